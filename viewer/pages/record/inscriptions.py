"""Inscriptions as they stand on the page: as written, read, and translated, side by side."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from catalog.language import N_
from catalog.record.lists import Kind
from catalog.record.model import Record
from catalog.record.parts import Inscription, InscriptionVersion
from viewer.context import Said, plain, said
from viewer.labels import VERSIONS, language_name
from viewer.pages.record.versions import InscriptionFace, Reading

Words = Callable[[str], str]

_ORDER = tuple(VERSIONS)


def inscription_faces(record: Record, language: str, words: Words) -> tuple[InscriptionFace, ...]:
    """Every inscription whose text or lines are known, its versions from the original to the translations."""
    kind = plain(words(N_("Text") if record.kind is Kind.DOCUMENT else N_("Inscription")))
    return tuple(_face(row, kind, language, words) for row in record.inscriptions if row.versions or row.lines)


def _face(row: Inscription, kind: Said, language: str, words: Words) -> InscriptionFace:
    readings = tuple(_reading(version, language, words) for version in _ordered(row.versions, language))
    return InscriptionFace(
        title=said(row.position, language) or kind,
        named=bool(row.position),
        readings=readings,
        lines=row.lines or "",
        verses=verses(readings),
    )


def verses(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """The same line of every version together; nothing where a version has other lines, or only one."""
    lines = [one.lines for one in readings]
    if len(readings) < 2 or len({len(one) for one in lines}) != 1 or len(lines[0]) < 2:
        return ()
    return tuple(
        tuple(replace(reading, text=line) for reading, line in zip(readings, same, strict=True))
        for same in zip(*lines, strict=True)
    )


def _ordered(versions: list[InscriptionVersion], language: str) -> list[InscriptionVersion]:
    """The original, its reading, then translations, the reader's language first."""

    def place(version: InscriptionVersion) -> tuple[int, bool]:
        known = version.role in _ORDER
        return (_ORDER.index(version.role) if known else len(_ORDER), version.lang != language)

    return sorted(versions, key=place)


def _reading(version: InscriptionVersion, language: str, words: Words) -> Reading:
    title = words(VERSIONS[version.role]) if version.role in VERSIONS else version.role
    if version.role == "translation":
        title = f"{title} · {language_name(version.lang, language)}"
    return Reading(title, version.text, version.lang, version.by or "")
