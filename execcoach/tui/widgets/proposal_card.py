"""One row of an import in full: its value, where it comes from, or yours and theirs side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.preview import Row
    from execcoach.tui.widgets.proposal_list import Shown


class ProposalCard(VerticalScroll, can_focus=False):
    """What the highlighted row would do."""

    def compose(self) -> ComposeResult:
        """A head, the value, and the two values of a conflict beside each other."""
        yield Static(id="card-head", markup=False)
        yield Static(id="card-value", markup=False)
        with Horizontal(id="card-both"):
            yield Static(id="card-own", markup=False)
            yield Static(id="card-theirs", markup=False)

    def show(self, shown: Shown | None, rows: tuple[Row, ...], theirs: bool) -> None:
        """Show a row in full; of a section, what is in it."""
        row = shown.row if shown else None
        both = bool(row and row.conflict)
        self.query_one("#card-both").display = both
        self.query_one("#card-value").display = not both
        head, value = _head(shown), Content("")
        if row and both:
            for id, name, words, taken in (
                ("#card-own", "Yours", row.own, not theirs),
                ("#card-theirs", "Theirs", row.value, theirs),
            ):
                mark = plain(f"{'(•)' if taken else '( )'} {name}", "bold $warning" if taken else "$secondary")
                self.query_one(id, Static).update(Content.assemble(mark, "\n", plain("\n".join(_told(words)))))
        elif row:
            value = plain("\n".join(_told(row.value)))
        elif shown and shown.doubt:
            value = plain(f"{shown.doubt.reason}.\n\nPress p to say where it belongs. Else it is left out.")
        elif shown and shown.section:
            value = plain("\n".join(f"· {one.words}" for one in rows))
        elif shown:
            value = plain(shown.words.partition(":")[2].strip() or shown.words)
        self.query_one("#card-head", Static).update(head)
        self.query_one("#card-value", Static).update(value)
        self.scroll_home(animate=False)


def _head(shown: Shown | None) -> Content:
    if shown is None:
        return Content("")
    if shown.row:
        source = f"  {shown.row.source}" if shown.row.source else ""
        return Content.assemble(plain(shown.row.title, "bold"), plain(source, "$secondary"))
    if shown.doubt:
        return plain(f"“{shown.doubt.words}”", "bold")
    return plain(shown.words.partition(":")[0] if ":" in shown.words else "", "bold")


def _told(value: Any, deep: int = 0) -> Iterator[str]:
    """A value as lines: an entry field by field, a list item by item."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            lines = list(_told(one, deep + 1))
            name = str(key).replace("_", " ").capitalize()
            yield f"{name}: {lines[0]}" if len(lines) == 1 else f"{name}:"
            yield from lines if len(lines) > 1 else ()
    elif isinstance(value, list | tuple):
        yield from (f"· {line}" for one in value for line in _told(one, deep + 1))
    else:
        yield from str(value).split("\n")
