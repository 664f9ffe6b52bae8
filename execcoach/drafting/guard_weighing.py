"""Findings held against what the words of the whole text weigh: some are added, doubted or taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from execcoach.drafting.guard_evidence import (
    LEAST_WORDS,
    RULE,
    SIGN_COUNTS,
    Marks,
    heaviest,
    likelihood,
    marks,
    shares,
    stretches,
)
from execcoach.drafting.guard_patterns import Finder
from execcoach.drafting.guard_rules import EVIDENCE, Label, Rules
from execcoach.drafting.guard_setting import Finding, Setting, fits
from execcoach.drafting.guard_words import Placed, Sentence


class Weighing:
    """Weighs a text again and again while it is written: the marks of a sentence that did not change are kept."""

    def __init__(self, rules: Rules, setting: Setting, finder: Finder, exact: Collection[str]) -> None:
        self._finder, self._exact = finder, exact
        self._classes = tuple(rules.classes)
        self._evidence = rules.evidence
        as_sent = replace(setting, kind="invitation") if setting.first_contact else setting
        self._labels = tuple(
            label
            for label in rules.labels
            if rules.evidence
            and label.id in rules.evidence.weights
            and fits(label.when, setting)
            and fits(rules.evidence.when[label.id], as_sent)
        )
        self._marks: dict[str, Marks] = {}

    def marks_of(self, sentence: Sentence) -> Marks:
        """What is weighed of a sentence."""
        return marks(sentence, [name for name in self._classes if self._finder.spans(name, sentence)])

    def held(
        self,
        told: list[Finding],
        places: Sequence[Placed],
        sentences: Sequence[Sentence],
        excused: Callable[[Label, Sequence[Sentence]], bool],
    ) -> list[Finding]:
        """The findings without those the words of the whole speak against, and with what only the words tell.

        Why: what is told by words alone is never more than a warning, nor is a sign the words leave in doubt.
        """
        evidence = self._evidence
        sizes = [one.kind.count("word") for one in sentences]
        if evidence is None or sum(sizes) < LEAST_WORDS:
            return told
        self._marks = {one.text: self._marks.get(one.text) or self.marks_of(one) for one in sentences}
        read = [self._marks[one.text] for one in sentences]
        parts = [(begin, end, shares(read[begin:end])) for begin, end in stretches(sizes)]
        signed = {one.label for one in told}
        for label in self._labels:
            if excused(label, sentences):
                continue
            sign = {RULE: SIGN_COUNTS} if label.id in signed else {}
            likely, begin, end = max(
                (likelihood(evidence, label.id, {**part, **sign}), at, to) for at, to, part in parts
            )
            if sign and likely < evidence.below:
                told = [one for one in told if one.label != label.id or one.rule in self._exact]
            elif sign and label.severity == "block" and likely < evidence.sure:
                told = [self._softened(one) if one.label == label.id else one for one in told]
            elif not sign and likely > evidence.above[label.id]:
                at = begin + heaviest(evidence, label.id, read[begin:end])
                first, last = places[at].start, places[at].start + len(places[at].text)
                said = (label.id, "warn" if label.severity == "block" else label.severity, places[at].text)
                told.append(Finding(*said, label.why, label.source, label.better, first, last, EVIDENCE))
        return told

    def _softened(self, finding: Finding) -> Finding:
        return finding if finding.rule in self._exact else replace(finding, severity="warn")
