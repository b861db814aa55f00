"""Headings are recognised with marks or without, in three languages, with the language of their text beside them."""

import unicodedata
from pathlib import Path

import pytest

from ingest.sheets import synonyms
from ingest.sheets.fields.registry import is_target
from ingest.sheets.synonyms import recognise


@pytest.mark.parametrize(
    ("heading", "target", "language"),
    [
        ("Số kiểm kê", "identifier", ""),
        ("SO KIEM KE", "identifier", ""),
        ("so_kiem_ke", "identifier", ""),
        ("Inventory number", "identifier", ""),
        ("N° d'inventaire", "identifier", ""),
        ("Tên tiếng Anh", "name", "en"),
        ("Tên (EN)", "name", "en"),
        ("English title", "name", "en"),
        ("Tên chữ Hán", "name", "lzh-Hant"),
        ("Mô tả (tiếng Anh)", "text.description", "en"),
        ("yearOfBirth", "date.birth", ""),
        ("Khởi dựng", "date", ""),
        ("Khởi công", "date", ""),
        ("Kích thước (cm)", "measurement", ""),
        ("Địa chỉ / Xã", "place.commune", ""),
        ("claims.chất liệu", "term.material", ""),
        ("Khổ", "measurement", ""),
        ("Kho", "place.storage", ""),
        ("Giá vé", "visit.fees", ""),
        ("Vé vào cửa", "visit.fees", ""),
        ("GIA VE VAO CUA", "visit.fees", ""),
        ("Giá vé tiếng Anh", "visit.fees", "en"),
        ("Admission fee", "visit.fees", ""),
        ("Bậc và lối dốc", "visit.steps", ""),
        ("Bậc thang", "visit.steps", ""),
        ("Đường dốc", "visit.steps", ""),
        ("Tiếp cận", "visit.steps", ""),
        ("Bậc và lối dốc tiếng Anh", "visit.steps", "en"),
        ("Wheelchair access", "visit.steps", ""),
        ("Thứ tự", "file.order", ""),
        ("Thủ từ", "agent.keeper", ""),
        ("Province  (Tỉnh, Thành Phố)", "place.province", ""),
    ],
)
def test_a_heading_is_recognised(heading: str, target: str, language: str) -> None:
    found = recognise(heading)
    assert found is not None
    assert (found.target, found.language) == (target, language)


@pytest.mark.parametrize(
    "heading",
    ["Đáy", "Vẽ", "Hang", "Hàng", "Cặp", "Lăng", "Bàn", "Bận", "Khô", "Dây", "Thố", "Tên tuôi tiếng Anh", "NGUOI BAN"],
)
def test_a_heading_with_other_marks_is_another_word(heading: str) -> None:
    assert recognise(heading) is None


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Toạ độ", "place.coordinates"),
        ("Tọa độ", "place.coordinates"),
        (unicodedata.normalize("NFD", "Tọa độ"), "place.coordinates"),
        ("Kĩ thuật chế tác", "term.technique"),
        ("KỸ THUẬT CHẾ TÁC", "term.technique"),
        ("Tên húy", "name.original"),
        ("Tên huý", "name.original"),
        ("Thờ", "agent.worshipped"),
        ("Hạng", "designation"),
        ("Người ban", "agent.issuer"),
        ("NGUOI DUC", "agent.maker"),
        ("N° D'INVENTAIRE", "identifier"),
    ],
)
def test_spelling_and_capitals_do_not_matter(heading: str, target: str) -> None:
    found = recognise(heading)
    assert found is not None
    assert found.target == target


def test_a_seller_is_no_issuer_and_a_craftsman_nobody_worshipped() -> None:
    seller, craftsman = recognise("Người bán"), recognise("Thợ")
    assert seller is not None
    assert craftsman is not None
    assert (seller.target, craftsman.target) == ("event.acquisition.agent", "agent.maker")


@pytest.mark.parametrize("heading", ["", "Extension", "references.thành phố", "contributors[].role", "Cột lạ"])
def test_what_nobody_calls_a_column_is_not_recognised(heading: str) -> None:
    assert recognise(heading) is None


def test_every_synonym_names_a_target_and_no_heading_has_two() -> None:
    table = Path(synonyms.__file__).parent / "data" / "headings.tsv"
    seen: dict[str, str] = {}
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        heading, target, language = line.split("\t")
        assert is_target(target), line
        assert language in ("vi", "en", "fr"), line
        assert seen.setdefault(synonyms.spelled(heading), target) == target, line
