"""Lines of a report in a temporary file, so that a report of a million rows needs no memory."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic_core import from_json, to_json

_TELLING, _QUIET, _ALIKE = b"!", b".", b"="
"""With what a line begins: one that says something, one that only counts, and many of these in one."""


class Spool:
    """Documents in the order in which they were added; gone once nobody has the spool any more."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115

    def add(self, document: Mapping[str, Any], *, is_quiet: bool = False) -> None:
        """The next document; `is_quiet`: whoever looks for what is to be told need not read it."""
        self._file.write(b"%b%b\n" % (_QUIET if is_quiet else _TELLING, to_json(document)))

    def add_alike(self, document: Mapping[str, Any], rows: Sequence[tuple[int | None, str | None]]) -> None:
        """As many quiet documents as `rows`, which differ by their row and their record alone."""
        self._file.write(b"%b%b\n" % (_ALIKE, to_json((document, rows))))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Every document."""
        for line in self._lines():
            if line.startswith(_ALIKE):
                document, rows = from_json(line[1:])
                yield from ({**document, "row": row, "record": record} for row, record in rows)
            else:
                yield from_json(line[1:])

    def telling(self) -> Iterator[dict[str, Any]]:
        """The documents that are not quiet."""
        return (from_json(line[1:]) for line in self._lines() if line.startswith(_TELLING))

    def _lines(self) -> Iterator[bytes]:
        self._file.seek(0)
        try:
            for line in self._file:  # noqa: UP028 - `yield from` would close the file where nobody reads on
                yield line
        finally:
            self._file.seek(0, os.SEEK_END)
