"""A folder in the form of a BagIt bag (RFC 8493): files under data/, a manifest of their SHA-256 that any tool reads.

The manifest is replaced last and at once, so that a bag that is brought up to date is at each moment the old one or the
new one.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from ingest.accept import HashingReader

MANIFEST = "manifest-sha256.txt"
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_CHUNK_BYTES = 1 << 20
_LONGEST_LINE_BYTES = 1 << 13
_ENTRY = re.compile(rb"[0-9a-f]{64} [ *]")


@dataclass(frozen=True)
class Entry:
    """A file of the bag: its path from the bag's root, and the SHA-256 (hex) that it shall have."""

    path: str
    sha256: str


def entries(bag: Path, prefix: str = "data/") -> Iterator[Entry]:
    """The manifest's entries under `prefix`, in its order; none where there is no bag."""
    try:
        manifest = (bag / MANIFEST).open(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return
    with manifest:
        for line in manifest:
            sha256, _, path = line.rstrip("\r\n").partition(" ")
            entry = Entry(unquote(path.lstrip(" *")), sha256)
            if entry.path.startswith(prefix):
                yield entry


def is_cut_short(bag: Path) -> bool:
    """Whether the manifest ends in the midst of a line, as one does that was not copied whole."""
    try:
        with (bag / MANIFEST).open("rb") as manifest:
            begins = manifest.read(_LONGEST_LINE_BYTES)
            manifest.seek(-1, os.SEEK_END)
            return bool(_ENTRY.match(begins)) and manifest.read(1) != b"\n"
    except OSError:
        return False


def is_inside(bag: Path, path: str) -> bool:
    """Whether the path stays in the bag: a manifest may come from anybody (RFC 8493, 5.1.1), a link may lead away."""
    return ".." not in Path(path).parts and (bag / path).resolve().is_relative_to(bag.resolve())


def copy_into(bag: Path, path: str, source: BinaryIO) -> Entry:
    """Write a file of the bag, whole or not at all; its bytes are durable after the next `settle`."""
    target = bag / path
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    reader = HashingReader(source)
    with part.open("wb") as file:
        while data := reader.read(_CHUNK_BYTES):
            file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)
    return Entry(path, reader.sha256)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
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
    """A manifest that takes the place of the bag's own when the block is left without an exception."""
    bag.mkdir(parents=True, exist_ok=True)
    part = bag / f"{MANIFEST}.part"
    with part.open("wb") as file:
        yield Manifest(file)
        file.flush()
        os.fsync(file.fileno())
    (bag / "bagit.txt").write_text(_DECLARATION, encoding="utf-8")
    told = "".join(f"{name}: {value}\n" for name, value in info.items())
    (bag / "bag-info.txt").write_text(told, encoding="utf-8")
    part.replace(bag / MANIFEST)
    settle(bag)


def settle(folder: Path) -> None:
    """Make the names in the folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
