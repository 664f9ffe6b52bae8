"""What was found on a page: tables of a profile, where each thing stood, what was left out and what is unsure."""

from collections.abc import Iterable, Mapping
from typing import Any

from execcoach.exchange.findings import Doubt, Dropped, Note
from execcoach.exchange.matching import fold
from execcoach.exchange.page_paste_dates import Span
from execcoach.exchange.page_paste_lines import Line
from execcoach.exchange.page_paste_words import PageWords
from execcoach.profile.paths import put
from execcoach.text import one_line, shorten


class Found:
    """Gathers what the sections of a page hold."""

    def __init__(self, file: str, words: PageWords, printed: bool = False) -> None:
        self.file, self.words, self.printed = one_line(file), words, printed
        self.raw: dict[str, Any] = {}
        self.rows: dict[str, str] = {}
        self.dropped: list[Dropped] = []
        self.notes: list[Note] = []
        self.doubts: list[Doubt] = []
        self.passed = 0
        self.top_rest: list[Line] = []

    def add(self, section: str, entry: Mapping[str, Any], line: Line) -> None:
        """Add an entry to a list; what it does not say is left away."""
        entries = self.raw.setdefault(section, [])
        self.rows[f"{section}[{len(entries)}]"] = f"line {line.number}"
        entries.append({key: value for key, value in entry.items() if value})

    def set(self, path: str, value: str, line: Line) -> None:
        """Fill a field that nothing was put into yet."""
        table, _, key = path.partition(".")
        if value and key not in self.raw.get(table, {}):
            self.raw = put(self.raw, path, value)
            self.rows[path] = f"line {line.number}"

    def item(self, path: str, value: str, line: Line) -> None:
        """Add a line to a list of lines, once."""
        table, _, key = path.partition(".")
        there = self.raw.setdefault(table, {}).setdefault(key, [])
        if fold(value) not in {fold(one) for one in there}:
            there.append(value)
            self.rows.setdefault(path, f"line {line.number}")

    def named(self, section: str, key: str, value: str, line: Line, **more: str) -> None:
        """Add an entry that is one name, once."""
        if value and fold(value) not in {fold(one.get(key)) for one in self.raw.get(section, ())}:
            self.add(section, {key: value, **more}, line)

    def drop(self, line: Line, reason: str, what: str = "") -> None:
        """Say that a line is left out; `reason` is one of the page's reasons, or a sentence."""
        said = self.words.reasons.get(reason, reason)
        self.dropped.append(Dropped(self.file, f"line {line.number}", shorten(what, 40), said))

    def drop_all(self, lines: Iterable[Line], reason: str, what: str = "") -> None:
        """Say of a run of lines that they are left out."""
        some = list(lines)
        if some:
            first, last = some[0].number, some[-1].number
            where = f"line {first}" if first == last else f"lines {first} to {last}"
            said = self.words.reasons.get(reason, reason)
            self.dropped.append(Dropped(self.file, where, shorten(what, 40), said))

    def note(self, line: Line, reason: str) -> None:
        """Say that something is not taken quite as it stands."""
        self.notes.append(Note(self.file, f"line {line.number}", "", self.words.reasons[reason]))

    def doubt(self, lines: Iterable[Line], reason: str) -> None:
        """Say of lines that nobody can be sure where they belong."""
        said = self.words.reasons[reason]
        self.doubts += [Doubt("", line.number, line.words, said) for line in lines if not line.apart]


def days(span: Span | None) -> dict[str, str]:
    """Start and end of an entry; an end that is still to come is left open."""
    if span is None:
        return {}
    return {"start": str(span.start), **({"end": str(span.end)} if span.end else {})}
