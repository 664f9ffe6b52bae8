"""The text that answers make while somebody types: at once of a shipped template, of an own one when it is ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from execcoach.drafting.template import Template
from execcoach.drafting.writer import Composed
from execcoach.errors import CoachError

Compose = Callable[[Template, Mapping[str, str]], Composed]


class Composing:
    """One template being answered. `now` never waits; where `is_late`, `catch_up` does, from any thread.

    Why: an own template is filled in another process, which nobody should feel under a key.
    """

    def __init__(self, template: Template, compose: Compose) -> None:
        self._template, self._compose = template, compose
        self._known: tuple[dict[str, str] | None, Composed] = (None, Composed(text=""))
        self.trouble: CoachError | None = None
        """Why the last answers made no text; the text before stays."""

    def now(self, answers: Mapping[str, str]) -> Composed:
        """The text of these answers, or of those before them where it is late."""
        if not self._template.is_own:
            return self._compose(self._template, answers)
        return self._known[1]

    def is_late(self, answers: Mapping[str, str]) -> bool:
        """Whether the text of these answers is still to be made."""
        return self._template.is_own and self._known[0] != dict(answers)

    def catch_up(self, answers: Mapping[str, str]) -> Composed:
        """The text of these answers, however long that takes, else the one before and `trouble`."""
        if not self.is_late(answers):
            return self.now(answers)
        before = self._known[1]
        try:
            made, trouble = self._compose(self._template, answers), None
        except CoachError as error:
            made, trouble = before, error
        self.trouble, self._known = trouble, (dict(answers), made)
        return made
