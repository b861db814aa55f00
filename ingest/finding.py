"""Whose a file is by its own name and folders, and by which rule; where two rules disagree it is nobody's.

Tried in order: the whole name is a number; the longest number within it, what follows being the order; digits alone
with their record's title beside them; the title within it; a number that is digits alone, where nothing but an order
follows; the folders from the inmost outwards. Because a wrong pair is worse than a question, these are asked about:

- 'C. 330 - 1' where there are 'C. 330' and 'C. 330.1': the sign between the last two parts decides, if it is the same;
- a name with one record's number in a folder that is called by another's, unless that could be a year;
- digits alone that could be a year ('2019/chum.jpg', '1999_05.jpg'), or that only count ('le-hoi/1.jpg' for '001');
- two numbers of records, unless the second counts the files of the first (`further`, `series`): 'BT 300-301', '46, 47';
- the number of one record with the title of another, in any order (`titled`, `other_titles`): 'Bát hương men rạn 46';
- a folder called by digits alone in one that is called by another record: 'Chuông đồng chùa Trăm Gian/46/1.jpg';
- a part more than the number has, by a point or a second letter: 'HV-2.1', 'HV-2A-B' for 'HV-2';
- digits alone in a folder called by a number, unless its files count from one: then these are its order.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ingest.found import Doubt, Found, Known, Reason
from ingest.further import Further
from ingest.names import Hit, Tokens, is_digits, is_year, tokens
from ingest.order import is_order, order
from ingest.other_titles import OtherTitles
from ingest.series import Series
from ingest.titled import Titled
from ingest.written import end_of, is_part, parts_of, sign_before

_NOBODYS = Found()
_MONTHS = range(1, 13)
_LONGEST = 3


class Finder:
    """Finds the records of files; `files` are all that there are, for what their folders look like."""

    def __init__(self, known: Known, files: Iterable[PurePosixPath]) -> None:
        self._numbers, self._titles = known.numbers, known.titles
        files = list(files)
        series = Series(files)
        self._further = Further(known.numbers, series)
        self._titled = Titled(known, self._further, series)
        self._other_titles = OtherTitles(known, files, series)
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
        return self._other_titles.beside(self._by_rules(path), path)

    def _by_rules(self, path: PurePosixPath) -> Found:
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
        doubt = digits.doubt if folder.doubt else None
        return Found(tuple(dict.fromkeys([*digits.keys, *folder.keys])), doubt=doubt)

    def _by_name(self, name: str, stem: Tokens, place: PurePosixPath) -> Found:
        """By a number that is more than digits, or a title, within the name."""
        whole = self._numbers.whole(name) if not is_digits(stem) else []
        if whole:
            return Found((*whole, *self._shorter(name, stem, 0, len(stem))), Reason.WHOLE_NAME)
        hit = self._numbers.within(name)
        if hit.keys:
            also = [*self._shorter(name, stem, hit.start, hit.end), *self._further.keys(name, hit, place)]
            doubt = Doubt.PART if is_part(name, stem, hit.end) else None
            return Found((*hit.keys, *also), Reason.NUMBER, order(stem[hit.end :]), doubt)
        if titles := self._titles.whole(name):
            agreeing = self._titled.agreeing(name, place).keys
            return Found(tuple(dict.fromkeys([*titles, *agreeing])), Reason.WHOLE_NAME)
        numbered = self._titled.numbered(name, place)
        return numbered if numbered.keys else self._titled.titled(name, place)

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
        others = self._numbers.whole(folder) if not is_year(tokens(folder)) else []
        if not others or set(others) & set(named.keys) or _begins(named.keys, tokens(folder)):
            return named
        return Found((*named.keys, *others))

    def _by_digits(self, name: str, stem: Tokens, place: PurePosixPath) -> Found:
        """By a number of digits alone at the beginning of the name, where nothing but the order follows."""
        for length in range(len(stem), 0, -1):
            cut, rest = stem[:length], stem[length:]
            if not is_digits(cut):
                continue
            if not rest:
                if whole := self._numbers.whole(name):
                    also = self._shorter(name, stem, 0, length)
                    doubt = None if not is_order(stem) or self._is_written(name, cut) else Doubt.COUNT
                    return Found((*whole, *also), Reason.WHOLE_NAME, doubt=doubt)
            elif keys := self._numbers.whole(name[: end_of(name, length)]):
                also = self._further.keys(name, Hit(keys, 0, length), place)
                is_ordered = is_order(rest) and not _is_month(cut, rest) and not _goes_on(name, length)
                if also or (is_ordered and _is_short(name, length)):
                    doubt = Doubt.PART if is_part(name, stem, length) else None
                    return Found((*keys, *also), Reason.NUMBER, order(rest), doubt)
        return _NOBODYS

    def _is_written(self, name: str, cut: Tokens) -> bool:
        """Whether a short number is one: it stands so in the sheet, zeros and all, and in no other folder's names."""
        return name not in self._again and any(text == name for text, _ in self._numbers.spelled(cut))

    def _by_folder(self, path: PurePosixPath, stem: Tokens) -> Found:
        folders = list(path.parents[:-1])
        for at, folder in enumerate(folders):
            found = self._of_folder(folder)
            if found.keys:
                keys = (*found.keys, *self._called_above(found, folders[at:]))
                return replace(found, keys=keys, reason=Reason.FOLDER, order=order(stem))
        return _NOBODYS

    def _called_above(self, found: Found, folders: Sequence[PurePosixPath]) -> tuple[str, ...]:
        """Of a folder called by digits alone: the other record by which the next of those around it is called."""
        inmost, *above = folders
        if not is_digits(tokens(inmost.name)) or is_year(tokens(inmost.name)):
            return ()
        others = next(filter(None, map(self._called, above)), ())
        is_whole = any(_begins(found.keys, tokens(key)) for key in others)
        return () if is_whole or set(others) & set(found.keys) else others

    def _called(self, folder: PurePosixPath) -> tuple[str, ...]:
        """The records by whose number or title the folder is called as a whole, or surely."""
        name = _composed(folder.name)
        if is_year(tokens(name)):
            return ()
        whole = self._numbers.whole(name) or self._titles.whole(name)
        return tuple(whole) or self._titled.titled(name, folder.parent).keys

    def _of_folder(self, path: PurePosixPath) -> Found:
        """Whose the folder is by its own name."""
        name, cut = _composed(path.name), tokens(path.name)
        if whole := self._numbers.whole(name):
            return Found(tuple(whole), doubt=Doubt.YEAR if is_year(cut) else None)
        hit = self._numbers.within(name)
        if hit.keys:
            return Found((*hit.keys, *self._further.keys(name, hit, path.parent)))
        if titles := self._titles.whole(name):
            return Found(tuple(dict.fromkeys([*titles, *self._titled.agreeing(name, path.parent).keys])))
        numbered = self._titled.numbered(name, path.parent)
        return numbered if numbered.keys else self._titled.titled(name, path.parent, is_folder=True)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _is_month(cut: Tokens, rest: Tokens) -> bool:
    """Whether it reads as a month of a year: '2019_05'."""
    return is_year(cut) and bool(rest) and rest[0].isdecimal() and int(rest[0]) in _MONTHS


def _begins(keys: Iterable[str], folder: Tokens) -> bool:
    """Whether the folder is the whole of which these numbers are parts: 'C. 330' of 'C. 330.1'."""
    return all(tokens(key)[: len(folder)] == folder for key in keys)


def _is_short(name: str, length: int) -> bool:
    """Whether no number after these parts is written with more than three digits, as cameras do: '100_0123'."""
    return all(end - start <= _LONGEST or not name[start].isdecimal() for start, end in parts_of(name)[length:])


def _goes_on(name: str, length: int) -> bool:
    """Whether the order is parted as the number itself is: '12-03-19' is no photograph 19 of '12-3'."""
    return length > 1 and sign_before(name, length) == sign_before(name, length - 1)
