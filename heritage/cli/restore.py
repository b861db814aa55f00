"""heritage restore: a museum out of its backup, in whatever database and store the settings name."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from catalog import batches, leases
from catalog.language import N_, translate
from catalog.own_folders import work_folder
from heritage.catch_up import catch_up_index
from heritage.cli import EXIT_REFUSED, language, say, settings_for_command
from heritage.cli.typed import typed_command
from heritage.cli.words import PATH, by_option
from heritage.indexer import reindex
from heritage.lacking import Lack, Lacking
from heritage.restore import Order, Restored, checked_about, restore, settle, sole_restore
from heritage.settings import Settings
from heritage.wiring import open_database, open_museum, open_store

COPYING = N_("Restoring files")
INDEXING = N_("Building the search indexes")
DONE = N_("The museum is here again: {records} records, {files} files; {indexed} records can be searched.")
LACKING = {
    Lack.ORIGINAL: N_("Lacking: the original of {name}, of record {record}. What is shown of it is there."),
    Lack.ALL: N_("Lacking: {name}, of record {record}: its original, and what is shown of it."),
    Lack.MADE: N_("Lacking: what is shown of {name}, of record {record}. It is made anew of its original."),
}
NO_RECORD = N_("Lacking: the original {sha256}, which no record shows; most often a sheet that was brought.")
BRING = N_(
    "Originals that are lacking: {count}. heritage status names them. If they turn up anywhere, bring them again with "
    "heritage ingest, in the folder that they came in."
)
MAKE = N_(
    "Files to be made anew: {count}. This is done while the site is open (heritage serve), or now: heritage retry"
)


@click.command()
@click.argument("folder", metavar=N_("FOLDER"), type=PATH, help=N_("The folder that was given to heritage backup."))
@click.option(
    "--without-lost", is_flag=True, help=N_("Restore all the rest where files of the backup are lost for good.")
)
@by_option
def command(folder: Path, without_lost: bool, by: str) -> None:
    settings = settings_for_command()
    batches.settle()
    order = Order(folder, by, typed_command(), settings.data, without_lost)
    checked_about(folder)  # before a folder is made for what there is nothing to fill with
    with sole_restore(settings.data):
        done = _carry_out(settings, order)
    if done.lacking:
        _tell_lacking(done.lacking)
        raise click.exceptions.Exit(EXIT_REFUSED)


def _carry_out(settings: Settings, order: Order) -> Restored:
    """The restore to its very end, with what it says of that."""
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal) as bar:
        copying = bar.add_task(translate(COPYING, language()), total=None)
        database, store = (
            open_database(settings.database_url),
            open_store(settings.store_url, work_folder(settings.data)),
        )
        done = restore(database, store, order, lambda number: bar.update(copying, completed=number))
        museum = open_museum(settings)
        task = bar.add_task(translate(INDEXING, language()), total=None)
        indexed = reindex(museum, leases.this_process(), lambda at, total: bar.update(task, completed=at, total=total))
    settle(museum, order, done)
    if done.lacking:
        catch_up_index(museum)
    say(DONE, records=done.records, files=done.files, indexed=indexed)
    return done


def _tell_lacking(lacking: Sequence[Lacking]) -> None:
    for one in lacking:
        say(LACKING[one.lack] if one.record else NO_RECORD, sha256=one.sha256, name=one.name, record=one.record)
    made = [one for one in lacking if one.lack is Lack.MADE]
    originals = {one.sha256 for one in lacking if one.lack is not Lack.MADE}
    if originals:
        say(BRING, count=len(originals))
    if made:
        say(MAKE, count=len(made))
