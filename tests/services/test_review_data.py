"""docs/review-data.md against what is really printed: every key, every column, the example."""

import csv
import datetime
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from execcoach.review.client import Client
from execcoach.review.cohort import Cohort
from execcoach.review.gathering import Gathered
from execcoach.review.page import Reached, Since
from execcoach.routine.results import Came
from execcoach.services.news import told
from execcoach.services.review import ReviewDesk
from execcoach.services.review_data import as_csv, as_json
from execcoach.storage.clock import Clock

DOC = Path(__file__).resolve().parents[2] / "docs" / "review-data.md"
TYPES = {"string": str, "number": float | int, "integer": int, "array": list, "object": dict, "null": type(None)}


def fenced(kind: str) -> str:
    found = re.search(rf"```json {kind}\n(.*?)\n?```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    assert found, kind
    return found[1]


def table(head: str) -> list[list[str]]:
    """The rows of the document's table that begins with this head."""
    text = DOC.read_text(encoding="utf-8")
    lines = text[text.index(f"| {head} |") :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def breaches(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """Where a value is not as its schema says; the part of JSON Schema that the document uses."""
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{at}: {value!r} is none of {schema['enum']}"]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, TYPES[kind]) and not isinstance(value, bool) for kind in kinds):
        return [f"{at}: {value!r} is no {kinds}"]
    found = []
    if isinstance(value, dict):
        known, more = schema.get("properties", {}), schema.get("additionalProperties", {})
        found += [f"{at}: {key} is missing" for key in schema.get("required", ()) if key not in value]
        for key, inner in value.items():
            rule = known.get(key, more)
            found += breaches(inner, rule, f"{at}.{key}") if rule is not False else [f"{at}: {key} is not told of"]
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 10**9):
            found.append(f"{at}: {len(value)} values")
        for inner in value:
            found += breaches(inner, schema["items"], f"{at}[]")
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        found.append(f"{at}: {value} is out of bounds")
    if schema.get("format") == "date" and value is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        found.append(f"{at}: {value} is no date")
    return found


@pytest.fixture
def found(people, demo) -> Cohort:  # type: ignore[no-untyped-def]
    """The demo's clients, one who never began, and a folder that cannot be read."""
    desk = ReviewDesk(Clock(people.clock.today()))
    folder = desk.folder_of(people, demo)
    assert folder
    for name, text in (("una", '[person]\nname = "Una Lund"\n'), ("broken", "= 1")):
        (folder / name).mkdir()
        (folder / name / "profile.toml").write_text(text)
    rows = Gathered()
    for batch in desk.reading(folder):
        rows = rows.taking(batch.rows)
    return rows.cohort()


NEW = Since(
    day=datetime.date(2026, 11, 14),
    score_change=250,
    mended=("headline",),
    sessions=3,
    results=(Came(datetime.date(2026, 11, 18), "reply", "Said yes"),),
    milestones=(Reached(datetime.date(2026, 11, 19), "Ten sessions"),),
)


def test_the_document_says_what_is_printed(found: Cohort, pytestconfig: pytest.Config) -> None:
    first = found.ordered("first")[0]
    shape = json.loads(json.dumps(as_json(found), allow_nan=False))
    schema = json.loads(fenced("schema"))
    assert len(shape["clients"]) == 7
    assert len(shape["problems"]) == 1
    assert breaches(shape, schema) == []
    assert breaches(as_json(found, news={first.path: NEW}), schema) == []
    row = schema["properties"]["clients"]["items"]
    assert [key for key, *_ in table("key | type | unit | meaning")] == list(row["properties"])
    assert set(shape["clients"][0]) == set(row["required"]) == set(row["properties"]) - {"since"}
    shown = next(one for one in shape["clients"] if one["name"] == "Hana Fujimori")
    shown["path"] = "desk/" + Path(shown["path"]).name
    if pytestconfig.getoption("--update-golden"):
        lines = ",\n".join(
            f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in shown.items()
        )
        text = DOC.read_text(encoding="utf-8").replace(
            f"```json example\n{fenced('example')}", f"```json example\n{{\n{lines}\n}}"
        )
        DOC.write_text(text.replace("}```", "}\n```"), encoding="utf-8")
    assert json.loads(fenced("example")) == shown


def test_every_column_is_the_value_it_is_said_to_be(found: Cohort) -> None:
    first = found.ordered("first")[0]
    written = list(csv.DictReader(io.StringIO(as_csv(found))))
    columns = table("column | is, in JSON")
    assert [name for name, _ in columns] == list(written[0])
    for cells, row in zip(written, as_json(found)["clients"], strict=False):
        for name, path in columns:
            value: Any = row
            for step in path.split("."):
                if name == "problem" or value in (None, []):
                    value = None
                    break
                value = value[int(step)] if isinstance(value, list) else value[step]
            if isinstance(value, list):
                value = "; ".join(value)
            text = "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
            assert cells[name] == text, name
    assert written[-1]["problem"]
    assert not written[-1]["name"]
    assert as_csv(found, "name", turned=True).splitlines()[1].startswith("Una Lund,")
    new = next(csv.DictReader(io.StringIO(as_csv(found, news={first.path: NEW}))))
    assert (new["since"], new["new_sessions"], new["new_score_change"]) == ("2026-11-14", "3", "2.50")
    assert (new["new_mended"], new["new_results"], new["new_milestones"]) == ("headline", "reply", "Ten sessions")
    assert told(NEW) == "3 sessions, score +2.5, 1 reply, Ten sessions"


def test_a_key_that_nobody_told_of_is_noticed() -> None:
    schema = json.loads(fenced("schema"))
    shape = as_json(Cohort((Client(name="Ada", path="a"),)))
    shape["clients"][0] |= {"new": 1, "score": "60", "weeks": [1]}
    del shape["clients"][0]["name"]
    said = "\n".join(breaches(shape, schema))
    for words in ("new is not told of", "name is missing", "'60' is no", "1 values"):
        assert words in said
