"""The prompt bank: one moment, one question, one constraint each; what a prompt may name is settled when it is read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.profile.reading import shown
from execcoach.routine.records import EFFORTS, PILLARS
from execcoach.text import clean, one_line

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BENEFITS = ("connection", "media", "relationships", "leadership", "recruiting")
_CONTACT = ("contact", "contact_role", "contact_company")
NEEDS: dict[str, tuple[str, ...]] = {
    "contact": _CONTACT,
    "colleague": _CONTACT,
    "customer": _CONTACT,
    "prospect": _CONTACT,
    "contact-point": (*_CONTACT, "contact_point"),
    "contact-learned": (*_CONTACT, "contact_learned"),
    "source": ("source", "source_kind"),
    "outside-source": ("source", "source_kind"),
    "source-heard-by": ("source", "source_kind", "heard_by"),
    "trigger": ("trigger", "watch_at", "opens"),
    "company": ("key_company",),
    "achievement": ("achievement", "achievement_result"),
    "talk": ("talk",),
    "publication": ("publication",),
    "role": ("role", "my_company"),
    "topic": ("topic",),
    "objection": ("objection",),
    "audience": ("audience", "audience_why"),
    "note": ("note", "note_date"),
    "draft": ("draft",),
    "hobby": ("hobby",),
    "team": ("team",),
    "cause": ("cause",),
    "place": ("place",),
    "voice": ("says",),
    "pair": ("a", "b", "why_a"),
    "motivation": ("motivation",),
    "turn-off": ("turn_off",),
    "school": ("school",),
    "no-contact": (),
    "no-source": (),
    "no-outside-source": (),
}
"""What a prompt may need of the person's files → the placeholders which that need can fill."""

GIVEN = "homework:"
"""What the record of a step begins with that a coach gave to do."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_FILLED = ("title", "words", "ask", "because")
_NEEDED = ("id", "title", "words", "ask")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One entry of the bank; `needs` are keys of NEEDS, `when` are weekdays and empty means any day."""

    pillar: str
    id: str
    title: str
    words: str
    ask: str
    good: str = ""
    weak: str = ""
    probe: str = ""
    minutes: int = 3
    benefit: str = ""
    effort: str = ""
    courage: int = 1
    needs: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    template: str = ""
    because: str = ""
    why: str = ""
    source: str = ""

    def placeholders(self) -> frozenset[str]:
        """The names in braces anywhere in what is filled."""
        return frozenset(name for part in _FILLED for name in _PLACEHOLDER.findall(getattr(self, part)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a plan, filled in; `by` and `because` say who laid it out and why, where somebody did.

    `about` is what its record keeps of the source, trigger or company it names, or of what was laid out.
    """

    pillar: str
    prompt: str = ""
    minutes: int = 0
    title: str = ""
    words: str = ""
    ask: str = ""
    why: str = ""
    source: str = ""
    because: str = ""
    probe: str = ""
    good: str = ""
    weak: str = ""
    template: str = ""
    effort: str = ""
    contact: str = ""
    link: str = ""
    benefit: str = ""
    draft: str = ""
    by: str = ""
    about: str = ""

    @property
    def given(self) -> bool:
        """Whether a coach gave it to do."""
        return self.about.startswith(GIVEN)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each `{name}` replaced, once: braces inside a value stay what they are."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def read_prompts(raw: Mapping[str, Any], file: str = "") -> tuple[Prompt, ...]:
    """The prompts of one file of the bank in its order; CoachError names every malformed entry at once."""
    wrong: list[Place] = []
    pillar = raw.get("pillar")
    if pillar not in PILLARS:
        wrong.append(Place(file, 0, "pillar", shown(pillar), "one of " + ", ".join(PILLARS)))
    entries = raw.get("prompt", [])
    if not isinstance(entries, list):
        wrong.append(Place(file, 0, "prompt", shown(entries), "[[prompt]] above each entry"))
        entries = []
    prompts: list[Prompt] = []
    seen: set[str] = set()
    for at, entry in enumerate(entries):
        before = len(wrong)
        given = _entry(entry, f"prompt[{at}]", file, wrong)
        if len(wrong) > before:
            continue
        prompt = Prompt(pillar=str(pillar), **given)
        wrong.extend(Place(file, 0, f"prompt[{at}].{path}", value, want) for path, value, want in _faults(prompt))
        if prompt.id in seen:
            wrong.append(Place(file, 0, f"prompt[{at}].id", prompt.id, "an id that no other prompt has"))
        seen.add(prompt.id)
        prompts.append(prompt)
    if wrong:
        sentence = f"{wrong[0]}. Mend it there; nothing of this file is used until then."
        raise CoachError("A prompt cannot be used", sentence, wrong)
    return tuple(prompts)


def _entry(entry: object, path: str, file: str, wrong: list[Place]) -> dict[str, Any]:
    if not isinstance(entry, Mapping):
        wrong.append(Place(file, 0, path, shown(entry), "a table"))
        return {}
    given: dict[str, Any] = {}
    for key, value in entry.items():
        place = f"{path}.{one_line(str(key))}"
        if key in ("minutes", "courage"):
            if isinstance(value, int) and not isinstance(value, bool):
                given[key] = value
            else:
                wrong.append(Place(file, 0, place, shown(value), "a whole number"))
        elif key in ("needs", "when"):
            names = [] if key == "when" and value == "any" else [value] if isinstance(value, str) else value
            if isinstance(names, list) and all(isinstance(name, str) for name in names):
                given[key] = tuple(names)
            else:
                wrong.append(Place(file, 0, place, shown(value), "a list of words in quotes"))
        elif key not in _TEXTS:
            wrong.append(Place(file, 0, place, "", "a key of a prompt: " + ", ".join(_KEYS)))
        elif isinstance(value, str):
            given[key] = clean(value).strip()
        else:
            wrong.append(Place(file, 0, place, shown(value), "words in quotes"))
    wrong.extend(Place(file, 0, f"{path}.{key}", "", "some words") for key in _NEEDED if not entry.get(key))
    return given


def _faults(prompt: Prompt) -> Iterable[tuple[str, str, str]]:
    if not prompt.id.startswith(f"{prompt.pillar}-"):
        yield "id", prompt.id, f"an id that starts with {prompt.pillar}-"
    if not 1 <= prompt.minutes <= 10:
        yield "minutes", shown(prompt.minutes), "1 to 10"
    if not 1 <= prompt.courage <= 3:
        yield "courage", shown(prompt.courage), "1 to 3"
    for key, known in (("benefit", BENEFITS), ("effort", EFFORTS)):
        value = getattr(prompt, key)
        if value and value not in known:
            yield key, value, "one of " + ", ".join(known)
    for key, allowed in (("needs", tuple(NEEDS)), ("when", WEEKDAYS)):
        for value in getattr(prompt, key):
            if value not in allowed:
                yield key, value, "one of " + ", ".join(allowed)
    given = {name for need in prompt.needs for name in NEEDS.get(need, ())}
    for name in sorted(prompt.placeholders() - given):
        yield "needs", "{" + name + "}", "a need that fills this placeholder"


_KEYS = tuple(name for name in Prompt.__dataclass_fields__ if name != "pillar")
_TEXTS = frozenset(_KEYS) - {"minutes", "courage", "needs", "when"}
