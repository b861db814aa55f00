"""Reading what a GLB or glTF file says about itself, without trusting a number of it (glTF 2.0, chapters 3 and 4)."""

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.language import N_
from catalog.messages import MessageType, Severity, define

JSON_LIMIT_BYTES = 64_000_000
JSON, BIN = 0x4E4F534A, 0x004E4942
"""Types of chunks (glTF 2.0, 4.4.3)."""

NOT_GLB = define(
    "media-glb-broken",
    Severity.ERROR,
    N_("{name} is damaged and cannot be shown (technical detail: {reason}). Export the model again as GLB (glTF 2.0)."),
)
CUT_SHORT = define(
    "media-glb-truncated",
    Severity.ERROR,
    N_("{name} ends too early: part of the model is missing. Copy or export it again."),
)
OTHER_VERSION = define(
    "media-glb-version",
    Severity.ERROR,
    N_("{name} is glTF of version {version}, which today's viewers do not read. Export it again as glTF 2.0."),
)
NO_FACES = define(
    "media-model-empty",
    Severity.ERROR,
    N_("{name} has no faces and no points to show. Check the export; hidden objects are often left out."),
)
OTHER_FILES = define(
    "media-gltf-other-files",
    Severity.ERROR,
    N_("{name} points to other files ('{uri}'). Export it as GLB, which holds everything, or pack all of it in a zip."),
)

Json = dict[str, Any]


class GltfError(Exception):
    """What is wrong with a file; `message` and its parameters but the name."""

    def __init__(self, message: MessageType, **params: str) -> None:
        super().__init__(params.get("reason", message.code))
        self.message = message
        self.params = params


@dataclass(frozen=True)
class Glb:
    """The JSON of a GLB, and its binary part: its size in bytes (0 where there is none) and where it begins."""

    document: Json
    binary_bytes: int
    binary_at: int = 0


def read_glb(path: Path) -> Glb:
    """The parts of a GLB whose lengths and order are right; raises GltfError."""
    size_bytes = path.stat().st_size
    with path.open("rb") as file:
        header = file.read(12)
        if len(header) < 12 or header[:4] != b"glTF":
            raise broken("no header")
        version, length = struct.unpack_from("<II", header, 4)
        if version != 2:
            raise GltfError(OTHER_VERSION, version=str(version))
        if length > size_bytes:
            raise GltfError(CUT_SHORT)
        kind, json_bytes = _chunk(file.read(8), length - 12)
        if kind != JSON or json_bytes > JSON_LIMIT_BYTES:
            raise broken("no JSON chunk")
        document = parse(file.read(json_bytes))
        rest = length - 20 - json_bytes
        if rest == 0:
            return Glb(document, 0)
        kind, binary_bytes = _chunk(file.read(8), rest)
        return Glb(document, binary_bytes if kind == BIN else 0, 28 + json_bytes)


def parse(data: bytes) -> Json:
    """The JSON of a glTF file, an object with an asset of version 2; raises GltfError."""
    try:
        document = json.loads(data.decode("utf-8").rstrip("\0 "))
    except (ValueError, RecursionError) as exc:
        raise broken("the JSON cannot be read") from exc
    if not isinstance(document, dict) or not isinstance(document.get("asset"), dict):
        raise broken("no asset version")
    version = str(document["asset"].get("version", "?"))
    if not version.startswith("2"):
        raise GltfError(OTHER_VERSION, version=version[:20])
    return document


def check_self_contained(document: Json) -> None:
    """Raise GltfError where buffers or pictures lie in other files or on the network."""
    for part in ("buffers", "images"):
        for one in objects(document, part):
            uri = one.get("uri")
            if isinstance(uri, str) and not uri.startswith("data:"):
                raise GltfError(OTHER_FILES, uri=uri[:80])


def _chunk(header: bytes, room: int) -> tuple[int, int]:
    """Type and length in bytes of the chunk that this header announces."""
    if len(header) < 8:
        raise GltfError(CUT_SHORT)
    length, kind = struct.unpack("<II", header)
    if length + 8 > room:
        raise GltfError(CUT_SHORT)
    return kind, length


def broken(reason: str) -> GltfError:
    """What is raised of a file that does not hold together."""
    return GltfError(NOT_GLB, reason=reason)


def objects(document: Json, name: str) -> list[Json]:
    """The list of objects called so, [] where there is none; raises GltfError."""
    items = document.get(name, [])
    if not isinstance(items, list) or not all(isinstance(one, dict) for one in items):
        raise broken(f"'{name}' is not a list of objects")
    return items


def item(items: list[Json], number: object) -> Json:
    """The one that is referred to; raises GltfError."""
    if not isinstance(number, int) or not 0 <= number < len(items):
        raise broken("a reference to nothing")
    return items[number]


def whole(value: object) -> int:
    """A count that can be one; raises GltfError."""
    if not isinstance(value, int) or not 0 <= value < 2**40:
        raise broken("a senseless count")
    return value


def numbers(value: object, count: int) -> tuple[float, ...]:
    """Exactly `count` numbers, or none; raises GltfError where one is beyond all bounds."""
    if not isinstance(value, list) or len(value) != count:
        return ()
    try:
        return tuple(float(one) for one in value) if all(isinstance(one, int | float) for one in value) else ()
    except OverflowError as exc:
        raise broken("a number too large") from exc


def references(value: object) -> list[int]:
    """The numbers of a list of references, whatever else it holds left out."""
    return [one for one in value if isinstance(one, int)] if isinstance(value, list) else []
