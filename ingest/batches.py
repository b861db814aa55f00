"""The batches of an import: its records some hundreds at a time, each with what would become of it.

Rows that are as they were when they were brought last are known by what was noted at the first reading: as far as all
above them are so too, they are not read again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from catalog.imported import Before
from catalog.portions import portions
from ingest.groups import Draft, Ground, Group, Settled, TableRows
from ingest.pairing import Pair
from ingest.planned_rows import Action, DraftRecord, PlannedRow
from ingest.tables import Table

BATCH_ROWS = 500
LOOKED_UP_ROWS = 1000

_WORK = {Action.UNCHANGED: 0, Action.CHANGED: 5}
"""How much work a row makes beside a new one: what is said of a record before is taken away one by one."""

KnownBefore = Callable[[Sequence[str]], Mapping[str, Before]]
"""Of these import keys those that the museum has, each with what tells whether its row is as it was."""
DigestsOf = Callable[[Iterable[Path]], Mapping[Path, str]]
"""The SHA-256 of each of these files that was taken in before and has not changed since."""
Batch = list[PlannedRow] | Settled


@dataclass(frozen=True)
class Batches:
    """The records of `tables` and `drafts`, to be gone through in order."""

    tables: tuple[Table, ...]
    drafts: tuple[DraftRecord, ...]
    ground: Ground

    def read(self, known: KnownBefore, digests_of: DigestsOf, size: int = BATCH_ROWS) -> Iterator[Batch]:
        """The records with what would become of each; everything is read anew at each call.

        At most `size` new ones at a time, fewer of those that changed; what is as it was comes by the thousand.
        """
        pairs: dict[str, list[Pair]] = {}
        for one in self.ground.paired.pairs:
            pairs.setdefault(one.key, []).append(one)
        of_records = (table for table in self.tables if not table.understood.of_files)
        noted = self.ground.survey.noted
        tables = (TableRows(table, noted.get(table.understood.sheet.source), pairs) for table in of_records)
        for table in tables:
            done = 0
            for some in self._as_they_were(table, known, digests_of):
                done += len(some)
                yield some
            if done < len(table.noted or ()) or not table.noted:
                groups = islice(table.groups(self.ground.survey.counts), done, None)
                yield from self._judged(groups, known, digests_of, size)
        yield from self._judged(map(Draft, self.drafts), known, digests_of, size)

    def _judged(
        self, groups: Iterable[Group | Draft], known: KnownBefore, digests_of: DigestsOf, size: int
    ) -> Iterator[list[PlannedRow]]:
        for some in portions(groups, LOOKED_UP_ROWS):
            before = known([group.key for group in some if group.key])
            there = (group for group in some if group.key in before)
            digests = digests_of([one.path for group in there for one in group.files(self.ground)])
            yield from _portioned((group.decide(self.ground, before, digests) for group in some), size)

    def _as_they_were(self, table: TableRows, known: KnownBefore, digests_of: DigestsOf) -> Iterator[Batch]:
        """Rows from the table's first on, of which each made a record before and is as it was then, by the thousand."""
        if table.table.carried or self.ground.survey.doubled or self.ground.survey.counts:
            return
        for some in portions(table.noted_rows(), LOOKED_UP_ROWS):
            before = known([row.key for row in some])
            digests = digests_of([one.path for row in some if row.pairs for one in row.files(self.ground)])
            if not all(row.is_as_it_was(self.ground, before, digests) for row in some):
                return
            if all(before[row.key].is_settled and not row.pairs for row in some):
                yield Settled(some, before, self.ground)
            else:
                yield [row.unchanged(self.ground) for row in some]


def _portioned(rows: Iterable[PlannedRow], size: int) -> Iterator[list[PlannedRow]]:
    """The rows in their order, parted where they make as much work as `size` new ones."""
    some: list[PlannedRow] = []
    working = 0
    for row in rows:
        some.append(row)
        working += _WORK.get(row.action, 1)
        if working >= size:
            yield some
            some, working = [], 0
    if some:
        yield some
