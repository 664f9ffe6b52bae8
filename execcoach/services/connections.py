"""Whom an archive offers for the circle: searched as one types, chosen one by one, taken with the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from execcoach.errors import CoachError, Place
from execcoach.exchange.linkedin_connections import folded_words
from execcoach.exchange.proposals import Incoming, propose
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.exchange.linkedin_connections import Connections
    from execcoach.services.preview import Preview

_NAMED = 5
"""People of one name that are told apart in an error."""


class ConnectionsDesk:
    """People and companies to choose from; a search begins with what the one before it left."""

    def __init__(self, offered: Connections) -> None:
        self.offered = offered
        self._index = offered.index()
        self._typed = ""
        self._found: Sequence[int] = range(len(offered))

    def search(self, typed: str) -> Sequence[int]:
        """The places of all in which every word stands, names that begin so first; of nothing typed, everybody."""
        typed = " ".join(folded_words(typed).split())
        if not typed:
            self._typed, self._found = "", range(len(self.offered))
            return self._found
        if not (self._typed and typed.startswith(self._typed)):
            self._found = range(len(self.offered))
        index = self._index
        for word in typed.split():
            self._found = [at for at in self._found if word in index[at]]
        self._typed = typed
        first = [at for at in self._found if index[at].startswith(typed)]
        if not first:
            return self._found
        begun = set(first)
        return [*first, *(at for at in self._found if at not in begun)]

    def label(self, at: int) -> str:
        """Who it is, in a line: name, position, company, since when."""
        offered = self.offered
        if offered.kind(at) == "companies":
            return f"{offered.names[at]} · a company"
        works = ", ".join(filter(None, (offered.positions[at], offered.companies[at])))
        since = f"since {offered.since[at]}" if offered.since[at] else ""
        return " · ".join(filter(None, (offered.names[at], works, since)))

    def named(self, words: str) -> int:
        """The place of the one meant by a name, or a name and a company; CoachError where that is nobody or several."""
        whole = folded_words(one_line(words))
        found = [at for at in self.search(words) if folded_words(self.offered.names[at]) == whole]
        found = found or list(self.search(words.replace(",", " ")))
        if len(found) == 1:
            return found[0]
        said = one_line(words)
        if not found:
            raise CoachError("Nobody of that name", f"“{said}” is not among them. Look the name up in Connections.csv.")
        some = [Place(file=self.label(at)) for at in found[:_NAMED]]
        sentence = f"“{said}” fits {len(found):,} of them. Add the company or the position to the name."
        raise CoachError("More than one fits", sentence, some)


def with_chosen(shown: Preview, places: Collection[int]) -> Preview:
    """The preview with these people and companies among what it adds to circle.toml, and no others."""
    offered = shown.incoming.connections
    if offered is None:
        return shown
    raw: dict[str, list[dict[str, object]]] = {}
    rows: dict[str, str] = {}
    for at in sorted(places):
        entries = raw.setdefault(offered.kind(at), [])
        rows[f"{offered.kind(at)}[{len(entries)}]"] = (
            "Connections.csv" if at < offered.people else "Company Follows.csv"
        )
        entries.append(offered.entry(at))
    here = shown.desk.raw_of("circle") if shown.desk else {}
    found = propose(here, Incoming(shown.incoming.name, raw, rows=rows))
    others = {file: one for file, one in shown.elsewhere.items() if file != "circle"}
    return replace(shown, elsewhere={**others, "circle": found} if raw else others)


def with_named(shown: Preview, names: Iterable[str]) -> Preview:
    """The same for names as somebody writes them; CoachError where one of them fits nobody, or several."""
    offered = shown.incoming.connections
    if offered is None:
        raise CoachError("There is nobody to choose from", f"{shown.file} holds no connections.")
    desk = ConnectionsDesk(offered)
    return with_chosen(shown, {desk.named(name) for name in names})
