"""A scripted run told as a page: real commands and a real terminal, their output and screens as text."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from terminal import Terminal

SCREEN = (80, 24)


class Story:
    """A page that grows as the run goes on; `here` is the folder the commands are given in."""

    def __init__(self, title: str, here: Path, today: str) -> None:
        self.here = here
        self._parts = [f"# {title}"]
        self.same: dict[str, str] = {}
        """What is drawn by lot (an id), and what stands for it on the page."""
        self.env: Mapping[str, str] = {
            **{key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")},
            "EXECCOACH_HOME": str(here.parent / "home"),
            "EXECCOACH_TODAY": today,
            "TEXTUAL_ANIMATIONS": "none",
        }

    def say(self, words: str) -> None:
        """A paragraph of the page."""
        self._parts.append(words)

    def head(self, words: str) -> None:
        """A heading within the page."""
        self._parts.append(f"## {words}")

    def file(self, name: str) -> None:
        """What a file holds, as a block."""
        self._block(f"{name}:", (self.here / name).read_text("utf-8"))

    def shell(self, *words: str, typed: str = "", show: bool = True) -> str:
        """A command and what it prints; AssertionError where it does not end with 0."""
        done = subprocess.run(
            [sys.executable, "-m", "execcoach", *words],
            env=self.env,
            cwd=self.here,
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, (words, done.stderr)
        said = (done.stdout + done.stderr).replace(str(self.here), "desk")
        if show:
            called = " ".join(f"'{word}'" if " " in word or "=" in word else word for word in words)
            self._block(f"$ execcoach {called}", said)
        return done.stdout

    def open(self, *words: str) -> Terminal:
        """The app in a terminal of 80 columns and 24 rows."""
        return Terminal([sys.executable, "-m", "execcoach", *words], env=self.env, cwd=self.here, size=SCREEN)

    def screen(self, terminal: Terminal, words: str, *awaited: str) -> None:
        """A paragraph, and the screen as it stands once the awaited words are on it."""
        if awaited:
            terminal.wait_for(*awaited)
        terminal.settle(quiet=0.25)
        self.say(words)
        self._block("", terminal.text().replace(str(self.here), "desk"))

    def _block(self, head: str, body: str) -> None:
        for drawn, shown in self.same.items():
            body = body.replace(drawn, shown)
        body = re.sub(r"(?m)( \d of \d   )\d+:\d\d", r"\1-:--", body)  # the clock of a session
        body = re.sub(r"\A  \S( \w\w  )", r"  ◆\1", body)  # the sign on the top line comes from the id
        lines = [line.rstrip() for line in ([head] if head else []) + body.rstrip("\n").split("\n")]
        self._parts.append("\n".join(["```text", *lines, "```"]))

    @property
    def page(self) -> str:
        """The whole page."""
        return "\n\n".join(self._parts) + "\n"

    def told(self, file: Path, update: bool) -> None:
        """Write the page, or hold it against the one that is there."""
        if update:
            file.write_text(self.page, "utf-8")
        assert file.read_text("utf-8") == self.page, f"{file.name} tells another story; --update-golden writes it anew"


def paste(words: str) -> str:
    """The keys a terminal sends when this is pasted."""
    return f"\x1b[200~{words}\x1b[201~"
