"""Manifests and collections: what every IIIF viewer relies on, checked piece by piece."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from catalog.derivatives import DerivativeRole
from catalog.museum import Museum
from tests.viewer.exhibits import File, House, Part, Pyramid, exhibit, make_pyramid, photo

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
RENDERED = "http://cv.iptc.org/newscodes/digitalsourcetype/virtualRecording"
FILM = File(
    "film",
    (
        Part(DerivativeRole.FILM, "video/mp4", b"film", 640, 360),
        Part(DerivativeRole.POSTER, "image/webp", b"poster", 640, 360),
    ),
    "hội làng.mp4",
    "video/mp4",
    facts={"duration_s": 12.5, "width_px": 640, "height_px": 360},
)
CAPTIONS = File("captions", (Part(DerivativeRole.CAPTIONS, "text/vtt", b"WEBVTT"),), "hội làng.en.vtt", "text/vtt")
SOUND = File("sound", (Part(DerivativeRole.SOUND, "audio/mpeg", b"sound"),), facts={"duration_s": 61.0})
MODEL = File("model", (Part(DerivativeRole.MODEL_GLB, "model/gltf-binary", b"glTF"),))
PAPER = File("document", (Part(DerivativeRole.DOCUMENT, "application/pdf", b"%PDF"),), "sắc phong.pdf")


@pytest.fixture
def client(house: House) -> FlaskClient:
    return house.client


@pytest.fixture
def museum(house: House) -> Museum:
    return house.museum


def manifest_of(client: FlaskClient, record_id: str) -> dict[str, Any]:
    response = client.get(f"/iiif/manifest/{record_id}")
    assert response.status_code == 200
    found: dict[str, Any] = json.loads(response.data)
    return found


def every(value: Any, name: str) -> Iterator[Any]:
    """Every value under `name`, at any depth."""
    if isinstance(value, dict):
        if name in value:
            yield value[name]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from every(one, name)


@pytest.fixture
def everything(museum: Museum, pyramid: Pyramid) -> tuple[str, File]:
    picture = photo(pyramid, caption={"vi": "Mặt trước"}, digital_source=RENDERED, credit={"vi": "Ảnh: Lan"})
    record_id = exhibit(
        museum,
        picture,
        photo(pyramid),
        _fresh(FILM),
        _fresh(CAPTIONS),
        _fresh(SOUND),
        _fresh(MODEL),
        _fresh(PAPER),
        vi="Đình Chu Quyến",
        en="Chu Quyến communal house",
        texts=[{"type": "description", "text": {"vi": "Đình cổ.", "en": "An old house."}}],
        rights=[{"covers": "digital", "uri": CC0, "credit": {"vi": "Bảo tàng thử"}}],
        identifiers=[{"type": "inventory", "value": "CQ-01"}],
    )
    return record_id, picture


def _fresh(file: File) -> File:
    """The same file once more, under an id of its own."""
    values = {name: value for name, value in vars(file).items() if name != "id"}
    return File(**values)


def test_a_manifest_tells_of_the_record_in_its_languages(
    client: FlaskClient, museum: Museum, everything: tuple[str, File]
) -> None:
    made = manifest_of(client, everything[0])
    assert made["@context"] == "http://iiif.io/api/presentation/3/context.json"
    assert made["id"] == f"{museum.public_url}/iiif/manifest/{everything[0]}"
    assert made["label"] == {"vi": ["Đình Chu Quyến"], "en": ["Chu Quyến communal house"]}
    assert made["summary"]["en"] == ["An old house."]
    assert made["rights"] == CC0.replace("https", "http")
    assert made["requiredStatement"]["value"] == {"vi": ["Bảo tàng thử"]}
    assert made["provider"][0]["label"] == {"vi": ["Bảo tàng thử"], "en": ["Test museum"]}
    assert {page["language"][0] for page in made["homepage"]} == {"vi", "en"}
    assert made["seeAlso"][0]["id"].endswith(f"/api/records/{everything[0]}")
    assert any(row["value"] == {"none": ["CQ-01"]} for row in made["metadata"])


def test_every_picture_sound_and_film_has_a_canvas_of_its_own_size(
    client: FlaskClient, everything: tuple[str, File]
) -> None:
    canvases = manifest_of(client, everything[0])["items"]
    assert [canvas["items"][0]["items"][0]["body"]["type"] for canvas in canvases] == [
        "Image",
        "Image",
        "Video",
        "Sound",
    ]
    first, _, film, sound = canvases
    assert (first["width"], first["height"]) == (1000, 750)
    assert (film["width"], film["height"], film["duration"]) == (640, 360, 12.5)
    assert sound["duration"] == 61.0
    assert "width" not in sound
    body = first["items"][0]["items"][0]["body"]
    assert (body["width"], body["height"]) == (1000, 750)
    assert body["service"] == [
        {"id": body["id"].split("/full/")[0], "type": "ImageService3", "profile": "level2"},
    ]


def test_ids_are_unique_and_annotations_point_to_their_canvas(
    client: FlaskClient, everything: tuple[str, File]
) -> None:
    made = manifest_of(client, everything[0])
    ids = [*every(made["items"], "id")]
    structural = [one for one in ids if "/iiif/manifest/" in one]
    assert len(structural) == len(set(structural))
    for canvas in made["items"]:
        assert set(every(canvas, "target")) == {canvas["id"]}


def test_what_a_manifest_names_is_there(client: FlaskClient, museum: Museum, everything: tuple[str, File]) -> None:
    made = manifest_of(client, everything[0])
    bodies = [*every(made["items"], "body"), *made["rendering"], *made["thumbnail"], *every(made["items"], "thumbnail")]
    for body in bodies:
        one = body[0] if isinstance(body, list) else body
        response = client.get(one["id"].removeprefix(museum.public_url))
        assert response.status_code == 200, one["id"]
        assert response.mimetype == one["format"]


def test_a_film_has_its_captions_beside_it(client: FlaskClient, everything: tuple[str, File]) -> None:
    film = manifest_of(client, everything[0])["items"][2]
    caption = film["annotations"][0]["items"][0]
    assert caption["motivation"] == "supplementing"
    assert (caption["body"]["format"], caption["body"]["language"]) == ("text/vtt", "en")


def test_models_and_documents_are_offered_for_download(client: FlaskClient, everything: tuple[str, File]) -> None:
    formats = [one["format"] for one in manifest_of(client, everything[0])["rendering"]]
    assert formats == ["model/gltf-binary", "application/pdf"]


def test_a_rendered_picture_says_that_it_is_one(client: FlaskClient, everything: tuple[str, File]) -> None:
    canvas = manifest_of(client, everything[0])["items"][0]
    in_words, term = canvas["metadata"]
    assert in_words["value"]["en"] == ["A view into a virtual scene"]
    assert term["label"] == {"vi": ["Loại nguồn số (IPTC)"], "en": ["Digital source type (IPTC)"]}
    assert term["value"] == {"none": [f'<span><a href="{RENDERED}">{RENDERED}</a></span>']}
    assert canvas["requiredStatement"]["value"] == {"vi": ["Ảnh: Lan"]}
    assert canvas["label"] == {"vi": ["Mặt trước"]}


def test_metadata_of_a_photograph_never_reaches_the_manifest(client: FlaskClient, everything: tuple[str, File]) -> None:
    assert b"21.03" not in client.get(f"/iiif/manifest/{everything[0]}").data


def test_a_record_without_pictures_has_no_manifest(client: FlaskClient, museum: Museum) -> None:
    record_id = exhibit(museum, vi="Cao Lỗ", kind="person")
    response = client.get(f"/iiif/manifest/{record_id}")
    assert response.status_code == 404
    assert json.loads(response.data)["code"] == "iiif-nothing-to-show"


def test_a_hidden_file_is_not_in_the_manifest(client: FlaskClient, museum: Museum, pyramid: Pyramid) -> None:
    hidden = photo(pyramid, access="staff")
    record_id = exhibit(museum, photo(pyramid), hidden, vi="Đình làng")
    text = client.get(f"/iiif/manifest/{record_id}").text
    assert hidden.id not in text


def test_a_collection_lists_its_visible_members(client: FlaskClient, museum: Museum, pyramid: Pyramid) -> None:
    collection_id = exhibit(museum, vi="Sưu tập bia", kind="collection")
    member = [{"type": "member_of", "target": {"record": collection_id}}]
    seen = exhibit(museum, photo(pyramid), vi="Bia một", kind="document", relations=member)
    inner = exhibit(museum, vi="Sưu tập con", kind="collection", relations=member)
    hidden = exhibit(museum, photo(pyramid), vi="Bia kín", relations=member, access={"level": "staff"})
    response = client.get(f"/iiif/collection/{collection_id}")
    made = json.loads(response.data)
    assert made["type"] == "Collection"
    assert {(one["type"], one["id"].rpartition("/")[2]) for one in made["items"]} == {
        ("Manifest", seen),
        ("Collection", inner),
    }
    assert hidden not in response.text
    small = next(one for one in made["items"] if one["type"] == "Manifest")["thumbnail"][0]
    assert client.get(small["id"].removeprefix(museum.public_url)).status_code == 200
    assert manifest_of(client, seen)["partOf"][0]["id"].endswith(f"/iiif/collection/{collection_id}")


def test_manifests_are_json_ld_for_everybody(client: FlaskClient, everything: tuple[str, File]) -> None:
    response = client.get(f"/iiif/manifest/{everything[0]}")
    assert response.mimetype == "application/ld+json"
    assert response.mimetype_params["profile"] == "http://iiif.io/api/presentation/3/context.json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_a_collection_of_many_is_told_page_by_page(client: FlaskClient, museum: Museum) -> None:
    collection_id = exhibit(museum, vi="Sưu tập lớn", kind="collection")
    member = [{"type": "member_of", "target": {"record": collection_id}}]
    for number in range(61):
        exhibit(museum, vi=f"Sưu tập con {number}", kind="collection", relations=member)
    address = f"/iiif/collection/{collection_id}"
    pages = client.get(address).get_json()["items"]
    assert [page["id"].removeprefix(museum.public_url) for page in pages] == [f"{address}?page=1", f"{address}?page=2"]
    last = client.get(f"{address}?page=2").get_json()
    assert [item["label"]["vi"] for item in last["items"]] == [["Sưu tập con 60"]]
    assert client.get(f"{address}?page=3").status_code == 404


@pytest.mark.parametrize(("width", "height"), [(1, 5000), (5000, 1), (2, 1700)])
def test_a_record_is_reached_however_thin_its_picture_is(
    client: FlaskClient, museum: Museum, width: int, height: int
) -> None:
    record_id = exhibit(museum, photo(make_pyramid(width, height)), vi="Một sợi chỉ")
    small = manifest_of(client, record_id)["thumbnail"][0]
    assert min(small["width"], small["height"]) == 1
    assert max(small["width"], small["height"]) == 400
    image, service = (urlsplit(address).path for address in (small["id"], small["service"][0]["id"]))
    for path in (f"/vi/records/{record_id}", f"/api/records/{record_id}", image, f"{service}/info.json"):
        assert client.get(path, follow_redirects=True).status_code == 200, path
