"""A sheet that comes again, corrected: which one of before it continues, which rows and columns have left it.

    plan = continued(museum, institution_id, plan)

A row that is gone leaves its record as it is, and is told. What a column said that is gone stays said: its cells are
taken from the last sheet that had it, until the column comes back or a mapping lets it go ("ignore").
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from catalog import imported
from catalog.ids import new_id
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.museum import Museum
from ingest.carrying import COLUMN_GONE, COLUMN_LOST, carrying
from ingest.keeping import SheetLostError, kept_sheets, opened
from ingest.mappings import known_as, sheet_name
from ingest.membership import GIVEN
from ingest.plan import GoneRow, Plan, SourceFacts
from ingest.sheets.fields.registry import IGNORE, UNMAPPED
from ingest.sheets.folding import fold
from ingest.sheets.kept import Absent, KeptSheet, likeliest
from ingest.sheets.mapping import SheetMapping
from ingest.sheets.table import SheetRefusedError
from ingest.tables import Table

KEYS_OTHER = define(
    "keys-other",
    Severity.WARNING,
    N_(
        "The records of '{source}' are known by '{now}'; when it was brought last it was '{before}'. Not one of its "
        "numbers is one of then, so all come as new records beside the old ones."
    ),
)
BEFORE_LOST = define(
    "sheet-before-lost",
    Severity.WARNING,
    N_("The store has lost the sheet '{sheet}' as it was brought last, so it is not known which rows have left it."),
)
_LOOKED_AT = 5
_KEYS_ASKED = 500


@dataclass
class _Compared:
    """A sheet of before beside the one that may continue it."""

    rows: int = 0
    shared: int = 0
    gone: dict[str, None] = field(default_factory=dict)
    headers: set[str] = field(default_factory=set)
    key: tuple[str, ...] = ()


def continued(museum: Museum, institution_id: str, plan: Plan) -> Plan:
    """The plan beside what was brought before: which rows and columns are gone, and what is to be remembered."""
    with museum.database.connect() as connection:
        kept = kept_sheets(connection, institution_id)
        found = _each_once([_Continuing(museum, institution_id, plan, table) for table in plan.tables], kept)
        gone = [row for one in found for row in _gone_rows(connection, institution_id, one)]
    facts = [SourceFacts(one.table.understood.sheet.source, messages=one.messages) for one in found if one.messages]
    refused = [one.table for one in found if one.is_refused]
    found = [one for one in found if not one.is_refused]
    return replace(
        plan,
        sources=(*plan.sources, *facts),
        tables=tuple(one.table for one in found),
        kept=tuple(one.kept for one in found),
        gone=tuple(gone),
        paired=plan.paired.without(_rows_of(refused)),
    )


def _rows_of(tables: Sequence[Table]) -> dict[str, str]:
    """Where each row of these tables stands, by key."""
    keyed = ((table.builder.key_of(row), row) for table in tables for row in table.rows())
    return {key: f"{row.source} {row.number}" for key, row in keyed if key}


def _each_once(tables: "Sequence[_Continuing]", kept: Sequence[KeptSheet]) -> "list[Continued]":
    """Each table after the sheet that it continues; two of one import never continue the same one."""
    found: dict[int, Continued] = {}
    taken: set[str] = set()
    names = {one.name for one in kept}
    for at, table in sorted(enumerate(tables), key=lambda one: one[1].name not in names):
        found[at] = table.after([one for one in kept if one.line not in taken])
        taken.add(found[at].kept.line)
    return [found[at] for at in range(len(tables))]


def _gone_rows(connection: Connection, institution_id: str, one: "Continued") -> Iterator[GoneRow]:
    """Those of the keys that are gone whose records there are."""
    known = imported.known_by_import_key(connection, institution_id, one.gone)
    source = one.table.understood.sheet.source
    return (GoneRow(source, key, known[key].record_id) for key in one.gone if key in known)


@dataclass(frozen=True)
class Continued:
    """A table that takes the place of one of before, or of none: the keys that are gone, and what is to be told.

    One of which an error is told is refused whole.
    """

    table: Table
    kept: KeptSheet
    gone: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it may be taken."""
        return any(one.severity is Severity.ERROR for one in self.messages)


class _Continuing:
    """Finds what one table of a plan continues."""

    def __init__(self, museum: Museum, institution_id: str, plan: Plan, table: Table) -> None:
        self._museum = museum
        self._institution_id = institution_id
        self._plan = plan
        self._table = table
        self._sheet = table.understood.sheet
        self._folded = {fold(header) for header in self._sheet.headers}
        self._new = self._described()

    @property
    def name(self) -> str:
        """What the table is known by."""
        return self._new.name

    def after(self, kept: Sequence[KeptSheet]) -> Continued:
        """The table after the last sheet of its line; one that continues nothing begins a line."""
        of_its_kind = [one for one in kept if one.of_files is self._new.of_files]
        told: tuple[Message, ...] = ()
        for before in likeliest(of_its_kind, known_as(self._sheet), self._sheet.headers)[:_LOOKED_AT]:
            if (before.sha256, before.tab) == (self._new.sha256, self._new.tab):
                return self._continue(before, _Compared())
            try:
                compared = self._compare(before)
            except (SheetLostError, SheetRefusedError):
                if self._has_known_rows():
                    return self._continue_lost(before)
                continue
            if self._is_the_same(before, compared):
                return self._continue(before, compared)
            if before.name == self._new.name and compared.rows and self._names_otherwise(compared):
                told = (self._keys_other(compared),)
        return Continued(self._table, self._new, messages=told)

    def _described(self) -> KeptSheet:
        path, tab = self._sheet.path, sheet_name(self._sheet)
        file = path.name if path.is_dir() else str(self._plan.files.name(path))
        return KeptSheet(
            line=new_id(),
            file=file,
            tab="" if tab == path.name else tab,
            sha256="" if path.is_dir() else _hash_of(path),
            headers=self._sheet.headers,
            mapping=_given(self._table.understood.mapping),
            of_files=self._table.understood.of_files,
            is_folder=path.is_dir(),
        )

    def _compare(self, before: KeptSheet) -> _Compared:
        """What the sheet of before shares with this one, and what only it had; raises where it cannot be read."""
        found = _Compared()
        with opened(self._museum, [before]) as (old,):
            found.key = old.understood.key
            lacking = self._lacking(old)
            for row in old.rows():
                key = old.builder.key_of(row)
                found.rows += 1
                if not self._plan.survey.has(key):
                    found.gone.setdefault(key)
                    continue
                found.shared += 1
                found.headers.update(header for header in lacking if row.cells.get(header))
        return found

    def _has_known_rows(self) -> bool:
        """Whether rows of it made records before, so that columns that are gone might be missed."""
        keys = (self._table.builder.key_of(row) for row in self._table.rows())
        portions = iter(lambda: list(islice(keys, _KEYS_ASKED)), [])
        with self._museum.database.connect() as connection:
            return any(imported.before(connection, self._institution_id, some) for some in portions)

    def _continue_lost(self, before: KeptSheet) -> Continued:
        """After a sheet that the store has lost: refused where columns are gone whose values only that one had."""
        lacking = [] if self._has_no_columns else [one for one in before.headers if self._is_missed(one, before)]
        if lacking:
            return self._refused(before, lacking)
        done = self._continue(before, _Compared())
        return replace(done, messages=(BEFORE_LOST(sheet=before.called), *done.messages))

    def _is_missed(self, header: str, before: KeptSheet) -> bool:
        said = before.mapping.find(header) if before.mapping else None
        is_of_the_key = before.mapping is not None and header in before.mapping.key
        was_ignored = said is not None and said.target == IGNORE
        return not (fold(header) in self._folded or is_of_the_key or was_ignored or self._is_let_go(header))

    def _refused(self, lost: KeptSheet, headers: Sequence[str]) -> Continued:
        source, columns = self._sheet.source, ", ".join(f"'{one}'" for one in headers)
        why = COLUMN_LOST(source=source, sheet=lost.called, columns=columns, column=headers[0])
        return Continued(self._table, self._new, messages=(why,))

    @property
    def _has_no_columns(self) -> bool:
        """Where a member is left out its value is empty; what is said of files is not carried."""
        return self._new.of_files or self._sheet.is_data

    def _lacking(self, old: Table) -> tuple[str, ...]:
        """The columns that meant something and are not here: neither renamed, nor let go by the mapping."""
        if self._has_no_columns:
            return ()
        were = {fold(header) for header in old.understood.sheet.headers}
        added = {
            (way.target, way.language)
            for header, column in self._table.understood.columns.items()
            for way in column.ways
            if fold(header) not in were and way.target != UNMAPPED
        }
        return tuple(
            header
            for header, column in old.understood.columns.items()
            if fold(header) not in self._folded
            and header not in old.understood.key
            and (column.target != IGNORE or fold(header) in old.understood.conditions)
            and (column.target, column.language) not in added
            and not self._is_let_go(header)
        )

    def _is_let_go(self, header: str) -> bool:
        said = self._table.understood.mapping.find(header)
        return said is not None and said.target == IGNORE

    def _is_the_same(self, before: KeptSheet, compared: _Compared) -> bool:
        """Whether most of its rows are here; of a sheet with the same name some are enough."""
        if before.of_files:
            return True
        return 2 * compared.shared >= compared.rows > 0 or (before.name == self._new.name and compared.shared > 0)

    def _names_otherwise(self, compared: _Compared) -> bool:
        return not compared.shared and list(map(fold, compared.key)) != list(map(fold, self._table.understood.key))

    def _keys_other(self, compared: _Compared) -> Message:
        now, before = self._table.understood.key, compared.key
        return KEYS_OTHER(source=self._sheet.source, now=" + ".join(now), before=" + ".join(before))

    def _continue(self, before: KeptSheet, compared: _Compared) -> Continued:
        """The table with the columns that it lacks, as the sheets before it had them."""
        absent = [Absent(tuple(sorted(compared.headers)), replace(before, absent=()))]
        for one in before.absent:
            lacking = [header for header in one.headers if fold(header) not in self._folded]
            absent.append(Absent(tuple(one for one in lacking if not self._is_let_go(one)), one.sheet))
        absent = [one for one in absent if one.headers]
        try:
            table = carrying(self._museum, self._table, absent)
        except SheetLostError as exc:
            return self._refused(
                exc.sheet, [header for one in absent if one.sheet == exc.sheet for header in one.headers]
            )
        messages = tuple(COLUMN_GONE(column=header) for one in absent for header in one.headers)
        kept = replace(self._new, line=before.line, absent=tuple(absent))
        return Continued(table, kept, tuple(compared.gone), messages)


def _given(mapping: SheetMapping) -> SheetMapping | None:
    """What a person gave; None where headings alone were read. What the command says of all rows is not the sheet's."""
    constants = tuple(one for one in mapping.constants if one.header != GIVEN)
    own = replace(mapping, constants=constants)
    return own if own != SheetMapping() else None


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
