"""Draws what changed on a screen and nothing beside it."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip


class Painter(Compositor):
    """Textual's compositor, which asks only those widgets for their lines that lie under a changed place.

    Why: it asks every widget whose container meets the rectangle around all changes. A key in a form changes a field
    on the left and a line on the right, so that was the whole screen: half of what a key cost.
    """

    _changed: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """The changed places, drawn anew."""
        self._changed = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        changed = self._changed
        if not changed:
            yield from super()._get_renders(crop)
            return
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if met := [place for place in changed if seen.overlaps(place)]:
                top = max(seen.y, min(place.y for place in met))
                bottom = min(seen.bottom, max(place.bottom for place in met))
                rows = Region(seen.x, top, seen.width, bottom - top)
                yield region, rows, widget.render_lines(rows.translate((-region.x, -region.y)))
