"""All data addresses: importing the modules gives the blueprint its routes."""

from viewer.api import identifiers, openapi, records, related, schema, search
from viewer.api.blueprint import blueprint

__all__ = ["blueprint", "identifiers", "openapi", "records", "related", "schema", "search"]
