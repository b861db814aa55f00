"""Pages send readers to an institution only where it left a way to write to it."""

from pathlib import Path

import pytest

from catalog import institutions
from heritage.app import create_app
from heritage.cli.demo import DESCRIPTION
from heritage.settings import read_settings
from heritage.wiring import open_museum

NAME = {"vi": "Bảo tàng thử", "en": "Test museum"}
ASKING = {
    "vi": ("xin hỏi", "Xin báo", "Xin viết", "đề nghị cơ quan", "cho chúng tôi biết"),
    "en": ("please ask", "please tell", "Please tell", "Write to", "may ask", "can tell you"),
}
NOWHERE = {"vi": "không để lại địa chỉ nào để viết thư", "en": "left no address here to which one could write"}
BARE = {"vi": "Không để lại địa chỉ, số điện thoại", "en": "It left no address, telephone number"}


def _pages(folder: Path, language: str, *profiles: dict[str, object]) -> dict[str, str]:
    settings = read_settings({"HERITAGE_LANGUAGE": "vi"}, data=folder)
    museum = open_museum(settings)
    with museum.database.begin() as connection:
        made = [
            institutions.add(connection, {tag: f"{name} {at}" for tag, name in NAME.items()}, **profile)  # type: ignore[arg-type]
            for at, profile in enumerate(profiles)
        ]
    client = create_app(museum, settings).test_client()
    rooms = {room: room for room in ("about", "accessibility", "privacy", "researchers")}
    rooms |= {f"institution {at}": f"institutions/{one.id}" for at, one in enumerate(made)}
    shown = {name: client.get(f"/{language}/{room}").get_data(as_text=True) for name, room in rooms.items()}
    museum.database.dispose()
    return {name: text.partition("<main")[2].partition("</main>")[0] for name, text in shown.items()}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("profile", [{}, {"website": "javascript:alert(1)"}, {"description": DESCRIPTION}])
def test_nobody_is_sent_to_an_institution_that_left_no_address(
    tmp_path: Path, language: str, profile: dict[str, object]
) -> None:
    pages = _pages(tmp_path, language, profile)
    assert BARE[language] in pages.pop("institution 0")
    assert {name: word for name, text in pages.items() for word in ASKING[language] if word in text} == {}
    pages.pop("about")
    assert all(NOWHERE[language] in text and "/institutions/" not in text for text in pages.values())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "profile",
    [{"address": {"vi": "1 Tràng Tiền"}}, {"contact": {"en": "desk@example.org"}}, {"website": "https://example.org"}],
)
def test_readers_are_sent_to_those_that_did(tmp_path: Path, language: str, profile: dict[str, object]) -> None:
    pages = _pages(tmp_path, language, {}, profile)
    assert BARE[language] in pages.pop("institution 0")
    assert BARE[language] not in pages.pop("institution 1")
    assert all(any(word in text for word in ASKING[language]) for text in pages.values())
    assert not any(NOWHERE[language] in text for text in pages.values())
    pages.pop("about")
    assert all(f"{NAME[language]} 1" in text and f"{NAME[language]} 0" not in text for text in pages.values())
