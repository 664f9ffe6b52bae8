"""The mechanical part of the bar for every sentence a person reads: shapes, lengths, sources, no wall posters."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from each import each

PROMPTS = Path(__file__).parents[2] / "prompts"
PILLARS = ("share", "listen", "engage")
CHECKLISTS = ("who-you-are", "your-summary", "credentials", "current-role", "freshness", "before-you-publish")
CHECKLISTS += ("recruiting-voice", "whom-you-read", "trigger-events", "look-yourself-up", "company-guidelines")

_CONTACT = {"contact", "contact_role", "contact_company"}
NEEDS: dict[str, set[str]] = {
    "contact": _CONTACT,
    "colleague": _CONTACT,
    "customer": _CONTACT,
    "prospect": _CONTACT,
    "contact-point": _CONTACT | {"contact_point"},
    "contact-learned": _CONTACT | {"contact_learned"},
    "source": {"source", "source_kind"},
    "outside-source": {"source"},
    "source-heard-by": {"source", "heard_by"},
    "trigger": {"trigger", "watch_at", "opens"},
    "company": {"key_company"},
    "achievement": {"achievement", "achievement_result"},
    "talk": {"talk"},
    "publication": {"publication"},
    "role": {"role", "my_company"},
    "topic": {"topic"},
    "objection": {"objection"},
    "audience": {"audience", "audience_why"},
    "note": {"note", "note_date"},
    "draft": {"draft"},
    "hobby": {"hobby"},
    "team": {"team"},
    "cause": {"cause"},
    "place": {"place"},
    "voice": {"says"},
    "pair": {"a", "b", "why_a"},
    "motivation": {"motivation"},
    "turn-off": {"turn_off"},
    "school": {"school"},
    "no-contact": set(),
    "no-source": set(),
    "no-outside-source": set(),
}
NOBODY_YET = {"no-contact", "no-source", "no-outside-source"}
ORDINARY = {"contact": "Marta Lindqvist", "a": "Marta Lindqvist", "b": "Priya Raman", "note_date": "29 September"}
ORDINARY |= {"key_company": "Brackwater Foods"}
BENEFITS = {"connection", "media", "relationships", "leadership", "recruiting"}
EFFORTS = {"", "reaction", "reshare", "reshare-with-words", "comment", "post", "message", "meeting"}
TEMPLATES = {"", "headline", "summary-50", "summary-150", "x-bio", "speaker-introduction", "thank-a-colleague"}
TEMPLATES |= {"thank-a-customer", "new-role", "achievement", "curated-share", "research-insight"}
TEMPLATES |= {"tailored-invitation", "introduction", "why-i-joined", "glimpse-of-a-day", "hiring", "email-to-essay"}
TEMPLATES |= {"publication-or-talk", "customers-concern"}
CRITERIA = {"headline", "opening", "accomplishments", "motivations", "passions", "turn-offs", "current-role"}
CRITERIA |= {"current-result", "past-roles", "past-results", "schools", "school-life", "hobbies", "teams", "causes"}
CRITERIA |= {"memberships", "volunteering", "achievements", "evidence", "publications", "talks", "photo", "banner"}
CRITERIA |= {"contact", "recent-role", "recent-news"}
SOURCES = {
    "Paul Gillin, Five Often-Overlooked Reasons Senior Executives Should Use Social Media",
    "Paul Gillin, How to Get Salespeople Aboard the Social Media Train",
    "Paul Gillin, The Trouble with Klout",
    "Arif Johari, Why Executives Should Follow Kylie Jenner",
    "Mark Babbitt, Are You Social Selling Or Social Spamming?",
    "5 Topics That Sellers Should Write About",
    "5 “Dark Social” Concerns For Online Leadership",
    "Wil Martindale, The Customer Success Program",
    "Wil Martindale, B2E Tech-marketing",
    "Wil Martindale, Can Relevance Become “The Box”?",
    "Wil Martindale, Social Selling to the Next Level",
    "Jenny Dearborn, Soft Skills Will Be Essential for Future Careers",
    "Companies are Concerned about the Risks of Social Media",
    "Recruiting New Employees in a Web 2.0 World",
    "What Social Media is Teaching Us (Again)",
}
POSTER = re.compile(
    r"\b(inspir\w*|journey\w*|authentic\w*|passionate\w*|leverag\w*|excellence|empower\w*|synerg\w*|amazing|awesome"
    r"|thrilled|humbled|game.?chang\w*|world.class|best.in.class|reach out|storytelling|mindset|unlock\w*|elevate\w*"
    r"|crush\w*|delve\w*|foster\w*|embrac\w*|celebrat\w*|your best self|personal brand|thought leader\w*)\b",
    re.IGNORECASE,
)
SCOLDING = re.compile(
    r"\b(you ?(haven['’]t|have not|have (thanked|read|written to|met|asked) nobody|forgot)|don['’]t forget|overdue"
    r"|(days?|weeks?|months?) (since|ago|without)|since you last|for \w+ (days|weeks|months)|streak|missed|neglect\w*"
    r"|long silence|at last|too long|high time)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b(\w{3,}[lntr]iz(?:e[ds]?|ing|ation)|recogniz\w+|color|favor|center|behavior|program|gotten)\b", re.IGNORECASE
)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_KEYS = ("id", "title", "words", "ask", "good", "weak", "probe", "benefit", "why", "source")


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((PROMPTS / name).read_text(encoding="utf-8"))


def _prompts() -> list[tuple[str, dict[str, Any]]]:
    return [(pillar, entry) for pillar in PILLARS for entry in _file(f"routine/{pillar}.toml")["prompt"]]


def _questions() -> list[tuple[str, dict[str, Any]]]:
    return [(name, question) for name in CHECKLISTS for question in _file(f"checklists/{name}.toml")["question"]]


def _answers() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _file("why.toml")["answer"]
    return found


def _named(entries: list[tuple[str, dict[str, Any]]]) -> list[Any]:
    return [pytest.param(where, entry, id=f"{where}:{entry.get('id')}") for where, entry in entries]


def _holes(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _filled(text: str) -> str:
    return _PLACEHOLDER.sub(lambda match: ORDINARY[match[1]], text)


def _sentences(text: str) -> int:
    return len(re.findall(r"[.!?][”’]?(?:\s|$)", text))


every_prompt = each(("pillar", "prompt"), _named(_prompts()))
every_question = each(("checklist", "question"), _named(_questions()))
every_answer = each("answer", [pytest.param(a, id=a.get("id")) for a in _answers()])


def test_no_two_entries_share_an_id() -> None:
    for ids in (
        [p["id"] for _, p in _prompts()],
        [q["id"] for _, q in _questions()],
        [a["id"] for a in _answers()],
    ):
        assert sorted(ids) == sorted(set(ids))


def test_no_two_prompts_ask_the_same_thing() -> None:
    for key in ("title", "words", "ask", "good", "weak", "probe"):
        said = [p[key] for _, p in _prompts()]
        assert sorted(said) == sorted(set(said)), key


@pytest.mark.parametrize("pillar", PILLARS)
def test_a_pillar_has_enough_prompts_and_says_which_it_is(pillar: str) -> None:
    raw = _file(f"routine/{pillar}.toml")
    assert raw["pillar"] == pillar
    assert len(raw["prompt"]) >= 16


@pytest.mark.parametrize("pillar", PILLARS)
def test_a_newcomer_with_nothing_in_the_files_has_ten_different_good_days(pillar: str) -> None:
    fit = [p for where, p in _prompts() if where == pillar and p["courage"] == 1 and set(p["needs"]) <= NOBODY_YET]
    assert len(fit) >= 10
    assert sum(not p["needs"] for p in fit) >= 5


@pytest.mark.parametrize("pillar", PILLARS)
@pytest.mark.parametrize("day", ["mon", "tue", "wed", "thu", "fri"])
def test_every_working_day_has_five_first_prompts_for_everybody(pillar: str, day: str) -> None:
    fit = [p for where, p in _prompts() if where == pillar and p["courage"] == 1 and not p["needs"]]
    assert sum(p["when"] == "any" or day in p["when"] for p in fit) >= 5


@pytest.mark.parametrize(("need", "least"), [("no-contact", 3), ("no-source", 2), ("no-outside-source", 5)])
def test_an_empty_circle_is_invited_to_fill(need: str, least: int) -> None:
    assert sum(p["needs"] == [need] and p["courage"] == 1 for _, p in _prompts()) >= least


@pytest.mark.parametrize("need", ["note", "outside-source"])
def test_what_comes_once_a_week_has_prompts_enough_to_rest(need: str) -> None:
    reads = {"outside-source": {"outside-source", "source", "source-heard-by"}}.get(need, {need})
    easy = [p for pillar, p in _prompts() if p["courage"] == 1 and p["when"] == "any" and set(p["needs"]) & reads]
    assert sum(need == "note" or p["id"].startswith("listen") for p in easy) >= 6


def test_every_benefit_is_served_in_every_pillar_and_more_than_once_without_courage() -> None:
    for benefit in BENEFITS:
        for pillar in PILLARS:
            assert sum(p["benefit"] == benefit for where, p in _prompts() if where == pillar) >= 2, (benefit, pillar)
        assert sum(p["benefit"] == benefit and p["courage"] == 1 for _, p in _prompts()) >= 6, benefit


OTHERS = {"contact", "contact_company", "source", "a", "b", "key_company"}


def test_a_reason_names_whoever_the_prompt_is_about() -> None:
    for _, p in _prompts():
        named = _holes(p["title"] + p["words"]) & OTHERS
        assert not named or _holes(p["because"]) & named, p["id"]


def test_every_need_benefit_and_courage_is_served_by_some_prompt() -> None:
    assert {need for _, p in _prompts() for need in p["needs"]} == set(NEEDS)
    assert {p["benefit"] for _, p in _prompts()} == BENEFITS
    assert {p["courage"] for _, p in _prompts()} == {1, 2, 3}


def test_a_prompt_opens_a_draft_only_where_a_template_is_shipped() -> None:
    shipped = {path.name.removesuffix(".j2.md") for path in (PROMPTS.parent / "templates").rglob("*.j2.md")}
    assert {p["template"] for _, p in _prompts()} - {""} <= shipped


def test_sharing_is_mostly_in_own_words() -> None:
    assert {p["effort"] for where, p in _prompts() if where == "share"} <= {"post", "reshare-with-words"}


def test_engaging_always_costs_more_than_a_click() -> None:
    assert {p["effort"] for where, p in _prompts() if where == "engage"} <= {"comment", "post", "message", "meeting"}


@every_prompt
def test_a_prompt_is_whole(pillar: str, prompt: dict[str, Any]) -> None:
    for key in _KEYS:
        assert prompt[key].strip() == prompt[key] != "", key
    assert re.fullmatch(rf"{pillar}(-[a-z]+)+", prompt["id"])
    assert prompt["minutes"] in (2, 3, 4)
    assert prompt["courage"] in (1, 2, 3)
    assert prompt["benefit"] in BENEFITS
    assert prompt["effort"] in EFFORTS
    assert prompt["effort"] or pillar == "listen"
    assert prompt["template"] in TEMPLATES
    assert prompt["source"] in SOURCES
    days = prompt["when"]
    assert days == "any" or (days and set(days) < {"mon", "tue", "wed", "thu", "fri"})


@every_prompt
def test_a_prompt_names_only_what_its_needs_fill(pillar: str, prompt: dict[str, Any]) -> None:
    given = set().union(*(NEEDS[need] for need in prompt["needs"]))
    assert _holes(prompt["title"] + prompt["words"] + prompt["ask"] + prompt["because"]) <= given
    assert not _holes("".join(prompt[key] for key in ("good", "weak", "probe", "why", "source")))


@every_prompt
def test_a_need_is_used_or_it_would_not_be_needed(pillar: str, prompt: dict[str, Any]) -> None:
    holes = _holes(prompt["title"] + prompt["words"] + prompt["ask"] + prompt["because"])
    assert all(NEEDS[need] & holes for need in prompt["needs"] if NEEDS[need])


@every_prompt
def test_a_title_reads_well_in_the_plan(pillar: str, prompt: dict[str, Any]) -> None:
    title = _filled(prompt["title"])
    assert len(title) <= 46, (len(title), title)
    assert title[0].isupper()
    assert title[-1] not in ".!?:"


@every_prompt
def test_a_prompt_asks_one_question_and_ends_with_it(pillar: str, prompt: dict[str, Any]) -> None:
    assert prompt["ask"].count("?") == 1
    assert prompt["ask"].endswith("?")
    assert "?" not in prompt["words"] + prompt["because"]
    assert prompt["probe"].count("?") == 1
    assert prompt["probe"].endswith("?")


@every_prompt
def test_a_prompt_fits_the_screen(pillar: str, prompt: dict[str, Any]) -> None:
    assert 1 <= _sentences(prompt["words"]) <= 4, "one to three sentences, and one that quotes the person's file"
    assert len(prompt["words"]) <= 260, len(prompt["words"])
    assert len(prompt["ask"]) <= 60, len(prompt["ask"])
    assert 1 <= _sentences(prompt["why"]) <= 2
    assert _sentences(prompt["because"]) <= 1


@every_prompt
def test_a_good_answer_is_short_and_a_thin_one_names_nothing(pillar: str, prompt: dict[str, Any]) -> None:
    assert prompt["weak"] != prompt["good"]
    assert len(prompt["good"].split()) <= 16, len(prompt["good"].split())
    assert not re.search(r"\d", prompt["weak"])
    inside = re.search(r"[A-Z“\d]", prompt["good"][1:])
    deed = len(prompt["good"].split()) >= 5
    assert inside or deed, "a good answer has a name, a number or a deed"


@every_question
def test_a_question_is_whole(checklist: str, question: dict[str, Any]) -> None:
    tick = question["answer"] == "tick"
    for key in ("id", "words", "why", "source", "good", "weak", "probe", *([] if tick else ["path"])):
        assert question[key].strip() == question[key] != "", key
    assert question["source"] in SOURCES
    assert question["words"].count("?") == 1
    assert question["words"].endswith("?")
    assert question["probe"].count("?") == 1
    assert question["probe"].endswith("?")
    assert question["weak"] != question["good"]
    assert 1 <= _sentences(question["why"]) <= 2
    assert question["answer"] in ("line", "text", "list", "entry", "tick")
    assert question.get("criterion", "") in CRITERIA | {""}
    assert question.get("file", "profile") == "profile" or not question.get("criterion")


@every_question
def test_a_question_and_its_examples_fit_a_screen_of_24_lines(checklist: str, question: dict[str, Any]) -> None:
    lines = [question["words"], f"{question['why']} {question['source']}", question["good"], question["weak"]]
    boxes = len(question.get("fields", [])) or 2
    assert sum(1 + len(line) // 72 for line in lines) + boxes <= 16
    assert len(question["words"]) <= 110


@every_question
def test_only_an_entry_has_fields_and_one_of_them_is_required(checklist: str, question: dict[str, Any]) -> None:
    fields = question.get("fields", [])
    assert bool(fields) == (question["answer"] == "entry")
    for one in fields:
        assert set(one) == {"key", "label", "example", "required"}
        assert one["label"]
        assert one["example"]
    assert not fields or any(one["required"] for one in fields)


@each("name", CHECKLISTS)
def test_a_checklist_says_what_it_is_for(name: str) -> None:
    raw = _file(f"checklists/{name}.toml")
    assert raw["id"] == name
    assert raw["title"]
    assert raw["why"]
    assert raw["source"] in SOURCES


@each("name", CHECKLISTS)
def test_a_checklist_is_short_and_what_it_asks_is_asked_once(name: str) -> None:
    asked = _file(f"checklists/{name}.toml")["question"]
    assert 4 <= len(asked) <= (11 if name == "credentials" else 9)
    for key in ("words", "good", "weak", "probe"):
        said = [question[key] for _, question in _questions()]
        assert sorted(said) == sorted(set(said))


def test_every_shipped_checklist_is_looked_at_here() -> None:
    assert {file.stem for file in (PROMPTS / "checklists").glob("*.toml")} == set(CHECKLISTS)


def test_every_criterion_has_a_question() -> None:
    assert {q.get("criterion", "") for _, q in _questions()} - {""} == CRITERIA


@every_answer
def test_an_objection_is_answered_in_sixty_words(answer: dict[str, Any]) -> None:
    assert answer["id"]
    assert answer["objection"].endswith(".")
    assert 20 <= len(answer["words"].split()) <= 60
    assert answer["source"] in SOURCES


@every_answer
def test_a_figure_shows_its_year_or_admits_that_it_has_none(answer: dict[str, Any]) -> None:
    figure = answer.get("figure")
    if figure is not None:
        assert re.search(r"\b(19|20)\d\d\b|the year isn't given", figure)
        assert "claim" in figure or "survey" in figure
    assert not re.search(r"\d", answer["words"]), "a figure goes where its origin is shown"


def _spoken() -> list[tuple[str, str]]:
    """Where and what: everything the coach says; thin answers are quoted, not said."""
    keys = ("title", "words", "ask", "good", "probe", "because", "why", "objection", "figure")
    entries = [(p["id"], p) for _, p in _prompts()] + [(f"{where}:{q['id']}", q) for where, q in _questions()]
    entries += [(a["id"], a) for a in _answers()] + [(name, _file(f"checklists/{name}.toml")) for name in CHECKLISTS]
    return [(f"{name}: {key}", entry[key]) for name, entry in entries for key in keys if entry.get(key)]


def _offending(pattern: re.Pattern[str], said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(where, found[0]) for where, text in said if (found := pattern.search(text))]


def test_nothing_could_hang_on_an_office_wall() -> None:
    assert _offending(POSTER, _spoken()) == []
    assert _offending(re.compile("!|TODO"), _spoken()) == []


def test_nothing_scolds_and_no_reason_names_a_lapse() -> None:
    told = [(f"{p['id']}: {key}", p[key]) for _, p in _prompts() for key in ("title", "words", "ask", "because")]
    assert _offending(SCOLDING, told) == []


def test_the_spelling_is_british_and_the_quotation_marks_are_printed_ones() -> None:
    assert _offending(AMERICAN, _spoken()) == []
    assert _offending(re.compile('"'), _spoken()) == []


@pytest.mark.parametrize(
    "lapse", ["you have thanked nobody for 12 days", "You haven't written to Marta", "Tom, three weeks without a word"]
)
def test_a_reason_that_counts_days_is_recognised(lapse: str) -> None:
    assert SCOLDING.search(lapse)


@pytest.mark.parametrize(
    "poster", ["Inspire your team every day.", "Share your journey!", "Be authentic and passionate"]
)
def test_a_wall_poster_is_recognised(poster: str) -> None:
    assert _offending(POSTER, [("wall", poster)])
