"""The museum of `planted`, and its twins that hold only what a reader of a lower level may know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import insert, update

from catalog import records, tables
from catalog.change import Change
from catalog.museum import Museum
from catalog.policy import SIGNED_IN, STAFF, VISITOR, Viewer
from catalog.record.lists import Level
from catalog.record.model import RECORD
from heritage.app import create_app
from heritage.indexer import Indexer
from heritage.settings import read_settings
from heritage.wiring import open_museum
from tests.viewer.exhibits import File, Pyramid, put
from tests.viewer.planted import FOR, HOME, PLANTED, Planted, Twin, files, record_id

MOMENT = "2026-01-02T03:04:05.678Z"
ROLES: Mapping[Level, Viewer] = {
    Level.PUBLIC: VISITOR,
    Level.SIGNED_IN: Viewer(SIGNED_IN.tokens, name="somebody"),
    Level.STAFF: STAFF,
}


@dataclass(frozen=True)
class World:
    """The site of a museum that holds what a reader of one level may know."""

    app: Flask
    museum: Museum


def open_world(folder: Path, pyramid: Pyramid, upto: Level) -> World:
    """The museum with everything that `upto` may know, and nothing else; ids and times are the same in all of them."""
    settings = read_settings({"HERITAGE_LANGUAGE": "vi"}, data=folder)
    museum = open_museum(settings)
    with museum.database.begin() as connection:
        name = '{"name":{"vi":"Bảo tàng thử"}}'
        connection.execute(insert(tables.institution).values(id=HOME, slug="thu", document=name, created_at=MOMENT))
    brought = {name: [file for level, file in some if _knows(upto, level)] for name, some in files(pyramid).items()}
    known = {name: one for name, one in PLANTED.items() if _knows(upto, one.level)}
    _save(museum, known, brought, upto)
    for name in known:
        for file in brought.get(name, []):
            put(museum, record_id(name), file)
    _at_one_moment(museum)
    Indexer(museum, "test").drain()
    return World(create_app(museum, settings), museum)


def _save(museum: Museum, known: Mapping[str, Planted], brought: Mapping[str, Sequence[File]], upto: Level) -> None:
    with museum.database.begin() as connection:
        first = [
            _change(name, one.document, brought.get(name, []), upto, publish=one.publish) for name, one in known.items()
        ]
        records.save(connection, HOME, first)
        drafts = [
            replace(_change(name, one.draft, [], upto), version=1)
            for name, one in known.items()
            if one.draft and upto is Level.STAFF
        ]
        records.save(connection, HOME, drafts)
        for name, one in known.items():
            if one.withdraw:
                records.withdraw(connection, record_id(name))


def _change(
    name: str, document: Mapping[str, Any], brought: Sequence[File], upto: Level, publish: bool = False
) -> Change:
    rows = [{"asset": file.id, **file.row} for file in brought]
    record = RECORD.validate_python(_as_known(upto, {**document, "assets": rows}))
    return Change(record, by="test", reason="test", record_id=record_id(name), publish=publish)


def _as_known(upto: Level, value: Any) -> Any:
    """The document as it is in the world of `upto`."""
    if isinstance(value, Twin):
        return _as_known(upto, value.secret if _knows(upto, value.level) else value.plain)
    if isinstance(value, list):
        rows = (one for one in value if not isinstance(one, dict) or _knows(upto, one.get(FOR, Level.PUBLIC)))
        return [_as_known(upto, one) for one in rows]
    if isinstance(value, dict):
        return {name: _as_known(upto, part) for name, part in value.items() if name != FOR}
    return value


def _knows(upto: Level, level: Level) -> bool:
    return ROLES[upto].may(level)


def _at_one_moment(museum: Museum) -> None:
    """Set every clock of the catalogue to one moment: what differs between the worlds is then what they hold."""
    with museum.database.begin() as connection:
        for table in (tables.record, tables.revision, tables.asset):
            times = [column.name for column in table.c if column.name.endswith("_at") and not column.nullable]
            connection.execute(update(table).values(dict.fromkeys(times, MOMENT)))
