"""A coach's folder of a thousand clients: read cold and warm, held against the parser and the file system alone."""

import argparse
import datetime
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

import cohort_made

HERE = Path(__file__).resolve().parent
PARSE = """
import sys, tomllib
for name in sys.stdin.read().split('\\0'):
    tomllib.loads(open(name, encoding='utf-8').read())
"""
STAT = """
import os, sys, time
names = sys.stdin.read().split('\\0')
begun = time.perf_counter()
for name in names:
    os.stat(name)
print(time.perf_counter() - begun)
"""
READ = """
import sys, time
from pathlib import Path
from execcoach.services.review import ReviewDesk
import execcoach.services.review_reading
desk, folder = ReviewDesk(), Path(sys.argv[1])
begun = time.perf_counter()
rows = [row for batch in desk.reading(folder, sys.argv[2:] == ['fresh']) for row in batch.rows]
taken = time.perf_counter() - begun
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(taken, len(rows), *desk.costs, peak)
"""


class Reading(NamedTuple):
    """What a reading took: seconds, rows, sources read, files opened, most memory of the reader itself in KB."""

    seconds: float
    rows: int
    read: int
    opened: int
    peak: int


class Cohort:
    """A folder of clients, and what it costs to read it in processes of their own."""

    def __init__(self, folder: Path, env: Mapping[str, str], clients: int, sessions: int, today: datetime.date) -> None:
        self.folder, self.env, self.clients = folder, {**env, "EXECCOACH_TODAY": str(today)}, clients
        self.bytes = cohort_made.make(folder, clients, sessions, today)
        self.files = sorted(str(path) for path in folder.rglob("*.toml"))
        time.sleep(0.1)

    def parsed(self) -> float:
        """Seconds that one process a core takes to parse every file, and does nothing else."""
        cores = min(4, os.cpu_count() or 1)
        begun = time.perf_counter()
        parsers = [
            subprocess.Popen([sys.executable, "-I", "-c", PARSE], stdin=subprocess.PIPE, text=True)
            for _ in range(cores)
        ]
        for at, parser in enumerate(parsers):
            assert parser.stdin is not None
            parser.stdin.write("\0".join(self.files[at::cores]))
            parser.stdin.close()
        if sum(parser.wait() for parser in parsers):
            raise RuntimeError("a file could not be parsed")
        return time.perf_counter() - begun

    def stats(self) -> float:
        """Seconds that asking after every file takes."""
        done = subprocess.run(
            [sys.executable, "-I", "-c", STAT], input="\0".join(self.files), text=True, capture_output=True, check=True
        )
        return float(done.stdout)

    def read(self, *words: str) -> Reading:
        """A reading by a process of its own; `fresh` for one that knows nothing. Its start and imports do not count."""
        done = subprocess.run(
            [sys.executable, "-c", READ, str(self.folder), *words],
            env=self.env,
            cwd=HERE.parent,
            capture_output=True,
            text=True,
            check=True,
        )
        seconds, *numbers = done.stdout.split()
        return Reading(float(seconds), *map(int, numbers))

    def change_one(self) -> None:
        """Change one month of one client, as a sync service would bring it."""
        file = Path(next(name for name in self.files if f"{os.sep}progress{os.sep}" in name))
        file.write_text(file.read_text("utf-8").replace("minutes = 10", "minutes = 11", 1), encoding="utf-8")
        time.sleep(0.1)

    def memory(self) -> float:
        """Megabytes that a cold reading holds at its peak, its processes included, as looked at every 10 ms."""
        program = subprocess.Popen(
            [sys.executable, "-c", READ, str(self.folder), "fresh"],
            env=self.env,
            cwd=HERE.parent,
            stdout=subprocess.DEVNULL,
        )
        most = 0
        while program.poll() is None:
            most = max(most, sum(map(_resident, [program.pid, *_children(program.pid)])))
            time.sleep(0.01)
        return most / 1024


def _children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _resident(pid: int) -> int:
    """Kilobytes of memory that a process holds, shared pages counted in each."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def main() -> None:
    """Print the figures alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--sessions", type=int, default=250)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="execcoach-cohort-") as place:
        env = {**os.environ, "EXECCOACH_HOME": str(Path(place, "home"))}
        found = Cohort(Path(place, "clients"), env, given.clients, given.sessions, datetime.date(2026, 11, 20))
        print(f"{given.clients:,} clients, {len(found.files):,} files, {found.bytes / 1e6:.0f} MB")
        for _ in range(given.rounds):
            print(f"tomllib alone {found.parsed():.2f} s, cold {found.read('fresh').seconds:.2f} s")
        warm = [(found.stats(), found.read()) for _ in range(max(5, given.rounds))]
        print(
            f"stat {median(s for s, _ in warm) * 1000:.0f} ms, warm {median(r.seconds for _, r in warm) * 1000:.0f} ms"
        )
        found.change_one()
        print(f"one file changed: {found.read()}")
        print(f"most memory {found.memory():.0f} MB")


if __name__ == "__main__":
    main()
