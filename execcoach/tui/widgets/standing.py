"""How it stands, in words: what came of it, days kept, the three pillars, what is worth a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from execcoach.text import shorten
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.days import Standing
    from execcoach.services.everyday import Everyday
    from execcoach.services.results import Question

_MOST, _FEW = 20, 6
_KINDS = {
    "reply": ("reply", "replies"),
    "press": ("word from the press", "words from the press"),
    "deal-opened": ("deal opened", "deals opened"),
}


def standing_lines(everyday: Everyday, question: Question | None, width: int, short: bool = False) -> Content:
    """The right-hand side of Today, so many columns wide; `short` packs it into the lines of a small screen."""
    standing = everyday.session.standing()
    groups = [_came(everyday, standing, width, short), _kept(standing, short), _worth(everyday, question, width, short)]
    if standing.drafts_waiting and not short:
        groups[-1].append(plain(f"{_drafts(standing)} in your folder"))
    between = Content("\n") if short else Content("\n\n")
    return between.join([Content("\n").join(lines) for lines in groups if lines])


def _came(everyday: Everyday, standing: Standing, width: int, short: bool) -> list[Content]:
    """What came of it, the newest with its line and date; nothing where nothing came yet."""
    came = everyday.results.came(limit=1)
    if not came:
        return []
    counted = ", ".join(_several(number, kind) for kind, number in _ordered(everyday, standing.results))
    title, newest = plain("What came of it", "bold"), came[0]
    day = f"{newest.day.day} {newest.day:%B}: "
    said = f"“{newest.words}”" if newest.words else everyday.results.asking.kinds[newest.kind]
    last = plain(shorten(f"{day}{said}", width if short else 3 * width), "$secondary")
    if not short:
        return [title, *([plain(counted)] if counted else []), last]
    return [Content.assemble(title, "  ", plain(shorten(counted, width - 17))), last]


def _ordered(everyday: Everyday, results: dict[str, int]) -> list[tuple[str, int]]:
    return [(kind, results[kind]) for kind in everyday.results.asking.kinds if kind in results]


def _kept(standing: Standing, short: bool) -> list[Content]:
    title, more = plain("How it stands", "bold"), _key("v", "the year", "app.open('year')")
    drafts = f" · {_drafts(standing)}" if short and standing.drafts_waiting else ""
    if not standing.planned:
        waits = plain(f"Your first ten minutes are waiting.{drafts}", "$secondary")
        return [Content.assemble(title, "  ", waits)] if short else [title, waits]
    kept = plain(f"kept {standing.kept} of {standing.planned} planned days{drafts}")
    if short:
        return [Content.assemble(title, "  ", kept, "   ", more), _bars(standing.done, "   ", _FEW)]
    return [title, Content.assemble(kept, "   ", more), _bars(standing.done, "\n", _MOST)]


def _drafts(standing: Standing) -> str:
    return f"{standing.drafts_waiting} {'draft' if standing.drafts_waiting == 1 else 'drafts'}"


def _worth(everyday: Everyday, question: Question | None, width: int, short: bool) -> list[Content]:
    """The one question of the day, then what gains most for its minutes."""
    title = plain("Worth a minute", "bold")
    actions = [
        f"+{action.gain / 100:.0f} in {action.minutes} min  {everyday.profile.called(action.id)}"
        for action in everyday.profile.best_next(limit=1 if short else 2)
    ]
    if short:
        lines = [Content.assemble(title, "  ", plain(shorten(" ".join(actions), width - 16)))]
    else:
        lines = [title, *map(plain, actions)]
    if question:
        asked = Content.assemble(plain("r", "bold $accent"), "  ", plain(question.words))
        lines.insert(1, asked.stylize(_click("screen.came")))
    return lines


def _bars(done: dict[str, int], between: str, most: int) -> Content:
    highest = max((most, *done.values()))
    wide = 7 if between == "\n" else 0
    parts = []
    for pillar, number in done.items():
        bar = "▆" * max(1, round(most * number / highest)) if number else "–"
        parts.append(
            Content.assemble(plain(f"{pillar:<{wide}}" + ("" if wide else " ")), plain(bar, "$primary"), f" {number}")
        )
    return Content(between).join(parts)


def _key(key: str, words: str, action: str) -> Content:
    return Content.assemble(plain(key, "bold $accent"), plain(f" {words}", "$secondary")).stylize(_click(action))


def _click(action: str) -> Style:
    return Style.from_meta({"@click": action})


def _several(number: int, kind: str) -> str:
    one, many = _KINDS.get(kind, (kind, f"{kind}s"))
    return f"{number} {one if number == 1 else many}"
