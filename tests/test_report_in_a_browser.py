"""Reports in a real browser: nothing on its console, nothing asked of the network, the charts there with their values.

Where no Chromium is installed they are skipped: `apt-get install chromium`, then they run.
"""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from made_clients import ATTACKS, DAY, hostile, hostile_page, rich, rich_page, sparse

from execcoach.review.board import board
from execcoach.review.client import Gap
from execcoach.review.cohort import cohort
from execcoach.review.page import Sitting
from execcoach.services.reports import ReportDesk

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium here; apt-get install chromium")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
DESK = ReportDesk(DAY, "2026.2")


@dataclass(frozen=True)
class Opened:
    """What a browser made of a page: its tree as text, what came on the console, what the page asked for."""

    dom: str
    console: tuple[str, ...]
    asked: tuple[str, ...]


def opened(page: str, place: Path) -> Opened:
    file, log = place / "page.html", place / "net.json"
    file.write_text(page, "utf-8")
    told = (f"--user-data-dir={place / 'browser'}", f"--log-net-log={log}", "--enable-logging=stderr", "--dump-dom")
    ran = subprocess.run(
        [BROWSER, *QUIET, *told, file.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
        env={**os.environ, "HOME": str(place)},
    )
    console = [line for line in ran.stderr.decode("utf-8", "replace").splitlines() if "CONSOLE" in line]
    # Why the key: what the browser wants for itself, such as its updates, is not the page's doing.
    events = [event.get("params", {}) for event in json.loads(log.read_text("utf-8"))["events"]]
    own = [told for told in events if str(told.get("network_isolation_key", "")).startswith("file:") and "url" in told]
    return Opened(ran.stdout.decode(), tuple(console), tuple(told["url"] for told in own))


def charts(dom: str) -> dict[str, list[str]]:
    """The words in each chart, as the browser holds them."""
    found = re.findall(r'data-chart="(\w+)">(.*?)</svg>', dom, re.DOTALL)
    return {id: re.findall(r"<text[^>]*>([^<]*)</text>", drawn) for id, drawn in found}


def test_a_report_with_hostile_words_opens_quietly_with_all_its_charts(tmp_path):
    page = replace(rich_page(), sittings=(Sitting(DAY, 9, "executive", tuple(("share", words) for words in ATTACKS)),))
    gaps = tuple(Gap(words, words, 500, 5) for words in ATTACKS[:5])
    client = replace(rich(), name=ATTACKS[1], company=ATTACKS[7], gaps=gaps, flags=ATTACKS[:8])
    seen = opened(DESK.client(client, page, "html"), tmp_path)
    assert seen.console == ()
    assert seen.asked == ()
    assert not re.search(r"<(script|img|iframe|link|a)\b", seen.dom)
    assert seen.dom.count("<style>") == 1
    assert "pwned'&lt;/script&gt;</title>" in seen.dom
    drawn = charts(seen.dom)
    assert {"41", "57", "61", "62.4"} <= set(drawn["trend"])
    assert [words for words in drawn["groups"] if " of " in words] == [
        *("13.7 of 16", "11.23 of 20", "20.74 of 27", "0 of 17", "13 of 13", "3.73 of 7")
    ]
    assert drawn["balance"] == ["share", "14", "listen", "16", "engage", "7"]
    assert seen.dom.count(": done</title>") > 40
    assert "planned, not done" in drawn["year"]


@pytest.mark.proof
@pytest.mark.parametrize("name", ["client", "group", "board"])
@pytest.mark.parametrize("kind", ["rich", "sparse", "hostile"])
def test_every_report_opens_quietly(name, kind, tmp_path):
    client = {"rich": rich(), "sparse": sparse(), "hostile": hostile()}[kind]
    page = {"rich": rich_page(), "sparse": None, "hostile": hostile_page()}[kind]
    whole = {
        "client": lambda: DESK.client(client, page, "html"),
        "group": lambda: DESK.group(cohort([client]), "html"),
        "board": lambda: DESK.board(board([client]), "html"),
    }[name]()
    seen = opened(whole, tmp_path)
    assert (seen.console, seen.asked) == ((), ())
    assert seen.dom.count("<svg") == whole.count("<svg") == len(charts(seen.dom))
    assert not re.search(r"<(script|img|iframe|link|a)\b", seen.dom)


@pytest.mark.proof
def test_a_page_that_asks_for_something_or_runs_a_script_is_noticed(tmp_path):
    page = DESK.board(board([rich()]), "html")
    breach = page.replace("<main", "<img src='http://127.0.0.1:9/x.png'><script>document.title='pwned'</script><main")
    (tmp_path / "held").mkdir()
    (tmp_path / "free").mkdir()
    held = opened(breach, tmp_path / "held")
    assert len(held.console) == 2
    assert held.asked == ()
    assert "<title>pwned" not in held.dom
    free = opened(re.sub(r"<meta http-equiv[^>]*>", "", breach), tmp_path / "free")
    assert "http://127.0.0.1:9/x.png" in free.asked
    assert "<title>pwned" in free.dom
