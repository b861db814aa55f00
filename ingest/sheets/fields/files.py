"""Files that a row names, with their captions, alternatives, order, role and rights."""

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.sheets.fields.access import level_of
from ingest.sheets.fields.draft import Column, Draft, Field, FileMention, Piece, Setter
from ingest.sheets.fields.rights import RIGHTS_UNKNOWN, rights_uri
from ingest.sheets.vocabulary import ASSET_ROLES, DIGITAL_SOURCES, RIGHTS

ROLE_UNKNOWN = define(
    "file-role-unknown",
    Severity.WARNING,
    N_("'{value}' is no role of a file, so the file is shown as an ordinary view. Possible are: {expected}."),
)
DIGITAL_SOURCE_UNKNOWN = define(
    "digital-source-unknown",
    Severity.WARNING,
    N_("'{value}' does not say how the file was made. Possible are: {expected}, or an address of the IPTC list."),
)
FILE_LONELY = define(
    "file-lonely",
    Severity.WARNING,
    N_("This row says something of a file ('{value}') but names none; it is kept for staff. Fill in the file's name."),
)

_SLOT = "file"


def _file(draft: Draft, piece: Piece, column: Column) -> None:
    draft.slot(_SLOT).setdefault("paths", []).append((piece.text, column.header))


def _words(name: str) -> Setter:
    def set_words(draft: Draft, piece: Piece, column: Column) -> None:
        draft.slot(_SLOT).setdefault(name, {})[column.language] = piece.text
        _remember(draft, piece, column)

    return set_words


def _remember(draft: Draft, piece: Piece, column: Column) -> None:
    draft.slot(_SLOT).setdefault("said", []).append((column, piece.text))


def _order(draft: Draft, piece: Piece, column: Column) -> None:
    digits = "".join(character for character in piece.text if character.isdecimal())
    if digits:
        draft.slot(_SLOT)["order"] = int(digits[:6])


def _role(draft: Draft, piece: Piece, column: Column) -> None:
    role = ASSET_ROLES.get(piece.text)
    if role is None:
        draft.tell(ROLE_UNKNOWN, column, value=piece.text, expected=ASSET_ROLES.expected)
    else:
        draft.slot(_SLOT)["role"] = role
    _remember(draft, piece, column)


def _rights(draft: Draft, piece: Piece, column: Column) -> None:
    uri = rights_uri(piece.text)
    if uri is None:
        draft.tell(RIGHTS_UNKNOWN, column, value=piece.text, expected=RIGHTS.expected)
        draft.keep(column, piece.text)
    else:
        draft.slot(_SLOT)["rights"] = uri
        _remember(draft, piece, column)


def _digital_source(draft: Draft, piece: Piece, column: Column) -> None:
    uri = piece.text if piece.text.startswith("http") else DIGITAL_SOURCES.get(piece.text)
    if uri is None:
        draft.tell(DIGITAL_SOURCE_UNKNOWN, column, value=piece.text, expected=DIGITAL_SOURCES.expected)
        draft.keep(column, piece.text)
    else:
        draft.slot(_SLOT)["digital_source"] = uri


def _access(draft: Draft, piece: Piece, column: Column) -> None:
    draft.slot(_SLOT)["access"] = level_of(draft, piece, column)
    draft.slot(_SLOT)["access column"] = column


def finish(draft: Draft) -> None:
    """Each file that this row of the sheet names, with what the row says of it."""
    slot = draft.slots.get(_SLOT)
    if not slot:
        return
    values = {name: value for name, value in slot.items() if name not in ("paths", "said", "access column")}
    for at, (path, header) in enumerate(slot.get("paths", ())):
        own = dict(values)
        if at and "order" in own:
            own["order"] += at
        draft.files.append(FileMention(path, header, own))
    if not slot.get("paths"):
        if "access" in slot:
            draft.files.append(FileMention("", slot["access column"].header, {"access": slot["access"]}))
        for column, text in slot.get("said", ()):
            draft.tell(FILE_LONELY, column, value=text)
            draft.keep(column, text)


FIELDS: dict[str, Field] = {
    "file": Field(_file, many=True),
    "file.order": Field(_order),
    "file.role": Field(_role),
    "file.caption": Field(_words("caption"), language=True),
    "file.alt": Field(_words("alt"), language=True),
    "file.credit": Field(_words("credit"), language=True),
    "file.rights": Field(_rights),
    "file.digital_source": Field(_digital_source),
    "file.access": Field(_access),
}
