"""heritage retry: work on what waits, and try files that were given up once more."""

import click

from catalog import assets, jobs
from catalog.assets import AssetRecord
from catalog.jobs import JobType
from catalog.language import N_, translate
from catalog.museum import Museum
from heritage.catch_up import catch_up
from heritage.cli import EXIT_FAILED, EXIT_REFUSED, language, say, settings_for_command
from heritage.cli.ingest import ELSEWHERE, FILES, PUT_OFF
from heritage.cli.made import open_made_museum
from heritage.cli.progress import progress_bar
from heritage.cli.status import GIVEN_UP
from heritage.cli.unfinished import warn_of_restore
from heritage.cli.words import WORD

NOTHING = N_("No file was given up, and nothing waits.")
UNKNOWN = N_("No file that was given up is called '{name}'. heritage status names them.")
DONE = N_(
    "Files tried once more: {tried}; still not to be shown: {failed}. A record made of files only is published by the "
    "command that brought it, with --publish."
)


@click.command()
@click.argument(
    "names",
    metavar=N_("[NAME]..."),
    nargs=-1,
    type=WORD,
    help=N_("Names of files that were given up; without any, all of them."),
)
def command(names: tuple[str, ...]) -> None:
    museum = open_made_museum(settings_for_command())
    warn_of_restore(museum)
    again = _wanted(museum, names)
    with museum.database.begin() as connection:
        waiting = jobs.add(connection, JobType.DERIVE, [one.id for one in again])
        if not waiting and not jobs.open_jobs(connection):
            say(NOTHING)
    museum.jobs.send(waiting)
    with progress_bar(FILES) as progress:
        caught_up = catch_up(museum, progress, counting_deaths=True)
    for outcome in caught_up.outcomes:
        reason = " ".join(message.text(language()) for message in outcome.messages)
        say(GIVEN_UP, name=outcome.asset.name, record=outcome.asset.record_id, reason=reason)
    if again:
        say(DONE, tried=len(again), failed=len(caught_up.outcomes))
    if caught_up.elsewhere:
        say(ELSEWHERE, count=caught_up.elsewhere)
    if caught_up.put_off:
        say(PUT_OFF, count=caught_up.put_off.number, reason=translate(caught_up.put_off.error, language()))
        raise click.exceptions.Exit(EXIT_FAILED)
    if caught_up.outcomes:
        raise click.exceptions.Exit(EXIT_REFUSED)


def _wanted(museum: Museum, names: tuple[str, ...]) -> list[AssetRecord]:
    """The failed files of these names or ids, all of them where none is named; refuses a name that none has."""
    with museum.database.connect() as connection:
        failed = assets.failed(connection)
    for name in names:
        if not any(name in {one.name, one.id} for one in failed):
            raise click.UsageError(translate(UNKNOWN, language(), name=name))
    return [one for one in failed if not names or one.name in names or one.id in names]
