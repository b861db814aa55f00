"""Addresses: languages are negotiated, wrong last parts lead to the right ones, errors are pages."""

from typing import Any

import pytest

from catalog import records
from catalog.errors import HeritageError
from catalog.ids import new_id
from tests.records import make_record, save
from viewer import problems


@pytest.mark.parametrize(
    ("accepted", "language"), [("en-GB,en;q=0.9", "en"), ("vi", "vi"), ("fr", "vi"), ("", "vi"), ("fr,en;q=0.1", "en")]
)
def test_the_root_leads_to_the_language_that_the_browser_prefers(gallery: Any, accepted: str, language: str) -> None:
    response = gallery.client.get("/", headers={"Accept-Language": accepted})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")
    assert response.headers["Vary"] == "Accept-Language"


def test_a_wrong_last_part_leads_to_the_right_one_for_ever(gallery: Any) -> None:
    record_id = gallery.furnished.ids["site"]
    response = gallery.client.get(f"/vi/records/{record_id}/dinh-gi-do")
    assert (response.status_code, response.headers["Location"]) == (301, f"/vi/records/{record_id}/dinh-chu-quyen")


def test_each_language_has_its_own_last_part(gallery: Any) -> None:
    record_id = gallery.furnished.ids["site"]
    english = f"/en/records/{record_id}/chu-quyen-communal-house"
    assert gallery.client.get(english).status_code == 200
    assert f'href="{english}"' in gallery.record("site")


@pytest.mark.parametrize(
    "path", ["/vi/nope", "/nope", "/vi/records/0000000x", "/en/browse/nothing", "/fr/", "/vi/x/y/z"]
)
def test_what_is_not_there_is_said_with_a_search_field(gallery: Any, path: str) -> None:
    page = gallery.page(path, 404)
    assert 'role="search"' in page
    assert 'name="robots" content="noindex"' in page


def test_errors_are_kept_by_no_cache(gallery: Any) -> None:
    assert gallery.client.get("/vi/nope").headers["Cache-Control"] == "no-store"


def test_an_unpublished_record_answers_like_one_that_never_was(gallery: Any) -> None:
    (hidden,) = save(gallery.museum, make_record(vi="Chưa công bố"), publish=False)
    assert gallery.page(f"/vi/records/{hidden}", 404) == gallery.page(f"/vi/records/{new_id()}", 404)


def test_a_withdrawn_record_says_that_it_was_withdrawn(gallery: Any) -> None:
    (gone,) = save(gallery.museum, make_record(vi="Hồ sơ sẽ rút"))
    with gallery.museum.database.begin() as connection:
        records.withdraw(connection, gone)
    page = gallery.page(f"/vi/records/{gone}", 410)
    assert "Hồ sơ này đã được rút khỏi bảo tàng." in page
    assert "Hồ sơ sẽ rút" not in page


def test_an_error_speaks_the_language_of_its_address(gallery: Any) -> None:
    assert "Không tìm thấy trang" in gallery.page(f"/vi/records/{new_id()}", 404)
    assert "Page not found" in gallery.page("/en/records/0000000x", 404)


def test_an_address_that_leads_nowhere_has_its_language_all_the_same(gallery: Any) -> None:
    english = {"Accept-Language": "en"}
    assert "Không tìm thấy trang" in gallery.client.get("/vi/nope/nope", headers=english).text
    assert "Page not found" in gallery.client.get("/nope", headers=english).text


def test_when_something_breaks_there_is_still_a_page_with_a_way_on(gallery: Any) -> None:
    with gallery.app.test_request_context("/vi/", headers={"Accept": "text/html"}):
        response = problems.answer(HeritageError())
    page = response.get_data(as_text=True)
    assert response.status_code == 500
    assert 'role="search"' in page
    assert "Việc này chưa thành" in page
    assert "Traceback" not in page


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/vi", "/vi/"),
        ("/vi?a=b%2Fc&d=%C4%91", "/vi/?a=b%2Fc&d=%C4%91"),
        ("/static//css/base.css", "/static/css/base.css"),
        ("/static//evil.com//x", "/static/evil.com/x"),
        ("/iiif//3/0000000x", "/iiif/3/0000000x"),
        ("/vi//map", "/vi/map"),
    ],
)
def test_a_redirect_never_repeats_the_host_that_the_caller_named(gallery: Any, asked: str, right: str) -> None:
    response = gallery.client.open(asked, headers={"Host": "evil.example"})
    assert (response.status_code, response.headers["Location"]) == (308, right)
    assert "evil.example" not in response.text
    assert response.headers["Cache-Control"].startswith("public, max-age=60")


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/vi/map/", "/vi/map"),
        ("/vi/Map", "/vi/map"),
        ("/vi/search/?q=a%2Fb", "/vi/search?q=a%2Fb"),
        ("/en/visiting/", "/en/visiting"),
        ("/vi/timeline.", "/vi/timeline"),
        ("/VI/about/", "/vi/about"),
        ("/VI", "/vi/"),
        ("/En/", "/en/"),
        ("/eN/?x=%C4%91%2F", "/en/?x=%C4%91%2F"),
        ("/vi.", "/vi/"),
        ("/EN/search?q=Hu%E1%BA%BF&kind=site", "/en/search?q=Hu%E1%BA%BF&kind=site"),
        ("/VI/browse/Site", "/vi/browse/site"),
        ("/EN/Map/records.json", "/en/map/records.json"),
        ("/id/4n6g8mf7.", "/id/4n6g8mf7"),
        ("/vi/records/4n6g8mf7,", "/vi/records/4n6g8mf7"),
    ],
)
def test_an_address_that_is_right_but_for_a_sign_or_capitals_leads_on(gallery: Any, asked: str, right: str) -> None:
    response = gallery.client.get(asked, headers={"Host": "evil.example"})
    assert (response.status_code, response.headers["Location"]) == (301, right)


@pytest.mark.parametrize(
    "path",
    [
        "/vi/nope/",
        "/vi/Nope",
        "/vi/4n6g8mf7,x",
        "/nope.",
        "/vi//evil.example/",
        "/xx/map/",
        "/VI/nope",
        "/ID",
        "/id.",
        "/XX/",
    ],
)
def test_what_is_no_page_without_the_sign_either_leads_nowhere(gallery: Any, path: str) -> None:
    assert gallery.client.get(path, follow_redirects=True).status_code == 404


@pytest.mark.parametrize(("path", "language"), [("/EN/nope", "en"), ("/VI/nope", "vi"), ("/en/nope", "en")])
def test_what_leads_nowhere_is_said_in_the_language_of_its_address_in_capitals_too(
    gallery: Any, path: str, language: str
) -> None:
    other = {"en": "vi", "vi": "en"}[language]
    response = gallery.client.get(path, headers={"Accept-Language": other})
    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.text


def test_a_hidden_record_with_a_point_behind_it_answers_like_one_that_never_was(gallery: Any) -> None:
    (hidden,) = save(gallery.museum, make_record(vi="Chưa công bố, có dấu chấm"), publish=False)
    for form in ("/vi/records/{},", "/vi/records/{}/ban-do", "/id/{}."):
        assert gallery.page(form.format(hidden), 404) == gallery.page(form.format(new_id()), 404)


def test_the_addresses_that_lead_on_stay_within_the_site_whatever_the_host(gallery: Any) -> None:
    record_id = gallery.furnished.ids["site"]
    for path in ("/", f"/vi/records/{record_id}/", f"/vi/records/{record_id}", f"/id/{record_id}", f"/q/{record_id}"):
        location = gallery.client.get(path, headers={"Host": "evil.example"}).headers["Location"]
        assert location.startswith(("/vi/", "/en/")), path
