"""What a step of the ten minutes leads to: its link, its contact, its draft; each with its key, and clickable."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from execcoach.routine.timer import RunningSession
from execcoach.services.days import draft_title
from execcoach.services.touching import Touchable
from execcoach.text import shorten
from execcoach.tui.widgets.show import plain, put


class AtHand(Static):
    """A line for each; nothing where a step leads nowhere."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._said: tuple[tuple[str, str, str], ...] = ()

    def show(self, running: RunningSession, contacts: Sequence[Touchable]) -> None:
        """Show what the current step leads to."""
        said = tuple(_lines(running, contacts))
        if said != self._said:
            self._said = said
            self.display = bool(said)
            put(self, Content("\n").join(_line(*one) for one in said))


def _line(key: str, words: str, action: str) -> Content:
    line = Content.assemble(plain(key, "bold $accent"), plain(f"  {words}"))
    return line.stylize(Style.from_meta({"@click": f"screen.{action}"}))


def _lines(running: RunningSession, contacts: Sequence[Touchable]) -> list[tuple[str, str, str]]:
    step, state = running.step, running.state
    lines = [("^o", shorten(step.link, 140), "open_link")] if step.link else []
    if state.touched and contacts:
        lines.append(("^g", f"✓ {contacts[0].name}: in touch today", "touched"))
    elif contacts:
        names = " or ".join(one.name for one in contacts[:3])
        lines.append(("^g", f"tick {names}: in touch today", "touched"))
    if state.draft:
        lines.append(("^e", f"✓ draft: {draft_title(state.draft)}", "draft"))
    elif step.draft:
        lines.append(("^e", f"the draft that waits: {draft_title(step.draft)}", "draft"))
    elif step.template:
        lines.append(("^e", "begin the draft this leads to", "draft"))
    return lines
