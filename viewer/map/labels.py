"""What the map says: names of seas, neighbours, archipelagos and provinces, where they stand and from what width on.

Both archipelagos are named on every map, with '(Việt Nam)', whatever else is left out: the law wants it.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from catalog.language import N_, translate
from catalog.places.units import Unit
from viewer.map.projection import project

TITLE = N_("Map of Việt Nam")
DESCRIPTION = N_(
    "The provinces and cities of Việt Nam with the Hoàng Sa and Trường Sa archipelagos, and the East Sea (Biển Đông)."
)
ONE_RECORD = N_("{name}: 1 record")
RECORDS = N_("{name}: {count} records")
HO_CHI_MINH_CITY = N_("Hồ Chí Minh City")


class LabelKind(StrEnum):
    """What a label names; the style sheet has a class for each."""

    ARCHIPELAGO = "archipelago"
    SEA = "sea"
    GULF = "gulf"
    COUNTRY = "country"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class Spot:
    """A name (message id) and the middle of its first line, in degrees; `tier` as in `Label`."""

    msgid: str
    lon: float
    lat: float
    kind: LabelKind
    tier: int = 1


@dataclass(frozen=True, slots=True)
class Label:
    """A name in lines, its middle in drawing units; `tier` 1 stands at any width, 2 and 3 only where there is room."""

    lines: tuple[str, ...]
    x: int
    y: int
    kind: LabelKind
    tier: int

    @property
    def text(self) -> str:
        """The name in one line."""
        return " ".join(self.lines)


# The names stand beside the islets, not on them.
HOANG_SA = Spot(N_("Hoàng Sa Archipelago (Việt Nam)"), 112.2, 15.3, LabelKind.ARCHIPELAGO)
TRUONG_SA = Spot(N_("Trường Sa Archipelago (Việt Nam)"), 112.9, 8.45, LabelKind.ARCHIPELAGO)
SEAS_AND_COUNTRIES = (
    Spot(N_("East Sea (Biển Đông)"), 113.4, 13.2, LabelKind.SEA),
    Spot(N_("Gulf of Tonkin"), 107.6, 19.6, LabelKind.GULF, 3),
    Spot(N_("Gulf of Thailand"), 102.9, 8.9, LabelKind.GULF, 3),
    Spot(N_("China"), 111.0, 23.1, LabelKind.COUNTRY),
    Spot(N_("Laos"), 103.1, 19.7, LabelKind.COUNTRY),
    Spot(N_("Thailand"), 103.3, 16.1, LabelKind.COUNTRY),
    Spot(N_("Cambodia"), 104.9, 12.7, LabelKind.COUNTRY),
)
_FIRST = {"vn-2025:01", "vn-2025:46", "vn-2025:79"}
_SECOND = {
    f"vn-2025:{number}"
    for number in ("11", "14", "20", "22", "38", "40", "42", "44", "48", "51", "52", "56", "66", "68", "91", "92", "96")
}
_MOVED = {  # drawing units, where neighbours' names would meet
    "vn-2025:19": (-4, -8),
    "vn-2025:20": (36, 14),
    "vn-2025:22": (50, -20),
    "vn-2025:24": (-26, -4),
    "vn-2025:48": (26, 0),
    "vn-2025:79": (6, 38),
    "vn-2025:82": (30, -6),
    "vn-2025:86": (8, 4),
    "vn-2025:91": (-22, 26),
}


@cache
def geography(language: str) -> tuple[Label, ...]:
    """The seas and the neighbours."""
    return tuple(_label(spot, language) for spot in SEAS_AND_COUNTRIES)


@cache
def archipelagos(language: str) -> tuple[Label, Label]:
    """Hoàng Sa and Trường Sa, named on every map."""
    return _label(HOANG_SA, language), _label(TRUONG_SA, language)


def province_label(province: Unit, x: int, y: int, language: str, *, always: bool = False) -> Label:
    """A province's name at its place; `always`: at any width."""
    name = province_name(province, language)
    dx, dy = _MOVED.get(province.code, (0, 0))
    return Label((name,), x + dx, y + dy, LabelKind.PROVINCE, 1 if always else tier_of(province.code))


def tier_of(code: str) -> int:
    """How early a province is named as room grows: 1 always, 3 last."""
    return 1 if code in _FIRST else 2 if code in _SECOND else 3


def province_name(province: Unit, language: str) -> str:
    """The short name for a label; marks are kept in every language."""
    return translate(HO_CHI_MINH_CITY, language) if province.code == "vn-2025:79" else province.name


def _label(spot: Spot, language: str) -> Label:
    x, y = project(spot.lon, spot.lat)
    name, bracket, rest = translate(spot.msgid, language).partition(" (")
    lines = (name, f"({rest}") if bracket else (name,)
    return Label(lines, round(x), round(y), spot.kind, spot.tier)
