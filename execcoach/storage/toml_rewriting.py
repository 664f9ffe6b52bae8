"""A hand-written TOML text with a new value, proved before it replaces anything: the value, and every comment."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from execcoach.errors import CoachError, FileTrouble, Place
from execcoach.storage import toml_edits
from execcoach.storage.merge import same
from execcoach.storage.toml_files import parse_toml
from execcoach.text import one_line


def rewritten(
    path: Path,
    text: str,
    edits: tuple[toml_edits.Edit, ...],
    wanted: Mapping[str, Any],
    encoded: Callable[[str], bytes],
) -> str:
    """The text with these edits done, as bytes no other than what was wanted; CoachError where that cannot be shown."""
    try:
        found = toml_edits.apply_edits(text, edits)
        result = parse_toml(encoded(found), one_line(str(path)))
    except UnicodeEncodeError:
        raise half_a_character(path) from None
    except (FileTrouble, LookupError, ValueError, TypeError, RecursionError) as error:
        raise refused(path, f"this change cannot be written into it safely ({type(error).__name__})") from error
    if not same(toml_edits.undated(result), toml_edits.undated(wanted)):
        raise refused(path, "what would be written is not what was meant")
    if lost := toml_edits.lost_comments(text, found, edits):
        raise refused(path, f"the comment “{one_line(lost[0])}” would be lost")
    return found


def half_a_character(path: Path) -> CoachError:
    """Why a text with a lone surrogate was not written."""
    return refused(path, "a text holds half a character, which no file can keep")


def refused(path: Path, why: str) -> CoachError:
    """What is said where a file was left as it is."""
    sentence = f"{one_line(path.name)} was left as it is: {why}. Make this change in an editor."
    return CoachError("Not saved", sentence, [Place(file=one_line(str(path)))])
