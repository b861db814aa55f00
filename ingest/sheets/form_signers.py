"""Who signs below a table: which rows at its end are the form's, which nobody knows, which objects."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ingest.sheets.form_bodies import Body, Texts, is_title
from ingest.sheets.form_lines import is_empty, is_line_of_form
from ingest.sheets.form_words import (
    bears_person,
    is_like_title,
    is_note_to_sign,
    is_person,
    is_signature,
    is_sum,
)


class Verdict(Enum):
    """What becomes of a row at the end of a sheet."""

    OBJECT = auto()
    FORM = auto()
    DOUBTFUL = auto()
    """It is not brought, and counts as refused, until a person has decided."""


@dataclass(frozen=True)
class Held:
    """A row at the end: its cells, and whether words of a form alone fill it (a sum, a date, 'Kế toán')."""

    texts: Texts
    is_form: bool


def verdicts(body: Body, held: Sequence[Held]) -> list[Verdict]:
    """A verdict for each of the rows, of which none is empty."""
    ending = _Ending(body, held)
    return [ending.verdict(at) for at in range(len(held))]


def is_persons_own(body: Body, above: Texts, texts: Texts) -> bool:
    """Whether a row that reads as a form's is perhaps one of those persons whom the table lists.

    A name is the form's straight below a title, and only there.
    """
    if not body.lists_persons or not body.is_lone(texts):
        return False
    text = texts[body.names]
    if is_like_title(text):
        return bears_person(text)
    return bears_person(text) and not _are_titles(above)


def _are_titles(texts: Texts) -> bool:
    return bool(texts) and all(is_title(text) or is_note_to_sign(text) for text in texts.values())


class _Ending:
    """The rows at the end of a sheet, judged together."""

    def __init__(self, body: Body, held: Sequence[Held]) -> None:
        self._body, self._held = body, held
        rows = range(len(held))
        summed = max((at for at in rows if self._is_sum(at)), default=-1)
        self._strong = next((at for at in rows if self._is_strong(at)), len(held))
        self._weak = self._first_doubtful(summed + 1)

    def _first_doubtful(self, begin: int) -> int:
        """Where rows begin, above the sure end, that may be the form's.

        Where names have nothing beside them in any row, only the last rows of all may be.
        """
        rows = range(self._strong)
        unlike = next((at for at in rows if self._is_unlike(at)), self._strong)
        if self._body.has_more_than_names or self._body.numbers:
            return next((at for at in rows if at >= unlike or (at >= begin and self._is_signed(at))), self._strong)
        first = self._strong
        while first > begin and (self._is_signed(first - 1) or self._is_below_title(first - 1)):
            first -= 1
        return min(first, unlike)

    def verdict(self, at: int) -> Verdict:
        """What becomes of this row."""
        one = self._held[at]
        if one.is_form:
            return Verdict.FORM
        if self._body.numbers and self._body.is_complete(one.texts):
            return Verdict.OBJECT
        if at < self._strong:
            return Verdict.DOUBTFUL if at >= self._weak and not self._is_plain(at) else Verdict.OBJECT
        return self._below_sure_end(at)

    def _is_plain(self, at: int) -> bool:
        """Whether nothing in it says that it is the form's: described, or an object's name alone, below no title."""
        texts = self._held[at].texts
        if self._is_signed(at) or self._is_unlike(at):
            return False
        is_name = self._body.is_lone(texts) and not self._body.lists_persons and not self._is_below_title(at)
        return is_name or self._body.is_described(texts)

    def _below_sure_end(self, at: int) -> Verdict:
        """What becomes of a row that stands where the form's end surely began above it, or begins with it."""
        texts = self._held[at].texts
        if self._is_perhaps_record(at):
            return Verdict.DOUBTFUL
        if all(map(is_line_of_form, texts.values())):
            return Verdict.FORM
        if not self._is_signed(at) and not self._continues(at):
            is_object = self._body.is_described(texts) and not self._is_unlike(at)
            return Verdict.OBJECT if is_object and not self._body.numbers else Verdict.DOUBTFUL
        is_perhaps_listed = self._body.lists_persons and is_persons_own(self._body, self._above(at), texts)
        return Verdict.DOUBTFUL if is_perhaps_listed else Verdict.FORM

    def _is_perhaps_record(self, at: int) -> bool:
        """Whether, in a table with numbers, it may be a row that lacks one: described, or one of those listed."""
        texts = self._held[at].texts
        name = texts.get(self._body.names, "")
        if not self._body.numbers or not name or self._body.numbers & texts.keys() or is_signature(name):
            return False
        if self._body.is_described(texts):
            return True
        is_listed = self._body.lists_persons and bears_person(name) and not self._continues(at)
        return is_listed and not any(map(is_note_to_sign, self._below(at).values()))

    def _is_unlike(self, at: int) -> bool:
        """Whether it is set down as no row of the table is, and is not merely empty."""
        one = self._held[at]
        return not one.is_form and self._body.is_unlike(one.texts) and not all(map(is_empty, one.texts.values()))

    def _is_strong(self, at: int) -> bool:
        """Whether the form's end surely begins here."""
        one, below = self._held[at], self._below(at)
        if one.is_form or any(map(is_note_to_sign, below.values())):
            return True
        if self._body.numbers and self._begins_with_title(at):
            return True
        if not self._body.is_across(one.texts):
            return self._is_title_over_name(one.texts, below)
        if one.texts.keys() == below.keys() and self._body.is_across(below) and self._are_persons_elsewhere(below):
            return True
        is_all_signs = all(is_title(text) or bears_person(text) for text in one.texts.values())
        return is_all_signs and not self._body.lists_persons

    def _begins_with_title(self, at: int) -> bool:
        """Whether, in a table with numbers, a title begins the end: not alone in the column of names, or persons below.

        What has no number and a title in it may be a row that lacks its number, where things stand that fit.
        """
        texts = self._held[at].texts
        titles = [column for column, text in texts.items() if is_title(text) and self._body.is_strange(column, text)]
        if not titles or self._is_perhaps_record(at):
            return False
        below = [text for one in self._held[at + 1 :] for text in one.texts.values()]
        return not self._body.is_lone(texts) or any(map(is_person, below))

    def _is_title_over_name(self, texts: Texts, below: Texts) -> bool:
        """Whether a title stands alone and a name straight below it, in a table that lists no persons."""
        if self._body.lists_persons or len(self._body.full) < len(texts) + 1 or texts.keys() != below.keys():
            return False
        return len(texts) == 1 and _are_titles(texts) and all(map(bears_person, below.values()))

    def _are_persons_elsewhere(self, texts: Texts) -> bool:
        """Whether persons stand in columns of which none holds persons."""
        return any(bears_person(text) and column not in self._body.persons for column, text in texts.items())

    def _is_signed(self, at: int) -> bool:
        one = self._held[at]
        return not one.is_form and self._body.is_signed(one.texts)

    def _continues(self, at: int) -> bool:
        """Whether it is a title that no list has: over a note to sign, or over or below a sign in the same columns."""
        if any(map(is_note_to_sign, self._below(at).values())):
            return True
        is_above_sign = self._held[at].texts.keys() == self._below(at).keys() and self._is_signed(at + 1)
        return is_above_sign or self._is_below_title(at)

    def _is_below_title(self, at: int) -> bool:
        above = self._above(at)
        return self._held[at].texts.keys() == above.keys() and _are_titles(above)

    def _is_sum(self, at: int) -> bool:
        one = self._held[at]
        return one.is_form and any(map(is_sum, one.texts.values()))

    def _above(self, at: int) -> Texts:
        return self._held[at - 1].texts if at else {}

    def _below(self, at: int) -> Texts:
        return self._held[at + 1].texts if at + 1 < len(self._held) else {}
