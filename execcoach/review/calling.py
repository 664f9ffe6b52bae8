"""Three lines before a call, put together from facts: kept or not, what moved, the one question and why it is asked."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from execcoach.profile.day_words import day_and_month
from execcoach.profile.rubric import Rubric
from execcoach.review.client import Client
from execcoach.review.coaching import Call, Notes, Promise
from execcoach.review.findings import SILENT, STEADY, points
from execcoach.review.page import Page
from execcoach.review.since import Looked
from execcoach.review.when import EXAMPLES, in_words
from execcoach.routine.prompts import filled
from execcoach.text import counted, shorten

_QUOTED = 140
"""Characters of what somebody wrote that are quoted in a line."""
_DAY, _WEEK = datetime.timedelta(days=1), datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Question:
    """A question a coach may ask: what must be known for it, the words with their placeholders, why, from where."""

    id: str
    needs: tuple[str, ...]
    words: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Wording:
    """How facts are put: lines about promises, about what moved, about calls; and the questions in their order."""

    promise: Mapping[str, str]
    moved: Mapping[str, str]
    call: Mapping[str, str]
    homework: Mapping[str, str]
    questions: tuple[Question, ...]


def read_wording(raw: Mapping[str, Any]) -> Wording:
    """The shipped words of prompts/coaching.toml."""
    questions = (Question(**{**one, "needs": tuple(one["needs"])}) for one in raw["question"])
    return Wording(raw["promise"], raw["moved"], raw["call"], raw["homework"], tuple(questions))


def called(at: datetime.datetime, seen: Client | Page, notes: Notes, wording: Wording, rubric: Rubric) -> Call:
    """The call of that moment, its three lines from what is known of the client."""
    client, today = row_of(seen), at.date()
    asked = question(facts(seen, notes, today, rubric), wording)
    lines = (promise_line(client, notes, today, wording), moved_line(seen, notes, today, wording), asked.words)
    return Call(at, client, notes, lines, asked.why, asked.source)


def row_of(seen: Client | Page) -> Client:
    """The client's row, of a page too."""
    return seen.client if isinstance(seen, Page) else seen


def promise_line(client: Client, notes: Notes, today: datetime.date, wording: Wording) -> str:
    """What was promised last, and whether it is kept; where several things were, those that are open first."""
    order = {"open": 0, "part": 1, "ask": 2, "dropped": 3}
    last = sorted(notes.due(today), key=lambda one: order.get(standing(one, client), 9))
    if not last:
        agreed = [shorten(one.words, _QUOTED) for one in notes.promises if one.on >= today]
        return filled(wording.promise["today"], {"promise": agreed[-1]}) if agreed else wording.promise["none"]
    said = promised(last[0], client, wording)
    more = filled(wording.promise["more"], {"number": str(len(last) - 1)}) if len(last) > 1 else ""
    return f"{said} {more}".strip()


def promised(promise: Promise, client: Client, wording: Wording) -> str:
    """One promise and whether it is kept, in words."""
    done, of = promise.standing(client)
    values = {"promise": shorten(promise.words, _QUOTED), "promised_on": day_and_month(promise.on)}
    return filled(wording.promise[standing(promise, client)], values | {"done": str(done), "of": counted(of, "step")})


def standing(promise: Promise, client: Client) -> str:
    """What is known of a promise: kept, done, part, open, dropped, or ask where only the client can say."""
    done, of = promise.standing(client)
    kept = promise.is_kept(client)
    if promise.kept is not None or not of:
        return {True: "kept", False: "dropped", None: "ask"}[kept]
    return "done" if kept else "part" if done else "open"


def moved_line(seen: Client | Page, notes: Notes, today: datetime.date, wording: Wording) -> str:
    """What moved since the coach last looked, in one line."""
    last = notes.since(today)
    parts = moved_lines(seen, notes, today, wording)
    if last is None:
        return parts[0]
    return filled(wording.moved["since"], {"day": day_and_month(last.on), "what": "; ".join(parts)})


def moved_lines(
    seen: Client | Page, notes: Notes, today: datetime.date, wording: Wording, kindly: bool = False
) -> list[str]:
    """What moved since the coach last looked, a line each; `kindly` leaves out what went down or did not happen."""
    client, words, last = row_of(seen), wording.moved, notes.since(today)
    if last is None:
        planned = {"kept": str(client.kept), "planned": str(client.planned)}
        kept = filled(words["kept"], planned) if client.planned else ""
        lately = counted(client.sessions_28d, "session")
        return [filled(words["first"], {"score": _rounded(client.score), "sessions_28d": lately, "kept": kept})]
    return list(_moved(seen, last, words, kindly))


def _moved(seen: Client | Page, last: Looked, words: Mapping[str, str], kindly: bool) -> Iterator[str]:
    client = row_of(seen)
    since = seen.since if isinstance(seen, Page) else None
    change, sessions = client.score - last.score, max(0, client.sessions - last.sessions)
    if change > 0 or not kindly:
        score = {"score": _rounded(client.score), "change": points(change, sign=True)}
        yield filled(words["score" if change else "still"], score)
    if sessions or not kindly:
        yield filled(words["sessions" if sessions else "no-sessions"], {"sessions": counted(sessions, "session")})
    if since is None:
        results = sum(number for kind, number in client.outcomes if kind != "nothing") - last.results
        if results > 0:
            yield filled(words["results"], {"results": counted(results, "thing")})
        if client.milestones > last.milestones:
            reached = counted(client.milestones - last.milestones, "milestone")
            yield filled(words["milestones"], {"milestones": reached})
        return
    for one in since.results[:2]:
        values = {"kind": a(one.kind), "on": day_and_month(one.day), "words": shorten(one.words, 60)}
        yield filled(words["result-words" if one.words else "result"], values)
    for mark in since.milestones[:1]:
        yield filled(words["milestone"], {"title": shorten(mark.title, 60), "on": day_and_month(mark.day)})
    for key, ids in (("mended", since.mended), ("slipped", () if kindly else since.slipped)):
        if ids and isinstance(seen, Page):
            yield filled(words[key], {"names": ", ".join(_title(seen, id) for id in ids[:3])})


def _rounded(score: int) -> str:
    return f"{score / 100:.0f}"


def _title(seen: Page, id: str) -> str:
    line = seen.criterion(id)
    return (line.title if line else id.replace("-", " ")).lower()


def question(known: Mapping[str, str], wording: Wording) -> Question:
    """The first question whose facts are all known, filled with them."""
    found = next(one for one in wording.questions if all(known.get(need) for need in one.needs))
    return Question(
        found.id, found.needs, filled(found.words, known), filled(found.why, known), filled(found.source, known)
    )


def facts(seen: Client | Page, notes: Notes, today: datetime.date, rubric: Rubric) -> dict[str, str]:
    """What a question may be made of; "" or absent where nothing is known."""
    client = row_of(seen)
    silent = client.days_silent
    known = {"sessions_28d": counted(client.sessions_28d, "session")}
    known["never"] = "yes" if silent is None else ""
    if silent is not None:
        known["last_day"] = day_and_month(today - silent * _DAY)
        known["silent"] = "yes" if (client.missed or 0) >= SILENT and client.away is None else ""
    sittings, results = (seen.sittings, seen.results) if isinstance(seen, Page) else ((), ())
    if noted := next(((one.day, note) for one in sittings for note in reversed(one.notes)), None):
        known |= {"note_day": day_and_month(noted[0]), "note": shorten(noted[1], _QUOTED)}
    left = [one for one in notes.due(today) if _is_left(one, client, today)]
    if left:
        known["open_promise"] = shorten(left[0].words, _QUOTED).rstrip(".")
    last = notes.since(today)
    came = [one for one in results if one.words and (last is None or one.day >= last.on)]
    if came and last:
        known |= {"result": a(came[0].kind), "result_words": shorten(came[0].words, _QUOTED)}
        known["result_day"] = day_and_month(came[0].day)
    if client.fall:
        known |= {"fall": client.fall.name, "fall_day": day_and_month(client.fall.since)}
    if client.sessions_28d >= STEADY:
        known |= {f"no_{pillar}": "yes" for pillar, number in client.balance if not number}
    if gap := client.gap:
        criterion = next((one for one in rubric.criteria if one.id == gap.id), None)
        known |= {"gap": gap.name, "gap_question": gap.question, "gap_minutes": str(gap.minutes)}
        known |= {"gap_why": criterion.why if criterion else "", "gap_source": criterion.source if criterion else ""}
    return known


def _is_left(promise: Promise, client: Client, today: datetime.date) -> bool:
    """Whether a promise was dropped, or a week went by without a step of it."""
    found = standing(promise, client)
    return found == "dropped" or (found == "open" and today - promise.on >= _WEEK)


def no_call(following: Call | None, day: datetime.date, today: datetime.date, wording: Wording) -> tuple[str, ...]:
    """What to say on a day without a call: who is next and when, and how a call is set."""
    words, examples = wording.call, {"examples": EXAMPLES}
    named = in_words(datetime.datetime.combine(day, datetime.time()), today)
    none = filled(words["none"], {"day": named if named.startswith("to") else f"on {named}"})
    if following is None:
        return (none, filled(words["nobody"], examples))
    told = {"name": following.client.name, "when": in_words(following.at, today)}
    return (none, filled(words["next"], told), filled(words["set"], examples))


def a(kind: str) -> str:
    """A kind of result with its article: an introduction, a reply, press."""
    name = kind.replace("-", " ")
    if kind in ("press", "deal-opened"):
        return {"press": "the press", "deal-opened": "a deal opened"}[kind]
    return f"an {name}" if name[:1] in "aeiou" else f"a {name}"
