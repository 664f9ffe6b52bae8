"""One figure, one number: the table, the page, the reports, CSV and JSON say the same of every client."""

import csv
import datetime
import html
import io
import re
import shutil
from collections.abc import Sequence
from typing import Any

from cohorts import DAY, bad_clients, good_clients, hostile_client, session, written
from hypothesis import given, settings
from hypothesis import strategies as st
from made_clients import GROUPS

from execcoach.cli.main import run
from execcoach.review.client import Client, Gap, Nearest
from execcoach.review.cohort import Cohort, cohort
from execcoach.review.counted import mix
from execcoach.review.findings import points
from execcoach.review.gathering import Gathered
from execcoach.review.page import Page
from execcoach.routine.records import EFFORTS, KINDS, PILLARS
from execcoach.services.reports import FORMATS, ReportDesk
from execcoach.services.review import ReviewDesk
from execcoach.services.review_data import as_csv, as_json
from execcoach.services.review_forms import as_text
from execcoach.storage.clock import Clock
from execcoach.tui.widgets.clients import pages, row_cells

DESK = ReportDesk(DAY, "2026.2")
BLANK = ("–", "")
Told = dict[str, Any]


def number(words: str) -> float | None:
    """A figure as a person reads it, +5.75 or −2, None where a dash says that nothing is known."""
    found = re.search(r"[-−+±]?\d+(?:\.\d+)?", words)
    return None if words in BLANK or found is None else float(found[0].translate({0x2212: "-", 0xB1: None}))


def numbers(words: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", words)))


def of_json(found: Cohort) -> list[Told]:
    keys = ("score", "change", "sessions_28d", "sessions", "days_silent", "items", "milestones")
    return [
        {key: row[key] for key in keys}
        | {
            "kept": (row["kept"], row["planned"]) if row["planned"] else (),
            "balance": tuple(row["balance"][pillar] for pillar in PILLARS),
            "gain": row["gaps"][0]["gain"] if row["gaps"] else None,
            "nearest": tuple((row["nearest"] or {}).values())[1:],
            "efforts": {kind: many for kind, many in row["efforts"].items() if many},
            "came": {kind: many for kind, many in row["outcomes"].items() if many},
            "months": tuple(row["months"]),
            "homework": len(row["homework"]),
            "open_to": row["open_to"],
        }
        for row in as_json(found)["clients"]
    ]


def of_csv(found: Cohort) -> list[Told]:
    rows = list(csv.DictReader(io.StringIO(as_csv(found))))
    blank = {"path", "problem"}
    return [
        {key: number(row[key].lstrip("'")) for key in ("score", "change", "days_silent", "open_to")}
        | {key: int(row[key]) for key in ("sessions_28d", "sessions", "items", "milestones")}
        | {
            "kept": (int(row["kept"]), int(row["planned"])) if row["planned"] != "0" else (),
            "balance": tuple(int(row[pillar]) for pillar in PILLARS),
            "gain": number(row["gap_gain"]),
            "nearest": (row["nearest"], int(row["nearest_have"]), int(row["nearest_number"])) if row["nearest"] else (),
            "efforts": _some(row, "effort_", EFFORTS),
            "came": _some(row, "came_", tuple(kind for kind in KINDS if kind != "nothing")),
            "months": tuple(int(row[f"month_{at:02}"]) for at in range(1, 13)),
            "homework": len(list(filter(None, row["homework"].split("; ")))),
        }
        for row in rows
        if {key for key, value in row.items() if value} - blank
    ]


def _some(row: dict[str, str], before: str, kinds: Sequence[str]) -> dict[str, int]:
    counts = {kind: int(row[before + kind.replace("-", "_")]) for kind in kinds}
    return {kind: many for kind, many in counts.items() if many}


def of_report(cells: dict[str, str]) -> Told:
    """What the figures of a report say, by what they are called there; only those that are there."""
    read = {
        "Score": ("score", number),
        "Out of": ("open_to", number),
        "In 28 days": ("change", number),
        "Planned days kept": ("kept", numbers),
        "Sessions in 28 days": ("sessions_28d", int),
        "Sessions in all": ("sessions", int),
        "Days silent": ("days_silent", number),
        "Share, listen, engage": ("balance", numbers),
        "What it was, 28 days": ("efforts", str),
        "What came of it, a year": ("came", str),
        "Put right in 28 days": ("items", int),
        "Milestones": ("milestones", int),
        "Next milestone": ("nearest", str),
        "Homework done": ("homework", int),
        "Biggest gap": ("gain", lambda words: number(words.rpartition(" ")[2])),
    }
    return {read[head][0]: read[head][1](words) for head, words in cells.items() if head in read}


def plain(words: str, format: str) -> str:
    """Words as a reader of the format sees them."""
    return html.unescape(words.strip()) if format == "html" else re.sub(r"\\(.)", r"\1", words.strip())


def of_group(page: str, format: str) -> list[Told]:
    if format == "html":
        table = page[page.index('id="everybody"') :].partition("</table>")[0]
        rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table.split("<tr>")[1:]]
    else:
        table = page.partition("## Everybody\n\n")[2].partition("\n\n")[0]
        rows = [re.split(r"(?<!\\)\|", line)[1:-1] for at, line in enumerate(table.splitlines()) if at != 1]
    head, *told = [[plain(words, format) for words in row] for row in rows]
    return [of_report(dict(zip(head, row, strict=True))) for row in told]


def of_one(page: str, format: str) -> Told:
    if format == "html":
        pairs = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", page)
    else:
        table = page.partition("## The figures\n\n")[2].partition("\n\n")[0]
        pairs = [re.split(r"(?<!\\)\|", line)[1:3] for line in table.splitlines()[2:]]
    return of_report({plain(head, format): plain(words, format) for head, words in pairs})


def of_screen(client: Client) -> Told:
    """The row of the screen, all its columns."""
    cells: dict[str, str] = {}
    for shown in pages(120):
        name, line = row_cells(client, shown)
        assert name.strip()
        at = 0
        for column in shown[1:]:
            cells[column.key], at = line[at : at + column.width].strip(), at + column.width + 2
    silent = {"today": 0.0, "yesterday": 1.0, "never": None}
    last = cells["last"]
    return {
        "score": number(cells["score"]),
        "change": number(cells["change"].partition(" ")[2]),
        "kept": numbers(cells["kept"]),
        "balance": numbers(cells["balance"]),
        "days_silent": silent[last] if last in silent else number(last),
        "gain": number(cells["gap"].partition(" ")[0]),
        "months": len(cells["months"]),
    }


def of_shell(found: Cohort) -> list[Told]:
    """The table of the shell."""
    lines = as_text(found).splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("Name "))
    told = []
    for line in lines[at + 1 : at + 1 + len(found.clients)]:
        cells = [line[start : start + width].strip() for start, width in ((26, 5), (33, 7), (42, 8), (52, 8))]
        told.append(
            {
                "score": number(cells[0]),
                "change": number(cells[1]),
                "sessions_28d": int(cells[2]),
                "kept": numbers(cells[3]),
            }
        )
    return told


def _far(nearest: tuple[str, int, int] | tuple[()]) -> str:
    if not nearest:
        return "–"
    title, have, number = nearest
    return f"{title} ({have} of {number})" if number > 1 else title


def agree(found: Cohort, page_of: Any = lambda client: None) -> None:
    clients, truth = found.ordered("first"), of_json(found)
    assert of_csv(found) == truth
    in_words = [
        {"efforts": mix(client.efforts) or "–", "came": mix(client.outcomes) or "–", "nearest": _far(true["nearest"])}
        for client, true in zip(clients, truth, strict=True)
    ]
    shell, pages_of = of_shell(found), {client.path: page_of(client) for client in clients}
    for format in FORMATS:
        group = of_group(DESK.group(found, format), format)
        assert len(group) == len(clients)
        for client, true, words, row in zip(clients, truth, in_words, group, strict=True):
            page = pages_of[client.path]
            whole = DESK.client(client, page, format)
            assert all(f"{points(group.points)} of {points(group.of)}" in whole for group in client.groups)
            one = of_one(whole, format)
            assert len(one) >= 14
            for told in (row, one):
                assert told == {key: words.get(key, true[key]) for key in told}, client.name
            assert page is None or of_json(Cohort((page.client,)))[0] == true
    for client, true, row in zip(clients, truth, shell, strict=True):
        screen = of_screen(client)
        rounded = true | {"score": round(client.score / 100), "months": 12}
        assert row == {key: rounded[key] for key in row}
        assert screen.pop("gain") == (None if true["gain"] is None else round(true["gain"]))
        assert screen == {key: rounded[key] for key in screen}


def test_every_figure_of_every_client_is_the_same_wherever_it_is_read(home, tmp_path) -> None:
    good_clients(tmp_path)
    hostile_client(tmp_path)
    bad_clients(tmp_path)
    days = [DAY - datetime.timedelta(days=back) for back in range(0, 40, 3)]
    result = {"id": "r", "on": str(DAY), "kind": "meeting", "words": "Half an hour"}
    progress = {"person": "p", "session": [session(day) for day in days], "result": [result]}
    away = {"routine": {"away": [{"from": "2026-11-02", "to": "2026-11-06"}]}}
    pat = {"id": "p", "name": "Pat | Lund"}
    written(tmp_path / "pat", {"person": pat} | away, progress)
    written(tmp_path / "new", {"person": {"id": "n", "name": "Ned"}})
    for name in ("all", "totals"):
        lent = written(
            tmp_path / "elsewhere" / name, {"person": pat | {"id": name}} | away, progress | {"person": name}
        )
        file = tmp_path / f"{name}.execcoach.toml"
        assert run(["share", str(lent), "-o", str(file), "--visibility", name]) == 0
    shutil.rmtree(tmp_path / "elsewhere")
    desk, found = ReviewDesk(Clock(DAY)), Gathered()
    for batch in desk.reading(tmp_path):
        found = found.taking(batch.rows)
    everybody = found.cohort()
    assert [client.visibility for client in everybody.clients].count("totals") == 1
    assert len(everybody.clients) >= 11
    assert len(everybody.problems) >= 10

    def page_of(client: Client) -> Page:
        page = desk.page(client)
        assert isinstance(page, Page)
        return page

    agree(everybody, page_of)


counts = st.integers(0, 99)
gaps = st.builds(Gap, st.just("past-roles"), st.just("What?"), st.integers(1, 2000), counts)
made = st.builds(
    Client,
    name=st.text("abc |*_<&é'\"", min_size=1, max_size=12).map(lambda name: f"N{name}"),
    path=st.uuids().map(str),
    score=st.integers(0, 10_000),
    open_to=st.integers(0, 10_000),
    groups=st.just(GROUPS),
    change=st.none() | st.integers(-9999, 9999),
    sessions_28d=counts,
    sessions=counts,
    days_silent=st.none() | st.integers(0, 800),
    missed=st.none() | counts,
    kept=st.integers(0, 21),
    planned=st.sampled_from([0, 5, 21]),
    balance=st.tuples(counts, counts, counts).map(lambda three: tuple(zip(PILLARS, three, strict=True))),
    gaps=st.lists(
        st.builds(Gap, st.just("past-roles"), st.just("What?"), st.integers(1, 2000), counts), max_size=2
    ).map(tuple),
    months=st.tuples(*[counts] * 12),
    efforts=st.lists(st.tuples(st.sampled_from(EFFORTS), counts), unique_by=lambda one: one[0]).map(tuple),
    outcomes=st.lists(st.tuples(st.sampled_from(["reply", "press"]), counts), unique_by=lambda one: one[0]).map(tuple),
    nearest=st.none() | st.builds(Nearest, st.just("x"), st.just("Ten | days"), counts, counts),
    milestones=counts,
    items=counts,
    homework=st.lists(st.just("abc/1"), max_size=3).map(tuple),
)


@settings(max_examples=40)
@given(st.lists(made, min_size=1, max_size=4))
def test_any_figures_agree(clients) -> None:
    agree(cohort(clients))
