"""The sheets as they stand when they are read: copied once, so that whoever saves one anew meanwhile changes nothing.

An import reads its sheets several times over, and for minutes; what is kept of them is what was read.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from catalog.machine import naming
from catalog.own_folders import folder_of
from ingest.accept import CHANGED
from ingest.sheets.table import SheetRefusedError

_OF_THE_FILE = {
    errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EIO,
}  # fmt: skip
"""What a file itself may be to blame for; of anything else the machine is."""


class Snapshot:
    """Copies of files below `root`, each at its own path below `place`; gone once nobody has the snapshot any more.

    They lie in a folder of their own in `work` (`catalog.own_folders`), or where there is none in the system's.
    """

    def __init__(self, root: Path, work: Path | None = None) -> None:
        self._work = work or Path(tempfile.gettempdir())
        self._root = root
        with naming(self._work):
            self.place = folder_of(self, self._work) / "read" / root.name

    def of(self, path: Path) -> Path:
        """Where the copy of a file lies, or would."""
        return self.place / path.relative_to(self._root)

    def original(self, path: Path) -> Path:
        """The file of which this is the copy; any other path as it is."""
        return self._root / path.relative_to(self.place) if path.is_relative_to(self.place) else path

    def take(self, path: Path) -> Path:
        """Copy one file; raises OSError where it cannot be read, or for a disk (`is_of_the_disk`) that takes no copy.

        Raises SheetRefusedError where it changed meanwhile.
        """
        copy = self.of(path)
        with naming(self._work):
            copy.parent.mkdir(parents=True, exist_ok=True)
            with path.open("rb") as source, copy.open("wb") as target:
                before = os.fstat(source.fileno())
                shutil.copyfileobj(source, target, 1 << 20)
                after = path.stat()
        if (after.st_ino, after.st_size, after.st_mtime_ns) != (before.st_ino, before.st_size, before.st_mtime_ns):
            raise SheetRefusedError(CHANGED(name=path.name))
        return copy

    def take_all(self, paths: Iterable[Path]) -> list[Path]:
        """Copy a folder's files; one that cannot be read stands there as a link, so that its reader says why.

        Raises OSError where the machine is to blame: a record that is read and has no copy would not be kept.
        """
        return [self._take_or_link(path) for path in paths]

    def _take_or_link(self, path: Path) -> Path:
        try:
            return self.take(path)
        except (OSError, SheetRefusedError) as exc:
            if isinstance(exc, OSError) and exc.errno not in _OF_THE_FILE:
                raise
            copy = self.of(path)
            copy.unlink(missing_ok=True)
            copy.symlink_to(path)
            return copy

    def taken(self, paths: Iterable[Path]) -> list[Path]:
        """The copies of those of these files that could be read."""
        return [copy for copy in map(self.of, paths) if copy.is_file() and not copy.is_symlink()]
