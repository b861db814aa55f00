"""A collection without a picture is shown by that of a member, wherever its card stands, and never by a hidden one."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from catalog.derivatives import DerivativeRole
from heritage.indexer import Indexer
from tests.viewer.exhibits import File, House, Part, Pyramid, exhibit, open_house, photo


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, pyramid: Pyramid) -> Iterator[tuple[House, dict[str, str]]]:
    house = open_house(tmp_path_factory.mktemp("lent"))
    museum = house.museum
    ids = {name: exhibit(museum, vi=f"Sưu tập {name}", kind="collection") for name in ("collection", "empty")}
    for name, level, year in (
        ("collection", "public", "1800"),
        ("collection", "staff", "1700"),
        ("empty", "staff", "1"),
    ):
        event = {"type": "production", "date": {"earliest": year.zfill(4), "latest": year.zfill(4)}}
        member = {"type": "member_of", "target": {"record": ids[name]}}
        file = photo(pyramid, alt={"vi": f"Ảnh {level}"})
        ids[f"{name}/{level}"] = file.id
        exhibit(museum, file, vi="Bia", kind="artefact", events=[event], relations=[member], access={"level": level})
    for name, files in (("turned and lent", ()), ("turned and pictured", (photo(pyramid),)), ("turned alone", None)):
        model = File("model", (Part(DerivativeRole.MODEL_GLB, "model/gltf-binary", b"glTF"),))
        ids[name] = exhibit(museum, *(files or ()), model, vi=f"Sưu tập {name}", kind="collection")
        if files is not None:
            member = {"type": "member_of", "target": {"record": ids[name]}}
            exhibit(museum, photo(pyramid), vi="Bia", kind="artefact", relations=[member])
    while Indexer(museum, "test").drain():
        pass
    yield house, ids
    museum.database.dispose()


def test_the_first_public_member_lends_its_picture_to_the_card(shown: tuple[House, dict[str, str]]) -> None:
    house, ids = shown
    hits = json.loads(house.client.get("/api/search?kind=collection").data)["hits"]
    thumbnails = {hit["id"]: hit["thumbnail"] for hit in hits}
    assert thumbnails[ids["collection"]].endswith(f"/files/{ids['collection/public']}/w400.webp")
    assert thumbnails[ids["empty"]] is None
    assert f"/files/{ids['collection/public']}/" in house.client.get("/vi/browse/collection").text


def test_the_collections_page_is_shown_and_shared_with_it(shown: tuple[House, dict[str, str]]) -> None:
    house, ids = shown
    page = house.client.get(f"/vi/records/{ids['collection']}", follow_redirects=True).text
    assert f'property="og:image" content="{house.museum.public_url}/files/{ids["collection/public"]}/' in page
    assert "Trong hình:" in page
    assert ids["collection/staff"] not in page
    empty = house.client.get(f"/vi/records/{ids['empty']}", follow_redirects=True).text
    assert ids["empty/staff"] not in empty


@pytest.mark.parametrize("path", ["/vi/browse/collection", "/api/search?kind=collection"])
def test_however_many_collections_want_a_picture_the_index_is_asked_once_for_it(
    shown: tuple[House, dict[str, str]], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    house, ids = shown
    index = house.museum.public
    asked: list[str] = []

    def counted(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*args: Any) -> Any:
            asked.append(name)
            return method(*args)

        return counting

    for name in ("search", "oldest"):
        monkeypatch.setattr(index, name, counted(name, getattr(index, name)))
    page = house.client.get(path).text
    wanting = [ids[name] for name in ("collection", "empty", "turned and lent", "turned alone")]
    assert all(record_id in page for record_id in wanting)
    assert sorted(asked) == ["oldest", "search"]


@pytest.mark.parametrize(
    ("name", "lent"), [("turned and lent", True), ("turned and pictured", False), ("turned alone", False)]
)
def test_a_collections_own_model_is_shown_once_whatever_its_stage_shows(
    shown: tuple[House, dict[str, str]], name: str, lent: bool
) -> None:
    house, ids = shown
    page = house.client.get(f"/vi/records/{ids[name]}", follow_redirects=True).text
    assert len(re.findall('data-viewer="model"', page)) == 1
    assert ("Trong hình:" in page) == lent
