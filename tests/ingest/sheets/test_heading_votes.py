"""Small tables, in which the headings are most of the words, are read in the encoding in which these are known."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.sheets.delimited import read_delimited
from ingest.sheets.heading_votes import by_headings
from tests.ingest.sheets.old_bytes import tcvn3, vni, windows_1258

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _tones_apart(text: str) -> bytes:
    """Windows-1258 with each tone behind its letter, those too that have a byte together."""
    written = b""
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        written += (base + "".join(part for part in parts if part in _TONES)).encode("cp1258")
    return written


ENCODED: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "Windows-1258": ("Windows-1258", lambda text: windows_1258(text).encode("cp1252")),
    "Windows-1258, tones apart": ("Windows-1258", _tones_apart),
    "TCVN3": ("TCVN3", lambda text: tcvn3(text).encode("latin-1")),
    "VNI": ("VNI", lambda text: vni(text).encode("cp1252")),
    "UTF-8": ("UTF-8", str.encode),
    "UTF-8, decomposed": ("UTF-8", lambda text: unicodedata.normalize("NFD", text).encode()),
}
HEADINGS = [
    ("Số kiểm kê", "Tên", "Ghi chú"),
    ("Số kiểm kê", "Tên hiện vật", "Chất liệu"),
    ("Mã số", "Tình trạng", "Nguồn gốc"),
    ("Mã", "Tên", "Loại hình"),
    ("Số đăng ký", "Ghi chú", "Số lượng"),
    ("Mã số", "Địa điểm", "Niên đại"),
    ("Ký hiệu", "Tên gọi", "Kích thước"),
    ("Số đăng ký", "Người tặng", "Xuất xứ"),
    ("Số hiệu", "Mô tả", "Màu sắc"),
]
ROWS = [
    [("A1", "Bia", "hai ba"), ("A2", "Chuông", "to")],
    [("A1", "Bia", "hai ba"), ("A2", "Chuông", "to"), ("A3", "Mo", "nho")],
    [("A1", "bình vôi", "gốm")],
    [("A1", "", "gốm"), ("A2", "Trống đồng", "gốm"), ("A3", "sắc phong", "giấy dó")],
    [("A1", "rìu", "đá")],
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", ENCODED)
@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("headings", HEADINGS)
def test_a_small_table_is_read_in_the_encoding_in_which_its_headings_are_known(
    tmp_path: Path, headings: tuple[str, ...], rows: list[tuple[str, ...]], encoding: str, delimiter: str
) -> None:
    name, encode = ENCODED[encoding]
    path = tmp_path / "so.csv"
    path.write_bytes(encode("\r\n".join(delimiter.join(row) for row in (headings, *rows))))
    sheet = read_delimited(path, "so.csv")
    assert (sheet.encoding, sheet.headers) == (name, headings)
    assert [tuple(row.cells.get(one, "") for one in headings) for row in sheet.read()] == rows


@pytest.mark.parametrize("encoding", ["Windows-1258", "Windows-1258, tones apart", "TCVN3", "VNI"])
def test_headings_between_quotation_marks_or_below_a_title_tell_it_too(tmp_path: Path, encoding: str) -> None:
    name, encode = ENCODED[encoding]
    path = tmp_path / "so.csv"
    path.write_bytes(encode('Kho,,\n"Số kiểm kê","Tên","Ghi chú"\n"A1","Bia","hai ba"\n"A2","Chuông","to"\n'))
    sheet = read_delimited(path, "so.csv")
    assert (sheet.encoding, sheet.headers) == (name, ("Số kiểm kê", "Tên", "Ghi chú"))


@pytest.mark.parametrize(
    "text",
    [
        "N°,Nom,État\n1,Stèle,très usée\n",
        "Numéro,Désignation,Matériau\n1,Cloche,bronze\n2,Épée,acier\n",
        "Numéro d'inventaire,Dénomination,Époque\n1,bé,né\n",
        "Titre,Créateur,Période\nA,Hébrard,XIXe siècle\n",
        "Nom,Hauteur,Légende\nA,12 cm,façade\nB,3 cm,côté\n",
        "No,Name,Note\n1,Café,naïve\n",
    ],
)
def test_a_small_french_table_stays_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "inventaire.csv"
    path.write_bytes(text.encode("cp1252"))
    sheet = read_delimited(path, "x")
    assert (sheet.encoding, sheet.converted) == ("Windows-1252", ())
    assert sheet.headers == tuple(text.split("\n", maxsplit=1)[0].split(","))


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("Ma", "Ten", "Ghi chu")],
        [("Số kiểm kê", "Tên", "Ghi chú"), ("A1", "§×nh", "gç")],
        [("Số kiểm kê", "Tªn", "Ghi chó")],
        [("A1", "Ghi chó", "x")],
        [("Tên", "Ghi chú"), ("Tªn", "Ghi chó")],
    ],
    ids=["nothing", "no marks", "Unicode above", "pasted together", "one alone", "as many as it stands"],
)
def test_headings_that_leave_it_open_say_nothing(rows: list[tuple[str, ...]]) -> None:
    assert by_headings(rows) is None
