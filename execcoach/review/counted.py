"""How often what was done and what came of it, in words: "5 comments, 2 posts"."""

from collections.abc import Iterable

_MANY = {
    "reply": "replies",
    "reshare-with-words": "reshares with words",
    "press": "press",
    "deal-opened": "deals opened",
}


def mix(counts: Iterable[tuple[str, int]]) -> str:
    """The counts in words, the most frequent first; "" where there are none."""
    there = sorted((count for count in counts if count[1]), key=lambda count: -count[1])
    return ", ".join(f"{number} {_word(kind, number)}" for kind, number in there if kind != "nothing")


def _word(kind: str, number: int) -> str:
    one = kind.replace("-", " ")
    return one if number == 1 else _MANY.get(kind, f"{one}s")
