"""A fetched Go is the one that the public log of sums knows."""

import importlib.util
import sys
import zipfile
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("go_tool", Path(__file__).resolve().parents[2] / "tools" / "go.py")
assert spec is not None
assert spec.loader is not None
tool = importlib.util.module_from_spec(spec)
sys.modules["go_tool"] = tool
spec.loader.exec_module(tool)

NAME = "golang.org/toolchain@v0.0.1-go1.0.0.linux-amd64"


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A toolchain of one program."""
    with zipfile.ZipFile(tmp_path / "go.zip", "w") as file:
        file.writestr(f"{NAME}/bin/go", "#!/bin/sh\n")
        file.writestr(f"{NAME}/pkg/tool/linux_amd64/link", "#!/bin/sh\n")
    return tmp_path / "go.zip"


def test_what_is_not_as_it_should_be_is_not_unpacked(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="not what it should be"):
        tool._unpack(packed, NAME, "h1:another", tmp_path)
    assert not (tmp_path / "golang.org").exists()


def test_what_is_as_it_should_be_can_be_run(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as file:
        wanted = tool.module_sum(file)
    tool._unpack(packed, NAME, wanted, tmp_path)
    assert (tmp_path / NAME / "bin" / "go").stat().st_mode & 0o111
