"""ICC profiles: whether one says what browsers take for granted, told by its numbers, since names lie."""

import struct
from collections.abc import Sequence

_COLORANTS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""sRGB's primaries adapted to D50 (IEC 61966-2-1 through ICC.1:2022, annex E)."""
_CURVES = (b"rTRC", b"gTRC", b"bTRC")
_TOLERANCE = 0.003
_TONE_TOLERANCE = 0.008
_TONES = (0.05, 0.2, 0.4, 0.6, 0.8)


def is_srgb(profile: bytes) -> bool:
    """Whether the profile's primaries and tone curves are sRGB's, so that it need not be applied."""
    tags = _tags(profile)
    if profile[16:20] != b"RGB " or any(tag.startswith((b"A2B", b"D2B")) for tag in tags):
        return False
    try:
        primaries = all(_near(_xyz(tags[tag]), wanted, _TOLERANCE) for tag, wanted in _COLORANTS.items())
        curves = {tags[tag] for tag in _CURVES}
        return primaries and all(_near(_tone_curve(curve), _SRGB_TONES, _TONE_TOLERANCE) for curve in curves)
    except (KeyError, struct.error, ValueError, OverflowError, ZeroDivisionError):
        return False


def _tags(profile: bytes) -> dict[bytes, bytes]:
    """The content of each tag (ICC.1:2022, 7.3)."""
    count = min(int.from_bytes(profile[128:132], "big"), 100)
    rows = (profile[at : at + 12] for at in range(132, 132 + 12 * count, 12))
    return {row[:4]: _part(profile, row) for row in rows}


def _part(profile: bytes, row: bytes) -> bytes:
    offset, size = int.from_bytes(row[4:8], "big"), int.from_bytes(row[8:12], "big")
    return profile[offset : offset + size]


def _xyz(data: bytes) -> tuple[float, ...]:
    return tuple(value / 65_536 for value in struct.unpack_from(">3i", data, 8))


def _near(found: Sequence[float], wanted: Sequence[float], tolerance: float) -> bool:
    return all(abs(one - other) <= tolerance for one, other in zip(found, wanted, strict=True))


def _srgb(tone: float) -> float:
    return tone / 12.92 if tone <= 0.04045 else float(((tone + 0.055) / 1.055) ** 2.4)


_SRGB_TONES = tuple(map(_srgb, _TONES))


def _tone_curve(data: bytes) -> tuple[float, ...]:
    """The curve at a few tones: 'curv' as a gamma or a table, 'para' of type 0 or 3 (ICC.1:2022, 10.6 and 10.18)."""
    if data[:4] == b"curv":
        (count,) = struct.unpack_from(">I", data, 8)
        if count == 1:
            (gamma,) = struct.unpack_from(">H", data, 12)
            return tuple(tone ** (gamma / 256) for tone in _TONES)
        table = struct.unpack_from(f">{min(count, 65_536)}H", data, 12)
        return tuple(table[round(tone * (len(table) - 1))] / 65_535 for tone in _TONES)
    (form,) = struct.unpack_from(">H", data, 8)
    if data[:4] != b"para" or form not in {0, 3}:
        raise ValueError("no curve that is understood")
    numbers = [value / 65_536 for value in struct.unpack_from(f">{5 if form else 1}i", data, 12)]
    if not form:
        return tuple(tone ** numbers[0] for tone in _TONES)
    gamma, a, b, c, d = numbers
    return tuple((a * tone + b) ** gamma if tone >= d else c * tone for tone in _TONES)
