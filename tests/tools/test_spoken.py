"""The tools speak the language of the terminal, before anything is installed."""

import ast
import importlib.util
import re
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"
spec = importlib.util.spec_from_file_location("spoken_tool", TOOLS / "spoken.py")
assert spec is not None
assert spec.loader is not None
tool = importlib.util.module_from_spec(spec)
sys.modules["spoken_tool"] = tool
spec.loader.exec_module(tool)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "Đang tạo .venv ..."),
        ({"LANG": "vi_VN.UTF-8"}, "Đang tạo .venv ..."),
        ({"LANG": "en_GB.UTF-8"}, "Making .venv ..."),
        ({"LANG": "en_GB.UTF-8", "HERITAGE_LANGUAGE": "vi"}, "Đang tạo .venv ..."),
        ({"LANG": "vi_VN.UTF-8", "HERITAGE_LANGUAGE": "en"}, "Making .venv ..."),
    ],
)
def test_a_tool_speaks_as_the_commands_do(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from heritage.settings import language_of

    for name in ("HERITAGE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert tool.spoken("Making .venv ...") == expected
    assert language_of(environment) == ("en" if expected.startswith("Making") else "vi")


def test_every_sentence_is_said_by_a_tool_and_both_have_the_same_places() -> None:
    sources = "".join((TOOLS / name).read_text("utf-8") for name in ("environment.py", "assets.py"))
    texts = {node.value for node in ast.walk(ast.parse(sources)) if _is_text(node)}
    for english, vietnamese in tool.VIETNAMESE.items():
        assert english in texts
        assert set(re.findall(r"{(\w+)}", english)) == set(re.findall(r"{(\w+)}", vietnamese))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
