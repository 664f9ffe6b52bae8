"""Words of a web page or a Markdown file reduced to plain words, in time linear in their length."""

import html
import re

_TAG_NAMES = (
    "a|abbr|b|big|blockquote|body|br|center|cite|code|dd|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img|ins|li|mark|ol|p|"
    "pre|q|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|video"
)
_TAG = re.compile(rf"<(/?)({_TAG_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAKS = re.compile(r"blockquote|br|d[dt]|div|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "head"})
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)")
_PAIRS = (
    re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*"),
    re.compile(r"(?<!\w)__(?=\S)([^_\n]+)(?<=\S)__(?!\w)"),
    re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<!\w)_(?=\S)([^_\n]+)(?<=\S)_(?!\w)"),
    re.compile(r"`([^`\n]+)`"),
)
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)[*+•][ \t]+", re.MULTILINE)
_GAPS = re.compile(r"\n(?:[ \t]*\n){2,}")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_SOFT = re.compile("[\u00ad\u200b\ufeff\u2060]")


def plain_words(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as plain words, and which kinds of mark went ("Markdown", "HTML", "invisible characters")."""
    gone = []
    text = _LINE_ENDS.sub("\n", text)
    if (without := _SOFT.sub("", text)) != text:
        text = without
        gone.append("invisible characters")
    if (without := _without_markdown(text)) != text:
        text = without
        gone.append("Markdown")
    if (without := without_html(text)) != text:
        text = _SOFT.sub("", _LINE_ENDS.sub("\n", without))
        gone.append("HTML")
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _GAPS.sub("\n\n", lines).strip(), tuple(gone)


def _without_markdown(text: str) -> str:
    text = _LINK.sub(r"\1", text)
    for pair in _PAIRS:
        text = pair.sub(r"\1", text)
    return _BULLET.sub(r"\1- ", _HEADING.sub("", text))


def without_html(text: str) -> str:
    """The text with its tags gone, where they stood for a break a line break, and its entities as letters."""
    pieces, at, hidden = [], 0, ""
    for tag in _TAG.finditer(text):
        if not hidden:
            pieces.append(text[at : tag.start()])
        at = tag.end()
        name = tag[2].lower()
        if name in _UNSEEN:
            hidden = name if not tag[1] and not hidden else "" if name == hidden else hidden
        elif not hidden and _BREAKS.fullmatch(name):
            pieces.append("\n" if name != "li" or tag[1] else "\n- ")
    if not hidden:
        pieces.append(text[at:])
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), "".join(pieces)).replace("\xa0", " ")
