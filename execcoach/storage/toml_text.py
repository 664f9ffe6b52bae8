"""A TOML text as spans: every table, key and list item with the comments that belong to it; joined, the text."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

STRING = (
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
)
_STRING = re.compile(STRING, re.DOTALL)
_BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\n]*+)*+")
_BLANK = re.compile(r"[ \t]*+")
_LINE_END = re.compile(r"[ \t]*+(?:#[^\r\n]*+)?(?:\r?\n|\Z)")
_BARE = re.compile(r"[^,\]}#\r\n]++")
_PART = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_HEADER = re.compile(r"[ \t]*+\[(?:[^\]\"'#]|" + STRING + r")*+\]{1,2}", re.DOTALL)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
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


def scan(text: str) -> Document:
    """The spans of a text that tomllib reads; ValueError when the scanner loses its way."""
    return _Scanner(text).document()


class _Scanner:
    """One pass from the start of the text to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def document(self) -> Document:
        root = Section("", "", "", (), False)
        sections: list[Section] = []
        here, gap = root, self._take(_BETWEEN)
        while self.at < len(self.text):
            blank = gap[gap.rfind("\n") + 1 :]
            above = gap[: len(gap) - len(blank)]
            if self.text[self.at] == "[":
                tail, before, lead = _gap_before_header(above, bool(here.keys or here.header))
                here.tail = tail
                here = self._header(before, lead, blank)
                sections.append(here)
            else:
                before, lead = _above(above)
                here.keys.append(self._pair(before, lead, blank))
            gap = self._take(_BETWEEN)
        here.tail, rest = _below(gap) if here.keys or here.header else ("", gap)
        newline = "\r\n" if self.text.count("\r\n") * 2 > self.text.count("\n") else "\n"
        return Document(root, sections, rest, newline)

    def _header(self, before: str, lead: str, blank: str) -> Section:
        start = self.at
        array = self.text.startswith("[[", start)
        self.at += 2 if array else 1
        self._take(_BLANK)
        path = self._key()
        self._expect("]]" if array else "]")
        self._take(_LINE_END)
        return Section(before, lead, blank + self.text[start : self.at], path, array)

    def _pair(self, before: str, lead: str, blank: str) -> KeyValue:
        start = self.at
        key = self._key()
        self._expect("=")
        self._take(_BLANK)
        name = blank + self.text[start : self.at]
        value = self._value()
        return KeyValue(before, lead, name, key, value, self._take(_LINE_END))

    def _key(self) -> tuple[str, ...]:
        parts: list[str] = []
        while True:
            part = self._take(_PART)
            if not part:
                raise ValueError(f"no key at {self.at}")
            parts.append(part if part[0] not in "\"'" else next(iter(tomllib.loads(f"{part} = 1"))))
            self._take(_BLANK)
            if not self.text.startswith(".", self.at):
                return tuple(parts)
            self.at += 1
            self._take(_BLANK)

    def _value(self) -> Value:
        sign = self.text[self.at : self.at + 1]
        if sign == "[":
            return self._array()
        if sign == "{":
            return self._inline()
        text = self._take(_STRING) if sign in ('"', "'") else self._take(_BARE)
        kept = text.rstrip(" \t") if sign not in ('"', "'") else text
        self.at -= len(text) - len(kept)
        if not kept:
            raise ValueError(f"no value at {self.at}")
        return Value(kept)

    def _array(self) -> Value:
        self.at += 1
        opening = "[" + self._rest_of_line()
        items: list[Item] = []
        while True:
            gap = self._take(_BETWEEN)
            if self.text.startswith("]", self.at):
                self.at += 1
                return Value(opening, items, None, gap + "]")
            blank = gap[gap.rfind("\n") + 1 :]
            before, lead = _above(gap[: len(gap) - len(blank)])
            value = self._value()
            start = self.at
            self._take(_BETWEEN)
            if self.text.startswith(",", self.at):
                self.at += 1
            else:
                self.at = start
            self._rest_of_line()
            items.append(Item(before, lead, blank, value, self.text[start : self.at]))

    def _rest_of_line(self) -> str:
        """What follows up to the end of the line, if nothing but white space and a comment does."""
        match = _LINE_END.match(self.text, self.at)
        if not match or not match[0].endswith("\n"):
            return ""
        self.at = match.end()
        return match[0]

    def _inline(self) -> Value:
        self.at += 1
        entries: list[Entry] = []
        while True:
            before = self._take(_BETWEEN)
            if self.text.startswith("}", self.at):
                self.at += 1
                return Value("{", None, entries, before + "}")
            start = self.at
            key = self._key()
            self._expect("=")
            self._take(_BLANK)
            name = self.text[start : self.at]
            value = self._value()
            start = self.at
            self._take(_BETWEEN)
            if self.text.startswith(",", self.at):
                self.at += 1
            else:
                self.at = start
            entries.append(Entry(before, name, key, value, self.text[start : self.at]))

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if not match:
            return ""
        self.at = match.end()
        return match[0]

    def _expect(self, sign: str) -> None:
        if not self.text.startswith(sign, self.at):
            raise ValueError(f"no {sign} at {self.at}")
        self.at += len(sign)


def _above(gap: str) -> tuple[str, str]:
    """Whole lines above something, parted into those that stand by themselves and the comments directly above it."""
    lines = _LINE.findall(gap)
    cut = len(lines)
    while cut and lines[cut - 1].lstrip(" \t").startswith("#"):
        cut -= 1
    return "".join(lines[:cut]), "".join(lines[cut:])


def _below(gap: str) -> tuple[str, str]:
    """Whole lines below something, parted into the comments directly below it and the rest."""
    lines = _LINE.findall(gap)
    cut = 0
    while cut < len(lines) and lines[cut].lstrip(" \t").startswith("#"):
        cut += 1
    return "".join(lines[:cut]), "".join(lines[cut:])


def _gap_before_header(gap: str, after_something: bool) -> tuple[str, str, str]:
    rest, lead = _above(gap)
    if not after_something:
        return "", rest, lead
    tail, before = _below(rest)
    return tail, before, lead
