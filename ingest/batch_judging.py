"""The judging of a batch within a run: its rows beside the records, files and drafts that the museum has now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from catalog import assets, imported, records, revisions
from catalog.imported import Before
from catalog.museum import Museum
from ingest.accept import unchanged
from ingest.circles import Circles
from ingest.judging import Judged, Standing, Taken, judge, owners
from ingest.moved import Moved, find_moved
from ingest.plan import Plan
from ingest.planned_rows import PlannedRow
from ingest.publicity import with_publicity
from ingest.tying import Targets, Tying


class BatchJudging:
    """Judges the batches of one plan for one institution; `publish`: what is judged will be public at once."""

    def __init__(self, museum: Museum, plan: Plan, institution_id: str, *, publish: bool) -> None:
        self._museum = museum
        self._institution_id = institution_id
        self._publish = publish
        self._has = plan.has
        self._tying = Tying(plan, institution_id)
        self._circles = Circles()

    def before(self, keys: Sequence[str]) -> Mapping[str, Before]:
        """Of these import keys those that the museum has, each with what tells whether its row is as it was."""
        with self._museum.database.connect() as connection:
            return imported.before(connection, self._institution_id, keys, publish=self._publish)

    def digests_of(self, paths: Iterable[Path]) -> Mapping[Path, str]:
        """The SHA-256 of each of these files that was taken in before and has not changed since."""
        return {path: seen.sha256 for path, seen in unchanged(self._museum, paths).items()}

    def targets(self, planned: Sequence[PlannedRow]) -> Targets:
        """What the relations of these rows may lead to."""
        with self._museum.database.connect() as connection:
            return self._tying.targets(connection, planned)

    def judge(
        self,
        connection: Connection,
        planned: Sequence[PlannedRow],
        taken: Taken,
        targets: Targets,
    ) -> list[Judged]:
        """What becomes of each row of a batch, beside what stands in the database now."""
        keys = [row.key for row in planned if row.key]
        known = imported.known_by_import_key(connection, self._institution_id, keys)
        moved = self._moved(connection, [row for row in planned if row.draft and row.key not in known], taken)
        before = {key: one.before for key, one in moved.items() if one.before}
        there_before = imported.known_by_import_key(connection, self._institution_id, before.values())
        known |= {key: there_before[old] for key, old in before.items()}
        planned = [_telling(row, moved) for row in planned]
        fresh = [row.key for row in planned if row.record is not None and row.key not in known]
        there: dict[str, list[assets.AssetRecord]] = {}
        for asset in assets.of_records(connection, [one.record_id for one in known.values()]).values():
            there.setdefault(asset.record_id, []).append(asset)
        new_ids = self._tying.new_ids(connection, fresh)
        record_ids = {key: one.record_id for key, one in known.items()} | new_ids
        asset_ids = assets.ids_for(connection, owners(planned, record_ids, taken))
        read = [known[row.key].record_id for row in planned if row.record is not None and row.key in known]
        edited = revisions.edited_by_hand(connection, read)
        standing = Standing(known, there, new_ids, taken, targets, asset_ids, self.digests_of, edited)
        judged = self._circles.told(connection, [judge(connection, row, standing) for row in planned])
        behind = [one.record_id for one in known.values() if one.published not in (None, one.head)]
        edits = revisions.unpublished_edits(connection, behind) if self._publish else {}
        return [with_publicity(connection, one, edits, publish=self._publish) for one in judged]

    def _moved(self, connection: Connection, drafts: Sequence[PlannedRow], taken: Taken) -> dict[str, Moved]:
        """Those of the new drafts whose files are in drafts of before."""
        return find_moved(connection, self._institution_id, drafts, taken, self._has) if drafts else {}

    def is_outdated(self, connection: Connection, judged: Sequence[Judged]) -> bool:
        """Whether a record to which something is to be done is no longer as it was when that was judged."""
        known = {one.known.record_id: one.known.version for one in judged if one.known and self._is_at_stake(one)}
        now = records.versions(connection, known)
        return now != known

    def _is_at_stake(self, judged: Judged) -> bool:
        return judged.row.record is not None or (self._publish and is_behind(judged))


def is_behind(judged: Judged) -> bool:
    """Whether the public does not see the record as it stands."""
    return judged.known is None or judged.known.published != judged.known.head


def _telling(row: PlannedRow, moved: Mapping[str, Moved]) -> PlannedRow:
    """The row with what its files told of drafts of before."""
    found = moved.get(row.key)
    return replace(row, messages=(*row.messages, found.message)) if found else row
