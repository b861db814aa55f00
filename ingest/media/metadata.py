"""What a picture says about itself in EXIF, IPTC and XMP, as suggestions with their source."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PIL import ImageFile, IptcImagePlugin

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.media.exif import coordinates, read_exif
from ingest.media.facts import MetadataSource, Suggestion
from ingest.media.facts import SuggestedField as Field
from ingest.media.mediatypes import MediaType
from ingest.media.reading import PILLOW_FAULTS, PictureError, exif_of, pillow_picture
from ingest.media.safe_xml import XmlError
from ingest.media.support import HeicMissingError
from ingest.media.tag_text import cleaned, iso_date, vietnamese_or_western
from ingest.media.xmp import read_xmp

METADATA_BROKEN = define(
    "media-metadata-broken",
    Severity.INFO,
    N_("The {source} data inside {name} cannot be read and was left out; the picture itself is not affected."),
)
_IPTC_UTF8 = b"\x1b%G"
_IPTC_FIELDS = {
    (2, 5): Field.TITLE,
    (2, 25): Field.KEYWORDS,
    (2, 55): Field.DATE,
    (2, 80): Field.CREATOR,
    (2, 110): Field.CREDIT,
    (2, 116): Field.COPYRIGHT,
    (2, 120): Field.CAPTION,
}
_XMP_FIELDS = (
    (Field.TITLE, ("dc:title",)),
    (Field.CAPTION, ("dc:description",)),
    (Field.CREATOR, ("dc:creator",)),
    (Field.DATE, ("photoshop:DateCreated", "exif:DateTimeOriginal", "xmp:CreateDate")),
    (Field.COPYRIGHT, ("dc:rights",)),
    (Field.CREDIT, ("photoshop:Credit",)),
    (Field.KEYWORDS, ("dc:subject",)),
    (Field.SOFTWARE, ("xmp:CreatorTool",)),
)
_MANY = frozenset({"dc:creator", "dc:subject"})
_XMP_DEGREES = re.compile(r"(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])")

Found = Iterable[tuple[Field, str]]


def read_metadata(path: Path, media_type: MediaType, name: str) -> tuple[tuple[Suggestion, ...], tuple[Message, ...]]:
    """Every suggestion of a picture, in the order EXIF, IPTC, XMP; and which of the three could not be read."""
    try:
        with pillow_picture(path, media_type) as picture:
            return _read_all(picture, name)
    except (PictureError, HeicMissingError):
        return (), ()


def _read_all(picture: ImageFile.ImageFile, name: str) -> tuple[tuple[Suggestion, ...], tuple[Message, ...]]:
    suggestions: list[Suggestion] = []
    messages: list[Message] = []
    readers: tuple[tuple[MetadataSource, Callable[[], Found]], ...] = (
        (MetadataSource.EXIF, lambda: read_exif(exif_of(picture))),
        (MetadataSource.IPTC, lambda: _read_iptc(picture)),
        (MetadataSource.XMP, lambda: _read_xmp(picture)),
    )
    for source, read in readers:
        try:
            for field, value in read():
                suggestion = Suggestion(field, cleaned(value), source)
                if suggestion.value and not _is_for_programs(suggestion.value) and suggestion not in suggestions:
                    suggestions.append(suggestion)
        except (*PILLOW_FAULTS, XmlError, AttributeError):
            messages.append(METADATA_BROKEN(name=name, source=source.upper()))
    return tuple(suggestions), tuple(messages)


def _is_for_programs(text: str) -> bool:
    """Whether a caption is data that a program left for itself, as Mapillary's does: '{"MAPLatitude": 45.5, ...}'."""
    try:
        return text.startswith(("{", "[")) and isinstance(json.loads(text), (dict, list))
    except (ValueError, RecursionError):
        return False


def _read_iptc(picture: ImageFile.ImageFile) -> Iterator[tuple[Field, str]]:
    """IPTC-IIM 4.2; its letters are UTF-8 where (1,90) says ESC % G, an old code otherwise."""
    info = IptcImagePlugin.getiptcinfo(picture) or {}
    is_utf8 = info.get((1, 90)) == _IPTC_UTF8
    for tag, field in _IPTC_FIELDS.items():
        raw = info.get(tag)
        parts = raw if isinstance(raw, list) else [raw] if isinstance(raw, bytes) else []
        texts = [part.decode("utf-8", "replace") if is_utf8 else vietnamese_or_western(part) for part in parts]
        if texts:
            joined = "; ".join(texts)
            yield field, (iso_date(joined) or joined) if field is Field.DATE else joined


def _read_xmp(picture: ImageFile.ImageFile) -> Iterator[tuple[Field, str]]:
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp")
    if not packet:
        return
    found = read_xmp(packet.encode() if isinstance(packet, str) else bytes(packet))
    for field, names in _XMP_FIELDS:
        name = next((name for name in names if name in found), None)
        if name:
            text = "; ".join(found[name]) if name in _MANY else found[name][0]
            yield field, (iso_date(text) or text) if field is Field.DATE else text
    place = _xmp_coordinates(found)
    if place:
        yield Field.COORDINATES, place


def _xmp_coordinates(found: dict[str, tuple[str, ...]]) -> str:
    """XMP's '21,2.1167N' or '21,2,7N' in degrees."""
    degrees = []
    for name in ("exif:GPSLatitude", "exif:GPSLongitude"):
        match = _XMP_DEGREES.fullmatch(found.get(name, ("",))[0].strip())
        if not match:
            return ""
        whole, minutes, seconds, side = match.groups()
        value = int(whole) + float(minutes) / 60 + float(seconds or 0) / 3600
        degrees.append(-value if side in "SW" else value)
    return coordinates(*degrees)
