"""Coded messages about data: what is wrong or noteworthy, where, and what to do, in the reader's language.

A module declares its messages where it uses them:

    YEAR_BEYOND_ERA = define("date-year-beyond-era", Severity.WARNING, N_("{era} lasted {years} years; ..."))
    ...
    YEAR_BEYOND_ERA("events.0.date", era="Cảnh Hưng", years=47)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from catalog.errors import HeritageError
from catalog.language import translate
from catalog.quoting import quoted, shortened

_OUR_TEXTS = frozenset({"reason", "kind", "expected"})
"""Params that hold a text of the museum's own (a msgid) ; others are what somebody wrote, and never translated."""


class OurText(str):
    """A param that is a text of the museum's own (a msgid), where another message has what somebody wrote."""

    __slots__ = ()


_FILES = frozenset({"file", "folder", "name", "path", "source"})
_LISTS = frozenset({"candidates", "columns", "keys", "names", "rows", "texts"})
_LONGEST_FILE, _LONGEST_LIST = 160, 400


class Severity(StrEnum):
    """How much a message weighs: an error refuses its row or file, a warning does not, info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Message:
    """One message: `path` is dotted from the record or row ('events.0.date'), '' for the whole."""

    code: str
    severity: Severity
    msgid: str
    path: str = ""
    params: Mapping[str, str | int | float] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """The sentence for a person, in `language`, and in it those params that are texts of our own."""
        params = {
            name: translate(value, language) if _is_ours(name, value) and isinstance(value, str) else value
            for name, value in self.params.items()
        }
        return translate(self.msgid, language, **params)

    @property
    def where(self) -> str:
        """The path as people read it: a heading may be of any length."""
        return quoted(self.path)

    def at(self, path: str) -> "Message":
        """The same message, its path below `path`."""
        return replace(self, path=f"{path}.{self.path}" if self.path else path)


@dataclass(frozen=True)
class MessageType:
    """A declared message; calling it makes one, in which whatever somebody wrote is quoted, not poured out."""

    code: str
    severity: Severity
    msgid: str

    def __call__(self, path: str = "", /, **params: str | int | float) -> Message:
        said = {name: _quoted(name, value) if isinstance(value, str) else value for name, value in params.items()}
        return Message(self.code, self.severity, self.msgid, path, said)


def _is_ours(name: str, value: object) -> bool:
    return name in _OUR_TEXTS or isinstance(value, OurText)


def _quoted(name: str, value: str) -> str:
    """A param as a message quotes it: a file keeps the end of its path, a list of several things is longer."""
    if _is_ours(name, value):
        return value
    if name in _FILES:
        return shortened(value, _LONGEST_FILE)
    return quoted(value, _LONGEST_LIST) if name in _LISTS else quoted(value)


MESSAGE_TYPES: dict[str, MessageType] = {}


def define(code: str, severity: Severity, msgid: str) -> MessageType:
    """Declare a message once; `msgid` is the English sentence, marked with `N_` for translation.

    Raises ValueError where the code is taken already.
    """
    if code in MESSAGE_TYPES:
        raise ValueError(f"message code {code!r} is declared twice")
    return MESSAGE_TYPES.setdefault(code, MessageType(code, severity, msgid))


class MessageError(HeritageError):
    """Something that is refused, with the `message` that says why and what to do; subclasses set code and status."""

    def __init__(self, message: Message) -> None:
        super().__init__(**message.params)
        self.message = message

    def __str__(self) -> str:
        return self.text("en")

    def text(self, language: str) -> str:
        """The message's own sentence in `language`."""
        return self.message.text(language)
