"""Whole profiles for hypothesis: every section, true lines and junk, private at every level, dates of all kinds."""

from typing import Any

from hypothesis import strategies as st

_SAID = """I we drove moved Leeds the depot 14 2019 sports results-driven Priya visionary on time half and TODO lorem
ipsum because @ada bell ringing Hull night shift helped responsible for choir winter 93 Growth CEO people. Then Ada"""
_PHRASES = ("12,000 followers", "proven track record", "https://x.example/a", "[your answer]", "n/a", "\u200b")
WORDS = st.sampled_from([*_SAID.split(), *_PHRASES])
TRUE = (
    "I moved 41 wagons out of Goole on the night the crane failed",
    "We tell Priya in Hull before anybody looks at the screen",
    "Change ringing at St Oswald's, the treble on Tuesdays",
    "Rowed for Hatfield College and mended the boat afterwards",
    "Brought winter cancellations on the Aire line down from 61 to 9",
    "My grandmother kept the station buffet at Enugu for thirty years",
    "Brackley Town, behind the goal since the flood",
    "Lifts to hospital for people above Hebden who miss the last bus",
    "I am passionate about people and results",
    "Helped to deliver significant improvements across the business",
    "Accomplishment 2",
    "sports",
)
JUNK = st.lists(WORDS, max_size=9).map(" ".join)
TEXTS = JUNK | st.sampled_from(TRUE)
LONG = st.lists(TEXTS, min_size=1, max_size=4).map(". ".join) | TEXTS
DAYS = st.sampled_from(["", "2019", "2024-05", "2026-10-01", "2026-11", "2031", "soon"])
FLAGS = st.booleans()
ITEMS = st.lists(TEXTS | st.fixed_dictionaries({"text": TEXTS, "private": FLAGS, "reviewed": DAYS}), max_size=4)
KEPT: dict[str, st.SearchStrategy[Any]] = {"private": FLAGS, "reviewed": DAYS}

SECTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {  # texts, lists, days
    "roles": (("title", "company", "summary"), ("highlights",), ("start", "end")),
    "schools": (("name", "degree", "field"), ("activities",), ("start", "end")),
    "memberships": (("organisation", "role"), (), ("start",)),
    "volunteering": (("organisation", "role", "cause", "summary"), (), ("start",)),
    "achievements": (("what", "result", "url"), (), ("date",)),
    "awards": (("title", "by", "summary"), (), ("date",)),
    "publications": (("title", "publisher", "summary", "url"), (), ("date",)),
    "talks": (("title", "event", "summary", "url"), (), ("date",)),
    "certifications": (("name", "by"), (), ("date",)),
    "projects": (("name", "role", "summary"), (), ("start",)),
}
LISTS = {
    "summary": ("accomplishments", "motivations", "passions", "turn_offs"),
    "connection_points": ("hobbies", "teams", "causes", "places"),
}
PATHS = (*SECTIONS, *(f"{table}.{name}" for table, names in LISTS.items() for name in names))


def _entry(section: str) -> st.SearchStrategy[dict[str, Any]]:
    texts, lists, days = SECTIONS[section]
    return st.fixed_dictionaries(
        {},
        optional={name: LONG if name == "summary" else TEXTS for name in texts}
        | dict.fromkeys(lists, ITEMS)
        | dict.fromkeys(days, DAYS)
        | KEPT,
    )


def _table(strategies: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=strategies | KEPT)


_TABLES: dict[str, st.SearchStrategy[Any]] = {
    "person": _table(dict.fromkeys(("name", "role", "company", "headline", "contact"), TEXTS)),
    "photo": _table({"taken": DAYS, "width": st.integers(0, 2000), "height": st.just(800), "credit": TEXTS}),
    "banner": _table({"taken": DAYS, "width": st.just(1584), "height": st.integers(0, 800), "credit": TEXTS}),
    "summary": _table({"text": LONG, "opening": LONG} | dict.fromkeys(LISTS["summary"], ITEMS)),
    "connection_points": _table(dict.fromkeys(LISTS["connection_points"], ITEMS)),
}
PROFILES = st.fixed_dictionaries(
    {}, optional=_TABLES | {section: st.lists(_entry(section), max_size=3) for section in SECTIONS}
)


def listed(raw: dict[str, Any], path: str) -> list[Any]:
    """The list at a path of PATHS, made when it is not there."""
    section, _, name = path.partition(".")
    found: list[Any] = raw.setdefault(section, {}).setdefault(name, []) if name else raw.setdefault(section, [])
    return found


def texts_of(raw: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Every place in which a text stands: the table or list that holds it, and its key or index there."""
    found: list[tuple[Any, Any]] = []
    pairs = list(raw.items()) if isinstance(raw, dict) else list(enumerate(raw))
    for key, value in pairs:
        if isinstance(value, dict | list):
            found += texts_of(value)  # type: ignore[arg-type]
        elif isinstance(value, str) and key not in ("start", "end", "date", "taken", "reviewed"):
            found.append((raw, key))
    return found
