import csv
import json
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook

from catalog.dates.parse import parse_date, says_unknown
from catalog.dates.span import Calendar


def share_read(texts: Iterator[str], calendar: Calendar | None = None) -> tuple[float, set[str]]:
    """The share of the texts that are read, among those that say anything, and those that are not."""
    said = [text for text in texts if text.strip() and not says_unknown(text)]
    missed = [text for text in said if parse_date(text, calendar) is None]
    return 1 - len(missed) / len(said), set(missed)


def _campa(samples: Path, column: str) -> Iterator[str]:
    book = CalamineWorkbook.from_path(samples / "campa" / "records" / "InventaireCampa.xlsx")
    header, *rows = book.get_sheet_by_index(0).to_python()
    place = next(i for i, name in enumerate(header) if str(name).startswith(column))
    for row in rows:
        yield str(int(row[place])) if isinstance(row[place], float) else str(row[place])


def test_the_saka_dates_of_the_campa_inventory_are_read(samples: Path) -> None:
    share, missed = share_read(_campa(samples, "Epoque (ère"), Calendar.SAKA)
    assert share > 0.95
    assert missed == {
        "moderne",
        "moderne (?)",
        "antérieure à la suivante",
        "antérieure aux suivantes",
        "Postérieure à la précédente inscription.",
        "713 (faux) ou 913",
        "dates diverses",
    }


def test_the_other_dates_of_the_campa_inventory_are_read(samples: Path) -> None:
    assert share_read(_campa(samples, "Epoque (cal"))[1] == {"moderne"}


def test_the_dates_of_vietnamese_records_are_read(samples: Path) -> None:
    names = {"thời gian công nhận di tích", "ngày sinh", "ngày mất", "thời điểm", "ngày bắt đầu", "ngày kết thúc",
             "ngày thành lập hoặc tạo ra", "thời kỳ", "trị vì", "niên hiệu"}  # fmt: skip
    texts = [
        value["value"]
        for path in (samples / "vn-records").glob("*/*.json")
        for name, values in json.loads(path.read_text(encoding="utf-8"))["claims"].items()
        if name in names
        for value in values
    ]
    share, missed = share_read(iter(texts))
    assert len(texts) > 600
    assert share > 0.99
    assert missed == {"năm xx", "thời đại đồ đá mới"}


def test_tates_own_years_come_out_of_its_date_texts(samples: Path) -> None:
    works = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in (samples / "museum-records" / "tate" / "artworks").rglob("*.json")
    ]
    compared = [work for work in works if work.get("dateRange")]
    differing = [work["dateText"] for work in compared if _years(work["dateText"]) != _range(work["dateRange"])]
    assert len(compared) > 80
    assert differing == ["1970–2"]  # whose range says 1971 to 1972


def _years(text: str) -> tuple[int, int] | None:
    reading = parse_date(text)
    if reading is None or reading.earliest is None or reading.latest is None:
        return None
    return int(reading.earliest[:4]), int(reading.latest[:4])


def _range(given: dict[str, int]) -> tuple[int, int]:
    return given["startYear"], given["endYear"]


def test_the_lives_of_tates_artists_are_read(samples: Path) -> None:
    with (samples / "museum-records" / "tate" / "artist_data.csv").open(encoding="utf-8-sig", newline="") as file:
        share, _ = share_read(row["dates"] for row in csv.DictReader(file))
    assert share > 0.999
