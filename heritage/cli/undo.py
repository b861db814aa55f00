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
from heritage.cli.words import PATH, WORD, by_option
from ingest.planned_rows import Action
from ingest.report import Report
from ingest.undo import Undo, find_run

LISTED = N_("{run}  {time}  {by}: {created} new, {changed} changed. {reason}")
LISTED_NOTHING = N_("{run}  {time}  {by}: changed nothing. {reason}")
LISTED_UNDO = N_("{run}  {time}  {by}: took {undone} back. {reason}")
LISTED_CUT_OFF = N_("{run}  {time}  {by}: cut off, or under way. {reason}")
NONE = N_("Nothing was brought in yet.")
HOW = N_("To take one back: heritage undo RUN. With --dry-run it only shows what would happen.")
PLANNED = N_(
    "This is what would happen (nothing was written): {removed} records taken away, {restored} as they were before, "
    "{kept} kept because of what was done since."
)
DONE = N_("{removed} records taken away, {restored} as they were before, {kept} kept because of what was done since.")
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
    if run_id is None:
        _list(museum)
        return
    found = find_run(museum, run_id)
    if report:
        check_report(report, [])
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


def _carry_out(museum: Museum, undo: Undo, run: RunRecord, by: str, reason: str) -> None:
    with museum.database.begin() as connection:
        audit.note(connection, by, "undo", run.id, reason=reason)
    undo.carry_out()
    catch_up_index(museum)


def _list(museum: Museum) -> None:
    with museum.database.connect() as connection:
        found = runs.latest(connection)
    for run in found:
        _tell_run(run)
    say(HOW if found else NONE)


def _tell_run(run: RunRecord) -> None:
    said = run.document
    told = {"run": run.id, "time": run.started_at[:16].replace("T", " "), "by": run.made_by}
    told["reason"] = str(said.get("reason", ""))
    if run.ended_at is None or said.get("cut_off"):
        say(LISTED_CUT_OFF, **told)
    elif run.undoes:
        say(LISTED_UNDO, undone=run.undoes, **told)
    elif not any((said.get("created"), said.get("changed"), *(said.get("public") or {}).values())):
        say(LISTED_NOTHING, **told)
    else:
        say(LISTED, created=said.get("created", 0), changed=said.get("changed", 0), **told)
