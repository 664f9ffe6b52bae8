"""Words behind a sign, later lines under the first word."""

from textual.content import Content


def hung(said: Content, sign: Content, width: int, note: Content | None = None) -> Content:
    """The words wrapped to the width, the sign before the first line and as much room before the others.

    A note stands behind the last word where all of it fits there, else on a line of its own.
    """
    most = max(20, width - sign.cell_length)
    lines = [line.rstrip() for line in said.wrap(most)] or [Content("")]
    if note is not None and lines[-1].cell_length + 2 + note.cell_length <= most:
        lines[-1] = Content.assemble(lines[-1], "  ", note)
    elif note is not None:
        lines.append(note)
    room = " " * sign.cell_length
    return Content("\n").join([Content.assemble(room if at else sign, line) for at, line in enumerate(lines)])
