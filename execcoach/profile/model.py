"""What profile.toml holds: frozen values, empty where nothing was given.

Every field's annotation is the name of the reader that `reading.py` uses for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from execcoach.profile.dates import Day

OneLine = str
Text = str
Consent = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every table may carry: kept private, when it was last looked at, where it comes from."""

    private: bool = False
    reviewed: Day | None = None
    source: OneLine = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Entry):
    """One item of a list: a string in the file, or a table with `text`."""

    text: OneLine = ""
    date: Day | None = None
    url: OneLine = ""


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entry):
    """Who this is and how to reach them."""

    id: OneLine = ""
    name: OneLine = ""
    role: OneLine = ""
    company: OneLine = ""
    headline: OneLine = ""
    industry: OneLine = ""
    location: OneLine = ""
    contact: OneLine = ""
    since: Day | None = None
    pronouns: OneLine = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Entry):
    """A photo or banner: when taken, whom to credit, width and height in pixels."""

    taken: Day | None = None
    credit: OneLine = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Entry):
    """The About text as it stands on the page, and the parts it should say."""

    text: Text = ""
    opening: Text = ""
    accomplishments: Lines = ()
    motivations: Lines = ()
    passions: Lines = ()
    turn_offs: Lines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Entry):
    """How the person writes."""

    says: Lines = ()
    never_says: Lines = ()
    sign_off: OneLine = ""
    spelling: OneLine = ""
    samples: Lines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionPoints(Entry):
    """Details of a life on which two people can find common ground."""

    hobbies: Lines = ()
    teams: Lines = ()
    causes: Lines = ()
    places: Lines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Entry):
    """A post held; no `end` means it still is."""

    title: OneLine = ""
    company: OneLine = ""
    start: Day | None = None
    end: Day | None = None
    summary: Text = ""
    highlights: Lines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class School(Entry):
    """A school or university."""

    name: OneLine = ""
    degree: OneLine = ""
    field: OneLine = ""
    start: Day | None = None
    end: Day | None = None
    activities: Lines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Entry):
    """A professional body, board or club."""

    organisation: OneLine = ""
    role: OneLine = ""
    start: Day | None = None
    end: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Volunteering(Entry):
    """Unpaid work for others."""

    organisation: OneLine = ""
    role: OneLine = ""
    cause: OneLine = ""
    start: Day | None = None
    end: Day | None = None
    summary: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement(Entry):
    """Something done, with its result; `public` where anybody may know it."""

    what: Text = ""
    result: Text = ""
    date: Day | None = None
    url: OneLine = ""
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Entry):
    """A prize and who gave it."""

    title: OneLine = ""
    by: OneLine = ""
    date: Day | None = None
    url: OneLine = ""
    summary: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Entry):
    """An article, book or paper and who published it."""

    title: OneLine = ""
    publisher: OneLine = ""
    date: Day | None = None
    url: OneLine = ""
    summary: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Entry):
    """A talk and where it was given."""

    title: OneLine = ""
    event: OneLine = ""
    date: Day | None = None
    url: OneLine = ""
    summary: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Entry):
    """What somebody wrote about the person."""

    by: OneLine = ""
    text: Text = ""
    date: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification(Entry):
    """A certificate and who gave it."""

    name: OneLine = ""
    by: OneLine = ""
    date: Day | None = None
    url: OneLine = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Entry):
    """A piece of work with a name of its own."""

    name: OneLine = ""
    role: OneLine = ""
    start: Day | None = None
    end: Day | None = None
    url: OneLine = ""
    summary: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language(Entry):
    """A language and how well."""

    name: OneLine = ""
    level: OneLine = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill(Entry):
    """Something the person can do."""

    name: OneLine = ""
    level: OneLine = ""
    keywords: Lines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Entry):
    """A page on a network, its purpose, or the reason it is not used."""

    network: OneLine = ""
    url: OneLine = ""
    handle: OneLine = ""
    purpose: OneLine = ""
    not_used: OneLine = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Entry):
    """A reader: who, why it matters to them, what they should do."""

    who: OneLine = ""
    why: OneLine = ""
    action: OneLine = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Entry):
    """Something the person wants to be known for, and their stance."""

    name: OneLine = ""
    stance: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection(Entry):
    """An objection in the buyer's words and the answer to it."""

    words: Text = ""
    answer: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Away(Entry):
    """A stretch of days on which no routine is planned, both ends included."""

    start: Day | None = field(default=None, metadata={"key": "from"})
    end: Day | None = field(default=None, metadata={"key": "to"})
    why: OneLine = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Entry):
    """Minutes a day for each pillar; 0 leaves the share to the product."""

    share: int = 0
    listen: int = 0
    engage: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine(Entry):
    """When the ten minutes take place; days as mon … sun, none given means weekdays."""

    days: Lines = ()
    minutes: int = 10
    order: Lines = ()
    split: Split = Split()
    away: tuple[Away, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Everything profile.toml says about one person."""

    person: Person = Person()
    photo: Picture = Picture()
    banner: Picture = Picture()
    summary: Summary = Summary()
    voice: Voice = Voice()
    connection_points: ConnectionPoints = ConnectionPoints()
    roles: tuple[Role, ...] = ()
    schools: tuple[School, ...] = ()
    memberships: tuple[Membership, ...] = ()
    volunteering: tuple[Volunteering, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    awards: tuple[Award, ...] = ()
    publications: tuple[Publication, ...] = ()
    talks: tuple[Talk, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    certifications: tuple[Certification, ...] = ()
    projects: tuple[Project, ...] = ()
    languages: tuple[Language, ...] = ()
    skills: tuple[Skill, ...] = ()
    networks: tuple[Network, ...] = ()
    audience: tuple[Audience, ...] = ()
    topics: tuple[Topic, ...] = ()
    objections: tuple[Objection, ...] = ()
    routine: Routine = Routine()

    def current_role(self) -> int | None:
        """The index of the role without an end and with the latest start, None when there is none."""
        open_roles = [
            (role.start.first().toordinal() if role.start else 0, -at)
            for at, role in enumerate(self.roles)
            if role.end is None and (role.title or role.company)
        ]
        return -max(open_roles)[1] if open_roles else None

    @property
    def company(self) -> str:
        """The company they are with: as they gave it, else that of the current role; "" where neither says."""
        at = self.current_role()
        return self.person.company or (self.roles[at].company if at is not None else "")
