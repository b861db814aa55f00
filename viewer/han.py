"""The font for Hán characters: in slices, of which browsers fetch those that a page needs, named by a sheet of its own.

The sheet is as heavy as all others together, so only pages that hold Hán lead to it.
"""

import re
from pathlib import Path

from flask import url_for

PACKAGE = "@fontsource/noto-serif-tc"
SHEET = "400.css"
_FACE = re.compile(r"@font-face \{[^}]*/noto-serif-tc-\d+-400-normal\.woff2[^}]*\}")
_OLDER_FORMAT = re.compile(r",\s*url\([^)]*\.woff\) format\('woff'\)")
_LEADING = bytes(range(0xE3, 0xEA)) + b"\xef\xf0"
_OTHERS = bytes(sorted({*range(256)} - {*_LEADING}))
_RADICAL = re.compile(rb"\xe2[\xba-\xbf]")
"""How Hán begins in UTF-8, all but its radicals; what does not begin so; how radicals begin."""
_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def sheet_of(package: Path, address: str) -> str:
    """The font's slices as `package` names them, from `address`; empty where the package is not there."""
    source = package / SHEET
    if not source.exists():
        return ""
    faces = _FACE.findall(source.read_text("utf-8"))
    return "\n".join(_OLDER_FORMAT.sub("", face).replace("./files/", f"{address}files/") for face in faces)


def with_font(html: bytes, version: str) -> bytes:
    """The page with a link to the font's sheet where it holds Hán."""
    if not _holds_han(html):
        return html
    link = f'<link rel="stylesheet" href="{url_for("han_sheet", version=version)}">\n</head>'
    return html.replace(b"</head>", link.encode(), 1)


def _holds_han(text: bytes) -> bool:
    """Whether there is Hán in it; most pages have no byte that begins such a character, which is seen in no time."""
    if not text.translate(None, _OTHERS) and not _RADICAL.search(text):
        return False
    return _HAN.search(text.decode()) is not None
