"""Numbers in words: Vietnamese, Sino-Vietnamese, Roman and Hán."""

import re

from catalog.dates.syllables import spellings


def _table(*words: str) -> dict[str, int]:
    return {
        spelling: number
        for number, text in enumerate(words, 1)
        for word in text.split()
        for spelling in spellings(word)
    }


_UNITS = _table("một mốt nhất", "hai nhì", "ba", "bốn tư", "năm lăm nhăm", "sáu", "bảy bẩy", "tám", "chín")
_UNITS_AFTER_TEN = _table("một mốt", "hai", "ba", "bốn tư", "lăm nhăm", "sáu", "bảy bẩy", "tám", "chín")
"""Without 'năm', which after a ten is the word for 'year': 'tháng mười năm 1945'."""
_SINO_UNITS = _table("nhất", "nhị", "tam", "tứ", "ngũ", "lục", "thất", "bát", "cửu")
_TEN, _TWENTY, _SINO_TEN = spellings("mười") | spellings("mươi"), spellings("hăm"), spellings("thập")
SINO_WORDS = frozenset(_SINO_UNITS) | _SINO_TEN

_ROMAN_DIGITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMAN = {tens * "x" + units: 10 * tens + i for tens in range(3) for i, units in enumerate(_ROMAN_DIGITS) if tens or i}
_ROMAN = re.compile(r"([ivx]+)(e|er|ere|eme)?[\u0300\u0301]?")

_HAN_DIGITS = ("〇零", "一壹", "二貳", "三叁參", "四肆", "五伍", "六陸", "七柒", "八捌", "九玖")
_HAN = {char: number for number, chars in enumerate(_HAN_DIGITS) for char in chars}
_HAN_TENS = {"十": 10, "拾": 10, "廿": 20, "卄": 20, "卅": 30, "丗": 30, "卌": 40}
HAN_NUMERALS = frozenset((*_HAN, *_HAN_TENS, "元"))


def read_number(words: list[str], at: int) -> tuple[int, int] | None:
    """The number from 1 to 99 at `words[at]` in digits or Vietnamese, and where it ends; `words` ends in blanks."""
    word = words[at]
    if word.isdigit():
        return (int(word), at + 1) if len(word) <= 2 and int(word) > 0 else None
    if word in _TWENTY:
        unit = _UNITS_AFTER_TEN.get(words[at + 1])
        return (20 + unit, at + 2) if unit else None
    return _tens_and_units(words, at, _UNITS, _UNITS_AFTER_TEN, _TEN)


def read_sino(words: list[str], at: int) -> tuple[int, int] | None:
    """The same in digits or Sino-Vietnamese: 'tứ thập tứ' is 44."""
    if words[at].isdigit():
        return read_number(words, at)
    return _tens_and_units(words, at, _SINO_UNITS, _SINO_UNITS, _SINO_TEN)


def _tens_and_units(
    words: list[str], at: int, units: dict[str, int], after_ten: dict[str, int], ten: frozenset[str]
) -> tuple[int, int] | None:
    value = units.get(words[at])
    if value is not None:
        at += 1
        if words[at] not in ten:
            return value, at
    elif words[at] not in ten:
        return None
    unit = after_ten.get(words[at + 1])
    return ((value or 1) * 10 + unit, at + 2) if unit else ((value or 1) * 10, at + 1)


def read_roman(word: str) -> tuple[int, bool] | None:
    """The number, 1 to 29, of a Roman numeral, and whether it is marked as an ordinal in the French way ('XIIe')."""
    match = _ROMAN.fullmatch(word)
    if match is None or match[1] not in ROMAN:
        return None
    return ROMAN[match[1]], match[2] is not None


def read_han(text: str) -> int | None:
    """The number from 1 to 99 that `text` writes in Hán: 四十四, 元 (the first), 廿三, 四四; None for another."""
    if text == "元":
        return 1
    total, unit = 0, 0
    for char in text:
        if char in _HAN_TENS:
            ten = _HAN_TENS[char]
            total, unit = total + (unit * 10 if unit and ten == 10 else ten), 0
        elif char in _HAN:
            unit = unit * 10 + _HAN[char]
        else:
            return None
    number = total + unit
    return number if 1 <= number <= 99 else None
