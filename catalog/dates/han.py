"""Dates in Hán characters, cut into the same tokens as those in letters: 景興四十四年五月十六日."""

import re
from functools import cache

from catalog.dates.lexicon import Sign
from catalog.dates.names import CanChi, Name, han_names
from catalog.dates.numerals import HAN_NUMERALS, read_han

IDEOGRAPHS = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CAN, _CHI = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_STANDARD = str.maketrans(
    "徳啓兴绍贞庆乐万历暦厯纪统绪启宝寳宁寧寕丰豊顺应龙竜号黄祿光开总灵贺扬阳岁歳閠闰佑陈郑丽会广弘显寿",
    "德啟興紹貞慶樂萬曆曆曆紀統緒啟寶寶寧寧寧豐豐順應龍龍號黃祿光開總靈賀揚陽歲歲閏閏祐陳鄭麗會廣弘顯壽",
)
_SIGNS: dict[str, Sign | str] = {
    "年": Sign.YEAR_AFTER,
    "月": Sign.MONTH_AFTER,
    "日": Sign.DAY_AFTER,
    "閏": Sign.LEAP,
    "世紀": Sign.CENTURY,
    "至": Sign.UNTIL,
    "約": Sign.ABOUT,
    "萬萬年之": Sign.NTH,
    "萬年之": Sign.NTH,
    "前": Sign.BEFORE,
    "後": Sign.AFTER,
}
_MONTH_NAMES = {"正月": 1, "冬月": 11, "臘月": 12} | {
    f"{place}{season}月"[: 2 + extra]: 3 * quarter + number
    for quarter, season in enumerate("春夏秋冬")
    for number, place in enumerate("孟仲季", 1)
    for extra in (0, 1)
}
_DAY_NAMES = {"朔": 1, "望": 15, "朔日": 1, "望日": 15}
_FILLER = frozenset(
    re.findall(
        r"\S+",
        """歲次 歲在 歲 皇朝 大越 大南 大越國 大南國 越南國 皇號 皇上 萬萬 龍飛 年間 吉日 穀日 良日 谷日 吉旦 穀旦 谷旦
        吉時 令日 上浣 中浣 下浣 上旬 中旬 下旬 初 朝 代 時 旦 立 造 刊 鐫 刻 鑄 奉 敬 書 題 碑 記 製""",
    )
)

Token = Sign | Name | CanChi | str


def standard(text: str) -> str:
    """`text` with variant and simplified characters of reign names as the table has them (永祐 and 永佑 alike)."""
    return text.translate(_STANDARD)


@cache
def _words() -> dict[str, list[Token]]:
    words: dict[str, list[Token]] = {text: [] for text in _FILLER}
    words.update({text: [sign] for text, sign in _SIGNS.items()})
    words.update({text: [str(number), Sign.MONTH_AFTER] for text, number in _MONTH_NAMES.items()})
    words.update({text: [str(number), Sign.DAY_AFTER] for text, number in _DAY_NAMES.items()})
    for index in range(60):
        pair = _CAN[index % 10] + _CHI[index % 12]
        words[pair] = [CanChi(index, pair)]
    words.update({standard(text): [name] for text, name in han_names().items()})
    return words


@cache
def _longest() -> int:
    return max(map(len, _words()))


_NUMERAL = re.compile(f"[{''.join(sorted(HAN_NUMERALS))}]+")


def cut(text: str) -> list[Token] | None:
    """The tokens of a run of Hán characters; None where one of them has no place in a date."""
    text, words, at, tokens = standard(text), _words(), 0, list[Token]()
    while at < len(text):
        for size in range(min(_longest(), len(text) - at), 0, -1):
            if text[at : at + size] in words:
                tokens += words[text[at : at + size]]
                at += size
                break
        else:
            match = _NUMERAL.match(text, at)
            number = read_han(match[0]) if match else None
            if match is None or number is None:
                return None
            tokens.append(str(number))
            at = match.end()
    return tokens
