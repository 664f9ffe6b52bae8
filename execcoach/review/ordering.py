"""In which order a table of clients stands: by who needs somebody first, or by any of its columns."""

from collections.abc import Callable, Iterable

from execcoach.review.client import Client
from execcoach.review.findings import KINDS, first

_NEVER = 100_000


def _urgency(client: Client) -> float:
    finding = first(client)
    return KINDS.index(finding.kind) * 1e9 - finding.weight if finding else len(KINDS) * 1e9


def _least(client: Client) -> float | None:
    """How much of the routine the pillar gets that gets least."""
    numbers = [number for _, number in client.balance]
    return min(numbers) / sum(numbers) if sum(numbers) else None


def _left(client: Client) -> float | None:
    return client.nearest.number - client.nearest.have if client.nearest and client.nearest.number else None


_KEYS: dict[str, Callable[[Client], float | None]] = {
    "first": _urgency,
    "name": lambda client: 0,
    "score": lambda client: client.score,
    "change": lambda client: client.change,
    "sessions": lambda client: client.sessions_28d,
    "kept": lambda client: client.kept / client.planned if client.planned else None,
    "silent": lambda client: -(client.days_silent if client.days_silent is not None else _NEVER),
    "gap": lambda client: -client.gap.gain if client.gap else None,
    "months": lambda client: sum(client.months),
    "balance": _least,
    "efforts": lambda client: -sum(number for _, number in client.efforts),
    "came": lambda client: -sum(number for kind, number in client.outcomes if kind != "nothing"),
    "next": _left,
    "flags": lambda client: -len(client.flags),
}
ORDERS = tuple(_KEYS)
"""What a table can be sorted by; `first` is who needs somebody first."""


def ordered(clients: Iterable[Client], by: str, turned: bool = False) -> tuple[Client, ...]:
    """The clients in this order, or turned round; equal ones by name, what is not known last either way."""
    key, sign = _KEYS[by], -1 if turned else 1

    def place(client: Client) -> tuple[bool, float, str, str]:
        value = key(client)
        return (value is None, sign * (value or 0), client.name.casefold(), client.path)

    found = sorted(clients, key=place)
    return tuple(reversed(found)) if turned and by == "name" else tuple(found)
