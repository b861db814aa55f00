"""A glTF document with what is needed to draw it and nothing else: no names, no remarks, no reference to the earth.

Whatever is not known to be needed is left out, because anybody may write anything into the rest.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote_to_bytes

from ingest.media.gltf import Json, objects
from ingest.media.places import blank_places

_PARTS: dict[str, frozenset[str]] = {
    name: frozenset(keys.split()) | {"extensions"}
    for name, keys in {
        "accessors": "bufferView byteOffset componentType normalized count type max min sparse",
        "animations": "channels samplers",
        "buffers": "byteLength uri",
        "bufferViews": "buffer byteOffset byteLength byteStride target",
        "images": "uri mimeType bufferView",
        "materials": "pbrMetallicRoughness normalTexture occlusionTexture emissiveTexture emissiveFactor alphaMode "
        "alphaCutoff doubleSided",
        "meshes": "primitives weights",
        "nodes": "children skin matrix mesh rotation scale translation weights",
        "samplers": "magFilter minFilter wrapS wrapT",
        "scenes": "nodes",
        "skins": "inverseBindMatrices skeleton joints",
        "textures": "sampler source",
    }.items()
}
"""The lists of a document and the properties of what is in them (glTF 2.0, 5), but for cameras, names and extras."""
_EXTENSIONS = re.compile(
    r"KHR_(?:draco_mesh_compression|meshopt_compression|mesh_quantization|texture_basisu|texture_transform)"
    r"|EXT_(?:meshopt_compression|texture_webp|texture_avif)|KHR_materials_(?:anisotropy|clearcoat|diffuse_transmission"
    r"|dispersion|emissive_strength|ior|iridescence|pbrSpecularGlossiness|sheen|specular|transmission|unlit|volume)"
)
"""Extensions that say how something is packed or looks, and cannot say where it is."""
_XMP = "KHR_xmp_json_ld"
_ATTRIBUTES = re.compile(r"POSITION|NORMAL|TANGENT|(?:TEXCOORD|COLOR|JOINTS|WEIGHTS)_\d")
_WORD = re.compile(r"(?!.*\d{3})[A-Za-z_/][A-Za-z0-9_./-]{0,47}")
"""What the specification's own words look like: none holds a long number."""
_LARGEST = 100_000.0
"""No factor, angle or length of a material is larger; eastings and northings are."""
_UNSAID = frozenset({"name", "extras"})


def plain(document: Json) -> Json:
    """The document, its lists as long as they were, so that references stay true. Raises GltfError."""
    kept: Json = {"asset": {"version": "2.0"}}
    for name, keys in _PARTS.items():
        if items := objects(document, name):
            kept[name] = [_plain({key: one[key] for key in one if key in keys}) for one in items]
    kept |= {"materials": _small(kept["materials"])} if "materials" in kept else {}
    if isinstance(document.get("scene"), int):
        kept["scene"] = document["scene"]
    for name in ("extensionsUsed", "extensionsRequired"):
        if isinstance(document.get(name), list) and (known := list(filter(_is_known, document[name]))):
            kept[name] = known
    return kept


def with_packet(document: Json, packet: Json) -> Json:
    """The document as one that carries this packet, and its credit where any viewer shows it.

    Source: Khronos, glTF extension KHR_xmp_json_ld.
    """
    if not packet:
        return document
    asset = document["asset"] | {"extensions": {_XMP: {"packet": 0}}}
    if credit := packet.get("photoshop:Credit"):
        asset["copyright"] = credit
    used = [*document.get("extensionsUsed", []), _XMP]
    return document | {"asset": asset, "extensionsUsed": used, "extensions": {_XMP: {"packets": [packet]}}}


def _is_known(extension: object) -> bool:
    return isinstance(extension, str) and _EXTENSIONS.fullmatch(extension) is not None


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _blanked(value) if value[:5].lower() == "data:" else value if _WORD.fullmatch(value) else ""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept: Json = {}
    for key, part in value.items():
        if key == "extensions":
            kept[key] = {name: _plain(one) for name, one in _fields(part) if _is_known(name) and isinstance(one, dict)}
        elif key == "attributes":
            kept[key] = {name: one for name, one in _fields(part) if _is_attribute(name, one)}
        elif key == "targets":
            each = part if isinstance(part, list) else []
            kept[key] = [{name: one for name, one in _fields(some) if _is_attribute(name, one)} for some in each]
        elif key not in _UNSAID and _WORD.fullmatch(key):
            kept[key] = _plain(part)
    return {key: part for key, part in kept.items() if key != "extensions" or part}


def _small(value: Any) -> Any:
    """The value without numbers that no material has."""
    if isinstance(value, dict):
        return {key: _small(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_small(one) for one in value]
    return 0 if isinstance(value, int | float) and abs(value) >= _LARGEST else value


def _fields(value: object) -> Iterable[tuple[str, Any]]:
    return value.items() if isinstance(value, dict) else ()


def _is_attribute(name: str, accessor: object) -> bool:
    return isinstance(accessor, int) and _ATTRIBUTES.fullmatch(name) is not None


def _blanked(uri: str) -> str:
    """The data URI (RFC 2397), its bytes without places; as it is where they tell none or cannot be read."""
    head, _, body = uri.partition(",")
    is_base64 = head.lower().endswith(";base64")
    mime = head[5:].partition(";")[0]
    head = f"data:{mime if _WORD.fullmatch(mime) else ''}{';base64' if is_base64 else ''}"
    plain_body = unquote_to_bytes(body)
    try:
        data = bytearray(base64.b64decode(plain_body + b"=" * (-len(plain_body) % 4)) if is_base64 else plain_body)
    except binascii.Error:
        return f"{head},"
    if not blank_places(data):
        return f"{head},{body}"
    return f"{head if is_base64 else f'{head};base64'},{base64.b64encode(data).decode()}"
