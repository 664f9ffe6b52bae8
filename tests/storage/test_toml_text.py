"""Texts as people really write them: comments everywhere, commas anywhere, dotted keys, tables in lists."""

import random
import tomllib

import pytest

from execcoach.storage.merge import same
from execcoach.storage.toml_edits import apply_edits, lost_comments, plan_edits, settled, undated
from execcoach.storage.toml_scan import scan
from execcoach.storage.toml_text import owned_comments


class Scribbler:
    """Writes random TOML in every layout the format allows; every comment is numbered."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.count = 0

    def pick(self, *choices):
        return self.chance.choice(choices)

    def number(self):
        self.count += 1
        return self.count

    def note(self):
        return f"# note {self.number()}, {self.pick('it', chr(39), '[x]', 'a = [1', chr(34) * 3, 'é', chr(0x85))}"

    def gap(self, indent=""):
        lines = [
            self.pick("", "", self.note(), f"{indent}{self.note()}", "  ") for _ in range(self.pick(0, 0, 1, 2, 4))
        ]
        return "".join(f"{line}\n" for line in lines)

    def end(self):
        return self.pick("", "", " ", f" {self.note()}", f"{self.note()}") + "\n"

    def string(self):
        word = f"w{self.number()}"
        return self.pick(
            f'"{word}"',
            f"'{word} # no'",
            f'"{word} \\" ] }}"',
            f'"""\n{word} # no\n[x] ""\n"""',
            f"'''{word}'\n# no'''",
            f'"""{word} \\\n   x"""""',
            '""',
            "''",
        )

    def scalar(self):
        return self.pick(self.string(), self.string(), "1", "true", "1.5", "2019-05-02", "2019-05-02 10:00:00Z")

    def value(self, depth=0):
        kind = self.pick("scalar", "scalar", "list", "list", "inline") if depth < 3 else "scalar"
        if kind == "scalar":
            return self.scalar()
        if kind == "inline":
            parts = [
                f"{self.pick('', ' ')}k{at} ={self.pick('', ' ')}{self.value(depth + 1)}{self.pick('', ' ')}"
                for at in range(self.pick(0, 1, 2, 3))
            ]
            return "{" + (",".join(parts) or self.pick("", " ")) + "}"
        return self.array(depth)

    def array(self, depth=0):
        if self.chance.random() < 0.4:
            return (
                "["
                + self.pick(",", ", ", " , ").join(self.value(depth + 1) for _ in range(self.pick(0, 1, 2, 3)))
                + "]"
            )
        text = "[" + self.pick("", " ", self.end())
        size = self.pick(0, 1, 2, 3, 4)
        for at in range(size):
            text += self.pick("", self.gap("    ")) if text.endswith("\n") else ""
            text += self.pick("", "  ", "    ") + self.value(depth + 1)
            text += self.pick("", "", f" {self.note()}\n  ")
            if at < size - 1 or self.chance.random() < 0.5:
                text += ","
            text += self.pick(self.end(), self.end(), " ")
        return text + (self.gap() if text.endswith("\n") else "") + "]"

    def keys(self, names):
        return "".join(
            f"{self.gap()}{self.pick('', '  ')}{name}{self.pick(' = ', '=')}{self.value()}{self.end()}"
            for name in names
        )

    def text(self):
        text = self.gap() + self.keys(self.pick([], ["schema"], ["schema", '"odd key"']))
        for name in self.chance.sample(["person", "summary", "connection_points", "zeta"], self.pick(0, 2, 4)):
            text += f"{self.gap()}[{self.pick('', ' ')}{name}]{self.end()}"
            text += self.keys(
                self.chance.sample(["name", "hobbies", "teams", "a.b", "a.c", "'q u'"], self.pick(0, 1, 3, 6))
            )
            if self.chance.random() < 0.3:
                text += f"{self.gap()}[{name}.below]{self.end()}{self.keys(['x', 'y'][: self.pick(0, 1, 2)])}"
        for name in self.chance.sample(["roles", "schools", "topics"], self.pick(0, 2, 3)):
            for _ in range(self.pick(1, 2, 4)):
                text += f"{self.gap()}[[{name}]]{self.end()}"
                text += self.keys(self.chance.sample(["title", "name", "company", "highlights"], self.pick(0, 2, 4)))
                if self.chance.random() < 0.25:
                    text += f"{self.gap()}[{name}.more]{self.end()}{self.keys(['x'])}"
                if self.chance.random() < 0.25:
                    text += f"{self.gap()}[[{name}.parts]]{self.end()}{self.gap()}[[{name}.parts]]\n{self.keys(['y'])}"
        text += self.gap()
        if self.chance.random() < 0.2:
            text = text.removesuffix("\n")
        return text.replace("\n", "\r\n") if self.chance.random() < 0.3 else text

    def changed(self, value, root=True):
        """The value with a few changes somewhere in it."""
        if isinstance(value, dict):
            result = {
                key: self.changed(part, False) if self.chance.random() < 0.4 else part for key, part in value.items()
            }
            if result and self.chance.random() < 0.25:
                del result[self.pick(*result)]
            if self.chance.random() < 0.4:
                result[self.pick("name", "extra", "roles", "x y")] = self.new()
            return result
        if isinstance(value, list):
            result = [self.changed(part, False) if self.chance.random() < 0.3 else part for part in value]
            if result and self.chance.random() < 0.5:
                part = result.pop(self.chance.randrange(len(result)))
                if self.chance.random() < 0.6:
                    result.insert(self.chance.randint(0, len(result)), part)
            if self.chance.random() < 0.5:
                new = {"title": f"n{self.number()}", "a": ["x"]} if value and isinstance(value[0], dict) else self.new()
                result.insert(self.chance.randint(0, len(result)), new)
            return result
        return self.new()

    def new(self):
        return self.pick(
            f"n{self.number()}", "two\nlines", 7, False, ["a", "b"], [], {"text": "t", "private": True}, 'a"""b\\'
        )


def campaign(seed):
    scribbler = Scribbler(seed)
    text = scribbler.text()
    old = tomllib.loads(text)
    document = scan(text)
    assert str(document) == text
    assert sum(1 for _ in owned_comments(document)) == sum(
        f"# note {at}," in text for at in range(1, scribbler.count + 1)
    )
    for _ in range(3):
        wanted = settled(old, scribbler.changed(old))
        edits = plan_edits(old, wanted)
        try:
            result = apply_edits(text, edits)
        except LookupError:
            return "refused"
        assert same(undated(tomllib.loads(result)), undated(wanted))
        assert lost_comments(text, result, edits) == []
        assert all(text.count(f"# note {at},") >= result.count(f"# note {at},") for at in range(scribbler.count))
        if "\r\n" in text:
            assert result.count("\n") == result.count("\r\n")
        text, old = result, tomllib.loads(result)
    return "done"


def test_texts_in_every_layout_take_any_change_and_keep_their_comments():
    results = [campaign(seed) for seed in range(50)]
    assert results.count("refused") < 4


@pytest.mark.proof
@pytest.mark.parametrize("thousand", range(20))
def test_twenty_thousand_texts_in_every_layout_take_any_change_and_keep_their_comments(thousand):
    results = [campaign(seed) for seed in range(1000 * thousand, 1000 * thousand + 1000)]
    assert results.count("refused") < 50
