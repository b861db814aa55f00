"""Those that a collection names in the order of its walk ('Thứ tự tham quan'): they belong to it, as if it were given.

The rows of one import tell each other: a row that a collection's row names gets the collection beside what it says.
"""

from collections.abc import Mapping, Sequence

from catalog.record.lists import Kind, RelationType
from ingest.sheets.build import Built
from ingest.sheets.columns import Understood
from ingest.sheets.fields.draft import Wanted
from ingest.sheets.fields.relations import MEMBERS
from ingest.survey import Survey, in_groups
from ingest.tables import Table


def named_members(built: Built, understood: Understood) -> tuple[Wanted, ...]:
    """The pointers by which the record names its members; nothing but a collection has any."""
    record = built.record
    if record is None or record.kind is not Kind.COLLECTION or not understood.has(MEMBERS):
        return ()
    return tuple(
        one
        for one in built.wanted
        if one.path[0] == "relations"
        and any(way.target == MEMBERS for way in understood.column(one.header).ways)
        and record.relations[int(one.path[1])].type is RelationType.RELATED
    )


def collections_by_member(tables: Sequence[Table], found: Survey) -> Mapping[str, tuple[str, ...]]:
    """By the key of each row that is named as a member the keys of the collections that do so; another first reading.

    Only sheets that have such a column are read. Raises TableRefusedError.
    """
    named: dict[str, dict[str, None]] = {}
    for table in tables:
        if table.understood.of_files or not table.understood.has(MEMBERS):
            continue
        columns = table.understood.columns.items()
        headers = [header for header, column in columns if any(way.target == MEMBERS for way in column.ways)]
        for key, rows in in_groups(table.rows(), table.builder.key_of, found.counts):
            if key and hash(key) not in found.doubled and any(row.cells.get(one) for row in rows for one in headers):
                for wanted in named_members(table.builder.build(rows), table.understood):
                    member = next(filter(None, map(found.called.key_of, filter(None, wanted.texts))), key)
                    if member != key:
                        named.setdefault(member, {})[key] = None
    return {member: tuple(keys) for member, keys in named.items()}
