"""Every command is a row: footer, palette, help and key overrides are read from the rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """A key, the action it runs, its word in the footer and its sentence in palette and help."""

    id: str
    key: str
    action: str
    name: str
    help: str
    footer: bool = False
    priority: bool = False
    """Whether the key works while a text field has the focus that would take it for itself."""

    @property
    def binding(self) -> Binding:
        """The row as Textual binds it; its id lets settings give it another key."""
        return Binding(
            self.key, self.action, self.name, tooltip=self.help, show=self.footer, priority=self.priority, id=self.id
        )

    @property
    def key_name(self) -> str:
        """The key as a person reads it."""
        first = self.key.split(",")[0]
        return _KEY_NAMES.get(first, first)


_KEY_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "question_mark": "?",
    "tab": "Tab",
    "f1": "F1",
    "f2": "F2",
    "f3": "F3",
    "f4": "F4",
    "f6": "F6",
    "f7": "F7",
    "f8": "F8",
    "f9": "F9",
    "f5": "F5",
    "f12": "F12",
    "ctrl+p": "^p",
    "ctrl+s": "^s",
    "ctrl+z": "^z",
    "ctrl+q": "^q",
    "ctrl+e": "^e",
    "ctrl+y": "^y",
    "ctrl+n": "^n",
    "ctrl+o": "^o",
    "ctrl+k": "^k",
    "ctrl+g": "^g",
    "ctrl+l": "^l",
    "ctrl+b": "^b",
    "ctrl+r": "^r",
    "ctrl+t": "^t",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "up": "↑",
    "down": "↓",
    "delete": "Del",
    "space": "Space",
    "right": "→",
    "left": "←",
}


def bindings(rows: Iterable[Command]) -> list[BindingType]:
    """The rows as a screen's BINDINGS."""
    return [row.binding for row in rows]


EVERYWHERE = (
    Command("today", "1", "app.switch_mode('today')", "Today", "Go to today's ten minutes."),
    Command("profile", "2", "app.switch_mode('profile')", "Profile", "Go to the score card and the profile."),
    Command(
        "checklist", "3", "app.switch_mode('checklist')", "Checklist", "Go to the checklists, one question a time."
    ),
    Command("drafts", "4", "app.switch_mode('drafts')", "Drafts", "Go to the drafts."),
    Command("review", "5", "app.switch_mode('review')", "Review", "Go to the coach's table of everybody."),
    Command("person", "f2", "app.switch_person", "Person", "Work on somebody else's folder."),
    Command(
        "take-form",
        "f7",
        "app.open('taking')",
        "Import a form, card or résumé",
        "A résumé, an archive, feeds, a form, a card, homework.",
    ),
    Command("share", "f9", "app.open('sharing')", "Share", "Write one file for your coach: what they may see."),
    Command("export", "f12", "app.open('exporting')", "Export", "Leave with your data: résumé, page, calendar, table."),
    Command(
        "keyboard", "f8", "app.open('keyboard')", "Who types", "Say who is at the keyboard: they, or an assistant."
    ),
    Command("help", "f1,question_mark", "app.help", "help", "Show every key of this screen.", footer=True),
    Command("palette", "ctrl+p", "app.command_palette", "everything", "Find any command by its name.", footer=True),
    Command("theme", "ctrl+t", "app.change_theme", "Theme", "Choose light, dark or another theme; it is remembered."),
    Command("quit", "ctrl+q", "app.quit", "Quit", "Leave execcoach. Nothing typed is lost."),
)

IN_A_DEMO = (
    Command("keep-demo", "f3", "app.keep_demo", "Keep this as mine", "Copy the demo's files to a folder of your own."),
)

REDO = Command("redo", "ctrl+y,U", "redo", "redo", "Do again what was taken back last.")

BACK = Command("back", "escape", "back", "back", "Go back. Nothing typed is lost.", footer=True)

WELCOME = (
    Command("back-to-person", "escape", "back", "back", "Go back to the person whose folder is open."),
    Command(
        "why", "w", "why", "why bother?", "The four doubts everybody has, and what is true about them.", footer=True
    ),
)

TODAY = (
    Command("start", "enter", "start", "start", "Begin the ten minutes.", footer=True),
    Command("another", "a", "another", "another", "Swap the chosen prompt for another one.", footer=True),
    Command("never", "x", "never", "never this one", "Never offer the chosen prompt again."),
    Command("not-for-me", "h", "put_away", "not for me", "Put away what your coach gave you; undo brings it back."),
    Command("not-today", "n", "not_today", "not today", "Skip today. No form, no reason asked.", footer=True),
    Command("meet", "m", "app.open('meeting')", "meet", "Meeting somebody? One card in ten seconds.", footer=True),
    Command("open-circle", "c", "app.open('circle')", "circle", "Whom and what it is time for; people to introduce."),
    Command(
        "open-ahead", "w", "app.open('ahead')", "the week", "Lay out the week ahead: whom, a line, a link, a draft."
    ),
    Command("came", "r", "came", "what came of it", "Say in one key what came of it; nothing is scored."),
    Command("open-year", "v", "app.open('year')", "the year", "Look back: days kept, a map of the year, the trends."),
    Command("open-digest", "d", "app.open('digest')", "the week on a page", "What to send to marketing and sales."),
    Command("because", "y", "because", "why this?", "All of this step, why it, and why the small goal."),
    Command("open-link", "o", "open_link", "open link", "Open the link that was laid out."),
    Command("undo", "u,ctrl+z", "undo", "undo", "Take back the last change to the profile."),
    REDO,
)

CIRCLE = (
    Command("circle-done", "t", "done", "today", "In touch or looked at today; an introduction goes on.", footer=True),
    Command("circle-add", "a", "add", "add", "Add somebody or something in one line.", footer=True),
    Command(
        "circle-search", "slash", "search", "search", "Find a name, a company or a word in this list.", footer=True
    ),
    Command(
        "circle-open", "enter", "open_row", "open", "Open the entry; of two people the draft that introduces them."
    ),
    Command("circle-form", "e", "form", "every field", "Open every field of the chosen entry."),
    Command("circle-link", "o", "open_link", "open link", "Open the address of the chosen row."),
    Command("circle-no", "n", "decline", "not to be", "These two are not to be introduced."),
    Command("circle-remove", "d,delete", "remove", "take out", "Take the chosen entry out; u brings it back."),
    Command("circle-next", "right", "list(1)", "next list", "Go to the next list."),
    Command("circle-before", "left", "list(-1)", "list before", "Go to the list before."),
    Command("circle-rows", "down", "rows", "rows", "Go from the search to the rows."),
    Command("undo", "u,ctrl+z", "undo", "undo", "Take back the last change."),
    REDO,
    BACK,
)

AHEAD = (
    Command(
        "ahead-lay", "enter", "lay", "lay out", "Lay the chosen suggestion out, or open the chosen line.", footer=True
    ),
    Command("ahead-fill", "f", "fill", "fill the week", "Give every free line what is due.", footer=True),
    Command("ahead-copy", "c", "copy", "copy", "Copy the chosen line to another day.", footer=True),
    Command("ahead-another", "a", "another", "one more", "Lay out one more on this day."),
    Command("ahead-remove", "d,delete", "remove", "take out", "Take the chosen line out; u brings it back."),
    Command("ahead-link", "o", "open_link", "open link", "Open the address of the chosen line."),
    Command("ahead-later", "right,right_square_bracket", "turn(1)", "later days", "Go to the five days after these."),
    Command("ahead-next", "left,left_square_bracket", "turn(-1)", "these days", "Go back to the next five days."),
    Command("ahead-clear", "x", "clear", "clear past", "Take out what stands under days that are over."),
    Command("undo", "u,ctrl+z", "undo", "undo", "Take back the last change."),
    REDO,
    BACK,
)

YEAR = (
    Command("year-open", "enter", "open_day", "this day", "Fill in a day of the last seven, or read it.", footer=True),
    Command("year-away", "a", "away", "keep days free", "Enter days on which nothing is asked of you.", footer=True),
    Command("year-week-before", "left", "walk(-7)", "a week back", "Go a week back."),
    Command("year-week-on", "right", "walk(7)", "a week on", "Go a week on."),
    Command("year-day-before", "up", "walk(-1)", "a day back", "Go a day back."),
    Command("year-day-on", "down", "walk(1)", "a day on", "Go a day on."),
    Command("undo", "u,ctrl+z", "undo", "undo", "Take back the last change to the profile."),
    REDO,
    BACK,
)

MEETING = (
    Command("learned", "l", "learned", "what I learned", "Keep what you learned about them.", footer=True),
    Command("copy-card", "c", "copy", "copy", "Send the card to the clipboard as plain text.", footer=True),
    Command("undo", "u,ctrl+z", "undo", "undo", "Take back the last change.", footer=True),
    REDO,
    Command("candidates", "down", "candidates", "choose", "Go from the name to the people below it."),
    BACK,
)

IMPORT = (
    Command("add-ticked", "enter", "add", "add ticked", "Add what is ticked; the rest stays as it is.", footer=True),
    Command("tick-row", "space", "tick", "tick", "Tick the marked row or section, or take the tick away.", footer=True),
    Command("place-line", "p", "place", "place", "Say where a line without a sure place belongs.", footer=True),
    Command("tick-section", "s", "section", "section", "Tick all of the section, or nothing of it."),
    Command("tick-all", "n", "every", "all or none", "Tick all that is new, or nothing."),
    Command("add-all", "a", "add_all", "add all", "Add everything that is new; what is filled in stays."),
    Command("choose-people", "c", "choose", "choose people", "Choose connections for the circle."),
    BACK,
)

IMPORT_WHOLE = (
    Command("add-ticked", "enter", "add", "keep it", "Keep what came as it is.", footer=True),
    BACK,
)

CONNECTIONS = (
    Command("people-take", "ctrl+s", "take", "take them", "Put the ticked ones into the circle.", footer=True),
    Command("people-tick", "space", "tick", "tick", "Tick the marked row, or take the tick away.", footer=True),
    Command("people-search", "slash", "search", "search", "Go back to the search.", footer=True),
    Command("people-rows", "down", "rows", "rows", "Go from the search to the rows."),
    BACK,
)

DIGEST = (
    Command("digest-copy", "c,enter", "copy", "copy", "Send the page to the clipboard.", footer=True),
    Command("digest-before", "left", "week(-1)", "week before", "Show the week before.", footer=True),
    Command("digest-after", "right", "week(1)", "week after", "Show the week after.", footer=True),
    BACK,
)

FORM = (
    Command("form-copy", "enter,c", "copy", "copy again", "Send the form to the clipboard again.", footer=True),
    BACK,
)

TAKING = (
    Command("form-look", "ctrl+s", "look", "look at it", "Show what it would add; nothing is kept yet.", footer=True),
    Command(
        "archive-how", "ctrl+g", "how", "get the archive", "Copy a note on how to ask LinkedIn for it.", footer=True
    ),
    BACK,
)

EXPORTING = (
    Command("export-write", "enter", "write", "write it", "Write the file that is named below.", footer=True),
    Command("export-name", "tab", "app.focus_next", "its name", "Go to the name of the file.", footer=True),
    Command(
        "export-private", "ctrl+r", "private", "private notes", "Sessions: with the notes you keep private, or not."
    ),
    BACK,
)

SHARING = (
    Command("share-write", "enter", "write", "write", "Write the file that is named below.", footer=True),
    Command("share-name", "tab", "app.focus_next", "place", "Go to the place of the file.", footer=True),
    Command("share-read-on", "space,pagedown", "read_on(1)", "read on", "Read on in what leaves.", footer=True),
    Command("share-read-back", "pageup", "read_on(-1)", "read back", "Read back in what leaves."),
    BACK,
)

MENDING = (
    Command("mend-open", "enter", "edit", "open it", "Open profile.toml in your own editor.", footer=True),
    Command("mend-read", "r", "read_again", "read again", "Read the file again.", footer=True),
    Command("mend-person", "f2", "app.switch_person", "somebody else", "Work on somebody else's folder.", footer=True),
)

SESSION = (
    Command("done", "ctrl+n", "done", "done, next", "This one is done; go on to the next.", footer=True),
    Command("step-back", "ctrl+b", "back", "back", "Go to the step before, as it was left.", footer=True),
    Command("skip", "ctrl+s", "skip", "skip", "Leave this one out and go on.", footer=True),
    Command("pause", "ctrl+k", "pause", "pause", "Stop the clock, or let it go on.", priority=True),
    Command("draft", "ctrl+e", "draft", "draft", "Open the draft this prompt leads to.", priority=True),
    Command("session-link", "ctrl+o", "open_link", "open link", "Open the link of this step."),
    Command("touched", "ctrl+g", "touched", "in touch", "Tick the contact: in touch today. Again takes it back."),
    Command("effort", "f4", "effort", "what it was", "Say what it was in the end: a click, a comment, a meeting."),
    Command("note-private", "ctrl+r", "private", "keep private", "Keep this note to yourself."),
    Command("leave", "escape", "leave", "leave (kept)", "Leave for now. Everything is kept.", footer=True),
)

DRAFTS = (
    Command("draft-open", "enter", "open_draft", "open", "Open the chosen draft.", footer=True),
    Command("draft-new", "n", "new", "new", "Begin a new draft from a template.", footer=True),
    Command("draft-move", "m", "move_on", "move on", "Move the draft on: to approve, approved, posted.", footer=True),
    Command("draft-copy", "c", "copy", "copy", "Send the draft's text to the clipboard.", footer=True),
    Command("draft-back", "b", "send_back", "send back", "Send the draft back to the state before."),
    Command("draft-plan", "p", "plan", "its days", "Say when it goes out, and when its day is over."),
    Command("draft-where", "w", "where", "where to", "What is it for? One place, one reason, a day."),
    Command("draft-earlier", "h", "earlier", "earlier texts", "Look through its last ten texts; bring one back."),
    Command("draft-edit", "e", "edit_outside", "own editor", "Open the draft's file in your own editor."),
    Command("draft-delete", "d,delete", "delete", "delete", "Delete the draft; u brings it back."),
    Command("draft-undo", "u,ctrl+z", "undo", "undo", "Take back the last thing that was done to a draft."),
)

EDITOR = (
    Command("editor-copy", "ctrl+g", "copy", "copy", "Save, and send the text to the clipboard.", footer=True),
    Command("editor-finding", "ctrl+n", "next_finding", "finding", "Go to the next thing found.", footer=True),
    Command(
        "editor-by-hand",
        "ctrl+r",
        "by_hand",
        "by hand",
        "Write the text by hand, or let the answers write it again.",
        footer=True,
    ),
    Command("editor-leave", "escape", "leave", "leave (kept)", "Go back. What you typed is kept.", footer=True),
    Command(
        "editor-clear", "ctrl+b", "clear_finding", "let it stand", "Let the chosen finding stand, with name and reason."
    ),
    Command("editor-tips", "ctrl+l", "tips", "the seven tips", "How the text stands by the seven tips, and why."),
    Command("editor-where", "f4", "where", "where to", "What is it for? One place, one reason, a day."),
    Command("editor-earlier", "f9", "earlier", "earlier texts", "Look through its last ten texts; bring one back."),
    Command("editor-move", "f5", "move_on", "move on", "Save, and move it on: to approve, approved, posted."),
    Command("editor-save", "ctrl+s", "save", "save", "Save the draft in the folder drafts."),
    Command("editor-outside", "ctrl+o", "edit_outside", "own editor", "Save, and open the file in your own editor."),
)

PROFILE = (
    Command("mend", "enter", "mend", "mend it", "Go to the question that mends the chosen line.", footer=True),
    Command("minutes", "n", "minutes", "minutes", "What to do with five, ten or twenty minutes.", footer=True),
    Command("what-if", "w", "what_if", "what if", "Try an answer on and see what it would be worth.", footer=True),
    Command("order", "s", "order", "order", "Sort by the widest gap, or by section."),
    Command("history", "h", "history", "history", "How the score moved, and by which rubric."),
    Command("edit-profile", "e", "edit", "open file", "Open profile.toml in your own editor."),
    Command("undo", "u,ctrl+z", "undo", "undo", "Take back the last answer or choice."),
    REDO,
    Command("open-fields", "f", "app.open('fields')", "every field", "See and edit every field of the three files."),
    Command("open-about", "b", "app.open('about')", "your About", "Say which sentence of your About says what."),
    Command("open-publish", "p", "app.open('publish')", "publish", "Put it on your page, field by field.", footer=True),
    Command("down-detail", "space", "scroll_detail", "read on", "Read on in the opened line."),
)

PUBLISH = (
    Command("page-tick", "enter,t", "tick", "it is live", "It stands on the page now; go on to the next.", footer=True),
    Command("page-copy", "c", "copy", "copy", "Copy the marked box and go on to the next box.", footer=True),
    Command("page-all", "a", "show_all", "all fields", "Show every field, or only what changed.", footer=True),
    Command("page-undo", "u,ctrl+z", "undo", "undo", "Take back the last tick."),
    Command("page-next-box", "right", "box(1)", "next box", "Mark the next box of this field."),
    Command("page-box-before", "left", "box(-1)", "box before", "Mark the box before."),
    Command("page-untick", "n", "untick", "not live", "This field is not on the page after all."),
    Command("page-everything", "e", "everything", "all is live", "Say that the page says all of this already."),
    Command("page-read-on", "space", "read_on", "read on", "Read on in a long field."),
    BACK,
)

ABOUT = (
    Command("about-keep", "enter", "keep", "keep", "Keep the chosen sentence for this part and go on.", footer=True),
    Command("about-also", "space", "also", "this too", "Keep it and stay; or take a kept one out.", footer=True),
    Command("about-not-there", "n", "not_there", "not there", "The About does not say it; go on.", footer=True),
    Command("about-paste", "p", "paste", "paste", "Paste the About anew."),
    Command("about-save", "ctrl+s", "save", "keep the text", "Keep the pasted text."),
    Command("about-next", "right", "part(1)", "next part", "Go to the next part."),
    Command("about-before", "left", "part(-1)", "part before", "Go to the part before."),
    Command("undo", "u,ctrl+z", "undo", "undo", "Take back the last change."),
    REDO,
    BACK,
)

ABOUT_PASTING = (
    Command("about-save", "ctrl+s", "save", "keep", "Keep the pasted text.", footer=True),
    BACK,
)

CHECKLIST = (
    Command("answer", "ctrl+s", "answer", "answer", "Keep what is in the box. Enter does it too.", footer=True),
    Command("skip-question", "ctrl+n", "skip", "skip", "Leave this one for now; what you typed waits.", footer=True),
    Command(
        "not-for-me", "ctrl+g", "not_for_me", "not for me", "Never be asked this again; or be asked again.", footer=True
    ),
    Command("lists", "escape", "lists", "lists", "See every list and question; Enter opens one.", footer=True),
    Command("ask-person", "ctrl+l", "ask", "ask them", "Put this question to the person themselves."),
    Command("form", "f6", "app.open('form')", "write the form", "Write what is put to them as a plain form to mail."),
    Command("back-question", "ctrl+b", "before", "previous", "Go to the question before this one."),
    Command("change-one", "ctrl+o", "change_one", "change one", "Change or take out something that is there."),
    Command("add-one", "a", "add_one", "add one", "Add one more to the entries of a worksheet."),
    Command("open-page", "o", "open_page", "open page", "Open the address of the chosen entry."),
    Command("looked", "f4", "looked", "still true", "It still holds: keep today as the day it was looked at."),
    Command("private", "ctrl+r", "private", "keep private", "Keep this answer private: no points, never shared."),
    Command("undo", "ctrl+z,u", "undo", "undo", "Take back the last answer or choice."),
    REDO,
)

FIELDS = (
    Command(
        "field-edit", "enter", "edit", "edit", "Open the chosen entry; on a section, go to what is in it.", footer=True
    ),
    Command("field-add", "a", "add", "add", "Add an entry to this section.", footer=True),
    Command(
        "field-remove", "d,delete", "remove", "take out", "Take the chosen entry out; u brings it back.", footer=True
    ),
    Command("field-private", "v", "private", "private", "Keep the chosen entry private, or no longer."),
    Command("field-up", "left_square_bracket,shift+up", "shift(-1)", "move up", "Move the chosen entry up."),
    Command("field-down", "right_square_bracket,shift+down", "shift(1)", "move down", "Move the chosen entry down."),
    Command("undo", "u,ctrl+z", "undo", "undo", "Take back the last change."),
    REDO,
    BACK,
)

ENTRY = (
    Command("entry-keep", "ctrl+s", "keep", "keep", "Keep the entry as it stands here.", footer=True, priority=True),
    Command(
        "entry-private", "ctrl+r", "private", "private", "Keep it private, or no longer.", footer=True, priority=True
    ),
    Command("entry-leave", "escape", "leave", "leave (kept)", "Go back. What you typed waits here.", footer=True),
    Command("entry-forget", "ctrl+g", "forget", "as it was", "Forget what was typed and not kept."),
    Command("entry-next", "down", "app.focus_next", "next box", "Go to the next box."),
    Command("entry-before", "up", "app.focus_previous", "box before", "Go to the box before."),
)

REVIEW = (
    Command("open-client", "enter", "open_client", "open", "Open the chosen client's page.", footer=True),
    Command("sort", "s", "sort", "sort", "Sort by the next column; a click on a column's head sorts too.", footer=True),
    Command(
        "search", "slash", "search", "find", "Find a name, or whom you want to see: silent>14 score<60", footer=True
    ),
    Command(
        "open-calls", "g", "calls", "calls", "Today's calls: what was promised, what moved, what to ask.", footer=True
    ),
    Command("clients-folder", "o", "choose_folder", "folder", "Look at another folder of clients."),
    Command("open-board", "b", "board", "board", "The group's board: routine kept, by name who opted in."),
    Command("group-report", "p", "report", "report", "Write a report of everybody as a file to print or keep."),
    Command("turn-order", "S", "turn", "turn round", "Turn the order of the table round."),
    Command("columns", "c,right", "columns", "columns", "Show the next columns of the table."),
    Command("read-again", "r", "read_again", "read again", "Read every client's files again."),
    Command("read-fresh", "R", "read_fresh", "read afresh", "Read every file, also those that have not changed."),
    Command("stop", "escape", "stop", "stop", "Stop reading, or leave the search. What was read stays."),
)

BOARD = (
    BACK,
    Command("board-order", "s,right", "order(1)", "next order", "Order the board by the next of three.", footer=True),
    Command("board-order-before", "left", "order(-1)", "order before", "Order the board by the one before."),
    Command("board-write", "p", "write", "write it", "Write the board as a file to print or pass on.", footer=True),
)

CLIENT = (
    BACK,
    Command(
        "next-client",
        "right_square_bracket,right",
        "move(1)",
        "next",
        "Go to the next client of the table.",
        footer=True,
    ),
    Command("previous-client", "left_square_bracket,left", "move(-1)", "previous", "Go to the client before."),
    Command("client-notes", "e", "notes", "notes", "Write your own notes about this client.", footer=True),
    Command("client-agenda", "a", "agenda", "agenda", "Prepare the call: a page to go through together.", footer=True),
    Command("client-homework", "h", "give_homework", "homework", "Give one aim and up to three steps, as a file."),
    Command("client-nudge", "n", "nudge", "nudge or recap", "Draft a short word to them, or what was agreed."),
    Command("client-kept", "k", "kept", "kept", "Say of what was promised whether it was kept."),
    Command("client-report", "p", "report", "report", "Write a report of this client as a file to print or send."),
    Command("client-why", "w", "why", "why", "Say why each gap counts, or no longer."),
    Command("client-sessions", "s", "sessions", "sessions", "Show every session, or the last ones."),
    Command("undo", "u,ctrl+z", "undo", "undo", "Take back the last change of your own notes."),
)

CALLS = (
    Command("call-open", "enter", "open_client", "open", "Open the page of the chosen call's client.", footer=True),
    Command("call-agenda", "a", "agenda", "agenda", "Show the call on a page.", footer=True),
    Command("call-nudge", "n", "nudge", "nudge or recap", "Draft a nudge or a recap.", footer=True),
    Command("call-notes", "e", "notes", "your notes", "Your own notes: next call, goal, what was promised."),
    Command("call-homework", "h", "give_homework", "homework", "Give one aim and up to three steps, as a file."),
    Command("call-day-after", "right", "walk(1)", "day after", "The calls of the day after."),
    Command("call-day-before", "left", "walk(-1)", "day before", "The calls of the day before."),
    Command("undo", "u,ctrl+z", "undo", "undo", "Take back the last change of your own notes."),
    BACK,
)

NO_CALLS = (
    Command("call-day-before", "left", "walk(-1)", "day before", "The calls of the day before.", footer=True),
    Command("call-day-after", "right", "walk(1)", "day after", "The calls of the day after.", footer=True),
    BACK,
)

COACH_NOTES = (
    Command("notes-keep", "ctrl+s", "keep", "keep", "Keep all of it.", footer=True, priority=True),
    Command("notes-leave", "escape", "back", "leave (kept)", "Go back. What you typed waits here.", footer=True),
)

GIVE_HOMEWORK = (
    Command("homework-write", "ctrl+s", "write", "write", "Write the file.", footer=True, priority=True),
    Command("homework-gap", "ctrl+g", "gap", "the gap", "Begin with the biggest gap.", footer=True, priority=True),
    Command("homework-pillar", "ctrl+r", "pillar", "pillar", "Another pillar for this step.", True, priority=True),
    Command("homework-leave", "escape", "back", "leave (kept)", "Go back. What you typed waits here.", footer=True),
)

LETTER = (
    Command("letter-copy", "ctrl+g", "copy", "copy", "Send the text to the clipboard.", footer=True, priority=True),
    Command("letter-save", "ctrl+s", "save", "save", "Keep it beside your notes.", footer=True, priority=True),
    Command("letter-anew", "ctrl+r", "anew", "anew", "Make the text anew from the facts.", footer=True, priority=True),
    Command("letter-leave", "escape", "back", "leave (kept)", "Go back. What you wrote waits here.", footer=True),
)

AGENDA = (
    Command("agenda-copy", "c,enter", "copy", "copy", "Send the page to the clipboard.", footer=True),
    Command("agenda-save", "s", "save", "save", "Keep the page beside your notes, to print.", footer=True),
    Command("agenda-where", "w", "save_as", "save as", "Keep the page in a file you name."),
    BACK,
)
