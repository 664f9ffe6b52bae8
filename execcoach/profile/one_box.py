"""Somebody or something new in one line: "Priya Raman, Northwind Rail, depot manager", an address, an event."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from execcoach.profile.shared_ground import fold
from execcoach.text import one_line
from execcoach.words import folded

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_EVERY = re.compile(r"(?:^|[,;\s])every\s+(\d{1,3})(?:\s+days?)?(?=$|[,;])", re.IGNORECASE)
_AT = re.compile(r"\s+(?:at|@)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:&|\+|;|→|\band\b|,)\s*", re.IGNORECASE)
_KINDS = ("journalist", "blogger", "analyst", "leader", "publication")
_TITLES = (
    "analyst apprentice architect assistant buyer cfo ceo chair chief cio coo controller coordinator cto director "
    "driver editor engineer executive fitter founder head lead leader manager master member minister officer operator "
    "owner partner planner president principal producer professor reporter secretary supervisor teacher treasurer vice "
    "vp"
)
_POSTS = frozenset(_TITLES.split())
"""Words by which a post is told from a company."""
_RELATIONS = ("colleague", "customer", "prospect", "journalist", "competitor", "supplier", "partner", "friend")
_PROFILES = ("in", "author", "authors", "people", "person", "profile", "user", "users", "by", "u")
"""Parts of an address after which a name stands."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What one line was understood as: the list it belongs to and the values of the entry; none where nothing was."""

    kind: str
    values: dict[str, str | int]


def understood(kind: str, typed: str, companies: Collection[str] = ()) -> Understood:
    """The entry that a line means on the list of this kind; an address among people is something to read.

    `companies` are names already known, to tell a company from a post.
    """
    line = one_line(typed).strip(" ,;")
    if not line:
        return Understood(kind, {})
    if kind == "objections":
        return Understood(kind, _given(words=line.strip('“”" ')))
    link = _LINK.search(line)
    if kind in ("contacts", "sources", "companies") and link:
        rest = f"{line[: link.start()]} {line[link.end() :]}"
        return _with_link("companies" if kind == "companies" else "sources", link[0].rstrip(".,;"), rest)
    if kind == "contacts":
        return Understood(kind, _contact(line, companies))
    if kind == "introductions":
        names = [name for name in _AND.split(line) if name]
        return Understood(kind, {"a": names[0], "b": names[1]} if len(names) == 2 else {})
    if kind == "triggers":
        event, _, place = (
            line.partition(";") if ";" in line else line.rpartition(",") if "," in line else (line, "", "")
        )
        return Understood(kind, _given(event=event, watch_at=place))
    parts = _parts(line)
    if kind == "sources":
        return _source(parts[0], "", parts[1:])
    return Understood(kind, _given(name=parts[0], why=", ".join(parts[1:])))


def _contact(line: str, companies: Collection[str]) -> dict[str, str | int]:
    every = _EVERY.search(line)
    line = (line[: every.start()] + line[every.end() :]).strip(" ,;") if every else line
    name, *rest = _parts(line)
    relation = next((part for part in rest if fold(part) in _RELATIONS), "")
    rest = [part for part in rest if part != relation]
    if len(rest) == 1 and len(both := _AT.split(rest[0], maxsplit=1)) == 2:
        rest = [both[1], both[0]]
    elif not rest and len(both := _AT.split(name, maxsplit=1)) == 2:
        name, rest = both[0], [both[1]]
    known = {fold(company) for company in companies}
    role, company = "", ""
    if len(rest) == 1:
        role, company = (rest[0], "") if _is_post(rest[0]) and fold(rest[0]) not in known else ("", rest[0])
    elif rest:
        first = _is_post(rest[0]) and not _is_post(rest[1]) and fold(rest[0]) not in known
        turned = first or fold(rest[1]) in known - {fold(rest[0])}
        company, role = (rest[1], ", ".join([rest[0], *rest[2:]])) if turned else (rest[0], ", ".join(rest[1:]))
    found = _given(name=name, role=role, company=company, relation=fold(relation))
    if every and int(every[1]):
        found["every_days"] = int(every[1])
    return found


def _is_post(text: str) -> bool:
    return bool(_POSTS & set(folded(text)))


def _with_link(kind: str, link: str, rest: str) -> Understood:
    link = link if "//" in link else f"https://{link}"
    parts = _parts(rest.strip(" ,;"))
    name = parts[0] if parts and parts[0] else _name_in(link)
    if kind == "companies":
        return Understood(kind, _given(name=name, url=link, why=", ".join(parts[1:])))
    return _source(name, link, parts[1:])


def _source(name: str, link: str, rest: list[str]) -> Understood:
    kind = next((part for part in rest if fold(part) in _KINDS), "")
    why = ", ".join(part for part in rest if part != kind)
    return Understood("sources", _given(name=name, kind=fold(kind), url=link, why=why))


def _name_in(link: str) -> str:
    """The name that an address shows: that of the person in its path, else that of the site."""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return one_line(link)
    path = [part for part in parts.path.split("/") if part]
    if len(path) > 1 and path[0].casefold() in _PROFILES:
        slug = path[1]
    else:
        labels = [label for label in host.split(".") if label not in ("www", "m")]
        slug = labels[-2] if len(labels) > 1 else host
    words = one_line(unquote(slug)).replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or one_line(link)


def _parts(line: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;|]", line) if part.strip()] or [""]


def _given(**values: str) -> dict[str, str | int]:
    return {key: said.strip() for key, said in values.items() if said.strip()}
