"""Why a record belongs to another: a line for each, in the order of the records."""

import pytest

from tests.ingest.sheets.rows import build, record_of

WALK = {
    "Số kiểm kê": "HV-1",
    "Tên": "Trống",
    "Bộ sưu tập": "TB-01 ; BST-02",
    "Vì sao thuộc bộ sưu tập": "Bắt đầu ở đây; rồi đi tiếp.\nTiếng đầu tiên.",
    "Vì sao thuộc bộ sưu tập tiếng Anh": "Begin here; then go on.\nThe first sound.",
}


def test_each_relation_has_the_reason_of_its_line_in_every_language() -> None:
    assert [one.note for one in record_of(WALK).relations] == [
        {"vi": "Bắt đầu ở đây; rồi đi tiếp.", "en": "Begin here; then go on."},
        {"vi": "Tiếng đầu tiên.", "en": "The first sound."},
    ]


def test_a_reason_may_stand_before_the_record_it_is_about() -> None:
    row = {"Số kiểm kê": "HV-1", "Tên": "Trống", "Vì sao liên quan": "Cùng một thợ.", "Liên quan": "HV-2"}
    assert record_of(row).relations[0].note == {"vi": "Cùng một thợ."}


FEAST = {"Số kiểm kê": "DT-1", "Tên": "Thành", "Lễ hội": "PV-8"}
TIED = {"Liên quan": "HV-5 ; HV-6"}
TWO, THREE = {"Vì sao liên quan": "Một.\nHai."}, {"Vì sao liên quan": "Một.\nHai.\nBa."}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({**FEAST, **TIED, **TWO}, {"PV-8": "Lễ hội", "HV-5": "Một.", "HV-6": "Hai."}),
        ({**FEAST, **TIED, **THREE}, {"PV-8": "Một.", "HV-5": "Hai.", "HV-6": "Ba."}),
        (
            {**FEAST, "Lễ hội": "PV-8 ; PV-9", **TIED, **TWO},
            {"PV-8": "Lễ hội", "PV-9": "Lễ hội", "HV-5": "Một.", "HV-6": "Hai."},
        ),
        (
            {"Số kiểm kê": "DT-1", "Tên": "Thành", **TWO, **TIED, "Lễ hội": "PV-8"},
            {"HV-5": "Một.", "HV-6": "Hai.", "PV-8": "Lễ hội"},
        ),
    ],
    ids=["beside", "all", "as many elsewhere", "reasons first"],
)
def test_reasons_are_of_the_column_beside_them_where_several_hold_such_relations(
    row: dict[str, str], expected: dict[str, str]
) -> None:
    built = build(row)
    assert not built.messages
    assert built.record is not None
    assert [one.note.get("vi") for one in built.record.relations] == list(expected.values())


def test_reasons_that_are_not_as_many_as_the_records_are_kept_for_staff() -> None:
    built = build({**WALK, "Bộ sưu tập": "TB-01", "Vì sao thuộc bộ sưu tập tiếng Anh": ""})
    assert [message.code for message in built.messages] == ["relation-reasons-not-alike"]
    assert built.record is not None
    assert built.record.unmapped == {"Vì sao thuộc bộ sưu tập": WALK["Vì sao thuộc bộ sưu tập"]}
    assert built.record.relations[0].note == {}
