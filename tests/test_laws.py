"""The laws of the house, read from one table; a seeded breach of each shows that it can fail."""

import ast
import functools
import io
import json
import os
import re
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from each import each

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "execcoach").rglob("*.py"))

GROUND = {"text", "words", "errors"}
METHOD = {"profile", "routine", "drafting", "review", "exchange"}
MAY_IMPORT = {  # room: the rooms it may import besides itself; "" is the version in execcoach/__init__.py
    "": set[str](),
    "text": set[str](),
    "words": set[str](),
    "errors": set[str](),
    "demo": set[str](),
    "profile": GROUND,
    "routine": GROUND | {"profile"},
    "drafting": GROUND | {"profile"},
    "review": GROUND | {"profile", "routine"},
    "exchange": GROUND | {"profile", "routine"},
    "storage": GROUND | METHOD | {""},
    "services": GROUND | METHOD | {"storage", ""},
    "tui": GROUND | METHOD | {"services", ""},
    "cli": GROUND | METHOD | {"services", "tui", ""},
    "__main__": {"cli", "errors", "text", ""},
}
MAY_USE = {  # room: what it may import from outside the standard library
    "drafting": {"jinja2", "regex", "tomli_w"},
    "exchange": {"tomli_w", "icalendar"},
    "storage": {"tomli_w", "platformdirs"},
    "tui": {"textual", "rich"},
    "cli": {"click"},
    "__main__": {"click"},
}
OUTER = {"pathlib", "os", "subprocess", "io", "shutil", "tempfile", "glob", "importlib", "time", "sqlite3"}
ONLINE = {"socket", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "urllib3"}
HEAVY = {"jinja2", "sqlite3", "regex", "icalendar"}
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}
READS_MARKUP = {
    *("Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "TabPane", "Option", "Selection"),
    *("notify", "update"),
}
MARKED_UP = {"border_title", "border_subtitle", "tooltip", "placeholder"}


def room_of(path: str) -> str:
    """The room of a file such as execcoach/profile/score.py."""
    inside = path.removeprefix("execcoach/").removesuffix(".py").split("/")
    return "" if inside == ["__init__"] else inside[0]


@functools.cache
def imports(tree: ast.Module, path: str) -> tuple[tuple[str, int, bool], ...]:
    """Every imported module by its full name, its line, and whether it is only imported when a function runs."""
    found: list[tuple[str, int, bool]] = []
    waiting: list[tuple[ast.AST, bool]] = [(tree, False)]
    while waiting:
        node, late = waiting.pop()
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno, late) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            home = path.removesuffix(".py").split("/")[: -node.level] if node.level else []
            module = ".".join([*home, *([node.module] if node.module else [])])
            for alias in node.names:
                found.append((f"{module}.{alias.name}" if module == "execcoach" else module, node.lineno, late))
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            late = True
        late = late or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        if not isinstance(node, ast.expr):  # an import is a statement, and none stands within an expression
            waiting += [(child, late) for child in ast.iter_child_nodes(node)]
    return tuple(sorted(found, key=lambda one: one[1]))


parsed = functools.cache(ast.parse)
"""A file is read by eight laws; its tree is built once."""


@functools.cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(parsed(source)))


def room_imports(source: str, path: str) -> Iterator[str]:
    room = room_of(path)
    for module, line, late in imports(parsed(source), path):
        first, *rest = module.split(".")
        if first == "execcoach":
            target = rest[0] if rest and not rest[0].startswith("__version") else ""
            if target != room and target not in MAY_IMPORT.get(room, set()):
                yield f"{path}:{line} {room or 'the package'} may not import {target or 'the package'}"
            if room == "cli" and target == "tui" and not late:
                yield f"{path}:{line} the shell imports the screens outside a function"
        elif first not in sys.stdlib_module_names and first not in MAY_USE.get(room, set()):
            yield f"{path}:{line} {room or 'the package'} may not use {first}"
        elif first in ONLINE or module.startswith("urllib.request"):
            yield f"{path}:{line} nothing here talks to the network: {module}"
        elif first in HEAVY and not late:
            yield f"{path}:{line} {first} is heavy: import it inside the function that needs it"
        elif first == "jinja2" and path != "execcoach/drafting/template.py":
            yield f"{path}:{line} jinja2 belongs to drafting/template.py"


def pure_method(source: str, path: str) -> Iterator[str]:
    room, tree = room_of(path), parsed(source)
    if room not in METHOD | GROUND:
        return
    allowed = {"io"} if room == "exchange" else set()
    for module, line, _ in imports(tree, path):
        if module.split(".")[0] in OUTER - allowed:
            yield f"{path}:{line} the method may not import {module}"
    for node in nodes(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"open", "__import__"}:
            yield f"{path}:{node.lineno} the method may not call {node.func.id}()"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in {"now", "today", "utcnow"}:
                yield f"{path}:{node.lineno} today's date is passed in: .{node.func.attr}()"
            if node.func.attr in {"BytesIO", "StringIO"}:
                continue
            if "io." in source and ast.unparse(node.func).startswith("io."):
                yield f"{path}:{node.lineno} the method may only use io.BytesIO and io.StringIO"
        if isinstance(node, ast.ImportFrom) and node.module == "io" and not node.level:
            for alias in node.names:
                if alias.name not in {"BytesIO", "StringIO"}:
                    yield f"{path}:{node.lineno} the method may only use io.BytesIO and io.StringIO"


def one_clock(source: str, path: str) -> Iterator[str]:
    if path == "execcoach/storage/clock.py":
        return
    for node in nodes(source):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"now", "today", "utcnow"}
        ):
            called = ast.unparse(node.func)
            if re.search(r"(?:^|\.)(?:date|datetime)\.(?:now|today|utcnow)$", called):
                yield f"{path}:{node.lineno} only storage/clock.py asks what time it is: {called}()"


def frozen_values(source: str, path: str) -> Iterator[str]:
    if room_of(path) not in METHOD | GROUND:
        return
    for node in nodes(source):
        for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else []:
            call = decorator if isinstance(decorator, ast.Call) else None
            if not ast.unparse(call.func if call else decorator).endswith("dataclass"):
                continue
            settings = {word.arg: ast.unparse(word.value) for word in call.keywords} if call else {}
            if settings.get("frozen") != "True":
                yield f"{path}:{node.lineno} a value answers with a new value: frozen=True"


def screens_only_show(source: str, path: str) -> Iterator[str]:
    if not path.startswith("execcoach/tui/"):
        return
    for module, line, _ in imports(parsed(source), path):
        if module.split(".")[0] in {"tomllib", "tomli_w", "json", "sqlite3", "subprocess", "shutil", "tempfile"}:
            yield f"{path}:{line} a screen neither reads nor writes: {module}"
    for node in nodes(source):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        if name in {"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir"} or (
            isinstance(node.func, ast.Name) and name == "open"
        ):
            yield f"{path}:{node.lineno} a screen neither reads nor writes: {name}()"


def no_markup_from_text(source: str, path: str) -> Iterator[str]:
    if not path.startswith("execcoach/tui/"):
        return

    def filled(node: ast.AST) -> bool:
        return isinstance(node, ast.JoinedStr) and any(isinstance(part, ast.FormattedValue) for part in node.values)

    for node in nodes(source):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            literal = any(word.arg == "markup" and ast.unparse(word.value) == "False" for word in node.keywords)
            handed = [*node.args, *(word.value for word in node.keywords if word.arg not in {"id", "classes", "key"})]
            if name in READS_MARKUP and not literal and any(filled(part) for part in handed):
                yield f"{path}:{node.lineno} {name} reads markup: give it Content or markup=False, not an f-string"
        if isinstance(node, ast.Assign) and filled(node.value):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in MARKED_UP:
                    yield f"{path}:{node.lineno} {target.attr} reads markup: give it Content, not an f-string"


def advice_is_data(source: str, path: str) -> Iterator[str]:
    if room_of(path) not in {"profile", "routine", "review"}:
        return

    def walk(node: ast.AST) -> Iterator[tuple[str, int]]:
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            return
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant)), node.lineno
            return
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node.lineno
        for child in ast.iter_child_nodes(node):
            yield from walk(child)

    for words, line in walk(parsed(source)):
        sentence = len(words) > 60 and re.search(r"[A-Z.,:;?!]", words)  # a list of bare words is none
        if sentence and re.search(r"\byou(?:r|rs)?\b", words, re.IGNORECASE):
            yield f"{path}:{line} advice is data and lives in prompts/: {words[:40]!r}"


def honest_names(source: str, path: str) -> Iterator[str]:
    for part in path.removesuffix(".py").split("/"):
        if EMPTY_WORDS & set(part.split("_")):
            yield f"{path} says nothing about what is inside: {part}"


def said_at_the_top(source: str, path: str) -> Iterator[str]:
    tree = parsed(source)
    words = (ast.get_docstring(tree) or "").strip()
    if not 1 <= len(words.split("\n\n")[0].splitlines()) <= 3:
        yield f"{path}:1 a module docstring of one to three lines says what the room is for"
    if path.endswith("/__init__.py") and room_of(path) and len(tree.body) > 1:
        yield f"{path}:2 a room's __init__ is a docstring: import from the file"
    for node in tree.body:
        public = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name[0] != "_"
        if public and not ast.get_docstring(node):
            yield f"{path}:{node.lineno} {node.name} does not say what it is"


def no_banners(source: str, path: str) -> Iterator[str]:
    banner = re.compile(r"[#=\-*~_─━═]{4,}")
    if not any("#" in line and banner.search(line) for line in source.splitlines()):
        return  # no comment can hold one: most files need not be taken apart
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and banner.search(token.string):
            yield f"{path}:{token.start[0]} a banner comment"


Checker = Callable[[str, str], Iterator[str]]
LAWS: tuple[Checker, ...] = (
    *(room_imports, pure_method, one_clock, frozen_values, screens_only_show, no_markup_from_text),
    *(advice_is_data, honest_names, said_at_the_top, no_banners),
)


def breaches(source: str, path: str) -> list[str]:
    return [found for law in LAWS for found in law(source, path)]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_every_file_keeps_the_law(law: Checker) -> None:
    assert [found for path in FILES for found in law((ROOT / path).read_text(encoding="utf-8"), path)] == []


def test_every_room_stands_in_the_table() -> None:
    assert {room_of(path) for path in FILES} - set(MAY_IMPORT) == set()


def test_no_two_rooms_import_each_other() -> None:
    pairs = {(room, other) for room, others in MAY_IMPORT.items() for other in others}
    assert [pair for pair in pairs if (pair[1], pair[0]) in pairs] == []


GOOD = '"""What it is for."""\n'
BROKEN = [
    ("execcoach/profile/score.py", "import execcoach.storage.workspace\n", "may not import storage"),
    ("execcoach/profile/score.py", "from ..routine import plan\n", "may not import routine"),
    ("execcoach/profile/score.py", "from .. import storage\n", "may not import storage"),
    ("execcoach/routine/plan.py", "from execcoach import services\n", "may not import services"),
    ("execcoach/storage/cache.py", "def f():\n    from execcoach.services import session\n", "may not import services"),
    ("execcoach/services/drafts.py", "from execcoach.tui.app import App\n", "may not import tui"),
    ("execcoach/tui/screens/today.py", "from execcoach.storage.workspace import Workspace\n", "may not import storage"),
    ("execcoach/cli/demo.py", "from execcoach.tui.app import App\n", "outside a function"),
    ("execcoach/text.py", "from execcoach.profile.dates import Day\n", "may not import profile"),
    ("execcoach/profile/model.py", "import pydantic\n", "may not use pydantic"),
    ("execcoach/drafting/draft.py", "from textual.app import App\n", "may not use textual"),
    ("execcoach/drafting/template.py", "import jinja2\n", "inside the function"),
    ("execcoach/drafting/draft.py", "def f():\n    import jinja2\n", "belongs to drafting/template.py"),
    ("execcoach/storage/cache.py", "import sqlite3\n", "inside the function"),
    ("execcoach/services/exchange.py", "import urllib.request\n", "talks to the network"),
    ("execcoach/review/cohort.py", "from pathlib import Path\n", "may not import pathlib"),
    ("execcoach/exchange/json_resume.py", "import io\ndef _f():\n    return io.FileIO('x')\n", "io.BytesIO"),
    ("execcoach/exchange/json_resume.py", "from io import open\n", "io.BytesIO"),
    ("execcoach/profile/rubric.py", "RAW = open('rubric.toml').read()\n", "may not call open()"),
    ("execcoach/routine/plan.py", "import datetime\nDAY = datetime.date.today()\n", "passed in"),
    ("execcoach/tui/screens/today.py", "import datetime\nNOW = datetime.datetime.now()\n", "what time it is"),
    ("execcoach/profile/score.py", f"@dataclass(slots=True)\nclass Score:\n    {GOOD}", "frozen=True"),
    ("execcoach/profile/score.py", f"@dataclasses.dataclass\nclass Score:\n    {GOOD}", "frozen=True"),
    ("execcoach/tui/screens/today.py", "import tomllib\n", "neither reads nor writes"),
    ("execcoach/tui/screens/today.py", "def _f(p):\n    return p.read_text()\n", "neither reads nor writes"),
    ("execcoach/tui/screens/today.py", 'WHO = Static(f"Hello {name}")\n', "reads markup"),
    ("execcoach/tui/app.py", 'def _f(self):\n    self.notify(f"Saved {name}")\n', "reads markup"),
    ("execcoach/tui/app.py", 'def _f(self):\n    self.border_title = f"{name}"\n', "reads markup"),
    ("execcoach/profile/checks.py", f'A = "{"Name the team you follow, with its town. " * 2}"\n', "advice is data"),
    ("execcoach/profile/checks.py", f'A = f"{"Your headline needs {n} words. " * 3}"\n', "advice is data"),
    ("execcoach/services/utils.py", "", "says nothing"),
    ("execcoach/storage/base_files.py", "", "says nothing"),
    ("execcoach/routine/__init__.py", "from .plan import plan\n", "is a docstring"),
    ("execcoach/routine/plan.py", "def plan():\n    return 1\n", "does not say what it is"),
    ("execcoach/routine/plan.py", "# ---------- plan ----------\n", "banner"),
    ("execcoach/routine/plan.py", "# ====\n", "banner"),
]


@each(("path", "source", "law"), BROKEN)
def test_a_law_broken_on_purpose_is_caught(path: str, source: str, law: str) -> None:
    assert law in "\n".join(breaches(GOOD + source, path))


@pytest.mark.parametrize("source", ["", '"""One\ntwo\nthree\nfour."""\n'])
def test_a_file_that_does_not_say_what_it_is_for_is_caught(source: str) -> None:
    assert "module docstring" in "\n".join(breaches(source, "execcoach/routine/plan.py"))


@each(
    ("path", "source"),
    [
        ("execcoach/drafting/template.py", "def _f():\n    import jinja2\n"),
        ("execcoach/exchange/json_resume.py", "import io\nB = io.BytesIO()\n"),
        ("execcoach/services/session.py", "def _f(clock):\n    return clock.today()\n"),
        ("execcoach/tui/screens/today.py", 'WHO = Static(f"Hello {name}", markup=False, id=f"a{n}")\n'),
        ("execcoach/tui/screens/today.py", 'WHO = Static("[b]Today[/b]", id=f"a{n}")\n'),
        ("execcoach/profile/checks.py", f"def _f():\n    raise ValueError({'you ' * 20!r})\n"),
        ("execcoach/routine/plan.py", f"A = {'you your ' * 20!r}.split()\n"),
        ("execcoach/routine/plan.py", "from ..profile.model import Profile\n# one - two\n"),
        ("execcoach/cli/app.py", "def _f():\n    from execcoach.tui.app import App\n"),
    ],
)
def test_what_is_allowed_is_not_caught(path: str, source: str) -> None:
    assert breaches(GOOD + source, path) == []


def fresh(code: str, home: Path, *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """A fresh Python process that knows nothing of this one."""
    environment = {**os.environ, "EXECCOACH_HOME": str(home), "EXECCOACH_TODAY": "2026-11-21", "NO_COLOR": "1"}
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, cwd=ROOT, env=environment, input=text, capture_output=True, text=True, timeout=60)


def modules_of(*rooms: str) -> list[str]:
    found = [path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in FILES]
    return [name for name in found if name.split(".")[1:2] and name.split(".")[1] in rooms]


def test_importing_a_room_loads_neither_screens_nor_templates(tmp_path: Path) -> None:
    code = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
    found = {"textual", "jinja2", "pydantic", "tomlkit", "sqlite3"} & set(sys.modules)
    assert not found, f"{name} loads {found}"
"""
    rooms = modules_of(*sorted(METHOD), "storage", "services")
    assert len(rooms) > 50
    done = fresh(code, tmp_path, *rooms)
    assert done.returncode == 0, done.stderr


SPY = """
import json, sys
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
code = 0
try:
    from execcoach.__main__ import main
    sys.argv = ["execcoach", *sys.argv[1:]]
    main()
except SystemExit as end:
    code = end.code or 0
print("\\n" + json.dumps({"code": code, "modules": sorted(sys.modules), "opened": opened}), file=sys.stderr)
"""


def spied(home: Path, *words: str, text: str = "") -> tuple[set[str], list[str]]:
    """What a command of the shell loaded, and the files it opened."""
    done = fresh(SPY, home, *words, text=text)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stderr.strip().splitlines()[-1])
    assert told["code"] == 0, done.stderr
    assert done.stdout.strip()
    return set(told["modules"]), told["opened"]


COACHS_SIDE = re.compile(
    r"sqlite3$|execcoach\.(?:review|storage\.(?:reading|cohort|client|coach|cache)|services\.(?:review|coach))"
)


def of_the_coach(modules: set[str]) -> list[str]:
    """Those that read, keep or show other people's files: an executive's own minutes must never load them."""
    return sorted(filter(COACHS_SIDE.match, modules))


FIRST_FRAME = """
import json, sys
sys.path.insert(0, "tests")
from pathlib import Path
from driving import drive, until
from execcoach.services.people import People
everyday = (people := People()).open(Path(sys.argv[1]))
from execcoach.tui.app import CoachApp
drive(CoachApp(people, everyday), lambda pilot: until(pilot, "Press Enter to start"))
print(json.dumps(sorted(sys.modules)))
"""


def test_today_begins_without_anything_of_the_coach(tmp_path: Path) -> None:
    (ada := tmp_path / "ada").mkdir()
    (ada / "profile.toml").write_text('schema = 1\n[person]\nname = "Ada Okafor"\n', encoding="utf-8")
    done = fresh(FIRST_FRAME, tmp_path / "home", str(ada))
    assert done.returncode == 0, done.stderr
    assert of_the_coach(set(json.loads(done.stdout))) == []
    assert of_the_coach({"sqlite3", "execcoach.review.page", "execcoach.storage.content", "execcoach.services.review"})


@pytest.mark.parametrize("words", [("--version",), ("count", "-", "--network", "x")], ids=["version", "count"])
def test_the_quick_commands_load_neither_screens_nor_the_model(words: tuple[str, ...], tmp_path: Path) -> None:
    modules, _ = spied(tmp_path, *words, text="Thank you, Priya.")
    assert {"textual", "jinja2", "sqlite3", "pydantic", "execcoach.profile.model"} & modules == set()
    assert of_the_coach(modules) == []


def test_the_score_loads_and_reads_no_more_than_it_needs(tmp_path: Path) -> None:
    ada = tmp_path / "ada"
    (ada / "progress").mkdir(parents=True)
    (ada / "drafts").mkdir()
    (ada / "profile.toml").write_text('schema = 1\n[person]\nname = "Ada Okafor"\n', encoding="utf-8")
    (ada / "circle.toml").write_text("schema = 1\n", encoding="utf-8")
    modules, opened = spied(tmp_path / "home", "score", str(ada))
    assert {"textual", "jinja2", "tomlkit", "sqlite3", "pydantic"} & modules == set()
    assert of_the_coach(modules) == []
    names = [Path(name) for name in opened if name.endswith((".toml", ".md"))]
    assert {path.name for path in names if ada in path.parents} == {"profile.toml"}
    assert {path.name for path in names if path.is_relative_to(ROOT)} == {"rubric.toml"}


def private_places(text: str) -> list[str]:
    """Paths of one machine and hosts of package registries in a text."""
    places = r"(?<![\w.$}])/(?:work|root|home/\w+|Users/\w+)/"
    hosts = r"pypi\.org|files\.pythonhosted|registry\.npmjs|registry\.yarnpkg|/simple/|proxy\.golang"
    return re.findall(f"{places}|{hosts}", text)


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_tracked_file_names_this_machine_or_a_registry() -> None:
    mine = {ROOT / name for name in tracked()} - {Path(__file__).resolve()}
    found = {path.name: private_places(path.read_text(encoding="utf-8", errors="replace")) for path in mine}
    assert {name: places for name, places in found.items() if places} == {}


PRIVATE = (f"see /{'work'}/main", f"(/{'root'}/.cache)", "/home/ada/x", f"https://{'pypi'}.org/x")


@pytest.mark.parametrize("text", PRIVATE)
def test_a_path_of_a_machine_or_a_registry_is_noticed(text: str) -> None:
    assert private_places(text)


def test_readme_and_the_build_give_the_same_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    if "uv run" not in readme:
        pytest.skip("README has no commands yet")
    lines = [line.strip() for line in readme.splitlines()]
    assert "pip install uv && uv run pytest" in lines
    assert any(line.startswith("pip install uv && uv run execcoach") for line in lines)
    assert "'pip install uv && uv run pytest'" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
