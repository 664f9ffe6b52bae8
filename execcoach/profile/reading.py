"""From the tables of a file to values: a wrong value costs only its field, an unknown key is kept and named."""

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from execcoach.profile import circle as circle_model
from execcoach.profile import model
from execcoach.profile.circle import Circle
from execcoach.profile.dates import parse_day
from execcoach.profile.model import Line, Profile
from execcoach.text import clean, one_line, shorten

ALSO_KNOWN = frozenset({"schema", "goals"})
"""Keys at the top of a file that are kept for other rooms and not read here."""


@dataclasses.dataclass(frozen=True, slots=True)
class Trouble:
    """Something in a file that could not be used: where, what stands there, what was expected, what to do."""

    path: str
    value: str
    expected: str
    advice: str
    unknown: bool = False

    def __str__(self) -> str:
        if self.unknown:
            return f"{self.path} is not a key execcoach knows. {self.advice}"
        return f"{self.path} holds {self.value}; expected {self.expected}. {self.advice}"


@dataclasses.dataclass(frozen=True, slots=True)
class ProfileReading:
    """A profile and what was wrong with its file."""

    profile: Profile
    troubles: tuple[Trouble, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class CircleReading:
    """A circle and what was wrong with its file."""

    circle: Circle
    troubles: tuple[Trouble, ...] = ()


def read_profile(raw: Mapping[str, Any]) -> ProfileReading:
    """The profile that the tables of profile.toml describe."""
    reader = Reader()
    return ProfileReading(reader.table(Profile, raw, ""), tuple(reader.troubles))


def read_circle(raw: Mapping[str, Any]) -> CircleReading:
    """The circle that the tables of circle.toml describe."""
    reader = Reader()
    return CircleReading(reader.table(Circle, raw, ""), tuple(reader.troubles))


def trouble_in(annotation: str, value: object, path: str) -> Trouble | None:
    """What is wrong with one value where the model says `annotation`, for example "Lines"; None where nothing is."""
    reader = Reader()
    _READERS[annotation](reader, value, path)
    return next((trouble for trouble in reader.troubles if not trouble.unknown), None)


class Reader:
    """Reads tables into frozen values by their annotations and gathers what was wrong."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []

    def table(self, kind: type[Any], raw: object, path: str) -> Any:
        """The value of this kind; empty when `raw` is no table."""
        if not isinstance(raw, Mapping):
            return self._wrong(path, raw, "a table", f"Write [{path}] and put each key on its own line.", kind())
        fields = _fields(kind)
        given = {}
        for key, value in raw.items():
            place = f"{path}.{one_line(key)}" if path else one_line(key)
            if known := fields.get(key):
                given[known[0]] = self._value(known[1], value, place)
            elif path or key not in ALSO_KNOWN:
                advice = " ".join([*_nearest(str(key), fields), "It is kept as it is."])
                self.troubles.append(Trouble(place, shown(value), "a known key", advice, unknown=True))
        return kind(**given)

    def _value(self, annotation: str, value: object, path: str) -> Any:
        if read := _READERS.get(annotation):
            return read(self, value, path)
        many = annotation.startswith("tuple[")
        kind = _kind(annotation[6:-6] if many else annotation)
        if not many:
            return self.table(kind, value, path)
        if isinstance(value, Mapping):
            return self._wrong(path, value, "a list of tables", f"Write [[{path}]] with two brackets.", ())
        if not isinstance(value, list):
            return self._wrong(path, value, "a list of tables", f"Write [[{path}]] above each entry.", ())
        return tuple(self.table(kind, item, f"{path}[{at}]") for at, item in enumerate(value))

    def _wrong(self, path: str, value: object, expected: str, advice: str, instead: Any) -> Any:
        self.troubles.append(Trouble(path, shown(value), expected, advice))
        return instead

    def _one_line(self, value: object, path: str) -> str:
        return one_line(self._text(value, path))

    def _text(self, value: object, path: str) -> str:
        if isinstance(value, str):
            return clean(value).strip()
        return str(self._wrong(path, value, "words in quotes", "Put quotes round it.", ""))

    def _consent(self, value: object, path: str) -> str:
        """What somebody said to being introduced, in words; a bare true or false is a yes or a no."""
        return ("no", "yes")[value] if isinstance(value, bool) else self._one_line(value, path)

    def _flag(self, value: object, path: str) -> bool:
        if isinstance(value, bool):
            return value
        private = path.endswith("private")
        advice = "Until then it counts as private." if private else "Write true or false without quotes."
        return bool(self._wrong(path, value, "true or false", advice, private))

    def _number(self, value: object, path: str) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1_000_000:
            return value
        return int(self._wrong(path, value, "a whole number", "Write it without quotes, for example 10.", 0))

    def _day(self, value: object, path: str) -> Any:
        if day := parse_day(value):
            return day
        if value == "":
            return None
        return self._wrong(path, value, 'a date such as "2019", "2019-05" or "2019-05-02"', "Put it in quotes.", None)

    def _lines(self, value: object, path: str) -> tuple[Line, ...]:
        if isinstance(value, str | Mapping):
            value = [value]
        if not isinstance(value, list):
            advice = 'Write it as ["one", "another"].'
            return tuple(self._wrong(path, value, "a list of words in quotes", advice, ()))
        return tuple(self._line(item, f"{path}[{at}]") for at, item in enumerate(value))

    def _line(self, item: object, path: str) -> Line:
        if isinstance(item, str):
            return Line(text=one_line(item))
        if isinstance(item, Mapping):
            line: Line = self.table(Line, item, path)
            return line
        empty: Line = self._wrong(path, item, "words in quotes, or { text = … }", "Put quotes round it.", Line())
        return empty


_READERS: dict[str, Callable[[Reader, object, str], Any]] = {
    "OneLine": Reader._one_line,
    "Consent": Reader._consent,
    "Text": Reader._text,
    "bool": Reader._flag,
    "int": Reader._number,
    "Day | None": Reader._day,
    "Lines": Reader._lines,
}


_FIELDS: dict[type[Any], dict[str, tuple[str, str]]] = {}


def _fields(kind: type[Any]) -> dict[str, tuple[str, str]]:
    """Key in the file → (attribute, annotation), in the order of the model."""
    if kind in _FIELDS:
        return _FIELDS[kind]
    _FIELDS[kind] = {
        field.metadata.get("key", field.name): (field.name, _annotation(field.type))
        for field in dataclasses.fields(kind)
    }
    return _FIELDS[kind]


def _nearest(key: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return [f"Did you mean {near}?" for near in get_close_matches(key, known, 1, 0.6)]


def _annotation(kind: Any) -> str:
    return kind if isinstance(kind, str) else kind.__name__


def _kind(name: str) -> type[Any]:
    found: type[Any] = getattr(model, name, None) or getattr(circle_model, name)
    return found


def shown(value: object) -> str:
    """A value of a file as a sentence about it names it."""
    if isinstance(value, str):
        return f'"{shorten(value, 60)}"'
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, int):
        return str(value) if abs(value) < 10**20 else "a very large number"
    return shorten(str(value), 60)
