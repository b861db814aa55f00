"""The records of a museum with secrets planted wherever something can be hidden; `worlds` opens it and its twins.

Every secret is a word of its own that stands nowhere else; `Twin` values differ between the worlds, rows marked with
`FOR` are only in the worlds of those who may read them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from catalog.derivatives import DerivativeRole
from catalog.ids import derived_id
from catalog.record.lists import Level
from tests.viewer.exhibits import File, Part, Pyramid, photo

FOR = "only for"
HOME = derived_id("planted", "institution")
SECRETS: dict[str, Level] = {}
"""Every planted word, and who may read it at the least; filled as the documents below are written."""
NOT_TOLD: set[str] = set()
"""Words that no answer tells anybody, staff neither."""


@dataclass(frozen=True)
class Twin:
    """A value that is another one in the worlds of those who may not read it."""

    secret: Any
    plain: Any
    level: Level


def record_id(name: str) -> str:
    """The id that the record has in every world."""
    return derived_id("planted", name)


def word(about: str, level: Level = Level.STAFF) -> str:
    """The secret word about something."""
    made = "z" + "".join("bcdfghkmnpqrstvx"[byte % 16] for byte in hashlib.sha256(about.encode()).digest()[:9])
    SECRETS[made] = level
    return made


def text(about: str, level: Level = Level.STAFF) -> dict[str, str]:
    """A text that holds a secret word."""
    return {"vi": f"Lời {word(about, level)}"}


def _number(secret: str, plain: float) -> Twin:
    SECRETS[secret] = Level.STAFF
    return Twin(float(secret), plain, Level.STAFF)


def _named(name: str, level: Level = Level.STAFF) -> dict[str, Any]:
    """A pointer to the record with a label beside it."""
    return {"record": record_id(name), "label": text(f"label of {name}", level)}


@dataclass(frozen=True)
class Planted:
    """A record of the full world: who may know of it at the least, and how it came to be as it is."""

    document: Mapping[str, Any]
    level: Level = Level.PUBLIC
    publish: bool = True
    withdraw: bool = False
    draft: Mapping[str, Any] | None = None


def _pointing(name: str, level: Level) -> dict[str, list[dict[str, Any]]]:
    """Rows that point to a hidden record from wherever a record can; each is only in the worlds that know it."""
    named, mark = _named(name, level), {FOR: level}
    return {
        "terms": [{**mark, "role": "subject", "term": named}],
        "agents": [{**mark, "role": "maker", "agent": named}],
        "places": [{**mark, "role": "found", "place": named}],
        "relations": [
            {**mark, "type": "depicts", "target": named, "note": text(f"note on {name}", level)},
            {**mark, "type": "member_of", "target": named},
        ],
        "agents of events": [{**mark, "role": "maker", "agent": named}],
        "places of events": [{**mark, **named}],
        "terms of events": [{**mark, "record": record_id(name)}],
    }


def _bell() -> dict[str, Any]:
    """What everybody sees, with every kind of row that can be hidden, and pointers to what is hidden as a whole."""
    staff, signed = _pointing("person", Level.STAFF), _pointing("letters", Level.SIGNED_IN)
    both = {field: staff[field] + signed[field] for field in staff}
    hidden = {FOR: Level.STAFF, "access": "staff"}
    return {
        "kind": "artefact",
        "names": [
            {"text": {"vi": "Chuông chùa Vân", "en": "Bell of Vân"}},
            {**hidden, "type": "alternative", "text": text("name")},
        ],
        "identifiers": [{"value": "CH-01"}, {**hidden, "type": "accession", "value": word("identifier")}],
        "texts": [
            {"text": {"vi": "Chuông đúc bằng đồng, treo ở gác.", "en": "A bronze bell."}},
            {**hidden, "type": "condition", "text": text("condition")},
            {FOR: Level.SIGNED_IN, "access": "signed_in", "text": text("text", Level.SIGNED_IN)},
        ],
        "terms": [
            {"role": "type", "term": {"label": {"vi": "chuông", "en": "bell"}}},
            {**hidden, "role": "material", "term": {"label": text("material")}},
            *both["terms"],
        ],
        "measurements": [{**hidden, "type": "weight", "text": text("weight")}],
        "inscriptions": [
            {
                "versions": [{"role": "transcription", "lang": "lzh-Hant", "text": "雲寺鐘"}],
                "regions": [{FOR: Level.STAFF, "asset": record_id("staff photo"), "xywh": "1,2,3,4"}],
            },
            {**hidden, "versions": [{"role": "translation", "lang": "vi", "text": word("inscription")}]},
        ],
        "events": [
            {
                "type": "production",
                "date": {"earliest": "1700", "latest": "1700"},
                "agents": both["agents of events"],
                "places": both["places of events"],
                "terms": both["terms of events"],
                "record": Twin(record_id("embargoed"), None, Level.STAFF),
            },
            {**hidden, "type": "acquisition", "text": text("acquisition")},
        ],
        "agents": [
            {FOR: Level.STAFF, "role": "owner", "agent": {"label": text("owner")}},
            {FOR: Level.STAFF, "role": "keeper", "agent": {"label": text("keeper")}},
            *both["agents"],
        ],
        "places": [
            {"role": "kept", "place": {"record": record_id("house")}},
            {FOR: Level.STAFF, "role": "storage", "written": text("storage"), "position": text("shelf")},
            *both["places"],
        ],
        "designations": [{**hidden, "list": "vn-national-treasure", "number": word("decision")}],
        "relations": [
            {"type": "part_of", "target": {"record": record_id("house")}},
            {**hidden, "type": "related", "target": {"record": record_id("house")}, "note": text("relation")},
            *both["relations"],
        ],
        "rights": [{**hidden, "covers": "work", "uri": "https://example.org/", "holder": text("holder")}],
        "sources": [{"citation": "Sách chuông"}, {**hidden, "citation": word("source")}],
        "access": {"readers": Twin([word("group")], [], Level.STAFF)},
        "unmapped": Twin({word("unmapped header"): word("unmapped cell")}, {}, Level.STAFF),
    }


def _house() -> dict[str, Any]:
    return {
        "kind": "site",
        "names": [{"text": {"vi": "Chùa Vân", "en": "Vân Pagoda"}}],
        "identifiers": [{"value": "DT-07"}],
        "places": [
            {
                "units": ["vn-2025:01"],
                "lat": _number("21.123457", 21.17),
                "lon": _number("105.654321", 105.61),
                "precision_m": Twin(7.0, 9.0, Level.STAFF),
                "position": Twin(text("position"), {}, Level.STAFF),
                "coordinates": "staff",
            }
        ],
    }


def _plain(title: str, kind: str = "site", **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "names": [{"text": {"vi": title}}], **fields}


def _secret(about: str, kind: str = "site", level: Level = Level.STAFF, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "names": [{"text": text(f"title of {about}", level)}], **fields}


def _narrowed(access: str | Twin) -> dict[str, Any]:
    """A record with a row and a spot that everybody might see, or nobody but staff."""
    spot = {"lat": _number("20.543219", 20.58), "lon": _number("106.123459", 106.16)}
    return _plain(
        "Miếu chùa Vân",
        texts=[{FOR: Level.STAFF, "access": access, "text": text("text no longer shown")}],
        places=[{**spot, "units": ["vn-2025:01"], "coordinates": access}],
    )


def _collections() -> dict[str, Planted]:
    to_bell = [{"type": "documents", "target": {"record": record_id("bell")}, "note": text("note in vault")}]
    return {
        "vault": Planted(
            _secret("vault", "collection", relations=to_bell, access={"level": "staff"}),
            Level.STAFF,
        ),
        "letters": Planted(
            _secret(
                "letters",
                "document",
                Level.SIGNED_IN,
                texts=[{FOR: Level.STAFF, "access": "staff", "text": text("text of letters")}],
                access={"level": "signed_in"},
            ),
            Level.SIGNED_IN,
        ),
    }


PLANTED: Mapping[str, Planted] = {
    "bell": Planted(_bell()),
    "house": Planted(_house()),
    "feast": Planted(
        _plain("Hội chùa Vân", "intangible", recurrence=[{"calendar": "lunar", "month": 4, "day": 9}]),
    ),
    "hidden feast": Planted(
        _secret(
            "hidden feast",
            "intangible",
            recurrence=[{"calendar": "lunar", "month": 4, "day": 9}],
            access={"level": "staff"},
        ),
        Level.STAFF,
    ),
    "person": Planted(
        _secret("person", "person", identifiers=[{"value": word("number of person")}], access={"level": "staff"}),
        Level.STAFF,
    ),
    "embargoed": Planted(
        _secret("embargoed", texts=[{"text": text("text of embargoed")}], access={"until": "2999-01-01"}),
        Level.STAFF,
    ),
    "taken back early": Planted(
        _secret("taken back early", access={"until": "2999-01-01"}), Level.STAFF, withdraw=True
    ),
    "draft": Planted(_secret("draft", identifiers=[{"value": "CH-01"}]), Level.STAFF, publish=False),
    "drafted": Planted(
        _plain("Bia chùa Vân", "document"),
        draft=_secret("drafted", "document", texts=[{"text": text("text of drafted")}]),
    ),
    "narrowed": Planted(_narrowed(Twin("public", "staff", Level.STAFF)), draft=_narrowed("staff")),
    "withdrawn": Planted(
        _plain("Đã rút", names=[{"text": Twin(text("title of withdrawn"), {"vi": "Đã rút"}, Level.STAFF)}]),
        withdraw=True,
    ),
    **_collections(),
}
HIDDEN = {record_id(name): one.level for name, one in PLANTED.items() if one.level is not Level.PUBLIC}
CUE = "00:00:00.000 --> 00:00:01.000\n"
MODEL = b"glTF"
MODEL_VERSION = hashlib.sha256(MODEL).hexdigest()[:16]
NOT_TOLD |= {word("name in metadata"), record_id("taken back early")}


def files(pyramid: Pyramid) -> dict[str, list[tuple[Level, File]]]:
    """The files of the records, each with who may see it."""
    seen = photo(pyramid, caption={"vi": "Mặt trước"})
    seen.facts["suggestions"] = [{"field": "creator", "value": word("name in metadata"), "source": "exif"}]
    unseen = photo(pyramid, access="staff", caption=text("caption"), alt=text("alt"), credit=text("credit"))
    clean = {"tells_place": False}
    model = File("model", (Part(DerivativeRole.MODEL_GLB, "model/gltf-binary", MODEL),), facts=clean)
    bounds = {"shape": {"faces": 1, "low": [word("bounds of the model")], "high": [2.0]}}
    telling = Part(DerivativeRole.MODEL_GLB, "model/gltf-binary", word("model at its place").encode())
    heard = File("sound", (Part(DerivativeRole.SOUND, "audio/mpeg", b"ID3"),), "hoi.mp3")
    said = Part(DerivativeRole.CAPTIONS, "text/vtt", f"WEBVTT\n\n{CUE}{word('spot in captions')}\n".encode())
    harmless = Part(DerivativeRole.CAPTIONS, "text/vtt", f"WEBVTT\n\n{CUE}Xin chào\n".encode())
    small = Part(DerivativeRole.WEBP_400, "image/webp", b"RIFF", 40, 30)
    papers = [
        File("document", (Part(DerivativeRole.DOCUMENT, mime, word(f"GPS in {mime}").encode()), small), mime=mime)
        for mime in ("application/pdf", "application/msword", "application/zip")
    ]
    cloud = File("pointcloud", (), facts={"shape": {"low": [word("bounds of the cloud")]}})
    return {
        "bell": [
            (Level.PUBLIC, replace(seen, id=record_id("photo"), name=f"{word('name of photo')}.jpg")),
            (Level.STAFF, replace(unseen, id=record_id("staff photo"), name=f"{word('name of staff photo')}.jpg")),
            (Level.PUBLIC, replace(model, id=record_id("model"))),
        ],
        "house": [
            (Level.PUBLIC, replace(photo(pyramid), id=record_id("photo of house"))),
            *((Level.STAFF, replace(one, id=record_id(f"paper of house: {one.mime}"))) for one in papers),
            (Level.STAFF, replace(cloud, id=record_id("cloud of house"))),
            (Level.STAFF, File("model", (telling,), facts=bounds, id=record_id("model of house"))),
            (Level.PUBLIC, replace(heard, id=record_id("sound of house"))),
            (Level.STAFF, File("captions", (said,), "hoi.vi.vtt", id=record_id("captions of house"))),
            (Level.PUBLIC, File("captions", (harmless,), "hoi.en.vtt", facts=clean, id=record_id("harmless captions"))),
        ],
        "embargoed": [(Level.STAFF, replace(photo(pyramid), id=record_id("embargoed photo")))],
        "letters": [(Level.SIGNED_IN, replace(photo(pyramid), id=record_id("letter photo")))],
    }


ASSETS = {
    record_id("photo"): Level.PUBLIC,
    record_id("model"): Level.PUBLIC,
    record_id("staff photo"): Level.STAFF,
    record_id("embargoed photo"): Level.STAFF,
    record_id("letter photo"): Level.SIGNED_IN,
    record_id("photo of house"): Level.PUBLIC,
    record_id("paper of house: application/pdf"): Level.STAFF,
    record_id("paper of house: application/msword"): Level.STAFF,
    record_id("paper of house: application/zip"): Level.STAFF,
    record_id("cloud of house"): Level.STAFF,
    record_id("model of house"): Level.STAFF,
    record_id("sound of house"): Level.PUBLIC,
    record_id("captions of house"): Level.STAFF,
    record_id("harmless captions"): Level.PUBLIC,
}
SECRETS |= HIDDEN | {asset: level for asset, level in ASSETS.items() if level is not Level.PUBLIC}
