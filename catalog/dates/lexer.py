"""From text to tokens: numbers, words with a meaning, names, and what is none of these."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product
from operator import contains
from typing import NamedTuple

from catalog.dates.han import IDEOGRAPHS, cut
from catalog.dates.lexicon import LUNAR_MONTHS, MONTHS, ORDINAL_WORDS, PARTS, PHRASES, Sign
from catalog.dates.names import CanChi, Name, can_chi, names
from catalog.dates.numerals import SINO_WORDS
from catalog.dates.syllables import spellings, syllable


class Part(NamedTuple):
    """A part of a century or decade, in percent."""

    low: int
    high: int


class MonthName(NamedTuple):
    """A month that has a name of its own."""

    number: int
    lunar: bool


class Ordinal(NamedTuple):
    """An ordinal number in words."""

    number: int


Token = Sign | Part | MonthName | Ordinal | Name | CanChi | str


class Tokens(NamedTuple):
    """The tokens of a text, and beside each the word it was made of ('' for phrases); both end in four blanks."""

    tokens: list[Token]
    words: list[str]


class _Entry(NamedTuple):
    exact: tuple[str, ...]
    rest: tuple[frozenset[str], ...]
    """The spellings of the third word and those after it."""
    token: Token


_PIECES = re.compile(rf"[0-9]+|[{IDEOGRAPHS}]+|[^\W\d_{IDEOGRAPHS}]+|[^\w\s]|[\d_]")
_HAN = re.compile(f"[{IDEOGRAPHS}]")
_WORDS_OF_PHRASE = re.compile(r"[^\W\d_]+|[0-9]+|[-–/]")
_DASHES = frozenset("‐‑‒–—―−ー－")
_SAME = dict(zip("（）［］【】，、;:；：=／⁄？", "()[][],,,,,,,//?", strict=True))
_DROPPED = frozenset("\"'“”‘’«»„`´.。·…")
_SIGN_MARKS: dict[str, Sign] = {"~": Sign.ABOUT, "≈": Sign.ABOUT, "±": Sign.ABOUT, "&": Sign.AND, "→": Sign.UNTIL}
_BLANK: list[str] = ["", "", "", ""]
_LONGEST_PHRASE = 8


def _phrases() -> list[tuple[str, Token]]:
    phrases: list[tuple[str, Token]] = [(phrase, sign) for sign, text in PHRASES.items() for phrase in text.split(";")]
    phrases += [(phrase, Part(*ends)) for ends, text in PARTS.items() for phrase in text.split(";")]
    phrases += [(phrase, MonthName(i, False)) for i, text in enumerate(MONTHS, 1) for phrase in text.split(";")]
    phrases += [(phrase, MonthName(i, True)) for i, text in LUNAR_MONTHS.items() for phrase in text.split(";")]
    phrases += [(phrase, Ordinal(i)) for i, text in enumerate(ORDINAL_WORDS, 1) for phrase in text.split(";")]
    return [*phrases, *names()]


@cache
def _index() -> dict[str, list[_Entry]]:
    """Phrases and names by every spelling of their first two words, or of the only one; the longest first."""
    index: dict[str, list[_Entry]] = {
        f"{can} {chi}": [_Entry((can, chi), (), token)] for (can, chi), token in can_chi().items()
    }
    for phrase, token in _phrases():
        exact = tuple(syllable(word) for word in _WORDS_OF_PHRASE.findall(phrase))
        strict = isinstance(token, Name) and token.strict
        sets = [{"-", "–"} if word in "-–" else {word} if strict or word == "/" else spellings(word) for word in exact]
        entry = _Entry(exact, tuple(map(frozenset, sets[2:])), token)
        for first in map(" ".join, product(*sets[:2])):
            index.setdefault(first, []).append(entry)
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry.exact))
    return index


def _match(words: list[str], at: int, index: dict[str, list[_Entry]]) -> tuple[Token, int] | None:
    """The longest phrase or name at `words[at]` and its length; of several, the one typed with all its marks."""
    best: list[_Entry] = []
    for entry in index.get(f"{words[at]} {words[at + 1]}", ()):
        if best and len(entry.exact) < len(best[0].exact):
            break
        if not entry.rest or all(map(contains, entry.rest, words[at + 2 : at + 2 + len(entry.rest)])):
            best.append(entry)
    best = best or index.get(words[at], [])
    if not best:
        return None
    token, size = _clearest(best, words, at) if len(best) > 1 else (best[0].token, len(best[0].exact))
    if size > 1 and (token is Sign.FILLER or (isinstance(token, Name) and token.yields)):
        return (Sign.FILLER, size - 1) if _gives_way(words, at + size - 1, index) else (token, size)
    return token, size


def _gives_way(words: list[str], last: int, index: dict[str, list[_Entry]]) -> bool:
    """Whether a name begins with the last word of a phrase ('thời đại' + 'Đại Định'), and none behind it."""
    within, behind = _match(words, last, index), _match(words, last + 1, index)
    if within is None or within[1] < 2 or not isinstance(within[0], Name):
        return False
    if behind is None or behind[1] < 2 or not isinstance(behind[0], Name):
        return True
    counted = _match(words, last + within[1], index)
    return counted is not None and counted[0] is Sign.YEAR_ONE  # 'thời Đại Đức nguyên niên'


def _clearest(entries: list[_Entry], words: list[str], at: int) -> tuple[Token, int]:
    size = len(entries[0].exact)
    typed = tuple(words[at : at + size])
    exact = [entry for entry in entries if entry.exact == typed]
    chosen = exact or [entry for entry in entries if isinstance(entry.token, Name)] or entries
    token = chosen[0].token
    for entry in chosen[1:]:
        if isinstance(token, Name) and isinstance(entry.token, Name) and entry.token != token:
            token = token.merged(entry.token)
    return token, size


def _pieces(text: str) -> list[Token] | None:
    """Words by their one spelling, numbers and signs; runs of Hán cut already; None where they belong to no date."""
    pieces: list[Token] = []
    for match in _PIECES.finditer(text):
        piece = match[0]
        if piece.isascii():
            if piece not in _DROPPED or _is_separator(text, match.start()):
                pieces.append(_SIGN_MARKS.get(piece) or _SAME.get(piece) or piece.lower())
        elif _HAN.match(piece):
            run = cut(piece)
            if run is None:
                return None
            pieces += run
        elif piece[0].isalpha():
            pieces.append(syllable(piece))
        elif piece.isnumeric():  # digits of other scripts: nobody here dates so
            return None
        elif piece not in _DROPPED:
            pieces.append(_SIGN_MARKS.get(piece) or ("–" if piece in _DASHES else _SAME.get(piece, piece)))
    return pieces


def _is_separator(text: str, at: int) -> bool:
    """Whether the dot at `at` stands between two digits, as in 15.6.1783."""
    return text[at] == "." and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def lex(text: str) -> Tokens | None:
    """The tokens of an NFC text; None where it holds Hán characters or digits that belong to no date."""
    pieces = _pieces(text)
    if pieces is None:
        return None
    index = _index()
    words = [piece if type(piece) is str else "" for piece in pieces] + [""] * _LONGEST_PHRASE
    tokens, kept, at = list[Token](), list[str](), 0
    while at < len(pieces):
        match = _match(words, at, index)
        if match is None:
            tokens.append(pieces[at])
            kept.append(words[at])
            at += 1
            continue
        token, size = match
        if token is Sign.DECADE and words[at] in SINO_WORDS and _counts(tokens, kept):
            token, size = words[at], 1  # 'Minh Mạng thập niên' is its year ten
        if token is not Sign.FILLER:
            tokens.append(token)
            kept.append(words[at] if size == 1 else "")
        at += size
    return Tokens([*tokens, *_BLANK], kept + _BLANK)


def joined(parts: Sequence[Tokens], sign: Sign) -> Tokens:
    """The tokens of the parts of a text, with `sign` between one part and the next."""
    tokens, words = list[Token](), list[str]()
    for at, part in enumerate(parts):
        if at:
            tokens.append(sign)
            words.append("")
        tokens += part.tokens[: -len(_BLANK)]
        words += part.words[: -len(_BLANK)]
    return Tokens([*tokens, *_BLANK], words + _BLANK)


def _counts(tokens: list[Token], words: list[str]) -> bool:
    """Whether a reign name or a Sino-Vietnamese number has just been said."""
    return bool(tokens) and ((isinstance(tokens[-1], Name) and bool(tokens[-1].eras)) or words[-1] in SINO_WORDS)
