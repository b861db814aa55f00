"""One pyramid for all tests of pictures, and one museum for tests that only look and add."""

from collections.abc import Iterator

import pytest

from tests.contracts import backends, servers
from tests.viewer.exhibits import House, Pyramid, make_pyramid, open_house


@pytest.fixture(scope="session")
def pyramid() -> Pyramid:
    """1000 x 750 pixels: neither side a multiple of a tile."""
    return make_pyramid(1000, 750)


@pytest.fixture(scope="session")
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A museum that no test changes but by adding to it: in a folder, or on real servers."""
    folder = tmp_path_factory.mktemp("house")
    with servers.tidied():
        opened = open_house(folder, backends.on_servers(folder) if getattr(request, "param", False) else {})
        yield opened
        opened.museum.database.dispose()
