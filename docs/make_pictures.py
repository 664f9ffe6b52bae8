"""Draws the pictures in docs/ from the demo, on a fixed day: `uv run python docs/make_pictures.py`."""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

DAY = "2026-11-20"  # a Friday: a working day, with its month well begun
SIZE = (120, 40)
SCREENS = ("today", "profile", "checklist", "drafts", "review")
HERE = Path(__file__).resolve().parent


def still(svg: str) -> str:
    """The picture without anything fetched from elsewhere, its ids the same at every drawing."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}\s*", "", svg)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"Fira Code", "ui-monospace, SFMono-Regular, Menlo, Consolas", svg)
    for number, found in enumerate(dict.fromkeys(re.findall(r"terminal-\d+", svg))):
        svg = svg.replace(found, f"terminal-{number}")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


async def draw(wanted: list[str]) -> None:
    """Open the demo, go to each screen, and write what it shows."""
    from execcoach.services.people import People
    from execcoach.tui.app import CoachApp

    people = People()
    app = CoachApp(people, people.open_demo())
    async with app.run_test(size=SIZE) as pilot:
        for name in wanted:
            await app.switch_mode(name)
            await pilot.pause(0.8)
            await app.workers.wait_for_complete()
            await pilot.pause(0.2)
            svg = still(app.export_screenshot(title="execcoach"))
            (HERE / f"{name}.svg").write_text(svg, "utf-8", newline="\n")
            print(f"docs/{name}.svg")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"EXECCOACH_HOME": home, "EXECCOACH_TODAY": DAY, "TEXTUAL_ANIMATIONS": "none"}
        os.environ.pop("NO_COLOR", None)
        asyncio.run(draw(sys.argv[1:] or list(SCREENS)))
