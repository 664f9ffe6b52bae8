"""Which links may be opened: the faces ask here before they hand one to a browser."""

from execcoach.storage.child import safe_link


def openable(link: str) -> bool:
    """Whether the link is an ordinary one: http, https or mailto, nothing hidden in it."""
    return safe_link(link)
