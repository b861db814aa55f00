"""Pictures of all that is around one spot: which of them a visitor can stand in the middle of."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

ROLE = "panorama"
"""What a file's row says of a picture that its curator calls one."""
_WIDE, _CLOSE = 2.0, 0.01


class Projection(StrEnum):
    """How a picture is unrolled, as it says itself."""

    SPHERE = "equirectangular"
    """All of a sphere, twice as wide as high."""
    OTHER = "other"
    """A part of one, a cylinder, or anything else."""


def is_twice_as_wide(width_px: int, height_px: int) -> bool:
    """Whether a picture has the form of a whole sphere, but for a few pixels."""
    return height_px > 0 and abs(width_px / height_px / _WIDE - 1) < _CLOSE


def surrounds(role: str, facts: Mapping[str, Any]) -> bool:
    """Whether the picture is a whole sphere: it has the form, and says so itself, or where it is silent its curator."""
    if not is_twice_as_wide(facts.get("width_px") or 0, facts.get("height_px") or 0):
        return False
    said = facts.get("projection")
    return bool(said == Projection.SPHERE or (said is None and role == ROLE))
