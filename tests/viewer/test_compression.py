"""Texts travel packed, and a packed text is known again."""

import gc
import gzip
import warnings
from collections import OrderedDict
from typing import Any

import brotli
import pytest
import zstandard

from heritage.paths import STATIC
from viewer import compression

UNPACK = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
}


@pytest.mark.parametrize("coding", ["br", "gzip", "zstd"])
@pytest.mark.parametrize("path", ["/vi/map", "/static/js/viewers.js"])
def test_a_text_travels_packed_and_arrives_whole(client: Any, path: str, coding: str) -> None:
    plain = client.get(path)
    for _ in range(2):
        packed = client.get(path, headers={"Accept-Encoding": coding})
        assert packed.headers["Content-Encoding"] == coding
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert len(packed.data) < len(plain.data)
        assert UNPACK[coding](packed.data) == plain.data


def test_a_packed_page_is_known_again(client: Any) -> None:
    packed = client.get("/vi/map", headers={"Accept-Encoding": "gzip"})
    again = client.get("/vi/map", headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == packed.headers["ETag"]


def test_a_style_sheet_is_packed_once_to_the_fewest_bytes(client: Any) -> None:
    address = client.application.extensions["statics"].url("css/site.css")
    packed = client.get(address, headers={"Accept-Encoding": "gzip, br, zstd"})
    assert packed.headers["Content-Encoding"] == "br"
    assert "immutable" in packed.headers["Cache-Control"]
    assert packed.data == compression.pack("br", UNPACK["br"](packed.data), {"br": 11})
    again = client.get(address, headers={"If-None-Match": packed.headers["ETag"]})
    assert again.status_code == 304


def test_a_library_is_not_waited_for_until_it_is_packed_best(client: Any) -> None:
    library = next(STATIC.glob("vendor/three-*/build/three.core.min.js")).relative_to(STATIC)
    address = client.application.extensions["statics"].url(library.as_posix())
    packed = client.get(address, headers={"Accept-Encoding": "br"})
    whole = UNPACK["br"](packed.data)
    assert len(whole) > compression.BEST_UP_TO_BYTES
    assert packed.data == compression.pack("br", whole, compression.THOROUGH)


@pytest.mark.parametrize("coding", ["br", "gzip", "zstd"])
@pytest.mark.parametrize("path", ["/static/js/viewers.js", "/static/js/zoom.js?again=1"])
def test_no_file_stays_open_whether_it_is_packed_now_or_was_before(client: Any, path: str, coding: str) -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always", ResourceWarning)
        for _ in range(3):
            with client.get(path, headers={"Accept-Encoding": coding}) as answer:
                assert answer.headers["Content-Encoding"] == coding
        del answer
        gc.collect()
    assert [str(one.message) for one in warned] == []


def test_the_files_that_were_asked_for_last_are_kept_packed(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[str] = []
    pack = compression.pack
    monkeypatch.setattr(compression, "pack", lambda *given: packed.append(name) or pack(*given))
    monkeypatch.setattr(compression, "_kept", OrderedDict())
    monkeypatch.setattr(compression, "MOST_FILES", 2)
    for name in ("viewers", "zoom", "viewers", "model", "viewers", "zoom"):
        client.get(f"/static/js/{name}.js", headers={"Accept-Encoding": "gzip"}).close()
    assert packed == ["viewers", "zoom", "model", "zoom"]


def test_what_is_packed_already_or_asked_for_in_part_stays_as_it_is(client: Any) -> None:
    statics = client.application.extensions["statics"]
    for font in statics.fonts:
        assert "Content-Encoding" not in client.get(statics.url(font), headers={"Accept-Encoding": "gzip"}).headers
    part = client.get("/static/js/viewers.js", headers={"Accept-Encoding": "gzip", "Range": "bytes=0-9"})
    assert "Content-Encoding" not in part.headers


@pytest.mark.parametrize("asked", [{}, {"Range": "bytes=0-9"}])
@pytest.mark.parametrize("path", ["/vi/khong-co-trang-nay", "/en/records/zzzzzzzz"])
def test_a_page_that_is_not_there_says_so_packed_and_is_kept_by_nobody(
    client: Any, path: str, asked: dict[str, str]
) -> None:
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip", **asked})
    assert (packed.status_code, packed.headers["Content-Encoding"]) == (404, "gzip")
    assert packed.headers["Cache-Control"] == plain.headers["Cache-Control"] == "no-store"
    assert UNPACK["gzip"](packed.data) == plain.data


def test_a_short_error_and_one_for_who_takes_nothing_packed_stay_as_they_are(client: Any) -> None:
    assert "Content-Encoding" not in client.get("/vi/khong-co-trang-nay").headers
    short = client.get("/api/records/zzzzzzzz", headers={"Accept-Encoding": "gzip"})
    assert short.status_code == 404
    assert "Content-Encoding" not in short.headers
