"""Models: looked through, and shown as one GLB, textures included."""

import math
import struct
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import trimesh

from catalog.derivatives import DerivativeRole
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.xmp import rights_json
from ingest.media import gltf
from ingest.media import mediatypes as kind
from ingest.media.archive import unpack
from ingest.media.facts import Derivative, Facts, MediaRequest, Processed, Shape
from ingest.media.glb_places import Shown, glb_without_places
from ingest.media.gltf import GltfError
from ingest.media.gltf_shape import Point, shape_of
from ingest.media.mediatypes import Family, MediaType, media_type_of
from ingest.media.refusal import MediaRefusedError
from ingest.media.sniff import sniff
from ingest.media.textures import FolderResolver

UNREADABLE = define(
    "media-model-damaged",
    Severity.ERROR,
    N_("The model in {name} cannot be read (technical detail: {reason}). Export it again, best as GLB."),
)
SEVERAL = define(
    "media-model-several",
    Severity.INFO,
    N_("{name} holds {count} models; {shown} is shown. Pack each of the others in a zip of its own."),
)
TEXTURE_MISSING = define(
    "media-model-texture-missing",
    Severity.WARNING,
    N_("{name} asks for '{texture}', which is not there, so the model is shown without it. Pack it in the same zip."),
)
TEXTURE_LOST = define(
    "media-model-texture-lost",
    Severity.WARNING,
    N_("A texture of {name} could not be read ({texture}). Save it as JPEG of at most 8,192 pixels a side."),
)
NO_TRIANGLES = define(
    "media-model-points",
    Severity.INFO,
    N_("{name} holds points without faces; they are shown as dots."),
)
STILLED = define(
    "media-model-stilled",
    Severity.WARNING,
    N_(
        "{name} moves and lies far from its origin, as models in metres of a map do. It is shown around its own middle "
        "and does not move. Export it around its own origin to have it move."
    ),
)
PACKED = define(
    "media-model-packed",
    Severity.WARNING,
    N_(
        "{name} is packed in a way (Draco, for example) that keeps this museum from making sure that it does not tell "
        "where it stands. Where its record hides the exact spot, visitors do not get it. Export it without packing."
    ),
)
_PREFERRED = (".glb", ".gltf", ".obj", ".ply", ".stl")
_ORIGIN: Point = (0.0, 0.0, 0.0)
_FAULTS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OSError,
    RecursionError,
    NotImplementedError,
    ArithmeticError,
    AssertionError,
    struct.error,
)
"""What trimesh is known to raise on broken files."""


def inspect(path: Path, media_type: MediaType, request: MediaRequest) -> Facts:
    """Of a GLB its faces and bounds; other kinds are only opened once, by `derive`. Raises MediaRefusedError."""
    facts = Facts(media_type.mime, Family.MODEL)
    if media_type is kind.GLB:
        return replace(facts, shape=_glb_shape(path, request.name))
    return facts


def derive(path: Path, workdir: Path, facts: Facts, request: MediaRequest) -> Processed:
    """One GLB around its own origin: of the file itself, of the model in a zip with its textures, or a conversion."""
    media_type = media_type_of(facts.mime)
    messages: tuple[Message, ...] = ()
    files = [path]
    if media_type is kind.MODEL_ZIP:
        files = unpack(path, workdir / "unpacked", request.name)
        path, media_type, messages = _chosen(files, request.name)
    away = _ORIGIN
    if media_type is not kind.GLB:
        path, away, texture_messages = _converted(path, media_type, files, workdir, request.name)
        messages += texture_messages
    shown = _shown(path, workdir, request)
    if not shown.shape.faces:
        messages += (NO_TRIANGLES(name=request.name),)
    messages += (STILLED(name=request.name),) if shown.stilled else ()
    messages += (PACKED(name=request.name),) if shown.tells_place else ()
    derivative = Derivative(DerivativeRole.MODEL_GLB, shown.path, kind.GLB.mime, shown.path.stat().st_size)
    facts = replace(facts, shape=_farther(shown.shape, away), tells_place=shown.tells_place)
    return Processed(replace(facts, messages=(*facts.messages, *messages)), (derivative,))


def _shown(path: Path, workdir: Path, request: MediaRequest) -> Shown:
    name = request.name
    try:
        return glb_without_places(
            path, workdir, rights_json(request.credit, request.rights_uri, request.digital_source)
        )
    except RecursionError as exc:
        raise MediaRefusedError(gltf.NOT_GLB(name=name, reason="nested too deeply")) from exc
    except GltfError as exc:
        raise MediaRefusedError(exc.message(name=name, **exc.params)) from exc


def _farther(shape: Shape, away: Point) -> Shape:
    """The shape where it lay before it was moved."""
    low, high = ([one + by for one, by in zip(edge, away, strict=True)] for edge in (shape.low, shape.high))
    return replace(shape, low=(low[0], low[1], low[2]), high=(high[0], high[1], high[2]))


def _glb_shape(path: Path, name: str) -> Shape:
    try:
        document = gltf.read_glb(path).document
        gltf.check_self_contained(document)
        return shape_of(document)
    except GltfError as exc:
        raise MediaRefusedError(exc.message(name=name, **exc.params)) from exc


def _chosen(files: Sequence[Path], name: str) -> tuple[Path, MediaType, tuple[Message, ...]]:
    """The model to show out of a zip: the best kind, then the largest."""
    models = [file for file in files if file.suffix.lower() in _PREFERRED]
    for suffix in _PREFERRED:
        same = sorted((file for file in models if file.suffix.lower() == suffix), key=lambda file: -file.stat().st_size)
        for file in same:
            media_type = sniff(file)
            if media_type is not None and media_type.family is Family.MODEL and media_type is not kind.MODEL_ZIP:
                several = (SEVERAL(name=name, count=len(same), shown=file.name),) if len(same) > 1 else ()
                return file, media_type, several
    raise MediaRefusedError(gltf.NO_FACES(name=name))


def _converted(
    path: Path, media_type: MediaType, files: list[Path], workdir: Path, name: str
) -> tuple[Path, Point, tuple[Message, ...]]:
    """The model as GLB, how far it lay from where it lies now, and which textures did not come along."""
    if media_type is kind.GLTF:
        _check_gltf(path, files, name)
    resolver = FolderResolver(files, path.parent)
    out = workdir / "model.glb"
    try:
        with _readable(path, media_type, workdir).open("rb") as file:
            scene = trimesh.load_scene(
                file, file_type=media_type.extensions[0], resolver=resolver, process=media_type is kind.STL
            )
        away = _ORIGIN if media_type is kind.GLTF else _moved_home(scene)
        out.write_bytes(scene.export(file_type="glb"))  # type: ignore[no-untyped-call]
        kept = len(gltf.read_glb(out).document.get("images", ()))
    except GltfError as exc:
        raise MediaRefusedError(gltf.NO_FACES(name=name)) from exc
    except _FAULTS as exc:
        reason = str(exc).replace(str(workdir), "")[:120] or type(exc).__name__
        raise MediaRefusedError(UNREADABLE(name=name, reason=reason)) from exc
    missing = tuple(TEXTURE_MISSING(name=name, texture=texture[:80]) for texture in sorted(resolver.missing)[:10])
    if kept < len(resolver.given):
        names = ", ".join(sorted(texture.name for texture in resolver.given))
        missing += (TEXTURE_LOST(name=name, texture=names[:80]),)
    return out, away, missing


def _moved_home(scene: trimesh.Scene) -> Point:
    """Move what has no nodes of its own to its middle, while its numbers are exact still; returns how far it lay."""
    if scene.bounds is None:
        return _ORIGIN
    x, y, z = (float(one) for one in scene.bounds.mean(axis=0))
    if not all(map(math.isfinite, (x, y, z))):
        return _ORIGIN
    for geometry in scene.geometry.values():
        geometry.apply_translation((-x, -y, -z))
    return x, y, z


def _readable(path: Path, media_type: MediaType, workdir: Path) -> Path:
    """The file itself, or a copy in UTF-8 where names in an old code would stop the reader."""
    with path.open("rb") as file:
        is_text = media_type is kind.OBJ or file.read(5) == b"solid"
    if not is_text:
        return path
    data = path.read_bytes()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        copy = workdir / f"utf-8.{media_type.extensions[0]}"
        copy.write_text(data.decode("latin-1"), encoding="utf-8")
        return copy
    return path


def _check_gltf(path: Path, files: Sequence[Path], name: str) -> None:
    """A glTF may point to files that came in the same zip, to no others, and never to the network."""
    try:
        document = gltf.parse(path.read_bytes())
        if len(files) == 1:
            gltf.check_self_contained(document)
    except GltfError as exc:
        raise MediaRefusedError(exc.message(name=name, **exc.params)) from exc
