"""What an import would do with one record: its rows, its files, and what becomes of it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from catalog.messages import Message
from catalog.record.model import Record
from ingest.planned_files import PlannedFile
from ingest.sheets.fields.draft import Wanted

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
    a person to complete. `headings`: those of the columns that fill each field. `members`: those of `wanted` that a
    collection names as its own; `collections`: the keys of the rows of this import that so name this one.
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
    members: tuple[Wanted, ...] = ()
    collections: tuple[str, ...] = ()

    def fingerprint(self, digests: Mapping[Path, str]) -> str:
        """32 hex digits that change with the mapping, the cells and the files (`digests`: their SHA-256 by path)."""
        return fingerprint(self.cells, self.files, digests)


def fingerprint(cells: bytes, files: Sequence[PlannedFile], digests: Mapping[Path, str]) -> str:
    """One hash of a row's cells and of its files by name and bytes, whatever their order."""
    parts = sorted(f"{one.name}\x1f{digests.get(one.path, '-')}".encode("utf-8", "surrogateescape") for one in files)
    return hashlib.blake2b(b"\x1e".join([cells, *parts]), digest_size=16).hexdigest()


@dataclass(frozen=True)
class DraftRecord:
    """A record made of a file, or of a folder of files, where there is no sheet."""

    key: str
    name: str
    record: Record
    files: tuple[PlannedFile, ...]
    wanted: tuple[Wanted, ...] = ()
