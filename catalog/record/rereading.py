"""Reading what was checked when it was saved: a record of the same types and bounds, without asking Python again.

A document that this software wrote was cleaned and compared as it was written. Reading it makes pydantic's own checks
(types, closed sets, lengths, patterns, no field unknown) and calls none of the model's functions. That takes a third of
the time, and a page opens twenty records.
"""

from typing import Any

from pydantic import TypeAdapter
from pydantic_core import SchemaValidator

_FUNCTIONS = ("function-before", "function-after")
_NOT_SCHEMAS = ("cls", "config", "default", "metadata", "ref", "serialization")


def rereader(adapter: TypeAdapter[Any]) -> SchemaValidator:
    """The adapter's validator without the model's functions.

    It says nothing of what they refuse, and does not do what they change: only for what passed the adapter itself.
    """
    return SchemaValidator(_plain(adapter.core_schema), _use_prebuilt=False)


def _plain(schema: Any) -> Any:
    """The schema (https://docs.pydantic.dev/latest/api/pydantic_core_schema/) without functions and copied defaults."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") in _FUNCTIONS:
        inner = _plain(schema["schema"])
        return inner | {"ref": schema["ref"]} if "ref" in schema else inner
    plain = {name: part if name in _NOT_SCHEMAS else _plain(part) for name, part in schema.items()}
    if schema.get("type") == "default" and "default" in schema:
        plain["default_factory"] = _made(plain.pop("default"))
    return plain


def _made(default: Any) -> Any:
    """What makes the default: a new list or dict, or the value itself, which is frozen and need not be copied."""
    return type(default) if default in ([], {}) else lambda: default
