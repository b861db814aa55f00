"""A sheet understood: which column becomes what, in which language its text is, and what names a record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalog.messages import Message
from catalog.record.lists import Kind
from ingest.encodings.syllables import marked_words, share_of_syllables
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.registry import FIELDS, IGNORE, UNMAPPED
from ingest.sheets.fields.size_numbers import marks_in
from ingest.sheets.folding import fold
from ingest.sheets.json_records import FILE, FOLDER
from ingest.sheets.kinds import Guess, guess_kind_of_sheet, told_of_kind, types_tell
from ingest.sheets.mapping import Join, SheetMapping
from ingest.sheets.mapping_reuse import KEY_ABSENT
from ingest.sheets.of_files import is_of_files, meant_of_files
from ingest.sheets.size_headings import order_of_heading, unit_of_heading
from ingest.sheets.synonyms import Recognised, recognise
from ingest.sheets.table import Cell, Figure, Sheet, tidy
from ingest.sheets.terms import known_word
from ingest.sheets.told import told_of_columns, told_of_no_key, told_of_persons
from ingest.sheets.vocabulary import KINDS

_JUDGED_CELLS = 60
_VIETNAMESE = 0.5
_NO_REASON = ("lien quan", "relat", "see also", "xem them")


@dataclass(frozen=True)
class Understood:
    """A sheet with the meaning of its columns. `of_files`: its rows describe files of records in another sheet."""

    sheet: Sheet
    mapping: SheetMapping
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    of_files: bool
    messages: tuple[Message, ...] = ()
    guess: Guess | None = None
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
        ways = [way for column in self.columns.values() for way in column.ways]
        return any(_is_under(way.target, target) for way in ways for target in targets)

    @property
    def conditions(self) -> frozenset[str]:
        """The folded headings by which some column becomes one thing or another."""
        ways = [way for column in self.columns.values() for way in column.ways]
        return frozenset(
            fold(header) for way in (*ways, *(one.column for one in self.mapping.joins)) for header in way.when
        )

    @property
    def lists_something(self) -> bool:
        """Whether its rows are records or files: some column names them."""
        return bool(self.key) or self.of_files or self.has("name", "identifier")

    @property
    def name(self) -> str:
        """What the sheet is called: in its workbook, else as a file."""
        source = self.sheet.source
        return source.rpartition("[")[2].rstrip("]") if source.endswith("]") else self.sheet.path.stem

    @property
    def kind(self) -> Kind | None:
        """What the records of this sheet are: as the mapping says, as the sheet is called, sites where it has outlines.

        Else what was guessed; None where nothing tells.
        """
        said = next((one.values[""] for one in self.mapping.constants if one.target == "kind"), self.mapping.kind)
        known = KINDS.get(said) or KINDS.get(self.name)
        if known is None and self.has("place.outline"):
            return Kind.SITE
        return known or (self.guess.kind if self.guess else None)

    def as_mapping(self) -> SheetMapping:
        """The mapping that says all that was recognised here."""
        joined = {header for join in self.mapping.joins for header in join.columns}
        known = {header: column for header, column in self.columns.items() if header not in joined}
        kind = self.kind.value if self.kind and not self.mapping.kind else self.mapping.kind
        spelled = {fold(header) for header in known}
        said = {header: one for header, one in self.mapping.columns.items() if fold(header) not in spelled}
        return replace(self.mapping, columns={**said, **known}, key=self.key, kind=kind)


def understand(sheet: Sheet, mapping: SheetMapping, *, alone: bool = False) -> Understood:
    """What the columns of `sheet` are: the mapping's word first, then the heading's, then that of the text below it.

    `alone`: there is no other sheet whose records this one's files could belong to.
    """
    mapping = mapping.on(sheet.headers)
    texts = {header: _texts(sheet, header) for header in sheet.headers}
    mapping = replace(mapping, joins=tuple(_with_language(join, texts, mapping) for join in mapping.joins))
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
    found = Understood(sheet, mapping, columns, key, of_files)
    return _with_what_is_told(found, texts)


def _with_what_is_told(found: Understood, texts: Mapping[str, Sequence[str]]) -> Understood:
    """The sheet with its kind guessed where nothing says it, and what the report tells of it."""
    sheet, columns = found.sheet, found.columns
    messages = told_of_columns(sheet, columns, found.mapping, found.key, of_files=found.of_files)
    if found.of_files:
        return replace(found, messages=tuple(messages))
    is_keyed = found.key or KEY_ABSENT.code in {message.code for message in messages}
    messages += [] if is_keyed else [told_of_no_key(sheet, columns, texts)]
    guess = None if found.has("kind") else guess_kind_of_sheet(columns, texts, {sheet.path.stem, found.name})
    if found.kind is None and not found.has("kind") and not types_tell(columns, texts):
        messages.append(told_of_kind(sheet.source, guess))
    found = replace(found, guess=guess)
    messages += told_of_persons(columns, lists_persons=found.kind is Kind.PERSON or _has_persons(columns, texts))
    return replace(found, messages=tuple(messages))


def _column(header: str, mapping: SheetMapping, texts: Sequence[str], *, of_files: bool = False) -> Column:
    said = mapping.find(header)
    if said is not None:
        return _said(said, texts, mapping, of_files=of_files)
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
    column = Column(header, target, language=language, values=values, note=_note(header, found, target))
    return _of_sizes(column, found, texts) if target.startswith("measurement") else column


def _said(column: Column, texts: Sequence[str], mapping: SheetMapping, *, of_files: bool) -> Column:
    """The column as the mapping says it, each of its ways, with what its heading and its texts add."""
    said = _in_its_unit(_in_language(column, texts, mapping), texts)
    also = tuple(_said(one, texts, mapping, of_files=of_files) for one in column.also)
    return replace(said, target=meant_of_files(said.target) if of_files else said.target, also=also)


def _with_language(join: Join, texts: Mapping[str, Sequence[str]], mapping: SheetMapping) -> Join:
    """The join, its text in a language as that of a single column is."""
    said = [text for header in join.columns for text in texts.get(header, ())]
    return replace(join, column=_in_language(join.column, said, mapping))


def _in_language(column: Column, texts: Sequence[str], mapping: SheetMapping) -> Column:
    """The column that a mapping names; where it does not say in which language, as its texts read."""
    takes = column.target in FIELDS and FIELDS[column.target].language
    return replace(column, language=_language(None, texts, mapping)) if takes and not column.language else column


def _in_its_unit(column: Column, texts: Sequence[str]) -> Column:
    """The column that a mapping names; of sizes whose unit or order it does not say, with those of the heading."""
    if not column.target.startswith("measurement"):
        return column
    order = column.order or (order_of_heading(column.header) if column.target == "measurement" else ())
    unit = column.unit or unit_of_heading(column.header)
    return replace(column, unit=unit, order=order, marks=_marks(recognise(column.header), unit, texts))


def _of_sizes(column: Column, found: Recognised, texts: Sequence[str]) -> Column:
    """A column of sizes with the unit, the part and the order that its heading names: 'Kích thước DxRxC (cm)'."""
    marks = _marks(found, found.unit, texts)
    return replace(column, unit=found.unit, part=found.part, order=found.order, marks=marks)


def _marks(found: Recognised | None, unit: str, texts: Sequence[str]) -> str:
    """The decimal marks that a column of sizes uses; cells that are numbers tell nothing of those that are text."""
    is_english = unit == "in" or (found is not None and found.heading == "en")
    return marks_in((text for text in texts if not isinstance(text, Figure)), is_english=is_english)


def _are_kinds(texts: Sequence[str]) -> bool:
    """Whether most of these words are kinds of record."""
    return 2 * _kinds_among(texts) > len(texts)


def _kinds_among(texts: Sequence[str]) -> int:
    """How many words are kinds of record: 'Loại' heads kinds in one sheet and types in another, or both."""
    return sum(KINDS.get(text) is not None for text in texts)


def _has_persons(columns: Mapping[str, Column], texts: Mapping[str, Sequence[str]]) -> bool:
    """Whether a column of kinds names persons among others."""
    kinds = (header for header, column in columns.items() if column.target == "kind")
    return any(KINDS.get(text) is Kind.PERSON for header in kinds for text in texts[header])


def _note(header: str, found: Recognised, target: str) -> dict[str, str]:
    """What an untyped relation is, in the heading's words: 'Lễ hội'; nothing where they only say 'related'."""
    if target != "relation.related" or any(word in fold(header) for word in _NO_REASON):
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
        found = [header for header, column in columns.items() if column.target == target and column.is_plain]
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
