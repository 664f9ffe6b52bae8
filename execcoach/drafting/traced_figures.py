"""Whether a number or a date of a text agrees with one that the files give."""

from bisect import bisect_left
from collections.abc import Iterator

from execcoach.drafting.known import Index, Told, around
from execcoach.drafting.ordinary import each
from execcoach.drafting.said_dates import Moment
from execcoach.drafting.said_names import Word
from execcoach.drafting.said_numbers import Figure, Key

_FEW = 20
"""Up to here a number alone shows nothing: any file holds a three."""
_REACH = 250
"""How many characters a sentence is looked for on either side."""
_ANYBODY = each("people person man woman men women colleague other of us them you more fewer and to in a")
"""Words for whoever is counted: another number of them contradicts nothing."""


def date_known(said: Moment, index: Index) -> bool:
    """Whether a date of the files agrees with this one, as far as this one goes."""
    if said.last_year < 0:
        return any(said.year <= told.year < said.year + 10 for told in index.moments)
    if said.last_year != said.year:
        years = {year for told in index.moments for year in (told.year, told.last_year)}
        return said.year in years and said.last_year in years
    if any(_agrees(said, told) for told in index.moments):
        return True
    if said.day and said.months[0] and said.day <= 12 and said.year:
        swapped = said._replace(months=(said.day, said.day), day=said.months[0])
        return said.end - said.start < 11 and any(_agrees(swapped, told) for told in index.moments)
    return False


def _agrees(said: Moment, told: Moment) -> bool:
    if said.year and said.year not in (told.year, told.last_year):
        return False
    if said.months[0] and not (
        told.months[0] and said.months[0] <= told.months[0] and told.months[1] <= said.months[1]
    ):
        return False
    return not said.day or said.day == told.day


def figure_known(figure: Figure, text: str, words: tuple[Word, ...], index: Index) -> bool:
    """Whether the files give this number, of the same things or in a place that speaks of the same."""
    unit, value = figure.key
    exact = [told for key in _keys(unit, value) for told in index.figures.get(key, ())]
    loose = list(_near(figure, index)) if figure.loose else []
    places = exact + loose
    if not places:
        return False
    if figure.noun and any(told.noun == figure.noun for told in places):
        return True
    if figure.noun in index.counted and figure.noun not in _ANYBODY:
        return False
    if unit in ("n", "%", "money", "ratio") and value > _FEW and (exact or figure.step <= value / 20):
        return True
    if figure.many and unit == "n":
        return figure.noun in _ANYBODY or any(figure.noun in told.around for told in places)
    near = _near_words(figure, text, words) - index.own
    return any(near & told.around for told in places)


def _keys(unit: str, value: float) -> tuple[Key, ...]:
    """The numbers of the files that say the same."""
    if unit == "n":
        return ("n", value), ("%", value), *((("clock", value % 12 * 60),) if value <= 12 else ())
    if unit == "%":
        return (
            ("%", value), ("n", value), ("ratio", value), ("n", round(value / 100, 6)), ("part", round(value / 100, 6)),
        )  # fmt: skip
    if unit == "ratio":
        return ("ratio", value), ("%", value), ("part", round(value / 100, 6))
    if unit == "part":
        return ("part", value), ("ratio", round(value * 100, 4)), ("%", round(value * 100, 4))
    if unit == "money":
        return ("money", value), *((("n", value),) if value >= 1000 else ())
    if unit == "clock" and value % 60 == 0:
        return ("clock", value), ("n", value // 60 or 12)
    return ((unit, value),)


def _near(figure: Figure, index: Index) -> Iterator[Told]:
    """The places whose number the text may mean when it says "about", "over" or "nearly"."""
    unit, value = figure.key
    low, high = value - figure.step / 2, value + figure.step / 2
    if figure.loose == "over":
        low, high = value, value + figure.step
    elif figure.loose == "under":
        low, high = value - figure.step, value
    elif figure.loose == "vague":
        low, high = value * 2, value * 1000
        yield from index.figures.get(("vague", value), ())
    alike = {"%": ("%", "n"), "n": ("n",), "money": ("money",)}.get(unit, ())
    for key, told in index.figures.items():
        if key[0] in alike and low <= key[1] <= high:
            yield from told


def _near_words(figure: Figure, text: str, words: tuple[Word, ...]) -> frozenset[str]:
    """The words of the number's own sentence; of its paragraph where the sentence says hardly anything."""
    low, high = max(0, figure.start - _REACH), figure.end + _REACH
    start = max(text.rfind(sign, low, figure.start) for sign in ".!?\n") + 1
    ends = [at for sign in (". ", "!", "?", "\n", ".\n") if (at := text.find(sign, figure.end, high)) >= 0]
    said = around(_between(words, max(start, low), min(ends, default=high), figure))
    if len(said) < 3:
        start = text.rfind("\n", low, figure.start) + 1
        end = text.find("\n", figure.end, high)
        said = around(_between(words, max(start, low), end if end >= 0 else high, figure))
    return said


def _between(words: tuple[Word, ...], start: int, end: int, figure: Figure) -> Iterator[str]:
    """The words from start to end without those of the number itself."""
    for at in range(bisect_left(words, start, key=_start), bisect_left(words, end, key=_start)):
        if not figure.start <= words[at].start < figure.end:
            yield words[at].folded


def _start(word: Word) -> int:
    return word.start
