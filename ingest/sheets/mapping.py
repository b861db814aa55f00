"""What each column of a sheet becomes: recognised by its heading, or said in a mapping file, which has the last word.

A mapping file is TOML:

    key = ["N° C.", "Extension"]      # the columns that name a record; two are joined by a point: 3.1
    prefix = "C. "                    # goes before each key
    group = true                      # rows with one key are one record
    kind = "document"                 # where no column says it
    language = "fr"                   # of texts whose column says none

    [columns]
    "Appellation" = "name"
    "Titre anglais" = "name.en"
    "Epoque (ère śaka, etc.)" = { to = "date", calendar = "saka" }
    "Matière" = { to = "term.material", split = "," }
    "Légende" = "ignore"
    "Texte" = [                       # one thing or another, by what another column says
        { to = "name.former", when = { "Type" = "ancien titre" } },
        { to = "agent.maker", when = { "Type" = ["auteur", "atelier"] } },
    ]

    [[join]]                          # several columns, one value
    columns = ["Họ", "Tên đệm", "Tên"]
    with = " "
    to = "name"

    [constants]                       # the same for every record; {key} is the record's key
    "rights.record" = "CC BY-SA 4.0"

    [values.language]                 # what is written -> what is meant
    "ch." = "Chăm cổ"
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, TypeVar

from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.registry import FIELDS, IGNORE, UNMAPPED, is_target
from ingest.sheets.folding import fold
from ingest.sheets.mapping_faults import (
    NO_CONDITION,
    NO_KIND,
    NO_LANGUAGE,
    NO_OPTION,
    NO_SETTING,
    NO_TARGET,
    NO_VALUE,
    NO_VALUES,
    TOO_DEEP,
    WRONG_FORM,
    MappingError,
    located,
    small_text,
    unreadable,
)
from ingest.sheets.mapping_forms import CLOSED, OPTIONS, SETTINGS, check_forms
from ingest.sheets.vocabulary import KINDS

Taken = TypeVar("Taken")

BUILD_VERSION = 6
"""Part of every row's hash: raise it when the same cells make another record, so that all rows are made anew."""

_LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


@dataclass(frozen=True)
class Join:
    """Several columns that make one value together."""

    columns: tuple[str, ...]
    column: Column
    between: str = " "

    def on(self, columns: tuple[str, ...]) -> "Join":
        """The same of these columns."""
        return replace(self, columns=columns, column=replace(self.column, header=" + ".join(columns)))


@dataclass(frozen=True)
class SheetMapping:
    """What the columns become, what names a record, and what all records share."""

    columns: Mapping[str, Column] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    prefix: str = ""
    group: bool = False
    kind: str = ""
    language: str = ""
    sheet: str = ""
    joins: tuple[Join, ...] = ()
    constants: tuple[Column, ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def ways(self) -> tuple[Column, ...]:
        """All that its columns, and columns together, become."""
        columns = [way for column in self.columns.values() for way in column.ways]
        return (*columns, *(join.column for join in self.joins))

    @property
    def headings(self) -> frozenset[str]:
        """The folded headings that it names, by which the heading row is found."""
        named = [*self.columns, *self.key, *(column for join in self.joins for column in join.columns)]
        named += [header for way in self.ways for header in way.when]
        return frozenset(fold(name) for name in named)

    def on(self, headers: Sequence[str]) -> "SheetMapping":
        """The mapping for a sheet with these headings, what it joins and asks spelled as they are there."""
        spelled = {fold(header): header for header in reversed(headers)} | {header: header for header in headers}

        def there(name: str) -> str:
            return spelled.get(name) or spelled.get(fold(name), name)

        joins = tuple(
            replace(one := join.on(tuple(map(there, join.columns))), column=_asking(one.column, there))
            for join in self.joins
        )
        columns = {header: _asking(column, there) for header, column in self.columns.items()}
        return self if (joins, columns) == (self.joins, self.columns) else replace(self, joins=joins, columns=columns)

    def find(self, header: str) -> Column | None:
        """The column for `header`: named so, or alike but for marks and capitals, or by a pattern ('references.*')."""
        exact = self.columns.get(header)
        if exact is not None:
            return exact
        folded = fold(header)
        for name, column in self.columns.items():
            if fold(name) == folded or ("*" in name and fnmatchcase(header, name)):
                return replace(column, header=header, also=tuple(replace(one, header=header) for one in column.also))
        return None

    def signature(self) -> str:
        """Changes whenever this mapping would make other records of the same cells."""
        shared = (
            self.key,
            self.prefix,
            self.group,
            self.kind,
            self.language,
            self.joins,
            self.constants,
            BUILD_VERSION,
        )
        return hashlib.blake2b(repr(shared).encode(), digest_size=8).hexdigest()


def read_mapping(path: Path) -> SheetMapping:
    """The one mapping in the file `path`; raises MappingError with what is wrong in it and where."""
    return read_tables(path, mapping_of)


def read_tables(path: Path, take: Callable[[dict[str, Any], str], Taken]) -> Taken:
    """What `take` makes of the tables in the file `path` and its name; raises MappingError, with the line at fault."""
    text = ""
    try:
        text = small_text(path)
        return take(tomllib.loads(text), path.name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise unreadable(path.name, exc, text) from exc
    except RecursionError as exc:
        raise MappingError(path.name, TOO_DEEP()) from exc
    except MappingError as exc:
        raise located(exc, text) from exc
    except (AttributeError, KeyError, TypeError, ValueError) as exc:
        raise MappingError(path.name, WRONG_FORM()) from exc


def mapping_of(table: Mapping[str, Any], name: str) -> SheetMapping:
    """The mapping that the tables of a TOML file say; `name` is the file's, for errors."""
    if unknown := sorted(set(table) - set(SETTINGS)):
        raise MappingError(name, NO_SETTING(word=unknown[0], expected=", ".join(sorted(SETTINGS))))
    check_forms(table, SETTINGS, name)
    if table.get("kind") and KINDS.get(str(table["kind"])) is None:
        raise MappingError(name, NO_KIND(word=str(table["kind"]), expected=KINDS.expected))
    values = {target: {str(k): str(v) for k, v in pairs.items()} for target, pairs in table.get("values", {}).items()}
    if wrong := next((target for target in values if target not in FIELDS), None):
        raise MappingError(name, NO_VALUES(word=wrong, expected=_alike(wrong)), section="values")
    language = _language(table.get("language", ""), name)
    columns = {header: _ways(header, said, name, values, language) for header, said in table.get("columns", {}).items()}
    joins = tuple(_join(said, name, values, language) for said in table.get("join", ()))
    constants = tuple(
        replace(_column(split_target(target)[0], target, name, values, language), values={"": str(value)})
        for target, value in table.get("constants", {}).items()
    )
    key = table.get("key", ())
    return SheetMapping(
        columns=columns,
        key=(key,) if isinstance(key, str) else tuple(key),
        prefix=str(table.get("prefix", "")),
        group=bool(table.get("group", False)),
        kind=str(table.get("kind", "")),
        language=language,
        sheet=str(table.get("sheet", "")),
        joins=joins,
        constants=constants,
        values=values,
    )


def _join(said: Mapping[str, Any], name: str, values: Mapping[str, Mapping[str, str]], language: str) -> Join:
    """Several columns as the file says them; all that may be said of one column may be said of these."""
    check_forms(said, OPTIONS, name)
    columns = tuple(said["columns"])
    options = {option: value for option, value in said.items() if option not in ("columns", "with")}
    return Join(columns, _column(" + ".join(columns), options, name, values, language), str(said.get("with", " ")))


def _asking(column: Column, there: Callable[[str], str]) -> Column:
    """The column, and what else it becomes, with the columns that its conditions ask spelled as they are `there`."""
    if column.is_plain:
        return column
    when = {there(header): words for header, words in column.when.items()}
    return replace(column, when=when, also=tuple(_asking(one, there) for one in column.also))


def _ways(header: str, said: Any, name: str, values: Mapping[str, Mapping[str, str]], language: str) -> Column:
    """A column as the file says it; of a list, all that it becomes."""
    first, *others = [
        _column(header, one, name, values, language) for one in (said if isinstance(said, list) else [said])
    ]
    return replace(first, also=tuple(others)) if others else first


def _when(header: str, said: Any, name: str) -> dict[str, tuple[str, ...]]:
    """What other columns must say: for each a word or several."""
    listed = (
        {str(other): words if isinstance(words, list) else [words] for other, words in said.items()}
        if isinstance(said, dict)
        else {}
    )
    if not listed or not all(words and all(isinstance(one, str) for one in words) for words in listed.values()):
        raise MappingError(name, NO_CONDITION(column=header, word="when"))
    return {other: tuple(words) for other, words in listed.items()}


def _column(header: str, said: Any, name: str, values: Mapping[str, Mapping[str, str]], language: str = "") -> Column:
    """A column as the file says it: "name.en", or { to = "name", language = "en", split = ";" }."""
    options: dict[str, Any] = {"to": said} if isinstance(said, str) else dict(said)
    check_forms(options, OPTIONS, name, header)
    target, tag = split_target(str(options.pop("to", "")))
    if not is_target(target):
        raise MappingError(name, NO_TARGET(column=header, word=target, expected=_alike(target)))
    known = {one.name for one in fields(Column)} - {"header", "target", "also"}
    if unknown := sorted(set(options) - known):
        raise MappingError(name, NO_OPTION(column=header, word=unknown[0], expected=", ".join(sorted(known))))
    meant = dict(values.get(target, {})) | {str(k): str(v) for k, v in options.pop("values", {}).items()}
    for option, words in CLOSED.items():
        if option in options:
            word = str(options[option])
            value = words.get(word)
            if value is None:
                expected = words.expected
                raise MappingError(name, NO_VALUE(column=header, word=word, option=option, expected=expected))
            options[option] = value
    if "when" in options:
        options["when"] = _when(header, options["when"], name)
    if "order" in options:
        options["order"] = tuple(options["order"])
    takes = target in FIELDS and FIELDS[target].language
    own = _language(options.pop("language", ""), name)
    own = tag or own or (language if takes else "")
    return Column(header, target, language=own, values=meant, **options)


def _language(tag: str, name: str) -> str:
    """The language of texts, by its tag (BCP 47)."""
    if tag and not _LANGUAGE.match(tag):
        raise MappingError(name, NO_LANGUAGE(word=tag))
    return tag


def split_target(text: str) -> tuple[str, str]:
    """The target and the language tag at its end: 'name.alternative.en' is ('name.alternative', 'en')."""
    if text in FIELDS:
        return text, ""
    target, _, tag = text.rpartition(".")
    if target in FIELDS and FIELDS[target].language and _LANGUAGE.match(tag):
        return target, tag
    return text, ""


def _alike(target: str) -> str:
    """The targets of the same noun; where there is none, all nouns."""
    noun = target.partition(".")[0]
    alike = [known for known in FIELDS if known.partition(".")[0] == noun][:12]
    return ", ".join([*(alike or sorted({known.partition(".")[0] for known in FIELDS})), IGNORE, UNMAPPED])
