from dataclasses import replace

from each import each
from hypothesis import example, given, settings
from hypothesis import strategies as st

from execcoach.drafting.guard import Checker, Setting, check, read_rules
from execcoach.services.guard import shipped_rules

LABEL = {"severity": "warn", "why": "w", "source": "s", "better": "b"}


def rules(*signs, classes=None, **more):
    label = {"id": "style:shouting", **LABEL, "sign": [{"id": f"s{at}", **sign} for at, sign in enumerate(signs)]}
    return read_rules({"style": {"classes": classes or {}, "label": [label | more]}})


def found(text, *signs, setting=None, classes=None, **more):
    return [one.words for one in check(text, rules(*signs, classes=classes, **more), setting or Setting())]


PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            " ",
            ". ",
            "! ",
            "’",
            "n't",
            "@",
            "#",
            "https://",
            "Q3",
            "14 Larch Close",
            "we",
            "12 %",
            "\x1b",
            "é",
        ),
        *(
            "born",
            "9 May 1974",
            "at home",
            "nobody knows",
            "İ",
            "ß",
            "👩‍👩",
            "\u202e",
            "DE89 3704",
            "+44 7700 900461",
            "(8)",
        ),
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
@example("")
@example("\n. \n")
@example("https://… ))")
def test_no_text_breaks_it_and_every_finding_points_at_its_words(text):
    for one in check(
        text, shipped_rules(), Setting(sector="public", code_names=("", "Kestrel", "!"), employers=("a",))
    ):
        assert text[one.start : one.end] == one.words != ""
        assert all((one.why, one.source, one.better))


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map(" ".join))
def test_a_text_checked_again_after_a_change_is_found_as_if_it_were_new(before, after):
    checker = Checker(shipped_rules(), Setting(sector="public"))
    checker.check(before)
    assert checker.check(after) == Checker(shipped_rules(), Setting(sector="public")).check(after)


def test_a_key_press_reads_one_sentence_and_not_the_whole_text():
    checker = Checker(shipped_rules(), Setting())
    text = "\n\n".join(f"Priya drove to Leeds for the {number}th time. She told nobody." for number in range(60))
    checker.check(text)
    before = checker.read
    checker.check(text.replace("the 30th", "the x30th"))
    assert checker.read == before + 1


@each(
    ("pattern", "text", "words"),
    [
        ("close~ .. books", "We closed at last the books.", ["closed at last the books"]),
        ("close~ ..2 books", "We closed at last all the books.", []),
        ("acqui* {Name}", "They are acquiring Northwind.", ["acquiring Northwind"]),
        ("{we} {sign} up?", "We sign up. We signed.", ["We sign up", "We signed"]),
        ("we've won", "Look: we’ve won", ["we’ve won"]),
        ("sign up", "Your sign-up is open", ["sign-up"]),
        ("< then", "Then we went. And then home.", ["Then"]),
        ("then >", "And then home. And then.", ["then"]),
        ("% ?", "20 %? Yes", ["%?"]),
        ("/\\d{3}-\\d{2}/", "No 123-45 here", ["123-45"]),
    ],
)
def test_a_pattern_is_words_in_order(pattern, text, words):
    assert found(text, {"all": [pattern]}, classes={"we": ["we"], "sign": ["sign~"]}) == words


def test_all_must_stand_in_as_many_sentences_as_are_looked_at_together():
    text = "We sold more. Nobody knows."
    assert found(text, {"all": ["sold", "nobody"]}) == []
    assert found(text, {"all": ["sold", "nobody"], "within": 2}) == ["sold"]
    assert found("We sold.\n\nHello.\n\nNobody.", {"all": ["sold", "nobody"], "within": "paragraph"}) == []
    assert found("We sold.\n\nHello.\n\nNobody.", {"all": ["sold", "nobody"], "within": "text"}) == ["sold"]


def test_so_many_of_some_are_enough():
    sign = {"some": ["up", "twelve", "quarter"], "least": 2}
    assert found("Up by twelve.", sign) == ["Up by twelve"]
    assert found("Up.", sign) == []


def test_what_silences_it_is_looked_for_where_it_says():
    sign = {"all": ["rise"], "unless": ["dough"]}
    assert found("Prices rise. The dough is old.", sign) == ["rise"]
    assert found("Dough must rise.", sign) == []
    assert found("Prices rise. The dough is old.", {"all": ["rise"], "unless_around": ["dough"]}) == []
    assert found("Rise.\n\nNo. Yes.\n\nDough.", {"all": ["rise"], "unless_text": ["dough"]}) == []


def test_an_excuse_that_is_denied_or_still_to_come_excuses_nothing():
    sign = {"all": ["sold"], "unless_text": ["announced"]}
    assert found("We sold it, as announced.", sign) == []
    assert found("We sold it, which is not announced.", sign) == ["sold"]
    assert found("We sold it before it was announced.", sign) == ["sold"]


def test_a_no_before_it_silences_what_must_be_asserted():
    assert found("Never buy followers.", {"all": ["buy"], "asserted": True}) == []
    assert found("Buy followers.", {"all": ["buy"], "asserted": True}) == ["Buy"]


def test_counting_and_shares_look_at_the_whole_window():
    assert found("#a #b #c", {"count": {"of": "{hashtag}", "more_than": 2}, "within": "text"}) != []
    assert found("#a #b", {"count": {"of": "{hashtag}", "more_than": 2}, "within": "text"}) == []
    share = {"share": {"of": "{CAPS}", "more_than": 0.5}, "within": "text", "least_words": 3}
    assert found("BRING THIS THING HERE please", share) != []
    assert found("The NASA thing is now here", share) == []


def test_a_setting_decides_which_rules_speak():
    sign = {"all": ["offer"], "when": {"first_contact": True, "kind": ["message"]}}
    assert found("An offer.", sign, setting=Setting(kind="message", first_contact=True)) == ["offer"]
    assert found("An offer.", sign, setting=Setting(kind="message")) == []
    assert (
        found("An offer.", {"all": ["offer"]}, when={"not_sector": ["public"]}, setting=Setting(sector="public")) == []
    )


def test_words_of_the_persons_own_lists_are_words_and_never_patterns():
    sign = {"all": ["{code_names}"]}
    setting = Setting(code_names=("Project Kestrel", "a|b", "x*", "…"))
    assert found("PROJECT Kestrel's engine, #a", sign, setting=setting) == ["PROJECT Kestrel"]
    assert found("xylophone b", sign, setting=setting) == []


def test_a_label_takes_the_place_of_another():
    raws = {
        "style": {
            "label": [
                {"id": "privacy:birth-date", **LABEL, "sign": [{"id": "a", "all": ["born"]}]},
                {
                    "id": "privacy:birth-date-and-place",
                    **LABEL,
                    "replaces": ["privacy:birth-date"],
                    "sign": [{"id": "b", "all": ["born in"]}],
                },
            ]
        }
    }
    read = read_rules(raws)
    assert [one.label for one in check("Born in May.", read)] == ["privacy:birth-date-and-place"]
    assert [one.label for one in check("Born.", read)] == ["privacy:birth-date"]


def test_the_public_sector_is_guarded_and_a_source_makes_it_public():
    text = "We closed the quarter at 41 million, up 12 % on last year."
    setting = Setting(sector="public")
    assert "disclosure:results" in {one.label for one in check(text, shipped_rules(), setting)}
    assert check(f"{text} See the press release: https://example.com/q3", shipped_rules(), setting) == ()
    assert check(text, shipped_rules(), replace(setting, sector="private")) == ()
