"""A backup of the whole museum while it runs: a BagIt bag (RFC 8493) of every table and every file.

    data/tables/N/museum.json     what this is: its form, the schema of the tables, who it belongs to
    data/tables/N/record.jsonl.zst  every table (`catalog/dump.py`), as one state of the database has them
    data/files/originals/...      the store's files under their keys

Files come under names that say what they hold, so a backup into the same folder again copies only what is new. It is
the old backup or the new one at each moment, whenever it is cut off: the manifest changes last.
"""

import json
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import zstandard
from sqlalchemy import Connection

from catalog import dump, institutions
from catalog.blobs import Blob
from catalog.clock import now, today
from catalog.errors import HeritageError
from catalog.language import N_
from catalog.museum import Museum
from catalog.ports import Database
from heritage import schema
from heritage.bag import Copies, Entry, Manifest, copies, entries, hash_of, is_cut_short, is_inside, new_manifest

FORM = 1
"""The form of our backups; a restore refuses a later one."""
FILES = "data/files/"
_SAID = {"form", "schema", "museum", "name", "number", "rows"}
"""What a backup says of itself, at least."""
TABLES = "data/tables/"
_LINES = 500
"""Lines of a table that are compressed at once."""
ABOUT = "museum.json"
Advance = Callable[[int, int], None]
"""Told how many files are done, of how many."""


class DamagedBackupError(HeritageError):
    """Files of the backup are not what its manifest says."""

    code = "backup-damaged"
    msgid = N_(
        "Files of this backup are damaged or missing ({count}): {paths}. Nothing is shown of it yet. Put them in place "
        "from another copy and run the same command again."
    )


class CutManifestError(DamagedBackupError):
    """The manifest was not copied whole: what it does not name may be there or not."""

    code = "backup-manifest-cut"
    msgid = N_(
        "The list of files of the backup in {folder} (manifest-sha256.txt) is cut short, so nothing can be said of the "
        "backup. Nothing was changed. Copy that file once more from where the backup came from, or back up into "
        "another folder."
    )


class DamagedFilesError(DamagedBackupError):
    """Files of the store, and no tables, are not what the manifest says: all the rest can be restored without them."""

    msgid = N_(
        "Files of this backup are damaged or missing ({count}): {paths}. Nothing is shown of it yet. Put them in place "
        "from another copy and run the same command again. Where no other copy has them, heritage restore FOLDER "
        "--without-lost restores all the rest."
    )


class OtherBackupError(HeritageError):
    """The folder holds something else, or the backup of another museum."""

    code = "backup-elsewhere"
    status = 409
    msgid = N_("{folder} holds something else than a backup of this museum. Nothing was written. Name another folder.")


@dataclass
class BackedUp:
    """What a backup holds, how much of it is new since the last one there, and originals that were not there."""

    records: int = 0
    files: int = 0
    new_files: int = 0
    new_bytes: int = 0
    missing: list[str] = field(default_factory=list)


def back_up(museum: Museum, database: Database, folder: Path, advance: Advance) -> BackedUp:
    """Bring the backup in `folder` up to date, or make it there.

    Raises OtherBackupError where the folder holds anything else, OSError where it cannot be written to.
    """
    before = about(folder)
    with database.snapshot() as connection:
        told = _about(connection, database)
        if before is None and folder.exists() and any(one.name != "lost+found" for one in folder.iterdir()):
            if not _is_begun(folder):
                raise OtherBackupError(folder=str(folder))
        elif before is not None and before["museum"] not in {None, told["museum"]}:
            raise OtherBackupError(folder=str(folder))
        done = BackedUp(records=told["rows"]["record"])
        number = str(before["number"] + 1) if before else "1"
        info = {"Source-Organization": told["name"], "Bagging-Date": today(), "Bag-Software-Agent": "heritage"}
        with new_manifest(folder, info) as manifest:
            _copy_files(museum, connection, folder, manifest, done, advance)
            _write_tables(connection, folder / TABLES / number, {**told, "number": int(number)}, folder, manifest)
    _drop_old(folder, number)
    return done


def about(folder: Path) -> dict[str, Any] | None:
    """What the backup in this folder says of itself; None where there is none.

    Raises CutManifestError, DamagedBackupError.
    """
    if is_cut_short(folder):
        raise CutManifestError(folder=str(folder))
    found = next((one for one in entries(folder, TABLES) if one.path.endswith(f"/{ABOUT}")), None)
    if found is None:
        return None
    try:
        whole = is_inside(folder, found.path) and hash_of(folder / found.path) == found.sha256
        said = json.loads((folder / found.path).read_text(encoding="utf-8")) if whole else None
    except (OSError, ValueError):
        said = None
    if not isinstance(said, dict) or not said.keys() >= _SAID:
        raise DamagedBackupError(count=1, paths=found.path)
    return said


def _about(connection: Connection, database: Database) -> dict[str, Any]:
    homes = institutions.all_of(connection)
    return {
        "form": FORM,
        "schema": schema.revision_of(connection),
        "museum": homes[0].id if homes else None,
        "name": homes[0].name.get("vi", "") if homes else "",
        "made_at": now(),
        "rows": {table.name: dump.count(connection, table) for table in dump.tables()},
    }


def _is_begun(folder: Path) -> bool:
    """Whether a first backup was cut off here: nothing but its own parts lies in the folder."""
    return {one.name for one in folder.iterdir()} <= {"data", "manifest-sha256.txt.part", "bagit.txt", "bag-info.txt"}


def _copy_files(  # noqa: PLR0917 - where from, where to, and who is told
    museum: Museum, connection: Connection, folder: Path, manifest: Manifest, done: BackedUp, advance: Advance
) -> None:
    total = dump.number_of_files(connection)
    known = Known(entries(folder, FILES))
    with copies(folder) as copying:
        for key, original in keys(connection):
            entry = _there(folder, FILES + key, original, known)
            if entry is None:
                entry = _copied(museum, copying, key, done)
            if entry is not None:
                manifest.note(entry)
                done.files += 1
            elif original is not None:
                done.missing.append(original.sha256)
            advance(done.files + len(done.missing), total)
    done.new_bytes = copying.size_bytes


def keys(connection: Connection) -> Iterator[tuple[str, Blob | None]]:
    """The keys of all files in the order of their bytes, with what is known of those that are originals."""
    for key in dump.made_keys(connection):
        yield key, None
    for original in dump.originals(connection):
        yield original.key, original


class Known:
    """The entries of the backup that is there, asked for in their order."""

    def __init__(self, found: Iterator[Entry]) -> None:
        self._found = found
        self._next = next(found, None)

    def sha256_of(self, path: str) -> str | None:
        """The hash that the manifest has for this path; None where it has none."""
        while self._next is not None and self._next.path.encode() < path.encode():
            self._next = next(self._found, None)
        return self._next.sha256 if self._next is not None and self._next.path == path else None


def _there(folder: Path, path: str, original: Blob | None, known: Known) -> Entry | None:
    """The file's entry where an earlier backup, whole or cut off, copied it: its name says what it holds.

    One that has lost or won bytes since is copied once more.
    """
    noted = known.sha256_of(path)
    try:
        found = os.stat(f"{folder}/{path}")  # noqa: PTH116 - a Path a file costs more than this
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(found.st_mode) or (original is not None and found.st_size != original.size_bytes):
        return None
    return Entry(path, noted or (original.sha256 if original else hash_of(folder / path)))


def _copied(museum: Museum, copying: Copies, key: str, done: BackedUp) -> Entry | None:
    try:
        with museum.store.open(key) as source:
            entry = copying.add(FILES + key, source)
    except FileNotFoundError:
        return None
    done.new_files += 1
    return entry


def _write_tables(connection: Connection, target: Path, told: dict[str, Any], folder: Path, manifest: Manifest) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    (target / ABOUT).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for table in dump.tables():
        with zstandard.open(target / f"{table.name}.jsonl.zst", "wb") as file:
            lines = dump.lines(connection, table)
            while some := list(islice(lines, _LINES)):
                file.write(b"\n".join(some) + b"\n")
    for path in sorted(target.iterdir()):
        manifest.note(Entry(path.relative_to(folder).as_posix(), hash_of(path)))


def _drop_old(folder: Path, number: str) -> None:
    """Remove what the manifest does not name any more: older tables, and what was made of originals before."""
    for old in (folder / TABLES).iterdir():
        if old.name != number:
            shutil.rmtree(old)
    known = Known(entries(folder, FILES))
    made = folder / FILES / "derivatives"
    for path in sorted(made.rglob("*"), key=lambda one: one.as_posix().encode()) if made.is_dir() else ():
        if path.is_file() and known.sha256_of(path.relative_to(folder).as_posix()) is None:
            path.unlink()
