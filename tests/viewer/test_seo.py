"""What crawlers are told: every public page, in every language, and nothing else."""

import xml.etree.ElementTree as ET

import pytest
from flask.testing import FlaskClient

from catalog import records
from catalog.museum import Museum
from tests.viewer.exhibits import exhibit
from viewer import seo

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def locations(client: FlaskClient, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    assert response.mimetype == "application/xml"
    return [one.text or "" for one in ET.fromstring(response.data).iterfind(".//s:loc", NS)]


def test_the_index_leads_to_every_sitemap_and_they_to_pages_that_answer(client: FlaskClient, museum: Museum) -> None:
    record_id = exhibit(museum, vi="Đình làng", en="Village house & garden")
    maps = locations(client, "/sitemap.xml")
    assert maps == [f"{museum.public_url}/sitemaps/{name}.xml" for name in ("pages", f"records-{record_id}")]
    pages = [page for address in maps for page in locations(client, address.removeprefix(museum.public_url))]
    assert f"{museum.public_url}/vi/records/{record_id}/dinh-lang" in pages
    assert f"{museum.public_url}/en/records/{record_id}/village-house-garden" in pages
    for page in pages:
        assert client.get(page.removeprefix(museum.public_url)).status_code == 200, page


def test_every_page_names_its_other_languages(client: FlaskClient, museum: Museum) -> None:
    record_id = exhibit(museum, vi="Đình làng")
    root = ET.fromstring(client.get(f"/sitemaps/records-{record_id}.xml").data)
    for url in root.iterfind("s:url", NS):
        links = {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", NS)}
        assert set(links) == {"vi", "en", "x-default"}
        assert links["x-default"] == links["vi"]
        assert (url.findtext("s:lastmod", namespaces=NS) or "").endswith("Z")


def test_what_the_public_may_not_see_is_not_listed(client: FlaskClient, museum: Museum) -> None:
    seen = exhibit(museum, vi="Đình làng")
    gone = exhibit(museum, vi="Đã rút")
    exhibit(museum, vi="Kho kín", access={"level": "staff"})
    exhibit(museum, vi="Bản nháp", publish=False)
    exhibit(museum, vi="Chưa tới ngày", access={"until": "2999-01-01"})
    with museum.database.begin() as connection:
        records.withdraw(connection, gone)
    [_, last] = locations(client, "/sitemap.xml")
    listed = locations(client, last.removeprefix(museum.public_url))
    assert {page.split("/records/")[1].partition("/")[0] for page in listed} == {seen}


def test_a_large_museum_has_several_sitemaps(
    client: FlaskClient, museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seo, "MAX_URLS", 4)
    ids = sorted(exhibit(museum, vi=f"Bia {number}") for number in range(5))
    _, *maps = (one.removeprefix(museum.public_url) for one in locations(client, "/sitemap.xml"))
    assert maps == [f"/sitemaps/records-{one}.xml" for one in ids[::2]]
    listed = [locations(client, one) for one in maps]
    assert [len(one) for one in listed] == [4, 4, 2]
    assert len({page for one in listed for page in one}) == 10


@pytest.mark.parametrize(
    "name", ["records-1", "records-zzzzzzz1", "records-", "records-x", "other", "records-99999999999"]
)
def test_a_sitemap_that_is_none_is_not_found(client: FlaskClient, museum: Museum, name: str) -> None:
    exhibit(museum, vi="Đình làng")
    assert client.get(f"/sitemaps/{name}.xml").status_code == 404


def test_robots_may_read_pages_but_not_endless_searches(client: FlaskClient, museum: Museum) -> None:
    response = client.get("/robots.txt")
    assert response.mimetype == "text/plain"
    assert f"Sitemap: {museum.public_url}/sitemap.xml" in response.text
    assert "Disallow: /*/search?" in response.text
    assert "Disallow: /\n" not in response.text
