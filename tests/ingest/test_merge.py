"""A corrected sheet meets a person's edits: nothing edited by hand is overwritten silently."""

from catalog.ids import derived_id
from catalog.messages import Message
from catalog.record.lists import EventType, RelationType
from catalog.record.model import Record
from catalog.record.parts import AssetRow, Event, Name, Reference, Relation, Source, TextRow
from ingest.merge import KEPT_EDIT, about, merge, told_of


def _record(name: str = "Đình", text: str = "", source: str = "", unmapped: str = "") -> Record:
    return Record(
        kind="site",  # type: ignore[arg-type]
        names=[Name(text={"vi": name})],
        texts=[TextRow(text={"vi": text})] if text else [],
        sources=[Source(citation=source)] if source else [],
        unmapped={"Cột lạ": unmapped} if unmapped else {},
    )


def _merge(base: Record, head: Record, new: Record) -> tuple[Record, tuple[Message, ...]]:
    merged = merge(base, head, new)
    return merged.record, merged.messages


def test_what_nobody_edited_becomes_as_the_sheet_says() -> None:
    merged, messages = _merge(_record("Đình"), _record("Đình"), _record("Đình Chu Quyến", "Gỗ lim"))
    assert merged == _record("Đình Chu Quyến", "Gỗ lim")
    assert messages == ()


def test_a_cell_emptied_empties_its_field_unless_somebody_edited_it() -> None:
    base = _record("Đình", "Gỗ lim")
    assert merge(base, base, _record("Đình")).record.texts == []
    merged, messages = _merge(base, _record("Đình", "Gỗ lim, thế kỷ XVII"), _record("Đình"))
    assert merged.texts[0].text == {"vi": "Gỗ lim, thế kỷ XVII"}
    assert [message.path for message in messages] == ["texts"]


def test_an_edit_stands_while_the_sheet_says_what_it_said() -> None:
    base, head = _record("Đình"), _record("Đình Chàng")
    merged, messages = _merge(base, head, _record("Đình", source="Sách"))
    assert (merged.title("vi"), merged.sources[0].citation) == ("Đình Chàng", "Sách")
    assert messages == ()


def test_where_both_changed_the_edit_stays_and_is_told() -> None:
    merged, messages = _merge(_record("Đình"), _record("Đình Chàng"), _record("Đình Chu Quyến"))
    assert merged.title("vi") == "Đình Chàng"
    assert [(message.code, message.path) for message in messages] == [("edit-kept", "names")]


def test_an_edit_that_stays_is_told_with_key_day_and_both_words_in_both_languages() -> None:
    base, head, new = (_record("Đình", source=text) for text in ("gỗ", "gỗ lim", "đá"))
    [message] = about(merge(base, head, new, {"sources": "Chất liệu"}).messages, "BT 301", "2026-11-27")
    for language, starts in (("vi", "BT 301: mục “Chất liệu” đã được sửa tay ngày"), ("en", "BT 301: 'Chất liệu' was")):
        text = message.text(language)
        assert text.startswith(starts)
        assert all(word in text for word in ("2026-11-27", "gỗ lim", "đá"))


def test_a_field_of_no_column_is_called_by_its_title_in_the_readers_language() -> None:
    of_files = merge(_files(("1", "A")), _files(("1", "B")), _files(("1", "C"))).messages
    of_sources = merge(_record(source="A"), _record(source="B"), _record(source="C")).messages
    told = [[message.text(language) for message in (*of_files, *of_sources)] for language in ("vi", "en")]
    wanted = [["mục “Tệp”", "mục “Nguồn”"], ["'Files'", "'Sources'"]]
    for texts, words in zip(told, wanted, strict=True):
        assert [word in text for text, word in zip(texts, words, strict=True)] == [True, True]


def test_of_a_file_that_was_taken_out_it_is_told_how_many_and_no_dash() -> None:
    base, head = _files(("1", "A"), ("2", "B")), _files(("1", "A"))
    [message] = about([told_of(KEPT_EDIT, "assets", head, base, {})], "BT 1", "2026-11-27")
    assert (message.code, message.params["count"]) == ("edit-kept-files", 1)
    assert all("BT 1" in message.text(language) and "–" not in message.text(language) for language in ("vi", "en"))


def test_of_a_cell_that_was_emptied_a_dash_is_told() -> None:
    [message] = merge(_record(source="gỗ"), _record(source="gỗ lim"), _record()).messages
    assert (message.params["here"], message.params["sheet"]) == ("gỗ lim", "–")


def test_where_both_say_the_same_there_is_nothing_to_tell() -> None:
    merged, messages = _merge(_record("Đình"), _record("Đình Chàng"), _record("Đình Chàng"))
    assert (merged.title("vi"), messages) == ("Đình Chàng", ())


def test_raw_cells_are_always_those_of_the_sheet() -> None:
    merged, _ = _merge(_record(unmapped="a"), _record(unmapped="b"), _record(unmapped="c"))
    assert merged.unmapped == {"Cột lạ": "c"}


def _files(*captions: tuple[str, str]) -> Record:
    assets = [AssetRow(asset=derived_id(asset), caption={"vi": caption}) for asset, caption in captions]
    return _record().model_copy(update={"assets": assets})


def test_a_new_photo_comes_in_though_a_caption_was_edited() -> None:
    base = _files(("1", "Mặt trước"), ("2", "Mặt sau"))
    head = _files(("1", "Mặt tiền"), ("2", "Mặt sau"))
    new = _files(("1", "Mặt trước"), ("3", "Chi tiết"), ("2", "Mặt sau, chụp 2024"))
    merged, messages = _merge(base, head, new)
    assert merged.assets == _files(("1", "Mặt tiền"), ("3", "Chi tiết"), ("2", "Mặt sau, chụp 2024")).assets
    assert messages == ()


def test_a_caption_that_both_changed_stays_as_edited_and_is_told() -> None:
    merged, messages = _merge(_files(("1", "A")), _files(("1", "B")), _files(("1", "C"), ("2", "D")))
    assert merged.assets == _files(("1", "B"), ("2", "D")).assets
    assert [message.path for message in messages] == ["assets"]


def test_a_file_taken_out_by_hand_stays_out_and_an_order_made_by_hand_stands() -> None:
    base = _files(("1", "A"), ("2", "B"), ("3", "C"))
    merged, _ = _merge(base, _files(("3", "C"), ("1", "A")), _files(("1", "A"), ("2", "B"), ("3", "C"), ("4", "D")))
    assert [row.asset for row in merged.assets] == [derived_id(number) for number in ("3", "1", "4")]


def test_an_edit_that_stands_against_the_sheet_is_told_each_time_until_one_of_both_gives_in() -> None:
    base, head, new = _record("Đình"), _record("Đình Chàng"), _record("Đình Chu Quyến", source="Sách")
    first = merge(base, head, new, {"names": "Tên gọi"})
    assert [message.path for message in first.messages] == ["Tên gọi"]
    again = merge(first.said, first.record, new)
    assert (again.record, [message.path for message in again.messages]) == (first.record, ["names"])
    for giving_in in (_record("Đình", source="Sách"), _record("Đình Chàng", source="Sách")):
        assert merge(first.said, first.record, giving_in).messages == ()
    files = merge(_files(("1", "A")), _files(("1", "B")), _files(("1", "C"), ("2", "D")))
    assert merge(files.said, files.record, _files(("1", "C"), ("2", "D"))).messages == files.messages != ()


def test_rows_of_different_types_in_another_order_change_nothing_and_of_one_type_they_do() -> None:
    made, given, sold = (
        Event(type=kind, text={"vi": text})
        for kind, text in (
            (EventType.PRODUCTION, "thế kỷ XVII"),
            (EventType.ACQUISITION, "Nghệ An"),
            (EventType.ACQUISITION, "Huế"),
        )
    )
    base = _record().model_copy(update={"events": [made, given, sold]})
    merged = merge(base, base, base.model_copy(update={"events": [given, sold, made]}))
    assert (merged.record, merged.said) == (base, base)
    swapped = base.model_copy(update={"events": [made, sold, given]})
    assert merge(base, base, swapped).record == swapped


def _members(*collections: str, related: str = "") -> Record:
    rows = [Relation(type=RelationType.MEMBER_OF, target=Reference(record=derived_id(one))) for one in collections]
    others = [Relation(type=RelationType.RELATED, target=Reference(label={"vi": related}))] if related else []
    return _record().model_copy(update={"relations": [*others, *rows]})


def test_what_it_was_put_into_beside_the_sheet_stays_and_what_it_was_taken_out_of_stays_out() -> None:
    base, head = _members("A", "B", related="Chuông"), _members("B", "C", related="Chuông")
    merged, messages = _merge(base, head, _members("A", "D", related="Khánh"))
    assert (merged.relations, messages) == (_members("D", "C", related="Khánh").relations, ())
    assert _merge(base, head, base) == (head, ())


def test_other_relations_that_both_changed_stay_as_edited_and_are_told() -> None:
    base, head = _members("A", related="Chuông"), _members("A", related="Khánh")
    merged, messages = _merge(base, head, _members("A", related="Trống"))
    assert (merged, [message.path for message in messages]) == (head, ["relations"])
