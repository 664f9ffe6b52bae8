"""Schools, certificates, unpaid work, prizes and the like: entries found by the line that dates them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from execcoach.exchange.matching import fold
from execcoach.exchange.page_paste_dates import Span, behind, day_of, span_of
from execcoach.exchange.page_paste_found import Found, days
from execcoach.exchange.page_paste_lines import Line, told_once
from execcoach.exchange.page_paste_text import flowing
from execcoach.exchange.page_paste_words import PageWords

Anchor = Callable[[Line], "Dated | None"]


@dataclass(frozen=True, slots=True)
class Dated:
    """What the line that dates an entry says besides the date."""

    words: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The lines above the one that dates it, what that says, and what follows; `sure` where it surely begins there."""

    head: list[Line]
    dated: Dated
    body: list[Line]
    sure: bool


def read_schools(lines: list[Line], found: Found) -> None:
    """Take the schools of a section."""
    words = found.words

    def dated(line: Line) -> Dated | None:
        if span := span_of(line.words, words):
            return Dated("", span)
        head, at_end = behind(line.words, words)
        year = day_of(line.words)
        return Dated(head, at_end) if at_end else Dated("", Span(year, year)) if year else None

    for one in entries(lines, dated, 2, lambda head: _school_head(head, words)):
        head = [line for line in one.head if not line.apart]
        learnt = one.dated.words or (head[1].words if len(head) > 1 else "")
        if not head or len(head) > 2 or (one.dated.words and len(head) > 1):
            if len(head) == 2 and one.dated.words and _has(head[0].words, "schools", words):
                learnt = f"{head[1].words} {one.dated.words}"
            else:
                found.doubt(head, "unsure_school")
                continue
        degree, _, field = learnt.partition(", ")
        span = one.dated.span
        start = days(span) if span and span.start != span.end else {"end": str(span.end)} if span else {}
        activities: list[str] = []
        for line in one.body:
            done = words.after("activities", line.words)
            if done is not None:
                activities += [part.strip() for part in done.replace(";", ",").split(",") if part.strip()]
            elif words.after("grade", line.words) is not None:
                found.drop(line, "grade")
            elif words.says("page", line.words) or words.after("skills", line.words) is not None:
                found.passed += 1
            else:
                found.note(line, "given_note")
                activities.append(line.words)
        entry = {"name": head[0].words, "degree": degree, "field": field, **start, "activities": activities}
        found.add("schools", entry, head[0])


def read_certificates(lines: list[Line], found: Found) -> None:
    """Take the certificates of a section; in print each line is one."""
    words = found.words
    if found.printed:
        for line in lines:
            _printed(line, "certifications", "name", found)
        return

    def dated(line: Line) -> Dated | None:
        rest = words.after("issued", line.words)
        if rest is None or words.after("issued_by", line.words) is not None:
            return None
        day = day_of(rest.partition(" · ")[0])
        return Dated("", Span(day, day)) if day else None

    for one in entries(lines, dated, 2, undated=True):
        head = [line for line in one.head if not _beside(line, found)]
        if not 1 <= len(head) <= 2:
            found.doubt(head, "unsure_entry")
            continue
        by = head[1].words if len(head) > 1 else ""
        date = str(one.dated.span.start) if one.dated.span else ""
        found.add("certifications", {"name": head[0].words, "by": by, "date": date}, head[0])
        found.doubt([line for line in one.body if not _beside(line, found)], "unsure_item")


def read_volunteering(lines: list[Line], found: Found) -> None:
    """Take the unpaid work of a section."""
    words = found.words
    for one in entries(lines, lambda line: _spanned(line, words), 2):
        head = [line for line in one.head if not line.apart]
        if len(head) != 2:
            found.doubt(head, "unsure_entry")
            continue
        body = list(one.body)
        cause = body.pop(0).words if body and words.says("causes", body[0].words) else ""
        text = flowing([line for line in body if not _beside(line, found)], found)
        entry = {"organisation": head[1].words, "role": head[0].words, "cause": cause, **days(one.dated.span)}
        found.add("volunteering", {**entry, "summary": text}, head[0])


def read_organisations(lines: list[Line], found: Found) -> None:
    """Take the memberships of a section."""
    words = found.words

    def dated(line: Line) -> Dated | None:
        role, span = behind(line.words, words)
        return _spanned(line, words) or (Dated(role, span) if span else None)

    for one in entries(lines, dated, 1, lambda head: _own_lines(head, words)):
        head = [line for line in one.head if not line.apart]
        if not head or len(head) > (1 if one.dated.words else 2):
            found.doubt(head, "unsure_entry")
            continue
        role = one.dated.words or (head[1].words if len(head) > 1 else "")
        entry = {"organisation": head[0].words, "role": role, **days(one.dated.span)}
        found.add("memberships", entry, head[0])
        found.doubt([line for line in one.body if not _beside(line, found)], "unsure_item")


def read_projects(lines: list[Line], found: Found) -> None:
    """Take the projects of a section."""
    words = found.words
    for one in entries(lines, lambda line: _spanned(line, words), 1):
        head = [line for line in one.head if not line.apart]
        if len(head) != 1:
            found.doubt(head, "unsure_entry")
            continue
        text = flowing([line for line in one.body if not _beside(line, found)], found)
        found.add("projects", {"name": head[0].words, **days(one.dated.span), "summary": text}, head[0])


def read_awards(lines: list[Line], found: Found) -> None:
    """Take the prizes of a section."""
    words = found.words

    def dated(line: Line) -> Dated | None:
        by = words.after("issued_by", line.words)
        if by is None:
            day = day_of(words.after("issued", line.words) or "")
            return Dated("", Span(day, day)) if day else None
        who, span = behind(by, words)
        return Dated(who, span)

    _titled(lines, found, dated, "awards", "by")


def read_publications(lines: list[Line], found: Found) -> None:
    """Take the publications of a section."""

    def dated(line: Line) -> Dated | None:
        publisher, span = behind(line.words, found.words)
        day = day_of(line.words)
        return Dated(publisher, span) if span and publisher else Dated("", Span(day, day)) if day else None

    _titled(lines, found, dated, "publications", "publisher")


def _titled(lines: list[Line], found: Found, dated: Anchor, section: str, by: str) -> None:
    """Entries of a title, a line that says who and when, and a text; in print only titles."""
    if found.printed:
        for line in lines:
            _printed(line, section, "title", found)
        return
    for one in entries(lines, dated, 1, undated=True):
        head = [line for line in one.head if not line.apart]
        if len(head) != 1:
            found.doubt(head, "unsure_entry")
            continue
        text = flowing([line for line in one.body if not _beside(line, found)], found)
        date = str(one.dated.span.start) if one.dated.span else ""
        found.add(section, {"title": head[0].words, by: one.dated.words, "date": date, "summary": text}, head[0])


def entries(
    lines: list[Line],
    dated: Anchor,
    size: int,
    head_of: Callable[[list[Line]], int] | None = None,
    undated: bool = False,
) -> Iterator[Entry]:
    """The entries of a section: each a head of `size` lines, the line that dates it, and what follows.

    `head_of` says how many of the lines above belong to the head where that varies, 0 where it is not sure. Where
    lines stand apart by a logo or link, an entry may also be `undated`.
    """
    anchors = [(at, one) for at, line in enumerate(lines) if not line.apart and (one := dated(line))]
    heads: list[tuple[list[Line], Dated, bool]] = []
    bodies: list[list[Line]] = []
    after = 0
    for at, one in anchors:
        above = lines[after:at]
        cut = _cut(above, size, head_of, first=not heads, words=bool(one.words))
        rest, head = above[:cut], above[cut:]
        _hand_over(rest, heads, bodies, undated, size)
        heads.append((head, one, True))
        bodies.append([])
        after = at + 1
    _hand_over(lines[after:], heads, bodies, undated, size)
    for (head, one, sure), body in zip(heads, bodies, strict=True):
        yield Entry(told_once(head), one, told_once([line for line in body if not line.apart]), sure)


def _cut(above: list[Line], size: int, head_of: Callable[[list[Line]], int] | None, first: bool, words: bool) -> int:
    """Where in the lines above a date the head of its entry begins."""
    apart = max((at for at, line in enumerate(above) if line.apart), default=-1)
    if apart >= 0 and apart < len(above) - 1:
        return apart + 1
    if first:
        return 0
    if head_of:
        return len(above) - head_of(above[-1:] if words else above)
    return max(0, len(above) - size)


def _hand_over(
    rest: list[Line], heads: list[tuple[list[Line], Dated, bool]], bodies: list[list[Line]], undated: bool, size: int
) -> None:
    """Give lines to the entry before; a run between two logos or links is an entry without a date."""
    run: list[Line] = []
    started = not heads
    for line in [*rest, Line(0, "", ends=True)]:
        if not line.apart:
            run.append(line)
            continue
        if run and started and (undated or not bodies):
            heads.append((run, Dated(), False))
            bodies.append([])
        elif run and bodies:
            bodies[-1] += run
        run, started = [], True


def _school_head(above: list[Line], words: PageWords) -> int:
    """How many of the lines above a date name a school and what was learnt there; 0 where that is not sure."""
    if len(above) > 1 and (_has(above[-2].words, "schools", words) or _has(above[-1].words, "studies", words)):
        return 2
    if above and _has(above[-1].words, "schools", words):
        return 1
    return min(2, len(above)) if len(above) <= 1 else 0


def _own_lines(above: list[Line], words: PageWords) -> int:
    """How many of the lines above a date come after what the entry before is linked with."""
    at = next((at for at in range(len(above), 0, -1) if words.says("linked", above[at - 1].words)), 0)
    return len(above) - at


def _has(line: str, key: str, words: PageWords) -> bool:
    there = {word.strip(",;()") for word in fold(line).replace("-", " ").split()}
    endings = tuple(word for word in words.all(key) if len(word) > 5)
    return bool(there & set(words.all(key))) or any(word.endswith(endings) for word in there)


def _spanned(line: Line, words: PageWords) -> Dated | None:
    span = span_of(line.words, words)
    if span is None and (day := day_of(line.words)):
        span = Span(day, day)
    return Dated("", span) if span else None


def _beside(line: Line, found: Found) -> bool:
    """Whether a line only says what has no place: numbers, links, skills; it is said or counted."""
    words = found.words
    if line.apart:
        return True
    if words.says("number", line.words):
        found.drop(line, "number")
    elif words.says("linked", line.words):
        found.drop(line, "linked")
    elif words.says("page", line.words) or any(
        words.after(key, line.words) is not None for key in ("skills", "expires")
    ):
        found.passed += 1
    else:
        return False
    return True


def _printed(line: Line, section: str, key: str, found: Found) -> None:
    """A title in the narrow column; one that goes on in small letters is put together with the line above."""
    entries_there = found.raw.get(section, [])
    last = entries_there[-1] if entries_there else None
    if last and (line.words[0].islower() or last[key].endswith((" and", " &", " of", " für", " und", ",", "-"))):
        last[key] = f"{last[key]} {line.words}"
    else:
        found.add(section, {key: line.words}, line)
