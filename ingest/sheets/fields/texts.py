"""Texts about the thing, and what a visitor asks before coming."""

from typing import Any

from catalog.record.lists import TextType
from ingest.sheets.fields.draft import Column, Draft, Field, Piece, Setter

_STAFF = {kind: {"access": "staff"} for kind in (TextType.CONDITION, TextType.NOTE)}
"""Texts that are remarks among colleagues until a mapping opens them (access = "public")."""


def _text(kind: TextType) -> Setter:
    def set_text(draft: Draft, piece: Piece, column: Column) -> None:
        """Texts of one kind in several languages are one row; a second text in the same language is another."""
        slot = draft.slot(f"text.{kind.value}")
        row: dict[str, Any] | None = slot.get("row") or _same(draft, kind, piece, column)
        if row is not None and row["text"].get(column.language, piece.text) == piece.text:
            row["text"][column.language] = piece.text
        else:
            row = {"type": kind, "text": {column.language: piece.text}, **_STAFF.get(kind, {}), **column.extras}
            draft.add("texts", row, column.header)
        slot["row"] = row

    return set_text


def _same(draft: Draft, kind: TextType, piece: Piece, column: Column) -> dict[str, Any] | None:
    """The row that an earlier row of the group made of the same words."""
    rows: list[dict[str, Any]] = draft.document.get("texts", [])
    return next((row for row in rows if row["type"] is kind and row["text"].get(column.language) == piece.text), None)


def _visit(name: str) -> Setter:
    def set_visit(draft: Draft, piece: Piece, column: Column) -> None:
        draft.document.setdefault("visit", {}).setdefault(name, {}).setdefault(column.language, piece.text)
        if not column.access:
            draft.origins["visit", name] = column.header

    return set_visit


FIELDS: dict[str, Field] = {
    **{f"text.{kind.value}": Field(_text(kind), language=True) for kind in TextType},
    **{
        f"visit.{name}": Field(_visit(name), language=True)
        for name in ("hours", "fees", "conduct", "steps", "contact", "room")
    },
}
