"""The tantivy indexes of a museum, opened at their first use: who neither searches nor indexes needs no engine."""

import threading
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from heritage.backends.local_url import path_of

if TYPE_CHECKING:
    from catalog.ports import Addition
    from catalog.search.document import Held, SearchDocument
    from catalog.search.query import Facet, Query, Results, Suggestion
    from catalog.shown import Card
    from heritage.backends.tantivy_index import TantivyIndex


def open_tantivy(url: str) -> "tuple[TantivyAtFirstUse, TantivyAtFirstUse]":
    """The public and the full index at `url` (tantivy:///path); raises ValueError for one that names no folder here."""
    folder = path_of(url, "tantivy://")
    return TantivyAtFirstUse(folder / "public", only_public=True), TantivyAtFirstUse(folder / "full")


class TantivyAtFirstUse:
    """A `SearchIndex` as `TantivyIndex` is one; the engine is loaded when something is asked of it first."""

    def __init__(self, folder: Path, *, only_public: bool = False) -> None:
        self.folder = folder
        self._only_public = only_public
        self._lock = threading.Lock()
        self._opened: TantivyIndex | None = None

    def apply(self, documents: "Iterable[SearchDocument]", deleted: Iterable[str]) -> None:
        """Replace the documents of these records and remove the deleted ids; all of it is visible when this returns."""
        self._index().apply(documents, deleted)

    def applying(self) -> "AbstractContextManager[Addition]":
        """Take what the block replaces and adds; visible once it has ended well."""
        return self._index().applying()

    def search(self, query: "Query") -> "Results":
        """Total, one page of hits and the facets, of what the query's viewer may find."""
        return self._index().search(query)

    def oldest(self, query: "Query", facet: "Facet", values: Sequence[str]) -> "dict[str, tuple[Card, ...]]":
        """Under each of these values of the facet the `query.size` oldest of what the query finds."""
        return self._index().oldest(query, facet, values)

    def suggest(self, text: str, query: "Query", limit: int = 8) -> "list[Suggestion]":
        """Completions of what is being typed, from documents that the query's viewer may find."""
        return self._index().suggest(text, query, limit)

    def held(self, record_ids: Iterable[str]) -> "dict[str, list[Held]]":
        """Each document that the index has of these records now."""
        return self._index().held(record_ids)

    def is_ready(self) -> bool:
        """Whether there is an index, this version of the analyzer and of the schema made it, and it can be read."""
        return self._index().is_ready()

    def rebuilding(self) -> "AbstractContextManager[Addition]":
        """Build the whole index anew beside the old one; swapped in when the block ends well."""
        return self._index().rebuilding()

    def count(self) -> int:
        """The number of records in the index."""
        return self._index().count()

    def _index(self) -> "TantivyIndex":
        with self._lock:
            if self._opened is None:
                from heritage.backends.tantivy_index import TantivyIndex  # noqa: PLC0415 - some megabytes: see above

                self._opened = TantivyIndex(self.folder, only_public=self._only_public)
            return self._opened
