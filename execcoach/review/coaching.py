"""A coach's own side of one client: when they speak next, what was promised and kept, the goal, notes in free words."""

import datetime
from dataclasses import dataclass, field, replace

from execcoach.review.client import Client
from execcoach.review.page import Page
from execcoach.review.since import Looked


@dataclass(frozen=True, slots=True)
class Promise:
    """What a client said they would do: the day they said it, the words; of homework its id and number of steps.

    `kept` is what the coach ticked; None where nobody has said.
    """

    on: datetime.date
    words: str
    homework: str = ""
    kept: bool | None = None
    steps: int = 0

    def standing(self, client: Client) -> tuple[int, int]:
        """Steps of its homework done, of how many; (0, 0) for a promise without homework."""
        if not self.homework:
            return (0, 0)
        done = {name for name in client.homework if name.rpartition("/")[0] == self.homework}
        return (len(done), max(self.steps, len(done)))

    def is_kept(self, client: Client) -> bool | None:
        """Whether it is kept, as the coach said or as the records show; None where only the client can say."""
        if self.kept is not None or not self.homework:
            return self.kept
        done, of = self.standing(client)
        return bool(of) and done >= of


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The coach's side of one client; `troubles` say what of the file could not be used, `revision` which bytes.

    `next_call` at midnight is a day without a time.
    """

    person: str = ""
    name: str = ""
    looked: Looked | None = None
    before: Looked | None = None
    next_call: datetime.datetime | None = None
    goal: str = ""
    promises: tuple[Promise, ...] = ()
    text: str = ""
    troubles: tuple[str, ...] = ()
    revision: str = field(default="", compare=False)

    def since(self, today: datetime.date) -> Looked | None:
        """The last look before today: what is new is new since then, however often the page is opened today."""
        return self.before if self.looked and self.looked.on >= today else self.looked

    def promised(self, promise: Promise) -> "Notes":
        """The notes with one more promise, the newest last."""
        return replace(self, promises=(*self.promises, promise))

    @property
    def last(self) -> tuple[Promise, ...]:
        """The promises of the last time something was promised."""
        newest = max((promise.on for promise in self.promises), default=None)
        return tuple(promise for promise in self.promises if promise.on == newest)

    def due(self, today: datetime.date) -> tuple[Promise, ...]:
        """The promises of the last time before today: what a call today begins with."""
        return replace(self, promises=tuple(promise for promise in self.promises if promise.on < today)).last


@dataclass(frozen=True, slots=True)
class Call:
    """A call of today: when, whom, and three lines: kept or not, what moved, the one question; why it is asked."""

    at: datetime.datetime
    client: Client
    notes: Notes
    lines: tuple[str, str, str]
    why: str = ""
    source: str = ""


def looked(seen: Client | Page, today: datetime.date) -> Looked:
    """How this client stands today; of a page also what each criterion earns."""
    client = seen.client if isinstance(seen, Page) else seen
    results = sum(number for kind, number in client.outcomes if kind != "nothing")
    credits = {line.id: round(line.credit, 2) for line in seen.criteria} if isinstance(seen, Page) else {}
    return Looked(today, client.score, client.sessions, client.milestones, results, credits)
