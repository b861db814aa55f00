"""WebM: what a film says about itself, and the tags and attachments to be blanked where they stand (RFC 9559)."""

import mmap
import struct
from collections.abc import Iterator
from typing import NamedTuple

from ingest.media.isobmff import IsoError, Movie, Span

_SEGMENT, _INFO, _TRACKS, _TAGS, _ATTACHMENTS = 0x18538067, 0x1549A966, 0x1654AE6B, 0x1254C367, 0x1941A469
_SCALE, _DURATION = 0x2AD7B1, 0x4489
_TRACK, _TYPE, _CODEC, _VIDEO, _WIDTH, _HEIGHT = 0xAE, 0x83, 0x86, 0xE0, 0xB0, 0xBA
_VIDEO_TYPE, _SOUND_TYPE = 1, 2
_VOID_HEAD_BYTES = 9
_ELEMENT_LIMIT = 2_000_000


class Element(NamedTuple):
    """One EBML element: its id, where it begins, where its content begins, and where it ends (bytes)."""

    id: int
    start: int
    body: int
    end: int


def read_movie(data: mmap.mmap) -> Movie:
    """Length, size and codecs of a WebM file, and what in it may tell a place; raises IsoError where it is broken."""
    segment = next((one for one in elements(data, 0, len(data)) if one.id == _SEGMENT), None)
    if segment is None:
        raise IsoError("no film in it (Segment)")
    movie = Movie()
    for element in elements(data, segment.body, segment.end):
        if element.id == _INFO:
            movie.duration_s = _length(data, element)
        elif element.id == _TRACKS:
            _read_tracks(data, element, movie)
        elif element.id in {_TAGS, _ATTACHMENTS}:
            movie.spans.append(Span(element.start, element.end, None))
    if not movie.codecs:
        raise IsoError("no tracks in it")
    return movie


def blank(data: mmap.mmap, spans: list[Span]) -> None:
    """Turn the elements into Void of the same length, filled with zero bytes."""
    for span in spans:
        length = span.end - span.start
        if length >= _VOID_HEAD_BYTES:
            head = b"\xec\x01" + (length - _VOID_HEAD_BYTES).to_bytes(7, "big")
        else:
            head = b"\xec" + bytes([0x80 | (length - 2)])
        data[span.start : span.end] = head + bytes(length - len(head))


def elements(data: mmap.mmap, start: int, end: int) -> Iterator[Element]:
    """The elements between two offsets (RFC 8794, 4 to 6); one of unknown length reaches to the end."""
    at = start
    for _ in range(_ELEMENT_LIMIT):
        if at >= end:
            return
        id_length = _vint_length(data[at])
        size_length = _vint_length(data[at + id_length])
        body = at + id_length + size_length
        raw = int.from_bytes(data[at + id_length : body], "big")
        size = raw & ((1 << 7 * size_length) - 1)
        is_unknown = size == (1 << 7 * size_length) - 1
        stop = end if is_unknown else body + size
        if stop > end:
            raise IsoError("it ends too early")
        yield Element(int.from_bytes(data[at : at + id_length], "big"), at, body, stop)
        at = stop


def _vint_length(first: int) -> int:
    if not first:
        raise IsoError("a length that cannot be read")
    return 9 - first.bit_length()


def _length(data: mmap.mmap, info: Element) -> float | None:
    scale, ticks = 1_000_000, None
    for element in elements(data, info.body, info.end):
        if element.id == _SCALE:
            scale = _integer(data, element)
        elif element.id == _DURATION and element.end - element.body in {4, 8}:
            ticks = struct.unpack(">f" if element.end - element.body == 4 else ">d", data[element.body : element.end])[
                0
            ]
    return float(ticks) * scale / 1e9 if ticks is not None and 0 < ticks < 1e15 else None


def _read_tracks(data: mmap.mmap, tracks: Element, movie: Movie) -> None:
    for track in elements(data, tracks.body, tracks.end):
        if track.id != _TRACK:
            continue
        parts = {part.id: part for part in elements(data, track.body, track.end)}
        if _CODEC in parts:
            movie.codecs.append(data[parts[_CODEC].body : parts[_CODEC].end].decode("latin-1").strip("\0"))
        kind = _integer(data, parts[_TYPE]) if _TYPE in parts else 0
        if kind not in {_VIDEO_TYPE, _SOUND_TYPE}:
            movie.has_other_tracks = movie.is_fragmented = True
        if kind == _VIDEO_TYPE and not movie.has_video and _VIDEO in parts:
            movie.has_video = True
            sizes = {one.id: one for one in elements(data, parts[_VIDEO].body, parts[_VIDEO].end)}
            movie.width_px = _integer(data, sizes[_WIDTH]) if _WIDTH in sizes else None
            movie.height_px = _integer(data, sizes[_HEIGHT]) if _HEIGHT in sizes else None


def _integer(data: mmap.mmap, element: Element) -> int:
    return int.from_bytes(data[element.body : min(element.end, element.body + 8)], "big")
