"""Rows of CSV files as foreign programs write them: every quote, encoding and date, and nothing lost unsaid."""

import csv
import io

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.exchange.csv_repair import LONG, OPEN, rejoined
from execcoach.exchange.csv_tables import TOO_DAMAGED, Rows
from execcoach.exchange.csv_text import csv_text
from execcoach.exchange.linkedin_cells import SheetCells
from execcoach.exchange.linkedin_dates import plain_date

CELLS = st.text(st.sampled_from('ab ,;"\\\n é€\t'), max_size=8)
QUOTING = st.lists(st.sampled_from(["a", "b", " ", ",", "\n", '"a', '"b']), max_size=6).map("".join)
"""Why no quotation mark before a comma or line end here: with a backslash before it, that can mean two things."""


def rows(text: str, width: int = 3) -> list[list[str]]:
    reader = Rows(text)
    reader.width = width
    return [list(row.cells) for row in reader]


@settings(max_examples=300)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
)
def test_what_the_csv_module_writes_is_read_back_cell_by_cell(table: list[list[str]], quoting: int) -> None:
    made = io.StringIO()
    csv.writer(made, lineterminator="\n", quoting=quoting).writerows(table)
    assert rows(made.getvalue()) == table


@settings(max_examples=300)
@given(
    st.lists(st.lists(QUOTING, min_size=3, max_size=3), max_size=6),
)
def test_what_is_written_with_backslashes_before_quotes_is_read_back_too(table: list[list[str]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '\\"') + '"' for cell in row) for row in table]
    assert rows("\n".join(quoted) + "\n" if quoted else "") == table


@settings(max_examples=300)
@given(st.text(st.sampled_from('ab,"\\\n'), max_size=60))
def test_any_letters_are_read_to_their_end(text: str) -> None:
    reader = Rows(text)
    reader.width = 3
    found = list(reader)
    assert [row.number for row in found] == list(range(1, len(found) + 1))
    assert "".join(sorted(c for c in text if c in "ab")) == "".join(
        sorted(c for row in found for cell in row.cells for c in cell if c in "ab")
    )


@each(
    ("text", "expected"),
    [
        ('a,"he said \\"no\\", then",c\n', [["a", 'he said "no", then', "c"]]),
        ('a,"the \\"one\\"",c\n1,"x",3\n', [["a", 'the "one"', "c"], ["1", "x", "3"]]),
        ('a,"C:\\",c\n', [["a", "C:\\", "c"]]),
        ('a,"\\\\server\\x",c\n', [["a", "\\\\server\\x", "c"]]),
        ('a,"say "hi" to\nall",c\n', [["a", 'say "hi" to\nall', "c"]]),
        ('1,"open,3\n4,"five",6\n7,8,9\n', [["1", "open", "3"], ["4", "five", "6"], ["7", "8", "9"]]),
        ('1,2,"open\n4,5,"six, and"\n7,8,9\n', [["1", "2", "open"], ["4", "5", "six, and"], ["7", "8", "9"]]),
        ('1,"a\nb,3\n4,"five",6\n', [["1", "a\nb,3"], ["4", "five", "6"]]),
    ],
)
def test_quotes_that_the_csv_module_refuses_or_misreads(text: str, expected: list[list[str]]) -> None:
    assert rows(text) == expected


def test_a_quote_that_is_never_closed_loses_one_cell_and_says_so() -> None:
    reader = Rows('1,"open\n4,5,6\n7,8,"cut off in\nthe mid')
    reader.width = 3
    first, second, third = list(reader)
    assert (first.lost, second.lost, third.lost) == ({1: OPEN}, {}, {2: OPEN})
    assert list(second.cells) == ["4", "5", "6"]


@pytest.mark.parametrize(
    ("row", "whole"),
    [
        ("Acme,CEO,a, b,2020,", ["Acme", "CEO", "a, b", "2020", ""]),
        ("Acme, Inc,CEO,a,2020,", ["Acme, Inc", "CEO", "a", "2020", ""]),
        ("Acme,CEO,a, b, c,2020,2021", ["Acme", "CEO", "a, b, c", "2020", "2021"]),
        ("Acme,CEO,a,b,2020,", None),
        ("Acme,CEO,a,2020,2021,junk", None),
    ],
)
def test_a_cell_torn_by_a_comma_is_put_together_only_where_that_is_sure(row: str, whole: list[str] | None) -> None:
    assert rejoined(row.split(","), 5) == whole


def test_a_cell_beyond_all_measure_is_lost_alone() -> None:
    reader = Rows(f'1,"{"x" * 140_000}",3\n4,5,6\n')
    reader.width = 3
    first, second = list(reader)
    assert first.lost == {1: LONG}
    assert first.cells[2] == "3"
    assert list(second.cells) == ["4", "5", "6"]


HOSTILE = ['"x\n', '"x,', 'a,"x "\n', '"x\\', '"\\"', '"",', '"a"b,\n', "\n", ",", "\0"]


@each("piece", HOSTILE)
def test_no_file_costs_more_than_its_length_allows(piece: str) -> None:
    work = {"quotes": 0}

    class Counting(str):
        def find(self, *given: object) -> int:
            work["quotes"] += 1
            return super().find(*given)  # type: ignore[arg-type]

    reader = Rows(Counting(piece * 30_000))
    reader.width = 3
    seen = sum(1 for _ in reader)
    assert seen <= 30_001
    assert work["quotes"] < 400_000


def test_a_file_nobody_can_read_ends_with_a_sentence() -> None:
    reader = Rows('"x\n' * 400_000)
    reader.width = 3
    assert list(reader)[-1].end == TOO_DAMAGED


@each(
    ("data", "text", "said"),
    [
        ("Müller".encode(), "Müller", ""),
        ("Müller".encode("utf-8-sig"), "Müller", ""),
        ("Müller, a".encode("utf-16"), "Müller, a", ""),
        ("Müller, a".encode("utf-16-be"), "Müller, a", ""),
        ("Müller, a".encode("utf-32"), "Müller, a", ""),
        ("Müller".encode("latin-1"), "Müller", "Latin-1"),
        ("“Müller”".encode("cp1252"), "“Müller”", "Latin-1"),
        ("Müller, Łódź".encode()[:-1], "Müller, Łód", ""),
        ("Müller Łódź ".encode() + b"\xff", "Müller Łódź �", "damaged"),
        ("Müller, a".encode("utf-16")[:-1], "Müller, ", ""),
        (b"a\r\nb\rc\n", "a\nb\nc\n", ""),
        (b"", "", ""),
    ],
)
def test_letters_of_every_encoding(data: bytes, text: str, said: str) -> None:
    found, words = csv_text(data)
    assert found == text
    assert said in words
    assert bool(said) == bool(words)


DATES = {
    "Jan 2020": "2020-01",
    "2020": "2020",
    "01 Oct 2022": "2022-10-01",
    "15 Jan 2024": "2024-01-15",
    "2026-07-20 10:25:25": "2026-07-20",
    "2026-07-20 10:25:25 UTC": "2026-07-20",
    "2026-07-20T10:25:25.123Z": "2026-07-20",
    "9/15/26, 1:12 AM": "2026-09-15",
    "15/9/26, 13:12": "2026-09-15",
    "9/9/26, 1:12 AM": "2026-09-09",
    "9/5/26, 1:12 AM": "2026",
    "01/15/1990": "1990-01-15",
    "13/04/2020": "2020-04-13",
    "03/04/2020": "2020",
    "Okt. 2020": "2020-10",
    "Okt 2022": "2022-10",
    "1. Oktober 2022": "2022-10-01",
    "01.10.2022": "2022-10-01",
    "01.10.22, 13:12": "2022-10-01",
    "Dez. 2019": "2019-12",
    "20. Juli 2026, 10:25": "2026-07-20",
    "20.07.2026 10:25:25": "2026-07-20",
    "01. Okt. 2022": "2022-10-01",
    "März 2019": "2019-03",
    "Oct 1, 2022": "2022-10-01",
    "Mon Jan 02 10:00:00 UTC 2023": "2023-01-02",
    "15-Jan-2024": "2024-01-15",
    "15-Jan-24": "2024-01-15",
    "Jan-20": "2020-01",
    "2020-01": "2020-01",
    "Present": "",
    "": "",
    "soon": None,
    "31 Feb 2020": None,
}


@each(("words", "day"), DATES.items())
def test_every_form_of_a_date_is_kept_at_its_precision(words: str, day: str | None) -> None:
    cells = SheetCells("Positions.csv")
    assert cells.day(words, "2", "Finished On", end=True) == day
    if day in ("2020", "2026") and words != day:
        assert [words in one.words for one in cells.notes] == [True]
    if day is None:
        assert [words in one.reason for one in cells.dropped] == [True]


@given(st.text(max_size=40))
def test_no_words_break_the_reading_of_dates(words: str) -> None:
    assert isinstance(plain_date(words), str)
    SheetCells("a.csv").day(words, "1", "x")
