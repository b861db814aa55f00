"""Old rows among new ones: a cell that makes sense only as old text is converted or named, and foreign words stay."""

import re
from pathlib import Path

import pytest

from ingest.encodings.syllables import is_syllable
from ingest.sheets import pasted
from ingest.sheets.delimited import read_delimited
from ingest.sheets.json_records import read_json_lines
from ingest.sheets.old_text import judge
from ingest.sheets.pasted import doubtful, hides_signs, reading_of
from ingest.sheets.table import Sheet
from ingest.sheets.workbook import read_workbook
from tests.ingest.sheets.books import rows_xml, write_xlsx
from tests.ingest.sheets.old_bytes import double_utf_8, tcvn3, vni

HEAD = ["Số kiểm kê", "Tên hiện vật", "Ghi chú"]
BUDDHA = ["Tượng Phật bằng gỗ mít", "Hiện lưu giữ tại kho số hai"]
BOWL = ["Bát gốm hoa nâu", "Trưng bày ở phòng lớn"]
MODERN = [[f"BT {at}", f"Bình gốm men lam số {at}", "Đã tu sửa năm 1996"] for at in range(40)]
OLD = [["BT 50", *map(tcvn3, BUDDHA)], ["BT 51", *map(vni, BOWL)]]


def _csv(path: Path, rows: list[list[str]]) -> Sheet:
    path.write_text("\n".join(";".join(row) for row in [HEAD, *rows]), encoding="utf-8")
    return read_delimited(path, "so.csv")


def _last(sheet: Sheet, count: int) -> list[list[object]]:
    return [[row.cells[name] for name in HEAD[1:]] for row in sheet.read()][-count:]


def test_one_row_in_tcvn3_and_one_in_vni_among_forty_in_unicode_are_converted_and_told(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([HEAD, *MODERN, *OLD])})
    for sheet in (_csv(tmp_path / "b.csv", MODERN + OLD), *read_workbook(book, "b").sheets):
        assert _last(sheet, 2) == [BUDDHA, BOWL]
        assert [(one.encoding, one.after) for one in sheet.converted] == [
            ("TCVN3", BUDDHA[0]),
            ("VNI", BOWL[0]),
            ("TCVN3", BUDDHA[1]),
            ("VNI", BOWL[1]),
        ]
        assert [one.params["kind"] for one in sheet.messages if one.code == "text-converted"] == ["TCVN3", "VNI"]


def test_five_rows_in_three_encodings_are_each_read_right_and_french_beside_them_stays(tmp_path: Path) -> None:
    french = ["BT 4", "Ấn đồng", "café Montréal"]
    sheet = _csv(tmp_path / "b.csv", [MODERN[0], OLD[0], ["BT 3", "Bình vôi", vni(BOWL[1])], french])
    assert _last(sheet, 3) == [BUDDHA, ["Bình vôi", BOWL[1]], french[1:]]


def test_a_json_record_of_old_text_among_unicode_is_converted(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    names = [*(row[1] for row in MODERN), OLD[0][1], OLD[1][1]]
    path.write_text("\n".join(f'{{"id": "{at}", "name": ["{name}"]}}' for at, name in enumerate(names)), "utf-8")
    assert [row.cells["name"] for row in read_json_lines(path, "b").read()][-2:] == [[BUDDHA[0]], [BOWL[0]]]


def test_a_short_cell_goes_with_its_row_and_alone_it_is_told_and_kept(tmp_path: Path) -> None:
    copper, row = tcvn3("đồng"), ["BT 50", tcvn3(BUDDHA[0]), tcvn3("gỗ")]
    sheet = _csv(tmp_path / "b.csv", [*MODERN, row, ["BT 51", "Chuông", copper]])
    assert _last(sheet, 2) == [[BUDDHA[0], "gỗ"], ["Chuông", copper]]
    (told,) = [one for one in sheet.messages if one.code == "cells-may-be-old-text"]
    assert [told.params[name] for name in ("column", "row", "kind", "reading")] == ["Ghi chú", 43, "TCVN3", "đồng"]


def test_a_cell_of_utf_8_read_wrongly_is_undone_among_forty_that_are_right(tmp_path: Path) -> None:
    assert _last(_csv(tmp_path / "b.csv", [*MODERN, ["BT 50", *map(double_utf_8, BUDDHA)]]), 1) == [BUDDHA]


OF_VNI = """TROÁNG ÑOÀNG|Göôm|Bình voâi|Noài ñoàng|Ñaù|Ñoàng|Saét|Hueá|Baïc|Ñaát nung|Noâng|Haï Long|Kyø|Luïa|Maùy
ÑÌNH LAØNG|Goã mít|Goám"""
OF_TCVN3 = "Chïa Mét Cét|Gç mÝt|HuÕ|ThÕ kû XV|B¹c|H¹t|§¸|§ång|S¾t|®ång|Gèm"
SHORT = [(text, kind) for kind, all_of in (("VNI", OF_VNI), ("TCVN3", OF_TCVN3)) for text in re.split(r"[|\n]", all_of)]
NEW_NAMES = [["Tên"], *([row[1]] for row in MODERN)]
SPELLED_AS_SYLLABLES = {"Goã mít", "Goám", "Gèm"}


@pytest.mark.parametrize(("text", "kind"), SHORT)
def test_a_short_cell_that_is_no_vietnamese_is_told_alone_with_what_it_may_read(text: str, kind: str) -> None:
    rows = [(at, [one], [one]) for at, one in enumerate(["Bình gốm", text], 1)]
    (told,) = doubtful(rows, ["Tên"])
    assert (told.params["row"], told.params["text"], told.params["kind"]) == (2, text, kind)


@pytest.mark.parametrize(("text", "kind"), [one for one in SHORT if one[0] not in SPELLED_AS_SYLLABLES])
def test_a_short_cell_is_converted_in_a_column_with_a_sure_one_of_its_encoding(text: str, kind: str) -> None:
    reading = reading_of(text)
    assert reading is not None
    sure = {"VNI": vni(BOWL[0]), "TCVN3": tcvn3(BUDDHA[0])}[kind]
    for others in ([[sure]], [[vni(BOWL[0])], [tcvn3(BUDDHA[0])]]):
        assert judge([*NEW_NAMES, *others, [text]]).read([text]) == [reading.text]


def test_a_column_of_sure_cells_in_one_old_encoding_takes_short_ones_of_another(tmp_path: Path) -> None:
    names = ["Chuông đồng chùa Keo", "Bình gốm hoa lam", "Tượng Phật bằng gỗ mít"]
    rows = [["BT 1", one, "x"] for one in [*map(tcvn3, names), vni(BOWL[0]), "TROÁNG ÑOÀNG"]]
    assert _last(_csv(tmp_path / "b.csv", [*MODERN, *rows]), 1) == [["TRỐNG ĐỒNG", "x"]]


FOREIGN = """Château|señor|Noël|Köln|François|Český|Thaï|Moï|où|Hanoï|Saïgon|Hué|El Niño|año nuevo|jalapeño|São Paulo
Zürich|für Elise|Göttin|Königsberg|Öl|Maß|Dvořák|Děčín|Łódź|København|Ærø|på|så|Håkan|Győr|Üveg|çömlek|Pô Nâgar|Kâlî
Çiva|Nâga|Brontë|naïve|façade|coöperate|Céramique|Gênes|Gérard|Cécile|goût|août|µm|5 µ|Ø 25|n° 45|½|© 1978|2ª|×|Ñ|ç|å
goá phụ|goá|xe goòng|Gié Triêng|Bình vôi|Đồ Bàn|Mẹ|ít|Mõ|Lý|quý"""


@pytest.mark.parametrize("text", re.split(r"[|\n]", FOREIGN))
def test_a_short_foreign_or_modern_word_is_neither_told_nor_converted_beside_old_text(text: str) -> None:
    assert not list(doubtful([(1, [text], [text])], ["Tên"]))
    assert judge([*NEW_NAMES, [vni(BOWL[0])], [tcvn3(BUDDHA[0])], [text]]).read([text]) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Château de Fontainebleau, côté cour, à l'entrée où naquit Louis",
        "Musée Guimet, Émile Gsell, épreuve sur papier albuminé, août 1866",
        "Thaï",
        "Noël à Huế",
        "São Paulo, João da Conceição",
        "Mª José Núñez, ¿Qué es esto?",
        "Zürich, Köln, München, für Gänse",
        "på ön, så är det",
        "Rødgrød med fløde på Ærø",
        "Antonín Dvořák, Plzeň, Národní muzeum",
        "Bílá hora, Tomáš Novák",
        "Pô Klaung Garai, Pô Nâgar, Pô Ramê, Po Inâ Nâgar",
        "Katê, Ramâwan, akhar thrah, rija praong, talâk, mâh",
        "Þingvellir, Jón Sigurðsson",
        "5 µm, 2½ cm, ±0,5 °C, 3×4 m, Ø 25, n° 7, 20 m², § 12",
        "© Bảo tàng, Lego® «Gốm»",
        "Bình vôi, chùa Thiên Trù",
        "“Bà già” và cô Lê",
    ],
)
def test_no_word_of_another_language_and_no_sign_is_taken_for_old_text(text: str) -> None:
    assert reading_of(text) is None


def test_a_soft_hyphen_is_a_hidden_sign_only_where_it_is_no_letter() -> None:
    assert not any(map(hides_signs, [OLD[0][1], "Trưng bày l\xadu", "tu sá»\xada � nÄƒm"]))
    assert all(map(hides_signs, ["Bảo\xadtàng", "infor\xadmation", f"{OLD[0][1]}\x00", "Gốm\u200b"]))


def test_long_texts_are_read_and_not_remembered() -> None:
    before = pasted._remembered.cache_info().currsize
    text = vni("gốm phủ men, hoa văn chìm. ") * 20
    assert reading_of(text) == (pasted.VNI, "gốm phủ men, hoa văn chìm. " * 20, 3)
    assert pasted._remembered.cache_info().currsize == before
    assert not is_syllable("Ờ" * 100_000)


def test_what_was_converted_is_not_told_as_kept() -> None:
    assert not list(doubtful([(1, [vni("đồng")], ["đồng"]), (2, [vni("đá")], ["ủỏ"])], ["Tên"]))
    (told,) = doubtful([(3, [vni("đồng")], [vni("đồng")])], ["Tên"])
    assert told.params["text"] == vni("đồng")
