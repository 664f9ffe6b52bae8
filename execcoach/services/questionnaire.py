"""The desk for the form: which questions to put to the executive, the form written to a file, and read back."""

from functools import cached_property
from pathlib import Path

from execcoach.errors import CoachError
from execcoach.exchange.filled_form import FilledForm, read_form
from execcoach.exchange.questionnaire import Wording, read_wording, write
from execcoach.profile.checklist import Question
from execcoach.services.profile import ProfileDesk
from execcoach.storage import atomic, content
from execcoach.text import one_line, slug

MOST = 6
"""Questions in a form that nobody chose: what is answered between two meetings; a longer one is put aside."""


class QuestionnaireDesk:
    """The form for one person."""

    def __init__(self, desk: ProfileDesk) -> None:
        self._desk = desk

    @cached_property
    def wording(self) -> Wording:
        """The words of the form."""
        return wording()

    def marked(self, checklist: str = "") -> tuple[Question, ...]:
        """The questions put to the executive, in the order of the lists."""
        made = self._desk.choices
        lists = [one for one in self._desk.checklists if checklist in ("", one.id)]
        return tuple(each for one in lists for each in one.questions if made.get(each.id) == "ask")

    def questions(self, checklist: str = "") -> tuple[Question, ...]:
        """What to ask: the questions put to the executive, else the open ones of most worth, a handful."""
        if marked := self.marked(checklist):
            return marked
        lists = [one for one in self._desk.checklists if checklist in ("", one.id)]
        stands = [each for one in lists for each in self._desk.standing(one).questions]
        free = [each.question for each in stands if each.state in ("open", "thin") and _fits(each.question)]
        known = {one.id for one in free}
        free = [one for one in free if (first := self._desk.waits_for(one)) is None or first.id in known]
        once: dict[str, Question] = {}
        for one in sorted(free, key=self._worth, reverse=True):
            once.setdefault(one.criterion or one.id, one)
        best = list(once.values())[:MOST]
        return tuple(one for one in free if one in best)

    def _worth(self, question: Question) -> tuple[int, bool]:
        """What it would gain, and whether it is the question that its line of the score is about."""
        line = self._desk.score().line(question.criterion) if question.criterion else None
        direct = bool(line) and self._desk.rubric.criterion(question.criterion).path == question.path
        return (line.gain if line else 0, direct)

    def text(self, checklist: str = "") -> str:
        """The form; CoachError where nothing is open."""
        desk, questions = self._desk, self.questions(checklist)
        if not questions:
            sentence = f"{desk.name} has answered or declined everything there is to ask here."
            raise CoachError("There is nothing to ask", sentence)
        return write(questions, desk.profile.person.id, desk.name, desk.first_name, self.wording)

    def save(self, file: Path, checklist: str = "", force: bool = False) -> None:
        """Write the form to this file, all or none; CoachError where the file is there, unless by force."""
        data = self.text(checklist).encode("utf-8", "replace")
        if force:
            atomic.write(file, data)
            return
        try:
            atomic.create(file, data)
        except FileExistsError:
            name = one_line(str(file))
            sentence = f"{name} is there already. Give another name, or say --force to write over it."
            raise CoachError("Nothing was written", sentence) from None

    def save_beside(self) -> Path:
        """Write the form beside the profile, in a file named after the day and the person; which one."""
        data = self.text().encode("utf-8", "replace")
        who = slug(self._desk.first_name, 30)
        stem = "-".join(filter(None, (self._desk.clock.today().isoformat(), "questions-for", who)))
        for number in range(1, 1000):
            file = self._desk.workspace.folder / f"{stem}{f'-{number}' if number > 1 else ''}.txt"
            try:
                atomic.create(file, data)
            except FileExistsError:
                continue
            return file
        raise CoachError("Nothing was written", "There are a thousand forms of this day. Delete some, then try again.")


def wording() -> Wording:
    """The shipped words of the form."""
    return read_wording(content.shipped_toml("prompts/questionnaire.toml"))


def filled_form(text: str, questions: tuple[Question, ...]) -> FilledForm:
    """What was answered in a text that came back."""
    return read_form(text, questions, wording())


def _fits(question: Question) -> bool:
    """Whether a question can be answered in a mail: a worksheet and a tick are done at the desk."""
    return not question.worksheet and question.answer != "tick"
