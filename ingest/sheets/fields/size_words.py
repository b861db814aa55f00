"""Words and letters for sizes, their units and their order."""

import re
from collections.abc import Iterable, Sequence

from ingest.sheets.folding import fold, spelled

_WORDS = {
    "height": "cao|chiều cao|c|h|height|hauteur",
    "width": "rộng|ngang|chiều rộng|chiều ngang|bề rộng|khổ rộng|r|w|width|largeur",
    "length": "dài|chiều dài|l|length|longueur",
    "depth": "sâu|chiều sâu|s|depth|profondeur",
    "thickness": "dày|chiều dày|độ dày|thickness|épaisseur",
    "diameter": "đường kính|đk|ø|φ|diameter|diamètre",
    "circumference": "chu vi|circumference|circonférence",
    "weight": "nặng|trọng lượng|tl|khối lượng|cân nặng|weight|poids",
    "area": "diện tích|area|superficie",
}
TYPES = tuple(_WORDS)
LETTERS = {"height": "ch", "width": "rw", "length": "dl", "depth": "sd", "diameter": "dø", "thickness": "d"}
"""The letters that drawings have for a size: 'Đường kính D'."""
KIND_BY_PHRASE = {spelled(phrase): kind for kind, phrases in _WORDS.items() for phrase in phrases.split("|")}
WORD_BY_KIND = {kind: phrases.split("|")[0] for kind, phrases in _WORDS.items()}
"""The Vietnamese word for a size, as people write it."""
_BY_FOLDED = {fold(phrase): kind for phrase, kind in KIND_BY_PHRASE.items()}
_UNIT_WORDS = {
    "mm": "mm|milimét",
    "cm": "cm|xăng-ti-mét|centimét|xentimét",
    "dm": "dm",
    "m": "m|mét|met",
    "km": "km|kilômét|cây số",
    "in": "in|inch|inches",
    "g": "g|gr|gram|gam",
    "kg": "kg|kilogam|kilôgam|ki-lô-gam",
    "q": "tạ",
    "t": "tấn",
    "m²": "m²|m2|mét vuông",
    "km²": "km²|km2|kilômét vuông",
    "ha": "ha|héc-ta|hecta|hécta",
}
UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split("|")}
UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_LENGTHS, _WEIGHTS, _AREAS = ("mm", "cm", "dm", "m", "km", "in"), ("g", "kg", "q", "t"), ("m²", "km²", "ha")
_SHORT = {"đkm": "đường kính miệng", "đkđ": "đường kính đáy", "đkt": "đường kính thân"}
"""One word for a size and the part that has it."""
_SHORT_FOLDED = {fold(short): words for short, words in _SHORT.items()}
_D = {"vi": "length"}
"""What 'D' stands for: 'dài' among Vietnamese letters, else 'depth'."""
_LETTER_D = re.compile(r"(?<![^\W_])d(?![^\W\d_])", re.IGNORECASE)
_WIDTH = re.compile(r"(?<![^\W\d_])(?:r|rộng|rong|ngang)(?![^\W\d_])", re.IGNORECASE)
_NONE_OF_SIZE = frozenset(map(spelled, ("cao độ", "cao trình", "cao điểm", "cao nguyên", "cao su", "cao tuổi")))
"""What begins with a size and is none: an elevation, a plateau, rubber."""
_PHRASES = sorted({*"|".join(_WORDS.values()).split("|"), *KIND_BY_PHRASE, *_BY_FOLDED}, key=len, reverse=True)
NAME = rf"(?:{'|'.join(map(re.escape, _PHRASES))}|[a-zø])"
"""A size by its name, or any letter, which may be one."""
_X = r"\s*[x×*]\s*"
_SIGN = re.compile("[xX×*]")
"""Without one of these there is no order, which is long to look for."""
_ORDER = re.compile(rf"(?<!\w){NAME}(?:{_X}{NAME}){{1,3}}(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_ENGLISH = frozenset({"h", "w", "l", "height", "width", "length", "depth", "diameter", "thickness"})


def kind_of_size(words: str, language: str) -> tuple[str, str]:
    """The kind of size that the words begin with, and the words after it, which name the part that was measured."""
    words = _in_full(words.replace("⌀", "ø"))
    if is_none_of_size(words):
        return "", ""
    first = list(_WORD.finditer(words))[:2]
    for count in range(len(first), 0, -1):
        phrase = spelled(" ".join(word[0] for word in first[:count]))
        kind = KIND_BY_PHRASE.get(phrase) or _unmarked(phrase)
        if phrase == "d":
            kind = _D.get(language, "depth")
        if kind:
            return kind, " ".join(words[first[count - 1].end() :].strip(" _.,:;=/()[]-–—").split())
    return "", ""


def has_doubtful_letter(text: str, language: str) -> bool:
    """Whether a size in it is named 'D' and nothing says which: in 'H: 12, D: 5' it may be dài, dày or a diameter.

    Beside a width, 'R' or in words, D is the length, as in the order DxR; in other languages it is the depth.
    """
    return language == "vi" and _LETTER_D.search(text) is not None and _WIDTH.search(text) is None


def _in_full(words: str) -> str:
    """'đường kính miệng' for 'ĐKM', or 'DKM' where nothing has marks; else the words themselves."""
    match = _WORD.search(words)
    first = spelled(match[0]) if match else ""
    long = _SHORT.get(first) or (_SHORT_FOLDED.get(first) if first == fold(first) else None)
    return f"{long}{words[match.end() :]}" if match and long else words


def _unmarked(phrase: str) -> str:
    return _BY_FOLDED.get(phrase, "") if phrase == fold(phrase) else ""


def is_none_of_size(words: str) -> bool:
    """Whether the words begin as a size does and say something else: 'cao độ', which is an elevation."""
    return " ".join(spelled(words).split(" ")[:2]) in _NONE_OF_SIZE


def order_in(text: str, language: str) -> tuple[tuple[str, ...], str]:
    """The kinds of size in the order that the text names, 'DxRxC', and the text without it; () where it names none."""
    match = _ORDER.search(text) if _SIGN.search(text) else None
    kinds = kinds_named(re.split(_X, match[0], flags=re.IGNORECASE), language) if match else ()
    return (kinds, text[: match.start()] + text[match.end() :]) if match and kinds else ((), text)


def kinds_named(names: Sequence[str], language: str) -> tuple[str, ...]:
    """The kinds of size of these names, all different; () where one is no size, or two are the same."""
    own = "en" if are_english(names) else language
    found = [kind_of_size(name, own) for name in names]
    kinds = tuple(kind for kind, behind in found if kind and not behind)
    return kinds if len(set(kinds)) == len(names) else ()


def are_english(names: Iterable[str]) -> bool:
    """Whether one of these names of sizes is used in English and not in Vietnamese: in 'H x D' D is the depth."""
    return not _ENGLISH.isdisjoint(name.lower() for name in names)


def fits(kind: str, unit: str) -> bool:
    """Whether sizes of this kind are told in this unit; any unit is one for a size of no kind."""
    if not kind:
        return True
    return unit in (_WEIGHTS if kind == "weight" else _AREAS if kind == "area" else _LENGTHS)
