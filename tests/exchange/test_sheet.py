"""The profile sheet: everything public, as words and never as tags, in Markdown and in one HTML file."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from each import each
from made_profiles import good
from markdown_it import MarkdownIt

from execcoach.drafting.template import read_template, render_page
from execcoach.exchange.outgoing import outgoing
from execcoach.exchange.sheet import markdown, sheet
from execcoach.exchange.web import link

REPORTS = Path(__file__).parents[2] / "templates" / "reports"
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "article", "footer"),
    *("h1", "h2", "h3", "small", "p", "ul", "li", "a", "span", "time", "br", "blockquote", "em", "strong"),
}
ATTACKS = [
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "</style><style>*{background:url(http://evil)}",
    "[x](javascript:alert(1)) ![y](http://evil/p.png) <http://evil>",
    "`code` *b* _i_ ~~s~~ # h\n# heading\n- item\n1. one\n> quote\n    indented\n---\n| a | b |\n&lt;b&gt; &#60;i&#62;",
    "javascript:alert(1)",
    "' onmouseover='alert(1)",
]


class Seen(HTMLParser):
    """What a browser would make of a page: its tags, its attributes, its words."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.given: list[tuple[str, str]] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.given += [(name, value or "") for name, value in attrs]
        self.words += " "

    def handle_data(self, data: str) -> None:
        self.words += data


def page(raw: dict[str, Any], kind: str) -> str:
    template = read_template((REPORTS / f"profile.j2.{kind}").read_text("utf-8"), "x")
    say: Callable[[str], str] = markdown if kind == "md" else str
    return render_page(template, sheet(outgoing(raw).profile, "As of today", say), kind == "html")


def shown(raw: dict[str, Any], kind: str) -> Seen:
    text = page(raw, kind)
    return Seen(MarkdownIt("commonmark", {"html": True}).enable("table").render(text) if kind == "md" else text)


def everywhere(words: str) -> dict[str, Any]:
    """A profile that says these words in every field that takes words."""

    def said(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: said(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [said(item) for item in value]
        return words if key not in ("start", "end", "date", "taken", "reviewed") and isinstance(value, str) else value

    whole = {
        **good(),
        "recommendations": [{"by": "x", "text": "x"}],
        "certifications": [{"name": "x", "by": "x", "url": "x"}],
        "projects": [{"name": "x", "summary": "x", "url": "x"}],
        "skills": [{"name": "x", "keywords": ["x"]}],
        "networks": [{"network": "x", "url": "https://a.example", "handle": "x"}],
    }
    return {key: said(value) for key, value in whole.items()} | {"networks": [{"network": words, "handle": words}]}


@pytest.mark.parametrize("kind", ["html", "md"])
@pytest.mark.parametrize("words", ATTACKS)
def test_what_somebody_typed_is_words_and_never_a_tag(words: str, kind: str) -> None:
    seen = shown(everywhere(words), kind)
    assert set(seen.tags) <= TAGS
    assert {name for name, _ in seen.given} <= {
        "href",
        "rel",
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
    }
    assert [value for name, value in seen.given if name == "href"] == []
    first = " ".join(words.split("\n")[0].split())
    assert " ".join(seen.words.split()).count(first) > 15


@pytest.mark.parametrize("kind", ["html", "md"])
def test_a_good_profile_is_whole_on_the_sheet(kind: str) -> None:
    seen = shown(good(), kind)
    words = " ".join(seen.words.split())
    profile = outgoing(good()).profile
    for section in (profile.roles, profile.talks, profile.schools, profile.memberships, profile.achievements):
        for entry in section:
            said = [getattr(entry, key, "") for key in ("title", "name", "what", "organisation", "company", "summary")]
            assert all(" ".join(one.split()) in words for one in said)
    for line in (*profile.connection_points.hobbies, *profile.summary.turn_offs):
        assert line.text in words
    assert "since Feb 2021" in words
    links = {value for name, value in seen.given if name == "href"}
    assert links == {entry.url for entry in (*profile.talks, *profile.publications, *profile.achievements)}


def test_the_html_is_one_file_that_asks_nothing_of_the_network() -> None:
    text = page(good(), "html")
    assert text.startswith("<!doctype html>")
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert set(Seen(text).tags).isdisjoint({"script", "img", "link", "iframe", "object", "base", "form"})
    assert "url(" not in text
    assert "@import" not in text


def test_nothing_private_is_on_the_sheet_and_the_about_is_not_said_twice() -> None:
    raw = {
        "person": {"name": "Ada"},
        "summary": {"text": "I like the depot. And more.", "passions": ["I like the depot", "Clocks"]},
        "connection_points": {"hobbies": [{"text": "SECRET", "private": True}]},
        "networks": [{"network": "linkedin", "handle": "ada"}, {"network": "x", "not_used": "SECRET"}],
    }
    text = page(raw, "html")
    assert "SECRET" not in text
    assert "LinkedIn" in text
    assert "Off duty" not in text
    assert text.count("I like the depot") == 1
    assert "Clocks" in text


def test_an_empty_profile_is_a_page_too() -> None:
    assert page({}, "md").startswith("# Profile")
    assert "<h1>Profile</h1>" in page({}, "html")


@each(
    ("words", "href"),
    [
        ("ada@x.example", "mailto:ada@x.example"),
        ("mailto:ada@x.example", "mailto:ada@x.example"),
        ("mailto:ada@x.example?bcc=evil@x.example", ""),
        ("https://a.example/x'y", "https://a.example/x'y"),
        ("JAVASCRIPT:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("vbscript:x", ""),
        ("//evil.example", ""),
        ("https://a.example@evil.example/", ""),
        ("https://a.example/)> <script>", ""),
        ("Ring me", ""),
        ("", ""),
    ],
)
def test_only_web_and_mail_addresses_become_links(words: str, href: str) -> None:
    assert link(words) == href
