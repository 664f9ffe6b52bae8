"""The shipped prompts and templates: found beside the package in a wheel, beside its folder in a checkout."""

import tomllib
from pathlib import Path
from typing import Any

from execcoach.errors import FileTrouble, Place

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_folder(name: str) -> Path:
    """The folder `prompts` or `templates` that came with this program."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def shipped_toml(path: str) -> dict[str, Any]:
    """The tables of a shipped file, for example `prompts/networks.toml`."""
    return tomllib.loads(shipped_bytes(path).decode())


def shipped_bytes(path: str) -> bytes:
    """A shipped file as it is."""
    folder, _, rest = path.partition("/")
    try:
        return (shipped_folder(folder) / rest).read_bytes()
    except OSError as error:
        sentence = f"{path} came with execcoach and is not there any more. Install execcoach again."
        raise FileTrouble("Part of execcoach is missing", sentence, [Place(file=path)]) from error


def rubric_source() -> tuple[dict[str, Any], str]:
    """The shipped rubric and the first twelve digits of its hash."""
    import hashlib

    data = shipped_bytes("prompts/rubric.toml")
    return tomllib.loads(data.decode()), hashlib.sha256(data).hexdigest()[:12]


def template_names() -> tuple[str, ...]:
    """Paths of the shipped templates of drafts below templates/, in order; what a coach writes is nobody's draft."""
    root = shipped_folder("templates")
    found = (file.relative_to(root).as_posix() for file in root.glob("*/*.j2.md"))
    return tuple(sorted(name for name in found if not name.startswith(("reports/", "coaching/"))))


def checklist_names() -> tuple[str, ...]:
    """Ids of the shipped checklists."""
    return tuple(sorted(found.stem for found in (shipped_folder("prompts") / "checklists").glob("*.toml")))
