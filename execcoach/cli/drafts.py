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
def draft(template: str | None, folder: Path | None, given: Sequence[str], network: str | None, save: bool) -> None:
    """A text from a template; alone, the list of templates."""
    from execcoach.services import templates
    from execcoach.services.drafts import desk_of

    if template is None:
        if given or network or save:
            raise CoachError("Which template?", "Name one first, for example: execcoach draft thank-a-colleague")
        say("\n".join(_listed(templates.all_templates())))
        return
    chosen = templates.template_named(template)
    answers = _answers(chosen, given)
    places = (network,) if network else chosen.networks
    desk = desk_of(folder, needed=save)
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
    if desk and save:
        kept = desk.save(replace(desk.new(chosen, answers), networks=places))
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


def _listed(templates: Sequence[Template]) -> list[str]:
    wide = max(len(template.id) for template in templates)
    long = max(len(template.title) for template in templates)
    return [f"{t.id:<{wide}}  {t.title:<{long}}  {t.kind:<12}  {t.minutes} min" for t in templates]
