"""A line of the score as a row, and opened: what would add to it, what each check gave and on what words."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from execcoach.profile.rubric import Rubric
from execcoach.profile.score import Checked, ScoreLine
from execcoach.tui.widgets.bars import bar, points
from execcoach.tui.widgets.show import plain


def row_of(line: ScoreLine, title: str) -> Content:
    """The line in one row: its name, a bar, what it earned, what is to be had."""
    worth = "not for me" if line.declined else f"+{points(line.gain)} in {line.minutes} min" if line.gain else "done"
    return Content.assemble(
        plain(f"{title:<23}"),
        bar(line.points, line.weight * 100, 10),
        plain(f" {f'{points(line.points):>4} of {line.weight}':<10}"),
        plain(f"{worth:>14}", "$secondary" if line.declined or not line.gain else "$accent"),
    )


def part_of(part: int, whole: int) -> Content:
    """Points of a group."""
    said = f"{points(part)} of {points(whole)}"
    return plain(f"{said:>10}", "$secondary")


def warned(warning: str) -> Content:
    """A warning about the file, opened."""
    lines = [plain("About the file", "bold"), plain(warning), plain("")]
    lines.append(plain("Everything else counts. Enter opens the file in your editor.", "$secondary"))
    return Content("\n").join(lines)


def opened(line: ScoreLine, rubric: Rubric) -> Content:
    """Everything there is to say about the line, one thing a line."""
    return Content("\n").join(_opened(line, rubric))


def _opened(line: ScoreLine, rubric: Rubric) -> Iterator[Content]:
    criterion = rubric.criterion(line.id)
    worth = f"up to +{points(line.gain)} in {line.minutes} min" if line.gain else "all of it earned"
    worth = "not for me" if line.declined else worth
    yield plain(criterion.question, "bold")
    yield plain(f"{points(line.points)} of {line.weight} points · credit {line.credit:.2f} · {worth}", "$accent")
    if line.declined:
        yield plain("Nobody will urge you. Enter goes to its question, where you may be asked after all.", "$secondary")
    elif line.advice:
        yield plain("")
        yield plain("For the rest" if line.points else "To begin with", "bold")
        yield from (plain(f"▸ {words}") for words in line.advice)
    yield plain("")
    yield plain("What each check gave", "bold")
    yield from (_check(check, line.weight, rubric) for check in line.checks)
    yield plain("")
    yield plain("Found in your file", "bold")
    if not line.evidence:
        yield plain("Nothing yet.", "$secondary")
    for item in line.evidence:
        yield Content.assemble(_mark(1.0 if item.ok else 0.0), plain(f"{item.path}  ", "$secondary"), plain(item.words))
    yield plain("")
    yield plain("Why it counts", "bold")
    yield plain(criterion.why)
    yield plain(criterion.source, "$secondary")
    yield plain(f"Stands on the page: {criterion.lands}", "$secondary")
    if criterion.half_life:
        yield plain(f"Half of how recent it is goes every {criterion.half_life} months.", "$secondary")


def _check(check: Checked, weight: int, rubric: Rubric) -> Content:
    whole = weight * 100 * check.share
    said = f"{rubric.kinds.get(check.kind, check.kind):<20}"
    given = f"{check.worth(weight) / 100:.2f} of {whole / 100:.2f}"
    return Content.assemble(_mark(check.credit), plain(said), plain(given, "$secondary"))


def _mark(credit: float) -> Content:
    if credit >= 0.995:
        return plain("✓ ", "bold $success")
    return plain("◐ " if credit else "– ", "bold $warning")
