"""The app everything is measured against: Header, DataTable, Footer and one pydantic model, nothing else."""

import importlib
import sys
from contextlib import suppress
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Footer, Header

ROWS = ("Share: thank a colleague", "Listen: read two sources", "Engage: a word to a customer")


def person() -> str:
    """A name that went through one pydantic model; straight through where pydantic is not installed."""
    with suppress(ModuleNotFoundError):
        model = importlib.import_module("pydantic").create_model("Person", name=(str, ...), role=(str, ""))
        return str(model(name="Ada Okafor").name)
    return "Ada Okafor"


class Bare(App[None]):
    """A name on top, three rows, a line of keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "Quit"), Binding("d", "toggle_dark", "Dark")]

    def compose(self) -> ComposeResult:
        """The three widgets."""
        yield Header()
        yield DataTable[str](cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        """The name and the rows."""
        self.title = person()
        table = self.query_one(DataTable)
        table.add_columns("Step", "Minutes")
        for row in ROWS:
            table.add_row(row, "3")


if __name__ == "__main__":
    Bare().run()
    sys.exit(0)
