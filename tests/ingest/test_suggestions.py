"""What files say about themselves, in a sentence that a curator can use."""

from catalog.assets import AssetRecord, State
from catalog.ids import new_id
from catalog.record.parts import AssetRow
from ingest.suggestions import Suggested, suggested


def _said(*rows: tuple[str, str, str]) -> str:
    return Suggested(
        "a.jpg", "x", tuple(dict(zip(("field", "value", "source"), row, strict=True)) for row in rows)
    ).text("vi")


def test_a_text_that_lost_its_letters_is_left_out_where_the_file_has_it_whole() -> None:
    whole = ("creator", "Dự án Heritage", "xmp")
    assert _said(("creator", "D? ?n Heritage", "exif"), whole) == _said(whole)


def test_a_question_mark_alone_is_no_fault() -> None:
    assert "Ai đây?" in _said(("caption", "Ai đây?", "xmp"))
    assert "Who?" in _said(("caption", "Who?", "exif"), ("caption", "A man", "xmp"))


def test_a_moment_is_told_as_people_write_it() -> None:
    assert "ngày 22 tháng 10 năm 2008, 16:28 (EXIF)" in _said(("date", "2008-10-22T16:28:39", "exif"))
    assert "ngày 22 tháng 10 năm 2008 (EXIF)" in _said(("date", "2008-10-22", "exif"))


def test_what_the_sheet_says_already_is_no_suggestion() -> None:
    said = [
        {"field": field, "value": value, "source": "xmp"}
        for field, value in (
            ("caption", "Đình sau mưa"),
            ("credit", "Dự án Heritage"),
            ("creator", "D? ?n Heritage"),
            ("creator", "Dự án Heritage"),
            ("copyright", "© 2026 Dự án Heritage, CC BY 4.0"),
            ("keywords", "đình"),
        )
    ]
    asset = AssetRecord(
        "0000000t", "1111111t", "", "a.jpg", "image", State.READY, {"suggestions": said}, [], "image/jpeg", 1
    )
    row = AssetRow(
        asset=new_id(),
        caption={"vi": "Đình sau mưa"},
        credit={"vi": "Dự án Heritage"},
        rights="http://creativecommons.org/licenses/by/4.0/",
    )
    (left,) = suggested(asset, "a.jpg", row)
    assert [one["field"] for one in left.said] == ["keywords"]
    (all_,) = suggested(asset, "a.jpg", None)
    assert len(all_.said) == 6
