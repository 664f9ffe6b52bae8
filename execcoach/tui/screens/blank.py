"""Nothing: what stands between two people, so that no file of one is ever seen beside the other's name."""

from textual.screen import Screen


class BlankScreen(Screen[None]):
    """An empty screen."""
