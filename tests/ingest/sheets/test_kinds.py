"""Of what kind a sheet's records are is guessed from headings, types and names, and the guess is told."""

import pytest

from ingest.sheets.build import Builder
from ingest.sheets.columns import understand
from ingest.sheets.mapping import SheetMapping, mapping_of
from tests.ingest.sheets.rows import make_sheet, record_of, understood


def _row(*headings: str) -> dict[str, str]:
    return {"Mã số": "1", **dict.fromkeys(headings, "x")}


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("Họ và tên", "Năm sinh", "Năm mất", "Quê quán", "Nghề nghiệp", "Danh hiệu"), "person"),
        (("Họ và tên", "Nghệ danh", "Địa chỉ"), "person"),
        (("Tên", "Thời gian tổ chức", "Địa điểm tổ chức"), "intangible"),
        (("Tên di sản", "Loại hình di sản", "Chủ thể văn hóa"), "intangible"),
        (("Tên di tích", "Địa chỉ", "Xếp hạng"), "site"),
        (("Tên", "Loại hình di tích", "Địa chỉ"), "site"),
        (("Nhan đề", "Tác giả", "Số trang", "Nhà xuất bản"), "document"),
        (("Tên hiện vật", "Chất liệu", "Kích thước", "Di tích"), "artefact"),
        (("Tên", "Chất liệu", "Kích thước"), "artefact"),
        (("HO VA TEN", "NAM SINH"), "person"),
    ],
)
def test_headings_tell_the_kind_and_the_guess_is_told(headings: tuple[str, ...], kind: str) -> None:
    found = understood(_row(*headings))
    assert found.kind == kind
    assert {"kind-of-sheet", "kind-of-sheet-default"} & {message.code for message in found.messages}


def test_a_guess_that_is_only_the_default_is_told_as_such_and_another_names_what_decided_first() -> None:
    (default,) = [one for one in understood(_row("Tên", "Chất liệu", "Kích thước")).messages if "kind" in one.code]
    assert (default.code, default.params["signs"]) == ("kind-of-sheet-default", "Chất liệu, Kích thước")
    (told,) = [one for one in understood(_row("Xếp hạng", "Tên di tích", "Địa chỉ")).messages if "kind" in one.code]
    assert (told.code, str(told.params["signs"]).split(", ")[0]) == ("kind-of-sheet", "Tên di tích")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("danh-sach-nghe-nhan.csv", "person"),
        ("Danh mục di tích.xlsx", "site"),
        ("lễ hội 2024.csv", "intangible"),
        ("Kiểm kê.xlsx [Hiện vật ở di tích Cổ Loa]", "artefact"),
        ("bảng kê.csv", None),
    ],
)
def test_the_name_of_file_or_sheet_tells_the_kind(source: str, kind: str | None) -> None:
    assert understand(make_sheet(_row("Tên"), source=source), SheetMapping()).kind == kind


def test_a_list_of_people_becomes_persons() -> None:
    record = record_of({"Họ và tên": "Nguyễn Văn A", "Năm sinh": "1950", "Nghề nghiệp": "Thợ gốm"})
    assert record.kind == "person"


def test_an_artisan_of_ca_tru_is_a_person_whatever_is_sung() -> None:
    assert record_of({"Họ và tên": "Nguyễn Thị B", "Năm sinh": "1950", "Loại hình": "Ca trù"}).kind == "person"


def test_types_of_most_rows_tell_the_kind_of_the_others_and_nothing_is_asked() -> None:
    rows = [{"Mã": str(at), "Tên": "A", "Loại hình": word} for at, word in enumerate(["Đình", "Chùa", "Đền", "Lạ"])]
    found = understood(*rows)
    assert "kind" not in " ".join(message.code for message in found.messages)
    built = Builder(found).build([found.sheet.sample[3]])
    assert built.record is not None
    assert built.record.kind == "site"


def test_what_nothing_tells_is_told_with_what_to_do() -> None:
    (message,) = understood({"Mã": "1", "Tên": "A"}).messages
    assert message.code == "kind-of-sheet-unknown"
    assert "kind" in message.text("en")


def test_a_kind_said_by_column_or_mapping_is_not_guessed() -> None:
    row = _row("Họ và tên", "Năm sinh")
    assert understood({**row, "Loại": "hiện vật"}).messages == ()
    found = understood(row, mapping=mapping_of({"kind": "site"}, "m"))
    assert (found.kind, found.messages) == ("site", ())


def test_a_saved_mapping_says_the_kind_that_was_guessed() -> None:
    assert understood(_row("Họ và tên", "Năm sinh")).as_mapping().kind == "person"
    assert understood(_row("Tên")).as_mapping().kind == ""


@pytest.mark.parametrize(
    ("heading", "word", "kind"),
    [
        ("Loại", "triển lãm", "collection"),
        ("Loại", "Trưng bày", "collection"),
        ("Loại", "TRIEN LAM", "collection"),
        ("Loại", "exhibition", "collection"),
        ("Loại hình", "Trưng bày chuyên đề", "collection"),
        ("Loại", "Bộ sưu tập", "collection"),
        ("Loại", "sưu tập hiện vật", "collection"),
        ("Type", "Exhibition", "collection"),
        ("Loại", "Bell", "artefact"),
        ("Loại", "pagoda", "site"),
        ("Loại", "Tủ trưng bày", "artefact"),
        ("Loại", "Khánh", "artefact"),
    ],
)
def test_a_type_tells_the_kind_in_either_language(heading: str, word: str, kind: str) -> None:
    record = record_of({"Mã": "1", "Tên": "Đi theo tiếng trống", heading: word})
    assert record.kind == kind


@pytest.mark.parametrize("word", ["triển lãm", "trưng bày", "exhibition"])
def test_an_exhibition_stays_called_so_and_is_one_beside_things(word: str) -> None:
    rows = [
        {"Mã": str(at), "Tên": f"Thứ {at}", "Loại": one} for at, one in enumerate(["Chuông", "Trống", "Tượng", word])
    ]
    found = understood(*rows)
    made = [Builder(found).build([row]).record for row in found.sheet.sample]
    assert [one.kind.value for one in made if one] == ["artefact", "artefact", "artefact", "collection"]
    assert made[3] is not None
    assert word in made[3].terms[0].term.label.values()


@pytest.mark.parametrize("name", ["Triển lãm Paris 1900", "Trưng bày Đông Sơn"])
def test_a_thing_that_is_only_named_after_an_exhibition_stays_a_thing(name: str) -> None:
    assert record_of({"Mã": "1", "Tên": name, "Chất liệu": "giấy", "Kích thước": "10 x 15 cm"}).kind == "artefact"
