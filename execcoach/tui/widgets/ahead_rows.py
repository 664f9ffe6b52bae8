"""The week ahead drawn: what is due, the days with a line for each pillar, what is said of one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from execcoach.profile.circle import Ahead
from execcoach.routine.laying_out import Slot, Suggestion
from execcoach.text import shorten
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.ahead import AheadDesk

_DAY = 11
_PILLAR = 8


def week_lines(slots: Iterable[Slot], desk: AheadDesk, room: int) -> list[Content]:
    """A line a slot, the day in front of its first one."""
    lines, last = [], None
    for slot in slots:
        lines.append(_line(slot, desk, slot.day != last, room))
        last = slot.day
    return lines


def _line(slot: Slot, desk: AheadDesk, first: bool, room: int) -> Content:
    day = plain(f"{slot.day:%a} {slot.day.day} {slot.day:%b}".ljust(_DAY) if first else " " * _DAY, "bold")
    if slot.away:
        until = slot.until or slot.day
        last = f" until {until:%a} {until.day} {until:%b}" if until != slot.day else ""
        return Content.assemble(day, plain(shorten(f"kept free{last}: {slot.away}", room - _DAY), "$secondary"))
    pillar = plain(f"{slot.pillar.capitalize():<{_PILLAR}}", "$secondary")
    one = slot.ahead
    if one is None:
        return Content.assemble(day, pillar, plain("—", "$secondary"))
    marks = " ".join(word for word, there in (("link", one.link), ("draft", one.draft)) if there)
    said = " · ".join(filter(None, (desk.name_of(one.who), one.context)))
    said = said or (desk.title_of(one.draft) if one.draft else one.link)
    words = shorten(said, max(12, room - _DAY - _PILLAR - len(marks) - 2))
    return Content.assemble(day, pillar, plain(words), plain(f"  {marks}", "$accent"))


def offered(one: Suggestion, room: int) -> Content:
    """A suggestion in a line, its reason where there is room."""
    pillar = plain(f"{one.pillar.capitalize():<{_PILLAR}}", "$secondary")
    left = room - _PILLAR - len(one.name) - 2
    reason = plain(f"  {one.reason}", "$accent") if len(one.reason) <= left else plain("")
    return Content.assemble(pillar, plain(shorten(one.name, room - _PILLAR)), reason)


def worth_saying(due: Suggestion) -> tuple[str, ...]:
    """What is said of a suggestion."""
    return f"{due.name}: {due.reason}", "" if due.context.startswith(due.name) else due.context


def laid_out(one: Ahead, desk: AheadDesk, narrow: bool) -> tuple[str, ...]:
    """What is laid out and by whom; on a narrow screen, where the end may be cut, the context comes last."""
    by = f"{one.by or 'Somebody'} laid this out"
    link = f"o opens {one.link}" if one.link else ""
    draft = f"draft: {desk.title_of(one.draft)}" if one.draft else ""
    return (by, link, draft, one.context) if narrow else (one.context, by, link, draft)
