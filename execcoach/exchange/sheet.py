"""The profile sheet as plain data for its templates: a public profile in the order in which somebody reads it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from execcoach.exchange.json_resume_columns import NETWORK_HOSTS
from execcoach.exchange.web import link
from execcoach.profile.dates import Day
from execcoach.profile.model import Entry, Line, Network, Profile
from execcoach.profile.page import said_in

_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIGNS = re.compile(r"[\\`*_\[\]<>&|~$]")
_LINE_START = re.compile(r"^(\s*)(?:([#+=-])|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)

_SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("roles", "title", "company"),
    ("achievements", "what", ""),
    ("talks", "title", "event"),
    ("publications", "title", "publisher"),
    ("awards", "title", "by"),
    ("volunteering", "role", "organisation"),
    ("memberships", "role", "organisation"),
    ("schools", "name", ""),
    ("projects", "name", "role"),
    ("certifications", "name", "by"),
    ("languages", "name", "level"),
    ("skills", "name", "level"),
)
"""Section, what heads an entry of it, what stands beside that."""
_SPELT = {name.casefold(): name for name in NETWORK_HOSTS.values()}
_LISTS = (
    *(("summary", key) for key in ("accomplishments", "motivations", "passions", "turn_offs")),
    *(("connection_points", key) for key in ("hobbies", "teams", "causes", "places")),
)


def sheet(profile: Profile, made: str, say: Callable[[str], str] = str) -> dict[str, Any]:
    """What the templates of the sheet are filled from; `say` writes words as the format of the sheet needs them.

    The profile is one that may leave. A link is http, https or mailto, or it is not there.
    """
    person, summary = profile.person, profile.summary
    role = profile.current_role()
    current = profile.roles[role] if role is not None else None
    post = (person.role or (current.title if current else ""), person.company or (current.company if current else ""))
    pages = [one for one in profile.networks if not one.not_used and (link(one.url) or one.handle)]
    about = summary.text or summary.opening
    lists = {
        key: [_point(line, say) for line in getattr(getattr(profile, table), key) if _shown(line, table, about)]
        for table, key in _LISTS
    }
    return {
        "lang": "en-GB",
        "made": say(made),
        "name": say(person.name),
        "headline": say(person.headline),
        "post": say(", ".join(filter(None, post))),
        "location": say(person.location),
        "pronouns": say(person.pronouns),
        "contact": {"words": say(person.contact), "href": link(person.contact)},
        "pages": [{"words": say(_called(one)), "more": say(one.handle), "href": link(one.url)} for one in pages],
        "about": _paragraphs(about, say),
        **lists,
        **{section: list(_entries(profile, section, head, aside, say)) for section, head, aside in _SECTIONS},
        "recommendations": [
            {"paragraphs": _paragraphs(one.text, say), "by": say(one.by), "date": _day(one.date)}
            for one in profile.recommendations
            if one.text
        ],
    }


def markdown(words: str) -> str:
    """The words so that Markdown shows them as they stand, whatever signs are in them."""
    escaped = _SIGNS.sub(lambda sign: f"\\{sign[0]}", words)
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", escaped)


def _called(page: Network) -> str:
    """The name of a network as it spells itself."""
    return _SPELT.get(page.network.casefold(), page.network) or page.url


def _shown(line: Line, table: str, about: str) -> bool:
    """Whether an item is to be listed: what the About says already is not said again."""
    return bool(line.text) and not (table == "summary" and said_in(line.text, about))


def _point(line: Line, say: Callable[[str], str]) -> dict[str, str]:
    return {"words": say(line.text), "date": _day(line.date), "start": "", "end": "", "href": link(line.url)}


def _entries(
    profile: Profile, section: str, head: str, aside: str, say: Callable[[str], str]
) -> Iterator[dict[str, Any]]:
    for entry in getattr(profile, section):
        title, beside = getattr(entry, head), getattr(entry, aside) if aside else _beside(entry)
        if not title and not beside:
            continue
        start, end = _day(getattr(entry, "start", None)), _day(getattr(entry, "end", None))
        lines = [*getattr(entry, "highlights", ()), *getattr(entry, "activities", ())]
        yield {
            "title": say(title or beside),
            "aside": say(beside if title else ""),
            "start": start,
            "end": end,
            "date": _day(getattr(entry, "date", None)),
            "cause": say(getattr(entry, "cause", "")),
            "href": link(getattr(entry, "url", "")),
            "paragraphs": _paragraphs(getattr(entry, "summary", "") or getattr(entry, "result", ""), say),
            "points": [_point(line, say) for line in lines if line.text],
            "keywords": [say(line.text) for line in getattr(entry, "keywords", ()) if line.text],
        }


def _beside(entry: Entry) -> str:
    """What stands beside a school: degree and field."""
    return ", ".join(filter(None, (getattr(entry, "degree", ""), getattr(entry, "field", ""))))


def _paragraphs(text: str, say: Callable[[str], str]) -> list[list[str]]:
    """The lines of each paragraph."""
    return [
        [say(line.strip()) for line in part.split("\n") if line.strip()]
        for part in re.split(r"\n\s*\n", text)
        if part.strip()
    ]


def _day(day: Day | None) -> str:
    """The day in words, as precisely as it is known."""
    if day is None:
        return ""
    return " ".join(str(part) for part in (day.day, _MONTHS[day.month], day.year) if part)
