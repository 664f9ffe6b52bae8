import io
import json

import pytest

from execcoach.cli.main import run

PHONE = "Between six and eight I answer my own line at home, +44 7700 900461.\n"


@pytest.fixture
def said(home, tmp_path, capsys):
    def call(text, *options):
        file = tmp_path / "text.md"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = run(["check", str(file), *options])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_a_harmless_text_is_fine_and_says_so_beside_the_data(said):
    assert said("Thank you, Priya, for the Leeds rota.\n") == (0, "", "Nothing found.\n")
    assert said("", "--json") == (0, '{\n  "findings": []\n}\n', "")


def test_json_has_the_shape_scripts_rely_on(said):
    code, out, _ = said(PHONE, "--json")
    assert code == 1
    one = next(one for one in json.loads(out)["findings"] if one["label"] == "privacy:phone")
    assert {"label", "severity", "words", "why", "source", "better"} <= set(one)
    assert (one["label"], one["severity"], one["words"]) == (
        "privacy:phone",
        "warn",
        "my own line at home, +44 7700 900461",
    )
    assert PHONE[one["start"] : one["end"]] == one["words"]


def test_a_person_reads_line_words_why_and_a_better_way(said):
    code, out, _ = said(f"Dear all,\n\n{PHONE}")
    assert code == 1
    lines = out.splitlines()
    assert lines[0] == "3: warn, privacy:phone"
    assert lines[1] == "  “my own line at home, +44 7700 900461”"
    assert any(line.startswith("  Better: ") for line in lines)


def test_the_setting_of_the_call_counts(said):
    text = "We closed the quarter at 41 million, up 12 % on last year."
    assert said(text)[0] == 0
    assert said(text, "--sector", "public")[0] == 1


def test_a_pipe_is_read_too(home, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PHONE.encode())))
    assert run(["check", "-"]) == 1
    assert "privacy:phone" in capsys.readouterr().out


def test_what_a_terminal_would_obey_is_shown_as_a_sign(said):
    _, out, _ = said("My passport \x1b[2J is \u202eC01X00T47, keep it.\n")
    assert "id-number" in out
    assert not {"\x1b", "\u202e"} & set(out)


def test_with_a_workspace_its_company_counts_and_so_do_its_files(said, tmp_path):
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / "profile.toml").write_text('[person]\nname = "Ada Okafor"\ncompany = "Northwind Rail"\n')
    (folder / "guidelines.toml").write_text('code_names = ["Kestrel"]\n')
    text = "Kestrel is late, said Zebediah Quill."
    code, out, _ = said(text, "--workspace", str(folder), "--json")
    shape = json.loads(out)
    assert code == 1
    assert [one["label"] for one in shape["findings"]] == ["disclosure:unreleased-product"]
    assert any("Quill" in one["words"] for one in shape["ungrounded"])
    _, out, _ = said(text, "--workspace", str(folder))
    assert "Not in your files:" in out
    assert "ungrounded" not in json.loads(said(text, "--json")[1])


def test_what_is_only_not_in_the_files_fails_nothing(said, tmp_path):
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / "profile.toml").write_text('[person]\nname = "Ada Okafor"\n')
    assert said("Thank you, Zebediah Quill.", "--workspace", str(folder))[0] == 0


@pytest.mark.parametrize("text", [b"\xff\xfe\x00", b"a" * 1_000_001])
def test_what_is_no_text_is_refused_with_a_word(said, text):
    code, out, err = said(text)
    assert (code, out) == (3, "")
    assert "text" in err


def test_a_file_that_is_not_there_and_a_folder_are_named(home, tmp_path, capsys):
    assert run(["check", str(tmp_path / "nowhere.md")]) == 3
    assert run(["check", str(tmp_path)]) == 2
    assert "nowhere.md" in capsys.readouterr().err
