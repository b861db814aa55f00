"""The sheets as they stand when they are read: copied once, so that whoever saves one anew meanwhile changes nothing.

An import reads its sheets several times over, and for minutes; what is kept of them is what was read.
"""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable
from pathlib import Path

from ingest.accept import CHANGED
from ingest.sheets.table import SheetRefusedError


class Snapshot:
    """Copies of files below `root`, each at its own path below `place`; gone once nobody has the snapshot any more."""

    def __init__(self, root: Path) -> None:
        folder = tempfile.mkdtemp(prefix="heritage-sheets-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._root = root
        self.place = Path(folder) / root.name

    def of(self, path: Path) -> Path:
        """Where the copy of a file lies, or would."""
        return self.place / path.relative_to(self._root)

    def original(self, path: Path) -> Path:
        """The file of which this is the copy; any other path as it is."""
        return self._root / path.relative_to(self.place) if path.is_relative_to(self.place) else path

    def take(self, path: Path) -> Path:
        """Copy one file; raises OSError where it cannot be read, SheetRefusedError where it changed meanwhile."""
        copy = self.of(path)
        copy.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as source, copy.open("wb") as target:
            before = os.fstat(source.fileno())
            shutil.copyfileobj(source, target, 1 << 20)
            after = path.stat()
        if (after.st_ino, after.st_size, after.st_mtime_ns) != (before.st_ino, before.st_size, before.st_mtime_ns):
            raise SheetRefusedError(CHANGED(name=path.name))
        return copy

    def take_all(self, paths: Iterable[Path]) -> list[Path]:
        """Copy a folder's files; one that cannot be read stands there as a link, so that its reader says why."""
        return [self._take_or_link(path) for path in paths]

    def _take_or_link(self, path: Path) -> Path:
        try:
            return self.take(path)
        except (OSError, SheetRefusedError):
            copy = self.of(path)
            copy.unlink(missing_ok=True)
            copy.symlink_to(path)
            return copy

    def taken(self, paths: Iterable[Path]) -> list[Path]:
        """The copies of those of these files that could be read."""
        return [copy for copy in map(self.of, paths) if copy.is_file() and not copy.is_symlink()]
