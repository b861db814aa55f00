"""What the site calls the values of lists."""

from ingest.sheets.vocabulary import LANGUAGES as WRITTEN
from viewer.labels import LANGUAGES, label


def test_every_language_that_a_sheet_may_name_has_a_name_on_the_page() -> None:
    assert set(WRITTEN.by_word.values()) <= set(LANGUAGES)


def test_the_language_of_old_champa_is_called_by_its_name() -> None:
    assert (label(LANGUAGES, "ocm", "vi"), label(LANGUAGES, "ocm", "en")) == ("Tiếng Chăm cổ", "Old Cham")
