"""`draft`: a text from a template, without the app."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from execcoach.cli.talk import say, tell
from execcoach.errors import CoachError
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.drafting.template import Template


@click.command()
@click.argument("template", required=False)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help="answer one of the template's questions")
@click.option("--network", metavar="N", help="count for this network: linkedin, x, bluesky, mastodon or email")
@click.option("--save", is_flag=True, help="keep it in the folder's drafts")
@click.option("--trust-templates", "trusted", is_flag=True, help="use the templates that came with this folder")
def draft(
    template: str | None, folder: Path | None, given: Sequence[str], network: str | None, save: bool, trusted: bool
) -> None:
    """A text from a template; alone, the list of templates."""
    from execcoach.profile.dates import parse_day
    from execcoach.services import destinations, templates
    from execcoach.services.drafts import desk_of

    if template is None:
        if given or network or save:
            raise CoachError("Which template?", "Name one first, for example: execcoach draft thank-a-colleague")
        _list(trusted)
        return
    desk = desk_of(folder, needed=save)
    if desk and trusted:
        desk.trust_templates()
    library = desk.library if desk else templates.library()
    chosen = library.named(template)
    if library.notice:
        tell(library.notice)
    answers = _answers(chosen, given)
    places = (network,) if network else chosen.networks
    composed = desk.compose(chosen, answers) if desk else templates.compose_alone(chosen, answers)
    if composed.refusal:
        raise CoachError("Not this one", composed.refusal)
    counted = [templates.shown(composed.text, name, chosen.kind) for name in places]
    say(composed.text)
    if composed.open_questions:
        tell("Still open:")
        for asked in chosen.inputs:
            if asked.ask in composed.open_questions:
                tell(f"  {asked.ask}   --set {asked.name}=…")
        for other in composed.open_questions:
            if other not in [asked.ask for asked in chosen.inputs]:
                tell(f"  {other}   (from the profile)")
    for place in counted:
        tell(place.left)
    advice = destinations.advice_for(chosen)
    tell(f"Where: {advice.line}")
    if desk and save:
        planned = replace(desk.new(chosen, answers), networks=places, post_on=parse_day(advice.post_on))
        kept = desk.save(planned)
        tell(f"Kept for {desk.whose}: {desk.file(kept.id)}")


def _answers(template: Template, given: Sequence[str]) -> dict[str, str]:
    known = [asked.name for asked in template.inputs]
    answers = {}
    for words in given:
        name, sign, value = words.partition("=")
        if not sign or name not in known:
            sentence = f"“{one_line(name)}” is none of its questions. {template.id} asks: {', '.join(known)}."
            if name in known:
                sentence = f"Write it as --set {name}=… with an equals sign."
            raise CoachError("That cannot be set", sentence)
        answers[name] = value
    return answers


def _list(trusted: bool) -> None:
    """Every template that can be used, and what to know about those that cannot."""
    from execcoach.services import templates
    from execcoach.services.drafts import desk_of

    try:
        desk = desk_of(None, needed=False)
    except CoachError:  # a profile that cannot be read stops nobody from looking at the list
        desk = None
    if desk and trusted:
        desk.trust_templates()
    library = desk.library if desk else templates.library()
    say("\n".join(_rows(library.templates)))
    for trouble in library.troubles.values():
        tell(trouble.sentence)
    if library.notice:
        tell(library.notice)


def _rows(templates: Sequence[Template]) -> list[str]:
    wide = max(len(template.id) for template in templates)
    long = max(len(template.title) for template in templates)
    rows = (f"{t.id:<{wide}}  {t.title:<{long}}  {t.kind:<12}  {t.minutes:>2} min" for t in templates)
    return [row + _OWNERS[template.owner] for row, template in zip(rows, templates, strict=True)]


_OWNERS = {"": "", "yours": "  yours", "folder": "  this folder's"}
