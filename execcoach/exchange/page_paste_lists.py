"""Skills, languages, causes, how to reach somebody, and what others wrote: the shorter sections of a page."""

import re

from execcoach.exchange.matching import fold
from execcoach.exchange.page_paste_dates import day_of
from execcoach.exchange.page_paste_found import Found
from execcoach.exchange.page_paste_lines import Line
from execcoach.exchange.page_paste_text import flowing, is_reach
from execcoach.exchange.page_paste_top import broken

_LEVEL = re.compile(r"(.{1,60}?) [(（](.{1,60})[)）]\Z")
_AT = re.compile(r" (?:at|bei|@|an der|am) ")
_PARTS = re.compile(r"\s*[•·|]\s*")
_LINKEDIN = re.compile(r"(?:https?://)?(?:[\w-]{2,4}\.)?linkedin\.com/(?:in|pub)/([^\s/?()]*)", re.IGNORECASE)


def read_about(lines: list[Line], found: Found) -> None:
    """Take the About as it stands."""
    if text := flowing([line for line in lines if not line.apart], found):
        found.set("summary.text", text, lines[0])


def read_skills(lines: list[Line], found: Found) -> None:
    """Take the skills of a section; where each was used is left out."""
    words = found.words
    places = {fold(one.get("company")) for one in found.raw.get("roles", ())}
    places |= {fold(one.get("name")) for one in found.raw.get("schools", ())}
    titles = {fold(one.get("title")) for one in found.raw.get("roles", ())}
    for line in lines:
        if line.apart or words.says("page", line.words):
            found.passed += 1
            continue
        for skill in _PARTS.split(line.words):
            named = _AT.split(skill)
            if fold(skill) in places | titles or (
                len(named) > 1 and (fold(named[-1]) in places or fold(named[0]) in titles)
            ):
                found.drop(line, "used_at")
            elif len(named) > 1 or len(skill.split()) > 7 or skill[-1:] in ".!?" or is_reach(skill):
                found.doubt([line], "unsure_skill")
            else:
                found.named("skills", "name", skill, line)


def read_languages(lines: list[Line], found: Found) -> None:
    """Take the languages of a section with how well each is spoken."""
    words = found.words
    for line in lines:
        there = found.raw.get("languages", [])
        with_level = _LEVEL.match(line.words)
        name, _, tail = line.words.partition(" · ")
        if words.says("levels", line.words.strip("()")):
            if there and "level" not in there[-1]:
                there[-1]["level"] = line.words.strip("()")
            else:
                found.doubt([line], "unsure_item")
        elif with_level:
            found.named("languages", "name", with_level[1], line, level=with_level[2])
        elif tail and words.says("levels", tail):
            found.named("languages", "name", name, line, level=tail)
        elif line.apart or words.says("page", line.words):
            found.passed += 1
        elif len(line.words.split()) <= 3 and not any(sign.isdigit() for sign in line.words):
            found.named("languages", "name", line.words, line)
        else:
            found.doubt([line], "unsure_item")


def read_causes(lines: list[Line], found: Found) -> None:
    """Take the causes of a section."""
    for line in lines:
        if line.apart or found.words.says("page", line.words):
            found.passed += 1
            continue
        for cause in _PARTS.split(line.words):
            if len(cause.split()) <= 7:
                found.item("connection_points.causes", cause, line)
            else:
                found.doubt([line], "unsure_item")


def read_contact(lines: list[Line], found: Found) -> None:
    """Take the address of the page; how else to reach somebody is left out, and said."""
    rest = []
    joined = ""
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        if joined and line.words == joined:
            joined = ""
            continue
        match = _LINKEDIN.search(line.words)
        if match is None:
            rest.append(line)
            continue
        goes_on = broken(match[1], after)
        joined = after.words if after and goes_on else ""
        url = match[0] + goes_on
        url = url if url.casefold().startswith("http") else f"https://{url}"
        found.named("networks", "network", "LinkedIn", line, url=url.rstrip("."))
    if rest := [line for line in rest if line.words.strip("()").casefold() != "linkedin"]:
        found.drop_all(rest, "contact")


def read_recommendations(lines: list[Line], found: Found) -> None:
    """Take what others wrote about the person; what the person wrote about others is left out."""
    words = found.words
    given = next((at for at, line in enumerate(lines) if at and words.says("tabs_given", line.words)), 0)
    if given and not words.says("tabs_received", lines[given - 1].words):
        found.drop_all(lines[given:], "given")
        lines = lines[:given]
    lines = [line for line in lines if not (line.apart or words.says("tabs_given", line.words))]
    lines = [line for line in lines if not words.says("tabs_received", line.words)]
    kept = [line for line in lines if not _passing(line, found)]
    anchors = [at for at, line in enumerate(kept) if _worked(line.words, found)]
    if not anchors:
        found.doubt(kept, "unsure_by")
        return
    found.doubt(kept[: max(0, anchors[0] - 2)], "unsure_by")
    for at, after in zip(anchors, [*anchors[1:], len(kept) + 2], strict=True):
        if at < 1:
            found.doubt(kept[at:after], "unsure_by")
            continue
        head, text = kept[max(0, at - 2) : at], kept[at + 1 : max(at + 1, after - 2)]
        by, _, _ = head[0].words.partition(" · ")
        date = next((day for cut in _cuts(kept[at].words) if (day := day_of(cut))), None)
        entry = {"by": by, "text": flowing(text, found), "date": str(date) if date else ""}
        if entry["text"]:
            found.add("recommendations", entry, head[0])
        else:
            found.doubt([*head, kept[at]], "unsure_by")


def _passing(line: Line, found: Found) -> bool:
    bare = line.words.strip("· ")
    if found.words.says("page", line.words) or found.words.says("degrees", bare):
        found.passed += 1
        return True
    return False


def _worked(line: str, found: Found) -> bool:
    """Whether a line says when and how two people worked together."""
    if len(line) > 160 or not any(day_of(cut) for cut in _cuts(line)):
        return False
    return any(word in f" {line.casefold()} " for word in found.words.all("worked"))


def _cuts(line: str) -> list[str]:
    """The beginnings of a line up to each of its first commas: a date may hold one."""
    parts = line.split(",")
    return [",".join(parts[:number]) for number in range(1, min(4, len(parts)) + 1)]
