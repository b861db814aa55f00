"""Manifests: a record as any IIIF viewer shows it (Presentation API 3.0, section 5.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.cards import place_label
from catalog.derivatives import DerivativeRole
from catalog.institutions import Institution
from catalog.language import N_, languages
from catalog.record.lists import KIND_LABELS, Kind, RelationType, TermRole, TextType
from catalog.record.model import Record
from catalog.shown import RecordView
from viewer.derivative_names import derivative_path
from viewer.iiif.canvas import Stage, canvas, thumbnail
from viewer.iiif.words import Words, first_of, joined, sentence, untagged, words
from viewer.rights import credit, digital_rights, iiif_rights

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
_CREDIT = N_("Credit")
_KIND, _NAMES, _DATE, _PLACE = N_("Kind"), N_("Other names"), N_("Date"), N_("Place")
_TYPE, _MATERIAL, _TECHNIQUE, _NUMBER = N_("Type"), N_("Material"), N_("Technique"), N_("Number")
_DATA = N_("The record as data")
_SHOWN = ((TermRole.TYPE, _TYPE), (TermRole.MATERIAL, _MATERIAL), (TermRole.TECHNIQUE, _TECHNIQUE))
_DOWNLOADS = {DerivativeRole.MODEL_GLB: ("Model", N_("3D model")), DerivativeRole.DOCUMENT: ("Text", N_("Document"))}


@dataclass(frozen=True)
class Setting:
    """Where a manifest stands: the museum's address, the record's page and its institution's by language."""

    public_url: str
    pages: Mapping[str, str]
    institution: Institution
    institution_pages: Mapping[str, str]


def manifest_url(public_url: str, record_id: str) -> str:
    """The address of a record's manifest."""
    return f"{public_url}/iiif/manifest/{record_id}"


def collection_url(public_url: str, record_id: str) -> str:
    """The address of a collection of manifests."""
    return f"{public_url}/iiif/collection/{record_id}"


def has_manifest(view: RecordView) -> bool:
    """Whether the record has anything that a canvas can show."""
    stage = Stage("", "")
    return any(canvas(file, 0, stage) for file in view.files)


def manifest(view: RecordView, setting: Setting) -> dict[str, Any]:
    """The record's manifest, as its viewer may see it; `items` is empty where it has nothing for a canvas."""
    address = manifest_url(setting.public_url, view.id)
    stage = Stage(address, setting.public_url, view.files)
    unique = {file.id: file for file in view.files}.values()
    made = [canvas(file, number, stage) for number, file in enumerate(unique, 1)]
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "Manifest",
        **description(view, setting),
        "metadata": facts(view),
        **_downloads(view, setting),
        **_part_of(view, setting),
        "items": [one for one in made if one is not None],
    }


def description(view: RecordView, setting: Setting) -> dict[str, Any]:
    """What manifests and collections say alike: name, summary, rights, credit, provider, and where to read more."""
    record = view.record
    summary = next((row.text for row in record.texts if row.type in (TextType.SUMMARY, TextType.DESCRIPTION)), {})
    picture = next((small for file in view.files if (small := thumbnail(file, setting.public_url))), None)
    credited, rights = credit(record), iiif_rights(digital_rights(record))
    data = f"{setting.public_url}/api/records/{view.id}"
    schema = f"{setting.public_url}/api/schema/record"
    return {
        "label": words(record.preferred),
        **({"summary": words(summary)} if summary else {}),
        **({"rights": rights} if rights else {}),
        **({"requiredStatement": {"label": sentence(_CREDIT), "value": words(credited)}} if credited else {}),
        "provider": [_provider(setting)],
        **({"thumbnail": [picture]} if picture else {}),
        "homepage": _pages(setting.pages, record.preferred),
        "seeAlso": [
            {"id": data, "type": "Dataset", "format": "application/json", "profile": schema, "label": sentence(_DATA)}
        ],
    }


def facts(view: RecordView) -> list[dict[str, Any]]:
    """Label and value of what a viewer's side panel shows."""
    record = view.record
    rows = [(sentence(_KIND), sentence(KIND_LABELS[Kind(view.kind)]))]
    rows += [(sentence(_NAMES), joined([name.text for name in record.names if name.text != record.preferred]))]
    for role, label in _SHOWN:
        rows.append((sentence(label), joined([term.term.label for term in record.terms if term.role is role])))
    dates = [{tag: event.date.display(tag) for tag in languages()} for event in record.events if event.date]
    rows.append((sentence(_DATE), joined(dates)))
    rows.append(
        (sentence(_PLACE), joined([place.written for place in record.places if place.written] or [place_label(record)]))
    )
    rows.append((sentence(_NUMBER), _numbers(record)))
    return [{"label": label, "value": value} for label, value in rows if value]


def _numbers(record: Record) -> Words:
    return untagged(*(row.value for row in record.identifiers)) if record.identifiers else {}


def _provider(setting: Setting) -> dict[str, Any]:
    institution = setting.institution
    site = next(iter(setting.institution_pages.values()), setting.public_url)
    homepage = _pages(setting.institution_pages, institution.name)
    if institution.website:
        homepage.append(
            {"id": institution.website, "type": "Text", "format": "text/html", "label": words(institution.name)}
        )
    return {"id": site, "type": "Agent", "label": words(institution.name), "homepage": homepage}


def _pages(pages: Mapping[str, str], label: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"id": url, "type": "Text", "format": "text/html", "language": [language], "label": words(label)}
        for language, url in pages.items()
    ]


def _downloads(view: RecordView, setting: Setting) -> dict[str, Any]:
    """Models and documents, which have no place on a canvas."""
    found = [
        {
            "id": setting.public_url + derivative_path(file, made),
            "type": kind,
            "format": made.mime,
            "label": words(first_of(file.row.caption, file.row.alt)) or sentence(label),
        }
        for file in view.files
        for role, (kind, label) in _DOWNLOADS.items()
        if (made := file.derivative(role))
    ]
    return {"rendering": found} if found else {}


def _part_of(view: RecordView, setting: Setting) -> dict[str, Any]:
    """The collections that the record is in, as far as its viewer may know of them."""
    found = [
        {
            "id": collection_url(setting.public_url, one.card.record_id),
            "type": "Collection",
            "label": words(one.card.title),
        }
        for one in view.related
        if one.type in (RelationType.MEMBER_OF, RelationType.PART_OF) and not one.inverse
    ]
    return {"partOf": found} if found else {}
