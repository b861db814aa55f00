"""What each kind of column puts into a record."""

import pytest

from catalog.record.lists import DesignationList, EventType, Rank
from ingest.sheets.fields.degrees import read_degrees
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.measurements import read_size
from ingest.sheets.fields.rights import rights_uri
from ingest.sheets.fields.size_numbers import read_number
from ingest.sheets.mapping import mapping_of
from tests.ingest.sheets.rows import build, record_of, understood


def _record(**cells: str):  # type: ignore[no-untyped-def]
    return record_of({"Mã": "1", "Tên": "A", **{name.replace("_", " "): value for name, value in cells.items()}})


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("79,3", 79.3),
        ("14.5", 14.5),
        ("1.200", 1200.0),
        ("1.234.567,5", 1234567.5),
        ("0.125", 0.125),
        ("10 000", 10000.0),
    ],
)
def test_numbers_are_read_as_vietnam_writes_them(text: str, number: float) -> None:
    assert read_number(text) == number


def test_sizes_have_a_kind_a_unit_a_part_and_may_be_at_least() -> None:
    sizes = _record(Kích_thước="cao 63 cm; đường kính mặt 79,3 cm, nặng trên 86 kg; dày 20+ cm").measurements
    found = [(one.type, one.value, one.unit, one.part, one.qualifier) for one in sizes]
    assert found == [
        ("height", 63.0, "cm", None, None),
        ("diameter", 79.3, "cm", "mặt", None),
        ("weight", 86.0, "kg", None, "at_least"),
        ("thickness", 20.0, "cm", None, "at_least"),
    ]


@pytest.mark.parametrize("text", ["dài 2 gang tay", "75+  x 127 de circonférence", "to", "63 x 20 cm"])
def test_a_size_that_cannot_be_read_stays_as_it_is_written(text: str) -> None:
    built = build({"Mã": "1", "Tên": "A", "Kích thước": text})
    assert built.record is not None
    assert built.record.measurements[0].text == {"vi": text.replace("  ", " ")}
    assert [message.code for message in built.messages] == ["size-as-text"]


def test_sizes_in_a_known_order_are_read_by_the_mapping() -> None:
    mapping = mapping_of(
        {"columns": {"Dim": {"to": "measurement", "order": ["height", "width", "depth"], "unit": "cm"}}}, "m"
    )
    sizes = record_of({"Mã": "1", "Tên": "A", "Dim": "142+/31/-"}, mapping=mapping).measurements
    assert [(one.type, one.value, one.qualifier) for one in sizes] == [
        ("height", 142.0, "at_least"),
        ("width", 31.0, None),
    ]


def test_a_size_takes_its_unit_from_another_column() -> None:
    sizes = record_of({"id": "1", "title": "A", "height": "1539", "width": "982", "units": "mm"}).measurements
    assert [(one.type, one.value, one.unit) for one in sizes] == [("height", 1539.0, "mm"), ("width", 982.0, "mm")]


def test_a_size_needs_a_unit() -> None:
    assert read_size("cao 63", Column("x", "measurement")) is None


def test_dates_keep_their_words_and_say_what_they_mean_by_kind() -> None:
    site = record_of({"Mã": "1", "Tên": "A", "Loại hình": "đình", "Niên đại": "thế kỷ XVII"}).events[0]
    assert (site.type, site.date.text, site.date.earliest, site.date.latest) == (  # type: ignore[union-attr]
        EventType.FOUNDING,
        {"vi": "thế kỷ XVII"},
        "1601",
        "1700",
    )
    assert record_of({"Mã": "1", "Tên": "A", "Niên đại": "1783"}).events[0].type is EventType.PRODUCTION
    person = record_of({"Mã": "1", "Tên": "A", "Loại hình": "vua", "Năm sinh": "974", "Năm mất": "1028"})
    assert [event.type for event in person.events] == [EventType.BIRTH, EventType.DEATH]


def test_a_year_that_a_program_took_for_a_decimal_number_is_a_year() -> None:
    found = record_of({"Mã": "1", "Tên": "A", "Niên đại": "1783.0"}).events[0].date
    assert found is not None
    assert (found.text, found.earliest, found.latest) == ({"vi": "1783"}, "1783", "1783")


def test_a_date_that_cannot_be_read_is_kept_and_told() -> None:
    built = build({"Mã": "1", "Tên": "A", "Niên đại": "hồi ông cố tôi"})
    assert built.record is not None
    assert built.record.events[0].date.text == {"vi": "hồi ông cố tôi"}  # type: ignore[union-attr]
    assert [message.code for message in built.messages] == ["date-unknown"]


def test_bare_years_may_be_of_another_calendar_but_centuries_are_not() -> None:
    mapping = mapping_of({"columns": {"Epoque": {"to": "date", "calendar": "saka"}}, "language": "fr"}, "m")
    year = record_of({"Mã": "1", "Tên": "A", "Epoque": "1155"}, mapping=mapping).events[0].date
    century = record_of({"Mã": "1", "Tên": "A", "Epoque": "XIIe"}, mapping=mapping).events[0].date
    assert year is not None
    assert century is not None
    assert (year.earliest, year.calendar) == ("1233", "saka")
    assert (century.earliest, century.latest, century.calendar) == ("1101", "1200", None)


def test_where_and_when_it_was_found_are_one_event() -> None:
    (event,) = _record(Nơi_phát_hiện="xã Thanh Mai", Thời_gian_phát_hiện="tháng 4 năm 1986").events
    assert (event.type, event.places[0].label, event.date.earliest) == (  # type: ignore[union-attr]
        EventType.FINDING,
        {"vi": "xã Thanh Mai"},
        "1986-04",
    )


def test_a_place_keeps_its_words_and_both_its_units() -> None:
    (place,) = record_of(
        {
            "Mã": "1",
            "Tên": "A",
            "Tỉnh/Thành phố": "Hà Nội",
            "Xã/Phường": "xã Quảng Oai",
            "Thôn": "Chu Quyến",
            "Tỉnh cũ": "Hà Tây",
            "Huyện cũ": "huyện Ba Vì",
            "Xã cũ": "xã Chu Minh",
            "Vĩ độ": "21,1972",
            "Kinh độ": "105°26'39.8\"Đ",
            "Sai số tọa độ (m)": "500",
        }
    ).places
    assert place.units == ["vn-2025:09619", "vn-2024:09667"]
    assert place.written == {"vi": "Chu Quyến, xã Quảng Oai, Hà Nội (xã Chu Minh, huyện Ba Vì, Hà Tây)"}
    assert (place.lat, round(place.lon or 0, 4), place.precision_m) == (21.1972, 105.4444, 500.0)


def test_a_place_abroad_is_not_looked_for_in_vietnam() -> None:
    built = build({"Mã": "1", "Tên": "A", "Quốc gia": "Campuchia", "Tỉnh": "Siem Reap"})
    assert built.record is not None
    assert built.record.places[0].units == []
    assert built.messages == ()


def test_the_sea_is_not_taken_for_a_commune_that_sounds_like_it() -> None:
    built = build({"Mã": "1", "Tên": "Đảo", "Vị trí": "Biển Đông"})
    assert built.record is not None
    assert (built.record.places[0].units, built.record.places[0].written) == ([], {"vi": "Biển Đông"})


def test_a_lonely_latitude_is_kept_for_staff() -> None:
    built = build({"Mã": "1", "Tên": "A", "Vĩ độ": "21.0"})
    assert built.record is not None
    assert built.record.places == []
    assert [message.code for message in built.messages] == ["coordinate-lonely"]


@pytest.mark.parametrize(
    ("text", "degrees"), [("21.0286", 21.0286), ("21,0286", 21.0286), ("10°30'N", 10.5), ("21°06'", 21.1), ("x", None)]
)
def test_degrees_are_read(text: str, degrees: float | None) -> None:
    assert read_degrees(text) == degrees


def test_storage_and_owner_are_rows_of_their_own_roles() -> None:
    record = record_of({"Mã": "1", "Tên": "A", "Vị trí kho": "Kho 2", "Chủ sở hữu": "Ông Ba", "Tình trạng": "Rách mép"})
    assert [(place.role, place.place.label) for place in record.places] == [("storage", {"vi": "Kho 2"})]  # type: ignore[union-attr]
    assert record.agents[0].role == "owner"
    assert record.texts[0].access == "staff"


@pytest.mark.parametrize("heading", ["Nơi lưu giữ", "Vị trí", "Kept at"])
@pytest.mark.parametrize(
    "text",
    ["Kho số 3 tầng 2", "Tủ 4", "Kệ B2", "giá số 5", "Ngăn 7", "Bảo tàng tỉnh, kho 2", "Box 3", "Cabinet 12"],
)
def test_a_place_in_a_storeroom_is_for_staff_under_any_heading(heading: str, text: str) -> None:
    built = build({"Mã": "1", "Tên": "A", heading: text})
    assert built.record is not None
    assert [place.role for place in built.record.places] == ["storage"]
    assert [message.code for message in built.messages] == ["place-stored"]


@pytest.mark.parametrize("text", ["Bảo tàng Lịch sử Quốc gia", "Giá Rai", "Kho bạc Nhà nước", "Tử Cấm Thành"])
def test_a_house_is_no_storeroom(text: str) -> None:
    assert [place.role for place in record_of({"Mã": "1", "Tên": "A", "Nơi lưu giữ": text}).places] == ["kept"]


def test_a_mapping_may_open_what_is_kept_for_staff() -> None:
    targets = {"Ghi chú": "text.note", "Ở": "place.kept"}
    opened = mapping_of({"columns": {name: {"to": to, "access": "public"} for name, to in targets.items()}}, "m")
    record = record_of({"Mã": "1", "Tên": "A", "Ghi chú": "x", "Ở": "Kho 3"}, mapping=opened)
    assert (record.texts[0].access, record.places[0].role) == ("public", "kept")


def test_remarks_are_for_staff_and_that_is_told_once() -> None:
    found = understood({"Mã": "1", "Tên di tích": "A", "Ghi chú": "x"}, mapping=mapping_of({"kind": "site"}, "m"))
    assert [message.code for message in found.messages] == ["notes-for-staff"]
    assert record_of({"Mã": "1", "Tên": "A", "Ghi chú": "x"}).texts[0].access == "staff"


def test_ranks_carry_their_decision_and_unesco_its_own() -> None:
    national, world = record_of(
        {
            "Mã": "1",
            "Tên": "A",
            "Xếp hạng": "Cấp quốc gia đặc biệt",
            "Số quyết định": "1272/QĐ-TTg",
            "Ngày quyết định": "12/8/2009",
            "Cơ quan xếp hạng": "Thủ tướng Chính phủ",
            "Danh hiệu UNESCO": "Di sản thế giới",
            "Năm ghi danh": "2010",
        }
    ).designations
    assert (national.list, national.rank, national.number) == (
        DesignationList.SITE,
        Rank.SPECIAL_NATIONAL,
        "1272/QĐ-TTg",
    )
    assert national.date is not None
    assert national.date.earliest == "2009-08-12"
    assert (world.list, world.authority["en"]) == (DesignationList.UNESCO_WORLD, "UNESCO")


def test_a_rank_inside_the_legal_class_is_a_rank() -> None:
    record = record_of({"Mã": "1", "Tên": "A", "Loại di tích": "lịch sử đặc biệt"})
    assert [term.term.label["vi"] for term in record.terms] == ["lịch sử"]
    assert record.designations[0].rank is Rank.SPECIAL_NATIONAL


def test_a_decision_without_a_rank_lists_a_site_and_is_kept_for_others() -> None:
    site = record_of({"Mã": "1", "Tên": "A", "Loại hình": "đình", "Ngày quyết định": "1994"})
    assert (site.designations[0].list, site.designations[0].rank) == (DesignationList.SITE, Rank.LISTED)
    assert site.designations[0].date is not None and site.designations[0].date.earliest == "1994"
    built = build({"Mã": "1", "Tên": "A", "Ngày quyết định": "1994"})
    assert built.record is not None
    assert (built.record.designations, built.record.unmapped) == ([], {"Ngày quyết định": "1994"})
    assert [message.code for message in built.messages] == ["rank-missing"]


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("CC BY-SA 4.0", "http://creativecommons.org/licenses/by-sa/4.0/"),
        ("cc by", "http://creativecommons.org/licenses/by/4.0/"),
        ("Phạm vi công cộng", "http://creativecommons.org/publicdomain/mark/1.0/"),
        ("https://creativecommons.org/licenses/by/4.0/deed.vi", "http://creativecommons.org/licenses/by/4.0/"),
        ("https://rightsstatements.org/page/InC/1.0/?language=en", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("https://example.org/licence", None),
        ("tùy", None),
    ],
)
def test_rights_are_known_by_name_or_address(text: str, uri: str | None) -> None:
    assert rights_uri(text) == uri


def test_a_holder_belongs_to_the_rights_beside_it() -> None:
    record = record_of(
        {"Mã": "1", "Tên": "A", "Quyền": "CC0", "Quyền hình ảnh": "CC BY 4.0", "Người giữ quyền": "Bảo tàng"}
    )
    assert [(row.covers, row.holder["vi"]) for row in record.rights] == [
        ("record", "Bảo tàng"),
        ("digital", "Bảo tàng"),
    ]
    lonely = build({"Mã": "1", "Tên": "A", "Người giữ quyền": "Bảo tàng"})
    assert [message.code for message in lonely.messages] == ["rights-holder-lonely"]


def test_an_address_joins_the_source_that_names_its_site() -> None:
    record = record_of(
        {
            "Mã": "1",
            "Tên": "A",
            "Nguồn": "Đại Việt sử ký ; thanhcoloa.vn, mục 3",
            "Liên kết nguồn": "https://thanhcoloa.vn/x",
        }
    )
    assert [(row.citation, row.uri) for row in record.sources] == [
        ("Đại Việt sử ký", None),
        ("thanhcoloa.vn, mục 3", "https://thanhcoloa.vn/x"),
    ]


def test_readings_of_an_inscription_stand_together() -> None:
    (inscription,) = record_of(
        {
            "Mã": "1",
            "Tên": "A",
            "Văn khắc chữ Hán": "大南",
            "Phiên âm Hán Việt": "Đại Nam",
            "Dịch nghĩa tiếng Anh": "Great South",
        }
    ).inscriptions
    assert [(one.role, one.lang, one.text) for one in inscription.versions] == [
        ("transcription", "lzh-Hant", "大南"),
        ("reading", "lzh-Latn", "Đại Nam"),
        ("translation", "en", "Great South"),
    ]


def test_known_words_bring_their_english_and_others_do_not() -> None:
    labels = [term.term.label for term in record_of({"Mã": "1", "Tên": "A", "Chất liệu": "gỗ lim ; vật liệu lạ"}).terms]
    assert labels == [{"vi": "gỗ lim", "en": "ironwood"}, {"vi": "vật liệu lạ"}]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/4", "festival-no-such-day"),
        ("30/2 dương lịch", "festival-no-such-day"),
        ("32/1", "festival-no-such-day"),
        ("tháng 13 âm lịch", "festival-no-such-day"),
        ("30/2", "festival-as-text"),
        ("10/3", "festival-as-text"),
    ],
)
def test_a_festival_day_that_no_year_has_is_told_as_such(written: str, code: str) -> None:
    built = build({"Mã": "1", "Tên": "Hội", "Ngày hội": written})
    assert [message.code for message in built.messages] == [code]
    assert built.record is not None
    [event] = built.record.events
    assert event.date is not None
    assert event.date.text == {"vi": written}


def test_a_festival_comes_back_by_the_moon() -> None:
    (day,) = record_of({"Mã": "1", "Tên": "Giỗ Tổ", "Ngày hội": "10/3 âm lịch"}).recurrence
    assert (day.calendar, day.month, day.day) == ("lunar", 3, 10)
    built = build({"Mã": "1", "Tên": "Hội", "Ngày hội": "sau vụ gặt"})
    assert built.record is not None
    assert [message.code for message in built.messages] == ["festival-as-text"]
    [event] = built.record.events
    assert event.date is not None
    assert (event.type, event.date.text, event.date.earliest, built.record.texts) == (
        EventType.HAPPENING,
        {"vi": "sau vụ gặt"},
        None,
        [],
    )


@pytest.mark.parametrize(
    ("vi", "en", "rules", "words"),
    [
        ("mồng 1 tháng 7 lịch Chăm", "first of the seventh Cham month", [], [("vi", "en")]),
        ("10/3 âm lịch", "10th day of the 3rd lunar month", [(10, 3, ["vi", "en"])], []),
        ("10/3 âm lịch", "the day of the Hùng kings", [(10, 3, ["vi", "en"])], []),
        ("10/3 âm lịch", "11th day of the 3rd lunar month", [(10, 3, ["vi"]), (11, 3, ["en"])], []),
        ("sau vụ gặt", "10th day of the 3rd lunar month", [(10, 3, ["en"])], [("vi",)]),
        ("10/3 âm lịch ; sau vụ gặt", "the kings' day ; after harvest", [(10, 3, ["vi", "en"])], [("vi", "en")]),
        ("sau vụ gặt ; lúc trăng lên", "after harvest", [], [("vi", "en"), ("vi",)]),
    ],
)
def test_a_festival_day_in_another_language_is_the_same_day_in_other_words(
    vi: str, en: str, rules: list[tuple[int, int, list[str]]], words: list[tuple[str, ...]]
) -> None:
    record = record_of({"Mã": "1", "Tên": "Hội", "Loại": "lễ hội", "Ngày hội": vi, "Ngày hội tiếng Anh": en})
    assert [(one.day, one.month, list(one.text)) for one in record.recurrence] == rules
    assert [tuple(one.date.text) for one in record.events if one.date] == words


@pytest.mark.parametrize("heading", ["Ngày hội", "Thời gian"])
@pytest.mark.parametrize(("first", "second"), [("", " tiếng Anh"), (" tiếng Anh", "")])
def test_it_is_once_whichever_column_comes_first(heading: str, first: str, second: str) -> None:
    days = {"": "10/3 âm lịch", " tiếng Anh": "10th day of the 3rd lunar month"}
    cells = {heading + tag: days[tag] for tag in (first, second)}
    [day] = record_of({"Mã": "1", "Tên": "Hội", "Loại": "lễ hội", **cells}).recurrence
    assert day.text == {"vi": days[""], "en": days[" tiếng Anh"]}


def test_a_festival_on_two_rows_of_a_sheet_has_its_day_once() -> None:
    cells = {"Mã": "1", "Tên": "Hội", "Ngày hội": "10/3 âm lịch", "Ngày hội tiếng Anh": "10th of the 3rd lunar month"}
    [day] = record_of(cells, cells).recurrence
    assert list(day.text) == ["vi", "en"]


def test_files_are_named_with_what_the_row_says_of_them() -> None:
    built = build(
        {
            "Mã": "1",
            "Tên": "A",
            "Ảnh": "a.jpg ; b.jpg",
            "Chú thích": "Mặt trước",
            "Giấy phép": "CC BY 4.0",
            "Vai trò": "ảnh chính",
        }
    )
    assert [mention.path for mention in built.files] == ["a.jpg", "b.jpg"]
    assert built.files[0].values["caption"] == {"vi": "Mặt trước"}
    assert built.files[0].values["role"] == "cover"
    assert built.files[0].values["rights"].endswith("/by/4.0/")


@pytest.mark.parametrize("kind", [{"Loại": "lễ hội"}, {"Loại hình": "lễ hội"}, {}])
def test_the_time_of_a_festival_is_when_it_comes_round(kind: dict[str, str]) -> None:
    built = build({"Mã": "1", "Tên": "Lễ hội Gióng", **kind, "Thời gian": "15/8 âm lịch"})
    assert built.record is not None
    assert [(one.day, one.month, one.text) for one in built.record.recurrence] == [(15, 8, {"vi": "15/8 âm lịch"})]
    assert built.record.events == []
    assert "date-unknown" not in {message.code for message in built.messages}


def test_a_year_under_the_same_heading_is_still_that_of_its_founding() -> None:
    record = record_of({"Mã": "1", "Tên": "Hội", "Loại": "lễ hội", "Thời gian": "thế kỷ 15"})
    assert (record.recurrence, record.events[0].type) == ([], EventType.FOUNDING)


def test_whom_a_place_worships_is_told_under_the_usual_heading() -> None:
    record = record_of({"Mã": "1", "Tên": "Đình", "Nhân vật được thờ": "Tản Viên"})
    assert [agent.role for agent in record.agents] == ["worshipped"]


@pytest.mark.parametrize(
    ("cells", "code", "kept"),
    [
        (
            {"Latitude": "91", "Longitude": "105"},
            "coordinate-off-the-globe",
            {"Latitude": "91.0", "Longitude": "105.0"},
        ),
        ({"Coordinates": "21, 181"}, "coordinate-off-the-globe", {"Coordinates": "21.0, 181.0"}),
        ({"Coordinates": "105.41,21.19"}, "coordinate-swapped", {"Coordinates": "105.41, 21.19"}),
        (
            {"Latitude": "nan", "Longitude": "105"},
            "coordinate-off-the-globe",
            {"Latitude": "nan", "Longitude": "105.0"},
        ),
    ],
)
def test_a_place_off_the_globe_is_told_at_its_column_and_kept_for_staff(
    cells: dict[str, str], code: str, kept: dict[str, str]
) -> None:
    built = build({"Inventory number": "1", "Name": "A", "Province": "Hà Nội", **cells})
    assert [(message.code, message.path) for message in built.messages] == [(code, next(iter(cells)))]
    assert built.record is not None
    assert (built.record.unmapped, built.record.places[0].lat) == (kept, None)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("QG", Rank.NATIONAL),
        ("QGĐB", Rank.SPECIAL_NATIONAL),
        ("Cấp tỉnh", Rank.PROVINCIAL),
        ("Chưa xếp hạng", None),
        ("không", None),
    ],
)
def test_ranks_may_be_short_and_no_rank_is_no_fault(text: str, rank: Rank | None) -> None:
    built = build({"Mã": "1", "Tên di tích": "A", "Xếp hạng": text})
    assert built.record is not None
    assert [one.rank for one in built.record.designations] == ([] if rank is None else [rank])
    assert built.messages == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Lịch sử", "legal_class"),
        ("Kiến trúc nghệ thuật", "legal_class"),
        ("Khảo cổ", "legal_class"),
        ("Danh lam thắng cảnh", "legal_class"),
        ("Đình", "type"),
    ],
)
@pytest.mark.parametrize("heading", ["Loại hình di tích", "Loại di tích"])
def test_classes_of_the_law_are_told_from_types(heading: str, text: str, role: str) -> None:
    record = record_of({"Mã": "1", "Tên di tích": "A", heading: text})
    assert [term.role for term in record.terms] == [role]


@pytest.mark.parametrize("heading", ["Địa điểm tổ chức", "Nơi sản xuất", "Nơi lưu giữ"])
def test_a_place_in_words_names_its_units_wherever_it_stands(heading: str) -> None:
    located = record_of({"Mã di tích": "1", "Tên": "A", "Địa chỉ": "xã Minh Châu, huyện Ba Vì"}).places[0]
    (place,) = record_of({"Mã lễ hội": "1", "Tên lễ hội": "A", heading: "xã Minh Châu, huyện Ba Vì"}).places
    assert place.units == located.units != []
    assert place.place is not None
    assert place.place.label == {"vi": "xã Minh Châu, huyện Ba Vì"}


def test_the_name_of_a_house_or_a_storeroom_names_no_units() -> None:
    record = record_of({"Mã": "1", "Tên hiện vật": "A", "Nơi lưu giữ": "Bảo tàng Hà Nội", "Kho": "Kho 1, Hà Nội"})
    assert [place.units for place in record.places] == [[], []]
