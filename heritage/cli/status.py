"""heritage status: how the museum is doing, in words or JSON."""

import json

import click

from catalog.language import N_, translate
from heritage.cli import language, say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.condition import condition

RECORDS = N_("Records: {records}; published: {published}.")
FILES = N_("Files: {ready} ready, {received} waiting to be worked on, {failed} failed.")
INDEX = N_("Records in the search index: {indexed}; changes not in it yet: {behind}.")
NO_INDEX = N_("The search index cannot be read. Changes that wait for it: {behind}. To build it anew: heritage reindex")
JOBS = N_("Jobs waiting or at work: {jobs}; given up: {failed}.")
PUT_OFF = N_("Waiting because the machine refused ({reason}): {count}. This goes on by itself once that is mended.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON, for programs."))
def command(as_json: bool) -> None:
    found = condition(open_made_museum(settings_for_command()))
    if as_json:
        click.echo(json.dumps(found.document(), ensure_ascii=False))
        return
    say(RECORDS, records=found.records, published=found.published)
    say(FILES, **{state: found.assets.get(state, 0) for state in ("ready", "received", "failed")})
    if found.indexed is None:
        say(NO_INDEX, behind=found.behind)
    else:
        say(INDEX, indexed=found.indexed, behind=found.behind)
    say(JOBS, jobs=found.jobs, failed=found.jobs_failed)
    if found.put_off:
        say(PUT_OFF, count=found.put_off.number, reason=translate(found.put_off.error, language()))
