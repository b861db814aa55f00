"""Where the documents of the indexes come from: the records as they are now, for each audience."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from catalog import institutions, views, visibility
from catalog.clock import today
from catalog.many import find_many
from catalog.policy import SIGNED_IN, STAFF, VISITOR, Viewer
from catalog.record.lists import Level
from catalog.search.build import build, references
from catalog.search.document import SearchDocument
from catalog.search.keywords import Surroundings
from catalog.search.staff_words import words_of_staff
from catalog.shown import Card, RecordView
from catalog.tables import acl, record, relation

_BATCH = 500
_AT_ONCE = 200
"""Records looked at for staff and for visitors in turn: `revisions.unpack` still has them the second time."""
_NEVER_INDEXED = frozenset({"access", "unmapped"})


@dataclass(frozen=True)
class Documents:
    """What both indexes hold of some records; records of which nothing is to be held are absent."""

    public: tuple[SearchDocument, ...]
    full: tuple[SearchDocument, ...]


@dataclass(frozen=True)
class _Sight:
    """A record as one audience sees it: all that its document is made of."""

    view: RecordView
    around: Surroundings

    def document(self, readers: Sequence[str] = ()) -> SearchDocument:
        """What the index holds of it, for all who may see it where `readers` are none."""
        return build(self.view, readers or self.view.readers, self.around)

    def is_like(self, other: "_Sight") -> bool:
        """Whether both audiences surely see the same, so that one document does for both; cheap, never wrongly true.

        Rows that nobody hides are the same objects, which compare at once.
        """
        return self.is_framed_like(other) and _said(self.view) == _said(other.view)

    def is_framed_like(self, other: "_Sight") -> bool:
        """Whether all around the record's own words is the same for both."""
        one, two = self.view, other.view
        return (
            one.files == two.files
            and (one.version, one.updated_at, one.readers) == (two.version, two.updated_at, two.readers)
            and self.around == other.around
        )


@dataclass(frozen=True)
class _Looking:
    """How some records are looked at, for one audience after the other: `named` are institutions' names by id."""

    connection: Connection
    named: Mapping[str, dict[str, str]]

    def at(self, seen: Collection[RecordView], viewer: Viewer) -> dict[str, _Sight]:
        """What the viewer sees, with what its documents will name."""
        wanted = {view.id: references(view.record) for view in seen}
        cards = views.headings(self.connection, sorted(set().union(*wanted.values())), viewer)
        return {view.id: _Sight(view, Surroundings(_of(wanted[view.id], cards), self.named)) for view in seen}


def documents(connection: Connection, record_ids: Sequence[str]) -> Documents:
    """The documents of these records, from their current rows.

    The full index holds what staff see. A record that shows others less than that is in it twice: once for staff alone,
    and once, as those see it whom it lets in, for them.
    """
    public: list[SearchDocument] = []
    full: list[SearchDocument] = []
    for start in range(0, len(record_ids), _AT_ONCE):
        found = _documents(connection, record_ids[start : start + _AT_ONCE])
        public += found.public
        full += found.full
    return Documents(tuple(public), tuple(full))


def _documents(connection: Connection, record_ids: Sequence[str]) -> Documents:
    named = {one.id: one.name for one in institutions.all_of(connection)}
    looking = _Looking(connection, named)
    seen_by_visitors, seen_by_staff = views.open_for_visitors_and_staff(connection, record_ids)
    visitors = looking.at(seen_by_visitors.values(), VISITOR)
    public = {record_id: sight.document() for record_id, sight in visitors.items()}
    full: list[SearchDocument] = []
    others: list[str] = []
    for record_id, sight in looking.at(seen_by_staff.values(), STAFF).items():
        shown = public.get(record_id)
        if shown is not None and (made := _for_all(sight, visitors[record_id], shown)):
            full.append(made)
            continue
        full.append(sight.document((Level.STAFF.value,)))
        if shown is not None and visitors[record_id].view.common:
            full.append(shown.for_readers(_signed_in_only(shown.readers)))
        else:
            others.append(record_id)
    full += _for_readers(looking, others, visitors, public)
    return Documents(tuple(public.values()), tuple(full))


def _for_all(staff: _Sight, visitor: _Sight, shown: SearchDocument) -> SearchDocument | None:
    """The one document of the full index that does for all, where staff only find the record by more words."""
    if not staff.is_framed_like(visitor):
        return None
    words = words_of_staff(staff.view.record, visitor.view.record, staff.around) if visitor.view.common else None
    if words is None:
        return shown if staff.is_like(visitor) else None
    if not words.other and not words.english:
        return shown
    return shown.with_staff_words(tuple(dict.fromkeys(words.other)), tuple(dict.fromkeys(words.english)))


def record_ids(connection: Connection, after: str) -> list[str]:
    """The ids of the next records, in the order of ids; [] behind the last one."""
    return list(connection.scalars(select(record.c.id).where(record.c.id > after).order_by(record.c.id).limit(_BATCH)))


def number_of_records(connection: Connection) -> int:
    """How many records there are."""
    return visibility.count(connection, STAFF)


def pointing_at(connection: Connection, targets: Sequence[str]) -> set[str]:
    """The ids of the records whose documents may hold the names of these ones."""
    return {
        record_id for (record_id,) in find_many(connection, (relation.c.record_id,), (relation.c.target_id, targets))
    }


def released(connection: Connection, after: str) -> list[str]:
    """The ids of the published records whose embargo ended after the day `after` (ISO 8601) and by today."""
    rows = connection.scalars(
        select(record.c.id).where(
            record.c.embargo_until > after, record.c.embargo_until <= today(), record.c.published.is_not(None)
        )
    )
    return list(rows)


def _of(record_ids: Iterable[str], cards: Mapping[str, Card]) -> dict[str, Card]:
    return {record_id: cards[record_id] for record_id in record_ids if record_id in cards}


def _for_readers(
    looking: _Looking,
    record_ids: Sequence[str],
    visitors: Mapping[str, _Sight],
    public: Mapping[str, SearchDocument],
) -> list[SearchDocument]:
    """The published state of these records, for those who may read them without being staff: people signed in."""
    found: list[SearchDocument] = []
    for readers, ids in _by_readers(looking.connection, record_ids).items():
        reader = Viewer(frozenset({*readers, *SIGNED_IN.tokens}) - {Level.STAFF.value})
        for record_id, sight in looking.at(views.open_records(looking.connection, ids, reader), reader).items():
            is_public = record_id in visitors and sight.is_like(visitors[record_id])
            found.append(public[record_id] if is_public else sight.document())
    return [made.for_readers(_signed_in_only(made.readers)) for made in found]


def _said(view: RecordView) -> dict[str, object]:
    """The record without what no document holds."""
    return {name: value for name, value in vars(view.record).items() if name not in _NEVER_INDEXED}


def _signed_in_only(readers: Sequence[str]) -> tuple[str, ...]:
    """The tokens without those of staff, who have a document of their own, and of visitors, who see less than this."""
    kept = set(readers) - {Level.STAFF.value, Level.PUBLIC.value}
    return tuple(sorted(kept | ({Level.SIGNED_IN.value} if Level.PUBLIC.value in readers else set())))


def _by_readers(connection: Connection, record_ids: Sequence[str]) -> dict[tuple[str, ...], list[str]]:
    """The published ones of these records by the set of tokens that may read them.

    One group's documents are never made with another's eyes, which may see the names of more records.
    """
    found: dict[tuple[str, ...], list[str]] = {}
    for start in range(0, len(record_ids), _BATCH):
        wanted = list(record_ids[start : start + _BATCH])
        rows = connection.execute(
            select(record.c.id, acl.c.readers).join(acl, acl.c.id == record.c.public_acl).where(record.c.id.in_(wanted))
        )
        for row in rows:
            found.setdefault(tuple(json.loads(row.readers)), []).append(row.id)
    return found
