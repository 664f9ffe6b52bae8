"""The group of commands: the first word is a command, else a folder to open; each command is imported when called."""

import importlib
import os
import sys
from pathlib import Path

import click

from execcoach import __version__
from execcoach.cli.talk import say_error, say_interrupted, say_unforeseen, speak_plainly
from execcoach.errors import CoachError

COMMANDS = {
    "demo": ("execcoach.cli.app", "demo", "A throw-away copy of the sample workspace, labelled DEMO."),
    "init": ("execcoach.cli.people", "init", "Start a profile: a commented file you can fill in any editor."),
    "import": ("execcoach.cli.exchange", "import_", "Take over a LinkedIn archive, a résumé, a form or card."),
    "score": ("execcoach.cli.profile", "score", "How complete the profile is, and what to do next."),
    "next": ("execcoach.cli.profile", "next_", "What to do with the minutes you have."),
    "checklist": ("execcoach.cli.checklist", "checklist", "The questions that are still open."),
    "meet": ("execcoach.cli.meeting", "meet", "Before you meet somebody: what you share, and what to ask."),
    "today": ("execcoach.cli.session", "today", "Today's ten minutes in plain text."),
    "log": ("execcoach.cli.session", "log", "Record ten minutes done without the app."),
    "digest": ("execcoach.cli.week", "digest", "The week on one page, for marketing and sales."),
    "cards": ("execcoach.cli.week", "cards", "One short page a day to mail; import takes in what comes back."),
    "draft": ("execcoach.cli.drafts", "draft", "A text from a template; alone, the list of templates."),
    "check": ("execcoach.cli.check", "check", "What a text would give away or spoil, before it goes out."),
    "count": ("execcoach.cli.count", "count", "How long a text is, as a network counts it."),
    "publish": ("execcoach.cli.publish", "publish", "Your page field by field, ready to paste; before and after."),
    "export": ("execcoach.cli.export", "export", "Leave with your data: résumé, page, calendar, feeds, table."),
    "share": ("execcoach.cli.share", "share", "One file for your coach: what they may see, and nothing else."),
    "review": ("execcoach.cli.review", "review", "Everybody below a folder: who needs you first."),
    "doctor": ("execcoach.cli.doctor", "doctor", "Paths, versions, and the health of every file."),
    "shortcut": ("execcoach.cli.shortcut", "shortcut", "An icon on the desktop that opens a person's folder."),
}
"""Name → module, attribute, one line of help. Kept here so that `--help` imports none of them."""


class Commands(click.Group):
    """The commands by name; any other first word is a folder to open in the app."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of a first day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        found: click.Command = getattr(importlib.import_module(module), attribute)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list under --help, read from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, row[2]) for name, row in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command's name wins, else the word is a folder (`./score` for a folder so named)."""
        if args[0] not in COMMANDS:
            from execcoach.cli.app import open_

            return "open", open_, args
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="[DIR | COMMAND …]",
)
@click.version_option(__version__, message="execcoach %(version)s")
@click.pass_context
def execcoach(ctx: click.Context) -> None:
    """A coach for your public presence, in ten minutes a day.

    `execcoach DIR` opens the app on a person's folder; alone it opens the last one.
    Nothing is sent: everything stays in plain files on this machine.
    """
    if ctx.invoked_subcommand is None:
        from execcoach.cli.app import open_

        ctx.invoke(open_, folder=None)


def run(words: list[str]) -> int:
    """Run the command line with these words; the exit code."""
    speak_plainly()
    try:
        result = execcoach.main(args=words, prog_name="execcoach", standalone_mode=False)
        code = result if isinstance(result, int) else 0
        sys.stdout.flush()
        return code
    except click.exceptions.Exit as finished:
        return finished.exit_code
    except click.UsageError as error:
        return say_error(CoachError("That is not how it is called", _usage(error)))
    except click.Abort:
        return say_interrupted()
    except CoachError as error:
        return say_error(error)
    except BrokenPipeError:
        # The reader of our output went away (`| head`); that is not an error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return say_error(_file_trouble(error))
    except UnicodeEncodeError:
        sentence = "What was given holds half a letter, which no file can keep. Type it again and nothing else is lost."
        return say_error(CoachError("That cannot be kept", sentence))
    except Exception as error:
        return say_unforeseen(error)


def _usage(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "execcoach"
    said = error.format_message()
    return f"{said if said.endswith(('.', '?')) else f'{said}.'} Try: {command} --help"


def _file_trouble(error: OSError) -> CoachError:
    from execcoach.errors import FileTrouble, Place

    name = str(error.filename or "")
    return FileTrouble("A file cannot be used", f"{Path(name).name}: {error.strerror}.", [Place(file=name)])
