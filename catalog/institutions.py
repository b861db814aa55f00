"""Institutions: museums, wards, relic boards. Every record belongs to one; an installation holds one or a hundred."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import count

from pydantic import ValidationError
from sqlalchemy import Connection, select, update

from catalog.absent import add_absent
from catalog.clock import now
from catalog.errors import HeritageError, NotFoundError
from catalog.ids import new_id
from catalog.language import N_
from catalog.record.parts import Part
from catalog.tables import institution as table
from catalog.text import LangMap, SomeText, Text


class Profile(Part):
    """What an institution says of itself."""

    name: SomeText
    description: LangMap = {}
    address: LangMap = {}
    website: Text | None = None
    contact: LangMap = {}

    @property
    def web_address(self) -> str:
        """Its site, where that is one that a browser may be led to."""
        return self.website if self.website and self.website.startswith(("http://", "https://")) else ""

    @property
    def is_reachable(self) -> bool:
        """Whether it says where one can write, call or go."""
        return bool(self.address or self.contact or self.web_address)


class Institution(Profile):
    """An institution with its id and the short name used in addresses and commands."""

    id: Text
    slug: Text


class NoInstitutionError(HeritageError):
    """A museum that was not made yet."""

    code = "no-institution"
    status = 503
    msgid = N_("There is no museum here yet. Make one with: heritage init --name 'Bảo tàng ...'")


class UnknownInstitutionError(NotFoundError):
    """An institution's short name that this installation does not have."""

    code = "institution-unknown"
    msgid = N_("There is no institution '{slug}' here. There are: {known}.")


class InstitutionUnsaidError(HeritageError):
    """Several institutions, and nobody said which one is meant."""

    code = "institution-unsaid"
    status = 400
    msgid = N_("There are several institutions here. Say which one is meant with --institution: {known}.")


class InstitutionNameError(HeritageError):
    """A name that cannot be used."""

    code = "institution-name"
    status = 400
    msgid = N_("An institution needs a name that can be read.")


def slug_of(text: str, fallback: str = "museum") -> str:
    """An address part from a title: ASCII letters, digits and hyphens, at most 80."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    slug = re.sub(r"[^a-z0-9]+", "-", "".join(mark for mark in plain if not unicodedata.combining(mark)))
    return slug.strip("-")[:80].strip("-") or fallback


def add(connection: Connection, name: dict[str, str], **profile: dict[str, str]) -> Institution:
    """Make an institution; one of the same name is given back as it is, one whose short name is taken gets a number."""
    try:
        made = Profile.model_validate({"name": name, **profile})
    except ValidationError as exc:
        raise InstitutionNameError from exc
    document = Profile.model_validate(made.model_dump()).model_dump_json(exclude_defaults=True)
    while True:
        known = all_of(connection)
        there = _named(known, next(iter(made.name.values())))
        if there:
            return there[0]
        new = Institution(id=new_id(), slug=_free(_slug(made), {found.slug for found in known}), **dict(made))
        row = {"id": new.id, "slug": new.slug, "document": document, "created_at": now()}
        add_absent(connection, table, [row])
        if connection.scalar(select(table.c.id).where(table.c.id == new.id)):
            return new  # else somebody else took the short name a moment ago: look again


def hold(connection: Connection, institution_ids: Iterable[str]) -> None:
    """Be the only one who changes records of these institutions, until the transaction ends: others wait for that.

    It writes, though nothing new: a database that lets one write at a time then lets nobody else, and one that locks
    rows locks these. What is read after it stays true until the commit; new records may be put in beside.
    """
    for institution_id in sorted(set(institution_ids)):
        connection.execute(update(table).where(table.c.id == institution_id).values(slug=table.c.slug))


def _slug(profile: Profile) -> str:
    """The first of its names that Latin letters can spell."""
    return next((slug for text in profile.name.values() if (slug := slug_of(text, ""))), "") or slug_of("")


def _free(slug: str, taken: set[str]) -> str:
    """The short name, or the first of 'name-2', 'name-3' ... that nobody has."""
    if slug not in taken:
        return slug
    return next(found for number in count(2) if (found := f"{slug[:76].strip('-')}-{number}") not in taken)


_ALL = select(table.c.id, table.c.slug, table.c.document).order_by(table.c.created_at, table.c.id)


def all_of(connection: Connection) -> list[Institution]:
    """Every institution, the oldest first."""
    return [_institution(*row) for row in connection.execute(_ALL)]


def get(connection: Connection, institution_id: str) -> Institution:
    """The institution with this id; NotFoundError where there is none."""
    row = connection.execute(
        select(table.c.id, table.c.slug, table.c.document).where(table.c.id == institution_id)
    ).first()
    if row is None:
        raise NotFoundError
    return _institution(*row)


def choose(connection: Connection, wanted: str | None) -> Institution:
    """The institution a command works for: the one named by short name, id or name; the only one where none is named.

    Raises NoInstitutionError, UnknownInstitutionError, or InstitutionUnsaidError where there are several.
    """
    known = all_of(connection)
    if not known:
        raise NoInstitutionError
    listed = ", ".join(f"{found.slug} ({next(iter(found.name.values()))})" for found in known)
    if wanted is None:
        if len(known) > 1:
            raise InstitutionUnsaidError(known=listed)
        return known[0]
    found = [one for one in known if wanted in (one.slug, one.id)] or _named(known, wanted)
    if len(found) != 1:
        raise UnknownInstitutionError(slug=wanted, known=listed)
    return found[0]


def _named(known: list[Institution], name: str) -> list[Institution]:
    """Those that bear this name in some language."""
    return [one for one in known if _spelled(name) in map(_spelled, one.name.values())]


def _spelled(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


@lru_cache(maxsize=256)
def _institution(institution_id: str, slug: str, document: str) -> Institution:
    return Institution(id=institution_id, slug=slug, **dict(Profile.model_validate_json(document)))
