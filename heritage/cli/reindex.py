"""heritage reindex: both search indexes built anew beside the old ones, then swapped."""

import click
from rich.progress import Progress

from catalog import leases
from catalog.batches import settle
from catalog.language import N_
from heritage.cli import say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.unfinished import warn_of_restore
from heritage.indexer import reindex

DONE = N_("Records in the search index: {count}.")


@click.command()
def command() -> None:
    museum = open_made_museum(settings_for_command())
    warn_of_restore(museum)
    settle()
    with Progress() as progress:
        task = progress.add_task("reindex", total=None)
        count = reindex(
            museum, leases.this_process(), lambda done, total: progress.update(task, completed=done, total=total)
        )
    say(DONE, count=count)
