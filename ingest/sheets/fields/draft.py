"""One record while it is being made of the cells of its rows; nothing here is checked yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

from catalog.messages import Message, MessageType
from catalog.record.lists import Kind
from catalog.record.parts import Row

_REMEMBERED = 4096
_LONGEST = 200
"""Characters of a text that is worth remembering."""

What = TypeVar("What")
Said = ParamSpec("Said")
Made = TypeVar("Made")


class Settled(dict[str, Any]):
    """A row that many records have alike and nobody changes: made once for its cell, and validated once (`part`)."""

    __slots__ = ("part",)

    def __init__(self, row: Mapping[str, Any]) -> None:
        super().__init__(row)
        self.part: Row | None = None


def remembered(make: Callable[Concatenate[What, str, Said], Made]) -> Callable[Concatenate[What, str, Said], Made]:
    """`make`, which is not asked again for a text that came a while ago; long texts, which hardly come again, aside."""
    kept = cast("Callable[Concatenate[What, str, Said], Made]", lru_cache(maxsize=_REMEMBERED)(make))

    def ask(what: What, text: str, /, *args: Said.args, **kwargs: Said.kwargs) -> Made:
        return (kept if len(text) <= _LONGEST else make)(what, text, *args, **kwargs)

    return ask


class Piece(NamedTuple):
    """One value out of a cell; `link` is the id that structured data gave with it.

    `is_figure`: it was stored as a number, so that its point is a decimal one.
    """

    text: str
    link: str = ""
    is_figure: bool = False


@dataclass(frozen=True)
class Column:
    """A column as the mapping has it: what it becomes, and how its cells are read.

    `language` is that of its text; `split` parts a cell into several values ('' never, None as the field does);
    `values` replaces what is written; `prefix` goes before numbers and names of records; `unit`, `order`, `part` (that
    was measured), `marks` (the decimal marks that its heading and its cells use): for sizes; `calendar`: for dates
    ('saka'); `access`: 'staff'; `certainty`: 'former' attributions; `known`: only pointers to records that there are;
    `note`: what a relation is. `when`: other columns and the words of which each must have one, for this to hold of a
    row; `also`: what else the column becomes.
    """

    header: str
    target: str
    language: str = ""
    split: str | None = None
    values: dict[str, str] = field(default_factory=dict)
    unit: str = ""
    order: tuple[str, ...] = ()
    part: str = ""
    marks: str = field(default="", repr=False)
    calendar: str = ""
    prefix: str = ""
    access: str = ""
    certainty: str = ""
    known: bool = False
    note: dict[str, str] = field(default_factory=dict)
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    also: "tuple[Column, ...]" = ()

    @property
    def ways(self) -> "tuple[Column, ...]":
        """All that the column becomes, in some rows or in all."""
        return (self, *self.also)

    @property
    def marks_of_sizes(self) -> str | None:
        """The decimal marks of the sizes that it becomes; None where it becomes none."""
        return next((way.marks for way in self.ways if way.target.startswith("measurement")), None)

    @property
    def is_plain(self) -> bool:
        """Whether it becomes one thing, in every row."""
        return not self.when and not self.also

    @property
    def extras(self) -> dict[str, str]:
        """What the mapping says of every row that this column makes."""
        return extras(self.access, self.certainty)


def extras(access: str, certainty: str) -> dict[str, str]:
    """Who may see a row and how sure it is, where the mapping says either."""
    return {name: value for name, value in (("access", access), ("certainty", certainty)) if value}


class Wanted(NamedTuple):
    """A pointer to a record that is still a label: where it stands in the document, and by what it can be found.

    `header` is the heading of its column.
    """

    path: tuple[str | int, ...]
    texts: tuple[str, ...]
    header: str = ""


@dataclass
class FileMention:
    """A file that a row names, with what the row says of it; `path` as written, relative to the sheet's folder.

    Without a path it is every file of the record that no row says this of.
    """

    path: str
    header: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FileRow:
    """The files that a row of a sheet of files names, what is to be said about its cells, and those kept for staff."""

    files: tuple[FileMention, ...]
    messages: tuple[Message, ...]
    kept: Mapping[str, Any]


class Draft:
    """A record under construction. `slots` gathers, within one row, what several columns say of one thing.

    `row` are all cells of that row.
    """

    __slots__ = (
        "document",
        "fallback",
        "files",
        "kind",
        "kind_hint",
        "knows",
        "messages",
        "name",
        "origins",
        "row",
        "slots",
        "wanted",
    )

    def __init__(self, fallback: Kind = Kind.ARTEFACT, knows: Callable[[str], bool] = bool) -> None:
        self.document: dict[str, Any] = {}
        self.name: dict[str, str] = {}
        self.kind: Kind | None = None
        self.kind_hint: Kind | None = None
        self.fallback = fallback
        self.knows = knows
        self.slots: dict[str, Any] = {}
        self.row: Mapping[str, Any] = {}
        self.messages: list[Message] = []
        self.wanted: list[Wanted] = []
        self.files: list[FileMention] = []
        self.origins: dict[tuple[str | int, ...], str] = {}

    @property
    def likely_kind(self) -> Kind:
        """The kind as the sheet says it, else as its type tells, else the sheet's own."""
        return self.kind or self.kind_hint or self.fallback

    def add(self, name: str, row: dict[str, Any], header: str = "") -> int:
        """Append `row` to the document's list `name` unless it stands there already; its place in the list."""
        rows = self.document.setdefault(name, [])
        if row in rows:
            return int(rows.index(row))
        rows.append(row)
        if header:
            self.origins[name, len(rows) - 1] = header
        return len(rows) - 1

    def point(self, name: str, row: dict[str, Any], inner: str, column: Column) -> int:
        """Append `row`, which points by `inner`; its place in the list.

        A column for the same in another language says the pointers of this row again in other words, in their order.
        """
        said = self.slot(f"pointed by {column.target}")
        mine: list[int] = said.setdefault(column.language, [])
        others = [at for language, at in said.items() if language != column.language and len(at) > len(mine)]
        rows: list[dict[str, Any]] = self.document.setdefault(name, [])
        if others:
            at = int(others[0][len(mine)])
            words = {**rows[at][inner]["label"]}
            words.setdefault(column.language, row[inner]["label"][column.language])
            rows[at] = {**rows[at], inner: {**rows[at][inner], "label": words}}
        else:
            there = [at for at, other in enumerate(rows) if _says(other, row, inner)]
            at = there[0] if there else self.add(name, row, column.header)
        mine.append(at)
        return at

    def slot(self, name: str) -> dict[str, Any]:
        """What this row of the sheet says so far of one thing."""
        found: dict[str, Any] = self.slots.setdefault(name, {})
        return found

    def tell(self, message: MessageType, column: Column, **params: str | int | float) -> None:
        """Note a message about the cell in `column`."""
        self.messages.append(message(column.header, **params))

    def keep(self, column: Column, text: str) -> None:
        """Keep a cell that fits nowhere as it is, for staff."""
        kept = self.document.setdefault("unmapped", {})
        before = kept.get(column.header)
        if before is None:
            kept[column.header] = text
        elif text not in str(before).split("\n"):
            kept[column.header] = f"{before}\n{text}"


Setter = Callable[[Draft, Piece, Column], None]
Finisher = Callable[[Draft], None]


@dataclass(frozen=True)
class Field:
    """What a target does with a value: `set` puts it into the draft.

    `language`: the target may end in a language tag; `many`: a cell may hold several values (';', new lines). `alone`:
    what it puts there does not depend on what the draft says already, but for its fallback.
    """

    set: Setter
    language: bool = False
    many: bool = False
    alone: bool = False


def _says(other: dict[str, Any], row: dict[str, Any], inner: str) -> bool:
    """Whether `other` is `row`, be its pointer said in more languages."""
    if inner not in other or {**other, inner: row[inner]} != row:
        return False
    return bool(row[inner]["label"].items() <= other[inner].get("label", {}).items())


def label(text: str, language: str) -> dict[str, Any]:
    """A reference that is only a name so far, in the column's language."""
    return {"label": {language or "vi": text}}
