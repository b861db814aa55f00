"""A panorama of all around is offered to be turned around in, and nothing else is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from heritage.indexer import Indexer
from tests.viewer.exhibits import File, House, exhibit, make_pyramid, open_house, photo


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = open_house(tmp_path_factory.mktemp("panorama"))
    yield house
    house.museum.database.dispose()


def picture(width: int = 600, height: int = 300, role: str = "view", **facts: Any) -> File:
    made = photo(make_pyramid(width, height), role=role)
    return replace(made, facts=made.facts | facts)


def page(house: House, *files: File, language: str = "vi") -> str:
    record_id = exhibit(house.museum, *files, vi="Sân đình")
    answer = house.client.get(f"/{language}/records/{record_id}", follow_redirects=True)
    html = answer.get_data(as_text=True)
    blobs = "blob:" in re.search(r"img-src[^;]*", answer.headers["Content-Security-Policy"])[0]  # type: ignore[index]
    assert blobs == ('data-viewer="panorama"' in html)
    return html


@pytest.mark.parametrize(
    "sphere",
    [
        picture(role="panorama"),
        picture(projection="equirectangular"),
        picture(601, 300, role="panorama"),
        picture(role="cover", projection="equirectangular"),
    ],
    ids=["its curator says so", "its XMP says so", "but for a pixel", "the cover"],
)
def test_a_sphere_is_offered_whether_curator_or_file_says_so(house: House, sphere: File) -> None:
    html = page(house, replace(sphere, id=sphere.id))
    assert f'data-src="/iiif/3/{sphere.id}/full/max/0/default.jpg"' in html
    assert "Đứng giữa nhìn quanh" in html
    assert house.client.get(f"/iiif/3/{sphere.id}/full/max/0/default.jpg").status_code == 200


@pytest.mark.parametrize(
    "flat",
    [
        picture(),
        picture(600, 400, role="panorama"),
        picture(900, 200, role="panorama"),
        picture(role="panorama", projection="other"),
        picture(600, 400, projection="equirectangular"),
    ],
    ids=["a wide picture", "no sphere", "a strip", "says that it is a part", "cut"],
)
def test_other_pictures_stay_flat(house: House, flat: File) -> None:
    assert "panorama" not in page(house, flat)


def test_behind_the_first_picture_it_has_a_stage_of_its_own_and_a_way_to_it(house: House) -> None:
    sphere = picture(role="panorama")
    html = page(house, picture(400, 300), sphere, picture(300, 400), language="en")
    assert html.count(f'id="picture-{sphere.id}"') == 1
    assert f'href="#picture-{sphere.id}"' in html
    gallery = html[html.index('class="gallery"') :]
    assert gallery[: gallery.index("</section>")].count("<figure>") == 1
    assert html.index('data-viewer="panorama"') < html.index('class="gallery"')


def test_a_large_sphere_is_fetched_no_wider_than_telephones_draw(house: House) -> None:
    sphere = picture(role="panorama", width_px=9000, height_px=4500)
    assert f"/iiif/3/{sphere.id}/full/4096,2048/0/default.jpg" in page(house, sphere)


def test_a_panorama_is_found_by_what_there_is_to_see(house: House) -> None:
    exhibit(house.museum, picture(role="panorama"), vi="Sân chùa Keo")
    exhibit(house.museum, picture(), vi="Gác chuông chùa Keo")
    Indexer(house.museum, "test").drain()
    page = house.client.get("/vi/search?media=panorama").get_data(as_text=True)
    assert "Sân chùa Keo" in page
    assert "Gác chuông" not in page
    assert "Ảnh toàn cảnh" in page
