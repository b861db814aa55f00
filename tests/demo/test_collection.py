"""The demo museum is whole: every row is told in two languages, every relation leads somewhere, every file is named."""

from __future__ import annotations

import json
import re
import struct
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib import util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from catalog.dates.recurrence import parse_recurrence
from catalog.places.resolve import DIVIDED, resolve_place
from ingest.sheets.terms import known_word

ROOT = Path(__file__).resolve().parents[2]
COLLECTION = ROOT / "demo" / "collection"
BUDGET_BYTES = 80_000_000
Image.MAX_IMAGE_PIXELS = 150_000_000  # the scroll has 105,840,000, and is our own
KINDS = {"di tích", "hiện vật", "tư liệu", "di sản phi vật thể", "nhân vật", "sự kiện", "địa danh", "bộ sưu tập"}
TERMS = ["Loại hình", "Chất liệu", "Kỹ thuật", "Loại di tích", "Chủ đề"]
"""Columns of words that visitors narrow by."""
NAMED = ["Thờ", "Tác giả"]
"""Columns of persons, some of whom have no record here."""
POINTERS = [
    "Thuộc",
    "Bộ sưu tập",
    "Nơi thực hành",
    "Nơi diễn ra",
    "Nói về",
    "Tham gia",
    "Nơi sinh",
    "Thứ tự tham quan",
    "Liên quan",
]
RELATIONS = [*NAMED, *POINTERS]
SPOKEN = {".mp3"}
BESIDE_SOUND = {".vtt", ".txt"}


def load(name: str) -> ModuleType:
    spec = util.spec_from_file_location(f"demo_workshop_{name}", ROOT / "demo" / "workshop" / f"{name}.py")
    assert spec
    assert spec.loader
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


sheet = load("sheet")


def rows(title: str) -> list[dict[str, str]]:
    """The committed spreadsheet, as a curator's program would read it."""
    table = CalamineWorkbook.from_path(str(COLLECTION / "bang-ke.xlsx")).get_sheet_by_name(title).to_python()
    header = [str(h) for h in table[0]]
    return [dict(zip(header, (plain(v) for v in row), strict=True)) for row in table[1:]]


def plain(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


RECORDS = rows("Hồ sơ")
FILES = rows("Tệp")
NUMBERS = {r["Số kiểm kê"] for r in RECORDS}


def pictures() -> Iterator[Path]:
    for suffix in ("jpg", "webp"):
        yield from sorted(COLLECTION.rglob(f"*.{suffix}"))


def test_all_eight_kinds_are_there() -> None:
    assert {r["Loại"] for r in RECORDS} == KINDS
    assert len(RECORDS) >= 24


def test_no_inventory_number_is_used_twice() -> None:
    assert len(NUMBERS) == len(RECORDS)


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r["Số kiểm kê"])
def test_a_record_is_told_in_both_languages_and_says_where_from(record: dict[str, str]) -> None:
    for column in ("Tên", "Tên tiếng Anh", "Mô tả", "Mô tả tiếng Anh", "Loại hình", "Nguồn", "Quyền", "Chủ đề"):
        assert record[column].strip(), column
    assert record["Mô tả"] != record["Mô tả tiếng Anh"]
    assert record["Mô tả"].count(".") + record["Mô tả"].count("?") >= 2


@pytest.mark.parametrize("column", TERMS)
def test_each_word_of_a_facet_has_an_english_name_of_its_own(column: str) -> None:
    words = {word for record in RECORDS for word in record[column].split(" ; ") if word}
    named = {word: known.en for word in words if (known := known_word(word))}
    assert sorted(words - named.keys()) == []
    called = Counter(named.values())
    assert sorted(word for word, name in named.items() if called[name] > 1) == []


def test_an_older_address_names_units_of_before_and_no_urban_district_in_a_province() -> None:
    """Only cities directly under the government have a quận; a tỉnh has a huyện, a thị xã or a thành phố."""
    cities = {"Hà Nội", "TP Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"}
    for record in RECORDS:
        province, district, commune = (record[column] for column in ("Tỉnh cũ", "Huyện cũ", "Xã cũ"))
        if district:
            before = resolve_place(province=province, district=district, commune=commune)
            assert before.before, record["Số kiểm kê"]
            assert {told.code for told in before.messages} <= {DIVIDED.code}, record["Số kiểm kê"]
            assert not district.startswith("quận ") or province in cities, record["Số kiểm kê"]


def test_a_feast_day_that_nobody_reckons_is_told_in_both_languages() -> None:
    told = {r["Số kiểm kê"]: r["Ngày hội tiếng Anh"] for r in RECORDS if r["Ngày hội"]}
    unread = {
        r["Số kiểm kê"] for r in RECORDS if r["Ngày hội"] and parse_recurrence(r["Ngày hội"].split(" ; ")[0]) is None
    }
    assert unread
    assert [number for number in unread if not told[number]] == []


def test_every_relation_leads_to_a_record() -> None:
    lost = [
        (r["Số kiểm kê"], column, target)
        for r in RECORDS
        for column in RELATIONS
        for target in r[column].split(" ; ")
        if target.removesuffix(" (còn tranh luận)") not in {"", *NUMBERS}
        and (column in POINTERS or any(sign.isdigit() for sign in target))
    ]
    assert lost == []


def test_no_record_points_to_itself() -> None:
    assert [r["Số kiểm kê"] for r in RECORDS for column in RELATIONS if r["Số kiểm kê"] in r[column].split(" ; ")] == []


def test_most_relations_say_what_they_are() -> None:
    said = {column: sum(len(r[column].split(" ; ")) for r in RECORDS if r[column]) for column in RELATIONS}
    assert said["Liên quan"] < sum(said.values()) / 2, said


def ties(columns: list[str]) -> dict[str, set[str]]:
    """Which records each is tied to by one of the columns, from either end."""
    found: dict[str, set[str]] = {number: set() for number in NUMBERS}
    for record in RECORDS:
        for column in columns:
            for target in record[column].replace(" (còn tranh luận)", "").split(" ; "):
                if target in NUMBERS:
                    found[record["Số kiểm kê"]].add(target)
                    found[target].add(record["Số kiểm kê"])
    return found


def test_every_record_can_be_left_in_two_ways_beside_its_collections() -> None:
    tied = ties([column for column in RELATIONS if column not in {"Bộ sưu tập", "Thứ tự tham quan"}])
    things = [r["Số kiểm kê"] for r in RECORDS if r["Loại"] != "bộ sưu tập"]
    assert [number for number in things if len(tied[number]) < 2] == []


def test_what_is_related_shares_a_subject_or_is_named_or_is_tied_otherwise() -> None:
    closer = ties([column for column in RELATIONS if column not in {"Liên quan", "Bộ sưu tập", "Thứ tự tham quan"}])
    by_number = {r["Số kiểm kê"]: r for r in RECORDS}
    unsaid = []
    for record in RECORDS:
        for target in filter(None, record["Liên quan"].split(" ; ")):
            other = by_number[target]
            shared = set(record["Chủ đề"].split(" ; ")) & set(other["Chủ đề"].split(" ; "))
            named = any(
                name in one["Mô tả"]
                for one, two in ((record, other), (other, record))
                for name in filter(None, [two["Tên"], *two["Tên khác"].split(" ; ")])
            )
            if not (shared or named or target in closer[record["Số kiểm kê"]]):
                unsaid.append((record["Số kiểm kê"], target))
    assert unsaid == []


def test_a_collection_says_of_each_member_why_it_is_there() -> None:
    collections = [r for r in RECORDS if r["Loại"] == "bộ sưu tập"]
    assert sum(r["Loại hình"] == "trưng bày" for r in collections) >= 2
    assert len(collections) >= 8
    for collection in collections:
        members = [r for r in RECORDS if collection["Số kiểm kê"] in r["Bộ sưu tập"].split(" ; ")]
        assert len(members) >= 6
        assert sorted(collection["Thứ tự tham quan"].split(" ; ")) == sorted(m["Số kiểm kê"] for m in members)
        for reasons in ("Vì sao thuộc bộ sưu tập", "Vì sao thuộc bộ sưu tập tiếng Anh"):
            assert all(len(m[reasons].split("\n")) == len(m["Bộ sưu tập"].split(" ; ")) for m in members)


@pytest.mark.parametrize(
    ("column", "place"), [("Vì sao liên quan", 0), ("Vì sao liên quan tiếng Anh", 1)], ids=["vi", "en"]
)
def test_each_related_record_has_its_own_reason(column: str, place: int) -> None:
    reasons = sheet.read(sheet.HERE / "reasons.toml")
    used = set()
    for record in RECORDS:
        pairs = [" ".join(sorted((record["Số kiểm kê"], t))) for t in record["Liên quan"].split(" ; ") if t]
        assert [line for line in record[column].split("\n") if line] == [reasons[pair][place] for pair in pairs]
        used.update(pairs)
    assert used == reasons.keys()


def test_a_reason_is_one_short_sentence_that_is_said_of_one_pair_only() -> None:
    reasons = sheet.read(sheet.HERE / "reasons.toml").values()
    assert all(vi != en for vi, en in reasons)
    for told in zip(*reasons, strict=True):
        assert len(set(told)) == len(told)
        assert all(8 <= len(sentence.split()) <= 16 and sentence.endswith(".") for sentence in told)


def test_an_inscription_has_its_reading_and_both_translations() -> None:
    for record in RECORDS:
        if record["Văn khắc chữ Hán"]:
            told = [record[c] for c in ("Phiên âm Hán Việt", "Dịch nghĩa", "Dịch nghĩa tiếng Anh")]
            assert all(told), record["Số kiểm kê"]


def test_a_point_has_its_precision_and_lies_in_vietnam() -> None:
    for record in RECORDS:
        if record["Vĩ độ"]:
            assert record["Sai số tọa độ (m)"], record["Số kiểm kê"]
            assert 8 < float(record["Vĩ độ"]) < 23.5
            assert 102 < float(record["Kinh độ"]) < 110


def test_something_is_there_that_the_public_must_not_see() -> None:
    assert any(r["Vị trí kho"] and r["Chủ sở hữu"] for r in RECORDS)


VISITS = [(r["Số kiểm kê"], r["Giá vé"], r["Giá vé tiếng Anh"], r["Nguồn"]) for r in RECORDS if r["Giá vé"]]
ON_FOOT = [
    (r["Số kiểm kê"], r["Bậc và lối dốc"], r["Bậc và lối dốc tiếng Anh"]) for r in RECORDS if r["Bậc và lối dốc"]
]


@pytest.mark.parametrize(("number", "fees", "in_english", "sources"), VISITS)
def test_a_price_is_told_in_both_languages_with_a_year_near_that_of_its_source(
    number: str, fees: str, in_english: str, sources: str
) -> None:
    told, cited = ({int(year) for year in re.findall(r"\b20\d\d\b", text)} for text in (fees, sources))
    assert told & {int(year) for year in re.findall(r"\b20\d\d\b", in_english)}, f"{number} tells no year"
    assert any(abs(one - other) <= 1 for one in told for other in cited), f"{number} has no source of those years"


def test_some_sites_tell_the_price_and_some_the_steps_or_the_way_up() -> None:
    assert len(VISITS) >= 8
    assert len(ON_FOOT) >= 4
    assert all(in_english for _, _, in_english in ON_FOOT)


def test_all_text_is_nfc_without_control_signs() -> None:
    for row in [*RECORDS, *FILES]:
        for value in row.values():
            assert unicodedata.is_normalized("NFC", value)
            assert not [c for c in value if unicodedata.category(c) in {"Cc", "Cf"} and c != "\n"], value


def test_every_file_is_named_by_a_row_and_every_row_has_its_file() -> None:
    there = {p.relative_to(COLLECTION).as_posix() for p in COLLECTION.rglob("*") if p.is_file() and p.suffix != ".xlsx"}
    assert there == {f["Tên tệp"] for f in FILES}
    assert len(FILES) == len({f["Tên tệp"] for f in FILES})


def test_a_file_name_carries_its_record() -> None:
    for file in FILES:
        assert file["Số kiểm kê"] in NUMBERS
        assert file["Tên tệp"].startswith(file["Số kiểm kê"]), file["Tên tệp"]


def test_every_file_has_its_caption_and_alternative_in_both_languages() -> None:
    for file in FILES:
        assert file["Chú thích"], file["Tên tệp"]
        assert file["Chú thích tiếng Anh"], file["Tên tệp"]
        if Path(file["Tên tệp"]).suffix not in BESIDE_SOUND:
            assert file["Mô tả ảnh"], file["Tên tệp"]
            assert file["Mô tả ảnh tiếng Anh"], file["Tên tệp"]


def test_most_records_have_a_picture() -> None:
    with_picture = {f["Số kiểm kê"] for f in FILES if f["Vai trò"] == "ảnh chính"}
    kinds_without = {r["Loại"] for r in RECORDS if r["Số kiểm kê"] not in with_picture and r["Loại"] != "bộ sưu tập"}
    assert kinds_without <= {"di tích", "di sản phi vật thể"}
    assert len(with_picture) >= 0.8 * len(RECORDS)


def test_a_sound_has_captions_and_a_transcript_in_both_languages() -> None:
    for sound in (p for p in COLLECTION.rglob("*") if p.suffix in SPOKEN):
        for language in ("vi", "en"):
            assert sound.with_name(f"{sound.stem}.{language}.vtt").read_text(encoding="utf-8").startswith("WEBVTT\n\n")
            assert sound.with_name(f"{sound.stem}.{language}.txt").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("path", list(pictures()), ids=lambda p: p.name)
def test_a_picture_is_large_enough_and_says_who_made_it(path: Path) -> None:
    with Image.open(path) as image:
        image.load()
        assert min(image.size) >= 400
        assert max(image.size) >= 900
        xmp = image.info["xmp"].decode()
    assert "digitalsourcetype/algorithmicMedia" in xmp
    assert "Dự án Heritage" in xmp
    assert "creativecommons.org/licenses/by/4.0" in xmp


def test_every_scan_is_a_whole_glb_of_at_most_four_megabytes() -> None:
    for path in COLLECTION.rglob("*.glb"):
        data = path.read_bytes()
        assert struct.unpack("<4sII", data[:12]) == (b"glTF", 2, len(data)), path.name
        assert len(data) <= 4_000_000, path.name


def test_every_normal_of_every_scan_has_the_length_one() -> None:
    for path in COLLECTION.rglob("*.glb"):
        data = path.read_bytes()
        json_bytes = struct.unpack("<I", data[12:16])[0]
        document = json.loads(data[20 : 20 + json_bytes])
        for mesh in document["meshes"]:
            for primitive in mesh["primitives"]:
                accessor = document["accessors"][primitive["attributes"]["NORMAL"]]
                view = document["bufferViews"][accessor["bufferView"]]
                begin = 28 + json_bytes + view.get("byteOffset", 0) + accessor.get("byteOffset", 0)
                normals = np.frombuffer(data, "<f4", accessor["count"] * 3, begin).reshape(-1, 3)
                assert np.linalg.norm(normals, axis=1) == pytest.approx(1, abs=0.001), path.name


def test_the_collection_stays_within_its_budget() -> None:
    total = sum(p.stat().st_size for p in (ROOT / "demo").rglob("*") if p.is_file())
    assert total < BUDGET_BYTES


def test_the_spreadsheet_is_what_the_text_makes() -> None:
    for made, committed in zip(sheet.workbook(), (RECORDS, FILES), strict=True):
        expected = [
            {h: plain(float(v) if isinstance(v, int) else v) for h, v in zip(made.headers, row, strict=True)}
            for row in made.rows
        ]
        assert committed == expected


def test_every_picture_model_and_sound_has_its_recipe() -> None:
    recipes = sheet.recipes()
    made = {p for p in COLLECTION.rglob("*") if p in set(pictures()) or p.suffix in {".glb", ".mp3"}}
    assert {p.relative_to(COLLECTION).as_posix() for p in made} == set(recipes)
    for how in recipes.values():
        assert (ROOT / "demo" / how["made_by"].split()[0]).is_file(), how["made_by"]
