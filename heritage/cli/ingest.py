"""heritage ingest: files and sheets in; found, described, searchable when the command ends."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from catalog import audit, institutions, pairings
from catalog.institutions import Institution
from catalog.language import N_, translate
from catalog.messages import Severity, define
from catalog.museum import Museum
from catalog.quoting import written
from heritage.beside import Beside, indexing_beside
from heritage.catch_up import CaughtUp, IndexBehindError, catch_up
from heritage.cli import EXIT_FAILED, EXIT_REFUSED, language, say, settings_for_command
from heritage.cli.asked import OPTIONS, Asked
from heritage.cli.made import open_made_museum
from heritage.cli.progress import progress_bar
from heritage.cli.targets import check_mapping, check_pairs, check_report
from heritage.cli.told import tell
from heritage.cli.typed import asked_with, typed_command
from heritage.cli.unfinished import warn_of_restore
from heritage.memory import keep_little
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


@dataclass(frozen=True)
class Worked:
    """What became of the files, None where none were worked on; `behind`: the search index could not follow."""

    caught_up: CaughtUp | None = None
    behind: IndexBehindError | None = None


@click.command()
@asked_with(Asked, *OPTIONS)
def command(asked: Asked) -> None:
    _check_paths(asked.paths)
    keep_little()
    settings = settings_for_command()
    museum = open_made_museum(settings)
    warn_of_restore(museum)
    with museum.database.connect() as connection:
        home = institutions.choose(connection, asked.institution)
    plan = _plan(museum, home, asked, settings.data)
    _save(plan, asked)
    told = _report_of(plan)
    reason = asked.reason or f"ingest {' '.join(map(str, asked.paths))}"
    order = Order(home, asked.by, written(reason), asked.publish, typed_command())
    run = Run(museum, plan, order, told)
    worked = Worked()
    with _written(told, asked.report):
        if asked.dry_run:
            with progress_bar(READING) as progress:
                run.preview(progress)
        else:
            worked = _carry_out(museum, settings, run, order, plan.rows)
        tell(told, dry_run=asked.dry_run)
    if plan.tables and plan.paired.candidates and not asked.save_pairs:
        say(UNDECIDED, count=len(plan.paired.candidates))
    if asked.report:
        say(WRITTEN, path=asked.report)
    _tell_what_waits(worked)
    if told.has_refusals:
        raise click.exceptions.Exit(EXIT_REFUSED)


def _report_of(plan: Plan) -> Report:
    """The report, which knows so far what was read of the sheets and of the files' names."""
    paired = {} if plan.drafts else plan.paired.counted()
    return Report(language(), sources=plan.sources, messages=list(plan.messages), paired=paired)


def _plan(museum: Museum, home: Institution, asked: Asked, own: Path) -> Plan:
    """What importing would do, put beside what the museum remembers; refuses a collection that is nowhere."""
    with museum.database.connect() as connection:
        before = kept_sheets(connection, home.id)
    given = read_mappings(asked.mapping) if asked.mapping else None
    sources, constants = discover(asked.paths, asked.sheet, own), _constants(asked.collection)
    plan = make_plan(sources, given, constants, asked.pairs, _memory(museum, home), before=before, work=museum.work)
    plan = continued(museum, home.id, plan)
    if asked.collection:
        _check_collection(museum, plan, home, asked.collection)
    return plan


def _save(plan: Plan, asked: Asked) -> None:
    """Write the mapping and the table of pairs that were asked for, over nothing that is somebody's."""
    _check_targets(plan, asked.report, asked.save_mapping, asked.named)
    if asked.save_pairs:
        own = filter(None, (asked.report, asked.save_mapping))
        check_pairs(asked.save_pairs, [*_read_by(plan, asked.named), *own])
        write_pairs_table(asked.save_pairs, plan.paired, language())
        say(SAVED_PAIRS, path=asked.save_pairs)
    if asked.save_mapping and plan.recognised:
        title = " ".join(path.name for path in asked.paths)
        write_mappings(plan.recognised, asked.save_mapping, title, language())
        say(SAVED_MAPPING, path=asked.save_mapping)


def _tell_what_waits(worked: Worked) -> None:
    """Say what could not be finished now and why; ends the command where the machine is to blame."""
    if worked.behind:
        raise worked.behind
    caught_up = worked.caught_up
    if caught_up and caught_up.elsewhere:
        say(ELSEWHERE, count=caught_up.elsewhere)
    if caught_up and (put_off := caught_up.put_off):
        say(PUT_OFF, count=put_off.number, reason=translate(put_off.error, language()))
        raise click.exceptions.Exit(EXIT_FAILED)


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


def _carry_out(museum: Museum, settings: Settings, run: Run, order: Order, rows: int) -> Worked:
    """Take everything in and work it off; tells what has to wait because the machine or the index fails."""
    with museum.database.begin() as connection:
        audit.note(connection, order.by, "ingest", order.institution.id, reason=order.reason)
    with ExitStack() as others:
        beside = Beside(None)

        def index_beside() -> None:
            nonlocal beside
            beside = others.enter_context(indexing_beside(museum, settings))

        with progress_bar(RECORDS) as progress:
            run.carry_out(progress, index_beside if rows >= MANY_ROWS else None)
        beside.finish()
        return _work_off(museum, run)


def _work_off(museum: Museum, run: Run) -> Worked:
    lease = Held(museum.database, files_lease(run.id), LEASE_SECONDS)
    with lease, progress_bar(FILES) as progress:
        try:
            caught_up = catch_up(museum, progress)
            if run.conclude():
                catch_up(museum, progress)
        except IndexBehindError as exc:
            run.conclude()
            return Worked(behind=exc)
    return Worked(caught_up)
