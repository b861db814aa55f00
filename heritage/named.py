"""Keys that say what their files hold: an original's whole SHA-256, sixteen digits of it for what was made."""

import re

_ORIGINAL = re.compile(r"originals/([0-9a-f]{2})/([0-9a-f]{2})/(\1\2[0-9a-f]{60})")
_MADE = re.compile(r"derivatives/[^/]{2}/[^/]+/[a-z0-9-]+-([0-9a-f]{16})")


def said_by(key: str) -> str | None:
    """The hash that the key says, whole or as far as it goes; None where it is no key that this museum gives."""
    if original := _ORIGINAL.fullmatch(key):
        return original[3]
    made = _MADE.fullmatch(key)
    return made[1] if made else None


def is_original(key: str) -> bool:
    """Whether an original has this key."""
    return _ORIGINAL.fullmatch(key) is not None


def holds(key: str, sha256: str) -> bool:
    """Whether a file with this hash (hex) may have this key."""
    said = said_by(key)
    return said is not None and sha256.startswith(said)
