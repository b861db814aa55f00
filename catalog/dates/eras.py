"""Dynasties, rulers and reign names (niên hiệu) of Vietnam, to 1945, and those of the Ming and Qing on its relics.

Sources: Đại Việt sử ký toàn thư (1697) to 1675, Khâm định Việt sử thông giám cương mục (1881) to 1789, Đại Nam thực lục
after that, in the reckoning of Trần Trọng Kim, Việt Nam sử lược (1920). A reign name's `first` is its first numbered
year, `last` the last year in which it was in use. The Mạc end in 1592; their reigns in Cao Bằng go on to 1677.

Checked by a test against CeJS's era_data.js (after vi.wikipedia): that table lacks Thiên Khánh (1426), Quang Bảo
(1554), Đức Nguyên (1674) and Hiệp Hòa (1883), and begins Thiệu Bảo in 1278, where Toàn thư counts 1279 as its first
year. 'Bắc thuộc' has two beginnings in the literature (179 and 111 BCE) and 'Pháp thuộc' two (1858, 1884): the wider
span is taken.

Before them: Văn Lang from the 7th century BCE, where Đại Việt sử lược (14th century: in the time of King Trang of Zhou,
696-682 BCE) and Viện Sử học, Lịch sử Việt Nam I (2013) have it, to the fall of Âu Lạc in 179 BCE; the 2879 BCE of Toàn
thư is legend. What is older is prehistory. Đông Sơn is the culture's usual span, from that century to the 1st CE. Phùng
Nguyên, Đồng Đậu and Gò Mun follow one another from about 2000 BCE to Đông Sơn, as in Những nền văn hóa cổ trên lãnh thổ
Việt Nam; Sa Huỳnh is given 1000 BCE to 200 CE and Óc Eo 1 to 630 CE, as by Wikipedia (2026). Hòa Bình and Bắc Sơn, on
which the books differ by thousands of years, are not read.

Where Toàn thư differs from later research, rulers before 939 have the wider span: Mai Hắc Đế 713-722 (Toàn thư has 722
alone), the Khúc 905-930 (it has 906-923).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalog.dates.iso import Span
from catalog.language import translate

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Period:
    """A dynasty or rule: `first` and `last` are astronomical years; `scope` is facet, culture, span or china.

    A facet is found by name and by years; a culture, which peoples shared and rulers crossed, by its name alone; a span
    is wider than one dynasty and no facet.
    """

    code: str
    vi: str
    en: str
    han: str
    first: int
    last: int
    scope: str
    aliases: tuple[str, ...]

    def label(self, language: str) -> str:
        """Its name for a reader of `language`."""
        return self.vi if language == "vi" else translate(self.en, language)


@dataclass(frozen=True, slots=True)
class Ruler:
    """A king, emperor or lord, and the years of the reign."""

    name: str
    han: str
    period: str
    first: int
    last: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Era:
    """A reign name; year n of it is `first` + n - 1."""

    name: str
    han: str
    first: int
    last: int
    period: str
    ruler: str
    aliases: tuple[str, ...]

    @property
    def years(self) -> int:
        """How many numbered years it had."""
        return self.last - self.first + 1

    @property
    def span(self) -> Span:
        """All its years."""
        return Span((self.first,), (self.last,))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _aliases(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, row["aliases"].split(";")))


@cache
def periods() -> dict[str, Period]:
    """All periods by code, in order of time within each scope."""
    return {
        row["code"]: Period(
            row["code"],
            row["vi"],
            row["en"],
            row["han"],
            int(row["first"]),
            int(row["last"]),
            row["scope"],
            _aliases(row),
        )
        for row in _rows("periods.csv")
    }


@cache
def rulers() -> tuple[Ruler, ...]:
    """All rulers, in order of time within each line."""
    return tuple(
        Ruler(row["name"], row["han"], row["period"], int(row["first"]), int(row["last"]), _aliases(row))
        for row in _rows("rulers.csv")
    )


@cache
def eras() -> tuple[Era, ...]:
    """All reign names, in order of time within each line."""
    return tuple(
        Era(row["name"], row["han"], int(row["first"]), int(row["last"]), row["period"], row["ruler"], _aliases(row))
        for row in _rows("eras.csv")
    )


@cache
def facet_periods() -> tuple[Period, ...]:
    """The periods that serve as a facet, in order of time."""
    return tuple(period for period in periods().values() if period.scope in ("facet", "culture"))


def period_of(year_from: int | None, year_to: int | None) -> list[str]:
    """Codes of the periods that the years touch, in order of time; none where an end is unknown.

    Only before the first period ends no beginning is wanted: whatever is older is of it.
    """
    ruled = [period for period in facet_periods() if period.scope == "facet"]
    if year_from is None and year_to is not None and year_to <= ruled[0].last:
        return [ruled[0].code]
    if year_from is None or year_to is None:
        return []
    return [period.code for period in ruled if period.first <= year_to and year_from <= period.last]
