"""Strings made to hurt, in every text of every file and in names of files: none reaches the terminal as it is."""

import datetime
import json
import os
import random
import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from shell import Shell, decent, hidden

from execcoach.services.templates import all_templates
from execcoach.storage.demo_files import expanded

DAY = datetime.date(2026, 11, 21)
DEMO = Path(__file__).resolve().parents[2] / "execcoach" / "demo" / "ada"
HOSTILE = (
    "[/b][@click=app.quit]x[/][bold red]"  # markup
    "\x1b[2J\x1b]52;c;cm0gLXJm\x07\x1b]0;title\x1b\\"  # clear the screen, write the clipboard, set the title
    "\x9b31m\x85"  # the same in C1
    "\u202e\u2066gnp.exe\u200b\u2028"  # direction, invisible, a line end that is none
    "\U000e0068\U000e0069"  # tag characters
    "\x08\x0c\x0b\x7f\r{{ 7 * 7 }}{% raw %}"  # backspaces, and a template
)
FIXED = re.compile(r"^\{(day|workday|month|year)")
KEYS_OF_THE_MACHINE = {
    "id",
    "started",
    "ended",
    "on",
    "at",
    "pillar",
    "outcome",
    "effort",
    "kind",
    "by",
    "hash",
    "field",
}


def soiled(value: Any, key: str, everywhere: bool) -> Any:
    """The value with every text in it made hostile; dates and words of the machine too where `everywhere` says so."""
    if isinstance(value, dict):
        return {name: soiled(item, name, everywhere) for name, item in value.items()}
    if isinstance(value, list):
        return [soiled(item, key, everywhere) for item in value]
    if isinstance(value, str) and (everywhere or not (FIXED.match(value) or key in KEYS_OF_THE_MACHINE)):
        return value + HOSTILE
    return value


def lay_out(folder: Path, everywhere: bool) -> None:
    """The demo's person with hostile words, as files of their own; dates as the demo would write them."""

    def table(name: str) -> dict[str, Any]:
        raw = tomllib.loads((DEMO / name).read_text("utf-8"))
        return tomllib.loads(expanded(tomli_w.dumps(soiled(raw, "", everywhere)), DAY))

    (folder / "progress").mkdir(parents=True)
    (folder / "drafts").mkdir()
    for name in ("profile.toml", "circle.toml"):
        (folder / name).write_text(tomli_w.dumps(table(name)), "utf-8")
    (folder / "progress/2026-11.abcdef.toml").write_text(tomli_w.dumps(table("progress.toml")), "utf-8")
    front = dict.fromkeys(("title", "template", "state", "drafted_by"), f"hostile{HOSTILE}")
    (folder / "drafts/2026-11-20-thanks.md").write_text(f"+++\n{tomli_w.dumps(front)}+++\n\n{HOSTILE}\n", "utf-8")


@pytest.fixture(scope="module")
def shell(tmp_path_factory) -> Shell:
    shell = Shell.at(tmp_path_factory.mktemp("hostile"))
    lay_out(shell.here / "texts", everywhere=False)
    lay_out(shell.here / "all", everywhere=True)
    return shell


def reading(folder: str | bytes) -> list[tuple[str | bytes, ...]]:
    """Every command that reads a person's folder."""
    plain = ("next", "checklist", "today", "digest", "cards")
    with_words = [("score", "--explain"), ("score", "--json"), ("score", "--history")]
    return [*((one, folder) for one in plain), *((one, folder, word) for one, word in with_words)]


@pytest.mark.parametrize("folder", ["texts", "all"])
def test_no_command_lets_a_hostile_text_of_a_persons_files_through(shell, folder):
    told = [decent(said, [0]) for said in shell.run_all(reading(folder))]
    assert any("app.quit" in said.out for said in told), "the words are shown, only harmless"


def test_the_coachs_table_shows_hostile_names_harmless_in_every_form(shell):
    table = decent(shell.run("review", "."), [0]).out
    assert "[/b]" in table
    for form in ("--json", "--csv"):
        decent(shell.run("review", ".", form), [0])


@pytest.mark.parametrize("proof", [False, pytest.param(True, marks=pytest.mark.proof)], ids=["sample", "all"])
def test_a_template_filled_from_a_hostile_profile_with_hostile_answers_is_harmless(shell, proof):
    typed = HOSTILE.replace("\r", "")
    calls = []
    refusing = {template.id for template in all_templates() if template.refusals}
    for template in all_templates():
        answers = [part for asked in template.inputs for part in ("--set", f"{asked.name}=Priya {typed}")]
        calls += [("draft", template.id, "texts", *answers), ("draft", template.id, "texts")]
    for said in shell.run_all(calls if proof else random.Random(21).sample(calls, 5)):
        assert "49" not in decent(said, [0, 2] if said.words[1] in refusing else [0]).out, said


def test_what_is_logged_and_saved_with_hostile_words_is_harmless_when_told_and_when_read(shell):
    shutil.copytree(shell.here / "texts", shell.here / "saved")
    decent(shell.run("log", "saved", "--share", HOSTILE, "--engage", HOSTILE), [0])
    decent(shell.run("draft", "headline", "saved", "--set", f"what={HOSTILE}", "--save"), [0, 2])
    decent(shell.run("draft", "thank-a-colleague", "saved", "--set", f"who={HOSTILE}", "--save"), [0])
    written = [file for file in (shell.here / "saved").rglob("2026-11*") if "abcdef" not in file.name]
    assert len(written) >= 2
    for file in written:
        if file.name != "2026-11-20-thanks.md":
            text = file.read_bytes().decode()
            assert "\x1b" not in text, file
    decent(shell.run("today", "saved"), [0])


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_hostile_names_of_folders_and_files_are_shown_harmless(shell):
    name = HOSTILE.replace("/", "|")[:120]
    folder = shell.here / "names" / name
    shutil.copytree(shell.here / "texts", folder)
    (folder / "progress" / f"2026-10.{name[:60]}.toml").write_text("session = [", "utf-8")
    (folder / "drafts" / f"2026-11-21-{name[:60]}.md").write_text("+++\nbroken", "utf-8")
    (shell.here / "names" / "\x1b[31mbroken").mkdir()
    (shell.here / "names" / "\x1b[31mbroken" / "profile.toml").write_text("[person\n", "utf-8")
    calls: list[tuple[str | bytes, ...]] = [(one, str(folder)) for one in ("score", "today")]
    calls += [("score", name), (name,), ("import", name, name, "--yes"), ("count", name, "--network", "x")]
    calls += [("count", "-", "--network", name), ("checklist", name, str(folder)), ("draft", name), ("log", name)]
    calls += [("draft", "headline", str(folder), "--set", f"{name}=x"), ("today", str(folder), "--date", name)]
    calls += [("score", str(folder), "--what-if", name), ("score", str(folder), f"--{name}"), ("count", "a", name)]
    calls += [("next", str(folder), "--minutes", name), ("init", str(folder), "--name", name), ("review", "names")]
    calls += [("init", f"new{name}", "--name", name), ("draft", "headline", str(folder), "--save")]
    calls += [("draft", "headline", str(folder), "--network", name), ("score", "names/\x1b[31mbroken")]
    for said in shell.run_all(calls):
        decent(said)


@pytest.mark.skipif(sys.platform != "linux", reason="names there are text, not bytes")
def test_a_folder_whose_name_is_no_text_is_read_and_named(shell):
    folder = os.fsencode(shell.here) + b"/bytes-\xff\x9b\xfe"
    Path(os.fsdecode(folder)).mkdir()
    shutil.copy(shell.here / "texts/profile.toml", folder + b"/profile.toml")
    calls: list[tuple[str | bytes, ...]] = [("score", folder), ("today", folder, "--json"), ("review", ".", "--json")]
    calls += [("log", folder, "--share", b"\xff\x9b"), ("count", folder, "--network", "x")]
    calls += [("draft", "thank-a-colleague", folder, "--set", b"who=\xff", "--save"), ("init", "b", "--name", b"\xff")]
    for said in shell.run_all(calls):
        decent(said)


def test_an_import_of_hostile_words_shows_and_keeps_them_harmless(shell):
    resume = {
        "basics": {"name": f"Ruth {HOSTILE}", "label": HOSTILE, "summary": HOSTILE, HOSTILE: HOSTILE, "phone": HOSTILE},
        "work": [{"name": HOSTILE, "position": HOSTILE, "startDate": HOSTILE, "highlights": [HOSTILE, 7, None]}],
        "interests": [{"name": HOSTILE}, HOSTILE],
        HOSTILE: [HOSTILE],
    }
    (shell.here / "half.json").write_text(json.dumps({**resume, "half": "\ud800"}), "utf-8")
    assert "half a character" in decent(shell.run("import", "half.json", "imported", "--yes"), [2]).err
    assert not (shell.here / "imported").exists()
    (shell.here / "resume.json").write_text(json.dumps(resume), "utf-8")
    decent(shell.run("import", "resume.json", "imported", "--dry-run"), [0])
    decent(shell.run("import", "resume.json", "imported", "--yes", "--json"), [0])
    decent(shell.run("score", "imported", "--explain"), [0])
    text = (shell.here / "imported/profile.toml").read_bytes().decode()
    assert not hidden(text), hidden(text)


@pytest.mark.parametrize("folder", ["texts", "all"])
@pytest.mark.parametrize("format", ["json-resume", "html", "markdown", "ics", "opml", "csv"])
def test_an_export_of_hostile_words_holds_them_harmless(shell, folder, format):
    said = shell.run("export", format, folder)
    assert said.code == 0, said
    assert not hidden(said.out.replace("\r\n", "\n")), hidden(said.out)
    assert not hidden(said.err)
    shown = format != "csv"  # these records are another person's, so there is no session to show
    assert ("app.quit" in said.out.replace("\r\n ", "")) == shown


def test_the_check_of_these_tests_sees_what_it_looks_for() -> None:
    assert {"U+001B", "U+0007", "U+009B", "U+202E", "U+E0068", "U+007F", "U+000D", "U+2028"} <= set(hidden(HOSTILE))
    assert hidden("fine\n\t“words” 👩") == []
