"""The desk of the guard: what it finds in a person's texts and on their page, by their and their company's lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from execcoach.drafting.guard import Checker, Finding, Setting
from execcoach.drafting.guard_rules import Rules, read_rules
from execcoach.storage import content
from execcoach.text import shorten
from execcoach.words import plain

if TYPE_CHECKING:
    from execcoach.drafting.draft import Cleared
    from execcoach.drafting.grounding import Untraced
    from execcoach.services.profile import ProfileDesk

FILES = ("words", "privacy", "disclosure", "spam", "style", "tone", "evidence")


@cache
def shipped_rules() -> Rules:
    """The rules that came with this program, read once."""
    return read_rules({name: content.shipped_toml(f"prompts/rules/{name}.toml") for name in FILES})


def alone(text: str, setting: Setting) -> tuple[Finding, ...]:
    """What the guard finds in a text of nobody it knows."""
    return Checker(shipped_rules(), setting).check(text)


class Looked(NamedTuple):
    """What is found in a draft: what is open, and what somebody let stand, with who, why and when."""

    open: tuple[Finding, ...]
    cleared: tuple[tuple[Finding, Cleared], ...]

    @property
    def blocks(self) -> bool:
        """Whether something open must be cleared or changed before the text goes out."""
        return any(finding.severity == "block" for finding in self.open)


@dataclass(frozen=True, slots=True)
class _Known:
    setting: Setting
    stamp: tuple[object, ...]


class GuardDesk:
    """The guard for one person."""

    def __init__(self, desk: ProfileDesk) -> None:
        self._desk = desk
        self._checker: Checker | None = None
        self._known: _Known | None = None

    def setting(self, kind: str = "post", network: str = "", first_contact: bool = False) -> Setting:
        """The setting of a text of theirs: company, sector, own lists, and whether today is a quiet day."""
        raws = (self._desk.raw, self._desk.raw_of("guidelines"), self._desk.raw_of("circle"))
        stamp = (*map(id, raws), self._desk.clock.today())
        if self._known is None or self._known.stamp != stamp:
            self._known = _Known(self._own(), stamp)
        return replace(self._known.setting, kind=kind, network=network, first_contact=first_contact)

    def _own(self) -> Setting:
        from execcoach.profile.guidelines import SECTORS, read_guidelines
        from execcoach.profile.introducing import refuses

        profile, today = self._desk.profile, self._desk.clock.today()
        house = read_guidelines(self._desk.raw_of("guidelines")).guidelines
        roles = [role.company for role in profile.roles if role.end is None]
        agreed = [contact for contact in self._desk.circle.contacts if contact.consent and not refuses(contact)]
        return Setting(
            sector=house.sector if house.sector in SECTORS else "private",
            code_names=tuple(line.text for line in house.code_names),
            confidential_customers=tuple(line.text for line in house.confidential_customers),
            quiet=any(
                (not away.start or away.start.first() <= today) and (not away.end or today <= away.end.last())
                for away in house.quiet_periods
                if away.start or away.end
            ),
            employers=tuple(dict.fromkeys(name for name in (profile.person.company, *roles) if name.strip())),
            consented=tuple(name for one in agreed for name in (one.name, one.company) if name),
            today=today,
        )

    def findings(
        self, text: str, kind: str = "post", network: str = "", first_contact: bool = False
    ) -> tuple[Finding, ...]:
        """What the guard finds in a text of theirs; asked again after a key press it reads only what changed."""
        setting = self.setting(kind, network, first_contact)
        if self._checker is None or self._checker.setting != setting:
            self._checker = Checker(shipped_rules(), setting)
        return self._checker.check(text)

    def look(
        self, text: str, cleared: Sequence[Cleared], kind: str = "post", network: str = "", first_contact: bool = False
    ) -> Looked:
        """The findings in a draft, those that somebody cleared apart: the same label and the same words."""
        return apart(self.findings(text, kind, network, first_contact), cleared)

    def everything(self) -> tuple[Finding, ...]:
        """What is found in all published fields, each alone and together; `path` says where."""
        from execcoach.drafting.signature import everything

        return everything(self._desk.profile, shipped_rules(), self.setting("field"))

    def page_warnings(self) -> tuple[str, ...]:
        """What the published fields give away, each alone or two together, a plain line for each."""
        return tuple(
            f"{one.path}: {one.label}{f', “{shorten(one.words, 60)}”' if one.words else ''}. {one.better}"
            for one in self.everything()
            if one.severity != "hint"
        )

    def untraced(self, text: str, inputs: Iterable[str] = ()) -> tuple[Untraced, ...]:
        """What the text says that is in none of the person's files."""
        from execcoach.drafting.grounding import untraced
        from execcoach.drafting.known import known
        from execcoach.profile.guidelines import read_guidelines

        house = read_guidelines(self._desk.raw_of("guidelines")).guidelines
        return untraced(text, known(self._desk.profile, self._desk.circle, tuple(inputs), house))


def apart(findings: Iterable[Finding], cleared: Sequence[Cleared]) -> Looked:
    """Findings that are open and findings that were cleared, by label and by words without case and marks."""
    by = {(one.label, plain(one.words)): one for one in cleared}
    still: list[Finding] = []
    let: list[tuple[Finding, Cleared]] = []
    for finding in findings:
        one = by.get((finding.label, plain(finding.words)))
        if one:
            let.append((finding, one))
        else:
            still.append(finding)
    return Looked(tuple(still), tuple(let))
