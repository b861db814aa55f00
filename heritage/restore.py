"""A museum out of its backup, on an empty machine: files first, each compared with its hash, then all tables at once.

Whatever stops it, the same command goes on: until the tables are there, in one transaction, there is no museum, and a
file that was restored is not restored twice. A museum that lacks files knows it (`heritage/lacking.py`).
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from sqlalchemy import MetaData

from catalog import dump
from catalog.errors import HeritageError
from catalog.language import N_
from catalog.ports import Database, Store, StoreBatch
from heritage import schema
from heritage.bag import BATCH_BYTES, BATCH_FILES, Entry, entries
from heritage.contents import (
    ABOUT,
    FILES,
    FORM,
    TABLES,
    DamagedBackupError,
    DamagedFilesError,
    Known,
    about,
    keys,
    table_name,
    table_path,
)
from heritage.lacking import Lacking, note_lacking
from heritage.reading import LostFileError, opened, staged, table_lines, told_damaged, unlisted
from ingest.accept import HashingReader

_SHOWN = 10
Advance = Callable[[int], None]
"""Told how many files are done."""


class NoBackupError(HeritageError):
    """The folder holds no whole backup."""

    code = "backup-absent"
    status = 404
    msgid = N_("{folder} holds no backup that was finished. Name the folder that was given to heritage backup.")


class NewerBackupError(HeritageError):
    """A newer version of this software made the backup."""

    code = "backup-newer"
    msgid = N_("A newer version made the backup in {folder}. Update the software; nothing was changed.")


class NotEmptyError(HeritageError):
    """Somebody's museum is where the backup should go."""

    code = "restore-not-empty"
    status = 409
    msgid = N_(
        "There is a museum here already, and a restore never mixes two. Nothing was changed. Use an empty place."
    )


@dataclass
class Restored:
    """How much was restored, and what is lacking.

    `damaged` are paths of the backup that are not what its manifest says, `damaged_tables` those without which there is
    no museum; `lacking` are the files of the museum that were in neither.
    """

    records: int = 0
    files: int = 0
    damaged: list[str] = field(default_factory=list)
    damaged_tables: list[str] = field(default_factory=list)
    lacking: list[Lacking] = field(default_factory=list)


def restore(
    database: Database, store: Store, folder: Path, advance: Advance, *, without_lost: bool = False
) -> Restored:
    """Fill the empty database and the store from the backup in `folder`; `without_lost`: without files damaged in it.

    Raises NoBackupError, NewerBackupError, DamagedBackupError, NotEmptyError; then there is no museum yet.
    """
    said = about(folder)
    if said is None:
        raise NoBackupError(folder=str(folder))
    if said["form"] > FORM or not schema.is_known(said["schema"]):
        raise NewerBackupError(folder=str(folder))
    _check_empty(database)
    done = Restored(records=said["rows"]["record"])
    tables = [one for one in entries(folder, TABLES) if not one.path.endswith(f"/{ABOUT}")]
    with _checked(folder, tables, done) as files:
        done.damaged_tables += [table_path("…", name) for name in said["rows"] if name not in files]
        _restore_files(store, folder, entries(folder, FILES), done, advance)
        if not done.damaged_tables:
            lacking = set(said.get("lacking", []))
            _restore_files(store, folder, unlisted(folder, files["blob"], lacking), done, advance)
        _check_whole(done, without_lost=without_lost)
        schema.bring_to(database, said["schema"])
        _fill(database, files, said["rows"])
    schema.bring_up_to_date(database)
    lost = {path.removeprefix(FILES) for path in done.damaged}
    with database.engine.begin() as connection:
        known = Known(entries(folder, FILES))
        unrestored = [key for key, _ in keys(connection) if key in lost or known.sha256_of(FILES + key) is None]
        done.lacking += note_lacking(connection, [key for key in unrestored if not _has(store, key)])
    return done


def _has(store: Store, key: str) -> bool:
    """Whether the store has the file, though not by the manifest of this backup."""
    try:
        store.stat(key)
    except FileNotFoundError:
        return False
    return True


def _check_whole(done: Restored, *, without_lost: bool) -> None:
    """Refuse what there is no museum of, and what nobody said that it may lack."""
    found = [*done.damaged_tables, *done.damaged]
    if not found or (without_lost and not done.damaged_tables):
        return
    error = DamagedBackupError if done.damaged_tables else DamagedFilesError
    raise error(count=len(found), paths=", ".join(found[:_SHOWN]))


def _check_empty(database: Database) -> None:
    if not database.is_made():
        return
    with database.engine.connect() as connection:
        if schema.revision_of(connection) is not None and not dump.is_empty(connection):
            raise NotEmptyError


@contextmanager
def _checked(folder: Path, tables: list[Entry], done: Restored) -> Iterator[dict[str, Path]]:
    """The tables' files by name, copied where nobody changes them, those damaged noted."""
    with tempfile.TemporaryDirectory() as own:
        found: dict[str, Path] = {}
        for entry in tables:
            name = Path(entry.path).name
            target = Path(own) / name
            try:
                with opened(folder, entry.path) as source, target.open("wb") as file:
                    reader = HashingReader(source)
                    while data := reader.read(1 << 20):
                        file.write(data)
            except LostFileError:
                done.damaged_tables.append(entry.path)
                continue
            if reader.sha256 != entry.sha256:
                done.damaged_tables.append(entry.path)
            found[table_name(name)] = target
        yield found


def _restore_files(store: Store, folder: Path, waiting: Iterator[Entry], done: Restored, advance: Advance) -> None:
    """Every file under its key, some at a time; one that is not what it should be is not taken."""
    for first in waiting:
        with store.batch() as batch:
            _restore_batch(batch, chain([first], waiting), folder, done)
        advance(done.files)


def _restore_batch(batch: StoreBatch, waiting: Iterator[Entry], folder: Path, done: Restored) -> None:
    """The next files, as many as shall become durable together."""
    size_bytes = 0
    for entry in islice(waiting, BATCH_FILES):
        reader = staged(batch, folder, entry)
        if reader is None:
            done.damaged.append(entry.path)
            continue
        done.files += 1
        size_bytes += reader.size_bytes
        if size_bytes >= BATCH_BYTES:
            break


def _fill(database: Database, files: dict[str, Path], rows: dict[str, int]) -> None:
    """Every table in one transaction, each after those that it points to."""
    there = MetaData()
    with database.migrating() as connection:
        there.reflect(connection)
        if not {table.name for table in dump.tables()} & set(there.tables) <= rows.keys() <= set(there.tables):
            raise DamagedBackupError(count=1, paths=f"{TABLES}…/{ABOUT}")
        for table in there.sorted_tables:
            if table.name not in rows:
                continue
            with told_damaged(table.name):
                number = dump.load(connection, table_lines(files[table.name]), table)
                if number != rows[table.name]:
                    raise ValueError("more or fewer rows")
        database.count_on(connection, [table for table in there.sorted_tables if table.name in rows])
