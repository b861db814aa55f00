"""Canvases: each picture, sound and film of a record on a stage of its own (Presentation API 3.0, section 5.3)."""

from dataclasses import dataclass
from html import escape
from typing import Any

from catalog.assets import Derivative
from catalog.derivatives import DerivativeRole
from catalog.language import N_
from catalog.shown import FileView
from viewer.captions import captions_of
from viewer.derivative_names import derivative_path
from viewer.digital_source import source_label
from viewer.iiif.info import service, service_url
from viewer.iiif.plan import LIMITS, Dimensions, ImageRequest, plan, within
from viewer.iiif.words import Words, first_of, sentence, untagged, words
from viewer.rights import iiif_rights

THUMBNAIL_PX = 400
_ORIGIN = N_("How this file came to be")
_SOURCE = N_("Digital source type (IPTC)")
_CREDIT = N_("Credit")
_NUMBERED = N_("Picture {number}")
_CAPTIONS = N_("Captions")


@dataclass(frozen=True)
class Stage:
    """What canvases are made for: the manifest's address, the museum's, and all files of the record."""

    manifest: str
    public_url: str
    files: tuple[FileView, ...] = ()


def canvas(file: FileView, number: int, stage: Stage) -> dict[str, Any] | None:
    """The file's canvas; None for a file that has no place on one, as a model or a document."""
    content = _content(file, stage)
    if content is None:
        return None
    address = f"{stage.manifest}/canvas/{file.id}"
    extent = {name: content[name] for name in ("duration",) if name in content}
    size = _full_size(file)
    if size is not None:
        extent |= {"width": size.width_px, "height": size.height_px}
    annotation = {
        "id": f"{address}/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": content,
        "target": address,
    }
    made: dict[str, Any] = {
        "id": address,
        "type": "Canvas",
        "label": _label(file, number),
        **extent,
        **_notes(file),
        "items": [{"id": f"{address}/page", "type": "AnnotationPage", "items": [annotation]}],
    }
    if picture := thumbnail(file, stage.public_url):
        made["thumbnail"] = [picture]
    if supplement := _captions(file, address, stage):
        made["annotations"] = [supplement]
    return made


def thumbnail(file: FileView, public_url: str) -> dict[str, Any] | None:
    """A small picture of the file: of its pyramid, or the poster that stands for it."""
    size = _full_size(file) if file.derivative(DerivativeRole.PYRAMID) else None
    if size is not None:
        small = plan(ImageRequest("full", within(size, THUMBNAIL_PX), "0", "default", "jpg"), size)
        return {
            "id": f"{service_url(public_url, file.id)}/{small.canonical}",
            "type": "Image",
            "format": "image/jpeg",
            "width": small.width_px,
            "height": small.height_px,
            "service": [service(public_url, file.id)],
        }
    made = file.derivative(DerivativeRole.POSTER) or file.derivative(DerivativeRole.WEBP_400)
    return _resource(file, made, "Image", public_url) if made else None


def _content(file: FileView, stage: Stage) -> dict[str, Any] | None:
    size = _full_size(file)
    if file.derivative(DerivativeRole.PYRAMID) and size is not None:
        largest = plan(ImageRequest("full", "max", "0", "default", "jpg"), size, LIMITS)
        return {
            "id": f"{service_url(stage.public_url, file.id)}/{largest.canonical}",
            "type": "Image",
            "format": "image/jpeg",
            "width": largest.width_px,
            "height": largest.height_px,
            "service": [service(stage.public_url, file.id)],
        }
    duration_s = file.facts.get("duration_s")
    for role, kind in ((DerivativeRole.SOUND, "Sound"), (DerivativeRole.FILM, "Video")):
        made = file.derivative(role)
        if made and duration_s and (kind == "Sound" or size is not None):
            extent = {"width": size.width_px, "height": size.height_px} if size and kind == "Video" else {}
            return _resource(file, made, kind, stage.public_url) | extent | {"duration": duration_s}
    return None


def _full_size(file: FileView) -> Dimensions | None:
    """The picture's or the film's own size; a pyramid's is the one that its tiles have."""
    pyramid = file.derivative(DerivativeRole.PYRAMID)
    width = (pyramid.width_px if pyramid else None) or file.facts.get("width_px")
    height = (pyramid.height_px if pyramid else None) or file.facts.get("height_px")
    return Dimensions(int(width), int(height)) if width and height else None


def _resource(file: FileView, made: Derivative, kind: str, public_url: str) -> dict[str, Any]:
    size = {"width": made.width_px, "height": made.height_px} if made.width_px and made.height_px else {}
    return {"id": public_url + derivative_path(file, made), "type": kind, "format": made.mime, **size}


def _captions(file: FileView, address: str, stage: Stage) -> dict[str, Any] | None:
    """The captions of a film or a recording as its supplement."""
    items = [
        {
            "id": f"{address}/captions/{other.id}",
            "type": "Annotation",
            "motivation": "supplementing",
            "body": {
                **_resource(other, made, "Text", stage.public_url),
                "label": words(other.row.caption) or sentence(_CAPTIONS),
                "language": language,
            },
            "target": address,
        }
        for other, language in captions_of(file, stage.files)
        if (made := other.derivative(DerivativeRole.CAPTIONS))
    ]
    return {"id": f"{address}/captions", "type": "AnnotationPage", "items": items} if items else None


def _label(file: FileView, number: int) -> Words:
    return words(first_of(file.row.caption, file.row.alt)) or sentence(_NUMBERED, number=number)


def _notes(file: FileView) -> dict[str, Any]:
    """What must be said of this file in particular: its rights, its credit, and how it was made."""
    notes: dict[str, Any] = {}
    if made := _making(file.row.digital_source):
        notes["metadata"] = made
    if rights := iiif_rights(file.row.rights):
        notes["rights"] = rights
    if file.row.credit:
        notes["requiredStatement"] = {"label": sentence(_CREDIT), "value": words(file.row.credit)}
    return notes


def _making(uri: str | None) -> list[dict[str, Words]]:
    """How a file was made: to people in a sentence, to machines as a link to the term (section 4.2: HTML in values)."""
    if uri is None:
        return []
    origin, address = source_label(uri), escape(uri)
    told = [{"label": sentence(_ORIGIN), "value": sentence(origin)}] if origin else []
    link = f'<span><a href="{address}">{address}</a></span>'
    return [*told, {"label": sentence(_SOURCE), "value": untagged(link)}]
