"""Draws the pictures in docs/ from the demo, on a fixed day: `uv run python docs/make_pictures.py`."""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DAY = "2026-11-20"  # a Friday: a working day, with its month well begun
SIZE = (120, 40)
SCREENS = ("today", "profile", "checklist", "drafts", "review")
REPORT = "report"
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


def draw_report(home: str) -> None:
    """A client's report as a browser shows it: docs/report.png; Chromium draws it."""
    from execcoach.review.client import Client
    from execcoach.review.page import Page
    from execcoach.services.people import People
    from execcoach.services.reports import ReportDesk
    from execcoach.services.review import ReviewDesk

    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        print("docs/report.png needs Chromium; it stays as it is")
        return
    people, desk = People(), ReviewDesk()
    folder = desk.folder_of(people, people.open_demo())
    assert folder
    client = next(row for row in desk.clients(folder) if isinstance(row, Client) and "Solheim" in row.name)
    page = desk.page(client)
    assert isinstance(page, Page)
    file = Path(home) / "report.html"
    text = ReportDesk(desk.clock.today(), desk.rubric.version).client(client, page, "html")
    file.write_text(text, "utf-8")
    quiet = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    )
    told = (f"--user-data-dir={home}/browser", "--window-size=860,1640", f"--screenshot={HERE / 'report.png'}")
    subprocess.run([browser, *quiet, *told, file.as_uri()], check=True, capture_output=True, timeout=120)
    print("docs/report.png")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"EXECCOACH_HOME": home, "EXECCOACH_TODAY": DAY, "TEXTUAL_ANIMATIONS": "none"}
        os.environ.pop("NO_COLOR", None)
        wanted = sys.argv[1:] or [*SCREENS, REPORT]
        if screens := [name for name in wanted if name != REPORT]:
            asyncio.run(draw(screens))
        if REPORT in wanted:
            draw_report(home)
