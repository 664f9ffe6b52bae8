"""The kinds of foreign files: how each is known by its first bytes or its name, and what reads it.

Why nothing of a format is imported before a file is of it: reading code for all of them takes longer than most files.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from execcoach.errors import CoachError, Place
from execcoach.exchange.archive_members import MOST_BYTES, MOST_OF_ONE
from execcoach.exchange.progress import Progress, quiet
from execcoach.exchange.proposals import Incoming
from execcoach.storage import content
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.exchange.archive_layout import Layout
    from execcoach.exchange.page_paste_words import PageWords
    from execcoach.profile.checklist import Question

CAP = 5_000_000
"""Bytes of a foreign file that are read at most, where its format allows no more."""
MOST = MOST_BYTES
"""The same of the format that allows most."""
_PAGE_HEAD = 240_000
MOST_OF_HOMEWORK = 64_000
_HEAD = 4_000
_HOMEWORK = re.compile(rb"^\s*kind\s*=\s*[\"']homework[\"']", re.MULTILINE)


Tables = Mapping[str, Mapping[str, Any]]
"""A person's files by name: profile, circle, guidelines."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of foreign file: how it is known (its first bytes, its name), what it offers, and how large it may be.

    It is read from its bytes, its name and the person's tables, telling how far it is.
    """

    name: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str, Tables, Progress], Incoming]
    cap: int = CAP


def _is_zip(head: bytes, _name: str = "") -> bool:
    from execcoach.exchange.archive_zip import is_zip

    return is_zip(head)


def _read_zip(data: bytes, file: str, _tables: Tables, progress: Progress) -> Incoming:
    from execcoach.exchange.archive import read_archive
    from execcoach.exchange.archive_zip import zip_members

    layout = _archive_layout()
    return read_archive(zip_members(data, file, layout), file, layout, progress)


def _is_opml(head: bytes, name: str) -> bool:
    from execcoach.exchange.opml import is_opml

    return is_opml(head, name)


def _read_opml(data: bytes, file: str, _tables: Tables, _progress: Progress) -> Incoming:
    from execcoach.exchange.opml import read_opml

    return read_opml(data, file)


def _is_sheet(head: bytes, name: str) -> bool:
    from execcoach.exchange.archive import is_sheet

    return is_sheet(head, name, _archive_layout())


def _read_sheet(data: bytes, file: str, _tables: Tables, _progress: Progress) -> Incoming:
    from execcoach.exchange.archive import read_sheet

    return read_sheet(data, file, _archive_layout())


def _is_homework(head: bytes, name: str) -> bool:
    return name.casefold().endswith(".homework.toml") or _HOMEWORK.search(head[:_HEAD]) is not None


def _read_homework(data: bytes, file: str, _tables: Tables, _progress: Progress) -> Incoming:
    from execcoach.routine.homework import read_homework
    from execcoach.storage.toml_files import parse_toml

    reading = read_homework(parse_toml(data, file))
    if reading.homework is None:
        why = " ".join(map(str, reading.troubles)) or "It has no [[step]] with words that say what to do."
        raise CoachError("There is nothing to do in it", f"{file} gives no step to do. {why}", [Place(file)])
    return Incoming(reading.homework.name, {}, homework=reading)


def _is_card(head: bytes, _name: str) -> bool:
    from execcoach.exchange.filled_card import is_card
    from execcoach.exchange.mailed import mailed_text

    return is_card(mailed_text(head))


def _read_card(data: bytes, _file: str, _tables: Tables, _progress: Progress) -> Incoming:
    from execcoach.exchange.filled_card import read_card
    from execcoach.exchange.mailed import mailed_text
    from execcoach.services.week import card_wording

    card = read_card(mailed_text(data), card_wording())
    return Incoming(card.name, {}, sign=card.sign, unsure=card.unsure, card=card)


def _is_form(head: bytes, _name: str) -> bool:
    from execcoach.exchange.mailed import mailed_text
    from execcoach.exchange.questionnaire import is_form

    return is_form(mailed_text(head))


def _read_form(data: bytes, _file: str, tables: Tables, _progress: Progress) -> Incoming:
    from execcoach.exchange.form_answers import incoming
    from execcoach.exchange.mailed import mailed_text
    from execcoach.services.questionnaire import filled_form

    questions = _questions()
    return incoming(filled_form(mailed_text(data), questions), questions, tables)


def _is_page(data: bytes, _name: str) -> bool:
    from execcoach.exchange.csv_text import csv_text
    from execcoach.exchange.page_paste import is_page

    return is_page(csv_text(data[:_PAGE_HEAD])[0], _page_words())


def _read_page(data: bytes, file: str, tables: Tables, _progress: Progress) -> Incoming:
    from execcoach.exchange.csv_text import csv_text
    from execcoach.exchange.page_paste import read_page

    person = tables.get("profile", {}).get("person", {})
    known = person.get("name", "") if isinstance(person, Mapping) else ""
    return read_page(csv_text(data)[0], file, _page_words(), str(known))


def _is_json(data: bytes) -> bool:
    """Whether these bytes set out to be JSON, or are nothing anybody could read."""
    from execcoach.exchange.csv_text import csv_text

    begun = csv_text(data[:400])[0].lstrip()[:1]
    return begun in ("{", "[", "<", "") or data[:1] in (b"%", b"\x89") or b"\0" in data[:99]


def _read_json(data: bytes, file: str, _tables: Tables, _progress: Progress) -> Incoming:
    if _is_json(data) or file.casefold().endswith(".json"):
        from execcoach.exchange.json_resume import read_json_resume

        return read_json_resume(data, file)
    words = content.shipped_toml("prompts/page_sections.toml")["reasons"]["unknown"]
    raise CoachError("Nothing here is known", f"{file}: {words}", [Place(file)])


def _archive_layout() -> "Layout":
    from execcoach.exchange.archive_layout import read_layout

    return read_layout(content.shipped_toml("prompts/archive.toml"))


def _page_words() -> "PageWords":
    from execcoach.exchange.page_paste_words import PageWords

    return PageWords(content.shipped_toml("prompts/page_sections.toml"))


ARCHIVE = "LinkedIn archive"
FORMATS = (
    Format(ARCHIVE, _is_zip, _read_zip, MOST),
    Format("list of feeds (OPML)", _is_opml, _read_opml),
    Format("file of a LinkedIn archive", _is_sheet, _read_sheet, MOST_OF_ONE),
    Format("homework", _is_homework, _read_homework, MOST_OF_HOMEWORK),
    Format("mailed card", _is_card, _read_card),
    Format("filled form", _is_form, _read_form),
    Format("LinkedIn page", _is_page, _read_page),
    Format("JSON Resume", lambda _head, _name: True, _read_json),
)
"""The first format that recognises the bytes reads them; the last one says what is wrong with anything."""


def format_of(data: bytes, name: str) -> Format:
    """The format of these bytes; CoachError where there are more of them than it allows."""
    kind = next(one for one in FORMATS if one.recognises(data, name))
    if len(data) > kind.cap:
        most = f"{kind.cap // 1_000_000} MB" if kind.cap >= 1_000_000 else f"{kind.cap:,} bytes"
        sentence = f"{name} is larger than {most}, which no {kind.name} is."
        raise CoachError("This file cannot be imported", sentence, [Place(name)])
    return kind


def is_large(head: bytes, ending: str) -> bool:
    """Whether a file that begins so, with this ending, may be larger than others: only an archive is."""
    return _is_zip(head) or ending.casefold() == ".csv"


def read_folder(folder: Path, progress: Progress = quiet) -> Incoming:
    """What an unpacked archive offers."""
    from execcoach.exchange.archive import read_archive
    from execcoach.storage.foreign_folder import folder_members

    return read_archive(folder_members(folder), one_line(folder.name), _archive_layout(), progress)


def _questions() -> tuple["Question", ...]:
    from execcoach.profile.checklist import read_checklist

    files = (content.shipped_toml(f"prompts/checklists/{name}.toml") for name in content.checklist_names())
    return tuple(question for file in files for question in read_checklist(file).questions)
