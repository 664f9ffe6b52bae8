"""A person's own prompts for the ten minutes, from their folder and from beside their settings."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from execcoach.errors import CoachError
from execcoach.routine.prompts import Prompt, read_prompts
from execcoach.routine.records import PILLARS
from execcoach.storage.locations import config_folder
from execcoach.storage.toml_files import NoSuchFile, parse_toml, read_bytes
from execcoach.storage.workspace import Workspace

_CAP, _MOST = 256_000, 500


@dataclass(frozen=True, slots=True)
class OwnPrompts:
    """Somebody's own prompts by id, what is wrong with files of them, and the digest of all of them."""

    prompts: Mapping[str, Prompt] = field(default_factory=dict)
    troubles: tuple[CoachError, ...] = ()
    digest: str = ""


def prompts_of_person() -> OwnPrompts:
    """The prompts beside the person's settings."""
    return _read(config_folder() / "prompts" / "routine")


def prompts_of_folder(workspace: Workspace) -> OwnPrompts:
    """The prompts that lie in a workspace; whether they may be used is another question."""
    return _read(workspace.folder / "prompts" / "routine")


def _read(folder: Path) -> OwnPrompts:
    prompts: dict[str, Prompt] = {}
    troubles: list[CoachError] = []
    whole, there = hashlib.sha256(), False
    for pillar in PILLARS:
        file = folder / f"{pillar}.toml"
        name = f"prompts/routine/{file.name}"
        try:
            data = read_bytes(file, cap=_CAP)
            there = True
            whole.update(f"{name} {len(data)} ".encode() + data)
            found = read_prompts(parse_toml(data, str(file), cap=_CAP), str(file))
            prompts |= {prompt.id: prompt for prompt in found[:_MOST]}
        except NoSuchFile:
            continue
        except CoachError as error:
            troubles.append(error)
    return OwnPrompts(prompts, tuple(troubles), whole.hexdigest() if there else "")
