"""Every picture becomes what browsers expect: 8 bits, grey or sRGB, no transparency, no profile needed."""

import pyvips

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.media.profiles import is_srgb

PROFILE_BROKEN = define(
    "media-colour-profile",
    Severity.WARNING,
    N_(
        "The colour profile inside {name} cannot be used, so its colours are shown as sRGB: compare them with the "
        "object. (Technical detail: {reason})"
    ),
)
STRETCHED = define(
    "media-tones-stretched",
    Severity.WARNING,
    N_(
        "{name} holds measured values (floats or 32 bits), not tones; they are shown from black (the lowest) to white "
        "(the highest). Look whether that is right; if it is a photograph, export it as TIFF of 16 bits and bring that."
    ),
)
BANDS_LEFT_OUT = define(
    "media-bands-left-out",
    Severity.INFO,
    N_("{name} has {bands} channels; the first three are shown. The original keeps them all."),
)
_MEASURED = frozenset({"float", "double", "int", "uint", "short", "char", "complex", "dpcomplex"})
_SIGNED_COLOURS = frozenset({"scrgb", "lab", "labs", "xyz"})


def to_srgb(image: pyvips.Image, name: str) -> tuple[pyvips.Image, tuple[Message, ...]]:
    """The picture in 8 bits, 1 band (grey) or 3 (sRGB), still to be decoded; and what was changed on the way.

    `name` is for the messages. Values of float and 32-bit pictures are stretched, which needs a look at all of them.
    """
    messages: list[Message] = []
    if image.format in _MEASURED and not _is_colour(image):
        image = _stretched(image)
        messages.append(STRETCHED(name=name))
    image, problem = _without_profile(image, name)
    messages += problem
    image = _flattened(image)
    if image.bands > 3:
        messages.append(BANDS_LEFT_OUT(name=name, bands=image.bands))
    return _eight_bits(image), tuple(messages)


def _is_colour(image: pyvips.Image) -> bool:
    """Float colour within 0 to 1 is linear light by convention (scRGB), and CIELAB is signed: no measurements."""
    return bool(image.interpretation in _SIGNED_COLOURS and image.bands >= 3)


def _stretched(image: pyvips.Image) -> pyvips.Image:
    if image.format in {"complex", "dpcomplex"}:
        image = image.real()
    image = image.copy_memory()
    low, high = image.min(), image.max()
    scale = 255 / (high - low) if high > low else 0
    tones = ((image - low) * scale + 0.5).cast("uchar")
    return tones.copy(interpretation="srgb" if image.bands >= 3 else "b-w")


def _without_profile(image: pyvips.Image, name: str) -> tuple[pyvips.Image, list[Message]]:
    """Colours as sRGB where a profile or CMYK asks for it."""
    profile = bytes(image.get("icc-profile-data")) if image.get_typeof("icc-profile-data") else b""
    is_profile = profile[36:40] == b"acsp"  # ICC.1:2022, 7.2.1
    reason = "not a colour profile" if profile and not is_profile else ""
    if is_profile and not is_srgb(profile):
        try:
            return _like_before(image.icc_transform("srgb", embedded=True, depth=8), image), []
        except pyvips.Error as exc:
            reason = (exc.detail.strip().splitlines() or ["?"])[0]
    if image.interpretation == "cmyk":
        image = image.icc_transform("srgb", input_profile="cmyk", depth=8)
    return image, [PROFILE_BROKEN(name=name, reason=reason)] if reason else []


def _like_before(shown: pyvips.Image, image: pyvips.Image) -> pyvips.Image:
    """Grey stays grey: a profile of grey tones makes three equal bands."""
    if image.bands <= 2 and shown.bands >= 3:
        return shown[1] if image.bands == 1 else shown[1].bandjoin(shown[shown.bands - 1])
    return shown


def _flattened(image: pyvips.Image) -> pyvips.Image:
    """Transparent parts become white, as on a page."""
    if image.hasalpha():
        highest = 65_535 if image.format == "ushort" else 255 if image.format == "uchar" else 1.0
        return image.flatten(background=[highest], max_alpha=highest)
    return image


def _eight_bits(image: pyvips.Image) -> pyvips.Image:
    if image.interpretation in {"lab", "labs", "labq", "scrgb", "xyz", "rgb16", "grey16", "hsv", "lch"}:
        image = image.colourspace("srgb" if image.bands >= 3 else "b-w")
    elif image.format == "ushort":
        image = image >> 8
    image = image.extract_band(0, n=3) if image.bands > 3 else image[0] if image.bands == 2 else image
    return image.cast("uchar").copy(interpretation="srgb" if image.bands == 3 else "b-w")
