"""A museum out of its backup, on an empty machine: files first, each compared with its hash, then all tables at once.

Whatever stops it, the same command goes on: until the tables are there, in one transaction, there is no museum, which
the data folder tells (`heritage/unfilled.py`), and a file that was restored is not restored twice. A museum that lacks
files knows it (`heritage/lacking.py`) once the restore is settled; until then it knows that it was cut off
(`heritage/unsettled.py`).
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData

from catalog import dump
from catalog.clock import now
from catalog.errors import HeritageError
from catalog.language import N_
from catalog.museum import Museum
from catalog.own_folders import made_for_oneself, own_folder, swept, work_folder
from catalog.ports import Database, Store, StoreBatch
from heritage import schema
from heritage.alone import alone
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
from heritage.unfilled import Begun, mark_begun, unmark
from heritage.unsettled import Restoring, name_of, note_begun, note_settled
from heritage.vacant import NotEmptyError, RestoreUnderWayError, check_vacant, is_filled, make_vacant, refuse_filled
from ingest.accept import HashingReader

_LOCK = "restore.lock"
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


@dataclass
class Restored:
    """How much was restored, and what is lacking.

    `damaged` are paths of the backup that are not what its manifest says, `damaged_tables` those without which there is
    no museum; `lacking` are the files of the museum that are in neither, known once it is settled.
    """

    records: int = 0
    files: int = 0
    damaged: list[str] = field(default_factory=list)
    damaged_tables: list[str] = field(default_factory=list)
    lacking: list[Lacking] = field(default_factory=list)


@dataclass(frozen=True)
class Order:
    """What is to be restored: the backup in `folder`, by whom, with which `command`; `data` is the museum's folder.

    `without_lost`: without files damaged in it.
    """

    folder: Path
    by: str
    command: str
    data: Path
    without_lost: bool = False


def checked_about(folder: Path) -> dict[str, Any]:
    """What the backup says of itself; raises NoBackupError, NewerBackupError, DamagedBackupError."""
    said = about(folder)
    if said is None:
        raise NoBackupError(folder=str(folder))
    if said["form"] > FORM or not schema.is_known(said["schema"]):
        raise NewerBackupError(folder=str(folder))
    return said


def sole_restore(data: Path) -> AbstractContextManager[None]:
    """While a museum is restored into this data folder, nobody else restores there: raises RestoreUnderWayError."""
    return alone(made_for_oneself(data) / _LOCK, RestoreUnderWayError())


def restore(database: Database, store: Store, order: Order, advance: Advance) -> Restored:
    """Fill the empty database and the store; the museum is to be indexed then, and the restore settled (`settle`).

    Raises NoBackupError, NewerBackupError, DamagedBackupError, NotEmptyError, RestoreUnderWayError; then it made none.
    """
    said = checked_about(order.folder)
    done = Restored(records=said["rows"]["record"])
    begun = Restoring(order.by, order.command, name_of(said))
    try:
        filled = is_filled(database, order.folder, begun.backup)
        if not filled:
            mark_begun(order.data, Begun(order.by, order.command, now()))
        with own_folder(swept(work_folder(order.data))) as own:
            files = _checked(order.folder, said, own, done)
            for waiting in _waiting(order.folder, said, files, done):
                _restore_files(store, order.folder, waiting, done, advance)
            _check_whole(done, without_lost=order.without_lost)
            if not filled:
                make_vacant(database)
                schema.bring_to(database, said["schema"])
                _fill(database, files, said["rows"], lambda connection: note_begun(connection, order.folder, begun))
    except NotEmptyError:
        unmark(order.data)
        raise
    unmark(order.data)
    schema.bring_up_to_date(database)
    return done


def settle(museum: Museum, order: Order, done: Restored) -> None:
    """Note what the museum lacks, and that its restore came to its end, both or neither; the indexes are built then."""
    lost = {path.removeprefix(FILES) for path in done.damaged}
    with museum.database.begin() as connection:
        known = Known(entries(order.folder, FILES))
        unrestored = [key for key, _ in keys(connection) if key in lost or known.sha256_of(FILES + key) is None]
        done.lacking += note_lacking(connection, [key for key in unrestored if not _has(museum.store, key)])
        note_settled(connection, order.folder, order.by, len(done.lacking))


def _has(store: Store, key: str) -> bool:
    """Whether the store has the file, though not by the manifest of this backup: brought since, or never lost."""
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


def _checked(folder: Path, said: dict[str, Any], own: Path, done: Restored) -> dict[str, Path]:
    """The tables' files by name, copied to where nobody changes them, those damaged noted."""
    found: dict[str, Path] = {}
    for entry in entries(folder, TABLES):
        if entry.path.endswith(f"/{ABOUT}"):
            continue
        name = Path(entry.path).name
        target = own / name
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
    done.damaged_tables += [table_path("…", name) for name in said["rows"] if name not in found]
    return found


def _waiting(folder: Path, said: dict[str, Any], tables: dict[str, Path], done: Restored) -> Iterator[Iterator[Entry]]:
    """The files to restore: those of the manifest, and originals that it does not name where whole tables do."""
    yield entries(folder, FILES)
    if not done.damaged_tables:
        yield unlisted(folder, tables["blob"], set(said.get("lacking", [])))


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


def _fill(database: Database, files: dict[str, Path], rows: dict[str, int], also: Callable[[Connection], None]) -> None:
    """Every table in one transaction, each after those that it points to, and what is `also` done in it.

    Rows that others put in meanwhile are no damage of the backup: raises NotEmptyError.
    """
    try:
        with database.migrating() as connection:
            refuse_filled(connection)
            _load(database, connection, files, rows)
            also(connection)
    except DamagedBackupError:
        check_vacant(database)
        raise


def _load(database: Database, connection: Connection, files: dict[str, Path], rows: dict[str, int]) -> None:
    there = MetaData()
    there.reflect(connection)
    if not {table.name for table in dump.tables()} & set(there.tables) <= rows.keys() <= set(there.tables):
        raise DamagedBackupError(count=1, paths=f"{TABLES}…/{ABOUT}")
    filled = [table for table in there.sorted_tables if table.name in rows]
    for table in filled:
        with told_damaged(table.name):
            number = dump.load(connection, table_lines(files[table.name]), table)
            if number != rows[table.name]:
                raise ValueError("more or fewer rows")
    database.count_on(connection, filled)
