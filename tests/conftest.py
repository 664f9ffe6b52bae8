"""What every test may lean on: a home of its own, a frozen day, the demo's person."""

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ.pop("NO_COLOR", None)

DAY = datetime.date(2026, 11, 21)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden texts anew instead of comparing")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for settings, state, caches and people, so that no test touches the developer's own."""
    place = tmp_path / "home"
    monkeypatch.setenv("EXECCOACH_HOME", str(place))
    monkeypatch.setenv("EXECCOACH_TODAY", DAY.isoformat())
    return place


@pytest.fixture
def people(home: Path):  # type: ignore[no-untyped-def]
    """The front desk on a frozen day."""
    from execcoach.services.people import People
    from execcoach.storage.clock import Clock

    return People(Clock(DAY))


@pytest.fixture
def demo(people):  # type: ignore[no-untyped-def]
    """The desks of the demo's person."""
    return people.open_demo()


@pytest.fixture
def workspace(people, tmp_path: Path) -> Callable[..., object]:  # type: ignore[no-untyped-def]
    """Makes the desks of a person whose profile.toml holds the given text."""

    def make(profile: str, circle: str = "", folder: str = "ada"):  # type: ignore[no-untyped-def]
        place = tmp_path / folder
        place.mkdir()
        (place / "profile.toml").write_bytes(profile.encode())
        if circle:
            (place / "circle.toml").write_bytes(circle.encode())
        return people.open(place)

    return make
