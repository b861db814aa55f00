"""Numbers of other records beside the one that a name bears: 'BT 300-301', '46, 47', '46 và BT 300'.

What is only the order of the file within its record is none: it counts on from one in its folder (`series`), is written
as no row has it ('46_02' beside a row 2), stands in brackets, or the folder bears the record's number itself.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ingest.names import Hit, Names, Tokens, tokens
from ingest.series import Series
from ingest.written import end_of, sign_before, start_of, written

_FIGURE = re.compile(r"\d+")
_LISTING = set(",+&;")
_FEWEST = 2
"""Words and figures of a number that is more than digits."""
LISTING_WORDS = {"va", "and", "et"}
_BRACKETS = set("([{")


class Further:
    """Finds the records that a name bears the number of, beside those of its first number."""

    def __init__(self, numbers: Names, series: Series) -> None:
        self._numbers, self._series = numbers, series

    def keys(self, name: str, hit: Hit, place: PurePosixPath) -> list[str]:
        """The keys of the others; `hit`: the number that was found in the name, `place`: the folder that it lies in."""
        cut = tokens(name)
        found = [*self._behind(name, cut, hit, place), *self._listed_before(name, cut, hit)]
        if hit.start >= _FEWEST:
            found += self._numbers.within(name[: start_of(name, hit.start)]).keys
        if len(cut) - hit.end >= _FEWEST:
            found += self._numbers.within(name[end_of(name, hit.end) :]).keys
        return [key for key in dict.fromkeys(found) if key not in hit.keys]

    def _behind(self, name: str, cut: Tokens, hit: Hit, place: PurePosixPath) -> Iterator[str]:
        """Those of the numbers that follow at once, one after another."""
        is_listed = False
        for at in range(hit.end, len(cut)):
            is_listed = is_listed or bool(_LISTING & set(sign_before(name, at)))
            if cut[at] in LISTING_WORDS:
                is_listed = True
                continue
            if not cut[at].isdecimal():
                return
            others = [*_like(self._numbers, cut[hit.start : hit.end], cut[at])]
            others += self._numbers.spelled((cut[at],)) if is_listed else []
            if others and (is_listed or not self._is_order(name, cut, at, hit, place, others)):
                yield from (key for _, key in others)
            is_listed = False

    def _is_order(  # noqa: PLR0917 - a number in its name, and what it may be
        self, name: str, cut: Tokens, at: int, hit: Hit, place: PurePosixPath, others: list[tuple[str, str]]
    ) -> bool:
        """Whether the number at this place counts the files of the record."""
        is_in_brackets = bool(_BRACKETS & set(sign_before(name, at)))
        is_in_own_folder = bool(set(self._numbers.whole(place.name)) & set(hit.keys))
        if is_in_brackets or is_in_own_folder or self._series.reaches(place, cut[:at], cut[at]):
            return True
        number, own = written(name, at), _figures(name[: end_of(name, hit.end)])[-1]
        if any(own in _figures(key) for key in hit.keys):
            return not any(number in _figures(text) for text, _ in others)
        return number.startswith("0") and len(number) != len(own)

    def _listed_before(self, name: str, cut: Tokens, hit: Hit) -> list[str]:
        """Those of digits alone before the number: '46, BT 300'."""
        at = hit.start
        is_listed = bool(_LISTING & set(sign_before(name, at)))
        if at and cut[at - 1] in LISTING_WORDS:
            is_listed, at = True, at - 1
        if not is_listed or not at or not cut[at - 1].isdecimal():
            return []
        return [key for _, key in self._numbers.spelled((cut[at - 1],))]


def _like(numbers: Names, own: Tokens, number: str) -> list[tuple[str, str]]:
    """The numbers that differ in their last figure only, which is this one: 'BT 301/Gm' beside 'BT 300/Gm'."""
    last = max((at for at, token in enumerate(own) if token.isdecimal()), default=None)
    return [] if last is None else numbers.spelled((*own[:last], number, *own[last + 1 :]))


def _figures(text: str) -> list[str]:
    """The numbers in a text as they are written."""
    return _FIGURE.findall(text)
