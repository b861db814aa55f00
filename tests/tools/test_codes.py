"""docs/codes.md lists every code with the sentences of today."""

import importlib.util
import sys
from pathlib import Path

import pytest

from catalog.errors import HeritageError
from catalog.messages import MESSAGE_TYPES, MessageType, Severity

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("codes_tool", ROOT / "tools/codes.py")
assert spec is not None
assert spec.loader is not None
tool = importlib.util.module_from_spec(spec)
sys.modules["codes_tool"] = tool
spec.loader.exec_module(tool)


def test_the_sheet_says_what_the_code_says() -> None:
    assert tool.SHEET.read_text(encoding="utf-8") == tool.written(), "run .venv/bin/python tools/codes.py"


def test_a_new_message_is_a_line_more(monkeypatch: pytest.MonkeyPatch) -> None:
    before = tool.written().splitlines()
    new = MessageType("zz-new", Severity.INFO, "Nothing | here.")
    monkeypatch.setitem(MESSAGE_TYPES, new.code, new)
    lines = [line for line in tool.written().splitlines() if line not in before]
    assert lines == ["| `zz-new` | info | Nothing \\| here. | Nothing \\| here. |"]


def test_an_error_of_a_test_is_none_of_ours() -> None:
    class OursError(HeritageError):
        code = "of-a-test"

    assert OursError not in tool.errors()
    assert HeritageError in tool.errors()
