"""The one analyzer: what a text is made of for searching, the same for every engine, for texts and for questions.

A syllable becomes two tokens: *exact*, its letters with their quality marks and the tone moved to a trailing digit (so
that hoà is hòa: both 'hoa2'), and *folded*, plain ASCII ('hoa'; đ is d). Each Hán or Nôm character is a token.
"""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

ANALYZER_VERSION = 3
"""Part of an index's name: an index of other tokens, or of documents built otherwise, is built anew."""

GAP = "|"
"""Stands before, between and after the values of a field: no phrase crosses it, and it marks where a value begins."""

STEM_MARK = "~"
"""Begins the stem of an English word: no word that is typed can hold it."""

MAX_TOKEN = 40
"""Characters of a token; what goes on longer is no word."""

MAX_SQUEEZED = 160

_HAN = (  # radicals, Extension A, the common block, compatibility, fonts' private Nôm, Extensions B and later
    "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ue000-\uf8ff\U00020000-\U0003ffff\U000f0000-\U0010fffd"
)
_MARKS = (  # signs that belong to the letter before them: Latin, Indic, Thai, Khmer, Cham, Tai Viet
    "\u0300-\u036f\u0483-\u0487\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u17b4-\u17d3\u1dc0-\u1dff\uaa29-\uaa36\uaa43\uaa4c\uaa4d\uaab0-\uaabf"
)
_LETTER = rf"[^\W_{_HAN}]"
_TOKEN = re.compile(rf"[{_HAN}]|[{_MARKS}]*{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*")
_HAN_CHARACTER = re.compile(f"[{_HAN}]")

_LOOKALIKES = str.maketrans({"\u00f0": "đ", "\u0256": "đ", "\u0131": "i"})
"""Lower case of U+00D0 and U+0189, which look like Đ, and the dotless i."""
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_ODD = re.compile(f"[\u00f0\u0256\u0131{_UNSEEN}]")
_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
"""Combining tone marks and their digits, as on a VNI keyboard: sắc, huyền, hỏi, ngã, nặng."""
_PLAIN = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ħ": "h", "ŧ": "t"})
_FINAL_Y = re.compile(r"(?<=[hklmstv])y$|(?<=qu)y$")

_REMEMBERED = 20_000
_LABEL = 80
_RECENT = 1_000
_PAUSE = f" {GAP} "


class Token(NamedTuple):
    """The two forms of one syllable or character."""

    exact: str
    folded: str


_syllables: dict[str, Token] = {}
_stems: dict[str, str] = {}
_stemmer_lock = threading.Lock()


@cache
def _stemmer() -> Any:
    import snowballstemmer  # noqa: PLC0415 - it loads every language that it knows: not before an English word comes

    return snowballstemmer.stemmer("english")


def normalise(text: str) -> str:
    """`text` in NFC and lower case, look-alikes of Đ mended, invisible characters gone; never raises."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFC", text).casefold()
    if _ODD.search(lowered):
        lowered = _INVISIBLE.sub("", lowered.translate(_LOOKALIKES))
    return lowered if unicodedata.is_normalized("NFC", lowered) else unicodedata.normalize("NFC", lowered)


def words(text: str) -> list[str]:
    """The syllables and Hán characters of `text`, in order, as written but normalised."""
    return list(_words_of_label(text)) if len(text) <= _LABEL else _TOKEN.findall(normalise(text))


def token(word: str) -> Token:
    """Both forms of one of the `words`; computed once a word."""
    known = _syllables.get(word)
    if known is None:
        if len(_syllables) >= _REMEMBERED:
            _syllables.clear()
        known = _syllables[word] = _token(word[:MAX_TOKEN])
    return known


def fold(word: str) -> str:
    """The folded form of one of the `words`, for guesses that are not worth remembering."""
    return _token(word[:MAX_TOKEN]).folded


def folded_once(text: str) -> list[str]:
    """The folded forms in a text that hardly comes again, such as a number: nothing of it is remembered."""
    return [_token(word[:MAX_TOKEN]).folded for word in _TOKEN.findall(normalise(text))]


def tokens(text: str) -> list[Token]:
    """Both forms of every syllable and character of `text`."""
    return [token(word) for word in words(text)]


def is_han(word: str) -> bool:
    """Whether a token is a Hán or Nôm character."""
    return _HAN_CHARACTER.match(word) is not None


def joined(values: Iterable[str]) -> Token:
    """The exact and the folded token stream of several values, kept apart by gaps; a lone gap where there are none."""
    streams = [_stream_of_label(value) if len(value) <= _LABEL else _stream(value) for value in values]
    exact = _PAUSE.join([stream[0] for stream in streams if stream[0]])
    folded = _PAUSE.join([stream[1] for stream in streams if stream[1]])
    return Token(f"{GAP} {exact} {GAP}", f"{GAP} {folded} {GAP}") if exact else Token(GAP, GAP)


def stem(word: str) -> str:
    """The Snowball stem of an English word (algorithm: Porter2), marked as such: 'an' is no Vietnamese An."""
    known = _stems.get(word)
    if known is None:
        folded = token(word).folded if not word.isascii() else word[:MAX_TOKEN]
        with _stemmer_lock:
            if len(_stems) >= _REMEMBERED:
                _stems.clear()
            known = _stems[word] = f"{STEM_MARK}{folded if folded.isdecimal() else _stemmer().stemWord(folded)}"
    return known


def stem_stream(values: Iterable[str]) -> str:
    """The stems of several English values, kept apart by gaps; a lone gap where there are none."""
    streams = [_stems_of_label(value) if len(value) <= _LABEL else _stems_in(value) for value in values]
    stems = _PAUSE.join(filter(None, streams))
    return f"{GAP} {stems} {GAP}" if stems else GAP


def squeezed(text: str) -> str:
    """`text` folded, without anything between its letters and digits: how whole titles and numbers are compared."""
    return _folded_stream(text).replace(" ", "")[:MAX_SQUEEZED]


@lru_cache(maxsize=_RECENT)
def _words_of_label(text: str) -> tuple[str, ...]:
    """Names are parted for several fields, one after the other."""
    return tuple(_TOKEN.findall(normalise(text)))


class _Chunks(dict[str, str]):
    """What stands between two spaces of a text, and what becomes of it: tokens parted by spaces, '' where none.

    No token crosses a space, and few chunks are new: most texts are not looked at letter by letter.
    """

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, chunk: str) -> str:
        found = " ".join([self._make(word) for word in _TOKEN.findall(normalise(chunk))])
        if len(chunk) <= MAX_TOKEN:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[chunk] = found
        return found

    def stream(self, chunks: Iterable[str]) -> str:
        """What becomes of these chunks, one after the other."""
        return " ".join(filter(None, map(self.__getitem__, chunks)))


_exact = _Chunks(lambda word: token(word).exact)
_folded = _Chunks(lambda word: token(word).folded)
_stemmed = _Chunks(stem)


def _stream(value: str) -> Token:
    chunks = value.split()
    return Token(_exact.stream(chunks), _folded.stream(chunks))


def _folded_stream(value: str) -> str:
    return (_stream_of_label(value) if len(value) <= _LABEL else _stream(value)).folded


def _stems_in(value: str) -> str:
    return _stemmed.stream(value.split())


_stream_of_label = lru_cache(maxsize=5_000)(_stream)
_stems_of_label = lru_cache(maxsize=5_000)(_stems_in)
"""Labels come again in many records."""


def _token(word: str) -> Token:
    if word.isascii():
        plain = _FINAL_Y.sub("i", word)
        return Token(plain, plain)
    letters: list[str] = []
    tones: list[str] = []
    for character in unicodedata.normalize("NFD", word):
        if character in _TONES:
            tones.append(_TONES[character])
        else:
            letters.append(character)
    bare = _FINAL_Y.sub("i", unicodedata.normalize("NFC", "".join(letters)))
    decomposed = unicodedata.normalize("NFKD", bare.translate(_PLAIN))
    folded = "".join(character for character in decomposed if not "\u0300" <= character <= "\u036f")
    folded = _FINAL_Y.sub("i", "".join(folded.split()))
    return Token(bare + "".join(tones), folded or bare)
