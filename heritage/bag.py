"""A folder in the form of a BagIt bag (RFC 8493): files under data/, a manifest of their SHA-256 that any tool reads.

The manifest is replaced last and at once, so that a bag that is brought up to date is at each moment the old one or the
new one.
"""

import errno
import hashlib
import io
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from catalog.errors import HeritageError
from catalog.language import N_
from catalog.machine import naming
from heritage.durable import make_durable, settle
from ingest.accept import HashingReader

MANIFEST = "manifest-sha256.txt"
INFO = "bag-info.txt"
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_CHUNK_BYTES = 1 << 18
_LONGEST_LINE = 1 << 14
"""More than a hash and the longest path that a system has (4096 bytes), each of its signs escaped."""
_NEVER_FILES = {errno.ELOOP, errno.ENXIO, errno.ENODEV}
"""What a system says of a link that leads back to itself, a socket, and a device that nothing drives."""
_ENTRY = re.compile(rb"[0-9a-f]{64} [ *]")
BATCH_FILES = 200
BATCH_BYTES = 64_000_000
"""Files are made durable together, when there are as many, or as many bytes of them."""


@dataclass(frozen=True)
class Entry:
    """A file of the bag: its path from the bag's root, and the SHA-256 (hex) that it shall have."""

    path: str
    sha256: str


class NoManifestError(HeritageError):
    """What lies in the manifest's place is none, and might never end."""

    code = "manifest-none"
    msgid = N_(
        "The list of files of the backup is no list of files: {path}. Nothing was changed. Copy that file once more "
        "from where the backup came from, or back up into another folder."
    )


class FolderInTheWayError(HeritageError):
    """A folder is where a file of the bag belongs."""

    code = "backup-folder-in-the-way"
    status = 409
    msgid = N_(
        "A folder is where a file of the backup belongs: {path}. Move that folder to another place and run the same "
        "command again. What was finished before is safe."
    )


class NoOrdinaryFileError(OSError):
    """A folder, a pipe or a device is where a file should be."""


def opened_file(path: Path) -> io.BufferedReader:
    """The ordinary file there, without any wait; raises NoOrdinaryFileError for what might never come or never end."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NoOrdinaryFileError(errno.EINVAL, "no ordinary file", str(path))
    return os.fdopen(descriptor, "rb")


def entries(bag: Path, prefix: str = "data/") -> Iterator[Entry]:
    """The manifest's entries under `prefix`, in its order, a doubled line once; none where there is no bag.

    Raises NoManifestError where the manifest is no ordinary file, or has a line longer than any entry.
    """
    before = None
    for line in _lines(bag / MANIFEST):
        sha256, _, path = line.rstrip("\r\n").partition(" ")
        entry = Entry(unquote(path.lstrip(" *")), sha256.lower())
        if entry.path.startswith(prefix) and entry != before:
            yield entry
        before = entry


def _lines(manifest: Path) -> Iterator[str]:
    try:
        file = opened_file(manifest)
    except FileNotFoundError:
        return
    except OSError as exc:
        if isinstance(exc, NoOrdinaryFileError) or exc.errno in _NEVER_FILES:
            raise NoManifestError(path=str(manifest)) from exc
        raise
    with io.TextIOWrapper(file, encoding="utf-8", errors="replace") as text:
        for line in iter(partial(text.readline, _LONGEST_LINE), ""):
            if len(line) == _LONGEST_LINE:
                raise NoManifestError(path=str(manifest))
            yield line


def is_cut_short(bag: Path) -> bool:
    """Whether the manifest ends in the midst of a line, as one does that was not copied whole."""
    try:
        with opened_file(bag / MANIFEST) as manifest:
            begins = manifest.read(_LONGEST_LINE)
            manifest.seek(-1, os.SEEK_END)
            return bool(_ENTRY.match(begins)) and manifest.read(1) != b"\n"
    except OSError:
        return False


def is_inside(bag: Path, path: str) -> bool:
    """Whether the path stays in the bag: a manifest may come from anybody (RFC 8493, 5.1.1), a link may lead away."""
    parts = path.split("/")
    if ".." in parts or not parts[0]:
        return False
    at = str(bag)
    for part in parts:
        at = f"{at}/{part}"
        if os.path.islink(at):  # noqa: PTH114 - asked six times a file
            return Path(os.path.realpath(f"{bag}/{path}")).is_relative_to(os.path.realpath(bag))
    return True


class OtherBytesError(Exception):
    """A file is not what it is asked to be."""


class Copies:
    """Files on their way into the bag: written beside their places, moved there once their bytes are durable.

    `is_right` tells whether a file with this path may have this hash.
    """

    def __init__(self, bag: Path, is_right: Callable[[str, str], bool]) -> None:
        self._bag = bag
        self._is_right = is_right
        self._waiting: dict[str, str] = {}
        self._waiting_bytes = 0
        self.size_bytes = 0

    def add(self, path: str, source: BinaryIO) -> Entry:
        """One more file, whole or not at all; raises OtherBytesError, and leaves what was there, for a wrong one."""
        target = f"{self._bag}/{path}"
        part = f"{target}.part"
        reader = HashingReader(source)
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - a Path a file costs more than this
        with naming(self._bag), open(part, "wb") as file:  # noqa: PTH123 - as above
            shutil.copyfileobj(reader, file, _CHUNK_BYTES)
        if not self._is_right(path, reader.sha256):
            os.unlink(part)  # noqa: PTH108 - as above
            raise OtherBytesError(path)
        self._waiting[part] = target
        self.size_bytes += reader.size_bytes
        self._waiting_bytes += reader.size_bytes
        if len(self._waiting) >= BATCH_FILES or self._waiting_bytes >= BATCH_BYTES:
            self.finish()
        return Entry(path, reader.sha256)

    def finish(self) -> None:
        """Put what waits in its places; the names are durable once the manifest has them."""
        if not self._waiting:
            return
        make_durable(self._bag, map(Path, self._waiting))
        while self._waiting:
            part, target = self._waiting.popitem()
            _move(part, target)
        self._waiting_bytes = 0


def _move(part: str, target: str) -> None:
    """Put a file that is whole in its place; raises FolderInTheWayError, and leaves no part of it."""
    try:
        os.replace(part, target)  # noqa: PTH105 - as above
    except IsADirectoryError as exc:
        os.unlink(part)  # noqa: PTH108 - as above
        raise FolderInTheWayError(path=target) from exc


@contextmanager
def copies(bag: Path, is_right: Callable[[str, str], bool] = lambda _path, _sha256: True) -> Iterator[Copies]:
    """Files for the bag; all that are whole are in their places when the block is left, even by an exception."""
    made = Copies(bag, is_right)
    try:
        yield made
    finally:
        made.finish()


def hash_of(path: Path) -> str:
    """The SHA-256 of an ordinary file, in hex."""
    with opened_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Manifest:
    """The entries of a bag while it is brought up to date, noted in the order of their paths' bytes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def note(self, entry: Entry) -> None:
        """One more file."""
        path = entry.path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        self._file.write(f"{entry.sha256}  {path}\n".encode())


@contextmanager
def new_manifest(bag: Path, info: dict[str, str]) -> Iterator[Manifest]:
    """A manifest that takes the place of the bag's own when the block is left without an exception.

    Before anything else is in a new bag, its `info` is: it says whose the bag is, should it be cut off.
    """
    bag.mkdir(parents=True, exist_ok=True)
    part = bag / f"{MANIFEST}.part"
    with naming(bag):
        if not (bag / MANIFEST).exists():
            _tell(bag, info)
        with part.open("wb") as file:
            yield Manifest(file)
        _tell(bag, info)
        (bag / "bagit.txt").write_text(_DECLARATION, encoding="utf-8")
        make_durable(bag, chain([bag], bag.rglob("*")))
        part.replace(bag / MANIFEST)
        settle(bag)


def _tell(bag: Path, info: dict[str, str]) -> None:
    part = bag / f"{INFO}.heritage"
    part.write_text("".join(f"{name}: {' '.join(value.split())}\n" for name, value in info.items()), encoding="utf-8")
    make_durable(bag, [part])
    _move(str(part), str(bag / INFO))
    settle(bag)


def told_of(bag: Path) -> dict[str, str]:
    """What the bag's bag-info.txt says; nothing where there is none."""
    try:
        with opened_file(bag / INFO) as file:
            lines = file.read().decode(errors="replace").splitlines()
    except (FileNotFoundError, NotADirectoryError, NoOrdinaryFileError):
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
