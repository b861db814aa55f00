"""A sheet is understood: targets, languages, keys, and sheets of files."""

import pytest

from ingest.sheets.mapping import mapping_of
from tests.ingest.sheets.rows import understood

SITES = mapping_of({"kind": "site"}, "m")


def test_the_language_of_a_text_is_that_of_its_words_before_that_of_its_heading() -> None:
    columns = understood({"Name": "Đình Chu Quyến", "Description": "A hall of ironwood", "Ghi chú": "go lim"}).columns
    assert (columns["Name"].language, columns["Description"].language, columns["Ghi chú"].language) == (
        "vi",
        "en",
        "vi",
    )


def test_the_fullest_column_of_numbers_is_the_key_and_the_others_are_kept() -> None:
    found = understood({"Mã": "1", "Số kiểm kê": "HV-1"}, {"Mã": "1", "Số kiểm kê": "HV-2"})
    assert found.key == ("Số kiểm kê",)
    assert found.columns["Mã"].target == "identifier.other"


def test_a_sheet_without_numbers_says_so() -> None:
    assert [message.code for message in understood({"Tên hiện vật": "Đình"}, mapping=SITES).messages] == [
        "key-column-missing"
    ]


def test_unknown_columns_are_listed_once() -> None:
    (message,) = understood({"Mã": "1", "Tên": "A", "Lạ": "x", "Kỳ": "y"}, mapping=SITES).messages
    assert (message.code, message.params["columns"]) == ("columns-unknown", "Lạ, Kỳ")


def test_the_mapping_has_the_last_word_and_is_not_called_unknown() -> None:
    mapping = mapping_of(
        {"kind": "site", "columns": {"Tên": "name.alternative", "Lạ": "unmapped", "Không có": "name"}}, "m"
    )
    found = understood({"Mã": "1", "Tên": "A", "Lạ": "x"}, mapping=mapping)
    assert found.columns["Tên"].target == "name.alternative"
    assert [(message.code, message.params["columns"]) for message in found.messages] == [("columns-absent", "Không có")]


def test_loai_heads_kinds_in_one_sheet_and_types_in_another() -> None:
    assert understood({"Mã": "1", "Loại": "di tích"}).columns["Loại"].target == "kind"
    assert understood({"Mã": "1", "Loại": "đình"}, {"Mã": "2", "Loại": "chùa"}).columns["Loại"].target == "term.type"


def test_a_sheet_of_files_is_told_from_one_of_records() -> None:
    files = understood({"Số kiểm kê": "DT-01", "Tên tệp": "a.jpg", "Chú thích": "Mặt trước", "Tác giả": "An"})
    assert files.of_files
    assert files.columns["Tác giả"].target == "file.credit"
    assert not understood({"Số kiểm kê": "DT-01", "Tên": "Đình", "Ảnh": "a.jpg", "Chú thích": "x"}).of_files


def test_a_licence_without_files_covers_all_digital_files() -> None:
    assert understood({"Mã": "1", "Tên": "A", "Giấy phép": "CC0"}).columns["Giấy phép"].target == "rights.digital"
    assert (
        understood({"Mã": "1", "Tên": "A", "Ảnh": "a.jpg", "Giấy phép": "CC0"}).columns["Giấy phép"].target
        == "file.rights"
    )


def test_an_untyped_relation_keeps_what_its_heading_says() -> None:
    columns = understood({"Mã": "1", "Lễ hội": "PV-1", "Liên quan": "DT-2"}).columns
    assert columns["Lễ hội"].note == {"vi": "Lễ hội", "en": "festival"}
    assert columns["Liên quan"].note == {}


@pytest.mark.parametrize("header", ["Thứ tự tham quan", "THỨ TỰ THAM QUAN", "thu tu tham quan"])
def test_the_order_of_a_walk_is_no_reason_why_records_belong_together(header: str) -> None:
    column = understood({"Mã": "1", header: "X-001 ; X-009"}).columns[header]
    assert (column.target, column.note) == ("relation.members", {})


def test_what_was_recognised_can_be_saved_as_a_mapping() -> None:
    mapping = understood({"Số kiểm kê": "1", "Tên": "Đình", "Lạ": "x"}).as_mapping()
    assert mapping.key == ("Số kiểm kê",)
    assert {header: column.target for header, column in mapping.columns.items()} == {
        "Số kiểm kê": "identifier",
        "Tên": "name",
        "Lạ": "unmapped",
    }


@pytest.mark.parametrize(
    "heading",
    ["Mã nghệ nhân", "Mã lễ hội", "Mã tài liệu", "Số hồ sơ", "Số hiệu di tích", "Số ĐK", "MSHV", "Ký hiệu hồ sơ"],
)
def test_registers_call_their_numbers_in_many_ways(heading: str) -> None:
    assert understood({heading: "1", "Tên": "A"}).key == (heading,)


def test_a_column_that_looks_like_numbers_is_named() -> None:
    rows = [{"Nhãn hộp": f"BT.{at}", "Phiếu": "1", "Tên hiện vật": "A", "Điện thoại": f"091{at}"} for at in range(3)]
    (message,) = [one for one in understood(*rows).messages if one.code.startswith("key")]
    assert (message.code, message.params["column"]) == ("key-column-likely", "Nhãn hộp")
    assert 'key = "Nhãn hộp"' in message.text("vi")
