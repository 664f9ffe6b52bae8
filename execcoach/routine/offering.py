"""Fillings for prompts: what can be offered for a need, and how several needs of one prompt are filled together."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from execcoach.profile.model import Line
from execcoach.text import one_line


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that waits: its id and the title a person knows it by."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to fill a need: values by placeholder, what it uses up for the day, what it opens; urgency 0 to 3."""

    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    uses: tuple[str, ...] = ()
    contact: str = ""
    link: str = ""
    draft: str = ""
    urgency: int = 0


Offers = Mapping[str, tuple[Offer, ...]]
SAME_CONTACT = ("contact", "colleague", "customer", "prospect", "contact-point", "contact-learned")
SAME_SOURCE = ("source", "outside-source", "source-heard-by")
_GROUPS = dict.fromkeys(SAME_CONTACT, "contact") | dict.fromkeys(SAME_SOURCE, "source")
"""Needs that one prompt fills with the same contact, or the same source."""


def person_key(text: str) -> str:
    """What makes two mentions of a contact the same: the id, or the name where there is none, folded."""
    return one_line(text).casefold()


def about(uses: Iterable[str]) -> str:
    """What the record keeps of what was used: the source, trigger or company; "" where there was none."""
    return next((use for use in uses if use.startswith(("source:", "trigger:", "company:"))), "")


def fill(
    needs: Sequence[str],
    wanted: frozenset[str],
    found: Offers,
    taken: frozenset[str] = frozenset(),
    only: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Offer | None:
    """The first filling of all these needs that gives every wanted placeholder and uses nothing taken, or None.

    `only` narrows the group "contact" or "source" to what uses one of the given keys.
    """
    groups: dict[str, list[str]] = {}
    for need in needs:
        groups.setdefault(_GROUPS.get(need, need), []).append(need)
    whole = Offer()
    for name, group in groups.items():
        offer = _first(group, wanted, found, taken.union(whole.uses), only.get(name))
        if offer is None:
            return None
        whole = Offer(
            {**whole.values, **offer.values},
            whole.uses + offer.uses,
            whole.contact or offer.contact,
            whole.link or offer.link,
            whole.draft or offer.draft,
            max(whole.urgency, offer.urgency),
        )
    return whole if all(whole.values.get(name) for name in wanted) else None


def _first(
    group: Sequence[str], wanted: frozenset[str], found: Offers, taken: frozenset[str], only: frozenset[str] | None
) -> Offer | None:
    rest = [{offer.uses: offer for offer in found.get(need, ())} for need in group[1:]]
    for offer in found.get(group[0], ()):
        if not taken.isdisjoint(offer.uses) or (only is not None and only.isdisjoint(offer.uses)):
            continue
        if not all(offer.uses in other for other in rest):
            continue
        values = dict(offer.values)
        for other in rest:
            values |= other[offer.uses].values
        if all(values[key] for key in wanted if key in values):
            return replace(offer, values=values)
    return None


def turn(seed: str, key: str) -> int:
    """A number that is the same for the same day and key, and as good as random otherwise."""
    return int.from_bytes(hashlib.blake2b(f"{seed}|{key}".encode(errors="replace"), digest_size=8).digest(), "big")


def texts_of(lines: Iterable[Line], seed: str) -> list[str]:
    """The texts that may be used, in the order of the day."""
    texts = {line.text for line in lines if not line.private and line.text}
    return sorted(texts, key=lambda text: (turn(seed, text), text))
