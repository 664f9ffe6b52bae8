"""How it stands, in words: days kept, the three pillars, what came of it, what is worth a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.people import Everyday

_MOST = 20


def standing_lines(everyday: Everyday) -> Content:
    """The right-hand side of Today."""
    standing = everyday.session.standing()
    lines = [plain("How it stands", "bold")]
    if standing.planned:
        lines.append(plain(f"kept {standing.kept} of {standing.planned} planned days"))
        lines.append(_bars(standing.done))
    else:
        lines.append(plain("Your first ten minutes are waiting.", "$secondary"))
    if standing.results:
        came = ", ".join(_several(number, kind) for kind, number in sorted(standing.results.items()))
        lines.append(plain(f"came of it: {came}"))
    lines += [plain(""), plain("Worth a minute", "bold")]
    for action in everyday.profile.best_next(limit=2):
        lines.append(plain(f"+{action.gain / 100:.0f} in {action.minutes} min  {everyday.profile.called(action.id)}"))
    if waiting := standing.drafts_waiting:
        lines.append(plain(f"{_several(waiting, 'draft')} in your folder"))
    return Content("\n").join(lines)


def _bars(done: dict[str, int]) -> Content:
    parts = []
    for pillar, number in done.items():
        bar = "▆" * min(_MOST, number) if number else "–"
        parts.append(plain(f"{pillar:<7}") + plain(bar, "$primary") + plain(f" {number}"))
    return Content("\n").join(parts)


def _several(number: int, word: str) -> str:
    word = word.replace("-", " ")
    if number == 1:
        return f"1 {word}"
    return f"{number} {word[:-1] + 'ies' if word.endswith('ly') else word + 's'}"
