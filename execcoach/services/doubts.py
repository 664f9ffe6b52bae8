"""Why bother? The doubts everybody has, and what is true about them."""

from dataclasses import dataclass

from execcoach.storage import content


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason not to bother, and what is true about it."""

    objection: str
    words: str
    figure: str
    source: str


def doubts() -> tuple[Doubt, ...]:
    """The doubts everybody has, from the shipped table."""
    rows = content.shipped_toml("prompts/why.toml")["answer"]
    return tuple(Doubt(row["objection"], row["words"], row.get("figure", ""), row["source"]) for row in rows)
