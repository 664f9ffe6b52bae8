"""Bodies of templates that nobody means well with, and how each has to end: a named error, or harmless text."""

MEMORY, TIME, OUTPUT = "needs too much memory", "needs too much time", "writes too much"
DEEP, UNSAFE, ALONE = "goes too deep", "reaches for what no template may touch", "asks for another file"
MISSING, SYNTAX, OTHER = "asks for something that is not there", "cannot be read there", "cannot be filled ("
TEXT = ""
"""It ends as text: what it tried came to nothing, and what it wrote is shown with visible signs."""

_TEN = "'aaaaaaaaaa'"
_LOOP = "{% for a in " + _TEN + "*3000 %}"

BODIES: dict[str, tuple[str, tuple[str, ...]]] = {
    # memory, worked out while it is compiled
    "a-billion-letters": ("{{ 'a' * 10**9 }}", (MEMORY,)),
    "a-billion-in-a-list": ("{{ [0] * 10**9 }}", (MEMORY,)),
    "a-billion-in-a-condition": ("{% if 'a' * 10**9 %}x{% endif %}", (MEMORY,)),
    "more-than-an-index": ("{{ 'a' * 10**30 }}", (MEMORY,)),
    "wide-by-format": ("{{ '%1000000000d' % 1 }}", (MEMORY,)),
    "wide-by-the-filter-format": ("{{ '%1000000000d' | format(1) }}", (MEMORY,)),
    "wide-by-braces": ("{{ '{:>1000000000}'.format(who) }}", (MEMORY,)),
    "wide-by-centre": ("{{ who | center(10**9) }}", (MEMORY,)),
    "wide-by-a-method": ("{{ who.ljust(10**9) }}", (MEMORY,)),
    "wide-by-indent": ("{{ who | indent(10**9, true) }}", (MEMORY,)),
    "many-tabs": ("{{ ('\\t' * 10**6).expandtabs(10**4) }}", (MEMORY,)),
    "a-number-as-bytes": ("{{ (1).to_bytes(10**9, 'big') }}", (MEMORY,)),
    # memory, built while it runs
    "doubling-with-tilde": (
        "{% macro twice(t, n) %}{% if n %}{{ twice(t ~ t, n - 1) }}{% else %}{{ t | length }}{% endif %}{% endmacro %}"
        "{{ twice('abcdefgh', 40) }}",
        (MEMORY, TIME),
    ),
    "doubling-by-replace": ("{% set t = 'a' * 20000 %}{{ t | replace('a', t) }}", (MEMORY,)),
    "doubling-by-replace-twice": (
        "{% set t = 'a' * 900 %}{% set t = t | replace('a', t) %}{{ t | replace('a', t) }}",
        (MEMORY,),
    ),
    "doubling-by-join": ("{% set t = 'a' * 9000 %}{{ t.join(t) | length }}{{ t.join(t).join(t) }}", (MEMORY,)),
    "doubling-in-blocks": (
        "{% set t = 'a' * 1000 %}" + "{% set t %}{{ t }}{{ t }}{{ t }}{{ t }}{% endset %}" * 12 + "{{ t | length }}",
        (MEMORY, OUTPUT, TIME),
    ),
    "slices-without-number": ("{{ who | slice(10**8) | list | length }}", (MEMORY, TIME)),
    "batches-filled-up": ("{{ who | batch(10**9, 'x') | list | length }}", (MEMORY, TIME)),
    "an-addition-of-lists": ("{{ [[[0] * 9999] * 9999, [0] * 10**8] | sum(start=[]) | length }}", (MEMORY, TIME)),
    "wrapped-letter-by-letter": ("{{ ('a b ' * 10**7) | wordwrap(1) | length }}", (MEMORY, TIME)),
    # time
    "loops-in-loops": (f"\n{_LOOP}{_LOOP}{_LOOP}{{% endfor %}}{{% endfor %}}{{% endfor %}}", (TIME,)),
    "a-tower-of-powers": ("{{ 9 ** 9999999 ** 2 % 7 }}", (TIME, MEMORY)),
    "a-number-squared-again": (
        "{% macro sq(n, k) %}{% if k %}{{ sq(n * n, k - 1) }}{% endif %}{% endmacro %}{{ sq(7, 60) }}",
        (TIME, MEMORY, OTHER),
    ),
    "a-number-nobody-can-print": ("{{ 10 ** 20000 }}", (OTHER,)),
    "two-calls-make-four": (
        "{% macro two(n) %}{% if n %}{{ two(n - 1) }}{{ two(n - 1) }}{% endif %}{% endmacro %}{{ two(60) }}",
        (TIME,),
    ),
    "sorting-again-and-again": (
        _LOOP + "{% set s = ('abcdefghij' * 90000) | list | sort %}{% endfor %}",
        (TIME, MEMORY),
    ),
    "linkified-brackets": (
        "{{ ('(' * 10**6 ~ 'www.example.org' ~ ')' * 10**6) | urlize | length }}",
        (TIME, MEMORY, OUTPUT, TEXT),
    ),
    "tags-never-closed": ("{{ ('<' * 3 * 10**6) | striptags | length }}", (TIME, MEMORY, TEXT)),
    # output
    "a-flood": (_LOOP + "a page of it {% endfor %}", (OUTPUT,)),
    "a-flood-at-once": ("{{ 'flood ' * 100000 }}", (OUTPUT,)),
    "a-flood-of-question-marks": ("{{ '[' * 49000 }}?]", (TEXT,)),
    "a-flood-of-blanks-and-marks": ("{{ ' \ue000' * 20000 }}x", (TEXT, OUTPUT)),
    "a-flood-of-stops": ("{{ '.)' * 20000 }}x{{ ' .' * 4000 }}", (TEXT,)),
    # depth
    "a-macro-without-end": ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", (DEEP,)),
    "a-loop-without-end": ("{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}", (DEEP,)),
    "brackets-in-brackets": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", (DEEP, SYNTAX)),
    "lists-in-lists": ("{{ " + "[" * 3000 + "]" * 3000 + " }}", (DEEP, SYNTAX)),
    "not-not-not": ("{{ " + "not " * 5000 + "1 }}", (DEEP,)),
    "blocks-in-blocks": ("{% if 1 %}" * 300 + "x" + "{% endif %}" * 300, (DEEP, SYNTAX, OTHER, MEMORY)),
    "a-chain-of-filters": ("{{ who" + "|upper" * 3000 + " }}", (DEEP, TEXT, MEMORY, SYNTAX)),
    # ways out
    "the-class-of-a-word": ("{{ who.__class__.__mro__ }}", (UNSAFE,)),
    "the-class-by-brackets": ("{{ who['__class__'] }}", (UNSAFE,)),
    "the-class-by-attr": ("{{ who | attr('__class__') }}", (UNSAFE, MISSING)),
    "the-class-by-map": ("{{ [who] | map(attribute='__class__') | list }}", (UNSAFE, MISSING, TEXT)),
    "the-class-by-format": ("{{ '{0.__class__}'.format(who) }}", (UNSAFE,)),
    "the-class-by-format-map": ("{{ '{a.__class__}'.format_map({'a': who}) }}", (UNSAFE,)),
    "the-class-by-a-borrowed-format": ("{{ ('{0.__class__}' | attr('format'))(who) }}", (UNSAFE,)),
    "the-class-by-a-passed-format": (
        "{% set f = ['{0.__class__}'] | map(attribute='format') | first %}{{ f(who) }}",
        (UNSAFE,),
    ),
    "the-frame-of-a-generator": ("{{ ([who] | map('upper')).gi_frame.f_globals }}", (UNSAFE,)),
    "the-globals-of-a-macro": ("{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}", (UNSAFE, MISSING)),
    "the-context-itself": ("{{ self._TemplateReference__context.environment }}", (UNSAFE, MISSING)),
    "joiners-of-old": ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", (MISSING, UNSAFE)),
    "lorem-without-end": ("{{ lipsum(n=10**6) }}", (MISSING,)),
    "a-range-of-many": ("{% for a in range(10**9) %}{% endfor %}", (MISSING,)),
    "the-engine-imported": ("{{ __import__('os').system('id') }}", (MISSING,)),
    "a-codec-fetched-from-disk": ("{{ who.encode('punycode') }}", (UNSAFE,)),
    "an-answer-changed": ("{{ given.update(who=1) }}", (UNSAFE, MISSING)),
    "a-list-changed": ("{% set a = [1] %}{{ a.append(a) }}{{ a }}", (UNSAFE, MISSING)),
    # other files, names and grammar
    "another-file-included": ("{% include '/etc/passwd' %}", (ALONE,)),
    "another-file-included-if-there": ("{% include '../profile.toml' ignore missing %}", (ALONE, TEXT)),
    "another-file-imported": ("{% import 'posts/a.j2.md' as a %}{{ a }}", (ALONE,)),
    "another-file-extended": ("{% extends who %}", (ALONE,)),
    "a-name-not-there": ("{{ secret }}", (MISSING,)),
    "a-name-of-a-name": ("{{ me.passwords.first }}", (MISSING,)),
    "a-filter-not-there": ("{{ who | shell }}", (SYNTAX,)),
    "a-bracket-missing": ("{{ who ", (SYNTAX,)),
    "a-block-not-ended": ("{% for a in who %}{{ a }}", (SYNTAX,)),
    "a-tag-nobody-knows": ("{% do who.upper() %}", (SYNTAX,)),
    "divided-by-nothing": ("{{ 1 // 0 }}", (OTHER,)),
    # what is written, not how
    "obeyed-by-a-terminal": ("\x1b]0;mine\x07\x1b[2J\x9b5n{{ '\\x1b]52;c;ZXZpbA==\\x07' }} hello", (TEXT,)),
    "letters-nobody-sees": ("\u202egnp.exe\u2066 \U000e0041\U000e0042 a\u200b\ufeffb", (TEXT,)),
    "half-a-letter": ("{{ '\\ud800' }} {{ '\\udfff' * 3 }}", (TEXT, OTHER, SYNTAX)),
    "marks-of-ours": ("\ue000all of it theirs\ue001 {{ '\ue001\ue000' * 500 }}", (TEXT,)),
    "letters-that-are-others": ("{{ ｗｈｏ }} {{ whо }}", (SYNTAX, MISSING)),
    "nothing-at-all": ("", (TEXT,)),
    "zero-bytes": ("a\x00b{{ '\\x00' * 9 }}", (TEXT,)),
}
SOME = ("a-billion-letters", "a-flood-at-once", "a-macro-without-end", "the-class-by-format", "obeyed-by-a-terminal")
"""Those of the default run; the rest is long."""
