"""Spelling: one key for every way in which people write the same Vietnamese name.

The rules are those of the search analyzer: NFC, one Đ, tone apart from the letter that bears it (hoà = hòa),
final y = i after h, k, l, m, s, t, v, qu (Mỹ = Mĩ, Quy = Qui), hyphens and apostrophes as spaces.
"""

import re
import unicodedata
from functools import lru_cache

_LOOK_ALIKE_D = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"})
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_ODD = re.compile(r"[\u00ad\u00d0\u00f0\u0189\u0256\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+")
_TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}
_FINAL_Y = re.compile(r"^([^\W\d_]*(?:[hklmstv]|qu))y$")
_NEW_PLACEMENT = re.compile(r"(?<![^\W\d_])((?:[^\W\d_])*?)(o|u|O|U)([àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ])(?![^\W\d_])")
_BARE = dict(zip("àáảãạèéẻẽẹỳýỷỹỵ", "aaaaaeeeeeyyyyy", strict=True))
_BARE |= {key.upper(): value.upper() for key, value in _BARE.items()}
_PLACED = {
    "o": dict(zip("àáảãạèéẻẽẹ", "òóỏõọòóỏõọ", strict=True)),
    "u": dict(zip("ỳýỷỹỵ", "ùúủũụ", strict=True)),
}


def tidy(text: str) -> str:
    """The text in NFC, with one Đ, single spaces and nothing invisible."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _ODD.search(text):
        text = _INVISIBLE.sub("", text.translate(_LOOK_ALIKE_D))
    return " ".join(text.split())


def traditional(name: str) -> str:
    """The name with its tones where the laws and the provinces themselves put them: Thanh Hóa, not Thanh Hoá."""

    def move(match: re.Match[str]) -> str:
        onset, glide, vowel = match.groups()
        placed = _PLACED[glide.lower()].get(vowel.lower())
        if placed is None or (glide in "uU" and onset[-1:].lower() == "q"):
            return match[0]
        return onset + (placed.upper() if glide.isupper() else placed) + _BARE[vowel]

    return _NEW_PLACEMENT.sub(move, tidy(name))


@lru_cache(maxsize=16384)
def _word_keys(word: str) -> tuple[str, str]:
    """The exact and the loose key of one word in lower case."""
    if word.isdecimal():
        number = word.lstrip("0") or "0"
        return number, number
    tone = ""
    letters, plain = [], []
    for char in unicodedata.normalize("NFD", word.replace("đ", "d\u0335")):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
            if not unicodedata.combining(char):
                plain.append(char)
    exact = unicodedata.normalize("NFC", "".join(letters)).replace("d\u0335", "đ")
    return _FINAL_Y.sub(r"\1i", exact) + tone, _FINAL_Y.sub(r"\1i", "".join(plain))


def words(text: str) -> list[str]:
    """The words of a name, in lower case, in order."""
    return _WORD.findall(tidy(text).casefold())


def keys(text: str) -> tuple[str, str]:
    """The exact and the loose key at once."""
    pairs = [_word_keys(word) for word in words(text)]
    return " ".join([exact for exact, _ in pairs]), " ".join([loose for _, loose in pairs])


def exact_key(text: str) -> str:
    """Equal for two texts that spell the same name with the same marks."""
    return keys(text)[0]


def loose_key(text: str) -> str:
    """Equal for two texts that spell the same name, whatever their marks."""
    return keys(text)[1]


def has_marks(text: str) -> bool:
    """Whether the text bears any Vietnamese mark at all, so that its marks can be relied on."""
    exact, loose = keys(text)
    return exact != loose


def unmarked(name: str) -> str:
    """The name in plain letters, capitals kept: how an English text without Vietnamese type prints it."""
    decomposed = unicodedata.normalize("NFD", tidy(name).replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
