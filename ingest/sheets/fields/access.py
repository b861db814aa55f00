"""Who may see what a column is about: an unknown word closes it, since too few eyes are better than too many."""

from catalog.language import N_
from catalog.messages import Severity, define
from catalog.record.lists import Level
from ingest.sheets.fields.draft import Column, Draft, Piece
from ingest.sheets.vocabulary import LEVELS

ACCESS_UNKNOWN = define(
    "access-unknown",
    Severity.WARNING,
    N_("'{value}' does not say who may see this, so only staff may. Possible are: {expected}."),
)


def level_of(draft: Draft, piece: Piece, column: Column) -> Level:
    """The level that the cell names; staff, and a message, where it names none."""
    level = LEVELS.get(piece.text)
    if level is None:
        draft.tell(ACCESS_UNKNOWN, column, value=piece.text, expected=LEVELS.expected)
        return Level.STAFF
    return level


def narrower(one: Level, other: Level) -> Level:
    """The one of two levels that fewer people reach."""
    order = list(Level)
    return max(one, other, key=order.index)
