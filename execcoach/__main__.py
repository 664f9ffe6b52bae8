"""The door: `execcoach …` and `python -m execcoach …`."""

import sys


def main() -> None:
    """Run the command line; nothing heavy is imported for `--version` and `count`."""
    words = sys.argv[1:]
    if words == ["--version"]:
        from execcoach import __version__

        print(f"execcoach {__version__}")
    elif words[:1] == ["count"]:
        from execcoach.cli.count import main as count

        sys.exit(count(words[1:]))
    else:
        from execcoach.cli.main import run

        sys.exit(run(words))


if __name__ == "__main__":
    main()
