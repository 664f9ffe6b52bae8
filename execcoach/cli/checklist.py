"""`checklist`: the open questions in plain text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from execcoach.cli.talk import filled, say
from execcoach.cli.where import opened
from execcoach.errors import CoachError
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.profile.checklist import Checklist
    from execcoach.services.profile import ProfileDesk

_DIR = click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))


@click.command()
@click.argument("name", required=False)
@_DIR
def checklist(name: str | None, folder: Path | None) -> None:
    """The questions that are still open, of one checklist or of all."""
    if name is not None and folder is None and Path(name).is_dir():
        folder = Path(name)
        name = None
    desk = opened(folder)
    lists = desk.checklists
    if name:
        known = tuple(one.id for one in lists)
        if name not in known:
            raise CoachError("No such checklist", f"“{one_line(name)}” is not one of {', '.join(known)}.")
        lists = tuple(one for one in lists if one.id == name)
    parts = ["\n".join(_list_lines(desk, one)) for one in lists]
    say("\n\n".join(parts))


def _list_lines(desk: ProfileDesk, checklist: Checklist) -> Iterator[str]:
    standing = desk.standing(checklist)
    waiting = [one for one in standing.questions if one.state in ("open", "asked")]
    yield f"{checklist.title}: {standing.done} of {standing.total}"
    if not waiting:
        yield "  Nothing is open here."
    for one in waiting:
        asked = f" (asked of {desk.first_name})" if one.state == "asked" else ""
        yield filled(f"{one.question.words}{asked}", 2, 2)
        yield filled(f"Why: {one.question.why}", 4)
        yield filled(f"Good: {one.question.good}", 4, 10)
        yield f"    Goes to {desk.place_of(one.question)} in profile.toml"
