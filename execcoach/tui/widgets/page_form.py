"""One form of the page: where to click, its boxes with counter and fold, and what stood there before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from execcoach.drafting.page_text import Part
from execcoach.drafting.page_walk import Visit
from execcoach.tui.widgets.show import plain

STATES = {
    "new": "new",
    "changed": "changed",
    "live": "live",
    "gone": "take it down",
    "nothing": "nothing to show",
}


@dataclass(frozen=True, slots=True)
class Form:
    """What is shown: a form of the page, its title, and what stood there before (None where nobody knows)."""

    visit: Visit
    title: str
    before: Sequence[Part] | None
    aside: str = ""

    @property
    def then(self) -> Mapping[str, str]:
        """What stood in each box before, by its label."""
        return {part.label: part.text for part in self.before or ()}

    @property
    def first_changed(self) -> int:
        """The box to begin with."""
        then, parts = self.then, self.visit.stop.parts
        moved = [at for at, part in enumerate(parts) if then.get(part.label) != part.text]
        return moved[0] if moved and self.visit.state == "changed" else 0


class PageForm(VerticalScroll, can_focus=False):
    """Shows a form with one box marked; the boxes are kept and filled anew."""

    def compose(self) -> ComposeResult:
        """The heading, the boxes, the reason."""
        yield Static(id="form", markup=False)
        yield Vertical(id="boxes")
        yield Static(id="after", markup=False)

    def show_words(self, words: str) -> None:
        """Show a sentence instead of a form."""
        self.query_one("#form", Static).update(plain(words))
        self.query_one("#after", Static).update(plain(""))
        for box in self.query_one("#boxes").query(Static):
            box.display = False

    def show(self, form: Form, marked: int) -> None:
        """Show this form, the box of this number marked."""
        boxes = self.query_one("#boxes")
        parts, old = form.visit.stop.parts, list(boxes.query(Static))
        self.query_one("#form", Static).update(_head(form))
        self.query_one("#after", Static).update(plain(_after(form)))
        for at, part in enumerate(parts):
            box = old[at] if at < len(old) else Static(markup=False, classes="box")
            if at >= len(old):
                boxes.mount(box)
            mark = at == marked and form.visit.stop.field.paste
            box.update(_box(part, form, mark))
            box.display = True
            box.set_class(mark, "-marked")
        for box in old[len(parts) :]:
            box.display = False

    def bring_box(self, at: int) -> None:
        """Bring a box into view."""
        self.query_one("#boxes").query(Static)[at].scroll_visible(animate=False)


def _head(form: Form) -> Content:
    visit = form.visit
    since = f" since {visit.since.day} {visit.since:%B}" if visit.since and visit.state == "live" else ""
    title = Content.assemble(plain(form.title, "bold"), plain(f"   {STATES[visit.state]}{since}", "$accent"))
    aside = [plain(form.aside, "$accent")] if form.aside else []
    return Content("\n").join([title, plain(visit.stop.field.where, "$secondary"), *aside])


def _box(part: Part, form: Form, marked: bool) -> Content:
    changed, before = form.visit.state == "changed", form.then.get(part.label, "")
    head = [plain("▸ " if marked else "", "bold $primary"), plain(part.label, "bold")]
    if part.limit:
        head.append(plain(f"   {part.counter}", "bold $error" if part.over else "$secondary"))
    if changed and part.text and before == part.text:
        head.append(plain("   as it is", "$secondary"))
    elif changed and part.text and form.before is not None:
        head.append(plain("   changed" if before else "   new", "$accent"))
    if part.hint:
        head.append(plain(f"   {part.hint}", "$secondary"))
    lines = [Content.assemble(*head)]
    if part.text:
        lines.append(_drawn(part))
    if changed and before and before != part.text:
        lines.append(plain(f"Before: {before}", "$secondary"))
    return Content("\n").join(lines)


def _after(form: Form) -> str:
    lines, visit = [], form.visit
    if visit.state == "gone":
        said = "; ".join(text for text in form.then.values() if text)
        lines.append("It is not in the file any more, or private now. Take it off the page, then press Enter.")
        lines.append(f"There: {said}" if said else "Its words are not known on this machine.")
    elif visit.state == "changed" and form.before is None:
        lines.append("What stood there before is not known on this machine.")
    return "\n".join([*lines, visit.stop.field.why, visit.stop.field.source])


def _drawn(part: Part) -> Content:
    """The text with a line where the fold falls, about, and one where it is full."""
    marks = [(part.fold, " “see more” falls about here ", "$secondary")]
    if part.over:
        marks.append((part.cut, f" full here: {part.over:,} too long ", "$error"))
    pieces, start = [], 0
    for at, words, style in sorted(mark for mark in marks if mark[0] < len(part.text)):
        blank = part.text.rfind(" ", start, at + 1)
        end = blank + 1 if blank > start else at
        pieces += [plain(part.text[start:end].rstrip() + "\n"), plain(f"╌╌{words}╌╌\n", style)]
        start = end
    return Content.assemble(*pieces, plain(part.text[start:]))
