"""A GLB as it is shown: around its own origin, and without a word or a number that tells where on earth it stands.

Scans often stand where they were made: in metres of a map, in their vertices or in the nodes above them, and their
makers write coordinates into names and remarks.
"""

import json
import mmap
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from ingest.media.facts import Shape
from ingest.media.glb_centre import Model, centre
from ingest.media.glb_plain import plain, with_packet
from ingest.media.glb_vertices import Part, Rows, blank, move
from ingest.media.gltf import BIN, JSON, Json, broken, check_self_contained, objects, read_glb
from ingest.media.places import blank_places

_WIDEST = 100_000.0
"""Units, mostly metres or millimetres: eastings and northings of Vietnam are larger."""


@dataclass(frozen=True)
class Shown:
    """The GLB to be shown; the shape, with the bounds that the original has.

    `tells_place` where some vertices are packed so that nobody here can see where they are, or lie so far apart that
    one of them may be an origin on the earth; `stilled` where movements were left out, since they would bring the model
    back to where it was.
    """

    path: Path
    shape: Shape
    tells_place: bool
    stilled: bool


def glb_without_places(path: Path, workdir: Path, packet: Json) -> Shown:
    """A copy of the GLB in `workdir` that tells no place, made a part at a time; in it this packet, `{}` for none.

    Raises GltfError.
    """
    glb = read_glb(path)
    check_self_contained(glb.document)
    model = Model.of(replace(glb, document=with_packet(plain(glb.document), packet)))
    with path.open("rb") as source:
        part = Part(source, glb.binary_at)
        shape, stilled = centre(model, part)
        shown = _written(model, part, workdir / "shown.glb")
    return Shown(shown, shape, bool(model.packed) or _is_wide(shape), stilled)


def _is_wide(shape: Shape) -> bool:
    """Whether its size is that of no object: a stray vertex at the origin makes one of the coordinates of a map."""
    return any(far - near > _WIDEST for near, far in zip(shape.low, shape.high, strict=True))


def _written(model: Model, source: Part, target: Path) -> Path:
    """The GLB of the document: of the binary part only what is shown, its vertices moved."""
    live = _live(model)
    blanked = list(_between(model, live))
    moved = [(rows, model.shifts[rows.at]) for rows in model.rows.values() if rows.at in model.shifts]
    _say_bounds(model)
    _forget(model, live)
    size_bytes = model.glb.binary_bytes + -model.glb.binary_bytes % 4
    with target.open("w+b") as out:
        part = Part(out, _head(out, model.glb.document, size_bytes))
        for start, end in _together(_spans(model, live)):
            source.file.seek(source.at + start)
            out.seek(part.at + start)
            _copy(source.file, out, end - start)
        out.truncate(part.at + size_bytes)
        for rows in blanked:
            blank(part, rows)
        for rows, (x, y, z) in moved:
            move((source, part), rows, (-x, -y, -z))
        out.flush()
        with mmap.mmap(out.fileno(), 0) as whole:
            blank_places(whole)
    return target


def _head(out: BinaryIO, document: Json, binary_bytes: int) -> int:
    """Write all but the binary part; returns where that begins."""
    try:
        text = json.dumps(document, separators=(",", ":"), allow_nan=False).encode()
    except ValueError as exc:
        raise broken("numbers are not finite") from exc
    text += b" " * (-len(text) % 4)
    total = 20 + len(text) + (8 + binary_bytes if binary_bytes else 0)
    out.write(struct.pack("<4s4I", b"glTF", 2, total, len(text), JSON) + text)
    if binary_bytes:
        out.write(struct.pack("<2I", binary_bytes, BIN))
    return out.tell()


def _copy(source: BinaryIO, out: BinaryIO, size_bytes: int) -> None:
    while size_bytes > 0 and (data := source.read(min(size_bytes, 1 << 20))):
        out.write(data)
        size_bytes -= len(data)


def _say_bounds(model: Model) -> None:
    """The bounds of the moved vertices, as floats of 32 bits round them."""
    for number, rows in model.rows.items():
        accessor = model.accessors[number]
        for edge in ("min", "max"):
            shift = model.shifts.get(rows.at, (0.0, 0.0, 0.0))
            accessor[edge] = [float(np.float32(value - by)) for value, by in zip(accessor[edge], shift, strict=True)]


def _live(model: Model) -> set[int]:
    """The accessors that are needed to show the model."""
    found: list[Any] = []
    for primitive in model.primitives():
        found.append(primitive.get("indices"))
        for attributes in (primitive.get("attributes", {}), *primitive.get("targets", [])):
            found += attributes.values()
    for animation in objects(model.glb.document, "animations"):
        for sampler in objects(animation, "samplers"):
            found += [sampler.get("input"), sampler.get("output")]
    found += [skin.get("inverseBindMatrices") for skin in objects(model.glb.document, "skins")]
    return {number for number in found if isinstance(number, int) and 0 <= number < len(model.accessors)}


def _between(model: Model, live: set[int]) -> Iterator[Rows]:
    """The rows of accessors that are not needed, where they lie among others that are."""
    rows = {number: found for number in range(len(model.accessors)) if (found := model.rows_of(number))}
    starts = {found.at for number, found in rows.items() if number in live}
    views = {str(model.accessors[number].get("bufferView")) for number in live}
    for number, found in rows.items():
        beside = number not in live and str(model.accessors[number].get("bufferView")) in views
        if beside and found.at not in starts:
            yield found


def _forget(model: Model, live: set[int]) -> None:
    """Of accessors that are not needed only what an accessor must say."""
    for number, accessor in enumerate(model.accessors):
        if number not in live:
            for key in {*accessor} - {"componentType", "count", "type"}:
                del accessor[key]


def _spans(model: Model, live: Iterable[int]) -> Iterator[tuple[int, int]]:
    """What of the binary part is needed: start and end of each piece."""
    holders: list[Any] = [*objects(model.glb.document, "images"), *(model.accessors[number] for number in live)]
    holders += [one for accessor in model.accessors for one in _parts(accessor.get("sparse"))]
    holders += [one for primitive in model.primitives() for one in _parts(primitive.get("extensions"))]
    used = {n for one in holders if isinstance(n := one.get("bufferView"), int) and 0 <= n < len(model.views)}
    for view in (model.views[number] for number in used):
        for piece in (view, *_parts(view.get("extensions"))):
            start, length = piece.get("byteOffset", 0), piece.get("byteLength", 0)
            if piece.get("buffer") == 0 and isinstance(start, int) and isinstance(length, int):
                yield max(0, start), min(model.glb.binary_bytes, start + length)


def _parts(value: object) -> list[Json]:
    return [one for one in value.values() if isinstance(one, dict)] if isinstance(value, dict) else []


def _together(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same pieces in order, none over another."""
    reached = 0
    for start, end in sorted(spans):
        if end > max(start, reached):
            yield max(start, reached), end
            reached = end
