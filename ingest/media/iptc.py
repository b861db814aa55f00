"""IPTC-IIM 4.2 as Photoshop, Bridge and press programs embed it: which fields it fills, its letters in any code."""

from collections.abc import Iterator

from ingest.media.facts import SuggestedField as Field
from ingest.media.tag_text import iso_date, vietnamese_or_western

_MARKER = 0x1C
_CODED = (1, 90)
_UTF8 = b"\x1b%G"
_FIELDS = {
    (2, 5): Field.TITLE,
    (2, 25): Field.KEYWORDS,
    (2, 55): Field.DATE,
    (2, 80): Field.CREATOR,
    (2, 110): Field.CREDIT,
    (2, 116): Field.COPYRIGHT,
    (2, 120): Field.CAPTION,
}
_RESOURCE = b"8BIM"
_IPTC_RESOURCE = 0x0404


def read_iptc(block: bytes) -> Iterator[tuple[Field, str]]:
    """Each field that the block fills. Its letters are UTF-8 where (1,90) says ESC % G, and otherwise guessed."""
    found: dict[tuple[int, int], list[bytes]] = {}
    for name, value in _records(block):
        found.setdefault(name, []).append(value)
    is_utf8 = _UTF8 in found.get(_CODED, ())
    for name, field in _FIELDS.items():
        parts = found.get(name, ())
        texts = [part.decode("utf-8", "replace") if is_utf8 else vietnamese_or_western(part) for part in parts]
        if texts:
            joined = "; ".join(texts)
            yield field, (iso_date(joined) or joined) if field is Field.DATE else joined


def iptc_in_photoshop(resources: bytes) -> bytes:
    """The IPTC block among Photoshop's image resources (Adobe Photoshop File Formats, image resource blocks)."""
    at = 0
    while resources[at : at + 4] == _RESOURCE:
        kind = int.from_bytes(resources[at + 4 : at + 6], "big")
        name = resources[at + 6] if at + 6 < len(resources) else 0
        size_at = at + 6 + name + 1 + (name + 1) % 2
        size = int.from_bytes(resources[size_at : size_at + 4], "big")
        if kind == _IPTC_RESOURCE:
            return resources[size_at + 4 : size_at + 4 + size]
        at = size_at + 4 + size + size % 2
    return b""


def _records(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Record and number, and the bytes; ends where the block is broken."""
    at = 0
    while at + 5 <= len(block) and block[at] == _MARKER:
        name = (block[at + 1], block[at + 2])
        size, start = int.from_bytes(block[at + 3 : at + 5], "big"), at + 5
        if size & 0x8000:
            length = size & 0x7FFF
            size, start = int.from_bytes(block[start : start + length], "big"), start + length
        value = block[start : start + size]
        if len(value) < size:
            return
        yield name, value
        at = start + size
