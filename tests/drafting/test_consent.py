import pytest
from each import each

from execcoach.drafting.consent import denied, surely_no, surely_yes


@each(
    "answer",
    [
        "no",
        "No.",
        "Not yet",
        "nobody asked her",
        "She hasn’t answered",
        "asked, waiting for Marta",
        "false",
        "he said no",
    ],
)
def test_a_no_and_a_not_yet_are_no_consent(answer):
    assert denied(answer)


@pytest.mark.parametrize(
    "answer",
    ["Ruth, by e-mail, 12 November", "yes", "Yes, though she has not seen the picture", "No objections, Tom", ""],
)
def test_who_said_yes_and_when_is_consent(answer):
    assert not denied(answer)


@each(
    ("answer", "no", "yes"),
    [
        ("No", True, False),
        ("nobody, and nothing was lost", True, False),
        ("No, but two drivers are in hospital", False, False),
        ("No idea", False, False),
        ("not that we know", False, False),
        ("nobody knows", False, False),
        ("two drivers", False, False),
        ("Yes", False, True),
        ("yes, I think", False, False),
    ],
)
def test_only_a_plain_no_is_sure(answer, no, yes):
    assert (surely_no(answer), surely_yes(answer)) == (no, yes)
