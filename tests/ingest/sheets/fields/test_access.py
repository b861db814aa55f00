"""Who may see what: a word that is not known closes, and nothing that is said elsewhere opens again."""

import pytest

from catalog.errors import HeritageError
from catalog.record.lists import Level
from ingest.sheets.fields.access import narrower
from ingest.sheets.mapping import mapping_of
from tests.ingest.sheets.rows import build, record_of

WHERE = {"Mã": "1", "Tên": "A", "Tọa độ": "15.111111, 108.111111"}


@pytest.mark.parametrize("word", ["ẩn", "bí mật", "Mật", "kín", "không công bố", "hidden", "secret", "nội bộ"])
def test_words_of_secrecy_close_the_exact_position(word: str) -> None:
    built = build({**WHERE, "Quyền xem tọa độ": word})
    assert built.record is not None
    assert built.record.places[0].coordinates is Level.STAFF
    assert built.messages == ()


@pytest.mark.parametrize("heading", ["Quyền xem tọa độ", "Quyền xem", "Quyền xem ảnh"])
def test_a_word_that_is_not_known_closes_to_staff_and_is_told(heading: str) -> None:
    built = build({**WHERE, heading: "tùy"})
    assert built.record is not None
    levels = [built.record.places[0].coordinates, built.record.access.level, *(f.values["access"] for f in built.files)]
    assert levels.count(Level.STAFF) == 1
    assert [(message.code, message.path) for message in built.messages] == [("access-unknown", heading)]


def test_one_row_of_a_group_is_enough_to_hide_a_position_or_the_record() -> None:
    grouped = mapping_of({"group": True}, "m")
    record = record_of(
        {**WHERE, "Quyền xem tọa độ": "ẩn", "Quyền xem": "nội bộ"}, {**WHERE, "Quyền xem": "công khai"}, mapping=grouped
    )
    assert [place.coordinates for place in record.places] == [Level.STAFF]
    assert record.access.level is Level.STAFF


def test_a_constant_hides_the_positions_of_all_rows_but_those_that_say_otherwise() -> None:
    mapping = mapping_of({"constants": {"place.who": "nội bộ", "access": "nội bộ"}}, "m")
    assert [place.coordinates for place in record_of(WHERE, mapping=mapping).places] == [Level.STAFF]
    own = record_of({**WHERE, "Quyền xem tọa độ": "công khai", "Quyền xem": "công khai"}, mapping=mapping)
    assert ([place.coordinates for place in own.places], own.access.level) == ([Level.PUBLIC], Level.PUBLIC)


def test_the_access_of_files_that_no_column_names_is_that_of_all_files_of_the_record() -> None:
    files = build({"Mã": "1", "Tên": "A", "Quyền xem ảnh": "nội bộ"}).files
    assert [(file.path, file.values) for file in files] == [("", {"access": Level.STAFF})]


def test_a_mapping_says_access_in_any_language_and_never_by_an_unknown_word() -> None:
    text = {"to": "text.description", "access": "nội bộ"}
    mapping = mapping_of({"columns": {"Mô tả": text}}, "m")
    assert record_of({"Mã": "1", "Tên": "A", "Mô tả": "x"}, mapping=mapping).texts[0].access is Level.STAFF
    with pytest.raises(HeritageError):
        mapping_of({"columns": {"Mô tả": {**text, "access": "tùy"}}}, "m")


def test_the_narrower_of_two_levels_is_the_one_that_fewer_reach() -> None:
    assert narrower(Level.STAFF, Level.PUBLIC) is narrower(Level.SIGNED_IN, Level.STAFF) is Level.STAFF
