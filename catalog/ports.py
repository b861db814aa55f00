"""What the museum needs from outside, as small protocols. Backends are chosen in `heritage/wiring.py` only."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from sqlalchemy import Connection, Engine, Table

if TYPE_CHECKING:
    from catalog.search.document import Held, SearchDocument
    from catalog.search.query import Query, Results, Suggestion


@dataclass(frozen=True)
class StoredFile:
    """A file in a store: its key and size in bytes."""

    key: str
    size_bytes: int


class Readable(Protocol):
    """What a store needs of a stream."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most `size`; b'' at the end."""
        ...


class Database(Protocol):
    """Keeps the catalogue's tables: SQLAlchemy's engine, and the little for which SQL has no common words.

    Where the machine is to blame for an OperationalError (a full disk), the error's `orig` has the system's number for
    that as `errno`, as OSError has: `catalog/machine.py` says it in words.
    """

    @property
    def engine(self) -> Engine:
        """What connections come from."""
        ...

    def is_made(self) -> bool:
        """Whether somebody made this database before; makes nothing."""
        ...

    def migrating(self) -> AbstractContextManager[Connection]:
        """A transaction that no other process can have at the same time: the second waits for the first to end."""
        ...

    def snapshot(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the database for as long as it is held, whoever writes meanwhile."""
        ...

    def count_on(self, connection: Connection, tables: Iterable[Table]) -> None:
        """Let the numbers that these tables give out go on after those of rows that were put in with theirs."""
        ...

    def commits(self) -> int | None:
        """A number that changes with every commit, whoever makes it; None where that is not cheap to know."""
        ...


class Store(Protocol):
    """Keeps files under keys ('originals/ab/cd/abcd...'); a key once written is never overwritten.

    Missing keys raise FileNotFoundError, a full one OSError(ENOSPC), as the standard library does.
    """

    def put_if_absent(self, key: str, source: Readable) -> bool:
        """Write `source` whole under `key`, durable when this returns; False, and nothing written, where it exists."""
        ...

    def batch(self) -> AbstractContextManager["StoreBatch"]:
        """Several files made durable by one sync: they exist once the block is left, or none of them does."""
        ...

    def local(self, key: str) -> AbstractContextManager[Path]:
        """The file as a path to read from, for tools that need one; gone when the block is left."""
        ...

    def open(self, key: str) -> BinaryIO:
        """The file's bytes, seekable."""
        ...

    def range(self, key: str, offset: int, length: int) -> bytes:
        """`length` bytes from `offset`; one system call or one request."""
        ...

    def stat(self, key: str) -> StoredFile:
        """Size and time of the file under `key`."""
        ...

    def list(self, prefix: str = "") -> Iterator[StoredFile]:
        """Every file whose key begins with `prefix`, in the order of the keys."""
        ...

    def delete(self, key: str) -> None:
        """Remove the file; silent where there is none."""
        ...

    def url(self, key: str, seconds: int) -> str | None:
        """An address from which a browser may fetch the file for `seconds`; None where the site must send it itself."""
        ...


class StoreBatch(Protocol):
    """Files on their way into a store, not there until the batch ends."""

    def stage(self, source: Readable) -> str:
        """Copy a stream whose key is not known yet; returns a token for `keep`."""
        ...

    def keep(self, staged: str, key: str) -> bool:
        """Give a staged file its key; False, and the staged copy dropped, where the store or this batch has it."""
        ...


class SearchIndex(Protocol):
    """One full-text index; there are two, `public` (redacted, public records only) and `full`.

    One process writes at a time, any number search.
    """

    def apply(self, documents: "Iterable[SearchDocument]", deleted: Iterable[str]) -> None:
        """Replace these records' documents and remove the deleted ids; visible to searches when this returns."""
        ...

    def applying(self) -> AbstractContextManager["Addition"]:
        """Replace documents as the block makes them: none need be kept.

        Visible to searches once the block has ended well; nothing is changed where it fails. Raises BusyError or
        UnavailableError where the index cannot be written: then all of it is to be done again.
        """
        ...

    def search(self, query: "Query") -> "Results":
        """Total, one page of hits and the facets; nothing where nothing was ever indexed.

        Raises UnavailableError, as all that read do, where the engine is away or the index cannot be read.
        """
        ...

    def suggest(self, text: str, query: "Query", limit: int = 8) -> "list[Suggestion]":
        """Completions of what is being typed, from documents that `query`'s viewer may see."""
        ...

    def held(self, record_ids: Iterable[str]) -> "dict[str, list[Held]]":
        """Each document that the index has of these records, for the indexer: nobody's access is asked."""
        ...

    def is_ready(self) -> bool:
        """Whether there is an index that this version can search; if not, it must be rebuilt."""
        ...

    def rebuilding(self) -> AbstractContextManager["Addition"]:
        """Build the whole index beside the old one, which answers meanwhile; swapped in when the block ends well."""
        ...

    def count(self) -> int:
        """The number of records in the index."""
        ...


class Addition(Protocol):
    """Documents on their way into an index, not searched yet."""

    def add(self, documents: "Iterable[SearchDocument]") -> None:
        """Take these documents; none of them was added before."""
        ...

    def replace(self, record_ids: Iterable[str], documents: "Iterable[SearchDocument]") -> None:
        """Take these documents in the place of all that there are of these records."""
        ...


class Consumer(Protocol):
    """Takes messages from a queue, in threads of its own."""

    def start(self) -> None:
        """Begin, and return."""
        ...

    def stop(self, graceful: bool = False) -> None:
        """End; `graceful` waits for what is under way."""
        ...


class Jobs(Protocol):
    """Wakes workers; the state of a job is in the database, so a lost message costs time, never work."""

    def send(self, job_ids: Iterable[int]) -> None:
        """Tell the workers that these jobs wait."""
        ...

    def waiting(self) -> int:
        """How many messages no worker has taken yet; raises UnavailableError where the queue does not answer."""
        ...

    def consumer(self, perform: Callable[[int], object], threads: int) -> Consumer:
        """What hands every job id to `perform`, in `threads` threads, once it is started; the caller stops it.

        Raises UnavailableError where the queue does not answer.
        """
        ...
