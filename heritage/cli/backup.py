"""heritage backup: the whole museum into a folder, another disk's best, while the site runs."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from catalog.language import N_, translate
from heritage.backup import BackedUp, back_up
from heritage.cli import EXIT_REFUSED, language, say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.targets import check_elsewhere
from heritage.cli.unfinished import warn_of_restore
from heritage.cli.words import PATH
from heritage.contents import FILES
from heritage.wiring import open_database

COPYING = N_("Copying files")
DONE = N_(
    "The backup in {folder} is up to date: {records} records, {files} files, of which {new_files} ({megabytes} MB) are "
    "new. To try it: heritage restore {folder}, with HERITAGE_DATA at an empty folder."
)
BY_SIZE = N_(
    "Files that were in it already: {count}. Their sizes were compared, not what is in them. To compare that too, by "
    "hash: heritage backup {folder} --verify"
)
BY_HASH = N_("Files that were in it already: {count}. Each was read again and is whole by its hash.")
MENDED = N_("Files that were damaged or missing in the backup and were copied into it once more: {count}.")
MISSING = N_(
    "This original is not in the store, so it is not in the backup: {sha256}. Put it back from another backup."
)
DAMAGED = N_(
    "This file of the store is damaged, so it is not in the backup: {key}. Put it back from another backup. heritage "
    "audit tells of all originals that are damaged."
)
ONLY_HERE = N_(
    "The store has lost this original, or has it no longer whole; this backup has it: {path}. Copy it into the store "
    "in the place of {key}, then run heritage audit."
)
SECRETS = N_("Passwords and settings are not in it: they come from the environment.")


@click.command()
@click.argument("folder", metavar=N_("FOLDER"), type=PATH, help=N_("Where the backup goes, or an earlier one lies."))
@click.option(
    "--verify", is_flag=True, help=N_("Read again what the backup has already, and compare hashes and not only sizes.")
)
def command(folder: Path, verify: bool) -> None:
    settings = settings_for_command()
    check_elsewhere(folder, settings)
    museum = open_made_museum(settings)
    warn_of_restore(museum)
    with _progress() as bar:
        task = bar.add_task(translate(COPYING, language()), total=None)
        done = back_up(
            museum,
            open_database(settings.database_url),
            folder,
            lambda number, total: bar.update(task, completed=number, total=total),
            by_hash=verify,
        )
    _tell(done, folder, verify=verify)
    if done.missing or done.damaged or done.only_here:
        raise click.exceptions.Exit(EXIT_REFUSED)


def _tell(done: BackedUp, folder: Path, *, verify: bool) -> None:
    for sha256 in done.missing:
        say(MISSING, sha256=sha256)
    for key in done.damaged:
        say(DAMAGED, key=key)
    for key in done.only_here:
        say(ONLY_HERE, path=folder / FILES / key, key=key)
    if done.mended:
        say(MENDED, count=done.mended)
    megabytes = round(done.new_bytes / 1e6, 1)
    say(DONE, folder=folder, records=done.records, files=done.files, new_files=done.new_files, megabytes=megabytes)
    if done.kept:
        say(BY_HASH if verify else BY_SIZE, count=done.kept, folder=folder)
    say(SECRETS)


def _progress() -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)
