"""The seven tips beside the text: what holds, what is to be mended, what only the writer can tell."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from execcoach.drafting.tips import KEPT, MEND, Look
from execcoach.tui.widgets.show import plain

SIGNS = {KEPT: "✓", MEND: "▸"}
"""Told apart by shape; what only the writer can tell has an empty circle."""


def summary(looks: Sequence[Look]) -> str:
    """How many tips hold, in a few words; "" where there are none for this kind of text."""
    kept = sum(one.state == KEPT for one in looks)
    return f"{kept} of {len(looks)} tips kept" if looks else ""


def tip_lines(looks: Sequence[Look]) -> list[Content]:
    """A line a tip; what is to be mended says how."""
    lines = [plain(f"Before it goes out · {summary(looks)} · ^l why", "$secondary")] if looks else []
    for one in looks:
        sign = SIGNS.get(one.state, "○")
        if one.state == MEND:
            lines.append(Content.assemble(plain(f"{sign} {one.tip.words}: ", "bold $accent"), plain(one.words)))
        else:
            lines.append(plain(f"{sign} {one.tip.words}", "$secondary" if one.state == KEPT else ""))
    return lines


def told(looks: Sequence[Look]) -> list[Content]:
    """Every tip in full: how it stands and why it matters; at the end who says so."""
    parts: list[Content] = []
    for one in looks:
        sign = SIGNS.get(one.state, "○")
        head = Content.assemble(plain(f"{sign} {one.tip.words}: ", "bold"), plain(one.words))
        parts += [head, plain(f"  {one.tip.why}", "$secondary")]
    sources = dict.fromkeys(one.tip.source for one in looks)
    return [*parts, plain(f"({'; '.join(sources)})", "$secondary")]
