"""Numbers and titles as file names spell them: cut into tokens, letters folded, numbers without leading zeros.

Letters and digits of double width, and Cyrillic and Greek letters that look like Latin ones, are taken for these, as
the confusables of UTS #39 are: 'Е-1' is typed on a Cyrillic keyboard and means 'E-1'.
"""

import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
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
_LONGEST_NUMBER = 18
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
        if self._holders is None:
            self._holders = {}
            for cut in self._keys:
                for token in cut:
                    self._holders.setdefault(token, set()).add(cut)
        shared: dict[Tokens, int] = {}
        for token in set(name):
            holders = self._holders.get(token, ())
            if len(holders) <= 2000:
                for cut in holders:
                    shared[cut] = shared.get(cut, 0) + 1
        telling = {token for token in name if self._tells(token)}
        shared = {cut: count for cut, count in shared.items() if telling & set(cut) and count >= least * len(set(cut))}
        ranked = sorted(shared, key=lambda cut: (-shared[cut] / len(set(cut) | set(name)), cut))
        return [key for cut in ranked[:_CLOSEST] for _, key in self._keys[cut]][:_CLOSEST]

    def next_to(self, name: Tokens) -> list[str]:
        """The three keys that differ from the beginning of the name in one number only, the nearest first."""
        close: list[tuple[int, Tokens]] = []
        for cut in self._keys:
            other = [at for at, (mine, its) in enumerate(zip(name, cut, strict=False)) if mine != its]
            if len(cut) <= len(name) and len(cut) > 1 and len(other) == 1:
                mine, its = name[other[0]], cut[other[0]]
                if mine.isdecimal() and its.isdecimal() and max(len(mine), len(its)) <= _LONGEST_NUMBER:
                    close.append((abs(int(mine) - int(its)), cut))
        ranked = sorted(close)[:_CLOSEST]
        return [key for _, cut in ranked for _, key in self._keys[cut]][:_CLOSEST]

    def _tells(self, token: str) -> bool:
        """Whether a token says more than that there is a number, or what all numbers begin with."""
        few = len((self._holders or {}).get(token, ())) <= _TELLING_KEYS
        return len(token) >= _TELLING_DIGITS if token.isdecimal() else few

    def other_letters(self, name: str) -> list[str]:
        """The keys with a number of the name, whose letters before it only end as theirs: 'C. 198' of 'INSCIC00198'."""
        cut = tokens(name)
        pairs = [pair for pair in pairwise(cut) if pair[1].isdecimal()]
        found = (
            key
            for known, keys in self._keys.items()
            if len(known) == len(pairs[0]) and any(end == known[1] and had.endswith(known[0]) for had, end in pairs)
            for _, key in keys
        )
        return list(dict.fromkeys(found)) if pairs else []


def _is_bare(cut: Tokens) -> bool:
    return len(cut) == 1 or all(token.isdecimal() for token in cut)


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
