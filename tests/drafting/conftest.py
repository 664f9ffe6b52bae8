import tomllib
from pathlib import Path

import pytest

from execcoach.drafting.networks import read_networks
from execcoach.drafting.template import read_template

ROOT = Path(__file__).parents[2]


@pytest.fixture
def update_golden(request):
    return request.config.getoption("--update-golden", default=False)


@pytest.fixture(scope="session")
def networks():
    return read_networks(tomllib.loads((ROOT / "prompts/networks.toml").read_text("utf-8")))


@pytest.fixture(scope="session")
def templates():
    drafts = [path for path in ROOT.glob("templates/**/*.j2.md") if path.parent.name != "reports"]
    found = [read_template(path.read_text("utf-8"), path.name) for path in drafts]
    return {template.id: template for template in found if template.kind != "report"}
