"""The forms of an English word, so that a rule names it once: `close~` is close, closes, closed, closing."""

from functools import lru_cache

from execcoach.drafting.guard_words import word_set

_UNEVEN = {
    "be": "am is are was were been being",
    "have": "has had having",
    "do": "does did done doing",
    "go": "goes went gone going",
    "say": "says said saying",
    "tell": "tells told telling",
    "sell": "sells sold selling",
    "buy": "buys bought buying",
    "bring": "brings brought bringing",
    "come": "comes came coming",
    "make": "makes made making",
    "take": "takes took taken taking",
    "give": "gives gave given giving",
    "get": "gets got gotten getting",
    "see": "sees saw seen seeing",
    "know": "knows knew known knowing",
    "win": "wins won winning",
    "lose": "loses lost losing",
    "leave": "leaves left leaving",
    "let": "lets letting",
    "cut": "cuts cutting",
    "put": "puts putting",
    "hit": "hits hitting",
    "shut": "shuts shutting",
    "set": "sets setting",
    "beat": "beats beaten beating",
    "rise": "rises rose risen rising",
    "fall": "falls fell fallen falling",
    "grow": "grows grew grown growing",
    "shrink": "shrinks shrank shrunk shrinking",
    "sink": "sinks sank sunk sinking",
    "swing": "swings swung swinging",
    "fly": "flies flew flown flying",
    "drive": "drives drove driven driving",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "run": "runs ran running",
    "begin": "begins began begun beginning",
    "keep": "keeps kept keeping",
    "meet": "meets met meeting",
    "send": "sends sent sending",
    "spend": "spends spent spending",
    "build": "builds built building",
    "find": "finds found finding",
    "pay": "pays paid paying",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "show": "shows showed shown showing",
    "steal": "steals stole stolen stealing",
    "break": "breaks broke broken breaking",
    "choose": "chooses chose chosen choosing",
    "hold": "holds held holding",
    "sue": "sues sued suing",
    "swallow": "swallows swallowed swallowing",
    "wed": "weds wedded wedding",
    "bid": "bids bidding",
    "split": "splits splitting",
    "spin": "spins spun spinning",
    "become": "becomes became becoming",
    "learn": "learns learned learnt learning",
    "hear": "hears heard hearing",
    "lie": "lies lied lay lying",
    "die": "dies died dying",
    "teach": "teaches taught teaching",
    "catch": "catches caught catching",
    "forget": "forgets forgot forgotten forgetting",
    "understand": "understands understood understanding",
    "stand": "stands stood standing",
    "slip": "slips slipped slipping",
}
_DOUBLED = word_set(
    "ship drop plan trim slip chop axe tag swap scrap step stop spot grab top cap jump bag nab plug pin dip tip snag "
    "chat ban slim program refer transfer prefer admit commit submit permit omit control cancel travel level label "
    "model signal total shed strip wrap wrap"
)


@lru_cache(maxsize=8192)
def forms(word: str) -> tuple[str, ...]:
    """The word with its plural or its verb forms; regular ones by rule, the common uneven ones by list."""
    if word in _UNEVEN:
        return (word, *_UNEVEN[word].split())
    if word.endswith("e"):
        return (word, word + "s", word + "d", word[:-1] + "ing")
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word, word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return (word, word + "es", word + "ed", word + "ing")
    if word in _DOUBLED:
        return (word, word + "s", word + word[-1] + "ed", word + word[-1] + "ing", word + "ed", word + "ing")
    return (word, word + "s", word + "ed", word + "ing")
