"""The rights that apply to a file, as machines read them: one URI and one line of credit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from catalog.language import FIRST
from catalog.record.parts import AssetRow, Rights

KNOWN_RIGHTS = ("http://rightsstatements.org/", "http://creativecommons.org/", "https://creativecommons.org/")
"""What IIIF's `rights` may begin with (Presentation API 3.0, section 3.2; Image API 3.0, section 5.6)."""


class Covered(Protocol):
    """What rights are said of: a record, or a file with the rights of its record."""

    @property
    def rights(self) -> Sequence[Rights]:
        """The rights, as whoever looks may see them."""


def digital_rights(record: Covered, row: AssetRow | None = None) -> str | None:
    """The rights URI of a file, or of the record's files in general: what the file says, else the record."""
    if row is not None and row.rights:
        return row.rights
    return next((rights.uri for rights in _in_order(record)), None)


def iiif_rights(uri: str | None) -> str | None:
    """The URI as IIIF wants it (http, of the two known families); None where it cannot be said."""
    if uri is None or not uri.replace("https://", "http://", 1).startswith(KNOWN_RIGHTS):
        return None
    return uri.replace("https://", "http://", 1)


def credit(record: Covered, row: AssetRow | None = None) -> dict[str, str]:
    """The line of credit by language: the file's own, else what the record asks for, else the holder."""
    if row is not None and row.credit:
        return row.credit
    rows = list(_in_order(record))
    return next((one.credit for one in rows if one.credit), {}) or next((one.holder for one in rows if one.holder), {})


def _in_order(record: Covered) -> Iterator[Rights]:
    """The rights in the files before those in the work."""
    for covers in ("digital", "work"):
        yield from (rights for rights in record.rights if rights.covers == covers)


def named(holder: dict[str, str], keeper: Mapping[str, str]) -> dict[str, str]:
    """The holder; where that is the institution itself, by its name in every language."""
    return {**keeper, **holder} if holder.get(FIRST) and holder.get(FIRST) == keeper.get(FIRST) else holder
