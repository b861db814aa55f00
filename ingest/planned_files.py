"""The files of one record as an import would attach them: in order, with captions and rights from the sheet."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.record.lists import Level
from catalog.record.parts import AssetRow
from ingest.companions import Beside, Companion
from ingest.found import Reason
from ingest.pairing import FILE_ABSENT, FILE_AMBIGUOUS, Folder, Pair
from ingest.sheets.fields.draft import FileMention
from ingest.sources import Sources

FILE_WAITING = define(
    "file-waiting",
    Severity.WARNING,
    N_(
        "No file was found for this row. It may lie in a folder that cannot be read ({folders}). Give permission to "
        "read it and run the same command again."
    ),
)

_NUMBER = re.compile(r"(\d+)")
_ROLES_FIRST = ("cover",)
_LAST = 1 << 30


@dataclass(frozen=True)
class PlannedFile:
    """A file of a record: `values` are fields of its asset row (caption, alt, rights ...), as the sheet says them."""

    path: Path
    name: PurePosixPath
    reason: Reason
    order: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def asset_row(self, asset_id: str) -> AssetRow:
        """The row that shows this file as the asset `asset_id` in its record; raises pydantic's ValidationError."""
        return AssetRow.model_validate({"asset": asset_id, **self.values})


def of_record(
    root: Path, pairs: Sequence[Pair], beside: Mapping[PurePosixPath, Sequence[Beside]]
) -> tuple[PlannedFile, ...]:
    """The files that were paired with one record, each followed by its captions, transcript and sidecar."""
    files: list[PlannedFile] = []
    for one in sorted(pairs, key=lambda pair: (pair.order or _LAST, _natural(pair.path))):
        files.append(PlannedFile(root / one.path, one.path, one.reason, one.order))
        files.extend(
            PlannedFile(root / text.path, text.path, one.reason, one.order, _values_of(text.kind))
            for text in beside.get(one.path, ())
        )
    return tuple(files)


def _values_of(kind: Companion) -> dict[str, Any]:
    """A sidecar is for staff: it may tell where a photograph was taken, and the public has no use for it."""
    access = {"access": Level.STAFF.value} if kind is Companion.SIDECAR else {}
    return {"role": kind.value, **access}


def described(
    files: Sequence[PlannedFile], mentions: Iterable[tuple[FileMention, PurePosixPath]], folder: Folder
) -> tuple[tuple[PlannedFile, ...], tuple[Message, ...]]:
    """The files with what rows say of them, in the order that the rows want, and a message for each that is absent.

    A mention comes with the folder of its sheet.
    """
    values: dict[PurePosixPath, dict[str, Any]] = {}
    of_all: dict[str, Any] = {}
    messages: list[Message] = []
    for mention, base in mentions:
        if not mention.path:
            of_all.update(mention.values)
            continue
        found = folder.find(mention.path, base)
        if len(found) == 1:
            values.setdefault(found[0], {}).update(mention.values)
        elif found:
            names = ", ".join(map(str, found[:5]))
            messages.append(FILE_AMBIGUOUS(mention.header, file=mention.path, candidates=names))
        else:
            messages.append(FILE_ABSENT(mention.header, file=mention.path))
    said = [_with(one, {**of_all, **values.get(one.name, {})}) for one in files]
    return tuple(sorted(said, key=_place)), tuple(messages)


def waiting(files: Sequence[PlannedFile], sources: Sources) -> tuple[Message, ...]:
    """What is told of a row without a file, while there are folders that nobody could look into."""
    if files or not sources.closed:
        return ()
    return (FILE_WAITING(folders=", ".join(str(sources.name(folder)) for folder in sources.closed[:5])),)


def _with(one: PlannedFile, values: Mapping[str, Any]) -> PlannedFile:
    rest = {name: value for name, value in values.items() if name != "order"}
    return replace(one, order=values.get("order", one.order), values={**one.values, **rest})


def _place(one: PlannedFile) -> tuple[bool, int]:
    """Covers first, then by order; files of one order, or of none, stay as they came."""
    return one.values.get("role") not in _ROLES_FIRST, one.order or _LAST


def _natural(path: PurePosixPath) -> list[tuple[int, str]]:
    """Sorts photo 2 before photo 10."""
    text = unicodedata.normalize("NFC", str(path)).casefold()
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBER.split(text)]
