"""Learns what words weigh from the labelled texts beside this file, and writes prompts/rules/evidence.toml.

    uv run --with scikit-learn python tests/drafting/guard_lessons/learn.py

Of the texts in tests/drafting/guard_texts the tuning halves are learnt from too; the testing halves judge.
"""

import hashlib
import sys
import tomllib
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT))

import numpy  # noqa: E402
from scipy.sparse import csr_matrix, hstack  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.model_selection import cross_val_predict  # noqa: E402

from execcoach.drafting.guard import Checker, Setting  # noqa: E402
from execcoach.drafting.guard_evidence import RULE, SIGN_COUNTS, shares  # noqa: E402
from execcoach.drafting.guard_rules import read_rules  # noqa: E402
from execcoach.drafting.guard_words import placed, read_sentence  # noqa: E402
from execcoach.services.guard import FILES  # noqa: E402
from execcoach.storage import content  # noqa: E402

SURE = 0.85  # of what is told in texts that were not learnt from, so much at least is right
BELOW, BLOCKS = 0.3, 0.9
LEAST = 3  # texts in which a thing must stand to be weighed
LIGHT = 1.2  # weights under this are left out
FEW = 20  # texts a label needs
WHEN = {
    "spam:pitch-on-first-contact": 'when = { kind = ["invitation"] }',
}


def lessons() -> list[tuple[frozenset[str], str, bool]]:
    """Labels, text and whether it is a first contact, of every line; and the print of all of them."""
    found = []
    for file in sorted(HERE.glob("*.tsv")):
        for line in file.read_text("utf-8").splitlines():
            labels, _, text = line.partition("\t")
            named = frozenset() if labels.strip() == "-" else frozenset(one.strip() for one in labels.split(","))
            text = text.replace(" / ", "\n")
            found.append((named, text.removeprefix("@first "), text.startswith("@first ")))
    for file in sorted((HERE.parent / "guard_texts").glob("*.toml")):
        for text in tomllib.loads(file.read_text("utf-8"))["text"]:
            if text["half"] == "tuning":
                found.append((frozenset(text["labels"]), text["text"], text.get("first_contact", False)))
    return found + [(frozenset(), text, False) for text in ordinary()]


def ordinary() -> list[str]:
    """What is innocent because the coach says it himself: good examples, and drafts with all their answers."""

    def examples(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [one for key in ("good", "lands", "example") if isinstance(one := value.get(key), str)]
            return own + [text for inner in value.values() for text in examples(inner)]
        return [text for inner in value for text in examples(inner)] if isinstance(value, list) else []

    prompts = [file for file in sorted((ROOT / "prompts").rglob("*.toml")) if file.parent.name != "rules"]
    told = [text for file in prompts for text in examples(tomllib.loads(file.read_text("utf-8")))]
    return told + [file.read_text("utf-8") for file in sorted((HERE.parent / "golden").glob("*.rich.md"))]


def told_above(likely: numpy.ndarray, truth: numpy.ndarray) -> float:
    """From which likelihood on a label is told: the lowest at which SURE of what is told is right."""
    for above in numpy.arange(0.4, 0.96, 0.05):
        told = likely > above
        if told.sum() and (told & truth).sum() / told.sum() >= SURE:
            return float(above)
    return 0.95


def main() -> None:
    """Weigh, and write the file."""
    rules = read_rules(
        {name: content.shipped_toml(f"prompts/rules/{name}.toml") for name in FILES if name != "evidence"}
    )
    checkers = {first: Checker(rules, Setting(sector="public", first_contact=first)) for first in (False, True)}
    texts = lessons()
    counted, signed = [], []
    for _, text, first in texts:
        read = [checkers[first]._weighing.marks_of(read_sentence(place.text)) for place in placed(text)]
        counted.append(shares(read))
        signed.append({one.label for one in checkers[first].check(text)})
    seen = Counter(mark for one in counted for mark in one)
    marks = sorted(mark for mark, often in seen.items() if often >= LEAST)
    number = {mark: at for at, mark in enumerate(marks)}
    cells = [
        (row, number[mark], share) for row, one in enumerate(counted) for mark, share in one.items() if mark in number
    ]
    rows, columns, values = zip(*cells, strict=True)
    words = csr_matrix((values, (rows, columns)), shape=(len(texts), len(marks)))
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(HERE.glob("*.tsv")))).hexdigest()[:12]
    lines = [
        "# What words weigh, learnt from labelled texts by tests/drafting/guard_lessons/learn.py; not written by hand.",
        "# A line of weights: how much it speaks for the label (less than nothing: against it), then a word without",
        "# its ending, two neighbours, a class of the rules in {}, or two classes that stand in one sentence.",
        f"texts = {len(texts)}",
        f'lessons = "{digest}"',
        f"below = {BELOW}",
        f"sure = {BLOCKS}",
    ]
    for label in rules.labels:
        truth = numpy.array([label.id in named for named, _, _ in texts])
        if label.severity == "hint" or truth.sum() < FEW:
            continue
        own = csr_matrix(numpy.array([[SIGN_COUNTS * (label.id in one)] for one in signed]))
        learnt = LogisticRegression(C=100, class_weight="balanced", max_iter=2000, solver="liblinear", random_state=0)
        whole = hstack([words, own]).tocsr()
        likely = cross_val_predict(learnt, whole, truth, cv=5, method="predict_proba")[:, 1]
        above = told_above(likely, truth)
        print(f"{label.id:<36} above {above:.2f}  heard {(likely[truth] > above).mean():.2f}")
        learnt.fit(whole, truth)
        weights = [*zip(learnt.coef_[0][:-1], marks, strict=True), (learnt.coef_[0][-1], RULE)]
        told = sorted(((round(weight, 1), mark) for weight, mark in weights if abs(weight) >= LIGHT), reverse=True)
        lines += ["", "[[label]]", f'id = "{label.id}"', f"above = {above:.2f}", f"start = {learnt.intercept_[0]:.2f}"]
        lines += [WHEN[label.id]] if WHEN.get(label.id) else []
        lines += ["weights = '''", *(f"{weight:g} {mark}" for weight, mark in told), "'''"]
    (ROOT / "prompts/rules/evidence.toml").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    print(len(texts), "texts,", sum(len(line) for line in lines), "characters")


if __name__ == "__main__":
    main()
