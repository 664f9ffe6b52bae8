"""docs/templates.md: every shipped template filled by the demo's person; `--update-golden` writes it anew."""

from pathlib import Path

from execcoach.drafting.writer import compose
from execcoach.profile.model import Profile
from execcoach.services.templates import all_templates

PAGE = Path(__file__).parents[2] / "docs" / "templates.md"
KINDS = {
    "post": "Posts",
    "comment": "Comments",
    "article": "Articles",
    "script": "Scripts",
    "message": "Messages",
    "invitation": "Messages",
}


def test_the_page_of_templates_shows_what_each_makes_of_adas_answers(ada_of_the_demo, her_answers, update_golden):
    page = "\n".join(_page(ada_of_the_demo, her_answers)) + "\n"
    if update_golden:
        PAGE.write_text(page, "utf-8", newline="")
    assert page == PAGE.read_text("utf-8")


def test_every_question_ada_answers_is_one_of_its_template(templates, her_answers):
    assert set(her_answers) == set(templates)
    for name, answers in her_answers.items():
        asked = {one.name: one for one in templates[name].inputs}
        assert set(answers) <= set(asked), name
        assert {one.name for one in asked.values() if one.required and not one.default_from} <= set(answers), name


def _page(ada, her_answers):
    order = list(KINDS)
    found = sorted(all_templates(), key=lambda one: order.index(one.kind) if one.kind in KINDS else len(order))
    drafts = {template.id: compose(template, her_answers[template.id], ada) for template in found}
    shares = sorted(draft.theirs for draft in drafts.values())
    yield from (
        "# Every template, as Ada would fill it",
        "",
        "Made by `pytest tests/drafting/test_templates_page.py --update-golden` from the demo’s profile and from",
        "`tests/drafting/answers`. Here stands what Ada would find on her screen: her own answers word for word,",
        "and as few words between them as there can be. Of every hundred words, the number below each draft is hers:",
        f"{_share(shares[0])} at the least, {_share(shares[len(shares) // 2])} in the middle.",
        "",
        "What is missing stays a question in square brackets, and a draft with one cannot be approved.",
    )
    kind = ""
    for template in found:
        if (named := KINDS.get(template.kind, "About you")) != kind:
            kind = named
            yield from ("", f"## {kind}")
        draft = drafts[template.id]
        yield from ("", f"### {template.title}", "", f"`execcoach draft {template.id}` · {_facts(template)}", "")
        yield from (f"> {line}".rstrip() for line in draft.text.split("\n"))
        yield from ("", f"{_share(draft.theirs)} of 100 words are hers.")
        for refusal in template.refusals:
            hurt = next(one for one in template.inputs if one.name == refusal.input)
            refused = compose(template, {hurt.name: refusal.when}, Profile()).refusal
            yield from ("", f"Where the answer to “{hurt.ask}” is {refusal.when}, there is no draft: {refused}")


def _facts(template):
    lasts = f" · worth posting for {template.expires_days} days" if template.expires_days else ""
    return f"{template.minutes} minutes{lasts} · {', '.join(template.networks)}"


def _share(part):
    return int(100 * part)
