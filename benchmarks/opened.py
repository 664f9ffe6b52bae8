"""Runs one execcoach command and writes to stderr how many files it opened in a folder: opened.py FOLDER WORDS…."""

import sys
from contextlib import suppress
from pathlib import Path


def main() -> None:
    """Count by the interpreter's own audit of every open, so that nothing a room does can be missed."""
    folder, opened = str(Path(sys.argv[1]).resolve()), []

    def listen(event: str, given: tuple[object, ...]) -> None:
        if event == "open" and str(given[0]).startswith(folder):
            opened.append(given[0])

    sys.argv = ["execcoach", *sys.argv[2:]]
    sys.addaudithook(listen)
    from execcoach.__main__ import main as execcoach

    with suppress(SystemExit):
        execcoach()
    print(f"\n{len(opened)}", file=sys.stderr)


if __name__ == "__main__":
    main()
