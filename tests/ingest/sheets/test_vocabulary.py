"""Words for closed lists: what messages propose is understood when it is written."""

import pytest

from catalog.language import languages, translate
from ingest.sheets.vocabulary import (
    ASSET_ROLES,
    DIGITAL_SOURCES,
    KINDS,
    LANGUAGES,
    LEVELS,
    LISTINGS,
    RIGHTS,
    Vocabulary,
)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("words", [ASSET_ROLES, DIGITAL_SOURCES, KINDS, LANGUAGES, LEVELS, LISTINGS, RIGHTS])
def test_every_word_that_a_message_proposes_is_known(words: Vocabulary[object], language: str) -> None:
    proposed = translate(words.expected, language).split(", ")
    assert [word for word in proposed if words.get(word) is None] == []
