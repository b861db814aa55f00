"""Records that belong to themselves by way of others: A is in B, and B in A. The last row that closes the circle tells.

What the rows of a run say goes before what stands in the database: a dry run writes nothing, and tells the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

import numpy as np
from sqlalchemy import Connection

from catalog.belonging import belongs_to, said_of
from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.judging import Judged

CIRCLE = define(
    "belongs-to-itself",
    Severity.WARNING,
    N_(
        "This record belongs to itself by way of others ({candidates}): each of them is in the next one. Take out the "
        "one membership ('Bộ sưu tập', 'Thuộc') that is wrong."
    ),
)
LONGEST = 32
"""As many records in a circle are looked for: shelves hardly stand within shelves so often."""


class Circles:
    """Finds the circles that the rows of one run close, batch by batch."""

    def __init__(self) -> None:
        self._seen = _Pointing()

    def told(self, connection: Connection, judged: Sequence[Judged]) -> list[Judged]:
        """The rows, those told that close a circle; such a row is looked at again next time."""
        now = {one.record_id: said_of(one.record) for one in judged if one.record is not None and one.record_id}
        still = [one.record_id for one in judged if one.record is None and one.row.record is not None and one.record_id]
        now |= {**{record_id: [] for record_id in still}, **belongs_to(connection, still)}
        circles = self.closed(connection, now)
        known = {one.record_id for one in judged if one.known is not None and one.record_id}
        self._seen.note({one: to for one, to in now.items() if to or one in known})
        if not circles:
            return list(judged)
        return [_telling(one, circles[one.record_id]) if one.record_id in circles else one for one in judged]

    def closed(self, connection: Connection, now: Mapping[str, Sequence[str]]) -> dict[str, Message]:
        """Of these records, which belong to others as said here, one of each circle and what is told of it."""
        graph: dict[str, list[str]] = {one: list(to) for one, to in now.items() if to}
        level = {target for to in graph.values() for target in to} - graph.keys()
        for _ in range(LONGEST):
            if not level:
                break
            level -= now.keys()
            seen = self._seen.of(level)
            found = {**belongs_to(connection, level - seen.keys()), **seen}
            graph |= found
            level = {target for to in found.values() for target in to} - graph.keys()
        order = {one: at for at, one in enumerate(now)}
        told: dict[str, Message] = {}
        for circle in _circles(graph):
            last = max((one for one in circle if one in order), key=order.__getitem__, default="")
            if last:
                told[last] = CIRCLE(candidates=", ".join(_from(circle, last)))
        return told


class _Pointing:
    """What the records of a run belong to, in sixteen bytes each: sorted parts, which are joined as they grow."""

    def __init__(self) -> None:
        self._parts: list[np.ndarray[tuple[int, int], np.dtype[np.int64]]] = []

    def note(self, belonging: Mapping[str, Sequence[str]]) -> None:
        """These records belong to those, or to none."""
        pairs = [(_number(one), _number(target)) for one, to in belonging.items() for target in to or ("",)]
        if not pairs:
            return
        part = np.array(sorted(pairs), np.int64)
        while self._parts and len(self._parts[-1]) <= len(part):
            part = np.concatenate([self._parts.pop(), part])
            part = part[np.argsort(part[:, 0], kind="stable")]
        self._parts.append(part)

    def of(self, record_ids: Set[str]) -> dict[str, list[str]]:
        """Of those of the records that were noted, what they belong to."""
        ids = sorted(record_ids)
        wanted = np.array([_number(one) for one in ids], np.int64)
        found: dict[str, list[str]] = {}
        for part in self._parts if ids else ():
            first, last = (np.searchsorted(part[:, 0], wanted, side) for side in ("left", "right"))
            for at in np.flatnonzero(last > first):
                to = part[first[at] : last[at], 1].tolist()
                found.setdefault(ids[at], []).extend(_id_of(one) for one in to if one)
        return found


def _number(record_id: str) -> int:
    """The eight letters of an id as a number; 0 for none."""
    return int.from_bytes(record_id.encode("ascii"))


def _id_of(number: int) -> str:
    return number.to_bytes((number.bit_length() + 7) // 8).decode("ascii")


def _circles(graph: dict[str, list[str]]) -> Iterator[list[str]]:
    """The records of each circle in order, each with what it belongs to behind it; no record twice."""
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as exc:
            circle: list[str] = exc.args[1][1:]
            circle.reverse()
            yield circle
            graph = {one: _but(to, circle) for one, to in graph.items() if one not in circle}
        else:
            return


def _but(some: Iterable[str], others: Sequence[str]) -> list[str]:
    return [one for one in some if one not in others]


def _from(circle: Sequence[str], first: str) -> list[str]:
    at = circle.index(first)
    return [*circle[at:], *circle[:at], first]


def _telling(judged: Judged, message: Message) -> Judged:
    about = message.at(judged.row.headings.get("relations", ""))
    return replace(judged, messages=(*judged.messages, about), fingerprint=None)
