"""A backup of the whole museum while it runs: a BagIt bag (RFC 8493) of every table and every file.

    data/tables/N/museum.json     what this is: its form, the schema of the tables, who it belongs to
    data/tables/N/record.jsonl.zst  every table (`catalog/dump.py`), as one state of the database has them
    data/files/originals/...      the store's files under their keys

Files come under names that say what they hold, so a backup into the same folder again copies only what is new. It is
the old backup or the new one at each moment, whenever it is cut off: the manifest changes last. One process at a time
writes into a folder (`heritage/alone.py`).
"""

import json
import os
import re
import stat
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import zstandard
from sqlalchemy import Connection

from catalog import dump, institutions
from catalog.blobs import ORIGINALS
from catalog.clock import now, today
from catalog.errors import HeritageError
from catalog.language import N_
from catalog.machine import naming
from catalog.museum import Museum
from catalog.own_folders import for_oneself
from catalog.ports import Database
from catalog.whole_store import check_store
from heritage import schema
from heritage.alone import alone
from heritage.bag import Copies, Entry, Manifest, OtherBytesError, copies, entries, hash_of, new_manifest, told_of
from heritage.contents import (
    ABOUT,
    FILES,
    FORM,
    TABLES,
    CutManifestError,
    DamagedBackupError,
    Known,
    Stored,
    about,
    keys,
    table_path,
)
from heritage.named import holds, is_original, said_by
from heritage.superseded import drop_old, drop_tables

_AGENT, _OWNER = "Bag-Software-Agent", "External-Identifier"
"""What bag-info.txt says of a bag that is ours: who made it, and the museum whose it is."""
_OURS = "heritage"
_LOCK = "heritage.lock"
_NOTHING = {"lost+found", _LOCK}
"""What lies in a folder that is as good as empty."""
_NUMBER = re.compile(r"[0-9]{1,9}")
_LINES = 500
"""Lines of a table that are compressed at once."""
Advance = Callable[[int, int], None]
"""Told how many files are done, of how many."""


class OtherBackupError(HeritageError):
    """The folder holds something else, or the backup of another museum."""

    code = "backup-elsewhere"
    status = 409
    msgid = N_("{folder} holds something else than a backup of this museum. Nothing was written. Name another folder.")


class BackupUnderWayError(HeritageError):
    """Somebody else writes a backup into the folder."""

    code = "backup-under-way"
    status = 409
    msgid = N_(
        "Another backup writes into {folder} just now. Nothing was changed. Wait until it has ended, or name another "
        "folder."
    )


@dataclass
class BackedUp:
    """What a backup holds, and what of it was copied now.

    `new_files` were in no backup here before, `mended` were and no longer as they should be; `kept` are as they were.
    `missing` are originals that the store has not (hashes), `damaged` files that it has with other bytes (keys), and
    `only_here` originals that the backup has and the store has not, or not whole (keys).
    """

    records: int = 0
    files: int = 0
    new_files: int = 0
    new_bytes: int = 0
    mended: int = 0
    kept: int = 0
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    only_here: list[str] = field(default_factory=list)

    @property
    def lacking(self) -> list[str]:
        """The hashes of originals that are not in the backup, since the store has no whole ones."""
        return [*self.missing, *(key.rpartition("/")[2] for key in self.damaged if is_original(key))]


def back_up(museum: Museum, database: Database, folder: Path, advance: Advance, *, by_hash: bool = False) -> BackedUp:
    """Bring the backup in `folder` up to date, or make it there; only its owner can read it.

    What it has already is compared by size, or `by_hash`, and copied again where it is damaged. Raises OtherBackupError
    where the folder holds anything else, BackupUnderWayError where another process writes into it, OSError where it
    cannot be written to, StoreAwayError, and nothing is written, where the store's disk is not connected.
    """
    check_store(museum)
    with database.snapshot() as connection:
        _check_ours(folder, _owner(connection)[0])  # not even a lock goes into somebody else's folder
    with for_oneself(), _sole_writer(folder):
        with database.snapshot() as connection:
            told = {**_about(connection), "number": _last_number(folder) + 1}
            _check_ours(folder, told["museum"])
            done = BackedUp(records=told["rows"]["record"])
            with new_manifest(folder, _info(told)) as manifest:
                with suppress(OSError):  # a disk that knows no owners
                    (folder / "data").chmod(0o700)
                _copy_files(_Copying(museum, folder, manifest, done, by_hash), connection, advance)
                _write_tables(connection, folder, {**told, "lacking": done.lacking}, manifest)
        drop_old(folder, str(told["number"]))
    return done


def _sole_writer(folder: Path) -> AbstractContextManager[None]:
    folder.mkdir(parents=True, exist_ok=True)
    return alone(folder / _LOCK, BackupUnderWayError(folder=str(folder)))


def _owner(connection: Connection) -> tuple[str | None, str]:
    """Whose museum this is, by id and by name."""
    homes = institutions.all_of(connection)
    return (homes[0].id, homes[0].name.get("vi", "")) if homes else (None, "")


def _about(connection: Connection) -> dict[str, Any]:
    museum, name = _owner(connection)
    return {
        "form": FORM,
        "schema": schema.revision_of(connection),
        "museum": museum,
        "name": name,
        "made_at": now(),
        "rows": {table.name: dump.count(connection, table) for table in dump.tables()},
    }


def _info(told: dict[str, Any]) -> dict[str, str]:
    return {
        "Source-Organization": told["name"],
        "Bagging-Date": today(),
        _AGENT: _OURS,
        _OWNER: told["museum"] or "",
    }


def _check_ours(folder: Path, museum: str | None) -> None:
    """Raise OtherBackupError unless this museum's backup is here, one of it was begun here, or nothing is.

    One that is too damaged to say whose it is, its bag-info.txt tells: then the next backup makes it whole.
    """
    told = told_of(folder)
    ours = told.get(_AGENT) == _OURS and told.get(_OWNER) == (museum or "")
    try:
        before = about(folder)
    except CutManifestError:
        raise
    except DamagedBackupError as exc:
        if not ours:
            raise OtherBackupError(folder=str(folder)) from exc
        return
    if before is not None:
        ours = before["form"] <= FORM and before["museum"] == museum
    elif not ours:
        ours = not folder.exists() or all(one.name in _NOTHING for one in folder.iterdir())
    if not ours:
        raise OtherBackupError(folder=str(folder))


def _last_number(folder: Path) -> int:
    """The largest number of tables that the manifest names, 0 where it names none."""
    named = (entry.path.removeprefix(TABLES).partition("/")[0] for entry in entries(folder, TABLES))
    return max((int(name) for name in named if _NUMBER.fullmatch(name)), default=0)


@dataclass(frozen=True)
class _Copying:
    """Files on their way from the museum into the backup."""

    museum: Museum
    folder: Path
    manifest: Manifest
    done: BackedUp
    by_hash: bool


def _copy_files(work: _Copying, connection: Connection, advance: Advance) -> None:
    total = dump.number_of_files(connection)
    known, stored = Known(entries(work.folder, FILES)), Stored(work.museum.store.list(ORIGINALS))
    with copies(work.folder, lambda path, sha256: holds(path.removeprefix(FILES), sha256)) as copying:
        for number, (key, size_bytes) in enumerate(keys(connection), 1):
            noted = known.sha256_of(FILES + key)
            entry = _there(work, key, size_bytes, noted)
            if entry is not None:
                work.done.kept += 1
                if is_original(key) and stored.size_of(key) != size_bytes and not _is_whole(work, key, size_bytes):
                    work.done.only_here.append(key)
            else:
                entry = _copied(work, copying, key, was_there=noted is not None)
            if entry is not None:
                work.manifest.note(entry)
                work.done.files += 1
            advance(number, total)
    work.done.new_bytes = copying.size_bytes


def _there(work: _Copying, key: str, size_bytes: int | None, noted: str | None) -> Entry | None:
    """The file's entry where an earlier backup, whole or cut off, copied it, and it is still as its key says.

    One of another size, or with other bytes where they are read, is copied once more.
    """
    place = f"{work.folder}/{FILES}{key}"
    try:
        found = os.stat(place)  # noqa: PTH116 - a Path a file costs more than this
        if not stat.S_ISREG(found.st_mode) or (size_bytes is not None and found.st_size != size_bytes):
            return None
        sha256 = said_by(key) if is_original(key) else noted
        if work.by_hash or sha256 is None or not holds(key, sha256):
            sha256 = hash_of(Path(place))
    except OSError:
        return None
    return Entry(FILES + key, sha256) if holds(key, sha256) else None


def _is_whole(work: _Copying, key: str, size_bytes: int | None) -> bool:
    """Whether the store has the original after all, by its size: it may have come again since it was listed.

    Raises StoreAwayError where the whole store went meanwhile.
    """
    try:
        return work.museum.store.stat(key).size_bytes == size_bytes
    except FileNotFoundError:
        check_store(work.museum)
        return False


def _copied(work: _Copying, copying: Copies, key: str, *, was_there: bool) -> Entry | None:
    """The entry of a file that is copied from the store; None, and it is noted why, where that has no whole one.

    Raises StoreAwayError where the whole store went meanwhile: then the folder holds the backup of before.
    """
    try:
        with work.museum.store.open(key) as source:
            entry = copying.add(FILES + key, source)
    except FileNotFoundError:
        check_store(work.museum)
        if is_original(key):
            work.done.missing.append(key.rpartition("/")[2])
        return None
    except OtherBytesError:
        work.done.damaged.append(key)
        return None
    work.done.mended += was_there
    work.done.new_files += not was_there
    return entry


def _write_tables(connection: Connection, folder: Path, told: dict[str, Any], manifest: Manifest) -> None:
    """Every table, and what the backup says of itself, in a folder that nothing names yet."""
    target = folder / TABLES / str(told["number"])
    drop_tables(target)
    target.mkdir(parents=True, exist_ok=True)
    written = [target / ABOUT]
    with naming(folder):
        written[0].write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        for table in dump.tables():
            written.append(folder / table_path(told["number"], table.name))
            with zstandard.open(written[-1], "wb") as file:
                lines = dump.lines(connection, table)
                while some := list(islice(lines, _LINES)):
                    file.write(b"\n".join(some) + b"\n")
    for path in sorted(written):
        manifest.note(Entry(path.relative_to(folder).as_posix(), hash_of(path)))
