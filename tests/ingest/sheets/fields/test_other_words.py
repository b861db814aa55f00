"""Columns that say in another language what a column beside them says: one fact in two languages, never two facts."""

from catalog.record.lists import Certainty, EventType
from tests.ingest.sheets.rows import record_of


def test_an_english_column_gives_the_same_keeper_its_english_name() -> None:
    record = record_of(
        {
            "Mã": "1",
            "Tên": "A",
            "Cơ quan lưu giữ": "Bảo tàng Hà Nội",
            "Cơ quan lưu giữ tiếng Anh": "Hà Nội Museum",
        }
    )
    assert [row.place.label for row in record.places if row.place] == [{"vi": "Bảo tàng Hà Nội", "en": "Hà Nội Museum"}]


def test_english_names_of_several_go_to_them_in_their_order() -> None:
    record = record_of(
        {"Mã": "1", "Tên": "A", "Người ban": "vua Lê Hiển Tông; chúa Trịnh", "Người ban tiếng Anh": "King; Lord"}
    )
    assert [row.agent.label for row in record.agents] == [
        {"vi": "vua Lê Hiển Tông", "en": "King"},
        {"vi": "chúa Trịnh", "en": "Lord"},
    ]


def test_where_it_was_found_is_one_place_in_two_languages_whichever_column_comes_first() -> None:
    record = record_of(
        {"Mã": "1", "Tên": "A", "Nơi phát hiện tiếng Anh": "a silt flat", "Nơi phát hiện": "bãi bồi ven sông"}
    )
    (event,) = record.events
    assert event.type is EventType.FINDING
    assert [place.label for place in event.places] == [{"vi": "bãi bồi ven sông", "en": "a silt flat"}]


def test_a_deciding_body_has_its_english_name_from_its_column_or_from_the_words_of_the_trade() -> None:
    row = {"Mã": "1", "Tên": "A", "Xếp hạng": "di tích quốc gia", "Cơ quan xếp hạng": "Bộ Văn hóa"}
    assert record_of(row).designations[0].authority == {"vi": "Bộ Văn hóa", "en": "Ministry of Culture"}
    said = record_of({**row, "Cơ quan xếp hạng tiếng Anh": "the Ministry"})
    assert said.designations[0].authority == {"vi": "Bộ Văn hóa", "en": "the Ministry"}


def test_which_list_of_unesco_it_is_stands_there_in_english_too() -> None:
    record = record_of({"Mã": "1", "Tên": "A", "Danh hiệu UNESCO": "Di sản văn hóa phi vật thể cần bảo vệ khẩn cấp"})
    assert record.designations[0].type["en"] == "List of Intangible Cultural Heritage in Need of Urgent Safeguarding"


def test_a_birthplace_in_doubt_is_not_as_sure_as_the_date() -> None:
    record = record_of(
        {"Loại": "nhân vật", "Mã": "1", "Tên": "Ngô Quyền", "Năm sinh": "898", "Nơi sinh": "Đường Lâm (tương truyền)"}
    )
    born, where = (event for event in record.events if event.type is EventType.BIRTH)
    assert (born.certainty, born.places) == (None, [])
    assert where.certainty is Certainty.UNCERTAIN
    assert [place.label for place in where.places] == [{"vi": "Đường Lâm"}]
