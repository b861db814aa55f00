"""Assets: what each record makes of stored bytes (`catalog/blobs.py`), and what is made of them for showing."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from catalog.clock import now
from catalog.ids import derived_id
from catalog.many import find_many
from catalog.portions import portions
from catalog.tables import asset, blob, derivative, tile_index


class State(StrEnum):
    """Where an asset is on its way: received -> ready or failed."""

    RECEIVED = "received"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class NewAsset:
    """A blob as it enters a record: `name` is the file's name as it was brought."""

    id: str
    record_id: str
    sha256: str
    name: str
    family: str


@dataclass(frozen=True)
class Derivative:
    """Something made of an asset; `version` changes with its bytes, so that addresses may be cached for ever."""

    role: str
    key: str
    mime: str
    width_px: int | None
    height_px: int | None
    size_bytes: int
    version: str


@dataclass(frozen=True)
class Tiles:
    """The pyramid's key in the store and its index (`catalog/tiles.py` reads it)."""

    key: str
    width_px: int
    height_px: int
    document: bytes


@dataclass(frozen=True)
class Made:
    """What a worker made of one asset."""

    facts: dict[str, Any]
    messages: list[dict[str, Any]]
    derivatives: tuple[Derivative, ...]
    tiles: Tiles | None = None


@dataclass(frozen=True)
class AssetRecord:
    """An asset as the table has it."""

    id: str
    record_id: str
    sha256: str
    name: str
    family: str
    state: State
    facts: dict[str, Any]
    messages: list[dict[str, Any]]
    mime: str
    size_bytes: int
    derivatives: tuple[Derivative, ...] = field(default=())


Owner = tuple[str, str]
"""What an asset is: a record's id and a blob's hash."""


def ids_for(connection: Connection, wanted: Iterable[Owner]) -> dict[Owner, str]:
    """The id for each blob in a record: always the same, and no other asset's."""
    attempts = dict.fromkeys(wanted, 0)
    made: dict[Owner, str] = {}
    while attempts:
        tried = {one: derived_id(*one, str(attempt)) for one, attempt in attempts.items()}
        taken = _owners(connection, tried.values()) | {asset_id: one for one, asset_id in made.items()}
        made |= {one: asset_id for one, asset_id in tried.items() if taken.setdefault(asset_id, one) == one}
        attempts = {one: attempt + 1 for one, attempt in attempts.items() if one not in made}
    return made


def _owners(connection: Connection, asset_ids: Iterable[str]) -> dict[str, Owner]:
    found: dict[str, Owner] = {}
    for some in portions(asset_ids):
        rows = connection.execute(select(asset.c.id, asset.c.record_id, asset.c.sha256).where(asset.c.id.in_(some)))
        found |= {row.id: (row.record_id, row.sha256) for row in rows}
    return found


def add_assets(connection: Connection, new: Sequence[NewAsset]) -> None:
    """Put blobs into records, as `received`."""
    made_at = now()
    if new:
        connection.execute(
            insert(asset),
            [
                {
                    "id": one.id,
                    "record_id": one.record_id,
                    "sha256": one.sha256,
                    "name": one.name,
                    "family": one.family,
                    "state": State.RECEIVED.value,
                    "facts": "{}",
                    "messages": "[]",
                    "created_at": made_at,
                    "updated_at": made_at,
                }
                for one in new
            ],
        )


def of_records(connection: Connection, record_ids: Sequence[str]) -> dict[str, AssetRecord]:
    """Every asset of these records with its derivatives, by asset id."""
    found: dict[str, AssetRecord] = {}
    having = {row[0] for row in find_many(connection, [asset.c.record_id], (asset.c.record_id, record_ids))}
    for some in portions(one for one in record_ids if one in having):
        found |= _load(connection, asset.c.record_id.in_(some))
    return found


def by_id(connection: Connection, asset_id: str) -> AssetRecord | None:
    """One asset with its derivatives."""
    return _load(connection, asset.c.id == asset_id).get(asset_id)


def _load(connection: Connection, condition: Any) -> dict[str, AssetRecord]:
    rows = connection.execute(
        select(asset, blob.c.mime, blob.c.size_bytes).join(blob, blob.c.sha256 == asset.c.sha256).where(condition)
    ).all()
    if not rows:
        return {}
    made: dict[str, list[Derivative]] = {}
    for row in connection.execute(select(derivative).join(asset, asset.c.id == derivative.c.asset_id).where(condition)):
        made.setdefault(row.asset_id, []).append(Derivative(*row[1:]))
    return {
        row.id: AssetRecord(
            id=row.id,
            record_id=row.record_id,
            sha256=row.sha256,
            name=row.name,
            family=row.family,
            state=State(row.state),
            facts=json.loads(row.facts),
            messages=json.loads(row.messages),
            mime=row.mime,
            size_bytes=row.size_bytes,
            derivatives=tuple(made.get(row.id, ())),
        )
        for row in rows
    }


def finish(connection: Connection, asset_id: str, made: Made, state: State) -> None:
    """Replace what was made of the asset, whole, and set its state."""
    connection.execute(delete(derivative).where(derivative.c.asset_id == asset_id))
    connection.execute(delete(tile_index).where(tile_index.c.asset_id == asset_id))
    if made.derivatives:
        connection.execute(insert(derivative), [{"asset_id": asset_id} | asdict(one) for one in made.derivatives])
    if made.tiles:
        connection.execute(insert(tile_index), [{"asset_id": asset_id} | asdict(made.tiles)])
    connection.execute(
        update(asset)
        .where(asset.c.id == asset_id)
        .values(
            state=state.value,
            facts=json.dumps(made.facts, ensure_ascii=False),
            messages=json.dumps(made.messages, ensure_ascii=False),
            updated_at=now(),
        )
    )


def tiles_of(connection: Connection, asset_id: str) -> Tiles | None:
    """The asset's pyramid, where it is an image that is ready."""
    row = connection.execute(select(tile_index).where(tile_index.c.asset_id == asset_id)).first()
    return Tiles(row.key, row.width_px, row.height_px, row.document) if row else None


def states(connection: Connection) -> dict[str, int]:
    """How many assets are in each state."""
    rows = connection.execute(select(asset.c.state, func.count().label("number")).group_by(asset.c.state))
    return {row.state: row.number for row in rows}


def failed(connection: Connection, limit: int | None = None) -> list[AssetRecord]:
    """The assets that cannot be shown, by name; at most `limit`."""
    ids = connection.scalars(
        select(asset.c.id).where(asset.c.state == State.FAILED.value).order_by(asset.c.name, asset.c.id).limit(limit)
    ).all()
    found = {
        asset_id: one for some in portions(ids) for asset_id, one in _load(connection, asset.c.id.in_(some)).items()
    }
    return [found[asset_id] for asset_id in ids]
