"""heritage backup: the whole museum into a folder, another disk's best, while the site runs."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from catalog.language import N_, translate
from heritage.backup import back_up
from heritage.cli import EXIT_REFUSED, language, say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.words import PATH
from heritage.wiring import open_database

COPYING = N_("Copying files")
DONE = N_(
    "The backup in {folder} is whole: {records} records, {files} files, of which {new_files} ({megabytes} MB) are new. "
    "To try it: heritage restore {folder}, with HERITAGE_DATA at an empty folder."
)
MISSING = N_(
    "This original is not in the store, so it is not in the backup: {sha256}. Put it back from another backup."
)
SECRETS = N_("Passwords and settings are not in it: they come from the environment.")


@click.command()
@click.argument("folder", metavar=N_("FOLDER"), type=PATH, help=N_("Where the backup goes, or an earlier one lies."))
def command(folder: Path) -> None:
    settings = settings_for_command()
    museum = open_made_museum(settings)
    with _progress() as bar:
        task = bar.add_task(translate(COPYING, language()), total=None)
        done = back_up(
            museum,
            open_database(settings.database_url),
            folder,
            lambda number, total: bar.update(task, completed=number, total=total),
        )
    for sha256 in done.missing:
        say(MISSING, sha256=sha256)
    megabytes = round(done.new_bytes / 1e6, 1)
    say(DONE, folder=folder, records=done.records, files=done.files, new_files=done.new_files, megabytes=megabytes)
    say(SECRETS)
    if done.missing:
        raise click.exceptions.Exit(EXIT_REFUSED)


def _progress() -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)
