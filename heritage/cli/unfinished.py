"""What a command says, before its own work, of a museum whose restore did not come to its end."""

import click

from catalog.language import N_, translate
from catalog.museum import Museum
from heritage.cli import language
from heritage.unsettled import unsettled

RESTORING = N_(
    "{by} began to restore this museum, and that was cut off, or is under way: what it lacks is not known yet, and "
    "searches may not find all of it. To go on: {command}"
)


def warn_of_restore(museum: Museum) -> bool:
    """Whether a restore is unsettled; then says so beside what the command answers, with what goes on with it."""
    with museum.database.connect() as connection:
        found = unsettled(connection)
    if found is None:
        return False
    click.echo(translate(RESTORING, language(), by=found.by, command=found.command), err=True)
    return True
