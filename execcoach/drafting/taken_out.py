"""An internal text for strangers: greeting and signature go, and a question stands for each name, number and address.

Why questions: a name taken out in silence leaves a sentence that says something else; one in brackets stops a draft.
"""

import re
from collections.abc import Collection

from execcoach.drafting.joins import plain_word, verbal


def _set(line: str) -> frozenset[str]:
    return frozenset(line.split())


_HELLO = re.compile(
    r"(?:hi|hello|hey|dear|morning|good (?:morning|afternoon|evening)|all|team|everybody|everyone|colleagues|folks)\b"
    r"[^.!?:\n]{0,40}[,.:!–—-]?\Z",
    re.IGNORECASE,
)
_BYE = re.compile(
    r"(?:(?:best|kind|warm) (?:regards|wishes)|regards|best|cheers|thanks|thank you|many thanks|all the best|yours|"
    r"speak soon|sincerely)(?: \w+){0,3}[,.!]?(?: [A-Z]\w*)?\Z",
    re.IGNORECASE,
)
_FREE = _set(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays "
    "sundays january february march april may june july august september october november december christmas easter "
    "english french german i i'm i've i'd i'll ok uk eu us usa tv it ceo coo cfo hr pdf"
)
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LARGE = r"(?:hundred|thousand|million|billion)s?"
_COUNTED = (
    rf"(?:(?:a|{_SMALL})[ -])?{_LARGE}(?: {_LARGE})?|dozens?|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|"
    rf"\w{{2,5}}teen|(?:{_SMALL})(?=\W+(?:per cent|percent|points|customers?|clients?|jobs?|posts|contracts?|deals?|"
    r"orders?|sites?|plants?|tenders?)\b)"
)
_PIECE = re.compile(
    r"(?P<question>\[[^\[\]\n]*\?\])"
    r"|(?P<address>https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+)"
    r"|(?P<number>[€£$]?\d[\d.,:/]*\s?(?:%|per cent|k\b|m\b|bn\b)?(?:[- ]?(?:million|billion|thousand)\b)?"
    rf"|\b(?:{_COUNTED})\b)"
    r"|(?P<word>[^\W\d_][\w&]*(?:[’'.-][^\W_]+)*)",
    re.IGNORECASE,
)
_HOUR_BEFORE = re.compile(r"\b(?:at|by|until|till|before|after|past|to|between|from|half|quarter)\s\Z", re.IGNORECASE)
_HOUR_AFTER = re.compile(
    rf"\s(?:o['’]clock|past\b|to\s+(?:{_SMALL})\b)|"
    r"\s(?:in the (?:morning|afternoon|evening)|at night|and\b|until\b|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
    r"[.,;:!?)]|\Z",
    re.IGNORECASE,
)
_START = re.compile(r"(?:[.!?…:]|[.!?…][\"”’')]|\n|[“\"‘(\[])\s*\Z")


def outward(text: str, keep: Collection[str] = ()) -> str:
    """The text without greeting, signature, names, numbers and addresses; what is in `keep` may stay."""
    paragraphs = [part for part in re.split(r"\n+", text) if part.strip()]
    while paragraphs and _HELLO.match(paragraphs[0].strip()):
        paragraphs.pop(0)
    while paragraphs and (_BYE.match(paragraphs[-1].strip()) or _signs(paragraphs[-1], keep)):
        paragraphs.pop()
    body = "\n\n".join(_unwrapped(paragraphs))
    stays = {word.casefold() for name in keep for word in re.split(r"\W+", name) if word}
    return _asked(body, stays)


def _signs(line: str, keep: Collection[str]) -> bool:
    words = line.strip(" -–—.,").split()
    own = {word for name in keep for word in name.split()}
    return 0 < len(words) < 3 and set(words) <= own


def _unwrapped(paragraphs: list[str]) -> list[str]:
    """Lines that a mail program broke are one paragraph again."""
    whole: list[str] = []
    for part in paragraphs:
        if whole and len(whole[-1]) > 40 and not re.search(r"[.!?…:;][\"”’')]*\Z", whole[-1]):
            whole[-1] += " " + part
        else:
            whole.append(part)
    return whole


def _asked(text: str, stays: set[str]) -> str:
    """The text with a question for each name and number; the same name is asked for once."""
    named = _named(text)
    found: dict[tuple[str, str], str] = {}
    pieces: list[str] = []
    end = 0
    for match in _PIECE.finditer(text):
        kind = match.lastgroup or ""
        words = match[0]
        low = re.sub(r"['’]s\Z", "", words.casefold())
        if kind == "question" or (kind == "word" and (low in stays or low not in named)):
            continue
        if kind == "number" and _is_hour(text, match):
            continue
        between = text[end : match.start()]
        pieces.append(between)
        end = match.end()
        if kind == "word":
            owned = words[len(low) :]
            question = _question(found, kind, low)
            if between == " " and len(pieces) > 1 and pieces[-2].startswith("[name"):
                pieces.pop()
                found[kind, low] = pieces[-1]
                pieces[-1] += owned
            else:
                pieces.append(question + owned)
        else:
            low = words.rstrip(" .,:/").casefold()
            pieces.append(_question(found, kind, low) + words[len(low) :])
    return "".join(pieces) + text[end:]


def _is_hour(text: str, match: re.Match[str]) -> bool:
    """Whether a number in words is the hour of a clock: "at ten to seven", "before six"; those give nobody away."""
    after = _HOUR_AFTER.match(text, match.end())
    if not after or not (match[0].isalpha() or re.fullmatch(r"\d{1,2}[.:]\d\d", match[0].rstrip(" .,:"))):
        return False
    if re.match(r"\s(?:o['’]|past|to)", after[0]):
        return True
    return bool(_HOUR_BEFORE.search(text[max(0, match.start() - 9) : match.start()]))


def _question(found: dict[tuple[str, str], str], kind: str, words: str) -> str:
    """The question that stands for these words, the same one for the same words."""
    if (kind, words) not in found:
        at = len({asked for (was, _), asked in found.items() if was == kind}) + 1
        found[kind, words] = {
            "word": f"[name {at}, as a stranger would know it?]",
            "number": f"[number {at}, roughly, if it may be told?]",
            "address": "[a link that everybody may open?]",
        }[kind]
    return found[kind, words]


def _named(text: str) -> set[str]:
    """The folded words that are names: a capital in mid-sentence anywhere, or one that only a name would have."""
    named, doubtful = set(), []
    for match in _PIECE.finditer(text):
        word = match["word"]
        if not word or plain_word(word) or word.casefold().replace("’", "'") in _FREE:
            continue
        low = re.sub(r"['’]s\Z", "", word.casefold())
        inside = any(letter.isupper() or letter.isdigit() for letter in word[1:])
        if inside or (word[0].isupper() and not _starts(text, match.start())):
            named.add(low)
        elif word[0].isupper():
            doubtful.append((low, word, text[match.end() : match.end() + 40].lstrip()))
    lower = set(re.findall(r"\b[a-z][\w’']*", text))
    for low, word, after in doubtful:
        follows = after.split(maxsplit=1)[0] if after else ""
        owns = word.casefold() != low
        if low not in lower and (owns or verbal(follows) or follows[:1].isupper() or follows == "and"):
            named.add(low)
    return named


def _starts(text: str, at: int) -> bool:
    """Whether a sentence begins at this index."""
    before = text[max(0, at - 4) : at]
    return not before.strip() or bool(_START.search(before))
