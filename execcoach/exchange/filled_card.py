"""A card as it came back through somebody's mail: what was done, what was left out, and what nobody can place."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from execcoach.errors import CoachError
from execcoach.exchange.day_card import CLOSE, HEAD, STEP, CardWording
from execcoach.exchange.findings import Doubt
from execcoach.exchange.mailed import MailLine, is_attribution, is_mail_head, mail_lines, speaks
from execcoach.exchange.printed import Printed
from execcoach.exchange.questionnaire import Mark, marks
from execcoach.routine.records import PILLARS
from execcoach.text import one_line
from execcoach.words import folded

_NOWHERE = "It stands outside the answers"
_AMONG = "It stands among the steps, not behind an Answer"
_MORE = "More words stand among the steps than were printed; look whether an answer is one of them"
_UNKNOWN = "No step of this name is known here"
_SIGNATURE = "It looks like a signature"
_TWICE = "This step is answered twice, and differently"
_PRIVATE = re.compile(r"[\s,;]*\(\s*private\s*\)[\s.]*\Z", re.IGNORECASE)
_BULLET = re.compile(r"\A[-*\u2022\u2013\u2014\u00b7] +")
_RULE = re.compile(r"[>\s]*|[-_=*~]{3,}")
_SAID = {"done": "done", "skipped": "left out"}
_NARROWEST = 60
"""Columns below which no mail program breaks a line; the rest of a broken one has lost its quoting."""


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """What was answered to a step: `mark` is its prompt, or begins with its pillar; outcome is done or skipped."""

    mark: str
    outcome: str
    note: str = ""
    private: bool = False

    @property
    def pillar(self) -> str:
        """The pillar of the step."""
        return self.mark.partition("-")[0]

    def told(self) -> str:
        """The answer as it is shown before it is kept."""
        words = ": ".join(part for part in (_SAID[self.outcome], self.note) if part)
        return f"{self.pillar}, {words}{' (private)' if self.private else ''}"


@dataclass(frozen=True, slots=True)
class FilledCard:
    """A card that came back: whom it was made for, its day, the answers, and what has no sure place."""

    sign: str
    name: str
    day: datetime.date
    answers: tuple[CardAnswer, ...] = ()
    unsure: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines that were typed at one answer, in one copy of the card."""

    mark: str
    depth: int
    typed: list[tuple[int, str]] = field(default_factory=list)

    @property
    def said(self) -> str:
        """Everything typed, as one line."""
        lines = [words for _, words in self.typed if not _RULE.fullmatch(words)]
        said = one_line(_BULLET.sub("", " ".join(lines).strip(), count=1))
        return said if speaks(said) else ""


def is_card(text: str) -> bool:
    """Whether the text is one of our cards, however its head was broken."""
    return any(HEAD.search(words) for words in _pairs(mail_lines(text)))


def read_card(text: str, wording: CardWording) -> FilledCard:
    """What came back on a card; CoachError where the mail holds the cards of two days, or of none."""
    walk = _Walk(wording)
    walk.through(mail_lines(text))
    if len(walk.heads) != 1:
        sentence = "Cards of several days are in one mail. Save each by itself, then import them one after the other."
        title = "Which day is it?" if walk.heads else "This is no card"
        raise CoachError(title, sentence if walk.heads else "The line that begins with execcoach card is not in it.")
    (sign, day), name = walk.heads.popitem()
    answers = []
    for mark in dict.fromkeys(block.mark for block in walk.blocks):
        said = [block for block in walk.blocks if block.mark == mark and block.said]
        if len({folded(block.said) for block in said}) > 1:
            for block in said:
                walk.unsure += [Doubt(mark, line, one_line(words), _TWICE) for line, words in block.typed if words]
        elif said:
            answers.append(_answer(mark, said[0].said, wording))
    unsure = tuple(dict.fromkeys(sorted(walk.unsure, key=lambda one: one.line)))
    try:
        on = datetime.date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        raise CoachError("Which day is it?", f"The card says {day}, which is no day.") from None
    return FilledCard(sign, name, on, tuple(answers), unsure)


class _Walk:
    """Goes through the lines of a mail and gathers what was typed at each answer."""

    def __init__(self, wording: CardWording) -> None:
        self.heads: dict[tuple[str, str], str] = {}
        self.blocks: list[_Block] = []
        self.unsure: list[Doubt] = []
        self._wording = wording
        self._block: _Block | None = None
        self._printed: int | None = None
        self._counted = self._depth = 0
        self._broken = self._signing = False

    def through(self, lines: Sequence[MailLine]) -> None:
        """All lines, in order."""
        skip = False
        before: MailLine | None = None
        for line, joined, following in zip(lines, _pairs(lines), [*lines[1:], None], strict=True):
            self._broken = (
                before is not None and (before.depth >= self._depth or self._broken) and _is_rest(before, line)
            )
            before = line
            if skip:
                skip = False
                continue
            if head := HEAD.search(line.words) or (HEAD.search(joined) if "execcoach" in line.words else None):
                skip = not HEAD.search(line.words)
                self._open(head, line)
            elif following and self._quotes(line, lines):
                self._leave()
            else:
                self._line(line)
        self._leave()

    def _quotes(self, line: MailLine, lines: Sequence[MailLine]) -> bool:
        """Whether the line is what a mail program puts over what it quotes; a line typed so has nothing quoted."""
        after = [one for one in lines[line.number : line.number + 4] if one.words]
        if self._printed is not None and self._block is None:
            return False
        if not is_attribution(line.words, after[0].words if after else ""):
            return False
        deeper = any(one.depth > line.depth for one in after)
        return deeper or line.words[:1] in "-_" or any(is_mail_head(one.words) for one in after)

    def _open(self, head: re.Match[str], line: MailLine) -> None:
        self._leave()
        self.heads.setdefault((head[2].lower(), head[3]), one_line(head[1]))
        self._printed, self._counted, self._depth = int(head[4]), 0, line.depth

    def _leave(self) -> None:
        if self._printed is not None and self._counted > self._printed:
            self.unsure.append(Doubt("", 0, f"{self._counted - self._printed} words", _MORE))
        self._block = self._printed = None
        self._signing = False
        self._depth = 0

    def _line(self, line: MailLine) -> None:
        if end := CLOSE.match(line.words):
            self._leave()
            if not self._thanks(line.words[end.end() :]):
                self._doubt(line, line.words[end.end() :], _NOWHERE)
            return
        if self._printed is not None and STEP.match(line.words):
            self._block, self._signing, self._depth = None, False, line.depth
            return
        for part in marks(line.words):
            if isinstance(part, Mark):
                self._mark(part, line)
            else:
                self._take(line, part if part != line.words else "")

    def _mark(self, mark: Mark, line: MailLine) -> None:
        if mark.kind != "answer" or mark.id.partition("-")[0] not in PILLARS:
            self._block = None
            self._doubt(line, line.words, _UNKNOWN)
            return
        self._signing = False
        self._block = _Block(mark.id, line.depth)
        self.blocks.append(self._block)
        if mark.rest:
            self._block.typed.append((line.number, mark.rest))

    def _take(self, line: MailLine, part: str) -> None:
        block = self._block
        words = part or (line.at(block.depth) if block else line.words)
        if block is not None or self._printed is None:
            if words == "--":
                self._signing = True
            elif self._signing and block is None:
                return
            elif self._signing:
                self._doubt(line, words, _SIGNATURE)
            elif block is not None:
                block.typed.append((line.number, words))
            elif not (is_mail_head(words) or self._thanks(words)):
                self._doubt(line, words, _NOWHERE)
        elif line.depth < self._depth and not self._broken:
            self._doubt(line, words, _AMONG)
        else:
            self._counted += len(folded(words))

    def _thanks(self, words: str) -> bool:
        return Printed((self._wording.thanks,)).takes(words)

    def _doubt(self, line: MailLine, words: str, reason: str) -> None:
        if speaks(words):
            self.unsure.append(Doubt(self._block.mark if self._block else "", line.number, one_line(words), reason))


def _is_rest(before: MailLine, line: MailLine) -> bool:
    """Whether a line may be what did not fit on the one before it."""
    first = line.words.partition(" ")[0]
    return bool(before.words and first) and len(before.peeled[0].rstrip()) + 1 + len(first) >= _NARROWEST


def _pairs(lines: Sequence[MailLine]) -> list[str]:
    """Each line with the one below it, since a mail program may break a head in two."""
    below = [*(line.words for line in lines[1:]), ""]
    return [f"{line.words} {after}" for line, after in zip(lines, below, strict=True)]


def _answer(mark: str, said: str, wording: CardWording) -> CardAnswer:
    private = bool(_PRIVATE.search(said))
    note = _PRIVATE.sub("", said)
    plain = " ".join(folded(note))
    if plain in wording.done:
        return CardAnswer(mark, "done")
    if plain in (*wording.skipped, *wording.skipped_because):
        return CardAnswer(mark, "skipped")
    for words in sorted(wording.skipped_because, key=len, reverse=True):
        gap = re.match(rf"{re.escape(words)}\s*[,;:.\u2013\u2014(-]+\s*", note, re.IGNORECASE)
        if gap:
            return CardAnswer(mark, "skipped", note[gap.end() :].rstrip(" )"), private)
    return CardAnswer(mark, "done", note, private)
