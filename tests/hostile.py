"""Attacks in strings, and folders with one in every text field; fields come from the dataclasses, so new ones count."""

import dataclasses
import datetime
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import tomli_w

from execcoach.drafting.draft import STATES, Draft, draft_text
from execcoach.profile import circle, model
from execcoach.profile.dates import Day
from execcoach.routine import records as kept
from execcoach.routine.countdown import Timer
from execcoach.routine.progress import to_raw
from execcoach.routine.prompts import Step
from execcoach.routine.timer import RunningSession, StepState
from execcoach.routine.timer import to_raw as running_raw
from execcoach.storage import progress_files
from execcoach.storage.workspace import Workspace

DAY = datetime.date(2026, 11, 21)
TITLE, CLIPBOARD = "pwned-title", "cHduZWQ="
MARKUP = {
    "a closing tag": "[/b]",
    "an action": "[@click=app.quit]x[/]",
    "a link": "[link=file:///etc/passwd]y[/]",
    "half a tag": "[=",
    "a variable": "$name",
    "a backslash before a bracket": "C:\\[/b] \\[bold]",
    "a sum in a template": "{{ 7*7 }}",
    "a template's end": "{% raw %}",
    "a placeholder": "{contact} {0} %s",
}
TERMINAL = {
    "a window title": f"\x1b]0;{TITLE}\x07",
    "the clipboard": f"\x1b]52;c;{CLIPBOARD}\x1b\\",
    "a hidden link": "\x1b]8;;file:///etc/passwd\x1b\\here\x1b]8;;\x1b\\",
    "a clear screen": "\x1b[2J\x1b[H",
    "C1": "\x9b5n\x9d0;c1\x9c\x85",
    "nothing": "a\x00b",
    "a bell": "\x07",
    "a lone return": "back\rover",
    "delete": "\x7f\x08\x08",
}
HIDDEN = {
    "from right to left": "invoice\u202egnp.exe",
    "an isolate": "\u2066back\u2069",
    "no width": "ad\u200bmin",
    "tags": "tag" + "".join(map(chr, range(0xE0041, 0xE004B))),
    "other lines": "one\u2028two\u2029three",
    "a mark of order": "\ufeffstart",
}
LONG = {
    "a long word": "w" * 3000,
    "many families": "👩‍👩‍👧" * 200,
    "wide signs": "日本語" * 60,
    "a name": "Mallory",
}
GROUPS = {name: tuple(group.values()) for name, group in locals().items() if name.isupper() and isinstance(group, dict)}
SHORT = (*MARKUP.values(), *TERMINAL.values(), *HIDDEN.values())

OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\U000e0000-\U000e007f]"
)
"""What must never reach a terminal inside a text."""


class Attacks:
    """Gives string after string; each begins with another payload, because some places show only a beginning."""

    def __init__(self, payloads: Sequence[str], long: Sequence[str] = ()) -> None:
        self._payloads, self._long, self._given = tuple(payloads), tuple(long), 0

    @property
    def text(self) -> str:
        """Another string with the payloads in it; every second one begins with a word."""
        at, self._given = self._given, self._given + 1
        turn = at % len(self._payloads)
        words = (*self._payloads[turn:], *self._payloads[:turn])
        if max(map(len, words)) > 500:
            words = words[:1] if at % 3 == 0 else ("[brief]",)
        if self._long and at % 9 == 0:
            words = (*words, self._long[at % len(self._long)])
        return " ".join(words if at % 2 else ("Mal", *words))

    @property
    def once(self) -> str:
        """Such a string that no other is the same as, for what tells one record from another."""
        return f"{self.text} {self._given}"

    @property
    def name(self) -> str:
        """Such a string as the name of a file or folder can hold it: without / and NUL, at most 200 bytes."""
        whole = self.text.replace("/", "|").replace("\x00", "").encode()[:200]
        return whole.decode(errors="ignore").strip(". ") or "x"


_SOUND: dict[tuple[str, str], Any] = {
    ("Contact", "relation"): "colleague",
    ("Source", "kind"): "journalist",
    ("Ahead", "pillar"): "share",
    ("Ahead", "on"): DAY.isoformat(),
    ("Ahead", "link"): "https://example.org/[/b]",
    ("Routine", "days"): ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    ("Routine", "minutes"): 10,
    ("Routine", "away"): [],
    ("Network", "network"): "linkedin",
    ("Network", "not_used"): "",
    ("Introduction", "asked_a"): "",
    ("Role", "end"): "",
}
"""Values that let an entry be used where another one would only be put aside."""
_DATES = {"start": "2019-05", "end": "2020", "from": "2026-01-02", "to": "2026-01-09", "touched": "2026-08-01"}


def tables(kind: type[Any], attacks: Attacks, sound: bool = True) -> dict[str, Any]:
    """The tables of a file for this kind of value, with an attack in every text field."""
    found: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        key = field.metadata.get("key", field.name)
        if field.name == "private":
            continue
        if sound and (kind.__name__, field.name) in _SOUND:
            found[key] = _SOUND[kind.__name__, field.name]
            continue
        found[key] = _value(str(field.type), key, attacks, sound)
    return found


def _value(kind: str, key: str, attacks: Attacks, sound: bool) -> Any:
    if kind in ("OneLine", "Text", "Consent"):
        return attacks.once if key == "id" else attacks.text
    if kind == "Lines":
        return [attacks.text, tables(model.Line, attacks)]
    if kind == "Day | None":
        return _DATES.get(key, "2026-10-02")
    if kind in ("bool", "int"):
        return True if kind == "bool" else 2
    many = kind.startswith("tuple[")
    name = kind[6:-6] if many else kind
    inner = getattr(model, name, None) or getattr(circle, name)
    return [tables(inner, attacks, flag) for flag in (True, False)] if many else tables(inner, attacks)


def profile(attacks: Attacks) -> dict[str, Any]:
    """A profile with an attack in every text field, in a few fields of other kinds, and as keys."""
    raw = tables(model.Profile, attacks)
    spoilt = {"title": attacks.text, "start": attacks.text, "end": [attacks.text], "highlights": {"text": 3}}
    raw["roles"].append({**spoilt, "private": attacks.text, attacks.text: attacks.text})
    raw["schools"].append(attacks.text)
    return {**raw, "schema": 1, attacks.text: attacks.text, "clubs": {attacks.text: 1}}


def friends(attacks: Attacks) -> dict[str, Any]:
    """A circle with an attack in every text field; something of each pillar is laid out for today."""
    raw = tables(circle.Circle, attacks)
    raw["ahead"] = [{**tables(circle.Ahead, attacks), "pillar": pillar} for pillar in kept.PILLARS]
    raw["ahead"][2]["link"] = attacks.text
    named = [contact["name"] for contact in raw["contacts"]]
    raw["introductions"][0] |= {"a": named[0], "b": named[1]}
    return {"schema": 1, **raw, attacks.text: 1}


def _made(what: type[Any], attacks: Attacks, /, **known: Any) -> Any:
    """A value of this kind with an attack in every field of text that is not named."""
    given: dict[str, Any] = {}
    for field in dataclasses.fields(what):
        if field.name in known:
            given[field.name] = known[field.name]
        elif field.type in (str, "str"):
            given[field.name] = attacks.once if field.name == "id" else attacks.text
    return what(**given)


def records(attacks: Attacks, person: str) -> dict[str, Any]:
    """The tables of a month: sessions, results, scores, milestones and choices with an attack in every text."""

    def step(pillar: str) -> kept.StepRecord:
        step: kept.StepRecord = _made(kept.StepRecord, attacks, pillar=pillar, outcome="done", effort="comment")
        return step

    sessions = tuple(
        _made(
            kept.Session,
            attacks,
            started=f"2026-11-{day:02}T08:00:00+00:00",
            ended=f"2026-11-{day:02}T08:09:00+00:00",
            by="executive",
            steps=tuple(map(step, kept.PILLARS)),
        )
        for day in (17, 18, 19)
    )
    made = kept.Records(
        person=person,
        name=attacks.text,
        device=attacks.text,
        sessions=sessions,
        results=tuple(_made(kept.Result, attacks, on=DAY, kind=kind) for kind in kept.KINDS),
        scores=tuple(
            _made(kept.ScoreRecord, attacks, on=DAY.replace(day=day), total=day * 100, groups={attacks.text: 100})
            for day in (1, 9)
        ),
        milestones=(_made(kept.MilestoneRecord, attacks, on=DAY),),
    )
    raw = to_raw(made)
    raw["session"].append({"id": attacks.text, "started": attacks.text, "by": attacks.text})
    raw["result"].append({"id": attacks.text, "on": attacks.text, "kind": attacks.text})
    return raw


def choices(attacks: Attacks, person: str, about: Sequence[str]) -> dict[str, Any]:
    """The tables of the choices: one about each of these questions, the words hostile."""
    at = "2026-11-18T08:00:00+00:00"
    made = [
        _made(kept.Choice, attacks, at=at, kind=kind, about=name)
        for name, kind in zip(about, ("not-for-me", "ask", "never"), strict=False)
    ]
    strange = _made(kept.Choice, attacks, at=at, kind="ask")
    return to_raw(kept.Records(person=person, choices=(*made, strange)))


def running(attacks: Attacks, person: str = "") -> dict[str, Any]:
    """The tables of a session that was cut off, hostile in every text of its steps and of what was typed."""
    steps = tuple(
        _made(Step, attacks, pillar=pillar, minutes=3, effort="comment", template="thank-a-colleague", **draft)
        for pillar, draft in zip(kept.PILLARS, ({"draft": ""}, {}, {}), strict=True)
    )
    states = tuple(
        _made(StepState, attacks, outcome="", effort="", draft="" if step is steps[0] else attacks.text)
        for step in steps
    )
    session = RunningSession(
        id=attacks.once,
        started=f"{DAY}T08:00:00+00:00",
        steps=steps,
        timer=Timer((180.0,) * len(steps)),
        states=states,
        person=person,
    )
    return running_raw(session, 0.0)


def drafts(attacks: Attacks) -> Iterator[tuple[str, bytes]]:
    """Files of drafts by their hostile names: every state, with and without template and front matter, broken."""
    for state in STATES:
        yield f"{state} {attacks.name}", _draft(attacks, state, "").encode()
    yield attacks.name, _draft(attacks, "draft", "thank-a-colleague").encode()
    yield attacks.name, _draft(attacks, "draft", attacks.text).encode()
    yield attacks.name, f"{attacks.text}\n{attacks.text}".encode()
    yield attacks.name, f'+++\ntitle = "{attacks.text}\n+++\n'.encode()
    yield attacks.name, b'+++\ntitle = "\xff"\n+++\n'


def _draft(attacks: Attacks, state: str, template: str) -> str:
    draft: Draft = _made(Draft, attacks, state=state, template=template)
    inputs = dict.fromkeys(("who", "did", "meant", "number", attacks.text), attacks.text)
    networks, extra = ("linkedin", "x", attacks.text), {attacks.text: attacks.text}
    text = f"{attacks.text}\n\n[What is it {attacks.text.replace('[', '(').replace(']', ')')}?]"
    created = Day(2026, 11, 3)
    return draft_text(
        dataclasses.replace(draft, inputs=inputs, networks=networks, extra=extra, text=text, created=created)
    )


def workspace(folder: Path, attacks: Attacks, now: bool = True, about: Sequence[str] = ()) -> Path:
    """A person's folder, hostile throughout; `now`: with a session that was cut off on this machine."""
    (folder / "progress").mkdir(parents=True)
    (folder / "drafts").mkdir()
    raw = profile(attacks)
    person = raw["person"]["id"]
    written = {
        "profile.toml": raw,
        "circle.toml": friends(attacks),
        "published.toml": {"schema": 1, "field": [dict.fromkeys(("path", "hash", "date"), attacks.text)]},
        f"progress/2026-11.{attacks.name[:60]}.toml": records(attacks, person),
        "progress/choices.other.toml": choices(attacks, person, about),
    }
    for name, data in written.items():
        (folder / name).write_bytes(tomli_w.dumps(data).encode())
    (folder / f"progress/2026-10.{attacks.name[:60]}.toml").write_bytes(f'a = "{attacks.text}\n'.encode())
    for at, (name, text) in enumerate(drafts(attacks)):
        (folder / "drafts" / f"{name} {at}.md").write_bytes(text)
    if now:
        file = progress_files.running_file(Workspace(folder))
        file.write_bytes(tomli_w.dumps(running(attacks, person)).encode())
    return folder


def clients(folder: Path, attacks: Attacks) -> Path:
    """A coach's folder: two hostile clients and two that cannot be read, their folders' names hostile too."""
    for at in range(2):
        workspace(folder / f"{attacks.name} {at}", attacks, now=False)
    for at, broken in enumerate((f'name = "{attacks.text}\n'.encode(), b'name = "\xff"\n')):
        place = folder / f"{attacks.name} broken {at}"
        place.mkdir(parents=True)
        (place / "profile.toml").write_bytes(broken)
    return folder


def resume(attacks: Attacks) -> bytes:
    """A JSON Resume with an attack in every cell and as keys."""

    def cells(*keys: str) -> dict[str, Any]:
        return dict.fromkeys(keys, attacks.text)

    entries = {
        "work": cells("name", "position", "url", "startDate", "endDate", "summary", "location"),
        "volunteer": cells("organization", "position", "url", "startDate", "summary"),
        "education": cells("institution", "area", "studyType", "startDate", "score"),
        "awards": cells("title", "date", "awarder", "summary"),
        "certificates": cells("name", "date", "url", "issuer"),
        "publications": cells("name", "publisher", "releaseDate", "url", "summary"),
        "skills": {**cells("name", "level"), "keywords": [attacks.text, 3]},
        "languages": cells("language", "fluency"),
        "interests": {**cells("name"), "keywords": [attacks.text]},
        "references": cells("name", "reference"),
        "projects": {**cells("name", "description", "url", "startDate"), "highlights": [attacks.text]},
    }
    basics = cells("name", "label", "image", "email", "phone", "url", "summary")
    basics |= {"location": cells("address", "city", "region"), "profiles": [cells("network", "username", "url")]}
    whole: dict[str, Any] = {name: [entry, cells("name", attacks.text)] for name, entry in entries.items()}
    return json.dumps({"basics": basics, **whole, attacks.text: attacks.text}).encode()


def settings(recent: Sequence[Path], review: Path, attacks: Attacks) -> bytes:
    """Settings that somebody else wrote."""
    raw = {
        "theme": attacks.text,
        "by": attacks.text,
        "recent": [*map(str, recent), attacks.name],
        "review": str(review),
    }
    return tomli_w.dumps(raw).encode()
