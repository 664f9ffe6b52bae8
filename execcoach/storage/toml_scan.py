"""Finding the spans of a TOML text that tomllib has already read: one pass from start to end."""

import re
import tomllib

from execcoach.storage.toml_text import STRING, Document, Entry, Item, KeyValue, Section, Value

_STRING = re.compile(STRING, re.DOTALL)
_BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\n]*+)*+")
_BLANK = re.compile(r"[ \t]*+")
_LINE_END = re.compile(r"[ \t]*+(?:#[^\r\n]*+)?(?:\r?\n|\Z)")
_BARE = re.compile(r"[^,\]}#\r\n]++")
_PART = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


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
