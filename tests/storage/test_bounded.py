import json
import resource
import sys
import threading
import time
from pathlib import Path

import pytest
from hostile_templates import BODIES, SOME, TEXT

from execcoach.drafting.template import Input, Template, render_marked
from execcoach.drafting.writer import context
from execcoach.errors import CoachError
from execcoach.profile.model import Profile
from execcoach.services.templates import all_templates, compose
from execcoach.storage import bounded, bounded_process, render_child

pytestmark = pytest.mark.skipif(not bounded.can_bound(), reason="this system cannot bound a process")


@pytest.fixture(autouse=True)
def every_process_is_reaped(monkeypatch):
    start, started = bounded._start, []

    def watched():
        started.append(start())
        return started[-1]

    monkeypatch.setattr(bounded, "_start", watched)
    yield
    bounded.close()
    assert [child.pid for child in started if child.returncode is None] == []


def own(body, **more):
    asked = (Input(name="who", label="Who", ask="Whom?"),)
    more = {"file": "templates/posts/mine.j2.md", "body_line": 12, "inputs": asked, **more}
    return Template(id="mine", title="Mine", kind="post", body=body, owner="yours", **more)


def composed(body):
    return compose(own(body), {"who": "Ada Okafor"}, Profile())


def said_of(body):
    """The text, and the error that came instead."""
    try:
        return composed(body).text, None
    except CoachError as error:
        return "", error


def ends_as_it_should(name):
    body, ends = BODIES[name]
    began = time.monotonic()
    text, error = said_of(body)
    took = time.monotonic() - began
    if error is None:
        assert TEXT in ends
        assert all(char.isprintable() or char == "\n" for char in text)
        return took
    assert any(end and end in error.sentence for end in ends), error.sentence
    assert error.sentence.startswith("templates/posts/mine.j2.md:1")
    assert error.places[0].line >= 12
    assert error.sentence.isprintable()
    return took


def test_a_handful_of_hostile_templates_each_end_in_one_named_error():
    assert [name for name in SOME if ends_as_it_should(name) > 5] == []


@pytest.mark.proof
def test_every_hostile_template_ends_within_five_seconds_and_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before, files = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, set(Path("/").iterdir())
    took = {name: ends_as_it_should(name) for name in BODIES}
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    slowest = max(took, key=lambda name: took[name])
    print(
        f"\n{len(took)} templates, slowest {slowest} {took[slowest]:.2f} s, this process grew by {grown / 1024:.0f} MiB"
    )
    assert len(took) >= 45
    assert took[slowest] <= 5
    assert grown < 64 * 1024
    assert list(tmp_path.iterdir()) == []
    assert set(Path("/").iterdir()) == files


def same_both_ways(template):
    values = context(template, {asked.name: asked.example for asked in template.inputs}, Profile())
    return bounded.fill(template, values) == render_marked(template, values)


def test_a_template_says_the_same_in_a_process_of_its_own():
    longest = max(all_templates(), key=lambda template: len(template.body))
    assert same_both_ways(longest)


@pytest.mark.proof
def test_every_shipped_template_says_the_same_in_a_process_of_its_own():
    assert [template.id for template in all_templates() if not same_both_ways(template)] == []


def test_a_line_far_down_is_named_and_so_is_the_name_that_was_meant():
    with pytest.raises(CoachError, match=r"mine\.j2\.md:14 asks for .*'whom'.* Did you mean who\?"):
        composed("Hello\n\n{{ whom }}\n")
    with pytest.raises(CoachError, match=r"mine\.j2\.md:13 asks for .*'frist_name'.* Did you mean first_name\?"):
        composed("Hello\n{{ me.frist_name }}\n")


def test_what_was_asked_before_is_answered_without_a_process(monkeypatch):
    assert composed("Thank you, {{ who }}, once.").text == "Thank you, Ada Okafor, once."
    monkeypatch.setattr(bounded, "_start", lambda: pytest.fail("a process was started"))
    assert composed("Thank you, {{ who }}, once.").text == "Thank you, Ada Okafor, once."


def test_threads_each_get_their_own_answer():
    said = {}

    def ask(number):
        said[number] = composed(f"{{{{ who }}}} {number}").text

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == {number: f"Ada Okafor {number}" for number in range(3)}


def test_where_no_process_can_be_bounded_nothing_is_filled(monkeypatch):
    monkeypatch.setattr(bounded_process, "find_spec", lambda name: None)
    with pytest.raises(CoachError, match="hold another program to a limit") as refused:
        composed("{{ who }} on a system without bounds")
    assert refused.value.title == "This system cannot use your own templates"


FAKE = """
import os, sys, time
from dataclasses import dataclass

@dataclass
class Template:
    id: str
    title: str
    kind: str
    body: str
    body_line: int

def render_marked(template, values):
    if template.body == "sleep":
        time.sleep(60)
    if template.body == "flood":
        while True:
            os.write(1, b"x" * 65536)
    if template.body == "write":
        open(values["there"], "w").write("was here")
    if template.body == "quit":
        os._exit(3)
    if template.body == "lie":
        os.write(1, b"trouble\\n[1]")
        os._exit(0)
    if template.body == "where":
        import resource
        limits = [resource.getrlimit(getattr(resource, "RLIMIT_" + name)) for name in ("AS", "FSIZE", "NOFILE", "CORE")]
        return repr((os.getpgid(0) == os.getpid(), dict(os.environ), os.getcwd(), sys.path[-1], limits))
    return ""
"""


@pytest.fixture
def taken_over(tmp_path, monkeypatch):
    """A child whose engine does as it is told, to see that the bounds hold whatever happens inside."""
    place = tmp_path / "execcoach"
    (place / "drafting").mkdir(parents=True)
    for name in ("__init__.py", "drafting/__init__.py"):
        (place / name).write_text("")
    (place / "errors.py").write_text("class CoachError(Exception): ...\n")
    (place / "drafting" / "template.py").write_text(FAKE)
    monkeypatch.setattr(bounded, "_folders", lambda: [str(tmp_path)])
    return tmp_path


@pytest.mark.parametrize(
    ("deed", "ends"),
    [
        ("sleep", "too much time"),
        ("flood", "writes too much"),
        ("quit", "too much memory"),
        ("lie", "no template may touch"),
        ("write", "no template may touch"),
    ],
)
def test_the_bounds_hold_even_where_the_engine_is_taken_over(deed, ends, taken_over, monkeypatch):
    if deed == "sleep":
        monkeypatch.setattr(bounded, "WALL", 0.7)
    there = taken_over / "written"
    with pytest.raises(CoachError, match=ends):
        bounded.fill(own(deed), {"there": str(there)})
    assert not there.exists()


def test_no_template_is_blamed_where_the_engine_cannot_be_loaded(taken_over):
    (taken_over / "execcoach" / "drafting" / "template.py").write_text("import nowhere_to_be_found\n")
    with pytest.raises(CoachError, match="Install execcoach again"):
        bounded.fill(own("{{ who }}"), {})


def test_the_child_lives_in_a_bare_place(taken_over):
    alone, environment, folder, last, limits = eval(bounded.fill(own("where"), {}))
    assert (alone, folder, last) == (True, "/", str(taken_over))
    assert set(environment) <= {"LC_CTYPE"}  # which Python sets for itself
    assert limits == [(render_child.MEMORY,) * 2, (0, 0), (render_child.FILES,) * 2, (0, 0)]


def test_nothing_beside_the_person_can_be_imported_by_the_child(tmp_path, monkeypatch):
    (tmp_path / "jinja2.py").write_text("raise SystemExit('taken')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), *sys.path])
    folders = bounded._folders()
    assert str(tmp_path) not in folders
    assert composed("{{ who }} from a folder with an engine of its own").text.startswith("Ada Okafor")
    assert json.loads(json.dumps(folders)) == folders
    assert all(Path(folder).is_absolute() for folder in folders)
