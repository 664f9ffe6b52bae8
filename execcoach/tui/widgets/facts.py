"""What is to be known about a text in the making: what is still open, what could be said better, how much is theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from execcoach.drafting.template import Template
from execcoach.drafting.writer import Composed
from execcoach.tui.widgets.show import plain


def facts(
    asked: Sequence[str],
    strange: Sequence[str],
    template: Template | None,
    composed: Composed | None,
    answers: Mapping[str, str],
) -> list[Content]:
    """A line for each fact: open questions, networks nobody knows; of a text the answers made, what it is made of."""
    lines = []
    if strange:
        lines.append(plain(f"Not a network execcoach knows: {', '.join(strange)}", "$accent"))
    if asked:
        lines.append(Content.assemble(plain("Still open  ", "bold"), plain("  ".join(asked), "$accent")))
    if composed is None or template is None or composed.refusal:
        return lines
    probes = [i.probe for i in template.inputs if i.name in composed.thin]
    lines += [Content.assemble(plain("Say more  ", "bold"), plain(probe)) for probe in probes[:1]]
    if composed.never_says:
        lines.append(plain(f"You never say: {', '.join(composed.never_says)}", "$accent"))
    if any(answers.values()):
        lines.append(plain(f"{round(100 * composed.theirs)} of 100 words are yours", "$secondary"))
    return lines
