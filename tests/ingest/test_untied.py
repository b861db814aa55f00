"""A dry run tells, counted by column, the pointers that will lead to no record, as the real run does."""

from pathlib import Path

import pytest

from tests.ingest.bringing import Import, make_row, write_sheet


@pytest.mark.parametrize("dry", [True, False])
def test_pointers_that_find_no_record_among_those_here_and_those_that_come_are_counted(
    bring: Import, tmp_path: Path, dry: bool
) -> None:
    bring(write_sheet(tmp_path / "a", make_row("TB-1", "Trống")))
    rows = [make_row(f"TB-{at}", "Chuông", **{"Liên quan": f"{said}"}) for at, said in enumerate(POINTERS, 2)]
    report = bring(write_sheet(tmp_path / "b", *rows), dry=dry)
    assert [(one["column"], one["pointers"], one["texts"]) for one in report.untied.documents()] == [
        ("Liên quan", 3, 2)
    ]
    (line,) = report.untied.lines("en")
    assert "3 pointers find no record" in line
    assert "they name 2 of them: XX-1, XX-2." in line


POINTERS = ["TB-1", "TB-3", "XX-1", "XX-1", "XX-2"]
