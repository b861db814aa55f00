"""Reads the sentences that say which communes a commune of 2025 was made of. Only `make_places.py` needs it."""

import re
import unicodedata
from dataclasses import dataclass

_ASIDE = re.compile(r"\(([^()]*)\)")
_DISTRICT = re.compile(r"^(?:thuộc )?(?:huyện|quận|thành phố|thị xã) (.+?)(?:, tỉnh (.+))?$", re.IGNORECASE)
_TYPED = re.compile(r".*(?<!\w)(xã|phường|thị trấn|huyện)\s+(?=\S)(.+)$", re.IGNORECASE)
_PART = re.compile(r"một phần|phần còn lại|quy mô dân số", re.IGNORECASE)
_PHRASE = re.compile(r"diện tích|quy mô|dân số|khu vực|^thôn |^xóm |^trường bắn", re.IGNORECASE)
_TAIL = re.compile(r"\s*sau khi (?:sắp|sáp).*$", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """One unit named in the sentence; `district` and `province` only where the sentence tells two of a name apart."""

    type: str
    name: str
    district: str = ""
    province: str = ""
    part: bool = False


def pieces(sentence: str) -> list[Piece]:
    """The units that the sentence names, in its order; what is no unit ('khu vực bãi bồi ven biển') is left out."""
    text = unicodedata.normalize("NFC", sentence.replace("\xa0", " ")).replace("\u200b", "")
    found: list[Piece] = []
    kind, part = "", False
    for raw in _split(text):
        asides = _ASIDE.findall(raw)
        words = _TAIL.sub("", " ".join(_ASIDE.sub(" ", raw).split()))
        if "toàn bộ" in words.lower() and "diện tích" in words.lower() and "một phần" not in words.lower():
            part = False
        elif _PART.search(words):
            part = True
        typed = _TYPED.match(words)
        if typed:
            kind, name = typed[1].lower(), typed[2]
        elif kind and words and not _PHRASE.search(words):
            name = words
        else:
            continue
        district, province = _where(asides)
        alone = any(_PART.search(aside) for aside in asides)
        found.append(Piece(kind, name.strip(), district, province, part or alone))
    return found


def _split(text: str) -> list[str]:
    """The sentence at its commas and 'và', but not inside brackets."""
    shielded = _ASIDE.sub(lambda m: m[0].replace(",", "\x00").replace(" và ", "\x01"), text)
    parts = re.split(r",|;|(?:^|\s)và\s|\s(?=phần còn lại của )", shielded)
    return [part.replace("\x00", ",").replace("\x01", " và ").strip() for part in parts]


def _where(asides: list[str]) -> tuple[str, str]:
    for aside in asides:
        match = _DISTRICT.match(aside.strip())
        if match:
            return match[1] if not match[1].isdecimal() else str(int(match[1])), match[2] or ""
    return "", ""
