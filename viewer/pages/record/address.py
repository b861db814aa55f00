"""A place as an address: by the units of today, by those of 30 June 2025, and by what its source wrote beside them."""

from collections.abc import Callable
from typing import NamedTuple

from catalog import places
from catalog.language import FIRST, N_
from catalog.places import Unit
from catalog.places.address import address_parts
from catalog.record.parts import PlaceRow
from viewer.context import Said, plain, said

Words = Callable[..., str]


class Address(NamedTuple):
    """The line of today; what stands below it, and the words in the reader's language before that."""

    line: str = ""
    leading: str = ""
    below: Said | None = None


def address(row: PlaceRow, language: str, words: Words) -> Address:
    """The place by its units, said alike in every language; below it the same before, or else what its source wrote.

    An older address whose every part is a unit that the tables know is told from them: by the units of 30 June 2025,
    and by those of earlier times, with their years, that the source names. Whatever more it says stays as it is.
    """
    today, before = today_line(row, language), former_line(row, language)
    written = said(row.written, language)
    if written is None:
        return Address(today, "", _before(before if before != today else "", [], language, words))
    in_its_words = today_line(row, written.lang or language)
    finer, older = older_address(written.text, in_its_words)
    line = f"{finer}, {_within(row, language)}" if finer else today
    earlier, is_told = _earlier(row, older)
    before = before if before != today else ""
    if not older:
        says_more = written.text.casefold() not in (f"{finer}, {in_its_words}" if finer else in_its_words).casefold()
        return Address(line, "", written if says_more else _before(before, [], language, words))
    if before and is_told:
        return Address(line, "", _before(before, earlier, language, words))
    under = _before(before, [], language, words)
    formerly = words(N_("formerly: {place}"), place="").strip()
    return Address(line, f"{under.text}; {formerly}" if under else formerly, Said(older, written.lang))


def today_line(row: PlaceRow, language: str) -> str:
    """The place by its units of today, the smallest first: 'Xã Quảng Oai, Hà Nội'; by those it had where none is."""
    line = _within(row, language)
    return line[:1].upper() + line[1:]


def former_line(row: PlaceRow, language: str) -> str:
    """The same by the units of 30 June 2025, where the record names them beside today's, as part of a sentence."""
    known = known_units(row)
    former = [unit for unit in known if not unit.is_today and not unit.is_old_name]
    return _line(former, language) if len(former) < len(known) else ""


def older_address(written: str, today: str) -> tuple[str, str]:
    """What a source wrote around today's units, where it wrote them: what is finer than they, and the older address.

    Of 'Thôn Chùa, xã Đông Anh, Hà Nội (xã Cổ Loa, huyện Đông Anh)' the 'Thôn Chùa' and what stands in brackets.
    """
    new, _, old = written.partition(" (")
    finer, units = new[: -len(today)], new[-len(today) :]
    if not today or units.casefold() != today.casefold() or (finer and not finer.endswith(", ")):
        return "", ""
    return finer.removesuffix(", "), old.removesuffix(")")


def _before(former: str, earlier: list[Unit], language: str, words: Words) -> Said | None:
    """'before July 2025: Chu Minh Commune, Ba Vì District, Hà Nội; earlier in …'; None where nothing was."""
    if not former:
        return None
    older = (words(N_("earlier in {place}"), place=_label(old, language)) for old in earlier)
    return plain("; ".join([words(N_("before July 2025: {place}"), place=former), *older]))


def _earlier(row: PlaceRow, older: str) -> tuple[list[Unit], bool]:
    """The units of earlier times that an older address names, and whether all of it names units of this place."""
    held = [unit for unit in known_units(row) if not unit.is_today and not unit.is_old_name]
    codes = {above.code for unit in held for above in (unit, *places.parents(unit))}
    known = {old.code for unit in held for old in places.old_names_of(unit)}
    earlier: list[Unit] = []
    is_told = True
    for part in address_parts(older):
        named = places.find_units(part)
        if codes.isdisjoint(unit.code for unit in named):
            old = [unit for unit in named if unit.code in known]
            earlier += old
            is_told = is_told and bool(old)
    return earlier, is_told


def known_units(row: PlaceRow) -> list[Unit]:
    """The units of the row that the tables have."""
    return [unit for code in row.units if (unit := places.unit(code))]


def _within(row: PlaceRow, language: str) -> str:
    known = known_units(row)
    return _line([unit for unit in known if unit.is_today] or known, language)


def _line(units: list[Unit], language: str) -> str:
    """The finest of the units, then those above it, each once; a province is said without its type."""
    if not units:
        return ""
    finest = max(units, key=lambda unit: len(places.parents(unit)))
    *below, province = (finest, *places.parents(finest))
    return ", ".join([*(_label(unit, language) for unit in below), province.names.get(language, province.name)])


def _label(unit: Unit, language: str) -> str:
    """The unit as part of a sentence: 'xã Chu Minh', 'Chu Minh Commune'."""
    label = unit.label(language)
    return label[0].lower() + label[1:] if language == FIRST else label
