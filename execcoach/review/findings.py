"""Who needs the coach first, and why, in a few plain words put together from facts."""

from dataclasses import dataclass

from execcoach.review.client import Client

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
    found = (
        _silent(client),
        _falling(client),
        _fewer(client),
        _stuck(client),
        _left_out(client),
        _seldom(client),
        *_near(client),
    )
    return tuple(one for one in found if one)


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


def _silent(client: Client) -> Finding | None:
    if client.days_silent is None:
        return Finding("silent", "has not begun yet", 0)
    if client.missed is None or client.missed < SILENT:
        return None
    words = f"silent for {client.days_silent} days, {client.missed} planned"
    return Finding("silent", words, client.missed)


def _falling(client: Client) -> Finding | None:
    if client.change is None or client.change > -FELL:
        return None
    return Finding("falling", f"the score is down {points(-client.change)}", -client.change)


def _fewer(client: Client) -> Finding | None:
    before, lately = sum(client.weeks[:2]), sum(client.weeks[2:])
    if before < 4 or lately * 2 > before:
        return None
    words = f"{_count(lately, 'session')} in two weeks, {before} in the two before"
    return Finding("falling", words, before - lately)


def _stuck(client: Client) -> Finding | None:
    gap = client.gap
    if client.change is None or abs(client.change) >= STILL or client.sessions_28d < STEADY:
        return None
    if gap is None or gap.gain < WORTH:
        return None
    words = f"{client.sessions_28d} sessions, the score where it was: {gap.name} is open"
    return Finding("stuck", words, gap.gain)


def _left_out(client: Client) -> Finding | None:
    left = [pillar for pillar, number in client.balance if not number]
    if client.sessions_28d < STEADY or not left or len(left) == len(client.balance):
        return None
    return Finding("stuck", f"{client.sessions_28d} sessions in 28 days, none with {' or '.join(left)}", 0)


def _seldom(client: Client) -> Finding | None:
    if client.planned < 10 or client.kept * 3 > client.planned or (client.missed or 0) >= SILENT:
        return None
    return Finding("stuck", f"kept {client.kept} of {client.planned} planned days", client.planned - client.kept)


def _near(client: Client) -> tuple[Finding, ...]:
    found = []
    mark = (client.score // 1000 + 1) * 1000
    short, gap = mark - client.score, client.gap
    if gap and gap.gain >= short and (short <= CLOSE or client.score >= GOOD):
        words = f"{points(short)} short of {mark // 100}: {gap.name}, {gap.minutes} minutes"
        found.append(Finding("near", words, 1000 - short))
    left = next((goal - client.sessions for goal in MARKS if goal > client.sessions), 0)
    if 1 <= left <= 2 and client.sessions_28d:
        found.append(Finding("near", f"{_count(left, 'session')} short of {client.sessions + left}", 0))
    return tuple(found)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
