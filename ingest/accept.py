"""Taking files in: streamed into the store while hashed, sniffed, synced in batches, and never changed again."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from catalog import blobs, visited
from catalog.blobs import Blob
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.museum import Museum
from catalog.ports import Readable, StoreBatch
from catalog.visited import SeenFile
from catalog.whole_store import check_store
from ingest.media.mediatypes import MediaType
from ingest.media.refusal import EMPTY, MediaRefusedError, refusal_of
from ingest.media.sniff import HEAD_BYTES, Head, identify, identify_head

BATCH_FILES = 200
BATCH_BYTES = 64_000_000
"""A batch is full with as many files, or once it has as many bytes: each costs the disk two waits, the database one."""

Facts = os.stat_result

OUTSIDE = define(
    "file-outside",
    Severity.ERROR,
    N_("{name} is a link that leads out of the folder. Copy the file itself into the folder, if it is meant."),
)
LINK_BROKEN = define(
    "file-link-broken",
    Severity.ERROR,
    N_(
        "{name} is a link that leads nowhere: what it stands for, a file or a folder, is not there. Connect the disk "
        "that it is on, or copy the file or folder itself here; if neither is meant, take the link out."
    ),
)
NOT_A_FILE = define(
    "file-not-regular",
    Severity.ERROR,
    N_("{name} is not an ordinary file (a device, a pipe or a socket). Leave it out."),
)
CHANGED = define(
    "file-changed",
    Severity.ERROR,
    N_(
        "{name} changed while it was read. Wait until whatever writes it has finished, then run the same command again."
    ),
)


@dataclass(frozen=True)
class Accepted:
    """A file whose bytes the museum has: `duplicate` says that it had them before."""

    path: Path
    sha256: str
    size_bytes: int
    media_type: MediaType
    duplicate: bool
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Refused:
    """A file that was not taken, and why."""

    path: Path
    message: Message


class HashingReader:
    """A stream that hashes what is read from it."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._sha256 = hashlib.sha256()
        self.size_bytes = 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, hashed on their way."""
        data = self._source.read(size)
        self._sha256.update(data)
        self.size_bytes += len(data)
        return data

    @property
    def sha256(self) -> str:
        """The hash of everything read so far, in hex."""
        return self._sha256.hexdigest()


def accept(museum: Museum, paths: Iterable[Path], root: Path) -> Iterator[list[Accepted | Refused]]:
    """Take the files in, a batch at a time; what a batch yields is durable and known to the database.

    A file of the same path, size and time as at the last visit is not read again. Links that lead out of `root` are
    refused. Raises OSError where the store itself fails (a full disk): that batch is undone, earlier ones stand;
    StoreAwayError where it is not there.
    """
    check_store(museum)
    for batch in _batches(paths):
        yield _accept_batch(museum, batch, root.resolve())


def _batches(paths: Iterable[Path]) -> Iterator[list[tuple[Path, Facts | None]]]:
    """The paths in batches, each with what the system says of it; None where that is nothing."""
    batch: list[tuple[Path, Facts | None]] = []
    size_bytes = 0
    for path in paths:
        facts = _facts_of(path)
        batch.append((path, facts))
        size_bytes += facts.st_size if facts else 0
        if len(batch) == BATCH_FILES or size_bytes >= BATCH_BYTES:
            yield batch
            batch, size_bytes = [], 0
    if batch:
        yield batch


def _facts_of(path: Path) -> Facts | None:
    with suppress(OSError):
        return os.lstat(path)
    return None


def _accept_batch(museum: Museum, found: list[tuple[Path, Facts | None]], root: Path) -> list[Accepted | Refused]:
    known = _seen(museum, {path: facts for path, facts in found if facts})
    outcome: list[Accepted | Refused] = []
    taken: list[tuple[Accepted, Facts]] = []
    is_inside = cache(_is_inside)
    with museum.store.batch() as batch:
        for path, _ in found:
            if path in known:
                outcome.append(known[path])
                continue
            try:
                taken.append(_take(batch, path, root, is_inside))
                outcome.append(taken[-1][0])
            except MediaRefusedError as exc:
                outcome.append(Refused(path, exc.message))
    _register(museum, taken)
    return outcome


def _seen(museum: Museum, facts: Mapping[Path, Facts]) -> dict[Path, Accepted]:
    found: dict[Path, Accepted] = {}
    for path, seen in _unchanged(museum, facts).items():
        try:
            identified = identify(path, path.name)
        except MediaRefusedError:
            continue  # it became unreadable: `_take` says why
        found[path] = Accepted(path, seen.sha256, seen.size_bytes, identified.media_type, True, identified.messages)
    return found


def unchanged(museum: Museum, paths: Iterable[Path]) -> dict[Path, SeenFile]:
    """Those of the files that were taken in before, and have the size and time that they had then."""
    found = ((path, _facts_of(path)) for path in paths)
    return _unchanged(museum, {path: facts for path, facts in found if facts})


def _unchanged(museum: Museum, facts: Mapping[Path, Facts]) -> dict[Path, SeenFile]:
    with museum.database.connect() as connection:
        seen = visited.seen_files(connection, map(str, facts))
    there = {path: seen[str(path)] for path in facts if str(path) in seen}
    return {
        path: one
        for path, one in there.items()
        if (one.size_bytes, one.mtime_ns) == (facts[path].st_size, facts[path].st_mtime_ns)
    }


IsInside = Callable[[str, Path], bool]


def _take(batch: StoreBatch, path: Path, root: Path, is_inside: IsInside) -> tuple[Accepted, Facts]:
    """Stage one file; raises MediaRefusedError for what cannot be taken, OSError where the store fails."""
    with _opened(path, root, is_inside) as file:
        before = file.facts()
        if not stat.S_ISREG(before.st_mode):
            raise MediaRefusedError(NOT_A_FILE(name=path.name))
        if before.st_size == 0:
            raise MediaRefusedError(EMPTY(name=path.name))
        identified = identify_head(Head(file.head(), before.st_size, path), path.name)
        reader = HashingReader(file)
        staged = batch.stage(reader)
        after = file.facts()
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or reader.size_bytes != after.st_size:
        raise MediaRefusedError(CHANGED(name=path.name))
    fresh = batch.keep(staged, blobs.original_key(reader.sha256))
    media_type = identified.media_type
    return Accepted(path, reader.sha256, reader.size_bytes, media_type, not fresh, identified.messages), after


class _SourceFile:
    """A file that was brought: whatever the system refuses about it is a reason to refuse the file, not a failure."""

    def __init__(self, source: BinaryIO, name: str) -> None:
        self._source = source
        self._name = name

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; raises MediaRefusedError where a card or a disk does not give them."""
        try:
            return self._source.read(size)
        except OSError as exc:
            raise refusal_of(exc, self._name) from exc

    def head(self) -> bytes:
        """Its beginning, which is read again afterwards; raises MediaRefusedError."""
        try:
            found = self._source.read(HEAD_BYTES)
            self._source.seek(0)
        except OSError as exc:
            raise refusal_of(exc, self._name) from exc
        return found

    def facts(self) -> Facts:
        """Size, time and kind as they are now; raises MediaRefusedError."""
        try:
            return os.fstat(self._source.fileno())
        except OSError as exc:
            raise refusal_of(exc, self._name) from exc


@contextmanager
def _opened(path: Path, root: Path, is_inside: IsInside) -> Iterator[_SourceFile]:
    """The file at `path`; raises MediaRefusedError where it cannot be opened or is a link out of `root`."""
    try:
        follow(path, root, is_inside)
        source = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - closed below
    except OSError as exc:
        raise refusal_of(exc, path.name) from exc
    with source:
        yield _SourceFile(source, path.name)


def _is_inside(path: str, root: Path) -> bool:
    """Whether the path, its links followed, stays below `root`."""
    return Path(os.path.realpath(path)).is_relative_to(root)


def follow(path: Path, root: Path, is_inside: IsInside = _is_inside) -> None:
    """Raises MediaRefusedError where the path is a link that leads out of `root` or nowhere, or ends at no file.

    Asked before anything is opened: a device may do something when it is, and a socket cannot be. Who asks for many
    files gives an `is_inside` that remembers their folders.
    """
    name = str(path)
    if not is_inside(os.path.dirname(name), root):  # noqa: PTH120 - a Path made for each file is what costs here
        raise MediaRefusedError(OUTSIDE(name=path.name))
    facts = os.lstat(name)
    if stat.S_ISLNK(facts.st_mode):
        if not _is_inside(name, root):
            raise MediaRefusedError(OUTSIDE(name=path.name))
        if not path.exists():
            raise MediaRefusedError(LINK_BROKEN(name=path.name))
        facts = path.stat()
    if not stat.S_ISREG(facts.st_mode):
        raise MediaRefusedError(NOT_A_FILE(name=path.name))


def _without_waiting(path: str, flags: int) -> int:
    """Open without hanging on a pipe that nobody writes to."""
    return os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC)


def _register(museum: Museum, taken: list[tuple[Accepted, Facts]]) -> None:
    if not taken:
        return
    with museum.database.begin() as connection:
        blobs.add_blobs(connection, [Blob(file.sha256, file.size_bytes, file.media_type.mime) for file, _ in taken])
        seen = (SeenFile(str(file.path), one.st_size, one.st_mtime_ns, file.sha256) for file, one in taken)
        visited.remember_files(connection, seen)
