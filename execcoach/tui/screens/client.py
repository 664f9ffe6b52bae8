"""One client on one page: what to know, score by group, what changed, what was done and said, what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from execcoach.review.client import Client
from execcoach.review.findings import points, reason
from execcoach.services.review_forms import ended, last
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.clients import cut, moved, sparks
from execcoach.tui.widgets.lines import KeyLine, NextLine, TopLine
from execcoach.tui.widgets.show import plain

_GAPS = 5
_BAR = 16
_SITTINGS = 5


class ClientTop(TopLine):
    """Whose page this is: the client's mark and name, never the name of the person whose folder is open."""

    def __init__(self, client: Client, at: str) -> None:
        super().__init__()
        self._client, self._at = client, at

    def render(self) -> Content:
        """Name and mark, then where in the table, and that nothing is changed here."""
        name = self._client.name
        parts = [part for part in name.split() if part[0].isalnum()]
        mark = "".join(part[0].upper() for part in ([parts[0], parts[-1]] if len(parts) > 1 else parts)) or "?"
        who = f"{name} · {self._client.company}" if self._client.company else name
        head = Content.assemble(plain(f" {mark} ", "bold reverse"), " ")
        room = max(12, self.size.width - len(self._at) - head.cell_length - 1)
        left = plain(cut(who, room - 1), "bold")
        gap = " " * max(1, room - left.cell_length)
        first = Content.assemble(head, left, gap, plain(self._at, "$secondary"))
        said = "A client's page; nothing is changed here. "
        where = plain(said + ended(self._client.path, self.size.width - 3 - len(said)))
        return Content("\n").join([first, where.stylize("$secondary")])


class ClientScreen(CoachScreen):
    """A page to read before a call; nothing here is changed."""

    CSS_PATH = "client.tcss"
    ROWS = commands.CLIENT
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.CLIENT)

    def __init__(self, clients: Sequence[Client], at: int) -> None:
        super().__init__()
        self.clients, self.at = tuple(clients), at

    @property
    def client(self) -> Client:
        """The client of this page."""
        return self.clients[self.at]

    def compose(self) -> ComposeResult:
        """The client's own top line, then the page."""
        yield ClientTop(self.client, f"{self.at + 1} of {len(self.clients)}")
        with VerticalScroll(id="page"):
            yield Static(plain(_sentence(reason(self.client) or "nothing here is urgent")), id="reason", markup=False)
            with Container(id="columns"):
                with Container(id="left"):
                    yield from _sections(_score(self.client), _gaps(self.client), _changed(self.client))
                with Container(id="right"):
                    yield from _sections(_kept(self.client), _sittings(self.client), _files(self.client))
        yield NextLine()
        yield KeyLine(self.ROWS)

    def on_mount(self) -> None:
        """The page can be scrolled at once."""
        self.query_one("#page").focus()
        gap = self.client.gap
        ask = f"Ask: {gap.question}" if gap else "Nothing is open. Ask what came of it."
        self.say_next(cut(ask, self.app.size.width - 3))

    def action_back(self) -> None:
        """Back to the table."""
        self.dismiss()

    def action_move(self, by: int) -> None:
        """Another client of the table, round and round."""
        if len(self.clients) > 1:
            self.app.switch_screen(ClientScreen(self.clients, (self.at + by) % len(self.clients)))


Section = Iterator[tuple[str, Content]]


def _sections(*sections: Section) -> Iterator[Static]:
    for section in sections:
        for classes, words in section:
            yield Static(words, classes=classes, markup=False)


def _score(client: Client) -> Section:
    change = "" if client.change is None else f"   {moved(client.change)} in 28 days"
    whole = "100" if client.open_to == 10000 else f"the {client.open_to / 100:.0f} they chose"
    yield "head", plain(f"Score {client.score / 100:.0f} of {whole}{change}")
    widest = max((len(group.title) for group in client.groups), default=0)
    for group in client.groups:
        full = round(_BAR * group.points / group.of) if group.of else 0
        yield (
            "line",
            Content.assemble(
                plain(f"{group.title:<{widest}}  "),
                plain("▆" * full, "$primary"),
                plain("·" * (_BAR - full), "$secondary"),
                plain(f"  {points(group.points)} of {group.of // 100}"),
            ),
        )


def _changed(client: Client) -> Section:
    yield "head", plain("What changed")
    if len(client.scores) < 2:
        yield "line quiet", plain("Not enough recorded scores yet to say.")
    for (before, old), (day, total) in pairwise(client.scores[-5:]):
        words = f"{_day(before)} to {_day(day)}: {points(old)} → {points(total)} ({points(total - old, sign=True)})"
        yield "line", plain(words)
    for came in client.results:
        kind = came.kind.replace("-", " ")
        yield "line", plain(f"{_day(came.day)}, came of it: {kind}" + (f", “{came.words}”" if came.words else ""))


def _gaps(client: Client) -> Section:
    yield "head", plain("What to ask")
    if not client.gaps:
        yield "line quiet", plain("Nothing is open.")
    for gap in client.gaps[:_GAPS]:
        yield "line", plain(f"+{points(gap.gain)} in {gap.minutes} min  {gap.name}", "$secondary")
        yield "inner", plain(gap.question)
    if left := len(client.gaps) - _GAPS:
        yield "line quiet", plain(f"and {left} smaller ones") if left > 0 else plain("")


def _kept(client: Client) -> Section:
    yield "head", plain("The routine")
    if client.days_silent is None:
        yield "line", plain("No session yet.")
        return
    when = last(client)
    ago = when if when in ("today", "yesterday") else f"{when} ago"
    yield "line", plain(f"kept {client.kept} of {client.planned} planned days; last {ago}")
    number = f"{client.sessions_28d} session{'' if client.sessions_28d == 1 else 's'} in 28 days"
    yield "line", Content.assemble(plain(f"{number}, week by week "), plain(sparks(client.weeks), "$primary"))
    parts: list[Content] = []
    for pillar, done in client.balance:
        bar = plain("▆" * min(6, (done + 3) // 4) or "–", "$primary")
        parts.append(Content.assemble(plain(f"{pillar} "), bar, plain(f" {done}")))
    yield "line", Content("   ").join(parts)


def _sittings(client: Client) -> Section:
    yield "head", plain("The last sessions")
    if not client.sittings:
        yield "line quiet", plain("None.")
    for sitting in client.sittings[:_SITTINGS]:
        by = ", by the assistant" if sitting.by == "assistant" else ""
        pillars = ", ".join(dict.fromkeys(pillar for pillar, _ in sitting.done))
        yield "line", plain(f"{_day(sitting.day)}, {sitting.minutes} min{by}: {pillars}", "$secondary")
        for note in sitting.notes:
            yield "inner", plain(f"“{note}”")
    older = [(sitting.day, note) for sitting in client.sittings[_SITTINGS:] for note in sitting.notes]
    if older:
        yield "head", plain("What they wrote before")
    for day, note in older[:_SITTINGS]:
        yield "line", plain(f"{_day(day)}, “{note}”")


def _files(client: Client) -> Section:
    if client.flags:
        yield "head", plain("To know about the files")
        for flag in client.flags:
            yield "line", plain(f"⚑ {flag}")
    if client.troubles:
        yield "head", plain("What could not be read")
        for trouble in client.troubles:
            yield "line", plain(trouble)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _day(day: object) -> str:
    return f"{day:%d} {day:%b}".lstrip("0")
