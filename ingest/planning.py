"""From what was brought to the plan: tables are opened and understood, surveyed, and their files paired."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from catalog.language import N_
from catalog.machine import fault_of, is_of_the_disk
from catalog.messages import Message, Severity, define
from ingest.asides import SHEETS_BROKEN, beside_sheet
from ingest.decisions import Decided, Remembered, decide, nobody_decided, open_tables, to_remember
from ingest.documents import with_documents
from ingest.drafts import drafts_of
from ingest.file_rows import given_to_records
from ingest.mappings import Mappings, sheet_name
from ingest.membership import GIVEN
from ingest.pairing import Folder, Paired, pair
from ingest.plan import Plan, SourceFacts
from ingest.planned_rows import DraftRecord
from ingest.sheets.build import Builder
from ingest.sheets.columns import Understood, understand
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.registry import UNMAPPED
from ingest.sheets.kept import KeptSheet
from ingest.sheets.mapping import SheetMapping, mapping_of
from ingest.sheets.open import open_folder, open_sheets
from ingest.sheets.synonyms import recognise
from ingest.sheets.table import SHEET_GONE, Cell, Sheet, SheetRefusedError
from ingest.snapshot import Snapshot
from ingest.sources import Sources
from ingest.survey import HIDDEN_SIGNS, Survey, survey
from ingest.tables import Table, TableRefusedError
from ingest.walks import collections_by_member

SHEET_SKIPPED = define(
    "sheet-without-records",
    Severity.WARNING,
    N_(
        "The sheet '{source}' has no heading that the museum knows, and was left out. Name its columns, for example "
        "'Số kiểm kê' (inventory number) and 'Tên' (name), or bring a mapping."
    ),
)
HEADINGS_UNKNOWN = define(
    "headings-unknown",
    Severity.ERROR,
    N_(
        "'{source}' has no heading that the museum knows, so nothing of it was taken. Read as headings: {columns}. "
        "Name its columns, for example 'Số kiểm kê' (inventory number) and 'Tên' (name), or bring a mapping; see also "
        "that headings and rows are separated by the same sign. If it lists no objects, take it out of the folder."
    ),
)
NO_ROWS = define(
    "sheet-without-rows",
    Severity.WARNING,
    N_("'{source}' has headings and no row below them, so nothing was taken from it. Fill it in and bring it again."),
)
NO_SUCH_SHEET = define(
    "sheet-missing",
    Severity.ERROR,
    N_("The mapping asks for the sheet '{sheet}', which '{source}' does not have."),
)
FILE_COLUMN_LIKELY = define(
    "file-column-likely",
    Severity.WARNING,
    N_(
        "What stands in the column '{column}' are names of files in the folder, but its heading does not say so, so "
        'they were not read. Call it \'Tệp\' (file), or write in a mapping: "{column}" = "file"'
    ),
)


def make_plan(
    sources: Sources,
    mapping: SheetMapping | Sequence[SheetMapping] | None = None,
    constants: Mapping[str, str] | None = None,
    pairs: Path | None = None,
    remembered: Remembered = nobody_decided,
    *,
    before: Sequence[KeptSheet] = (),
    work: Path | None = None,
) -> Plan:
    """What importing `sources` would do; raises nothing for bad data: what cannot be read is said in messages.

    Raises OSError where no sheet can be copied, as when the disk of `work` is full, the museum's folder for that.

    `mapping`: one for all sheets, or several, each for its own. `constants` are said of every record beside what its
    sheet says, by target: {"relation.member_of": "BST-01"} puts all into a collection. `pairs`: a table in which a
    person decided whose files are; `remembered`: what was decided before. `before`: the sheets that were
    brought before, whose mappings hold for the same sheets again where no mapping is given.
    """
    said = _mappings(mapping, constants or {}, before)
    sources, deciding = open_tables(sources, pairs)
    snapshot = Snapshot(sources.root, work)
    sources = replace(with_documents(sources, said), snapshot=snapshot)
    facts: list[SourceFacts] = []
    tables = _tables(sources, snapshot, said, facts)
    names = [sources.name(path) for path in sources.files]
    folder = Folder(names)
    found, tables = _survey(tables, folder if names else None, facts, again=bool(before))

    def decided_before(name: PurePosixPath) -> str | None:
        return remembered(sources.root / name)

    decided = decide(deciding, names, found.known, found.named, decided_before)
    messages = (*sources.messages, *found.alike, *decided.messages)
    drafts: tuple[DraftRecord, ...] = ()
    if _list_records(tables) or _were_to_list_records(tables, facts):
        paired = _paired(names, found, decided, waiting=not _list_records(tables))
    else:
        drafts, paired = drafts_of(sources, names, said.first)
    lost = given_to_records(found, paired.pairs, paired.beside)
    fresh = to_remember(decided, paired, decided_before)
    return Plan(tuple(facts), messages, tuple(tables), found, paired, sources, folder, drafts, lost, fresh)


def _mappings(
    mapping: SheetMapping | Sequence[SheetMapping] | None, constants: Mapping[str, str], before: Sequence[KeptSheet]
) -> Mappings:
    given = [mapping] if isinstance(mapping, SheetMapping) else mapping or [SheetMapping()]
    whole = tuple(_with_key(_with_constants(one, constants)) for one in given)
    return Mappings(whole, () if mapping else tuple(before))


def _list_records(tables: Sequence[Table]) -> bool:
    """Whether any of them lists more than files."""
    return not all(table.understood.of_files for table in tables)


def _paired(names: Sequence[PurePosixPath], found: Survey, decided: Decided, *, waiting: bool) -> Paired:
    """The files beside the records; those that are left wait where the sheet that lists records cannot be read."""
    paired = pair(names, found.known, found.named, decided.keys)
    left = {name: beside_sheet(name, _waiting(name) if waiting else why) for name, why in paired.left.items()}
    return replace(paired, left=left)


def _were_to_list_records(tables: Sequence[Table], facts: Sequence[SourceFacts]) -> bool:
    """Whether a sheet was brought that cannot be read or says nothing: then no record is made of files alone."""
    broken = any(message.severity is Severity.ERROR for one in facts for message in one.messages)
    return broken or (bool(facts) and not tables)


def _waiting(name: PurePosixPath) -> Message:
    return SHEETS_BROKEN(str(name), file=str(name))


def _with_constants(mapping: SheetMapping, constants: Mapping[str, str]) -> SheetMapping:
    if not constants:
        return mapping
    added = mapping_of({"constants": dict(constants)}, GIVEN).constants
    return replace(mapping, constants=(*mapping.constants, *(replace(one, header=GIVEN) for one in added)))


def _with_key(mapping: SheetMapping) -> SheetMapping:
    """What names a record is its number, though its heading be unknown."""
    numbers = {
        header: Column(header, "identifier")
        for header in mapping.key
        if mapping.find(header) is None and recognise(header) is None
    }
    return replace(mapping, columns={**mapping.columns, **numbers}) if numbers else mapping


def _tables(sources: Sources, snapshot: Snapshot, mappings: Mappings, facts: list[SourceFacts]) -> list[Table]:
    """Every table that has something to say, and the facts about each."""
    opened: list[tuple[Sheet, PurePosixPath]] = []
    for path in sources.sheets:
        name = sources.name(path)
        found = _opened(str(name), partial(_sheets, snapshot, path, str(name), mappings), facts)
        opened += [(sheet, name.parent) for sheet in found]
    if sources.records:
        name = PurePosixPath(sources.root.name)
        copies = snapshot.take_all(sources.records)
        found = _opened(str(name), lambda: ([open_folder(snapshot.place, copies, str(name))], ()), facts)
        opened += [(sheet, PurePosixPath()) for sheet in found]
    recalled = ((sheet.source, mappings.recalled(sheet).told) for sheet, _ in opened)
    facts += [SourceFacts(source, messages=(message,)) for source, message in recalled if message]
    understood = [understand(sheet, mappings.of(sheet)) for sheet, _ in opened]
    if all(each.of_files for each in understood):
        numbered = [bool(each.key) for each in understood]
        understood = [
            understand(each.sheet, each.mapping, alone=key) for each, key in zip(understood, numbered, strict=True)
        ]
    listing = {each.sheet.path for each in understood if each.lists_something}
    return [
        Table(each, Builder(each), base)
        for each, (_, base) in zip(understood, opened, strict=True)
        if _says_something(each, facts, SHEET_SKIPPED if each.sheet.path in listing else HEADINGS_UNKNOWN)
    ]


Opened = tuple[Sequence[Sheet], Sequence[Message]]


def _opened(name: str, read: Callable[[], Opened], facts: list[SourceFacts]) -> Sequence[Sheet]:
    """What `read` opens; where it cannot, the reason goes into the facts, unless the disk is to blame."""
    try:
        sheets, messages = read()
    except SheetRefusedError as exc:
        sheets, messages = (), (exc.message,)
    except OSError as exc:
        if is_of_the_disk(exc):
            raise
        sheets, messages = (), (SHEET_GONE(source=name, reason=fault_of(exc)),)
    if messages:
        facts.append(SourceFacts(name, messages=tuple(messages)))
    return sheets


def _sheets(snapshot: Snapshot, path: Path, name: str, mappings: Mappings) -> Opened:
    """The sheets of one file, or the one of them that the mapping asks for."""
    sheets, messages = open_sheets(snapshot.take(path), name, mappings.headings)
    if not mappings.only or len(sheets) == 1:
        return sheets, messages
    chosen = [sheet for sheet in sheets if sheet_name(sheet) == mappings.only]
    return chosen, messages if chosen else (*messages, NO_SUCH_SHEET(sheet=mappings.only, source=name))


def _says_something(understood: Understood, facts: list[SourceFacts], otherwise: Callable[..., Message]) -> bool:
    """Whether it lists records or files; `otherwise` is told: a mere notice beside another sheet of its workbook."""
    sheet = understood.sheet
    if not understood.lists_something:
        headings = [header for header in sheet.headers if not header.startswith("[")]
        why = otherwise(source=sheet.source, columns=", ".join(headings))
        noticed = sheet.messages if why.severity is Severity.ERROR else ()
        facts.append(SourceFacts(sheet.source, sheet.encoding, sheet.converted, (why, *noticed)))
        return False
    empty = () if sheet.sample else (NO_ROWS(source=sheet.source),)
    messages = (*sheet.messages, *understood.messages, *empty)
    facts.append(SourceFacts(sheet.source, sheet.encoding, sheet.converted, messages))
    return not any(message.severity is Severity.ERROR for message in understood.messages)


def _survey(
    tables: list[Table], folder: Folder | None, facts: list[SourceFacts], *, again: bool
) -> tuple[Survey, list[Table]]:
    """The survey of all tables that can be read to their ends; one that cannot is told of and left out whole."""
    while True:
        try:
            found = survey(tables, folder, again=again)
            found.collections = collections_by_member(tables, found)
        except TableRefusedError as exc:
            facts.append(SourceFacts(exc.table.understood.sheet.source, messages=(exc.message,)))
            tables = [table for table in tables if table is not exc.table]
        else:
            for (source, header), row in found.hidden.items():
                facts.append(SourceFacts(source, messages=(HIDDEN_SIGNS(header, header=header, row=row),)))
            facts += _likely_files(tables, folder) if folder else []
            return found, [replace(table, builder=table.builder.knowing(found.knows)) for table in tables]


def _likely_files(tables: Sequence[Table], folder: Folder) -> list[SourceFacts]:
    """What is told of columns that nobody knows and most of whose cells are names of files."""
    return [
        SourceFacts(sheet.source, messages=(FILE_COLUMN_LIKELY(column=header),))
        for table in tables
        for sheet in (table.understood.sheet,)
        for header, column in table.understood.columns.items()
        if column.target == UNMAPPED and not table.understood.mapping.find(header)
        if _name_files([row.cells.get(header, "") for row in sheet.sample], table.base, folder)
    ]


def _name_files(cells: Sequence[Cell], base: PurePosixPath, folder: Folder) -> bool:
    """Whether most of the cells that are not empty name a file."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    found = [text for text in texts if folder.find(text, base)]
    return bool(found) and 2 * len(found) > len(texts)
