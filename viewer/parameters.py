"""The parameters of the search, in one table that reads them, refuses others and describes them to programs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.language import N_
from catalog.policy import Viewer
from catalog.record.lists import STANDING_LABELS, Kind
from catalog.search.query import MAX_PAGE_SIZE, PAGE_SIZE, Facet, Query, Sort
from viewer.labels import MEDIA
from viewer.parameter_errors import (
    BoxError,
    ChoiceError,
    DepthError,
    NumberError,
    OrderError,
    PageError,
    TextError,
    TwiceError,
    UnknownParameterError,
)

MAX_DEPTH = 10_000
"""Hits that can be paged through: what both engines answer in one go."""
MAX_CHARACTERS = 500
YEARS = (-9999, 9999)

Arguments = Mapping[str, Sequence[str]]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Parameter:
    """One parameter: `about` says what it does, `schema` which values it takes (JSON Schema)."""

    name: str
    about: str
    schema: Mapping[str, Any]
    repeated: bool = False


def _text(least: int = 1) -> dict[str, Any]:
    return {"type": "string", "minLength": least, "maxLength": MAX_CHARACTERS}


def _choice(values: Sequence[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


def _number(least: int, most: int, default: int | None = None) -> dict[str, Any]:
    return {"type": "integer", "minimum": least, "maximum": most, **({} if default is None else {"default": default})}


PARAMETERS = (
    Parameter("q", N_("Words to look for, with or without their marks."), _text(0)),
    Parameter(Facet.KIND, N_("Kind of record."), _choice([*Kind]), repeated=True),
    Parameter(Facet.PROVINCE, N_("Province, by the value that the facet 'province' gives."), _text(), repeated=True),
    Parameter(Facet.PERIOD, N_("Period or dynasty, by the value that the facet gives."), _text(), repeated=True),
    Parameter(Facet.TYPE, N_("Type of thing, by the value that the facet gives."), _text(), repeated=True),
    Parameter(Facet.MATERIAL, N_("Material, by the value that the facet gives."), _text(), repeated=True),
    Parameter(Facet.SUBJECT, N_("Subject, by the value that the facet gives."), _text(), repeated=True),
    Parameter(
        Facet.RANK,
        N_("Rank as a monument, or a list that has it."),
        _choice([*STANDING_LABELS]),
        repeated=True,
    ),
    Parameter(Facet.COLLECTION, N_("Id of the collection that it belongs to."), _text(), repeated=True),
    Parameter(Facet.INSTITUTION, N_("Id of the institution that keeps the record."), _text(), repeated=True),
    Parameter(Facet.MEDIA, N_("What there is to see or hear of it."), _choice([*MEDIA]), repeated=True),
    Parameter("from", N_("Not before this year; 0 is 1 BCE, -1 is 2 BCE."), _number(*YEARS)),
    Parameter("to", N_("Not after this year."), _number(*YEARS)),
    Parameter("bbox", N_("Inside this box: west,south,east,north in degrees (WGS 84)."), {"type": "string"}),
    Parameter("sort", N_("Order; without words it is by name."), _choice([*Sort])),
    Parameter("size", N_("Hits on a page."), _number(1, MAX_PAGE_SIZE, PAGE_SIZE)),
    Parameter("page", N_("Page, counted from 1; not together with 'offset'."), _number(1, MAX_DEPTH, 1)),
    Parameter("offset", N_("Hits to leave out; not together with 'page'."), _number(0, MAX_DEPTH, 0)),
)
BY_NAME = {str(parameter.name): parameter for parameter in PARAMETERS}
_NUMBER = re.compile(r"[+-]?\d{1,6}", re.ASCII)
_DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,12})?", re.ASCII)


def question(arguments: Arguments, viewer: Viewer) -> Query:
    """What is asked; raises one of `viewer.parameter_errors` for what the table does not have."""
    check(arguments, BY_NAME)
    one = {name: values[0] for name, values in arguments.items() if values}
    text = one.get("q", "").strip()
    size, offset = _paging(one)
    return Query(
        text=text,
        viewer=viewer,
        filters={facet: tuple(dict.fromkeys(arguments[facet])) for facet in Facet if arguments.get(facet)},
        **_years(one),
        box=_box(one["bbox"]) if "bbox" in one else None,
        sort=Sort(one["sort"]) if "sort" in one else Sort.RELEVANCE if text else Sort.NAME,
        offset=offset,
        size=size,
    )


def check(arguments: Arguments, known: Mapping[str, Parameter]) -> None:
    """Raise one of `viewer.parameter_errors` for an argument that is not `known`, or not as its parameter wants it."""
    for name, values in arguments.items():
        if name not in known:
            raise UnknownParameterError(name=_shown(name), value="", known=", ".join(known))
        if len(values) > 1 and not known[name].repeated:
            raise TwiceError(name=name, value=_shown(values[1]), count=len(values))
        for value in values:
            _check(known[name], value)


def _check(parameter: Parameter, value: str) -> None:
    schema, name = parameter.schema, str(parameter.name)
    if "enum" in schema and value not in schema["enum"]:
        raise ChoiceError(name=name, value=_shown(value), expected=", ".join(schema["enum"]))
    if schema["type"] == "integer":
        least, most = schema["minimum"], schema["maximum"]
        if not _NUMBER.fullmatch(value) or not least <= int(value) <= most:
            raise NumberError(name=name, value=_shown(value), least=least, most=most)
    elif not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", MAX_CHARACTERS):
        raise TextError(name=name, value=_shown(value), most=schema.get("maxLength", MAX_CHARACTERS))


def _years(one: Mapping[str, str]) -> dict[str, Any]:
    first = int(one["from"]) if "from" in one else None
    last = int(one["to"]) if "to" in one else None
    if first is not None and last is not None and first > last:
        raise OrderError(name="from", value=first, other=last)
    return {"year_from": first, "year_to": last}


def _box(value: str) -> Box:
    numbers = value.split(",")
    if len(numbers) != 4 or not all(_DEGREES.fullmatch(number.strip()) for number in numbers):
        raise BoxError(name="bbox", value=_shown(value))
    west, south, east, north = map(float, numbers)
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise BoxError(name="bbox", value=_shown(value))
    return west, south, east, north


def _paging(one: Mapping[str, str]) -> tuple[int, int]:
    if "page" in one and "offset" in one:
        raise PageError(name="page", value=one["page"])
    size = int(one.get("size", PAGE_SIZE))
    offset = (int(one["page"]) - 1) * size if "page" in one else int(one.get("offset", 0))
    if offset + size > MAX_DEPTH:
        raise DepthError(name="page" if "page" in one else "offset", value=str(offset), most=MAX_DEPTH)
    return size, offset


def _shown(value: str) -> str:
    return value if len(value) <= 60 else value[:59] + "…"
