"""MP4 and QuickTime: what a film says about itself, and every place it may tell, to be blanked where it stands.

Nothing moves: a box becomes 'free' and its content zero bytes, so all offsets stay right (ISO/IEC 14496-12, 8.1.2).
What is not known to be harmless counts as telling a place.
"""

import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf", b"mvex", b"moof", b"traf"})
_TOP_HARMLESS = frozenset({b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"styp", b"ssix", b"pdin", b"prft"})
_FILLERS = frozenset({b"free", b"skip", b"wide"})
_TEXTS = frozenset(
    {b"name", b"titl", b"cprt", b"auth", b"perf", b"gnre", b"yrrc", b"hinf", b"hnti", b"\xa9nam", b"\xa9ART"}
    | {b"\xa9alb", b"\xa9swr", b"\xa9too", b"\xa9day", b"\xa9cpy", b"\xa9fmt", b"\xa9inf", b"\xa9gen", b"\xa9enc"}
    | {b"\xa9mak", b"\xa9mod", b"aART", b"trkn", b"disk", b"tool", b"hdlr", b"mean", b"data"}
)
_KEYS = frozenset(
    f"com.apple.quicktime.{name}".encode()
    for name in ("make", "model", "software", "creationdate", "title", "author", "copyright", "displayname")
) | {b"com.android.version", b"com.android.capture.fps", b"encoder"}
_PLAIN_TRACKS = frozenset({b"vide", b"soun", b"tmcd", b"hint"})
_BOX_LIMIT = 100_000
_DEPTH_LIMIT = 12


class IsoError(ValueError):
    """A file whose boxes do not fit into each other."""


class Box(NamedTuple):
    """One box: its four letters, where it begins, where its content begins, and where it ends (bytes)."""

    kind: bytes
    start: int
    body: int
    end: int


class Span(NamedTuple):
    """Bytes to be blanked; `box` where a whole box is meant, which then becomes 'free'."""

    start: int
    end: int
    box: int | None


@dataclass
class Movie:
    """What the boxes tell. Lengths in pixels and seconds; `spans` is all that may tell a place."""

    duration_s: float | None = None
    width_px: int | None = None
    height_px: int | None = None
    codecs: list[str] = field(default_factory=list)
    has_video: bool = False
    spans: list[Span] = field(default_factory=list)
    has_other_tracks: bool = False
    is_fragmented: bool = False
    is_compressed: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether `spans` is surely everything: not so with other tracks in fragments, or a packed description."""
        return not self.is_compressed and not (self.is_fragmented and self.has_other_tracks)


def read_movie(data: mmap.mmap) -> Movie:
    """Walk through the boxes; raises IsoError where they do not fit."""
    movie = Movie()
    top = list(boxes(data, 0, len(data)))
    if not any(box.kind == b"moov" for box in top):
        raise IsoError("no description of the film (moov)")
    for box in top:
        if box.kind == b"moov":
            _read_moov(data, box, movie)
        elif box.kind == b"moof":
            _look_for_user_data(data, box, movie, 0)
        elif box.kind in _FILLERS:
            _add_filler(data, box, movie)
        elif box.kind not in _TOP_HARMLESS:
            movie.spans.append(Span(box.body, box.end, box.start))
    return movie


def boxes(data: mmap.mmap | bytes, start: int, end: int) -> Iterator[Box]:
    """The boxes between two offsets, in order; raises IsoError where one leaves its room."""
    at, count = start, 0
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        body = at + 8
        if size == 1 and at + 16 <= end:
            size, body = int(struct.unpack_from(">Q", data, at + 8)[0]), at + 16
        elif size == 0:
            size = end - at
        count += 1
        if size < body - at or at + size > end or count > _BOX_LIMIT:
            if kind == b"\0\0\0\0" or size == 0:
                return
            raise IsoError(f"the part '{kind.decode('latin-1')}' is longer than its room")
        yield Box(kind, at, body, at + size)
        at += size


def blank(data: mmap.mmap, spans: list[Span]) -> None:
    """Overwrite the spans in place."""
    for span in spans:
        for at in range(span.start, span.end, 1 << 20):
            data[at : min(at + (1 << 20), span.end)] = bytes(min(1 << 20, span.end - at))
        if span.box is not None:
            data[span.box + 4 : span.box + 8] = b"free"


def _read_moov(data: mmap.mmap, moov: Box, movie: Movie) -> None:
    for box in boxes(data, moov.body, moov.end):
        if box.kind == b"mvhd":
            movie.duration_s = _duration(data, box)
        elif box.kind == b"trak":
            _read_track(data, box, movie)
    kinds = {box.kind for box in boxes(data, moov.body, moov.end)}
    movie.is_compressed, movie.is_fragmented = b"cmov" in kinds, b"mvex" in kinds
    _look_for_user_data(data, moov, movie, 0)


def _read_track(data: mmap.mmap, track: Box, movie: Movie) -> None:
    handler = next((data[box.body + 8 : box.body + 12] for box in _inside(data, track, b"mdia", b"hdlr")), b"")
    if handler not in _PLAIN_TRACKS:
        movie.has_other_tracks = True
        movie.spans += _sample_spans(data, track)
        movie.spans.append(Span(track.body, track.end, track.start))
        return
    for box in _inside(data, track, b"mdia", b"minf", b"stbl", b"stsd"):
        entries = boxes(data, box.body + 8, box.end)
        movie.codecs += [entry.kind.decode("latin-1").strip() for entry in entries]
    if handler == b"vide" and not movie.has_video:
        movie.has_video = True
        for box in _inside(data, track, b"tkhd"):
            wide, high = struct.unpack_from(">II", data, box.end - 8)
            movie.width_px, movie.height_px = _upright(data, box, wide >> 16, high >> 16)


def _upright(data: mmap.mmap, tkhd: Box, wide: int, high: int) -> tuple[int, int]:
    """Width and height as seen: a phone held upright turns its film by the matrix."""
    a, b = struct.unpack_from(">ii", data, tkhd.end - 44)
    return (high, wide) if a == 0 and b != 0 else (wide, high)


def _duration(data: mmap.mmap, box: Box) -> float | None:
    version = data[box.body]
    scale, length = struct.unpack_from(">IQ" if version == 1 else ">II", data, box.body + (20 if version == 1 else 12))
    return float(length) / float(scale) if scale else None


def _inside(data: mmap.mmap, box: Box, *kinds: bytes) -> list[Box]:
    """The boxes at the end of a path of kinds below `box`."""
    found = [box]
    for kind in kinds:
        found = [child for parent in found for child in boxes(data, parent.body, parent.end) if child.kind == kind]
    return found


def _look_for_user_data(data: mmap.mmap, parent: Box, movie: Movie, depth: int) -> None:
    """Collect every box below `parent` that holds more than harmless texts."""
    if depth > _DEPTH_LIMIT:
        raise IsoError("its parts are nested too deeply")
    gone = {span.box for span in movie.spans}
    for box in boxes(data, parent.body, parent.end):
        if box.start in gone:
            continue
        if box.kind in {b"udta", b"meta"}:
            if not _is_harmless(data, box, depth):
                movie.spans.append(Span(box.body, box.end, box.start))
        elif box.kind in {b"uuid", b"XMP_"}:
            movie.spans.append(Span(box.body, box.end, box.start))
        elif box.kind in _FILLERS:
            _add_filler(data, box, movie)
        elif box.kind in _CONTAINERS:
            _look_for_user_data(data, box, movie, depth + 1)


def _add_filler(data: mmap.mmap, box: Box, movie: Movie) -> None:
    if data[box.body : box.end].strip(b"\0"):
        movie.spans.append(Span(box.body, box.end, None))


def _is_harmless(data: mmap.mmap, box: Box, depth: int) -> bool:
    """Whether user data holds nothing but texts that are known to tell no place."""
    if depth > _DEPTH_LIMIT:
        return False
    body = box.body
    if box.kind == b"meta" and data[body + 4 : body + 8] != b"hdlr":
        body += 4
    children = list(boxes(data, body, box.end))
    named_by_keys = False
    for child in children:
        if child.kind == b"keys":
            named_by_keys = True
            if not _keys(data, child) <= _KEYS:
                return False
    for child in children:
        if child.kind in _FILLERS or child.kind in _TEXTS or child.kind == b"keys":
            continue
        if child.kind == b"ilst" and named_by_keys:
            continue
        if child.kind not in {b"meta", b"ilst"} or not _is_harmless(data, child, depth + 1):
            return False
    return True


def _keys(data: mmap.mmap, box: Box) -> set[bytes]:
    """The names in a 'keys' box (QuickTime File Format, metadata item keys)."""
    return {data[key.body : key.end] for key in boxes(data, box.body + 8, box.end)}


def _sample_spans(data: mmap.mmap, track: Box) -> list[Span]:
    """Where the samples of a track lie in the file (ISO/IEC 14496-12, 8.7)."""
    table = {box.kind: box for box in _inside(data, track, b"mdia", b"minf", b"stbl") for box in _children(data, box)}
    if b"stsz" not in table or b"stsc" not in table or not (b"stco" in table or b"co64" in table):
        return []
    sizes = _sample_sizes(data, table[b"stsz"])
    chunks = _chunk_offsets(data, table)
    runs = _numbers(data, table[b"stsc"], "III")
    spans, sample = [], 0
    for number, (first, each, _) in enumerate(runs):
        last = runs[number + 1][0] if number + 1 < len(runs) else len(chunks) + 1
        for chunk in chunks[max(0, first - 1) : max(0, last - 1)]:
            length = sum(sizes[sample : sample + each])
            sample += each
            if length and chunk + length <= len(data):
                spans.append(Span(chunk, chunk + length, None))
    return spans


def _children(data: mmap.mmap, box: Box) -> list[Box]:
    return list(boxes(data, box.body, box.end))


def _sample_sizes(data: mmap.mmap, box: Box) -> list[int]:
    same, count = struct.unpack_from(">II", data, box.body + 4)
    if count > len(data):
        raise IsoError("it counts more samples than bytes")
    if same:
        return [same] * count
    room = (box.end - box.body - 12) // 4
    return list(struct.unpack_from(f">{min(count, room)}I", data, box.body + 12))


def _chunk_offsets(data: mmap.mmap, table: dict[bytes, Box]) -> list[int]:
    box = table.get(b"stco") or table[b"co64"]
    return [offset for (offset,) in _numbers(data, box, "I" if box.kind == b"stco" else "Q")]


def _numbers(data: mmap.mmap, box: Box, row: str) -> list[tuple[int, ...]]:
    """The rows of a table whose count stands before them."""
    count = int(struct.unpack_from(">I", data, box.body + 4)[0])
    size = struct.calcsize(f">{row}")
    count = min(count, (box.end - box.body - 8) // size)
    return list(struct.iter_unpack(f">{row}", data[box.body + 8 : box.body + 8 + count * size]))
