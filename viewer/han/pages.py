"""Which Hán characters a page shows, and the link to the font that has just these."""

import base64
import re
from collections.abc import Container, Iterable, Iterator

from flask import url_for

MOST = 200
"""Characters of one font, some 55 kB; a page with more has more fonts, which wait until the reader goes on."""
MAX_CODE_LETTERS = 4 * MOST
_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LEADING = bytes(range(0xE3, 0xEA)) + b"\xef\xf0"
_OTHERS = bytes(sorted({*range(256)} - {*_LEADING}))
_RADICAL = re.compile(rb"\xe2[\xba-\xbf]")
"""How Hán begins in UTF-8, all but its radicals; what does not begin so; how radicals begin."""
_WITH_POINTS = re.compile(_HAN.pattern[:-1] + "\u3000-\u303f\uff01-\uff60]")
"""Hán and the points and brackets that stand between."""
_LAST = 0x3FFFF
_UNSEEN = re.compile(r"<(script|title|template)\b.*?</\1>|<[^>]*>", re.DOTALL)
"""What a page holds and does not write: its scripts, and tags with all that their attributes say."""


def with_font(html: bytes, version: str, face: Container[int]) -> bytes:
    """The page with a link to its Hán in a font of ours, where it shows any that the face has.

    The characters that come first are in the font that is fetched with the page; `static/js/han.js` fetches the rest.
    """
    text = _with_han(html)
    if text is None:
        return html
    shown = [one for one in dict.fromkeys(map(ord, _WITH_POINTS.findall(_UNSEEN.sub("", text)))) if one in face]
    codes = [code_of(sorted(shown[at : at + MOST])) for at in range(0, len(shown), MOST)]
    first, *more = [url_for("han_sheet", version=version, code=code) for code in codes] or [""]
    if not first:
        return html
    links = f'<link rel="stylesheet" href="{first}">\n'
    if more:
        script = url_for("versioned", version=version, name="js/han.js")
        links = f'<link rel="stylesheet" href="{first}" data-more="{" ".join(more)}">\n'
        links += f'<script type="module" src="{script}"></script>\n'
    return html.replace(b"</head>", links.encode() + b"</head>", 1)


def _with_han(html: bytes) -> str | None:
    """The text where it holds Hán; most pages have no byte that begins such a character, which is seen in no time."""
    if not html.translate(None, _OTHERS) and not _RADICAL.search(html):
        return None
    text = html.decode()
    return text if _HAN.search(text) else None


def code_of(letters: Iterable[int]) -> str:
    """Code points, ascending, as an address names them: their distances, seven bits a byte, in base64url."""
    data, before = bytearray(), 0
    for letter in letters:
        distance, before = letter - before, letter
        while distance > 0x7F:
            data.append(distance & 0x7F | 0x80)
            distance >>= 7
        data.append(distance)
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def letters_of(code: str) -> list[int]:
    """The code points that an address names; empty where it names none, too many, or other characters than Hán."""
    if len(code) > MAX_CODE_LETTERS:
        return []
    try:
        data = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return []
    letters = list(_added(data))
    known = all(one <= _LAST and _WITH_POINTS.match(chr(one)) for one in letters)
    ascending = letters == sorted(set(letters))
    return letters if known and ascending and len(letters) <= MOST and code_of(letters) == code else []


def _added(data: bytes) -> Iterator[int]:
    letter = distance = shift = 0
    for byte in data:
        distance |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            letter += distance
            yield letter
            distance = shift = 0


def sheet_of(letters: Iterable[int], code: str) -> str:
    """The style sheet that names the font of these characters, beside it."""
    return (
        '@font-face{font-family:"Noto Serif TC";font-weight:400;font-display:swap;'
        f'src:url("{code}.woff") format("woff");unicode-range:{",".join(f"U+{one:X}" for one in letters)}}}\n'
    )
