"""Point clouds: kept and described; the museum does not draw them yet."""

import struct
from pathlib import Path

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.media import mediatypes as kind
from ingest.media.facts import Facts, MediaRequest, Processed, Shape
from ingest.media.mediatypes import Family, MediaType
from ingest.media.refusal import MediaRefusedError

KEPT = define(
    "media-pointcloud-kept",
    Severity.INFO,
    N_("{name} is a point cloud. It is kept safe, but not shown yet; bring a model (GLB, or OBJ in a zip) beside it."),
)
BROKEN = define(
    "media-pointcloud-broken",
    Severity.ERROR,
    N_("The head of {name} is damaged: it says nothing usable about its points. Export it again from the scanner."),
)
_LAS_BOUNDS = struct.Struct("<6d")


def inspect(path: Path, media_type: MediaType, request: MediaRequest) -> Facts:
    """How many points and how far they reach, from the head; raises MediaRefusedError where it is broken."""
    with path.open("rb") as file:
        head = file.read(400)
    shape = None if media_type is kind.E57 else _las_shape(head)
    is_whole = _is_e57(head, path.stat().st_size) if media_type is kind.E57 else shape is not None
    if not is_whole:
        raise MediaRefusedError(BROKEN(name=request.name))
    return Facts(media_type.mime, Family.POINTCLOUD, shape=shape, messages=(KEPT(name=request.name),))


def derive(path: Path, workdir: Path, facts: Facts, request: MediaRequest) -> Processed:
    """Nothing yet: the facts as they are."""
    return Processed(facts)


def _las_shape(head: bytes) -> Shape | None:
    """Points and bounds of a LAS or LAZ file (LAS 1.4 R15, public header block)."""
    if len(head) < 227:
        return None
    points = int.from_bytes(head[107:111], "little")
    if head[25] >= 4 and len(head) >= 255:
        points = int.from_bytes(head[247:255], "little") or points
    high_x, low_x, high_y, low_y, high_z, low_z = _LAS_BOUNDS.unpack_from(head, 179)
    low, high = (low_x, low_y, low_z), (high_x, high_y, high_z)
    is_sane = all(abs(one) < 1e12 and abs(other) < 1e12 and one <= other for one, other in zip(low, high, strict=True))
    return Shape(0, points, low, high) if is_sane else None


def _is_e57(head: bytes, size_bytes: int) -> bool:
    """Whether the lengths in the head of an E57 file fit its size (ASTM E2807, 6.3)."""
    if len(head) < 48:
        return False
    length, xml_offset, xml_length, page = struct.unpack_from("<4Q", head, 16)
    return bool(length == size_bytes and xml_offset + xml_length <= size_bytes and page == 1024)
