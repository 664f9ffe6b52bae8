"""`check`: the guard over a text, anybody's; with a workspace also what is not in that person's files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from execcoach.cli.talk import filled, say, say_json, tell
from execcoach.errors import CoachError, FileTrouble, Place
from execcoach.text import one_line, shorten

if TYPE_CHECKING:
    from execcoach.drafting.grounding import Untraced
    from execcoach.drafting.guard import Finding

_SECTORS = ("private", "public", "broker-dealer", "adviser", "health", "government")
_MOST = 1_000_000


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--kind", default="post", help="post, message, invitation, comment, summary … (default: post)")
@click.option("--network", default="", metavar="N", help="where it goes: linkedin, x, bluesky, mastodon or email")
@click.option("--first-contact", is_flag=True, help="it is the first message to somebody")
@click.option("--sector", type=click.Choice(_SECTORS), help="whose rules of disclosure hold (default: private)")
@click.option(
    "--workspace", metavar="DIR", type=click.Path(path_type=Path), help="whose text it is: their company's lists count"
)
@click.option("--json", "as_json", is_flag=True, help="the findings as JSON")
def check(
    file: str, kind: str, network: str, first_contact: bool, sector: str | None, workspace: Path | None, as_json: bool
) -> int:
    """What a text would give away or spoil. Exit code 1 when it must be looked at again."""
    from dataclasses import replace

    from execcoach.drafting.guard import Setting
    from execcoach.services.guard import GuardDesk, alone

    text = _text(file)
    untraced: tuple[Untraced, ...] = ()
    if workspace is None:
        setting = Setting(kind=kind, network=network, first_contact=first_contact, sector=sector or "private")
        found = alone(text, setting)
    else:
        from execcoach.cli.where import opened

        desk = GuardDesk(opened(workspace))
        setting = desk.setting(kind, network, first_contact)
        found = alone(text, replace(setting, sector=sector)) if sector else alone(text, setting)
        untraced = desk.untraced(text)
    if as_json:
        say_json(_shape(found, untraced, workspace is not None))
    else:
        paragraphs = [*(_told(one, text) for one in found), *([_not_there(untraced, text)] if untraced else [])]
        if paragraphs:
            say("\n\n".join(paragraphs))
        else:
            tell("Nothing found.")
    return 1 if any(one.severity in ("block", "warn") for one in found) else 0


def _shape(found: Sequence[Finding], untraced: Sequence[Untraced], known: bool) -> dict[str, Any]:
    keys = ("label", "severity", "words", "why", "source", "better", "start", "end")
    shape: dict[str, Any] = {"findings": [{key: getattr(one, key) for key in keys} for one in found]}
    if known:
        shape["ungrounded"] = [one._asdict() for one in untraced]
    return shape


def _told(one: Finding, text: str) -> str:
    return "\n".join(
        [
            f"{_line(text, one.start)}: {one.severity}, {one.label}",
            filled(f"“{shorten(one.words, 200)}”", 2),
            filled(one.why, 2),
            filled(f"Better: {one.better}", 2),
            filled(f"({one.source})", 2),
        ]
    )


def _not_there(untraced: Sequence[Untraced], text: str) -> str:
    rows: Iterator[str] = (f"  {_line(text, one.start)}: {one.kind}, {shorten(one.words, 80)}" for one in untraced)
    return "\n".join(["Not in your files:", *rows])


def _line(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1


def _text(file: str) -> str:
    """The text of a file or of standard input, less one final newline; CoachError where it is none."""
    try:
        if file == "-":
            data = sys.stdin.buffer.read(_MOST + 1)
        else:
            if Path(file).is_dir():
                raise CoachError("That is a folder", f"{one_line(file)} is no text. Name a file, or - for a pipe.")
            with Path(file).open("rb") as opened:
                data = opened.read(_MOST + 1)
    except OSError as error:
        raise FileTrouble(
            "The text cannot be read", f"{one_line(file)}: {error.strerror}.", [Place(file=one_line(file))]
        ) from error
    if len(data) > _MOST:
        raise FileTrouble("The text is too long", f"{one_line(file)} holds more than a million bytes.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n")
    except UnicodeDecodeError as error:
        raise FileTrouble("The text cannot be read", f"{one_line(file)} is not UTF-8 text.") from error
