"""Of persons who may be living the public learns neither address nor day of birth; of the dead all."""

import pytest

from catalog.policy import STAFF, VISITOR, redact
from catalog.record.model import Record
from ingest.sheets.mapping import mapping_of
from tests.ingest.sheets.rows import build, record_of, understood

ARTISAN = {
    "Mã nghệ nhân": "NN-1",
    "Họ và tên": "Nguyễn Thị Bình",
    "Ngày sinh": "12/3/1956",
    "Quê quán": "thôn Chu Quyến, xã Minh Châu, huyện Ba Vì",
    "Địa chỉ": "số 12 ngõ 4, xã Minh Châu, huyện Ba Vì",
    "Điện thoại": "0912345678",
    "Email": "binh@example.vn",
    "CCCD": "001156000001",
    "Liên hệ": "0912345678",
    "Giới tính": "Nữ",
}


def _public(record: Record) -> str:
    return redact(record, VISITOR).model_dump_json()


def test_address_telephone_and_day_of_birth_of_an_artisan_are_for_staff() -> None:
    record = record_of(ARTISAN)
    for secret in ("số 12", "0912345678", "example.vn", "001156", "12/3", "1956-03", "Chu Quyến"):
        assert secret in redact(record, STAFF).model_dump_json()
        assert secret not in _public(record), secret


def test_the_year_of_birth_and_the_commune_are_for_everybody() -> None:
    (birth,) = redact(record_of(ARTISAN), VISITOR).events
    assert birth.date is not None
    assert (birth.date.display("vi"), birth.date.year_from) == ("1956", 1956)
    assert [place.label for place in birth.places] == [{"vi": "xã Minh Châu, huyện Ba Vì"}]


def test_a_birth_that_tells_a_year_and_a_district_stays_one_row() -> None:
    record = record_of({**ARTISAN, "Ngày sinh": "1956", "Quê quán": "huyện Ba Vì, Hà Nội"})
    assert [(event.type, event.access) for event in record.events] == [("birth", None)]


@pytest.mark.parametrize("died", [{"Năm mất": "2001"}, {"Ngày sinh": "12/3/1856"}, {"Thời kỳ": "Nhà Nguyễn"}])
def test_of_the_dead_nothing_is_held_back(died: dict[str, str]) -> None:
    shown = _public(record_of({**ARTISAN, **died}))
    assert "số 12" in shown
    assert "Chu Quyến" in shown


def test_a_mapping_opens_what_may_be_shown() -> None:
    columns = {
        "Địa chỉ": {"to": "place.address", "access": "public"},
        "Ngày sinh": {"to": "date.birth", "access": "public"},
        "Liên hệ": {"to": "visit.contact", "access": "public"},
    }
    shown = _public(record_of(ARTISAN, mapping=mapping_of({"columns": columns}, "m")))
    for opened in ("số 12", "12/3/1956", "0912345678"):
        assert opened in shown


def test_only_units_above_the_commune_of_a_person_are_for_everybody() -> None:
    record = record_of({"Mã nghệ nhân": "1", "Họ và tên": "A", "Huyện": "Ba Vì", "Tỉnh": "Hà Nội"})
    assert redact(record, VISITOR).places


def test_the_address_of_a_site_is_for_everybody() -> None:
    record = record_of({"Mã di tích": "1", "Tên di tích": "A", "Địa chỉ": "số 1, xã Minh Châu, huyện Ba Vì"})
    assert redact(record, VISITOR).places


def test_a_mapping_closes_an_address() -> None:
    mapping = mapping_of({"columns": {"Địa chỉ": {"to": "place.address", "access": "staff"}}}, "m")
    record = record_of({"Mã di tích": "1", "Tên di tích": "A", "Địa chỉ": "số 1, xã Minh Châu"}, mapping=mapping)
    assert redact(record, VISITOR).places == []


def test_who_gave_or_sold_a_thing_is_for_staff_unless_the_mapping_says_otherwise() -> None:
    row = {"Mã hiện vật": "1", "Tên hiện vật": "A", "Người hiến tặng": "Ông Trần Văn C", "Ngày nhập kho": "1998"}
    assert "Trần Văn C" not in _public(record_of(row))
    assert "1998" in _public(record_of(row))
    columns = {"Người hiến tặng": {"to": "event.acquisition.agent", "access": "public"}}
    assert "Trần Văn C" in _public(record_of(row, mapping=mapping_of({"columns": columns}, "m")))


@pytest.mark.parametrize("heading", ["Người hiến tặng", "Nguồn nhập", "Người bán"])
def test_a_column_of_donors_is_told_to_be_for_staff(heading: str) -> None:
    found = understood({"Mã hiện vật": "1", "Tên hiện vật": "A", heading: "x"})
    told = {message.code: message.params.get("columns") for message in found.messages}
    assert told["persons-for-staff"] == f"{heading} (event.acquisition.agent)"


@pytest.mark.parametrize("heading", ["Người nhận", "Điện thoại liên hệ", "Số lượng", "Dân tộc", "Giới tính"])
def test_what_has_no_field_is_kept_for_staff_and_said_once(heading: str) -> None:
    row = {"Mã hiện vật": "1", "Tên hiện vật": "A", heading: "x"}
    assert record_of(row).unmapped == {heading: "x"}
    assert "columns-kept" in [message.code for message in understood(row).messages]
    assert build(row).messages == ()


def test_columns_about_persons_of_which_the_same_is_said_have_one_line() -> None:
    told = [m.params["columns"] for m in understood(ARTISAN).messages if m.code.startswith("persons")]
    assert told == [
        "Ngày sinh (date.birth), Quê quán (event.birth.place), Địa chỉ (place.address), Liên hệ (visit.contact)"
    ]
    (line,) = [m for m in understood({"Mã di tích": "1", "Liên hệ": "x"}).messages if m.code.startswith("persons")]
    assert (line.code, line.params["columns"]) == ("persons-public", "Liên hệ (visit.contact)")


@pytest.mark.parametrize(
    "text",
    [
        "Bà Bùi Thị Hồng tặng",
        "Mua của ông Trần Văn C",
        "gia đình cụ Năm hiến",
        "Gift of J. Doe",
        "purchased from a dealer",
    ],
)
def test_a_text_that_names_who_gave_or_sold_a_thing_is_for_staff(text: str) -> None:
    row = {"Mã hiện vật": "1", "Tên hiện vật": "A", "Nguồn gốc": text, "Ngày nhập kho": "1998"}
    record = record_of(row)
    assert text not in _public(record)
    assert "1998" in _public(record)
    assert text in str(record.model_dump())
    (told,) = [one for one in understood(row).messages if one.code == "givers-for-staff"]
    assert told.params["columns"] == "Nguồn gốc (event.acquisition.text)"
    columns = {"Nguồn gốc": {"to": "event.acquisition.text", "access": "public"}}
    assert text in _public(record_of(row, mapping=mapping_of({"columns": columns}, "m")))


@pytest.mark.parametrize("text", ["Hiến tặng", "Mua năm 1998", "Khai quật tại Hội An", "Purchase", "Sưu tầm"])
def test_how_a_thing_was_acquired_is_for_everybody_where_nobody_is_named(text: str) -> None:
    assert text in _public(record_of({"Mã hiện vật": "1", "Tên hiện vật": "A", "Nguồn gốc": text}))
