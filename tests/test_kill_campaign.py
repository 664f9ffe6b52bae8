"""Kill -9 in the middle of the ten minutes: what was typed is there, nothing counts twice, the session is offered.

A folder is worked in by one device or by two at once; each is killed again and again in the same session, goes on
where it was, and ends it at last.
"""

import os
import random
import sys
import threading
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a real terminal needs a system with pseudo-terminals")

from terminal import Terminal

PROMISED = 2.0
"""Seconds after which what was typed must be on the disk."""
PACE, WORDS = 0.08, 20
"""Seconds between two words, and words in a note before the next step."""
LIVES = 5
"""Kills of one device in one session; after the last it is brought to its end."""
PROFILE = 'schema = 1\n\n[person]\nid = "ada-okafor-1"\nname = "Ada Okafor"\n'
NEXT, OFFER = "\x0e", "Your ten minutes wait for you"


@dataclass
class Figures:
    """What a campaign saw."""

    kills: int = 0
    typed: int = 0
    offered: int = 0
    written: int = 0
    ended: int = 0
    owed: int = 0
    losses: list[float] = field(default_factory=list)


class Watched(Terminal):
    """A terminal whose screen is not drawn while words are typed: drawing would hold the typist up."""

    def type(self, words: str, wait: float) -> None:
        """Type the words, then let this time pass."""
        self.send(words)
        self.rest(wait)

    def has_ended(self) -> bool:
        """Whether the session is over, as far as has been read."""
        return b"That was it" in self.received

    def rest(self, wait: float) -> None:
        end = time.perf_counter() + wait
        while (left := end - time.perf_counter()) > 0:
            self._read(left)


class Device:
    """One machine with a home of its own, and whoever types there."""

    def __init__(self, folder: Path, name: str, seed: str, lives: int) -> None:
        self.folder, self.name, self.dice, self.lives = folder, name, random.Random(seed), lives
        kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")}
        self.env = {**kept, "EXECCOACH_HOME": str(folder.parent / f"home-{name}")}
        self.typed: list[tuple[float, str]] = []
        self.kept: set[str] = set()
        self.given_up: set[str] = set()
        """Words that an earlier kill took, all of them younger than was promised."""
        self.seen = Figures()

    def app(self) -> Watched:
        size = (80, 24)
        return Watched(
            [sys.executable, "-m", "execcoach", str(self.folder)], env=self.env, cwd=self.folder.parent, size=size
        )

    def work(self, others: str = "") -> None:
        """Begin a session, be killed in it, go on, and end it."""
        for life in range(self.lives + 1):
            with self.app() as terminal:
                if life and self.is_written():
                    terminal.wait_for("Done for today")
                    assert OFFER not in terminal.text(), "a session that is written is offered again"
                    self.seen.written += 1
                    return
                terminal.wait_for(OFFER if life else "Today")
                assert not others or f"{others}0" not in terminal.text(), "another device's session is offered"
                if life:
                    self.seen.offered += 1
                else:
                    terminal.settle(0.1)
                    assert OFFER not in terminal.text(), "a session that never began is offered"
                terminal.send("\r")
                terminal.wait_for("leave (kept)", "Done", "of 3")
                if life == self.lives:
                    self.end(terminal)
                    return
                self.be_killed(terminal)

    def be_killed(self, terminal: Watched) -> None:
        """Type at a steady pace until the app is killed: anywhere, or where the record is written."""
        at_the_end = self.dice.random() < 0.25
        moment = 99.0 if at_the_end else self.dice.uniform(0.05, 3.6)
        start, words, until_next = time.perf_counter(), 0, len(self.typed)
        while (now := time.perf_counter() - start) < moment and not terminal.has_ended():
            words += 1
            if at_the_end and words > 2:
                for _ in range(3):
                    terminal.type(NEXT, 0.05)
                terminal.rest(self.dice.uniform(0.0, 0.5))
                break
            word = f"{self.name}{len(self.typed):04}z"
            self.typed.append((time.perf_counter(), word))
            ends = words % WORDS == 0
            until_next = len(self.typed) if ends else until_next
            terminal.type(f"{word} {NEXT if ends else ''}", min(PACE, max(0.0, moment - now)))
        terminal.kill()
        died = time.perf_counter()
        if terminal.has_ended() and not at_the_end:
            del self.typed[until_next:]  # typed after the session was over, before that was seen
        self.look(died)

    def look(self, died: float) -> None:
        """Hold what is on the disk to what was typed."""
        disk = "\n".join(file.read_text("utf-8") for file in self.files())
        for file in self.files():
            tomllib.loads(file.read_text("utf-8"))
        lost = {word: died - at for at, word in self.typed if word not in disk and word not in self.given_up}
        late = {word: round(ago, 2) for word, ago in lost.items() if ago > PROMISED}
        fresh = min((died - at for at, word in self.typed if word in disk), default=float("inf"))
        assert not late, f"seconds before the kill, not on the disk: {late}; the newest that is: {fresh:.2f}\n{disk}"
        holes = {word: round(ago, 2) for word, ago in lost.items() if ago > fresh}
        assert not holes, f"not on the disk, though what was typed later is: {holes}\n{disk}"
        gone = [word for word in self.kept if word not in disk]
        assert not gone, f"on the disk once and not any more: {gone}"
        self.given_up |= {word for _, word in self.typed if word not in disk}
        self.kept = {word for _, word in self.typed if word in disk}
        self.seen.kills += 1
        self.seen.owed += sum(at < died - PROMISED for at, _ in self.typed)
        self.seen.losses.append(max(lost.values(), default=0.0))
        self.seen.typed = len(self.typed)

    def end(self, terminal: Watched) -> None:
        """Close every step that is open."""
        for _ in range(6):
            terminal.settle(quiet=0.15, limit=1.0)
            if terminal.shows(["That was it"]):
                break
            terminal.send(NEXT)
        terminal.wait_for("That was it")
        terminal.kill()
        self.seen.ended += 1

    def files(self) -> list[Path]:
        """The files of progress, another device's too: what of ours stands in them was written by us."""
        return sorted((self.folder / "progress").glob("*.toml"))

    def is_written(self) -> bool:
        return any(f"{self.name}0" in str(one) for one in sessions(self.folder))


def sessions(folder: Path) -> list[dict[str, object]]:
    files = (folder / "progress").glob("2026-*.toml")
    return [session for file in files for session in tomllib.loads(file.read_text("utf-8")).get("session", [])]


def worked_in(folder: Path, devices: int, seed: str, lives: int) -> Iterator[Figures]:
    """One folder from its first session to the last look at it."""
    place = folder / "ada"
    place.mkdir(parents=True)
    (place / "profile.toml").write_text(PROFILE, "utf-8")
    names = ["Ann", "Bob"][:devices]
    there = [Device(place, name, f"{seed} {name}", lives) for name in names]
    with ThreadPoolExecutor(devices) as pool:
        others = [*names[::-1]] if devices == 2 else [""]
        for done in [pool.submit(device.work, other) for device, other in zip(there, others, strict=True)]:
            done.result()
    written = sessions(place)
    assert len(written) == len({session["id"] for session in written}) == devices, "a session is missing or there twice"
    for device in there:
        (own,) = [session for session in written if f"{device.name}0" in str(session)]
        assert all(word in str(own) for word in device.kept), "ending it lost what was kept"
        assert sum(str(session).count(word) for session in written for word in device.kept) == len(device.kept)
        yield device.seen
    assert not list((place / "progress").glob("now.*")), "the running session is still there"


def campaign(tmp_path: Path, kills: int, at_once: int = 1, lives: int = LIVES) -> None:
    """Folder after folder until so many kills were died; every third is shared by two devices."""
    counted, taken, lock = Figures(), 0, threading.Lock()

    def worker() -> None:
        nonlocal taken
        while True:
            with lock:
                if counted.kills >= kills:
                    return
                taken += 1
                number = taken
            found = list(worked_in(tmp_path / f"{number}", 2 if number % 3 == 0 else 1, f"20261121 {number}", lives))
            with lock:
                for one in found:
                    for name in ("kills", "typed", "offered", "written", "ended", "owed"):
                        setattr(counted, name, getattr(counted, name) + getattr(one, name))
                    counted.losses += one.losses

    began = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        for done in [pool.submit(worker) for _ in range(at_once)]:
            done.result()
    losses = sorted(counted.losses)
    print(
        f"\nkill campaign: {counted.kills} kills in {taken} folders, {taken // 3} of them shared by two devices; "
        f"{counted.typed} words typed, {counted.owed} times one was owed, 0 missing; oldest loss "
        f"{losses[-1]:.2f} s, half of them under {losses[len(losses) // 2]:.2f} s; {counted.offered} times offered "
        f"again, {counted.written + counted.ended} sessions, each once ({counted.written} killed while or after "
        f"the record was written); {time.perf_counter() - began:.0f} s"
    )


@pytest.mark.usefixtures("home")
def test_a_session_that_is_killed_keeps_what_was_typed_and_counts_once(tmp_path: Path) -> None:
    campaign(tmp_path, 1, lives=1)


@pytest.mark.proof
@pytest.mark.usefixtures("home")
def test_sessions_killed_at_two_hundred_moments_on_one_device_and_on_two_lose_nothing_and_count_once(
    tmp_path: Path,
) -> None:
    campaign(tmp_path, 200, 1 + (os.cpu_count() or 1))
