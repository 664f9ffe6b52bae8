"""What is said of a foreign file besides what it offers: left out, taken not quite as it stood, declined, unsure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dropped:
    """One cell of a foreign file that was left out, and why."""

    file: str
    row: str
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """One cell of a foreign file that was taken, but not quite as it stood there, and how."""

    file: str
    row: str
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A question that was declined (not-for-me, `why` its reason) or ticked (done, `why` what was noted)."""

    about: str
    kind: str
    words: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words nobody can place: the question they stand at ("" for none), their line (0 for none), and why."""

    question: str
    line: int
    words: str
    reason: str
