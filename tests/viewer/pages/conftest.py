"""A furnished museum for all page tests, made once, and a browser without scripts that walks through it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from catalog import institutions
from catalog.museum import Museum
from heritage.app import create_app
from heritage.settings import read_settings
from heritage.wiring import open_museum
from tests.viewer.furnish import Furnished, furnish
from tools import translations


@dataclass(frozen=True)
class Gallery:
    """The site of a furnished museum."""

    app: Flask
    museum: Museum
    client: FlaskClient
    furnished: Furnished

    def page(self, path: str, status: int = 200) -> str:
        """The page at `path`, redirects followed."""
        response = self.client.get(path, follow_redirects=True, headers={"Accept": "text/html"})
        assert response.status_code == status, f"{path}: {response.status_code}"
        return response.get_data(as_text=True)

    def record(self, name: str, language: str = "vi") -> str:
        """The page of the record that the furnished museum calls `name`."""
        return self.page(f"/{language}/records/{self.furnished.ids[name]}")


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    """The furnished museum."""
    for language in translations.languages():
        translations.compile_if_older(language)
    settings = read_settings({"HERITAGE_LANGUAGE": "vi"}, data=tmp_path_factory.mktemp("gallery"))
    museum = open_museum(settings)
    with museum.database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng thử", "en": "Test museum"}, description={"vi": "Để thử."})
    furnished = furnish(museum)
    app = create_app(museum, settings)
    yield Gallery(app, museum, app.test_client(), furnished)
    museum.database.dispose()


@pytest.fixture(scope="session")
def paths(gallery: Gallery) -> list[str]:
    """Every page of the museum in both languages."""
    rooms = ("", "search", "search?q=dinh", "search?q=khongcogicahetzz", "browse/site", "map", "timeline", "festivals")
    rooms += ("about", f"institutions/{gallery.furnished.institution}")
    rooms += tuple(f"records/{record_id}" for record_id in gallery.furnished.ids.values())
    return [f"/{language}/{room}" for language in ("vi", "en") for room in rooms]
