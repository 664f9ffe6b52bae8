"""Yes or no in a person's own words: whether somebody agreed, and whether a no is one beyond doubt."""

import re

_NO = re.compile(
    r"(?:no|nope|none|never|not|false|nobody|nothing|neither)\b(?!\s+(?:objections?|problems?|worries|hesitation))",
    re.IGNORECASE,
)
_YES = re.compile(r"(?:yes|yep|yeah|true|agreed|ok|okay)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:not (?:yet|asked|agreed|sure|known)|(?:has|have|had|did|does|do|could|would|was|were|is|are)(?: not|n['’]t)|"
    r"declined|refused|said no|says no|waiting|pending|unknown|must ask|will ask|to be asked|ask (?:her|him|them))\b",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:but|except|apart|besides|only|though|although|however|yet|idea|sure|knows?|known|far|hope|think|probably|"
    r"maybe|perhaps|seriously|badly)\b",
    re.IGNORECASE,
)


def denied(answer: str) -> bool:
    """Whether the answer to "who said yes, and when?" says that nobody has, or not yet."""
    text = answer.strip()
    return not _YES.match(text) and bool(_NO.match(text) or _NOT_YET.search(text))


def surely_no(answer: str) -> bool:
    """Whether the answer is a no without an if or a but."""
    text = answer.strip()
    return bool(_NO.match(text)) and not _BUT.search(text)


def surely_yes(answer: str) -> bool:
    """Whether the answer is a yes without an if or a but."""
    text = answer.strip()
    return bool(_YES.match(text)) and not _BUT.search(text) and not _NOT_YET.search(text)
