"""What the site calls the values of lists."""

from catalog.record.model import RECORD
from ingest.sheets.vocabulary import LANGUAGES as WRITTEN
from viewer.labels import LANGUAGES, label
from viewer.pages.record.facts import FactReader


def test_every_language_that_a_sheet_may_name_has_a_name_on_the_page() -> None:
    assert set(WRITTEN.by_word.values()) <= set(LANGUAGES)


def test_the_language_of_old_champa_is_called_by_its_name() -> None:
    assert (label(LANGUAGES, "ocm", "vi"), label(LANGUAGES, "ocm", "en")) == ("Tiếng Chăm cổ", "Old Cham")


def test_a_year_of_another_era_bears_its_era_where_the_source_wrote_it_bare() -> None:
    for text, below in (("1365", "năm Śaka 1365"), ("1365 śaka", "1365 śaka")):
        date = {"earliest": "1443", "latest": "1444", "calendar": "saka", "text": {"en": text}}
        record = RECORD.validate_python(
            {"kind": "document", "names": [{"text": {"vi": "Bia"}}], "events": [{"type": "production", "date": date}]}
        )
        ((fact,),) = (list(group.facts) for group in FactReader("vi", {}).groups(record) if group.facts)
        assert fact.values[0].below is not None
        assert fact.values[0].below.text == below
