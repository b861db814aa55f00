"""Vietnamese text as old programs wrote it, seen through Windows-1252: the readers' tables turned round."""

import unicodedata

from ingest.encodings import legacy

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> str:
    """As in Windows-1258."""
    written = b""
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        tone = "".join(part for part in parts if part in _TONES)
        try:
            written += character.encode("cp1258")
        except UnicodeEncodeError:
            written += (base + tone).encode("cp1258")
    return written.decode("cp1252")


def tcvn3(text: str) -> str:
    """As in TCVN3; capitals with marks, which it lacks, stay."""
    back = {new: old for old, new in legacy._TCVN3.items()}
    return "".join(back.get(character, character) for character in text)


def vni(text: str) -> str:
    """As in VNI."""
    back: dict[str, str] = {}
    for old, new in legacy._VNI.items():
        back.setdefault(new, old)
    return "".join(back.get(character, character) for character in text)


def double_utf_8(text: str) -> str:
    """UTF-8, read as Windows-1252."""
    return text.encode().decode("cp1252", "heritage-c1")
