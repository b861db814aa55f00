"""heritage worker: works off what waits, on this or any other machine."""

import click

from catalog.language import N_
from heritage.cli import settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.words import Number
from heritage.worker import end_with, work


@click.command()
@click.option(
    "--threads",
    type=Number(1, 64),
    default=2,
    show_default=True,
    metavar=N_("NUMBER"),
    help=N_("How many jobs are worked on at once."),
)
@click.option(
    "--files-only",
    is_flag=True,
    help=N_("Work on files only, not on the search index: for a machine where the site's index is not."),
)
@click.option("--parent", type=int, hidden=True)
def command(threads: int, files_only: bool, parent: int | None) -> None:
    if parent is not None:
        end_with(parent)
    work(open_made_museum(settings_for_command(serves=True)), threads, indexing=not files_only)
