"""Old Vietnamese text: tables, votes, and what must be left alone."""

from pathlib import Path

import pytest

from ingest.encodings.legacy import TCVN3, from_double_utf8, from_tcvn3, from_vni, read_cell, vote
from ingest.encodings.syllables import is_syllable
from ingest.sheets.workbook import read_workbook


@pytest.mark.parametrize(
    ("old", "new"),
    [("§×nh Chu QuyÕn", "Đình Chu Quyến"), ("V¡N HO¸ §×NH CHïA", "VĂN HOÁ ĐÌNH CHÙA"), ("Hµ Néi", "Hà Nội")],
)
def test_tcvn3_becomes_unicode(old: str, new: str) -> None:
    assert from_tcvn3(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ñình laøng Ñöôøng Laâm", "Đình làng Đường Lâm"),
        ("VEÂØ nhöõng ngöôøi", "VỀ những người"),
        ("Nguyeãn Vaên Quyeån", "Nguyễn Văn Quyển"),
    ],
)
def test_vni_becomes_unicode(old: str, new: str) -> None:
    assert from_vni(old) == new


def test_utf_8_read_as_windows_1252_is_undone_unless_bytes_are_lost() -> None:
    assert from_double_utf8("Ä‘Ã¬nh lÃ\xa0ng") == "đình làng"
    assert from_double_utf8("Ä\ufffdÃ¬nh") == "Ä\ufffdÃ¬nh"


def test_clean_vietnamese_and_french_are_nobodys_old_text() -> None:
    assert vote(["Đình làng Đông Ngạc", "thế kỷ XVII", "gỗ lim"]) is None
    assert vote(["Stèle usée, partiellement abîmée", "à côté de l'église"]) is None
    assert vote(["Dinh lang", "the ky 17"]) is None


def test_a_cell_in_proper_unicode_within_an_old_sheet_stays() -> None:
    assert read_cell("Đền Hùng, Phú Thọ", TCVN3) == "Đền Hùng, Phú Thọ"


def test_a_cell_pasted_from_another_encoding_is_read_in_that() -> None:
    assert read_cell("Ñình laøng Ñöôøng Laâm", TCVN3) == "Đình làng Đường Lâm"


@pytest.mark.parametrize("word", ["nghiêng", "quyển", "Huế", "khuya", "giếng", "Đắc", "thuở", "xoèn"])
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["détail", "ngề̂", "bạcc", "báć", "bàc", "Ã¬nh"])
def test_what_is_no_syllable_is_known_too(word: str) -> None:
    assert not is_syllable(word)


TRANSCRIBED_WRONGLY = {"2005-KH2003-bieu": {"lít", "Mía"}}
"""Words that the transcript left in TCVN3 or took for VNI ('MÝa', 'lÝt' in 'TriÖu lÝt'), read right here."""


@pytest.mark.parametrize(("name", "marked"), [("2005-391F5_Danh_muc", 2500), ("2005-KH2003-bieu", 1200)])
def test_every_word_of_real_workbooks_reads_as_in_their_transcripts(samples: Path, name: str, marked: int) -> None:
    folder = samples / "vn-legacy-encoding"
    truth = set((folder / "ground-truth" / f"{name}.txt").read_text(encoding="utf-8").split())
    words: list[str] = []
    for sheet in read_workbook(folder / f"{name}.xls", name).sheets:
        assert sheet.encoding == "TCVN3"
        texts = [text for row in sheet.read() for text in row.cells.values() if isinstance(text, str)]
        words += [word for text in (*texts, *sheet.headers) for word in text.split() if not word.isascii()]
    assert len(words) > marked
    assert set(words) - truth == TRANSCRIBED_WRONGLY.get(name, set())
