"""heritage worker: works off what waits, on this or any other machine."""

import click

from heritage.cli import settings_for_command
from heritage.cli.made import open_made_museum
from heritage.worker import end_with, work


@click.command()
@click.option("--threads", type=click.IntRange(1, 64), default=2, show_default=True)
@click.option("--parent", type=int, hidden=True)
def command(threads: int, parent: int | None) -> None:
    if parent is not None:
        end_with(parent)
    work(open_made_museum(settings_for_command()), threads)
