"""Web and mail addresses as other programs accept them: only http, https and mailto, and nothing hidden in them."""

import re
from urllib.parse import quote, urlsplit

_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]*[A-Za-z0-9])+\Z")
_PLAIN_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?(?::\d{1,5})?\Z")
_BARE = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}(?:/\S*)?\Z", re.IGNORECASE)
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def web_address(words: str) -> str:
    """The address as a URI of ASCII letters, https:// before a bare host; "" where it is none that may be opened."""
    if not words.isprintable() or " " in words or len(words) > 2000:
        return ""
    if _BARE.match(words):
        words = f"https://{words}"
    try:
        parts = urlsplit(words)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme.lower() not in ("http", "https") or not _PLAIN_HOST.match(host):
        return ""
    path, query, fragment = (_escaped(part) for part in (parts.path, parts.query, parts.fragment))
    tail = (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    return f"{parts.scheme.lower()}://{host}{path}{tail}"


def _escaped(part: str) -> str:
    return quote(_ESCAPE.sub("%25", part), safe="/?:@!$&'()*+,;=-._~%")


def mail_address(words: str) -> str:
    """The words where they are one plain e-mail address, else ""."""
    return words if _MAIL.match(words) else ""


def link(words: str) -> str:
    """What may stand behind a link: a web address, or mailto: and a mail address; "" where nothing may."""
    if mail := mail_address(words.removeprefix("mailto:")):
        return f"mailto:{mail}"
    return web_address(words)
