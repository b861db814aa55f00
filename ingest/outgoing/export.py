"""The catalogue as sheets: each that was brought, in its shape, with what its records say today."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from catalog import imported, revisions
from catalog.imported import Known
from catalog.museum import Museum
from catalog.record.model import Record
from catalog.references import targets
from ingest.carrying import carrying
from ingest.file_rows import digest_of, read_rows, with_remarks
from ingest.judging import earlier
from ingest.keeping import SheetLostError
from ingest.outgoing.called_otherwise import Led, given_up, with_numbers
from ingest.outgoing.corrections import as_sheet_may_say, correct, fields_apart
from ingest.outgoing.pages import Page, Unsaid
from ingest.outgoing.pointing import Pointing
from ingest.pairing import Folder, Paired
from ingest.plan import Plan
from ingest.planned_rows import FILES_KEY, Action, PlannedRow, fingerprint
from ingest.sheets.kept import KeptSheet
from ingest.sheets.table import Row
from ingest.sources import Sources
from ingest.survey import in_groups, survey
from ingest.tables import Table, TableRefusedError
from ingest.tying import Tying

BATCH_ROWS = 200


Groups = Sequence[tuple[str, Sequence[Row]]]
"""Rows by key."""


@dataclass(frozen=True)
class _Group:
    """The rows of one record with the record that an import would make of them."""

    key: str
    rows: tuple[Row, ...]
    planned: PlannedRow


class Export:
    """Brings the pages of one institution up to date; `claimed` says which of them has the row of a record, by its key.

    `without_a_row` are, once they are looked for, those of records that came with sheets and have none yet; `lost` are
    sheets without which something could not be written, by what their curator calls them.
    """

    def __init__(self, museum: Museum, institution_id: str) -> None:
        self._museum = museum
        self._institution_id = institution_id
        self.claimed: dict[str, KeptSheet] = {}
        self.without_a_row: set[str] = set()
        self.lost: list[KeptSheet] = []

    def pages(self, sheets: Sequence[tuple[KeptSheet, Table]], *, rest: bool = False) -> list[Page]:
        """The pages of sheets that were brought together. Ask for those brought last first: a record has one row.

        `rest`: of sheets whose place others took, with nothing but the rows of records that no later one has.
        """
        if self.without_a_row and not self._has_rest(sheets):
            return []
        kept, plan = self._planned([(one, self._carrying(one, table)) for one, table in sheets])
        pages = [Page(one, table, only=set() if rest else None) for one, table in zip(kept, plan.tables, strict=True)]
        claimed: dict[str, KeptSheet] = {}
        for page in pages:
            if not page.kept.of_files:
                self._bring_up_to_date(page, plan, claimed)
        self.claimed |= claimed
        self.without_a_row -= claimed.keys()
        return [one for one in pages if one.only is None or one.only]

    def _carrying(self, kept: KeptSheet, table: Table) -> Table:
        """The table with the columns that it lacks; as it is where the store has lost those that had them."""
        try:
            return carrying(self._museum, table, kept.absent)
        except SheetLostError as exc:
            self.lost.append(exc.sheet)
            return table

    def _planned(self, sheets: Sequence[tuple[KeptSheet, Table]]) -> tuple[list[KeptSheet], Plan]:
        """The sheets that can be read to their ends, as an import would have them, without any files."""
        while True:
            try:
                return [one for one, _ in sheets], _plan([table for _, table in sheets])
            except TableRefusedError as exc:
                self.lost += [one for one, table in sheets if table is exc.table]
                sheets = [one for one in sheets if one[1] is not exc.table]

    def look_for_the_rest(self) -> None:
        """Note which records that came with sheets have no row yet: what `rest` of older sheets is looked at for."""
        with self._museum.database.connect() as connection:
            found = imported.all_of(connection, self._institution_id)
            self.without_a_row = {key for _, key in found if key and _is_of_a_sheet(key)} - self.claimed.keys()

    def _has_rest(self, sheets: Sequence[tuple[KeptSheet, Table]]) -> bool:
        """Whether a row in them is of a record without any, so that they are worth looking at."""
        of_records = (table for kept, table in sheets if not kept.of_files)
        try:
            return any(table.builder.key_of(row) in self.without_a_row for table in of_records for row in table.rows())
        except TableRefusedError:
            return True

    def holders(self, tables: Iterable[Table]) -> list[KeptSheet]:
        """The sheets with which the records of these tables' rows go out."""
        found: dict[tuple[str, str], KeptSheet] = {}
        with suppress(TableRefusedError):
            for table in tables:
                for row in table.rows():
                    holder = self.claimed.get(table.builder.key_of(row))
                    if holder is not None:
                        found[holder.called, holder.run] = holder
        return list(found.values())

    def without_a_sheet(self) -> int:
        """How many records never had a row: made of files alone, or here."""
        with self._museum.database.connect() as connection:
            found = imported.all_of(connection, self._institution_id)
            return sum(1 for _, key in found if not _is_of_a_sheet(key))

    def _bring_up_to_date(self, page: Page, plan: Plan, claimed: dict[str, KeptSheet]) -> None:
        tying = Tying(plan, self._institution_id)
        groups = in_groups(page.table.rows(), page.table.builder.key_of, plan.survey.counts)
        while some := list(islice(groups, BATCH_ROWS)):
            taken = [(key, rows) for key, rows in some if hash(key) not in plan.survey.doubled]
            with self._museum.database.connect() as connection:
                known = imported.known_by_import_key(connection, self._institution_id, [key for key, _ in taken])
                ours = [(key, rows) for key, rows in taken if key in known]
                fresh = [one for one in ours if one[0] not in self.claimed]
                self._choose(page, some, ours, fresh)
                claimed |= dict.fromkeys((key for key, _ in fresh), page.kept)
                doubtful = [
                    (key, rows) for key, rows in fresh if not _is_as_brought(page.table, plan, rows, known[key])
                ]
                if doubtful:
                    self._correct(connection, page, plan, tying, doubtful, known)

    def _choose(self, page: Page, some: Groups, ours: Groups, fresh: Groups) -> None:
        """Note which of the rows go out here: all but those that a later sheet has, or of the `rest` the fresh ones."""
        told, places = page.told, {(row.source, row.number) for _, rows in fresh for row in rows}
        if page.only is not None:
            page.only |= places
            told.rows += len(places)
            return
        page.left_out |= {(row.source, row.number) for _, rows in ours for row in rows} - places
        elsewhere = sum(len(rows) for _, rows in ours) - len(places)
        told.elsewhere += elsewhere
        told.rows += sum(len(rows) for _, rows in some) - elsewhere

    def _correct(  # noqa: PLR0917 - a batch and what there is for it
        self,
        connection: Connection,
        page: Page,
        plan: Plan,
        tying: Tying,
        some: Groups,
        known: Mapping[str, Known],
    ) -> None:
        """Compare what the rows of a batch make with the records as they stand, and write anew what is not so."""
        groups = [_Group(key, tuple(rows), _built(page.table, plan, key, rows)) for key, rows in some]
        groups = [one for one in groups if one.planned.record is not None]
        found = tying.targets(connection, [one.planned for one in groups])
        led = {one.key: list(found.led(one.planned, known[one.key].record_id)) for one in groups}
        nowhere = given_up(connection, self._institution_id, led)
        for one in groups:
            there = known[one.key]
            said = found.tie(one.planned, there.record_id).record
            head = revisions.load_revision(connection, there.record_id, there.head)
            wanted = as_sheet_may_say(head, said, page.table.understood)
            unsaid = ["assets"] if _files_were_edited(connection, there, head) else []
            reader = _Reader(connection, page.table, plan, tying, one.key, there.record_id)
            rows: Sequence[Row] = one.rows
            if fields_apart(said, wanted):
                pointing = Pointing(imported.words_for(connection, targets(wanted)))
                done = correct(rows, said, wanted, page.table.understood, reader.read, pointing)
                rows = done.rows
                unsaid += done.unsaid
            self._note(page, one, reader.with_numbers(rows, nowhere[one.key]))
            if unsaid:
                page.told.unsaid.append(Unsaid(one.rows[0].source, one.rows[0].number, one.key, tuple(unsaid)))

    def _note(self, page: Page, group: _Group, rows: Sequence[Row]) -> None:
        for before, now in zip(group.rows, rows, strict=True):
            changed = {h: cell for h, cell in now.cells.items() if cell != before.cells.get(h, "")}
            if changed:
                page.changed[before.source, before.number] = changed
                page.told.corrected += 1


@dataclass(frozen=True)
class _Reader:
    """Reads rows of one record as an import would, its pointers tied."""

    connection: Connection
    table: Table
    plan: Plan
    tying: Tying
    key: str
    record_id: str

    def read(self, rows: Sequence[Row]) -> Record | None:
        planned = _built(self.table, self.plan, self.key, rows)
        if planned.record is None:
            return None
        return self.tying.targets(self.connection, [planned]).tie(planned, self.record_id).record

    def with_numbers(self, rows: Sequence[Row], led: Led) -> Sequence[Row]:
        """The rows with numbers in the place of these pointers' words, if they are read alike."""
        if not led:
            return rows
        named = with_numbers(self.connection, rows, led, self.table.understood)
        return named if self.read(named) == self.read(rows) else rows


def _built(table: Table, plan: Plan, key: str, rows: Sequence[Row]) -> PlannedRow:
    """The record that the rows make, with what rows about its files keep for staff."""
    built = table.builder.build(rows)
    kept = read_rows(plan.survey.mentions.get(key, ())).kept
    record = with_remarks(built.record, kept) if built.record else None
    return PlannedRow(rows[0].source, rows[0].number, key, Action.CHANGED, record, wanted=built.wanted)


def _is_as_brought(table: Table, plan: Plan, rows: Sequence[Row], known: Known) -> bool:
    """Whether these rows were brought last, without files, and nobody changed their record since: no need to look."""
    if known.said is not None or known.base != known.head:
        return False
    mentions = plan.survey.mentions.get(table.builder.key_of(rows[0]), ())
    return known.import_hash == fingerprint(table.builder.digest(rows) + digest_of(mentions), (), {})


def _files_were_edited(connection: Connection, known: Known, head: Record) -> bool:
    if known.said is None and known.base in (None, known.head):
        return False
    return earlier(connection, known)[0].assets != head.assets


def _plan(tables: Sequence[Table]) -> Plan:
    """The tables as an import would have them, without any files."""
    found = survey(tables, None)
    knowing = tuple(replace(table, builder=table.builder.knowing(found.knows)) for table in tables)
    return Plan((), (), knowing, found, Paired(), Sources(Path()), Folder(()))


def _is_of_a_sheet(key: str | None) -> bool:
    return key is not None and not key.startswith(FILES_KEY)


def together(kept: Iterable[KeptSheet]) -> Iterator[list[KeptSheet]]:
    """The sheets by the run that brought them, the last first."""
    by_run: dict[str, list[KeptSheet]] = {}
    for one in kept:
        by_run.setdefault(one.run, []).append(one)
    yield from reversed(by_run.values())
