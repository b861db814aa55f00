"""Which file belongs to which record: by the sheet's word, else by the numbers and names that its path is made of.

A name is cut into tokens: letters folded, numbers without leading zeros, so that 'C. 161 - 1.jpg', 'c161_01' and
'x-C0161/1.tif' all hold the number 'C. 161' (`finding` has the rules). Of numbers that differ only in how they are
written ('A1', 'A-1'), the one written as the file has it is meant. Two hits are nobody's: the file is not paired but
reported.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.companions import Beside, companions
from ingest.doubts import told_of_one
from ingest.finding import Finder
from ingest.found import Doubt, Found, Known, Reason
from ingest.likely import bearing, bearing_behind, close_to, titles_within
from ingest.names import is_year, tokens
from ingest.order import order

SEVERAL_RECORDS = define(
    "file-several-records",
    Severity.WARNING,
    N_(
        "The file '{file}' could belong to {candidates}, so it was given to none. Name it in a column 'Tệp' (file) of "
        "the sheet, or decide it in the table that --save-pairs writes."
    ),
)
NO_RECORD = define(
    "file-no-record",
    Severity.WARNING,
    N_(
        "No row of the sheet has a number or name that the file '{file}' bears, and none is like it. Name the file "
        "after its record's number, name it in a column 'Tệp' (file) of the sheet, or decide it in the table that "
        "--save-pairs writes."
    ),
)
NO_RECORD_BUT = define(
    "file-no-record-but",
    Severity.WARNING,
    N_(
        "No row of the sheet has a number or name that the file '{file}' bears. The closest are: {candidates}. Name "
        "the file after its record's number, name it in a column 'Tệp' (file) of the sheet, or decide it in the table "
        "that --save-pairs writes."
    ),
)
NO_RECORD_BESIDE = define(
    "file-no-record-beside",
    Severity.WARNING,
    N_(
        "No row of the sheet has a number or name that the file '{file}' bears, and none is like it. Other files of "
        "its folder belong to: {candidates}. Name the file after its record's number, name it in a column 'Tệp' (file) "
        "of the sheet, or decide it in the table that --save-pairs writes."
    ),
)
NUMBER_BEHIND = define(
    "file-number-behind-words",
    Severity.WARNING,
    N_(
        "The file '{file}' bears the number of {candidates} behind other words, where it may count something else, so "
        "it was given to none. If it is meant, begin the file's name with the number, name the file in a column 'Tệp' "
        "(file) of the sheet, or decide it in the table that --save-pairs writes."
    ),
)
NAME_AND_MORE = define(
    "file-name-and-more",
    Severity.WARNING,
    N_(
        "The file '{file}' bears the name of {candidates} and further words, so it was given to none. If it is meant, "
        "name the file after its number, name the file in a column 'Tệp' (file) of the sheet, or decide it in the "
        "table that --save-pairs writes."
    ),
)
OTHER_LETTERS = define(
    "file-other-letters",
    Severity.WARNING,
    N_(
        "No row of the sheet has a number or name that the file '{file}' bears. It has the number of '{key}', but with "
        "other letters before it: if that is meant, rename the file to '{name}', name it in a column 'Tệp' (file) of "
        "the sheet, or decide it in the table that --save-pairs writes."
    ),
)
FILE_ABSENT = define(
    "file-absent",
    Severity.WARNING,
    N_("The row names the file '{file}', which is not in the folder. Add the file, or correct its name."),
)
FILE_AMBIGUOUS = define(
    "file-ambiguous",
    Severity.WARNING,
    N_("The row names the file '{file}', and there are several: {candidates}. Write its path from the sheet's folder."),
)
FILE_OF_NONE = define(
    "file-of-none",
    Severity.INFO,
    N_("The file '{file}' belongs to no record, as was decided, so it was left aside."),
)
FILE_WAITS = define(
    "file-waits",
    Severity.WARNING,
    N_("The file '{file}' waits: its row is refused ({rows}). Mend the row and run the same command again."),
)

CANDIDATES = 3


@dataclass(frozen=True)
class Pair:
    """A file of a record: `order` is the number that its name ends in, 0 where there is none."""

    path: PurePosixPath
    key: str
    reason: Reason
    order: int = 0


@dataclass(frozen=True)
class Paired:
    """Every file once: in a pair, beside another file, or left over, with a message that says what it could be.

    `candidates`: of those left over the records that come closest, best first; `by_rule`: what the rules say of files
    that a person decided about.
    """

    pairs: tuple[Pair, ...] = ()
    beside: Mapping[PurePosixPath, tuple[Beside, ...]] = field(default_factory=dict)
    left: Mapping[PurePosixPath, Message] = field(default_factory=dict)
    candidates: Mapping[PurePosixPath, tuple[str, ...]] = field(default_factory=dict)
    by_rule: Mapping[PurePosixPath, tuple[str, ...]] = field(default_factory=dict)

    def counted(self) -> dict[Reason, int]:
        """How many files each rule gave to a record."""
        rules = Counter(one.reason for one in self.pairs)
        return {reason: rules[reason] for reason in Reason if rules[reason]}

    def waiting(self, refused: Mapping[str, str]) -> dict[PurePosixPath, Message]:
        """The files that go to none but refused rows, each with what is told; `refused`: where these stand, by key."""
        taken = {pair.path for pair in self.pairs if pair.key not in refused}
        return {
            path: FILE_WAITS(file=str(path), rows=refused[pair.key])
            for pair in self.pairs
            if pair.path not in taken
            for path in (pair.path, *(text.path for text in self.beside.get(pair.path, ())))
        }

    def without(self, refused: Mapping[str, str]) -> "Paired":
        """The files but for those of refused rows, as `waiting` has these: they wait."""
        pairs = tuple(one for one in self.pairs if one.key not in refused)
        return replace(self, pairs=pairs, left={**self.left, **self.waiting(refused)}) if refused else self


def pair(
    files: Sequence[PurePosixPath],
    known: Known,
    named: Mapping[PurePosixPath, Sequence[str]] | None = None,
    decided: Mapping[PurePosixPath, str] | None = None,
) -> Paired:
    """Give each file to the record whose number or title it bears.

    `named`: what the sheet says itself, by file; `decided`: what a person decided, '' for no record at all.
    """
    beside, media = companions(files)
    finder = Finder(known, media)
    pairs: list[Pair] = []
    left: dict[PurePosixPath, Message] = {}
    candidates: dict[PurePosixPath, tuple[str, ...]] = {}
    by_rule: dict[PurePosixPath, tuple[str, ...]] = {}
    for path in media:
        said = (named or {}).get(path, ())
        if said:
            pairs.extend(Pair(path, key, Reason.SHEET, order(tokens(path.stem))) for key in said)
            continue
        found = finder.find(path)
        said_by_person = (decided or {}).get(path)
        if said_by_person is not None:
            by_rule[path] = found.keys if found.sure else ()
        if said_by_person == "":
            left[path] = FILE_OF_NONE(str(path), file=str(path))
        elif said_by_person and found.key != said_by_person:
            pairs.append(Pair(path, said_by_person, Reason.DECIDED, order(tokens(path.stem))))
        elif found.key is not None:
            pairs.append(Pair(path, found.key, found.reason, found.order))
        else:
            left[path], candidates[path] = _left(path, found, known)
    _look_beside(pairs, left, candidates)
    return Paired(tuple(pairs), beside, left, candidates, by_rule)


def _look_beside(
    pairs: Sequence[Pair], left: dict[PurePosixPath, Message], candidates: dict[PurePosixPath, tuple[str, ...]]
) -> None:
    """To files whose names say nothing give the records to which the other files of their own folder go, if few."""
    keys: dict[PurePosixPath, Counter[str]] = {}
    for one in pairs:
        keys.setdefault(one.path.parent, Counter())[one.key] += 1
    for path, close in candidates.items():
        beside = keys.get(path.parent, Counter())
        if not close and 0 < len(beside) <= CANDIDATES and len(path.parts) > 1:
            candidates[path] = tuple(key for key, _ in beside.most_common(CANDIDATES))
            left[path] = NO_RECORD_BESIDE(str(path), file=str(path), candidates=", ".join(candidates[path]))


def _left(path: PurePosixPath, found: Found, known: Known) -> tuple[Message, tuple[str, ...]]:
    """What is told of a file that is nobody's, and the records that come closest."""
    close = close_to(path, known)
    behind = [] if found.keys else bearing_behind(path, known)
    if keys := found.keys or tuple(bearing(path, known)):
        keys = tuple(dict.fromkeys([*keys, *behind]))
        message = SEVERAL_RECORDS(str(path), file=str(path), candidates=", ".join(keys[:5]))
        if len(keys) == 1:
            is_maybe_year = is_year(tokens(keys[0]))
            message = told_of_one(path, keys[0], found.doubt or (Doubt.YEAR if is_maybe_year else Doubt.BESIDE))
        return message, tuple(dict.fromkeys([*keys, *close]))[:CANDIDATES]
    titled = titles_within(path, known)
    if keys := tuple(dict.fromkeys([*behind, *(key for some in titled for key in some)])):
        told = SEVERAL_RECORDS if len(keys) > 1 and (behind or len(titled) > 1) else NAME_AND_MORE
        told = NUMBER_BEHIND if behind and len(keys) == 1 else told
        message = told(str(path), file=str(path), candidates=", ".join(keys[:CANDIDATES]))
        return message, tuple(dict.fromkeys([*keys, *close]))[:CANDIDATES]
    other = known.numbers.other_letters(path.stem)
    best = tuple(dict.fromkeys([*other[:CANDIDATES], *close]))[:CANDIDATES]
    if len(other) == 1:
        return OTHER_LETTERS(str(path), file=str(path), key=other[0], name=f"{other[0]}{path.suffix}"), best
    if close:
        return NO_RECORD_BUT(str(path), file=str(path), candidates=", ".join(close[:CANDIDATES])), best
    return NO_RECORD(str(path), file=str(path)), best


class Folder:
    """The files that there are, to be found by what a sheet calls them: a path, a name, a name without its ending."""

    def __init__(self, files: Sequence[PurePosixPath]) -> None:
        self._by_path: dict[str, PurePosixPath] = {}
        self._by_name: dict[str, list[PurePosixPath]] = {}
        self._by_stem: dict[str, list[PurePosixPath]] = {}
        for path in files:
            self._by_path[_spelled(str(path))] = path
            self._by_name.setdefault(_spelled(path.name), []).append(path)
            self._by_stem.setdefault(_spelled(path.stem), []).append(path)

    def find(self, written: str, base: PurePosixPath) -> list[PurePosixPath]:
        """The files that `written` may mean: from the sheet's folder `base`, then from the top, then by name alone."""
        text = written.strip().replace("\\", "/").removeprefix("./")
        for path in (base / text, PurePosixPath(text)):
            found = self._by_path.get(_spelled(_without_dots(path)))
            if found is not None:
                return [found]
        name = text.rpartition("/")[2]
        return self._by_name.get(_spelled(name)) or self._by_stem.get(_spelled(name)) or []


def _without_dots(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            if parts:
                parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _spelled(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
