"""What the directories of a TIFF say, classic or Big, in either byte order, before any library opens it.

Source: TIFF 6.0, sections 2 and 8; BigTIFF; Adobe's TIFF Technical Notes and the DNG specification 1.7 for tags.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

PAGE_LIMIT = 10_000
_TAG_LIMIT = 4_096
_ALL_TAGS_LIMIT = 200_000
"""Of all directories together: a second's work, whatever a file is made of."""
_TEXT_LIMIT_BYTES = 200
_VALUES_LIMIT_BYTES = 16 << 20
_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_NUMBERS = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}
_BIG = {b"+\0", b"\0+"}
_ENDIAN = {b"II": "<", b"MM": ">"}

SUBFILE, WIDTH, HEIGHT, COMPRESSION, PHOTOMETRIC = 254, 256, 257, 259, 262
MAKE, MODEL, SAMPLES, SOFTWARE, SUB_DIRECTORIES, EXTRA_SAMPLES = 271, 272, 277, 305, 330, 338
XMP, IPTC, PHOTOSHOP, DNG_VERSION = 700, 33723, 34377, 50706
_REDUCED, _MASK = 1, 4
_RAW_PHOTOMETRIC = {32803, 34892}
_TRANSPARENCY = {1, 2}
_COLOURS = {0: 1, 1: 1, 2: 3, 3: 1, 5: 4, 6: 3, 8: 3, 9: 3, 10: 3}


class TiffError(ValueError):
    """Directories that cannot be read."""


@dataclass(frozen=True)
class Value:
    """One tag: its type, how many values, and where their bytes stand."""

    kind: int
    count: int
    offset: int


@dataclass(frozen=True)
class Directory:
    """One directory: `index` counts from 0 as libraries count pages."""

    index: int
    offset: int
    """Where it stands, in bytes from the start of the file."""
    numbers: dict[int, tuple[int, ...]]
    """The tags that hold whole numbers, at most 16 values of each."""
    values: dict[int, Value]

    def number(self, tag: int, otherwise: int = 0) -> int:
        """The first value of a tag."""
        return (self.numbers.get(tag) or (otherwise,))[0]

    @property
    def is_page(self) -> bool:
        """Whether it is a picture of its own, neither a smaller copy of another one nor its mask."""
        return not self.number(SUBFILE) & (_REDUCED | _MASK)

    @property
    def photometric(self) -> int:
        """How numbers become colours."""
        return self.number(PHOTOMETRIC, -1)

    @property
    def colours(self) -> int:
        """How many channels make the colour; what comes behind them is transparency, a mask or a spot colour."""
        return _COLOURS.get(self.photometric, 1)

    @property
    def alpha(self) -> int | None:
        """Which channel, counted from 0, says how much of a pixel is seen; None where none does."""
        extra = self.numbers.get(EXTRA_SAMPLES, ())
        return next((self.colours + at for at, kind in enumerate(extra) if kind in _TRANSPARENCY), None)

    @property
    def extra_channels(self) -> int:
        """How many channels are neither colour nor transparency."""
        return max(0, self.number(SAMPLES, 1) - self.colours - (self.alpha is not None))


def read_directories(path: Path) -> list[Directory]:
    """The directories of the file, as `directories_in`; raises TiffError."""
    with path.open("rb") as file:
        return directories_in(file)


def directories_in(file: BinaryIO) -> list[Directory]:
    """The directories in their order, those within others left out; raises TiffError where there is none to be read.

    A chain that runs in a circle or off the file ends there.
    """
    try:
        directories = list(_directories(file))
    except (struct.error, OverflowError) as exc:
        raise TiffError("its first directory is cut off") from exc
    if not directories:
        raise TiffError("it has no directory")
    return directories


def pages_of(directories: list[Directory]) -> list[Directory]:
    """Those that are pictures of their own; all of them where none claims to be."""
    return [one for one in directories if one.is_page] or directories


def is_raw_data(directories: list[Directory]) -> bool:
    """Whether it holds a camera's raw data: a DNG, a mosaic of colours, or a preview with the picture hung below it."""
    first = directories[0]
    mosaic = any(one.photometric in _RAW_PHOTOMETRIC for one in directories)
    below = SUB_DIRECTORIES in first.values and MAKE in first.values and not any(one.is_page for one in directories)
    return DNG_VERSION in first.values or mosaic or below


def bytes_of(path: Path, directory: Directory, tag: int) -> bytes:
    """The bytes of a tag, b'' where it is absent, cut off or larger than 16 MiB."""
    value = directory.values.get(tag)
    size = value.count * _BYTES.get(value.kind, 1) if value else 0
    if value is None or size > _VALUES_LIMIT_BYTES:
        return b""
    with path.open("rb") as file:
        file.seek(value.offset)
        data = file.read(size)
    return data if len(data) == size else b""


def is_big(path: Path) -> bool:
    """Whether it is a BigTIFF, whose offsets have eight bytes."""
    with path.open("rb") as file:
        return file.read(4)[2:] in _BIG


def text_of(path: Path, directory: Directory, tag: int) -> str:
    """A short text such as the name of a camera or a program; '' where there is none."""
    with path.open("rb") as file:
        return text_in(file, directory, tag)


def text_in(file: BinaryIO, directory: Directory, tag: int) -> str:
    """As `text_of`, out of an open file."""
    value = directory.values.get(tag)
    if value is None:
        return ""
    file.seek(value.offset)
    data = file.read(min(value.count * _BYTES.get(value.kind, 1), _TEXT_LIMIT_BYTES))
    return data.decode("utf-8", "replace").replace("\0", " ").strip()


def _directories(file: BinaryIO) -> Iterator[Directory]:
    head = file.read(16)
    endian = _ENDIAN.get(head[:2])
    if endian is None:
        raise TiffError("it does not begin as a TIFF")
    big = head[2:4] in _BIG
    (offset,) = struct.unpack_from(f"{endian}{'Q' if big else 'I'}", head, 8 if big else 4)
    seen: set[int] = set()
    tags = 0
    while offset and offset not in seen and len(seen) < PAGE_LIMIT and tags < _ALL_TAGS_LIMIT:
        seen.add(offset)
        try:
            directory, offset = _directory(file, offset, endian, big, len(seen) - 1)
        except (struct.error, OverflowError, OSError):
            if len(seen) == 1:
                raise
            return
        tags += len(directory.values)
        yield directory


def _directory(file: BinaryIO, offset: int, endian: str, big: bool, index: int) -> tuple[Directory, int]:
    counter, entry, pointer = ("Q", "HHQ8s", "Q") if big else ("H", "HHI4s", "I")
    file.seek(offset)
    (count,) = struct.unpack(f"{endian}{counter}", file.read(struct.calcsize(counter)))
    size = struct.calcsize(f"<{entry}")
    if not 0 < count <= _TAG_LIMIT:
        raise struct.error("no sensible number of tags")
    rows = file.read(size * count)
    if len(rows) < size * count:
        raise struct.error("cut off")
    link = file.read(struct.calcsize(pointer))
    following = int.from_bytes(link, "little" if endian == "<" else "big")
    numbers: dict[int, tuple[int, ...]] = {}
    values: dict[int, Value] = {}
    for at, (tag, kind, length, field) in enumerate(struct.iter_unpack(f"{endian}{entry}", rows)):
        inline = offset + struct.calcsize(counter) + at * size + size - len(field)
        outside = length * _BYTES.get(kind, 1) > len(field)
        (pointed,) = struct.unpack(f"{endian}{pointer}", field)
        values[tag] = Value(kind, length, pointed if outside else inline)
        if kind in _NUMBERS:
            numbers[tag] = _numbers(file, values[tag], endian)
    return Directory(index, offset, numbers, values), following


def _numbers(file: BinaryIO, value: Value, endian: str) -> tuple[int, ...]:
    count = min(value.count, 16)
    form = f"{endian}{count}{_NUMBERS[value.kind]}"
    file.seek(value.offset)
    data = file.read(struct.calcsize(form))
    return struct.unpack(form, data) if len(data) == struct.calcsize(form) else ()
