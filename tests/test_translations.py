"""The translations: whole, certain, up to date with the code, and with the same places to fill."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tools import translations

PLACES = re.compile(r"\{\w*\}|%\(\w+\)[sd]")
PO = sorted(translations.LOCALE.glob("*/LC_MESSAGES/heritage.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def strings(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, (tuple, list)) else [message.string]


def is_clicks(message: Message) -> bool:
    """Whether it is click's own: it hands over more words than a sentence needs, some of them English."""
    return all(name.startswith("click/") for name, _line in message.locations)


@pytest.fixture(scope="module")
def vietnamese() -> Catalog:
    return read(translations.LOCALE / "vi" / "LC_MESSAGES" / "heritage.po")


def test_every_text_is_translated(vietnamese: Catalog) -> None:
    assert [message.id for message in translations.untranslated(vietnamese)] == []


def test_no_translation_is_a_guess(vietnamese: Catalog) -> None:
    assert [message.id for message in vietnamese if message.id and message.fuzzy] == []


def test_translations_have_the_places_of_their_text(vietnamese: Catalog) -> None:
    for message in vietnamese:
        if message.id:
            one, *more = message.id if message.pluralizable else [message.id]
            wanted = set(PLACES.findall(one)) | {place for text in more for place in PLACES.findall(text)}
            for string in filter(None, strings(message)):
                found = set(PLACES.findall(string))
                assert found <= wanted if is_clicks(message) else found == wanted, message.id


def test_the_catalogue_has_every_text_of_the_code(vietnamese: Catalog) -> None:
    known = {translations._key(message) for message in vietnamese if message.id}
    wanted = {translations._key(message) for message in translations.extracted() if message.id}
    assert wanted - known == set(), "run: python tools/translations.py"


def test_no_two_parts_disagree() -> None:
    assert [translations.merged(Catalog(), language)[1] for language in translations.languages()] == [[], []]


@pytest.mark.parametrize("path", PO, ids=lambda path: path.parent.parent.name)
def test_the_plurals_are_those_of_the_language(path: Path) -> None:
    catalogue = read(path)
    counts = {len(message.string) for message in catalogue if message.id and message.pluralizable}
    assert counts == {catalogue.num_plurals}
