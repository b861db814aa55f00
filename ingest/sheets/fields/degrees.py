"""Latitudes and longitudes as people write them."""

import re

_DMS = re.compile(
    r"^\s*([NSEWBĐDT]?)\s*(\d{1,3}(?:[.,]\d+)?)\s*[°º]?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|''|’’)?\s*)?([NSEWBĐDT]?)\s*$",
    re.IGNORECASE,
)
_NEGATIVE = {"S", "W", "T"}


def read_degrees(text: str) -> float | None:
    """Decimal degrees out of '21.0286', '21,0286' or '21°01'43"N'; None where it is neither."""
    try:
        return float(text.replace(",", ".")) if text.count(",") + text.count(".") <= 1 else None
    except ValueError:
        pass
    match = _DMS.match(" ".join(text.split()))
    if match is None:
        return None
    before, degrees, minutes, seconds, after = match.groups()
    value = sum(
        float(part.replace(",", ".")) / size
        for part, size in ((degrees, 1), (minutes, 60), (seconds, 3600))
        if part is not None
    )
    return -value if (before or after).upper() in _NEGATIVE else value
