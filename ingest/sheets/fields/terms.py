"""Type, legal class, material, technique and the other words that describe the thing."""

from catalog.record.lists import TermRole
from ingest.sheets.fields.draft import Column, Draft, Field, Piece, Setter
from ingest.sheets.terms import known_word


def _term(role: TermRole) -> Setter:
    def set_term(draft: Draft, piece: Piece, column: Column) -> None:
        text = {column.language: piece.text}
        word = known_word(piece.text) if column.language == "vi" else None
        if word is not None:
            text["en"] = word.en
            if role is TermRole.TYPE and draft.kind_hint is None:
                draft.kind_hint = word.kind
        draft.add("terms", {"role": role, "term": {"label": text}}, column.header)

    return set_term


FIELDS: dict[str, Field] = {f"term.{role.value}": Field(_term(role), language=True, many=True) for role in TermRole}
