"""What was brought: the tables, the folder of records in JSON, and all other files; links are not followed."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from catalog.language import N_
from catalog.machine import fault_of
from catalog.messages import Message, Severity, define
from ingest.sheets.open import SHEET_NO_FILE, is_endless, is_sheet
from ingest.snapshot import Snapshot

NOT_THERE = define(
    "source-missing",
    Severity.ERROR,
    N_("There is no file or folder '{path}'. Check how it is spelled."),
)
NOTHING_THERE = define(
    "source-empty",
    Severity.WARNING,
    N_("There is nothing to take in below '{path}'."),
)
FOLDER_UNREADABLE = define(
    "folder-unreadable",
    Severity.ERROR,
    N_("The folder '{path}' cannot be read: the system says '{reason}'. Check its permissions."),
)
LINKED_FOLDER = define(
    "folder-linked",
    Severity.WARNING,
    N_("'{path}' is a link to another folder and was not followed. Copy the folder itself, if it is meant."),
)
SHEET_LEFT_OUT = define(
    "sheet-left-out",
    Severity.INFO,
    N_("The table '{path}' was not read, because another one was named as the sheet."),
)

NAME_UNREADABLE = define(
    "name-unreadable",
    Severity.ERROR,
    N_(
        "The name of '{path}' is not in Unicode (UTF-8), so it was left out: its letters are shown here as codes. "
        "Rename it and run the same command again."
    ),
)
LINKED_SHEET = define(
    "sheet-linked",
    Severity.ERROR,
    N_("'{path}' is a link that leads out of the folder, and was not read. Copy the table itself, if it is meant."),
)

OWN_FOLDER = define(
    "folder-of-museum",
    Severity.INFO,
    N_("'{path}' is the museum's own folder (database, originals, search index), so it was left out as a whole."),
)

_LITTER = {"thumbs.db", "desktop.ini", "__macosx", ".ds_store"}


@dataclass(frozen=True)
class Sources:
    """Everything below `root`, sorted; `records` are JSON files that hold a record each.

    `closed`: folders that cannot be read; `snapshot` has the tables as they are read.
    """

    root: Path
    sheets: tuple[Path, ...] = ()
    records: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    messages: tuple[Message, ...] = ()
    closed: tuple[Path, ...] = ()
    snapshot: Snapshot | None = None

    def name(self, path: Path) -> PurePosixPath:
        """The path below the root of the file or of its copy, as people read it."""
        original = self.snapshot.original(path) if self.snapshot else path
        return PurePosixPath(original.relative_to(self.root).as_posix())


def discover(paths: Sequence[Path], sheet: Path | None = None, own: Path | None = None) -> Sources:
    """Sort what lies at these paths into tables and files; `sheet` is the only table where it is given.

    `own`: the folder in which the museum itself lies, left out where it lies in one that is brought.

    Several JSON files are a folder of records; a single one is a table. Hidden files and system litter are passed over.
    """
    messages: list[Message] = []
    given = [path for path in map(_absolute, paths) if _is_readable(path, messages)]
    found: list[Path] = []
    closed: list[Path] = []
    for path in given:
        if os.path.isdir(path):  # noqa: PTH112 - False where the system refuses to tell
            found.extend(_walk(path, messages, closed, _own(own)))
        elif os.path.lexists(path):
            found.append(path)
        else:
            messages.append(NOT_THERE(path=str(path)))
    named = _absolute(sheet) if sheet and _is_readable(sheet, messages) else None
    if named is not None and named not in found:
        if named.is_file():
            found.append(named)
        elif not named.exists() or named.is_dir():
            messages.append(NOT_THERE(path=str(named)))
    if named is not None and named.exists() and is_endless(named):
        messages.append(SHEET_NO_FILE(source=str(named)))
    if not found and not messages:
        messages.append(NOTHING_THERE(path=", ".join(map(str, paths))))
    root = _root(given if named is None else [*given, named])
    inside = [path for path in dict.fromkeys(found) if path in given or _stays_inside(path, root, messages)]
    return replace(_sorted(root, inside, named, messages), closed=tuple(closed))


def _is_readable(path: Path, messages: list[Message]) -> bool:
    """Whether the path is text; one in an old encoding is told, since no database, report or screen could hold it."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        messages.append(NAME_UNREADABLE(path=os.fsencode(path).decode("utf-8", "backslashreplace")))
        return False
    return True


def _stays_inside(path: Path, root: Path, messages: list[Message]) -> bool:
    """Whether a table lies where it was brought; links among files are judged when these are read."""
    if not (path.is_symlink() and is_sheet(path)) or Path(os.path.realpath(path)).is_relative_to(root.resolve()):
        return True
    messages.append(LINKED_SHEET(path=str(path)))
    return False


def _absolute(path: Path) -> Path:
    """The path from the root on, its links not followed, as `Path.resolve` would."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _sorted(root: Path, found: Sequence[Path], named: Path | None, messages: list[Message]) -> Sources:
    sheets = [path for path in found if is_sheet(path) and not _is_odd(path)]
    tables = [path for path in sheets if named is None or path == named]
    left_out = [path for path in sheets if path not in tables]
    messages.extend(SHEET_LEFT_OUT(path=str(path.relative_to(root))) for path in left_out)
    if named is not None and named in found and named not in tables and not _is_odd(named):
        tables.append(named)
    json_files = [path for path in tables if path.suffix.lower() == ".json"]
    records = json_files if len(json_files) > 1 else []
    files = [path for path in found if path not in tables and path not in left_out]
    return Sources(
        root,
        tuple(path for path in tables if path not in set(records)),
        tuple(records),
        tuple(files),
        tuple(messages),
    )


def _is_odd(path: Path) -> bool:
    """Whether it is a pipe, a socket or a device, which no table is read from: it might never end."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _root(given: Sequence[Path]) -> Path:
    """The folder that file names are told from."""
    folders = [path if path.is_dir() else path.parent for path in given]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


def _own(folder: Path | None) -> os.stat_result | None:
    """What tells the museum's own folder from others, whatever links lead to it; None where there is none."""
    try:
        return folder.stat() if folder else None
    except OSError:
        return None


def _walk(
    folder: Path, messages: list[Message], closed: list[Path], own: os.stat_result | None = None
) -> Iterator[Path]:
    if own and _is_same(folder, own):
        messages.append(OWN_FOLDER(path=str(folder)))
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as exc:
        messages.append(FOLDER_UNREADABLE(path=str(folder), reason=fault_of(exc)))
        closed.append(folder)
        return
    for entry in entries:
        path = Path(entry.path)
        if _is_litter(entry.name) or not _is_readable(path, messages):
            continue
        if not _is_folder(entry):
            yield path
        elif entry.is_symlink():
            messages.append(LINKED_FOLDER(path=str(path)))
        else:
            yield from _walk(path, messages, closed, own)


def _is_same(folder: Path, own: os.stat_result) -> bool:
    try:
        return os.path.samestat(folder.stat(), own)
    except OSError:
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or a link to one; what the system cannot tell is a file, to be refused when it is read."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LITTER
