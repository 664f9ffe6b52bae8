"""A text that went through somebody's mail: its bytes as words, and its lines with how deep each is quoted."""

import re
from dataclasses import dataclass

from execcoach.exchange.plain_words import without_html

_HEADER = re.compile(
    rb"\s*(?:(?:From|To|Date|Subject|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|X-[\w-]+|DKIM-[\w-]+)"
    rb":[^\n]*\n(?:[ \t][^\n]*\n)*){2,}",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body|div|p|table)\b", re.IGNORECASE)
_SOURCE_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_NOISE = frozenset(" \t\n>*_-.|=~+:;,()[]\\\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u00b7\u2026\u25cf\u25aa")
_QUOTED = re.compile(r" {0,12}>")
_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|schreibt|écrit|escribió|escreveu|scritto|schreef|skrev|kirjoitti|napisał)\b[^:]*:$"
    r"|^-{2,} ?(?:original message|forwarded message|ursprüngliche nachricht)\b.*"
    r"|^_{20,}$|^begin forwarded message:$",
    re.IGNORECASE,
)
_ON_DAY = re.compile(r"^(?:on|am|le|el|il|op|den)\b.*\d.*", re.IGNORECASE)
_MAIL_HEAD = re.compile(r"^(?:from|sent|to|cc|date|subject|von|gesendet|an|betreff|datum|reply-to): \S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailLine:
    """One line: its number from 1, its words, and the words with each level of quoting taken off."""

    number: int
    peeled: tuple[str, ...]

    @property
    def depth(self) -> int:
        """How many times it was quoted."""
        return len(self.peeled) - 1

    @property
    def words(self) -> str:
        """The words without any quoting."""
        return self.peeled[-1].strip()

    def at(self, depth: int) -> str:
        """The words with at most so many levels of quoting taken off, so that a “>” somebody typed stays."""
        return self.peeled[min(depth, self.depth)].strip()


def mailed_text(data: bytes) -> str:
    """The words of a saved mail, a web page or a text file, whatever its letters are coded in; never an error."""
    text = _message(data) if _HEADER.match(data[:4000]) else ""
    text = _LINE_ENDS.sub("\n", text or _decoded(data))
    if _PAGE.match(text):
        text = without_html(text if "<pre" in text.lower() else _SOURCE_BREAK.sub(" ", text))
    return _UNSEEN.sub("", _BLANKS.sub(" ", _LINE_ENDS.sub("\n", text)))


def mail_lines(text: str) -> tuple[MailLine, ...]:
    """The lines of a text with their levels of quoting."""
    return tuple(MailLine(number, _peeled(line)) for number, line in enumerate(text.split("\n"), 1))


def speaks(words: str) -> bool:
    """Whether the words say anything: bullets, quoting and rules do not."""
    return not _NOISE.issuperset(words)


def is_attribution(line: str, following: str = "") -> bool:
    """Whether a mail program put the line over what it quotes; one that is broken in two counts with the second."""
    return bool(_WROTE.search(line) or (_ON_DAY.match(line) and following and _WROTE.search(f"{line} {following}")))


def is_mail_head(line: str) -> bool:
    """Whether the line is a head of a mail, such as “Subject: …”."""
    return bool(_MAIL_HEAD.match(line))


def _peeled(line: str) -> tuple[str, ...]:
    found = [line]
    while (mark := _QUOTED.match(found[-1])) and len(found) < 40:
        found.append(found[-1][mark.end() :])
    return tuple(found)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _message(data: bytes) -> str:
    """The text of a saved mail. Why: a quoted-printable line break in the middle of an answer is no line break."""
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    try:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
        found = body.get_content() if body else ""
    except (LookupError, ValueError, TypeError, AttributeError, IndexError):
        return ""
    return found if isinstance(found, str) else ""
