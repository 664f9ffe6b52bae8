"""Words behind a sign, later lines under the first word."""

from textual.content import Content


def hung(said: Content, sign: Content, width: int) -> Content:
    """The words wrapped to the width, the sign before the first line and as much room before the others."""
    room = " " * sign.cell_length
    lines = said.wrap(max(20, width - sign.cell_length))
    return Content("\n").join(
        [Content.assemble(room if at else sign, line.rstrip()) for at, line in enumerate(lines)] or [sign]
    )
