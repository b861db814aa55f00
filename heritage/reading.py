"""Files of a backup as they are read back: each is taken for what it is only once its bytes were hashed."""

import io
from collections.abc import Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import zstandard
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError, StatementError

from catalog import dump
from catalog.blobs import original_key
from catalog.ports import StoreBatch
from heritage.bag import Entry, entries, is_inside, opened_file
from heritage.contents import FILES, DamagedBackupError, Known, table_path
from heritage.named import holds
from ingest.accept import HashingReader

_OF_DATA = (DataError, IntegrityError, ProgrammingError)
"""What a database says of rows that are none; all else is its own fault."""


class LostFileError(Exception):
    """A file of the backup cannot be read."""


class Source:
    """A file of the backup: what its disk refuses is the file's fault, and not the machine's."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; raises LostFileError."""
        try:
            return self._file.read(size)
        except OSError as exc:
            raise LostFileError from exc


@contextmanager
def opened(folder: Path, path: str) -> Iterator[Source]:
    """The file of this path; raises LostFileError where there is none, or it leads out or cannot be read."""
    try:
        if not is_inside(folder, path):
            raise LostFileError
        file = opened_file(folder / path)
    except (OSError, ValueError) as exc:
        raise LostFileError from exc
    with file:
        yield Source(file)


def staged(batch: StoreBatch, folder: Path, entry: Entry) -> HashingReader | None:
    """The file as it was taken; None where it cannot be read, or is not what manifest and key say."""
    key = entry.path.removeprefix(FILES)
    if not holds(key, entry.sha256):
        return None
    try:
        with opened(folder, entry.path) as source:
            reader = HashingReader(source)
            token = batch.stage(reader)
    except LostFileError:
        return None
    if reader.sha256 != entry.sha256:
        return None
    batch.keep(token, key)
    return reader


def unlisted(folder: Path, table: Path, lacking: Set[str]) -> Iterator[Entry]:
    """The originals that the table `blob` tells of and the manifest does not, in the order of their keys.

    Those that were `lacking` already when the backup was made are left out, unless they lie there.
    """
    known = Known(entries(folder, FILES))
    with told_damaged("blob"):
        for sha256 in map(str, dump.column(table_lines(table), "sha256")):
            path = FILES + original_key(sha256)
            if known.sha256_of(path) is None and (sha256 not in lacking or (folder / path).exists()):
                yield Entry(path, sha256)


def table_lines(path: Path) -> Iterator[bytes]:
    """The lines of a table's file."""
    with zstandard.open(path, "rb") as file:
        yield from io.BufferedReader(file)


@contextmanager
def told_damaged(table: str) -> Iterator[None]:
    """Lines that are not this table's are told as damage of its file: raises DamagedBackupError."""
    try:
        yield
    except (ValueError, OverflowError, RecursionError, zstandard.ZstdError) as exc:
        raise DamagedBackupError(count=1, paths=table_path("…", table)) from exc
    except StatementError as exc:
        if isinstance(exc, DBAPIError) and not isinstance(exc, _OF_DATA):
            raise
        raise DamagedBackupError(count=1, paths=table_path("…", table)) from exc
