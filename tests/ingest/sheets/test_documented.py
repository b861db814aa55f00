"""What docs/mappings/README.md says is so: its list of targets is that of the code, and its examples do what they show.

python -m tests.ingest.sheets.test_documented    writes it anew
"""

import csv
import re
from pathlib import Path

import pytest

from ingest.mappings import read_mappings
from ingest.planned_rows import Action, PlannedRow
from ingest.planning import make_plan
from ingest.sheets.fields.registry import FIELDS, IGNORE, UNMAPPED
from ingest.sheets.mapping import SheetMapping
from ingest.sources import discover

README = Path(__file__).parents[3] / "docs" / "mappings" / "README.md"


def _listed() -> str:
    nouns: dict[str, list[str]] = {}
    for target, field in FIELDS.items():
        nouns.setdefault(target.partition(".")[0], []).append(f"`{target}`{' (language)' if field.language else ''}")
    lines = [f"- {', '.join(targets)}" for _, targets in sorted(nouns.items())]
    return "\n".join([*lines, f"- `{IGNORE}`: left out; `{UNMAPPED}`: kept as it is, for staff", ""])


def test_every_target_is_documented() -> None:
    assert README.read_text(encoding="utf-8").endswith(f"-->\n{_listed()}"), __doc__


_CELLS = {"date": "1234", "measurement": "12 x 8 x 3", "language": "ch.", "kind": "bia"}
"""What stands below a heading of the examples, by target; else a word."""


def _examples() -> list[str]:
    return re.findall(r"^```toml\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def _sheet_for(mapping: SheetMapping, folder: Path) -> Path:
    """A sheet with all columns that the mapping names and one row."""
    named = [(header.replace("*", "người"), column.target) for header, column in mapping.columns.items()]
    named += [(header, "") for join in mapping.joins for header in join.columns]
    named = [(header, "") for header in mapping.key if header not in dict(named)] + named
    path = folder / (mapping.sheet if mapping.sheet.endswith(".csv") else f"{mapping.sheet or 'b'}.csv")
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows([dict(named), [_CELLS.get(to, "Lê Văn") for to in dict(named).values()]])
    return path


@pytest.mark.parametrize("example", _examples())
def test_every_example_reads_a_sheet_as_it_says(example: str, tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(example, encoding="utf-8")
    mappings = read_mappings(tmp_path / "m.toml")
    for mapping in mappings:
        if not any(column.target == "file" for column in mapping.columns.values()):
            rows = [row for batch in _plan(_sheet_for(mapping, tmp_path), mapping) for row in batch]
            assert [row.action for row in rows] == [Action.CREATED], [one.text("en") for one in rows[0].messages]


def test_what_the_examples_say_comes_into_the_record(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(_examples()[0], encoding="utf-8")
    (mapping,) = read_mappings(tmp_path / "m.toml")
    ((row,),) = _plan(_sheet_for(mapping, tmp_path), mapping)
    assert row.record is not None
    assert row.record.identifiers[0].value == "C. Lê Văn.Lê Văn"
    assert {"fr": "Lê Văn Lê Văn Lê Văn"} in [name.text for name in row.record.names]
    assert [one.uri for one in row.record.rights] == ["http://creativecommons.org/licenses/by/4.0/"]


def _plan(path: Path, mapping: SheetMapping) -> list[list[PlannedRow]]:
    return list(make_plan(discover([path]), mapping).batches(lambda keys: {}, lambda path: None))


if __name__ == "__main__":
    before = README.read_text(encoding="utf-8").partition("-->\n")[0]
    README.write_text(f"{before}-->\n{_listed()}", encoding="utf-8")
