"""Who needs the coach first, each with the reason in words; a click on a name opens the client."""

from __future__ import annotations

from rich.cells import set_cell_size
from textual.content import Content
from textual.widgets import Static

from execcoach.review.client import Client
from execcoach.review.cohort import Cohort
from execcoach.tui.widgets.clients import cut
from execcoach.tui.widgets.show import plain, put

_NAME = 18
_SHORT, _TALL = 3, 6


class Needs(Static):
    """The most urgent few of a cohort."""

    def __init__(self) -> None:
        super().__init__(id="needs", markup=False)
        self.shown: tuple[Client, ...] = ()

    def draw(self, found: Cohort, reading: bool) -> None:
        """Show as many as the screen has room for, and how many more there are."""
        needing = found.needing()
        most = _SHORT if self.screen.size.height < 32 else _TALL
        lines = [plain("Needs you first", "bold")]
        self.shown = tuple(client for client, _ in needing[:most])
        for at, (client, words) in enumerate(needing[:most]):
            name = plain(set_cell_size(cut(client.name, _NAME), _NAME))
            opens = Content.from_markup(f"[@click=screen.show_client({at})]$name[/]", name=name).stylize("bold")
            lines.append(Content.assemble("  ", opens, "  ", plain(words)))
        if not needing:
            lines.append(plain("  Reading …" if reading else "  Nobody is silent, falling or stuck."))
        if len(needing) > most:
            lines.append(plain(f"  and {len(needing) - most:,} more: they stand first in the table", "$secondary"))
        room = self.screen.size.width - 4
        put(self, Content("\n").join(line.truncate(room, ellipsis=True) for line in lines))
