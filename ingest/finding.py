"""Whose a file is by its own name and folders, and by which rule; where two rules disagree it is nobody's.

Tried in order: the whole name is a number; the longest number within it, what follows being the order; digits alone
with their record's title behind; the title within it; a number that is digits alone, where nothing but an order
follows; the folders from the inmost outwards. Because a wrong pair is worse than a question, these are asked about:

- 'C. 330 - 1' where there are 'C. 330' and 'C. 330.1': the sign between the last two parts decides, if it is the same;
- a name with one record's number in a folder that is called by another's, unless that could be a year;
- digits alone that could be a year ('2019/chum.jpg', '1999_05.jpg'), or that only count ('le-hoi/1.jpg' for '001');
- two numbers of records, unless the second counts the files of the first (`further`, `series`): 'BT 300-301', '46, 47';
- a part more than the number has, by a point or a second letter: 'HV-2.1', 'HV-2A-B' for 'HV-2';
- digits alone in a folder called by a number, unless its files count from one: then these are its order.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import PurePosixPath

from catalog.language import N_
from ingest.further import Further
from ingest.names import Hit, Names, Tokens, tokens
from ingest.order import is_order, order
from ingest.series import Series
from ingest.written import end_of, parts_of, sign_before


class Reason(StrEnum):
    """Why a file was given to a record."""

    SHEET = "sheet"
    DECIDED = "decided"
    WHOLE_NAME = "whole-name"
    NUMBER = "number"
    TITLE = "title"
    FOLDER = "folder"


REASONS = {
    Reason.SHEET: N_("the sheet names the file"),
    Reason.DECIDED: N_("decided by a person"),
    Reason.WHOLE_NAME: N_("the whole name is the number or name"),
    Reason.NUMBER: N_("the number stands in the file's name"),
    Reason.TITLE: N_("the record's name stands in the file's name"),
    Reason.FOLDER: N_("the folder bears the number or name"),
}


@dataclass(frozen=True)
class Known:
    """What the records can be recognised by: their numbers, and their titles."""

    numbers: Names
    titles: Names = field(default_factory=lambda: Names(()))


@dataclass(frozen=True)
class Found:
    """The records that a file may belong to, the rule that says so, its place among their files.

    `sure`: whether the only record is surely meant; otherwise a person is asked.
    """

    keys: tuple[str, ...] = ()
    reason: Reason = Reason.NUMBER
    order: int = 0
    sure: bool = True

    @property
    def key(self) -> str | None:
        """The record that is meant, where one surely is."""
        return self.keys[0] if self.sure and len(self.keys) == 1 else None


_NOBODYS = Found()
_YEARS = range(1900, 2100)
_MONTHS = range(1, 13)
_SURE_TITLE = 3
_LONGEST = 3


class Finder:
    """Finds the records of files; `files` are all that there are, for what their folders look like."""

    def __init__(self, known: Known, files: Iterable[PurePosixPath]) -> None:
        self._numbers, self._titles = known.numbers, known.titles
        files = list(files)
        self._further = Further(known.numbers, Series(files))
        counting: dict[PurePosixPath, list[int]] = {}
        places: dict[str, set[PurePosixPath]] = {}
        for path in files:
            stem = tokens(path.stem)
            if stem and is_order(stem):
                counting.setdefault(path.parent, []).append(order(stem))
                places.setdefault(path.stem, set()).add(path.parent)
        self._again = {stem for stem, folders in places.items() if len(folders) > 1}
        self._counted = {
            folder for folder, places in counting.items() if min(places) <= 1 and max(places) <= 2 * len(places)
        }

    def find(self, path: PurePosixPath) -> Found:
        """Whose the file is: one record, several that it may be, or none."""
        name, stem = _composed(path.stem), tokens(path.stem)
        named = self._by_name(name, stem, path.parent)
        if named.keys:
            return self._beside_folder(named, path)
        digits, folder = self._by_digits(name, stem, path.parent), self._by_folder(path, stem)
        if not digits.keys or not folder.keys:
            return digits if digits.keys else folder
        counts = not digits.sure or (path.parent in self._counted and is_order(stem))
        if folder.sure and (digits.keys == folder.keys or counts):
            return Found(folder.keys, Reason.FOLDER, order(stem))
        return Found(tuple(dict.fromkeys([*digits.keys, *folder.keys])))

    def _by_name(self, name: str, stem: Tokens, place: PurePosixPath) -> Found:
        """By a number that is more than digits, or a title, within the name."""
        whole = self._numbers.whole(name) if not _is_digits(stem) else []
        if whole:
            return Found((*whole, *self._shorter(name, stem, 0, len(stem))), Reason.WHOLE_NAME)
        hit = self._numbers.within(name)
        if hit.keys:
            also = [*self._shorter(name, stem, hit.start, hit.end), *self._further.keys(name, hit, place)]
            sure = not _is_part(name, stem, hit.end)
            return Found((*hit.keys, *also), Reason.NUMBER, order(stem[hit.end :]), sure=sure)
        if titles := self._titles.whole(name):
            return Found(tuple(titles), Reason.WHOLE_NAME)
        numbered = self._by_number_and_title(name, stem, place)
        if numbered.keys:
            return numbered
        hit = self._titles.within(name)
        rest = (*stem[: hit.start], *stem[hit.end :])
        if hit.keys and (hit.end - hit.start >= _SURE_TITLE or is_order(rest)):
            return Found(tuple(hit.keys), Reason.TITLE, order(stem[hit.end :]))
        return _NOBODYS

    def _by_number_and_title(self, name: str, cut: Tokens, place: PurePosixPath) -> Found:
        """By digits alone at the beginning, with the title of their record behind: '46 - Đĩa, mặt sau'.

        The title of another record, or a further number, makes it doubtful; words that are no title say nothing.
        """
        for length in range(len(cut) - 1, 0, -1):
            keys = self._numbers.whole(name[: end_of(name, length)]) if _is_digits(cut[:length]) else []
            if not keys:
                continue
            if also := self._further.keys(name, Hit(keys, 0, length), place):
                return Found((*keys, *also))
            for key in keys:
                rest = self._beside_title(key, cut[length:])
                if rest is not None:
                    return Found((key,), Reason.NUMBER, order(rest))
            others = self._titles.within(name[end_of(name, length) :]).keys
            if others and not _is_year(cut[:length]):
                return Found((*keys, *others))
        return _NOBODYS

    def _beside_title(self, key: str, words: Tokens) -> Tokens | None:
        """What is left of the words but for the record's title; None where it is no title, or more than an order."""
        for title in self._titles.of_key(key):
            rest = tuple(word for word in words if word not in title)
            has_word = any(word in title and len(word) > 1 and not word.isdecimal() for word in words)
            if has_word and is_order(rest):
                return rest
        return None

    def _shorter(self, name: str, stem: Tokens, start: int, end: int) -> list[str]:
        """The numbers of one part less, where the last part may as well be the order: 'C. 330 - 1' for 'C. 330.1'."""
        cut = stem[start:end]
        if len(cut) < 3 or not is_order(cut[-1:]):
            return []
        shorter = self._numbers.spelled(cut[:-1])
        if not shorter:
            return []
        signs = {sign_before(text, len(cut) - 1) for text, _ in self._numbers.spelled(cut)}
        return [] if sign_before(name, end - 1) in signs else [key for _, key in shorter]

    def _beside_folder(self, named: Found, path: PurePosixPath) -> Found:
        """The same, with the other record where the inmost folder is called by the number of another one."""
        if len(path.parts) == 1:
            return named
        folder = path.parts[-2]
        others = self._numbers.whole(folder) if not _is_year(tokens(folder)) else []
        if not others or set(others) & set(named.keys) or _begins(named.keys, tokens(folder)):
            return named
        return Found((*named.keys, *others))

    def _by_digits(self, name: str, stem: Tokens, place: PurePosixPath) -> Found:
        """By a number of digits alone at the beginning of the name, where nothing but the order follows."""
        for length in range(len(stem), 0, -1):
            cut, rest = stem[:length], stem[length:]
            if not _is_digits(cut):
                continue
            if not rest:
                if whole := self._numbers.whole(name):
                    also = self._shorter(name, stem, 0, length)
                    is_sure = not is_order(stem) or self._is_written(name, cut)
                    return Found((*whole, *also), Reason.WHOLE_NAME, sure=is_sure)
            elif keys := self._numbers.whole(name[: end_of(name, length)]):
                also = self._further.keys(name, Hit(keys, 0, length), place)
                is_ordered = is_order(rest) and not _is_month(cut, rest) and not _goes_on(name, length)
                if also or (is_ordered and _is_short(name, length)):
                    sure = not _is_part(name, stem, length)
                    return Found((*keys, *also), Reason.NUMBER, order(rest), sure=sure)
        return _NOBODYS

    def _is_written(self, name: str, cut: Tokens) -> bool:
        """Whether a short number is one: it stands so in the sheet, zeros and all, and in no other folder's names."""
        return name not in self._again and any(text == name for text, _ in self._numbers.spelled(cut))

    def _by_folder(self, path: PurePosixPath, stem: Tokens) -> Found:
        for folder in path.parents[:-1]:
            found = self._of_folder(folder)
            if found.keys:
                return replace(found, reason=Reason.FOLDER, order=order(stem))
        return _NOBODYS

    def _of_folder(self, path: PurePosixPath) -> Found:
        """Whose the folder is by its own name."""
        name, cut = _composed(path.name), tokens(path.name)
        if whole := self._numbers.whole(name):
            return Found(tuple(whole), sure=not _is_year(cut))
        hit = self._numbers.within(name)
        if hit.keys:
            return Found((*hit.keys, *self._further.keys(name, hit, path.parent)))
        numbered = self._by_number_and_title(name, cut, path.parent)
        if numbered.keys:
            return numbered
        return Found(tuple(self._titles.whole(name) or self._titles.within(name).keys))


def _is_part(name: str, stem: Tokens, end: int) -> bool:
    """Whether what follows a number reads as a further part of it, not as an order: 'HV-2.1', '46.b', 'HV-2A-B'."""
    rest = stem[end : end + 2]
    letters = [len(one) == 1 and "a" <= one <= "z" for one in rest]
    if rest and (rest[0].isdecimal() or letters[0]) and sign_before(name, end) == ".":
        return True
    return len(rest) > 1 and all(letters)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _is_digits(cut: Tokens) -> bool:
    return all(token.isdecimal() for token in cut)


def _is_year(cut: Tokens) -> bool:
    return len(cut) == 1 and cut[0].isdecimal() and int(cut[0][:6]) in _YEARS


def _is_month(cut: Tokens, rest: Tokens) -> bool:
    """Whether it reads as a month of a year: '2019_05'."""
    return _is_year(cut) and bool(rest) and rest[0].isdecimal() and int(rest[0]) in _MONTHS


def _begins(keys: Iterable[str], folder: Tokens) -> bool:
    """Whether the folder is the whole of which these numbers are parts: 'C. 330' of 'C. 330.1'."""
    return all(tokens(key)[: len(folder)] == folder for key in keys)


def _is_short(name: str, length: int) -> bool:
    """Whether no number after these parts is written with more than three digits, as cameras do: '100_0123'."""
    return all(end - start <= _LONGEST or not name[start].isdecimal() for start, end in parts_of(name)[length:])


def _goes_on(name: str, length: int) -> bool:
    """Whether the order is parted as the number itself is: '12-03-19' is no photograph 19 of '12-3'."""
    return length > 1 and sign_before(name, length) == sign_before(name, length - 1)
