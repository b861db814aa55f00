"""heritage restore: a museum out of its backup, in whatever database and store the settings name."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from catalog import audit, leases
from catalog.batches import settle
from catalog.language import N_, translate
from heritage.cli import EXIT_REFUSED, language, say, settings_for_command
from heritage.cli.words import PATH, by_option
from heritage.indexer import reindex
from heritage.restore import restore
from heritage.wiring import open_database, open_museum, open_store

COPYING = N_("Restoring files")
INDEXING = N_("Building the search indexes")
DONE = N_("The museum is here again: {records} records, {files} files; {indexed} records can be searched.")

ABSENT = N_(
    "The backup has not all files of its records ({count} are missing, {paths}): they were lost before it was made, or "
    "its manifest was changed. Bring the originals again with heritage ingest."
)
_SHOWN = 5


@click.command()
@click.argument("folder", metavar=N_("FOLDER"), type=PATH, help=N_("The folder that was given to heritage backup."))
@by_option
def command(folder: Path, by: str) -> None:
    settings = settings_for_command()
    settle()
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal) as bar:
        copying = bar.add_task(translate(COPYING, language()), total=None)
        database, store = open_database(settings.database_url), open_store(settings.store_url)
        done = restore(database, store, folder, lambda number: bar.update(copying, completed=number))
        museum = open_museum(settings)
        task = bar.add_task(translate(INDEXING, language()), total=None)
        indexed = reindex(museum, leases.this_process(), lambda at, total: bar.update(task, completed=at, total=total))
    with museum.database.begin() as connection:
        audit.note(connection, by, "restore", str(folder))
    say(DONE, records=done.records, files=done.files, indexed=indexed)
    if done.absent:
        say(ABSENT, count=len(done.absent), paths=", ".join(done.absent[:_SHOWN]))
        raise click.exceptions.Exit(EXIT_REFUSED)
