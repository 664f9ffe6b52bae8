"""The map: every list with how far it is, and the questions of the open one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from execcoach.profile.checklist import Checklist
from execcoach.profile.standing import QuestionStanding, Standing
from execcoach.tui.widgets.show import plain

_MARKS = {"answered": "✓", "open": "○", "not-for-me": "–", "asked": "?", "thin": "◐", "idle": "·"}


class QuestionMap(OptionList):
    """Lists and questions to choose from; it knows where the person is by being told."""

    class Chosen(Message):
        """A list was chosen, or one of its questions; the question is "" for the list itself."""

        def __init__(self, checklist: str, question: str) -> None:
            super().__init__()
            self.checklist, self.question = checklist, question

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._rows: list[tuple[str, str]] = []

    def show(
        self,
        lists: Iterable[tuple[Checklist, Standing]],
        checklist: str,
        question: str,
        titled: Callable[[str], str],
        first_name: str,
    ) -> None:
        """Draw the lists as they stand, with this question open; below them what waits for the person."""
        asked = []
        options: list[Option | None] = []
        rows: list[tuple[str, str]] = []
        for one, standing in lists:
            rows.append((one.id, ""))
            style = "bold" if one.id == checklist else "$secondary" if standing.done == standing.total else ""
            options.append(
                Option(plain(f"{one.title:<26}", style) + plain(f"{standing.done} of {standing.total}", style))
            )
            asked += [(one.id, each.question.id) for each in standing.questions if each.state == "asked"]
            for each in standing.questions if one.id == checklist else ():
                rows.append((one.id, each.question.id))
                options.append(_row(each, titled(each.question.id), each.question.id == question))
        if asked:
            rows += [asked[0], *asked, asked[0]]
            options.append(None)
            options.append(Option(plain(f"{f'To be asked of {first_name}':<26}", "bold") + plain(f"{len(asked)}")))
            options += [Option(plain("  ? ", "$secondary") + plain(titled(id))) for _, id in asked]
            options.append(Option(plain("  F6 makes a form to mail", "$secondary"), disabled=True))
        self._rows = rows
        self.clear_options()
        self.add_options(options)
        here = (checklist, question)
        self.highlighted = rows.index(here) if here in rows else 0

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Say which one was chosen."""
        event.stop()
        self.post_message(self.Chosen(*self._rows[event.option_index]))


def _row(standing: QuestionStanding, name: str, here: bool) -> Option:
    mark = plain(f"  {_MARKS[standing.state]} ", "$accent" if standing.state == "open" else "$secondary")
    beside = "  private" if standing.private else f"  {standing.due} to look at" if standing.due > 1 else ""
    return Option(mark + plain(name, "bold $primary" if here else "") + plain(beside, "$secondary"))
