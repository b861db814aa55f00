"""An inscription line by line, where its versions have the same lines."""

import pytest

from viewer.pages.record.context import Reading
from viewer.pages.record.inscriptions import verses

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
