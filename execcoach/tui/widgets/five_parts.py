"""The five parts of a summary and what is kept for each, in full or a line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from execcoach.services.about import Kept, PartStanding
from execcoach.text import shorten
from execcoach.tui.widgets.hung import hung
from execcoach.tui.widgets.show import plain

_TITLES = 40


def five_parts(
    parts: Sequence[PartStanding], asked: str, says: Mapping[str, str], width: int, narrow: bool = False
) -> Content:
    """Each part with what is kept for it, at this width; the one that is asked for has a sign before it."""
    lines: list[Content] = []
    for standing in parts:
        here = standing.part.id == asked
        head = plain(f"{'▸ ' if here else '  '}{standing.part.title}", "bold $accent" if here else "bold")
        if narrow:
            lines.append(
                Content.assemble(
                    head, " " * max(1, _TITLES - head.cell_length), *_told(standing, says, max(20, width - _TITLES - 8))
                )
            )
            continue
        lines.append(head)
        told = [_kept(line, says, 140) for line in standing.kept] or [_told(standing, says, 140)]
        lines += [hung(words, Content.assemble("  ", sign), width) for sign, words in told]
        lines.append(plain(""))
    return Content("\n").join(lines)


Signed = tuple[Content, Content]


def _told(standing: PartStanding, says: Mapping[str, str], most: int) -> Signed:
    if standing.kept:
        sign, words = _kept(standing.kept[0], says, most)
        return sign, words + plain(f" +{len(standing.kept) - 1}" if len(standing.kept) > 1 else "", "$secondary")
    if standing.declined or standing.missing:
        return plain("– ", "$secondary"), plain(says["declined" if standing.declined else "not_there"], "$secondary")
    return plain("· ", "$secondary"), plain(says["not_asked"], "$secondary")


def _kept(line: Kept, says: Mapping[str, str], most: int) -> Signed:
    sign = plain("✓ ", "bold $success") if line.in_text else plain("○ ", "bold $warning")
    notes = ([says["private"]] if line.private else []) + ([] if line.in_text else [says["off_page"]])
    behind = plain(f" ({', '.join(notes)})" if notes else "", "$secondary")
    return sign, Content.assemble(plain(shorten(line.text, most)), behind)
