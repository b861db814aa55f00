"""What the head of a record hides, its published revision hides at once.

Other changes wait until they are published; whoever takes something from visitors must not have to wait for that. A row
that the head still has is seen as the head lets it be seen. One that the head no longer has as it was is taken for any
of those of its sort that are new in the head, and seen as the strictest of them is.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalog.policy import ROW_FIELDS, Viewer, hides_spot, redact, row_level
from catalog.record.lists import Level
from catalog.record.model import Record
from catalog.record.parts import AssetRow, PlaceRow, Row

_ORDER = list(Level)
_WHO_SEES = {"access", "coordinates", "role"}
"""Fields that decide who sees a row; a thing's keeper and its owner are seen by others than its maker is."""
_SORTS = ("type", "role", "list", "covers")
"""Fields that say what a row is about, each where a kind of row has it."""
Find = Callable[[Row], str]


@dataclass(frozen=True)
class Narrowed:
    """A row, by its list and its place in it; `spot_only` where it is still seen, its spot or its original is not."""

    field: str
    position: int
    spot_only: bool


def redact_as_now(published: Record, head: Record, viewer: Viewer, telling: Container[str] = ()) -> Record:
    """The published record as `viewer` may see it now that its head is `head`; `telling` as in `policy.redact`."""
    return redact(as_now(published, head), viewer, telling, spot_hidden=hides_spot(head, viewer))


def as_now(published: Record, head: Record) -> Record:
    """The published record, each of its rows seen by no more people than the head lets see it."""
    changes = {}
    for field in ROW_FIELDS:
        old: list[Row] = getattr(published, field)
        new: list[Row] = getattr(head, field)
        if old != new:
            changes[field] = [_as_now(row, old, new) for row in old]
    return published.model_copy(update=changes) if changes else published


def narrowed(published: Record, head: Record) -> Iterator[Narrowed]:
    """The rows of the published record that fewer see now, and whether visitors lose the row or its spot alone."""
    seen = as_now(published, head)
    for field in ROW_FIELDS:
        for position, (row, now) in enumerate(zip(getattr(published, field), getattr(seen, field), strict=True)):
            if row is not now:
                yield Narrowed(field, position, spot_only=row_level(row) is row_level(now))


def _as_now(row: Row, old: Sequence[Row], new: Sequence[Row]) -> Row:
    changes: dict[str, Level] = {}
    level = _level_now(row, old, new, _said, row_level)
    if _is_narrower(level, row_level(row)):
        changes["access"] = level
    if isinstance(row, PlaceRow) and _spot(row):
        level = _level_now(row, _places(old), _places(new), _spot, _spot_level)
        if _is_narrower(level, row.coordinates):
            changes["coordinates"] = level
    if isinstance(row, AssetRow):
        level = _level_now(row, old, new, _said, _original_level)
        if _is_narrower(level, row.original):
            changes["original"] = level
    return row.model_copy(update=changes) if changes else row


def _level_now(row: Row, old: Sequence[Row], new: Sequence[Row], find: Find, level_of: Callable[[Row], Level]) -> Level:
    """Who may see the row by what the head has of it, as `find` tells what is the same; PUBLIC where it has nothing."""
    same = [level_of(one) for one in new if find(one) == find(row)]
    if same:
        return min(same, key=_ORDER.index)
    before = {find(one) for one in old}
    sort = _sort(row) if find is _said else ""
    strangers = (one for one in new if find(one) not in before and sort == (_sort(one) if find is _said else ""))
    return max(map(level_of, strangers), key=_ORDER.index, default=Level.PUBLIC)


def _said(row: Row) -> str:
    """What the row says, whoever may see it; of rows with a key and of files, which one it is."""
    if isinstance(row, AssetRow):
        return row.asset
    return row.key or row.model_dump_json(exclude=_WHO_SEES)


def _sort(row: Row) -> str:
    """What the row is about; a file is like no other."""
    return row.asset if isinstance(row, AssetRow) else " ".join(str(getattr(row, name, "")) for name in _SORTS)


def _spot(place: Row) -> str:
    """What tells the place exactly; '' where nothing does."""
    assert isinstance(place, PlaceRow)
    exact = place.lat is not None or place.outline or place.position
    return place.model_dump_json(include={"lat", "lon", "outline", "position"}) if exact else ""


def _places(rows: Iterable[Row]) -> list[Row]:
    """Those of the places that have a spot to hide, or say that theirs is hidden."""
    return [row for row in rows if isinstance(row, PlaceRow) and (_spot(row) or row.coordinates is not Level.PUBLIC)]


def _spot_level(place: Row) -> Level:
    assert isinstance(place, PlaceRow)
    return max(place.coordinates, row_level(place), key=_ORDER.index)


def _original_level(file: Row) -> Level:
    assert isinstance(file, AssetRow)
    return file.original


def _is_narrower(one: Level, other: Level) -> bool:
    return _ORDER.index(one) > _ORDER.index(other)
