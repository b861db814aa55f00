"""An inscription line by line, where its versions have the same lines."""

import pytest

from viewer.context import LONG_WORDS, Said
from viewer.pages.record.inscriptions import verses
from viewer.pages.record.versions import InscriptionFace, Reading

HAN = Reading("Nguyên văn", "賢材國家之元氣\n元氣盛則國勢強", "lzh-Hant")
READ = Reading("Phiên âm", "Hiền tài quốc gia chi nguyên khí\n\n  nguyên khí thịnh tắc quốc thế cường ", "lzh-Latn")


def test_the_same_line_of_every_version_stands_together() -> None:
    first, second = verses([HAN, READ])
    assert [one.text for one in first] == ["賢材國家之元氣", "Hiền tài quốc gia chi nguyên khí"]
    assert [(one.text, one.lang) for one in second] == [
        ("元氣盛則國勢強", "lzh-Hant"),
        ("nguyên khí thịnh tắc quốc thế cường", "lzh-Latn"),
    ]


@pytest.mark.parametrize(
    "readings",
    [[], [HAN], [HAN, Reading("Dịch", "Một dòng thôi", "vi")], [Reading("a", "một", "vi"), Reading("b", "one", "en")]],
)
def test_versions_of_other_lines_stand_side_by_side(readings: list[Reading]) -> None:
    assert verses(readings) == ()


def _lines(count: int, lang: str = "lzh-Hant") -> Reading:
    return Reading("Bản", "\n".join(f"dòng {at}" for at in range(count)), lang)


@pytest.mark.parametrize(("count", "rest"), [(1, 0), (37, 0), (40, 0), (41, 17), (800, 776)])
def test_a_version_of_many_lines_is_begun_and_nothing_of_it_is_lost(count: int, rest: int) -> None:
    version = _lines(count)
    assert version.rest_count == rest
    assert len(version.rest.splitlines()) == rest
    assert "\n".join(filter(None, [version.first, version.rest])) == version.text


@pytest.mark.parametrize(
    ("readings", "is_uneven"),
    [
        ((_lines(800), _lines(37, "vi")), True),
        ((_lines(2), _lines(1, "vi")), True),
        ((_lines(1), _lines(1, "vi")), False),
        ((_lines(800),), False),
        ((_lines(3), _lines(3, "vi")), False),
        ((Reading("a", "a\nb\nc", "vi"), Reading("b", "a\n\nc", "en")), True),
        ((Reading("a", "a\nb", "vi"), Reading("b", "\na\n \nb\n", "en")), False),
        ((Reading("a", "một", "vi"), Reading("b", "one\n\n", "en")), False),
        ((), False),
    ],
)
def test_versions_that_cannot_be_paired_say_so(readings: tuple[Reading, ...], is_uneven: bool) -> None:
    face = InscriptionFace(Said("Bia"), named=True, readings=readings, verses=verses(readings))
    assert face.is_uneven is is_uneven


@pytest.mark.parametrize(
    "text",
    [
        "Một câu ngắn.",
        "x" * 1_500,
        "賢" * 1_500,
        "Chú thích rất dài, không có dấu chấm " * 40,
        ("Bức thứ nhất chụp sân đình vào sáng sớm, khi làng chưa mở hội. " * 25).strip(),
    ],
)
def test_a_long_caption_is_begun_and_nothing_of_it_is_lost(text: str) -> None:
    text = text.strip()
    caption = Said(text)
    assert (caption.begins + caption.goes_on).replace(" ", "") == text.replace(" ", "")
    assert bool(caption.goes_on) is (len(text) > LONG_WORDS)
    assert 0 < len(caption.begins) <= LONG_WORDS
    if text.endswith("hội."):
        assert caption.begins.endswith("hội.")
