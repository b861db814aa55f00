"""Documents are counted where that is cheap, pictured if PDF, and handed out without the places of their pictures."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from catalog.derivatives import DerivativeRole
from ingest.media import mediatypes as kind
from ingest.media.facts import Processed, SuggestedField
from ingest.media.refusal import MediaRefusedError

Run = Callable[..., Processed]
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Hương ước làng</dc:title><dc:creator>Nguyễn A</dc:creator></cp:coreProperties>"
)
APP = '<Properties xmlns="p"><Pages>7</Pages></Properties>'


def _photo_with_place() -> bytes:
    exif = Image.Exif()
    exif[34853] = {1: "N", 2: (21.0, 2.0, 7.0), 3: "E", 4: (105.0, 50.0, 25.0)}
    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def _docx(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("word/document.xml", "<w/>")
        for name, content in members.items():
            out.writestr(name, content)
    return path


def _pdf(path: Path, pages: int = 2, size: tuple[float, float] = (200, 300)) -> Path:
    document = pdfium.PdfDocument.new()
    for _ in range(pages):
        document.new_page(*size)
    document.save(path)
    return path


def _gps_of(data: bytes) -> dict[int, object]:
    with Image.open(io.BytesIO(data)) as picture:
        return {tag: value for tag, value in picture.getexif().get_ifd(34853).items() if value}


def test_a_pdf_is_counted_and_its_first_page_pictured(tmp_path: Path, run: Run) -> None:
    path = _pdf(tmp_path / "a.pdf", 3)
    processed = run(path)
    made = {one.role: one for one in processed.derivatives}
    assert processed.facts.pages == 3
    assert made[DerivativeRole.DOCUMENT].path == path
    assert (made[DerivativeRole.WEBP_1200].width_px, made[DerivativeRole.WEBP_1200].height_px) == (800, 1200)
    assert processed.facts.dominant_colour == "#ffffff"


def test_a_pdf_of_absurd_shape_is_not_pictured(tmp_path: Path, run: Run) -> None:
    processed = run(_pdf(tmp_path / "a.pdf", 1, (14_000, 3)))
    assert [one.role for one in processed.derivatives] == [DerivativeRole.DOCUMENT]


def test_a_broken_pdf_is_refused(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing else")
    with pytest.raises(MediaRefusedError) as refused:
        run(path)
    assert refused.value.message.code == "media-document-damaged"


def test_a_word_file_tells_pages_title_and_author(tmp_path: Path, run: Run) -> None:
    processed = run(_docx(tmp_path / "a.docx", **{"docProps/app.xml": APP, "docProps/core.xml": CORE}))
    told = {one.field: one.value for one in processed.facts.suggestions}
    assert processed.facts.pages == 7
    assert told == {SuggestedField.TITLE: "Hương ước làng", SuggestedField.CREATOR: "Nguyễn A"}


def test_an_opendocument_tells_its_pages(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("mimetype", kind.ODT.mime)
        out.writestr("meta.xml", '<m xmlns:meta="u"><meta:document-statistic meta:page-count="5"/></m>')
    assert run(path).facts.pages == 5


def test_entities_in_properties_are_passed_over(tmp_path: Path, run: Run) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "x">]><Properties><Pages>&b;</Pages></Properties>'
    assert run(_docx(tmp_path / "a.docx", **{"docProps/app.xml": bomb})).facts.pages is None


def test_pictures_in_a_word_file_lose_their_places(tmp_path: Path, run: Run) -> None:
    photo = _photo_with_place()
    assert _gps_of(photo)
    path = _docx(tmp_path / "a.docx", **{"word/media/image1.jpeg": photo})
    processed = run(path)
    (document,) = processed.derivatives
    with zipfile.ZipFile(document.path) as archive:
        assert archive.testzip() is None
        assert _gps_of(archive.read("word/media/image1.jpeg")) == {}
        assert archive.read("word/document.xml") == b"<w/>"
    assert [message.code for message in processed.facts.messages] == ["media-place-removed"]


@pytest.mark.parametrize("head", [b"%PDF-1.4\n", b"{\\rtf1 \\nofpages4 "])
def test_pictures_inside_other_documents_lose_their_places(head: bytes, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1\\nofpages4 " + _photo_with_place() + b"}")
    processed = run(path)
    assert processed.facts.pages == 4
    assert processed.derivatives[0].path != path


def test_a_damaged_word_file_is_refused(tmp_path: Path, run: Run) -> None:
    path = _docx(tmp_path / "a.docx", **{"docProps/app.xml": APP * 40})
    data = bytearray(path.read_bytes())
    start = data.find(b"docProps/app.xml") + 16
    data[start : start + 20] = b"\xff" * 20
    path.write_bytes(data)
    with pytest.raises(MediaRefusedError) as refused:
        run(path)
    assert refused.value.message.code == "media-document-damaged"


def test_plain_text_is_offered_as_it_is(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Văn bia", encoding="utf-8")
    (document,) = run(path).derivatives
    assert (document.role, document.path, document.mime) == (DerivativeRole.DOCUMENT, path, "text/plain")


def test_all_sample_documents_are_offered(samples: Path, run: Run) -> None:
    pages = {"c02-22.pdf": 1, "francais.pdf": 1, "linn.pdf": 1, "skew.pdf": 1, "C84_1.pdf": 3, "C84_1.docx": 3}
    for path in [*(samples / "documents").glob("*.pdf"), *(samples / "campa" / "documents").iterdir()]:
        processed = run(path)
        assert processed.derivatives[0].role is DerivativeRole.DOCUMENT
        assert processed.facts.pages == pages.get(path.name, processed.facts.pages)
