"""heritage undo: take a run of ingest back; without a run, list the last ones."""

from pathlib import Path

import click

from catalog import audit, runs
from catalog.language import N_
from catalog.museum import Museum
from catalog.runs import RunRecord
from heritage.catch_up import catch_up_index
from heritage.cli import EXIT_REFUSED, language, say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.targets import check_report
from heritage.cli.told import tell_rows
from heritage.cli.unfinished import warn_of_restore
from heritage.cli.words import PATH, WORD, by_option
from ingest.planned_rows import Action
from ingest.report import Report
from ingest.undo import Undo, find_run

LISTED = N_("{run}  {time}  {by}: {created} new, {changed} changed. {reason}")
LISTED_NOTHING = N_("{run}  {time}  {by}: changed nothing. {reason}")
LISTED_SHOWN = N_("{run}  {time}  {by}: nothing new or changed, but what visitors see of {count} records. {reason}")
LISTED_UNDONE = N_("{run}  {time}  {by}: {created} new, {changed} changed; taken back on {day} ({undo}). {reason}")
LISTED_UNDONE_IN_PART = N_(
    "{run}  {time}  {by}: {created} new, {changed} changed; taken back on {day} ({undo}) but for {kept} records. "
    "{reason}"
)
LISTED_UNDO = N_("{run}  {time}  {by}: took {undone} back. {reason}")
LISTED_CUT_OFF = N_("{run}  {time}  {by}: cut off, or under way. {reason}")
LISTED_WENT_ON = N_(
    "{run}  {time}  {by}: cut off at row {done} of {rows}; {later} went on with it. To take both back: heritage undo "
    "{later}, then heritage undo {run}. {reason}"
)
NONE = N_("Nothing was brought in yet.")
HOW = N_("To take one back: heritage undo RUN. With --dry-run it only shows what would happen.")
PLANNED = N_(
    "This is what would happen (nothing was written): {removed} records taken away, {restored} as they were before, "
    "{kept} kept because of what was done since."
)
DONE = N_("{removed} records taken away, {restored} as they were before, {kept} kept because of what was done since.")
ALREADY = N_("Run {run} was taken back on {day} already ({undo}), and nothing of it is left to be taken back.")
ORIGINALS = N_(
    "Originals are never thrown away: they stay in the store. The same sheet can be brought again at any time."
)
WRITTEN = N_("The report is in {path}.")


@click.command()
@click.argument(
    "run_id", metavar=N_("[RUN]"), required=False, type=WORD, help=N_("The run to take back, as ingest named it.")
)
@click.option("--dry-run", is_flag=True, help=N_("Show the plan, write nothing."))
@click.option("--report", type=PATH, metavar=N_("FILE"), help=N_("Write the report, row by row, as CSV or JSON."))
@by_option
@click.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why this is done, for the history."))
def command(run_id: str | None, dry_run: bool, report: Path | None, by: str, reason: str) -> None:
    museum = open_made_museum(settings_for_command())
    warn_of_restore(museum)
    if run_id is None:
        _list(museum)
        return
    found = find_run(museum, run_id)
    if report:
        check_report(report, [])
    if _tell_if_done(museum, found):
        return
    told = Report(language())
    undo = Undo(museum, found, by, reason or f"undo {run_id}", told)
    if dry_run:
        undo.preview()
    else:
        _carry_out(museum, undo, found, by, reason)
    tell_rows(told, dry_run=dry_run)
    counts = {action.value: told.counts[action] for action in (Action.REMOVED, Action.RESTORED, Action.KEPT)}
    say(PLANNED if dry_run else DONE, **counts)
    if not dry_run:
        say(ORIGINALS)
    if report:
        told.write(report)
        say(WRITTEN, path=report)
    if told.counts[Action.KEPT]:
        raise click.exceptions.Exit(EXIT_REFUSED)


def _tell_if_done(museum: Museum, run: RunRecord) -> bool:
    """Whether the run was taken back before and nothing of it is left, as after an undo that kept some: then say so."""
    with museum.database.connect() as connection:
        before = runs.undos(connection).get(run.id)
    if before is None:
        return False
    left = Report(language())
    Undo(museum, run, "", "", left).preview()
    if any(left.counts.values()):
        return False
    say(ALREADY, run=run.id, day=_day(before), undo=before.id)
    return True


def _carry_out(museum: Museum, undo: Undo, run: RunRecord, by: str, reason: str) -> None:
    with museum.database.begin() as connection:
        audit.note(connection, by, "undo", run.id, reason=reason)
    undo.carry_out()
    catch_up_index(museum)


def _list(museum: Museum) -> None:
    """The last runs; one that took another back is told with that one."""
    with museum.database.connect() as connection:
        found, undos = runs.latest(connection), runs.undos(connection)
    listed = {run.id for run in found}
    for run in found:
        if not (run.undoes in listed and run.is_whole):
            _tell_run(run, undos.get(run.id))
    say(HOW if found else NONE)


def _tell_run(run: RunRecord, undo: RunRecord | None) -> None:
    said = run.document
    told = {"run": run.id, "time": run.started_at[:16].replace("T", " "), "by": run.made_by}
    told["reason"] = str(said.get("reason", ""))
    numbers = {"created": said.get("created", 0), "changed": said.get("changed", 0)}
    if undo is not None:
        kept = undo.document.get(Action.KEPT, 0)
        by = {"day": _day(undo), "undo": undo.id, "kept": kept}
        say(LISTED_UNDONE_IN_PART if kept else LISTED_UNDONE, **told, **numbers, **by)
    elif run.continued_by:
        done, rows = said.get("done", 0), said.get("rows", 0)
        say(LISTED_WENT_ON, later=run.continued_by, done=done, rows=rows, **told)
    elif not run.is_whole:
        say(LISTED_CUT_OFF, **told)
    elif run.undoes:
        say(LISTED_UNDO, undone=run.undoes, **told)
    elif not any(numbers.values()):
        seen = sum((said.get("public") or {}).values())
        say(LISTED_SHOWN if seen else LISTED_NOTHING, count=seen, **told)
    else:
        say(LISTED, **numbers, **told)


def _day(run: RunRecord) -> str:
    return run.started_at[:10]
