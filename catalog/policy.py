"""Who sees what. Every way out asks here; `redact` is the only way from a row to a view.

A viewer carries reader tokens; a record, a row or a file names the tokens that may read it. What a viewer may not know
of is absent, never marked as hidden.
"""

import math
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import is_not
from typing import Any, get_args

from catalog.record.lists import AgentRole, EventType, Level, PlaceRole
from catalog.record.model import Record
from catalog.record.parts import AssetRow, Event, EventAgent, Inscription, PlaceRow, Row

BLUR_DEGREES = 0.1
"""Cell of coordinates that are not shown exactly: about 11 km."""
BLUR_RADIUS_M = 8_000.0

ROW_FIELDS = tuple(
    name
    for name, field in Record.model_fields.items()
    if (row := next(iter(get_args(field.annotation)), None)) and isinstance(row, type) and issubclass(row, Row)
)
"""The record's lists of rows, as the model has them: each row says for itself who may see it."""

STAFF_PLACES = frozenset({PlaceRole.STORAGE})
STAFF_AGENTS = frozenset({AgentRole.OWNER, AgentRole.KEEPER})
_BY_ROLE: dict[Any, Level] = dict.fromkeys(STAFF_PLACES | STAFF_AGENTS, Level.STAFF)
HANDED_OUT_WHOLE = frozenset({"document", "pointcloud"})
"""Families of files of which nobody can prove that nothing inside, pictures, words or bounds, tells a spot."""
LOOKED_THROUGH = frozenset({"captions", "model"})
"""Families whose facts say, as `tells_place`, whether what is made of the file may tell one."""


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks: `tokens` are the reader sets they belong to, `name` None for the public."""

    tokens: frozenset[str]
    name: str | None = None

    def may(self, level: Level) -> bool:
        """Whether this viewer reaches `level`."""
        return level in self.tokens

    @property
    def is_staff(self) -> bool:
        """Whether they work for the museum: staff see heads, everybody else what is published."""
        return Level.STAFF in self.tokens


VISITOR = Viewer(frozenset({Level.PUBLIC.value}))
SIGNED_IN = Viewer(frozenset({Level.PUBLIC.value, Level.SIGNED_IN.value}))
STAFF = Viewer(frozenset(level.value for level in Level), name="staff")


def readers(record: Record) -> tuple[str, ...]:
    """The tokens that may read the record: its level and the groups it names, sorted."""
    access = record.access
    return _those_of(access.level, tuple(access.readers))


@lru_cache(maxsize=256)
def _those_of(level: Level, groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({level.value, Level.STAFF.value, *groups}))


def narrowest(one: Record, other: Record) -> tuple[tuple[str, ...], str | None]:
    """Who may read both of two states of a record, as reader tokens, and until when both are under embargo.

    Whoever carries a group's token is signed in, and everybody carries the public one.
    """
    first, second = set(readers(one)), set(readers(other))
    both = first & second
    for everybody in (Level.SIGNED_IN.value, Level.PUBLIC.value):
        if everybody in first or everybody in second:
            both = second if everybody in first else first
    until = max(filter(None, (one.access.until, other.access.until)), default=None)
    return tuple(sorted(both)), until


def may_read(viewer: Viewer, tokens: tuple[str, ...]) -> bool:
    """Whether `viewer` carries one of the record's reader tokens."""
    return not viewer.tokens.isdisjoint(tokens)


def row_level(row: Row) -> Level:
    """Who may see a row: what it says itself, or what its role asks for."""
    said = row.__dict__  # much less work than to ask the model, and every row of every record is asked for
    return said["access"] or _BY_ROLE.get(said.get("role"), Level.PUBLIC)


def agent_level(event: Event, agent: EventAgent) -> Level:
    """Who may see somebody who took part in an event, unless the event says itself.

    An owner or keeper is for staff as anywhere, and so is who gave or sold a thing.
    """
    if event.access is None and (agent.role in STAFF_AGENTS or event.type is EventType.ACQUISITION):
        return Level.STAFF
    return row_level(event)


def may_see_file(viewer: Viewer, asset: AssetRow) -> bool:
    """Whether the viewer may see the file's pictures and other derivatives."""
    return viewer.may(row_level(asset))


def may_fetch_original(viewer: Viewer, asset: AssetRow) -> bool:
    """Whether the viewer may fetch the bytes as they were brought, metadata and all."""
    return may_see_file(viewer, asset) and viewer.may(asset.original)


def redact(record: Record, viewer: Viewer, telling: Container[str] = (), *, spot_hidden: bool = False) -> Record:
    """The record as `viewer` may see it: rows above their level gone, coordinates blurred where they must be.

    `telling` are the assets that may tell a spot (`may_tell_spot`); where one is hidden they are gone with it. The
    caller has asked `may_read` for the record as a whole, and says where something else than its rows hides a spot.
    Where nothing is hidden from staff it is the record itself, and a list of which nothing is hidden is its own.
    """
    if viewer.is_staff and all(map(viewer.may, Level)):
        return record
    tokens, said = viewer.tokens, record.__dict__
    changes: dict[str, Any] = {"access": record.access if viewer.is_staff else type(record.access)()}
    for field in ROW_FIELDS:
        rows: list[Row] = said[field]
        if rows and len(shown := [row for row in rows if row_level(row) in tokens]) != len(rows):
            changes[field] = shown
    events: list[Event] = changes.get("events", record.events)
    if any(event.agents for event in events):
        told = [row for one in events if (row := _without_hidden_agents(one, viewer)) is not None]
        if len(told) != len(events) or any(map(is_not, told, events)):
            changes["events"] = told
    places: list[PlaceRow] = changes.get("places", record.places)
    if not all(viewer.may(place.coordinates) for place in places):
        seen = (place if viewer.may(place.coordinates) else blurred(place) for place in places)
        changes["places"] = [place for place in seen if place is not None]
    if spot_hidden or hides_spot(record, viewer):
        kept_assets: list[AssetRow] = changes.get("assets", record.assets)
        kept_assets = [row for row in kept_assets if row.asset not in telling]
        changes["assets"] = [row.model_copy(update={"original": Level.STAFF}) for row in kept_assets]
    if not viewer.is_staff:
        changes["unmapped"] = {}
    inscriptions: list[Inscription] = changes.get("inscriptions", record.inscriptions)
    if any(row.regions for row in inscriptions) and not viewer.is_staff:
        changes["inscriptions"] = _without_hidden_regions(inscriptions, changes.get("assets", record.assets))
    return record.model_copy(update=changes)


def is_alike_but_for_staff(record: Record, shown: Record) -> bool:
    """Whether `redact` shows everybody the same who may read the record and is no staff: nothing is for the signed in.

    `shown` is what it shows visitors: only lists from which they lack a row can have one for the signed in. Levels are
    all that it asks of these viewers, whatever groups they are of.
    """
    between = Level.SIGNED_IN
    said, seen = record.__dict__, shown.__dict__
    for field in ROW_FIELDS:
        if said[field] is not seen[field] and between in map(row_level, said[field]):
            return False
    return between not in [row.coordinates for row in record.places] + [row.original for row in record.assets]


def may_tell_spot(family: str, facts: Mapping[str, Any]) -> bool:
    """Whether what is made of a file may tell a spot; of one that was never looked through, it may."""
    return family in HANDED_OUT_WHOLE or (family in LOOKED_THROUGH and facts.get("tells_place") is not False)


def hides_spot(record: Record, viewer: Viewer) -> bool:
    """Whether the record keeps a spot from the viewer, which its files may tell: they are kept back too."""
    return any(_hides_spot(place, viewer) for place in record.places)


def _hides_spot(place: PlaceRow, viewer: Viewer) -> bool:
    has_spot = place.lat is not None or place.outline is not None or bool(place.position)
    return not viewer.may(place.coordinates) or (has_spot and not viewer.may(row_level(place)))


def _without_hidden_agents(event: Event, viewer: Viewer) -> Event | None:
    """The event with those who took part as the viewer may see them; None where nothing else was said of it."""
    shown = [agent for agent in event.agents if viewer.may(agent_level(event, agent))]
    if len(shown) == len(event.agents):
        return event
    says = any((shown, event.date, event.places, event.terms, event.record, event.text))
    return event.model_copy(update={"agents": shown}) if says else None


def _without_hidden_regions(inscriptions: list[Inscription], assets: list[AssetRow]) -> list[Inscription]:
    shown = {row.asset for row in assets}
    return [
        row
        if all(region.asset in shown for region in row.regions)
        else row.model_copy(update={"regions": [region for region in row.regions if region.asset in shown]})
        for row in inscriptions
    ]


def blurred(place: PlaceRow) -> PlaceRow | None:
    """The place without what tells it exactly; None where it says nothing else.

    Coordinates are moved to the middle of their cell. Outline, position, precision and the row's sources, which may
    quote a measured point, are gone; the address as written and the administrative units stay.
    """
    exact: dict[str, Any] = {"outline": None, "position": {}, "sources": []}
    exact |= {"lat": None, "lon": None, "precision_m": None}
    if place.lat is not None and place.lon is not None:
        cell = (math.floor(value / BLUR_DEGREES) + 0.5 for value in (place.lat, place.lon))
        exact["lat"], exact["lon"] = (round(middle * BLUR_DEGREES, 4) for middle in cell)
        exact["precision_m"] = BLUR_RADIUS_M
    shown = place.model_copy(update=exact)
    return shown if shown.lat is not None or any((shown.units, shown.written, shown.place, shown.date)) else None
