"""A panorama is known by what its XMP says of it, where the whole sphere is there."""

from pathlib import Path

import pytest
from PIL import Image

from catalog.panorama import Projection
from ingest.media import image
from ingest.media.facts import MediaRequest
from ingest.media.mediatypes import JPEG, PNG, TIFF, WEBP, MediaType
from ingest.media.panorama import projection_of
from ingest.process import facts_document

WHOLE = "<GPano:ProjectionType>equirectangular</GPano:ProjectionType>"


def packet(*, said: str = WHOLE, as_attributes: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:GPano="http://ns.google.com/photos/1.0/panorama/"'
        f" {as_attributes}>{said}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def area(width: int, height: int) -> str:
    """The part that the picture shows of a panorama of 400 by 200."""
    return (
        f"{WHOLE}<GPano:FullPanoWidthPixels>400</GPano:FullPanoWidthPixels>"
        "<GPano:FullPanoHeightPixels>200</GPano:FullPanoHeightPixels>"
        f"<GPano:CroppedAreaImageWidthPixels>{width}</GPano:CroppedAreaImageWidthPixels>"
        f"<GPano:CroppedAreaImageHeightPixels>{height}</GPano:CroppedAreaImageHeightPixels>"
    )


def saved(folder: Path, xmp: bytes | None, *, size: tuple[int, int] = (40, 20), kind: str = "JPEG") -> Path:
    path = folder / f"a.{kind.lower()}"
    picture = Image.new("RGB", size, "#885533")
    if xmp is None:
        picture.save(path, kind)
    elif kind == "TIFF":
        picture.save(path, kind, tiffinfo={700: xmp})
    else:
        picture.save(path, kind, xmp=xmp)
    return path


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", JPEG), ("WEBP", WEBP), ("TIFF", TIFF)])
def test_a_sphere_says_so_in_its_xmp(tmp_path: Path, kind: str, media_type: MediaType) -> None:
    assert projection_of(saved(tmp_path, packet(), kind=kind), media_type) is Projection.SPHERE


@pytest.mark.parametrize(
    ("xmp", "found"),
    [
        (packet(said="", as_attributes='GPano:ProjectionType="equirectangular"'), Projection.SPHERE),
        (packet(said=area(400, 200)), Projection.SPHERE),
        (packet(said=area(200, 100)), Projection.OTHER),
        (packet(said=area(400, 100)), Projection.OTHER),
        (packet(said="<GPano:ProjectionType>cylindrical</GPano:ProjectionType>"), Projection.OTHER),
        (packet(said="<GPano:ProjectionType> </GPano:ProjectionType>"), None),
        (packet(said=""), None),
        (b"<x:xmpmeta", None),
        (None, None),
    ],
)
def test_parts_cylinders_and_silence_are_no_sphere(tmp_path: Path, xmp: bytes | None, found: Projection | None) -> None:
    assert projection_of(saved(tmp_path, xmp), JPEG) is found


@pytest.mark.parametrize(("size", "told"), [((40, 20), "equirectangular"), ((40, 30), None), ((120, 20), None)])
def test_only_a_picture_twice_as_wide_as_high_is_asked(tmp_path: Path, size: tuple[int, int], told: str | None) -> None:
    facts = image.inspect(saved(tmp_path, packet(), size=size), JPEG, MediaRequest("a.jpg"))
    assert facts_document(facts).get("projection") == told


def test_a_picture_without_xmp_is_read_as_before(tmp_path: Path) -> None:
    facts = image.inspect(saved(tmp_path, None, kind="PNG"), PNG, MediaRequest("a.png"))
    assert "projection" not in facts_document(facts)
