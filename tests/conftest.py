"""What every test may lean on: a home of its own, a frozen day, the demo's person."""

import atexit
import datetime
import gc
import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["TEXTUAL_ANIMATIONS"] = "none"
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    # The tree stays clean, but what the workers and the commands load is compiled once: in the virtual environment for
    # every run to come (half of what starting a worker costs), or else beside the tree until the run ends.
    if sys.prefix != sys.base_prefix and os.access(sys.prefix, os.W_OK):
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(sys.prefix) / "compiled-for-tests")
    else:
        os.environ["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp(prefix="execcoach-compiled-")
        atexit.register(shutil.rmtree, os.environ["PYTHONPYCACHEPREFIX"], ignore_errors=True)
os.environ.pop("NO_COLOR", None)
gc.set_threshold(200_000, 20, 100)
"""Why: every app leaves thousands of small objects, and looking through all of them was a sixth of a run."""

DAY = datetime.date(2026, 11, 21)
_NUMBERS = itertools.count(1)
LONG = {
    *("test_end_to_end_terminal.py", "test_hostile_walk.py", "test_kill_campaign.py"),
    *("test_checklist_screen.py", "test_fields_screen.py", "test_five_years.py"),
}
"""Files whose tests take seconds each. Why first: one that begins last is waited for while the other core is idle."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden texts anew instead of comparing")
    parser.addoption(
        "--hunt", action="store_true", help="under proof: other examples in every run, to find new trouble"
    )


def pytest_configure(config: pytest.Config) -> None:
    """In a fresh checkout each worker prepares its share of the test files; the others find them prepared.

    Why: preparing (pytest puts its own words into every assert) is most of a first collection, and every worker
    collects everything. It leans on what pytest does not promise; where that is gone, each prepares all as before.
    """
    worker = getattr(config, "workerinput", None)
    if not worker or sys.dont_write_bytecode:
        return
    try:
        from _pytest.assertion import rewrite

        trace = config.stash[rewrite.assertstate_key]
        files = sorted(Path(__file__).parent.rglob("*.py"))
        for file in files[int(worker["workerid"].removeprefix("gw")) :: worker["workercount"]]:
            folder = rewrite.get_cache_dir(file)
            kept = folder / (file.name[:-3] + rewrite.PYC_TAIL)
            prepared = file.name.startswith("test_") and rewrite._read_pyc(file, kept, trace.trace) is None
            if prepared and rewrite.try_makedirs(folder):
                stat, code = rewrite._rewrite_test(file, config)
                rewrite._write_pyc(trace, code, stat, kept)
    except (ImportError, AttributeError, KeyError, TypeError, ValueError, SyntaxError, OSError):
        return


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Rules that hypothesis tries: by default a quarter of their examples, under proof all; the same in every run.

    Why the same: a gate that looks elsewhere each time turns away changes for what they did not do; `--hunt` looks.
    """
    whole, seen = config.option.markexpr == "proof", set()
    for item in items:
        test = getattr(item, "obj", None)
        told = getattr(test, "_hypothesis_internal_use_settings", None)
        if told is None:
            continue
        if whole:
            item.add_marker("proof")
        if test not in seen and not (whole and config.option.hunt):
            seen.add(test)
            some = told.max_examples if whole else max(10, told.max_examples // 4)
            test._hypothesis_internal_use_settings = settings(
                told, max_examples=some, derandomize=True, database=None, deadline=None
            )
    items.sort(key=lambda item: item.path.name not in LONG)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for settings, state, caches and people, so that no test touches the developer's own."""
    place = tmp_path / "home"
    monkeypatch.setenv("EXECCOACH_HOME", str(place))
    monkeypatch.setenv("EXECCOACH_TODAY", DAY.isoformat())
    return place


@pytest.fixture
def people(home: Path):  # type: ignore[no-untyped-def]
    """The front desk on a frozen day."""
    from execcoach.services.people import People
    from execcoach.storage.clock import Clock

    return People(Clock(DAY))


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample folders written once; a test gets a copy."""
    from execcoach.storage import demo_files

    place = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXECCOACH_HOME", str(place))
        return demo_files.make_demo(DAY).folder.parent


@pytest.fixture
def demo(people, laid_out: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """The desks of the demo's person."""
    from execcoach.storage import demo_files
    from execcoach.storage.workspace import Workspace

    def copied(today: datetime.date) -> Workspace:
        assert today == DAY
        root = demo_files.demo_folder() / f"{os.getpid()}-{next(_NUMBERS):06}"
        shutil.copytree(laid_out, root)
        return Workspace(root / "ada", demo=True)

    with monkeypatch.context() as patch:
        patch.setattr(demo_files, "make_demo", copied)
        return people.open_demo()


@pytest.fixture(scope="session", autouse=True)
def styles_are_parsed_once() -> Iterator[None]:
    """Every app of a run parses the same style sheets; what was parsed with the same colours is taken again."""
    from textual.css.stylesheet import Stylesheet

    parse, kept = Stylesheet._parse_rules, {}

    def parsed(self, css, read_from, is_default_rules=False, tie_breaker=0, scope=""):  # type: ignore[no-untyped-def]
        key = (css, read_from, is_default_rules, tie_breaker, scope, tuple(self._variables.items()))
        if key not in kept:
            kept[key] = parse(self, css, read_from, is_default_rules, tie_breaker, scope)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture(scope="session", autouse=True)
def keys_are_waited_for_finely() -> None:
    """After a key a test goes on once the app has been idle for 10 ms, not 20: half of a run was such waiting."""
    from textual import _wait

    _wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = 0.01, 0.0005
    _wait.wait_for_idle.__defaults__ = (0.01, 1)


@pytest.fixture
def workspace(people, tmp_path: Path) -> Callable[..., object]:  # type: ignore[no-untyped-def]
    """Makes the desks of a person whose profile.toml holds the given text."""

    def make(profile: str, circle: str = "", folder: str = "ada"):  # type: ignore[no-untyped-def]
        place = tmp_path / folder
        place.mkdir()
        (place / "profile.toml").write_bytes(profile.encode())
        if circle:
            (place / "circle.toml").write_bytes(circle.encode())
        return people.open(place)

    return make
