"""The plan of an import: what would become of every row and file, the first time and every time after."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.imported import Before
from catalog.record.lists import NameType, PlaceRole
from ingest.mappings import read_mappings
from ingest.plan import Plan
from ingest.planned_rows import Action, PlannedRow
from ingest.planning import make_plan
from ingest.sheets.mapping import SheetMapping, mapping_of, read_mapping
from ingest.sources import discover
from tests.ingest.bringing import make_photo
from tests.ingest.sheets.books import rows_xml, write_xlsx

MAPPINGS = Path(__file__).parents[2] / "docs" / "mappings"
TOO_LONG = "x" * 200_001


def _sheet(folder: Path, *rows: Iterable[str], name: str = "bang-ke.csv") -> Path:
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return folder


def _files(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def _rows(
    plan: Plan, known: Mapping[str, str | None] | None = None, digests: Mapping[str, str] | None = None, size: int = 500
) -> list[PlannedRow]:
    def digests_of(paths: Iterable[Path]) -> Mapping[Path, str]:
        return {path: digests[path.name] for path in paths if digests and path.name in digests}

    before = known or {}
    return [
        row
        for batch in plan.batches(lambda keys: {k: Before(before[k]) for k in keys if k in before}, digests_of, size)
        for row in batch
    ]


def _plan(folder: Path, mapping: SheetMapping | None = None) -> Plan:
    return make_plan(discover([folder]), mapping)


def test_new_rows_would_be_created_in_batches(tmp_path: Path) -> None:
    plan = _plan(_sheet(tmp_path, ["Mã", "Tên"], *([str(number), f"Đình {number}"] for number in range(7))))
    batches = list(plan.batches(lambda keys: {}, lambda paths: {}, 3))
    assert [len(batch) for batch in batches] == [3, 3, 1]
    assert {row.action for batch in batches for row in batch} == {Action.CREATED}
    assert plan.rows == 7


def test_a_second_run_leaves_all_alone_and_a_changed_cell_changes_one_row(tmp_path: Path) -> None:
    head = ["Mã", "Tên"]
    known = {row.key: row.fingerprint({}) for row in _rows(_plan(_sheet(tmp_path, head, ["1", "Đình"], ["2", "Chùa"])))}
    assert {row.action for row in _rows(_plan(tmp_path), known)} == {Action.UNCHANGED}
    _sheet(tmp_path, head, ["1", "Đình"], ["2", "Chùa Thầy"], ["3", "Đền"])
    again = {row.key: row.action for row in _rows(_plan(tmp_path), known)}
    assert again == {"1": Action.UNCHANGED, "2": Action.CHANGED, "3": Action.CREATED}


def test_another_mapping_changes_rows(tmp_path: Path) -> None:
    _sheet(tmp_path, ["Mã", "Tên"], ["1", "Đình"])
    known = {row.key: row.fingerprint({}) for row in _rows(_plan(tmp_path))}
    (row,) = _rows(_plan(tmp_path, mapping_of({"kind": "di tích"}, "m")), known)
    assert row.action is Action.CHANGED


def test_a_key_twice_is_refused_with_the_rows_where_it_stands(tmp_path: Path) -> None:
    rows = _rows(_plan(_sheet(tmp_path, ["Mã", "Tên"], ["1", "Đình"], ["2", "Chùa"], ["1", "Đền"])))
    assert [(row.key, row.action) for row in rows] == [("1", "refused"), ("2", "created"), ("1", "refused")]
    assert rows[0].messages[0].params["rows"] == "bang-ke.csv 2, bang-ke.csv 4"


def test_grouped_rows_become_one_record_though_they_stand_apart(tmp_path: Path) -> None:
    mapping = mapping_of({"key": "Mã", "group": True}, "m")
    plan = _plan(
        _sheet(tmp_path, ["Mã", "Tên", "Chất liệu"], ["1", "Bia", "đá"], ["2", "Chuông", "đồng"], ["1", "", "gỗ"]),
        mapping,
    )
    rows = {row.key: row for row in _rows(plan)}
    assert rows["1"].record is not None
    assert [term.term.label["vi"] for term in rows["1"].record.terms] == ["đá", "gỗ"]
    assert (rows["1"].number, plan.rows, len(rows)) == (2, 3, 2)


def test_a_row_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    rows = _rows(_plan(_sheet(tmp_path, ["Mã", "Tên", "Mô tả"], ["1", "A", TOO_LONG], ["", "B"], ["3", "C"])))
    assert [(row.action.value, [message.code for message in row.messages]) for row in rows] == [
        ("refused", ["text-too-long"]),
        ("refused", ["key-missing"]),
        ("created", []),
    ]


def test_files_are_given_to_rows_in_order_and_the_rest_is_told(tmp_path: Path) -> None:
    _files(tmp_path, "anh/DT-01_10.jpg", "anh/DT-01_2.jpg", "DT-02-chua/a.jpg", "la.jpg")
    plan = _plan(_sheet(tmp_path, ["Số kiểm kê", "Tên"], ["DT-01", "Đình"], ["DT-02", "Chùa"]))
    rows = {row.key: [str(one.name) for one in row.files] for row in _rows(plan)}
    assert rows == {"DT-01": ["anh/DT-01_2.jpg", "anh/DT-01_10.jpg"], "DT-02": ["DT-02-chua/a.jpg"]}
    assert [path.name for path in plan.left] == ["la.jpg"]


def test_a_file_named_by_the_sheet_is_found_and_one_that_is_absent_is_told(tmp_path: Path) -> None:
    _files(tmp_path, "anh/IMG_1.jpg")
    plan = _plan(
        _sheet(tmp_path, ["Mã", "Tên", "Ảnh", "Chú thích"], ["DT-1", "Đình", "IMG_1.jpg ; IMG_2.jpg", "Mặt trước"])
    )
    (row,) = _rows(plan)
    assert [(str(one.name), one.values["caption"]) for one in row.files] == [("anh/IMG_1.jpg", {"vi": "Mặt trước"})]
    assert [(message.code, message.path) for message in row.messages] == [("file-absent", "Ảnh")]
    assert row.action is Action.CREATED


def test_a_new_file_or_other_bytes_change_their_row(tmp_path: Path) -> None:
    _files(tmp_path, "DT-1_1.jpg")
    _sheet(tmp_path, ["Mã", "Tên"], ["DT-1", "Đình"])
    (row,) = _rows(_plan(tmp_path))
    known = {"DT-1": row.fingerprint({row.files[0].path: "aa"})}
    assert _rows(_plan(tmp_path), known, {"DT-1_1.jpg": "aa"})[0].action is Action.UNCHANGED
    assert _rows(_plan(tmp_path), known, {"DT-1_1.jpg": "bb"})[0].action is Action.CHANGED
    assert _rows(_plan(tmp_path), known)[0].action is Action.CHANGED
    _files(tmp_path, "DT-1_2.jpg")
    assert _rows(_plan(tmp_path), known, {"DT-1_1.jpg": "aa"})[0].action is Action.CHANGED


def test_a_second_sheet_describes_the_files(tmp_path: Path) -> None:
    _files(tmp_path, "DT-1/a.jpg", "DT-1/b.jpg")
    records = rows_xml([["Số kiểm kê", "Loại", "Tên"], ["DT-1", "di tích", "Đình"]])
    files = rows_xml(
        [
            ["Số kiểm kê", "Tên tệp", "Thứ tự", "Chú thích", "Mô tả ảnh tiếng Anh", "Vai trò"],
            ["DT-1", "DT-1/b.jpg", 1, "Toàn cảnh", "A hall", "ảnh chính"],
            ["DT-9", "DT-1/x.jpg", 1, "Lạc", "", ""],
        ]
    )
    plan = _plan(write_xlsx(tmp_path / "b.xlsx", {"Hồ sơ": records, "Tệp": files}).parent)
    (row,) = _rows(plan)
    assert [str(one.name) for one in row.files] == ["DT-1/b.jpg", "DT-1/a.jpg"]
    shown = row.files[0].asset_row("00000000")
    assert (shown.role, shown.caption, shown.alt) == ("cover", {"vi": "Toàn cảnh"}, {"en": "A hall"})
    assert [one.message.code for one in plan.lost] == ["file-row-without-record"]


def test_access_said_without_a_file_holds_for_every_file_that_is_paired_by_its_number(tmp_path: Path) -> None:
    _sheet(tmp_path, ["Số kiểm kê", "Tên", "Quyền xem ảnh"], ["M-1", "Đình", "nội bộ"])
    _files(tmp_path, "M-1_1.jpg", "M-1_2.jpg")
    [row] = _rows(_plan(tmp_path))
    assert [file.values for file in row.files] == [{"access": "staff"}] * 2
    assert row.messages == ()


def test_captions_follow_their_recording(tmp_path: Path) -> None:
    _files(tmp_path, "PV-1/hat.mp3", "PV-1/hat.vi.vtt", "PV-1/a.jpg")
    (row,) = _rows(_plan(_sheet(tmp_path, ["Mã", "Tên"], ["PV-1", "Hát xoan"])))
    assert [(str(one.name), one.values.get("role")) for one in row.files] == [
        ("PV-1/a.jpg", None),
        ("PV-1/hat.mp3", None),
        ("PV-1/hat.vi.vtt", "captions"),
    ]


def test_without_a_sheet_folders_and_lone_files_become_drafts(tmp_path: Path) -> None:
    _files(tmp_path, "Chùa Thầy/1.jpg", "Chùa Thầy/2.jpg", "Bia đá.jpg", "README.txt")
    plan = _plan(tmp_path)
    rows = {row.key: row for row in _rows(plan)}
    assert set(rows) == {f"files:{tmp_path}/Chùa Thầy", f"files:{tmp_path}/Bia đá.jpg"}
    temple = rows[f"files:{tmp_path}/Chùa Thầy"]
    assert temple.record is not None
    assert (temple.record.title("vi"), len(temple.files), temple.draft) == ("Chùa Thầy", 2, True)
    assert [path.name for path in plan.left] == ["README.txt"]


def test_without_a_sheet_a_photo_without_an_ending_is_known_by_its_bytes(tmp_path: Path) -> None:
    make_photo(tmp_path / "a.jpg").rename(tmp_path / "FILE0001")
    (tmp_path / "FILE0002").write_text("Ghi chú", encoding="utf-8")
    plan = _plan(tmp_path)
    assert [row.key for row in _rows(plan)] == [f"files:{tmp_path}/FILE0001"]
    assert [path.name for path in plan.left] == ["FILE0002"]


def test_raw_data_and_a_sidecar_are_of_the_photograph_of_their_name(tmp_path: Path) -> None:
    _files(tmp_path, "Bia.jpg", "Bia.CR2", "bia.xmp", "Chuông.nef", "le.xmp")
    plan = _plan(tmp_path)
    rows = {row.key: [(str(one.name), dict(one.values)) for one in row.files] for row in _rows(plan)}
    assert rows == {
        f"files:{tmp_path}/Bia.jpg": [
            ("Bia.CR2", {}),
            ("Bia.jpg", {}),
            ("bia.xmp", {"role": "sidecar", "access": "staff"}),
        ],
        f"files:{tmp_path}/Chuông.nef": [("Chuông.nef", {})],
    }
    assert [path.name for path in plan.left] == ["le.xmp"]


def test_it_can_be_asked_beforehand_which_rows_would_be_refused(tmp_path: Path) -> None:
    rows = (["1", "A", TOO_LONG], ["2", "B", ""], ["3", "C", ""], ["3", "D", ""])
    plan = _plan(_sheet(tmp_path, ["Mã", "Tên", "Mô tả"], *rows))
    assert plan.ahead().refused == {"1", "3"}


def test_pointers_find_rows_that_come_later_by_number_or_name(tmp_path: Path) -> None:
    head = ["Mã", "Tên", "Thờ", "Liên quan"]
    plan = _plan(
        _sheet(
            tmp_path,
            head,
            ["DT-1", "Đình", "NV-2", "lê  lợi"],
            ["NV-2", "Tản Viên"],
            ["NV-3", "Lê Lợi"],
            ["NV-4", "Tản Viên"],
        )
    )
    first = _rows(plan)[0]
    assert [plan.key_for(text) for one in first.wanted for text in one.texts if text] == ["NV-2", "NV-3"]
    assert plan.key_for("Tản Viên") is None
    assert plan.has("NV-4")
    assert not plan.has("NV-5")


def test_constants_put_every_record_into_a_collection(tmp_path: Path) -> None:
    _sheet(tmp_path, ["Mã", "Tên"], ["1", "A"])
    (row,) = _rows(make_plan(discover([tmp_path]), None, {"relation.member_of": "BST-01"}))
    assert row.wanted[0].texts == ("", "BST-01")


def test_a_broken_sheet_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    _sheet(tmp_path, ["Mã hiện vật", "Tên"], ["1", "A"])
    (tmp_path / "hong.csv").write_text('Mã,Tên\n2,"B\n', encoding="utf-8")
    (tmp_path / "hong.xlsx").write_bytes(b"PK\x03\x04")
    plan = _plan(tmp_path)
    assert [row.key for row in _rows(plan)] == ["1"]
    assert {message.code for facts in plan.sources for message in facts.messages} - {"kind-of-sheet"} == {
        "quotes-open",
        "workbook-unreadable",
    }


def test_a_bad_line_of_json_is_refused_by_its_number_and_the_others_come_in(tmp_path: Path) -> None:
    lines = ['{"id": "M-1", "name": "A"}', '{"id": "M-2", "name"', '{"id": "M-3", "name": "C"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert [(row.number, row.action) for row in _rows(_plan(tmp_path))] == [
        (1, Action.CREATED),
        (2, Action.REFUSED),
        (3, Action.CREATED),
    ]


def test_a_sheet_that_breaks_far_down_is_left_out_whole(tmp_path: Path) -> None:
    _sheet(tmp_path, ["Mã", "Tên"], ["0", "A"], name="tot.csv")
    lines = "".join(f"{number},Đình {number}\n" for number in range(1, 3000))
    (tmp_path / "hong.csv").write_text(f'Mã,Tên\n{lines}x,"mở\n', encoding="utf-8")
    plan = _plan(tmp_path)
    assert [row.key for row in _rows(plan)] == ["0"]
    assert "quotes-open" in {message.code for facts in plan.sources for message in facts.messages}


def test_a_sheet_without_known_headings_is_left_out_and_told(tmp_path: Path) -> None:
    plan = _plan(_sheet(tmp_path, ["a", "b"], ["1", "2"]))
    assert _rows(plan) == []
    assert [message.code for facts in plan.sources for message in facts.messages] == ["headings-unknown"]


def test_a_workbook_without_known_headings_beside_a_sheet_is_a_document_of_its_record(tmp_path: Path) -> None:
    _sheet(tmp_path, ["Mã", "Tên"], ["M-4", "A"])
    (tmp_path / "files").mkdir()
    write_xlsx(tmp_path / "files" / "M-4_3.xlsx", {name: rows_xml([["a", "b"], ["1", "2"]]) for name in "xyz"})
    plan = _plan(tmp_path)
    assert [str(file.name) for row in _rows(plan) for file in row.files] == ["files/M-4_3.xlsx"]
    assert [message.code for message in plan.messages] == ["workbook-as-document"]


def test_the_only_workbook_is_told_what_its_headings_lack(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "b.xlsx", {"x": rows_xml([["a", "b"], ["1", "2"]])})
    assert [message.code for facts in _plan(tmp_path).sources for message in facts.messages] == ["headings-unknown"]


def test_the_mapping_may_ask_for_one_sheet_of_a_workbook(tmp_path: Path) -> None:
    rows = {name: rows_xml([["Mã", "Tên"], [name, name]]) for name in ("A", "B")}
    write_xlsx(tmp_path / "b.xlsx", rows)
    assert [row.key for row in _rows(_plan(tmp_path, mapping_of({"sheet": "B"}, "m")))] == ["B"]
    plan = _plan(tmp_path, mapping_of({"sheet": "C"}, "m"))
    assert [message.code for facts in plan.sources for message in facts.messages] == ["sheet-missing"]


def test_a_sheet_called_by_its_kind_holds_that_kind(tmp_path: Path) -> None:
    write_xlsx(
        tmp_path / "b.xlsx", {name: rows_xml([["Mã", "Tên"], [name, "A"]]) for name in ("Di tích", "Nhân vật", "Khác")}
    )
    assert {row.key: row.record.kind for row in _rows(_plan(tmp_path)) if row.record} == {
        "Di tích": "site",
        "Nhân vật": "person",
        "Khác": "artefact",
    }


def test_what_was_recognised_can_be_saved_and_used_again(tmp_path: Path) -> None:
    _sheet(tmp_path, ["Số kiểm kê", "Tên", "Niên đại"], ["1", "Đình", "1783"])
    mapping = _plan(tmp_path).recognised[0].as_mapping()
    assert mapping.columns["Niên đại"].target == "date"
    first, second = _rows(_plan(tmp_path)), _rows(_plan(tmp_path, mapping))
    assert [row.record for row in first] == [row.record for row in second]


@pytest.mark.parametrize("size", [1, 100])
def test_the_champa_inventory_is_277_records_with_their_photographs(samples: Path, size: int) -> None:
    sources = discover([samples / "campa" / "photos"], sheet=samples / "campa" / "records" / "InventaireCampa.xlsx")
    plan = make_plan(sources, read_mapping(MAPPINGS / "campa.toml"))
    rows = _rows(plan, size=size)
    assert (plan.rows, len(rows), {row.action for row in rows}) == (454, 277, {Action.CREATED})
    by_key = {row.key: row for row in rows}
    assert [one.name.name for one in by_key["C. 213"].files] == [f"photo détail {number}.JPG" for number in (1, 2, 3)]
    stone = by_key["C. 3"].record
    assert stone is not None
    assert len(stone.inscriptions) == 3
    assert {place.role for place in stone.places} == {PlaceRole.LOCATED, PlaceRole.KEPT}
    assert [path.name for path in plan.left] == ["11082010441.jpg"]


def test_a_folder_of_wikidata_records_comes_in_whole(samples: Path) -> None:
    plan = make_plan(discover([samples / "vn-records"]), read_mapping(MAPPINGS / "vn-records.toml"))
    rows = _rows(plan)
    assert {row.action for row in rows} == {Action.CREATED}
    kinds = [row.record.kind.value for row in rows if row.record]
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "event": 58,
        "intangible": 23,
        "person": 223,
        "site": 541,
    }
    assert sum(plan.key_for(text) is not None for row in rows for one in row.wanted for text in one.texts if text) > 300


@pytest.mark.parametrize(
    ("path", "mapping", "rows"),
    [
        ("museum-records/tate/artworks", "tate-artworks", 86),
        ("museum-records/tate/artist_data.csv", "tate-artists", 3532),
        ("museum-records/nga/objects_historical_data.csv", "nga-history", 6134),
    ],
)
def test_museums_abroad_come_in_through_their_mappings(samples: Path, path: str, mapping: str, rows: int) -> None:
    plan = make_plan(discover([samples / path]), read_mapping(MAPPINGS / f"{mapping}.toml"))
    first = next(plan.batches(lambda keys: {}, lambda paths: {}, 80))
    assert plan.rows == rows
    assert plan.survey.doubled == {}
    assert {row.action for row in first} == {Action.CREATED}


def test_former_titles_of_the_nga_are_names_and_former_attributions_makers(samples: Path) -> None:
    path = samples / "museum-records" / "nga" / "objects_historical_data.csv"
    rows = _rows(make_plan(discover([path]), read_mapping(MAPPINGS / "nga-history.toml")))
    # 3,555 rows are attributions; 52 have no text, 17 say the same of an object again
    names = [name.type for row in rows if row.record for name in row.record.names]
    makers = [agent.certainty for row in rows if row.record for agent in row.record.agents]
    assert (names.count(NameType.FORMER), len(makers), set(makers)) == (2579, 3486, {"former"})
    assert not any("forwardtext" in row.record.unmapped for row in rows if row.record)


def test_the_whole_folder_of_the_nga_comes_in_through_one_mapping(samples: Path) -> None:
    mappings = read_mappings(MAPPINGS / "nga.toml")
    rows = _rows(make_plan(discover([samples / "museum-records" / "nga"]), mappings))
    assert {row.action for row in rows} == {Action.CREATED}
    kinds = [row.record.kind.value for row in rows if row.record]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"artefact": 5307, "place": 1160, "document": 1469}
    assert replace(mappings[0], sheet="") == read_mapping(MAPPINGS / "nga-history.toml")


def test_hostile_tables_refuse_themselves_and_nothing_else(samples: Path) -> None:
    for folder in ("csv", "text", "xml"):
        plan = make_plan(discover([samples / "hostile" / folder]))
        assert all(row.action is Action.REFUSED or row.draft for row in _rows(plan)), folder


def test_a_sheet_of_headings_only_is_told(tmp_path: Path) -> None:
    (facts,) = _plan(_sheet(tmp_path, ["Mã", "Tên"])).sources
    assert "sheet-without-rows" in [message.code for message in facts.messages]


def test_soft_hyphens_are_taken_out_of_headings_and_cells_and_told_once_a_column(tmp_path: Path) -> None:
    head = ["Số kiểm\u00ad kê", "Tên", "Chất\u00ad liệu"]
    plan = _plan(_sheet(tmp_path, head, ["HV\u00ad-1", "Chu\u00adông", "đồng"], ["HV-2", "Khá\u00adnh", "đá"]))
    told = [(one.code, one.path, one.params.get("row")) for facts in plan.sources for one in facts.messages]
    assert [one for one in told if "hidden" in one[0]] == [
        ("header-hidden-signs", "Số kiểm kê", None),
        ("header-hidden-signs", "Chất liệu", None),
        ("cells-hidden-signs", "Số kiểm kê", 2),
        ("cells-hidden-signs", "Tên", 2),
    ]
    rows = [(row.key, row.record) for row in _rows(plan)]
    assert [(key, record.title("vi"), record.terms[0].term.label["vi"]) for key, record in rows if record] == [
        ("HV-1", "Chuông", "đồng"),
        ("HV-2", "Khánh", "đá"),
    ]


def test_signs_that_nobody_sees_are_taken_out_and_told_once_a_column(tmp_path: Path) -> None:
    head = ["M\0ã", "Tên", "Chất liệu"]
    plan = _plan(_sheet(tmp_path, head, ["1\0", "Đình", "gỗ"], ["2", "Ch\u200bùa", "đá"], ["3", "Đ\u202eền", "\0"]))
    told = [(one.code, one.path, one.params.get("row")) for facts in plan.sources for one in facts.messages]
    assert [one for one in told if "hidden" in one[0]] == [
        ("header-hidden-signs", "Mã", None),
        ("cells-hidden-signs", "Mã", 2),
        ("cells-hidden-signs", "Tên", 3),
        ("cells-hidden-signs", "Chất liệu", 4),
    ]
    rows = _rows(plan)
    assert [(row.key, row.record.title("vi") if row.record else None) for row in rows] == [
        ("1", "Đình"),
        ("2", "Chùa"),
        ("3", "Đền"),
    ]
    assert rows[2].record
    assert not rows[2].record.terms


def test_a_number_of_such_signs_alone_refuses_its_row(tmp_path: Path) -> None:
    (row,) = _rows(_plan(_sheet(tmp_path, ["Mã", "Tên"], ["\0\u200b", "Đình"])))
    assert (row.action, [one.code for one in row.messages]) == (Action.REFUSED, ["key-missing"])


def test_a_row_without_a_file_waits_while_a_folder_cannot_be_read(tmp_path: Path) -> None:
    _files(_sheet(tmp_path, ["Mã", "Tên"], ["A-1", "Đình"], ["A-2", "Chùa"]), "A-1.jpg", "kin/A-2.jpg")
    found = discover([tmp_path])
    files = tuple(path for path in found.files if path.name != "A-2.jpg")
    with_file, without = _rows(make_plan(replace(found, files=files, closed=(tmp_path / "kin",))))
    assert (with_file.messages, [one.code for one in without.messages]) == ((), ["file-waiting"])
