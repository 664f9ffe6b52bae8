import pytest
from each import each

from execcoach.errors import CoachError
from execcoach.routine.prompts import NEEDS, filled, read_prompts

GOOD = {
    "id": "share-one",
    "title": "Thank {contact}",
    "words": "Say what {contact} did.",
    "ask": "What did they do?",
    "needs": ["contact"],
    "when": "any",
    "minutes": 3,
    "benefit": "relationships",
    "effort": "post",
    "courage": 1,
}


def read(**changes):
    entry = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    return read_prompts({"pillar": "share", "prompt": [entry]}, "share.toml")


def test_an_entry_becomes_a_prompt():
    (one,) = read(when=["mon", "fri"])
    assert (one.pillar, one.id, one.needs, one.when) == ("share", "share-one", ("contact",), ("mon", "fri"))
    assert one.placeholders() == {"contact"}
    assert read()[0].when == ()


@each(
    ("changes", "path"),
    [
        ({"id": "listen-one"}, "prompt[0].id"),
        ({"ask": None}, "prompt[0].ask"),
        ({"minutes": "three"}, "prompt[0].minutes"),
        ({"minutes": 0}, "prompt[0].minutes"),
        ({"courage": 4}, "prompt[0].courage"),
        ({"effort": "shout"}, "prompt[0].effort"),
        ({"benefit": "fame"}, "prompt[0].benefit"),
        ({"needs": ["friend"]}, "prompt[0].needs"),
        ({"needs": 3}, "prompt[0].needs"),
        ({"needs": []}, "prompt[0].needs"),
        ({"words": "Read {source}."}, "prompt[0].needs"),
        ({"when": ["monday"]}, "prompt[0].when"),
        ({"words": 7}, "prompt[0].words"),
        ({"wrods": "x"}, "prompt[0].wrods"),
        ({"minutes": 1 << 20_000}, "prompt[0].minutes"),
    ],
)
def test_a_malformed_entry_is_named_with_its_place(changes, path):
    with pytest.raises(CoachError) as caught:
        read(**changes)
    assert path in [place.path for place in caught.value.places]
    assert all(place.file == "share.toml" and place.expected for place in caught.value.places)


def test_every_malformed_entry_is_named_at_once():
    entries = [GOOD, {**GOOD, "courage": 9}, "words", GOOD]
    with pytest.raises(CoachError) as caught:
        read_prompts({"pillar": "nap", "prompt": entries})
    assert {"pillar", "prompt[1].courage", "prompt[2]", "prompt[3].id"} <= {p.path for p in caught.value.places}
    with pytest.raises(CoachError):
        read_prompts({"pillar": "share", "prompt": {"id": "share-one"}})


def test_filling_replaces_once_and_leaves_what_is_not_given():
    assert filled("{a} and {b} and {c}", {"a": "{b}", "b": "x"}) == "{b} and x and {c}"
    assert all(name.isidentifier() for names in NEEDS.values() for name in names)
