"""The map that moves has the colours of the drawn one: what MapLibre is given is what the style sheets say and mix."""

import re

import pytest

from heritage import paths
from viewer.map.style import PALETTES, Scheme, style

_CSS = paths.STATIC / "css"
_DARK = re.compile(r"@media screen and \(prefers-color-scheme: dark\) \{(.*?)\n\}", re.DOTALL)
_PROPERTY = re.compile(r"(--[\w-]+):\s*([^;]+);")
_MIX = re.compile(r"color-mix\(in oklab, (.+?) (\d+)%, (.+)\)")
_CONES = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566))
_CONES += ((0.0883024619, 0.2817188376, 0.6299787005),)
_LAB = ((0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099))
_LAB += ((0.0259040371, 0.7827717662, -0.8086757660),)
_FROM_LAB = ((1, 0.3963377774, 0.2158037573), (1, -0.1055613458, -0.0638541728), (1, -0.0894841775, -1.2914855480))
_FROM_CONES = ((4.0767416621, -3.3077115913, 0.2309699292), (-1.2684380046, 2.6097574011, -0.3413193965))
_FROM_CONES += ((-0.0041960863, -0.7034186147, 1.7076147010),)
Three = tuple[float, ...]

OF_THE_DRAWN_MAP = ("water", "ground", "ground_line", "land", "line", "ink", "quiet", "sea_ink", "accent")
TOKENS = {"on_accent": "--on-lacquer", "islet": "--line-strong"}


def _times(matrix: tuple[Three, ...], vector: Three) -> Three:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def _oklab(colour: str) -> Three:
    """Björn Ottosson, A perceptual color space for image processing, 2020."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return _times(_LAB, tuple(c ** (1 / 3) for c in _times(_CONES, linear)))


def _hex(lab: Three) -> str:
    linear = _times(_FROM_CONES, tuple(c**3 for c in _times(_FROM_LAB, lab)))
    clipped = (min(1, max(0, c)) for c in linear)
    parts = (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in clipped)
    return "#" + "".join(f"{round(c * 255):02x}" for c in parts)


def _properties(scheme: Scheme) -> dict[str, str]:
    """The custom properties of tokens and map, those of the dark room over those of the light one."""
    found: dict[str, str] = {}
    for name in ("tokens.css", "map.css"):
        text = (_CSS / name).read_text(encoding="utf-8")
        dark = _DARK.search(text)
        assert dark is not None
        found |= dict(_PROPERTY.findall(text.replace(dark[0], "")))
        if scheme is Scheme.DARK:
            found |= dict(_PROPERTY.findall(dark[1]))
    return found


def _colour(value: str, properties: dict[str, str]) -> str:
    if value.startswith("var("):
        return _colour(properties[value[4:-1]], properties)
    mixed = _MIX.fullmatch(value)
    if mixed is None:
        return value
    one, other = (_oklab(_colour(mixed[at], properties)) for at in (1, 3))
    share = int(mixed[2]) / 100
    return _hex(tuple(a * share + b * (1 - share) for a, b in zip(one, other, strict=True)))


@pytest.mark.parametrize("scheme", Scheme)
def test_both_maps_have_the_colours_of_the_style_sheets(scheme: Scheme) -> None:
    properties = _properties(scheme)
    names = {name: f"--map-{name.replace('_', '-')}" for name in OF_THE_DRAWN_MAP} | TOKENS
    said = {name: _colour(f"var({variable})", properties) for name, variable in names.items()}
    assert {name: getattr(PALETTES[scheme], name) for name in said} == said


@pytest.mark.parametrize("scheme", Scheme)
def test_an_islet_is_no_record(scheme: Scheme) -> None:
    layers = {layer["id"]: layer for layer in style("vi", scheme)["layers"]}
    islets = layers["islets"]["paint"]["circle-color"]
    assert islets not in {layers[one]["paint"]["circle-color"] for one in ("clusters", "points")}
    drawn = re.search(r"\.map-islets \{[^}]*stroke: ([^;]+);", (_CSS / "map.css").read_text(encoding="utf-8"))
    assert drawn is not None
    assert islets == _colour(drawn[1], _properties(scheme))
