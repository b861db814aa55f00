"""Museums to try faults on."""

import shutil
from pathlib import Path

import pytest

from tests.heritage.house import House


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty museum, to be copied."""
    house = House(tmp_path_factory.mktemp("made"))
    assert house.run("init", "--name", "Bảo tàng")[0] == 0
    return house.data


@pytest.fixture
def house(made: Path, tmp_path: Path) -> House:
    house = House(tmp_path)
    shutil.copytree(made, house.data)
    return house
