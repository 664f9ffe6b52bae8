import pytest

from execcoach.drafting.draft import Cleared
from execcoach.services.guard import GuardDesk, alone
from execcoach.storage.content import shipped_toml

PROFILE = '[person]\nname = "Ada Okafor"\nrole = "COO"\ncompany = "Northwind Rail"\n'
HOUSE = 'code_names = ["Kestrel"]\nconfidential_customers = ["Tallow and Finch"]\nsector = "public"\n'


@pytest.fixture
def guard(workspace):
    def make(profile=PROFILE, house=HOUSE, circle=""):
        desk = workspace(profile, circle).profile
        (desk.workspace.folder / "guidelines.toml").write_text(house)
        return GuardDesk(desk)

    return make


def labels(findings):
    return {one.label for one in findings}


def test_the_companys_own_lists_are_guarded(guard):
    desk = guard()
    assert labels(desk.findings("Kestrel is late.")) == {"disclosure:unreleased-product"}
    assert labels(desk.findings("Lunch at Tallow and Finch.")) == {"disclosure:customer-name"}
    assert desk.findings("Lunch at the Crown.") == ()


def test_a_list_changed_in_the_file_counts_at_once(workspace):
    desk = GuardDesk(workspace(PROFILE).profile)
    assert desk.setting().sector == "private"
    assert desk.setting().employers == ("Northwind Rail",)


def test_a_quiet_period_holds_while_today_lies_in_it(guard, monkeypatch):
    quiet = 'quiet_periods = [{ from = "2026-11-10", to = "2026-11-30" }]\n'
    desk = guard(house=HOUSE + quiet)
    inside = desk.setting().today
    assert desk.setting().quiet is (inside is not None and 10 <= inside.day <= 30 and inside.month == 11)
    assert guard_open(desk, 'quiet_periods = [{ from = "2001-01-01", to = "2001-01-31" }]\n') is False


def guard_open(desk, house):
    from execcoach.services.profile import ProfileDesk

    folder = desk._desk.workspace.folder
    (folder / "guidelines.toml").write_text(house)
    return GuardDesk(ProfileDesk(desk._desk.workspace, desk._desk.clock)).setting().quiet


def test_whoever_agreed_may_be_named_and_whoever_refused_may_not(guard):
    circle = '[[contacts]]\nname = "Marta Lindqvist"\nconsent = "in writing, May"\n'
    circle += '[[contacts]]\nname = "Tom Hallworth"\nconsent = "no"\n'
    assert guard(circle=circle).setting().consented == ("Marta Lindqvist",)


def test_a_finding_somebody_cleared_is_handed_back_as_cleared(guard):
    desk = guard()
    (one,) = desk.findings("Kestrel is late.")
    cleared = Cleared(label=one.label, words="kestrel", by="Sam", why="announced on Monday", on=None)
    looked = desk.look("Kestrel is late.", (cleared,))
    assert looked.open == ()
    assert not looked.blocks
    assert [(finding.words, why.by) for finding, why in looked.cleared] == [("Kestrel", "Sam")]
    assert desk.look("Kestrel is late.", ()).open == (one,)


def test_a_birth_date_here_and_a_birthplace_there_are_found_together(guard):
    apart = PROFILE + '[summary]\ntext = "Born on 9 May 1974. I mend timetables."\n'
    apart += '[[volunteering]]\norganisation = "Lifeboat"\nsummary = "I was born in Whitby and row there still."\n'
    found = guard(profile=apart).everything()
    both = [one for one in found if one.label == "privacy:birth-date-and-place"]
    assert [one.path for one in both] == ["summary.text, volunteering[0].summary"]
    assert "privacy:birth-date" not in labels(found)


def test_what_is_kept_private_adds_up_to_nothing(guard, workspace):
    kept = PROFILE + '[summary]\ntext = "Born on 9 May 1974. I mend timetables."\nprivate = true\n'
    kept += '[[volunteering]]\norganisation = "Lifeboat"\nsummary = "I was born in Whitby."\n'
    assert guard(profile=kept).everything() == ()


def test_the_page_of_the_demo_gives_nothing_away(demo):
    assert GuardDesk(demo.profile).everything() == ()


def test_a_text_of_nobody_is_checked_with_the_setting_given():
    from execcoach.drafting.guard import Setting

    assert labels(alone("My DNI es 12345678Z.", Setting())) == {"privacy:id-number"}


def test_each_file_of_rules_is_shipped():
    assert all(shipped_toml(f"prompts/rules/{name}.toml") for name in ("words", "privacy", "disclosure"))
