"""Files for people: the right bytes to those who may have them, and nothing to the others."""

from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from catalog import records
from catalog.assets import State
from catalog.derivatives import DerivativeRole
from catalog.museum import Museum
from catalog.tables import blob
from tests.viewer.exhibits import File, House, Part, Pyramid, exhibit, photo

BYTES = bytes(range(256)) * 40


def film() -> File:
    return File("film", (Part(DerivativeRole.FILM, "video/mp4", BYTES, 640, 360),), "hội.mp4", "video/mp4")


@pytest.fixture
def client(house: House) -> FlaskClient:
    return house.client


@pytest.fixture
def museum(house: House) -> Museum:
    return house.museum


def test_a_picture_is_sent_with_its_type_and_may_be_kept(client: FlaskClient, museum: Museum, pyramid: Pyramid) -> None:
    file = photo(pyramid)
    exhibit(museum, file, vi="Đình làng")
    response = client.get(f"/files/{file.id}/w400.webp")
    assert response.mimetype == "image/webp"
    assert response.data == file.parts[1].data
    assert response.headers["Cache-Control"].startswith("public")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    again = client.get(f"/files/{file.id}/w400.webp", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_a_film_can_be_sought_in(client: FlaskClient, museum: Museum) -> None:
    file = film()
    exhibit(museum, file, vi="Hội làng")
    whole = client.get(f"/files/{file.id}/film.mp4")
    assert (whole.status_code, whole.data) == (200, BYTES)
    assert whole.headers["Accept-Ranges"] == "bytes"
    part = client.get(f"/files/{file.id}/film", headers={"Range": "bytes=1000-1999"})
    assert (part.status_code, part.data) == (206, BYTES[1000:2000])
    assert part.headers["Content-Range"] == f"bytes 1000-1999/{len(BYTES)}"
    assert client.get(f"/files/{file.id}/film.mp4", headers={"Range": "bytes=-5"}).data == BYTES[-5:]
    beyond = client.get(f"/files/{file.id}/film.mp4", headers={"Range": "bytes=99999-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{len(BYTES)}")
    head = client.head(f"/files/{file.id}/film.mp4")
    assert (head.data, head.headers["Content-Length"]) == (b"", str(len(BYTES)))


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("foo=1-2", 200),
        ("bytes=a-b", 200),
        ("bytes=", 200),
        ("bytes=0-0,2-3", 200),
        ("bytes=-99999999999", 206),
        ("bytes=0-99999999999", 206),
    ],
)
def test_a_range_that_makes_no_sense_or_is_wider_than_the_file_brings_all_of_it(
    client: FlaskClient, museum: Museum, asked: str, status: int
) -> None:
    file = film()
    exhibit(museum, file, vi="Hội làng")
    response = client.get(f"/files/{file.id}/film.mp4", headers={"Range": asked})
    assert (response.status_code, response.data) == (status, BYTES)
    assert response.headers["Content-Length"] == str(len(BYTES))


def test_a_document_is_saved_under_its_own_name_by_those_who_may_know_it(client: FlaskClient, museum: Museum) -> None:
    part = Part(DerivativeRole.DOCUMENT, "application/pdf", b"%PDF-1.7")
    file = File("document", (part,), 'sắc "phong".pdf', "application/pdf", row={"original": "public"})
    exhibit(museum, file, vi="Sắc phong")
    disposition = client.get(f"/files/{file.id}/document.pdf").headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert unquote(disposition.partition("filename*=UTF-8''")[2]) == 'sắc "phong".pdf'
    assert disposition.partition(";")[2].partition(";")[0].count('"') == 2


def test_a_visitors_document_bears_the_records_name_not_the_curators(client: FlaskClient, museum: Museum) -> None:
    part = Part(DerivativeRole.DOCUMENT, "application/pdf", b"%PDF-1.7")
    named, nameless = (File("document", (part,), "ong-An-giu-tai-nha.pdf", "application/pdf") for _ in range(2))
    exhibit(museum, named, vi="Sắc phong đình Chàng")
    exhibit(museum, nameless, vi="敕封")
    said = [client.get(f"/files/{file.id}/document.pdf").headers["Content-Disposition"] for file in (named, nameless)]
    assert [one.partition("filename*=UTF-8''")[2] for one in said] == [
        "sac-phong-dinh-chang.pdf",
        f"{nameless.id}.pdf",
    ]


def test_the_original_goes_only_to_those_who_may_have_it(client: FlaskClient, museum: Museum, pyramid: Pyramid) -> None:
    closed, open_ = photo(pyramid), photo(pyramid, original="public")
    exhibit(museum, closed, open_, vi="Đình làng")
    assert client.get(f"/files/{closed.id}/original").status_code == 404
    response = client.get(f"/files/{open_.id}/original")
    assert response.data == b"original bytes"
    assert "ảnh đình.jpg" in unquote(response.headers["Content-Disposition"])
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("mime", ["application/xml", "text/html", "image/svg+xml", "text/plain"])
def test_whatever_an_original_is_a_browser_saves_it_and_runs_nothing_of_it(
    client: FlaskClient, museum: Museum, pyramid: Pyramid, mime: str
) -> None:
    open_ = photo(pyramid, original="public")
    exhibit(museum, open_, vi="Đình làng")
    with museum.database.begin() as connection:
        connection.execute(update(blob).values(mime=mime))
    said = client.get(f"/files/{open_.id}/original").headers
    assert said["Content-Type"].partition(";")[0] == mime
    assert said["Content-Disposition"].startswith("attachment;")
    assert "sandbox; default-src 'none'" in said["Content-Security-Policy"]
    assert said["X-Content-Type-Options"] == "nosniff"


def test_what_is_not_for_the_public_is_not_there(client: FlaskClient, museum: Museum, pyramid: Pyramid) -> None:
    row, record, unready = photo(pyramid, access="staff"), photo(pyramid, original="public"), film()
    exhibit(museum, row, vi="Đình làng")
    exhibit(museum, record, vi="Kho kín", access={"level": "staff"})
    exhibit(museum, File(**vars(unready) | {"state": State.RECEIVED}), vi="Hội làng")
    for path in (f"{row.id}/w400.webp", f"{record.id}/w400.webp", f"{record.id}/original", f"{unready.id}/film.mp4"):
        assert client.get(f"/files/{path}").status_code == 404


@pytest.mark.parametrize("name", ["pyramid", "pyramid.tif", "w800.webp", "..%2f..%2fmuseum.db", "W400.WEBP", "model"])
def test_only_known_names_answer(client: FlaskClient, museum: Museum, pyramid: Pyramid, name: str) -> None:
    file = photo(pyramid)
    exhibit(museum, file, vi="Đình làng")
    assert client.get(f"/files/{file.id}/{name}").status_code == 404


def test_a_model_is_sent_and_an_old_address_leads_to_the_new_one(client: FlaskClient, museum: Museum) -> None:
    file = File("model", (Part(DerivativeRole.MODEL_GLB, "model/gltf-binary", b"glTF...."),))
    exhibit(museum, file, vi="Tượng")
    old = client.get(f"/models/{file.id}/0123/0.glb")
    assert old.status_code == 302
    now = client.get(old.headers["Location"])
    assert (now.status_code, now.mimetype, now.data) == (200, "model/gltf-binary", b"glTF....")
    assert client.get(f"/models/{file.id}/0123/7.glb").status_code == 404


def test_a_withdrawn_record_takes_its_files_along(client: FlaskClient, museum: Museum) -> None:
    file = film()
    record_id = exhibit(museum, file, vi="Hội làng")
    assert client.get(f"/files/{file.id}/film.mp4").status_code == 200
    with museum.database.begin() as connection:
        records.withdraw(connection, record_id)
    assert client.get(f"/files/{file.id}/film.mp4").status_code == 404


def test_a_file_that_the_store_lost_is_unavailable_not_missing(client: FlaskClient, museum: Museum) -> None:
    file = film()
    exhibit(museum, file, vi="Hội làng")
    for stored in list(museum.store.list(f"derivatives/{file.id[:2]}/{file.id}/")):
        museum.store.delete(stored.key)
    response = client.get(f"/files/{file.id}/film.mp4")
    assert (response.status_code, response.mimetype) == (503, "application/problem+json")


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        (None, "application/problem+json"),
        ("*/*", "application/problem+json"),
        ("image/avif,image/webp,*/*;q=0.8", "application/problem+json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
    ],
)
def test_a_missing_file_is_a_page_for_people_and_a_problem_for_programs(
    client: FlaskClient, accept: str | None, mimetype: str
) -> None:
    response = client.get("/files/0000000x/w400.webp", headers={"Accept": accept} if accept else {})
    assert (response.status_code, response.mimetype) == (404, mimetype)


def test_a_wrong_method_is_told_the_right_ones(client: FlaskClient) -> None:
    response = client.post("/api/search")
    assert (response.status_code, response.json["title"]) == (405, "Method Not Allowed")  # type: ignore[index]
    assert {"GET", "HEAD"} <= set(response.allow)
