"""`count`: how long a text is, as a network counts it. Without click, because it answers in sixty milliseconds."""

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from execcoach.errors import CoachError, FileTrouble, Place
from execcoach.text import clean, one_line

_HELP = "How long a text is, as a network counts it. Exit code 1 when it is over the limit."


class _Words(argparse.ArgumentParser):
    """Reads the words of the call; what it repeats of them is cleaned."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call, and stop with 2."""
        print(clean(f"That is not how it is called. {message}. Try: {self.prog} --help"), file=sys.stderr)
        sys.exit(2)


def main(words: list[str]) -> int:
    """Count the text these words name; the exit code."""
    parser = _Words("execcoach count", description=_HELP)
    parser.add_argument("file", metavar="FILE", help="the text's file, or - for standard input")
    parser.add_argument("--network", required=True, help="linkedin, x, bluesky, mastodon or email")
    parser.add_argument("--kind", default="post", help="post, headline, about, invitation, bio … (default: post)")
    parser.add_argument("--json", action="store_true", help="network, count, limit and over as JSON")
    given = parser.parse_args(words)
    try:
        from execcoach.services.counting import counted

        found = counted(_text(given.file), given.network, given.kind)
    except CoachError as error:
        print(clean(f"{error.title}. {error.sentence}"), file=sys.stderr)
        return error.exit_code
    if given.json:
        import json

        shape = {"network": found.network, "count": found.count, "limit": found.limit, "over": found.over}
        said = json.dumps(shape, indent=2)
    else:
        said = str(found.count)
    try:
        print(said, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1 if found.over else 0


def _text(file: str) -> str:
    try:
        if file == "-":
            data = sys.stdin.buffer.read()
        else:
            if Path(file).exists() and not Path(file).is_file():
                raise FileTrouble("The text cannot be read", f"{one_line(file)} is not a plain file; - reads a pipe.")
            with Path(file).open("rb") as opened:
                data = opened.read(5_000_001)
    except OSError as error:
        sentence = f"{one_line(file)}: {error.strerror}."
        raise FileTrouble("The text cannot be read", sentence, [Place(file=one_line(file))]) from error
    if len(data) > 5_000_000:
        raise FileTrouble("The text is too long", f"{one_line(file)} holds more than five million bytes.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise FileTrouble("The text cannot be read", f"{one_line(file)} is not UTF-8 text.") from error
