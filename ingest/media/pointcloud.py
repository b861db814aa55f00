"""Point clouds: kept and described; the museum does not draw them yet."""

import struct
from pathlib import Path

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.media import mediatypes as kind
from ingest.media.e57 import E57Error, count_points
from ingest.media.facts import Facts, MediaRequest, Processed, Shape
from ingest.media.mediatypes import Family, MediaType
from ingest.media.refusal import MediaRefusedError

KEPT = define(
    "media-pointcloud-kept",
    Severity.INFO,
    N_(
        "{name} is a point cloud. It is kept as it is: its points were not checked and are not shown yet. Bring a "
        "model (GLB, or OBJ in a zip) beside it."
    ),
)
BROKEN = define(
    "media-pointcloud-broken",
    Severity.ERROR,
    N_("The head of {name} is damaged: it says nothing usable about its points. Export it again from the scanner."),
)
DAMAGED = define(
    "media-pointcloud-damaged",
    Severity.ERROR,
    N_(
        "{name} is cut off or damaged, or its copy went wrong (technical detail: {reason}). Copy it again, or export "
        "it again from the scanner."
    ),
)
NO_POINTS = define(
    "media-pointcloud-empty",
    Severity.WARNING,
    N_("{name} holds no points. Look at it in the scanner's program, and export it again with its scans."),
)
_LAS_BOUNDS = struct.Struct("<6d")


def inspect(path: Path, media_type: MediaType, request: MediaRequest) -> Facts:
    """How many points and how far they reach, by the head; raises MediaRefusedError where that is broken."""
    kept = KEPT(name=request.name)
    if media_type is kind.E57:
        points, shape = _e57_points(path, request.name), None
    else:
        shape = _las_shape(path, request.name)
        points = shape.vertices
    messages = (kept, NO_POINTS(name=request.name)) if points == 0 else (kept,)
    return Facts(media_type.mime, Family.POINTCLOUD, shape=shape, messages=messages)


def derive(path: Path, workdir: Path, facts: Facts, request: MediaRequest) -> Processed:
    """Nothing yet: the facts as they are."""
    return Processed(facts)


def _e57_points(path: Path, name: str) -> int | None:
    try:
        return count_points(path)
    except E57Error as exc:
        raise MediaRefusedError(DAMAGED(name=name, reason=str(exc)[:120])) from exc


def _las_shape(path: Path, name: str) -> Shape:
    """Points and bounds of a LAS or LAZ file (LAS 1.4 R15, public header block); raises MediaRefusedError."""
    with path.open("rb") as file:
        head = file.read(400)
    if len(head) < 227:
        raise MediaRefusedError(BROKEN(name=name))
    points = int.from_bytes(head[107:111], "little")
    if head[25] >= 4 and len(head) >= 255:
        points = int.from_bytes(head[247:255], "little") or points
    high_x, low_x, high_y, low_y, high_z, low_z = _LAS_BOUNDS.unpack_from(head, 179)
    low, high = (low_x, low_y, low_z), (high_x, high_y, high_z)
    is_sane = all(abs(one) < 1e12 and abs(other) < 1e12 and one <= other for one, other in zip(low, high, strict=True))
    if not is_sane:
        raise MediaRefusedError(BROKEN(name=name))
    _check_las_length(head, points, path.stat().st_size, name)
    return Shape(0, points, low, high)


def _check_las_length(head: bytes, points: int, size_bytes: int, name: str) -> None:
    """Whether the points that the head counts have room in the file; those of LAZ are packed, so only their place is.

    Bytes 94 to 106: the head's size, where the points begin, how many notes, their form and their length.
    """
    head_bytes, begins, _, form, point_bytes = struct.unpack_from("<HIIBH", head, 94)
    needed = begins if form & 0x80 else begins + points * point_bytes
    if head_bytes > begins or needed > size_bytes:
        raise MediaRefusedError(DAMAGED(name=name, reason=f"{size_bytes} bytes, {needed} by its head"))
