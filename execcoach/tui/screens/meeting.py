"""Before a meeting: a name, then one card; afterwards a line about what was learned.

Why the next line and no toast: a toast lies over the end of the card.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from execcoach.errors import CoachError
from execcoach.text import clean, one_line
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.lines import KeyLine
from execcoach.tui.widgets.meeting_card import CardView
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.profile.circle import Contact
    from execcoach.services.meeting import Candidate, MeetingDesk

_MOST = 50
"""Candidates shown at once; whoever is further down is found by another letter."""
_SAVE_EVERY = 2.0


class MeetingScreen(CoachScreen):
    """Three faces of one screen: whom, the card, and somebody new."""

    CSS_PATH = "meeting.tcss"
    ROWS = commands.MEETING
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.MEETING)

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Candidate, ...] = ()
        self._contact: Contact | None = None
        self._typed: dict[str, str] = {}

    @property
    def desk(self) -> MeetingDesk:
        """The desk this screen speaks to."""
        return self.everyday.meeting

    def compose_body(self) -> ComposeResult:
        """The box with its candidates, the form for somebody new, the card."""
        says = self.desk.sentences.screen
        with Vertical(id="whom"):
            yield Static(plain(says["whom"], "bold"), markup=False)
            yield Input(id="name", select_on_focus=False)
            yield OptionList(id="candidates", markup=False, compact=True)
            with VerticalScroll(id="new", can_focus=False):
                yield Static(plain(says["unknown"], "$secondary"), id="unknown", markup=False)
                for box in ("post", "knows"):
                    yield Static(plain(says[box], "bold"), markup=False)
                    yield Input(placeholder=says[f"{box}_example"], id=box, select_on_focus=False, compact=True)
                yield CardView(id="stranger")
        with Vertical(id="known"):
            yield CardView(id="card")
            yield Input(id="learned", select_on_focus=False)

    def on_mount(self) -> None:
        """Begin with the name; what was half typed stands there again."""
        for box, words in self.desk.half_typed.items():
            if box in ("name", "post", "knows"):
                self.query_one(f"#{box}", Input).value = words
        self.query_one("#name", Input).placeholder = self.desk.sentences.screen["who_example"]
        self.set_interval(_SAVE_EVERY, self.hold)
        self.show_whom()

    def on_unmount(self) -> None:
        """The screen goes away, with the app too: what was typed and not kept waits."""
        self.hold()

    def hold(self) -> None:
        """Let what is typed wait where it changed."""
        waits = self.desk.half_typed
        for box, words in self._typed.items():
            if words.strip() != waits.get(box, "").strip():
                with suppress(CoachError, OSError):
                    self.desk.hold(box, words)

    @on(Input.Changed)
    def remember(self, event: Input.Changed) -> None:
        """Remember what stands in a box: when the screen goes away its boxes go first."""
        box = event.input.id or ""
        if box != "learned":
            self._typed[box] = event.value
        elif self._contact is not None:
            self._typed[self._box_of(self._contact)] = event.value

    def _said(self, box: str) -> str:
        return self.query_one(f"#{box}", Input).value

    @staticmethod
    def _box_of(contact: Contact) -> str:
        return f"learned {contact.id or contact.name}"

    def show_whom(self) -> None:
        """Ask for a name; nobody's card is open."""
        self._contact = None
        self.query_one("#whom").display = True
        self.query_one("#known").display = False
        self.query_one("#name").focus()
        self.query_one(KeyLine).show_rows((commands.BACK,))
        self.offer()

    @on(Input.Changed, "#name")
    def offer(self) -> None:
        """Offer whom the typed name may mean; where it is nobody, somebody new."""
        name = self._said("name")
        self._found = self.desk.find(name)
        unknown = bool(name.strip()) and not self._found
        listed = self.query_one("#candidates", OptionList)
        listed.clear_options()
        listed.add_options([Option(plain(one.words)) for one in self._found[:_MOST]])
        listed.highlighted = 0 if self._found else None
        listed.display = not unknown
        self.query_one("#new").display = unknown
        if unknown:
            self.query_one("#stranger", CardView).show(self.desk.stranger(name), heading=False)
        self._say_whom(name.strip(), unknown)

    def _say_whom(self, name: str, unknown: bool) -> None:
        if unknown:
            self.say_next("Enter goes to the next box; the last one keeps them in your circle.")
        elif not self._found:
            self.say_next("Nobody is in your circle yet. Type a name.")
        elif name:
            self.say_next(f"Enter opens the card of {one_line(self._found[0].contact.name)}.")
        else:
            self.say_next("Type a name, or press ↓ and choose. Enter opens the card.")

    @on(Input.Submitted, "#name")
    def name_given(self) -> None:
        """Open the first candidate's card, or go on to the next box."""
        if self._found and self._said("name").strip():
            self.open_card(self._found[self.query_one("#candidates", OptionList).highlighted or 0].contact)
        elif self._found:
            self.query_one("#candidates").focus()
        elif self._said("name").strip():
            self.query_one("#post").focus()

    @on(Input.Submitted, "#post")
    def post_given(self) -> None:
        """Go on to the last box."""
        self.query_one("#knows").focus()

    @on(Input.Submitted, "#knows")
    def add(self) -> None:
        """Keep somebody new and open their card."""
        self._add(self._said("name"), self._said("post"), self._said("knows"))

    @work(thread=True, exclusive=True)
    def _add(self, name: str, post: str, knows: str) -> None:
        try:
            contact = self.desk.add(name, post, knows)
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
        else:
            self.app.call_from_thread(self._added, contact)

    def _added(self, contact: Contact) -> None:
        for box in ("post", "knows"):
            with self.prevent(Input.Changed):
                self.query_one(f"#{box}", Input).value = self._typed[box] = ""
        self.hold()
        self.open_card(contact)
        self.say_next(f"Kept in {self.everyday.profile.first_name}'s circle. u takes it back.")

    @on(OptionList.OptionSelected, "#candidates")
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Open the chosen card."""
        self.open_card(self._found[event.option_index].contact)

    def open_card(self, contact: Contact) -> None:
        """Show the card about somebody."""
        if self._contact is None:
            with self.prevent(Input.Changed):
                self.query_one("#name", Input).value = self._typed["name"] = ""
            self.hold()
        self._contact = contact
        self.query_one("#whom").display = False
        self.query_one("#known").display = True
        learned = self.query_one("#learned", Input)
        with self.prevent(Input.Changed):
            learned.value = self._typed.get(box := self._box_of(contact)) or self.desk.half_typed.get(box, "")
        learned.placeholder = self.desk.sentences.screen["learned_example"]
        learned.display = bool(learned.value)
        view = self.query_one("#card", CardView)
        view.show(self.desk.card(contact))
        view.scroll_home(animate=False)
        view.focus()
        self.query_one(KeyLine).show_rows(self.ROWS)
        self.say_next("Afterwards: l keeps what you learned. Esc asks for another name.")

    def action_learned(self) -> None:
        """Ask what was learned."""
        if self._contact is None:
            self.say_next("Open somebody's card first.")
            return
        box = self.query_one("#learned", Input)
        box.display = True
        box.focus()
        box.scroll_visible()
        first = one_line(self._contact.name).split(" ")[0]
        asked = self.desk.sentences.screen["learned"].format_map({"first": first})
        self.say_next(f"{asked} Enter keeps it, Esc leaves it for later.")

    @on(Input.Submitted, "#learned")
    def keep(self) -> None:
        """Keep what was learned, and that they met today."""
        if self._contact is not None:
            self._keep(self._contact, self._said("learned"))

    @work(thread=True, exclusive=True)
    def _keep(self, contact: Contact, learned: str) -> None:
        try:
            now = self.desk.keep(contact, learned)
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
        else:
            self.app.call_from_thread(self._kept, now)

    def _kept(self, contact: Contact) -> None:
        self._typed[self._box_of(contact)] = ""
        self.hold()
        self.open_card(contact)
        self.say_next(f"Kept for {self.everyday.profile.name}: {contact.name}, today. u takes it back.")

    def action_candidates(self) -> None:
        """Go from the name to the people below it."""
        if self._contact is None and self._found:
            self.query_one("#candidates").focus()

    def action_copy(self) -> None:
        """Send the card to the clipboard as plain text."""
        if self._contact is None:
            self.say_next("Open somebody's card first.")
            return
        self.app.copy_to_clipboard(clean(self.desk.card(self._contact).text()))
        self.say_next(f"Copied for {self.everyday.profile.name}: the card about {self._contact.name}.")

    async def action_undo(self) -> None:
        """Take the last change back."""
        try:
            about = self.everyday.undo()
        except CoachError as error:
            self.tell_error(error)
            return
        if about:
            self.draw()
        self.say_next(f"Taken back: {about}." if about else "There is nothing to take back.")

    def draw(self) -> None:
        """The same face with the files as they stand now; the question where the person is gone."""
        if self._contact is None:
            self.offer()
        elif now := self.desk.again(self._contact):
            self.open_card(now)
        else:
            self.show_whom()

    def action_back(self) -> None:
        """From the line to the card, from the card to the name, from the name to where one came from."""
        self.hold()
        if self._contact is not None and self.query_one("#learned").has_focus:
            self.query_one("#card").focus()
            self.say_next("What you typed waits. l goes back to it.")
        elif self._contact is not None:
            self.show_whom()
        else:
            self.app.pop_screen()
