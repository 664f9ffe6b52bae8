"""What thirty thousand connections cost to import and to search, beside Python's csv module reading the same file."""

import csv
import random
import time
import tomllib
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median

from execcoach.exchange.archive import is_sheet, read_sheet
from execcoach.exchange.archive_layout import Layout, read_layout
from execcoach.exchange.proposals import Incoming
from execcoach.services.connections import ConnectionsDesk

PEOPLE = 30_000
WORDS = ("marta lind", "jurgen", "company 17", "chief operating", "oystein nowak 2")
LAYOUT = Path(__file__).resolve().parent.parent / "prompts" / "archive.toml"
_FIRST = ["Ada", "Marta", "Jürgen", "Priya", "Idris", "José", "Øystein", "Łukasz", "Siân", "Bob"]
_LAST = ["Okafor", "Lind", "Müller", "Raman", "Bello", "García", "Hansen", "Nowak", "Price", "Smith"]
_DOES = ("Chief Executive", "Head of Growth, EMEA", "Chief Operating Officer", "Vertriebsleiterin")


def write(file: Path, people: int = PEOPLE) -> None:
    """A Connections.csv as LinkedIn writes it, with so many people, no two of them alike."""
    some = random.Random(3)
    with file.open("w", encoding="utf-8", newline="") as handle:
        handle.write('Notes:\n"Some of the e-mail addresses are missing."\n\n')
        rows = csv.writer(handle)
        rows.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
        for at in range(people):
            first, last = some.choice(_FIRST), f"{some.choice(_LAST)} {at}"
            page = f"https://www.linkedin.com/in/{first}-{at}"
            company = f"Company {at % 3000} & Söhne, Ltd"
            rows.writerow([first, last, page, "", company, some.choice(_DOES), f"{at % 28 + 1:02} Oct 2022"])


def bare(file: Path) -> list[list[str]]:
    """The file as the csv module gives it."""
    with file.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle))


def ours(file: Path) -> Incoming:
    """The file as the import reads it, the recognising included."""
    data = file.read_bytes()
    layout = _layout()
    assert is_sheet(data, file.name, layout)
    return read_sheet(data, file.name, layout)


def import_cost(file: Path, rounds: int) -> tuple[float, float]:
    """Medians in milliseconds, ours and the csv module's, taken in turn; the first round warms up."""
    taken: dict[str, list[float]] = {"ours": [], "bare": []}
    for turn in range(rounds + 1):
        for name, read in (("ours", ours), ("bare", bare)):
            figure = _seconds(lambda read=read: read(file)) * 1000  # type: ignore[misc]
            if turn:
                taken[name].append(figure)
    return median(taken["ours"]), median(taken["bare"])


def peaks(file: Path) -> tuple[float, float]:
    """The most memory taken at a time, in megabytes: ours and the csv module's."""
    return _peak(lambda: ours(file)), _peak(lambda: bare(file))


def key_costs(file: Path) -> list[float]:
    """Milliseconds of every key of some searches, letter by letter, the drawing not counted."""
    offered = ours(file).connections
    assert offered is not None
    assert len(offered) == PEOPLE
    desk = ConnectionsDesk(offered)
    typed = [words[: end + 1] for words in WORDS for end in range(len(words))]
    return [_seconds(lambda some=some: desk.search(some)) * 1000 for some in typed]  # type: ignore[misc]


def _layout() -> Layout:
    return read_layout(tomllib.loads(LAYOUT.read_text(encoding="utf-8")))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _peak(work: Callable[[], object]) -> float:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def main() -> None:
    """Print the figures."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "Connections.csv")
        write(file)
        mine, theirs = import_cost(file, 9)
        print(
            f"import of {PEOPLE:,} connections {mine:8.1f} ms, csv module {theirs:8.1f} ms, {mine / theirs:5.2f} times"
        )
        mine, theirs = peaks(file)
        print(f"memory at most              {mine:8.1f} MB, csv module {theirs:8.1f} MB, {mine / theirs:5.2f} times")
        keys = key_costs(file)
        print(f"a key of the search         {median(keys):8.2f} ms (p50), {max(keys):.1f} ms (worst)")


if __name__ == "__main__":
    main()
