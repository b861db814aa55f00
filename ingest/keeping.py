"""The sheets themselves are kept: their bytes as originals in the store, how they were read in the document of the run.

From them the next sheet is understood, what left it is told, and the catalogue goes out in the shape in which it came.
"""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from sqlalchemy import Connection

from catalog import assets, runs
from catalog.assets import Blob
from catalog.museum import Museum
from catalog.whole_store import check_store
from ingest.accept import HashingReader
from ingest.mappings import sheet_name
from ingest.plan import Plan
from ingest.sheets.build import Builder
from ingest.sheets.columns import understand
from ingest.sheets.kept import KeptSheet, kept_of
from ingest.sheets.mapping import SheetMapping
from ingest.sheets.open import open_folder, open_sheets
from ingest.sheets.table import Sheet
from ingest.tables import Table

SHEETS = "sheets"
"""Under this name the document of a run has the sheets that it brought."""
_MIME, _MIME_OF_FOLDER = "application/octet-stream", "application/zip"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def kept_sheets(connection: Connection, institution_id: str) -> list[KeptSheet]:
    """The last sheet of each line that this institution was brought, in the order in which they were.

    What an undone run brought counts no more.
    """
    latest: dict[str, KeptSheet] = {}
    for sheet in every_sheet(connection, institution_id):
        latest.pop(sheet.line, None)
        latest[sheet.line] = sheet
    return list(latest.values())


def every_sheet(connection: Connection, institution_id: str) -> list[KeptSheet]:
    """All that were brought and not taken back, those too that others took the place of, in their order."""
    found = list(reversed(runs.of_institution(connection, institution_id)))
    undone = {one.undoes for one in found if one.undoes}
    return [
        replace(kept_of(document), run=run.id)
        for run in found
        if run.id not in undone
        for document in run.document.get(SHEETS, ())
    ]


def keep(museum: Museum, plan: Plan) -> list[KeptSheet]:
    """Take the plan's sheets into the store as they were read; returns what is to be remembered of them.

    Raises OSError where the store fails, StoreAwayError where it is not there.
    """
    check_store(museum)
    paths = [table.understood.sheet.path for table in plan.tables]
    hashes = {path: one.sha256 for path, one in zip(paths, plan.kept, strict=False) if one.sha256}
    with museum.database.connect() as connection:
        known = assets.known_blobs(connection, hashes.values())
    blobs = {path: known.get(hashes.get(path, "")) or _taken(museum, path, plan) for path in dict.fromkeys(paths)}
    with museum.database.begin() as connection:
        assets.add_blobs(connection, list(blobs.values()))
    return [replace(one, sha256=blobs[path].sha256) for one, path in zip(plan.kept, paths, strict=False)]


def _taken(museum: Museum, path: Path, plan: Plan) -> Blob:
    if not path.is_dir():
        return _stored(museum, path, _MIME)
    with tempfile.TemporaryDirectory() as place:
        bundle = Path(place) / "records.zip"
        taken = plan.files.snapshot.taken(plan.files.records) if plan.files.snapshot else ()
        _bundle(bundle, path, taken)
        return _stored(museum, bundle, _MIME_OF_FOLDER)


def _stored(museum: Museum, path: Path, mime: str) -> Blob:
    with museum.store.batch() as batch, path.open("rb") as file:
        reader = HashingReader(file)
        staged = batch.stage(reader)
        batch.keep(staged, assets.original_key(reader.sha256))
    return Blob(reader.sha256, reader.size_bytes, mime)


def _bundle(target: Path, root: Path, files: Sequence[Path]) -> None:
    """A folder of records as one file, the same bytes for the same records."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(root).as_posix(), _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, path.read_bytes())


@contextmanager
def opened(museum: Museum, kept: Sequence[KeptSheet]) -> Iterator[list[Table]]:
    """The tables of sheets that were brought together, read as they were read then.

    Raises FileNotFoundError where the store has lost one, SheetRefusedError where it cannot be read any more.
    """
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        yield [_table(museum, root, one) for one in kept]


def _table(museum: Museum, root: Path, kept: KeptSheet) -> Table:
    mapping = kept.mapping or SheetMapping()
    sheet = _sheet(museum, root, kept, mapping)
    found = understand(sheet, mapping)
    if found.of_files and not kept.of_files:
        found = understand(sheet, mapping, alone=True)
    base = PurePosixPath() if sheet.path.is_dir() else PurePosixPath(kept.file).parent
    return Table(found, Builder(found), base)


def _sheet(museum: Museum, root: Path, kept: KeptSheet, mapping: SheetMapping) -> Sheet:
    path = root / kept.sha256[:16] / kept.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with museum.store.open(assets.original_key(kept.sha256)) as source:
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
