"""XMP packets (ISO 16684-1): reading the few properties that describe a picture."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from ingest.media.safe_xml import parse_xml
from ingest.media.tag_text import utf_16, vietnamese_or_western

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.google.com/photos/1.0/panorama/": "GPano",
}
LATITUDE, LONGITUDE = "exif:GPSLatitude", "exif:GPSLongitude"
_PLACE = re.compile(r"(?i)(?:gps)?(latitude|longt?itude)")
"""DJI's drones wrote 'GpsLongtitude' for years."""
_MARKS = {b"\xff\xfe", b"\xfe\xff"}


def read_xmp(packet: bytes) -> dict[str, tuple[str, ...]]:
    """The properties of a packet as 'dc:title' -> values; of texts in several languages the Vietnamese one first.

    Raises XmlError.
    """
    root = parse_xml(_in_utf_8(packet))
    found: dict[str, tuple[str, ...]] = {}
    for description in root.iter(f"{_RDF}Description"):
        for name, values in _properties(description):
            found.setdefault(name, values)
    for name, value in _places(root):
        found.setdefault(name, (value,))
    return found


def _in_utf_8(packet: bytes) -> bytes:
    """The packet in UTF-8: it may be UTF-16 by the standard, and anything by programs that do not keep to it."""
    body = packet.strip(b" \t\r\n") if packet[:2] not in _MARKS else packet
    if body[:2] in _MARKS or b"\0" in body[:16]:
        return utf_16(body[: len(body) & ~1]).strip("\0").encode("utf-8", "replace")
    return vietnamese_or_western(body).encode()


def _places(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Latitude and longitude wherever they stand: in structures, and in the namespaces of drones and telephones."""
    for element in root.iter():
        for name, value in (*element.attrib.items(), (element.tag, element.text or "")):
            match = _PLACE.fullmatch(name.rpartition("}")[2])
            if match and value.strip():
                yield LATITUDE if match.group(1).lower().startswith("la") else LONGITUDE, value


def _properties(description: ET.Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, value in description.attrib.items():
        if short := _short(name):
            yield short, (value,)
    for child in description:
        if short := _short(child.tag):
            values = _values(child)
            if values:
                yield short, values


def _values(element: ET.Element) -> tuple[str, ...]:
    items = list(element.iter(f"{_RDF}li"))
    if not items:
        return (element.text,) if element.text and element.text.strip() else ()
    ranked = sorted(items, key=lambda item: _rank(item.get(_XML_LANG, "")))
    return tuple(item.text for item in ranked if item.text and item.text.strip())


def _rank(language: str) -> int:
    return 0 if language.lower().startswith("vi") else 1 if language == "x-default" else 2


def _short(name: str) -> str | None:
    """'{http://purl.org/dc/elements/1.1/}title' as 'dc:title'; None outside the few namespaces we read."""
    namespace, _, local = name.removeprefix("{").partition("}")
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{local}" if prefix else None
