"""Five lines, ready to mail, on how to ask LinkedIn for the whole archive."""

from execcoach.storage import content
from execcoach.text import one_line


def archive_note(first_name: str = "") -> str:
    """The note with its subject on top, for the person of this first name."""
    note = content.shipped_toml("prompts/archive_note.toml")
    name = one_line(first_name) or "…"
    lines = [line.replace("{name}", name) for line in note["lines"]]
    return "\n".join([f"{note['subject']}", "", *lines])
