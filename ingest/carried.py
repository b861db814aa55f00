"""Cells of columns that a sheet lacks, as the last sheet that had them had them, found by the keys of its rows.

Of each row some bytes are held in memory, and its cells in a file without a name: a sheet of any length is carried.
"""

import json
import tempfile
import weakref
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from ingest.sheets.table import Cell, Row

_EMPTY = -1


class Carried:
    """What the rows of an earlier sheet said, by key; of several rows with one key, each in its turn.

    `headers` are all of that sheet's, in their order: what is carried comes where it stood, so that lists keep theirs.
    """

    def __init__(self, rows: Iterable[tuple[str, Mapping[str, Cell]]], headers: Sequence[str] = ()) -> None:
        self._order = {header: at for at, header in enumerate(headers)}
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this
        weakref.finalize(self, self._file.close)
        hashes, places = array("q"), array("q")
        self._at = 0
        for key, cells in rows:
            hashes.append(hash(key))
            places.append(self._at if cells else _EMPTY)
            if cells:
                self._at += self._file.write(json.dumps(cells).encode() + b"\n")
        order = np.argsort(np.array(hashes, np.int64), kind="stable")
        self._hashes = np.array(hashes, np.int64)[order]
        self._places = np.array(places, np.int64)[order]

    def filled(self, rows: Iterator[Row], key_of: Callable[[Row], str]) -> Iterator[Row]:
        """The rows, each with what it said in those columns."""
        taken = array("q", bytes(8 * len(self._hashes)))  # of the rows with one key, counted at the first of them
        for row in rows:
            hashed = hash(key_of(row))
            first = int(np.searchsorted(self._hashes, hashed))
            place = first + (taken[first] if first < len(taken) else 0)
            if place >= len(taken) or self._hashes[place] != hashed:
                yield row
                continue
            taken[first] += 1
            cells = self._cells(int(self._places[place]))
            yield Row(row.source, row.number, self._in_order(cells, row.cells), row.fault) if cells else row

    def _in_order(self, carried: Mapping[str, Cell], own: Mapping[str, Cell]) -> dict[str, Cell]:
        """The row's own cells in their order, before the first that stood behind it each that is carried."""
        waiting = sorted((self._order.get(header, -1), header) for header in carried if header not in own)
        cells: dict[str, Cell] = {}
        for header, cell in own.items():
            while waiting and waiting[0][0] < self._order.get(header, -1):
                _, first = waiting.pop(0)
                cells[first] = carried[first]
            cells[header] = cell
        return cells | {header: carried[header] for _, header in waiting}

    def _cells(self, place: int) -> dict[str, Cell]:
        if place == _EMPTY:
            return {}
        if place != self._at:  # rows mostly come in the order in which they came before
            self._file.seek(place)
        line = self._file.readline()
        self._at = place + len(line)
        cells: dict[str, Cell] = json.loads(line)
        return cells
