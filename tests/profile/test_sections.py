"""The table of fields holds every field of the model and nothing else."""

import dataclasses
import tomllib
from pathlib import Path

import pytest
from each import each

from execcoach.profile.circle import Circle
from execcoach.profile.model import Line, Profile
from execcoach.profile.reading import _fields, _kind
from execcoach.profile.sections import Section, read_sections

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = read_sections(tomllib.loads((ROOT / "prompts" / "fields.toml").read_text("utf-8")))
KINDS = {
    "OneLine": {"line", "choice", "fixed"},
    "Consent": {"line"},
    "Text": {"text"},
    "Day | None": {"date"},
    "bool": {"yes-no"},
    "int": {"number"},
    "Lines": {"lines"},
}
GUIDELINES = {
    "guidelines": {"sector", "approver", "page"},
    "code_names": {"text"},
    "confidential_customers": {"text"},
    "quiet_periods": {"from", "to", "why"},
    "house_words": {"text"},
}


def annotations(kind: type) -> dict[str, str]:
    return {key: annotation for key, (_, annotation) in _fields(kind).items()}


def modelled(kind: type, path: str = "") -> dict[str, tuple[str, dict[str, str]]]:
    """Section → its shape and the fields that belong on its form with their annotations, from the dataclasses."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    own: dict[str, str] = {}
    listed = {"routine": {"days", "order"}}
    for key, annotation in annotations(kind).items():
        place = f"{path}.{key}" if path else key
        if annotation in KINDS:
            if annotation == "Lines" and path and key not in listed.get(path, set()):
                found[place] = ("list", annotations(Line))
            else:
                own[key] = annotation
        elif annotation.startswith("tuple["):
            found[place] = ("entries", annotations(_kind(annotation[6:-6])))
        elif place == "routine.split":
            own |= {f"split.{name}": kind for name, kind in annotations(_kind(annotation)).items()}
            own = {name: kind for name, kind in own.items() if not name.startswith("split.") or kind == "int"}
        else:
            found |= modelled(_kind(annotation), place)
    if path:
        found[path] = ("table", own)
    return found


MODEL = {**modelled(Profile), **modelled(Circle)}


of_every_section = each("section", [pytest.param(section, id=section.id) for section in SECTIONS])


@of_every_section
def test_a_section_has_a_box_for_every_field_of_the_model_and_no_other(section: Section) -> None:
    keys = {field.key for field in section.fields}
    if section.file == "guidelines":
        assert keys == GUIDELINES[section.id]
    elif section.id == "goals":
        assert section.own
    else:
        shape, fields = MODEL[section.id]
        assert section.shape == shape
        assert keys | {"private"} == set(fields)
        for field in section.fields:
            assert field.kind in KINDS[fields[field.key]], field


def test_every_section_of_the_model_stands_in_the_table_once() -> None:
    ids = [section.id for section in SECTIONS]
    assert len(ids) == len(set(ids))
    assert set(ids) == set(MODEL) | set(GUIDELINES) | {"goals"}
    top = [field.name for kind in (Profile, Circle) for field in dataclasses.fields(kind)]
    assert set(top) <= set(ids)


@of_every_section
def test_a_section_says_what_it_is_and_its_labels_fit_a_narrow_screen(section: Section) -> None:
    assert section.title
    assert section.one
    assert section.why
    assert section.source
    assert section.file in ("profile", "circle", "guidelines")
    assert section.under in ("", *(one.id for one in SECTIONS))
    assert len(section.title) + 2 * bool(section.under) <= 19
    labels = [field.label for field in section.fields]
    assert len(labels) == len(set(labels))
    assert all(len(label) <= 24 for label in labels)
    assert all(field.choices for field in section.fields if field.kind == "choice")
