"""What people decided about whose a file is: what their table says now, and what they said before.

What differs from the rules of pairing is remembered under the file's SHA-256 (`catalog.pairings`), so that it is asked
once, wherever the file lies later and whatever it is called. The sheet's own word goes before both.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from catalog.language import N_
from catalog.machine import fault_of
from catalog.messages import Message, Severity, define
from catalog.pairings import Pairing
from ingest.found import Known
from ingest.pairing import Folder, Paired
from ingest.pairs_table import NOBODY, filled_in, is_pairs_table, read_pairs_table
from ingest.sheets.table import SHEET_GONE, Sheet, SheetRefusedError
from ingest.sources import Sources

_TABLES = {".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"}
NUMBER_ABSENT = define(
    "pairs-number-absent",
    Severity.WARNING,
    N_(
        "Row {row} of '{source}' gives the file '{file}' to '{number}', and no row of the sheet has that number (or "
        "several could be meant). Write it as it stands in the sheet."
    ),
)
FILES_ABSENT = define(
    "pairs-files-absent",
    Severity.WARNING,
    N_("'{source}' decides about files that are not in the folder, or whose name several have: {count}, first {file}."),
)
SHEET_DISAGREES = define(
    "pairs-sheet-disagrees",
    Severity.WARNING,
    N_(
        "Row {row} of '{source}' gives the file '{file}' to '{number}', but the sheet itself names it for {named}. The "
        "sheet has the first word: correct it there."
    ),
)
Remembered = Callable[[Path], str | None]
"""The key of the record to which a person gave the file with these bytes, '' for none; None where nobody decided."""


def nobody_decided(path: Path) -> str | None:
    """Where nothing is remembered."""
    return None


@dataclass(frozen=True)
class Decided:
    """What people decided about the files of one import, by file: the record's key, or ''.

    `fresh`: what this import's tables say; the others were remembered.
    """

    keys: Mapping[PurePosixPath, str] = field(default_factory=dict)
    fresh: Mapping[PurePosixPath, str] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()


def open_tables(sources: Sources, given: Path | None) -> tuple[Sources, list[Sheet]]:
    """The tables of decisions, the one that was named and those that lie in the folder, and what else there is."""
    lying = [path for path in sources.sheets if path.suffix.lower() in _TABLES and is_pairs_table(path)]
    named = [path for path in (*sources.sheets, *sources.files) if given and path.samefile(given)]
    tables: list[Sheet] = []
    messages: list[Message] = []
    for path in dict.fromkeys([*lying, *named, *([given] if given and not named else [])]):
        source = str(sources.name(path)) if path.is_relative_to(sources.root) else path.name
        try:
            tables.append(read_pairs_table(path, source))
        except SheetRefusedError as exc:
            messages.append(exc.message)
        except OSError as exc:
            messages.append(SHEET_GONE(source=source, reason=fault_of(exc)))
    sheets, files = (
        tuple(one for one in some if one not in {*lying, *named}) for some in (sources.sheets, sources.files)
    )
    return replace(sources, sheets=sheets, files=files, messages=(*sources.messages, *messages)), tables


def decide(
    tables: Iterable[Sheet],
    files: Sequence[PurePosixPath],
    known: Known,
    named: Mapping[PurePosixPath, Sequence[str]],
    remembered: Callable[[PurePosixPath], str | None],
) -> Decided:
    """What these tables say of the files, and what was decided before about the others that no sheet names."""
    folder = Folder(files)
    fresh: dict[PurePosixPath, str] = {}
    messages: list[Message] = []
    for table in tables:
        absent: list[str] = []
        for row, written, number in filled_in(table):
            found = folder.find(written, PurePosixPath())
            said: dict[str, str | int] = {"source": table.source, "row": row.number, "file": written, "number": number}
            keys = [""] if number in NOBODY else known.numbers.whole(number)
            if len(found) != 1:
                absent.append(written)
            elif len(keys) != 1:
                messages.append(NUMBER_ABSENT(written, **said))
            elif named.get(found[0]):
                if keys != list(named[found[0]]):
                    messages.append(SHEET_DISAGREES(written, **said, named=", ".join(named[found[0]])))
            else:
                fresh[found[0]] = keys[0]
        if absent:
            messages.append(FILES_ABSENT(source=table.source, count=len(absent), file=absent[0]))
    open_ones = (file for file in files if file not in fresh and not named.get(file))
    before = {file: key for file in open_ones if (key := remembered(file)) is not None and _stands(key, known)}
    return Decided({**before, **fresh}, fresh, tuple(messages))


def _stands(key: str, known: Known) -> bool:
    """Whether the record is there in this import; a file of another sheet's record is asked about as any other."""
    return not key or key in known.numbers.whole(key)


def to_remember(
    decided: Decided, paired: Paired, remembered: Callable[[PurePosixPath], str | None]
) -> dict[PurePosixPath, str]:
    """Of what was decided afresh what the rules would not have said, or would be remembered otherwise: file and key."""
    return {
        file: key
        for file, key in decided.fresh.items()
        if paired.by_rule.get(file) != (key,) or remembered(file) not in {None, key}
    }


def pairings_of(root: Path, decided: Mapping[PurePosixPath, str]) -> Iterator[Pairing]:
    """What is to be remembered of these files below `root`; one that cannot be read is asked about again."""
    for file, key in decided.items():
        path = root / file
        try:
            facts = path.stat()
            yield Pairing(_sha256(path), facts.st_size, facts.st_mtime_ns, str(path), key)
        except OSError:
            continue


class Memory:
    """What was decided before, by the bytes of files; a file is read only where one of its size was decided about."""

    def __init__(self, decided: Iterable[Pairing]) -> None:
        known = [one for one in decided if one.size_bytes]
        self._by_bytes = {one.sha256: one.key for one in known}
        self._by_place = {(one.path, one.size_bytes, one.mtime_ns): one.key for one in known}
        self._sizes = {one.size_bytes for one in known}

    def __call__(self, path: Path) -> str | None:
        """The key that was decided for the file; '' for none, None where nobody decided or it cannot be read."""
        try:
            facts = path.stat() if self._sizes else None
            if facts is None or facts.st_size not in self._sizes:
                return None
            place = str(path), facts.st_size, facts.st_mtime_ns
            return self._by_place[place] if place in self._by_place else self._by_bytes.get(_sha256(path))
        except OSError:
            return None


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
