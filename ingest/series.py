"""Numbers behind a record's number that count its files: '46-1', '46-2', '46-3', also where there is a record 2.

Where nothing counts up to it, such a number may be that of another record as well: '46-47' shows both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, pairwise
from pathlib import PurePosixPath

from ingest.names import Tokens, tokens
from ingest.order import is_order

_STEP = 2
"""One photograph of a series may be missing."""
_LONGEST_COUNT = 6


@dataclass
class _Counted:
    """Of one folder: the numbers behind each beginning of a name, and the beginnings that stand without a number."""

    numbers: dict[Tokens, set[int]] = field(default_factory=dict)
    without: set[Tokens] = field(default_factory=set)

    def note(self, name: Tokens) -> None:
        for at in range(1, len(name) + 1):
            rest = name[at:]
            if rest and rest[0].isdecimal():
                if len(rest[0]) <= _LONGEST_COUNT:
                    self.numbers.setdefault(name[:at], set()).add(int(rest[0]))
            elif is_order(rest):
                self.without.add(name[:at])


class Series:
    """What counts in which folder; a folder is looked through when it is first asked about."""

    def __init__(self, files: Iterable[PurePosixPath]) -> None:
        self._files: dict[PurePosixPath, list[PurePosixPath]] = {}
        self._folders: dict[PurePosixPath, set[PurePosixPath]] = {}
        self._counted: dict[PurePosixPath, _Counted] = {}
        for path in files:
            self._files.setdefault(path.parent, []).append(path)
        for folder in self._files:
            self._note_folders(folder)

    def _note_folders(self, folder: PurePosixPath) -> None:
        """Note the folder, and those that it lies in, each in its own."""
        while folder.parts and folder not in self._folders.setdefault(folder.parent, set()):
            self._folders[folder.parent].add(folder)
            folder = folder.parent

    def reaches(self, place: PurePosixPath, before: Tokens, number: str) -> bool:
        """Whether the names that begin so in this folder count from one up to `number`, one or another left out.

        A name without a number is the first of them, but in '1-2' beside '1', where the next record may be meant.
        """
        if len(number) > _LONGEST_COUNT:
            return False
        counted = self._of(place)
        numbers = {one for one in counted.numbers.get(before, ()) if one <= int(number)}
        step = _STEP if numbers and min(numbers) <= 1 else 1
        is_next = before[-1].isdecimal() and int(number) == int(before[-1]) + 1
        if before in counted.without and not is_next:
            numbers.add(1)
        ordered = sorted(numbers)
        begins = bool(ordered) and ordered[0] <= 1
        return begins and all(later - one <= step for one, later in pairwise(ordered)) and ordered[-1] == int(number)

    def _of(self, place: PurePosixPath) -> _Counted:
        if place not in self._counted:
            counted = self._counted[place] = _Counted()
            names = (path.stem for path in self._files.get(place, ()))
            for name in chain(names, (path.name for path in self._folders.get(place, ()))):
                counted.note(tokens(name))
        return self._counted[place]
