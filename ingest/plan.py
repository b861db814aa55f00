"""What an import would do, row by row, before anything is done: pure, and the same for a dry run and a real one.

    plan = make_plan(discover(paths), mapping)
    for batch in plan.batches(known, digests_of):
        ...

The sheets are read twice: once for their keys (`survey`), once for their records, some hundreds at a time (`batches`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from catalog.messages import Message
from catalog.record.lists import Kind
from ingest.batches import BATCH_ROWS, Batch, Batches, DigestsOf, KnownBefore
from ingest.groups import Ground
from ingest.pairing import Folder, Paired
from ingest.planned_rows import Action, DraftRecord
from ingest.sheets.columns import Understood
from ingest.sheets.kept import KeptSheet
from ingest.sheets.table import Conversion
from ingest.sources import Sources
from ingest.survey import LostRow, Survey
from ingest.tables import Table


@dataclass(frozen=True)
class SourceFacts:
    """What was noticed about one table as a whole."""

    source: str
    encoding: str = ""
    converted: tuple[Conversion, ...] = ()
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class GoneRow:
    """A record whose row stood in the last sheet of this line, and stands in this one no more."""

    source: str
    key: str
    record_id: str


@dataclass(frozen=True)
class Ahead:
    """The keys of the rows that would be refused, and of those that would make collections."""

    refused: frozenset[str]
    collections: frozenset[str]


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

    def ahead(self) -> "Ahead":
        """What the rows would come to; it builds every row, so ask it only where that matters."""
        refused, collections = set[str](), set[str]()
        for batch in self.batches(lambda keys: {}, lambda paths: {}):
            refused.update(row.key for row in batch if row.action is Action.REFUSED)
            collections.update(row.key for row in batch if row.record and row.record.kind is Kind.COLLECTION)
        return Ahead(frozenset(refused), frozenset(collections))

    def has(self, key: str) -> bool:
        """Whether some row of the sheets has this key: one that was there last time and is not now is gone."""
        return self.survey.has(key) or any(draft.key == key for draft in self.drafts)

    def batches(self, known: KnownBefore, digests_of: DigestsOf, size: int = BATCH_ROWS) -> Iterator[Batch]:
        """The records with what would become of each; everything is read anew at each call.

        At most `size` new ones at a time, fewer of those that changed; what is as it was comes by the thousand.
        """
        ground = Ground(self.survey, self.paired, self.files, self.folder)
        return Batches(self.tables, self.drafts, ground).read(known, digests_of, size)
