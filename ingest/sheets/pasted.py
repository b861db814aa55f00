"""Single cells of old text in a sheet that is Unicode: pasted out of an old file, too few for the vote of a column.

A cell is read in TCVN3, VNI or as UTF-8 read wrongly where its own words leave no doubt: as they are they make no
sense, and converted each is a well-formed syllable, as most of its plain words are. Three words of that kind are
enough, or two of which one has a sign within that no Latin word has; a soft hyphen that makes a syllable as the letter
ư is worth three. What is less sure is read so only beside a cell of its row or column that is sure, else it is told and
kept. Words of other languages that happen to make syllables speak for nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.text import has_hidden
from ingest.encodings.legacy import DOUBLE_UTF_8, TCVN3, TYPOGRAPHY, VNI, OldEncoding, first_beyond, is_old
from ingest.encodings.syllables import LONGEST_SYLLABLE, is_syllable, marked_words, share_of_syllables

MAY_BE_OLD_TEXT = define(
    "cells-may-be-old-text",
    Severity.WARNING,
    N_(
        "Column '{column}' may hold old text among Unicode, first in row {row}: '{text}' makes no sense as it stands, "
        "and in {kind} it would read '{reading}'. It was kept as it is written, for nothing else in it proves that. "
        "Look at it, and correct it in the sheet."
    ),
)

_SURE, _DOUBTFUL = 3, 1
_REMEMBERED, _LONGEST = 16384, 200
"""Cells that are remembered, and the characters of one that is worth it."""
_SIGN_WITHIN = re.compile("[¡-ª¬-¯¶¸×÷]|(?<=.)[µ¼-¿]")
"""Signs that are letters in TCVN3, or halves of letters in UTF-8, and stand within no Latin word or unit ('µm')."""
_SOFT_HYPHEN, _LOST = "\xad", "\ufffd"
_ENCODINGS = (VNI, TCVN3, DOUBLE_UTF_8)
_NAMES_AND_UNITS = 2
_LETTERS = re.compile(r"(?i:[a-zđ®§])")
_PLAIN_WORD = re.compile(r"[A-Za-z]+")
_MISSPELT = re.compile("c[eiy]|n?ge|go[ae]")
"""How no Vietnamese word begins, marks apart, save 'goá': k stands before e and i, gh before e."""
_WIDOW = "goá"
_CAPITAL_WITHIN = re.compile(r"[a-zß-öø-ÿ][À-ÖØ-Þ]")
_FOREIGN = re.compile("(?i:µm|thaï|moï|où|tôt|dû|gît|mãe|aß|maß|saß|[psgndt]å|ön|öt)")
"""Words of other languages that VNI or TCVN3 would make syllables of, though hardly words."""
_UTF_8_MISREAD = re.compile("[ÃÄÆ][\x80-¿]|á[º»]")


class Reading(NamedTuple):
    """What a cell reads in an old encoding, and how much of it speaks for that."""

    old: OldEncoding
    text: str
    weight: int

    @property
    def is_sure(self) -> bool:
        """Whether its own words leave no doubt."""
        return self.weight >= _SURE


def read_alone(cells: Sequence[str]) -> list[str]:
    """The cells of one row of Unicode, those that make sense only as old text converted."""
    readings = [None if cell.isascii() or first_beyond(cell) else reading_of(cell) for cell in cells]
    if not any(readings):
        return list(cells)
    sure = {one.old.name for one in readings if one and one.is_sure}
    return [one.text if one and one.old.name in sure else cell for cell, one in zip(cells, readings, strict=True)]


def reading_of(text: str) -> Reading | None:
    """How a cell that makes no sense as it is reads well in an old encoding; None where there is none.

    Long texts, which hardly come again, are not remembered.
    """
    return _remembered(text) if len(text) <= _LONGEST else _read(text)


def _read(text: str) -> Reading | None:
    if not is_old(text):
        return None
    words = _words(text)
    if not words or 2 * sum(map(_is_word, words)) > len(words):
        return None
    readings = (_reading(old, text, words) for old in _ENCODINGS)
    return max((one for one in readings if one), key=lambda one: one.weight, default=None)


_remembered = lru_cache(maxsize=_REMEMBERED)(_read)


def beside(cells: Sequence[str], main: OldEncoding | None) -> OldEncoding | None:
    """The encoding of a column that is in `main`, or in Unicode, and holds single cells of old text too.

    Beside a sure cell, those that are wholly syllables in its encoding and make no sense as they are go with it.
    """
    if main and not main.careful:
        return main
    sure = [one.old.name for cell in cells if (one := reading_of(cell)) and one.is_sure]
    if not sure:
        return main
    name = main.name if main else max(sure, key=sure.count)
    return OldEncoding(name, partial(_read_beside, frozenset(sure), main), careful=True)


def _read_beside(names: frozenset[str], main: OldEncoding | None, text: str) -> str:
    one = reading_of(text)
    if one and one.old.name in names:
        return one.text
    return main.convert(text) if main else text


def _reading(old: OldEncoding, text: str, words: Sequence[str]) -> Reading | None:
    converted = old.convert(text)
    after = _words(converted)
    if converted == text or not after or not all(map(is_syllable, after)) or not _plain_words_fit(converted):
        return None
    turned = {word for word in words if old.convert(word) != word}
    bad = {word for word in turned if not _is_word(word)}
    if old is DOUBLE_UTF_8:
        return Reading(old, converted, _SURE)
    if not any(len(word) > 1 and _LETTERS.search(word) for word in bad):
        return None
    weight = len(turned) if len(bad) > 1 or any(map(_has_sign, bad)) else len(bad)
    return Reading(old, converted, weight + sum(map(_of_signs, bad)))


def _is_word(word: str) -> bool:
    """Whether it could be a Vietnamese word as it stands, or is one of another language."""
    return len(word) <= LONGEST_SYLLABLE and _is_short_word(word)


@lru_cache(maxsize=32768)
def _is_short_word(word: str) -> bool:
    if _FOREIGN.fullmatch(word):
        return True
    if not is_syllable(word) or _CAPITAL_WITHIN.search(word):
        return False
    return not _MISSPELT.match(_plain(word)) or word.lower() == _WIDOW


def _plain(word: str) -> str:
    """The word in small letters without any marks."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if letter.isalpha())


def _of_signs(word: str) -> int:
    return _SURE - 1 if _SOFT_HYPHEN in word.strip(_SOFT_HYPHEN) else int(_has_sign(word))


def _has_sign(word: str) -> bool:
    return len(word) > 1 and (_SOFT_HYPHEN in word or _SIGN_WITHIN.search(word) is not None)


def _words(text: str) -> list[str]:
    """The words beyond ASCII without the typography around them; a lone sign is none."""
    words = marked_words([text])
    stripped = {word: word if _SIGN_WITHIN.search(word) else word.strip(TYPOGRAPHY) for word in set(words)}
    return [bare for word in words if not (bare := stripped[word]).isascii()]


def _plain_words_fit(text: str) -> bool:
    """Whether half of the plain words, short ones and capitals apart, could be Vietnamese too."""
    words = [word for word in text.split() if _PLAIN_WORD.fullmatch(word)]
    telling = [word for word in words if len(word) > _NAMES_AND_UNITS and not word.isupper()]
    return not telling or 2 * share_of_syllables(telling) >= 1


def doubtful(pairs: Iterable[tuple[int, Sequence[str], Sequence[str]]], names: Sequence[str]) -> Iterator[Message]:
    """A warning for each column with a cell that was kept and may be old text.

    `pairs`: the number of each row, its cells as they stand in the file, composed, and as they were read.
    """
    found: dict[int, Message] = {}
    for number, was, now in pairs:
        for at, (name, cell, read) in enumerate(zip(names, was, now, strict=False)):
            if cell.isascii() or cell != read or at in found:
                continue
            if (one := reading_of(cell)) and one.weight >= _DOUBTFUL:
                found[at] = MAY_BE_OLD_TEXT(
                    name, column=name, row=number, text=cell, kind=one.old.name, reading=one.text
                )
    yield from (found[at] for at in sorted(found))


def hides_signs(text: str) -> bool:
    """Whether nobody sees some of its signs; a soft hyphen that is a letter of old text, or half of one, is none."""
    if not has_hidden(text):
        return False
    if _SOFT_HYPHEN not in text or has_hidden(text.replace(_SOFT_HYPHEN, "")):
        return True
    if _LOST in text or _UTF_8_MISREAD.search(text):
        return False
    hyphened = [word for word in marked_words([text]) if _SOFT_HYPHEN in word]
    return not all(is_syllable(TCVN3.convert(word.strip(TYPOGRAPHY))) for word in hyphened)
