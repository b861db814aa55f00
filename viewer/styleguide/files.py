"""Files to look at and to listen to, made when they are asked for: drawn scenes, a bell, a small hall to turn."""

import io
import json
import math
import struct
import wave
from collections.abc import Iterator

Point = tuple[float, float, float]

_SECONDS = 4
_RATE = 8_000
_PARTIALS = ((0.5, 0.5, 0.6), (1.0, 1.0, 0.9), (1.2, 0.6, 1.4), (1.5, 0.4, 1.8), (2.0, 0.5, 2.4), (2.7, 0.3, 3.5))
"""Of a bell of 220 Hz: the proportion of each frequency, how loud it is, how fast it fades in 1/s."""

_SKY = (
    '<linearGradient id="s" x2="0" y2="1"><stop stop-color="#e9c39a"/>'
    '<stop offset="1" stop-color="#b7c7cf"/></linearGradient>'
)
SCENES = {
    "roof": (
        '<path fill="#8c8780" d="M0 780h1200v120H0z"/><path fill="#b98c6c" d="M250 600h700v200H250z"/>'
        '<path fill="#5a4534" d="M300 600h40v190h-40zM460 600h40v190h-40zM700 600h40v190h-40zM860 600h40v190h-40z"/>'
        '<path fill="#7c221a" d="M90 560Q180 620 300 480L440 250H760L900 480Q1020 620 1110 560'
        'Q1040 690 900 640H300Q160 690 90 560"/>'
    ),
    "drum": (
        '<path fill="#3c352b" d="M0 0h1200v900H0z"/><circle cx="600" cy="450" r="380" fill="#8a6e3c"/>'
        '<g fill="none" stroke="#5e8672" stroke-width="14"><circle cx="600" cy="450" r="330"/>'
        '<circle cx="600" cy="450" r="250"/><circle cx="600" cy="450" r="170"/></g>'
        '<path fill="#cfa856" d="M600 300l32 102 108-4-86 65 30 104-84-67-84 67 30-104-86-65 108 4z"/>'
    ),
    "paper": (
        '<path fill="#e6dac4" d="M0 0h1200v900H0z"/>'
        '<path fill="none" stroke="#9a523c" stroke-width="30" d="M60 60h1080v780H60z"/>'
        '<path stroke="#241f1c" stroke-width="34" stroke-dasharray="60 26" '
        'd="M300 150v600M450 150v600M600 150v500M750 150v600M900 150v380"/>'
        '<path fill="#7c221a" d="M820 600h160v160H820z"/>'
    ),
    "river": (
        '<path fill="#5f6e3e" d="M0 520Q300 420 600 500T1200 460V900H0z"/>'
        '<path fill="#7f93a3" d="M0 640Q400 560 700 640T1200 600V900H0z"/>'
        '<path fill="#5a4534" d="M420 700h260l-50 60H470zM760 660h180l-34 44H794z"/>'
        '<path fill="#7c221a" d="M530 700v-110l90 90z"/>'
    ),
}
"""Drawn on a field of 1200 by 900, with the placeholder colours of the site."""


def picture(scene: str, width_px: int, height_px: int) -> str:
    """The scene as SVG at this size: what does not fit is cut off, as with a photograph."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_px}" height="{height_px}" viewBox="0 0 1200 900" '
        f'preserveAspectRatio="xMidYMid slice"><defs>{_SKY}</defs>'
        '<path fill="url(#s)" d="M-4000-4000h9200v9200h-9200z"/>'
        f"{SCENES[scene]}</svg>"
    )


def bell() -> bytes:
    """A stroke of a bell as WAV."""
    samples = (_bell_at(number / _RATE) for number in range(_SECONDS * _RATE))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes(b"".join(struct.pack("<h", int(8_000 * one)) for one in samples))
    return file.getvalue()


def _bell_at(second: float) -> float:
    return sum(
        loud * math.exp(-fading * second) * math.sin(math.tau * 220 * times * second)
        for times, loud, fading in _PARTIALS
    )


def captions(words: str) -> str:
    """One caption for the whole stroke (WebVTT)."""
    return f"WEBVTT\n\n00:00.000 --> 00:0{_SECONDS}.000\n{words}\n"


def hall() -> bytes:
    """A block under a pyramid as GLB (glTF 2.0): triangles with a colour each corner, no textures."""
    triangles: list[tuple[Point, Point, Point, Point]] = []
    for (ax, az), (bx, bz) in zip(_CORNERS, (*_CORNERS[1:], _CORNERS[0]), strict=True):
        near, far, above, over = (ax, 0.0, az), (bx, 0.0, bz), (bx, 1.0, bz), (ax, 1.0, az)
        triangles += [(near, above, far, _WOOD), (near, over, above, _WOOD)]
        triangles.append(((1.5 * ax, 0.9, 1.5 * az), (0.0, 2.2, 0.0), (1.5 * bx, 0.9, 1.5 * bz), _TILE))
    points = [(*place, *colour) for *places, colour in triangles for place in places]
    data = b"".join(struct.pack("<6f", *one) for one in points)
    return _glb(_document(len(points), len(data)), data)


_CORNERS = ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0))
_WOOD = (0.35, 0.2, 0.1)
_TILE = (0.55, 0.12, 0.07)


def _document(count: int, size_bytes: int) -> bytes:
    accessor = {"bufferView": 0, "componentType": 5126, "count": count, "type": "VEC3"}
    return json.dumps(
        {
            "asset": {"version": "2.0"},
            "scene": 0,
            "scenes": [{"nodes": [0]}],
            "nodes": [{"mesh": 0}],
            "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "COLOR_0": 1}, "material": 0}]}],
            "materials": [{"doubleSided": True, "pbrMetallicRoughness": {"metallicFactor": 0, "roughnessFactor": 0.9}}],
            "accessors": [
                accessor | {"min": [-1.5, 0, -1.5], "max": [1.5, 2.2, 1.5]},
                accessor | {"byteOffset": 12},
            ],
            "bufferViews": [{"buffer": 0, "byteLength": size_bytes, "byteStride": 24, "target": 34962}],
            "buffers": [{"byteLength": size_bytes}],
        }
    ).encode()


def _glb(document: bytes, data: bytes) -> bytes:
    document += b" " * (-len(document) % 4)
    size_bytes = 12 + 8 + len(document) + 8 + len(data)
    header = struct.pack("<4sII", b"glTF", 2, size_bytes)
    return b"".join(
        (header, struct.pack("<I4s", len(document), b"JSON"), document, struct.pack("<I4s", len(data), b"BIN\0"), data)
    )


def in_pieces(data: bytes, pieces: int) -> Iterator[bytes]:
    """The bytes in so many pieces."""
    length = -(-len(data) // pieces)
    return (data[at : at + length] for at in range(0, len(data), length))
