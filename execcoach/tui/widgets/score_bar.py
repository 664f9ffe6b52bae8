"""The score below the questions, with what the last answer did for it."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from execcoach.profile.score import ScoreLine
from execcoach.tui.widgets.bars import bar, points
from execcoach.tui.widgets.show import plain


class ScoreBar(Static):
    """The score as a bar; `told` stands behind it from the next drawing on."""

    def __init__(self) -> None:
        super().__init__(id="score", markup=False)
        self.told = Content("")

    def show(self, total: int) -> None:
        """Draw the score (in 1/100) and what was told."""
        parts = [plain(f"In your file {total / 100:.0f} of 100  "), bar(total, 10000, 24), plain("  ")]
        self.update(Content.assemble(*parts, self.told))


def kept_words(title: str, first_name: str, gained: int, line: ScoreLine | None) -> Content:
    """That an answer is kept, what it gained (in 1/100), and what would gain more on its line of the score."""
    told = [plain(f"+{points(gained)}  ", "bold $success")] if gained > 0 else []
    told.append(plain(f"{title}: kept for {first_name}.", "$success"))
    if gained < 0:
        told.append(plain(f" {points(gained)}", "$warning"))
    if line and line.advice and line.gain:
        told.append(plain(f" For +{points(line.gain)} more: {line.advice[0]}", "$secondary"))
    return Content.assemble(*told)
