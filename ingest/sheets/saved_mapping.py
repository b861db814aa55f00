"""A mapping written as the file that it could have been read from, for a curator to correct and use again."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from catalog.language import N_, translate
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.registry import FIELDS, UNMAPPED
from ingest.sheets.mapping import SheetMapping

UNKNOWN = N_('Not known to the museum and kept for staff as it is: put what a column holds in the place of "unmapped".')


def as_toml(mapping: SheetMapping, source: str, language: str = "en") -> str:
    """The mapping as a small readable TOML file, which `read_mapping` reads back.

    `language` is the curator's, for what stands there for them.
    """
    lines = [f"# {' '.join(source.split())}"]
    if mapping.key:
        lines.append(f"key = {_value(mapping.key)}")
    plain = ((name, getattr(mapping, name)) for name in ("prefix", "group", "kind", "language", "sheet"))
    lines.extend(f"{name} = {_value(value)}" for name, value in plain if value)
    lines += ["", "[columns]"]
    known = {header: column for header, column in mapping.columns.items() if column.target != UNMAPPED}
    lines.extend(_line(header, column, mapping) for header, column in known.items())
    if unknown := {header: column for header, column in mapping.columns.items() if header not in known}:
        lines.append(f"# {translate(UNKNOWN, language)}")
        lines.extend(_line(header, column, mapping) for header, column in unknown.items())
    for join in mapping.joins:
        lines += ["", "[[join]]", f"columns = {_value(join.columns)}", f"with = {_value(join.between)}"]
        lines.extend(f"{name} = {_value(value)}" for name, value in _options(join.column, mapping.values).items())
    if mapping.constants:
        lines += ["", "[constants]"]
        lines.extend(f"{_value(_target(column))} = {_value(column.values[''])}" for column in mapping.constants)
    for target, pairs in mapping.values.items():
        lines += ["", f"[values.{_value(target)}]", *(f"{_value(was)} = {_value(now)}" for was, now in pairs.items())]
    return "\n".join(lines) + "\n"


def _target(column: Column) -> str:
    return f"{column.target}.{column.language}" if column.language and _takes_language(column) else column.target


def _takes_language(column: Column) -> bool:
    return column.target in FIELDS and FIELDS[column.target].language


def _line(header: str, column: Column, mapping: SheetMapping) -> str:
    """The column as the file says it: its target alone, or a table of all that is said of it."""
    ways = [_options(way, mapping.values) for way in column.ways]
    said = [options if len(options) > 1 else options["to"] for options in ways]
    if len(said) == 1:
        return f"{_value(header)} = {_value(said[0])}"
    return "\n".join([f"{_value(header)} = [", *(f"    {_value(one)}," for one in said), "]"])


def _options(column: Column, values: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """All that is said of a column, its target first; `values`: what is said of all columns with a target."""
    own = {was: now for was, now in column.values.items() if values.get(column.target, {}).get(was) != now}
    said = {
        one.name: getattr(column, one.name)
        for one in fields(Column)
        if one.name not in ("header", "target", "values", "marks", "when", "also")
        and not (one.name == "language" and _takes_language(column))
        and (getattr(column, one.name) or (one.name == "split" and column.split is not None))
    }
    when = {header: words[0] if len(words) == 1 else words for header, words in column.when.items()}
    more = {"values": own, "when": when}
    return {"to": _target(column), **said, **{name: value for name, value in more.items() if value}}


def _value(value: bool | str | Iterable[str] | Mapping[str, Any]) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return '"' + "".join(each if each >= " " else f"\\u{ord(each):04x}" for each in escaped) + '"'
    if isinstance(value, Mapping):
        bare = {name: name if name.isascii() and name.isidentifier() else _value(name) for name in value}
        return "{ " + ", ".join(f"{bare[name]} = {_value(each)}" for name, each in value.items()) + " }"
    return "[" + ", ".join(_value(each) for each in value) + "]"
