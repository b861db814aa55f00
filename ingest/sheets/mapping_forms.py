"""The form that each setting of a mapping file has: a text, several, yes or no, a table."""

from collections.abc import Callable, Mapping
from typing import Any

from catalog.dates.span import Calendar
from catalog.language import N_
from catalog.messages import MessageType, Severity, define
from catalog.record.lists import Certainty
from ingest.sheets.fields.size_words import UNITS
from ingest.sheets.folding import fold
from ingest.sheets.mapping_faults import MappingError
from ingest.sheets.vocabulary import LEVELS, Vocabulary

NOT_TEXT = define(
    "mapping-not-text", Severity.ERROR, N_("'{word}' has another form than it should: a text in \"quotation marks\".")
)
NOT_TEXTS = define(
    "mapping-not-texts",
    Severity.ERROR,
    N_("'{word}' has another form than it should: texts in \"quotation marks\", a list of them in [brackets]."),
)
NOT_YES_NO = define(
    "mapping-not-yes-no", Severity.ERROR, N_("'{word}' has another form than it should: true or false.")
)
NOT_TABLE = define(
    "mapping-not-table",
    Severity.ERROR,
    N_("'{word}' has another form than it should: a table, whose every entry says name = value."),
)
NOT_TABLES = define(
    "mapping-not-tables",
    Severity.ERROR,
    N_("'{word}' has another form than it should: a table under the line [[{word}]], for each a line of its own."),
)


def _is_text(said: Any) -> bool:
    return isinstance(said, str)


def _are_texts(said: Any) -> bool:
    return isinstance(said, list) and all(map(_is_text, said))


def _is_word(said: Any) -> bool:
    """Whether it can stand for a word: numbers and dates are told by their signs."""
    return not isinstance(said, (dict, list))


def _are_words(said: Any) -> bool:
    return isinstance(said, dict) and all(map(_is_word, said.values()))


def _are_tables(said: Any) -> bool:
    return isinstance(said, list) and all(isinstance(one, dict) for one in said)


Form = tuple[Callable[[Any], bool], MessageType]
TEXT: Form = (_is_text, NOT_TEXT)
TEXTS: Form = (_are_texts, NOT_TEXTS)
YES_NO: Form = (lambda said: isinstance(said, bool), NOT_YES_NO)
WORDS: Form = (_are_words, NOT_TABLE)

SETTINGS: Mapping[str, Form] = {
    "key": (lambda said: _is_text(said) or _are_texts(said), NOT_TEXTS),
    "prefix": TEXT,
    "group": YES_NO,
    "kind": TEXT,
    "language": TEXT,
    "sheet": TEXT,
    "columns": (lambda said: isinstance(said, dict), NOT_TABLE),
    "join": (_are_tables, NOT_TABLES),
    "constants": WORDS,
    "values": (lambda said: isinstance(said, dict) and all(map(_are_words, said.values())), NOT_TABLE),
}
"""What a mapping may say at all."""
OPTIONS: Mapping[str, Form] = {
    "to": TEXT,
    "language": TEXT,
    "split": TEXT,
    "values": WORDS,
    "unit": TEXT,
    "order": TEXTS,
    "part": TEXT,
    "calendar": TEXT,
    "prefix": TEXT,
    "access": TEXT,
    "certainty": TEXT,
    "known": YES_NO,
    "note": WORDS,
    "columns": TEXTS,
    "with": TEXT,
}
"""What may be said of a column, or of several that are joined; `when` has its own sentence."""

CLOSED: dict[str, Vocabulary[str]] = {
    "access": Vocabulary({word: level.value for word, level in LEVELS.by_word.items()}, LEVELS.expected),
    "calendar": Vocabulary({one.value: one.value for one in Calendar}, ", ".join(Calendar)),
    "certainty": Vocabulary({one.value: one.value for one in Certainty}, ", ".join(Certainty)),
    "unit": Vocabulary({fold(unit): unit for unit in UNITS.values()}, ", ".join(dict.fromkeys(UNITS.values()))),
}
"""What may be said of a column in words of a closed list."""


def check_forms(said: Mapping[str, Any], forms: Mapping[str, Form], name: str, column: str = "") -> None:
    """See that all that is said has its form; raises MappingError of the file `name` with the first that has not."""
    for word, value in said.items():
        if word in forms and not forms[word][0](value):
            params = {"column": column} if column else {}
            raise MappingError(name, forms[word][1](word=word, **params))
