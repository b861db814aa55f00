"""heritage audit: every original hashed again."""

import json

import click
from rich.progress import Progress

from catalog.language import N_
from heritage.cli import EXIT_FAILED, say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.unfinished import warn_of_restore
from heritage.fixity import check_fixity

WHOLE = N_("Originals checked: {checked}. Every one is as it was brought.")
DAMAGED = N_("Damaged: {sha256}. Restore it from a backup.")
MISSING = N_("Missing: {sha256}. Restore it from a backup.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON, for programs."))
def command(as_json: bool) -> None:
    museum = open_made_museum(settings_for_command())
    warn_of_restore(museum)
    with Progress(disable=as_json) as progress:
        task = progress.add_task("audit", total=None)
        found = check_fixity(museum, lambda: progress.advance(task))
    if as_json:
        click.echo(json.dumps({"checked": found.checked, "damaged": found.damaged, "missing": found.missing}))
    else:
        for sha256 in found.damaged:
            say(DAMAGED, sha256=sha256)
        for sha256 in found.missing:
            say(MISSING, sha256=sha256)
        if not (found.damaged or found.missing):
            say(WHOLE, checked=found.checked)
    if found.damaged or found.missing:
        raise click.exceptions.Exit(EXIT_FAILED)
