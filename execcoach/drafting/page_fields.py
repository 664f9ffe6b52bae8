"""The fields of a page as prompts/page.toml describes them: where to click, what each is made of."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from execcoach.errors import CoachError, Place
from execcoach.text import one_line

STYLES = ("text", "sentences", "either", "bullets", "month")


class Piece(NamedTuple):
    """A place of the profile and how its words are laid out; `same`: in the paragraph of the piece before."""

    path: str
    style: str = "text"
    lead: tuple[str, ...] = ()
    same: bool = False


class Box(NamedTuple):
    """One box of a form: its label, the kind of text as networks.toml calls it, what it is made of."""

    label: str
    kind: str = "field"
    made: tuple[Piece, ...] = ()
    otherwise: tuple[Piece, ...] = ()
    join: str = "\n\n"
    beside: str = ""
    missing: str = ""
    none: str = ""
    hint: str = ""


class PageField(NamedTuple):
    """A field of the page; one with a section is filled once for each of its entries."""

    id: str
    title: str
    where: str
    why: str
    source: str
    boxes: tuple[Box, ...]
    section: str = ""
    which: str = ""
    named: tuple[str, ...] = ()
    together: bool = False
    paste: bool = True

    @property
    def paths(self) -> tuple[str, ...]:
        """Every place it may take words from, inside an entry where it has a section."""
        return tuple(piece.path for box in self.boxes for piece in (*box.made, *box.otherwise))


class PageSheet(NamedTuple):
    """All fields in page order, and when somebody last looked whether the page still is like that."""

    fields: tuple[PageField, ...]
    checked: str = ""


def read_page(raw: Mapping[str, Any]) -> PageSheet:
    """The sheet of page.toml; CoachError where an entry cannot be understood."""
    found = []
    for at, entry in enumerate(raw.get("field", ())):
        try:
            boxes = tuple(_box(part) for part in entry["part"])
            rest = {key: value for key, value in entry.items() if key not in ("part", "named")}
            found.append(PageField(**rest, boxes=boxes, named=tuple(entry.get("named", ()))))
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            place = Place(file="page.toml", path=f"field[{at}]", expected=one_line(str(error)))
            raise CoachError("A field cannot be read", f"{place}. Compare it with the others.", [place]) from None
    return PageSheet(tuple(found), str(raw.get("checked", "")))


def _box(part: Mapping[str, Any]) -> Box:
    rest = {key: value for key, value in part.items() if key not in ("made", "otherwise")}
    made, otherwise = (tuple(_piece(piece) for piece in part.get(key, ())) for key in ("made", "otherwise"))
    return Box(**rest, made=made, otherwise=otherwise)


def _piece(given: Mapping[str, Any]) -> Piece:
    piece = Piece(**{**given, "lead": tuple(given.get("lead", ()))})
    if piece.style not in STYLES:
        raise ValueError(f"style is one of {', '.join(STYLES)}")
    return piece
