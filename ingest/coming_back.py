"""A sheet that comes again, corrected: which one of before it continues, which rows and columns have left it.

    plan = continued(museum, institution_id, plan)

A row that is gone leaves its record as it is, and is told. What a column said that is gone stays said: its cells are
taken from the last sheet that had it, until the column comes back or a mapping lets it go ("ignore").
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection

from catalog import imported
from catalog.ids import new_id
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.museum import Museum
from ingest.keeping import kept_sheets, opened
from ingest.mappings import known_as, sheet_name
from ingest.membership import GIVEN
from ingest.plan import GoneRow, Plan, SourceFacts
from ingest.sheets.fields.registry import IGNORE, UNMAPPED
from ingest.sheets.folding import fold
from ingest.sheets.kept import Absent, KeptSheet, likeliest
from ingest.sheets.mapping import SheetMapping
from ingest.sheets.table import Cell, SheetRefusedError
from ingest.tables import Carried, Table

COLUMN_GONE = define(
    "column-gone",
    Severity.INFO,
    N_(
        "The column '{column}' stood in this sheet before and stands there no more: what it said stays in the records. "
        'To empty it, bring it with empty cells, or write in a mapping: "{column}" = "ignore"'
    ),
)
KEYS_OTHER = define(
    "keys-other",
    Severity.WARNING,
    N_(
        "The records of '{source}' are known by '{now}'; when it was brought last it was '{before}'. Not one of its "
        "numbers is one of then, so all come as new records beside the old ones."
    ),
)
_DATA = {".json", ".geojson", ".jsonl", ".ndjson"}
"""Where a member is left out its value is empty: there are no columns."""
_LOOKED_AT = 5


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
        found = _each_once([_Continuing(museum, plan, table) for table in plan.tables], kept)
        gone = [row for one in found for row in _gone_rows(connection, institution_id, one)]
    facts = [SourceFacts(one.table.understood.sheet.source, messages=one.messages) for one in found if one.messages]
    return replace(
        plan,
        sources=(*plan.sources, *facts),
        tables=tuple(one.table for one in found),
        kept=tuple(one.kept for one in found),
        gone=tuple(gone),
    )


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
    """A table that takes the place of one of before, or of none: the keys that are gone, and what is to be told."""

    table: Table
    kept: KeptSheet
    gone: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()


class _Continuing:
    """Finds what one table of a plan continues."""

    def __init__(self, museum: Museum, plan: Plan, table: Table) -> None:
        self._museum = museum
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
            compared = self._compare(before)
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
        """What the sheet of before shares with this one, and what only it had; nothing where it cannot be read."""
        found = _Compared()
        try:
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
        except (FileNotFoundError, SheetRefusedError):
            return _Compared()
        return found

    def _lacking(self, old: Table) -> tuple[str, ...]:
        """The columns that meant something and are not here: neither renamed, nor let go by the mapping."""
        if self._new.of_files or self._sheet.path.suffix.lower() in _DATA or self._sheet.path.is_dir():
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
        absent = [Absent(tuple(sorted(compared.headers)), replace(before, absent=(), run=""))]
        for one in before.absent:
            lacking = [header for header in one.headers if fold(header) not in self._folded]
            absent.append(Absent(tuple(one for one in lacking if not self._is_let_go(one)), one.sheet))
        absent = [one for one in absent if one.headers]
        lacking = [header for one in absent for header in one.headers]
        table = carrying(self._museum, self._table, absent)
        messages = tuple(COLUMN_GONE(column=header) for header in lacking)
        kept = replace(self._new, line=before.line, absent=tuple(absent))
        return Continued(table, kept, tuple(compared.gone), messages)


def carrying(museum: Museum, table: Table, absent: Sequence[Absent]) -> Table:
    """The table with what these columns said in the sheets that had them last."""
    cells: dict[str, list[dict[str, Cell]]] = {}
    for one in absent:
        with suppress(FileNotFoundError, SheetRefusedError), opened(museum, [one.sheet]) as (old,):
            table.understood.late.update({header: old.understood.column(header) for header in one.headers})
            by_key: dict[str, list[dict[str, Cell]]] = {}
            for row in old.rows():
                said = {header: cell for header in one.headers if (cell := row.cells.get(header))}
                by_key.setdefault(old.builder.key_of(row), []).append(said)
            cells |= {key: _beside(cells.get(key, []), rows) for key, rows in by_key.items()}
    return replace(table, carried=Carried(cells)) if cells else table


def _beside(some: Sequence[dict[str, Cell]], others: Sequence[dict[str, Cell]]) -> list[dict[str, Cell]]:
    """Cells of the same rows in several columns, row by row."""
    count = max(len(some), len(others))
    padded = ([*rows, *({} for _ in range(count - len(rows)))] for rows in (some, others))
    return [{**one, **other} for one, other in zip(*padded, strict=True)]


def _given(mapping: SheetMapping) -> SheetMapping | None:
    """What a person gave; None where headings alone were read. What the command says of all rows is not the sheet's."""
    constants = tuple(one for one in mapping.constants if one.header != GIVEN)
    own = replace(mapping, constants=constants)
    return own if own != SheetMapping() else None


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
