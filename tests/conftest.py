"""Fixtures that every test may use: a whole small museum, real in every part, and the shared samples."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import settings

from catalog.museum import Museum
from heritage.settings import Settings, read_settings

# How long an example takes says how busy the machine is: no deadline. The same examples each time, so that what landed
# stays green; `pytest --hypothesis-profile=searching` draws new ones, and more of them.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None, max_examples=1000)
settings.load_profile("same")

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


@pytest.fixture
def samples() -> Path:
    """The shared folder of real material, which is not part of the repository; skips where it is absent."""
    if not SAMPLES.is_dir():
        pytest.skip(f"needs the shared samples at {SAMPLES}")
    return SAMPLES


@pytest.fixture(autouse=True)
def _tidy_servers() -> Iterator[None]:
    """What a test made on real servers goes with it."""
    from tests.contracts import servers

    with servers.tidied():
        yield


ON_SERVERS = {
    "catalog/test_incoming.py", "catalog/test_records.py", "catalog/test_work.py", "catalog/test_races.py",
    "heritage/test_indexer.py", "heritage/test_catch_up.py", "heritage/test_worker.py",
    "ingest/test_accept.py", "ingest/test_again.py", "ingest/test_late_ties.py", "ingest/test_moved.py",
    "ingest/test_process.py", "ingest/test_run.py",
    "viewer/test_files.py", "viewer/api/test_identifiers.py", "viewer/api/test_records.py",
    "viewer/iiif/test_routes.py",
}  # fmt: skip
"""The modules whose museum `make test-services` also puts on real servers: whatever they promise holds there too."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Try the museum of some modules twice: in a folder, and on real servers."""
    module = Path(metafunc.module.__file__ or "").relative_to(Path(__file__).parent).as_posix()
    is_for_all = metafunc.definition.get_closest_marker("sqlite") is None
    museum = next((name for name in ("settings", "house") if name in metafunc.fixturenames), None)
    if museum and module in ON_SERVERS and is_for_all:
        servers = pytest.param(True, id="servers", marks=pytest.mark.services)
        metafunc.parametrize(museum, [pytest.param(False, id="laptop"), servers], indirect=True)


@pytest.fixture
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of a museum in a temporary folder, or on real servers, whatever the environment says."""
    from tests.contracts import backends

    places = backends.on_servers(tmp_path) if getattr(request, "param", False) else {}
    return read_settings({"HERITAGE_LANGUAGE": "vi", **places}, data=tmp_path / "museum")


@pytest.fixture
def museum(settings: Settings) -> Iterator[Museum]:
    """An empty museum with one institution: SQLite, a folder and tantivy, as a laptop has them, or real servers."""
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
