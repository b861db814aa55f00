"""A title in a name, and a number of digits alone beside it: whether both are of one record.

Where they agree ('46 - Đĩa', 'Đĩa (46) nhìn nghiêng') the record is meant, unless what else the name says is another
record's; where they are of two ('47 Bát hương', 'Bát hương 47') a person is asked. A number that only counts the files
of the record, or tells a time, is none: it goes on from one in its folder, is one figure in brackets or behind a word
of the view, stands behind a camera's letters or 'thế kỷ', is part of a date, or is written as no row has it.
"""

from collections.abc import Iterator
from itertools import takewhile
from pathlib import PurePosixPath

from ingest.found import Doubt, Found, Known, Reason
from ingest.further import Further
from ingest.names import Hit, Tokens, is_digits, is_year, tokens
from ingest.order import NUMBER_WORDS, counts_views, is_order, order
from ingest.series import Series
from ingest.written import end_of, is_marked_alike, is_part, sign_before, start_of, written

_SURE_TITLE = 3
_LIKE = 0.5
_FEWEST_ALIKE = 2
"""Words of another title beside the record's own, where they are half of that title."""
_DAYS = range(1, 32)
_COUNTED = {"dsc", "dscn", "dscf", "img", "imgp", "pict", "mvi", "dji", "ky", "tk", "nam", "thang", "ngay"}
"""Cameras' letters before their own numbers, and words before those of a time."""


class Titled:
    """Finds the records whose title a name bears, alone or beside a number of digits."""

    def __init__(self, known: Known, further: Further, series: Series) -> None:
        self._numbers, self._titles = known.numbers, known.titles
        self._further, self._series = further, series

    def numbered(self, name: str, place: PurePosixPath) -> Found:
        """By digits alone with the title of their record, or words of it behind: '46 - Đĩa, mặt sau', 'Đĩa 46'.

        The title of another record, or a further number, makes it doubtful; words that are no title say nothing.
        """
        leading = self._leading(name, place)
        if leading.keys:
            return leading
        agreeing = self.agreeing(name, place)
        return agreeing if agreeing.keys else self._turned_round(name)

    def titled(self, name: str, place: PurePosixPath, *, is_folder: bool = False) -> Found:
        """By the title within the name: of three words or more, or with nothing but an order; of folders by any.

        Where the name bears another record's number too, both are found.
        """
        cut, hit = tokens(name), self._titles.within(name)
        rest = _without(cut, hit)
        if not hit.keys or not (is_folder or hit.end - hit.start >= _SURE_TITLE or is_order(rest)):
            return Found()
        keys = dict.fromkeys([*hit.keys, *self._other_numbers(name, hit.keys, (hit,), place)])
        return Found(tuple(keys), Reason.TITLE, order(cut[hit.end :]))

    def agreeing(self, name: str, place: PurePosixPath) -> Found:
        """By digits alone anywhere in the name that has the whole title of their record as well."""
        cut = tokens(name)
        for number in self._bare(name):
            for key in number.keys:
                title = self._whole_title(key, name, number)
                if title is None:
                    continue
                others = [
                    *self._further.keys(name, number, place),
                    *self._other_numbers(name, [key], (number, title), place),
                    *self._other_titles(cut, number, cut[title.start : title.end]),
                    *self._of_that_title(cut, number, title, place),
                ]
                rest = _without(cut, number, title)
                doubt = Doubt.PART if title.start != number.end and is_part(name, cut, number.end) else None
                return Found(tuple(dict.fromkeys([key, *others])), Reason.AGREEING, order(rest), doubt)
        return Found()

    def _leading(self, name: str, place: PurePosixPath) -> Found:
        """By digits alone at the beginning, and nothing behind but words of the title and an order."""
        cut = tokens(name)
        for number in self._at_beginning(name):
            if also := self._further.keys(name, number, place):
                return Found((*number.keys, *also))
            for key in number.keys:
                for title in self._titles.of_key(key):
                    rest = _beside_title(title, cut[number.end :])
                    if rest is None:
                        continue
                    others = [
                        *self._other_numbers(name, [key], (number, *_spans(title, cut)), place),
                        *self._whole_others(cut, number, title),
                    ]
                    is_doubtful = cut[number.end] not in title and is_part(name, cut, number.end)
                    doubt = Doubt.PART if is_doubtful else None
                    return Found(tuple(dict.fromkeys([key, *others])), Reason.NUMBER, order(rest), doubt)
        return Found()

    def _turned_round(self, name: str) -> Found:
        """Digits alone at the beginning with the title of another record behind: both."""
        for number in self._at_beginning(name):
            others = self._titles.within(name[end_of(name, number.end) :]).keys
            if others and not is_year(tokens(name)[: number.end]):
                return Found(tuple(dict.fromkeys([*number.keys, *others])))
        return Found()

    def _at_beginning(self, name: str) -> Iterator[Hit]:
        """The numbers of digits alone that the name begins with, the longest first."""
        return (hit for hit in self._bare(name) if not hit.start and hit.end < len(tokens(name)))

    def _bare(self, name: str) -> Iterator[Hit]:
        """The numbers of digits alone in the name, from its beginning."""
        cut = tokens(name)
        for start, end in self._numbers.everywhere(cut):
            if is_digits(cut[start:end]):
                yield Hit(self._numbers.whole(name[start_of(name, start) : end_of(name, end)]), start, end)

    def _whole_title(self, key: str, name: str, number: Hit) -> Hit | None:
        """Where the whole title of the record stands: next to its number, or of three words, or with but an order."""
        cut = tokens(name)
        for title in self._titles.of_key(key):
            texts = [text for text, of in self._titles.spelled(title) if of == key]
            for span in _spans(title, cut) if _has_word(title) else ():
                is_apart = span.end <= number.start or span.start >= number.end
                between = cut[min(span.end, number.end) : max(span.start, number.start)]
                is_near = len(title) >= _SURE_TITLE or set(between) <= NUMBER_WORDS
                part = name[start_of(name, span.start) : end_of(name, span.end)]
                is_alone = is_near or is_order(_without(cut, number, span))
                if is_apart and is_alone and any(is_marked_alike(part, text) for text in texts):
                    return span
        return None

    def _other_numbers(self, name: str, own: list[str], taken: tuple[Hit, ...], place: PurePosixPath) -> Iterator[str]:
        """The records of other digits in the name, outside what is taken, that do not count or tell a time."""
        is_numbered = any(is_digits(tokens(name)[one.start : one.end]) for one in taken)
        for hit in self._bare(name):
            is_apart = all(hit.end <= one.start or hit.start >= one.end for one in taken)
            if is_apart and not set(hit.keys) & set(own) and not self._counts(name, hit, place, own):
                if is_numbered and hit.start and _is_one_figure(tokens(name), hit):
                    continue
                yield from hit.keys

    def _counts(self, name: str, hit: Hit, place: PurePosixPath, own: list[str]) -> bool:
        """Whether the number only counts the files of its own record, or tells a time."""
        cut = tokens(name)
        number, before = cut[hit.start : hit.end], cut[hit.start - 1 : hit.start] if hit.start else ()
        if is_year(number) or _is_of_date(cut, hit) or set(before) & _COUNTED:
            return True
        if {*self._numbers.whole(place.name), *self._titles.whole(place.name)} & set(own):
            return True
        if _is_one_figure(cut, hit) and (counts_views(before) or "(" in sign_before(name, hit.start)):
            return True
        as_written = written(name, hit.start)
        if as_written.startswith("0") and all(as_written not in text for text, _ in self._numbers.spelled(number)):
            return True
        return len(number) == 1 and bool(before) and self._series.reaches(place, cut[: hit.start], number[0])

    def _other_titles(self, cut: Tokens, number: Hit, title: Tokens) -> Iterator[str]:
        """The records whose title the name has as well, or so much of it that these may be meant."""
        yield from self._whole_others(cut, number, title)
        words = _without(cut, number)
        rest = {word for word in words if word not in title}
        if is_order(tuple(word for word in words if word in rest)):
            return
        for other in self._titles.ranked(words, _LIKE):
            alike = rest.intersection(other)
            if len(alike) >= _FEWEST_ALIKE or (alike and set(title) <= set(other)):
                yield from (key for _, key in self._titles.spelled(other))

    def _whole_others(self, cut: Tokens, number: Hit, title: Tokens) -> Iterator[str]:
        """The records whose whole title stands in the name, where it is more than words of the record's own."""
        for start, end in self._titles.everywhere(cut):
            other = cut[start:end]
            if not set(other) <= set(title) and _has_word(other):
                yield from (key for _, key in self._titles.spelled(other) if key not in number.keys)

    def _of_that_title(self, cut: Tokens, number: Hit, title: Hit, place: PurePosixPath) -> list[str]:
        """The others of the same title, where the number could be a year, or count the files of one of these."""
        is_behind = number.start > 0 and number.end - number.start == 1
        counts = is_behind and (
            _is_one_figure(cut, number) or self._series.reaches(place, cut[: number.start], cut[number.start])
        )
        if not counts and not is_year(cut[number.start : number.end]):
            return []
        return [key for _, key in self._titles.spelled(cut[title.start : title.end])]


def _without(cut: Tokens, *taken: Hit) -> Tokens:
    """What is left of the name."""
    return tuple(token for at, token in enumerate(cut) if not any(one.start <= at < one.end for one in taken))


def _beside_title(title: Tokens, words: Tokens) -> Tokens | None:
    """What is left of the words but for the title's; None where they have none of these, or more than an order."""
    rest = tuple(word for word in words if word not in title)
    return rest if _has_word(tuple(word for word in words if word in title)) and is_order(rest) else None


def _has_word(cut: Tokens) -> bool:
    return any(len(word) > 1 and not word.isdecimal() for word in cut)


def _spans(title: Tokens, cut: Tokens) -> Iterator[Hit]:
    """Where the whole title stands in the name."""
    starts = range(len(cut) - len(title) + 1)
    return (Hit([], at, at + len(title)) for at in starts if cut[at : at + len(title)] == title)


def _is_one_figure(cut: Tokens, hit: Hit) -> bool:
    return hit.end - hit.start == 1 and len(cut[hit.start]) == 1


def _is_of_date(cut: Tokens, hit: Hit) -> bool:
    """Whether the number stands among figures that are a date together: '12-03-2021'."""
    before = tuple(takewhile(str.isdecimal, reversed(cut[: hit.start])))
    run = (*before, *takewhile(str.isdecimal, cut[hit.start :]))
    years = [one for one in run if is_year((one,))]
    return len(years) == 1 and len(run) > 1 and all(int(one[:6]) in _DAYS for one in run if one not in years)
