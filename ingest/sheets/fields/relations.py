"""Pointers to other records, by number or name: labels at first, tied once all rows are read."""

from catalog.language import N_
from catalog.messages import Severity, define
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

REASONS_NOT_ALIKE = define(
    "relation-reasons-not-alike",
    Severity.WARNING,
    N_(
        "This cell gives {reasons} reasons for {relations} related records; they are kept for staff as they are. "
        "Write one line for each record, in the order of the records."
    ),
)

MEMBERS = "relation.members"
"""Those that a collection names in the order in which it is walked."""
_SLOT = "relations"


def _relation(kind: RelationType) -> Setter:
    def set_relation(draft: Draft, written: Piece, column: Column) -> None:
        piece = _prefixed(written, column)
        if _is_left_out(draft, piece, column):
            return
        row = _relation_row(kind, piece.text, column.language, tuple(column.extras.items()), tuple(column.note.items()))
        at = draft.add("relations", row, column.header)
        draft.wanted.append(Wanted(("relations", at, "target"), (piece.link, piece.text), column.header))
        draft.slot(_SLOT).setdefault(kind, []).append((at, column.header))

    return set_relation


def _reason(kind: RelationType) -> Setter:
    def set_reason(draft: Draft, written: Piece, column: Column) -> None:
        slot = draft.slot(_SLOT)
        slot.setdefault("reasons", []).append((kind, column, written.text, len(slot.get(kind, ()))))

    return set_reason


def finish(draft: Draft) -> None:
    """Give each relation of this row its reason: the first line to the first record, and so on.

    Several columns may hold relations of one kind ("Lễ hội", "Liên quan"): the reasons are of all their records, or of
    those in the column beside them.
    """
    slot = draft.slots.get(_SLOT, {})
    for kind, column, text, passed in slot.get("reasons", ()):
        reasons = [line.strip() for line in text.splitlines() if line.strip()]
        places = [at for at, _ in slot.get(kind, ())]
        if len(places) != len(reasons):
            places = _beside(slot.get(kind, []), passed)
        if len(places) == len(reasons):
            for at, reason in zip(places, reasons, strict=True):
                row = draft.document["relations"][at]
                draft.document["relations"][at] = {**row, "note": {**row.get("note", {}), column.language: reason}}
        else:
            draft.tell(REASONS_NOT_ALIKE, column, reasons=len(reasons), relations=len(places))
            draft.keep(column, text)


def _beside(relations: list[tuple[int, str]], passed: int) -> list[int]:
    """Those of one column: of the last that had a relation when `passed` were read, else of the first."""
    nearest = {header for _, header in relations[max(passed - 1, 0) :][:1]}
    return [at for at, header in relations if header in nearest]


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
    MEMBERS: Field(_relation(RelationType.RELATED), language=True, many=True),
    **{f"relation.{kind.value}.note": Field(_reason(kind), language=True) for kind in RelationType},
    **{f"agent.{role.value}": Field(_agent(role), language=True, many=True) for role in AgentRole},
}
