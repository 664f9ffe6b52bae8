"""What a coach takes into a call or sends after it, as text: the agenda on a page, a nudge, a recap."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from execcoach.drafting.joins import first_name
from execcoach.drafting.template import Template, read_template, render_page
from execcoach.profile.day_words import day_and_month, weekday_and_day
from execcoach.profile.rubric import Rubric
from execcoach.review import calling
from execcoach.review.calling import Wording, read_wording
from execcoach.review.client import Client
from execcoach.review.coaching import Notes
from execcoach.review.findings import points
from execcoach.review.page import Page
from execcoach.storage import content
from execcoach.text import clean, one_line, shorten

_NOTES, _OTHERS = 3, 2
_FEWEST = 60
"""Words of a nudge; one that has fewer gets one sentence more."""


def wording() -> Wording:
    """The shipped words about promises, what moved and what to ask."""
    return read_wording(content.shipped_toml("prompts/coaching.toml"))


def agenda(seen: Client | Page, notes: Notes, now: datetime.datetime, words: Wording, rubric: Rubric) -> str:
    """The call on a page, in Markdown in which everything of the client's stands as they wrote it."""
    from execcoach.exchange.sheet import markdown

    client, today = calling.row_of(seen), now.date()
    known = calling.facts(seen, notes, today, rubric)
    asked = calling.question(known, words)
    sittings = () if isinstance(seen, Client) else seen.sittings
    quoted = [(one.day, note) for one in sittings for note in one.notes][:_NOTES]
    others = [gap for gap in client.gaps if gap.question != asked.words][:_OTHERS]
    due = notes.due(today)
    promises = [calling.promised(one, client, words) for one in due]
    last, at = notes.since(today), notes.next_call
    told: dict[str, Any] = {
        "name": client.name,
        "company": client.company,
        "call": _moment(at) if at else "",
        "goal": notes.goal,
        "promises": promises or [calling.promise_line(client, notes, today, words)],
        "since": day_and_month(last.on) if last else "",
        "moved": [_capital(one) for one in calling.moved_lines(seen, notes, today, words)],
        "notes": [{"day": day_and_month(day), "words": shorten(note, 200)} for day, note in quoted],
        "question": asked.words,
        "why": asked.why,
        "source": asked.source,
        "others": [{"question": gap.question, "gain": points(gap.gain), "minutes": str(gap.minutes)} for gap in others],
    }
    return _page("agenda", _said(told, markdown))


def nudge(
    seen: Client | Page, notes: Notes, now: datetime.datetime, words: Wording, rubric: Rubric, coach: str = ""
) -> str:
    """A few warm lines made of what the client did and means to do; what they left undone is not in it."""
    client, today = calling.row_of(seen), now.date()
    known = _to_send(seen, notes, today, words, rubric)
    told = {key: known.get(key, "") for key in ("note", "note_day", "result_day", "question")}
    told["note"] = _clipped(told["note"], 15)
    told["result"] = _capital(known.get("result", ""))
    reached = seen.milestones[:1] if isinstance(seen, Page) else ()
    told |= {"milestone": "", "milestone_day": ""}
    if reached:
        told |= {"milestone": _clipped(reached[0].title, 10), "milestone_day": day_and_month(reached[0].day)}
    open_ones = [one for one in notes.last if calling.standing(one, client) in ("open", "part", "ask")]
    told |= {"promise": _clipped(open_ones[0].words, 10) if open_ones else "", "goal": _clipped(notes.goal, 15)}
    told |= {"first_name": first_name(client.name), "coach": coach, "longer": "", "call": _next(notes, now)}
    text = _page("nudge", told)
    return _page("nudge", told | {"longer": "yes"}) if len(text.split()) < _FEWEST else text


def recap(
    seen: Client | Page, notes: Notes, now: datetime.datetime, words: Wording, rubric: Rubric, coach: str = ""
) -> str:
    """What was said, for both to remember alike: what is done, what is promised from today, the question, the day."""
    client, today = calling.row_of(seen), now.date()
    earlier = [one for one in notes.promises if one.on < today]
    newest = max((one.on for one in earlier), default=None)
    kept = [one for one in earlier if one.on == newest and calling.standing(one, client) in ("kept", "done", "part")]
    done = [calling.promised(one, client, words) for one in kept]
    if notes.since(today):
        done += [_capital(one) for one in calling.moved_lines(seen, notes, today, words, kindly=True)]
    agreed = [shorten(one.words, 200) for one in notes.promises if one.on == today and one.kept is None]
    told = {
        "first_name": first_name(client.name),
        "done": done,
        "agreed": agreed,
        "goal": notes.goal,
        "question": _to_send(seen, notes, today, words, rubric)["question"],
        "call": _next(notes, now) if notes.next_call and notes.next_call.date() > today else "",
        "coach": coach,
    }
    return _page("recap", told)


def _to_send(seen: Client | Page, notes: Notes, today: datetime.date, words: Wording, rubric: Rubric) -> dict[str, str]:
    """The facts, with a question that may be put in writing: none that is about what was left undone."""
    known = calling.facts(seen, notes, today, rubric)
    quiet = ("never", "silent", "open_promise", "fall", "no_share", "no_listen", "no_engage", "result_words")
    kind = {key: value for key, value in known.items() if key not in quiet}
    return known | {"question": calling.question(kind, words).words}


def _next(notes: Notes, now: datetime.datetime) -> str:
    """The next call as it is named in a letter: "on Monday 23 November at 10:00"; "" without one to come."""
    at = notes.next_call
    if at is None or at.date() < now.date():
        return ""
    time = f" at {at:%H:%M}" if at.time() != datetime.time() else ""
    return f"today{time}" if at.date() == now.date() else f"on {weekday_and_day(at)}{time}"


def _moment(at: datetime.datetime) -> str:
    time = f", {at:%H:%M}" if at.time() != datetime.time() else ""
    return f"{weekday_and_day(at)} {at.year}{time}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _clipped(words: str, most: int) -> str:
    """The first so many words on one line, with … where that is not all."""
    all_ = shorten(words, 160).split()
    return " ".join(all_) if len(all_) <= most else f"{' '.join(all_[:most]).rstrip(' ,;:.…')}…"


def _page(name: str, told: Mapping[str, Any]) -> str:
    return re.sub(r"\n{3,}", "\n\n", clean(render_page(_template(name), told))).strip() + "\n"


@lru_cache(maxsize=3)
def _template(name: str) -> Template:
    path = f"templates/coaching/{name}.j2.md"
    return read_template(content.shipped_bytes(path).decode(), path)


def _said(told: Any, say: Any) -> Any:
    """The same with every text as the page's format needs it."""
    if isinstance(told, Mapping):
        return {key: _said(value, say) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [_said(value, say) for value in told]
    return say(one_line(told)) if isinstance(told, str) else told
