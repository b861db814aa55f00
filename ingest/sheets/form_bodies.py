"""How the rows of a table without numbers look, so that who signs below them is told by structure, not by words alone.

A title or a name is a weak sign: objects are called so too, and in a list of persons every row is. It weighs where it
stands in a column whose rows hold other things, while columns are empty that are full above.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from ingest.sheets.form_words import (
    are_names,
    bears_person,
    heads_persons,
    is_foot,
    is_like_title,
    is_note_to_sign,
    is_person,
)
from ingest.sheets.table import Row, Sheet

_FULL = 0.8
"""A column is full where so many of the rows have something in it."""
_PERSONS, _PERSONS_AMONG_OTHERS = 0.5, 0.2
"""A column holds persons where more of its cells do; that of names where some do: a name is no sign there then."""
_LONGEST_TITLE = 80

Texts = dict[str, str]
"""What a row has in each column, the empty ones left out."""


@dataclass(frozen=True)
class Body:
    """The rows of a table: `names` is the column of names, `full` those with something in nearly every row.

    `words`: what cells of each column hold, whole and the first word; `persons`: the columns that hold persons.
    """

    names: str
    full: frozenset[str]
    words: dict[str, frozenset[str]]
    persons: frozenset[str]

    @property
    def lists_persons(self) -> bool:
        """Whether each row is a person, so that a name says nothing."""
        return self.names in self.persons

    @property
    def has_more_than_names(self) -> bool:
        """Whether nearly every row has something beside its name, so that a row without is told by that."""
        return len(self.full) > 1

    def may_sign(self, row: Row) -> bool:
        """Whether the row may be that of one who signs: less in it than in the others, and a title or a name."""
        texts = texts_in(row)
        values = list(texts.values())
        if not values or (self.has_more_than_names and self.full <= texts.keys()):
            return False
        if any(map(_has_figure, values)) or max(map(len, values)) > _LONGEST_TITLE:
            return False
        return any(map(is_like_title, values)) or any(map(bears_person, values)) or are_names(values)

    def is_strange(self, column: str, text: str) -> bool:
        """Whether the column holds other things than this text, of which it is asked where it may sign."""
        if column in self.persons and (bears_person(text) or column == self.names):
            return is_like_title(text)
        if column == self.names:
            return is_like_title(text) or is_person(text) or text.casefold().split()[0] not in self.words[column]
        known = self.words.get(column, frozenset())
        plain = text.casefold()
        return plain not in known and (bears_person(text) or is_like_title(text) or plain.split()[0] not in known)

    def is_signed(self, texts: Texts) -> bool:
        """Whether a title or a name is in it where other things stand."""
        return any(
            (is_like_title(text) or is_person(text) if column == self.names else _is_sign(text))
            and self.is_strange(column, text)
            for column, text in texts.items()
        )

    def is_lone(self, texts: Texts) -> bool:
        """Whether the row has nothing but a name."""
        return list(texts) == [self.names]

    def is_across(self, texts: Texts) -> bool:
        """Whether two or more stand beside each other, as those who sign do, none where such things stand."""
        return len(texts) > 1 and all(self.is_strange(column, text) for column, text in texts.items())


def body_of(sheet: Sheet) -> Body:
    """What the first rows of the sheet have in common, those left out that are a form's or hold little."""
    rows = [texts for row in sheet.sample if (texts := texts_in(row)) and not any(map(is_foot, texts.values()))]
    most = max(map(len, rows), default=0)
    rows = [texts for texts in rows if len(texts) * 2 > most]
    usual = median_low(map(len, rows)) if rows else 0
    while rows and len(rows[-1]) < usual:
        rows.pop()
    columns = {header: [texts[header] for texts in rows if header in texts] for header in sheet.headers}
    full = [header for header, found in columns.items() if rows and len(found) >= _FULL * len(rows)]
    words = {header: frozenset(_words(found)) for header, found in columns.items()}
    names = next(iter([*full, *sheet.headers]), "")
    persons = [header for header, found in columns.items() if _are_persons(header, found, is_names=header == names)]
    return Body(names, frozenset(full), words, frozenset(persons))


def texts_in(row: Row) -> Texts:
    """The row's cells that are not empty, by their column."""
    return {header: text for header, cell in row.cells.items() if isinstance(cell, str) and (text := cell.strip())}


def is_title(text: str) -> bool:
    """Whether it is a title, and bears no name of its own as 'Chủ tịch Hồ Chí Minh' does."""
    return is_like_title(text) and not bears_person(text)


def _is_sign(text: str) -> bool:
    return is_like_title(text) or bears_person(text) or is_note_to_sign(text)


def _are_persons(header: str, found: Sequence[str], *, is_names: bool) -> bool:
    share = _PERSONS_AMONG_OTHERS if is_names else _PERSONS
    return heads_persons(header) or sum(map(is_person if is_names else bears_person, found)) > share * len(found)


def _words(texts: Sequence[str]) -> list[str]:
    return [word for text in texts for word in (text.casefold(), text.casefold().split()[0])]


def _has_figure(text: str) -> bool:
    return any(map(str.isdigit, text))
