"""The time, as the catalogue writes it."""

from datetime import UTC, datetime


def now() -> str:
    """The present moment in UTC, ISO 8601 to the millisecond, so that times sort as text."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def today() -> str:
    """Today in UTC, ISO 8601: what an embargo is compared with."""
    return datetime.now(UTC).date().isoformat()
