"""Files find their records by what their names are made of, and ask where they are not sure."""

from pathlib import Path, PurePosixPath

import pytest

from ingest.companions import Companion
from ingest.found import Known, Reason
from ingest.names import Names, tokens
from ingest.pairing import Folder, Paired, pair

NUMBERS = [f"C. {number}" for number in range(1, 300)] + ["DT-01", "HV-02", "BT 1234", "1234", "Đ.12/1"]
TITLES = {"Đình Chu Quyến": "DT-01", "Trống đồng": "HV-02", "Chuông": "C. 7"}


def _pair(*files: str, named: dict[str, list[str]] | None = None) -> Paired:
    known = Known(Names((number, number) for number in NUMBERS), Names(TITLES.items()))
    said = {PurePosixPath(name): keys for name, keys in (named or {}).items()}
    return pair([PurePosixPath(name) for name in files], known, said)


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("C. 161 - 1", ("c", "161", "1")),
        ("x-C0132", ("x", "c", "132")),
        ("DSC_0001", ("dsc", "1")),
        ("ĐÌNH Chu_Quyến", ("dinh", "chu", "quyen")),
        ("000", ("0",)),
    ],
)
def test_names_are_cut_into_letters_and_numbers(name: str, cut: tuple[str, ...]) -> None:
    assert tokens(name) == cut


@pytest.mark.parametrize(
    ("file", "key", "reason", "order"),
    [
        ("C. 161 - 1.jpg", "C. 161", Reason.NUMBER, 1),
        ("c161_02.tif", "C. 161", Reason.NUMBER, 2),
        ("duc-pho-C0132/P1160163.JPG", "C. 132", Reason.FOLDER, 0),
        ("thap-doi-C0213/photo détail 10.JPG", "C. 213", Reason.FOLDER, 10),
        ("DT-01-dinh-chu-quyen/1-toan-canh.jpg", "DT-01", Reason.FOLDER, 1),
        ("1234.jpg", "1234", Reason.WHOLE_NAME, 0),
        ("1234/anh.jpg", "1234", Reason.FOLDER, 0),
        ("BT1234_a.jpg", "BT 1234", Reason.NUMBER, 1),
        ("dt01 mặt sau.jpg", "DT-01", Reason.NUMBER, 2),
        ("Đ.12.1 (3).jpg", "Đ.12/1", Reason.NUMBER, 3),
        ("Đình Chu Quyến 2.jpg", "DT-01", Reason.TITLE, 2),
        ("anh/Trống đồng/mặt trước.jpg", "HV-02", Reason.FOLDER, 1),
        ("Chuông.jpg", "C. 7", Reason.WHOLE_NAME, 0),
    ],
)
def test_a_file_is_given_to_the_record_whose_number_or_title_it_bears(
    file: str, key: str, reason: Reason, order: int
) -> None:
    (found,) = _pair(file).pairs
    assert (found.key, found.reason, found.order) == (key, reason, order)


@pytest.mark.parametrize("file", ["1234/HV-02_3.jpg", "C. 130/HV-02_9.jpg", "1234/Trống đồng.jpg"])
def test_a_name_of_one_record_in_a_folder_called_by_anothers_number_is_asked_about(file: str) -> None:
    assert [one.code for one in _pair(file).left.values()] == ["file-several-records"]


def test_a_folder_that_could_be_a_year_does_not_make_a_name_doubtful() -> None:
    known = Known(Names([("2019", "2019"), ("HV-02", "HV-02")]))
    (found,) = pair([PurePosixPath("2019/HV-02_1.jpg")], known).pairs
    assert found.key == "HV-02"


def test_a_bare_number_counts_only_as_a_whole_name() -> None:
    found = _pair("DSC_1234.jpg", "cong la.jpg")
    assert found.pairs == ()
    assert [message.code for message in found.left.values()] == ["file-number-behind-words", "file-no-record"]


def test_two_numbers_in_one_name_are_nobodys() -> None:
    found = _pair("C1 và C2.jpg")
    (message,) = found.left.values()
    assert (message.code, message.params["candidates"]) == ("file-several-records", "C. 1, C. 2")


def test_the_longest_number_wins() -> None:
    known = Known(Names([("DT-01", "DT-01"), ("DT-01-2", "DT-01-2")]))
    assert pair([PurePosixPath("DT-01-2_5.jpg")], known).pairs[0].key == "DT-01-2"


def test_numbers_spelled_alike_are_not_chosen_between() -> None:
    known = Known(Names([("C. 1", "C. 1"), ("C-01", "C-01")]))
    (message,) = pair([PurePosixPath("c1.jpg")], known).left.values()
    assert message.params["candidates"] == "C. 1, C-01"


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("001.jpg", "001"),
        ("1.jpg", "1"),
        ("001/a.jpg", "001"),
        ("A1.jpg", "A1"),
        ("a1_2.jpg", "a1"),
        ("A-1 (2).jpg", "A-1"),
    ],
)
def test_of_numbers_spelled_alike_the_one_written_so_is_meant(file: str, key: str) -> None:
    known = Known(Names((number, number) for number in ("001", "1", "A1", "A-1", "A 1", "a1")))
    assert [one.key for one in pair([PurePosixPath(file)], known).pairs] == [key]


def test_the_sheet_has_the_first_word() -> None:
    found = _pair("HV-02_1.jpg", named={"HV-02_1.jpg": ["DT-01", "C. 5"]})
    assert [(one.key, one.reason) for one in found.pairs] == [("DT-01", Reason.SHEET), ("C. 5", Reason.SHEET)]


def test_what_comes_closest_is_named() -> None:
    (message,) = _pair("161/a.jpg").left.values()
    assert "C. 161" in str(message.params["candidates"])


def test_where_a_number_is_missing_the_nearest_of_its_kind_are_named() -> None:
    known = Known(Names((f"BT. {number}/Gm", f"BT. {number}/Gm") for number in range(1, 301)))
    found = pair([PurePosixPath("BT 301 Gm.jpg")], known)
    assert found.candidates[PurePosixPath("BT 301 Gm.jpg")] == ("BT. 300/Gm", "BT. 299/Gm", "BT. 298/Gm")


def test_of_a_name_like_no_number_the_folder_tells_or_nothing_is_said_to_be_alike() -> None:
    found = _pair("HV-02/anh.jpg", "tu/HV-02 mat sau.jpg", "tu/IMG_7.jpg", "khac/IMG_8.jpg")
    told = {str(path): (found.left[path].code, found.candidates[path]) for path in found.left}
    assert told == {
        "tu/IMG_7.jpg": ("file-no-record-beside", ("HV-02",)),
        "khac/IMG_8.jpg": ("file-no-record", ()),
    }


def test_captions_and_transcripts_go_with_their_sound() -> None:
    files = ["HV-02/trong.mp3", "HV-02/trong.vi.vtt", "HV-02/trong.EN.vtt", "HV-02/trong.txt", "HV-02/khac.vtt"]
    found = _pair(*files)
    beside = found.beside[PurePosixPath("HV-02/trong.mp3")]
    assert [(one.kind, one.language) for one in beside] == [
        (Companion.CAPTIONS, "vi"),
        (Companion.CAPTIONS, "en"),
        (Companion.TRANSCRIPT, ""),
    ]
    assert [str(one.path) for one in found.pairs] == ["HV-02/trong.mp3", "HV-02/khac.vtt"]


def test_a_text_beside_a_picture_is_a_file_like_any_other() -> None:
    assert len(_pair("DT-01/a.jpg", "DT-01/a.txt").pairs) == 2


def test_a_file_is_found_by_path_name_or_stem_as_the_sheet_writes_it() -> None:
    folder = Folder([PurePosixPath(name) for name in ("anh/A 1.JPG", "anh/b.jpg", "khac/b.jpg", "a\u0309nh.jpg")])
    base = PurePosixPath("anh")
    assert folder.find("a 1.jpg", base) == [PurePosixPath("anh/A 1.JPG")]
    assert folder.find(r".\A 1.JPG", base) == [PurePosixPath("anh/A 1.JPG")]
    assert folder.find("A 1", base) == [PurePosixPath("anh/A 1.JPG")]
    assert folder.find("b.jpg", base) == [PurePosixPath("anh/b.jpg")]
    assert len(folder.find("b.jpg", PurePosixPath())) == 2
    assert folder.find("ảnh.jpg", PurePosixPath()) == [PurePosixPath("a\u0309nh.jpg")]


def test_a_path_out_of_the_folder_finds_nothing_out_there() -> None:
    folder = Folder([PurePosixPath("etc/passwd")])
    assert folder.find("../../../../etc/shadow", PurePosixPath("anh")) == []
    assert folder.find("/etc/shadow", PurePosixPath()) == []


def test_the_champa_photographs_find_their_inscriptions(samples: Path) -> None:
    root = samples / "campa" / "photos"
    files = [PurePosixPath(path.relative_to(root).as_posix()) for path in sorted(root.rglob("*")) if path.is_file()]
    found = pair(files, Known(Names((f"C. {number}", f"C. {number}") for number in range(1, 274))))
    assert {str(one.path): one.key for one in found.pairs} == {
        "C. 161 - 1.jpg": "C. 161",
        **{f"duc-pho-C0132/P116016{number}.JPG": "C. 132" for number in (3, 4, 5)},
        **{f"thap-doi-C0213/photo détail {number}.JPG": "C. 213" for number in (1, 2, 3)},
    }
    assert [str(path) for path in found.left] == ["11082010441.jpg"]


@pytest.mark.parametrize("sidecar", ["a/DT-01_1.xmp", "a/DT-01_1.JPG.xmp", "a/dt-01_1.XMP"])
def test_a_sidecar_goes_with_its_photograph_and_not_with_its_raw_data(sidecar: str) -> None:
    found = _pair("a/DT-01_1.CR2", "a/DT-01_1.JPG", sidecar)
    assert [str(one.path) for one in found.pairs] == ["a/DT-01_1.CR2", "a/DT-01_1.JPG"]
    (beside,) = found.beside[PurePosixPath("a/DT-01_1.JPG")]
    assert (str(beside.path), beside.kind) == (sidecar, Companion.SIDECAR)


def test_a_sidecar_without_its_photograph_is_a_file_like_others() -> None:
    assert [one.key for one in _pair("DT-01_1.xmp", "khac.jpg").pairs] == ["DT-01"]


def test_a_digit_alone_brings_nothing_close() -> None:
    known = Known(Names([("NV.01", "NV.01")]))
    left = pair([PurePosixPath("01/am.jpg")], known).left
    assert [one.code for one in left.values()] == ["file-no-record"]


def test_a_number_with_other_letters_before_it_is_told_with_the_name_to_give() -> None:
    known = Known(Names([("C. 198", "C. 198"), ("C. 19", "C. 19")]))
    (told,) = pair([PurePosixPath("DHARMA_INSCIC00198.xml")], known).left.values()
    assert (told.code, told.params["key"], told.params["name"]) == ("file-other-letters", "C. 198", "C. 198.xml")


def _known(*numbers: str) -> Known:
    return Known(Names((number, number) for number in numbers))


@pytest.mark.parametrize(
    ("file", "candidates"),
    [
        ("C330 - 1.jpg", "C. 330.1, C. 330"),
        ("C. 330/C. 331 - 1.jpg", "C. 331, C. 330"),
        ("2019/12.jpg", "12, 2019"),
        ("HV-7/12.jpg", "12, HV-7"),
    ],
)
def test_where_two_rules_disagree_or_one_is_weak_a_person_is_asked(file: str, candidates: str) -> None:
    known = _known("C. 330", "C. 330.1", "C. 331", "2019", "12", "005", "HV-7")
    (message,) = pair([PurePosixPath(file)], known).left.values()
    assert (message.code, message.params["candidates"]) == ("file-several-records", candidates)


@pytest.mark.parametrize(
    ("files", "keys"),
    [
        (["C. 330.1 - 2.jpg", "C330.1_2.jpg"], ["C. 330.1"] * 2),
        (["C. 330/C. 330.1_01.jpg"], ["C. 330.1"]),
        (["1234_01.jpg", "1234_a.jpg", "1234 mặt trước.jpg", "1234 (2).jpg", "1234 ảnh 3.jpg"], ["1234"] * 5),
        (["1234/1.jpg", "1234/2.jpg", "1234/3.jpg"], ["1234"] * 3),
        (["HV-7/1.jpg", "HV-7/2 chi tiết.jpg"], ["HV-7"] * 2),
        (["2019.jpg", "12.jpg", "005.jpg"], ["2019", "12", "005"]),
        (["2019/C. 331.jpg"], ["C. 331"]),
        (["Е-7.jpg"], ["E-7"]),
    ],
)
def test_what_rules_agree_on_is_paired(files: list[str], keys: list[str]) -> None:
    known = _known("C. 330", "C. 330.1", "C. 331", "2019", "12", "005", "1", "2", "1234", "HV-7", "E-7")
    assert [one.key for one in pair([PurePosixPath(file) for file in files], known).pairs] == keys


def test_a_part_that_the_number_has_not_is_asked_about_and_an_order_is_not() -> None:
    known = _known("HV-2", "HV-3", "46")
    found = pair(
        [PurePosixPath(name) for name in ("HV-2.1.jpg", "HV-2A-B.jpg", "HV-2.b.jpg", "46.b.JPG", "46.5.jpg")], known
    )
    assert not found.pairs
    assert [one[0] for one in found.candidates.values()] == [*["HV-2"] * 3, "46", "46"]
    orders = ("HV-2_01.jpg", "HV-2_a.jpg", "HV-2-2.jpg", "HV-2 mặt trước.jpg", "HV-2a.jpg", "HV-2. mặt sau.jpg")
    assert [one.key for one in pair([PurePosixPath(name) for name in orders], known).pairs] == ["HV-2"] * 6


@pytest.mark.parametrize("file", ["1234_0123.jpg", "DSC_1234.jpg", "1999_05.jpg", "12-03-19.jpg", "1234 lễ hội.jpg"])
def test_digits_are_no_number_where_something_else_stands_beside_them(file: str) -> None:
    assert pair([PurePosixPath(file)], _known("1234", "1999", "12.3")).pairs == ()


def test_numbers_that_come_in_several_folders_only_count_there() -> None:
    files = [PurePosixPath(name) for name in ("le-hoi/1.jpg", "hop/1.jpg", "hop/2.jpg")]
    found = pair(files, _known("1", "2"))
    assert [str(one.path) for one in found.pairs] == ["hop/2.jpg"]


def test_a_short_title_with_other_words_around_it_is_not_enough() -> None:
    found = _pair("Trống đồng Ngọc Lũ.jpg", "lễ hội Đình Chu Quyến năm ngoái.jpg")
    assert [one.key for one in found.pairs] == ["DT-01"]


def test_a_thousand_files_over_a_real_inventory_find_their_records_and_no_other() -> None:
    numbers = [f"C. {number}" for number in range(1, 278)]
    forms = (
        "{0}_01.jpg", "{0}_a.jpg", "{0} mặt trước.jpg", "{0} - 3.jpg", "{0}.jpg", "{0}/1.jpg", "{0}/IMG_6001.jpg",
        "ảnh 2019/x-{0} chi tiết.jpg", "2019/tháng 5/{0}/a.jpg",
    )  # fmt: skip
    truth = {PurePosixPath(form.format(number)): number for number in numbers[:112] for form in forms}
    noise = [PurePosixPath(f"2019/DSC_{number}.jpg") for number in range(100)]
    found = pair([*truth, *noise], _known(*numbers))
    assert {one.path: one.key for one in found.pairs} == truth
    assert set(found.left) == set(noise)
