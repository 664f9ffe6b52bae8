"""What judging a profile costs, and how the cost grows with the roles in it: milliseconds of this process."""

import datetime
import time
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import history

from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import read_rubric
from execcoach.profile.score import score

RUBRIC = Path(__file__).resolve().parent.parent / "prompts" / "rubric.toml"
ROLES = (1, 10, 100, 1000)


def profile(roles: int, today: datetime.date) -> dict[str, Any]:
    """A busy person's profile with this many posts, no two of them alike."""
    made = [
        {
            "title": f"Director {number}",
            "company": f"Railway {number}",
            "start": f"{1950 + number % 70}",
            **({"end": f"{1951 + number % 70}"} if number else {}),
            "summary": f"I built control room {number} out of three smaller ones in Leeds. It took {number + 2} weeks.",
            "highlights": [f"Cut late arrivals at depot {number} by {number + 3} in a hundred"],
        }
        for number in range(roles)
    ]
    return history.profile("benchmark-ada", today) | {"roles": made}


def costs(today: datetime.date, rounds: int) -> dict[int, float]:
    """Roles → the best of so many rounds of judging, reading not counted, in milliseconds."""
    rubric = read_rubric(tomllib.loads(RUBRIC.read_text(encoding="utf-8")), "")
    read = {roles: read_profile(profile(roles, today)).profile for roles in ROLES}
    return {roles: _best(partial(score, one, rubric, today), rounds) for roles, one in read.items()}


def _best(judge: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        judge()
        taken.append(time.process_time() - begun)
    return min(taken) * 1000


def main() -> None:
    """Print what a profile of each size costs."""
    found = costs(datetime.date(2026, 11, 20), 9)
    for roles, cost in found.items():
        print(f"{roles:>5} roles {cost:9.2f} ms {cost / roles:9.3f} ms a role")


if __name__ == "__main__":
    main()
