"""Telling whether words may say where something is: coordinates of any kind, and what a drone writes about its flight.

It errs on the side of the spot: what only looks like a position is taken for one.
"""

import html
import re
import unicodedata

_MARKS = re.compile(r"<[^<>]*>")
_GROUPS = re.compile(r"(?<=\d)[ .\u00a0\u202f](?=\d{3}(?!\d))")
"""What stands between thousands: '2 336 789', '2.336.789'."""
_APART = re.compile(r"(?<=\d)[ \u00a0\u202f]+(?=[.,\d])|(?<=[.,])[ \u00a0\u202f]+(?=\d)")
"""What parts the digits of one number: '21 . 123457', '2 1 . 1 2'."""
_NUMBER = r"(?:\d|không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|linh|lẻ|trăm)"
_DEGREE = r"(?:°|º|˚|độ|deg(?:rees?)?\b)"
_NORTH, _EAST = r"(?<![\d.,])(?:[89]|1\d|2[0-4])[.,]\d{2}", r"(?<![\d.,])1[01]\d[.,]\d{2}"
"""Degrees as Vietnam has them."""
_POSITIONS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:latitude|longitude|altitude|gps|gpx|kml|utm|mgrs|wgs ?-?84|vn ?-?2000|epsg|geohash|geo:)\b",
        r"\b(?:lat|lon|lng)\b\s*[:=]?\s*-?\d",
        r"\b(?:rel_alt|abs_alt|framecnt|difftime|homepoint|home\()",
        r"vĩ độ|kinh độ|to[aạ] đ[oộ]|tọa độ|\bcoordinates?\b|kinh tuyến trục",
        r"(?:\bmaps\.(?:app|google|apple)|/maps\b|openstreetmap|goo\.gl|what3words|///[^\W\d]+\.[^\W\d]+\.[^\W\d]+)",
        r"(?<!\d)(?<!\d[.,])(?!(?:0?[1-9]|1[0-2])\.(?:1\d|20)\d\d(?!\d))\d{1,3}[.,]\d{4}",  # to ten metres, no month
        r"(?<![\d.,])\d{1,3}[.,]\d{3,}\s*[,;/ ]\s*-?\d{1,3}[.,]\d{3,}",  # two numbers side by side
        rf"{_NORTH}.{{1,40}}?{_EAST}|{_EAST}.{{1,40}}?{_NORTH}",
        rf"(?:phẩy|chấm)(?:\s+{_NUMBER}){{3}}",
        rf"{_NUMBER}\s*{_DEGREE}\s*{_NUMBER}",
        rf"\d\s*{_DEGREE}\s*(?:[nsewbđt]\b|vĩ|kinh|bắc|nam|đông|tây)",
        r"\b[nsew]\s?\d{1,3}(?:[.,]\d|[°º˚\s]\s*\d)",
        r"\b\d{1,3}\s?[′']\s?\d{1,2}(?:[.,]\d+)?\s?(?:[″\"]|'')",
        r"\d{6}[.,]\d",  # metres of a map, with their fractions
        r"\b\d{1,2}[c-x]\s?[a-z]{2}\s?\d{3,5}\s?\d{3,5}\b",  # MGRS
        r"\b[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,}",  # plus codes
    )
)
_EASTING = re.compile(r"(?<!\d)[1-9]\d{5}(?!\d)")
_NORTHING = re.compile(r"(?<!\d)[1-9]\d{6}(?!\d)")


def tells_position(text: str) -> bool:
    """Whether the text may say where something is: degrees, metres of a map, codes, or words that go with them."""
    written = html.unescape(text)
    bare = _MARKS.sub("", written)
    return any(_tells(plain) for plain in (written, bare, _APART.sub("", bare)))


def _tells(text: str) -> bool:
    letters = (letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    plain = "".join(letters).replace("−", "-").casefold()
    if any(pattern.search(plain) for pattern in _POSITIONS):
        return True
    ungrouped = _GROUPS.sub("", plain)
    return bool(_EASTING.search(ungrouped) and _NORTHING.search(ungrouped))
