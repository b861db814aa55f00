"""The style guide: shown only to those who work on the site, and whole."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from catalog import institutions
from heritage.app import create_app
from heritage.settings import read_settings
from heritage.wiring import open_museum
from viewer.styleguide import awkward


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    settings = replace(read_settings({}, data=tmp_path_factory.mktemp("guide")), styleguide=True)
    museum = open_museum(settings)
    with museum.database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng thử"})
    yield create_app(museum, settings).test_client()
    museum.database.dispose()


def test_visitors_have_no_style_guide(client: Any) -> None:
    assert client.get("/vi/styleguide").status_code == 404
    assert client.get("/styleguide").status_code == 404


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_guide_shows_its_components(at_work: FlaskClient, language: str) -> None:
    page = at_work.get(f"/{language}/styleguide").get_data(as_text=True)
    shown = (
        'class="door"',
        'class="card"',
        'class="link"',
        'class="day"',
        'class="verses"',
        'class="pager"',
        'class="walk"',
        "swatch",
    )
    assert [one for one in shown if one not in page] == []
    assert "Hoàng Sa" in page


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", awkward.NAMES)
def test_an_awkward_record_has_its_page(at_work: FlaskClient, language: str, name: str) -> None:
    answer = at_work.get(f"/{language}/styleguide/{name}")
    assert answer.status_code == 200
    assert answer.get_data(as_text=True).count("<h1") == 1


def test_many_relations_wait_behind_the_first_and_a_long_text_has_a_way_past_it(at_work: FlaskClient) -> None:
    page = at_work.get("/vi/styleguide/four-hundred-relations").get_data(as_text=True)
    assert page.count('class="more-links"') == 8
    assert page.count('class="link"') == awkward.MANY
    assert 'href="#fine-print"' in at_work.get("/vi/styleguide/forty-pages").get_data(as_text=True)
    assert 'href="#fine-print"' not in page


def test_a_record_without_a_picture_stands_under_a_roof(at_work: FlaskClient) -> None:
    assert 'class="stage stage-none"' in at_work.get("/vi/styleguide/no-picture").get_data(as_text=True)


def test_a_name_that_is_not_there_is_not_found(at_work: FlaskClient) -> None:
    assert at_work.get("/vi/styleguide/nobody").status_code == 404


def test_a_guest_who_writes_from_right_to_left_may(at_work: FlaskClient) -> None:
    page = at_work.get("/vi/styleguide/right-to-left").get_data(as_text=True)
    assert 'lang="ar" dir="rtl"' in page
