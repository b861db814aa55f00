"""GET /api/records/{id}: the whole record, and nothing that is not the caller's."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from catalog import institutions, records
from catalog.change import Change
from catalog.derivatives import DerivativeRole
from catalog.ids import new_id
from catalog.museum import Museum
from catalog.policy import SIGNED_IN, STAFF
from catalog.record.validation import validate
from tests.records import make_record
from tests.viewer.exhibits import File, House, Part, Pyramid, exhibit, photo


@pytest.fixture
def client(house: House) -> FlaskClient:
    return house.client


@pytest.fixture
def museum(house: House) -> Museum:
    return house.museum


def fetched(client: FlaskClient, record_id: str) -> dict[str, Any]:
    response = client.get(f"/api/records/{record_id}")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = json.loads(response.data)
    return found


def test_the_record_comes_with_its_own_fields(client: FlaskClient, museum: Museum) -> None:
    fields = {
        "identifiers": [{"type": "inventory", "value": "SP-03"}],
        "texts": [{"type": "description", "text": {"vi": "Sắc phong thời Lê", "lzh-Hant": "敕"}}],
        "places": [{"role": "kept", "written": {"vi": "Gia Bình, Bắc Ninh"}, "lat": 21.05, "lon": 106.2}],
    }
    record_id = exhibit(museum, vi="Sắc phong Cao Lỗ", kind="document", **fields)
    made = fetched(client, record_id)
    assert made["id"] == record_id
    assert made["url"] == f"{museum.public_url}/id/{record_id}"
    assert made["names"] == [{"type": "preferred", "text": {"vi": "Sắc phong Cao Lỗ"}}]
    assert made["texts"][0]["text"]["lzh-Hant"] == "敕"
    assert made["institution"]["name"]["en"] == "Test museum"
    own = {name: value for name, value in made.items() if name in ("kind", "names", *fields)}
    assert validate(own).messages == ()


def test_of_a_model_visitors_are_told_the_size_and_staff_where_it_lay(
    client: FlaskClient, museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    shape = {"faces": 2, "vertices": 4, "low": [587123.25, 2336789.5, 12.0], "high": [587124.5, 2336790.5, 14.0]}
    record_id = exhibit(museum, File("model", (), facts={"shape": shape, "tells_place": False}), vi="Chuông")
    [seen] = fetched(client, record_id)["files"]
    assert seen["shape"] == {"faces": 2, "vertices": 4, "size": [1.25, 1.0, 2.0]}
    monkeypatch.setitem(client.application.config, "VIEWER", lambda: STAFF)
    [seen] = fetched(client, record_id)["files"]
    assert seen["shape"] == shape


def test_every_derivative_has_an_address_that_answers(client: FlaskClient, museum: Museum, pyramid: Pyramid) -> None:
    model = File("model", (Part(DerivativeRole.MODEL_GLB, "model/gltf-binary", b"glTF"),))
    record_id = exhibit(museum, photo(pyramid, caption={"vi": "Mặt trước"}), model, vi="Đình làng")
    made = fetched(client, record_id)
    assert [file["family"] for file in made["files"]] == ["image", "model"]
    assert made["files"][0]["caption"] == {"vi": "Mặt trước"}
    derivatives = [one for file in made["files"] for one in file["derivatives"]]
    assert {one["role"] for one in derivatives} == {"pyramid", "webp-400", "webp-1200", "model-glb"}
    for one in derivatives:
        assert client.get(one["url"].removeprefix(museum.public_url)).status_code == 200
        assert one["size"] > 0
    assert client.get(made["manifest"].removeprefix(museum.public_url)).status_code == 200


def test_staff_matters_are_absent(client: FlaskClient, museum: Museum, pyramid: Pyramid) -> None:
    hidden = photo(pyramid, access="staff")
    record_id = exhibit(
        museum,
        photo(pyramid),
        hidden,
        vi="Đình làng",
        texts=[
            {"type": "description", "text": {"vi": "Ai cũng đọc được"}},
            {"type": "condition", "text": {"vi": "Mối mọt nặng"}, "access": "staff"},
        ],
        places=[
            {"role": "storage", "written": {"vi": "Kho số bảy"}},
            {"role": "located", "lat": 21.123456, "lon": 105.654321, "coordinates": "staff"},
        ],
        unmapped={"ghi chú": "riêng"},
    )
    text = client.get(f"/api/records/{record_id}").text
    assert "Ai cũng đọc được" in text
    for secret in ("Mối mọt", "Kho số bảy", "21.123456", "105.654321", "riêng", hidden.id, "21.0352", "suggestions"):
        assert secret not in text
    assert "ảnh đình.jpg" not in text
    assert "original" not in fetched(client, record_id)["files"][0]


def test_what_a_file_says_of_itself_is_offered_to_staff_and_to_nobody_else(
    client: FlaskClient, museum: Museum, pyramid: Pyramid, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_id = exhibit(museum, photo(pyramid, original="public"))
    assert "suggestions" not in fetched(client, record_id)["files"][0]
    for viewer, offered in ((SIGNED_IN, None), (STAFF, ["coordinates", "21.035278,105.840278", "exif"])):
        monkeypatch.setitem(client.application.config, "VIEWER", lambda viewer=viewer: viewer)
        [file] = fetched(client, record_id)["files"]
        assert [list(one.values()) for one in file.get("suggestions", [])] == ([offered] if offered else [])


def test_pointers_to_hidden_records_are_absent(client: FlaskClient, museum: Museum) -> None:
    hidden = exhibit(museum, vi="Người giữ bí mật", kind="person", access={"level": "staff"})
    seen = exhibit(museum, vi="Cao Lỗ", kind="person")
    named = {"record": hidden, "label": {"vi": "Tên lộ"}}
    record_id = exhibit(
        museum,
        vi="Đình làng",
        relations=[
            {"type": "related", "target": {"record": hidden}},
            {"type": "worships", "target": {"record": seen}},
        ],
        agents=[{"role": "worshipped", "agent": named}],
        events=[{"type": "founding", "agents": [{"agent": named}], "record": hidden, "text": {"vi": "Dựng đình"}}],
        terms=[{"role": "type", "term": {"record": hidden, "label": {"vi": "Đình"}}}],
        places=[{"place": named, "written": {"vi": "Làng Vạc"}}],
    )
    made = fetched(client, record_id)
    text = json.dumps(made, ensure_ascii=False)
    assert hidden not in text
    assert "Tên lộ" not in text
    assert [one["record"]["id"] for one in made["related"]] == [seen]
    assert made["relations"] == [{"type": "worships", "target": {"record": seen}}]
    assert made["terms"] == [{"role": "type", "term": {"label": {"vi": "Đình"}}}]
    assert made["events"] == [{"type": "founding", "text": {"vi": "Dựng đình"}}]
    assert made["places"] == [{"role": "located", "written": {"vi": "Làng Vạc"}}]
    assert "agents" not in made


def test_relations_are_seen_from_both_ends(client: FlaskClient, museum: Museum) -> None:
    house_id = exhibit(museum, vi="Đình làng")
    bell = exhibit(
        museum,
        vi="Chuông",
        kind="artefact",
        relations=[{"type": "part_of", "target": {"record": house_id}, "note": {"vi": "treo ở hậu cung"}}],
    )
    [here] = fetched(client, house_id)["related"]
    assert (here["type"], here["inverse"], here["record"]["id"]) == ("part_of", True, bell)
    [there] = fetched(client, bell)["related"]
    assert (there["inverse"], there["note"]) == (False, {"vi": "treo ở hậu cung"})
    assert set(there["label"]) == {"vi", "en"}


def test_hidden_and_absent_records_answer_alike_and_withdrawn_ones_say_so(client: FlaskClient, museum: Museum) -> None:
    hidden = exhibit(museum, vi="Kho kín", access={"level": "staff"})
    draft = exhibit(museum, vi="Bản nháp", publish=False)
    gone = exhibit(museum, vi="Đã rút")
    with museum.database.begin() as connection:
        records.withdraw(connection, gone)
    answers = {client.get(f"/api/records/{one}").data for one in (hidden, draft, new_id(), "../x", "%00")}
    assert len(answers) == 1
    assert client.get(f"/api/records/{gone}").status_code == 410


def test_a_caller_may_ask_whether_it_changed(client: FlaskClient, museum: Museum) -> None:
    record_id = exhibit(museum, vi="Đình làng")
    first = client.get(f"/api/records/{record_id}")
    again = client.get(f"/api/records/{record_id}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_what_points_to_a_record_comes_a_page_at_a_time(client: FlaskClient, museum: Museum) -> None:
    temple = exhibit(museum, vi="Đền thờ")
    pointing = [{"type": "kept_at", "target": {"record": temple}}]
    for number in range(62):
        exhibit(museum, vi=f"Hiện vật {number}", kind="artefact", relations=pointing)
    made = fetched(client, temple)
    [more] = made["related_more"]
    assert (len(made["related"]), more["type"], more["total"]) == (60, "kept_at", 62)
    rest = json.loads(client.get(more["next"].removeprefix(museum.public_url)).data)
    assert [one["record"]["title"]["vi"] for one in rest["related"]] == ["Hiện vật 60", "Hiện vật 61"]
    assert (rest["total"], rest["next"]) == (62, None)
    page = client.get(f"/vi/records/{temple}/related/kept_at?page=3").text
    assert "Hiện vật 61" in page
    assert f"/vi/records/{temple}/related/kept_at" in client.get(f"/vi/records/{temple}", follow_redirects=True).text
    assert client.get(f"/api/records/{temple}/related/owned").status_code == 404
    assert client.get(f"/api/records/{temple}/related/kept_at?offset=-1").status_code == 400
    assert client.get(f"/vi/records/{temple}/related/held_at").status_code == 404


def test_the_public_is_not_told_that_something_is_hidden(
    client: FlaskClient, museum: Museum, pyramid: Pyramid, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [{"role": "kept", "written": {"vi": "Gia Bình"}, "lat": 21.05, "lon": 106.2, "coordinates": "staff"}]
    record_id = exhibit(museum, photo(pyramid), vi="Chuông", kind="artefact", places=places)
    made = fetched(client, record_id)
    assert made["version"] == 1
    assert "coordinates" not in made["places"][0]
    assert "original" not in made["assets"][0]
    assert "staff" not in json.dumps(made)
    own = {name: value for name, value in made.items() if name in ("kind", "names", "places", "assets")}
    assert validate(own).messages == ()
    monkeypatch.setitem(client.application.config, "VIEWER", lambda: STAFF)
    assert fetched(client, record_id)["places"][0]["coordinates"] == "staff"


def test_the_members_of_a_collection_come_in_the_order_in_which_it_names_them(
    client: FlaskClient, museum: Museum
) -> None:
    order = ("Trống", "Ấn", "Bia", "Mộc bản")
    collection = new_id()
    tie = {"type": "member_of", "target": {"record": collection}}
    members = {vi: new_id() for vi in order}
    named = [{"type": "related", "target": {"record": members[vi]}} for vi in order[:3]]
    made = [make_record("collection", "Bộ", relations=named)]
    made += [make_record("artefact", vi, relations=[tie]) for vi in order]
    ids = [collection, *members.values()]
    changes = [Change(one, "t", "t", record_id=to, publish=True) for one, to in zip(made, ids, strict=True)]
    with museum.database.begin() as connection:
        records.save(connection, institutions.choose(connection, None).id, changes)
    found = fetched(client, collection)["related"]
    walked = [one["record"]["title"]["vi"] for one in found if one["inverse"] and one["type"] == "member_of"]
    assert walked == list(order)
    assert [one["type"] for one in found] == ["related"] * 3 + ["member_of"] * 4
