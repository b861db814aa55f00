"""JSON-LD: the right type for each kind, nothing hidden, and safe inside a script element."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from catalog.derivatives import DerivativeRole
from catalog.museum import Museum
from catalog.policy import VISITOR
from catalog.views import open_record
from tests.viewer.exhibits import File, House, Part, Pyramid, exhibit, photo
from viewer.addresses import permanent_url
from viewer.jsonld import json_ld

RENDERED = "http://cv.iptc.org/newscodes/digitalsourcetype/virtualRecording"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def museum(house: House) -> Museum:
    return house.museum


def described(museum: Museum, record_id: str, language: str = "vi") -> dict[str, Any]:
    with museum.database.connect() as connection:
        view = open_record(connection, record_id, VISITOR)
    found: dict[str, Any] = json.loads(json_ld(view, permanent_url(museum.public_url, record_id), language))
    return found


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("site", "LandmarksOrHistoricalBuildings"),
        ("artefact", "VisualArtwork"),
        ("document", "CreativeWork"),
        ("intangible", "CreativeWork"),
        ("person", "Person"),
        ("event", "Event"),
        ("place", "Place"),
        ("collection", "Collection"),
    ],
)
def test_every_kind_has_its_type(museum: Museum, kind: str, type_: str) -> None:
    record_id = exhibit(museum, vi="Tên", en="Name", kind=kind)
    made = described(museum, record_id)
    assert (made["@context"], made["@type"], made["name"]) == ("https://schema.org", type_, "Tên")
    assert made["@id"] == f"{museum.public_url}/id/{record_id}"
    assert made["alternateName"] == [{"@language": "en", "@value": "Name"}]
    assert described(museum, record_id, "en")["name"] == "Name"


def test_a_festival_is_a_series_of_events(museum: Museum) -> None:
    rule = {"calendar": "lunar", "month": 1, "day": 6}
    record_id = exhibit(
        museum, vi="Hội Gióng", kind="intangible", recurrence=[rule], places=[{"written": {"vi": "Sóc Sơn"}}]
    )
    made = described(museum, record_id)
    assert made["@type"] == "EventSeries"
    assert made["location"] == {"@type": "Place", "address": "Sóc Sơn"}
    [holding] = made["subEvent"]
    assert date.fromisoformat(holding["startDate"]) >= datetime.now(UTC).date() - timedelta(days=2)
    assert holding["location"] == made["location"]


def test_a_place_with_a_feast_day_tells_its_next_holding(museum: Museum) -> None:
    rule = {"calendar": "lunar", "month": 4, "day": 8}
    made = described(museum, exhibit(museum, vi="Chùa Dâu", kind="site", recurrence=[rule]))
    assert "subEvent" not in made
    [holding] = made["event"]
    assert (holding["@type"], holding["name"]) == ("Event", "Chùa Dâu")


def test_a_festival_whose_next_day_cannot_be_told_tells_its_rule(museum: Museum) -> None:
    lunar = {"month": 8, "day": 12, "every_years": 3, "text": {"vi": "ba năm một lần, 12/8 âm lịch"}}
    solar = {"calendar": "solar", "month": 9, "day": 2, "every_years": 2}
    festival = described(museum, exhibit(museum, vi="Hội Thử", kind="intangible", recurrence=[lunar, solar]), "en")
    assert "subEvent" not in festival
    by_moon, by_sun = festival["eventSchedule"]
    assert by_moon == {"@type": "Schedule", "description": "12th day of the 8th lunar month, every 3 years"}
    assert (by_sun["repeatFrequency"], by_sun["byMonth"], by_sun["byMonthDay"]) == ("P2Y", 9, 2)
    [held] = described(museum, exhibit(museum, vi="Chùa Thử", kind="site", recurrence=[lunar]))["event"]
    assert held["eventSchedule"] == [{"@type": "Schedule", "description": "ba năm một lần, 12/8 âm lịch"}]
    assert "startDate" not in held


def test_a_festival_of_every_year_tells_its_day_and_no_schedule(museum: Museum) -> None:
    made = described(museum, exhibit(museum, vi="Hội", kind="intangible", recurrence=[{"month": 3, "day": 10}]))
    assert len(made["subEvent"]) == 1
    assert "eventSchedule" not in made


def test_coordinates_that_are_not_exact_are_a_circle(museum: Museum) -> None:
    exact = {"lat": 21.25, "lon": 105.5}
    assert described(museum, exhibit(museum, places=[exact]))["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": 21.25,
        "longitude": 105.5,
    }
    hidden = exact | {"lat": 21.123456, "coordinates": "staff"}
    geo = described(museum, exhibit(museum, places=[hidden]))["geo"]
    assert geo["@type"] == "GeoCircle"
    assert geo["geoRadius"] == 8000
    assert geo["geoMidpoint"]["latitude"] == 21.15


def test_pictures_say_how_they_were_made_and_on_which_terms(museum: Museum, pyramid: Pyramid) -> None:
    file = photo(pyramid, digital_source=RENDERED, caption={"vi": "Mặt trước"})
    model = File("model", (Part(DerivativeRole.MODEL_GLB, "model/gltf-binary", b"glTF"),))
    rights = [{"covers": "digital", "uri": CC_BY, "credit": {"vi": "Bảo tàng thử"}}]
    made = described(museum, exhibit(museum, file, model, rights=rights))
    [image] = made["image"]
    assert image["@type"] == "ImageObject"
    assert image["contentUrl"] == f"{museum.public_url}/files/{file.id}/w1200.webp"
    assert image["digitalSourceType"] == RENDERED
    assert (image["license"], image["creditText"], image["name"]) == (CC_BY, "Bảo tàng thử", "Mặt trước")
    assert made["subjectOf"][0]["@type"] == "3DModel"
    assert "None" not in json.dumps(made)
    assert "null" not in json.dumps(made)


def test_members_and_wholes_are_linked(museum: Museum) -> None:
    collection = exhibit(museum, vi="Sưu tập", kind="collection")
    member = exhibit(
        museum, vi="Bia", kind="document", relations=[{"type": "member_of", "target": {"record": collection}}]
    )
    assert described(museum, collection)["hasPart"][0]["@id"].endswith(member)
    assert described(museum, member)["isPartOf"][0]["name"] == "Sưu tập"


def test_a_script_cannot_be_broken_out_of(museum: Museum) -> None:
    record_id = exhibit(museum, vi="</script><script>alert(1)</script>&lt;!--")
    with museum.database.connect() as connection:
        view = open_record(connection, record_id, VISITOR)
    text = str(json_ld(view, permanent_url(museum.public_url, record_id), "vi"))
    assert not {"<", ">", "&"} & set(text)
    assert json.loads(text)["name"] == "</script><script>alert(1)</script>&lt;!--"


def test_what_is_for_staff_is_not_described(museum: Museum) -> None:
    record_id = exhibit(
        museum,
        vi="Đình làng",
        texts=[{"text": {"vi": "Mối mọt"}, "access": "staff"}],
        identifiers=[{"value": "KHO-7", "access": "staff"}],
    )
    text = json.dumps(described(museum, record_id), ensure_ascii=False)
    assert "Mối mọt" not in text
    assert "KHO-7" not in text


def test_a_site_tells_its_founding_its_rank_its_whole_and_what_happens_there(museum: Museum) -> None:
    village = exhibit(museum, vi="Làng cổ", kind="place")
    temple = exhibit(
        museum,
        vi="Đền",
        kind="site",
        events=[{"type": "founding", "date": {"earliest": "1070", "latest": "1070"}}],
        designations=[{"list": "vn-site", "rank": "national"}],
        relations=[{"type": "part_of", "target": {"record": village}}],
    )
    there = [{"type": "took_place_at", "target": {"record": temple}}]
    exhibit(museum, vi="Khoa thi", kind="event", relations=there)
    exhibit(museum, vi="Bài ký", kind="document", relations=[{"type": "documents", "target": {"record": temple}}])
    made = described(museum, temple)
    assert [one["value"] for one in made["additionalProperty"]] == ["1070", "Cấp quốc gia"]
    assert made["containedInPlace"][0]["name"] == "Làng cổ"
    assert (made["event"][0]["name"], made["event"][0]["@type"]) == ("Khoa thi", "Event")
    assert made["subjectOf"][0]["name"] == "Bài ký"
    assert described(museum, village)["containsPlace"][0]["name"] == "Đền"


def test_the_terms_of_the_description_are_not_those_of_the_thing(museum: Museum) -> None:
    zero = "https://creativecommons.org/publicdomain/zero/1.0/"
    rights = [{"covers": "record", "uri": zero}, {"covers": "digital", "uri": CC_BY}]
    made = described(museum, exhibit(museum, kind="artefact", rights=rights))
    assert "license" not in made
    assert [page["license"] for page in made["subjectOf"] if page["@type"] == "WebPage"] == [zero]
    stated = described(museum, exhibit(museum, kind="artefact", rights=[{"covers": "work", "uri": CC_BY}]))
    assert stated["license"] == CC_BY


def test_a_birth_that_is_not_sure_says_so(museum: Museum) -> None:
    date = {"text": {"vi": "khoảng 898"}, "earliest": "0898", "latest": "0898", "certainty": "approximate"}
    made = described(museum, exhibit(museum, kind="person", events=[{"type": "birth", "date": date}]))
    assert made["birthDate"] == {"@type": "http://id.loc.gov/datatypes/edtf/EDTF", "@value": "0898~"}


def test_years_that_are_only_the_bounds_of_words_say_so(museum: Museum) -> None:
    date = {"text": {"vi": "cuối thế kỷ XVIII"}, "earliest": "1767", "latest": "1800"}
    made = described(museum, exhibit(museum, kind="artefact", events=[{"type": "production", "date": date}]))
    edtf = "http://id.loc.gov/datatypes/edtf/EDTF"
    assert made["temporalCoverage"] == {"@type": edtf, "@value": "1767~/1800~"}


def test_the_feasts_of_a_year_come_in_their_order(museum: Museum) -> None:
    rules = [{"calendar": "lunar", "month": month, "day": 1} for month in (9, 1, 5)]
    made = described(museum, exhibit(museum, kind="intangible", recurrence=rules))
    days = [one["startDate"] for one in made["subEvent"]]
    assert days == sorted(days)
