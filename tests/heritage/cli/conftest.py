"""The commands run as a curator types them."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from heritage.cli import main


@dataclass(frozen=True)
class Result:
    """What a command returned and printed."""

    returncode: int
    stdout: str
    stderr: str


Command = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Runs `heritage ...`, in Vietnamese, on a museum in a temporary folder."""
    monkeypatch.setenv("HERITAGE_DATA", str(tmp_path / "museum"))
    monkeypatch.setenv("HERITAGE_LANGUAGE", "vi")
    monkeypatch.setenv("LANGUAGE", "vi")  # which main() sets, here only for this test
    monkeypatch.chdir(tmp_path)

    def command(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["heritage", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capfd.readouterr()
        return Result(int(ended.value.code or 0), printed.out, printed.err)

    return command
