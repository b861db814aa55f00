"""What files say about themselves, in a sentence that a curator can use."""

from ingest.suggestions import Suggested


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
    assert "ngày 22 tháng 10, 2008, 16:28 (EXIF)" in _said(("date", "2008-10-22T16:28:39", "exif"))
    assert "ngày 22 tháng 10, 2008 (EXIF)" in _said(("date", "2008-10-22", "exif"))
