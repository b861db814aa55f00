"""heritage worker: works off what waits, on this or any other machine."""

import click

from heritage.cli import settings_for_command
from heritage.wiring import open_museum
from heritage.worker import work


@click.command()
@click.option("--threads", type=click.IntRange(1, 64), default=2, show_default=True)
def command(threads: int) -> None:
    work(open_museum(settings_for_command()), threads)
