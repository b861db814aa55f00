"""Makes catalog/places/data/provinces.tsv and communes.txt from thanglequoc/vietnamese-provinces-database (MIT).

    python tools/make_places.py FOLDER

FOLDER holds three files of that repository, renamed: units-34-current.json and units-63-before-2025-07.json (its
full JSON at commit cd58063299, and at fac63085eb), merge-map-2025-truocsapnhap.json (its donvi_tinhthanh.json at
cd58063299). The output is sorted and has no dates in it: run again on the same input, it is the same.
"""

import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from merger_text import Piece, pieces  # noqa: E402

from catalog.places.names import exact_key, loose_key, traditional  # noqa: E402

OUT = Path(__file__).parents[1] / "catalog" / "places" / "data"
LETTERS = {
    "quận": "Q", "huyện": "H", "thị xã": "T", "thành phố": "C",
    "phường": "P", "xã": "X", "thị trấn": "N", "đặc khu": "D",
}  # fmt: skip
LISTED_AS = {"00071": "07147"}  # Hiệp Hòa (Quảng Ninh) has another number in the merger list
ALIKE = 0.7  # share of letters in common; every pair it accepts is printed


@dataclass
class Old:
    """A commune or district of before July 2025, while the merger list is read."""

    code: str
    type: str
    name: str
    district: str
    district_name: str
    province: str
    became: dict[str, bool] = field(default_factory=dict)  # code of the new commune: only a part

    def __post_init__(self) -> None:
        self.exact, self.loose = exact_key(self.name), loose_key(self.name)
        self.district_key = exact_key(self.district_name)


@dataclass
class Report:
    """What could be read of the merger list."""

    named: int = 0
    settled: int = 0
    alike: list[str] = field(default_factory=list)
    open: list[tuple[str, Piece, set[str]]] = field(default_factory=list)


def read_type(full_name: str, name: str) -> str:
    """'Phường Phúc Xá' is a 'phường'."""
    return " ".join(full_name.removesuffix(name).split()).lower()


def spelt_out(name: str) -> str:
    """'N.T Phong Hải' is 'Nông trường Phong Hải', a state farm."""
    return re.sub(r"^N\.?T\.? ", "Nông trường ", traditional(name))


def read_old(units: list[dict[str, Any]]) -> tuple[list[Old], list[Old]]:
    """The districts and the communes of the 63 provinces."""
    districts, communes = [], []
    for province in units:
        for district in province["District"]:
            name = traditional(district["Name"])
            kind = read_type(district["FullName"], district["Name"])
            districts.append(Old(district["Code"], kind, name, district["Code"], name, province["Code"]))
            communes.extend(
                Old(ward["Code"], read_type(ward["FullName"], ward["Name"]), spelt_out(ward["Name"]),
                    district["Code"], name, province["Code"])
                for ward in district["Ward"] or []
            )  # fmt: skip
    return districts, communes


def provinces_became(merged: list[dict[str, str]], old: list[dict[str, Any]]) -> dict[str, str]:
    """Old province code to new one, read from the 34 sentences; every one of the 63 must be named once."""
    became: dict[str, str] = {}
    for row in (row for row in merged if row["magoc"] == "0"):
        words = exact_key(row["truocsapnhap"].split(".")[0].replace("TPHCM", "thành phố Hồ Chí Minh"))
        if words == exact_key("giữ nguyên"):
            words = exact_key(row["ten"])
        for province in old:
            name = exact_key(traditional(province["Name"]))
            if f" {name} " in f" {words} ":
                assert province["Code"] not in became, province["Name"]
                became[province["Code"]] = row["ma"]
    assert len(became) == 63, len(became)
    return became


def candidates(piece: Piece, pool: list[Old]) -> list[Old]:
    """The old communes that a piece may mean, by its type, name and the district it gives."""
    exact, loose = exact_key(piece.name), loose_key(piece.name)
    joined = loose.replace(" ", "")
    found = (
        [old for old in pool if old.exact == exact]
        or [old for old in pool if old.loose == loose]
        or [old for old in pool if old.loose.replace(" ", "") == joined]
        or [old for old in pool if old.exact == exact_key(f"{piece.type} {piece.name}")]  # 'Phường Đúc'
    )
    if piece.district:
        district = exact_key(piece.district)
        found = [old for old in found if old.district_key == district]
    return [old for old in found if old.type == piece.type] or found


def settle(row: dict[str, str], pool: list[Old], report: Report) -> None:
    """Notes in the old communes which new one they became, where that is beyond doubt."""
    kept = row["truocsapnhap"].strip().lower() == "giữ nguyên"
    named = [Piece(*_kept(row["ten"]))] if kept else pieces(row["truocsapnhap"])
    options = [candidates(piece, pool) for piece in named]
    near = {found[0].district for found in options if len(found) == 1}
    near = near or {old.district for old in pool if old.code == row["ma"]}
    for piece, found in zip(named, options, strict=True):
        report.named += 1
        whole_district = piece.type == "huyện" and [old for old in pool if old.district_key == exact_key(piece.name)]
        if whole_district:
            chosen = whole_district
        else:
            chosen = found if len(found) == 1 else [old for old in found if old.district in near]
            chosen = chosen if len(chosen) == 1 else [old for old in chosen if old.code == row["ma"]]
        for old in chosen:
            old.became[row["ma"]] = piece.part
        report.settled += bool(chosen)
        if not chosen:
            report.open.append((row["ma"], piece, near))


def settle_misspelt(pool: list[Old], report: Report) -> None:
    """Settles what is left where one commune without successor, in the same district, is spelt almost alike."""
    for entry in list(report.open):
        code, piece, near = entry
        left = [old for old in pool if not old.became and old.district in near]
        name = loose_key(piece.name)
        alike = [old for old in left if SequenceMatcher(None, old.loose, name).ratio() >= ALIKE]
        if len(alike) == 1:
            alike[0].became[code] = piece.part
            report.alike.append(f"{piece.name} = {alike[0].name}")
            report.open.remove(entry)


def _kept(title: str) -> tuple[str, str]:
    kind = next(kind for kind in LETTERS if title.lower().startswith(kind))
    return ("huyện" if kind == "đặc khu" else kind), title[len(kind) :].strip()


def settle_all(
    merged: list[dict[str, str]], districts: list[Old], communes: list[Old], became: dict[str, str]
) -> Report:
    """Reads all sentences; an old commune in two of them went to both in part."""
    pools: dict[str, list[Old]] = defaultdict(list)
    for old in communes:
        pools[became[old.province]].append(old)
    peopled = {old.district for old in communes}
    for district in districts:
        if district.code not in peopled:
            pools[became[district.province]].append(district)
    report = Report()
    for row in merged:
        if row["magoc"] != "0":
            settle(row, pools[row["magoc"]], report)
    for pool in pools.values():
        settle_misspelt(pool, report)
    for old in [*communes, *districts]:
        if len(old.became) > 1:
            old.became = dict.fromkeys(old.became, True)
    return report


def province_lines(new: list[dict[str, Any]], old: list[dict[str, Any]], became: dict[str, str]) -> list[str]:
    """One tab-separated line a province."""
    english = {loose_key(row["NameEn"]).replace(" ", ""): row["NameEn"] for row in new}
    lines = []
    for era, rows in (("2025", new), ("2024", old)):
        for row in sorted(rows, key=lambda row: row["Code"]):
            name_en = english.get(loose_key(row["NameEn"]).replace(" ", ""), row["NameEn"])
            kind = read_type(row["FullName"], row["Name"])
            target = became[row["Code"]] if era == "2024" else ""
            lines.append("\t".join([era, row["Code"], kind, traditional(row["Name"]), name_en, target]))
    return lines


def commune_lines(new: list[dict[str, Any]], districts: list[Old], communes: list[Old]) -> list[str]:
    """'=era', '@province', then a line each: number, letter of the type, name, what it became (~: in part)."""
    lines = ["=2025"]
    for province in sorted(new, key=lambda row: row["Code"]):
        lines.append(f"@{province['Code']}")
        for ward in sorted(province["Wards"], key=lambda row: row["Code"]):
            kind = LETTERS[read_type(ward["FullName"], ward["Name"])]
            lines.append(f"{ward['Code']}\t{kind}\t{traditional(ward['Name'])}")
    lines.append("=2024")
    by_district: dict[str, list[Old]] = defaultdict(list)
    for old in communes:
        by_district[old.district].append(old)
    province_now = ""
    for district in sorted(districts, key=lambda old: old.code):
        if district.province != province_now:
            province_now = district.province
            lines.append(f"@{province_now}")
        lines.extend(_old_line(old) for old in [district, *by_district[district.code]])
    return lines


def _old_line(old: Old) -> str:
    became = " ".join(LISTED_AS.get(code, code) + ("~" if part else "") for code, part in sorted(old.became.items()))
    return "\t".join([old.code, LETTERS[old.type], old.name, became]).rstrip("\t")


def main(folder: Path) -> None:
    """Writes both files and tells what share of the merger list could be read."""
    new, old, merged = (
        json.loads((folder / name).read_text(encoding="utf-8"))
        for name in (
            "units-34-current.json",
            "units-63-before-2025-07.json",
            "merge-map-2025-truocsapnhap.json",
        )
    )
    became = provinces_became(merged, old)
    districts, communes = read_old(old)
    report = settle_all(merged, districts, communes, became)
    (OUT / "provinces.tsv").write_text("\n".join(province_lines(new, old, became)) + "\n", encoding="utf-8")
    (OUT / "communes.txt").write_text("\n".join(commune_lines(new, districts, communes)) + "\n", encoding="utf-8")
    mapped = sum(bool(commune.became) for commune in communes)
    split = sum(len(commune.became) > 1 for commune in communes)
    log = [f"read as the same: {pair}" for pair in report.alike]
    log += [f"left open: {piece.type} {piece.name}, into {code}" for code, piece, _ in report.open]
    log += [
        f"no successor: {old.code} {old.type} {old.name} ({old.district_name})" for old in communes if not old.became
    ]
    log += [
        f"{report.settled} of {report.named} names in the merger list settled, {len(report.alike)} more by likeness",
        f"{mapped} of {len(communes)} old communes have a successor, {split} of them several",
    ]
    sys.stdout.write("\n".join(log) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
