"""heritage search: the catalogue asked from the terminal."""

import json

import pytest
from click.testing import CliRunner, Result

from catalog.museum import Museum
from heritage.cli import root
from heritage.cli.spoken import spoken
from heritage.indexer import Indexer
from heritage.settings import Settings
from tests.records import make_record, save


@pytest.fixture
def ids(museum: Museum) -> list[str]:
    shown = make_record(vi="Đình Chu Quyến", en="Chu Quyen house", places=[{"written": {"vi": "Ba Vì"}}])
    saved = save(museum, shown) + save(museum, make_record(vi="Đình Tây Đằng"), publish=False)
    Indexer(museum, "test").drain()
    return saved


def asked(settings: Settings, *arguments: str, language: str = "vi") -> Result:
    environment = {"HERITAGE_DATA": str(settings.data), "HERITAGE_LANGUAGE": language}
    return CliRunner().invoke(spoken(root, language), ["search", *arguments], env=environment, catch_exceptions=False)


def test_staff_find_drafts_and_visitors_do_not(settings: Settings, ids: list[str]) -> None:
    for_staff = asked(settings, "đình")
    assert "Đình Chu Quyến" in for_staff.output
    assert "Đình Tây Đằng" in for_staff.output
    for_visitors = asked(settings, "đình", "--as", "visitor")
    assert "Đình Chu Quyến · Ba Vì" in for_visitors.output
    assert f"/id/{ids[0]}" in for_visitors.output
    assert "Tây Đằng" not in for_visitors.output
    assert for_visitors.exit_code == 0


def test_words_need_no_quotation_marks_and_titles_come_in_the_language_of_the_terminal(
    settings: Settings, ids: list[str]
) -> None:
    assert "Chu Quyen house" in asked(settings, "chu", "quyen", language="en").output


def test_what_was_tried_and_what_was_not_found_is_said(settings: Settings, ids: list[str]) -> None:
    assert "chu quyến" in asked(settings, "chu quyeens").output.splitlines()[0]
    nothing = asked(settings, "kangaroo", language="en")
    assert nothing.output.startswith("Nothing found")
    assert nothing.exit_code == 0


def test_json_is_what_the_api_answers(settings: Settings, ids: list[str]) -> None:
    document = json.loads(asked(settings, "đình", "--as", "visitor", "--json").output)
    assert document["total"] == 1
    assert [hit["id"] for hit in document["hits"]] == ids[:1]
    assert document["hits"][0]["title"] == {"vi": "Đình Chu Quyến", "en": "Chu Quyen house"}
    assert document["facets"]["kind"][0]["value"] == "site"
    assert document["next"] is None
