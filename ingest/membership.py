"""What a record belongs to: by its sheet's word, by a person's, or by `--collection`, which is no word of the sheet's.

What `--collection` gave is kept when it is left off later, as are what a collection's own row gave (`walks.py`) and
what a person added; what a person took out stays out.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sqlalchemy import Connection

from catalog import incoming, revisions
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.policy import STAFF
from catalog.record.lists import RelationType
from catalog.record.model import Record
from catalog.record.parts import Relation

GIVEN = "--collection"
"""What stands for a heading where the command says it of all rows."""
MEMBER_ELSEWHERE = define(
    "member-of-another-sheet",
    Severity.WARNING,
    N_(
        "'{text}' is named in the order of this collection, but does not say that it belongs to it and is not in the "
        "sheets brought now, so it stands under 'See also'. Write this collection's number in its row under 'Bộ sưu "
        "tập' (collection), or bring both sheets together."
    ),
)
TAKEN_OUT = define(
    "member-taken-out",
    Severity.WARNING,
    N_("This record was taken out of the collection by hand and stays out. Put it back by hand if that was wrong."),
)


def with_given(record: Record, given: Sequence[Relation]) -> Record:
    """The record with these relations too, each once."""
    new = [one for one in given if not leads_there(record, one)]
    return record.model_copy(update={"relations": [*record.relations, *new]}) if new else record


def leads_there(record: Record, relation: Relation) -> bool:
    """Whether the record has such a relation, whatever else is said of it."""
    wanted = (relation.type, _to(relation))
    return any((one.type, _to(one)) == wanted for one in record.relations)


def was_taken_out(connection: Connection, record_id: str, relation: Relation) -> bool:
    """Whether a person, and not an import, took this relation from the record last."""
    for later, earlier in pairwise(revisions.history(connection, record_id)):
        if leads_there(earlier.record, relation) and not leads_there(later.record, relation):
            return later.run_id is None
    return False


def no_members(connection: Connection, collection_id: str, told: Mapping[str, Message]) -> list[Message]:
    """What is told of those of the records that do not belong to the collection."""
    members = incoming.among(connection, collection_id, STAFF, (RelationType.MEMBER_OF, RelationType.PART_OF), told)
    return [message for record_id, message in told.items() if record_id not in members]


def merge_relations(
    before: Sequence[Relation], now: Sequence[Relation], said: Sequence[Relation]
) -> tuple[list[Relation], list[Relation]]:
    """The relations after another import, and what the sheet is remembered to have said of them.

    What the record belongs to is merged one by one: what was added beside the sheet stays, what was taken out stays
    out. All others together: where both changed them, the edit stays.
    """
    added = [one for one in now if _is_membership(one) and one not in before]
    removed = [one for one in before if _is_membership(one) and one not in now]
    base = [*(one for one in before if one not in removed), *added]
    wanted = [one for one in said if one not in removed]
    wanted += [one for one in added if one not in wanted]
    if _are_same(wanted, now) or list(said) == list(before):
        return list(now), list(said)
    if _are_same(base, now):
        return wanted, list(said)
    return list(now), list(before)


def _is_membership(one: Relation) -> bool:
    return one.type is RelationType.MEMBER_OF


def _are_same(some: Sequence[Relation], others: Sequence[Relation]) -> bool:
    """Whether these are the same relations in whatever order."""
    return len(some) == len(others) and all(one in others for one in some)


def _to(one: Relation) -> str | dict[str, str]:
    return one.target.record or one.target.label
