"""The sheets themselves are kept: their bytes as originals in the store, how they were read in the document of the run.

From them the next sheet is understood, what left it is told, and the catalogue goes out in the shape in which it came.
"""

import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from sqlalchemy import Connection

from catalog import blobs, runs
from catalog.blobs import Blob
from catalog.errors import HeritageError
from catalog.language import N_
from catalog.machine import naming
from catalog.museum import Museum
from catalog.own_folders import own_folder
from catalog.whole_store import check_store
from ingest.accept import HashingReader
from ingest.mappings import sheet_name
from ingest.plan import Plan
from ingest.sheets.build import Builder
from ingest.sheets.columns import understand
from ingest.sheets.kept import KeptSheet, kept_of
from ingest.sheets.mapping import SheetMapping
from ingest.sheets.open import open_folder, open_sheets
from ingest.sheets.table import Sheet, SheetRefusedError
from ingest.tables import Table

SHEETS = "sheets"
"""Under this name the document of a run has the sheets that it brought."""
_MIME, _MIME_OF_FOLDER = "application/octet-stream", "application/zip"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def kept_sheets(connection: Connection, institution_id: str) -> list[KeptSheet]:
    """The last sheet of each line that this institution was brought, in the order in which they were.

    What a run brought that was undone counts no more, once the undo has come to its end.
    """
    return brought(connection, institution_id).last


@dataclass(frozen=True)
class Brought:
    """Every sheet that an institution was brought, in order: the `last` of each line that counts, and all `others`.

    `half_undone`: the runs whose undo was cut off; some of what they brought is there, some is not.
    """

    last: list[KeptSheet]
    others: list[KeptSheet]
    half_undone: frozenset[str]


def brought(connection: Connection, institution_id: str) -> Brought:
    """What was brought, by the places of the runs: a clock that was put back changes nothing."""
    found = runs.of_institution(connection, institution_id)
    begun = {one.undoes for one in found if one.undoes}
    undone = {one.undoes for one in found if one.undoes and one.is_whole}
    every = [replace(kept_of(said), run=run.id) for run in found for said in run.document.get(SHEETS, ())]
    latest: dict[str, KeptSheet] = {}
    for sheet in every:
        if sheet.run not in undone:
            latest.pop(sheet.line, None)
            latest[sheet.line] = sheet
    last = list(latest.values())
    return Brought(last, [one for one in every if one not in last], frozenset(filter(None, begun - undone)))


def keep(museum: Museum, plan: Plan) -> list[KeptSheet]:
    """Take the plan's sheets into the store as they were read; returns what is to be remembered of them.

    Raises OSError where the store fails, StoreAwayError where it is not there.
    """
    check_store(museum)
    paths = [table.understood.sheet.path for table in plan.tables]
    hashes = {path: one.sha256 for path, one in zip(paths, plan.kept, strict=False) if one.sha256}
    with museum.database.connect() as connection:
        known = blobs.known_blobs(connection, hashes.values())
    known = {sha256: blob for sha256, blob in known.items() if _is_there(museum, sha256)}
    kept = {path: known.get(hashes.get(path, "")) or _taken(museum, path, plan) for path in dict.fromkeys(paths)}
    with museum.database.begin() as connection:
        blobs.add_blobs(connection, list(kept.values()))
    return [replace(one, sha256=kept[path].sha256) for one, path in zip(plan.kept, paths, strict=False)]


def _is_there(museum: Museum, sha256: str) -> bool:
    """Whether the store has it still: what it has lost, it gets back where the same sheet comes again."""
    try:
        museum.store.stat(blobs.original_key(sha256))
    except FileNotFoundError:
        return False
    return True


def _taken(museum: Museum, path: Path, plan: Plan) -> Blob:
    if not path.is_dir():
        return _stored(museum, path, _MIME)
    with own_folder(museum.work) as place:
        bundle = place / "records.zip"
        taken = plan.files.snapshot.taken(plan.files.records) if plan.files.snapshot else ()
        with naming(museum.work):
            _bundle(bundle, path, taken)
        return _stored(museum, bundle, _MIME_OF_FOLDER)


def _stored(museum: Museum, path: Path, mime: str) -> Blob:
    with museum.store.batch() as batch, path.open("rb") as file:
        reader = HashingReader(file)
        staged = batch.stage(reader)
        batch.keep(staged, blobs.original_key(reader.sha256))
    return Blob(reader.sha256, reader.size_bytes, mime)


def _bundle(target: Path, root: Path, files: Sequence[Path]) -> None:
    """A folder of records as one file, the same bytes for the same records."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(root).as_posix(), _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, path.read_bytes())


class SheetLostError(HeritageError):
    """The store has lost a sheet that was brought, or what it has of it cannot be read any more; `sheet` is the one."""

    code = "kept-sheet-lost"
    status = 500
    msgid = N_(
        "The sheet '{sheet}', as run {run} brought it, is lost from the store or cannot be read any more. Bring the "
        "store back as it was (heritage restore), or bring the sheet again."
    )

    def __init__(self, sheet: KeptSheet) -> None:
        super().__init__(sheet=sheet.called, run=sheet.run or "?")
        self.sheet = sheet


@contextmanager
def opened(museum: Museum, kept: Sequence[KeptSheet]) -> Iterator[list[Table]]:
    """The tables of sheets that were brought together, read as they were read then. Raises SheetLostError."""
    with own_folder(museum.work) as place:
        yield [_table(museum, place, one) for one in kept]


@contextmanager
def what_is_left(museum: Museum, kept: Sequence[KeptSheet]) -> Iterator[list[tuple[KeptSheet, Table]]]:
    """The same of those that the store has not lost."""
    with own_folder(museum.work) as place:
        found: list[tuple[KeptSheet, Table]] = []
        for one in kept:
            with suppress(SheetLostError):
                found.append((one, _table(museum, place, one)))
        yield found


def _table(museum: Museum, root: Path, kept: KeptSheet) -> Table:
    mapping = kept.mapping or SheetMapping()
    try:
        sheet = _sheet(museum, root, kept, mapping)
    except (FileNotFoundError, zipfile.BadZipFile, SheetRefusedError) as exc:
        raise SheetLostError(kept) from exc
    found = understand(sheet, mapping)
    if found.of_files and not kept.of_files:
        found = understand(sheet, mapping, alone=True)
    base = PurePosixPath() if sheet.path.is_dir() else PurePosixPath(kept.file).parent
    return Table(found, Builder(found), base)


def _sheet(museum: Museum, root: Path, kept: KeptSheet, mapping: SheetMapping) -> Sheet:
    path = root / kept.sha256[:16] / kept.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with museum.store.open(blobs.original_key(kept.sha256)) as source, naming(museum.work):
            _unpack(source, path, is_folder=kept.is_folder)
    if kept.is_folder:
        return open_folder(path, sorted(one for one in path.rglob("*") if one.is_file()), kept.file)
    sheets, _ = open_sheets(path, kept.file, mapping.headings)
    return next((one for one in sheets if kept.tab and sheet_name(one) == kept.tab), sheets[0])


def _unpack(source: BinaryIO, path: Path, *, is_folder: bool) -> None:
    if is_folder:
        with zipfile.ZipFile(source) as bundle:
            bundle.extractall(path)
        return
    with path.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
