"""The `heritage` command; each subcommand is a module here, loaded when it is called."""

import importlib
import logging
import os
import signal
import sys
from types import FrameType

import click
from click.exceptions import NoSuchCommand
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from catalog.errors import HeritageError, SettingError
from catalog.language import FIRST, N_, translate
from catalog.machine import fault_of, is_damaged
from heritage import logs
from heritage.cli.spoken import let_click_speak, spoken
from heritage.memory import check_memory
from heritage.settings import Settings, language_of, read_settings

log = logging.getLogger(__name__)

COMMANDS = {
    "init": N_("Make an empty museum with its name."),
    "ingest": N_("Bring files and sheets in."),
    "search": N_("Search the catalogue."),
    "serve": N_("Serve the site, and work off what waits."),
    "worker": N_("Work off what waits, on this or another machine."),
    "status": N_("Tell how the museum is doing."),
    "retry": N_("Work on what waits, and try files that were given up once more."),
    "audit": N_("Hash every original again and tell what is damaged or missing."),
    "backup": N_("Copy the whole museum to a folder, while it runs."),
    "restore": N_("Fill an empty museum from a backup."),
    "reindex": N_("Build the search indexes anew."),
    "export": N_("Write the catalogue as sheets, in the shape in which it came."),
    "undo": N_("Take a run of ingest back."),
    "publish": N_("Show records to the public, or take one back."),
    "demo": N_("Make the demo museum and serve it."),
}
"""Each command is `heritage/cli/<name>.py` with a click command called `command`."""

_LANGUAGE = "heritage.language"
EXIT_FAILED = 1
EXIT_REFUSED = 3


class Commands(click.Group):
    """Loads a subcommand's module only when it is asked for, so that the command starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which a museum needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, in the language of the terminal."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(f"heritage.cli.{cmd_name}").command
        said = spoken(found, language())
        said.help = translate(COMMANDS[cmd_name], language())
        return said

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; one that there is not is told with those that look like it."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as exc:
            raise NoSuchCommand(exc.command_name, possibilities=COMMANDS, ctx=ctx) from exc

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands with a sentence each, without loading any."""
        with formatter.section(translate(N_("Commands"), language())):
            formatter.write_dl([(name, translate(text, language())) for name, text in COMMANDS.items()])


def language() -> str:
    """The language of the person at the terminal; the environment is asked once a command."""
    context = click.get_current_context(silent=True)
    if context is None:
        return _language_of_environment()
    known = context.find_root().meta
    if _LANGUAGE not in known:
        known[_LANGUAGE] = _language_of_environment()
    return str(known[_LANGUAGE])


def _language_of_environment() -> str:
    try:
        return language_of(os.environ)
    except SettingError:
        return FIRST


def say(msgid: str, **params: object) -> None:
    """Print a sentence in the language of the terminal."""
    click.echo(translate(msgid, language(), **params))


def settings_for_command(*, serves: bool = False) -> Settings:
    """The settings of this command.

    One that `serves` writes a log. Others talk to a person: they log only where the settings say so, and end at SIGTERM
    as at Ctrl-C.
    """
    settings = read_settings()
    if serves:
        logs.set_up(settings.log_level)
    else:
        logs.set_up_if_asked(settings.log_level)
    if not serves:
        signal.signal(signal.SIGTERM, _terminate)
    return settings


class _Terminated(KeyboardInterrupt):
    """SIGTERM, which ends a command as Ctrl-C does."""


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise _Terminated


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=N_("A heritage digitisation toolkit and virtual museum."),
)
@click.version_option(package_name="heritage", message="heritage %(version)s", help=N_("Show the version and exit."))
def root() -> None:
    pass


def main() -> None:
    """Run the command; what went wrong is told in a sentence, never as a stack trace."""
    let_click_speak(language())
    try:
        check_memory()
        outcome = spoken(root, language()).main(prog_name="heritage", standalone_mode=False)
        sys.exit(outcome if isinstance(outcome, int) else 0)
    except click.ClickException as exc:
        exc.show()
        sys.exit(exc.exit_code)
    except click.Abort as exc:
        click.echo(translate(INTERRUPTED, language()), err=True)
        sys.exit(128 + (signal.SIGTERM if isinstance(exc.__cause__, _Terminated) else signal.SIGINT))
    except HeritageError as exc:
        click.echo(exc.text(language()), err=True)
        sys.exit(EXIT_FAILED)
    except (OSError, SQLAlchemyError, MemoryError) as exc:
        log.debug("failed", exc_info=True)
        is_lost = isinstance(exc, SQLAlchemyError) and is_damaged(exc)
        click.echo(translate(DATABASE_LOST if is_lost else SYSTEM, language(), reason=_reason(exc)), err=True)
        sys.exit(EXIT_FAILED)


INTERRUPTED = N_("Interrupted. Nothing is lost: run the same command again, and it goes on where it was.")
SYSTEM = N_("The system refused: {reason}. What was finished before is safe; mend this and run the same command again.")

DATABASE_LOST = N_(
    "The museum cannot be read: {reason}. Stop the site and set its data folder aside, without deleting it. Then bring "
    "the museum back from its last backup, into a new data folder: heritage restore FOLDER. Bring what came after that "
    "backup once more with heritage ingest."
)


def _reason(exc: OSError | SQLAlchemyError | MemoryError) -> str:
    if isinstance(exc, (OSError, DatabaseError, MemoryError)):
        fault = translate(fault_of(exc), language())
        return f"{fault} ({exc.filename})" if isinstance(exc, OSError) and exc.filename else fault
    return str(getattr(exc, "orig", None) or exc).splitlines()[0]
