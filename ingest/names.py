"""Numbers and titles as file names spell them: cut into tokens, letters folded, numbers without leading zeros.

Letters and digits of double width, and Cyrillic and Greek letters that look like Latin ones, are taken for these, as
the confusables of UTS #39 are: 'Е-1' is typed on a Cyrillic keyboard and means 'E-1'.
"""

import operator
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ingest.sheets.folding import fold

Tokens = tuple[str, ...]


class Hit(NamedTuple):
    """The keys of a text that stands within a name, and where among the name's tokens."""

    keys: list[str]
    start: int = 0
    end: int = 0


_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_CLOSEST = 3
_TELLING_KEYS = 50
_COUNTED_KEYS = 2000
_LONGEST_NUMBER = 18
_YEARS = range(1900, 2100)
_TELLING_DIGITS = 3
"""Of a number that stands alone: everything has a first and a twelfth."""
_LOOKALIKES = str.maketrans("авекмнорстухіјѕԁһԛԝαβεζηικμνορτυχ", "abekmhopctyxijsdhqwabezhikmnoptyx")
"""By their capitals, in which numbers are written: 'Р' is Cyrillic, 'Ρ' Greek."""


def in_tokens(text: str) -> Tokens:
    """The words and numbers of a name: 'C. 161 - 1' is ('c', '161', '1')."""
    plain = text.isascii()
    folded = text.lower() if plain else fold(unicodedata.normalize("NFKC", text)).translate(_LOOKALIKES)
    return tuple(part.lstrip("0") or "0" if part.isdecimal() else part for part in _TOKEN.findall(folded))


tokens = lru_cache(maxsize=65536)(in_tokens)
"""The same, remembered: of names that are compared with many others."""


class Names:
    """The keys of records by the tokens of a text that stands for them (their number, or their title)."""

    def __init__(self, keys: Iterable[tuple[str, str]]) -> None:
        self._keys: dict[Tokens, list[tuple[str, str]]] = {}
        for text, key in keys:
            cut = tokens(text)
            if cut:
                known = self._keys.setdefault(cut, [])
                if (text, key) not in known:
                    known.append((text, key))
        self._longest = max(map(len, self._keys), default=0)
        self._holders: dict[str, set[Tokens]] | None = None
        self._figures: dict[Tokens, list[str]] | None = None
        self._cuts: dict[str, list[Tokens]] | None = None
        self._gaps: dict[tuple[Tokens, Tokens], list[tuple[int, Tokens]]] | None = None
        self._ends: dict[str, list[Tokens]] | None = None

    def whole(self, name: str) -> list[str]:
        """The keys of texts that are spelled as the whole name; of several the one that is written so too."""
        return _written(self._keys.get(tokens(name), ()), name, operator.eq)

    def spelled(self, cut: Tokens) -> list[tuple[str, str]]:
        """The texts that are cut into these tokens, each with its key."""
        return self._keys.get(cut, [])

    def within(self, name: str) -> Hit:
        """The longest text within the name; one of a single token, or of digits alone, does not count."""
        cut = tokens(name)
        for length in range(min(self._longest, len(cut)), 0, -1):
            found: dict[tuple[str, str], tuple[int, int]] = {}
            for start in range(len(cut) - length + 1):
                part = cut[start : start + length]
                if part in self._keys and not _is_bare(part):
                    found |= dict.fromkeys(self._keys[part], (start, start + length))
            if found:
                return Hit(_written(list(found), name, operator.contains), *next(iter(found.values())))
        return Hit([])

    def everywhere(self, cut: Tokens) -> Iterator[tuple[int, int]]:
        """Where texts stand in a name, one token or digits alone too; of each beginning the longest first."""
        for start in range(len(cut)):
            for length in range(min(self._longest, len(cut) - start), 0, -1):
                if cut[start : start + length] in self._keys:
                    yield start, start + length

    def of_key(self, key: str) -> list[Tokens]:
        """The texts of this key, cut into tokens."""
        if self._cuts is None:
            self._cuts = {}
            for cut, known in self._keys.items():
                for _, each in known:
                    self._cuts.setdefault(each, []).append(cut)
        return self._cuts.get(key, [])

    def with_figures(self, figures: Tokens) -> list[str]:
        """The keys of texts that have exactly these figures, whatever letters: 'H 48.1' has 48 and 1."""
        if self._figures is None:
            self._figures = {}
            for cut, known in self._keys.items():
                own = tuple(token for token in cut if token.isdecimal())
                self._figures.setdefault(own, []).extend(key for _, key in known)
        return self._figures.get(figures, [])

    def closest(self, name: Tokens, least: float = 0.0) -> list[str]:
        """The three keys that share most of their tokens with the name, best first; what too many have is no sign.

        `least`: the share of their own tokens that must stand in the name.
        """
        ranked = self.ranked(name, least)
        return [key for cut in ranked[:_CLOSEST] for _, key in self._keys[cut]][:_CLOSEST]

    def ranked(self, name: Tokens, least: float = 0.0) -> list[Tokens]:
        """All texts that share tokens with the name, so many of their own at least, best first."""
        holders = self._held()
        own = set(name)
        counted = {token for token in own if len(holders.get(token, ())) <= _COUNTED_KEYS}
        found = {cut for token in counted if self._tells(token) for cut in holders.get(token, ())}
        shared = {cut: count for cut in found if (count := len(counted.intersection(cut))) >= least * len(set(cut))}
        return sorted(shared, key=lambda cut: (-shared[cut] / len(own.union(cut)), cut))

    def next_to(self, name: Tokens) -> list[str]:
        """The three keys that differ from the beginning of the name in one number only, the nearest first."""
        close: list[tuple[int, Tokens]] = []
        for length in range(2, min(self._longest, len(name)) + 1):
            for at, token in enumerate(name[:length]):
                if token.isdecimal() and len(token) <= _LONGEST_NUMBER:
                    close += self._neighbours(name[:length], at)
        return [key for _, cut in sorted(close)[:_CLOSEST] for _, key in self._keys[cut]][:_CLOSEST]

    def _neighbours(self, name: Tokens, at: int) -> Iterator[tuple[int, Tokens]]:
        """The nearest that have another number in this place and all else as the name, each with how far it is."""
        if self._gaps is None:
            self._gaps = {}
            for cut in self._keys:
                for place, token in enumerate(cut):
                    if len(cut) > 1 and token.isdecimal() and len(token) <= _LONGEST_NUMBER:
                        self._gaps.setdefault((cut[:place], cut[place + 1 :]), []).append((int(token), cut))
            for numbers in self._gaps.values():
                numbers.sort()
        numbers, own = self._gaps.get((name[:at], name[at + 1 :]), []), int(name[at])
        middle = bisect_left(numbers, (own,))
        for number, cut in numbers[max(0, middle - _CLOSEST) : middle + _CLOSEST + 1]:
            if number != own:
                yield abs(number - own), cut

    def _held(self) -> dict[str, set[Tokens]]:
        """The texts that hold each token."""
        if self._holders is None:
            self._holders = {}
            for cut in self._keys:
                for token in cut:
                    self._holders.setdefault(token, set()).add(cut)
        return self._holders

    def _tells(self, token: str) -> bool:
        """Whether a token says more than that there is a number, or what all numbers begin with."""
        few = len((self._holders or {}).get(token, ())) <= _TELLING_KEYS
        return len(token) >= _TELLING_DIGITS if token.isdecimal() else few

    def other_letters(self, name: str) -> list[str]:
        """The keys with a number of the name, whose letters before it only end as theirs: 'C. 198' of 'INSCIC00198'."""
        if self._ends is None:
            self._ends = {}
            for cut in self._keys:
                if len(cut) == len(("letters", "number")):
                    self._ends.setdefault(cut[1], []).append(cut)
        found = (
            key
            for had, number in pairwise(tokens(name))
            if number.isdecimal()
            for cut in self._ends.get(number, ())
            if had.endswith(cut[0])
            for _, key in self._keys[cut]
        )
        return list(dict.fromkeys(found))


def is_digits(cut: Tokens) -> bool:
    """Whether these are figures alone."""
    return all(token.isdecimal() for token in cut)


def is_year(cut: Tokens) -> bool:
    """Whether this is one number that could as well be a year in which photographs were made."""
    return len(cut) == 1 and cut[0].isdecimal() and int(cut[0][:6]) in _YEARS


def _is_bare(cut: Tokens) -> bool:
    return len(cut) == 1 or is_digits(cut)


def _written(known: Sequence[tuple[str, str]], name: str, holds: Callable[[str, str], bool]) -> list[str]:
    """Their keys; of several those of the texts that stand in `name` as they are, else but for capitals."""
    if len(known) == 1:
        return [known[0][1]]
    if known:
        for spelled in (_composed, lambda text: _composed(text).casefold()):
            exact = [one for one in known if holds(spelled(name), spelled(one[0]))]
            if exact:
                known = exact
                break
    return list(dict.fromkeys(key for _, key in known))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
