"""Reports: each reads as its golden text, no client's words act in it, and no file of anybody's is written over."""

import functools
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cohorts import DAY
from each import each
from made_clients import ATTACKS, hostile, hostile_page, rich, rich_page, sparse
from markdown_it import MarkdownIt

from execcoach.errors import CoachError
from execcoach.review.board import board
from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort, cohort
from execcoach.review.page import Page
from execcoach.services.export import AlreadyThere
from execcoach.services.reports import FORMATS, ReportDesk, board_text, meant

GOLDEN = Path(__file__).parent / "golden"
DESK = ReportDesk(DAY, "2026.2")
CLIENTS: dict[str, tuple[Client, Page | None]] = {
    "rich": (rich(), rich_page()),
    "sparse": (sparse(), None),
    "hostile": (hostile(), hostile_page()),
}
COHORTS = {
    "rich": cohort([rich(), sparse(), *(Client(name=f"Client {at}", path=f"/c/{at}") for at in range(3))]),
    "sparse": Cohort(),
    "hostile": cohort([hostile(), Problem(ATTACKS[2], ATTACKS[1])]),
}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "div", "p", "span"),
    *("h1", "h2", "dl", "dt", "dd", "ul", "ol", "li", "q", "br", "strong", "code", "table", "thead", "tbody", "tr"),
    *("th", "td", "figure", "figcaption", "details", "summary"),
    *("svg", "desc", "line", "text", "polyline", "circle", "rect", "g"),
}
KINDS = ("rich", "sparse", "hostile")
NAMES = ("client", "group", "board")


@functools.cache
def made(name: str, kind: str, format: str) -> str:
    if name == "client":
        return DESK.client(*CLIENTS[kind], format)
    return DESK.group(COHORTS[kind], format) if name == "group" else DESK.board(board(COHORTS[kind].clients), format)


class Seen(HTMLParser):
    """What a browser would make of a page: its tags with their attributes, its words, the rows of its tables."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        self.words.append(data)


@each("name", NAMES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", FORMATS)
def test_a_report_reads_as_its_golden_text(name, kind, format, request) -> None:
    text = made(name, kind, format)
    golden = GOLDEN / f"report-{name}.{kind}.{format}"
    if format == "html":
        text = text[text.index("<body>") :]
    if request.config.getoption("--update-golden"):
        golden.write_text(text, "utf-8", newline="")
    assert text == golden.read_bytes().decode()


@each("name, kind", [(name, kind) for name in NAMES for kind in KINDS])
def test_a_page_is_whole_holds_no_script_and_asks_for_nothing(name, kind) -> None:
    page = made(name, kind, "html")
    seen = Seen(page)
    assert seen.open == []
    assert {tag for tag, _ in seen.tags} <= TAGS
    attributes = {key for _, told in seen.tags for key in told}
    assert not {key for key in attributes if key.startswith("on")} | (
        attributes & {"href", "src", "xlink:href", "style"}
    )
    (policy,) = [told["content"] for _, told in seen.tags if told.get("http-equiv") == "Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert "url(" not in page[page.index("<style>") : page.index("</style>")]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)
    ids = [told["id"] for _, told in seen.tags if "id" in told]
    assert len(ids) == len(set(ids))


@each("kind", KINDS)
def test_every_chart_can_be_heard_and_has_its_table_behind_it(kind) -> None:
    for name in ("client", "group"):
        page = made(name, kind, "html")
        for figure in page.split("<figure>")[1:]:
            head, _, table = figure.partition("</svg>")
            (labels,) = re.findall(r'<svg role="img" aria-labelledby="([^"]+)"', head)
            assert all(f'id="{label}"' in head for label in labels.split())
            assert "<table>" in table.partition("</figure>")[0]
    charts = set(re.findall(r'data-chart="(\w+)"', made("client", "rich", "html")))
    assert charts == {"trend", "groups", "balance", "year"}
    assert set(re.findall(r'data-chart="(\w+)"', made("group", "rich", "html"))) == charts


def test_what_a_chart_shows_stands_in_it_as_words() -> None:
    page = made("client", "rich", "html")
    shown = {id: re.sub("<[^>]+>", "|", part) for id, part in re.findall(r'data-chart="(\w+)">(.*?)</svg>', page, re.S)}
    for value in ("41", "57", "61", "62.4", "19 Nov"):
        assert f"|{value}|" in shown["trend"]
    assert "|13.7 of 16|" in shown["groups"]
    assert "|0 of 17|" in shown["groups"]
    assert "|share||14|" in re.sub(r"\|+", lambda m: m[0][:2], shown["balance"])
    assert "planned, not done" in shown["year"]


@each("name", NAMES)
def test_markdown_shows_a_hostile_clients_words_and_obeys_none(name) -> None:
    text = made(name, "hostile", "md")
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert set(re.findall(r"<(\w+)", html)) <= {
        *("h1", "h2", "p", "em", "strong", "ul", "ol", "li", "br", "code", "pre", "table", "thead", "tbody"),
        *("tr", "th", "td"),
    }
    assert len(re.findall("<h1>", html)) == 1
    assert "Mallory &lt;/title&gt;&lt;script&gt;" in html
    assert "49" not in html


def test_a_report_says_for_whom_it_is_and_that_only_the_board_may_be_passed_on() -> None:
    group, one = made("group", "rich", "md"), made("client", "rich", "md")
    assert "For the coach: it names everybody" in group
    assert "none of the coach’s own notes" in one
    assert "Client 1" in group
    assert "Client 1" not in made("board", "rich", "html")


def test_a_group_of_thousands_fits_on_a_page_and_says_what_was_left_out() -> None:
    worst = replace(hostile(), company='"' * 700, flags=('"' * 700,) * 20, outcomes=(('"' * 700, 1),) * 50)
    many = [
        replace(worst, name=f"N{at} " + '"' * 700, path=f"/{at}", person=f"{at}", days_silent=None)
        for at in range(1100)
    ]
    found = cohort([*many, *(Problem('"' * 700, '"' * 700) for _ in range(300))])
    text = DESK.group(found, "html")
    assert "And 1070 more, who come next in the table" in text
    assert "And 100 more:" in text
    assert "And 100 more." in text
    assert "the other 1060 stand in the table" in text
    assert len(text) < 5_000_000


def test_a_client_is_meant_by_name_or_part_of_it_and_who_it_may_be_is_said() -> None:
    benita = Client(name="Benita", path="/c/n", company="Kew")
    found = cohort([rich(), sparse(), Client(name="Ben", path="/c/b"), benita])
    assert meant(found, "priya").name == "Priya Raman"
    assert meant(found, "ben").path == "/c/b"
    with pytest.raises(CoachError, match="may be Ben Ames, Benita \\(Kew\\)"):
        meant(cohort([sparse(), benita]), "ben")
    with pytest.raises(CoachError, match="Nobody there is called “x”"):
        meant(found, "x")


def test_the_board_as_text_is_plain_and_its_columns_stand_in_line() -> None:
    text = board_text(board([rich(), hostile(), sparse()]), DAY)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "   1  Mallory " in text
    assert re.search(r"^   2  Priya Raman {21}17 of 21$", text, re.M)
    assert "One other." in text


def test_a_report_is_written_again_over_itself_and_over_nothing_else(home, tmp_path) -> None:
    file = tmp_path / "group.html"
    DESK.save("one", file)
    DESK.save("two", file)
    assert file.read_text() == "two"
    file.write_text("mine")
    with pytest.raises(AlreadyThere, match="--force"):
        DESK.save("three", file)
    assert file.read_text() == "mine"
    DESK.save("three", file, force=True)
    assert file.read_text() == "three"


@each(
    "name, sentence",
    [
        ("ada/r.md", "inside a client's folder"),
        ("ada/drafts/r.html", "inside a client's"),
        ("link/r.md", "inside a client's"),
        ("ada.execcoach.toml", "does not look like a report"),
        ("folder", "is a folder"),
        ("link.html", "does not look like a report"),
        ("notes/ada.md", "the folder of your own notes"),
    ],
)
def test_nothing_of_a_clients_is_written_over_even_by_force(name, sentence, home, tmp_path_factory) -> None:
    place = tmp_path_factory.mktemp("reports")
    (place / "ada" / "drafts").mkdir(parents=True)
    (place / "folder").mkdir()
    (place / "ada" / "profile.toml").write_text("")
    (place / "link").symlink_to(place / "ada")
    (place / "ada.execcoach.toml").write_text("")
    (place / "link.html").symlink_to(place / "ada.execcoach.toml")
    (home / "data" / "coach").mkdir(parents=True, exist_ok=True)
    (place / "notes").symlink_to(home / "data" / "coach")
    with pytest.raises(CoachError, match=sentence):
        DESK.save("report", place / name, force=True)
