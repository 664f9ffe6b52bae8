"""Opens the demo of an installed execcoach in a real terminal and goes through its five places."""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

from terminal import Terminal

PLACES = {
    "2": "in your file",
    "4": "To approve",
    "5": "Needs you first",
    "1": "Press Enter to start",
    "3": "Who you are",
}

with tempfile.TemporaryDirectory() as away:
    env = {**os.environ, "EXECCOACH_HOME": away}
    with Terminal([sys.argv[1], "demo"], env=env, cwd=Path(away), size=(100, 32)) as terminal:
        terminal.wait_for("Ada Okafor", "Press Enter to start")
        for key, words in PLACES.items():
            terminal.press(key)
            terminal.wait_for(words)
            print(f"{key}: {words}")
        terminal.press("ctrl+q")
