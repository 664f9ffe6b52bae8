"""`meet`: who they are to you, in ten seconds, and what you learned afterwards."""

from pathlib import Path

import click

from execcoach.cli.talk import say, say_json, tell
from execcoach.cli.where import desk_of


@click.command()
@click.argument("name")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--learned", metavar="WORDS", help="keep what you learned about them, and that you met today")
@click.option("--json", "as_data", is_flag=True, help="the card as JSON")
def meet(name: str, folder: Path | None, learned: str | None, as_data: bool) -> None:
    """Before you meet NAME: what you share, one good question, what they find about you, what to leave out."""
    from execcoach.profile.meeting import as_json
    from execcoach.services.meeting import MeetingDesk

    desk = desk_of(folder)
    for warning in desk.warnings:
        tell(warning)
    meeting = MeetingDesk(desk)
    contact = meeting.meant(name)
    if learned is not None:
        contact = meeting.keep(contact or meeting.add(name), learned)
        tell(f"Kept for {desk.name}: {contact.name}, today.")
    card = meeting.card(contact) if contact else meeting.stranger(name)
    if as_data:
        say_json(as_json(card))
        return
    if not card.known:
        tell(meeting.sentences.screen["unknown"])
    say(card.text())
