"""From what a sheet or an address says to the units it means; what is not certain is reported, never guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.places.find import LONGEST, directly_inside, find_kept, is_inside, wholly_inside
from catalog.places.history import before_2025, province_of, today_of
from catalog.places.lines import place_line
from catalog.places.names import exact_key, has_marks, tidy
from catalog.places.type_words import split_type
from catalog.places.units import Level, Unit

UNKNOWN = define(
    "place-unknown",
    Severity.WARNING,
    N_("'{text}' is no province, district or commune known here; it is kept as written. Check the spelling."),
)
UNKNOWN_WITHIN = define(
    "place-unknown-within",
    Severity.WARNING,
    N_("There is no '{text}' in {within}, today or before July 2025; it is kept as written. Check both names."),
)
AMBIGUOUS = define(
    "place-ambiguous",
    Severity.WARNING,
    N_("'{text}' may be {choices}. None was chosen: add the commune, district or province that is missing."),
)
READ_AS = define(
    "place-read-as",
    Severity.INFO,
    N_("'{text}' was read as {name}; if that is wrong, correct the marks."),
)
OTHER_LEVEL = define(
    "place-other-level",
    Severity.INFO,
    N_("'{text}' is {name}, so it was not taken for a name in the column '{column}'."),
)
UNCERTAIN = define(
    "place-uncertain",
    Severity.INFO,
    N_("'{text}' has a question mark: the place is marked as uncertain."),
)
DIVIDED = define(
    "place-divided",
    Severity.INFO,
    N_("{name} was divided on 1 July 2025; today the place may be in {choices}."),
)
TOO_LONG = define(
    "place-too-long",
    Severity.WARNING,
    N_("A place name has at most {most} characters, this one has {length}; it is kept as written."),
)
_DOUBT = re.compile(r"\s*[(\[]?\s*\?+\s*[)\]]?\s*")
_MOST_CHOICES = 4
_HEIGHT = {Level.REGION: 0, Level.PROVINCE: 0, Level.DISTRICT: 1, Level.COMMUNE: 2}


@dataclass(frozen=True)
class Resolution:
    """What the words say for certain.

    `unit` is the finest unit that is certain; `today` and `before` are the units of today and of 30 June 2025 on its
    land (several: divided or merged). `village` is what is finer than any unit, and what could not be placed.
    """

    unit: Unit | None = None
    today: tuple[Unit, ...] = ()
    before: tuple[Unit, ...] = ()
    village: str = ""
    uncertain: bool = False
    messages: tuple[Message, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes for a record's place: the unit, then the one unit of today and of before, where there is one."""
        pairs = [found[0].code for found in (self.today, self.before) if len(found) == 1]
        return tuple(dict.fromkeys([*([self.unit.code] if self.unit else []), *pairs]))

    @property
    def province(self) -> Unit | None:
        """The province of today, where there is but one."""
        return _only_province(self.today)


class Narrowing:
    """Takes names from the largest to the smallest and keeps the units that all of them allow."""

    def __init__(self, *, marks: bool) -> None:
        self.marks = marks
        self.found: list[Unit] = []
        self.certain: Unit | None = None
        self.blocked = False
        self.uncertain = False
        self.text = self.path = ""
        self.messages: list[Message] = []

    def choices(self, text: str, level: Level | None) -> list[Unit]:
        """The units of that name inside what is found so far; those held directly in their own era come first."""
        if not self.found:
            heights = {_HEIGHT[level]} if level else set(_HEIGHT.values())
            deep = level is not Level.PROVINCE
            named = find_kept(text, lambda each: _HEIGHT[each.level] in heights, marks_count=self.marks, deep=deep)
            return _standing(named)
        named = find_kept(text, lambda each: level in (None, each.level) and self._holds(each), marks_count=self.marks)
        return [each for each in named if any(directly_inside(each, holder) for holder in self.found)] or named

    def _holds(self, candidate: Unit) -> bool:
        above = [holder for holder in self.found if _HEIGHT[candidate.level] > _HEIGHT[holder.level]]
        return any(is_inside(candidate, holder) for holder in above)

    def take(self, written: str, level: Level | None, path: str = "", *, must: bool = True) -> bool:
        """Narrow by one name, of `level` where that is known; False, and a message if it `must`, where none fits."""
        text, doubt = without_doubt(written)
        if not text or self.blocked:
            return False
        choices = self.choices(text, level)
        if not choices and level is not None and not split_type(text).types:
            choices = self.choices(text, None)
            if choices:
                self.messages.append(OTHER_LEVEL(path, text=text, name=place_line(choices[0]), column=path))
        if not choices:
            if must:
                self._refuse(text, path)
            return False
        if doubt:
            self.uncertain = True
            self.messages.append(UNCERTAIN(path, text=written))
        self._note_reading(text, path, choices)
        self.found, self.text, self.path = choices, text, path
        self.certain = settle(choices) or self.certain
        return True

    def _refuse(self, text: str, path: str) -> None:
        self.blocked = True
        if len(text) > LONGEST:
            self.messages.append(TOO_LONG(path, most=LONGEST, length=len(text)))
        elif self.found:
            self.messages.append(UNKNOWN_WITHIN(path, text=text, within=self.found[0].full_name))
        else:
            self.messages.append(UNKNOWN(path, text=text))

    def _note_reading(self, text: str, path: str, choices: list[Unit]) -> None:
        """Tell where the marks as written had to be set aside."""
        written = {exact_key(text), exact_key(split_type(text).name)}
        spelt = {exact_key(name) for each in choices for name in (each.name, each.name_en, *each.aliases)}
        if has_marks(split_type(text).name) and written.isdisjoint(spelt):
            self.messages.append(READ_AS(path, text=text, name=choices[0].full_name))

    def resolution(self, village: str = "") -> Resolution:
        """What is certain now, with a message where it could be finer."""
        place = settle(self.found)
        if self.found and place is None:
            self.messages.append(AMBIGUOUS(self.path, text=self.text, choices=_list(self.found)))
            place = self.certain or _only_province([new for each in self.found for new in today_of(each)])
        if place is None:
            return Resolution(village=village, uncertain=self.uncertain, messages=tuple(self.messages))
        today = today_of(place)
        if place.level is Level.COMMUNE and len(today) > 1:
            self.messages.append(DIVIDED(self.path, name=place.full_name, choices=_list(today)))
        return Resolution(place, today, before_2025(place), village, self.uncertain, tuple(self.messages))


@lru_cache(maxsize=4096)
def resolve_place(*, province: str = "", district: str = "", commune: str = "", village: str = "") -> Resolution:
    """The place that the columns of a sheet name; message paths are 'province', 'district' and 'commune'."""
    columns = ((Level.PROVINCE, province), (Level.DISTRICT, district), (Level.COMMUNE, commune))
    narrowing = Narrowing(marks=any(has_marks(text[:LONGEST]) for text in (province, district, commune, village)))
    for level, text in columns:
        narrowing.take(text, level, level.value)
    return narrowing.resolution(tidy(village))


def without_doubt(written: str) -> tuple[str, bool]:
    """The name, and whether a question mark stood beside it: 'Quảng Nam (?)'."""
    text = tidy(written)
    return (tidy(_DOUBT.sub(" ", text)), True) if "?" in text else (text, False)


def settle(found: Sequence[Unit]) -> Unit | None:
    """What all of `found` are for certain: the only one; what the older ones became; or the one that holds the others.

    'Ba Vì, Hà Nội' may be the district of before or one of two communes in it: in either case it is in the district.
    """
    if len(found) == 1:
        return found[0]
    now = {new.code for each in found for new in today_of(each)}
    for each in found:
        if now == {each.code}:
            return each
    for holder in found:
        if all(other is holder or wholly_inside(other, holder) for other in found):
            return holder
    return None


def _standing(named: list[Unit]) -> list[Unit]:
    """What a name means where nothing larger was said: a living province first, a commune last."""
    provinces = [each for each in named if each.level is Level.PROVINCE and not each.is_old_name]
    return provinces or [each for each in named if each.level is not Level.COMMUNE] or named


def _only_province(places: Sequence[Unit]) -> Unit | None:
    found = {province_of(each).code: province_of(each) for each in places}
    return next(iter(found.values())) if len(found) == 1 else None


def _list(places: Sequence[Unit]) -> str:
    lines = [place_line(each) for each in places[:_MOST_CHOICES]]
    return "; ".join([*lines, *(["…"] if len(places) > _MOST_CHOICES else [])])
