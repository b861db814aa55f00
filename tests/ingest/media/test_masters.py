"""Raw, layered and JPEG XL files are kept, and somebody is told what to export from which program."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ingest.media import mediatypes as kind
from ingest.media.facts import Processed
from ingest.media.refusal import MediaRefusedError
from ingest.media.sniff import identify
from tests.ingest.media.made import LONG, SHORT, Page, text, write_tiff

Run = Callable[..., Processed]
PREVIEW = np.zeros((12, 16, 3), np.uint8)


def _raw(path: Path, make: str, model: str, **tags: tuple[int, list[int]]) -> Path:
    """A preview with the picture hung below it, as NEF, ARW and DNG are made."""
    more = {int(name.removeprefix("tag")): value for name, value in tags.items()}
    below = {254: (LONG, [1]), 271: text(make), 272: text(model), 330: (LONG, [8])}
    return write_tiff(path, Page(PREVIEW, tags=below | more))


def _why(run: Run, path: Path) -> MediaRefusedError:
    with pytest.raises(MediaRefusedError) as refused:
        run(path)
    return refused.value


@pytest.mark.parametrize(
    ("name", "make", "model", "camera", "program"),
    [
        ("a.nef", "NIKON CORPORATION", "NIKON D850", "NIKON D850", "NX Studio"),
        ("a.arw", "SONY", "ILCE-7M3", "SONY ILCE-7M3", "Imaging Edge Desktop"),
        ("a.cr2", "Canon", "Canon EOS 80D", "Canon EOS 80D", "Digital Photo Professional"),
        ("a.raw.tif", "Leica Camera AG", "LEICA M9", "LEICA M9", "darktable"),
    ],
)
def test_a_raw_file_says_which_program_develops_it(
    name: str, make: str, model: str, camera: str, program: str, tmp_path: Path, run: Run
) -> None:
    refused = _why(run, _raw(tmp_path / name, make, model))
    assert refused.message.code == "media-raw-kept"
    assert refused.message.params["camera"] == camera
    assert program in refused.text("vi")
    assert program in refused.text("en")


def test_a_dng_and_a_mosaic_are_raw_whatever_their_names_say(tmp_path: Path) -> None:
    dng = write_tiff(tmp_path / "a.tif", Page(PREVIEW, tags={50706: (1, [1, 4, 0, 0])}))
    mosaic = write_tiff(tmp_path / "b.tif", Page(PREVIEW[:, :, 0], photometric=32803))
    assert [identify(path, path.name).media_type for path in (dng, mosaic)] == [kind.RAW, kind.RAW]
    assert identify(dng, "a.tif").messages == ()


def test_a_scan_that_names_its_scanner_is_no_raw_file(tmp_path: Path) -> None:
    scan = write_tiff(tmp_path / "a.tif", Page(PREVIEW, tags={271: text("EPSON"), 272: text("V850")}))
    assert identify(scan, "a.tif").media_type is kind.TIFF


def test_a_camera_is_found_within_a_file_that_is_no_tiff(tmp_path: Path, run: Run) -> None:
    exif = write_tiff(tmp_path / "exif", Page(PREVIEW, tags={271: text("FUJIFILM"), 272: text("X-T4")})).read_bytes()
    head = bytearray(exif)
    first = int.from_bytes(head[4:8], "little")
    rows = bytes(head[first:])
    block = b"II*\0\x08\0\0\0" + rows + bytes(head[8:first])
    path = tmp_path / "a.raf"
    path.write_bytes(b"FUJIFILMCCD-RAW 0201" + bytes(80) + block)
    assert _why(run, path).message.code == "media-raw-kept"


@pytest.mark.parametrize(
    ("name", "data", "called"),
    [
        ("a.psd", b"8BPS\0\1" + bytes(30), "Photoshop"),
        ("a.jxr", b"II\xbc\1" + bytes(30), "JPEG XR"),
    ],
)
def test_a_layered_file_says_what_wrote_it(name: str, data: bytes, called: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert _why(run, path).message.code == "media-layered-kept-of-nobody"
    path.write_bytes(data + b'<rdf:Description xmp:CreatorTool="Affinity Photo 2.4"/>')
    told = _why(run, path)
    assert told.message.code == "media-layered-kept"
    assert (told.message.params["type"], told.message.params["program"]) == (called, "Affinity Photo 2.4")


def test_a_jpeg_xl_is_told_with_the_programs_that_open_it_and_what_to_save(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "chum.jxl"
    path.write_bytes(b"\xff\x0a" + bytes(30))
    told = _why(run, path)
    assert told.message.code == "media-jxl-kept"
    assert {"darktable", "GIMP", "TIFF", "djxl chum.jxl chum.jpg"} <= {
        word for word in ("darktable", "GIMP", "TIFF", "djxl chum.jxl chum.jpg") if word in told.text("vi")
    }


def test_a_targa_picture_is_not_taken_for_an_icon(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "a.tga"
    Image.new("RGB", (30, 20), "red").save(path)
    with pytest.raises(MediaRefusedError) as refused:
        identify(path, "a.tga")
    assert refused.value.message.params["type"] == "TGA"


def test_a_short_tag_of_many_numbers_reads_as_text_no_further(tmp_path: Path, run: Run) -> None:
    path = _raw(tmp_path / "a.nef", "Nikon", "x" * 5000, tag305=(SHORT, [7]))
    assert len(str(_why(run, path).message.params["camera"])) < 300
