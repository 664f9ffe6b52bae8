"""A draft as a card on the board: what it is, its days, what is open and what holds it back, each with a sign."""

from __future__ import annotations

from textual.content import Content

from execcoach.profile.dates import Day
from execcoach.services.drafts import Listed
from execcoach.text import several
from execcoach.tui.widgets.show import plain


def card(row: Listed, today: Day | None, between: str, held: int = 0) -> Content:
    """The words on the card; `between` stands between its lines, `held` counts the findings that hold it back."""
    if row.problem:
        return Content("\n").join([plain(row.title, "bold"), plain("× cannot be read", "$error")])
    lines = [plain(words, style) for words, style in _lines(row, today, held)]
    return Content.assemble(plain(f"{row.title}\n"), plain(between, "$secondary").join(lines))


def _lines(row: Listed, today: Day | None, held: int) -> list[tuple[str, str]]:
    if row.state == "posted":
        return [(f"✓ posted {said(row.posted, today)}" if row.posted else "✓ posted", "$secondary")]
    lines = [(said(row.created, today), "$secondary")] if row.created and not row.post_on else []
    if row.expired:
        lines.append((f"× its day is over: {said(row.expires, today)}", "$error"))
    elif row.due:
        lines.append((f"→ due {said(row.post_on, today)}", "bold $accent"))
    elif row.post_on:
        lines.append((f"→ for {said(row.post_on, today)}", "$secondary"))
    if held:
        lines.append((f"▲ {several(held, 'finding')} {'holds' if held == 1 else 'hold'} it back", "$error"))
    if row.open_questions:
        lines.append((f"? {several(len(row.open_questions), 'open question')}", "$accent"))
    elif row.ready:
        lines.append((f"✓ yes from {row.approved_by}" if row.approved_by else "✓ approved", "$secondary"))
    elif not held and not row.expired:
        lines.append(("nothing open", "$secondary"))
    return lines


def said(day: Day | None, today: Day | None) -> str:
    """A day as a person says it: "today", "26 November", with the year where it is another one."""
    if day is None:
        return ""
    if day == today:
        return "today"
    first = day.first()
    if not day.day:
        return f"{first:%B} {day.year}" if day.month else str(day.year)
    return f"{day.day} {first:%B}" + (f" {day.year}" if today and day.year != today.year else "")
