"""Pointers to other records, by number or name: labels at first, tied once all rows are read."""

from catalog.record.lists import AgentRole, RelationType
from ingest.sheets.fields.draft import (
    Column,
    Draft,
    Field,
    Piece,
    Setter,
    Settled,
    Wanted,
    extras,
    label,
    remembered,
)


def _relation(kind: RelationType) -> Setter:
    def set_relation(draft: Draft, written: Piece, column: Column) -> None:
        piece = _prefixed(written, column)
        if _is_left_out(draft, piece, column):
            return
        row = _relation_row(kind, piece.text, column.language, tuple(column.extras.items()), tuple(column.note.items()))
        at = draft.add("relations", row, column.header)
        draft.wanted.append(Wanted(("relations", at, "target"), (piece.link, piece.text), column.header))

    return set_relation


def _agent(role: AgentRole) -> Setter:
    def set_agent(draft: Draft, written: Piece, column: Column) -> None:
        piece = _prefixed(written, column)
        if _is_left_out(draft, piece, column):
            return
        row = _agent_row(role, piece.text, column.language, column.access, column.certainty)
        at = draft.point("agents", row, "agent", column)
        draft.wanted.append(Wanted(("agents", at, "agent"), (piece.link, piece.text), column.header))

    return set_agent


def _prefixed(piece: Piece, column: Column) -> Piece:
    """The piece as the record that it names is called: its number with what the mapping puts before such."""
    return piece._replace(text=column.prefix + piece.text) if column.prefix else piece


@remembered
def _relation_row(
    kind: RelationType, text: str, language: str, seen: tuple[tuple[str, str], ...], note: tuple[tuple[str, str], ...]
) -> Settled:
    row = {"type": kind, "target": label(text, language), **dict(seen)}
    return Settled({**row, "note": dict(note)} if note else row)


@remembered
def _agent_row(role: AgentRole, text: str, language: str, access: str, certainty: str) -> Settled:
    return Settled({"role": role, "agent": label(text, language), **extras(access, certainty)})


def _is_left_out(draft: Draft, piece: Piece, column: Column) -> bool:
    """Whether the column asks for known records only and this is none; the word is kept for staff then."""
    if not column.known or draft.knows(piece.link) or draft.knows(piece.text):
        return False
    draft.keep(column, piece.text)
    return True


FIELDS: dict[str, Field] = {
    **{f"relation.{kind.value}": Field(_relation(kind), language=True, many=True) for kind in RelationType},
    **{f"agent.{role.value}": Field(_agent(role), language=True, many=True) for role in AgentRole},
}
