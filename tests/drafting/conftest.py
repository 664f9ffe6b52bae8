import datetime
import tomllib
from pathlib import Path

import pytest
from shipped import shipped

from execcoach.drafting.networks import read_networks
from execcoach.profile.reading import read_profile
from execcoach.storage.demo_files import expanded

ROOT = Path(__file__).parents[2]
ANSWERS = Path(__file__).parent / "answers"


@pytest.fixture
def update_golden(request):
    return request.config.getoption("--update-golden", default=False)


@pytest.fixture(scope="session")
def networks():
    return read_networks(tomllib.loads((ROOT / "prompts/networks.toml").read_text("utf-8")))


@pytest.fixture(scope="session")
def templates():
    return shipped()


@pytest.fixture(scope="session")
def ada_of_the_demo():
    """The profile of the demo's person on a day that stays the same."""
    text = (ROOT / "execcoach/demo/ada/profile.toml").read_text("utf-8")
    return read_profile(tomllib.loads(expanded(text, datetime.date(2026, 11, 21)))).profile


@pytest.fixture(scope="session")
def her_answers():
    """What the demo's person answers, by template: tests/drafting/answers/ID.toml, each question by its name."""
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(ANSWERS.glob("*.toml"))}
