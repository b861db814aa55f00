"""Rows become records: keys, names, groups, constants, and rows that cannot become one."""

import pytest

from ingest.sheets.build import Builder, tie
from ingest.sheets.mapping import mapping_of
from ingest.sheets.table import Row
from tests.ingest.sheets.rows import build, make_sheet, record_of, understood


def test_a_row_becomes_a_record_with_its_number_name_and_kind() -> None:
    record = record_of(
        {"Số kiểm kê": "DT-01", "Loại": "di tích", "Tên": "Đình Chu Quyến", "Tên tiếng Anh": "Chu Quyến Hall"}
    )
    assert record.kind == "site"
    assert [(one.type, one.value) for one in record.identifiers] == [("inventory", "DT-01")]
    assert record.preferred == {"vi": "Đình Chu Quyến", "en": "Chu Quyến Hall"}


def test_vietnamese_is_never_copied_into_english() -> None:
    record = record_of({"Mã": "1", "Tên": "Đình Chu Quyến", "Mô tả": "Ngôi đình bằng gỗ lim"})
    assert list(record.preferred) == ["vi"]
    assert list(record.texts[0].text) == ["vi"]


def test_the_type_tells_the_kind_where_no_column_does() -> None:
    assert record_of({"Mã": "1", "Tên": "A", "Loại hình": "sắc phong"}).kind == "document"
    assert record_of({"Mã": "1", "Tên": "A", "Loại hình": "vật lạ"}).kind == "artefact"


@pytest.mark.parametrize(
    ("words", "heading"), [(("site", "nonsense", "temple"), "Kind"), (("di tích", "vớ vẩn", "đình"), "Loại")]
)
def test_among_kinds_a_type_tells_its_kind_and_an_unknown_word_is_kept_and_told(
    words: tuple[str, str, str], heading: str
) -> None:
    sheet = make_sheet(*({"Mã": str(at), heading: word, "Tên": "A"} for at, word in enumerate(words)))
    builder = Builder(understood(*(row.cells for row in sheet.sample)))
    site, unknown, typed = (builder.build([row]) for row in sheet.sample)
    assert site.record and unknown.record and typed.record
    assert [made.record.kind.value for made in (site, unknown, typed) if made.record] == ["site", "artefact", "site"]
    assert words[1] in unknown.record.terms[0].term.label.values()  # type: ignore[union-attr]
    assert words[2] in typed.record.terms[0].term.label.values()  # type: ignore[union-attr]
    assert [message.code for message in (*site.messages, *unknown.messages, *typed.messages)] == ["kind-unknown"]
    assert unknown.messages[0].path == heading


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("Chùa Dâu", "site", ["kind-guessed"]),
        ("Nhà thờ họ Nguyễn", "site", ["kind-guessed"]),
        ("Lễ hội Gióng", "intangible", ["kind-guessed"]),
        ("Tượng Phật", "artefact", []),
        ("Điện Biên Phủ", "artefact", []),
        ("chùa cũ", "artefact", []),
    ],
)
def test_where_nothing_else_tells_the_kind_the_name_may(name: str, kind: str, told: list[str]) -> None:
    built = build({"Mã": "1", "Tên": name})
    assert built.record is not None
    assert (built.record.kind, [message.code for message in built.messages]) == (kind, told)


def test_a_name_tells_no_kind_where_the_mapping_does() -> None:
    built = build({"Mã": "1", "Tên": "Chùa Dâu"}, mapping=mapping_of({"kind": "tư liệu"}, "m"))
    assert built.record is not None
    assert (built.record.kind, built.messages) == ("document", ())


def test_a_row_without_a_name_is_called_by_its_number_and_told() -> None:
    built = build({"Số kiểm kê": "HV-9", "Tên": "", "Chất liệu": "gốm"})
    assert built.record is not None
    assert built.record.title("vi") == "HV-9"
    assert [message.code for message in built.messages] == ["name-from-key"]


def test_a_row_without_its_number_is_refused() -> None:
    sheet = make_sheet({"Số kiểm kê": "1", "Tên": "A"}, {"Số kiểm kê": " ", "Tên": "B"})
    builder = Builder(understood(*(row.cells for row in sheet.sample)))
    assert [message.code for message in builder.build([sheet.sample[1]]).messages] == ["key-missing"]


def test_a_row_with_neither_name_nor_number_is_refused() -> None:
    assert [message.code for message in build({"Tên": "—", "Chất liệu": "gốm"}).messages] == ["row-nameless"]


def test_unknown_columns_are_kept_for_staff() -> None:
    assert record_of({"Mã": "1", "Tên": "A", "Cột lạ": "điều gì đó"}).unmapped == {"Cột lạ": "điều gì đó"}


def test_dashes_and_zero_width_text_say_nothing() -> None:
    record = record_of({"Mã": "1", "Tên": "A", "Mô tả": "—", "Chất liệu": "\u200b\ufeff", "Niên đại": "..."})
    assert (record.texts, record.terms, record.events) == ([], [], [])


def test_control_characters_do_not_reach_the_record() -> None:
    assert record_of({"Mã": "1", "Tên": "Đì\x00nh\u202e làng"}).title("vi") == "Đình làng"


def test_a_key_may_have_a_prefix_and_two_columns() -> None:
    mapping = mapping_of({"key": ["N°", "Ext"], "prefix": "C. "}, "m")
    assert record_of({"N°": "3", "Ext": "1", "Nom": "A"}, mapping=mapping).identifiers[0].value == "C. 3.1"
    assert record_of({"N°": "4", "Ext": "", "Nom": "A"}, mapping=mapping).identifiers[0].value == "C. 4"


def test_rows_of_one_key_become_one_record_and_repeat_nothing() -> None:
    mapping = mapping_of({"key": "N°", "group": True}, "m")
    rows = [
        {"N°": "1", "Nom": "Stèle", "Support": "stèle", "Indice": "A", "Lignes": "20", "Notes": "usée"},
        {"N°": "1", "Nom": "Stèle", "Support": "stèle", "Indice": "B", "Lignes": "21", "Notes": "usée"},
    ]
    record = record_of(*rows, mapping=mapping)
    assert len(record.terms) == 1
    assert len(record.texts) == 1
    assert [(face.position, face.lines) for face in record.inscriptions] == [({"fr": "A"}, "20"), ({"fr": "B"}, "21")]


def test_another_name_in_a_group_is_an_alternative_one() -> None:
    mapping = mapping_of({"key": "Mã", "group": True}, "m")
    record = record_of({"Mã": "1", "Tên": "Đình Chàng"}, {"Mã": "1", "Tên": "Đình Chu Quyến"}, mapping=mapping)
    assert [name.text["vi"] for name in record.names] == ["Đình Chàng", "Đình Chu Quyến"]


def test_constants_fill_in_but_do_not_overrule() -> None:
    mapping = mapping_of({"constants": {"name.vi": "Bia {key}", "kind": "tư liệu", "term.material.vi": "đá"}}, "m")
    bare, named = record_of({"Mã": "7"}, mapping=mapping), record_of({"Mã": "7", "Tên": "Bia tiến sĩ"}, mapping=mapping)
    assert (bare.title("vi"), named.title("vi")) == ("Bia 7", "Bia tiến sĩ")
    assert bare.kind == "document"
    assert bare.terms[0].term.label == {"vi": "đá", "en": "stone"}


def test_columns_are_joined_and_cells_are_split() -> None:
    mapping = mapping_of(
        {
            "columns": {"Vật liệu": {"to": "term.material", "split": "+"}},
            "join": [{"columns": ["Họ", "Tên riêng"], "with": " ", "to": "name.vi"}],
        },
        "m",
    )
    record = record_of({"Mã": "1", "Họ": "Lê", "Tên riêng": "Lợi", "Vật liệu": "gỗ + đá"}, mapping=mapping)
    assert record.title("vi") == "Lê Lợi"
    assert [term.term.label["vi"] for term in record.terms] == ["gỗ", "đá"]


def test_values_may_be_replaced_by_what_they_mean() -> None:
    mapping = mapping_of({"values": {"language": {"ch.": "Chăm cổ", "(?)": ""}}}, "m")
    assert record_of({"Mã": "1", "Tên": "A", "Langue": "ch."}, mapping=mapping).languages == ["ocm"]
    assert record_of({"Mã": "1", "Tên": "A", "Langue": "(?)"}, mapping=mapping).languages == []


def test_values_in_json_bring_their_ids_along() -> None:
    built = build(
        {"id": "Q1", "label": "Đình", "claims.một phần của": [{"value": "Làng Chàng", "id": "Q2", "type": "x"}]}
    )
    assert built.record is not None
    assert built.record.relations[0].target.label == {"vi": "Làng Chàng"}
    assert built.wanted[0].texts == ("Q2", "Làng Chàng")


def test_a_pointer_is_tied_to_its_record() -> None:
    built = build({"Mã": "1", "Tên": "Đình", "Thờ": "NV-02 ; NV-03", "Thuộc": "DD-01"})
    assert built.record is not None
    tied = tie(built.record, {built.wanted[0].path: "00000000"})
    assert [agent.agent.record for agent in tied.agents] == ["00000000", None]
    assert tied.relations == built.record.relations


def test_pointers_to_records_that_there_are_not_may_be_left_out() -> None:
    mapping = mapping_of({"columns": {"Nhắc đến": {"to": "relation.related", "known": True}}}, "m")
    sheet = make_sheet({"Mã": "1", "Tên": "A", "Nhắc đến": "Có ; Không"})
    built = Builder(
        understood(*(row.cells for row in sheet.sample), mapping=mapping), knows=lambda text: text == "Có"
    ).build(sheet.sample)
    assert built.record is not None
    assert [one.target.label["vi"] for one in built.record.relations] == ["Có"]
    assert built.record.unmapped == {"Nhắc đến": "Không"}


def test_the_digest_changes_with_cells_and_mapping_but_not_with_empty_columns() -> None:
    def digest(cells: dict[str, str], **table: str) -> bytes:
        return Builder(understood(cells, mapping=mapping_of(table, "m"))).digest([Row("x", 2, dict(cells))])

    first = digest({"Mã": "1", "Tên": "A"})
    assert digest({"Mã": "1", "Tên": "A"}) == first
    assert digest({"Mã": "1", "Tên": "A", "Mô tả": ""}) == first
    assert digest({"Mã": "1", "Tên": "B"}) != first
    assert digest({"Mã": "1", "Tên": "A"}, prefix="X ") != first


def test_faults_that_validation_finds_are_told_at_their_column() -> None:
    built = build({"Mã": "1", "Tên": "A", "Chất liệu": "đá", "Mô tả": "x" * 200_001})
    assert built.record is None
    assert [(message.code, message.path) for message in built.messages] == [("text-too-long", "Mô tả")]


@pytest.mark.parametrize(("header", "code"), [("Tên", "text-too-long"), ("Tên tiếng Anh", "text-too-long")])
def test_a_message_about_a_name_is_headed_by_its_column(header: str, code: str) -> None:
    built = build({"Số kiểm kê": "1", "Tên": "Chum", "Tên tiếng Anh": "Jar", header: "x" * 200_001})
    assert [(message.path, message.code) for message in built.messages if message.code == code] == [(header, code)]


def test_what_rows_have_alike_makes_every_record_as_the_first_and_is_told_each_time() -> None:
    row = {
        "Tên": "A",
        "Loại hình": "chuông",
        "Chất liệu": "đồng; gỗ",
        "Niên đại": "Cảnh Hưng 60",
        "Kích thước": "cao 63 cm",
        "Thờ": "Liễu Hạnh",
        "Thuộc": "1",
        "Vị trí kho": "Kho 3",
        "Xếp hạng": "cấp tỉnh",
        "Quyền": "CC BY 4.0",
    }
    builder = Builder(understood(*({"Mã": str(number), **row} for number in range(3))))
    built = [builder.build([Row("s", 2, {"Mã": "7", **row})]) for _ in range(3)]
    assert built[0] == built[1] == built[2]
    assert built[0].record is not None and len(built[0].record.terms) == 3
    assert [message.path for message in built[0].messages] == ["Niên đại"]
    assert [one.header for one in built[0].wanted] == ["Thờ", "Thuộc", "Vị trí kho"]


def test_what_one_record_holds_back_or_says_in_another_language_stays_out_of_those_alike() -> None:
    row = {"Mã": "1", "Tên": "A", "Loại": "nhân vật", "Ngày sinh": "12/3/1990"}
    alone = record_of(row)
    assert [event.access for event in alone.events] == ["staff", None]
    assert record_of(row) == alone
    plain = {"Mã": "1", "Tên": "A", "Thờ": "Liễu Hạnh"}
    before = record_of(plain)
    both = record_of({**plain, "Thờ (tiếng Anh)": "Princess"})
    assert both.agents[0].agent.label != before.agents[0].agent.label
    assert record_of(plain) == before
