"""What is told of a file without a sheet, of which no record is made: by what is in it."""

import os
from pathlib import Path, PurePosixPath

import pytest

from ingest.alone import why_alone

TABLE = "Số kiểm kê;Tên\nTB-1;Trống\nTB-2;Chuông\n"
SPOKEN = "Ông Ba: Làng tôi xưa có đình.\nHỏi: Đình ở đâu?\nÔng Ba: Ở đầu làng.\n"
MARC = "01491nas  2200397 a 4500001000800000003000600008"


def _code(path: Path) -> str:
    return why_alone(PurePosixPath(path.name), path, path.parent).code


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.txt", TABLE, "file-table-in-text"),
        ("a.txt", SPOKEN, "file-transcript-alone"),
        ("a.txt", "[00:01] À ơi\n[00:09] con cò\n[00:15] bay lả\n", "file-transcript-alone"),
        ("a.txt", "Trống đồng, tìm thấy năm 1893; nay ở Hà Nội.\nGhi chú: chưa rõ.\n", "file-text-alone"),
        ("README.txt", TABLE, "file-left-aside"),
        ("a.xml", "<root><a/></root>", "file-xml-alone"),
        ("a.xsd", '<?xml version="1.0"?><xs:schema/>', "file-xml-alone"),
        ("a.xml", "chữ <root/>", "file-xml-alone"),
        ("a.xml", '<m:record xmlns:m="http://www.loc.gov/MARC21/slim"/>', "file-catalogue"),
        ("a.xml", "<record><a/></record>", "file-xml-alone"),
        ("a.xml", '<ead xmlns="urn:isbn:1-931666-22-9"/>', "file-catalogue"),
        ("a.xml", '<lido:lido xmlns:lido="http://www.lido-schema.org"/>', "file-catalogue"),
        ("a.mrc", MARC, "file-catalogue"),
        ("a.tar", "x" * 257 + "ustar", "media-archive"),
        ("a.xyz", "\x00\x01", "media-unknown"),
        ("a.xyz", "", "media-empty"),
        ("a.xyz", "%PDF-1.7", "file-not-shown"),
        ("a.cdr", "RIFF\0\0\0\0CDR9vrsn", "media-picture-format"),
        ("a.dwg", "AC1027\0", "media-drawing-format"),
    ],
)
def test_a_file_is_told_by_what_is_in_it(tmp_path: Path, name: str, text: str, code: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert _code(tmp_path / name) == code


def test_nothing_outside_is_opened_and_no_pipe_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text(TABLE, encoding="utf-8")
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(tmp_path / "in" / "b.txt")
    assert [_code(tmp_path / "in" / name) for name in ("a.txt", "b.txt", "c.txt")] == [
        "file-outside",
        "file-not-regular",
        "media-gone",
    ]
