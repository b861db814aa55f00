"""What an import would do, row by row, before anything is done: pure, and the same for a dry run and a real one.

    plan = make_plan(discover(paths), mapping)
    for batch in plan.batches(known, digests_of):
        ...

The sheets are read twice: once for their keys (`survey`), once for their records, some hundreds at a time. Rows that
are as they were when they were brought last are known by what was noted at the first reading: as far as all above them
are so too, they are not read again.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice, zip_longest
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.portions import portions
from catalog.record.lists import Kind
from catalog.record.model import Record
from ingest.file_rows import digest_of as digest_of_rows
from ingest.file_rows import read_rows, with_remarks
from ingest.noted import NotedRows
from ingest.pairing import Folder, Pair, Paired
from ingest.planned_files import PlannedFile, described, of_record, waiting
from ingest.sheets.columns import Understood
from ingest.sheets.fields.draft import Wanted
from ingest.sheets.kept import KeptSheet
from ingest.sheets.table import Conversion, Row
from ingest.sources import Sources
from ingest.survey import LostRow, Survey, in_groups
from ingest.tables import Table

KEY_DOUBLED = define(
    "key-doubled",
    Severity.ERROR,
    N_("'{key}' stands in several rows ({rows}), so none of them was taken. Give each its own number, or group them."),
)
FROM_FILES = define(
    "record-from-files",
    Severity.INFO,
    N_(
        "No row of a sheet stands for it, so this record was made of the file or folder '{name}': give it its name and "
        "description."
    ),
)

BATCH_ROWS = 500
LOOKED_UP_ROWS = 1000
FILES_KEY = "files:"
"""How the import key of a record begins that was made of files alone; their folder's or file's path follows."""


class Action(StrEnum):
    """What would become of a row."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SAME_RECORD = "same_record"
    """A further row of a record: what became of it stands at its first row."""
    NOTED = "noted"
    """Something to be said of a file or record of which another line tells what became."""
    UNREADABLE = "unreadable"
    """A file that is safe in the store, and that nobody can be shown because it could not be read."""
    IGNORED = "ignored"
    """A file that was left aside on purpose; no record is ever ignored."""
    REMOVED = "removed"
    """A record that an undone run had brought, taken away again."""
    RESTORED = "restored"
    """A record that an undone run had changed, as it was before."""
    KEPT = "kept"
    """A record that an undone run had brought, and that somebody has worked on since."""


_WORK = {Action.UNCHANGED: 0, Action.CHANGED: 5}
"""How much work a row makes beside a new one: what is said of a record before is taken away one by one."""


@dataclass(frozen=True)
class FurtherRow:
    """A row that goes into one record with a row before it, and what is to be said about its cells."""

    number: int
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class PlannedRow:
    """One record of the import: `record` is None where nothing is to be done or nothing can be.

    `number` is the first of its rows in `source`, `further` are the others of its group. `files` are in the order in
    which they are shown; the record's own list of assets is empty still. `draft`: made of files without any sheet, for
    a person to complete. `headings`: those of the columns that fill each field.
    """

    source: str
    number: int
    key: str
    action: Action
    record: Record | None = None
    files: tuple[PlannedFile, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    messages: tuple[Message, ...] = ()
    cells: bytes = b""
    draft: bool = False
    further: tuple[FurtherRow, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)

    def fingerprint(self, digests: Mapping[Path, str]) -> str:
        """32 hex digits that change with the mapping, the cells and the files (`digests`: their SHA-256 by path)."""
        return fingerprint(self.cells, self.files, digests)


def fingerprint(cells: bytes, files: Sequence[PlannedFile], digests: Mapping[Path, str]) -> str:
    """One hash of a row's cells and of its files by name and bytes, whatever their order."""
    parts = sorted(f"{one.name}\x1f{digests.get(one.path, '-')}".encode("utf-8", "surrogateescape") for one in files)
    return hashlib.blake2b(b"\x1e".join([cells, *parts]), digest_size=16).hexdigest()


@dataclass(frozen=True)
class SourceFacts:
    """What was noticed about one table as a whole."""

    source: str
    encoding: str = ""
    converted: tuple[Conversion, ...] = ()
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class DraftRecord:
    """A record made of a file, or of a folder of files, where there is no sheet."""

    key: str
    name: str
    record: Record
    files: tuple[PlannedFile, ...]
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True)
class GoneRow:
    """A record whose row stood in the last sheet of this line, and stands in this one no more."""

    source: str
    key: str
    record_id: str


KnownHashes = Callable[[Sequence[str]], Mapping[str, str | None]]
"""Of these import keys those that the museum has, each with the fingerprint that its row had last."""
DigestsOf = Callable[[Iterable[Path]], Mapping[Path, str]]
"""The SHA-256 of each of these files that was taken in before and has not changed since."""


@dataclass(frozen=True)
class Plan:
    """The whole import: `messages` are about all of it, `sources` about its tables, `drafts` records of files alone.

    `lost` are rows of which nothing can be taken; `decided` is what people decided afresh about files, '' for no
    record; `kept` is what is to be remembered of each table, `gone` what stood in the one before it.
    """

    sources: tuple[SourceFacts, ...]
    messages: tuple[Message, ...]
    tables: tuple[Table, ...]
    survey: Survey
    paired: Paired
    files: Sources
    folder: Folder
    drafts: tuple[DraftRecord, ...] = ()
    lost: tuple[LostRow, ...] = ()
    decided: Mapping[PurePosixPath, str] = field(default_factory=dict)
    kept: tuple[KeptSheet, ...] = ()
    gone: tuple[GoneRow, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are to be read, for the progress."""
        return self.survey.rows + len(self.drafts)

    @property
    def left(self) -> dict[Path, Message]:
        """Files that belong to no record, each with the reason and what comes closest."""
        return {self.files.root / path: message for path, message in self.paired.left.items()}

    @property
    def recognised(self) -> tuple[Understood, ...]:
        """What was recognised of each table, to be saved; those of records first."""
        return tuple(sorted((table.understood for table in self.tables), key=lambda one: one.of_files))

    def key_for(self, text: str) -> str | None:
        """The key of the row whose number or name is `text`; None where there is none, or several bear the name."""
        return self.survey.called.key_of(text)

    def is_ambiguous(self, text: str) -> bool:
        """Whether several rows bear the name `text`."""
        return self.survey.called.is_ambiguous(text)

    def bearers_of(self, text: str) -> Mapping[str, Kind]:
        """The keys and kinds of the several rows that bear the name `text`; empty where not all of these are known."""
        return self.survey.called.bearers_of(text)

    def refused(self) -> frozenset[str]:
        """The keys of the rows that would be refused; it builds every row, so ask it only where that matters."""
        batches = self.batches(lambda keys: {}, lambda paths: {})
        return frozenset(row.key for batch in batches for row in batch if row.action is Action.REFUSED)

    def has(self, key: str) -> bool:
        """Whether some row of the sheets has this key: one that was there last time and is not now is gone."""
        return self.survey.has(key) or any(draft.key == key for draft in self.drafts)

    def batches(self, known: KnownHashes, digests_of: DigestsOf, size: int = BATCH_ROWS) -> Iterator[list[PlannedRow]]:
        """The records with what would become of each; everything is read anew at each call.

        At most `size` new ones at a time, fewer of those that changed; what is as it was comes by the thousand.
        """
        pairs: dict[str, list[Pair]] = {}
        for one in self.paired.pairs:
            pairs.setdefault(one.key, []).append(one)
        of_records = [table for table in self.tables if not table.understood.of_files]
        tables = (_Reading(*one, pairs) for one in zip_longest(of_records, self.survey.noted))
        for table in tables:
            done = 0
            for some in self._as_they_were(table, known, digests_of):
                done += len(some)
                yield some
            if done < len(table.noted or ()) or not table.noted:
                groups = islice(table.groups(self.survey.counts), done, None)
                yield from self._judged(groups, known, digests_of, size)
        yield from self._judged(map(_Draft, self.drafts), known, digests_of, size)

    def _judged(
        self, groups: "Iterable[_Group | _Draft]", known: KnownHashes, digests_of: DigestsOf, size: int
    ) -> Iterator[list[PlannedRow]]:
        for some in portions(groups, LOOKED_UP_ROWS):
            hashes = known([group.key for group in some if group.key])
            digests = digests_of([one.path for group in some if group.key in hashes for one in group.files(self)])
            yield from _portioned((group.decide(self, hashes, digests) for group in some), size)

    def _as_they_were(self, table: "_Reading", known: KnownHashes, digests_of: DigestsOf) -> Iterator[list[PlannedRow]]:
        """Rows from the table's first on, of which each made a record before and is as it was then, by the thousand."""
        if table.table.carried or self.survey.doubled or self.survey.counts:
            return
        for some in portions(table.noted_rows(), LOOKED_UP_ROWS):
            hashes = known([row.key for row in some])
            digests = digests_of([one.path for row in some for one in row.files(self)])
            rows = [row.unchanged(self) for row in some]
            if not all(_is_unchanged(hashes.get(row.key), row.cells, row.files, digests) for row in rows):
                return
            yield rows


@dataclass(frozen=True)
class _Reading:
    """A table of records, what was noted of its rows if anything was, and the pairs of all files by key."""

    table: Table
    noted: NotedRows | None
    pairs: Mapping[str, Sequence[Pair]]

    def noted_rows(self) -> "Iterator[_NotedRow]":
        source = self.table.understood.sheet.source
        for number, key, digest in self.noted or ():
            yield _NotedRow(source, number, key, digest, self.pairs.get(key, ()))

    def groups(self, counts: Mapping[int, int]) -> "Iterator[_Group]":
        for key, group in in_groups(self.table.rows(), self.table.builder.key_of, counts):
            yield _Group(key, self.table, tuple(group), tuple(self.pairs.get(key, ())))


class _NotedRow(NamedTuple):
    """The row of one record, of which nothing is known but what tells whether it is as it was."""

    source: str
    number: int
    key: str
    digest: bytes
    pairs: Sequence[Pair]

    def files(self, plan: Plan) -> tuple[PlannedFile, ...]:
        return of_record(plan.files.root, self.pairs, plan.paired.beside) if self.pairs else ()

    def unchanged(self, plan: Plan) -> PlannedRow:
        mentions = plan.survey.mentions.get(self.key)
        cells = self.digest + digest_of_rows(mentions) if mentions else self.digest
        return PlannedRow(self.source, self.number, self.key, Action.UNCHANGED, files=self.files(plan), cells=cells)


@dataclass(frozen=True)
class _Group:
    """The rows of one record, read and not yet judged."""

    key: str
    table: Table
    rows: tuple[Row, ...]
    pairs: tuple[Pair, ...]

    def files(self, plan: Plan) -> tuple[PlannedFile, ...]:
        return of_record(plan.files.root, self.pairs, plan.paired.beside) if self.pairs else ()

    def decide(self, plan: Plan, hashes: Mapping[str, str | None], digests: Mapping[Path, str]) -> PlannedRow:
        source, number = self.rows[0].source, self.rows[0].number
        doubled = plan.survey.doubled.get(hash(self.key)) if self.key else None
        if doubled:
            message = KEY_DOUBLED(key=self.key, rows=", ".join(doubled[:10]))
            return PlannedRow(source, number, self.key, Action.REFUSED, messages=(message,))
        files = self.files(plan)
        mentions = plan.survey.mentions.get(self.key, ())
        cells = self.table.builder.digest(self.rows) + digest_of_rows(mentions)
        if _is_unchanged(hashes.get(self.key), cells, files, digests):
            further = tuple(FurtherRow(row.number) for row in self.rows[1:])
            return PlannedRow(source, number, self.key, Action.UNCHANGED, files=files, cells=cells, further=further)
        built = self.table.builder.build(self.rows)
        said = read_rows(mentions)
        messages, further = self._by_row(built.messages)
        own = ((each, self.table.base) for each in built.files)
        files, absent = described(files, (*own, *said.mentions), plan.folder)
        action = Action.CHANGED if self.key in hashes else Action.CREATED
        return PlannedRow(
            source,
            number,
            self.key,
            action if built.record else Action.REFUSED,
            with_remarks(built.record, said.kept) if built.record else None,
            files if built.record else (),
            built.wanted,
            (*messages, *said.messages, *absent, *waiting(files, plan.files)),
            cells,
            further=further,
            headings=self.table.builder.headings,
        )

    def _by_row(self, messages: Sequence[Message]) -> tuple[list[Message], tuple[FurtherRow, ...]]:
        """The messages about the first row, and the other rows with theirs: each where its cell stands."""
        build, left = self.table.builder.build, list(messages)
        rows = []
        for row in self.rows if len(self.rows) > 1 else ():
            alone = {_said(one) for one in build([row]).messages} if left else set()
            rows.append(FurtherRow(row.number, tuple(one for one in left if _said(one) in alone)))
            left = [one for one in left if _said(one) not in alone]
        return [*(rows[0].messages if rows else ()), *left], tuple(rows[1:])


@dataclass(frozen=True)
class _Draft:
    """A record of files alone."""

    draft: DraftRecord

    @property
    def key(self) -> str:
        return self.draft.key

    def files(self, _plan: Plan) -> tuple[PlannedFile, ...]:
        return self.draft.files

    def decide(self, plan: Plan, hashes: Mapping[str, str | None], digests: Mapping[Path, str]) -> PlannedRow:
        draft = self.draft
        mentions = plan.survey.mentions.get(draft.key, ())
        own = "\x1f".join([draft.key, *(text for one in draft.wanted for text in one.texts)])
        cells = own.encode("utf-8", "surrogateescape") + digest_of_rows(mentions)
        planned = PlannedRow(draft.name, 0, draft.key, Action.UNCHANGED, files=draft.files, cells=cells, draft=True)
        if _is_unchanged(hashes.get(draft.key), cells, draft.files, digests):
            return planned
        said = read_rows(mentions)
        files, absent = described(draft.files, said.mentions, plan.folder)
        return PlannedRow(
            draft.name,
            0,
            draft.key,
            Action.CHANGED if draft.key in hashes else Action.CREATED,
            with_remarks(draft.record, said.kept),
            files,
            draft.wanted,
            messages=(FROM_FILES(name=draft.name), *said.messages, *absent),
            cells=cells,
            draft=True,
        )


def _portioned(rows: Iterable[PlannedRow], size: int) -> Iterator[list[PlannedRow]]:
    """The rows in their order, parted where they make as much work as `size` new ones."""
    some: list[PlannedRow] = []
    working = 0
    for row in rows:
        some.append(row)
        working += _WORK.get(row.action, 1)
        if working >= size:
            yield some
            some, working = [], 0
    if some:
        yield some


def _said(message: Message) -> tuple[str, str, str]:
    return message.code, message.path, repr(message.params)


def _is_unchanged(before: str | None, cells: bytes, files: Sequence[PlannedFile], digests: Mapping[Path, str]) -> bool:
    is_known = before is not None and all(one.path in digests for one in files)
    return is_known and before == fingerprint(cells, files, digests)
