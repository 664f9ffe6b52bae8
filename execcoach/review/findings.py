"""Who needs the coach first, and why, in a few plain words put together from facts."""

from dataclasses import dataclass

from execcoach.profile.day_words import day_and_month
from execcoach.review.client import Client
from execcoach.text import counted, in_words

KINDS = ("silent", "falling", "stuck", "near")
"""In the order in which they need somebody."""

SILENT = 5  # planned days without a session
FELL = 200  # 1/100 of a point in 28 days
STILL = 100
STEADY = 8  # sessions in 28 days
WORTH = 300
CLOSE = 200
GOOD = 6000
MARKS = (10, 25, 50, 100, 250, 500, 1000)


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a client needs somebody: its kind, the words, how much it weighs among its kind."""

    kind: str
    words: str
    weight: int = 0


def points(hundredths: int, sign: bool = False) -> str:
    """Points as a person reads them: 5.5, or +5.5 with its sign."""
    text = f"{abs(hundredths) / 100:.2f}".rstrip("0").rstrip(".")
    if sign:
        return ("−" if hundredths < 0 else "+" if hundredths > 0 else "±") + text
    return text if hundredths >= 0 else f"−{text}"


def findings(client: Client) -> tuple[Finding, ...]:
    """Everything there is to say about a client, what needs somebody most first."""
    silent = _silent(client)
    found: tuple[Finding | None, ...] = (silent,)
    if not _just_begun(client):
        found += (_falling(client), None if silent else _fewer(client), _stuck(client), _left_out(client))
    return tuple(one for one in (*found, _seldom(client), *_near(client)) if one)


def first(client: Client) -> Finding | None:
    """The one thing to know about a client, None when all is well."""
    return next(iter(findings(client)), None)


def reason(client: Client) -> str:
    """What to know about a client in one line: the two most urgent findings of different kinds, "" when all is well."""
    kinds: dict[str, str] = {}
    for finding in findings(client):
        kinds.setdefault(finding.kind, finding.words)
    urgent = [kinds[kind] for kind in KINDS[:-1] if kind in kinds][:2]
    return "; ".join(urgent) or kinds.get("near", "")


def _just_begun(client: Client) -> bool:
    """Whether everything ever done was done in the last two weeks: nothing can have fallen or got stuck by then."""
    return 0 < client.sessions == sum(client.weeks[2:])


def _silent(client: Client) -> Finding | None:
    """Time away is never silence. Why the day of a shared file: what was done since then is not in it."""
    if client.away:
        return None
    if client.days_silent is None:
        return None if client.sessions else Finding("silent", "has not begun yet", 0)
    if client.missed is None or client.missed < SILENT:
        return None
    words = f"silent for {counted(client.days_silent, 'day')}, {client.missed} planned"
    if client.kind == "share" and client.made:
        words += f" (shared on {day_and_month(client.made)})"
    return Finding("silent", words, client.missed)


def _falling(client: Client) -> Finding | None:
    if client.change is None or client.change > -FELL:
        return None
    words = f"the score is down {points(-client.change)}"
    if client.fall:
        words += f": {client.fall.name} lost {points(client.fall.loss)} since {day_and_month(client.fall.since)}"
    return Finding("falling", words, -client.change)


def _fewer(client: Client) -> Finding | None:
    """Half as much a planned day as before, or less: days kept free are nobody's lapse."""
    before, lately = sum(client.weeks[:2]), sum(client.weeks[2:])
    asked_before, asked = sum(client.asked[:2]), sum(client.asked[2:])
    if before < 4 or asked < SILENT or lately * max(asked_before, 1) * 2 > before * asked:
        return None
    words = f"{counted(lately, 'session')} in two weeks, {before} in the two before"
    return Finding("falling", words, before - lately)


def _stuck(client: Client) -> Finding | None:
    gap = client.gap
    if client.change is None or abs(client.change) >= STILL or client.sessions_28d < STEADY:
        return None
    if gap is None or gap.gain < WORTH:
        return None
    since = f" since {day_and_month(gap.since)}" if gap.since else ""
    words = f"{client.sessions_28d} sessions, the score where it was; still open: {gap.name}{since}"
    return Finding("stuck", words, gap.gain)


def _left_out(client: Client) -> Finding | None:
    left = [pillar for pillar, number in client.balance if not number]
    if client.sessions_28d < STEADY or not left or len(left) == len(client.balance):
        return None
    return Finding("stuck", f"{client.sessions_28d} sessions in 28 days, none with {' or '.join(left)}", 0)


def _seldom(client: Client) -> Finding | None:
    if client.planned < 10 or client.kept * 3 > client.planned or (client.missed or 0) >= SILENT or client.away:
        return None
    return Finding("stuck", f"kept {client.kept} of {client.planned} planned days", client.planned - client.kept)


def _near(client: Client) -> tuple[Finding, ...]:
    found = []
    goal = client.nearest
    if goal and 1 <= goal.number - goal.have <= 2 < goal.number and client.sessions_28d:
        words = f"{in_words(goal.number - goal.have)} more for “{goal.title}”: {goal.have} of {goal.number}"
        found.append(Finding("near", words, 1000))
    mark = (client.score // 1000 + 1) * 1000
    short, gap = mark - client.score, client.gap
    if gap and gap.gain >= short and (short <= CLOSE or client.score >= GOOD):
        words = f"{points(short)} short of {mark // 100}: {gap.name}, {gap.minutes} minutes"
        found.append(Finding("near", words, 1000 - short))
    left = next((mark - client.sessions for mark in MARKS if mark > client.sessions), 0)
    if 1 <= left <= 2 and client.sessions_28d:
        found.append(Finding("near", f"{counted(left, 'session')} short of {client.sessions + left}", 0))
    return tuple(found)
