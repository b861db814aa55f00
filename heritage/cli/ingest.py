"""heritage ingest: files and sheets in; found, described, searchable when the command ends."""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from catalog import audit, institutions, pairings
from catalog.institutions import Institution
from catalog.language import N_, translate
from catalog.messages import Severity, define
from catalog.museum import Museum
from heritage.beside import indexing_beside
from heritage.catch_up import CaughtUp, IndexBehindError, catch_up
from heritage.cli import EXIT_FAILED, EXIT_REFUSED, language, say, settings_for_command
from heritage.cli.made import open_made_museum
from heritage.cli.progress import progress_bar
from heritage.cli.targets import check_mapping, check_pairs, check_report
from heritage.cli.told import tell
from heritage.cli.words import FILE, PATH, WORD, by_option
from heritage.settings import Settings
from ingest.coming_back import continued
from ingest.decisions import Memory
from ingest.keeping import kept_sheets
from ingest.lease import Held, files_lease
from ingest.mappings import read_mappings, write_mappings
from ingest.pairs_table import write_pairs_table
from ingest.plan import Plan
from ingest.planning import make_plan
from ingest.report import Report
from ingest.run import LEASE_SECONDS, Order, Run
from ingest.sources import NOT_THERE, discover
from ingest.tying import Tying

READING = N_("Reading the sheets")
RECORDS = N_("Taking records in")
FILES = N_("Working on files")
NO_COLLECTION = N_(
    "No collection has the number or name '{text}', and no row of the sheet has it either, or several have it. Nothing "
    "was written. Write the collection's number as it stands in its record, or bring its record first."
)
SAVED_MAPPING = N_("The mapping is saved in {path}; look at it, change it, and use it with --mapping.")
SAVED_PAIRS = N_(
    "Which file goes to which record is in {path}. Write the missing numbers into the second column ('-' for a file of "
    "no record), save it, and use it with --pairs or put it into the folder."
)
UNDECIDED = N_(
    "Files of which no rule says whose they are: {count}. To decide it yourself: the same command with --dry-run "
    "--save-pairs FILE.xlsx"
)
WRITTEN = N_("The report is in {path}.")
PUT_OFF = N_(
    "Files that are safe but not ready to be shown: {count}. The machine refused ({reason}). Mend that and run the "
    "same command again; while the museum is served, its worker also tries again by itself."
)
ELSEWHERE = N_(
    "Files that another machine works on, or had when it went: {count}. They are safe, and shown when it is done with "
    "them, or when its time is up and a worker takes over. heritage status tells."
)
CUT_OFF = define(
    "run-cut-off",
    Severity.ERROR,
    N_("This run was cut off before its end. What this report tells was done; the same command goes on where it was."),
)
MANY_ROWS = 2_000
"""From here on a second process is worth the second it takes to start."""


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
    "--pairs",
    type=FILE,
    metavar=N_("FILE"),
    help=N_("A table, saved before and filled in, that says whose files are."),
)
@click.option(
    "--save-pairs",
    type=PATH,
    metavar=N_("FILE"),
    help=N_("Write which file goes to which record and why, as a workbook to be filled in (or CSV by its ending)."),
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
    pairs: Path | None,
    save_pairs: Path | None,
    collection: str | None,
    institution: str | None,
    publish: bool,
    dry_run: bool,
    report: Path | None,
    by: str,
    reason: str,
) -> None:
    _check_paths(paths)
    settings = settings_for_command()
    museum = open_made_museum(settings)
    with museum.database.connect() as connection:
        home = institutions.choose(connection, institution)
        before = kept_sheets(connection, home.id)
    memory = _memory(museum, home)
    given = read_mappings(mapping) if mapping else None
    plan = make_plan(discover(paths, sheet), given, _constants(collection), pairs, memory, before=before)
    plan = continued(museum, home.id, plan)
    if collection:
        _check_collection(museum, plan, home, collection)
    used = (*paths, *filter(None, (sheet, mapping, pairs)))
    _check_targets(plan, report, save_mapping, used)
    if save_pairs:
        check_pairs(save_pairs, [*_read_by(plan, used), *filter(None, (report, save_mapping))])
        write_pairs_table(save_pairs, plan.paired, language())
        say(SAVED_PAIRS, path=save_pairs)
    if save_mapping and plan.recognised:
        write_mappings(plan.recognised, save_mapping, " ".join(path.name for path in paths), language())
        say(SAVED_MAPPING, path=save_mapping)
    told = Report(
        language(),
        sources=plan.sources,
        messages=list(plan.messages),
        paired={} if plan.drafts else plan.paired.counted(),
    )
    order = Order(home, by, reason or f"ingest {' '.join(map(str, paths))}", publish, _typed(), str(Path.cwd()))
    run = Run(museum, plan, order, told)
    caught_up, behind = None, None
    with _written(told, report):
        if dry_run:
            with progress_bar(READING) as progress:
                run.preview(progress)
        else:
            caught_up, behind = _carry_out(museum, settings, run, order, plan.rows)
        tell(told, dry_run=dry_run)
    if plan.tables and plan.paired.candidates and not save_pairs:
        say(UNDECIDED, count=len(plan.paired.candidates))
    if report:
        say(WRITTEN, path=report)
    if behind:
        raise behind
    if caught_up and caught_up.elsewhere:
        say(ELSEWHERE, count=caught_up.elsewhere)
    if caught_up and (put_off := caught_up.put_off):
        say(PUT_OFF, count=put_off.number, reason=translate(put_off.error, language()))
        raise click.exceptions.Exit(EXIT_FAILED)
    if told.has_refusals:
        raise click.exceptions.Exit(EXIT_REFUSED)


def _typed() -> str:
    """The command as it was typed, to be told to whoever must type it again."""
    return shlex.join(["heritage", *sys.argv[1:]])


def _constants(collection: str | None) -> dict[str, str]:
    return {"relation.member_of": collection} if collection else {}


def _memory(museum: Museum, home: Institution) -> Memory:
    """What people decided before about files of this institution."""
    with museum.database.connect() as connection:
        return Memory(pairings.remembered(connection, home.id))


def _check_paths(paths: tuple[Path, ...]) -> None:
    """Refuse a path that names nothing, which is a typing error or a variable of a script that is not set."""
    for path in paths:
        if not os.path.lexists(path):
            raise click.UsageError(NOT_THERE(path=str(path)).text(language()))


def _check_targets(plan: Plan, report: Path | None, save_mapping: Path | None, named: tuple[Path, ...]) -> None:
    """Refuse to write over what is read, named or found in a folder, and report and mapping over each other."""
    used = _read_by(plan, named)
    if report:
        check_report(report, [*used, save_mapping] if save_mapping else used)
    if save_mapping:
        check_mapping(save_mapping, used)


def _read_by(plan: Plan, named: tuple[Path, ...]) -> list[Path]:
    """Everything that the command reads."""
    sources = plan.files
    return [*named, *sources.sheets, *sources.records, *sources.files]


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


def _carry_out(
    museum: Museum, settings: Settings, run: Run, order: Order, rows: int
) -> tuple[CaughtUp | None, IndexBehindError | None]:
    """Take everything in and work it off; tells what has to wait because the machine or the index fails."""
    with museum.database.begin() as connection:
        audit.note(connection, order.by, "ingest", order.institution.id, reason=order.reason)
    with ExitStack() as beside, progress_bar(RECORDS) as progress:

        def index_beside() -> None:
            beside.enter_context(indexing_beside(museum, settings))

        run.carry_out(progress, index_beside if rows >= MANY_ROWS else None)
    lease = Held(museum.database, files_lease(run.id), LEASE_SECONDS)
    with lease, progress_bar(FILES) as progress:
        try:
            caught_up = catch_up(museum, progress)
            if run.conclude():
                catch_up(museum, progress)
        except IndexBehindError as exc:
            run.conclude()
            return None, exc
    return caught_up, None
