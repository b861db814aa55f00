"""Kind, type, legal class, material, technique and the other words that describe the thing."""

import re
from dataclasses import replace

from catalog.language import N_
from catalog.messages import Severity, define
from catalog.record.lists import Kind, TermRole
from ingest.sheets.fields.designations import rank
from ingest.sheets.fields.draft import Column, Draft, Field, Piece, Setter, Settled, extras, remembered
from ingest.sheets.terms import kind_of_type, known_word
from ingest.sheets.vocabulary import KINDS, LEGAL_CLASSES

RANK_IN_CLASS = define(
    "rank-in-class",
    Severity.INFO,
    N_("'{value}' was read as the class of the site and its rank, special national."),
)

KIND_UNKNOWN = define(
    "kind-unknown",
    Severity.WARNING,
    N_("'{value}' is not a kind of record, and is kept as the type of the thing. Kinds are: {expected}."),
)

_SPECIAL = re.compile(r"\s*(?:cấp\s+)?(?:quốc gia\s+)?[đd][ặă]c biệt\s*$", re.IGNORECASE)


def _term(role: TermRole) -> Setter:
    def set_term(draft: Draft, piece: Piece, column: Column) -> None:
        """A type tells the kind too, but not in a list of persons: there it is what they sing or make."""
        if role is TermRole.TYPE and draft.kind_hint is None and draft.fallback is not Kind.PERSON:
            draft.kind_hint = kind_of_type(piece.text, column.language) or KINDS.get(piece.text)
        draft.add("terms", _row(role, piece.text, column.language, column.access, column.certainty), column.header)

    return set_term


@remembered
def _row(role: TermRole, text: str, language: str, access: str, certainty: str) -> Settled:
    """A term as it was written, in English too where that is known."""
    words = {language: text}
    word = known_word(text) if language == "vi" else None
    if word is not None:
        words["en"] = word.en
    return Settled({"role": role, "term": {"label": words}, **extras(access, certainty)})


def _kind(draft: Draft, piece: Piece, column: Column) -> None:
    """A kind of record; 'đình' among kinds is the type of a site, and any other word a type of nobody knows what."""
    kind = KINDS.get(piece.text)
    if kind is not None:
        draft.kind = kind
        return
    _term(TermRole.TYPE)(draft, piece, column)
    if kind_of_type(piece.text, column.language) is None:
        draft.tell(KIND_UNKNOWN, column, value=piece.text, expected=KINDS.expected)


def _legal_class(draft: Draft, piece: Piece, column: Column) -> None:
    """A class of the law; sheets write the highest rank into it: 'lịch sử đặc biệt' is a special national site.

    'Đình' is no class but a type, whatever the column is called.
    """
    if kind_of_type(piece.text, column.language) is not None and LEGAL_CLASSES.get(piece.text) is None:
        _term(TermRole.TYPE)(draft, piece, column)
        return
    said = " ".join(piece.text.split())
    match = _SPECIAL.search(said)
    text = said[: match.start()].strip() if match else piece.text
    if match:
        own = column if not column.language or column.language == "vi" else replace(column, language="vi")
        rank(draft, Piece("di tích quốc gia đặc biệt"), own)
        draft.tell(RANK_IN_CLASS, column, value=piece.text)
    if text:
        _term(TermRole.LEGAL_CLASS)(draft, Piece(text), column)


FIELDS: dict[str, Field] = {
    **{f"term.{role.value}": Field(_term(role), language=True, many=True, alone=True) for role in TermRole},
    "kind": Field(_kind, language=True),
    "term.legal_class": Field(_legal_class, language=True, many=True),
}
