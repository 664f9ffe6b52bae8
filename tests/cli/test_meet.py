import json

from shell import Shell, decent

PROFILE = '[person]\nname = "Ada Okafor"\n\n[[schools]]\nname = "Durham University"\nstart = "1998"\nend = "2002"\n'
CIRCLE = """[[contacts]]
name = "Kenji Arakawa"
connection_points = ["Rowed at Durham, four years after Ada", "\\u001b]0;x"]
"""


def test_meet_prints_a_card_keeps_what_was_learned_and_helps_with_somebody_unknown(tmp_path):
    shell = Shell.at(tmp_path)
    ada = shell.here / "ada"
    ada.mkdir()
    (ada / "profile.toml").write_text(PROFILE, "utf-8")
    (ada / "circle.toml").write_text(CIRCLE, "utf-8")
    card, kept, data, unknown, nobody = (
        shell.run("meet", "kenji", "ada"),
        shell.run("meet", "kenji", "ada", "--learned", "Still has the oar"),
        shell.run("meet", "Kenji", "ada", "--json"),
        shell.run("meet", "Zoë [/b]", "ada"),
        shell.run("meet", "kenji", "nowhere"),
    )
    for said in (card, kept, data, unknown):
        decent(said, [0])
    assert "Durham University" in card.out
    assert "four years apart" in card.out
    assert "Kept for Ada Okafor: Kenji Arakawa, today." in kept.err
    assert "Still has the oar" in (ada / "circle.toml").read_text("utf-8")
    told = json.loads(data.out)
    assert told["shared"][0]["kind"] == "school"
    assert "today" in told["last"][0]["words"]
    assert "Nobody by that name in your circle yet." in unknown.err
    assert unknown.out.startswith("Zoë [/b]\n")
    decent(nobody, [2, 3])
