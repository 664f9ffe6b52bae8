"""The promise of the house: after any edits every comment is where it belongs, and undo brings back the bytes."""

import random
import re
import tomllib

import pytest

from execcoach.profile import paths
from execcoach.storage.profile_file import open_owned

HEAD = "# Ada's profile\n# Back it up on Fridays\n\n"
ENTRY = """# table {0}
[[{1}]]
{2} = "{0}"  # key {0}
# above {0}
start = "2019-05"
# {0}: ask about the title

"""
LISTS = ("hobbies", "teams")
SECTIONS = {"roles": "title", "schools": "name", "topics": "name"}


def profile(chance: random.Random, newline: str) -> str:
    text = HEAD + 'schema = 1\n\n# table person\n[person]\nname = "Ada"\n\n# table points\n[connection_points]\n'
    for name in LISTS:
        lines = [f'    # item {name}{at}\n    "{name}{at}",  # line {name}{at}\n' for at in range(chance.randint(1, 4))]
        text += f"# key {name}\n{name} = [\n{''.join(lines)}]\n"
    text += "\n"
    for section, key in SECTIONS.items():
        text += f"# == {section} ==\n\n"
        text += "".join(ENTRY.format(f"{section}{at}", section, key) for at in range(chance.randint(1, 4)))
    if chance.random() < 0.5:
        text = text.rstrip("\n") + ("\n" if chance.random() < 0.5 else "")
    return text.replace("\n", newline)


def random_edit(chance: random.Random, raw: dict, count: int) -> dict:
    """One change a person could make in the app; new things are named so that nobody confuses them."""
    kind = chance.choice(["add", "add", "move", "remove", "edit", "edit", "rename"])
    if chance.random() < 0.4:
        path = f"connection_points.{chance.choice(LISTS)}"
        size = len(paths.get(raw, path) or [])
        if kind == "add" or not size:
            new = f"new{count}"
            return paths.append(raw, path, {"text": new, "private": True} if chance.random() < 0.3 else new)
        at = f"{path}[{chance.randrange(size)}]"
        if kind == "move":
            return paths.move(raw, at, chance.randrange(size))
        if kind == "remove" and size > 1:
            return paths.remove(raw, at)
        old = paths.get(raw, at)
        return paths.put(raw, at, old["text"] if isinstance(old, dict) else {"text": old, "private": True})
    section = chance.choice(list(SECTIONS))
    size = len(paths.get(raw, section) or [])
    if kind == "add" or not size:
        return paths.append(raw, section, {SECTIONS[section]: f"new{count}", "highlights": ["one", "two\nlines"]})
    at = f"{section}[{chance.randrange(size)}]"
    if kind == "move":
        return paths.move(raw, at, chance.randrange(size))
    if kind == "remove":
        return paths.remove(raw, at)
    if kind == "rename":
        return paths.put(raw, f"{at}.start", chance.choice(["2001", "2002-02", "2003-03-03"]))
    return paths.put(raw, f"{at}.summary", chance.choice(["short", "two\nlines", 'with "quotes" \\ and \x1b']))


def names(raw: dict) -> tuple[set[str], set[str]]:
    tables = {entry[key] for section, key in SECTIONS.items() for entry in raw.get(section, [])}
    items = [item for name in LISTS for item in raw["connection_points"].get(name, [])]
    return tables, {item["text"] if isinstance(item, dict) else item for item in items}


def look(text: str, raw: dict) -> None:
    """Every comment stands beside what it names, and comments of what is gone are gone; read line by line."""
    lines = text.split("\n")
    tables, items = names(raw)
    assert text.startswith(HEAD + "schema = 1\n")
    for section in SECTIONS:
        assert f"# == {section} ==" in lines
    found = []
    for at, line in enumerate(lines):
        if match := re.fullmatch(r"# table (\w+)", line):
            found.append(match[1])
            assert lines[at + 1].startswith("[")
            if match[1] not in ("person", "points"):
                assert lines[at + 2].endswith(f'= "{match[1]}"  # key {match[1]}')
        elif match := re.fullmatch(r"# above (\w+)", line):
            found.append(match[1])
            assert lines[at + 1].startswith("start = ")
            above = next(i for i in range(at, 0, -1) if lines[i].startswith("[["))
            assert f'= "{match[1]}"' in lines[above + 1]
        elif match := re.fullmatch(r"# (\w+): ask about the title", line):
            above = next(i for i in range(at, 0, -1) if lines[i].startswith("[["))
            assert f'= "{match[1]}"' in lines[above + 1]
        elif match := re.fullmatch(r"    # item (\w+)", line):
            found.append(match[1])
            assert f'"{match[1]}"' in lines[at + 1]
            assert lines[at + 1].endswith(f"# line {match[1]}")
        elif match := re.fullmatch(r"# key (\w+)", line):
            assert lines[at + 1].startswith(f"{match[1]} = [")
    old_tables = {name for name in tables if not name.startswith("new")}
    old_items = {name for name in items if not name.startswith("new")}
    assert sorted(found) == sorted([*old_tables, *old_tables, *old_items, "person", "points"])


def campaign(folder, seed: int) -> None:
    chance = random.Random(seed)
    newline = chance.choice(["\n", "\r\n"])
    mark = chance.choice([b"", b"\xef\xbb\xbf"])
    path = folder / f"profile-{seed}.toml"
    path.write_bytes(mark + profile(chance, newline).encode())
    owned = open_owned(path, locks=folder / "locks")
    history = []
    for count in range(20):
        wanted = random_edit(chance, owned.raw, count)
        history.append(path.read_bytes())
        owned = owned.save(wanted)
        data = path.read_bytes()
        assert owned.raw == tomllib.loads(data.decode("utf-8-sig")) == wanted
        assert data.startswith(mark)
        if newline == "\r\n":
            assert data.count(b"\n") == data.count(b"\r\n")
        look(owned.text.replace("\r\n", "\n"), wanted)
    for data in reversed(history):
        owned = owned.restore(data)
        assert path.read_bytes() == data


@pytest.mark.parametrize("seed", [*range(8), *(pytest.param(n, marks=pytest.mark.proof) for n in range(8, 25))])
def test_twenty_edits_leave_every_comment_where_it_belongs_and_undo_brings_back_the_bytes(tmp_path, seed):
    campaign(tmp_path, seed)


@pytest.mark.proof
@pytest.mark.parametrize("hundred", range(20))
def test_twenty_edits_leave_every_comment_where_it_belongs_for_two_thousand_profiles(tmp_path, hundred):
    for seed in range(1000 + hundred * 100, 1100 + hundred * 100):
        campaign(tmp_path, seed)
