"""The desk for foreign files: what one would add, shown first; then added, as one change that can be undone."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.exchange.json_resume import read_json_resume
from execcoach.exchange.proposals import Incoming, Proposals, accept, propose
from execcoach.exchange.telling import as_json, report
from execcoach.services.people import create_profile
from execcoach.services.profile import ProfileDesk
from execcoach.storage.clock import Clock, system_clock
from execcoach.storage.toml_files import read_bytes
from execcoach.storage.workspace import Workspace, is_workspace, open_workspace
from execcoach.text import one_line

_CAP = 5_000_000


@dataclass(frozen=True, slots=True)
class Preview:
    """What a foreign file would do to the profile in a folder; `desk` is None where the folder holds none yet."""

    file: str
    folder: Path
    incoming: Incoming
    proposals: Proposals
    desk: ProfileDesk | None

    @property
    def name(self) -> str:
        """Whose profile it is or will be."""
        return self.desk.name if self.desk else self.incoming.name

    def lines(self) -> tuple[str, ...]:
        """A plain line for every row: new, kept, left out, noted."""
        return report(self.proposals)

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        """The shape of the contract."""
        return as_json(self.proposals)


def preview(file: Path, folder: Path, clock: Clock | None = None) -> Preview:
    """What this file would add to the profile in this folder; nothing is written."""
    incoming = read_json_resume(read_bytes(file, cap=_CAP), one_line(file.name))
    desk = ProfileDesk(open_workspace(folder), clock or system_clock()) if is_workspace(folder) else None
    if desk is None and not incoming.name:
        sentence = f"{one_line(file.name)} names nobody, and {one_line(str(folder))} holds no profile. "
        advice = f"Make one first: execcoach init {one_line(str(folder))} --name “Ada Okafor”"
        raise CoachError("Whose file is this?", sentence + advice, [Place(one_line(str(file)), path="basics.name")])
    current = desk.raw if desk else {"person": {"name": incoming.name}}
    return Preview(one_line(file.name), folder, incoming, propose(current, incoming), desk)


def take(shown: Preview, clock: Clock | None = None, chosen: Collection[str] | None = None) -> Workspace:
    """Add what was shown, or the chosen paths of it; a folder without a profile gets one. Filled fields stay."""
    desk = shown.desk
    if desk is None:
        workspace = create_profile(shown.folder, shown.name)
        try:
            desk = ProfileDesk(workspace, clock or system_clock())
            desk.change(accept(desk.raw, propose(desk.raw, shown.incoming), chosen), f"import of {shown.file}")
        except CoachError:
            workspace.profile.unlink(missing_ok=True)
            raise
        desk.record_score()
        return workspace
    added = accept(desk.raw, shown.proposals, chosen)
    if added != dict(desk.raw):
        desk.change(added, f"import of {shown.file}")
        desk.record_score()
    return desk.workspace
