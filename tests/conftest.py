"""Fixtures that every test may use: a whole small museum, real in every part, and the shared samples."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from catalog.museum import Museum
from heritage.settings import Settings, read_settings

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


@pytest.fixture
def samples() -> Path:
    """The shared folder of real material, which is not part of the repository; skips where it is absent."""
    if not SAMPLES.is_dir():
        pytest.skip(f"needs the shared samples at {SAMPLES}")
    return SAMPLES


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a museum in a temporary folder, whatever the environment says."""
    return read_settings({"HERITAGE_LANGUAGE": "vi"}, data=tmp_path / "museum")


@pytest.fixture
def museum(settings: Settings) -> Iterator[Museum]:
    """An empty museum with one institution: SQLite, a folder and tantivy, as a laptop has them."""
    from catalog import institutions
    from heritage.wiring import open_museum

    opened = open_museum(settings)
    with opened.database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng thử", "en": "Test museum"})
    yield opened
    opened.database.dispose()


@pytest.fixture
def client(museum: Museum, settings: Settings) -> FlaskClient:
    """A browser without scripts, looking at `museum` as the public does."""
    from heritage.app import create_app

    return create_app(museum, settings).test_client()
