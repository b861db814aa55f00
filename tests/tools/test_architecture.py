"""The pictures of ARCHITECTURE.md are what the code imports and calls today."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("architecture_tool", ROOT / "tools/architecture.py")
assert spec is not None
assert spec.loader is not None
tool = importlib.util.module_from_spec(spec)
sys.modules["architecture_tool"] = tool
spec.loader.exec_module(tool)


def test_the_document_shows_the_code_as_it_is() -> None:
    drawn = tool.pictures(tool.walks())
    document = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert tool.in_place(document, drawn) == document, "run .venv/bin/python tools/architecture.py"


CALLS = [
    tool.Call("catalog/museum.py", "open", None),
    tool.Call("catalog/errors.py", "check", 0),
    tool.Call("catalog/jobs.py", "claim", 1),
    tool.Call("catalog/jobs.py", "_row", 2),
    tool.Call("catalog/museum.py", "open", 2),
    tool.Call("catalog/jobs.py", "<lambda>", None),
]


def test_an_arrow_goes_through_what_lies_between() -> None:
    drawn = tool.life(CALLS, ("catalog/museum.py", "catalog/jobs.py"))
    arrows = [line.strip() for line in drawn.splitlines() if " --> " in line]
    assert arrows == ["catalog_museum_py --> catalog_jobs_py", "catalog_jobs_py --> catalog_museum_py"]
    assert "1 · catalog/museum.py" in drawn


def test_a_station_that_is_not_passed_is_named() -> None:
    with pytest.raises(ValueError, match=r"catalog/gone\.py"):
        tool.life(CALLS, ("catalog/museum.py", "catalog/gone.py"))


def test_a_walk_is_written_where_files_are_entered() -> None:
    assert tool.written(CALLS).splitlines() == [
        "- `catalog/museum.py` open",
        "  - `catalog/errors.py` check",
        "    - `catalog/jobs.py` claim",
    ]


def test_a_picture_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="photo"):
        tool.in_place("# Nothing", {"photo": "flowchart TB"})
