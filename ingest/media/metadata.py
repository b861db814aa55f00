"""What a picture says about itself in EXIF, IPTC and XMP, as suggestions with their source."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.media.exif import coordinates, read_exif
from ingest.media.facts import MetadataSource, Suggestion
from ingest.media.facts import SuggestedField as Field
from ingest.media.iptc import read_iptc
from ingest.media.mediatypes import MediaType
from ingest.media.packets import packets_of
from ingest.media.reading import PILLOW_FAULTS
from ingest.media.safe_xml import XmlError
from ingest.media.tag_text import cleaned, iso_date, reread
from ingest.media.xmp import LATITUDE, LONGITUDE, read_xmp

METADATA_BROKEN = define(
    "media-metadata-broken",
    Severity.INFO,
    N_("The {source} data inside {name} cannot be read and was left out; the picture itself is not affected."),
)
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
_NUMBER = r"(\d{1,2}(?:\.\d+)?)"
_XMP_DEGREES = re.compile(rf"([+-]?)(\d{{1,3}}(?:\.\d+)?)(?:,{_NUMBER})?(?:,{_NUMBER})?\s*([NSEW]?)")

Found = Iterable[tuple[Field, str]]


def read_metadata(path: Path, media_type: MediaType, name: str) -> tuple[tuple[Suggestion, ...], tuple[Message, ...]]:
    """Every suggestion of a picture, in the order EXIF, IPTC, XMP; and which of the three could not be read."""
    suggestions: list[Suggestion] = []
    messages: list[Message] = []
    with packets_of(path, media_type) as packets:
        readers: tuple[tuple[MetadataSource, Callable[[], Found]], ...] = (
            (MetadataSource.EXIF, lambda: read_exif(packets.exif)),
            (MetadataSource.IPTC, lambda: read_iptc(packets.iptc)),
            (MetadataSource.XMP, lambda: said_in_xmp(packets.xmp)),
        )
        for source, read in readers:
            found: list[tuple[Field, str]] = []
            try:
                found.extend(read())
            except (*PILLOW_FAULTS, XmlError, AttributeError):
                messages.append(METADATA_BROKEN(name=name, source=source.upper()))
            suggestions += suggestions_of(found, source)
    return tuple(dict.fromkeys(suggestions)), tuple(messages)


def suggestions_of(found: Sequence[tuple[Field, str]], source: MetadataSource) -> list[Suggestion]:
    """What one source says, its letters mended; what programs left for themselves is left out."""
    fields = [field for field, _ in found]
    texts = map(cleaned, reread([text for _, text in found]))
    said = (Suggestion(field, text, source) for field, text in zip(fields, texts, strict=True))
    return [one for one in said if one.value and not _is_for_programs(one.value)]


def _is_for_programs(text: str) -> bool:
    """Whether a caption is data that a program left for itself, as Mapillary's does: '{"MAPLatitude": 45.5, ...}'."""
    try:
        return text.startswith(("{", "[")) and isinstance(json.loads(text), (dict, list))
    except (ValueError, RecursionError):
        return False


def said_in_xmp(packets: Sequence[bytes]) -> Iterator[tuple[Field, str]]:
    """Each field that XMP fills, the main packet before those that extend it; raises XmlError."""
    found: dict[str, tuple[str, ...]] = {}
    for packet in packets:
        found = {**read_xmp(packet), **found}
    for field, names in _XMP_FIELDS:
        name = next((name for name in names if name in found), None)
        if name:
            text = "; ".join(found[name]) if name in _MANY else found[name][0]
            yield field, (iso_date(text) or text) if field is Field.DATE else text
    place = _xmp_coordinates(found)
    if place:
        yield Field.COORDINATES, place


def _xmp_coordinates(found: dict[str, tuple[str, ...]]) -> str:
    """XMP's '21,2.1167N' or '21,2,7N', and '21.035278' as drones write it, in degrees."""
    latitude, longitude = (_xmp_degrees(found.get(name, ("",))[0].strip()) for name in (LATITUDE, LONGITUDE))
    return "" if latitude is None or longitude is None else coordinates(latitude, longitude)


def _xmp_degrees(text: str) -> float | None:
    match = _XMP_DEGREES.fullmatch(text)
    if not match:
        return None
    sign, whole, minutes, seconds, side = match.groups()
    value = float(whole) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return -value if sign == "-" or side in {"S", "W"} else value
