"""Ada's files as tests read them, and the labelled texts about her."""

import datetime
import tomllib
from pathlib import Path

from execcoach.drafting.grounding import known
from execcoach.profile.circle import Circle
from execcoach.profile.guidelines import Guidelines, read_guidelines
from execcoach.profile.model import Profile
from execcoach.profile.reading import read_circle, read_profile
from execcoach.storage.demo_files import expanded

HERE = Path(__file__).parent
ADA = HERE.parents[1] / "execcoach/demo/ada"
TODAY = datetime.date(2026, 11, 21)


def file(name):
    return tomllib.loads(expanded((ADA / name).read_text("utf-8"), TODAY))


def ada() -> tuple[Profile, Circle, Guidelines]:
    return (
        read_profile(file("profile.toml")).profile,
        read_circle(file("circle.toml")).circle,
        read_guidelines(file("guidelines.toml")).guidelines,
    )


def of_ada(*inputs):
    profile, circle, guidelines = ada()
    return known(profile, circle, inputs, guidelines)


def labelled(half):
    raw = tomllib.loads((HERE / "grounding_texts.toml").read_text("utf-8"))
    return [text for text in raw["text"] if text["half"] == half]
