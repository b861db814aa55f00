"""The addresses of IIIF as another museum's viewer uses them."""

import io
import json

import numpy as np
import pytest
from flask.testing import FlaskClient
from PIL import Image

from catalog import institutions, records
from catalog.change import Change
from catalog.museum import Museum
from tests.records import make_record
from tests.viewer.exhibits import File, House, Pyramid, exhibit, photo

RENDERED = "http://cv.iptc.org/newscodes/digitalsourcetype/virtualRecording"


@pytest.fixture(scope="module")
def shown(house: House, pyramid: Pyramid) -> File:
    file = photo(pyramid)
    exhibit(house.museum, file, vi="Đình Chu Quyến")
    return file


@pytest.fixture
def client(house: House) -> FlaskClient:
    return house.client


@pytest.fixture
def museum(house: House) -> Museum:
    return house.museum


def test_the_base_address_leads_to_info_json(client: FlaskClient, shown: File) -> None:
    response = client.get(f"/iiif/3/{shown.id}")
    assert response.status_code == 303
    assert response.headers["Location"].endswith(f"/iiif/3/{shown.id}/info.json")
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_info_json_says_what_can_be_had(client: FlaskClient, museum: Museum, shown: File) -> None:
    response = client.get(f"/iiif/3/{shown.id}/info.json")
    info = json.loads(response.data)
    assert info["@context"] == "http://iiif.io/api/image/3/context.json"
    assert info["id"] == f"{museum.public_url}/iiif/3/{shown.id}"
    assert (info["type"], info["protocol"], info["profile"]) == (
        "ImageService3",
        "http://iiif.io/api/image",
        "level2",
    )
    assert (info["width"], info["height"]) == (1000, 750)
    assert info["tiles"] == [{"width": 256, "height": 256, "scaleFactors": [1, 2, 4]}]
    assert info["sizes"] == [{"width": 200, "height": 150}]
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        (None, "application/ld+json"),
        ("application/ld+json", "application/ld+json"),
        ('application/ld+json;profile="http://iiif.io/api/image/3/context.json"', "application/ld+json"),
        ("application/json", "application/json"),
        ("*/*", "application/ld+json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
    ],
)
def test_info_json_is_json_ld_unless_the_caller_prefers_json(
    client: FlaskClient, shown: File, accept: str | None, mimetype: str
) -> None:
    response = client.get(f"/iiif/3/{shown.id}/info.json", headers={"Accept": accept} if accept else {})
    assert response.mimetype == mimetype
    assert "Accept" in response.headers["Vary"]
    if mimetype == "application/ld+json":
        assert response.mimetype_params["profile"] == "http://iiif.io/api/image/3/context.json"


def test_a_tile_is_the_bytes_that_lie_in_the_pyramid(client: FlaskClient, shown: File, pyramid: Pyramid) -> None:
    response = client.get(f"/iiif/3/{shown.id}/512,256,256,256/256,256/0/default.jpg")
    place = pyramid.index.tile(0, 2, 1)
    assert place is not None
    assert response.data == pyramid.read(place)
    assert response.mimetype == "image/jpeg"
    half = client.get(f"/iiif/3/{shown.id}/512,512,488,238/244,/0/default.jpg")
    edge = pyramid.index.tile(1, 1, 1)
    assert edge is not None
    assert half.data == pyramid.read(edge)


def test_an_advertised_size_is_ready_too(client: FlaskClient, shown: File, pyramid: Pyramid) -> None:
    ready = pyramid.index.size(200)
    assert ready is not None
    for size in ("200,", "200,150", "!200,200", "pct:20"):
        assert client.get(f"/iiif/3/{shown.id}/full/{size}/0/default.jpg").data == pyramid.read(ready)


def test_anything_else_is_made_from_the_tiles(client: FlaskClient, shown: File) -> None:
    response = client.get(f"/iiif/3/{shown.id}/square/^300,/!90/gray.png")
    image = Image.open(io.BytesIO(response.data))
    assert (image.size, image.mode, image.format) == ((300, 300), "L", "PNG")
    webp = client.get(f"/iiif/3/{shown.id}/pct:10,10,50,50/max/0/default.webp")
    assert webp.mimetype == "image/webp"
    assert np.asarray(Image.open(io.BytesIO(webp.data))).shape == (375, 500, 3)


def test_the_link_header_gives_the_canonical_address(client: FlaskClient, museum: Museum, shown: File) -> None:
    response = client.get(f"/iiif/3/{shown.id}/pct:0,0,100,100/pct:50/0/color.jpg")
    assert response.headers["Link"] == (
        f'<{museum.public_url}/iiif/3/{shown.id}/full/500,375/0/default.jpg>;rel="canonical",'
        '<http://iiif.io/api/image/3/level2.json>;rel="profile"'
    )


def test_percent_signs_and_carets_may_be_encoded(client: FlaskClient, shown: File) -> None:
    assert client.get(f"/iiif/3/{shown.id}/full/%5E!1200,1200/%2190/default.jpg").status_code == 200
    assert client.get(f"/iiif/3/{shown.id}/pct%3A0%2C0%2C50%2C50/max/0/default.jpg").status_code == 200


@pytest.mark.parametrize(
    ("request_path", "status"),
    [
        ("full/max/0/default", 400),
        ("full/full/0/default.jpg", 400),
        ("0,0,0,0/max/0/default.jpg", 400),
        ("2000,0,10,10/max/0/default.jpg", 400),
        ("full/1001,/0/default.jpg", 400),
        ("full/max/45/default.jpg", 501),
        ("full/max/0/default.tif", 501),
        ("full/^20000,/0/default.jpg", 400),
        ("full/max/0", 404),
        ("full/max/0/default.jpg/more", 404),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong(
    client: FlaskClient, shown: File, request_path: str, status: int
) -> None:
    response = client.get(f"/iiif/3/{shown.id}/{request_path}")
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "no-store"
    assert "Traceback" not in response.text
    assert json.loads(response.data)["detail"]


def test_asking_for_what_is_not_offered_is_no_fault_of_the_site(
    client: FlaskClient, shown: File, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.get(f"/iiif/3/{shown.id}/full/max/45/default.jpg").status_code == 501
    assert caplog.records == []


def test_an_unchanged_picture_is_not_sent_again(client: FlaskClient, shown: File) -> None:
    address = f"/iiif/3/{shown.id}/full/100,/0/default.jpg"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"].startswith("public")


def test_a_picture_of_a_hidden_record_is_not_there(client: FlaskClient, museum: Museum, pyramid: Pyramid) -> None:
    secret, draft, private = photo(pyramid), photo(pyramid), photo(pyramid, access="staff")
    exhibit(museum, secret, vi="Kho kín", access={"level": "staff"})
    exhibit(museum, draft, vi="Bản nháp", publish=False)
    exhibit(museum, private, vi="Đình làng")
    nothing = client.get("/iiif/3/bcdfghjk/info.json")
    for file in (secret, draft, private):
        for path in ("", "/info.json", "/full/max/0/default.jpg", "/0,0,256,256/256,256/0/default.jpg"):
            response = client.get(f"/iiif/3/{file.id}{path}")
            assert response.status_code == 404
            assert response.data == nothing.data


def test_a_picture_disappears_with_its_record_at_once(client: FlaskClient, museum: Museum, pyramid: Pyramid) -> None:
    file = photo(pyramid)
    record_id = exhibit(museum, file, vi="Đình làng")
    address = f"/iiif/3/{file.id}/0,0,256,256/256,256/0/default.jpg"
    assert client.get(address).status_code == 200
    assert client.get(address).status_code == 200
    with museum.database.begin() as connection:
        records.withdraw(connection, record_id)
    assert client.get(address).status_code == 404


def test_a_lost_pyramid_is_said_to_be_unavailable(client: FlaskClient, museum: Museum, pyramid: Pyramid) -> None:
    file = photo(pyramid)
    exhibit(museum, file, vi="Đình làng")
    for stored in list(museum.store.list(f"derivatives/{file.id[:2]}/{file.id}/")):
        museum.store.delete(stored.key)
    response = client.get(f"/iiif/3/{file.id}/0,0,256,256/256,256/0/default.jpg")
    assert response.status_code == 503
    assert "Traceback" not in response.text


def test_a_file_that_is_no_picture_has_no_picture(client: FlaskClient, museum: Museum) -> None:
    sound = File("sound", ())
    exhibit(museum, sound, vi="Ca trù")
    assert client.get(f"/iiif/3/{sound.id}/info.json").status_code == 404


def test_a_preflight_is_answered(client: FlaskClient, shown: File) -> None:
    response = client.options(f"/iiif/3/{shown.id}/info.json")
    assert response.status_code == 200
    assert "Accept" in response.headers["Access-Control-Allow-Headers"]


@pytest.fixture(scope="module")
def rendered(house: House, pyramid: Pyramid) -> File:
    file = photo(pyramid, digital_source=RENDERED, credit={"vi": "Dựng hình: Lan"})
    exhibit(house.museum, file, vi="Đình dựng bằng chương trình")
    return file


@pytest.mark.parametrize(
    "asked",
    [
        "full/max/0/default.jpg",
        "full/200,150/0/default.jpg",
        "0,0,1000,750/250,188/0/default.jpg",
        "full/300,/!90/gray.jpg",
        "full/max/0/default.webp",
        "full/300,/0/default.png",
        "full/300,/0/bitonal.png",
    ],
)
def test_a_whole_picture_says_whose_it_is_and_how_it_was_made(client: FlaskClient, rendered: File, asked: str) -> None:
    for headers in ({}, {"Authorization": "Bearer nothing"}):
        response = client.get(f"/iiif/3/{rendered.id}/{asked}", headers=headers)
        image = Image.open(io.BytesIO(response.data))
        image.load()
        packet = image.info["XML:com.adobe.xmp"] if image.format == "PNG" else image.info["xmp"].decode()
        assert f"<Iptc4xmpExt:DigitalSourceType>{RENDERED}<" in packet
        assert "<photoshop:Credit>Dựng hình: Lan<" in packet


def test_a_part_of_a_picture_carries_no_packet(client: FlaskClient, rendered: File) -> None:
    for asked in ("0,0,256,256/256,256/0/default.jpg", "square/100,/0/default.webp"):
        assert b"DigitalSourceType" not in client.get(f"/iiif/3/{rendered.id}/{asked}").data


def test_a_picture_that_says_something_else_of_itself_has_another_etag(
    client: FlaskClient, museum: Museum, pyramid: Pyramid
) -> None:
    file = photo(pyramid)
    record_id = exhibit(museum, file, vi="Đình chưa rõ nguồn")
    whole, tile = f"/iiif/3/{file.id}/full/max/0/default.jpg", f"/iiif/3/{file.id}/0,0,256,256/256,256/0/default.jpg"
    before, tile_before = client.get(whole).headers["ETag"], client.get(tile).headers["ETag"]
    row = {"asset": file.id, "digital_source": RENDERED}
    changed = make_record(assets=[row], vi="Đình chưa rõ nguồn")
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None)
        records.save(
            connection, home.id, [Change(changed, "test", "test", record_id=record_id, version=1, publish=True)]
        )
    assert client.get(whole, headers={"If-None-Match": before}).status_code == 200
    assert client.get(tile, headers={"If-None-Match": tile_before}).status_code == 304
