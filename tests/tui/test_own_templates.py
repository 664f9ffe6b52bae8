import pytest
from driving import drive, seen, until

from execcoach.storage import bounded
from execcoach.tui.app import CoachApp

pytestmark = pytest.mark.skipif(not bounded.can_bound(), reason="this system cannot bound a process")
TEMPLATE = """+++
id = "our-own"
title = "A thank-you of our own"
kind = "post"
networks = ["linkedin"]
minutes = 2

[[input]]
name = "who"
label = "Who"
ask = "Whom would you thank?"
required = true
+++
Our thanks go to {{ who | addressed | ended }}
"""


def test_templates_a_folder_brought_are_trusted_by_a_key_and_fill_beside_the_typing(people, workspace, monkeypatch):
    ada = workspace('[person]\nname = "Ada Okafor"\n')
    place = ada.workspace.folder / "templates" / "posts"
    place.mkdir(parents=True)
    (place / "our-own.j2.md").write_text(TEMPLATE)
    (place / "broken.j2.md").write_text("nothing")

    async def told(pilot):
        await until(pilot, "4 Drafts")
        await pilot.press("n")
        text = await until(pilot, "This folder brought one template")
        assert "A thank-you of our own" not in text
        await pilot.press("t")
        text = await until(pilot, "A thank-you of our own")
        assert "This folder's own" in text
        assert "broken.j2.md:1" in text
        await pilot.press("enter")
        await until(pilot, "leave (kept)")
        await until(pilot, "Our thanks go to [Whom would you thank?]")
        with monkeypatch.context() as patch:
            patch.setattr(bounded, "fill", lambda *_: pytest.fail("filled while a key was pressed"))
            pilot.app.focused.insert("Priya")
            pilot.app.screen.draw()
            assert "Our thanks go to Priya" not in seen(pilot.app)
        await until(pilot, "Our thanks go to Priya.")
        pilot.app.focused.insert(" Raman")
        await pilot.press("escape")  # sooner than any pause: what is late is waited for
        await until(pilot, "4 Drafts")

    drive(CoachApp(people, ada, "drafts"), told, (120, 40))
    assert [ada.drafts.text_of(row.id) for row in ada.drafts.listed()] == ["Our thanks go to Priya Raman."]
    bounded.close()
