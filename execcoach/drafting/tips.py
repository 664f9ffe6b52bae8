"""The seven tips for a text: each looked at where a machine can look, the rest left to the writer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.text import one_line
from execcoach.words import folded, name, number, sentences, words

KEPT, MEND, YOURS = "kept", "mend", "yours"
"""It holds; it does not; nobody but the writer can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """One tip: its words, what to say when it holds, does not, or nobody can tell, and what it looks for."""

    id: str
    words: str
    kept: str
    mend: str
    yours: str
    why: str
    source: str
    kinds: tuple[str, ...] = ()
    look: str = ""
    phrases: tuple[str, ...] = ()
    signs: frozenset[str] = frozenset()
    most: int = 0
    lengths: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """How a text stands by a tip: kept, mend or yours."""

    tip: Tip
    state: str

    @property
    def words(self) -> str:
        """What to say about it: that it holds, what to do, or what to ask oneself."""
        return {KEPT: self.tip.kept, MEND: self.tip.mend}.get(self.state, self.tip.yours)


def read_tips(raw: Mapping[str, Any]) -> tuple[Tip, ...]:
    """The tips of writing_tips.toml in their order; CoachError where an entry cannot be understood."""
    found = []
    for at, entry in enumerate(raw.get("tip", ())):
        try:
            lists = {key: tuple(entry[key]) for key in ("kinds", "phrases") if key in entry}
            lengths = {kind: (int(least), int(most)) for kind, (least, most) in entry.get("lengths", {}).items()}
            tip = Tip(**{**entry, **lists, "signs": frozenset(entry.get("signs", ())), "lengths": lengths})
            if tip.look not in ("", *_LOOKS):
                raise ValueError(f"look is one of {', '.join(_LOOKS)}")
        except (TypeError, ValueError, AttributeError) as error:
            place = Place(file="writing_tips.toml", path=f"tip[{at}]", expected=one_line(str(error)))
            raise CoachError("A tip cannot be read", f"{place}. Compare it with the others.", [place]) from None
        found.append(tip)
    return tuple(found)


def looked_at(text: str, kind: str, tips: tuple[Tip, ...]) -> tuple[Look, ...]:
    """How the text stands by every tip that is for its kind; of an empty text nobody can tell anything."""
    own = [tip for tip in tips if not tip.kinds or kind in tip.kinds]
    told = re.sub(r"\[[^\[\]\n]*\?\]", " ", text).strip()
    return tuple(Look(tip, _LOOKS[tip.look](told, kind, tip) if told and tip.look else YOURS) for tip in own)


def _holds(text: str, tip: Tip) -> bool:
    """Whether one of the tip's phrases stands in the text, at the border of a word."""
    low = text.casefold().replace("’", "'")
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", low) for phrase in tip.phrases)


def _signs(text: str, tip: Tip) -> bool:
    return not tip.signs.isdisjoint(folded(text))


def _reader(text: str, kind: str, tip: Tip) -> str:
    if _holds(text, tip):
        return MEND
    return KEPT if _signs(text, tip) else YOURS


def _phrases(text: str, kind: str, tip: Tip) -> str:
    return MEND if _holds(text, tip) else KEPT


def _headline(text: str, kind: str, tip: Tip) -> str:
    line = (sentences(text) or ("",))[0]
    long = len(words(line)) > tip.most
    return MEND if long or line.rstrip(" ”\"’'").endswith("!") else KEPT


def _picture(text: str, kind: str, tip: Tip) -> str:
    if _holds(text, tip):
        return KEPT
    return MEND if _signs(text, tip) and "http" in text else YOURS


def _shape(text: str, kind: str, tip: Tip) -> str:
    told = sentences(text) or (text,)
    first, last = told[0], told[-1]
    told_first = bool(number(first) or name(first, at_start=True) or re.search(r"[?“”\"]", first))
    opens = len(words(first)) <= tip.most and (told_first or len(words(first)) <= tip.most // 2)
    closes = last.rstrip(" ”\"’'").endswith("?") or _signs(last, tip)
    return KEPT if opens and closes and len(told) > 2 else MEND if not opens else YOURS


def _length(text: str, kind: str, tip: Tip) -> str:
    least, most = tip.lengths.get(kind, (1, 0))
    long = len(words(text))
    return YOURS if not most else KEPT if least <= long <= most else MEND


def _link(text: str, kind: str, tip: Tip) -> str:
    if _holds(text, tip):
        return MEND
    return KEPT if re.search(r"https?://|\bwww\.", text) else YOURS


_LOOKS: Mapping[str, Callable[[str, str, Tip], str]] = {
    "reader": _reader,
    "phrases": _phrases,
    "headline": _headline,
    "picture": _picture,
    "shape": _shape,
    "length": _length,
    "link": _link,
}
