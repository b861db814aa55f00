"""heritage export: the catalogue as sheets, each in the shape in which it came, with what the records say today."""

import gc
from pathlib import Path

import click

from catalog import audit, institutions
from catalog.institutions import Institution
from catalog.language import N_, translate
from catalog.messages import Severity, define
from catalog.museum import Museum
from catalog.record.model import Record
from catalog.whole_store import check_store
from heritage.cli import EXIT_REFUSED, language, say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.targets import check_elsewhere, check_report
from heritage.cli.unfinished import warn_of_restore
from heritage.cli.words import PATH, WORD, by_option
from heritage.standing import Stage, standing_now
from ingest.outgoing.files import Format
from ingest.outgoing.going_out import GoneOut, go_out, tried
from ingest.planned_rows import Action
from ingest.report import Report
from ingest.report_rows import ReportRow

NOT_EMPTY = N_("{folder} is not empty, and an export never writes over anything. Name a folder that is not there yet.")
DONE = N_("Tables: {tables}, rows: {rows}. Rows that say something else than when they came: {corrected}.")
ELSEWHERE = N_("Rows that are left out, since a sheet brought later describes their records: {count}.")
UNSAID = N_("{source}, {key}: no column can say what the record has under {fields}; those cells are as they came.")
MORE_UNSAID = N_("... and {count} more.")
MORE_IN_REPORT = N_("... and {count} more. To have each of them: --report FILE, to a new folder.")
REPORT_WITHIN = N_("'{path}' lies in the folder of the export, and would come in again with it. Name another place.")
REPORTED = N_("The report is in {path}.")
CELLS_STAY = define(
    "export-unsaid",
    Severity.WARNING,
    N_("{key}: no column can say what the record has under {fields}; those cells are as they came."),
)
WITHOUT = N_(
    "Records that no sheet brought, made of files alone: {count}. They are not in these sheets; heritage backup has "
    "them."
)
FORMULAS = N_(
    "Cells that begin like a formula (=, +, -, @): {count}. CSV holds them as they are, so that they come in again "
    "unchanged; a spreadsheet program may compute them. Import the file as text, or write --format xlsx."
)
STAFF_ONLY = N_("The files hold everything, what only staff may see too. Do not hand them on as they are.")
SAME = N_("Tried: brought again, they change nothing (0 new, 0 changed, {unchanged} unchanged, {refused} refused).")
NOT_SAME = N_(
    "Tried: brought again, they would make {created} records new and change {changed} ({unchanged} unchanged, "
    "{refused} refused). heritage ingest {folder} --dry-run shows which."
)
LOST = N_(
    "{sheet}, as run {run} brought it: the store has lost this sheet, so what only it tells is not here. Bring the "
    "store back as it was (heritage restore), or bring the sheet again, then export anew."
)
NOTHING = N_("Nothing was brought in yet that could go out.")
CUT_OFF = N_(
    "Ingest {run} was cut off at row {done} of {rows}, so the sheet that it brings is not here yet, nor what it would "
    "change. To go on: {command}. Then export anew."
)
SHOWN_UNSAID = 20


@click.command()
@click.argument("folder", metavar=N_("FOLDER"), type=PATH, help=N_("Where the sheets go; it must be new or empty."))
@click.option("--sheet", type=WORD, metavar=N_("NAME"), help=N_("Only this sheet: a file, a tab, or all of one run."))
@click.option(
    "--format", "form", type=click.Choice([one.value for one in Format]), help=N_("Write tables so, not as they came.")
)
@click.option(
    "--institution",
    type=WORD,
    metavar=N_("NAME"),
    help=N_("Short name or name of the institution, where there are several."),
)
@click.option(
    "--report",
    type=PATH,
    metavar=N_("FILE"),
    help=N_("Write what bringing it again would do, and each record that no column can say, as CSV or JSON."),
)
@by_option
def command(  # noqa: PLR0917 - as the command has options
    folder: Path, sheet: str | None, form: str | None, institution: str | None, report: Path | None, by: str
) -> None:
    settings = settings_for_command()
    check_elsewhere(folder, settings)
    museum = open_made_museum(settings)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(translate(NOT_EMPTY, language(), folder=folder))
    if report:
        _check_report(report, folder)
    warn_of_restore(museum)
    check_store(museum)
    with museum.database.begin() as connection:
        home = institutions.choose(connection, institution)
        audit.note(connection, by, "export", home.id)
    gc.freeze()  # what stands before the first row is not worth looking through again and again
    done = go_out(museum, home.id, folder, Format(form) if form else None, sheet or "")
    is_cut_off = _tell_cut_off(museum)
    _tell(done, is_cut_off=is_cut_off, is_reported=report is not None)
    would_change = bool(done.written) and _try(museum, home, folder, done, report)
    if done.lost or done.told.unsaid or would_change or is_cut_off:
        raise click.exceptions.Exit(EXIT_REFUSED)


def _check_report(report: Path, folder: Path) -> None:
    if report.resolve().is_relative_to(folder.resolve()):
        raise click.UsageError(translate(REPORT_WITHIN, language(), path=report))
    check_report(report, ())


def _try(museum: Museum, home: Institution, folder: Path, done: GoneOut, path: Path | None) -> bool:
    """Whether the folder would change something if it were brought again; tells what, in whole at `path`."""
    report = tried(museum, home, folder, language())
    _tell_tried(report, folder)
    if path:
        for one in done.told.unsaid:
            why = CELLS_STAY(key=one.key, fields=", ".join(map(_called, one.fields)))
            report.add([ReportRow(one.source, one.row, Action.NOTED, messages=(why,), counted=False)])
        report.write(path)
        say(REPORTED, path=path)
    return _would_change(report)


def _tell_cut_off(museum: Museum) -> bool:
    """Tell of imports that were cut off at their rows: what they bring goes out once they came to their end."""
    found = [one for one in standing_now(museum.database) if one.stage is Stage.CUT_OFF_ROWS and not one.undoes]
    for one in found:
        say(CUT_OFF, run=one.run, done=one.done, rows=one.rows, command=one.command or "heritage ingest")
    return bool(found)


def _tell(done: GoneOut, *, is_cut_off: bool, is_reported: bool) -> None:
    for sheet in {one.called: one for one in done.lost}.values():
        say(LOST, sheet=sheet.called, run=sheet.run)
    if not done.written:
        if not is_cut_off:
            say(NOTHING)
        return
    _tell_written(done, is_reported=is_reported)


def _tell_written(done: GoneOut, *, is_reported: bool) -> None:
    for path in done.written[:SHOWN_UNSAID]:
        click.echo(str(path))
    if len(done.written) > SHOWN_UNSAID:
        say(MORE_UNSAID, count=len(done.written) - SHOWN_UNSAID)
    told = done.told
    for one in told.unsaid[:SHOWN_UNSAID]:
        say(UNSAID, source=one.source, key=one.key, fields=", ".join(map(_called, one.fields)))
    if len(told.unsaid) > SHOWN_UNSAID:
        say(MORE_UNSAID if is_reported else MORE_IN_REPORT, count=len(told.unsaid) - SHOWN_UNSAID)
    say(DONE, tables=done.tables, rows=told.rows, corrected=told.corrected)
    if told.elsewhere:
        say(ELSEWHERE, count=told.elsewhere)
    if done.without_a_sheet:
        say(WITHOUT, count=done.without_a_sheet)
    if done.formulas:
        say(FORMULAS, count=done.formulas)
    say(STAFF_ONLY)


def _called(field: str) -> str:
    return translate(Record.model_fields[field].title or field, language())


def _would_change(report: Report) -> bool:
    return report.counts[Action.CREATED] > 0 or report.counts[Action.CHANGED] > 0


def _tell_tried(report: Report, folder: Path) -> None:
    counts = {action.value: report.counts[action] for action in Action}
    if _would_change(report):
        say(NOT_SAME, folder=folder, **counts)
    else:
        say(SAME, **counts)
