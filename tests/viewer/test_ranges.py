"""Parts of files: one that makes sense is honoured, everything else is the whole file."""

import pytest

from viewer.ranges import one_range


@pytest.mark.parametrize(
    ("asked", "honoured"),
    [
        ("bytes=0-99", "bytes=0-99"),
        ("bytes=007-", "bytes=7-"),
        ("BYTES= 5-6 ", "bytes=5-6"),
        ("bytes=-5", "bytes=-5"),
        ("bytes=-100", "bytes=0-"),
        ("bytes=-99999999999", "bytes=0-"),
        ("bytes=5000-", "bytes=5000-"),
    ],
)
def test_one_range_is_honoured_and_an_end_longer_than_the_file_is_all_of_it(asked: str, honoured: str) -> None:
    assert one_range(asked, 100) == honoured


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=9-2",
        "bytes=1-2-3",
        "bytes=٣-٤",
        f"bytes=0-{'9' * 5000}",
        "bytes=0-0,2-3",
        "foo=1-2",
        "0-5",
    ],
)
def test_what_makes_no_sense_and_several_ranges_leave_the_file_whole(asked: str) -> None:
    assert one_range(asked, 100) is None
