"""What can be wrong with a mapping file, each as a sentence with the line where it stands."""

import re
import stat
from pathlib import Path
from typing import ClassVar

from catalog.errors import HeritageError
from catalog.language import N_, translate
from catalog.machine import fault_of
from catalog.messages import Message, Severity, define

UNREADABLE = define("mapping-unreadable", Severity.ERROR, N_("The system says '{reason}'."))
NOT_UTF8 = define("mapping-not-utf8", Severity.ERROR, N_("Its text is not in UTF-8. Save it again in this encoding."))
NOT_TOML = define(
    "mapping-not-toml",
    Severity.ERROR,
    N_('This is no TOML. Every line says name = value; texts stand in "quotation marks", lists in [brackets].'),
)
WRONG_FORM = define(
    "mapping-wrong-form",
    Severity.ERROR,
    N_("Some setting has another form than it should: compare it with the examples in docs/mappings."),
)
NO_SETTING = define("mapping-no-setting", Severity.ERROR, N_("There is no setting '{word}'. Possible are: {expected}."))
NO_KIND = define("mapping-no-kind", Severity.ERROR, N_("'{word}' is not a kind of record. Possible are: {expected}."))
NO_TARGET = define(
    "mapping-no-target", Severity.ERROR, N_("Column '{column}' cannot become '{word}'. Possible are: {expected}.")
)
NO_OPTION = define(
    "mapping-no-option",
    Severity.ERROR,
    N_("Nothing called '{word}' can be said of column '{column}'. Possible are: {expected}."),
)
NO_VALUE = define(
    "mapping-no-value",
    Severity.ERROR,
    N_("'{word}' is not a value that {option} of column '{column}' can have. Possible are: {expected}."),
)
NO_CONDITION = define(
    "mapping-no-condition",
    Severity.ERROR,
    N_(
        "'{word}' of column '{column}' is no condition. It names other columns, each with the word, or the words, of "
        'which it must have one: {{ to = ..., when = {{ datatype = ["title", "subtitle"] }} }}'
    ),
)
NO_VALUES = define(
    "mapping-no-values",
    Severity.ERROR,
    N_(
        "[values] says words for '{word}', which no column can become. Possible are: {expected}. Words of one column "
        "alone stand with it: {{ to = ..., values = {{ ... }} }}"
    ),
)
NO_LANGUAGE = define(
    "mapping-no-language",
    Severity.ERROR,
    N_("'{word}' is not how a language is written. Possible are tags such as vi, en, fr, lzh-Hant."),
)
TOO_DEEP = define(
    "mapping-too-deep",
    Severity.ERROR,
    N_("Its lists and tables lie hundreds of levels deep within each other, which no mapping needs."),
)
NO_FILE = define(
    "mapping-no-file",
    Severity.ERROR,
    N_("It is no ordinary file but a folder, a device or a pipe. Name the file itself."),
)
TOO_LARGE = define(
    "mapping-too-large",
    Severity.ERROR,
    N_("It is larger than {size_mb} MB, which no mapping is. Name the file that --save-mapping wrote, or one like it."),
)
AT_LINE = N_("The mapping '{name}' cannot be used. Line {line}: {reason}")
MOST_BYTES = 1 << 20
_LINE = re.compile(r"at line (\d+)")


class MappingError(HeritageError):
    """A mapping file that cannot be used; nothing was read. `line`: where its fault stands, 0 for nowhere.

    `section`: the table of the file in which the fault is, where the words alone may stand elsewhere too.
    """

    code: ClassVar[str] = "mapping"
    status: ClassVar[int] = 422
    msgid: ClassVar[str] = N_("The mapping '{name}' cannot be used: {reason}")

    def __init__(self, name: str, reason: Message, line: int = 0, section: str = "") -> None:
        super().__init__(name=name, reason=reason.text("en"))
        self.name, self.reason, self.line, self.section = name, reason, line, section

    def __str__(self) -> str:
        return self.text("en")

    def text(self, language: str) -> str:
        """The sentence in `language`, with the line where there is one."""
        reason = self.reason.text(language)
        return translate(AT_LINE if self.line else self.msgid, language, name=self.name, reason=reason, line=self.line)


def small_text(path: Path) -> str:
    """The text of an ordinary file of a mapping's size; raises MappingError where it is none, else OSError, ValueError.

    A device or a pipe might never end, and is not even opened.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise MappingError(path.name, NO_FILE())
    with path.open("rb") as file:
        start = file.read(MOST_BYTES + 1)
    if len(start) > MOST_BYTES:
        raise MappingError(path.name, TOO_LARGE(size_mb=MOST_BYTES >> 20))
    return start.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def unreadable(name: str, fault: OSError | ValueError, text: str = "") -> MappingError:
    """Why the file gives no tables at all; a fault at its end is told of its last line."""
    if isinstance(fault, OSError):
        return MappingError(name, UNREADABLE(reason=fault_of(fault)))
    if isinstance(fault, UnicodeDecodeError):
        return MappingError(name, NOT_UTF8())
    found = _LINE.search(str(fault))
    return MappingError(name, NOT_TOML(), int(found[1]) if found else text.rstrip().count("\n") + 1)


def located(error: MappingError, text: str) -> MappingError:
    """The error with the first line that holds the word in question, after the column that it is said of."""
    lines = text.split("\n")
    words = [str(error.reason.params[name]) for name in ("column", "word") if name in error.reason.params]
    first = next((at for at, line in enumerate(lines) if _heads(line, error.section)), 0) if error.section else 0
    beginning = next((at for at, line in enumerate(lines) if at >= first and words and _holds(line, words[0])), None)
    if beginning is None:
        return error
    at = next((at for at, line in enumerate(lines[beginning:], beginning) if _holds(line, words[-1])), beginning)
    return MappingError(error.name, error.reason, at + 1)


def _holds(line: str, word: str) -> bool:
    """Whether the word stands in the line by itself, not as a part of another."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line) is not None


def _heads(line: str, section: str) -> bool:
    """Whether the line begins a table of this name: [values.language], [table.values]."""
    return re.match(rf"\s*\[[^\]]*\b{section}\b", line) is not None
