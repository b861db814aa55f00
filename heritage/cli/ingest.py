"""heritage ingest: files and sheets in; found, described, searchable when the command ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from catalog import audit, institutions
from catalog.institutions import Institution
from catalog.jobs import PutOff
from catalog.language import N_, translate
from catalog.messages import Severity, define
from catalog.museum import Museum
from catalog.quoting import quoted
from heritage.catch_up import IndexBehindError, catch_up
from heritage.cli import EXIT_FAILED, EXIT_REFUSED, language, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.targets import check_mapping, check_report
from heritage.cli.words import FILE, PATH, WORD, by_option
from ingest.mappings import read_mappings, write_mappings
from ingest.plan import Action, Plan
from ingest.planning import make_plan
from ingest.report import Report
from ingest.run import Order, Run
from ingest.run import Progress as Told
from ingest.sources import NOT_THERE, discover
from ingest.tying import Tying

READING = N_("Reading the sheets")
RECORDS = N_("Taking records in")
FILES = N_("Working on files")
PLANNED = N_(
    "This is what would happen (nothing was written): {created} new, {changed} changed, {unchanged} unchanged, "
    "{refused} refused."
)
DONE = N_("Records: {created} new, {changed} changed, {unchanged} unchanged, {refused} refused.")
FILES_DONE = N_("Files: {stored} stored, {duplicates} known already, {refused} refused.")
FILES_PLANNED = N_("Files: {stored} to be stored, {duplicates} known already, {refused} to be refused.")
ITS_FILES = N_("files: {names}")
AND_MORE = N_("{names} and {count} more")
NO_COLLECTION = N_(
    "No collection has the number or name '{text}', and no row of the sheet has it either, or several have it. Nothing "
    "was written. Write the collection's number as it stands in its record, or bring its record first."
)
MORE = N_("... and {count} more; --report FILE writes them all.")
SAVED_MAPPING = N_("The mapping is saved in {path}; look at it, change it, and use it with --mapping.")
WRITTEN = N_("The report is in {path}.")
PUT_OFF = N_(
    "Files that are safe but not ready to be shown: {count}. The machine refused ({reason}). Mend that and run the "
    "same command again; while the museum is served, its worker also tries again by itself."
)
CONVERTED = N_("{source}: column '{column}' was converted from {encoding}: '{before}' became '{after}'.")
CUT_OFF = define(
    "run-cut-off",
    Severity.ERROR,
    N_("This run was cut off before its end. What this report tells was done; the same command goes on where it was."),
)
ACTIONS = {
    Action.CREATED: N_("new"),
    Action.CHANGED: N_("changed"),
    Action.UNCHANGED: N_("as it was"),
    Action.REFUSED: N_("refused"),
    Action.IGNORED: N_("left aside"),
}
SHOWN_ROWS = 40
SHOWN_FILES = 4


@click.command()
@click.argument(
    "paths",
    metavar=N_("PATH..."),
    nargs=-1,
    required=True,
    type=PATH,
    help=N_("Folders, files and sheets to bring in."),
)
@click.option("--sheet", type=FILE, metavar=N_("FILE"), help=N_("The sheet, where a folder has several."))
@click.option("--mapping", type=FILE, metavar=N_("FILE"), help=N_("A mapping file (TOML) that says what columns mean."))
@click.option(
    "--save-mapping",
    type=PATH,
    metavar=N_("FILE"),
    help=N_("Write what was recognised of the columns, to be changed and used again."),
)
@click.option(
    "--collection",
    type=WORD,
    metavar=N_("TEXT"),
    help=N_("Number of the collection that all of it belongs to, or its name in the sheet."),
)
@click.option(
    "--institution",
    type=WORD,
    metavar=N_("NAME"),
    help=N_("Short name or name of the institution, where there are several."),
)
@click.option("--publish", is_flag=True, help=N_("Show it to the public at once."))
@click.option("--dry-run", is_flag=True, help=N_("Show the plan, write nothing."))
@click.option("--report", type=PATH, metavar=N_("FILE"), help=N_("Write the report, row by row, as CSV or JSON."))
@by_option
@click.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why this is done, for the history."))
def command(  # noqa: PLR0917 - one parameter an option
    paths: tuple[Path, ...],
    sheet: Path | None,
    mapping: Path | None,
    save_mapping: Path | None,
    collection: str | None,
    institution: str | None,
    publish: bool,
    dry_run: bool,
    report: Path | None,
    by: str,
    reason: str,
) -> None:
    _check_paths(paths)
    museum = open_made_museum(settings_for_command())
    with museum.database.connect() as connection:
        home = institutions.choose(connection, institution)
    plan = _plan(paths, sheet, mapping, collection)
    if collection:
        _check_collection(museum, plan, home, collection)
    _check_targets(plan, report, save_mapping, (*paths, *filter(None, (sheet, mapping))))
    if save_mapping and plan.recognised:
        write_mappings(plan.recognised, save_mapping, " ".join(path.name for path in paths))
        _say(SAVED_MAPPING, path=save_mapping)
    told = Report(language(), sources=plan.sources, messages=list(plan.messages))
    order = Order(home, by, reason or f"ingest {' '.join(map(str, paths))}", publish)
    run = Run(museum, plan, order, told)
    put_off, behind = None, None
    with _written(told, report):
        if dry_run:
            with _progress(READING) as progress:
                run.preview(progress)
        else:
            put_off, behind = _carry_out(museum, run, order)
        _tell(told, dry_run=dry_run)
    if report:
        _say(WRITTEN, path=report)
    if behind:
        raise behind
    if put_off:
        _say(PUT_OFF, count=put_off.number, reason=translate(put_off.error, language()))
        raise click.exceptions.Exit(EXIT_FAILED)
    if told.has_refusals:
        raise click.exceptions.Exit(EXIT_REFUSED)


def _plan(paths: tuple[Path, ...], sheet: Path | None, mapping: Path | None, collection: str | None) -> Plan:
    constants = {"relation.member_of": collection} if collection else {}
    return make_plan(discover(paths, sheet), read_mappings(mapping) if mapping else None, constants)


def _check_paths(paths: tuple[Path, ...]) -> None:
    """Refuse a path that names nothing, which is a typing error or a variable of a script that is not set."""
    for path in paths:
        if not os.path.lexists(path):
            raise click.UsageError(NOT_THERE(path=str(path)).text(language()))


def _check_targets(plan: Plan, report: Path | None, save_mapping: Path | None, named: tuple[Path, ...]) -> None:
    """Refuse to write over what is read, named or found in a folder, and report and mapping over each other."""
    sources = plan.files
    used = [*named, *sources.sheets, *sources.records, *sources.files]
    if report:
        check_report(report, [*used, save_mapping] if save_mapping else used)
    if save_mapping:
        check_mapping(save_mapping, used)


def _check_collection(museum: Museum, plan: Plan, home: Institution, collection: str) -> None:
    """Refuse a collection that is nowhere, which is most often a typing error, before anything is written."""
    with museum.database.connect() as connection:
        if not Tying(plan, home.id).leads_to_collection(connection, collection):
            raise click.UsageError(translate(NO_COLLECTION, language(), text=collection))


@contextmanager
def _written(told: Report, path: Path | None) -> Iterator[None]:
    """Write the report at the end, also where the work is cut off: then it says so."""
    try:
        yield
    except BaseException:
        told.messages.append(CUT_OFF())
        raise
    finally:
        if path:
            told.write(path)


def _carry_out(museum: Museum, run: Run, order: Order) -> tuple[PutOff | None, IndexBehindError | None]:
    """Take everything in and work it off; tells what has to wait because the machine or the index fails."""
    with museum.database.begin() as connection:
        audit.note(connection, order.by, "ingest", order.institution.id, reason=order.reason)
    with _progress(RECORDS) as progress:
        run.carry_out(progress)
    with _progress(FILES) as progress:
        try:
            put_off = catch_up(museum, progress).put_off
            if run.conclude():
                catch_up(museum, progress)
        except IndexBehindError as exc:
            run.conclude()
            return None, exc
    return put_off, None


@contextmanager
def _progress(msgid: str) -> Iterator[Told]:
    """A bar with rate and time left on a terminal; nothing but silence elsewhere."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task(translate(msgid, language()), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _tell(told: Report, *, dry_run: bool) -> None:
    """The report in words: what was noticed, row by row where there is something to say, then the sums."""
    for message in told.messages:
        click.echo(f"- {message.text(told.language)}")
    for facts in told.sources:
        for message in facts.messages:
            click.echo(f"- {facts.source}: {message.text(told.language)}")
        for one in facts.converted:
            _say(
                CONVERTED,
                source=facts.source,
                column=quoted(one.column),
                encoding=translate(one.encoding, language()),
                before=quoted(one.before),
                after=quoted(one.after),
            )
    _tell_rows(told, dry_run=dry_run)
    counts = {action.value: told.counts[action] for action in Action}
    _say(PLANNED if dry_run else DONE, **counts)
    files = told.files
    if files.stored or files.duplicates or files.refused:
        sums = FILES_PLANNED if dry_run else FILES_DONE
        _say(sums, stored=files.stored, duplicates=files.duplicates, refused=files.refused)


def _tell_rows(told: Report, *, dry_run: bool) -> None:
    """The rows that there is something to say of, refusals first, so that none falls to the cut."""
    rows = chain(
        (row for row in told.rows() if _is_refusal(row)),
        (row for row in told.rows() if not _is_refusal(row) and _is_told(row, dry_run=dry_run)),
    )
    for row in islice(rows, SHOWN_ROWS):
        _tell_row(row, dry_run=dry_run)
    left = sum(1 for _ in rows)
    if left:
        _say(MORE, count=left)


def _is_refusal(row: dict[str, Any]) -> bool:
    return row["action"] == Action.REFUSED or any(one["severity"] == Severity.ERROR for one in row["messages"])


def _is_told(row: dict[str, Any], *, dry_run: bool) -> bool:
    return bool(row["messages"]) or (dry_run and row["action"] != Action.UNCHANGED)


def _tell_row(row: dict[str, Any], *, dry_run: bool) -> None:
    place = f"{row['source']} {row['row']}" if row["row"] else row["source"]
    click.echo(f"{place}: {translate(ACTIONS[row['action']], language())}")
    if dry_run and row["files"]:
        names, left = ", ".join(row["files"][:SHOWN_FILES]), len(row["files"]) - SHOWN_FILES
        names = translate(AND_MORE, language(), names=names, count=left) if left > 0 else names
        click.echo("    " + translate(ITS_FILES, language(), names=names))
    for message in row["messages"]:
        where = f"{message['path']}: " if message["path"] not in ("", row["source"]) else ""
        click.echo(f"    {where}{message['text']}")


def _say(msgid: str, **params: object) -> None:
    click.echo(translate(msgid, language(), **params))
    sys.stdout.flush()
