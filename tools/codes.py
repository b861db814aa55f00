"""Writes docs/codes.md: every message about data and every error by its code, in both languages.

    .venv/bin/python tools/codes.py

A code is what a report, a log line or an answer of the API says beside the sentence. All modules are imported for it;
braces stand for what the case at hand puts in.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from catalog.errors import HeritageError
from catalog.language import translate
from catalog.messages import MESSAGE_TYPES

SHEET = Path(__file__).resolve().parents[1] / "docs/codes.md"
PACKAGES = ("catalog", "ingest", "viewer", "heritage")
INTRODUCTION = """# Codes

Mã mà báo cáo nhập, nhật ký hoặc câu trả lời của API ghi, và câu đi kèm; trong ngoặc nhọn là điều của từng trường hợp.

What a report of an ingest, a log line or an answer of the API gives as a code, and the sentence beside it; braces stand
for what the case at hand puts in. `tools/codes.py` writes this from the code.
"""


def modules() -> Iterator[str]:
    """All modules of the four packages, but those that do something when they are imported."""
    for package in PACKAGES:
        found = pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}.")
        yield from (one.name for one in found if ".migrations" not in one.name and not one.name.endswith("__main__"))


def errors() -> list[type[HeritageError]]:
    """Every error that a person can be told, by its code; what a test declares is none of ours."""
    ours = {error for error in _below(HeritageError) if error.__module__.split(".")[0] in PACKAGES}
    return sorted(ours, key=lambda error: (error.code, error.__name__))


def _below(error: type[HeritageError]) -> Iterator[type[HeritageError]]:
    yield error
    for child in error.__subclasses__():
        yield from _below(child)


def written() -> str:
    """The whole sheet, after every module has declared what it says."""
    for name in modules():
        importlib.import_module(name)
    about_data = [_row(code, one.severity.value, one.msgid) for code, one in sorted(MESSAGE_TYPES.items())]
    of_errors = [_row(one.code, str(one.status), one.msgid) for one in errors()]
    return "\n".join(
        [
            INTRODUCTION,
            "## Messages about data\n",
            *_head("weight"),
            *about_data,
            "\n## Errors\n",
            *_head("HTTP"),
            *dict.fromkeys(of_errors),
            "",
        ]
    )


def _head(weight: str) -> tuple[str, str]:
    return f"| code | {weight} | tiếng Việt | English |", "|---|---|---|---|"


def _row(code: str, weight: str, msgid: str) -> str:
    cells = (f"`{code}`", weight, translate(msgid, "vi"), translate(msgid, "en"))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|').replace(chr(10), ' ') for cell in cells)} |"


if __name__ == "__main__":
    SHEET.write_text(written(), encoding="utf-8")
