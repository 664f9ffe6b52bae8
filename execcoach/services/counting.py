"""The desk for lengths: what a network counts. Apart from the drafts, so that `count` answers at once."""

from collections.abc import Mapping
from functools import cache

from execcoach.drafting.networks import Count, Network, count, read_networks
from execcoach.errors import CoachError
from execcoach.storage import content
from execcoach.text import one_line


def counted(text: str, network: str, kind: str = "post") -> Count:
    """How long the text is on the network of this id, and whether it fits."""
    return count(text, network_named(network), kind)


def network_named(name: str) -> Network:
    """The network of this id, from the shipped table; CoachError names those there are."""
    known = _networks()
    if name in known:
        return known[name]
    raise CoachError("No such network", f"“{one_line(name)}” is not one of {', '.join(known)}.")


def is_network(name: str) -> bool:
    """Whether this is the id of a network in the shipped table."""
    return name in _networks()


@cache
def _networks() -> Mapping[str, Network]:
    return read_networks(content.shipped_toml("prompts/networks.toml"))
