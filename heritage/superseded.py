"""What a backup's manifest does not name any more goes; what has a name that no backup gives, stays."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from heritage.bag import entries
from heritage.contents import FILES, TABLES, Known
from heritage.named import said_by

_TABLE_FILE = re.compile(r"museum\.json|[a-z_]+\.jsonl\.zst")


def drop_tables(folder: Path) -> None:
    """Remove an earlier backup's tables from the folder, and the folder if nothing else is in it."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in folder.iterdir():
        if _TABLE_FILE.fullmatch(path.name) and not path.is_dir():
            path.unlink()
    with suppress(OSError):
        folder.rmdir()


def drop_old(folder: Path, number: str) -> None:
    """Remove what the manifest does not name any more: older tables, and what was made of originals before.

    What has a name that no backup gives lies here for somebody else's reasons, and stays.
    """
    for old in (folder / TABLES).iterdir():
        if old.name != number and old.name.isdecimal():
            drop_tables(old)
    known = Known(entries(folder, FILES))
    for key in _files_below(folder / FILES, "derivatives/"):
        if said_by(key.removesuffix(".part")) and known.sha256_of(FILES + key) is None:
            (folder / FILES / key).unlink()


def _files_below(root: Path, at: str) -> Iterator[str]:
    """The paths of all files in the folder `at`, in the order of their bytes; of one folder at a time they are held."""
    try:
        with os.scandir(root / at) as found:
            there = [f"{at}{one.name}" + "/" * one.is_dir(follow_symlinks=False) for one in found]
    except (FileNotFoundError, NotADirectoryError):
        return
    for path in sorted(there, key=os.fsencode):
        if path.endswith("/"):
            yield from _files_below(root, path)
        elif os.path.isfile(root / path):  # noqa: PTH113 - as above
            yield path
