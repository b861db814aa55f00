"""How the rows of a table look, so that who signs below them is told by structure, not by words alone.

A title or a name is a weak sign: objects are called so too, and in a list of persons every row is. It weighs where it
stands in a column whose rows hold other things, while columns are empty that are full above.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import median_low

from ingest.sheets.form_lines import Mark, marks_of
from ingest.sheets.form_words import (
    are_names,
    bears_person,
    heads_persons,
    heads_titles,
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
_FEWEST = 3
"""Fewer cells do not say how all of a column are written."""
_LONGER, _LONG_WORDS = 2, 8
"""A text that is so many times as long as any of its column, and of so many words, is a note."""

Texts = dict[str, str]
"""What a row has in each column, the empty ones left out."""


@dataclass(frozen=True)
class Habit:
    """How the cells of a column are written: what they hold, whole and the first word, and how long the longest is.

    `marks`: what some of them have that lines of a form have; `cases`: whether they begin with capitals.
    """

    words: frozenset[str] = frozenset()
    marks: frozenset[Mark] = frozenset()
    cases: frozenset[bool] = frozenset()
    longest: int = 0

    def knows(self, text: str) -> bool:
        """Whether such a cell, or one that begins so, is in the column."""
        plain = text.casefold()
        return plain in self.words or plain.split()[0] in self.words

    def is_unlike(self, text: str) -> bool:
        """Whether the text is set down as no cell of the column is: a telephone number, a label, a note."""
        if marks_of(text) - self.marks:
            return True
        return bool(self.longest) and len(text) > _LONGER * self.longest and len(text.split()) >= _LONG_WORDS

    def is_other_case(self, text: str) -> bool:
        """Whether all of the column begin with capitals and the text does not, or the other way round."""
        return len(self.cases) == 1 and text[0].isalpha() and text[0].isupper() not in self.cases


_NO_HABIT = Habit()


@dataclass(frozen=True)
class Body:
    """The rows of a table: `names` is the column of names, `full` those with something in nearly every row.

    `numbers`: the columns that number the rows, if any; `habits`: how the cells of each column are written; `persons`,
    `titles`: the columns that hold persons, and their titles.
    """

    names: str
    full: frozenset[str]
    habits: dict[str, Habit]
    persons: frozenset[str]
    titles: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    @property
    def lists_persons(self) -> bool:
        """Whether each row is a person, so that a name says nothing."""
        return self.names in self.persons

    @property
    def has_more_than_names(self) -> bool:
        """Whether nearly every row has something beside its name, so that a row without is told by that."""
        return len(self.full - self.numbers) > 1

    def may_end(self, row: Row) -> bool:
        """Whether the row may be the form's: less in it than in the others, or all of it unlike what stands above."""
        texts = texts_in(row)
        if not texts:
            return False
        if self.has_more_than_names and self.full <= texts.keys():
            return all(self._habit(column).is_unlike(text) for column, text in texts.items())
        if self.is_unlike(texts):
            return True
        values = list(texts.values())
        if any(map(_has_figure, values)) or max(map(len, values)) > _LONGEST_TITLE:
            return False
        return any(map(is_like_title, values)) or any(map(bears_person, values)) or are_names(values)

    def is_unlike(self, texts: Texts) -> bool:
        """Whether something in it is set down as nothing above is, or nothing fits its column, by its capitals too."""
        if any(self._habit(column).is_unlike(text) for column, text in texts.items()):
            return True
        is_other_case = any(self._habit(column).is_other_case(text) for column, text in texts.items())
        return is_other_case and self.is_across(texts)

    def is_complete(self, texts: Texts) -> bool:
        """Whether it has everything but its number, and nothing in it stands where other things do."""
        wanted = self.full - self.numbers
        return (
            self.has_more_than_names
            and wanted <= texts.keys()
            and not self.numbers & texts.keys()
            and not self.is_unlike(texts)
            and not self.is_signed(texts)
            and not (is_title(texts[self.names]) and self.names not in self.titles)
        )

    def is_described(self, texts: Texts) -> bool:
        """Whether something stands beside the name that stands in that column above, too."""
        beside = texts.keys() - self.numbers - {self.names}
        return any(not self.is_strange(column, texts[column]) for column in beside)

    def is_strange(self, column: str, text: str) -> bool:
        """Whether the column holds other things than this text, of which it is asked where it may sign."""
        if column in self.numbers:
            return not _has_figure(text)
        if column in self.titles and is_title(text):
            return False
        if column in self.persons and (bears_person(text) or column == self.names):
            return is_like_title(text)
        habit = self._habit(column)
        if column == self.names:
            return is_like_title(text) or is_person(text) or not habit.knows(text.split(maxsplit=1)[0])
        is_sign = bears_person(text) or is_like_title(text)
        return text.casefold() not in habit.words and (is_sign or not habit.knows(text))

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

    def _habit(self, column: str) -> Habit:
        return self.habits.get(column, _NO_HABIT)


def body_of(sheet: Sheet, numbers: Collection[str] = ()) -> Body:
    """What the first rows of the sheet have in common, those left out that are a form's or hold little.

    `numbers`: the columns that number its rows.
    """
    rows = [texts for row in sheet.sample if (texts := texts_in(row)) and not any(map(is_foot, texts.values()))]
    most = max(map(len, rows), default=0)
    rows = [texts for texts in rows if len(texts) * 2 > most]
    usual = median_low(map(len, rows)) if rows else 0
    while rows and len(rows[-1]) < usual:
        rows.pop()
    columns = {header: [texts[header] for texts in rows if header in texts] for header in sheet.headers}
    full = [header for header, found in columns.items() if rows and len(found) >= _FULL * len(rows)]
    names = next((header for header in [*full, *sheet.headers] if header not in numbers), "")
    habits = {header: _habit_of(found) for header, found in columns.items()}
    titles = frozenset(header for header in sheet.headers if header != names and heads_titles(header))
    persons = [header for header, found in columns.items() if _are_persons(header, found, is_names=header == names)]
    return Body(names, frozenset(full), habits, frozenset(persons), titles, frozenset(numbers))


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


def _habit_of(found: Sequence[str]) -> Habit:
    marks = Counter(mark for text, cells in Counter(found).items() for mark in marks_of(text) for _ in range(cells))
    least = 1 if len(found) < _FEWEST else 2
    cases = {text[0].isupper() for text in found if text[0].isalpha()} if len(found) >= _FEWEST else ()
    common = frozenset(mark for mark, cells in marks.items() if cells >= least)
    return Habit(frozenset(_words(found)), common, frozenset(cases), max(map(len, found), default=0))


def _has_figure(text: str) -> bool:
    return any(map(str.isdigit, text))
