"""A second look at a text while it is written: the guard, the tips, and what is not in the person's files."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from execcoach.drafting.draft import Draft
from execcoach.drafting.tips import Look, Tip, looked_at, read_tips
from execcoach.storage import content

if TYPE_CHECKING:
    from execcoach.drafting.grounding import Known, Untraced
    from execcoach.drafting.guard import Finding
    from execcoach.services.guard import GuardDesk
    from execcoach.services.profile import ProfileDesk

_FIRST_CONTACT = ("invitation",)


class SecondLook:
    """What can be said about a text; nothing of it is loaded before it is first asked for."""

    def __init__(self, profile_desk: ProfileDesk) -> None:
        self._desk = profile_desk
        self._guards: dict[str, GuardDesk] = {}
        self._one_at_a_time = Lock()
        self._told: tuple[tuple[object, ...], Known] | None = None

    def warm(self, networks: Iterable[str] = (), kind: str = "post") -> None:
        """Read the rules before they are needed: it takes longer than a key press may."""
        for network in networks or ("",):
            self.findings(Draft(text="A word.", networks=(network,)), kind)
        self.untraced(Draft(text="A word."))
        self.looks("A word.", kind)

    @cached_property
    def tips(self) -> tuple[Tip, ...]:
        """The seven tips."""
        return read_tips(content.shipped_toml("prompts/writing_tips.toml"))

    def findings(self, draft: Draft, kind: str) -> tuple[Finding, ...]:
        """What the guard finds in a draft, wherever it goes; the gravest first, then in the order of the text.

        Why a lock: the editor, the board and a move each ask in a thread of their own.
        """
        found: dict[tuple[str, int, int], Finding] = {}
        with self._one_at_a_time:
            for network in draft.networks or ("",):
                guard = self._guard_for(network)
                for one in guard.findings(draft.text, kind, network, kind in _FIRST_CONTACT):
                    found.setdefault((one.label, one.start, one.end), one)
        order = {"block": 0, "warn": 1}
        return tuple(sorted(found.values(), key=lambda one: (order.get(one.severity, 2), one.start)))

    def _guard_for(self, network: str) -> GuardDesk:
        """Why one for each network: a guard remembers the sentences it has read for one place only."""
        from execcoach.services.guard import GuardDesk

        return self._guards.setdefault(network, GuardDesk(self._desk))

    def looks(self, text: str, kind: str) -> tuple[Look, ...]:
        """How a text stands by the tips for its kind."""
        return looked_at(text, kind, self.tips)

    def untraced(self, draft: Draft) -> tuple[Untraced, ...]:
        """What stands in a text and not in the person's files or its answers, or there only where it is private."""
        from execcoach.drafting.grounding import kept_private, untraced

        known = self._known(tuple(said for said in draft.inputs.values() if said))
        found = (*untraced(draft.text, known), *kept_private(draft.text, known))
        return tuple(sorted(found, key=lambda one: one.start))

    def _known(self, answers: tuple[str, ...]) -> Known:
        """What the files and these answers say. Why kept: it is the same for every text until one of them changes."""
        from execcoach.drafting.grounding import known
        from execcoach.profile.guidelines import read_guidelines

        desk = self._desk
        same = (desk.profile, desk.circle, desk.raw_of("guidelines"), answers)
        kept = self._told
        if kept is None or any(one is not other and one != other for one, other in zip(kept[0], same, strict=True)):
            house = read_guidelines(desk.raw_of("guidelines")).guidelines
            kept = self._told = (same, known(desk.profile, desk.circle, answers, house))
        return kept[1]
