"""A box to tick that can be read without colours: empty brackets until it is ticked."""

from textual.content import Content
from textual.widgets import Checkbox


class Tick(Checkbox):
    """A checkbox drawn as [ ] and [x]."""

    @property
    def _button(self) -> Content:
        return Content("[x]" if self.value else "[ ]")
