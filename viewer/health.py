"""Whether the process lives, and whether what it depends on answers; never how much there is of anything."""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress

from flask import Blueprint, Response, jsonify
from sqlalchemy.exc import SQLAlchemyError

from catalog import institutions
from catalog.errors import HeritageError, UnavailableError
from catalog.language import N_, translate
from catalog.museum import Museum
from catalog.search.query import Query
from catalog.tables import read_every_table
from catalog.whole_store import check_store
from viewer.site import current_language, current_museum

log = logging.getLogger(__name__)

blueprint = Blueprint("health", __name__)

NOT_READY = N_("Not everything that this museum depends on answers: {parts}. Nothing is lost.")
_ABSENT = "none/readiness"


@blueprint.get("/healthz")
def alive() -> Response:
    """The process answers."""
    return _answer({"status": "ok"}, 200)


@blueprint.get("/readyz")
def ready() -> Response:
    """Database, store and index answer; 503 where one does not."""
    museum = current_museum()
    checks = {name: _works(name, check, museum) for name, check in _CHECKS.items()}
    shown = {name: "ok" if works else "failed" for name, works in checks.items()}
    if all(checks.values()):
        return _answer({"status": "ok", "checks": shown}, 200)
    failed = ", ".join(name for name, works in checks.items() if not works)
    detail = translate(NOT_READY, current_language(), parts=failed)
    problem = {
        "type": "about:blank",
        "title": "Service Unavailable",
        "status": 503,
        "code": "not-ready",
        "detail": detail,
        "checks": shown,
    }
    response = _answer(problem, 503)
    response.mimetype = "application/problem+json"
    return response


def _database(museum: Museum) -> None:
    """One that works has every table as this version knows it."""
    with museum.database.connect() as connection:
        read_every_table(connection)
        institutions.all_of(connection)


def _store(museum: Museum) -> None:
    """A store that works says that it does not have this, and has what the catalogue says it has."""
    with suppress(FileNotFoundError):
        museum.store.stat(_ABSENT)
    check_store(museum)


def _index(museum: Museum) -> None:
    """One that works is this version's and can be read, down to a card."""
    if not museum.public.is_ready():
        raise UnavailableError(service="search")
    museum.public.search(Query(size=1, facets=()))


_CHECKS: Mapping[str, Callable[[Museum], None]] = {"database": _database, "store": _store, "index": _index}


def _works(name: str, check: Callable[[Museum], None], museum: Museum) -> bool:
    try:
        check(museum)
    except (SQLAlchemyError, HeritageError, OSError, ValueError) as exc:
        log.warning("not ready", extra={"part": name, "reason": str(exc)})
        return False
    return True


def _answer(body: Mapping[str, object], status: int) -> Response:
    response = jsonify(body)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
