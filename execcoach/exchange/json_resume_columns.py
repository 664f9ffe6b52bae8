"""Which column of a JSON Resume goes where in profile.toml, in current and in older spellings, and what stays out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PRIVATE = "A detail that helps identity thieves. It is not kept."
OWN = "x-execcoach"
"""The key under which our own export keeps, in the terms of profile.toml, what has no home in a JSON Resume."""
FORMAT = 1
NO_PLACE = "There is no place for it in a profile. If it matters, add it by hand where it belongs."


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column goes, and how: line, text, lines (of a text), items, words (items at commas), url, day or end."""

    to: str
    read: str = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One list of a JSON Resume: its columns, older spellings, columns left out, and what names an entry."""

    to: str
    what: str
    columns: Mapping[str, Column]
    older: Mapping[str, str]
    left: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...]
    alone: str = ""
    between: str = ""


_START, _END = Column("start", "day"), Column("end", "end")
_OLD_DATES = {"start": "startDate", "from": "startDate", "end": "endDate", "to": "endDate"}
_COMPANY = (
    "It describes the company, not what was done there. If it tells what you did, add it to the summary of the role."
)

SECTIONS: Mapping[str, Section] = {
    "work": Section(
        to="roles",
        what="company or title",
        columns={
            "name": Column("company"),
            "position": Column("title"),
            "startDate": _START,
            "endDate": _END,
            "summary": Column("summary", "text"),
            "highlights": Column("highlights", "items"),
        },
        older={
            "company": "name",
            "employer": "name",
            "organization": "name",
            "organisation": "name",
            "title": "position",
            "role": "position",
            "jobTitle": "position",
            "achievements": "highlights",
            **_OLD_DATES,
        },
        left={
            "url": "A role has no place for the company's web address.",
            "website": "A role has no place for the company's web address.",
            "location": "A role has no place for where the office was.",
            "description": _COMPANY,
            "current": "A role without an end is read as current.",
        },
        needs=("company", "title"),
    ),
    "volunteer": Section(
        to="volunteering",
        what="organisation or role",
        columns={
            "organization": Column("organisation"),
            "position": Column("role"),
            "cause": Column("cause"),
            "startDate": _START,
            "endDate": _END,
            "summary": Column("summary", "text"),
            "highlights": Column("summary", "lines"),
        },
        older={
            "organisation": "organization",
            "group": "organization",
            "company": "organization",
            "name": "organization",
            "institution": "organization",
            "role": "position",
            "title": "position",
            "description": "summary",
            **_OLD_DATES,
        },
        left={
            "url": "Volunteering has no place for the organisation's web address.",
            "website": "Volunteering has no place for the organisation's web address.",
            "location": "Volunteering has no place for where it was.",
        },
        needs=("organisation", "role"),
        alone="organization",
    ),
    "education": Section(
        to="schools",
        what="school",
        columns={
            "institution": Column("name"),
            "studyType": Column("degree"),
            "area": Column("field"),
            "startDate": _START,
            "endDate": _END,
            "activities": Column("activities", "items"),
        },
        older={
            "school": "institution",
            "university": "institution",
            "college": "institution",
            "name": "institution",
            "degree": "studyType",
            "field": "area",
            "fieldOfStudy": "area",
            "major": "area",
            **_OLD_DATES,
        },
        left={
            "score": "Grades are not kept.",
            "gpa": "Grades are not kept.",
            "courses": "Courses are not kept. Clubs, teams and offices held there belong under activities.",
            "url": "A school has no place for its web address.",
            "website": "A school has no place for its web address.",
            "location": "A school has no place for where it is.",
        },
        needs=("name",),
        alone="institution",
    ),
    "awards": Section(
        to="awards",
        what="award",
        columns={
            "title": Column("title"),
            "awarder": Column("by"),
            "date": Column("date", "day"),
            "url": Column("url", "url"),
            "summary": Column("summary", "text"),
        },
        older={"name": "title", "by": "awarder", "issuer": "awarder", "website": "url", "description": "summary"},
        needs=("title",),
        alone="title",
    ),
    "certificates": Section(
        to="certifications",
        what="certificate",
        columns={
            "name": Column("name"),
            "issuer": Column("by"),
            "date": Column("date", "day"),
            "url": Column("url", "url"),
        },
        older={
            "title": "name",
            "authority": "issuer",
            "awarder": "issuer",
            "organization": "issuer",
            "startDate": "date",
            "website": "url",
        },
        left={"endDate": "A certification has no place for the day it ends."},
        needs=("name",),
        alone="name",
    ),
    "publications": Section(
        to="publications",
        what="publication",
        columns={
            "name": Column("title"),
            "publisher": Column("publisher"),
            "releaseDate": Column("date", "day"),
            "url": Column("url", "url"),
            "summary": Column("summary", "text"),
        },
        older={"title": "name", "date": "releaseDate", "website": "url", "description": "summary"},
        needs=("title",),
        alone="name",
    ),
    "projects": Section(
        to="projects",
        what="project",
        columns={
            "name": Column("name"),
            "roles": Column("role"),
            "startDate": _START,
            "endDate": _END,
            "url": Column("url", "url"),
            "description": Column("summary", "text"),
            "highlights": Column("summary", "lines"),
        },
        older={
            "title": "name",
            "role": "roles",
            "position": "roles",
            "website": "url",
            "summary": "description",
            **_OLD_DATES,
        },
        left={
            "keywords": "A project has no place for keywords.",
            "entity": "A project has no place for the firm it was done for. Add it to the summary if it may be said.",
            "company": "A project has no place for the firm it was done for. Add it to the summary if it may be said.",
            "type": "A project has no place for its kind.",
        },
        needs=("name",),
        alone="name",
    ),
    "languages": Section(
        to="languages",
        what="language",
        columns={"language": Column("name"), "fluency": Column("level")},
        older={"name": "language", "level": "fluency", "proficiency": "fluency"},
        left={"years": "A language has no place for years."},
        needs=("name",),
        alone="language",
        between=",;",
    ),
    "skills": Section(
        to="skills",
        what="skill",
        columns={"name": Column("name"), "level": Column("level"), "keywords": Column("keywords", "words")},
        older={"category": "name", "skill": "name", "title": "name", "proficiency": "level"},
        needs=("name",),
        alone="name",
        between=",;",
    ),
    "interests": Section(
        to="hobbies",
        what="interest",
        columns={"name": Column("name"), "keywords": Column("keywords", "words")},
        older={"interest": "name", "title": "name", "hobby": "name"},
        left={"summary": "A hobby is a few words. Add the best of it to the hobby by hand."},
        needs=("name", "keywords"),
        alone="name",
        between=",;",
    ),
    "references": Section(
        to="recommendations",
        what="words",
        columns={"name": Column("by"), "reference": Column("text", "text"), "date": Column("date", "day")},
        older={"by": "name", "text": "reference", "quote": "reference", "recommendation": "reference"},
        left={
            "phone": "Other people's phone numbers are not kept.",
            "email": "Other people's e-mail addresses are not kept.",
        },
        needs=("text",),
        alone="reference",
    ),
    "profiles": Section(
        to="networks",
        what="network",
        columns={"network": Column("network"), "username": Column("handle"), "url": Column("url", "url")},
        older={
            "name": "network",
            "label": "network",
            "site": "network",
            "user": "username",
            "handle": "username",
            "website": "url",
            "link": "url",
        },
        needs=("network", "url"),
        alone="url",
    ),
}
"""In the order in which a profile tells them, most telling first."""

OLDER_SECTIONS: Mapping[str, str] = {
    "experience": "work",
    "workExperience": "work",
    "employment": "work",
    "jobs": "work",
    "volunteering": "volunteer",
    "certifications": "certificates",
    "hobbies": "interests",
    "recommendations": "references",
    "testimonials": "references",
    "honors": "awards",
    "socialProfiles": "profiles",
    "bio": "basics",
    "basic": "basics",
}

BASICS: Mapping[str, Column] = {
    "name": Column("person.name"),
    "label": Column("person.headline"),
    "industry": Column("person.industry"),
    "email": Column("person.contact"),
    "pronouns": Column("person.pronouns"),
    "summary": Column("summary.text", "text"),
}
OLDER_BASICS: Mapping[str, str] = {
    "fullName": "name",
    "headline": "label",
    "title": "label",
    "jobTitle": "label",
    "mail": "email",
    "about": "summary",
    "picture": "image",
    "photo": "image",
    "website": "url",
    "homepage": "url",
}
LEFT_BASICS: Mapping[str, str] = {
    "image": "The picture itself is not kept. Put the day it was taken under [photo] as taken.",
    "phone": "Phone numbers are not kept.",
    "mobile": "Phone numbers are not kept.",
    "telephone": "Phone numbers are not kept.",
    "fax": "Phone numbers are not kept.",
    "address": "Street addresses are not kept.",
    "postalCode": "Postal codes are not kept.",
    "birthDate": PRIVATE,
    "dateOfBirth": PRIVATE,
    "birthday": PRIVATE,
    "dob": PRIVATE,
    "age": PRIVATE,
    "birthPlace": PRIVATE,
    "placeOfBirth": PRIVATE,
    "maidenName": PRIVATE,
    "maritalStatus": PRIVATE,
    "nationality": PRIVATE,
    "gender": PRIVATE,
}

TELLING = frozenset({"label", "email", "summary", "phone", "location", "headline", "fullname", "firstname", "about"})
"""Columns of basics that make an object without sections look like a resume rather than any other JSON."""

PLACES: tuple[str, ...] = ("city", "region", "countryCode")
OLDER_PLACES: Mapping[str, str] = {
    "place": "city",
    "town": "city",
    "state": "region",
    "country": "countryCode",
    "zip": "postalCode",
    "zipCode": "postalCode",
    "postcode": "postalCode",
    "street": "address",
    "streetAddress": "address",
    "countrycode": "countryCode",
}
LEFT_PLACES: Mapping[str, str] = {"address": LEFT_BASICS["address"], "postalCode": LEFT_BASICS["postalCode"]}

NETWORK_HOSTS: Mapping[str, str] = {
    "linkedin.com": "LinkedIn",
    "github.com": "GitHub",
    "twitter.com": "X",
    "x.com": "X",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "youtube.com": "YouTube",
    "bsky.app": "Bluesky",
    "medium.com": "Medium",
    "xing.com": "Xing",
}
