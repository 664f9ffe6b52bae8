"""The top of a client's page: whose it is, from which file and as of when."""

from __future__ import annotations

import datetime

from textual.content import Content

from execcoach.profile.day_words import full_day
from execcoach.review.client import Client
from execcoach.services.review_forms import ended
from execcoach.tui.widgets.clients import cut
from execcoach.tui.widgets.lines import TopLine
from execcoach.tui.widgets.show import plain


class ClientTop(TopLine):
    """Whose page this is: the client's mark and name, never the name of the person whose folder is open."""

    _client: Client | None = None
    _at = ""

    def show(self, client: Client, at: str) -> None:
        """Show this client, who stands there in the table."""
        self._client, self._at = client, at
        self.refresh()

    def render(self) -> Content:
        """Name and mark, then where in the table; below, the file and the day it is from."""
        if self._client is None:
            return Content("")
        name = self._client.name
        parts = [part for part in name.split() if part[0].isalnum()]
        mark = "".join(part[0].upper() for part in ([parts[0], parts[-1]] if len(parts) > 1 else parts)) or "?"
        who = f"{name} · {self._client.company}" if self._client.company else name
        head = Content.assemble(plain(f" {mark} ", "bold reverse"), " ")
        room = max(12, self.size.width - len(self._at) - head.cell_length - 1)
        left = plain(cut(who, room - 1), "bold")
        gap = " " * max(1, room - left.cell_length)
        first = Content.assemble(head, left, gap, plain(self._at, "$secondary"))
        before, after = "A client's page, from ", f" {_as_of(self._client)}"
        where = ended(self._client.path, max(8, self.size.width - 3 - len(before) - len(after)))
        return Content("\n").join([first, plain(f"{before}{where}{after}", "$secondary")])


def _as_of(client: Client) -> str:
    if client.made:
        return f"as shared on {full_day(client.made)}"
    if client.latest > datetime.date.min:
        return f"as of {full_day(client.latest)}"
    return "without a record"
