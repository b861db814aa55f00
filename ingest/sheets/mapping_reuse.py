"""A mapping made for one sheet and used for the next: what it names and the sheet lacks, and what is new in it."""

from collections.abc import Collection, Mapping, Sequence

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.registry import IGNORE, UNMAPPED
from ingest.sheets.folding import fold
from ingest.sheets.mapping import SheetMapping
from ingest.sheets.table import Sheet

COLUMNS_ABSENT = define(
    "columns-absent",
    Severity.WARNING,
    N_("The mapping names columns that '{source}' does not have: {columns}."),
)
COLUMNS_NEW = define(
    "columns-new",
    Severity.INFO,
    N_(
        "The mapping does not name these columns, which were recognised by their headings: {columns}. To leave one "
        'out, write "ignore" for it.'
    ),
)
KEY_ABSENT = define(
    "key-columns-absent",
    Severity.ERROR,
    N_(
        "'{source}' lacks columns that name its records in the mapping ({columns}), so nothing of it was taken: known "
        "by something else, they would come in a second time. Name the columns as before, or change the key."
    ),
)

_SHOWN_COLUMNS = 12


def absent(sheet: Sheet, mapping: SheetMapping, *, of_files: bool) -> list[Message]:
    """What the mapping names and the sheet lacks; an error where it is the key of a sheet that the mapping is for."""
    present = {fold(header) for header in sheet.headers}
    joined = [name for join in mapping.joins for name in join.columns]
    asked = [name for way in mapping.ways for name in way.when]
    used = [name for name, column in mapping.columns.items() if column.target != UNMAPPED]
    lacking = [
        name
        for name in dict.fromkeys([*mapping.key, *used, *joined, *asked])
        if fold(name) not in present and "*" not in name
    ]
    lost = [name for name in mapping.key if name in lacking]
    if lost and not of_files and _is_for(mapping, present):
        return [KEY_ABSENT(columns=listed(lost), source=sheet.source)]
    return [COLUMNS_ABSENT(columns=listed(lacking), source=sheet.source)] if lacking else []


def _is_for(mapping: SheetMapping, present: Collection[str]) -> bool:
    """Whether a sheet with these folded headings is one of those that the mapping was made for: it has half of them."""
    unused = [name for name, column in mapping.columns.items() if column.target == UNMAPPED]
    named = mapping.headings - {fold(name) for name in (*mapping.key, *unused)}
    return bool(named) and 2 * len(named & set(present)) >= len(named)


def new(columns: Mapping[str, Column], mapping: SheetMapping, key: tuple[str, ...]) -> list[Message]:
    """The columns that a mapping for this sheet says nothing of, and that were recognised nevertheless."""
    if not mapping.columns or not _is_for(mapping, {fold(header) for header in columns}):
        return []
    said = {*key, *(name for join in mapping.joins for name in join.columns)}
    found = [
        f"{name} ({column.target})"
        for name, column in columns.items()
        if column.target not in (UNMAPPED, IGNORE) and name not in said and not mapping.find(name)
    ]
    return [COLUMNS_NEW(columns=listed(found))] if found else []


def listed(names: Sequence[str]) -> str:
    """The first dozen of the names, and a sign that there are more."""
    return ", ".join(names[:_SHOWN_COLUMNS]) + (", …" if len(names) > _SHOWN_COLUMNS else "")
