"""Whole profiles as they leave, for hypothesis: marks of other formats, odd addresses, late dates, private parts."""

from typing import Any

import whole_profiles
from hypothesis import strategies as st

URLS = st.sampled_from(
    ["https://a.example/b", "ada.example/in", "https://ü.example/zö?q=ü", "nonsense", "javascript:alert(1)", "a b", ""]
)
MARKS = st.sampled_from(
    ["*bold*", "- dash", "<b>x</b>", "a_b_c", "{{ x }}", "café\n\nzwei", "# one", "Present", "a, b"]
)
SAID = whole_profiles.TEXTS | MARKS
LATE = whole_profiles.DAYS | st.just("4019-05")


def entries(texts: tuple[str, ...], **more: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    each = st.fixed_dictionaries({}, optional={**dict.fromkeys(texts, SAID), **more, **whole_profiles.KEPT})
    return st.lists(each, max_size=3)


LINES = st.lists(
    SAID | st.fixed_dictionaries({"text": SAID}, optional={"private": st.booleans(), "date": LATE, "url": URLS}),
    max_size=3,
)
MORE = st.fixed_dictionaries(
    {},
    optional={
        "networks": st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    "network": st.sampled_from(["website", "LinkedIn", "X", "Bluesky", ""]),
                    "url": URLS,
                    "handle": SAID,
                    "purpose": SAID,
                    "not_used": st.sampled_from(["", "no time"]),
                    "private": st.booleans(),
                },
            ),
            max_size=3,
            unique_by=lambda one: one.get("network", ""),
        ),
        "skills": entries(("name", "level"), keywords=LINES),
        "languages": entries(("name", "level")),
        "recommendations": entries(("by", "text"), date=LATE),
        "awards": entries(("title", "by", "summary"), date=LATE, url=URLS),
        "certifications": entries(("name", "by"), date=LATE, url=URLS),
        "achievements": entries(("what", "result"), date=LATE, url=URLS, public=st.booleans()),
        "volunteering": entries(("organisation", "role", "cause", "summary"), start=LATE, end=LATE),
        "connection_points": st.fixed_dictionaries({}, optional=dict.fromkeys(("hobbies", "teams", "places"), LINES)),
        "person": st.fixed_dictionaries(
            {},
            optional={
                **dict.fromkeys(("name", "headline", "role", "company", "industry", "pronouns"), SAID),
                "contact": st.sampled_from(["ada@x.example", "ring me", "a@b", "https://a.example"]),
                "location": st.sampled_from(["Leeds", "Leeds, England", "Leeds, Leeds", "Leeds,England", "a, b, c"]),
                "since": LATE,
            },
        ),
        "voice": st.just({"says": ["SECRET-NOTE"]}),
        "routine": st.just({"away": [{"from": "2026-12-01", "why": "SECRET-NOTE"}]}),
    },
)


def said_once(value: Any) -> Any:
    """The value, of the same words in a list only the first: string lists are sets."""
    if isinstance(value, dict):
        return {key: said_once(item) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    seen: dict[str, Any] = {}
    for at, item in enumerate(value):
        words = item if isinstance(item, str) else item.get("text", str(at))
        seen.setdefault(" ".join(words.split()).casefold(), said_once(item))
    return list(seen.values())


PROFILES = st.tuples(whole_profiles.PROFILES, MORE).map(lambda both: said_once({**both[0], **both[1]}))
