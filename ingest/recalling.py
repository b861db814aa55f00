"""Which mapping of before holds for a sheet for which none is named: of the same sheet, or one that fits it whole."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.fields.registry import IGNORE, UNMAPPED
from ingest.sheets.folding import fold
from ingest.sheets.kept import KeptSheet, likeliest
from ingest.sheets.mapping import SheetMapping
from ingest.sheets.mapping_reuse import listed

MAPPING_RECALLED = define(
    "mapping-recalled",
    Severity.INFO,
    N_(
        "No mapping was named, so the one holds with which '{sheet}' was brought last. To read the columns otherwise: "
        "--mapping FILE."
    ),
)
MAPPINGS_SEVERAL = define(
    "mappings-several",
    Severity.WARNING,
    N_(
        "No mapping was named, and several fit '{source}' equally well: those with which {sheets} were brought. None "
        "was taken; its columns are read by their headings. Say which is meant: the same command with --mapping FILE."
    ),
)
MAPPING_IN_PART = define(
    "mapping-fits-in-part",
    Severity.WARNING,
    N_(
        "'{source}' has the key and most columns of the mapping with which '{sheet}' was brought, but lacks: "
        "{columns}. The mapping was not taken, so records may come in a second time under other numbers. If it is "
        "meant: the same command with --mapping FILE, and the file of that mapping."
    ),
)


@dataclass(frozen=True)
class Recalled:
    """The sheet of before whose mapping holds, None where none does, and what is told of it."""

    sheet: KeptSheet | None = None
    told: Message | None = None


def recall(before: Iterable[KeptSheet], name: str, headers: Collection[str], source: str) -> Recalled:
    """The mapping for a sheet of this `name` and these `headers`, called `source`.

    That of the same sheet as before, or of one with the same headings; else one all of whose columns it has: of
    several the one that names most.
    """
    mapped = [one for one in before if one.mapping]
    if same := likeliest(mapped, name, headers):
        return _held(same[0])
    present = frozenset(map(fold, headers))
    others = [(one, one.mapping) for one in reversed(mapped) if one.mapping and not one.of_files]
    whole = [(len(_used(mapping)), one) for one, mapping in others if _used(mapping) and _used(mapping) <= present]
    if not whole:
        return _in_part(others, present, source)
    most = max(number for number, _ in whole)
    best = [one for number, one in whole if number == most]
    if all(_is_alike(one, best[0]) for one in best):
        return _held(best[0])
    called = ", ".join(dict.fromkeys(one.tab or one.file for one in best))
    return Recalled(None, MAPPINGS_SEVERAL(source=source, sheets=called))


def _held(sheet: KeptSheet) -> Recalled:
    return Recalled(sheet, MAPPING_RECALLED(sheet=sheet.tab or sheet.file))


def _in_part(others: Sequence[tuple[KeptSheet, SheetMapping]], present: frozenset[str], source: str) -> Recalled:
    """What is told where a mapping has its key, and most of its columns, in the sheet."""
    for one, mapping in others:
        used, key = _used(mapping), {fold(name) for name in mapping.key}
        if key and key <= present and 2 * len(used & present) > len(used):
            lacking = [name for name in _named(mapping) if fold(name) not in present]
            sheet = one.tab or one.file
            return Recalled(None, MAPPING_IN_PART(source=source, sheet=sheet, columns=listed(lacking)))
    return Recalled()


def _used(mapping: SheetMapping) -> frozenset[str]:
    return frozenset(map(fold, _named(mapping)))


def _named(mapping: SheetMapping) -> list[str]:
    """The columns that something is made of: those left out or left unmapped, and patterns, may be missing."""
    columns = [name for name, column in mapping.columns.items() if column.target not in (IGNORE, UNMAPPED)]
    joined = [name for join in mapping.joins for name in join.columns]
    asked = [name for way in mapping.ways for name in way.when]
    return [name for name in dict.fromkeys([*mapping.key, *columns, *joined, *asked]) if "*" not in name]


def _is_alike(one: KeptSheet, other: KeptSheet) -> bool:
    """Whether their mappings say the same, of whatever sheet."""
    mine, its = one.mapping, other.mapping
    return mine is not None and its is not None and replace(mine, sheet="") == replace(its, sheet="")
