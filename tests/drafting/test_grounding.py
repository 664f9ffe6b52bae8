import importlib.util
import random
from pathlib import Path

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from execcoach.drafting.grounding import kept_private, known, untraced
from execcoach.drafting.writer import compose
from execcoach.profile.model import Line, Person, Profile, Summary

HERE = Path(__file__).parent


def near(name):
    """A module of tests beside this one: tests are no package."""
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


grounded = near("grounded")


@pytest.fixture(scope="module")
def files():
    return grounded.of_ada()


def of(*texts):
    return known(Profile(), inputs=texts)


def marked(text, files):
    return [(found.kind, found.words) for found in untraced(text, files)]


# How well it works


def figures_of(half):
    """Marks, true marks, planted and found ones of one half of the labelled texts."""
    marks = right = planted = found = 0
    wrong = []
    for text in grounded.labelled(half):
        spans = [(at := text["text"].index(words), at + len(words)) for words in text["inventions"]]
        made = untraced(text["text"], grounded.of_ada(*text.get("inputs", ())))
        hits = [any(mark.start < end and start < mark.end for start, end in spans) for mark in made]
        met = [any(mark.start < end and start < mark.end for mark in made) for start, end in spans]
        marks, right, planted, found = marks + len(made), right + sum(hits), planted + len(spans), found + sum(met)
        if not all(hits + met):
            wrong.append(text["id"])
    return right / marks, found / planted, wrong


@pytest.mark.parametrize("half", ["tuning", "testing"])
def test_inventions_are_found_and_the_truth_is_left_alone(half):
    precision, recall, wrong = figures_of(half)
    print(f"{half}: precision {precision:.3f}, recall {recall:.3f}, wrong in {wrong}")
    assert precision >= 0.95
    assert recall >= 0.95


def test_there_are_sixty_labelled_texts_and_more():
    halves = [len(grounded.labelled(half)) for half in ("tuning", "testing")]
    assert min(halves) >= 30


# What the templates make


HOSTILE = (
    "[bold red]Mark up[/] [@click=app.quit]press[/]",
    "\x1b]0;pwned\x07 then \x1b[2J and \x9b5n\x00",
    "left \u202eright\u202c \U000e0041tag\ufeff",
    "{{ 7 * 7 }}{% for x in range(9) %}{{ x }}{% endfor %}",
    "<script>alert(1)</script>   &amp;\r\n\r\n# heading\n+++\n\ue000mine\ue001",
    "word " * 200,
)
NORTHLINE = Profile(
    person=Person(
        name="Ada Cole",
        role="Chief Operating Officer",
        company="Northline Medical Logistics",
        pronouns="she/her",
        contact="ada@northline.example",
    ),
)


def answers(template, kind):
    if kind == "hostile":
        return {asked.name: HOSTILE[at % len(HOSTILE)] for at, asked in enumerate(template.inputs)}
    return {
        asked.name: asked.example
        for asked in template.inputs
        if kind == "rich" or (asked.required and kind == "sparse")
    }


def drafts(templates, kinds=("rich", "sparse", "hostile", "empty"), most=3):
    """Every shipped template filled richly, sparsely, with hostile answers and not at all, for three people."""
    profile, circle, guidelines = grounded.ada()
    people = ((NORTHLINE, None), (profile, circle), (Profile(person=Person(name="Ada Cole")), None))
    for template in templates.values():
        for kind in kinds:
            given = answers(template, kind)
            for person, files in people[:most]:
                text = compose(template, given, person).text
                yield f"{template.id}.{kind}", text, known(person, files, given, guidelines if files else None)


@pytest.fixture(scope="module")
def made(templates):
    return list(drafts(templates, ("rich", "sparse"), 2))


def test_what_a_shipped_template_makes_is_never_marked(made):
    assert len(made) >= 4 * 30
    alarms = [(name, marked(text, files)) for name, text, files in made]
    assert [(name, marks) for name, marks in alarms if marks] == []


@pytest.mark.proof
def test_what_a_shipped_template_makes_of_hostile_answers_or_none_is_never_marked(templates):
    made = list(drafts(templates))
    alarms = [(name, marked(text, files)) for name, text, files in made]
    assert [(name, marks) for name, marks in alarms if marks] == []


def invention(kind, dice):
    """A number, date, name or quotation that is in nobody's files, with the words as they are planted."""
    year = dice.randrange(1961, 1989)
    month = dice.choice(["January", "March", "May", "August", "Sept", "December"])
    syllables = [a + b for a in "bdfgklmnprtvz" for b in "aeiou"]
    name = "".join(dice.sample(syllables, 3)).capitalize() + dice.choice(["", "k", "x", "nd", "lt"])
    large = dice.randrange(4321, 9876)
    dated = f"{dice.randrange(1, 28)} {month} {year}"
    return {
        "number": [
            *(
                f"{large}.5",
                f"{large:,}",
                f"£{large}",
                f"{dice.randrange(61, 80)} %",
                f"{large / 1000:.3f}m",
                f"${large}k",
            ),
            *("seventy-three", "six hundred and seven", "eighty-eight per cent", "ninety thousand", "77th", "17x"),
        ],
        "date": [
            *(
                dated,
                f"{month} {year}",
                f"07/{year}",
                f"Q{dice.randrange(1, 5)} {year}",
                f"{year}-06-30",
                f"30.06.{year}",
            ),
            *(f"{month} 14th, {year}", f"FY{year}", f"the {year // 10}0s", str(year)),
        ],
        "name": [
            *(name, f"{name} Ltd", f"Dr {name}", f"{name}’s", f"{name} & Sons", f"{name.upper()[:5]}", f"Lake {name}"),
            *(f"Anna {name}", f"{name} van der {name}", f"@{name.lower()}", f"https://{name.lower()}.example/a"),
        ],
        "quotation": [
            marks.format(f"we never once looked at the {name.lower()} in all that time")
            for marks in ("“{}”", '"{}"', "«{}»", "‘{}’")
        ],
    }[kind]


def planted(text, words, dice):
    """The text with the words at a random gap between two of its own, and where they stand."""
    gaps = [at for at, sign in enumerate(text) if sign in " \n"] or [len(text)]
    at = dice.choice(gaps)
    return f"{text[:at]} {words}{text[at:]}", at + 1, at + 1 + len(words)


@pytest.mark.parametrize("kind", ["number", "date", "name", "quotation"])
def test_an_invention_planted_in_a_golden_is_found(kind, made):
    able = [one for one in made if one[0].endswith(("rich", "sparse")) and len(one[1]) > 40]
    missed = []
    for seed in range(60):
        dice = random.Random(f"{kind} {seed}")
        name, text, files = dice.choice(able)
        words = dice.choice(invention(kind, dice))
        whole, start, end = planted(text, words, dice)
        if not any(mark.start < end and start < mark.end for mark in untraced(whole, files)):
            missed.append((name, words, whole[max(0, start - 30) : end + 30]))
    assert missed == []


# Numbers


@each(
    ("said", "file"),
    [
        ("eleven days", "we waited 11 days"),
        ("11 days", "we waited eleven days"),
        ("forty people", "40 people came"),
        ("a dozen vans", "12 vans"),
        ("half a dozen vans", "6 vans"),
        ("1,200,000 parcels", "1.2m parcels"),
        ("1.2 million parcels", "1,200,000 parcels"),
        ("3k parcels", "3,000 parcels"),
        ("£3,000", "£3k"),
        ("3,000 pounds", "£3,000"),
        ("12 % of vans", "twelve per cent of vans"),
        ("40 % of vans", "0.4 of all vans"),
        ("80 % of vans", "four vans in five"),
        ("nine vans in ten", "90 % of vans"),
        ("nine in ten vans", "nine vans in ten, of 310 vans"),
        ("half of the vans", "50 % of vans"),
        ("two hundred and fourteen vans", "214 vans"),
        ("the third van", "our 3rd van"),
        ("a 20-minute talk", "twenty minutes of talk"),
        ("the bus at nine o’clock", "the bus left at 9 am"),
        ("the bus at half past six", "the bus left at 6:30"),
        ("1.900 wagons", "1,900 wagons"),
        ("about 40 vans", "41 vans"),
        ("more than 200 vans", "214 vans"),
        ("nearly 2,000 vans", "1,900 vans"),
        ("hundreds of vans", "310 vans"),
        ("an intake doubled", "twofold intake"),
    ],
)
def test_the_same_number_written_otherwise_is_traced(said, file):
    assert marked(f"It was {said}.", of(file)) == []


@each(
    ("said", "file"),
    [
        ("12 days", "11 days"),
        ("11 vans", "11 days and 12 vans"),
        ("£3,000", "300 vans"),
        ("42 vans", "41 vans"),
        ("about 60 vans", "41 vans"),
        ("more than 300 vans", "214 vans"),
        ("92 %", "92.4 %"),
        ("three fewer vans", "from 12 vans to 9 vans"),
        ("a third of the vans", "the third van"),
        ("our second van", "our van"),
        ("half of the vans", "the vans"),
        ("halved", "the vans"),
        ("10x", "10 vans"),
        ("thousands of vans", "214 vans"),
        ("nine vans in ten", "nine vans at ten"),
        ("five vans", "five in the morning, a horse called Tom"),
    ],
)
def test_another_number_is_not_in_the_files(said, file):
    assert [kind for kind, _ in marked(f"It was {said}.", of(file))] == ["number"]


@pytest.mark.parametrize(
    "text",
    [
        "Three things I learnt.",
        "1. Ask first.\n2. Then listen.\n3) Then ask again.",
        "We are there 24/7, nine to five, for half an hour, one by one.",
        "It took a quarter of an hour. One of us was late. Once.",
        "First, listen. Second, ask.",
    ],
)
def test_a_number_that_counts_nothing_outside_the_text_is_none(text):
    assert marked(text, of()) == []


# Dates


@each(
    "said",
    [
        "12 March 2024",
        "March 12, 2024",
        "12th of March 2024",
        "2024-03-12",
        "12.03.2024",
        "12/03/2024",
        "03/12/2024",
        "March 2024",
        "Mar 2024",
        "03/2024",
        "2024-03",
        "Q1 2024",
        "H1 2024",
        "first quarter of 2024",
        "2024",
        "FY24",
        "12 March",
        "the 2020s",
        "early 2024",
    ],
)
def test_a_date_is_traced_as_far_as_it_goes(said):
    assert marked(f"It was {said}.", of("opened on 12 March 2024")) == []


@each(
    "said",
    [
        "13 March 2024",
        "12 April 2024",
        "12 March 2023",
        "April 2024",
        "04/2024",
        "Q2 2024",
        "2023",
        "13 March",
        "FY25",
        "the 1990s",
        "2019–2024",
        "second half of 2024",
        "Q3",
    ],
)
def test_another_date_is_not_in_the_files(said):
    assert [kind for kind, _ in marked(f"It was {said}.", of("opened on 12 March 2024"))] == ["date"]


def test_a_date_finer_than_the_file_is_not_in_the_file():
    assert marked("It was 12 March 2024.", of("opened in March 2024")) == [("date", "12 March 2024")]


@pytest.mark.parametrize("text", ["Last Thursday it rained.", "In October, on a Monday, before Christmas.", "By May."])
def test_a_weekday_or_a_month_alone_is_no_claim(text):
    assert marked(text, of()) == []


# Names


@each(
    "text",
    [
        "Trains were late. Customers rang. Ballast shifted. Everyone apologised.",
        "The German and the Dutch met our CEO on LinkedIn. I'm told HR came too.",
        "“Nobody knew,” he said. “Signals failed.”",
        "• Listen first\n• Ask second\n— Then go",
        "Thank You To Everybody At The Depot This Week",
        "STOP. This is NOT a drill.",
        "Our Chief Operating Officer met the Board and the Head of Operations.",
        "Heute fahren die Züge pünktlich, weil die Werkstatt in der Nacht gearbeitet hat und der Plan stimmt.",
        "Ordinary words: Fitters, drivers; Planners – all of them (Nobody else).",
        "#Punctuality matters, [Whom do you thank?]",
    ],
)
def test_ordinary_words_with_a_capital_are_no_names(text):
    assert marked(text, of()) == []


@each(
    ("text", "name"),
    [
        ("Rebecca rang.", "Rebecca"),
        ("Oliver rang.", "Oliver"),
        ("Mark said so.", "Mark"),
        ("We thank Grace.", "Grace"),
        ("We met at Siemens’s yard.", "Siemens’s"),
        ("So said Jean-Luc O’Brien.", "Jean-Luc O’Brien"),
        ("So said J. Whitmore.", "Whitmore"),
        ("We flew to New Zealand.", "New Zealand"),
        ("The QZX agreed.", "QZX"),
        ("So says the ONS.", "ONS"),
        ("RED agreed with NATS.", "NATS"),
        ("We use an iPhone.", "iPhone"),
        ("Ask @quillon now.", "@quillon"),
        ("Read quillon.com/a.", "quillon.com/a"),
        ("He won the Silver Lining Award.", "Silver Lining Award"),
    ],
)
def test_a_name_nobody_gave_is_not_in_the_files(text, name):
    assert ("name", name) in [(kind, words) for kind, words in marked(text, of("something else"))]


def test_a_known_name_is_traced_in_part_and_whole_and_possessive():
    files = of("Joan Bellamy of St Cuthbert’s, on the Leeds night shift", "https://example.org/handover")
    for text in (
        "Joan rang.",
        "We thank Joan Bellamy.",
        "That was Bellamy’s idea, at St Cuthbert’s.",
        "JOAN BELLAMY!",
        "Leeds-based Joan came.",
        "Read example.org/handover.",
    ):
        assert marked(text, files) == []


def test_a_known_name_with_somebody_elses_surname_is_marked(files):
    assert marked("We thank Marta Pritchard.", files) == [("name", "Marta Pritchard")]


# Quotations


@each("marks", ["“{}”", '"{}"', "‘{}’", "'{}'", "«{}»", "„{}“"])
def test_a_quotation_is_traced_word_for_word(marks):
    files = of("She said: I had it in my hand, and then it was gone.")
    assert marked(marks.format("I had it in my hand – and then it was gone!"), files) == []
    assert marked(marks.format("I had it … and then it was gone"), files) == []
    assert [k for k, _ in marked(marks.format("I had it in my pocket and it was gone"), files)] == ["quotation"]


def test_three_words_in_quotation_marks_claim_nothing():
    assert marked("It is “not a drill”. It's the drivers' fault, the fitters' say.", of()) == []


# Everything together


def test_what_is_kept_private_is_known_but_said_to_be_private():
    summary = Summary(passions=(Line(text="There are 37 clocks in Zelkova Cottage", private=True),))
    files = known(Profile(person=Person(name="Ada Cole"), summary=summary))
    assert marked("There are 37 clocks in Zelkova Cottage.", files) == []
    assert [found.words for found in kept_private("Ada has 37 clocks in Zelkova Cottage.", files)] == [
        "37",
        "Zelkova Cottage",
    ]
    assert kept_private("Ada has 41 clocks.", files) == ()
    assert {found.kind for found in kept_private("Ada has 37.", files)} == {"private"}


def test_marks_stand_in_order_and_hold_their_words(files):
    text = "On 12 June 2019 Gareth Vole counted 77 owls: “we have never seen so many of them”."
    found = untraced(text, files)
    assert [mark.kind for mark in found] == ["date", "name", "number", "quotation"]
    assert all(text[mark.start : mark.end] == mark.words for mark in found)


@given(st.text(max_size=80))
def test_any_text_can_be_looked_through_and_its_own_words_are_traced(text):
    found = untraced(text, of(text))
    assert all(text[mark.start : mark.end] == mark.words for mark in found)


PIECES = [
    "A ",
    "a.",
    "nine in ",
    "one hundred and ",
    "“x ",
    "[a ",
    "Aa of the ",
    "@a",
    "5 ",
    "£",
    "1,000",
    "‘a ",
    "over 5 ",
]


@pytest.mark.parametrize(
    "piece", [*PIECES[::3], *(pytest.param(one, marks=pytest.mark.proof) for one in PIECES if one not in PIECES[::3])]
)
def test_twice_the_text_is_about_twice_the_work(piece):
    """Counted in calls of Python functions, so that a busy machine changes nothing."""
    import sys

    def work(text):
        calls = 0

        def count(_frame, event, _argument):
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            untraced(text, files)
        finally:
            sys.setprofile(None)
        return calls

    files = of("five vans over one hundred")
    assert work(piece * 800) <= 2.5 * work(piece * 400) + 200


def test_700_words_cost_no_more_than_this(files):
    """Forty calls a word: a few milliseconds, so that an editor can ask at every key."""
    import cProfile
    import pstats

    text = " ".join(" ".join(one["text"] for one in grounded.labelled("tuning")).split()[:700])
    profile = cProfile.Profile()
    profile.runcall(untraced, text, files)
    assert pstats.Stats(profile).total_calls < 40 * 700
