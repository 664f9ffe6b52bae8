"""Which pieces may earn anything: private, blank, handed-back and repeated ones may not."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from execcoach.profile.bench import Evidence
from execcoach.profile.keys import NATURAL_KEYS
from execcoach.profile.pieces import LISTS, Piece
from execcoach.text import shorten
from execcoach.words import folded, gist

LINES = (*LISTS, "results.current", "results.past")
"""Where each piece is a line that should stand in one place only."""
TOO_OFTEN = 3
"""The same six words or more in so many places are stuffing."""


class Sifted(NamedTuple):
    """What may earn points, and why the rest may not; `lines` is the gist of the items that count nowhere else."""

    pieces: tuple[Piece, ...]
    evidence: tuple[Evidence, ...]
    reasons: tuple[str, ...]
    lines: frozenset[str]


def repeated(found: Iterable[Piece]) -> frozenset[str]:
    """The gist of every text of six words or more that stands in three different entries or fields."""
    seen = {
        (piece.kind, piece.key, name, gist(text))
        for piece in found
        for name, told in piece.texts.items()
        for text in {told, *told.split("\n")}
        if len(text) > 20 and len(folded(text)) >= 6
    }
    counts = Counter(text for *_, text in seen)
    return frozenset(text for text, times in counts.items() if times >= TOO_OFTEN)


def sift(
    found: Iterable[Piece],
    judge: Callable[[str], str],
    labels: Mapping[str, str],
    stuffing: Collection[str],
    claimed: Collection[str],
) -> Sifted:
    """The pieces that may earn points; an item that another list has `claimed` counts there only.

    `judge` says why a text is no answer ("" when it is one).
    """
    pieces: list[Piece] = []
    evidence: list[Evidence] = []
    reasons: list[str] = []
    lines: set[str] = set()
    for piece in found:
        if piece.private:
            if any(folded(text) for text in piece.texts.values()) or piece.days:
                evidence.append(Evidence(piece.path, labels.get("private", "private"), False))
            continue
        if piece.kind in LINES:
            lines.add(gist(piece.texts["text"]))
        said: set[str] = set()
        kept: dict[str, str] = {}
        for name, text in piece.texts.items():
            reason = judge(piece.whole) if piece.whole else ""
            reason = reason or _reason(text, judge, stuffing, claimed if piece.kind in LINES else (), said)
            if not reason:
                kept[name] = text
            elif reason != "blank":
                place = piece.place(name)
                evidence.append(Evidence(place, f"{labels.get(reason, reason)}: {shorten(text, 60)}", False))
                reasons.append(reason)
        if _named(piece, kept):
            pieces.append(piece if len(kept) == len(piece.texts) else replace(piece, texts=kept))
    return Sifted(tuple(pieces), tuple(evidence), tuple(reasons), frozenset(lines))


def _reason(
    text: str,
    judge: Callable[[str], str],
    stuffing: Collection[str],
    claimed: Collection[str],
    said: set[str],
) -> str:
    if reason := judge(text):
        return reason
    line = gist(text) if stuffing or claimed or said else ""
    if line and (line in stuffing or line in claimed or line in said):
        return "repeated"
    line = line or gist(text)
    if line:
        said.add(line)
    return ""


def _named(piece: Piece, kept: Mapping[str, str]) -> bool:
    if piece.kind in ("photo", "banner"):
        return True
    if piece.kind == "roles":
        return bool(kept.get("company") or kept.get("title"))
    named = NATURAL_KEYS.get(piece.kind)
    return bool(kept.get(named[0])) if named else bool(kept)
