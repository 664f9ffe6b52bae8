"""The command palette: the rows of the screen that is shown, then those that hold everywhere."""

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from execcoach.tui import commands
from execcoach.tui.commands import Command

if TYPE_CHECKING:
    from textual.screen import Screen


def rows_of(screen: "Screen[object]") -> tuple[Command, ...]:
    """Every command that can be given on this screen."""
    person = getattr(screen.app, "everyday", None)
    demo = commands.IN_A_DEMO if person and person.workspace.demo else ()
    return (*getattr(screen, "ROWS", ()), *demo, *commands.EVERYWHERE)


class CoachCommands(Provider):
    """Finds a command by its name or its sentence."""

    async def discover(self) -> Hits:
        """All of them, in the order of the rows."""
        for row in rows_of(self.screen):
            yield DiscoveryHit(_title(row), partial(self.screen.run_action, row.action), help=row.help)

    async def search(self, query: str) -> Hits:
        """Those whose name or sentence fits the query."""
        matcher = self.matcher(query)
        for row in rows_of(self.screen):
            name = _title(row)
            if (score := max(matcher.match(name), matcher.match(row.help) * 0.8)) > 0:
                yield Hit(score, matcher.highlight(name), partial(self.screen.run_action, row.action), help=row.help)


def _title(row: Command) -> str:
    return f"{row.name[:1].upper()}{row.name[1:]}  ({row.key_name})"
