"""Faults of our own: the details go to a file, the person gets a sentence."""

import datetime
import traceback

from execcoach.errors import CoachError
from execcoach.storage import atomic
from execcoach.storage.locations import state_folder
from execcoach.text import clean


def note_fault(now: datetime.datetime) -> str:
    """Write the exception that is being handled to the state folder; the sentence that says so."""
    sentence = "Something in execcoach itself went wrong, and it had to stop. What you typed is kept."
    file = state_folder() / "fault.txt"
    try:
        atomic.make_folder(file.parent)
        atomic.write(file, f"{now.isoformat()}\n{clean(traceback.format_exc())}".encode())
    except (CoachError, OSError, UnicodeEncodeError):
        return sentence
    return f"{sentence} The details are in {file}: please send them to whoever looks after execcoach for you."
