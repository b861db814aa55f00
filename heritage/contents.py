"""What a backup holds (`heritage/backup.py` makes it): what it says of itself, and its files in their order.

It may come from anybody, and from a disk that fails: nothing of it is believed before it was looked at.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from catalog import dump
from catalog.errors import HeritageError
from catalog.language import N_
from catalog.ports import StoredFile
from heritage.bag import Entry, entries, hash_of, is_cut_short, is_inside

FORM = 1
"""The form of our backups; a restore refuses a later one."""
FILES = "data/files/"
TABLES = "data/tables/"
ABOUT = "museum.json"
_TABLE = ".jsonl.zst"


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


def about(folder: Path) -> dict[str, Any] | None:
    """What the backup in this folder says of itself; None where there is none.

    All of it is of the right kind, unless its form is a later one. Raises CutManifestError, NoManifestError,
    DamagedBackupError.
    """
    if is_cut_short(folder):
        raise CutManifestError(folder=str(folder))
    told = [one for one in entries(folder, TABLES) if one.path.endswith(f"/{ABOUT}")]  # to the manifest's very end
    if not told:
        return None
    found = told[0]
    try:
        whole = is_inside(folder, found.path) and hash_of(folder / found.path) == found.sha256
        said = json.loads((folder / found.path).read_text(encoding="utf-8")) if whole else None
    except (OSError, ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not _is_sound(said):
        raise DamagedBackupError(count=1, paths=found.path)
    return said


def _is_sound(said: dict[str, Any]) -> bool:
    """Whether a restore can go by this."""
    if _is_number(said.get("form")) and said["form"] > FORM:
        return True
    rows, lacking = said.get("rows"), said.get("lacking", [])
    return (
        all(_is_number(said.get(name)) for name in ("form", "number"))
        and all(isinstance(said.get(name), str) for name in ("schema", "name"))
        and isinstance(said.get("museum"), str | None)
        and isinstance(rows, dict)
        and all(map(_is_number, rows.values()))
        and {"record", "blob"} <= rows.keys()
        and isinstance(lacking, list)
        and all(isinstance(one, str) for one in lacking)
    )


def _is_number(value: object) -> bool:
    return type(value) is int and value >= 0


def table_path(number: object, name: str) -> str:
    """Where the table of this name lies, in the backup that says it is its `number`th."""
    return f"{TABLES}{number}/{name}{_TABLE}"


def table_name(path: str) -> str:
    """The name of the table that lies there."""
    return path.rpartition("/")[2].removesuffix(_TABLE)


def keys(connection: Connection) -> Iterator[tuple[str, int | None]]:
    """The keys of all files in the order of their bytes, each with its size in bytes where that is known."""
    yield from dump.made_files(connection)
    for original in dump.originals(connection):
        yield original.key, original.size_bytes


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


class Stored:
    """The files that a store lists, asked for in their order."""

    def __init__(self, found: Iterator[StoredFile]) -> None:
        self._found = found
        self._next = next(found, None)

    def size_of(self, key: str) -> int | None:
        """The bytes of the file with this key; None where it was not listed."""
        while self._next is not None and self._next.key.encode() < key.encode():
            self._next = next(self._found, None)
        return self._next.size_bytes if self._next is not None and self._next.key == key else None
