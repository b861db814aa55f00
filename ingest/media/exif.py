"""What EXIF says of a picture, read by Pillow; texts repaired, places in degrees."""

import math
import re
from collections.abc import Callable, Iterator

from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from ingest.media.facts import SuggestedField as Field
from ingest.media.tag_text import iso_date, utf_16, vietnamese_or_western

_TEXTS = (
    (ExifTags.Base.ImageDescription, Field.CAPTION),
    (ExifTags.Base.Artist, Field.CREATOR),
    (ExifTags.Base.Copyright, Field.COPYRIGHT),
    (ExifTags.Base.Software, Field.SOFTWARE),
)
_WINDOWS_TEXTS = (
    (ExifTags.Base.XPTitle, Field.TITLE),
    (ExifTags.Base.XPComment, Field.CAPTION),
    (ExifTags.Base.XPAuthor, Field.CREATOR),
    (ExifTags.Base.XPKeywords, Field.KEYWORDS),
)
_DATES = (ExifTags.Base.DateTimeOriginal, ExifTags.Base.DateTimeDigitized)
_BY_CAMERAS = re.compile(
    r"(?i)^(?:(?:olympus digital camera|sony dsc|minolta digital camera|default|untitled|\W*)$|dcim\b)"
)
_USER_COMMENT: dict[bytes, Callable[[bytes], str]] = {
    b"ASCII\0\0\0": vietnamese_or_western,
    b"UNICODE\0": utf_16,
    b"JIS\0\0\0\0\0": lambda data: data.decode("iso2022_jp", "replace"),
    b"\0" * 8: vietnamese_or_western,
}


def read_exif(exif: Image.Exif) -> Iterator[tuple[Field, str]]:
    """Each field that EXIF fills, as text. May raise any of Pillow's faults on broken directories."""
    for tag, field in _TEXTS:
        text = _text(exif.get(tag))
        if text and not _BY_CAMERAS.match(text):
            yield field, text
    for tag, field in _WINDOWS_TEXTS:
        value = exif.get(tag)
        if isinstance(value, bytes):
            yield field, value.decode("utf-16-le", errors="replace")
    camera = _camera(_text(exif.get(ExifTags.Base.Make)), _text(exif.get(ExifTags.Base.Model)))
    if camera:
        yield Field.CAMERA, camera
    details = exif.get_ifd(ExifTags.IFD.Exif)
    date = next((date for tag in _DATES if (date := iso_date(_text(details.get(tag) or exif.get(tag))))), None)
    if date:
        yield Field.DATE, date
    comment = _user_comment(details.get(ExifTags.Base.UserComment))
    if comment and not _BY_CAMERAS.match(comment):
        yield Field.CAPTION, comment
    place = _coordinates(exif.get_ifd(ExifTags.IFD.GPSInfo))
    if place:
        yield Field.COORDINATES, place


def _text(value: object) -> str:
    """EXIF text is ASCII by the book and UTF-8 or an old code in life; Pillow hands it over as Latin-1."""
    if isinstance(value, bytes):
        return vietnamese_or_western(value).strip("\0 ")
    if not isinstance(value, str):
        return ""
    try:
        raw = value.encode("latin-1")
    except UnicodeEncodeError:
        return value.strip("\0 ")
    return vietnamese_or_western(raw).replace("\0", " ").strip()


def _camera(make: str, model: str) -> str:
    return model if model.lower().startswith(make.lower().split(" ")[0]) else f"{make} {model}".strip()


def _user_comment(value: object) -> str:
    if not isinstance(value, bytes) or len(value) <= 8:
        return ""
    decode = _USER_COMMENT.get(value[:8])
    return decode(value[8:]).strip("\0 \ufffd") if decode else ""


def _coordinates(gps: dict[int, object]) -> str:
    """'21.035278,105.840278', or '' where the place is missing, senseless or nought."""
    latitude = _degrees(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef), "S")
    longitude = _degrees(gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef), "W")
    if latitude is None or longitude is None:
        return ""
    return coordinates(latitude, longitude)


def coordinates(latitude: float, longitude: float) -> str:
    """Both in degrees as 'lat,lon' to 6 places (11 cm); '' where off the globe or exactly 0, 0."""
    on_globe = abs(latitude) <= 90 and abs(longitude) <= 180
    return f"{latitude:.6f},{longitude:.6f}" if on_globe and (latitude or longitude) else ""


def _degrees(value: object, reference: object, negative: str) -> float | None:
    if not isinstance(value, tuple) or len(value) != 3:
        return None
    parts = [_number(part) for part in value]
    if any(part is None for part in parts):
        return None
    degrees, minutes, seconds = (part or 0.0 for part in parts)
    total = degrees + minutes / 60 + seconds / 3600
    return -total if str(reference).strip("\0 b'").upper() == negative else total


def _number(value: object) -> float | None:
    if isinstance(value, IFDRational):
        return float(value) if value.denominator else None
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None
