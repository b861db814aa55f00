"""The store in a folder: one file a key, made durable before it appears, never written twice."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from catalog.machine import naming
from catalog.own_folders import own_folder, swept
from catalog.ports import Readable, StoreBatch, StoredFile
from heritage.backends.keys import INCOMING, parts_of
from heritage.backends.local_url import path_of
from heritage.durable import make_durable

_CHUNK_BYTES = 1 << 18
"""Read, hashed and written while it is still in the processor's cache."""


def open_folder(url: str, _work: Path | None = None) -> "FolderStore":
    """The store at `url` (file:///path); raises ValueError for one that names no folder of this machine.

    What is on its way waits on the disk of the store itself, so that it need not be copied once more.
    """
    return FolderStore(path_of(url, "file://"))


class FolderStore:
    """Files under `root`, named by their keys; what is on its way waits in `.incoming`, one folder a batch.

    Nothing is made before the first batch, and `.incoming` only then: a folder that is moved or unmounted later has
    none, so that batches fail, rather than begin another store in its place.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._incoming: Path | None = None

    def put_if_absent(self, key: str, source: Readable) -> bool:
        """Write `source` whole under `key`, durable when this returns; False where it exists."""
        path = self.path(key)
        if path.exists():
            make_durable(self.root, self.on_the_way([path]))  # whoever wrote it may not have come so far
            return False
        with self.batch() as batch:
            return batch.keep(batch.stage(source), key)

    @contextmanager
    def batch(self) -> Iterator[StoreBatch]:
        """Files made durable by one sync: they appear when the block is left without an exception, or not at all."""
        if self._incoming is None:
            self._incoming = swept(self.root / INCOMING)
        with own_folder(self._incoming) as folder:
            batch = FolderBatch(self, folder)
            yield batch
            batch.commit()

    @contextmanager
    def local(self, key: str) -> Iterator[Path]:
        """The file itself: it lies here."""
        path = self.path(key)
        path.stat()
        yield path

    def open(self, key: str) -> BinaryIO:
        """The file's bytes."""
        return self.path(key).open("rb")

    def range(self, key: str, offset: int, length: int) -> bytes:
        """`length` bytes from `offset`, by one pread."""
        descriptor = os.open(self.path(key), os.O_RDONLY | os.O_CLOEXEC)
        try:
            return os.pread(descriptor, length, offset)
        finally:
            os.close(descriptor)

    def stat(self, key: str) -> StoredFile:
        """Size and time of the file."""
        return _stored(key, self.path(key))

    def list(self, prefix: str = "") -> Iterator[StoredFile]:
        """Every file whose key begins with `prefix`, in the order of the keys; none where nothing was ever kept."""
        if not os.path.lexists(self.root):
            return
        yield from self._walk(self.root, prefix)

    def delete(self, key: str) -> None:
        """Remove the file; silent where there is none."""
        self.path(key).unlink(missing_ok=True)

    def url(self, key: str, seconds: int) -> str | None:
        """None: the site sends files of a folder itself."""
        return None

    def path(self, key: str) -> Path:
        """Where the file with this key lies; ValueError for a key that would lead out of the store."""
        return Path(self.place(key))

    def place(self, key: str) -> str:
        """The same as text, which is all that a batch needs of each of its files."""
        return "/".join((str(self.root), *parts_of(key)))

    def on_the_way(self, paths: Iterable[Path]) -> Iterator[Path]:
        """These files, then every folder of the store in which a name stands that leads to one of them."""
        found = list(paths)
        yield from found
        yield from {
            folder
            for path in found
            for folder in path.parents
            if folder == self.root or folder.is_relative_to(self.root)
        }

    def _walk(self, folder: Path, prefix: str) -> Iterator[StoredFile]:
        entries = [(entry.name + ("/" if entry.is_dir() else ""), entry) for entry in os.scandir(folder)]
        for _, entry in sorted(entries, key=lambda pair: pair[0]):
            path = Path(entry.path)
            key = path.relative_to(self.root).as_posix()
            if key == INCOMING:
                continue
            if entry.is_dir():
                if key.startswith(prefix) or prefix.startswith(key + "/"):
                    yield from self._walk(path, prefix)
            elif key.startswith(prefix):
                yield _stored(key, path)


class FolderBatch:
    """Staged files of one batch, in a folder of their own; `_kept` has where each lies by where it shall."""

    def __init__(self, store: FolderStore, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._staged = 0
        self._kept: dict[str, str] = {}
        self._there: set[str] = set()

    def stage(self, source: Readable) -> str:
        """Copy a stream; it counts for nothing until it has a key."""
        self._staged += 1
        name = str(self._staged)
        path = f"{self._folder}/{name}"
        with naming(self._store.root), open(path, "xb") as target:  # noqa: PTH123 - a Path a file is what costs here
            shutil.copyfileobj(source, target, _CHUNK_BYTES)
        return name

    def keep(self, staged: str, key: str) -> bool:
        """Give a staged file its key; False where the store or this batch has it already."""
        place, target = f"{self._folder}/{staged}", self._store.place(key)
        if target in self._kept or os.path.exists(target):  # noqa: PTH110 - as above
            os.unlink(place)  # noqa: PTH108 - as above
            if target not in self._kept:
                self._there.add(target)
            return False
        self._kept[target] = place
        return True

    def commit(self) -> None:
        """Sync the bytes, then link them to their names, then sync the names.

        What was there already is synced too: another process may be about to do it, or was killed before it did.
        """
        if not self._kept and not self._there:
            return
        if self._kept:
            make_durable(self._folder, map(Path, self._kept.values()))
        for target, place in self._kept.items():
            with suppress(FileExistsError):
                _link(place, target)
        make_durable(self._folder, self._store.on_the_way(map(Path, {*self._there, *self._kept})))


def _link(place: str, target: str) -> None:
    """Give the file its name, in a folder that is made where it is not there yet; FileExistsError where it has one."""
    try:
        os.link(place, target)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - as above
        os.link(place, target)


def _stored(key: str, path: Path) -> StoredFile:
    found = path.stat()
    return StoredFile(key, found.st_size)
