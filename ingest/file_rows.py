"""What rows of sheets of files come to: words about files, remarks for staff, or the reason why a row says nothing."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.record.model import Record
from ingest.companions import Beside
from ingest.pairing import Pair
from ingest.sheets.fields.draft import FileMention
from ingest.survey import LostRow, Mention, Survey

RECORD_ABSENT = define(
    "file-row-without-record",
    Severity.WARNING,
    N_("Row {row} of '{source}' describes a file of '{key}', but no row has that number. Correct the number."),
)
FILE_OF_NOBODY = define(
    "file-row-of-left-file",
    Severity.WARNING,
    N_(
        "This row describes the file '{file}', which goes to no record, so nothing of the row was taken. Write the "
        "number of the file's record into the row, in a column 'Số kiểm kê' (inventory number)."
    ),
)


@dataclass(frozen=True)
class SaidOfFiles:
    """What rows say of one record's files: each mention with the folder of its sheet; `kept`: remarks for staff."""

    mentions: tuple[tuple[FileMention, PurePosixPath], ...]
    messages: tuple[Message, ...]
    kept: Mapping[str, Any]


def read_rows(said: Iterable[Mention]) -> SaidOfFiles:
    """What these rows say; a remark begins with the name of the file that it is about."""
    mentions: list[tuple[FileMention, PurePosixPath]] = []
    messages: list[Message] = []
    kept: dict[str, list[str]] = {}
    for row, table in said:
        read = table.builder.read_files(row)
        mentions += [(each, table.base) for each in read.files]
        messages += read.messages
        names = ", ".join(each.path for each in read.files if each.path)
        for header, value in read.kept.items():
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            kept.setdefault(header, []).append(f"{names}: {text}" if names else text)
    return SaidOfFiles(tuple(mentions), tuple(messages), {header: "\n".join(lines) for header, lines in kept.items()})


def with_remarks(record: Record, kept: Mapping[str, Any]) -> Record:
    """The record with what rows about its files keep for staff, below what its own row keeps under the same heading."""
    if not kept:
        return record
    own = record.unmapped
    added = {header: f"{own[header]}\n{text}" if header in own else text for header, text in kept.items()}
    return record.model_copy(update={"unmapped": {**own, **added}})


def digest_of(said: Iterable[Mention]) -> bytes:
    """Changes whenever these rows would say something else."""
    return b"".join([table.builder.digest([row]) for row, table in said])


def given_to_records(
    found: Survey, pairs: Sequence[Pair], beside: Mapping[PurePosixPath, Sequence[Beside]]
) -> tuple[LostRow, ...]:
    """Give the rows without a number to the records that have their files; the rows that no record has, each told."""
    lost = [
        LostRow(row.source, row.number, RECORD_ABSENT(source=row.source, row=row.number, key=key))
        for key, said in found.mentions.items()
        if not found.has(key)
        for row, _ in said
    ]
    placed: set[PurePosixPath] = set()
    for pair in pairs:
        for path in (pair.path, *(text.path for text in beside.get(pair.path, ()))):
            placed.add(path)
            found.mentions.setdefault(pair.key, []).extend(found.by_file.get(path, ()))
    for path, said in found.by_file.items():
        if path not in placed:
            lost += [LostRow(row.source, row.number, FILE_OF_NOBODY(file=str(path))) for row, _ in said]
    return (*found.lost, *lost)
