"""Mapping files: read, written, and refused with what is wrong in them."""

import os
from pathlib import Path

import pytest

from ingest.mappings import is_mapping, read_mappings
from ingest.sheets.mapping import mapping_of, read_mapping, split_target
from ingest.sheets.mapping_faults import MOST_BYTES, MappingError
from ingest.sheets.saved_mapping import as_toml

TEXT = """
key = ["N° C.", "Extension"]
prefix = "C. "
group = true
kind = "document"
language = "fr"

[columns]
"Appellation" = "name"
"Titre anglais" = "name.en"
"Epoque" = { to = "date", calendar = "saka" }
"Taille" = { to = "measurement", order = ["height", "width"], unit = "cm" }
"Lễ hội" = { to = "relation.related", note = { vi = "lễ hội", "lzh-Hant" = "會" } }
"Matière" = { to = "term.material", split = "" }
"references.*" = { to = "relation.related", known = true }

[[join]]
columns = ["Họ", "Tên đệm"]
with = " "
to = "name.alternative.vi"

[constants]
"rights.record" = "CC BY 4.0"

[values.language]
"ch." = "Chăm cổ"
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "m.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_mapping_says_keys_columns_joins_constants_and_values(tmp_path: Path) -> None:
    mapping = read_mapping(_write(tmp_path, TEXT))
    assert (mapping.key, mapping.prefix, mapping.group) == (("N° C.", "Extension"), "C. ", True)
    assert (mapping.columns["Titre anglais"].target, mapping.columns["Titre anglais"].language) == ("name", "en")
    assert mapping.columns["Appellation"].language == "fr"
    assert mapping.columns["Taille"].order == ("height", "width")
    assert mapping.joins[0].column.target == "name.alternative"
    assert mapping.constants[0].values == {"": "CC BY 4.0"}


def test_what_is_written_reads_back_the_same(tmp_path: Path) -> None:
    mapping = read_mapping(_write(tmp_path, TEXT))
    (tmp_path / "again.toml").write_text(as_toml(mapping, 'bảng "kê"\nxấu'), encoding="utf-8")
    assert read_mapping(tmp_path / "again.toml") == mapping


def test_a_column_is_found_by_its_name_alike_names_and_patterns(tmp_path: Path) -> None:
    mapping = read_mapping(_write(tmp_path, TEXT))
    for header in ("Epoque", "ÉPOQUE", "epoque "):
        found = mapping.find(header)
        assert found is not None
        assert found.calendar == "saka"
    mentioned = mapping.find("references.người")
    assert mentioned is not None
    assert mentioned.header == "references.người"
    assert mapping.find("Autre") is None


def test_the_signature_changes_with_the_mapping() -> None:
    one, other = mapping_of({"key": "A"}, "m"), mapping_of({"key": "B"}, "m")
    assert one.signature() != other.signature()
    assert one.signature() == mapping_of({"key": "A"}, "m").signature()


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("name.en", ("name", "en")),
        ("name.alternative.lzh-Hant", ("name.alternative", "lzh-Hant")),
        ("place.lat", ("place.lat", "")),
        ("date.birth", ("date.birth", "")),
        ("nonsense.en", ("nonsense.en", "")),
    ],
)
def test_a_language_tag_ends_a_target(target: str, parts: tuple[str, str]) -> None:
    assert split_target(target) == parts


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('[columns]\n"A" = "names"', "Line 2: Column 'A' cannot become 'names'"),
        ('[columns]\n"A" = { to = "name", spilt = ";" }', "Line 2: .*'spilt'"),
        ('key = "A"\n\n[colums]\n', "Line 3: .*'colums'"),
        ('kind = "building"', "Line 1: 'building'"),
        ("key = [", "Line 1: .*TOML"),
        ('key = "A"\nprefix = \n', "Line 2: .*TOML"),
        ('[columns]\n"A" = { to = "date", calendar = "moon" }', "Line 2: 'moon' .* calendar"),
        ("columns = 3", "another form"),
        ('[columns]\n"A" = []', "another form"),
        ('[columns]\n"A" = { to = "name", when = "title" }', "Line 2: 'when' of column 'A' is no condition"),
        ('[columns]\n"A" = [\n{ to = "name", when = { B = 3 } } ]', "Line 3: 'when' of column 'A'"),
        ('[columns]\n"A" = { to = "name", when = { B = [] } }', "Line 2: 'when' of column 'A'"),
        ('[columns]\n"A" = [ "name", "nam" ]', "Line 2: Column 'A' cannot become 'nam'"),
        ('[[join]]\nto = "name"', "another form"),
        ('[sheet]\nheader = -5\nklingon = "x"', "Line 1: 'sheet' has another form"),
        ('key = [["A"]]', "Line 1: 'key' has another form"),
        ('\ngroup = "yes"', "Line 2: 'group' has another form .* true or false"),
        ('language = "tiếng Việt"', "Line 1: 'tiếng Việt' is not how a language"),
        ('[constants]\n"rights.record" = ["a"]', "Line 1: 'constants' has another form"),
        ('[values.language]\na = { b = "c" }', "Line 1: 'values' has another form"),
        ('[columns]\n"A" = { to = "name", language = 5 }', "Line 2: 'language' has another form"),
        ('[columns]\n"A" = { to = "measurement", unit = "parsec" }', "Line 2: 'parsec' .* unit of column 'A'"),
        ('[columns]\n"A" = { to = "name", split = 3 }', "Line 2: 'split' has another form"),
        ('[[join]]\ncolumns = "A"\nto = "name"', "Line 2: 'columns' has another form"),
        ('[[join]]\ncolumns = ["A"]\nwith = 1\nto = "name"', "Line 3: 'with' has another form"),
        ('[[join]]\ncolumns = ["A"]\nklingon = 1\nto = "name"', "'klingon'"),
        ("a = " + 3000 * "[", "hundreds of levels"),
    ],
)
def test_a_mapping_that_is_wrong_says_where_and_what(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(MappingError, match=word):
        read_mapping(_write(tmp_path, text))


def test_what_is_wrong_with_a_mapping_is_said_in_the_curators_language(tmp_path: Path) -> None:
    with pytest.raises(MappingError) as caught:
        read_mapping(_write(tmp_path, 'kind = "nhà xe"'))
    assert "Dòng 1" in caught.value.text("vi")
    assert "hiện vật" in caught.value.text("vi")


def test_a_missing_mapping_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MappingError):
        read_mapping(tmp_path / "none.toml")


@pytest.mark.parametrize("target", ["/dev/zero", "a pipe", "."])
def test_a_mapping_that_is_no_ordinary_file_is_refused_and_not_even_opened(tmp_path: Path, target: str) -> None:
    path = tmp_path / "x.toml"
    if target == "a pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(target)
    with pytest.raises(MappingError, match="no ordinary file"):
        read_mapping(path)


def test_a_file_larger_than_any_mapping_is_refused_by_its_beginning(tmp_path: Path) -> None:
    path = _write(tmp_path, "# " + "x" * MOST_BYTES)
    with pytest.raises(MappingError, match="larger than 1 MB"):
        read_mapping(path)
    assert not is_mapping(path)


def test_every_mapping_that_is_shipped_can_be_read() -> None:
    found = sorted((Path(__file__).parents[3] / "docs" / "mappings").glob("*.toml"))
    assert found
    for path in found:
        for mapping in read_mappings(path):
            assert as_toml(mapping, path.name)
