"""Encodings as found in Vietnam: each is recognised, and what is none of them is refused."""

import codecs
import unicodedata
from pathlib import Path

import pytest

from ingest.sheets.delimited import read_delimited
from ingest.sheets.encoding import detect
from ingest.sheets.table import SheetRefusedError
from tests.ingest.sheets.old_bytes import tcvn3, vni, windows_1258

TEXT = """Số kiểm kê;Tên;Chất liệu
DT-01;Đình Chu Quyến;gỗ lim
HV-02;Trống đồng Ngọc Lũ;đồng thau
TL-3;Sắc phong;giấy dó
"""


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8"),
        (unicodedata.normalize("NFD", TEXT).encode(), "UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (windows_1258(TEXT).encode("cp1252"), "Windows-1258"),
        (tcvn3(TEXT).encode("latin-1"), "TCVN3"),
        (vni(TEXT).encode("cp1252"), "VNI"),
    ],
)
def test_a_vietnamese_file_reads_alike_in_every_encoding(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / "bang.csv"
    path.write_bytes(data)
    sheet = read_delimited(path, "bang.csv")
    assert sheet.encoding == name
    assert sheet.headers == ("Số kiểm kê", "Tên", "Chất liệu")
    assert [row.cells["Tên"] for row in sheet.read()] == ["Đình Chu Quyến", "Trống đồng Ngọc Lũ", "Sắc phong"]


def test_what_was_converted_is_shown_before_and_after(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_bytes(tcvn3(TEXT).encode("latin-1"))
    shown = {one.column: (one.before, one.after) for one in read_delimited(path, "x").converted}
    assert shown["Tên"] == ("§×nh Chu QuyÕn", "Đình Chu Quyến")


def test_old_text_inside_a_unicode_file_is_converted_too(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_text(vni(TEXT).encode("cp1252").decode("cp1252"), encoding="utf-8")
    sheet = read_delimited(path, "x")
    assert sheet.encoding == "UTF-8"
    assert {one.encoding for one in sheet.converted} == {"VNI"}
    assert next(sheet.read()).cells["Tên"] == "Đình Chu Quyến"


def test_french_is_not_taken_for_vietnamese(tmp_path: Path) -> None:
    path = tmp_path / "inventaire.csv"
    path.write_bytes("N°;Nom;État\n1;Stèle usée;très abîmée\n2;Piédroit;cassé\n".encode("cp1252"))
    sheet = read_delimited(path, "x")
    assert (sheet.encoding, sheet.converted) == ("Windows-1252", ())
    assert next(sheet.read()).cells["Nom"] == "Stèle usée"


@pytest.mark.parametrize("codec", ["big5", "gb18030", "mac-roman", "shift_jis"])
def test_an_encoding_that_nobody_here_uses_is_refused_with_its_line(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "bang.csv"
    text = "Ma,Ten\n1,Stèle usée\n" if codec == "mac-roman" else "Ma,Ten\n1,大南國\n"
    path.write_bytes(text.encode(codec))
    with pytest.raises(SheetRefusedError) as caught:
        detect(path, "bang.csv")
    assert (caught.value.message.code, caught.value.message.params["line"]) == ("encoding-unknown", 2)


@pytest.mark.parametrize("data", [TEXT.encode("utf-16")[:-1], TEXT.encode("utf-16-le")[:-1]])
def test_text_that_is_cut_off_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bang.csv"
    path.write_bytes(data)
    with pytest.raises(SheetRefusedError) as caught:
        detect(path, "bang.csv")
    assert caught.value.message.code == "sheet-damaged"


def test_a_program_called_csv_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_bytes(bytes(range(1, 256)) * 40)
    with pytest.raises(SheetRefusedError) as caught:
        detect(path, "bang.csv")
    assert caught.value.message.code == "sheet-binary"


CUT = "Số kiểm kê,Loại,Tên\nHV-05,Hiện vật,Chuông\nHV-06,Hiện vật,Bát cổ".encode()


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (CUT[:-1], 3, "E1 BB"),
        (CUT[:-2], 3, "E1"),
        ("Ma,Tên\n1,Bát cổ".encode()[:-1], 2, "E1 BB"),
        (CUT.replace(b"HV-06", b"HV\xa006") + b"\n", 3, "A0"),
        (TEXT.encode() + b"\xff\xfe", 5, "FF FE"),
        (TEXT.encode("utf-8-sig") + b"\xff\xfe\n", 5, "FF FE"),
        (CUT + b"\n" + TEXT.encode() * 20_000 + CUT[:-1], 80_006, "E1 BB"),
    ],
)
def test_a_cut_or_a_bad_byte_in_utf_8_is_named_with_its_line_and_not_read_as_another_encoding(
    tmp_path: Path, data: bytes, line: int, said: str
) -> None:
    path = tmp_path / "bang.csv"
    path.write_bytes(data)
    with pytest.raises(SheetRefusedError) as caught:
        read_delimited(path, "bang.csv")
    message = caught.value.message
    assert (message.code, message.params["line"], message.params["bytes"]) == ("utf-8-damaged", line, said)


PLAIN = "So,Ten,Ghi chu\n1,Binh gom,x\n2,Cafe,abc "
FEW = {
    "none": PLAIN,
    "one": PLAIN.replace("gom", "gốm"),
    "one French": PLAIN.replace("Binh", "Biné"),
    "two": PLAIN.replace("Binh gom", "Bình gốm"),
    "many": "Số,Tên,Ghi chú\n1,Bình gốm,Hạ Long\n2,Bát,abc ",
}
CUTS = [(last, cut) for last in ("é", "ế", "𠮷") for cut in range(1, len(last.encode()))]


def _refused(path: Path, data: bytes) -> dict[str, object]:
    path.write_bytes(data)
    with pytest.raises(SheetRefusedError) as caught:
        read_delimited(path, "bang.csv")
    message = caught.value.message
    return {"code": message.code, **message.params}


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["", "BOM"])
@pytest.mark.parametrize(("last", "cut"), CUTS)
@pytest.mark.parametrize("text", FEW.values(), ids=FEW)
def test_utf_8_that_is_cut_in_its_last_letter_is_told_however_few_letters_speak_for_it(
    tmp_path: Path, text: str, last: str, cut: int, mark: bytes
) -> None:
    said = _refused(tmp_path / "bang.csv", mark + (text + last).encode()[:-cut])
    at = len(text.splitlines()[-1]) + 1
    assert (said["code"], said["line"], said["place"]) == ("utf-8-damaged", 3, at)
    assert said["bytes"] == last.encode()[:-cut].hex(" ").upper()


@pytest.mark.parametrize("bad", [b"\xe9", b"\x80", b"\xa0", b"\xff", b"\xe1\xbb"])
@pytest.mark.parametrize("text", list(FEW.values())[1:], ids=list(FEW)[1:])
@pytest.mark.parametrize("where", ["Ghi", "2,"])
def test_a_bad_byte_beside_any_letter_of_utf_8_is_told_with_its_place_and_never_read_as_another_encoding(
    tmp_path: Path, text: str, bad: bytes, where: str
) -> None:
    before, after = text.split(where, 1)
    said = _refused(tmp_path / "bang.csv", (before + where).encode() + bad + f"{after}z\n".encode())
    line = (before + where).split("\n")
    assert (said["code"], said["line"], said["place"]) == ("utf-8-damaged", len(line), len(line[-1]) + 1)


def test_the_place_of_a_bad_byte_is_counted_over_the_pieces_in_which_a_file_is_read(tmp_path: Path) -> None:
    for ahead in (0, 5, (1 << 20) - 9, 3 << 20):
        said = _refused(tmp_path / "bang.csv", b"Ma,T\xc3\xaan\n1," + b"x" * ahead + b"\xff\n")
        assert (said["line"], said["place"]) == (2, ahead + 3)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [*FEW.values(), "Ma,Ten\n1,大南國\n"])
def test_utf_16_with_half_a_letter_is_told_as_damaged_and_not_as_utf_8(tmp_path: Path, text: str, codec: str) -> None:
    assert _refused(tmp_path / "bang.csv", (text + "xế").encode(codec)[:-1])["code"] == "sheet-damaged"


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
@pytest.mark.parametrize("text", ["1;caf\xe9;x", "1;x;\xab caf\xe9 \xbb", "1;\xc9cole;x", "1;\xc9t\xe9;\x93vu\x94"])
def test_latin_text_with_a_few_marks_is_no_damaged_utf_8(tmp_path: Path, text: str, end: str) -> None:
    path = tmp_path / "inventaire.csv"
    path.write_bytes(f"Ma;Nom;Note\n{text}{end}".encode("latin-1"))
    assert detect(path, "x").name == "Windows-1252"


@pytest.mark.parametrize("cut", [1, 2, 3, 4, 5, 40, 41, 42, 43])
def test_old_text_that_is_cut_off_anywhere_is_old_text_still(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "bang.csv"
    for data, name in (
        (windows_1258(TEXT).encode("cp1252"), "Windows-1258"),
        (tcvn3(TEXT).encode("latin-1"), "TCVN3"),
        (vni(TEXT).encode("cp1252"), "VNI"),
    ):
        path.write_bytes(data[:-cut])
        assert detect(path, "x").name == name
