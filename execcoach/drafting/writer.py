"""Drafts from a person's own answers: every gap is a question in square brackets, never filler."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from execcoach.drafting import joins
from execcoach.drafting.consent import denied, surely_no, surely_yes
from execcoach.drafting.template import Input, Template, render_marked
from execcoach.drafting.voice import heard, in_their_voice, pronouns
from execcoach.errors import CoachError
from execcoach.profile.model import Entry, Person, Profile, Voice
from execcoach.profile.paths import steps
from execcoach.text import clean
from execcoach.words import thin

_Some = TypeVar("_Some", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A draft as it stands: its text, what is still open or thin, and how much of it is the person's (0 to 1).

    Where the template refuses, `refusal` says why, and the text is that and the question it hangs on.
    """

    text: str
    open_questions: tuple[str, ...] = ()
    thin: tuple[str, ...] = ()
    theirs: float = 1.0
    never_says: tuple[str, ...] = ()
    refusal: str = ""


def compose(template: Template, answers: Mapping[str, str], profile: Profile) -> Composed:
    """The draft that a shipped template makes of these answers and this profile."""
    filled = context(template, answers, profile)
    return finish(template, filled, render_marked(template, filled))


def context(template: Template, answers: Mapping[str, str], profile: Profile) -> dict[str, Any]:
    """What a template sees: each input as its answer or its question, `given`, `me`, `known` and `voice`."""
    values: dict[str, Any] = {}
    given = {}
    for asked in template.inputs:
        answer = settled(answers.get(asked.name, "")) or default(asked, profile)
        if asked.consent and denied(answer):
            answer = ""
        given[asked.name] = bool(answer)
        values[asked.name] = answer or _question(asked.ask)
    known = facts(profile)
    me: dict[str, Any] = {}
    for name, value in known.items():
        asked_as = _question(template.facts.get(name, name.replace("_", " ")))
        me[name] = value or ([asked_as] if isinstance(value, list) else asked_as)
    me |= pronouns(known["pronouns"], me["first_name"])
    voice = Voice() if profile.voice.private else profile.voice
    return {
        "me": me,
        "known": {name: bool(value) for name, value in known.items()},
        "voice": {
            "sign_off": settled(voice.sign_off),
            "spelling": voice.spelling,
            "says": _texts(voice.says),
            "never_says": _texts(voice.never_says),
        },
        **values,
        "given": given,
    }


def finish(template: Template, filled: Mapping[str, Any], marked: str) -> Composed:
    """The draft that marked text becomes, with what the person should know about it."""
    if refused := refusal(template, filled):
        asked = _question(next(i.ask for i in template.inputs if i.name == refused[0]))
        return Composed(text=f"{refused[1]}\n\n{asked}", open_questions=(asked[1:-1],), theirs=0.0, refusal=refused[1])
    marked = joins.tidy(in_their_voice(marked, filled["voice"]))
    text = clean(joins.unmarked(marked))
    return Composed(
        text=text,
        open_questions=joins.open_questions(text),
        thin=tuple(i.name for i in template.inputs if i.probe and filled["given"][i.name] and thin(filled[i.name])),
        theirs=joins.share_of_theirs(marked),
        never_says=heard(joins.unasked(text), filled["voice"]["never_says"]),
    )


def refusal(template: Template, filled: Mapping[str, Any]) -> tuple[str, str] | None:
    """The input at which the template refuses these answers, and its words; None where it does not."""
    for one in template.refusals:
        answer, other = filled[one.input], surely_no if one.when == "yes" else surely_yes
        if filled["given"][one.input] and not other(answer):
            return one.input, one.words
    return None


def settled(answer: str) -> str:
    """An answer as it is used: cleaned, single blanks, at most one empty line, no marks of ours."""
    text = joins.unmarked(clean(answer))
    paragraphs = [" ".join(part.split()) for part in text.splitlines()]
    return "\n\n".join(part for part in paragraphs if part)


def default(asked: Input, profile: Profile) -> str:
    """What the profile answers to this input, empty where it says nothing or keeps it private."""
    if not asked.default_from:
        return ""
    value = facts(profile).get(asked.default_from.removeprefix("person."))
    if value is None:
        value = _look(profile, asked.default_from)
    return joins.listed(value) if isinstance(value, list) else value


def noted(template: Template) -> tuple[str, ...]:
    """The inputs that a line of the person's may answer, in order: needed, nobody's name and nobody's yes or no."""
    refusing = {refusal.input for refusal in template.refusals}
    wanted = [asked for asked in template.inputs if asked.required and not asked.consent]
    return tuple(asked.name for asked in wanted if asked.name != "who" and asked.name not in refusing)


def facts(profile: Profile) -> dict[str, Any]:
    """The plain facts of a profile that are nobody's secret: strings, and lists of strings; empty where not given."""
    person = Person() if profile.person.private else profile.person
    summary, points = profile.summary, profile.connection_points
    now = profile.current_role()
    role = profile.roles[now] if now is not None and not profile.roles[now].private else None
    found: dict[str, Any] = {
        "name": person.name,
        "first_name": joins.first_name(person.name),
        "role": person.role or (role.title if role else ""),
        "company": person.company or (role.company if role else ""),
        "since": str((person.since or (role.start if role else None)) or "")[:4],
        **{key: getattr(person, key) for key in ("headline", "industry", "location", "contact", "pronouns")},
        "opening": "" if summary.private else summary.opening,
    }
    for key in ("accomplishments", "motivations", "passions", "turn_offs"):
        found[key] = [] if summary.private else _texts(getattr(summary, key))
    for key in ("hobbies", "teams", "causes", "places"):
        found[key] = [] if points.private else _texts(getattr(points, key))
    found |= {
        "schools": _each(profile.schools, lambda school: school.name),
        "memberships": _each(profile.memberships, lambda member: member.organisation),
        "volunteering": _each(profile.volunteering, lambda work: work.organisation),
        "talks": _each(profile.talks, lambda talk: talk.title),
        "publications": _each(profile.publications, lambda piece: piece.title),
        "topics": _each(profile.topics, lambda topic: topic.name),
        "achievements": _each(profile.achievements, lambda done: done.what if done.public else ""),
    }
    return {key: settled(value) if isinstance(value, str) else value for key, value in found.items()}


def _look(here: Any, path: str) -> Any:
    """The text or texts at a path of the profile; what is private or, of achievements, not yet public is not there."""
    try:
        parts = steps(path)
    except CoachError:
        return ""
    for part in parts:
        if isinstance(part, int):
            entries = here if isinstance(here, tuple) else ()
            here = [item for item in entries if not item.private and getattr(item, "public", True)]
            here = here[part] if part < len(here) else ""
        else:
            here = getattr(here, part, "") if isinstance(here, Entry | Profile) else ""
        if isinstance(here, Entry) and here.private:
            return ""
    if isinstance(here, Entry):
        here = getattr(here, "text", "")
    if isinstance(here, tuple):
        return _texts(here)
    return settled(here) if isinstance(here, str) else settled(str(here or ""))


def _texts(lines: tuple[Any, ...]) -> list[str]:
    return _each(lines, lambda line: str(getattr(line, "text", "")))


def _each(entries: tuple[_Some, ...], words: Callable[[_Some], str]) -> list[str]:
    said = (settled(words(entry)) for entry in entries if not entry.private)
    return [text for text in said if text]


def _question(ask: str) -> str:
    return f"[{ask.strip().rstrip('?').strip()}?]"
