"""Administrative units: what one is, its type, and how it is named in a sentence."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.language import N_, translate


class Level(StrEnum):
    """How high a unit stands; since 1 July 2025 there are no districts. `REGION`: a trấn, a xứ or an old capital."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    REGION = "region"


class UnitType(StrEnum):
    """What the law called the unit; the value is the word itself."""

    PROVINCE = "tỉnh"
    CITY = "thành phố"
    URBAN_DISTRICT = "quận"
    TOWN = "thị xã"
    DISTRICT = "huyện"
    WARD = "phường"
    COMMUNE = "xã"
    TOWNSHIP = "thị trấn"
    SPECIAL_ZONE = "đặc khu"
    CIRCUIT = "trấn"
    CAPITAL = "kinh thành"
    LAND = "xứ"  # its name is said with the word: 'xứ Đoài'


FULL_NAMES: dict[UnitType, str] = {
    UnitType.PROVINCE: N_("{name} Province"),
    UnitType.CITY: N_("{name} City"),
    UnitType.URBAN_DISTRICT: N_("{name} Urban District"),
    UnitType.TOWN: N_("{name} Town"),
    UnitType.DISTRICT: N_("{name} District"),
    UnitType.WARD: N_("{name} Ward"),
    UnitType.COMMUNE: N_("{name} Commune"),
    UnitType.TOWNSHIP: N_("{name} Township"),
    UnitType.SPECIAL_ZONE: N_("{name} Special Zone"),
    UnitType.CIRCUIT: N_("{name} Circuit"),
    UnitType.CAPITAL: N_("the capital {name}"),
}
NUMBERED: dict[UnitType, str] = {
    UnitType.URBAN_DISTRICT: N_("District {name}"),
    UnitType.WARD: N_("Ward {name}"),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One administrative unit as it was from `valid_from` to `valid_to` (ISO 8601, as precise as known; None: open).

    `code` names its era, because commune numbers were given again to other communes: 'vn-2025:09295' is of today,
    'vn-2024:09295' of before 1 July 2025, 'vn-old:hatay' of an earlier time. `became` holds the codes of the units
    that an old one turned into; `partly` those of them that took only a part of it. `years` is for a person.
    """

    code: str
    level: Level
    type: UnitType
    name: str
    name_en: str
    parent: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    became: tuple[str, ...] = ()
    partly: frozenset[str] = frozenset()
    aliases: tuple[str, ...] = ()
    years: str = ""
    source: str = ""

    @property
    def names(self) -> dict[str, str]:
        """The bare name by language, with its marks in each; `name_en` is for those who type it without."""
        return {"vi": self.name, "en": self.name}

    @property
    def full_name(self) -> str:
        """The name with its type, in Vietnamese: 'Tỉnh Thanh Hóa', 'Quận 1', 'Xứ Đoài'."""
        text = self.name if self.type is UnitType.LAND else f"{self.type} {self.name}"
        return text[0].upper() + text[1:]

    @property
    def is_today(self) -> bool:
        """Whether the unit exists today."""
        return self.code.startswith("vn-2025:")

    @property
    def is_old_name(self) -> bool:
        """Whether the unit was gone before 2025 already, and is known by its name only."""
        return self.code.startswith("vn-old:")

    def label(self, language: str) -> str:
        """The full name for a person, with its years where several units bore the name at different times."""
        pattern = (NUMBERED if self.name.isdecimal() else FULL_NAMES).get(self.type)
        text = translate(pattern, language, name=self.name) if pattern and language != "vi" else self.full_name
        return f"{text} ({self.years})" if self.years else text
