"""A sheet understood: which column becomes what, in which language its text is, and what names a record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.record.lists import Kind
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.registry import FIELDS, IGNORE, UNMAPPED
from ingest.sheets.folding import fold
from ingest.sheets.json_records import FILE, FOLDER
from ingest.sheets.mapping import SheetMapping
from ingest.sheets.mapping_reuse import KEY_ABSENT, absent, listed, new
from ingest.sheets.of_files import FILE_NOTES_FOR_STAFF, is_of_files, meant_of_files
from ingest.sheets.syllables import marked_words, share_of_syllables
from ingest.sheets.synonyms import Recognised, recognise
from ingest.sheets.table import Cell, Sheet, tidy
from ingest.sheets.terms import known_word
from ingest.sheets.vocabulary import KINDS

COLUMNS_UNKNOWN = define(
    "columns-unknown",
    Severity.INFO,
    N_(
        "Columns that are not known ({count}), kept for staff as they are: {columns}. A mapping file can say "
        "what they hold."
    ),
)
NO_KEY = define(
    "key-column-missing",
    Severity.WARNING,
    N_(
        "No column of '{source}' holds inventory numbers, so records are known by their names: renamed, a record would "
        "come in a second time. Add a column 'Inventory number', or a mapping with a key."
    ),
)
NOTES_FOR_STAFF = define(
    "notes-for-staff",
    Severity.INFO,
    N_(
        "Remarks are shown to staff only ({columns}). To show them to everybody, write in a mapping: "
        '{{ to = "text.note", access = "public" }}'
    ),
)

_JUDGED_CELLS = 60
_VIETNAMESE = 0.5
_ONLY_RELATED = ("lien quan", "relat", "see also", "xem them")


@dataclass(frozen=True)
class Understood:
    """A sheet with the meaning of its columns. `of_files`: its rows describe files of records in another sheet."""

    sheet: Sheet
    mapping: SheetMapping
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    of_files: bool
    messages: tuple[Message, ...] = ()
    late: dict[str, Column] = field(default_factory=dict)

    def column(self, header: str) -> Column:
        """What the column `header` is; headers that turn up in later rows (JSON) are recognised then."""
        known = self.columns.get(header) or self.late.get(header)
        if known is None:
            known = _column(header, self.mapping, (), of_files=self.of_files)
            self.late[header] = known
        return known

    def has(self, *targets: str) -> bool:
        """Whether some column becomes one of the targets, or a part of one."""
        return any(_is_under(column.target, target) for column in self.columns.values() for target in targets)

    @property
    def lists_something(self) -> bool:
        """Whether its rows are records or files: some column names them."""
        return bool(self.key) or self.of_files or self.has("name", "identifier")

    @property
    def kind(self) -> Kind | None:
        """What the records of this sheet are: as the mapping says, as the sheet is called, sites where it has outlines.

        None where nothing tells.
        """
        said = next((one.values[""] for one in self.mapping.constants if one.target == "kind"), self.mapping.kind)
        source = self.sheet.source
        name = source.rpartition("[")[2].rstrip("]") if source.endswith("]") else self.sheet.path.stem
        return KINDS.get(said) or KINDS.get(name) or (Kind.SITE if self.has("place.outline") else None)

    def as_mapping(self) -> SheetMapping:
        """The mapping that says all that was recognised here."""
        known = {header: column for header, column in self.columns.items() if column.target != UNMAPPED}
        return replace(self.mapping, columns={**self.mapping.columns, **known}, key=self.key)


def understand(sheet: Sheet, mapping: SheetMapping, *, alone: bool = False) -> Understood:
    """What the columns of `sheet` are: the mapping's word first, then the heading's, then that of the text below it.

    `alone`: there is no other sheet whose records this one's files could belong to.
    """
    mapping = mapping.on(sheet.headers)
    texts = {header: _texts(sheet, header) for header in sheet.headers}
    columns = {header: _column(header, mapping, texts[header]) for header in sheet.headers}
    of_files = not alone and is_of_files(columns)
    if of_files:
        columns = {header: _column(header, mapping, texts[header], of_files=True) for header in sheet.headers}
    elif not any(column.target == "file" for column in columns.values()):
        columns = {
            header: replace(column, target="rights.digital") if column.target == "file.rights" else column
            for header, column in columns.items()
        }
    key = _present(sheet, mapping.key) or _key(columns, texts)
    columns = _one_inventory_number(columns, key)
    if of_files:
        columns = {header: _unless_number(column, key) for header, column in columns.items()}
    notes = _notes(columns)
    messages = [*absent(sheet, mapping, of_files=of_files), *_unknown(columns, mapping, notes)]
    messages += new(columns, mapping, key)
    if notes:
        messages.append((FILE_NOTES_FOR_STAFF if of_files else NOTES_FOR_STAFF)(columns=listed(notes)))
    if not key and not of_files and KEY_ABSENT.code not in {message.code for message in messages}:
        messages.append(NO_KEY(source=sheet.source))
    return Understood(sheet, mapping, columns, key, of_files, tuple(messages))


def _column(header: str, mapping: SheetMapping, texts: Sequence[str], *, of_files: bool = False) -> Column:
    said = mapping.find(header)
    if said is not None:
        takes = said.target in FIELDS and FIELDS[said.target].language
        said = replace(said, language=_language(None, texts, mapping)) if takes and not said.language else said
        return replace(said, target=meant_of_files(said.target)) if of_files else said
    if header in (FOLDER, FILE):
        return (
            Column(header, "kind", language="vi") if header == FOLDER and _are_kinds(texts) else Column(header, IGNORE)
        )
    found = recognise(header)
    if found is None:
        return Column(header, UNMAPPED)
    target = meant_of_files(found.target) if of_files else found.target
    if target == "kind" and texts and not _kinds_among(texts):
        target = "term.type"
    takes = target in FIELDS and FIELDS[target].language
    language = found.language or _usual(target) or _language(found, texts, mapping) if takes else ""
    values = dict(mapping.values.get(target, {}))
    return Column(header, target, language=language, values=values, note=_note(header, found, target))


def _are_kinds(texts: Sequence[str]) -> bool:
    """Whether most of these words are kinds of record."""
    return 2 * _kinds_among(texts) > len(texts)


def _kinds_among(texts: Sequence[str]) -> int:
    """How many words are kinds of record: 'Loại' heads kinds in one sheet and types in another, or both."""
    return sum(KINDS.get(text) is not None for text in texts)


def _note(header: str, found: Recognised, target: str) -> dict[str, str]:
    """What an untyped relation is, in the heading's words: 'Lễ hội'; nothing where they only say 'related'."""
    if target != "relation.related" or any(word in fold(header) for word in _ONLY_RELATED):
        return {}
    text = tidy(header.rpartition(".")[2])
    word = known_word(text) if found.heading == "vi" else None
    return {found.heading: text} | ({"en": word.en} if word else {})


def _usual(target: str) -> str:
    return {"inscription.transcription": "lzh-Hant", "inscription.reading": "lzh-Latn"}.get(target, "")


def _language(found: Recognised | None, texts: Sequence[str], mapping: SheetMapping) -> str:
    """The language of a column's text: the mapping's, Vietnamese where it reads so, else that of its heading."""
    if mapping.language:
        return mapping.language
    words = marked_words(texts)
    if words:
        vietnamese = share_of_syllables(words) >= _VIETNAMESE
        return "vi" if vietnamese else (found.heading if found and found.heading != "vi" else "vi")
    return found.heading if found else "vi"


def _texts(sheet: Sheet, header: str) -> list[str]:
    texts: list[str] = []
    for row in sheet.sample:
        cell = row.cells.get(header)
        if cell:
            texts.extend(_leaves(cell))
        if len(texts) >= _JUDGED_CELLS:
            break
    return texts


def _leaves(cell: Cell) -> list[str]:
    if isinstance(cell, str):
        return [cell]
    if isinstance(cell, dict):
        found = next((cell[key] for key in ("value", "label", "name") if key in cell), "")
        return [found] if isinstance(found, str) else []
    return [leaf for each in cell for leaf in _leaves(each)]


def _is_under(target: str, wanted: str) -> bool:
    return target == wanted or target.startswith(wanted + ".")


def _present(sheet: Sheet, key: Sequence[str]) -> tuple[str, ...]:
    by_fold = {fold(header): header for header in sheet.headers}
    found = [header if header in sheet.headers else by_fold.get(fold(header), "") for header in key]
    return tuple(found) if all(found) else ()


def _key(columns: Mapping[str, Column], texts: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The column of inventory numbers; among several the one with most different values; else another number."""
    for target in (
        "identifier",
        "identifier.accession",
        "identifier.catalogue",
        "identifier.wikidata",
        "identifier.other",
    ):
        found = [header for header, column in columns.items() if column.target == target]
        if found:
            return (max(found, key=lambda header: len(set(texts.get(header, ())))),)
    return ()


def _one_inventory_number(columns: Mapping[str, Column], key: tuple[str, ...]) -> dict[str, Column]:
    return {
        header: replace(column, target="identifier.other")
        if column.target == "identifier" and header not in key
        else column
        for header, column in columns.items()
    }


def _unless_number(column: Column, key: tuple[str, ...]) -> Column:
    """The column; kept for staff where it holds another number than the one by which a file's record is found."""
    is_other = column.target.startswith("identifier") and column.header not in key
    return replace(column, target=UNMAPPED) if is_other else column


def _notes(columns: Mapping[str, Column]) -> list[str]:
    """The columns of remarks that are for staff."""
    found = {header: recognise(header) for header, column in columns.items() if column.target == UNMAPPED}
    remarks = {header for header, one in found.items() if one is not None and one.target == "text.note"}
    return [
        header
        for header, column in columns.items()
        if header in remarks or (column.target == "text.note" and not column.access)
    ]


def _unknown(columns: Mapping[str, Column], mapping: SheetMapping, notes: Sequence[str]) -> list[Message]:
    joined = {name for join in mapping.joins for name in join.columns}
    kept = [name for name, column in columns.items() if column.target == UNMAPPED and name not in notes]
    unknown = [name for name in kept if name not in joined and not mapping.find(name)]
    if not unknown:
        return []
    return [COLUMNS_UNKNOWN(count=len(unknown), columns=listed(unknown))]
