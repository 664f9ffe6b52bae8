"""The bars on speed, measured side by side in one run: prints a table, ends with 1 where a bar is missed."""

import argparse
import datetime
import importlib.util
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import connections
import history
import preview
import scoring
from cohort import Cohort
from cohort_made import TITLE
from terminal import NeverShown, Terminal

HERE = Path(__file__).resolve().parent
TODAY = datetime.date(2026, 11, 20)  # a Friday: a working day, with its month half full
BARE = [sys.executable, str(HERE / "bare.py")]
BARE_COMMAND = [sys.executable, str(HERE / "bare_command.py")]
MODULE = [sys.executable, "-m", "execcoach"]
SCRIPT = Path(sys.executable).with_name("execcoach")
EXECCOACH = [str(SCRIPT)] if SCRIPT.exists() else MODULE
SESSIONS = {"3 months": 65, "1 year": 260, "5 years": 1300}
DRAFT = ("4", "n", "enter")  # from Today to an input of a new draft
MOVES = ("down", "up")
LETTERS = "thank you for the leeds opening "


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a figure of ours, what it is held against (0 for nothing), and the bar on it."""

    what: str
    ours: float
    against: float
    bar: float
    unit: str = "ms"

    @property
    def held(self) -> float:
        """The figure the bar is on: the ratio where there is something to compare with, else our own."""
        return self.ours / self.against if self.against else self.ours

    @property
    def kept(self) -> bool:
        """Whether the bar is kept."""
        return self.held <= self.bar

    def __str__(self) -> str:
        if self.bar == float("inf"):
            return f"{self.what:<46}{self.ours:9.1f}"
        against = f"{self.against:9.1f}" if self.against else " " * 9
        held = f"{self.held:6.2f}×  ≤ {self.bar:.2f}×" if self.against else f"{'':7}  ≤ {self.bar:g} {self.unit}"
        return f"{self.what:<46}{self.ours:9.1f}{against}  {held:<18}{'ok' if self.kept else 'MISSED'}"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the commands run: a folder of workspaces by length of history, and the environment."""

    folder: Path
    env: Mapping[str, str]

    def open(self, command: Sequence[str]) -> Terminal:
        """The command in a terminal of 120 × 40."""
        return Terminal(command, env=self.env, cwd=self.folder)

    def run(self, command: Sequence[str], text: str = "") -> subprocess.CompletedProcess[str]:
        """The command run to its end; an error where it fails."""
        return subprocess.run(
            command, env=self.env, cwd=self.folder, input=text, capture_output=True, text=True, check=True, timeout=60
        )

    def seconds(self, command: Sequence[str], text: str = "") -> float:
        """How long the command takes, from start to end."""
        start = time.perf_counter()
        self.run(command, text)
        return time.perf_counter() - start

    def app(self, length: str) -> list[str]:
        """The command that opens the app on the workspace with this much history."""
        return [*EXECCOACH, self.named(length)]

    def named(self, length: str) -> str:
        """The workspace with this much history."""
        return str(self.folder / length.replace(" ", "-"))

    def first_words(self, length: str) -> tuple[str, str]:
        """What makes a frame useful: the person's name and the planner's first step, as far as one line holds it."""
        today = json.loads(self.run([*EXECCOACH, "today", self.named(length), "--json"]).stdout)
        return history.NAME, str(today["steps"][0]["title"])[:24].rstrip()


def in_turn(rounds: int, **measures: Callable[[], float]) -> dict[str, list[float]]:
    """Milliseconds of each measure, taken in turn (A B C, A B C, …); the first round warms up and is dropped."""
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for turn in range(rounds + 1):
        for name, measure in measures.items():
            figure = measure() * 1000
            if turn:
                taken[name].append(figure)
    return taken


def workspaces(desk: Desk) -> list[Row]:
    """The folders everything else is measured on; no rows."""
    for length, sessions in SESSIONS.items():
        last = TODAY - datetime.timedelta(days=1)
        history.workspace(Path(desk.named(length)), sessions, last, execcoach=EXECCOACH, env=desk.env)
    return []


def first_frames(desk: Desk, rounds: int) -> list[Row]:
    """From the start of the program to a frame a person can use."""

    def frame(command: Sequence[str], *words: str) -> float:
        with desk.open(command) as terminal:
            return terminal.wait_for(*words)

    lengths = ("3 months", "5 years")
    words = {length: desk.first_words(length) for length in lengths}
    taken = in_turn(
        rounds,
        bare=lambda: frame(BARE, history.NAME, "thank a colleague"),
        **{length: partial(frame, desk.app(length), *words[length]) for length in lengths},
    )
    return [
        Row(f"first useful frame, {length} of history", median(taken[length]), median(taken["bare"]), 1.25)
        for length in lengths
    ]


def keys(desk: Desk, rounds: int, presses: int) -> list[Row]:
    """From a key to the end of its repaint: moving on Today, typing in a draft."""

    def pressed(command: Sequence[str], words: Sequence[str], way: Sequence[str], typed: Sequence[str]) -> list[float]:
        with desk.open(command) as terminal:
            terminal.wait_for(*words)
            terminal.settle()
            for key in way:
                terminal.press(key, quiet=0.5)
            return [terminal.press(key) for key in itertools.islice(itertools.cycle(typed), presses)]

    words = desk.first_words("5 years")
    taken: dict[str, list[float]] = {"bare": [], "today": [], "draft": []}
    for turn in range(rounds + 1):
        figures = {
            "bare": pressed(BARE, [history.NAME, "thank a colleague"], (), MOVES),
            "today": pressed(desk.app("5 years"), words, (), MOVES),
            "draft": pressed(desk.app("5 years"), words, DRAFT, LETTERS),
        }
        for name in figures if turn else ():
            taken[name] += figures[name]
    rows = []
    for name, what in (("today", "down and up on Today"), ("draft", "typing in a draft")):
        rows.append(Row(f"key to repaint, {what}, p50", median(taken[name]), median(taken["bare"]), 2.0))
        rows.append(Row(f"key to repaint, {what}, worst", max(taken[name]), 0, 50))
    return [*rows, Row("(key to repaint, the bare app, worst)", max(taken["bare"]), 0, float("inf"))]


def previews(desk: Desk, rounds: int, presses: int) -> list[Row]:
    """Typing with the longest template while guard and grounding look on, against the same editor without them."""
    template = preview.longest()
    shutil.copytree(desk.named("1 year"), desk.named("writing"))  # a draft more would change what others measure
    desk.run([*EXECCOACH, *preview.words(template), desk.named("writing")])
    words = desk.first_words("writing")
    plain = [sys.executable, str(HERE / "plain_editor.py"), desk.named("writing")]
    taken: dict[str, tuple[list[float], list[float]]] = {"ours": ([], []), "plain": ([], [])}
    for turn in range(rounds + 1):
        for name, command in (("ours", desk.app("writing")), ("plain", plain)):
            with desk.open(command) as terminal:
                flowing, rested = preview.pressed(terminal, words, presses)
            if turn:
                taken[name][0].extend(flowing)
                taken[name][1].extend(rested)
    ours, bare = taken["ours"], taken["plain"]
    what = f"key to preview ({template.id})"
    return [
        Row(f"{what}, p50", median(ours[0]), 0, 16),
        Row(f"{what}, p50 against none", median(ours[0]), median(bare[0]), 1.25),
        Row(f"{what}, after a rest", median(ours[1]), median(bare[1]), 2.0),
        Row(f"{what}, worst", max(*ours[0], *ours[1]), 0, 50),
        Row("(the same without a second look, worst)", max(*bare[0], *bare[1]), 0, float("inf")),
    ]


def commands(desk: Desk, rounds: int) -> list[Row]:
    """The shell: score against a bare command, the quick two against the clock."""
    taken = in_turn(
        rounds,
        bare=lambda: desk.seconds(BARE_COMMAND),
        score=lambda: desk.seconds([*EXECCOACH, "score", desk.named("5 years")]),
        version=lambda: desk.seconds([*EXECCOACH, "--version"]),
        count=lambda: desk.seconds([*EXECCOACH, "count", "-", "--network", "linkedin"], "Thank you, Priya."),
    )
    return [
        Row("score", median(taken["score"]), median(taken["bare"]), 1.5),
        Row("--version", median(taken["version"]), 0, 60),
        Row("count", median(taken["count"]), 0, 60),
    ]


def judging(rounds: int) -> list[Row]:
    """What it costs to judge a profile, and that ten times the roles are about ten times the work."""
    cost = scoring.costs(TODAY, rounds)
    rows = [Row(f"(judging a profile of {roles:,} roles)", cost[roles], 0, float("inf")) for roles in (1, 10, 100)]
    return [*rows, Row("judging 1,000 roles, against 100", cost[1000], cost[100], 13.0)]


def archive(desk: Desk, rounds: int) -> list[Row]:
    """Thirty thousand connections: reading them against the csv module, and a key of the search over them."""
    file = desk.folder / "Connections.csv"
    connections.write(file)
    time_taken, memory = connections.import_cost(file, rounds), connections.peaks(file)
    typed = connections.key_costs(file)
    return [
        Row("30,000 connections read, against csv", *time_taken, 4.0),
        Row("30,000 connections, most memory in MB", *memory, 4.0, "MB"),
        Row("a key of their search, p50", median(typed), 0, 16),
        Row("a key of their search, worst", max(typed), 0, 50),
    ]


def growth(desk: Desk, rounds: int) -> list[Row]:
    """What a start, a plan, a save and a session cost after five years, against after one: time and files opened."""
    number = itertools.count(1)

    def hobby() -> str:
        """A JSON Resume with one interest nobody has had before."""
        file = desk.folder / "resume.json"
        resume = {"basics": {"name": history.NAME}, "interests": [{"name": f"Bridge number {next(number)}"}]}
        file.write_text(json.dumps(resume), encoding="utf-8")
        return str(file)

    def save(length: str) -> list[str]:
        return ["import", hobby(), desk.named(length), "--yes"]

    def session(length: str) -> list[str]:
        return ["log", desk.named(length), "--share", f"Thanked Priya, {next(number)}", "--minutes", "10"]

    def planned(length: str) -> list[str]:
        return ["today", desk.named(length), "--json"]

    def started(length: str) -> float:
        with desk.open(desk.app(length)) as terminal:
            return terminal.wait_for(*shown[length])

    def seconds(words: Callable[[str], list[str]], length: str) -> float:
        return desk.seconds([*EXECCOACH, *words(length)])

    def opened(words: list[str], length: str) -> int:
        command = [sys.executable, str(HERE / "opened.py"), desk.named(length), *words]
        return int(desk.run(command).stderr.split()[-1])

    shown = {length: desk.first_words(length) for length in ("1 year", "5 years")}
    starts = in_turn(rounds, one=partial(started, "1 year"), five=partial(started, "5 years"))
    rows = [Row("the app started, year 5 against year 1", median(starts["five"]), median(starts["one"]), 1.2)]
    for what, words, bar in (
        ("a day planned (today)", planned, 1.2),
        ("a profile save (import)", save, 1.15),
        ("a session appended (log)", session, 1.15),
    ):
        taken = in_turn(
            rounds,
            one=partial(seconds, words, "1 year"),
            five=partial(seconds, words, "5 years"),
        )
        files = [opened(words(length), length) for length in ("5 years", "1 year")]
        rows.append(Row(f"{what}, year 5 against year 1", median(taken["five"]), median(taken["one"]), bar))
        rows.append(Row(f"{what}, files opened", files[0], files[1], 1.0, "files"))
    return rows


def cohort(desk: Desk, rounds: int, clients: int, sessions: int) -> list[Row]:
    """A coach's folder: cold against the parser alone, warm against asking after every file, memory, the first rows."""
    found = Cohort(desk.folder / "cohort", desk.env, clients, sessions, TODAY)
    cold = in_turn(max(1, rounds // 3), parsed=found.parsed, read=lambda: found.read("fresh").seconds)
    warm = in_turn(rounds, stats=found.stats, read=lambda: found.read().seconds)
    found.change_one()
    changed = found.read()
    homes = itertools.count(1)

    def rows(home: str) -> float:
        with Terminal(
            [*EXECCOACH, str(found.folder)], env={**desk.env, "EXECCOACH_HOME": home}, cwd=desk.folder
        ) as one:
            return one.wait_for(TITLE)

    def bare() -> float:
        with desk.open(BARE) as terminal:
            return terminal.wait_for(history.NAME, "thank a colleague")

    shown = in_turn(
        rounds,
        bare=bare,
        cold=lambda: rows(str(desk.folder / f"cold-{next(homes)}")),
        warm=lambda: rows(desk.env["EXECCOACH_HOME"]),
    )
    what = f"{clients:,} clients × {sessions}"
    return [
        Row(f"{what}, cold, against tomllib", median(cold["read"]), median(cold["parsed"]), 1.3),
        Row(f"{what}, warm, against stat", median(warm["read"]), median(warm["stats"]), 3.0),
        Row(f"{what}, most memory in MB", found.memory(), 0, 300, "MB"),
        Row(f"{what}, one changed: files opened", changed.opened, changed.read, 1.0, "files"),
        Row(f"{what}, first rows, cold", median(shown["cold"]), median(shown["bare"]), 1.5),
        Row(f"{what}, first rows, warm", median(shown["warm"]), median(shown["bare"]), 1.5),
    ]


def main() -> int:
    """Take every measure and print the table; 1 where a bar is missed or a measure could not be taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="rounds kept of every measure (one more warms up)")
    parser.add_argument("--only", default="", help="one measure by name, for example previews")
    parser.add_argument("--presses", type=int, default=20, help="keys pressed in each of a third of the rounds")
    parser.add_argument("--clients", type=int, default=1000, help="clients in the coach's folder")
    parser.add_argument("--sessions", type=int, default=250, help="sessions of each of them")
    given = parser.parse_args()
    if not importlib.util.find_spec("pydantic"):
        print(
            "pydantic is not installed: the bare programs do less than the standard lets them, so the bars are harder."
        )
    kept = True
    with tempfile.TemporaryDirectory(prefix="execcoach-benchmark-") as folder:
        home = str(Path(folder, "home"))
        plain = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith("TEXTUAL") and k not in ("NO_COLOR", "LINES", "COLUMNS")
        }
        desk = Desk(Path(folder), {**plain, "EXECCOACH_HOME": home, "EXECCOACH_TODAY": str(TODAY)})
        print(f"{'':<46}{'ours':>9}{'against':>9}    held      bar")
        measures: tuple[partial[list[Row]], ...] = (
            partial(workspaces, desk),
            partial(first_frames, desk, given.rounds),
            partial(keys, desk, max(1, given.rounds // 3), given.presses),
            partial(previews, desk, max(1, given.rounds // 3), given.presses),
            partial(commands, desk, given.rounds),
            partial(judging, given.rounds),
            partial(archive, desk, given.rounds),
            partial(growth, desk, given.rounds),
            partial(cohort, desk, given.rounds, given.clients, given.sessions),
        )
        for measure in measures:
            name = measure.func.__name__
            if given.only and name != given.only and (name != "workspaces" or given.only == "cohort"):
                continue
            try:
                for row in measure():
                    print(row, flush=True)
                    kept = kept and row.kept
            except (NeverShown, subprocess.CalledProcessError) as error:
                kept = False
                print(f"COULD NOT BE MEASURED: {error}{getattr(error, 'stderr', '')}", flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
