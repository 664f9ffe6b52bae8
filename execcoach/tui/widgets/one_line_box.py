"""A box for one line, in which a key draws the box and nothing else."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class OneLineBox(Input):
    """An input whose own size does not follow what stands in it.

    Why: Textual lays the whole screen out anew with every key, for inputs that grow as one types. Ours never do.
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
