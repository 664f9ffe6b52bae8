import subprocess
import sys

import pytest
from each import each

from execcoach.drafting.template import read_template, render
from execcoach.errors import CoachError

HEAD = '+++\nid = "t"\ntitle = "T"\nkind = "post"\n'


@each(
    ("text", "line"),
    [
        ("no front matter", 1),
        (HEAD + "body without an end", 1),
        (HEAD + "why = \n+++\n", 5),
        (HEAD + 'wyh = "x"\n+++\n', 5),
        (HEAD + 'minutes = "4"\n+++\n', 5),
        (HEAD + "networks = [1]\n+++\n", 5),
        ('+++\nid = "t"\n+++\n', 1),
        (HEAD + '\n[[input]]\nname = "a"\nlabel = "A"\nask = "A?"\n\n[[input]]\nname = "b"\n+++\n', 11),
        (HEAD + '\n[[input]]\nname = "a"\nlabel = "A"\nask = "A?"\nrequired = "yes"\n+++\n', 10),
    ],
)
def test_a_malformed_template_names_its_file_and_line(text, line):
    with pytest.raises(CoachError) as caught:
        read_template(text, "mine.j2.md")
    assert caught.value.places[0].file == "mine.j2.md"
    assert caught.value.places[0].line == line


@each(
    ("body", "line"),
    [
        ("fine\n{% if %}\n", 7),
        ("fine\n\n{{ nobody }}\n", 8),
        ("{{ who.__class__.__mro__ }}", 6),
        ("{% include 'other' %}", 6),
        ("{{ lipsum() }}", 6),
        ("{% for x in range(3) %}{% endfor %}", 6),
        ("{{ 1 / 0 }}", 6),
    ],
)
def test_a_body_that_cannot_be_filled_names_its_line(body, line):
    with pytest.raises(CoachError) as caught:
        render(read_template(f"{HEAD}+++\n{body}", "mine.j2.md"), {"who": "Ada"})
    assert caught.value.places[0].line == line


def test_a_template_that_writes_without_end_is_stopped():
    body = "{% for a in many %}{% for b in many %}{{ who }}{% endfor %}{% endfor %}"
    with pytest.raises(CoachError, match="at most"):
        render(read_template(f"{HEAD}+++\n{body}", "m"), {"who": "x" * 100, "many": list(range(1000))})


def test_only_plain_data_reaches_a_template():
    with pytest.raises(TypeError):
        render(read_template(f"{HEAD}+++\n{{{{ a }}}}", "m"), {"a": object()})


def test_the_drafting_rooms_load_neither_jinja_nor_regex_until_asked():
    code = (
        "import sys, execcoach.drafting.writer, execcoach.drafting.draft, execcoach.drafting.networks as n;"
        "net = n.Network(id='l', title='L', counts='utf16', rooms=(n.Room(kinds=('post',), limit=3),));"
        "n.count('a\\U0001f600b', net);"
        "print([m for m in ('jinja2', 'regex', 'textual', 'tomli_w') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
