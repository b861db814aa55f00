"""The title of another record beside the number that a file bears: 'HV-12 Chân nến hình hạc' where that is HV-13's.

Nothing is asked where the words may be the record's own: the other title is made of words of its title ('Tượng' beside
'Tượng Phật'), has one word among others, or is of a folder that holds the files of several more, such as a pagoda's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from ingest.found import Found, Known, Reason
from ingest.names import Tokens, is_digits, tokens
from ingest.order import is_order
from ingest.series import Series
from ingest.written import end_of, is_marked_alike, start_of

_BY_NUMBER = {Reason.NUMBER, Reason.WHOLE_NAME, Reason.FOLDER}
_TELLING = 2
"""Words of a title that is one among further words, and records more whose folder is called by no record of its own."""


class OtherTitles:
    """Finds the records whose title stands beside another's number; `files` are all that there are."""

    def __init__(self, known: Known, files: Iterable[PurePosixPath], series: Series) -> None:
        self._numbers, self._titles, self._series = known.numbers, known.titles, series
        self._held: dict[PurePosixPath, set[str]] = {}
        for path in files:
            keys = self._numbered(path.stem)
            for folder in path.parents[:-1] if keys else ():
                self._held.setdefault(folder, set()).update(keys)

    def beside(self, found: Found, path: PurePosixPath) -> Found:
        """The same, with the records whose whole title the file's name or a folder of it says as well.

        A folder called by the number is within another as a part is within a whole: what that is called says no more.
        """
        if found.key is None or found.reason not in _BY_NUMBER or not self._has_number(found.key, path):
            return found
        others = [*self._in_name(path.stem, found.key, path.parent)]
        for part, folder in zip((path.stem, *(one.name for one in path.parents)), path.parents[:-1], strict=False):
            if found.key in self._numbered(part) and part != path.stem:
                break
            others += self._in_folder(folder, found.key)
        return replace(found, keys=tuple(dict.fromkeys([found.key, *others])))

    def _has_number(self, key: str, path: PurePosixPath) -> bool:
        return any(key in self._numbered(part) for part in path.with_suffix("").parts)

    def _numbered(self, name: str) -> list[str]:
        """The records whose number of letters and digits the name bears."""
        whole = self._numbers.whole(name) if not is_digits(tokens(name)) else []
        return whole or self._numbers.within(name).keys

    def _in_folder(self, folder: PurePosixPath, key: str) -> list[str]:
        others = [*self._in_name(folder.name, key, folder.parent, is_folder=True)]
        is_shared = len(self._held.get(folder, set()) - set(others)) >= _TELLING
        return [] if is_shared and not self._numbered(folder.name) else others

    def _in_name(self, name: str, key: str, place: PurePosixPath, *, is_folder: bool = False) -> Iterator[str]:
        """The other records whose title stands in this name, and is more than words of the record's own title.

        A folder counts where that is all that it is called: 'Phòng Trống đồng' is a room.
        """
        cut = tokens(name)
        own = {word for title in self._titles.of_key(key) for word in title}
        numbers = {token for number in self._numbers.of_key(key) for token in number}
        for start, end in self._titles.everywhere(cut):
            title = cut[start:end]
            rest = tuple(token for token in (*cut[:start], *cut[end:]) if token not in numbers)
            tells = is_order(rest) or (len(title) >= _TELLING and not is_folder)
            if set(title) <= own or is_digits(title) or is_order(title) or not tells:
                continue
            if self._counts(cut, end, title, own, place):
                continue
            part = name[start_of(name, start) : end_of(name, end)]
            known = [(text, of) for text, of in self._titles.spelled(title) if is_marked_alike(part, text)]
            yield from (of for _, of in known if of != key)

    def _counts(self, cut: Tokens, end: int, title: Tokens, own: set[str], place: PurePosixPath) -> bool:
        """Whether the title is the record's own but for a last figure, which counts its files from one."""
        is_own = set(title[:-1]) <= own and title[-1].isdecimal()
        return is_own and self._series.reaches(place, cut[: end - 1], title[-1])
