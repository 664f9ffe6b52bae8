"""What makes two entries the same: the natural key of every list of tables."""

from collections.abc import Mapping
from typing import Any

NATURAL_KEYS: dict[str, tuple[str, ...]] = {
    "roles": ("company", "title", "start"),
    "schools": ("name", "degree"),
    "memberships": ("organisation", "role"),
    "volunteering": ("organisation", "role"),
    "achievements": ("what",),
    "awards": ("title",),
    "publications": ("title",),
    "talks": ("title",),
    "recommendations": ("by", "text"),
    "certifications": ("name",),
    "projects": ("name",),
    "languages": ("name",),
    "skills": ("name",),
    "networks": ("network",),
    "audience": ("who",),
    "topics": ("name",),
    "objections": ("words",),
    "sources": ("name",),
    "contacts": ("name", "company"),
    "companies": ("name",),
    "triggers": ("event",),
    "introductions": ("a", "b"),
    "ahead": ("on", "pillar", "who"),
    "away": ("from", "to"),
    "quiet_periods": ("from", "to"),
}
"""Section → the keys whose values name an entry."""


def entry_key(section: str, entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The folded values that name this entry; a section nobody listed is named by all it holds."""
    named = NATURAL_KEYS.get(section)
    values = [entry.get(key, "") for key in named] if named else [f"{k}={v}" for k, v in sorted(entry.items())]
    return tuple(" ".join(str(value).split()).casefold() for value in values)
