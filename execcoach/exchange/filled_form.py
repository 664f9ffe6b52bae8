"""A form as it came back through somebody's mail: which lines answer which question, and which nobody can place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from execcoach.errors import CoachError
from execcoach.exchange.mailed import MailLine, is_attribution, is_mail_head, mail_lines, speaks
from execcoach.exchange.printed import Printed
from execcoach.exchange.questionnaire import Mark, Wording, marks, opening, printed
from execcoach.exchange.typed_answer import Typed, boxes_of
from execcoach.profile.answering import composed
from execcoach.profile.checklist import Question
from execcoach.text import one_line
from execcoach.words import folded

_NOWHERE = "It stands outside the answers"
_ABOVE = "It stands above the line for the answer"
_UNKNOWN = "No question of this name is known here"
_SIGNATURE = "It looks like a signature"
_TWICE = "This question is answered twice, and differently"
_REASON = re.compile(r"[\"'“”‘’«»*_]*\s*(?:[,;:.\u2013\u2014-]+|\(|because\b|as\b|since\b)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unsure:
    """Words of a form that were not placed: the question they stand at ("" for none), the line from 1, and why."""

    question: str
    line: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What came back: whom it is for, values by question, why some were declined, ticks, and what was not placed."""

    sign: str = ""
    name: str = ""
    values: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    declined: Mapping[str, str] = field(default_factory=dict)
    ticked: Mapping[str, str] = field(default_factory=dict)
    unsure: tuple[Unsure, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, or the part of one behind a mark."""

    line: MailLine
    words: str


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines that were typed at one question, in one copy of the form."""

    question: Question
    depth: int
    typed: list[_Piece] = field(default_factory=list)


def read_form(text: str, questions: Iterable[Question], wording: Wording) -> FilledForm:
    """What was answered in this text; nothing in it is guessed: what has no sure place is named with its line."""
    walk = _Walk({one.id: one for one in questions}, wording)
    walk.through(mail_lines(text))
    values: dict[str, tuple[Any, ...]] = {}
    declined: dict[str, str] = {}
    ticked: dict[str, str] = {}
    for question in walk.questions.values():
        blocks = [one for one in walk.blocks if one.question.id == question.id]
        found = [_answer(block, wording, walk.unsure) for block in blocks]
        said = [one for one in found if one is not None]
        if not said:
            continue
        if any(one != said[0] for one in said):
            walk.unsure += [
                Unsure(question.id, one.line.number, one_line(one.words), _TWICE)
                for block in blocks
                for one in block.typed
                if speaks(one.words)
            ]
            continue
        kind, value = said[0]
        if kind == "declined":
            declined[question.id] = value
        elif kind == "ticked":
            ticked[question.id] = value
        else:
            values[question.id] = value
    unsure = tuple(dict.fromkeys(sorted(walk.unsure, key=lambda one: one.line)))
    return FilledForm(walk.sign, walk.name, values, declined, ticked, unsure)


class _Walk:
    """Goes through the lines of a mail and gathers what was typed at each question."""

    def __init__(self, questions: Mapping[str, Question], wording: Wording) -> None:
        self.questions, self._wording = questions, wording
        self.sign = self.name = ""
        self.blocks: list[_Block] = []
        self.unsure: list[Unsure] = []
        self._block: _Block | None = None
        self._printed: Printed | None = None
        self._opening = Printed(opening(wording), loose=True)
        self._signing = False
        self._asked = ""

    def through(self, lines: Sequence[MailLine]) -> None:
        """All lines, in order."""
        skip = False
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            after = following.words if following else ""
            if skip or is_attribution(line.words, after):
                skip = not skip and not is_attribution(line.words)
                self._leave()
                continue
            for part in marks(line.words):
                if isinstance(part, Mark):
                    self._mark(part, line)
                    if part.rest:
                        self._take(_Piece(line, part.rest), behind=True)
                else:
                    self._take(_Piece(line, part if part != line.words else ""))

    def _leave(self) -> None:
        self._block = self._printed = None
        self._signing = False
        self._asked = ""

    def _mark(self, mark: Mark, line: MailLine) -> None:
        self._signing = False
        if mark.kind == "head":
            self._leave()
            self.sign, self.name = self.sign or mark.id, self.name or mark.name
            return
        if mark.kind == "end":
            self._leave()
            return
        question = self.questions.get(mark.id)
        if question is None:
            self._leave()
            self._asked = mark.id
            return
        if mark.kind == "question" or self._block is None or self._block.question.id != question.id:
            self._block = _Block(question, line.depth)
            self.blocks.append(self._block)
        self._printed = Printed(printed(question, self._wording)) if mark.kind == "question" else None

    def _take(self, piece: _Piece, behind: bool = False) -> None:
        block = self._block
        depth = block.depth if block else 0
        words = piece.words or (piece.line.at(depth) if block else piece.line.words)
        piece = _Piece(piece.line, words)
        if words in ("--", "-- ") and not behind:
            self._signing = True
            return
        if block is None:
            self._outside(piece)
        elif self._signing:
            self._doubt(piece, _SIGNATURE)
        elif self._printed is None:
            block.typed.append(piece)
        elif self._printed.takes(words):
            return
        elif piece.line.depth < block.depth:
            block.typed.append(piece)
        else:
            self._doubt(piece, _ABOVE)

    def _outside(self, piece: _Piece) -> None:
        if self._signing or is_mail_head(piece.words) or self._opening.takes(piece.words):
            return
        if folded(self._wording.thanks) and folded(piece.words) == folded(self._wording.thanks):
            return
        self._doubt(piece, f"{_UNKNOWN}: {self._asked}" if self._asked else _NOWHERE)

    def _doubt(self, piece: _Piece, reason: str) -> None:
        if speaks(piece.words):
            asked = self._block.question.id if self._block else ""
            self.unsure.append(Unsure(asked, piece.line.number, one_line(piece.words), reason))


def _answer(block: _Block, wording: Wording, unsure: list[Unsure]) -> tuple[str, Any] | None:
    """What a block answers: its kind and value; None where nothing was typed, or nothing that can be placed."""
    question = block.question
    lines = [(one.line.number, one.words, len(one.line.peeled[0].rstrip())) for one in block.typed]
    said = " ".join(words for _, words, _ in lines if speaks(words))
    if not said:
        return None
    if (why := _declined(said, wording)) is not None:
        return ("declined", why)
    typed, doubts = boxes_of(question, lines)
    unsure += [Unsure(question.id, line, one_line(words), reason) for line, words, reason in doubts]
    if question.answer == "tick":
        return ("ticked", " ".join(one.boxes[""] for one in typed)) if typed else None
    values = []
    for one in typed:
        try:
            values.append(_value(question, one, wording))
        except CoachError as error:
            words = ", ".join(filter(None, one.boxes.values()))
            unsure.append(Unsure(question.id, one.line, one_line(words), error.sentence.rstrip(".")))
    return ("value", tuple(values)) if values else None


def _value(question: Question, one: Typed, wording: Wording) -> Any:
    for said in one.boxes.values():
        if folded(said) and " ".join(folded(said)) in _no_answers(wording):
            raise CoachError("No answer", "These words answer nothing by themselves.")
    return composed(question, one.boxes, one.private)


def _no_answers(wording: Wording) -> Iterator[str]:
    for words in (*wording.no_answer, *wording.not_for_me):
        yield " ".join(folded(words))


def _declined(said: str, wording: Wording) -> str | None:
    """The reason behind a “not for me”, "" for none given; None where the words are an answer."""
    bare = said.strip(" \"'“”‘’„«»*_()[]-–—.")
    for words in wording.not_for_me:
        if bare.casefold().replace("’", "'").startswith(words):
            rest = bare[len(words) :]
            gap = _REASON.match(rest)
            if not rest.strip() or (gap and gap[0].strip()):
                return one_line(rest[gap.end() if gap else 0 :].strip(" )."))
    return None
