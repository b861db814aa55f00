"""Who gave or sold a thing, where a text on how it was acquired names them: 'Bà Bùi Thị Hồng tặng', 'Gift of J. Doe'.

The deed alone ('Hiến tặng', 'Mua năm 1998', 'Purchase') names nobody. In doubt a text names somebody, since too few
eyes are better than too many.
"""

import re
import unicodedata

_DEED = re.compile(
    r"\b(?:được |do )?(?:trao tặng|hiến tặng|biếu tặng|tặng|hiến|biếu|cúng tiến|cúng|công đức|bán|mua lại|mua|"
    r"nhượng lại|chuyển nhượng|nhượng|để lại|di tặng)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:gift (?:of|from)|given by|donated by|donation (?:of|from|by)|presented by|bequest of|bequeathed by|"
    r"(?:purchased?|bought|acquired) (?:of|from)|sold by|don d[eu']|donnée? par|offerte? par|legs d[eu']|"
    r"achetée? (?:à|au|aux|chez|auprès)|vendue? par)\W*\w",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:ông|bà|anh|chị|cụ|cô|chú|bác|gia đình|dòng họ|thầy|sư|mr|mrs|ms|family)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def names_giver(text: str) -> bool:
    """Whether the text says that the thing was given or sold, and beside the deed something that may be a name."""
    plain = unicodedata.normalize("NFC", text)
    if _FROM.search(plain):
        return True
    if not _DEED.search(plain):
        return False
    rest = _DEED.sub(" ", plain)
    return _PERSON.search(rest) is not None or any(word[0].isupper() for word in _WORD.findall(rest))
