"""The tables of units in memory: provinces and old names at once, districts and communes when first asked for.

Where the data comes from: data/SOURCES.md. The tables never change once read, so threads may share them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from catalog.places.names import keys, unmarked
from catalog.places.units import Level, Unit, UnitType

DATA = Path(__file__).parent / "data"
MERGER_DAY = "2025-07-01"
LAST_OLD_DAY = "2025-06-30"
_FIRST_DAYS = {"vn-2024:46": "2025-01-01"}  # Huế became a city of its own; older days are not in our source
_LETTERS = {
    "Q": (Level.DISTRICT, UnitType.URBAN_DISTRICT),
    "H": (Level.DISTRICT, UnitType.DISTRICT),
    "T": (Level.DISTRICT, UnitType.TOWN),
    "C": (Level.DISTRICT, UnitType.CITY),
    "P": (Level.COMMUNE, UnitType.WARD),
    "X": (Level.COMMUNE, UnitType.COMMUNE),
    "N": (Level.COMMUNE, UnitType.TOWNSHIP),
    "D": (Level.COMMUNE, UnitType.SPECIAL_ZONE),
}


@dataclass(frozen=True, slots=True)
class Index:
    """Codes by spelling: with marks, without, and without spaces ('hanoi', 'kontum'; not for communes)."""

    exact: dict[str, list[str]] = field(default_factory=dict)
    loose: dict[str, list[str]] = field(default_factory=dict)
    joined: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, codes: Iterable[str], *, joined: bool) -> None:
        """File `codes` under `name`."""
        exact, loose = keys(name)
        self.exact.setdefault(exact, []).extend(codes)
        self.loose.setdefault(loose, []).extend(codes)
        if joined:
            self.joined.setdefault(loose.replace(" ", ""), []).extend(codes)


@dataclass(frozen=True, slots=True)
class Communes:
    """Districts and communes of both eras: rows (letter, name, parent, became), children, what came from whom."""

    rows: dict[str, tuple[str, str, str, str]]
    children: dict[str, list[str]]
    came_from: dict[str, list[str]]
    index: Index


def _lines(name: str) -> Iterator[str]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _province(line: str) -> Unit:
    era, number, kind, name, name_en, became = line.split("\t")
    code = f"vn-{era}:{number}"
    today = era == "2025"
    return Unit(
        code=code,
        level=Level.PROVINCE,
        type=UnitType(kind),
        name=name,
        name_en=name_en,
        valid_from=MERGER_DAY if today else _FIRST_DAYS.get(code),
        valid_to=None if today else LAST_OLD_DAY,
        became=() if today else (f"vn-2025:{became}",),
        aliases=tuple(_aliases().get(code, ())),
    )


def _became(text: str, era: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """'00004 00008~' is two codes, of which the second took only a part."""
    codes = tuple(f"vn-{era}:{code.rstrip('~')}" for code in text.split())
    return codes, frozenset(f"vn-{era}:{code[:-1]}" for code in text.split() if code.endswith("~"))


def _former(line: str) -> Unit:
    code, level, kind, name, others, years, start, end, targets, source = line.split("\t")
    became, partly = _became(targets, "2024")
    return Unit(
        code=f"vn-old:{code}",
        level=Level(level),
        type=UnitType(kind),
        name=name,
        name_en=unmarked(name),
        valid_from=start or None,
        valid_to=end or None,
        became=became,
        partly=partly,
        aliases=tuple(other for other in others.split("|") if other),
        years=years,
        source=source,
    )


@cache
def _aliases() -> dict[str, list[str]]:
    aliases: dict[str, list[str]] = {}
    for line in _lines("aliases.tsv"):
        alias, codes = line.split("\t")
        for code in codes.split():
            aliases.setdefault(code, []).append(alias)
    return aliases


@cache
def provinces() -> dict[str, Unit]:
    """By code: the 34 provinces of today, the 63 of before July 2025, and the older names."""
    units = [*map(_province, _lines("provinces.tsv")), *map(_former, _lines("former.tsv"))]
    return {unit.code: unit for unit in units}


@cache
def province_index() -> Index:
    """The spellings of `provinces()`."""
    index = Index()
    for unit in provinces().values():
        for name in (unit.name, unit.name_en, *unit.aliases):
            index.add(name, [unit.code], joined=True)
    return index


@cache
def communes() -> Communes:
    """Districts and communes of both eras, with their index; some tens of milliseconds when first asked for."""
    rows: dict[str, tuple[str, str, str, str]] = {}
    children: dict[str, list[str]] = {}
    came_from: dict[str, list[str]] = {}
    era = province = district = ""
    for line in _lines("communes.txt"):
        if line[0] in "=@":
            era, province = (line[1:], "") if line[0] == "=" else (era, f"vn-{era}:{line[1:]}")
            continue
        number, letter, name, *rest = line.split("\t")
        code = f"vn-{era}:{number}"
        if len(number) == 3:
            district = code
        parent = province if len(number) == 3 or era == "2025" else district
        rows[code] = (letter, name, parent, rest[0] if rest else "")
        children.setdefault(parent, []).append(code)
        for target in rest[0].split() if rest else ():
            came_from.setdefault(f"vn-2025:{target.rstrip('~')}", []).append(code)
    return Communes(rows, children, came_from, _commune_index(rows))


def _commune_index(rows: dict[str, tuple[str, str, str, str]]) -> Index:
    by_name: dict[str, list[str]] = {}
    for code, (_, name, _, _) in rows.items():
        by_name.setdefault(name, []).append(code)
    index = Index()
    for name, codes in by_name.items():
        index.add(name, codes, joined=False)
        districts = [code for code in codes if rows[code][0] in "QHTC"]
        if districts:
            index.joined.setdefault(keys(name)[1].replace(" ", ""), []).extend(districts)
    for code, aliases in _aliases().items():
        if code in rows:
            for alias in aliases:
                index.add(alias, [code], joined=True)
    return index


@lru_cache(maxsize=4096)
def _commune(code: str) -> Unit | None:
    row = communes().rows.get(code)
    if row is None:
        return None
    letter, name, parent, targets = row
    level, kind = _LETTERS[letter]
    today = code.startswith("vn-2025:")
    became, partly = _became(targets, "2025")
    return Unit(
        code=code,
        level=level,
        type=kind,
        name=name,
        name_en=unmarked(name) if kind is not UnitType.SPECIAL_ZONE else name,
        parent=parent,
        valid_from=MERGER_DAY if today else None,
        valid_to=None if today else LAST_OLD_DAY,
        became=became,
        partly=partly,
        aliases=tuple(_aliases().get(code, ())),
    )


def unit(code: str) -> Unit | None:
    """The unit with this code, or None where no table has it."""
    return provinces().get(code) or _commune(code)


def units(codes: Iterable[str]) -> tuple[Unit, ...]:
    """The units with these codes, in order, without those that no table has."""
    return tuple(found for found in map(unit, codes) if found is not None)


def parents(child: Unit) -> tuple[Unit, ...]:
    """The units that hold this one, from the next up to the province."""
    line: list[Unit] = []
    code = child.parent
    while code is not None and (holder := unit(code)) is not None:
        line.append(holder)
        code = holder.parent
    return tuple(line)
