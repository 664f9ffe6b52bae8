"""The other side accepts what we write: the public JSON Resume schema, its own validator, and a theme, from npm."""

import datetime
import json
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from leaving_profiles import PROFILES
from made_profiles import good

from execcoach.exchange.json_resume_out import json_resume
from execcoach.exchange.outgoing import outgoing
from execcoach.storage.demo_files import _SHIPPED, expanded

pytestmark = pytest.mark.proof

DAY = datetime.date(2026, 11, 21)
PACKAGES = ("@jsonresume/schema@1.2.1", "ajv@8", "ajv-formats@3", "jsonresume-theme-even@0")
SCRIPT = """
import fs from 'node:fs'
import { createRequire } from 'node:module'
import * as theme from 'jsonresume-theme-even'
const require = createRequire(import.meta.url)
const Ajv = require('ajv').default
const own = require('@jsonresume/schema')
const ajv = new Ajv({ allErrors: true, strict: false })
require('ajv-formats')(ajv)
const valid = ajv.compile(own.schema)
const told = JSON.parse(fs.readFileSync('resumes.json', 'utf8')).map((resume) => {
  const errors = valid(resume) ? [] : valid.errors.map((e) => `${e.instancePath} ${e.message}`)
  own.validate(resume, (wrong) => { if (wrong) errors.push(`own validator: ${JSON.stringify(wrong)}`) })
  let page = ''
  try { page = theme.render(resume) } catch (wrong) { errors.push(`theme: ${wrong}`) }
  return { errors, page }
})
fs.writeFileSync('told.json', JSON.stringify(told))
"""


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which node knows the schema and the theme."""
    npm, place = shutil.which("npm"), tmp_path_factory.mktemp("node")
    if not npm or not shutil.which("node"):
        pytest.skip("npm and node are not on this machine")
    (place / "package.json").write_text('{"private": true, "type": "module"}', "utf-8")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", *PACKAGES]
    try:
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, timeout=180)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer within three minutes")
    if done.returncode:
        pytest.skip(f"npm could not install the public packages: {done.stderr.strip()[:200]}")
    (place / "check.js").write_text(SCRIPT, "utf-8")
    return place


def told(node: Path, resumes: list[Any]) -> list[dict[str, Any]]:
    """What schema, validator and theme make of these resumes: their errors and the page of each."""
    (node / "resumes.json").write_text(json.dumps(resumes), "utf-8")
    done = subprocess.run(["node", "check.js"], cwd=node, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads((node / "told.json").read_text("utf-8"))
    return found


def resume(raw: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json_resume(outgoing(raw).profile, DAY))
    return made


def demo() -> dict[str, Any]:
    return tomllib.loads(expanded((_SHIPPED / "ada" / "profile.toml").read_text("utf-8"), DAY))


def test_the_demo_and_a_whole_profile_are_valid_and_a_theme_shows_them(node: Path) -> None:
    ada, ruth = told(node, [resume(demo()), resume(good())])
    assert ada["errors"] == ruth["errors"] == []
    for words in ("Ada Okafor", "Northwind Rail", "Apr 2024", "Fell running", "Running depots", "Marta Lindqvist"):
        assert words in ada["page"], words
    assert "Fenland Water" in ruth["page"]
    assert "Mending clocks" not in ada["page"]


def test_generated_profiles_are_valid_and_a_theme_shows_them(node: Path) -> None:
    made: list[dict[str, Any]] = []

    @settings(max_examples=150, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
    @given(PROFILES)
    def gather(raw: dict[str, Any]) -> None:
        made.append(resume(raw))

    gather()
    found = told(node, made)
    assert len(found) > 100
    assert [(one["errors"], made[at]) for at, one in enumerate(found) if one["errors"]] == []


def test_what_is_not_valid_is_noticed(node: Path) -> None:
    wrong = resume(good()) | {"work": [{"name": 3, "startDate": "soon"}], "basics": {"email": "x", "url": "ä"}}
    (found,) = told(node, [wrong])
    said = "\n".join(found["errors"])
    for place in ("work/0/name", "work/0/startDate", "basics/email", "basics/url", "own validator"):
        assert place in said
