"""heritage serve: the site, with a worker beside it."""

import os
import sys

import click

from catalog.language import N_
from heritage.cli import say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.words import WORD, Number
from heritage.serve import serve

READY = N_("The museum is open at {address}.")
STOP = N_("Stop it with Ctrl-C.")

host_option = click.option(
    "--host",
    type=WORD,
    default="127.0.0.1",
    show_default=True,
    metavar=N_("ADDRESS"),
    help=N_("Address of this machine to listen on; 0.0.0.0 lets other machines in."),
)
port_option = click.option(
    "--port",
    type=Number(1, 65535),
    default=8000,
    show_default=True,
    metavar=N_("NUMBER"),
    help=N_("Port to listen on."),
)


@click.command()
@host_option
@port_option
@click.option(
    "--workers",
    type=Number(1, 64),
    default=1,
    show_default=True,
    metavar=N_("NUMBER"),
    help=N_("Processes that answer visitors."),
)
def command(host: str, port: int, workers: int) -> None:
    open_site(host, port, workers)


def open_site(host: str, port: int, workers: int) -> None:
    """Serve the museum of the environment, and say where once it answers."""
    os.environ.setdefault("HERITAGE_PUBLIC_URL", f"http://localhost:{port}")
    settings = settings_for_command(serves=True)
    open_made_museum(settings).database.dispose()
    serve(settings, host, port, workers, _say_ready)


def _say_ready(address: str) -> None:
    """Where the site is, and to whoever sits before a terminal also how to end it."""
    say(READY, address=address)
    if sys.stdout.isatty():
        say(STOP)
