"""A TOML text as spans: every table, key and list item with the comments that belong to it; joined, the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

STRING = (
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
)
_HEADER = re.compile(r"[ \t]*+\[(?:[^\]\"'#]|" + STRING + r")*+\]{1,2}", re.DOTALL)
_COMMENT = re.compile(r"#[^\r\n]*")
Step = str | int
BELOW = -2  # the last step of a path that means: in this table, but at none of its keys
INSIDE = -1  # the last step of a path that means: in this list, but at none of its items


@dataclass(slots=True)
class Item:
    """One item of a list: blank lines, comments directly above, indentation, value, and its line's end with comma."""

    before: str
    lead: str
    indent: str
    value: "Value"
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.lead}{self.indent}{self.value}{self.after}"


@dataclass(slots=True)
class Entry:
    """One key of an inline table: white space, key with equals sign, value, white space with comma."""

    before: str
    name: str
    key: tuple[str, ...]
    value: "Value"
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.name}{self.value}{self.after}"


@dataclass(slots=True)
class Value:
    """A value: its text; of a list or inline table also the parts between the opening and closing text."""

    text: str  # of a list or inline table: the opening bracket with what follows it on its line
    items: list[Item] | None = None
    entries: list[Entry] | None = None
    close: str = ""

    def __str__(self) -> str:
        return self.text + "".join(map(str, self.items or self.entries or ())) + self.close


@dataclass(slots=True)
class KeyValue:
    """A key and its value: blank lines, comments directly above, key with equals sign, value, end of line."""

    before: str
    lead: str
    name: str
    key: tuple[str, ...]
    value: Value
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.lead}{self.name}{self.value}{self.after}"


@dataclass(slots=True)
class Section:
    """A table: blank lines, comments directly above, header line, keys, comments directly below the last one."""

    before: str
    lead: str
    header: str
    path: tuple[str, ...]
    array: bool
    keys: list[KeyValue] = field(default_factory=list)
    tail: str = ""

    def __str__(self) -> str:
        return f"{self.before}{self.lead}{self.header}{''.join(map(str, self.keys))}{self.tail}"


@dataclass(slots=True)
class Document:
    """A whole text: what stands before the first header is the section without one."""

    root: Section
    sections: list[Section]
    tail: str
    newline: str

    def __str__(self) -> str:
        return f"{self.root}{''.join(map(str, self.sections))}{self.tail}"

    def line_of(self, wanted: tuple[Step, ...]) -> int:
        """The line of the longest part of the path that is there; LookupError when not even its first key is."""
        best: tuple[int, int] | None = None
        at, counts = 0, dict[tuple[Step, ...], int]()
        for section in [self.root, *self.sections]:
            here = owner(section, counts)
            if here and here == wanted[: len(here)] and (best is None or len(here) > best[0]):
                best = (len(here), at + len(section.before) + len(section.lead))
            spot = at + len(section.before) + len(section.lead) + len(section.header)
            for pair in section.keys:
                for path, offset in _spots((*here, *pair.key), pair):
                    if path == wanted[: len(path)] and (best is None or len(path) > best[0]):
                        best = (len(path), spot + offset)
                spot += len(str(pair))
            at += len(str(section))
        if best is None:
            raise LookupError(wanted)
        return str(self).count("\n", 0, best[1]) + 1


def owner(section: Section, counts: dict[tuple[Step, ...], int]) -> tuple[Step, ...]:
    """The path of a section with the indexes of the tables around it; `counts` is kept from section to section."""
    path: tuple[Step, ...] = ()
    for at, key in enumerate(section.path):
        path = (*path, key)
        if at == len(section.path) - 1 and section.array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _spots(path: tuple[Step, ...], pair: KeyValue) -> Iterator[tuple[tuple[Step, ...], int]]:
    start = len(pair.before) + len(pair.lead)
    yield path, start
    yield from _inside(path, pair.value, start + len(pair.name))


def _inside(path: tuple[Step, ...], value: Value, at: int) -> Iterator[tuple[tuple[Step, ...], int]]:
    at += len(value.text)
    for index, item in enumerate(value.items or ()):
        start = at + len(item.before) + len(item.lead) + len(item.indent)
        yield (*path, index), start
        yield from _inside((*path, index), item.value, start)
        at += len(str(item))
    for entry in value.entries or ():
        start = at + len(entry.before)
        yield (*path, *entry.key), start
        yield from _inside((*path, *entry.key), entry.value, start + len(entry.name))
        at += len(str(entry))


def comments(text: str) -> list[str]:
    """The comments of a stretch that holds nothing but white space and comments."""
    return [match.rstrip() for match in _COMMENT.findall(text)]


def owned_comments(document: Document) -> Iterator[tuple[tuple[Step, ...] | None, str]]:
    """Every comment with the path it belongs to; None for one that stands by itself between blank lines."""
    counts: dict[tuple[Step, ...], int] = {}
    for section in [document.root, *document.sections]:
        here = owner(section, counts)
        yield from ((None, note) for note in comments(section.before))
        yield from ((here, note) for note in comments(section.lead))
        yield from ((here, note) for note in comments(_HEADER.sub("", section.header, count=1)))
        for pair in section.keys:
            path = (*here, *pair.key)
            yield from (((*here, BELOW), note) for note in comments(pair.before))
            yield from ((path, note) for note in comments(pair.lead + pair.after))
            yield from _value_comments(path, pair.value)
        yield from (((*here, BELOW), note) for note in comments(section.tail))
    yield from ((None, note) for note in comments(document.tail))


def _value_comments(path: tuple[Step, ...], value: Value) -> Iterator[tuple[tuple[Step, ...] | None, str]]:
    for index, item in enumerate(value.items or ()):
        here = (*path, index)
        yield from (((*path, INSIDE), note) for note in comments(item.before))
        yield from ((here, note) for note in comments(item.lead + item.after))
        yield from _value_comments(here, item.value)
    for entry in value.entries or ():
        yield from _value_comments((*path, *entry.key), entry.value)
    if value.items is not None:
        yield from (((*path, INSIDE), note) for note in comments(value.text) + comments(value.close))
