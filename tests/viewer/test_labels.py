"""What the site calls the values of lists."""

import pytest

from catalog.language import translate
from catalog.record.model import RECORD
from ingest.sheets.vocabulary import LANGUAGES as WRITTEN
from viewer.labels import LANGUAGES, in_a_sentence, label, language_name, own_name
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


@pytest.mark.parametrize(
    ("tag", "vietnamese", "english"),
    [
        ("ar", "Tiếng Ả Rập", "Arabic"),
        ("ar-EG", "Tiếng Ả Rập", "Arabic"),
        ("he", "Tiếng Do Thái", "Hebrew"),
        ("fa-Arab", "Tiếng Ba Tư", "Persian"),
        ("KO", "Tiếng Hàn", "Korean"),
        ("pt", "Tiếng Bồ Đào Nha", "Portuguese"),
        ("my", "Tiếng Miến Điện", "Burmese"),
        ("ocm", "Tiếng Chăm cổ", "Old Cham"),
        ("qaa", "qaa", "qaa"),
    ],
)
def test_a_language_is_called_by_its_name_and_by_its_tag_only_where_nobody_names_it(
    tag: str, vietnamese: str, english: str
) -> None:
    assert (language_name(tag, "vi"), language_name(tag, "en")) == (vietnamese, english)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("vi", "Tiếng Việt"),
        ("en", "English"),
        ("fr", "Français"),
        ("km", "ខ្មែរ"),
        ("zh-Hant", "中文 (繁體)"),
        ("cjm", "cjm"),
        ("qaa", "qaa"),
        ("no such tag", "no such tag"),
    ],
)
def test_a_language_is_called_as_its_readers_call_it_and_by_its_tag_only_where_nobody_knows(
    tag: str, name: str
) -> None:
    assert own_name(tag) == name


def test_our_own_names_of_languages_come_before_those_of_others() -> None:
    for tag, msgid in LANGUAGES.items():
        assert language_name(tag, "vi") == translate(msgid, "vi")
    assert language_name("lzh-Hans", "en") == "Classical Chinese (Hán)"


@pytest.mark.parametrize(
    ("tag", "language", "words"),
    [("en", "vi", "tiếng Anh"), ("ar", "vi", "tiếng Ả Rập"), ("vi", "en", "Vietnamese"), ("ar", "en", "Arabic")],
)
def test_a_language_is_named_inside_a_sentence(tag: str, language: str, words: str) -> None:
    assert in_a_sentence(language_name(tag, language), language) == words
