"""The records of an import before it is decided what becomes of them.

Each is a group of rows, a row of which only what was noted of it is known, or a draft made of files alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from catalog.imported import Before
from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.file_rows import digest_of as digest_of_rows
from ingest.file_rows import read_rows, with_remarks
from ingest.noted import NotedRows
from ingest.pairing import Folder, Pair, Paired
from ingest.planned_files import PlannedFile, described, of_record, waiting
from ingest.planned_rows import Action, DraftRecord, FurtherRow, PlannedRow, fingerprint
from ingest.sheets.fields.draft import FileMention
from ingest.sheets.table import Row
from ingest.sources import Sources
from ingest.survey import Survey, in_groups
from ingest.tables import Table
from ingest.walks import named_members

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


@dataclass(frozen=True)
class Ground:
    """What is the same for all records of an import: its files, whose they are, and what the survey found."""

    survey: Survey
    paired: Paired
    files: Sources
    folder: Folder


class NotedRow(NamedTuple):
    """The row of one record, of which nothing is known but what tells whether it is as it was."""

    source: str
    number: int
    key: str
    digest: bytes
    pairs: Sequence[Pair]

    def files(self, ground: Ground) -> tuple[PlannedFile, ...]:
        """The files of the record, in order."""
        return of_record(ground.files.root, self.pairs, ground.paired.beside) if self.pairs else ()

    def cells(self, ground: Ground) -> bytes:
        """What changes with what the record's rows say."""
        mentions = ground.survey.mentions.get(self.key)
        collections = _digest_of_collections(ground.survey.collections.get(self.key, ()))
        return self.digest + (digest_of_rows(mentions) if mentions else b"") + collections

    def is_as_it_was(self, ground: Ground, before: Mapping[str, Before], digests: Mapping[Path, str]) -> bool:
        """Whether it made a record before, and it and its files are the same still."""
        return is_unchanged(before.get(self.key), self.cells(ground), self.files(ground), digests)

    def unchanged(self, ground: Ground) -> PlannedRow:
        """What is planned of a row that is as it was."""
        files, cells = self.files(ground), self.cells(ground)
        return PlannedRow(self.source, self.number, self.key, Action.UNCHANGED, files=files, cells=cells)


@dataclass(frozen=True)
class Settled:
    """Rows of one table that are as they were, and of whose records there is nothing to be done or told."""

    rows: Sequence[NotedRow]
    before: Mapping[str, Before]
    ground: Ground

    @property
    def source(self) -> str:
        """Whose rows these are."""
        return self.rows[0].source

    @property
    def lines(self) -> list[tuple[int | None, str]]:
        """The number and the record of each."""
        return [(row.number or None, self.before[row.key].record_id) for row in self.rows]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[PlannedRow]:
        return (row.unchanged(self.ground) for row in self.rows)


@dataclass(frozen=True)
class Group:
    """The rows of one record, read and not yet judged."""

    key: str
    table: Table
    rows: tuple[Row, ...]
    pairs: tuple[Pair, ...]

    def files(self, ground: Ground) -> tuple[PlannedFile, ...]:
        """The files of the record, in order."""
        return of_record(ground.files.root, self.pairs, ground.paired.beside) if self.pairs else ()

    def decide(self, ground: Ground, before: Mapping[str, Before], digests: Mapping[Path, str]) -> PlannedRow:
        """What becomes of the record, beside what its row was (`before`) and the files that are known."""
        source, number = self.rows[0].source, self.rows[0].number
        doubled = ground.survey.doubled.get(hash(self.key)) if self.key else None
        if doubled:
            message = KEY_DOUBLED(key=self.key, rows=", ".join(doubled[:10]))
            return PlannedRow(source, number, self.key, Action.REFUSED, messages=(message,))
        files = self.files(ground)
        mentions = ground.survey.mentions.get(self.key, ())
        collections = ground.survey.collections.get(self.key, ()) if self.key else ()
        cells = self.table.builder.digest(self.rows) + digest_of_rows(mentions) + _digest_of_collections(collections)
        if is_unchanged(before.get(self.key), cells, files, digests):
            further = tuple(FurtherRow(row.number) for row in self.rows[1:])
            return PlannedRow(source, number, self.key, Action.UNCHANGED, files=files, cells=cells, further=further)
        built = self.table.builder.build(self.rows)
        said = read_rows(mentions)
        messages, further = self._by_row(built.messages)
        own = [(each, self.table.base) for each in built.files if self._is_to_be_told(each, ground.folder)]
        files, absent = described(files, (*own, *said.mentions), ground.folder)
        action = Action.CHANGED if self.key in before else Action.CREATED
        return PlannedRow(
            source,
            number,
            self.key,
            action if built.record else Action.REFUSED,
            with_remarks(built.record, said.kept) if built.record else None,
            files if built.record else (),
            built.wanted,
            (*messages, *said.messages, *absent, *waiting(files, ground.files)),
            cells,
            further=further,
            headings=self.table.builder.headings,
            members=named_members(built, self.table.understood),
            collections=collections if built.record else (),
        )

    def _is_to_be_told(self, mention: FileMention, folder: Folder) -> bool:
        """Whether it is the sheet's word, or that of an earlier one (`carrying`) which leads to a file here, too."""
        if not mention.path or mention.header not in self.table.gone:
            return True
        return len(folder.find(mention.path, self.table.base)) == 1

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
class Draft:
    """A record of files alone."""

    draft: DraftRecord

    @property
    def key(self) -> str:
        return self.draft.key

    def files(self, _ground: Ground) -> tuple[PlannedFile, ...]:
        """The files of the record, in order."""
        return self.draft.files

    def decide(self, ground: Ground, before: Mapping[str, Before], digests: Mapping[Path, str]) -> PlannedRow:
        """What becomes of the record, beside what its row was (`before`) and the files that are known."""
        draft = self.draft
        mentions = ground.survey.mentions.get(draft.key, ())
        own = "\x1f".join([draft.key, *(text for one in draft.wanted for text in one.texts)])
        cells = own.encode("utf-8", "surrogateescape") + digest_of_rows(mentions)
        planned = PlannedRow(draft.name, 0, draft.key, Action.UNCHANGED, files=draft.files, cells=cells, draft=True)
        if is_unchanged(before.get(draft.key), cells, draft.files, digests):
            return planned
        said = read_rows(mentions)
        files, absent = described(draft.files, said.mentions, ground.folder)
        return PlannedRow(
            draft.name,
            0,
            draft.key,
            Action.CHANGED if draft.key in before else Action.CREATED,
            with_remarks(draft.record, said.kept),
            files,
            draft.wanted,
            messages=(FROM_FILES(name=draft.name), *said.messages, *absent),
            cells=cells,
            draft=True,
        )


@dataclass(frozen=True)
class TableRows:
    """A table of records, what was noted of its rows if anything was, and the pairs of all files by key."""

    table: Table
    noted: NotedRows | None
    pairs: Mapping[str, Sequence[Pair]]

    def noted_rows(self) -> Iterator[NotedRow]:
        """What was noted of the table's rows, from the first on."""
        source = self.table.understood.sheet.source
        for number, key, digest in self.noted or ():
            yield NotedRow(source, number, key, digest, self.pairs.get(key, ()))

    def groups(self, counts: Mapping[int, int]) -> Iterator[Group]:
        """The table read: the rows of each record together; `counts` says how many these are, where several."""
        for key, group in in_groups(self.table.rows(), self.table.builder.key_of, counts):
            yield Group(key, self.table, tuple(group), tuple(self.pairs.get(key, ())))


def _digest_of_collections(keys: Sequence[str]) -> bytes:
    """What changes with the collections that name a row; nothing where none does."""
    return "".join(f"\x1d{key}" for key in keys).encode("utf-8", "surrogateescape")


def _said(message: Message) -> tuple[str, str, str]:
    return message.code, message.path, repr(message.params)


def is_unchanged(
    before: Before | None, cells: bytes, files: Sequence[PlannedFile], digests: Mapping[Path, str]
) -> bool:
    """Whether a row that was so `before` (None: unknown) is the same still."""
    if before is None or before.fingerprint is None:
        return False
    return all(one.path in digests for one in files) and before.fingerprint == fingerprint(cells, files, digests)
