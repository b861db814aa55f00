"""Words and letters for sizes, their units and their order."""

import re

from ingest.sheets.folding import fold, spelled

_WORDS = {
    "height": "cao|chiều cao|c|h|height|hauteur",
    "width": "rộng|ngang|chiều rộng|chiều ngang|bề rộng|khổ rộng|r|w|width|largeur",
    "length": "dài|chiều dài|l|length|longueur",
    "depth": "sâu|chiều sâu|s|depth|profondeur",
    "thickness": "dày|chiều dày|độ dày|thickness|épaisseur",
    "diameter": "đường kính|đk|ø|diameter|diamètre",
    "circumference": "chu vi|circumference|circonférence",
    "weight": "nặng|trọng lượng|tl|khối lượng|cân nặng|weight|poids",
    "area": "diện tích|area|superficie",
}
TYPES = tuple(_WORDS)
KIND_BY_PHRASE = {spelled(phrase): kind for kind, phrases in _WORDS.items() for phrase in phrases.split("|")}
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
_D = {"vi": "length"}
"""What 'D' stands for: 'dài' among Vietnamese letters, else 'depth'."""
_ORDER = re.compile(
    r"(?<!\w)((?:dài|rộng|cao|sâu|dày|ngang|length|width|height|depth|đk|[a-zø])"
    r"(?:\s*[x×*]\s*(?:dài|rộng|cao|sâu|dày|ngang|length|width|height|depth|đk|[a-zø])){1,2})(?!\w)",
    re.IGNORECASE,
)
_ENGLISH_LETTERS = frozenset("hwl")


def kind_of_size(words: str, language: str) -> tuple[str, str]:
    """The kind of size that the words begin with, and the words after it, which name the part that was measured."""
    first = re.sub(r"[\W_]+", " ", words).strip().split(" ")
    for count in (2, 1):
        phrase = spelled(" ".join(first[:count]))
        kind = KIND_BY_PHRASE.get(phrase) or _unmarked(phrase)
        if phrase == "d":
            kind = _D.get(language, "depth")
        if kind:
            return kind, " ".join(first[count:])
    return "", ""


def _unmarked(phrase: str) -> str:
    return _BY_FOLDED.get(phrase, "") if phrase == fold(phrase) else ""


def order_in(text: str, language: str) -> tuple[tuple[str, ...], str]:
    """The kinds of size in the order that the text names, 'DxRxC', and the text without it; () where it names none."""
    match = _ORDER.search(text)
    if match is None:
        return (), text
    letters = [each.strip() for each in re.split(r"[x×*]", match[1], flags=re.IGNORECASE)]
    own = "en" if {each.lower() for each in letters} & _ENGLISH_LETTERS else language
    kinds = tuple(kind_of_size(each, own)[0] for each in letters)
    if not all(kinds) or len(set(kinds)) < len(kinds):
        return (), text
    return kinds, text[: match.start()] + text[match.end() :]


def fits(kind: str, unit: str) -> bool:
    """Whether sizes of this kind are told in this unit; any unit is one for a size of no kind."""
    if not kind:
        return True
    return unit in (_WEIGHTS if kind == "weight" else _AREAS if kind == "area" else _LENGTHS)
