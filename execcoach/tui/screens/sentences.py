"""The sentences of an About on the left, the parts of a summary on the right, one part asked at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, HorizontalGroup, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.five_parts import five_parts
from execcoach.tui.widgets.paste_box import PasteBox
from execcoach.tui.widgets.sentence_list import SentenceList
from execcoach.tui.widgets.show import plain, put

if TYPE_CHECKING:
    from execcoach.services.about import AboutDesk, PartStanding


class SentencesScreen(CoachScreen):
    """Shows the text and the part that is asked for; what a key does about it is AboutScreen's."""

    def __init__(self) -> None:
        super().__init__()
        self._part = ""
        self._box: PasteBox
        self._desk: AboutDesk

    def compose_body(self) -> ComposeResult:
        """Sentences and parts; or the box to paste into."""
        self._desk = self.everyday.about
        self._box = PasteBox(self._desk)
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield Static(id="question", markup=False)
                yield SentenceList(id="sentences")
                yield Static(id="said", markup=False)
                with HorizontalGroup(classes="buttons"):
                    yield Button("Keep it", id="keep", variant="primary", compact=True)
                    yield Button("Not there", id="not-there", compact=True)
                    yield Button("Paste anew", id="anew", compact=True)
            with VerticalScroll(id="parts", can_focus=False):
                yield Static(id="five", markup=False)
        yield self._box

    def on_resize(self) -> None:
        """Sentences are wrapped to the new width."""
        if self.is_mounted and self.query("#sentences") and not self.pasting:
            self.call_after_refresh(self.draw)

    async def files_changed(self) -> None:
        """Draw anew; what stands in the box to paste into is left alone."""
        if self.pasting:
            self.say_standing()
        else:
            self.draw()

    @property
    def pasting(self) -> bool:
        """Whether the box to paste into is shown."""
        return self.has_class("-pasting")

    @property
    def standing(self) -> PartStanding | None:
        """The part that is asked for; None when every part is sorted."""
        return self._desk.part(self._part) if self._part else None

    def _ask_first(self, after: str = "") -> None:
        """Ask for the next open part, the first where `after` is the last."""
        ids = [standing.part.id for standing in self._desk.parts()]
        at = ids.index(after) + 1 if after else 0
        still_open = [one.part.id for one in self._desk.parts() if not one.settled]
        ahead = [id for id in ids[at:] + ids[:at] if id in still_open]
        self._ask(ahead[0] if ahead else "")

    def _ask(self, id: str) -> None:
        self._part = id
        self.draw()
        standing = self.standing
        sentences = self.query_one("#sentences", SentenceList)
        sentences.choose((self._desk.first_kept(standing) or standing.guess) if standing else None)
        sentences.focus()

    def draw(self) -> None:
        """Show question, sentences and parts as they stand."""
        sentences = self.query_one("#sentences", SentenceList)
        held = sentences.chosen
        says = self._desk.guide.says
        all_parts, text = self._desk.parts(), self._desk.text()
        fold = self._desk.fold(text)
        more = f"{self._desk.beyond} more sentences are not looked at" if self._desk.beyond else ""
        if sentences.size.width:
            shown_fold = (fold, says["fold"] if fold < len(text) else "")
            none = says["none" if self._part else "go_on" if self._desk.missing() else "finished"]
            airy = not self.has_class("-short")
            sentences.show(self._desk.about(), self._notes(all_parts), none, shown_fold, more, airy)
            sentences.choose(held)
        narrow = self.has_class("-narrow")
        width = self.query_one("#parts").content_size.width or self.size.width
        five = five_parts(all_parts, self._part, says, width, narrow)
        put(self.query_one("#five", Static), five if narrow else Content("\n").join([five, self._length(text)]))
        put(self.query_one("#question", Static), self._question())
        for id in ("#keep", "#not-there"):
            self.query_one(id).display = bool(self._part)
        self.say_standing()

    def _length(self, text: str) -> Content:
        size = self._desk.counted(text)
        return plain(f"{size.count:,} of {size.limit or 0:,} characters", "$warning" if size.over else "$secondary")

    def _notes(self, all_parts: tuple[PartStanding, ...]) -> dict[int, str]:
        notes = {at: "✓ " + ", ".join(titles) for at, titles in self._desk.kept_for(all_parts).items()}
        if (standing := self.standing) and standing.guess:
            notes[standing.guess.at] = f"◂ {self._desk.guide.says['guess']}"
        return notes

    def _question(self) -> Content:
        says = self._desk.guide.says
        standing = self.standing
        if standing is None:
            missing = self._desk.missing()
            self.say_next(says["to_answer"] if missing else says["look_again"])
            after = says["to_answer"] if missing else says["look_again"]
            return Content("\n").join([plain(says["all_done"], "bold"), plain(after, "$secondary")])
        self.say_next(says["has_guess"] if standing.guess else says["no_guess"])
        return Content("\n").join([plain(standing.part.words, "bold"), plain(standing.part.why, "$secondary")])

    def _say(self, words: Content) -> None:
        put(self.query_one("#said", Static), words)
