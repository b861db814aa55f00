"""What the thing carries in writing: each row of the sheet is one inscription, with its readings and translations."""

from typing import Any

from ingest.sheets.fields.draft import Column, Draft, Field, Piece, Setter

_SLOT = "inscription"
_LANGUAGES = {"transcription": "lzh-Hant", "reading": "lzh-Latn"}


def _version(role: str) -> Setter:
    def set_version(draft: Draft, piece: Piece, column: Column) -> None:
        language = column.language or _LANGUAGES.get(role, "vi")
        slot = draft.slot(_SLOT)
        slot.setdefault("versions", []).append({"role": role, "lang": language, "text": piece.text})
        slot.setdefault("header", column.header)

    return set_version


def _position(draft: Draft, piece: Piece, column: Column) -> None:
    draft.slot(_SLOT).setdefault("position", {})[column.language] = piece.text


def _lines(draft: Draft, piece: Piece, column: Column) -> None:
    draft.slot(_SLOT)["lines"] = piece.text


def finish(draft: Draft) -> None:
    """Make one inscription of what this row of the sheet says."""
    slot = draft.slots.get(_SLOT)
    if not slot:
        return
    row: dict[str, Any] = {name: slot[name] for name in ("position", "lines", "versions") if name in slot}
    draft.add("inscriptions", row, slot.get("header", ""))


FIELDS: dict[str, Field] = {
    "inscription.transcription": Field(_version("transcription"), language=True),
    "inscription.reading": Field(_version("reading"), language=True),
    "inscription.translation": Field(_version("translation"), language=True),
    "inscription.position": Field(_position, language=True),
    "inscription.lines": Field(_lines),
}
