"""Old Vietnamese text: TCVN3 (ABC), VNI, Windows-1258, and UTF-8, all of them once read as Windows-1252.

TCVN3 is TCVN 5712:1993, set VN3; VNI is the two-byte set of VNI for Windows, where a letter is followed by its marks.
The table of TCVN3 agrees with glibc's charmap TCVN5712-1 in all of its letters; that of VNI with the documents and
transcripts of TrizenX/viparse-corpus, as far as these go; the tests compare every word of two workbooks of it.
Windows-1258 and UTF-8 are Python's codecs. The bytes of all arrive as Latin letters and signs. Which of them text is in
is put to the vote of its words: a right reading gives well-formed syllables.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from catalog.language import N_
from ingest.encodings.syllables import is_syllable, marked_words, share_of_syllables

_TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_TCVN3_TABLE = str.maketrans(_TCVN3)

_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {"â": "\u0302", "ê": "\u0306"}
_VNI_BOTH = {
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}

_BYTES_OF_1252 = {chr(byte): byte for byte in range(256)} | {
    text: byte for byte in range(256) if (text := bytes([byte]).decode("cp1252", "ignore"))
}
"""What a byte becomes when it is read as Windows-1252, or as Latin-1."""
_NO_BYTE = re.compile(f"[^{re.escape(''.join(_BYTES_OF_1252))}]")

_CAPITALS = re.compile(r"[^\W\d_]*[A-Z][^\W\d_]*[A-Z][^\W\d_]*")
_MARKED = re.compile(r"[^\x00-\x7f]+")
_ENOUGH = 0.6
_NOT_VIETNAMESE = 0.5
_SURELY_UTF_8 = 0.8
_BETTER_BY = 0.2
_ENOUGH_BAD = 5
_MOST_BAD = 0.75
_LATIN = 0.9
TYPOGRAPHY = "‘’‚“”„–—…«»•°€£§©®™ºª²³½¼¾·±×¡¿"
_WITHIN = "’–·"
_NO_VOWEL = re.compile("[b-df-hj-np-tv-xzđ]+", re.IGNORECASE)


@dataclass(frozen=True)
class OldEncoding:
    """An old encoding by its name in reports, and the function that reads its text.

    `careful`: text of it stands beside Unicode, so that a cell that reads no better converted is left as it is.
    """

    name: str
    convert: Callable[[str], str]
    careful: bool = False


def from_tcvn3(text: str) -> str:
    """TCVN3 text as Unicode; words whose plain letters are capitals become capitals throughout."""
    return _capitals(text, text.translate(_TCVN3_TABLE))


def _vni_table() -> dict[str, str]:
    marks = _VNI_TONES | _VNI_HATS | _VNI_BOTH
    marks |= {hat + tone: _VNI_HATS[hat] + _VNI_TONES[tone] for hat in _VNI_HATS for tone in _VNI_TONES}
    table: dict[str, str] = {}
    for letter in "aeouyôö":
        base = _VNI_LETTERS.get(letter, letter)
        for old, new in marks.items():
            table[letter + old] = unicodedata.normalize("NFC", base + new)
            table[letter.upper() + old] = table[letter.upper() + old.upper()] = table[letter + old].upper()
    for letter, new in _VNI_LETTERS.items():
        table[letter], table[letter.upper()] = new, new.upper()
    return table


_VNI = _vni_table()
_VNI_KEYS = re.compile("|".join(re.escape(key) for key in sorted(_VNI, key=len, reverse=True)))


def from_vni(text: str) -> str:
    """VNI text as Unicode."""
    return _VNI_KEYS.sub(lambda match: _VNI[match[0]], text)


def from_double_utf8(text: str) -> str:
    """UTF-8 that was read as Windows-1252, read again; unchanged where bytes of it were lost."""
    try:
        return bytes(_BYTES_OF_1252[character] for character in text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return text


def from_windows_1258(text: str) -> str:
    """Windows-1258 that was read as Windows-1252, read again, its tones put onto their letters."""
    try:
        raw = bytes(_BYTES_OF_1252[character] for character in text).decode("cp1258")
    except (KeyError, UnicodeDecodeError):
        return text
    return unicodedata.normalize("NFC", raw)


def _capitals(before: str, after: str) -> str:
    if before.islower() or not _CAPITALS.search(after):
        return after
    words = (word.upper() if _is_capital(word) else word for word in re.split(r"(\W+)", after))
    return "".join(words)


def _is_capital(word: str) -> bool:
    plain = [letter for letter in word if "A" <= letter <= "z" or letter in "ĂÂÊÔƠƯĐ"]
    return len(plain) > 1 and all(letter.isupper() for letter in plain)


TCVN3 = OldEncoding("TCVN3", from_tcvn3)
VNI = OldEncoding("VNI", from_vni)
WINDOWS_1258 = OldEncoding("Windows-1258", from_windows_1258)
DOUBLE_UTF_8 = OldEncoding(N_("UTF-8 read as Windows-1252"), from_double_utf8)
OLD_ENCODINGS = (TCVN3, VNI, WINDOWS_1258, DOUBLE_UTF_8)


def vote(texts: Sequence[str]) -> OldEncoding | None:
    """The old encoding that most words are in; None where they read well as they are, or not at all."""
    words = old_words(texts)
    if not words:
        return None
    if _reads_as_utf_8(texts):
        return DOUBLE_UTF_8
    as_it_is = share_of_syllables(words)
    if as_it_is < _NOT_VIETNAMESE:
        best = max((TCVN3, VNI), key=lambda old: _share(old, words))
        if _share(best, words) >= _ENOUGH:
            return best
    # Letters such as à, é and ú are the same in 1252 and 1258, so that some words read well either way.
    read = {word: from_windows_1258(word) for word in set(words)}
    as_1258 = share_of_syllables(read[word] for word in words)
    return WINDOWS_1258 if as_1258 >= max(_ENOUGH, as_it_is + _BETTER_BY) else None


def old_words(texts: Iterable[str]) -> list[str]:
    """The words that could be old text."""
    return [word for word in marked_words(texts) if is_old(word)]


def reads_as_latin(words: Iterable[str]) -> bool:
    """Whether the words are Latin ones: letters, signs at their edges only, no capital within small letters."""
    stripped = [word.strip(TYPOGRAPHY) for word in words]
    good = [
        all(character.isalpha() or character in _WITHIN for character in word)
        and (word.isupper() or not any(character.isupper() for character in word[1:]))
        for word in stripped
    ]
    return sum(good) >= _LATIN * len(stripped)


def _reads_as_utf_8(texts: Iterable[str]) -> bool:
    """Whether what is beyond ASCII is sound UTF-8, which text in one byte a letter never is by chance."""
    runs = [run for text in texts if is_old(text) for run in _MARKED.findall(text)]
    read = {run: from_double_utf8(run) for run in set(runs)}
    sound: int = sum(read[run] != run for run in runs)
    return sound > 0 and sound >= _SURELY_UTF_8 * len(runs)


def vote_on_bad_words(words: Sequence[str]) -> OldEncoding | None:
    """The old encoding of those words that make no sense as they are, where they are but some of the words."""
    bad = [word for word in words if not is_syllable(word)]
    if len(bad) < _ENOUGH_BAD:
        return None
    best = max((TCVN3, VNI, WINDOWS_1258), key=lambda old: _share(old, bad))
    return replace(best, careful=True) if _share(best, bad) >= _MOST_BAD else None


def read_cell(text: str, old: OldEncoding, of_row: Sequence[OldEncoding] = ()) -> str:
    """`text` out of a column in the encoding `old`, as Unicode; left alone where it reads better as it is.

    `of_row`: the encodings of the row where it surely is in others, which are asked first. A cell that is wholly
    Vietnamese in another encoding only is read in that: people paste. Latin letters that make no sense in any stay.
    """
    if not is_old(text):
        return text
    readings = [one.convert(text) for one in (*of_row, old)]
    first = max(readings, key=_fits)
    share, as_it_is = _fits(first), share_of_syllables(marked_words([text]))
    if as_it_is > share or (old.careful and as_it_is == share):
        return text
    if share == 1:
        return first
    other = max((one.convert(text) for one in OLD_ENCODINGS), key=_fits)
    if _fits(other) == 1 or share < min(_NOT_VIETNAMESE, _fits(other)):
        return other
    return text if share < _NOT_VIETNAMESE and reads_as_latin(marked_words([text])) else first


def _fits(reading: str) -> float:
    """Which part of its words are syllables, 0 to 1; abbreviations without a vowel, as 'QĐ', speak for nothing."""
    words = [word for word in marked_words([reading]) if not _NO_VOWEL.fullmatch(word)]
    return share_of_syllables(words) if words else 1.0


def reads_wholly(text: str, old: OldEncoding) -> bool:
    """Whether each word of the text is a syllable in this encoding, and other than it stands there."""
    return (reading := old.convert(text)) != text and _fits(reading) == 1


first_beyond = _NO_BYTE.search
"""The first character that old text could not have; None where there is none, as in plain ASCII too."""


def is_old(text: str) -> bool:
    """Whether `text` may be old text: it has marks, and no character that old text could not have."""
    return not text.isascii() and first_beyond(text) is None


def _share(old: OldEncoding, words: Sequence[str]) -> float:
    read = [(word, old.convert(word)) for word in words]
    return sum(share_of_syllables(marked_words([after])) for before, after in read if after != before) / len(words)
