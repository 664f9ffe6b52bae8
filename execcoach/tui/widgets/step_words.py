"""A step of the plan in words: its line, all that it says, and as much of that as a small screen has room for."""

from __future__ import annotations

from textual.content import Content

from execcoach.routine.prompts import Step
from execcoach.text import shorten
from execcoach.tui.widgets.show import plain

_LINES = 4
"""Lines that a step may take on a small screen; y shows all of them."""


def step_line(step: Step) -> Content:
    """The step in the list."""
    return Content.assemble(
        plain(f"{step.pillar.capitalize():<8}", "bold"),
        plain(f"{step.minutes} min  ", "$secondary"),
        plain(step.title),
    )


def all_of(step: Step) -> Content:
    """What the step asks, why today, who laid it out, its link."""
    lines = [plain(step.words)] if step.words != step.title else []
    if because := _because(step):
        lines.append(plain(because, "$secondary"))
    if step.by:
        lines.append(plain(_by(step), "$secondary"))
    if step.link:
        lines.append(plain(f"o opens {step.link}", "$secondary"))
    return Content("\n").join(lines)


def laid_by(step: Step) -> str:
    """The sentence that says who laid the step out, or gave it to do and what for."""
    if step.given and step.because:
        return f"From {step.by}: {step.because}"
    if step.given:
        return f"From {step.by}."
    return f"{step.by[:1].upper()}{step.by[1:]} laid this out."


def few_lines(step: Step, room: int) -> Content:
    """The same in at most four lines of that width: why today first, then as much of its words as there is room for."""
    if (said := all_of(step)).get_height({}, room) <= _LINES:
        return said
    laid = [_by(step)] * bool(step.by) + [f"o opens {step.link}"] * bool(step.link)
    tail = [plain(shorten(_because(step), 2 * room - 8), "$secondary")] if _because(step) else []
    tail += [plain(shorten(" ".join(laid), room), "$secondary")] if laid else []
    left = _LINES - sum(part.get_height({}, room) for part in tail)
    words, most = step.words, left * (room - 4)
    if words == step.title or left <= 0:
        return Content("\n").join(tail)
    head = words if len(words) <= most else f"{shorten(words, most - 12)} y shows all"
    return Content("\n").join([plain(head), *tail])


def _by(step: Step) -> str:
    """Who laid it out. Why not what a coach gave it for: the line above the steps says that."""
    return f"From {step.by}." if step.given else laid_by(step)


def _because(step: Step) -> str:
    return step.because if not step.given and step.because not in (step.words, step.title) else ""
