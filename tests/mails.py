"""What mail does to a text on its way: quoting, wrapping, signing, pages, other letters for the same words."""

import html
import quopri
import re
import textwrap
from collections.abc import Callable


def wrapped(text: str, width: int = 72) -> str:
    lines = (
        line if len(line) <= width else textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )
    return "\n".join(lines)


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def as_page(text: str) -> str:
    lines = (html.escape(line).replace("  ", "&nbsp; ") for line in text.split("\n"))
    return "<html><body><div>" + "<br>\n".join(lines) + "</div></body></html>"


MAILED: dict[str, Callable[[str], str]] = {
    "quoted": quoted,
    "quoted and wrapped": lambda text: wrapped(quoted(text)).replace("\n> >", "\n>>"),
    "wrapped": wrapped,
    "wrapped narrow": lambda text: wrapped(text, 64),
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "answered above": lambda text: f"Am 21.11.2026 um 09:12 schrieb Sam Reed <sam@rail.example>:\n\n{quoted(text)}",
    "answered in two lines": lambda text: (
        f"On Sat, 21 Nov 2026 at 09:12, Sam Reed <sam@rail.example>\nwrote:\n{quoted(text)}"
    ),
    "signed": lambda text: f"{text}\n-- \nAda Okafor\nChief operating officer",
    "hard blanks": lambda text: text.replace(": ", ":\u00a0").replace("- ", "-\u00a0"),
    "tabs": lambda text: "\n".join(f"\t{line}" for line in text.split("\n")),
    "round bullets": lambda text: re.sub(r"(?m)^((?:> ?)*)- ", r"\1• ", text),
    "no blank lines": lambda text: re.sub(r"\n(?:[> ]*\n)+", "\n", text),
    "twice the blank lines": lambda text: text.replace("\n\n", "\n\n\n"),
    "no blanks at the end": lambda text: "\n".join(line.rstrip() for line in text.split("\n")),
    "smart quotes": lambda text: text.replace("'", "’"),
    "twice": lambda text: f"{text}\n\nOn 21 November Sam wrote:\n{quoted(text)}",
}
LAST: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda text: text.encode(),
    "with a mark of order": lambda text: text.encode("utf-8-sig"),
    "as Notepad's Unicode": lambda text: text.encode("utf-16"),
    "as a page": lambda text: as_page(text).encode(),
    "as a saved mail": lambda text: (
        (
            b"From: Ada <ada@rail.example>\r\nTo: sam@rail.example\r\nSubject: Re: questions\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        )
        + quopri.encodestring(text.encode())
    ),
}
