"""What the thing is called, its numbers, and the languages it is in."""

from catalog.language import N_
from catalog.messages import Severity, define
from catalog.record.lists import NameType
from ingest.sheets.fields.access import level_of, narrower
from ingest.sheets.fields.draft import Column, Draft, Field, Piece, Setter
from ingest.sheets.folding import han
from ingest.sheets.vocabulary import LANGUAGES

LANGUAGE_UNKNOWN = define(
    "language-unknown",
    Severity.WARNING,
    N_("The language '{value}' is not known and kept for staff as it is. Known are for example: {expected}."),
)


def _identifier(kind: str) -> Setter:
    def set_identifier(draft: Draft, piece: Piece, column: Column) -> None:
        draft.add("identifiers", {"type": kind, "value": column.prefix + piece.text}, column.header)

    return set_identifier


def _preferred(draft: Draft, piece: Piece, column: Column) -> None:
    before = draft.name.setdefault(column.language, piece.text)
    draft.origins.setdefault(("names", "preferred", column.language), column.header)
    if before != piece.text:
        _name(NameType.ALTERNATIVE)(draft, piece, column)


def _name(kind: NameType) -> Setter:
    def set_name(draft: Draft, piece: Piece, column: Column) -> None:
        language = "lzh-Hant" if column.language == "vi" and han(piece.text[:1]) else column.language
        draft.add("names", {"type": kind, "text": {language: piece.text}}, column.header)

    return set_name


def _language(draft: Draft, piece: Piece, column: Column) -> None:
    for word in piece.text.replace("/", ",").replace("·", ",").replace("&", ",").split(","):
        tag = LANGUAGES.get(word)
        if tag is None:
            if word.strip():
                draft.tell(LANGUAGE_UNKNOWN, column, value=word.strip(), expected=LANGUAGES.expected)
                draft.keep(column, piece.text)
        elif tag not in draft.document.setdefault("languages", []):
            draft.document["languages"].append(tag)


def _access(draft: Draft, piece: Piece, column: Column) -> None:
    """Of several rows of one record the one that fewest may see decides."""
    level = level_of(draft, piece, column)
    before = draft.document.get("access", {}).get("level", level)
    draft.document["access"] = {"level": narrower(before, level)}


def _label(draft: Draft, piece: Piece, column: Column) -> None:
    labels = draft.document.setdefault("labels", [])
    if piece.text not in labels:
        labels.append(piece.text)


FIELDS: dict[str, Field] = {
    "identifier": Field(_identifier("inventory")),
    **{
        f"identifier.{kind}": Field(_identifier(kind), many=True)
        for kind in ("accession", "former", "catalogue", "wikidata", "excavation", "photograph", "other")
    },
    "name": Field(_preferred, language=True),
    **{f"name.{kind.value}": Field(_name(kind), language=True, many=True) for kind in NameType if kind != "preferred"},
    "language": Field(_language, many=True),
    "access": Field(_access),
    "label": Field(_label, many=True),
}
