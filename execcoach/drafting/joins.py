"""How a person's words are joined into running text: sentence ends, capitals, lists, first names.

Between OPEN and CLOSE stand the words that are the person's; everything outside came from the template.
"""

import re
from collections.abc import Iterable

from execcoach.words import first_person

OPEN, CLOSE = "\ue000", "\ue001"
_MARKS = f"[{OPEN}{CLOSE}]"

_ENDS = re.compile(r"[.!?…:][\"”’')\]»]*\Z")
_ADDRESS_LAST = re.compile(r"(?:https?://|www\.)\S+\Z")
_SHORTENED = re.compile(r"(?:\b(?:[A-Za-z]\.)+[A-Za-z]|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|Bros|etc|\.\.))\.\Z")
_QUESTION = re.compile(r"\[[^\[\]\n]*\?\]")
_SMALL = re.compile(
    "(?:a|about|after|all|an|and|another|any|anybody|anyone|as|at|because|before|both|but|by|each|eight|eighteen|eighty|"
    "either|eleven|every|everybody|everyone|fifteen|fifty|five|for|forty|four|fourteen|from|half|he|her|his|how|i|if|in|"
    "it|its|last|less|many|more|most|my|neither|nine|nineteen|ninety|no|nobody|none|not|nothing|now|nowhere|nearly|reading|hearing|seeing|having|watching|listening|thank|thanks|almost|never|always|often|of|on|one|only|our|"
    "over|people|seven|seventeen|seventy|she|since|six|sixteen|sixty|so|some|somebody|someone|something|ten|that|the|"
    "their|then|there|these|they|thirteen|thirty|this|those|three|to|today|twelve|twenty|two|until|we|what|when|where|"
    "which|who|why|without|with|yesterday|you|your|(?:i|we|they|he|she|it)['’](?:d|m|s|ve|ll|re))\\Z",
    re.IGNORECASE,
)
_DEED = re.compile(
    "(?:[a-z]{2,}ed|bought|brought|built|came|caught|cut|did|drove|flew|found|gave|got|held|kept|led|left|made|met|paid|"
    "is|was|has|can|knows|runs|leads|makes|builds|works|teaches|owns|keeps|wants|needs|"
    "put|ran|rang|read|rode|sat|sent|set|sold|spoke|stood|taught|told|took|went|won|wrote)\\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{2,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|"
    r"dozens?|hundreds?|thousands?|millions?|half|twice|once|quarters?|thirds?)\b",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"(?:\A(?:this|that|these|those|then|so|but|and|there(?! (?:is|are|was|were)))\b|"
    r"\b(?:it|its|he|him|his|she|her|hers|they|them|their)\b)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|(?:jan|febr)uary|march|april|may|june|july|august|\w+ember|"
    r"october",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:dr|prof|professor|mr|mrs|ms|miss|mx)\.?\Z", re.IGNORECASE)
_STYLE = re.compile(r"(?:sir|dame|lord|lady)\Z", re.IGNORECASE)


def ended(text: str) -> str:
    """The text with a sentence end; a question in brackets, an address or an end already there stays."""
    text = text.strip()
    if not text or _ENDS.search(text) or _ADDRESS_LAST.search(text):
        return text
    return text.rstrip(" ,;–—-") + "."


def sentence(text: str) -> str:
    """The text with a capital at its start and a sentence end."""
    return capital(ended(text))


def capital(text: str) -> str:
    """The text with a capital at its start, unless its first word is an address or spelt as a name such as eBay."""
    first = _first_word(text)
    if not first[:1].islower() or re.search(r"[A-Z@/_]|\.\w", first[1:]):
        return text
    return text[:1].upper() + text[1:]


def phrase(text: str) -> str:
    """The text on one line without its full stop, to stand inside a sentence."""
    text = " ".join(text.split())
    if text.endswith(".") and not text.endswith("..") and not _SHORTENED.search(text):
        return text[:-1]
    return text.rstrip(" ,;")


def may_join(text: str) -> bool:
    """Whether the text can follow a word in mid-sentence: its first word is no name that would lose its capital."""
    first = _first_word(text)
    return bool(_SMALL.match(first)) or first[:1].islower() or first[:1].isdigit()


def midway(text: str) -> str:
    """The text with a small first letter where its first word is an everyday one; I stays I."""
    first = _first_word(text)
    if _SMALL.match(first) and not re.match(r"I(?:['’]|\Z)", first):
        return text[:1].lower() + text[1:]
    return text


def plain_word(word: str) -> bool:
    """Whether the word is an everyday one, so that a capital makes no name of it."""
    return bool(_SMALL.match(word))


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0].rstrip(",;:") if text.strip() else ""


def begins(text: str, *words: str) -> bool:
    """Whether the text begins with one of these words, whatever their case."""
    low = text.lower()
    return any(re.match(rf"{re.escape(word.lower())}\b", low) for word in words)


def verbal(text: str) -> bool:
    """Whether the text begins with what somebody did, so that a name can stand before it: "drove to Leeds"."""
    return bool(_DEED.match(_first_word(text)))


def conditional(text: str) -> bool:
    """Whether the text says what would have been."""
    return bool(re.search(r"\b(?:would|could|might|will)\b|['’](?:d|ll)\b", text, re.IGNORECASE))


def asked(text: str) -> str:
    """The text as a question, with a capital and a question mark."""
    text = text.strip()
    return capital(text if not text or (_ENDS.search(text) and not text.endswith(".")) else phrase(text) + "?")


def addressed(name: str) -> str:
    """The name or group as it is spoken to: without an article."""
    return re.sub(r"\A(?:the|our|my)\s+(?=\S)", "", phrase(name), flags=re.IGNORECASE)


def lowered(text: str) -> str:
    """The text with a small first letter."""
    return text[:1].lower() + text[1:]


def has_number(text: str) -> bool:
    """Whether the text says a number, in digits or as a word."""
    return any(char.isdigit() for char in text) or bool(_NUMBER.search(text))


def spoken(text: str) -> bool:
    """Whether the text is in the first person: told by somebody about themselves."""
    return bool(first_person(text))


def asks(text: str) -> bool:
    """Whether the text ends in a question."""
    return bool(re.search(r"\?[\"”’')\]]*\Z", text.strip()))


def leans(text: str) -> bool:
    """Whether the first words speak of somebody or something named before it: "a year ago he rang"."""
    first = " ".join(re.split(r"(?<=[.!?…])\s", text.strip(), maxsplit=1)[0].split()[:7])
    found = _LEANING.search(first)
    named = found and any(
        w[:1].isupper() and not plain_word(w) and not _DATED.match(w) for w in first[: found.start()].split()
    )
    return bool(found) and not named


def brief(text: str, words: int) -> bool:
    """Whether the text has fewer words than this."""
    return len(text.split()) < words


def listed(items: Iterable[str]) -> str:
    """The items as "a, b and c"."""
    kept = [phrase(item) for item in items if item.strip()]
    return f"{', '.join(kept[:-1])} and {kept[-1]}" if len(kept) > 1 else "".join(kept)


def unquoted(text: str) -> str:
    """The text without quotation marks round the whole of it."""
    text = text.strip()
    for pair in ('""', "“”", "''", "‘’", "«»"):
        if len(text) > 2 and text[0] == pair[0] and text[-1] == pair[1] and pair[1] not in text[1:-1]:
            return text[1:-1].strip()
    return text


def first_name(name: str) -> str:
    """How a person or several are addressed: "Priya", "Priya and Tom", "Dr Cole" where no first name is given."""
    if name.startswith("[") or re.match(r"(?:the|our|my|a|an|all)\s", name, re.IGNORECASE):
        return phrase(name)
    if parts := [part for part in re.split(r"\s*,\s*|\s+(?:and|&)\s+", name) if part] if _several(name) else []:
        return listed(first_name(part) for part in parts)
    words = name.split(",")[0].split()
    if len(words) > 1 and _TITLE.match(words[0]):
        return words[1] if len(words) > 2 else " ".join(words)
    if len(words) > 1 and _STYLE.match(words[0]):
        return " ".join(words[:2])
    return words[0] if words else ""


def _several(name: str) -> bool:
    return bool(re.search(r"\s(?:and|&)\s", name))


def open_questions(text: str) -> tuple[str, ...]:
    """The questions that still stand in square brackets, `[…?]`, without the brackets, each once."""
    return tuple(dict.fromkeys(found[1:-1].strip() for found in _QUESTION.findall(text)))


def unasked(text: str) -> str:
    """The text without the questions that still stand in it."""
    return _QUESTION.sub(" ", text)


def tidy(marked: str) -> str:
    """Rendered text without doubled stops, stray blanks or second empty lines; paragraphs begin with a capital."""
    text = re.sub(rf"([.!?…:][\"”’')\]]*)({CLOSE})\.(?!\.)", r"\1\2", marked)
    text = re.sub(r"[ \t]{2,}", " ", text)
    text = re.sub(rf" ({_MARKS}+) +", r" \1", text)
    text = re.sub(rf"[ \t]+({_MARKS}*)(?=\n|\Z)", r"\1", text)
    text = re.sub(r"(?<=\n)[ \t]+", "", text)
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    return re.sub(rf"(?:\A|(?<=\n))({OPEN}?)([^\n]+)", lambda m: m[1] + capital(m[2]), text)


def runs(marked: str) -> Iterable[tuple[bool, str]]:
    """The pieces of marked text in order, each with whether it is the person's."""
    mine = False
    for piece in re.split(f"({_MARKS})", marked):
        if piece in (OPEN, CLOSE):
            mine = piece == OPEN
        elif piece:
            yield mine, piece


def unmarked(marked: str) -> str:
    """The text without the marks."""
    return marked.replace(OPEN, "").replace(CLOSE, "")


def share_of_theirs(marked: str) -> float:
    """Which part of the words is the person's, 0 to 1; open questions count for nobody; 1 when there are no words."""
    mine = ours = 0
    for owned, piece in runs(marked):
        words = len(re.findall(r"\w[\w’'-]*", unasked(piece)))
        mine, ours = (mine + words, ours) if owned else (mine, ours + words)
    return mine / (mine + ours) if mine + ours else 1.0
