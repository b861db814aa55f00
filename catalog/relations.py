"""All typed pointers from one record to others, whether said as a relation or within an agent, event or place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.language import N_, languages, translate
from catalog.policy import agent_level, row_level
from catalog.record.lists import AgentRole, Certainty, EventType, Level, PlaceRole, RelationType
from catalog.record.model import Record
from catalog.record.parts import Row

_BY_AGENT = {AgentRole.WORSHIPPED: RelationType.WORSHIPS, AgentRole.MAKER: RelationType.MADE_BY}
_BY_PLACE = {
    PlaceRole.KEPT: RelationType.KEPT_AT,
    PlaceRole.STORAGE: RelationType.KEPT_AT,
    PlaceRole.PERFORMED: RelationType.HELD_AT,
    PlaceRole.LOCATED: RelationType.LOCATED_AT,
    PlaceRole.FOUND: RelationType.FOUND_AT,
    PlaceRole.ORIGIN: RelationType.MADE_AT,
}
NAMED = "named"
"""What the table of relations says of a record that a term names: no relation, but its name is said here."""
_BY_EVENT = {EventType.FINDING: RelationType.FOUND_AT, EventType.PRODUCTION: RelationType.MADE_AT}
_LEVELS = tuple(Level)
"""From everybody to staff alone."""


@dataclass(frozen=True)
class Pointer:
    """A typed pointer to the record `target`, with who may know of it."""

    type: RelationType
    target: str
    level: Level
    note: dict[str, str] = field(default_factory=dict)


def pointers(record: Record) -> list[Pointer]:
    """Every pointer of the record, in order, each type and target once: as the most may know of it."""
    found: dict[tuple[RelationType, str], Pointer] = {}
    for pointer in _all(record):
        known = found.setdefault((pointer.type, pointer.target), pointer)
        if _LEVELS.index(pointer.level) < _LEVELS.index(known.level):
            found[pointer.type, pointer.target] = pointer
    return list(found.values())


def _all(record: Record) -> Iterator[Pointer]:
    for relation in record.relations:
        if relation.target.record:
            note = relation.note or _doubt(relation)
            yield Pointer(relation.type, relation.target.record, row_level(relation), note)
    for agent in record.agents:
        if agent.agent.record:
            type_ = _BY_AGENT.get(agent.role, RelationType.RELATED)
            yield Pointer(type_, agent.agent.record, row_level(agent), _doubt(agent))
    for place in record.places:
        if place.place and place.place.record:
            yield Pointer(_BY_PLACE[place.role], place.place.record, row_level(place), _doubt(place))
    for event in record.events:
        level = row_level(event)
        if event.record:
            yield Pointer(RelationType.RELATED, event.record, level)
        for who in event.agents:
            if who.agent.record:
                type_ = _BY_AGENT.get(who.role, RelationType.RELATED) if who.role else RelationType.RELATED
                yield Pointer(type_, who.agent.record, agent_level(event, who))
        for where in event.places:
            if where.record:
                type_ = _BY_EVENT.get(event.type, RelationType.TOOK_PLACE_AT)
                yield Pointer(type_, where.record, level, {} if event.date else _doubt(event))


def _doubt(row: Row) -> dict[str, str]:
    """What a card says of a pointer that is not sure."""
    if row.certainty is not Certainty.UNCERTAIN:
        return {}
    return {language: translate(N_("uncertain"), language) for language in languages()}
