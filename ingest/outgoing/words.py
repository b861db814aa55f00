"""What a cell would have to say for its column to make what the record has: the readers of fields, the other way round.

Nobody relies on these words: whoever uses them reads the cell again and compares (`ingest/outgoing/corrections.py`).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from catalog.record.lists import NameType, Rank, RelationType
from catalog.record.model import Record
from catalog.record.parts import Designation, Measurement
from ingest.outgoing.pointing import Pointing
from ingest.outgoing.words_of_events import of_date, of_event, of_recurrence
from ingest.outgoing.words_of_places import of_place
from ingest.outgoing.words_of_sizes import more, number, of_kind, plain
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.registry import FIELDS, UNMAPPED
from ingest.sheets.fields.relations import MEMBERS
from ingest.sheets.vocabulary import KINDS, LANGUAGES, LEVELS, LISTINGS, Listing, Vocabulary

Value = TypeVar("Value")
Values = Iterable[str | None]
Writer = Callable[[Record, Column, str, Pointing], Values]
"""The values of the cell: from the record, the column, and what follows the noun of its target ('alternative')."""


def cell_for(record: Record, column: Column, pointing: Pointing) -> str | None:
    """The words that `column` would need; '' where the record says nothing there, None where it cannot say it."""
    if column.target == UNMAPPED:
        kept = record.unmapped.get(column.header, "")
        return kept if isinstance(kept, str) else None
    noun, _, rest = column.target.partition(".")
    writer = _WRITERS.get(noun)
    if writer is None:
        return None
    values = list(writer(record, column, rest, pointing))
    if None in values:
        return None
    return _joined([_as_written(value, column) for value in values if value], column)


def _as_written(value: str, column: Column) -> str:
    """The word that the mapping replaces by this one."""
    was = (before for before, now in column.values.items() if now == value)
    return next(was, value)


def _joined(values: Sequence[str], column: Column) -> str | None:
    if len(values) < 2:
        return "".join(values)
    if column.split == "" or (column.split is None and not FIELDS[column.target].many):
        return None
    return (column.split or "; ").join(values)


def _word(vocabulary: Vocabulary[Value], value: Value) -> str | None:
    """A word for the value: the first that is not the value's own name, which is English."""
    words = [word for word, meant in vocabulary.by_word.items() if meant == value]
    return words[min(1, len(words) - 1)] if words else None


def _identifiers(record: Record, column: Column, kind: str, _: Pointing) -> Values:
    wanted = kind or "inventory"
    return [one.value.removeprefix(column.prefix) for one in record.identifiers if one.type == wanted]


def _names(record: Record, column: Column, kind: str, _: Pointing) -> Values:
    wanted = NameType(kind) if kind else NameType.PREFERRED
    return [one.text.get(column.language) for one in record.names if one.type is wanted and column.language in one.text]


def _texts(record: Record, column: Column, kind: str, _: Pointing) -> Values:
    return [one.text[column.language] for one in record.texts if one.type == kind and column.language in one.text]


def _terms(record: Record, column: Column, role: str, pointing: Pointing) -> Values:
    return [pointing.to(one.term, column.language) for one in record.terms if one.role == role]


def _kind(record: Record, *_: object) -> Values:
    return [_word(KINDS, record.kind)]


def _access(record: Record, *_: object) -> Values:
    return [_word(LEVELS, record.access.level)]


def _labels(record: Record, *_: object) -> Values:
    return record.labels


def _languages(record: Record, *_: object) -> Values:
    words = [next((word for word, tag in LANGUAGES.by_word.items() if tag == each), None) for each in record.languages]
    return [", ".join(word for word in words if word)] if all(words) else [None]


def _sizes(record: Record, column: Column, kind: str, _: Pointing) -> Values:
    if kind == "unit":
        return [None]
    if kind:
        own = [one for one in record.measurements if one.type == kind and (one.part or "") == column.part]
        return [of_kind(one, column) for one in own]
    if column.order and (said := _in_order(record.measurements, column)) is not None:
        return [said]
    return ["; ".join(plain(one, column) for one in record.measurements)]


def without_sizes_of(record: Record, columns: Iterable[Column]) -> Record:
    """The record without the sizes for which one of these columns is there: what is left for a column of any size."""
    own = {(kind, one.part) for one in columns if (kind := one.target.removeprefix("measurement.")) != one.target}
    sizes = [one for one in record.measurements if (one.type, one.part or "") not in own]
    return record.model_copy(update={"measurements": sizes})


def _in_order(sizes: Sequence[Measurement], column: Column) -> str | None:
    """'142+/31/34'; None where a size is of another kind or unit, or stands twice."""
    by_kind = {one.type: one for one in sizes if one.value is not None and one.unit == column.unit and not one.part}
    if len(by_kind) != len(sizes) or not set(by_kind) <= set(column.order):
        return None
    return "/".join(
        f"{number(one, column.marks)}{more(one)}" if (one := by_kind.get(kind)) else "-" for kind in column.order
    )


def _inscriptions(record: Record, column: Column, part: str, _: Pointing) -> Values:
    if len(record.inscriptions) > 1:
        return [None]
    for one in record.inscriptions:
        if part == "position":
            return [one.position.get(column.language)] if one.position else []
        if part == "lines":
            return [one.lines] if one.lines else []
        return [each.text for each in one.versions if (each.role, each.lang) == (part, column.language)]
    return []


def _designations(record: Record, column: Column, part: str, _: Pointing) -> Values:
    unesco = column.target.startswith("unesco")
    rows = [one for one in record.designations if one.list.value.startswith("unesco") is unesco]
    if not part:
        return [_rank(one, column) for one in rows]
    if part == "number":
        return dict.fromkeys(one.number for one in rows if one.number)
    if part == "date":
        return dict.fromkeys(of_date(one.date, column) for one in rows if one.date)
    return dict.fromkeys(one.authority.get(column.language or "vi") for one in rows if one.authority)


def _rank(row: Designation, column: Column) -> str | None:
    said = row.type.get(column.language or "vi")
    return said if said and row.rank is Rank.LISTED else _word(LISTINGS, Listing(row.list, row.rank))


def _agents(record: Record, column: Column, role: str, pointing: Pointing) -> Values:
    named = [pointing.to(one.agent, column.language) for one in record.agents if one.role == role]
    return [name and name.removeprefix(column.prefix) for name in named]


def _relations(record: Record, column: Column, kind: str, pointing: Pointing) -> Values:
    kind, _, part = kind.partition(".")
    if part:
        return [_reasons(record, column, kind)]
    kind = RelationType.RELATED if column.target == MEMBERS else kind
    has_own_words = kind == RelationType.RELATED and any(one.note == column.note for one in record.relations)
    own = [one for one in record.relations if one.type == kind and (not has_own_words or one.note == column.note)]
    named = [pointing.to(one.target, column.language) for one in own]
    return [name and name.removeprefix(column.prefix) for name in named]


def _reasons(record: Record, column: Column, kind: str) -> str | None:
    """A line for each relation; None where one has no reason, for the lines go by their order."""
    said = [one.note.get(column.language, "") for one in record.relations if one.type == kind]
    return "\n".join(said) if all(said) or not any(said) else None


def _rights(record: Record, column: Column, part: str, _: Pointing) -> Values:
    if part in ("holder", "credit"):
        texts = [getattr(one, part) for one in record.rights]
        return dict.fromkeys(text[column.language] for text in texts if column.language in text)
    return [one.uri for one in record.rights if one.covers == part]


def _sources(record: Record, _: Column, part: str, __: Pointing) -> Values:
    if part == "uri":
        return [one.uri for one in record.sources if one.uri]
    if part == "pages":
        return [one.pages for one in record.sources if one.pages]
    return [one.citation for one in record.sources]


def _visit(record: Record, column: Column, part: str, _: Pointing) -> Values:
    text = getattr(record.visit, part, {}) if record.visit else {}
    return [text[column.language]] if column.language in text else []


_WRITERS: dict[str, Writer] = {
    "access": _access,
    "agent": _agents,
    "date": of_event,
    "designation": _designations,
    "event": of_event,
    "identifier": _identifiers,
    "inscription": _inscriptions,
    "kind": _kind,
    "label": _labels,
    "language": _languages,
    "measurement": _sizes,
    "name": _names,
    "place": of_place,
    "recurrence": of_recurrence,
    "relation": _relations,
    "rights": _rights,
    "source": _sources,
    "term": _terms,
    "text": _texts,
    "unesco": _designations,
    "visit": _visit,
}
