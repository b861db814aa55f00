"""heritage ingest: files and sheets in; found, described, searchable when the command ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from catalog import audit, institutions
from catalog.jobs import PutOff
from catalog.language import N_, translate
from catalog.messages import Severity
from catalog.museum import Museum
from heritage.catch_up import catch_up
from heritage.cli import EXIT_FAILED, EXIT_REFUSED, language, settings_for_command
from heritage.people import system_user
from heritage.wiring import open_museum
from ingest.media.sniff import WRONG_EXTENSION
from ingest.plan import Action, Plan
from ingest.planning import make_plan
from ingest.process import Outcome
from ingest.report import Report, ReportRow
from ingest.run import Order, Run
from ingest.run import Progress as Told
from ingest.sheets.mapping import SheetMapping, read_mapping, write_mapping
from ingest.sources import discover

READING = N_("Reading the sheets")
RECORDS = N_("Taking records in")
FILES = N_("Working on files")
PLANNED = N_(
    "This is what would happen (nothing was written): {created} new, {changed} changed, {unchanged} as they are, "
    "{refused} refused."
)
DONE = N_("{created} records are new, {changed} changed, {unchanged} as they were, {refused} refused.")
FILES_DONE = N_("Files: {stored} stored, {duplicates} known already, {refused} refused.")
MORE = N_("... and {count} more; --report FILE writes them all.")
SAVED_MAPPING = N_("The mapping is saved in {path}; look at it, change it, and use it with --mapping.")
WRITTEN = N_("The report is in {path}.")
PUT_OFF = N_(
    "{count} files are safe but not ready to be shown: the machine refused ({reason}). Mend that and run the same "
    "command again; while the museum is served, its worker also tries again by itself."
)
CONVERTED = N_("{source}: column '{column}' was converted from {encoding}: '{before}' became '{after}'.")
ACTIONS = {
    Action.CREATED: N_("new"),
    Action.CHANGED: N_("changed"),
    Action.UNCHANGED: N_("as it was"),
    Action.REFUSED: N_("refused"),
}
SHOWN_ROWS = 40
_TOLD = frozenset({WRONG_EXTENSION.code})
"""What was said already when the file was taken in."""

PATH = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=PATH)
@click.option("--sheet", type=PATH, help="the sheet, where a folder has several")
@click.option("--mapping", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="a mapping file (TOML)")
@click.option("--save-mapping", type=PATH, help="write what was recognised, to be changed and used again")
@click.option("--collection", help="number or name of the collection that all of it belongs to")
@click.option("--institution", help="short name of the institution, where there are several")
@click.option("--publish", is_flag=True, help="show it to the public at once")
@click.option("--dry-run", is_flag=True, help="show the plan, write nothing")
@click.option("--report", type=PATH, help="write the report, row by row, as CSV or JSON")
@click.option("--by", default=system_user, help="who does this")
@click.option("--reason", default="", help="why, for the history")
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
    museum = open_museum(settings_for_command())
    with museum.database.connect() as connection:
        home = institutions.choose(connection, institution)
    plan = _plan(paths, sheet, read_mapping(mapping) if mapping else None, collection)
    if save_mapping and plan.mapping:
        write_mapping(plan.mapping, save_mapping, " ".join(path.name for path in paths))
        _say(SAVED_MAPPING, path=save_mapping)
    told = Report(language(), sources=plan.sources, messages=list(plan.messages))
    order = Order(home, by, reason or f"ingest {' '.join(map(str, paths))}", publish)
    run = Run(museum, plan, order, told)
    put_off = None
    if dry_run:
        with _progress(READING) as progress:
            run.preview(progress)
    else:
        put_off = _carry_out(museum, run, told, order)
    _tell(told, dry_run=dry_run)
    if report:
        told.write(report)
        _say(WRITTEN, path=report)
    if put_off:
        _say(PUT_OFF, count=put_off.number, reason=translate(put_off.error, language()))
        raise click.exceptions.Exit(EXIT_FAILED)
    if told.has_refusals:
        raise click.exceptions.Exit(EXIT_REFUSED)


def _plan(paths: tuple[Path, ...], sheet: Path | None, mapping: SheetMapping | None, collection: str | None) -> Plan:
    constants = {"relation.member_of": collection} if collection else {}
    return make_plan(discover(paths, sheet), mapping, constants)


def _carry_out(museum: Museum, run: Run, told: Report, order: Order) -> PutOff | None:
    """Take everything in and work it off; tells what has to wait because the machine fails."""
    with museum.database.begin() as connection:
        audit.note(connection, order.by, "ingest", order.institution.id, reason=order.reason)
    with _progress(RECORDS) as progress:
        run.carry_out(progress)
    with _progress(FILES) as progress:
        caught_up = catch_up(museum, progress)
    failed = [_failed(outcome) for outcome in caught_up.outcomes if outcome.state == "failed"]
    told.files.refused += len(failed)
    told.add(failed, counted=False)
    told.add([row for outcome in caught_up.outcomes if (row := _warned(outcome))], counted=False)
    return caught_up.put_off


def _failed(outcome: Outcome) -> ReportRow:
    return ReportRow(outcome.asset.name, None, Action.REFUSED, outcome.asset.record_id, outcome.messages)


def _warned(outcome: Outcome) -> ReportRow | None:
    """What making its derivatives showed of a file that is ready: that no browser plays it, say; None for nothing."""
    warnings = tuple(one for one in outcome.messages if one.severity is Severity.WARNING and one.code not in _TOLD)
    if outcome.state == "failed" or not warnings:
        return None
    return ReportRow(outcome.asset.name, None, Action.CREATED, outcome.asset.record_id, warnings)


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
                column=one.column,
                encoding=one.encoding,
                before=one.before,
                after=one.after,
            )
    _tell_rows(told, dry_run=dry_run)
    counts = {action.value: told.counts[action] for action in Action}
    _say(PLANNED if dry_run else DONE, **counts)
    files = told.files
    if not dry_run and (files.stored or files.duplicates or files.refused):
        _say(FILES_DONE, stored=files.stored, duplicates=files.duplicates, refused=files.refused)


def _tell_rows(told: Report, *, dry_run: bool) -> None:
    rows = (row for row in told.rows() if row["messages"] or (dry_run and row["action"] != Action.UNCHANGED))
    for number, row in enumerate(rows):
        if number == SHOWN_ROWS:
            _say(MORE, count=sum(1 for _ in rows) + 1)
            return
        place = f"{row['source']} {row['row']}" if row["row"] else row["source"]
        click.echo(f"{place}: {translate(ACTIONS[row['action']], language())}")
        for message in row["messages"]:
            where = f"{message['path']}: " if message["path"] else ""
            click.echo(f"    {where}{message['text']}")


def _say(msgid: str, **params: object) -> None:
    click.echo(translate(msgid, language(), **params))
    sys.stdout.flush()
