"""What is talked about with a client: what changed, what was promised, what to ask, the coach's own notes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from execcoach.profile.day_words import short_day, weekday_and_day
from execcoach.review.client import Client
from execcoach.review.coaching import Notes, Promise
from execcoach.review.findings import points
from execcoach.review.page import CriterionLine, Page, Since
from execcoach.routine.results import Came
from execcoach.text import counted
from execcoach.tui.widgets.hung import hung
from execcoach.tui.widgets.show import plain

Section = tuple[str, Sequence[Content]]
"""A heading, and lines."""
GAPS = 5
NOTHING_OPEN = "Nothing is open. Ask what came of it."
NO_NOTES = "Nothing of your own yet. e writes it down; only you see it."


def key(name: str, words: str, action: str) -> Content:
    """A key that can be clicked, and what it does."""
    shown = Content.assemble(plain(name, "bold $accent"), plain(f" {words}", "$secondary"))
    return shown.stylize(Style.from_meta({"@click": f"screen.{action}"}))


def changed(page: Page, room: int) -> Section:
    """What changed since the coach last looked, one thing a line."""
    since = page.since
    if since is None:
        return "Your first look", [plain("From the next time on, what changed since today stands here.", "$secondary")]
    lines = [*_score_moved(page, since)]
    if since.sessions:
        lines.append(plain(counted(since.sessions, "session")))
    lines += [dated(one.day, f"came of it: {said(one)}", room) for one in since.results]
    lines += [dated(one.day, f"reached: {one.title}", room) for one in since.milestones]
    if not lines:
        lines.append(plain("Nothing new in the files.", "$secondary"))
    return f"Since you last looked, {weekday_and_day(since.day)}", lines


def _score_moved(page: Page, since: Since) -> list[Content]:
    lines = []
    if since.score_change is not None:
        moved = since.score_change
        sign = "↗" if moved > 0 else "↘" if moved < 0 else "→"
        said = f"score {points(moved, sign=True)}" if moved else "the score as it was"
        lines.append(plain(f"{sign} {said}", "bold"))
    for sign, ids in (("↗", since.mended), ("↘", since.slipped)):
        if ids:
            lines.append(plain(f"{sign} {', '.join(_called(page, id) for id in ids)}"))
    return lines


def _called(page: Page, id: str) -> str:
    line = page.criterion(id)
    return line.title if line else id.replace("-", " ")


def dated(day: datetime.date, words: str, room: int) -> Content:
    """A day, and the words hanging behind it."""
    return hung(plain(words), plain(f"{short_day(day):<6}  "), room)


def said(came: Came) -> str:
    """What came of it: its kind, and the words where they may be told."""
    kind = came.kind.replace("-", " ")
    return f"{kind}, “{came.words}”" if came.words else kind


def promised(client: Client, notes: Notes, today: datetime.date, room: int) -> Section:
    """What was promised the last time before today, and for each whether it was kept: a sign and the word for it."""
    last = notes.due(today) or notes.last
    if not last:
        hint = Content.assemble(key("h", "gives homework", "give_homework"), plain(", or write a promise down with "))
        return "Promised last time", [Content.assemble(plain("Nothing yet: "), hint, key("e", "", "notes"))]
    lines = [_promise(promise, client, room) for promise in last]
    lines.append(key("k", "says what was kept", "kept"))
    if new := [promise for promise in notes.last if promise not in last]:
        lines += [plain("Promised since then"), *(_promise(promise, client, room) for promise in new)]
    return f"Promised on {weekday_and_day(last[0].on)}", lines


def _promise(promise: Promise, client: Client, room: int) -> Content:
    done, of = promise.standing(client)
    under_way = promise.kept is None and done < of
    mark, word, style = _UNDER_WAY if under_way else _KEPT[promise.is_kept(client)]
    steps = f" ({done} of {of} step{'' if of == 1 else 's'} done)" if of else ""
    return hung(plain(f"{promise.words}{steps}"), plain(f"{mark} {word:<9}", style), room)


_UNDER_WAY = ("◐", "so far", "bold $secondary")
"""Why homework that is open is not called broken: nobody has said so, and there may be days left."""
_KEPT = {
    True: ("✓", "kept", "bold $success"),
    False: ("✗", "not kept", "bold $warning"),
    None: ("?", "not said", "bold $secondary"),
}


def to_ask(client: Client, page: Page | None, why: bool) -> Section:
    """The gaps, each with its question; `why` adds why it counts and where that is from."""
    head = "What to ask"
    if not client.gaps:
        return head, [plain(NOTHING_OPEN, "$secondary")]
    lines: list[Content] = []
    for gap in client.gaps[:GAPS]:
        line = page.criterion(gap.id) if page else None
        name = line.title if line else gap.name
        open_since = f", open since {short_day(gap.since)}" if gap.since else ""
        lines.append(plain(f"{name}, +{points(gap.gain)} in {gap.minutes} min{open_since}", "$accent"))
        lines.append(plain(gap.question))
        if why and line:
            lines += _why(line)
    if page and (left := len(page.gaps) - GAPS) > 0:
        lines.append(plain(f"and {counted(left, 'smaller one')}", "$secondary"))
    if page:
        lines.append(key("w", "leaves the reasons out" if why else "says why each counts", "why"))
    return head, lines


def _why(line: CriterionLine) -> list[Content]:
    return [plain(f"Why: {line.why}", "$secondary"), plain(line.source, "italic $secondary")]


def own_notes(notes: Notes) -> Section:
    """The coach's own side: the next call, the goal, the notes as they were written, never read as markup."""
    lines = []
    if call := notes.next_call:
        time = f" at {call:%H:%M}" if call.hour or call.minute else ""
        lines.append(Content.assemble(plain("Next call: ", "bold"), plain(weekday_and_day(call.date()) + time)))
    if notes.goal:
        lines.append(Content.assemble(plain("Goal: ", "bold"), plain(notes.goal)))
    lines += [plain(line) for line in notes.text.strip().splitlines()]
    lines += [plain(f"⚑ {trouble}", "$warning") for trouble in notes.troubles]
    return "Your notes, only yours", lines or [plain(NO_NOTES, "$secondary")]
