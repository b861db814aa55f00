"""heritage status: how the museum is doing and what is going on, in words or JSON."""

import json

import click

from catalog.language import N_, translate
from heritage.cli import EXIT_FAILED, language, say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.unfinished import RESTORING
from heritage.condition import Condition, condition
from heritage.settings import folders_of
from heritage.standing import Stage, Standing

RECORDS = N_("Records: {records}; published: {published}.")
DRAFTS = N_(
    "Published records of which visitors see an earlier version, since a newer one waits: {count}. To show it: bring "
    "the sheet again with --publish, or heritage publish NUMBER for one record; one edited by hand needs heritage "
    "publish."
)
FILES = N_("Files: {ready} ready, {received} waiting to be worked on, {failed} failed.")
INDEX = N_("Records in the search index: {indexed}; changes not in it yet: {behind}.")
NO_INDEX = N_("The search index cannot be read. Changes that wait for it: {behind}. To build it anew: heritage reindex")
NOT_BUILT = N_(
    "The search index is not built: of {records} records it has {indexed}, and which changes it lacks is not known. To "
    "build it: {command}"
)
JOBS = N_("Jobs waiting or at work: {jobs}; given up: {failed}.")
PUT_OFF = N_("Waiting because the machine refused ({reason}): {count}. This goes on by itself once that is mended.")
INGEST = {
    Stage.ROWS: N_("Under way since {since} (UTC): ingest {run} by {by}, at row {done} of {rows}. Process: {process}."),
    Stage.FILES: N_(
        "Under way since {since} (UTC): ingest {run} by {by}; its records are in, its files are worked on. Process: "
        "{process}."
    ),
    Stage.CUT_OFF_ROWS: N_(
        "Cut off: ingest {run} by {by}, begun {since} (UTC), at row {done} of {rows}. What it did is safe. To go on: "
        "{command}"
    ),
    Stage.CUT_OFF_FILES: N_(
        "Cut off: ingest {run} by {by}, begun {since} (UTC), while its files were worked on. Its records are in. To go "
        "on: {command}"
    ),
}
UNDO = {
    True: N_("Under way since {since} (UTC): {by} takes run {undone} back. Process: {process}."),
    False: N_(
        "Cut off: {by} began at {since} (UTC) to take run {undone} back. What was done is safe. To go on: {command}"
    ),
}
IN_HAND = N_("Being worked on: {name} (try {tries}, by {process}).")
NOBODY = N_(
    "No worker is running. What waits is done while the museum is served (heritage serve, heritage worker), or at once "
    "with: heritage retry"
)
GIVEN_UP = N_("Cannot be shown: {name}, of record {record}. {reason}")
MORE_GIVEN_UP = N_("... and {count} more.")
RETRY = N_("To try them once more: heritage retry, or heritage retry NAME for one of them.")
MISSING = N_(
    "Originals that are missing from the store: {count}. If they turn up anywhere, bring them again with heritage "
    "ingest, in the folder that they came in, or take them from a backup (heritage audit names each)."
)
MISSING_ONE = N_("Missing: the original of {name}, of record {record}.")
MISSING_SHEET = N_("Missing: the original {sha256}, which no record shows; most often a sheet that was brought.")
STORE = N_("The files cannot be reached: {reason}")
ROOM = N_("Little room is left on the disk of {folder}: {room} MB. Make room before more is brought.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON, for programs."))
def command(as_json: bool) -> None:
    settings = settings_for_command()
    found = condition(open_made_museum(settings), folders_of(settings), language())
    if as_json:
        click.echo(json.dumps(found.document(), ensure_ascii=False))
    else:
        _tell_counts(found)
        _tell_work(found)
        _tell_faults(found)
    if not found.answers:
        raise click.exceptions.Exit(EXIT_FAILED)


def _tell_counts(found: Condition) -> None:
    say(RECORDS, records=found.records, published=found.published)
    if found.drafts:
        say(DRAFTS, count=found.drafts)
    say(FILES, **{state: found.assets.get(state, 0) for state in ("ready", "received", "failed")})
    if found.indexed is None:
        say(NO_INDEX, behind=found.behind)
    elif not found.is_index_built:
        command = found.restoring.command if found.restoring else "heritage reindex"
        say(NOT_BUILT, records=found.records, indexed=found.indexed, command=command)
    else:
        say(INDEX, indexed=found.indexed, behind=found.behind)
    say(JOBS, jobs=found.jobs, failed=found.jobs_failed)


def _tell_work(found: Condition) -> None:
    """What is going on, what was cut off, and what waits for somebody."""
    if found.restoring:
        say(RESTORING, by=found.restoring.by, command=found.restoring.command)
    for run in found.runs:
        _tell_run(run)
    for file in found.in_hand:
        say(IN_HAND, name=file.name, tries=file.tries, process=file.process)
    if found.put_off:
        say(PUT_OFF, count=found.put_off.number, reason=translate(found.put_off.error, language()))
    if (found.jobs or found.behind) and not found.is_worked_on:
        say(NOBODY)
    for failed in found.given_up:
        say(GIVEN_UP, name=failed.name, record=failed.record, reason=failed.reason)
    left = found.assets.get("failed", 0) - len(found.given_up)
    if left > 0:
        say(MORE_GIVEN_UP, count=left)
    if found.given_up:
        say(RETRY)


def _tell_run(run: Standing) -> None:
    told = {"run": run.run, "since": run.since[:16].replace("T", " "), "by": run.by, "process": run.process or ""}
    if run.undoes:
        say(UNDO[run.process is not None], undone=run.undoes, command=run.command, **told)
    else:
        say(INGEST[run.stage], done=run.done, rows=run.rows, command=run.command or "heritage ingest", **told)


def _tell_faults(found: Condition) -> None:
    if found.missing_originals:
        say(MISSING, count=found.missing_originals)
    for one in found.missing:
        say(MISSING_ONE if one.record else MISSING_SHEET, name=one.name, record=one.record, sha256=one.sha256)
    if found.store_fault:
        say(STORE, reason=found.store_fault)
    for folder, room in found.short_of_room.items():
        say(ROOM, folder=folder, room=room // 1_000_000)
