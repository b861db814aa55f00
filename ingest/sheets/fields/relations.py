"""Pointers to other records, by number or name: labels at first, tied once all rows are read."""

from catalog.record.lists import AgentRole, RelationType
from ingest.sheets.fields.draft import Column, Draft, Field, Piece, Setter, Wanted, label


def _relation(kind: RelationType) -> Setter:
    def set_relation(draft: Draft, piece: Piece, column: Column) -> None:
        if _is_left_out(draft, piece, column):
            return
        row = {"type": kind, "target": label(piece.text, column), **column.extras}
        if column.note:
            row["note"] = column.note
        at = draft.add("relations", row, column.header)
        draft.wanted.append(Wanted(("relations", at, "target"), (piece.link, piece.text), column.header))

    return set_relation


def _agent(role: AgentRole) -> Setter:
    def set_agent(draft: Draft, piece: Piece, column: Column) -> None:
        if _is_left_out(draft, piece, column):
            return
        row = {"role": role, "agent": label(piece.text, column), **column.extras}
        at = draft.point("agents", row, "agent", column)
        draft.wanted.append(Wanted(("agents", at, "agent"), (piece.link, piece.text), column.header))

    return set_agent


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
