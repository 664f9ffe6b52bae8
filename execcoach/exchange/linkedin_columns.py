"""Which column of a LinkedIn sheet goes where in profile.toml, and what names an entry."""

from collections.abc import Mapping
from dataclasses import dataclass

from execcoach.exchange.json_resume_columns import Column


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that fills a list of profile.toml: its columns, and those of which an entry has one at least."""

    to: str
    what: str
    columns: Mapping[str, Column]
    needs: tuple[str, ...]


_START, _END = Column("start", "day"), Column("end", "end")
_SUMMARY = Column("summary", "text")

TABLES: Mapping[str, Table] = {
    "positions": Table(
        "roles",
        "company or title",
        {
            "company": Column("company"),
            "title": Column("title"),
            "start": _START,
            "end": _END,
            "description": _SUMMARY,
        },
        ("company", "title"),
    ),
    "education": Table(
        "schools",
        "school",
        {
            "name": Column("name"),
            "degree": Column("degree"),
            "field": Column("field"),
            "start": _START,
            "end": Column("end", "day"),
            "activities": Column("activities", "words"),
            "notes": Column("activities", "notes"),
        },
        ("name", "degree"),
    ),
    "skills": Table("skills", "skill", {"name": Column("name")}, ("name",)),
    "languages": Table("languages", "language", {"name": Column("name"), "level": Column("level")}, ("name",)),
    "certifications": Table(
        "certifications",
        "certificate",
        {"name": Column("name"), "by": Column("by"), "start": Column("date", "day"), "url": Column("url", "url")},
        ("name",),
    ),
    "honors": Table(
        "awards",
        "award",
        {"title": Column("title"), "by": Column("by"), "date": Column("date", "day"), "summary": _SUMMARY},
        ("title",),
    ),
    "publications": Table(
        "publications",
        "title",
        {
            "title": Column("title"),
            "publisher": Column("publisher"),
            "date": Column("date", "day"),
            "url": Column("url", "url"),
            "summary": _SUMMARY,
        },
        ("title",),
    ),
    "projects": Table(
        "projects",
        "project",
        {"name": Column("name"), "start": _START, "end": _END, "url": Column("url", "url"), "summary": _SUMMARY},
        ("name",),
    ),
    "volunteering": Table(
        "volunteering",
        "organisation or role",
        {
            "organisation": Column("organisation"),
            "role": Column("role"),
            "cause": Column("cause"),
            "start": _START,
            "end": _END,
            "summary": _SUMMARY,
        },
        ("organisation", "role"),
    ),
    "organizations": Table(
        "memberships",
        "organisation",
        {"organisation": Column("organisation"), "role": Column("role"), "start": _START, "end": _END},
        ("organisation",),
    ),
}
"""Sheet → where its rows go."""
