"""The embedded search index: tantivy in a folder, read by every process and written by one at a time.

`current` names the folder of the index in use, so that a rebuild is swapped in by one rename. Readers look at two files
before each search (some microseconds) and reload when either has changed: what is committed is found at once, in every
process. The writer is open only while a batch is applied: between batches nobody holds tantivy's lock, and a process
may fork. A commit survives kill -9 and a power cut; what it interrupts is replayed from the outbox.
"""

import os
import secrets
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from catalog.analyzer import ANALYZER_VERSION
from catalog.errors import BusyError, UnavailableError
from catalog.language import N_
from catalog.own_folders import made_for_oneself
from catalog.search import ask
from catalog.search.document import Held, SearchDocument
from catalog.search.entry import KeyField
from catalog.search.query import Query, Results, Suggestion
from catalog.search.suggest import suggest
from heritage.backends.tantivy_reader import TantivyReader
from heritage.backends.tantivy_schema import SCHEMA_VERSION, document, schema, teach

POINTER = "current"
WRITER_BYTES = 32_000_000
REBUILD_BYTES = 128_000_000
WAIT_SECONDS = 10.0
TRIES = 3
"""An index may be swapped while it is opened: then the next one is looked for."""
_NAME = f"v{ANALYZER_VERSION}.{SCHEMA_VERSION}-"

_Stamp = tuple[int, int, int]


class BrokenIndexError(UnavailableError):
    """An index that is damaged, of another version, or on a disk that fails; tantivy's own words are its cause."""

    code = "index-broken"
    msgid = N_(
        "The search does not answer at the moment. Nothing is lost: its index is built anew from the records. Please "
        "try again in a minute."
    )


class TantivyIndex:
    """A `SearchIndex` in `folder`; `only_public` promises that nothing secret is ever put into it."""

    def __init__(self, folder: Path, *, only_public: bool = False) -> None:
        self._folder = folder
        self._only_public = only_public
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._open: tuple[str, tantivy.Index] | None = None
        self._state: tuple[tuple[_Stamp, _Stamp], TantivyReader] | None = None
        self._proven: TantivyReader | None = None

    def is_ready(self) -> bool:
        """Whether there is an index, this version of the analyzer and of the schema made it, and it can be read."""
        try:
            reader = self._latest()
            if reader is not self._proven and reader is not None:
                with _told():
                    reader.records()
            self._proven = reader
        except UnavailableError:
            return False
        return reader is not None

    def apply(self, documents: Iterable[SearchDocument], deleted: Iterable[str]) -> None:
        """Replace the documents of these records and remove the deleted ids; all of it is visible when this returns."""
        made = list(documents)
        with self.applying() as addition:
            addition.replace([*deleted, *(one.record_id for one in made)], made)

    @contextmanager
    def applying(self) -> Iterator["_Addition"]:
        """Take what the block replaces and adds; visible once it has ended well.

        Where the block fails nothing is changed. Raises BusyError where another process keeps writing or has put
        another index in the place of this one meanwhile, UnavailableError where the index cannot be written.
        """
        with self._writing:
            name = self._current() or self._begin()
            try:
                with self._writer(name) as writer:
                    yield _Addition(writer)
            except UnavailableError:
                self._state = self._open = None  # whoever reads next looks at the files themselves
                raise
            if self._current() not in (name, None):
                raise BusyError(holder="search index")

    def search(self, query: Query) -> Results:
        """Total, one page of hits and the facets, of what the query's viewer may find."""
        reader = self._latest()
        return ask.answer(reader, query) if reader else Results(0, ())

    def suggest(self, text: str, query: Query, limit: int = 8) -> list[Suggestion]:
        """Completions of what is being typed, from documents that the query's viewer may find."""
        reader = self._latest()
        return suggest(reader, text, query, limit) if reader else []

    def held(self, record_ids: Iterable[str]) -> dict[str, list[Held]]:
        """Each document that the index has of these records now."""
        reader = self._latest()
        return reader.held(record_ids) if reader else {}

    @contextmanager
    def rebuilding(self) -> Iterator["_Addition"]:
        """Build the whole index anew beside the old one, which answers meanwhile; swapped in when the block ends well.

        What is applied meanwhile goes to the old one: the caller keeps it in the outbox and replays it.
        """
        name = self._new_name()
        try:
            with _told():
                writer = self._create(name).writer(REBUILD_BYTES, 1)
            with _committed(writer):
                yield _Addition(writer)
        except BaseException:
            shutil.rmtree(self._folder / name, ignore_errors=True)
            raise
        with self._writing:
            self._point_to(name)
            self._sweep(name)

    def count(self) -> int:
        """The number of records in the index."""
        reader = self._latest()
        return reader.records() if reader else 0

    def _latest(self) -> TantivyReader | None:
        """The index as it is now; None where there never was one. Raises UnavailableError where it cannot be read."""
        cause: Exception | None = None
        for _ in range(TRIES):
            try:
                name = self._current()
                return None if name is None else self._read(name)
            except (OSError, ValueError, BrokenIndexError) as exc:
                cause = exc
        raise BrokenIndexError from cause

    def _read(self, name: str) -> TantivyReader:
        stamps = (_stamp(self._folder / POINTER), _stamp(self._folder / name / "meta.json"))
        state = self._state
        if state is not None and state[0] == stamps:
            return state[1]
        with self._lock:
            if self._open is None or self._open[0] != name:
                self._open = (name, _opened(self._folder / name))
            index = self._open[1]
            index.reload()
            reader = TantivyReader(index, only_public=self._only_public)
            self._state = (stamps, reader)
            return reader

    def _current(self) -> str | None:
        """The name of the index in use; None where there never was one.

        Raises UnavailableError where that one is gone, or not for this version.
        """
        try:
            name = (self._folder / POINTER).read_text(errors="replace")
        except FileNotFoundError:
            return None
        if not name.startswith(_NAME) or not (self._folder / name / "meta.json").exists():
            raise BrokenIndexError
        return name

    def _new_name(self) -> str:
        return f"{_NAME}{secrets.token_hex(4)}"

    def _create(self, name: str) -> tantivy.Index:
        (made_for_oneself(self._folder) / name).mkdir()
        index = tantivy.Index(schema(), path=str(self._folder / name))
        teach(index)
        return index

    def _begin(self) -> str:
        name = self._new_name()
        self._create(name).writer(WRITER_BYTES, 1).commit()
        self._point_to(name)
        return name

    @contextmanager
    def _writer(self, name: str) -> Iterator[tantivy.IndexWriter]:
        with _told():
            writer = _writer(_opened(self._folder / name))
        with _committed(writer):
            yield writer

    def _point_to(self, name: str) -> None:
        """Make `name` the index in use, durably and at once."""
        temporary = self._folder / f"{POINTER}.{name}"
        with temporary.open("w") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._folder / POINTER)
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _sweep(self, keep: str) -> None:
        """Remove older indexes and unfinished rebuilds; readers keep the files they have open until they reload."""
        for path in self._folder.iterdir():
            if path.is_dir() and path.name != keep and path.name.startswith("v"):
                shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _committed(writer: tantivy.IndexWriter) -> Iterator[None]:
    """Commit what the block writes, where it ends well; the writer is closed either way."""
    try:
        yield
        with _told():
            writer.commit()
    finally:
        with _told():
            writer.wait_merging_threads()


class _Addition:
    """Documents on their way into an index."""

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer

    def replace(self, record_ids: Iterable[str], documents: Iterable[SearchDocument]) -> None:
        """Take these documents in the place of all that there are of these records."""
        with _told():
            for record_id in dict.fromkeys(record_ids):
                self._writer.delete_documents_by_term(KeyField.RECORD, record_id)
        self.add(documents)

    def add(self, documents: Iterable[SearchDocument]) -> None:
        """Take these documents."""
        for one in documents:
            made = document(one.entry)
            try:
                self._writer.add_document(made)
            except ValueError as exc:
                raise BrokenIndexError from exc


@contextmanager
def _told() -> Iterator[None]:
    """What tantivy says of damaged files and failing disks, in terms of the port."""
    try:
        yield
    except ValueError as exc:
        raise BrokenIndexError from exc


def _stamp(path: Path) -> _Stamp:
    status = path.stat()
    return status.st_ino, status.st_mtime_ns, status.st_size


def _opened(path: Path) -> tantivy.Index:
    index = tantivy.Index.open(str(path))
    index.config_reader("manual")
    teach(index)
    return index


def _writer(index: tantivy.Index) -> tantivy.IndexWriter:
    """The writer, once no other process has it."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            return index.writer(WRITER_BYTES, 1)
        except ValueError as exc:
            if "LockBusy" not in str(exc):
                raise
            if time.monotonic() > until:
                raise BusyError(holder="search index") from exc
            time.sleep(0.02)
