"""What the words and figures of a number are worth."""

import re

SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENTHS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TENS = {word: at * 10 for at, word in enumerate(_TENTHS, 2)}
VALUES = {**{word: at for at, word in enumerate(SMALL)}, **TENS}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_NTHS = (
    *("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
)
PLACES = {word: at for at, word in enumerate(_NTHS, 3)} | {"twentieth": 20, "thirtieth": 30, "hundredth": 100}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
TIMES = {
    "doubled": 2, "doubling": 2, "double": 2, "twofold": 2, "tripled": 3, "trebled": 3, "tripling": 3, "threefold": 3,
    "quadrupled": 4, "fourfold": 4, "quintupled": 5, "tenfold": 10, "halved": 0.5, "halving": 0.5,
}  # fmt: skip


def in_figures(written: str, scale: str) -> tuple[float, float]:
    """The value of figures with their scale, and the size of the last place that is not nought."""
    bare = re.sub(r"[,.'’\u202f\u00a0](?=\d{3}(?:\D|\Z))", "", written)
    bare = bare.replace(",", ".")
    size = SHORT.get(scale) or SCALES.get(scale, 1)
    value = round(float(bare) * size, 6)
    if "." in bare:
        return value, size * 10.0 ** -len(bare.partition(".")[2])
    return value, size * step_of(float(bare))


def step_of(value: float) -> float:
    """The size of the last place of a whole number that is not nought: 100 for 1,900."""
    step = 1.0
    while value and value % (step * 10) == 0 and step < value:
        step *= 10
    return step


def in_words(written: str) -> float:
    """The value of a number in words: "two hundred and fourteen", "half a dozen", "twenty twenty-four"."""
    total = current = 0.0
    words = [word for word in re.split(r"[\s-]+", written) if word != "and"]
    half = words[0] == "half"
    for word in words:
        if word in SCALES:
            size = SCALES[word]
            current = (current or 1) * size
            if size >= 1000:
                total, current = total + current, 0
        elif word in VALUES:
            value = VALUES[word]
            if current and current < 100 and value >= 10:
                current = current * 100 + value
            else:
                current += value
    whole = total + current
    return whole / 2 if half else whole


def place(word: str) -> float:
    """The place a word such as "third" or "twenty-first" gives."""
    if word == "second":
        return 2
    if word in PLACES:
        return PLACES[word]
    tens, _, unit = word.partition("-")
    return TENS[tens] + PLACES.get(unit, 0)
