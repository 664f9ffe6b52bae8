"""The guard's rules as data: prompts/rules/*.toml read into labels and signs. How a rule is written stands below.

Each file holds `[classes]` of its own (words.toml holds those that all share) and labels:

    [classes]
    metric = ["revenue", "gross margin", "order book"]     # a class is a list of patterns; used as {metric}

    [[label]]
    id = "disclosure:results"
    severity = "block"                 # block | warn | hint
    why = "…"   source = "…"   better = "…"
    when = { sector = ["public", "health"], not_kind = ["summary"] }    # only in this setting; see below
    replaces = ["style:no-specifics"]  # labels not reported in a text that has this one
    unless_text = ["as reported"]      # silent where any of these stands anywhere in the text

    [[label.sign]]                     # one way of saying it; any one sign is enough
    id = "metric-moved"                # shows up in tests and nowhere else
    within = 1                         # sentences looked at together: 1 (default), 2, 3 …, "paragraph" or "text"
    all = ["{we}", "{metric}", ["{rise} ..3 {amount}", "{amount} {rise}"]]   # each must stand there; a list: any of it
    some = ["{period}", "{secret}"]    least = 1          # and so many of these (default 1)
    unless = ["{if} ..4 {metric}"]     # not where any of these stands in the same sentences
    unless_around = ["{joke}"]         # … nor one sentence before or after
    unless_text = ["{public_source}"]  # … nor anywhere in the text; "not announced", "before it is" excuse nothing
    when = { first_contact = true }
    asserted = true                    # a no, not, never, don't up to four words before the first of `all` silences it
    count = { of = "{hashtag}", more_than = 5 }           # counted in what is looked at (`within`)
    share = { of = "{CAPS}", more_than = 0.4 }            # of all words looked at
    weigh = [{ of = ["{deal}"], worth = 4 }, { of = ["{past}"], worth = -3 }]   reach = 6   # evidence added up
    alone = true                       # counts only where no other label of its file shows, the heaviest of such
    least_words = 8    most_words = 80                    # of what is looked at
    valid = "iban"                     # the words found by the first of `all` pass this check (guard_ids)

A pattern is words of one sentence in order, small letters: `word`, `word~` (all its English forms: close~ is close,
closes, closed, closing; also plurals), `stem*`, `a|b|{class}`, `{class}`, `word?` (may be missing), `..` a gap of up
to 3 words, `..8` up to 8, `<` the sentence begins, `>` it ends. "don't", "we've" may be written so. A mark such as
% ? ! : is a word of its own; a hyphen inside a word is a blank: write "sign up" for sign-up. A pattern between
strokes, "/…/" (or "/…/c": capitals count), is a regular expression over the sentence; every repeat in it is bounded.
Shapes that are there already: {number} {year} {past_year} {day} {url} {email} {handle} {hashtag} {emoji} {word} {any}
{Name} (a capital inside a sentence) {Cap} (a capital anywhere) {CAPS} (four letters or more, all capitals) {first}.
Lists of the person's own: {code_names} {customers} {employers} {consented}; empty where there is no person.
A setting (`when`) may ask for kind, network, sector (lists) or first_contact, quiet, employers (true or false);
`not_kind`, `not_network`, `not_sector` are lists of what it must not be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from execcoach.drafting.guard_evidence import Evidence, read_evidence
from execcoach.drafting.guard_ids import CHECKS
from execcoach.drafting.guard_patterns import Choice, read_choice
from execcoach.drafting.guard_shapes import OWN_LISTS, SHAPES
from execcoach.drafting.guard_words import word_set

Own = Mapping[str, str]
SHARED = "words"
EVIDENCE = "evidence"
_WHEN = {"kind": str, "network": str, "sector": str, "first_contact": bool, "quiet": bool, "employers": bool}


@dataclass(frozen=True, slots=True)
class Sign:
    """One way in which a label shows in a text."""

    id: str
    within: int | str
    all: tuple[Choice, ...]
    some: tuple[Choice, ...]
    least: int
    unless: Choice | None
    unless_around: Choice | None
    unless_text: Choice | None
    when: Mapping[str, Any]
    asserted: bool
    count: tuple[Choice, float] | None
    share: tuple[Choice, float] | None
    weigh: tuple[tuple[Choice, int], ...]
    reach: int
    alone: bool
    least_words: int
    most_words: int
    valid: str


@dataclass(frozen=True, slots=True)
class Label:
    """A label with what a person is told, and its signs."""

    id: str
    severity: str
    why: str
    source: str
    better: str
    when: Mapping[str, Any]
    replaces: tuple[str, ...]
    unless_text: Choice | None
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All labels, in the order of the files, the classes their patterns use, and what words weigh."""

    labels: tuple[Label, ...]
    classes: Mapping[str, Choice]
    evidence: Evidence | None = None

    def label(self, name: str) -> Label:
        """The label of this id; KeyError where there is none."""
        return next((label for label in self.labels if label.id == name), None) or _missing(name)


def _missing(name: str) -> Label:
    raise KeyError(name)


def read_rules(raws: Mapping[str, Mapping[str, Any]]) -> Rules:
    """The rules that the tables of these files describe; ValueError with file, label and what is wrong."""
    classes: dict[str, Choice] = {}
    labels: list[Label] = []
    for stem, raw in raws.items():
        if stem == EVIDENCE:
            continue
        tables = raw.get("classes", {})
        own = {} if stem == SHARED else {name: f"{stem}.{name}" for name in tables}
        for name, patterns in tables.items():
            if name in SHAPES or name in OWN_LISTS:
                raise ValueError(f"{stem}: the class {name} is there already")
            classes[own.get(name, name)] = _choice(patterns, f"{stem}: {name}", own, own.get(name, name))
        labels += [_label(table, stem, own) for table in raw.get("label", ())]
    evidence = read_evidence(raws[EVIDENCE]) if EVIDENCE in raws else None
    rules = Rules(tuple(labels), classes, evidence)
    _no_strangers(rules)
    return rules


def _label(table: Mapping[str, Any], stem: str, own: Own) -> Label:
    where = f"{stem}: {table.get('id', 'a label')}"
    missing = [key for key in ("id", "severity", "why", "source", "better") if not table.get(key)]
    unknown = set(table) - {*("id", "severity", "why", "source", "better", "when", "replaces", "unless_text", "sign")}
    if missing or unknown or table["severity"] not in ("block", "warn", "hint"):
        raise ValueError(f"{where}: missing {missing}, unknown {sorted(unknown)}, or a severity that is none")
    return Label(
        table["id"],
        table["severity"],
        table["why"],
        table["source"],
        table["better"],
        _when(table.get("when", {}), where),
        tuple(table.get("replaces", ())),
        _any(table, "unless_text", where, own),
        tuple(_sign(sign, where, own) for sign in table.get("sign", ())),
    )


_SIGN = word_set(
    "id within all some least unless unless_around unless_text when asserted count share weigh reach alone "
    "least_words most_words valid"
)


def _sign(table: Mapping[str, Any], label: str, own: Own) -> Sign:
    where = f"{label}, sign {table.get('id', '?')}"
    within = table.get("within", 1)
    if set(table) - _SIGN or not table.get("id") or not (isinstance(within, int) or within in ("paragraph", "text")):
        raise ValueError(f"{where}: an id is needed, `within` or a key cannot be read: {sorted(set(table) - _SIGN)}")
    if table.get("valid", "") not in ("", *CHECKS):
        raise ValueError(f"{where}: nothing checks {table['valid']}")
    if not any(key in table for key in ("all", "some", "count", "share", "weigh")):
        raise ValueError(f"{where}: it says nothing that could stand in a text")
    return Sign(
        table["id"],
        within,
        tuple(_choice(item, where, own) for item in table.get("all", ())),
        tuple(_choice(item, where, own) for item in table.get("some", ())),
        int(table.get("least", 1)),
        _any(table, "unless", where, own),
        _any(table, "unless_around", where, own),
        _any(table, "unless_text", where, own),
        _when(table.get("when", {}), where),
        bool(table.get("asserted", False)),
        _measure(table.get("count"), where, own),
        _measure(table.get("share"), where, own),
        tuple((_choice(one["of"], where, own), int(one["worth"])) for one in table.get("weigh", ())),
        int(table.get("reach", 0)),
        bool(table.get("alone", False)),
        int(table.get("least_words", 0)),
        int(table.get("most_words", 0)),
        str(table.get("valid", "")),
    )


def _any(table: Mapping[str, Any], key: str, where: str, own: Own) -> Choice | None:
    return _choice(table[key], f"{where}, {key}", own) if table.get(key) else None


def _measure(table: Mapping[str, Any] | None, where: str, own: Own) -> tuple[Choice, float] | None:
    return (_choice(table["of"], where, own), float(table["more_than"])) if table else None


def _choice(patterns: str | Sequence[str], where: str, own: Own, name: str = "") -> Choice:
    try:
        return read_choice([patterns] if isinstance(patterns, str) else patterns, name, own)
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"{where}: {error}") from None


def _when(table: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    for key, value in table.items():
        kind = _WHEN.get(key.removeprefix("not_"))
        if kind is None or (kind is bool) != isinstance(value, bool) or (kind is bool and key.startswith("not_")):
            raise ValueError(f"{where}: `when` cannot ask for {key} = {value}")
    return table


def choices(rules: Rules) -> tuple[Choice, ...]:
    """Every choice there is: the classes, and what the labels and signs look for or are silenced by."""
    found: list[Choice | None] = list(rules.classes.values())
    for label in rules.labels:
        found.append(label.unless_text)
        for sign in label.signs:
            found += [*sign.all, *sign.some, sign.unless, sign.unless_around, sign.unless_text]
            found += [measure[0] for measure in (sign.count, sign.share) if measure]
            found += [choice for choice, _ in sign.weigh]
    return tuple(choice for choice in found if choice)


def _no_strangers(rules: Rules) -> None:
    """ValueError where a pattern uses a class nobody wrote, or a class is made of itself."""
    known = {*rules.classes, *SHAPES, *OWN_LISTS}
    for choice in choices(rules):
        strange = choice.uses() - known
        if strange:
            raise ValueError(f"there is no class {sorted(strange)} (used by {choice.name or 'a sign'})")
    done: set[str] = set()

    def walk(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"the class {name} is made of itself")
        if name not in done and name in rules.classes:
            for used in rules.classes[name].uses():
                walk(used, (*above, name))
            done.add(name)

    for name in rules.classes:
        walk(name, ())
