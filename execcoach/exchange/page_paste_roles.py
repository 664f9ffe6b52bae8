"""The posts on a page: found by their dates, read upwards for title and company, downwards for what was done."""

from dataclasses import dataclass, field

from execcoach.exchange.matching import fold
from execcoach.exchange.page_paste_dates import Span, length_of, span_of
from execcoach.exchange.page_paste_found import Found, days
from execcoach.exchange.page_paste_lines import Line, told_once
from execcoach.exchange.page_paste_text import flowing
from execcoach.exchange.page_paste_top import is_place
from execcoach.exchange.page_paste_words import PageWords
from execcoach.profile.dates import parse_day


class _Group:
    """Posts under one company: its name, the months the page counts for all of them, and those told so far."""

    def __init__(self, company: str, total: int) -> None:
        self.company, self.total = company, total
        self.told = self.posts = 0

    @property
    def full(self) -> bool:
        """Whether its posts make up what the page counts, each rounded up by a month at most."""
        return self.posts > 0 and self.told + 1 >= self.total


@dataclass(frozen=True, slots=True)
class _Post:
    """One post as it is read: its body grows until the next one begins."""

    title: str
    company: str
    line: Line
    span: Span
    body: list[Line] = field(default_factory=list)


def read_roles(lines: list[Line], found: Found) -> None:
    """Take the posts of a section; a post whose title and company are not sure is shown for sorting."""
    words = found.words
    spans = {at: span for at, line in enumerate(lines) if not line.apart and (span := span_of(line.words, words))}
    if any(span.months is not None for span in spans.values()):
        spans = {at: span for at, span in spans.items() if span.months is not None}
    reader = _Roles(found)
    after = 0
    for at, span in spans.items():
        reader.post(lines[after:at], lines[at], span)
        after = at + 1
    reader.rest(lines[after:])
    for post in reader.posts:
        _keep(post, found)
    _current(found)


class _Roles:
    """Goes from date to date."""

    def __init__(self, found: Found) -> None:
        self._found, self._words = found, found.words
        self._group: _Group | None = None
        self.posts: list[_Post] = []

    def post(self, above: list[Line], dates: Line, span: Span) -> None:
        """The lines between the dates before and these: the end of one post and the head of the next."""
        body, head = self._heads(above)
        if head and body and fold(body[-1].words) == fold(head[1]):  # what a picture of the company is called
            self._found.passed += 1
            body = body[:-1]
        self.rest(body)
        if head is None:
            return
        title, company = head
        if self._group and fold(company) == fold(self._group.company):
            self._group.posts += 1
            self._group.told += span.months or 0
        else:
            self._group = None
        self.posts.append(_Post(title.words, company, title, span))

    def rest(self, body: list[Line]) -> None:
        """What was done in the post before, or what belongs to none."""
        if self.posts:
            self.posts[-1].body.extend(line for line in body if not line.apart)
        else:
            self._found.doubt(body, "unsure_entry")

    def _heads(self, above: list[Line]) -> tuple[list[Line], tuple[Line, str] | None]:
        """The end of the post before; title and company, None where they are not sure."""
        typed = bool(above) and _is_kind(above[-1].words, self._words)
        lines = above[:-1] if typed else above
        total = next((at for at in range(len(lines) - 1, 0, -1) if _total(lines[at].words, self._words)), 0)
        logo = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].logo), None)
        if total and total < len(lines) - 1:
            return self._of_group(lines, total, logo)
        if not lines or lines[-1].apart:
            return self._unsure(above, lines)
        company, kind = _typed(lines[-1].words, self._words)
        if kind and not typed and len(lines) > 1 and not lines[-2].apart:
            return lines[:-2], (lines[-2], company)
        if self._group and not self._group.full and (logo is None or typed):
            return lines[:-1], (lines[-1], self._group.company)
        if logo is not None and not typed:
            return self._by_logo(lines, logo)
        if typed and self._group:
            return lines[:-1], (lines[-1], self._group.company)
        if len(lines) < 2 or lines[-2].apart:
            return self._unsure(above, lines)
        first, second = (lines[-1], lines[-2]) if self._found.printed else (lines[-2], lines[-1])
        return lines[:-2], (first, second.words)

    def _of_group(self, lines: list[Line], total: int, logo: int | None) -> tuple[list[Line], tuple[Line, str] | None]:
        company = lines[total - 1]
        owner = company.logo or company.words
        between = [line for line in lines[total + 1 : -1] if not line.apart]
        self._group = _Group(owner, _total(lines[total].words, self._words) or 0)
        self._found.passed += 1
        for line in between:
            if is_place(line.words, self._words):
                self._found.drop(line, "place")
            else:
                self._found.doubt([line], "unsure_entry")
        start = logo if logo is not None and logo < total else total - 1
        return lines[:start], (lines[-1], owner)

    def _by_logo(self, lines: list[Line], logo: int) -> tuple[list[Line], tuple[Line, str] | None]:
        head, owner = [line for line in lines[logo + 1 :] if not line.apart], lines[logo].logo
        if len(head) == 1:
            return lines[:logo], (head[0], owner)
        if len(head) == 2 and fold(owner) in (fold(head[0].words), fold(head[1].words)):
            title = head[1] if fold(head[0].words) == fold(owner) else head[0]
            return lines[:logo], (title, owner)
        self._found.doubt(head, "unsure_role")
        return lines[:logo], None

    def _unsure(self, above: list[Line], lines: list[Line]) -> tuple[list[Line], None]:
        self._found.doubt(above[-1:] if lines else above, "unsure_role")
        self._group = None
        return above[:-1], None


def _keep(post: _Post, found: Found) -> None:
    words, body = found.words, told_once(post.body)
    kept: list[Line] = []
    for at, line in enumerate(body):
        named = words.after("skills", line.words)
        if named is not None:
            for skill in named.replace(" • ", " · ").split(" · "):
                found.named("skills", "name", skill.strip(), line)
        elif words.says("named_skills", line.words):
            found.drop(line, "used_at")
        elif words.says("page", line.words) or words.says("linked", line.words):
            found.passed += 1
        elif _is_kind(line.words, words) and not kept:
            found.drop(line, "kind")
        elif not kept and is_place(line.words, words):
            found.drop(line, "place")
        elif not kept and at == 0 and _may_be_place(line.words, len(body) > 1):
            if _known_place(line.words, found):
                found.drop(line, "place")
            else:
                found.doubt([line], "perhaps_place")
        else:
            kept.append(line)
    entry = {"title": post.title, "company": post.company, **days(post.span), "summary": flowing(kept, found)}
    found.add("roles", entry, post.line)


def _current(found: Found) -> None:
    """Role and company of the person, from the post without an end and with the latest start."""
    rows = [
        (start.first(), -at)
        for at, role in enumerate(found.raw.get("roles", ()))
        if "end" not in role and (start := parse_day(role.get("start")))
    ]
    if rows:
        at = -max(rows)[1]
        line = Line(int(found.rows[f"roles[{at}]"].rpartition(" ")[2]), "")
        for key, to in (("title", "person.role"), ("company", "person.company")):
            found.set(to, found.raw["roles"][at].get(key, ""), line)


def _total(line: str, words: PageWords) -> int | None:
    """The months of a line that counts them for a company, perhaps behind how one is employed."""
    head, dot, tail = line.rpartition(" · ")
    if dot and not _is_kind(head, words):
        return None
    return length_of(tail if dot else line, words)


def _is_kind(line: str, words: PageWords) -> bool:
    parts = [part.strip() for part in line.split("·")]
    return words.says("kinds", parts[0]) and all(
        words.says("kinds", one) or words.says("where", one) for one in parts[1:]
    )


def _typed(line: str, words: PageWords) -> tuple[str, bool]:
    head, dot, tail = line.rpartition(" · ")
    return (head.strip(), True) if dot and words.says("kinds", tail) else (line, False)


def _may_be_place(line: str, more: bool) -> bool:
    parts = line.split()
    return len(parts) <= 5 and line[0].isupper() and line[-1] not in ".:;!?" and (more or len(parts) <= 4)


def _known_place(line: str, found: Found) -> bool:
    """Whether it is the town the person lives in, or a part of it."""
    town = found.raw.get("person", {}).get("location", "")
    return fold(line) in {fold(town), *(fold(part) for part in town.split(","))}
