"""Photographs of every kind become a pyramid and WebP pictures that tell no place."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import pyvips
import simplejpeg
from PIL import Image, ImageCms, ImageOps, TiffImagePlugin

from catalog.derivatives import CARDS, PICTURES, DerivativeRole
from catalog.tiles import TileIndex
from ingest.media import image
from ingest.media.facts import Derivative, Facts, Processed, SuggestedField
from ingest.media.refusal import MediaRefusedError

Run = Callable[..., Processed]
Photo = Callable[..., Path]
PLACE_XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="21,2.1167N" '
    b'exif:GPSLongitude="105,50.4167E"/></rdf:RDF></x:xmpmeta>'
)


def _by_role(processed: Processed) -> dict[DerivativeRole, Derivative]:
    return {derivative.role: derivative for derivative in processed.derivatives}


def _shown(processed: Processed) -> np.ndarray:
    """The whole picture as a visitor gets it: the ready size in full."""
    pyramid = _by_role(processed)[DerivativeRole.PYRAMID]
    index = TileIndex.from_bytes(pyramid.tile_index or b"")
    where = index.size(index.width_px, index.height_px)
    assert where is not None
    data = pyramid.path.read_bytes()[where.offset : where.offset + where.length]
    return simplejpeg.decode_jpeg(data, "RGB")


def _codes(processed: Processed) -> list[str]:
    return [message.code for message in processed.facts.messages]


def _refusal(run: Run, path: Path) -> str:
    with pytest.raises(MediaRefusedError) as refused:
        run(path)
    return refused.value.message.code


def test_a_photo_gives_a_pyramid_four_webps_a_colour_and_a_hash(photo: Photo, run: Run) -> None:
    processed = run(photo("a.jpg", 2600, 1300, quality=90))
    made = _by_role(processed)
    assert set(made) == {DerivativeRole.PYRAMID, *PICTURES, *CARDS}
    assert (made[DerivativeRole.WEBP_1200].width_px, made[DerivativeRole.WEBP_1200].height_px) == (1200, 600)
    assert (made[DerivativeRole.WEBP_400].width_px, made[DerivativeRole.WEBP_400].height_px) == (400, 200)
    assert [made[role].width_px for role in PICTURES] == [400, 800, 1200]
    for derivative in processed.derivatives:
        assert derivative.path.stat().st_size == derivative.size_bytes
    facts = processed.facts
    assert (facts.width_px, facts.height_px, facts.mime) == (2600, 1300, "image/jpeg")
    assert facts.dominant_colour is not None
    assert facts.phash is not None


def test_a_small_picture_is_not_made_twice_in_its_own_size(photo: Photo, run: Run) -> None:
    made = _by_role(run(photo("a.jpg", 300, 200)))
    sizes = {role: made[role].width_px for role in (*PICTURES, *CARDS) if role in made}
    assert sizes == {DerivativeRole.WEBP_400: 300, DerivativeRole.WEBP_1200: 300, DerivativeRole.CARD_240: 240}


@pytest.mark.parametrize("size", [(1600, 600), (600, 1600), (800, 600)])
def test_a_card_is_the_middle_of_the_picture(size: tuple[int, int], photo: Photo, run: Run) -> None:
    made = _by_role(run(photo("a.png", *size)))
    with Image.open(photo("b.png", *size)) as whole, Image.open(made[DerivativeRole.CARD_240].path) as card:
        expected = ImageOps.fit(whole.convert("RGB"), (240, 180))
        assert card.size == (240, 180)
        assert np.abs(np.asarray(card.convert("RGB"), int) - np.asarray(expected, int)).mean() < 6


def test_a_picture_that_phones_would_wait_long_for_is_made_lighter(tmp_path: Path, run: Run) -> None:
    grain = np.random.default_rng(1).integers(0, 256, (900, 1200, 3), np.uint8)
    Image.fromarray(grain).save(tmp_path / "grain.png")
    made = _by_role(run(tmp_path / "grain.png"))
    plain = pyvips.Image.thumbnail(str(tmp_path / "grain.png"), 800).webpsave_buffer(Q=60, effort=2)
    assert made[DerivativeRole.WEBP_800].size_bytes < 0.8 * len(plain)


@pytest.mark.parametrize(("soft_px", "lighter"), [(0.7, True), (1.0, True), (4.0, False)])
def test_a_picture_of_a_page_is_packed_closer_only_where_it_weighs_much(
    soft_px: float, lighter: bool, tmp_path: Path, run: Run
) -> None:
    grain = np.random.default_rng(1).integers(0, 256, (900, 1200, 3), np.uint8)
    image = pyvips.Image.new_from_array(grain).gaussblur(soft_px)
    image.pngsave(str(tmp_path / "grain.png"))
    made = _by_role(run(tmp_path / "grain.png"))[DerivativeRole.WEBP_1200]
    plain = len(image.webpsave_buffer(Q=72, effort=2, keep="none"))
    assert (made.size_bytes < 0.8 * plain) is lighter
    assert lighter is (plain > 62_000)


@pytest.mark.parametrize(
    ("cell_px", "soft_px", "quality", "lost_px"),
    [
        (1, 4.0, 30, 0.0),
        (1, 2.0, 30, 0.0),
        (1, 1.6, 20, 0.0),
        (1, 1.2, 15, 0.0),
        (1, 0.8, 15, 0.6),
        (8, 0.0, 10, 0.6),
    ],
)
def test_a_card_of_dense_screens_is_packed_coarser_before_it_is_softened(
    cell_px: int, soft_px: float, quality: int, lost_px: float, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "grain.png"
    grain = np.random.default_rng(1).integers(0, 256, (900 // cell_px, 1200 // cell_px, 3), np.uint8)
    image = pyvips.Image.new_from_array(grain).zoom(cell_px, cell_px)
    (image.gaussblur(soft_px) if soft_px else image).pngsave(str(path))
    made = _by_role(run(path))[DerivativeRole.CARD_480].size_bytes
    whole = pyvips.Image.thumbnail(str(path), 480).copy_memory()
    sizes = {(q, px): _packed(whole, q, px) for q, px in ((30, 0.0), (20, 0.0), (15, 0.0), (15, 0.6), (10, 0.6))}
    assert min(sizes, key=lambda one: abs(sizes[one] - made)) == (quality, lost_px)
    assert made <= 9_500 or quality == 10


def _packed(picture: pyvips.Image, quality: int, lost_px: float) -> int:
    """How many bytes it has, packed with this quality, once the eye has lost so many pixels."""
    seen = picture.gaussblur(lost_px) if lost_px else picture
    return len(seen.webpsave_buffer(Q=quality, effort=4, keep="none"))


def test_a_long_scroll_has_no_card_that_would_have_to_be_enlarged(photo: Photo, run: Run) -> None:
    assert not set(CARDS) & set(_by_role(run(photo("a.png", 3000, 150))))


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp", "a.gif", "a.jp2", "a.bmp", "a.avif"])
def test_every_format_shows_the_same_picture(name: str, photo: Photo, run: Run) -> None:
    shown = _shown(run(photo(name)))
    expected = np.asarray(Image.open(photo("b.png")))
    assert shown.shape == expected.shape
    assert np.abs(shown.astype(int) - expected).mean() < 6


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["a.jpg", "a.tif", "a.png"])
def test_a_photo_is_turned_as_its_camera_was_held(orientation: int, name: str, photo: Photo, run: Run) -> None:
    upright = np.asarray(Image.open(photo("upright.png", 300, 200)))
    back = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    stored = Image.fromarray(upright)
    turned = stored if back is None else stored.transpose(Image.Transpose(back))
    exif = Image.Exif()
    exif[274] = orientation
    path = photo("x.png").parent / name
    turned.save(path, exif=exif)
    processed = run(path)
    assert (processed.facts.width_px, processed.facts.height_px) == (300, 200)
    assert np.abs(_shown(processed).astype(int) - upright).mean() < 4


def test_a_16_bit_grey_tiff_keeps_its_tones(tmp_path: Path, run: Run) -> None:
    tones = np.linspace(0, 65_535, 256).astype(np.uint16)[None, :].repeat(64, 0)
    path = tmp_path / "a.tif"
    Image.fromarray(tones).save(path)
    shown = _shown(run(path))
    assert np.abs(shown[10, :, 0].astype(int) - np.arange(256)).max() <= 3


def test_a_float_tiff_is_stretched_and_says_so(tmp_path: Path, run: Run) -> None:
    heights = np.linspace(-12.5, 900, 256).astype(np.float32)[None, :].repeat(64, 0)
    path = tmp_path / "a.tif"
    Image.fromarray(heights).save(path)
    processed = run(path)
    assert _codes(processed) == ["media-tones-stretched"]
    assert np.abs(_shown(processed)[10, :, 0].astype(int) - np.arange(256)).max() <= 3


def test_a_cielab_tiff_is_shown_in_colour(tmp_path: Path, run: Run) -> None:
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    path = tmp_path / "a.tif"
    ImageCms.profileToProfile(Image.new("RGB", (64, 64), (180, 40, 60)), srgb, lab, outputMode="LAB").save(path)
    assert np.abs(_shown(run(path))[30, 30].astype(int) - (180, 40, 60)).max() <= 6


@pytest.mark.parametrize("options", [{"progressive": True}, {"subsampling": 0}, {"quality": 30}])
def test_all_kinds_of_jpeg_are_read(options: dict[str, object], photo: Photo, run: Run) -> None:
    assert run(photo("a.jpg", **options)).facts.messages == ()


def test_a_grey_photo_stays_grey(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.jpg"
    Image.new("L", (300, 200), 99).save(path)
    made = _by_role(run(path))[DerivativeRole.PYRAMID]
    with Image.open(made.path) as pyramid:
        assert pyramid.mode == "L"


def test_cmyk_is_shown_in_colour(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.jpg"
    Image.new("CMYK", (64, 64), (0, 255, 255, 0)).save(path, quality=95)
    red, green, blue = _shown(run(path))[30, 30]
    assert red > 180
    assert max(green, blue) < 90


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.tif"])
def test_transparent_parts_become_white(name: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / name
    Image.new("RGBA", (40, 40), (200, 0, 0, 0)).save(path)
    assert _shown(run(path))[20, 20].tolist() == [255, 255, 255]


def test_a_wide_gamut_profile_is_applied_and_srgb_is_not(tmp_path: Path, run: Run) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = tmp_path / "a.jpg"
    Image.new("RGB", (64, 64), (200, 30, 30)).save(path, quality=95, subsampling=0, icc_profile=lab)
    assert np.abs(_shown(run(path))[30, 30].astype(int) - (200, 30, 30)).max() <= 3


def test_a_broken_profile_is_a_warning(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (64, 64), (200, 30, 30)).save(path, quality=95, icc_profile=b"nonsense" * 40)
    processed = run(path)
    assert _codes(processed) == ["media-colour-profile"]


def test_the_first_of_several_pages_is_shown_and_the_others_mentioned(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.tif"
    pages = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue", "green")]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    processed = run(path)
    assert processed.facts.pages == 3
    assert _codes(processed) == ["media-image-first-page"]
    assert _shown(processed)[10, 10, 0] > 200


def test_the_smaller_copies_inside_a_pyramid_are_no_pages(photo: Photo, run: Run, tmp_path: Path) -> None:
    made = _by_role(run(photo("a.jpg", 700, 500)))[DerivativeRole.PYRAMID]
    again = tmp_path / "again.tif"
    again.write_bytes(made.path.read_bytes())
    assert _codes(run(again)) == []


def test_a_tiled_bigtiff_is_read(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "big.tif"
    pixels = pyvips.Image.new_from_memory(bytes(700 * 300 * 3), 700, 300, 3, "uchar")
    pixels.tiffsave(str(path), bigtiff=True, tile=True, tile_width=128, tile_height=128, compression="deflate")
    assert run(path).facts.width_px == 700


def test_a_cut_jpeg_is_refused(photo: Photo, run: Run) -> None:
    path = photo("a.jpg", 600, 400)
    path.write_bytes(path.read_bytes()[:-2500])
    assert _refusal(run, path) == "media-image-truncated"


@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.gif", "a.webp", "a.jp2"])
def test_other_cut_pictures_are_refused(name: str, photo: Photo, run: Run) -> None:
    path = photo(name, 600, 400)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert _refusal(run, path) in {"media-image-truncated", "media-image-damaged"}


def test_a_jpeg_with_rotten_bits_is_refused(photo: Photo, run: Run) -> None:
    path = photo("a.jpg", 600, 400, quality=95)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = b"\xff\xd0" * 20
    path.write_bytes(data)
    assert _refusal(run, path) in {"media-image-truncated", "media-image-damaged"}


def test_a_jpeg_with_stray_bytes_is_shown_with_a_warning(photo: Photo, run: Run) -> None:
    path = photo("a.jpg")
    data = path.read_bytes()
    path.write_bytes(data[:-2] + b"\0\0\0\0\0\0" + data[-2:])
    processed = run(path)
    assert _codes(processed) == ["media-image-stray-bytes"]


def _png_claiming(width_px: int, height_px: int, interlaced: bool = False) -> bytes:
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width_px, height_px, 8, 2, 0, 0, int(interlaced))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("width_px", "height_px", "interlaced"),
    [(200_000, 200_000, False), (300_000, 10, False), (11_000, 11_000, True)],
)
def test_a_header_that_claims_too_much_is_refused_before_decoding(
    width_px: int, height_px: int, interlaced: bool, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(_png_claiming(width_px, height_px, interlaced))
    assert _refusal(run, path) == "media-image-too-large"


def test_heic_without_its_extra_says_what_to_do(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    path = tmp_path / "a.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100))
    assert _refusal(run, path) == "media-heic-missing"


def test_heic_with_its_extra_is_shown(samples: Path, run: Run) -> None:
    pytest.importorskip("pillow_heif", reason="needs the extra 'heic'")
    processed = run(samples / "photos" / "jeronimos-church.heic")
    assert (processed.facts.width_px, processed.facts.height_px) == (3024, 4032)


def _gps_exif() -> Image.Exif:
    rational = TiffImagePlugin.IFDRational
    exif = Image.Exif()
    exif[34853] = {
        1: "N",
        2: (rational(21), rational(2), rational(7)),
        3: "E",
        4: (rational(105), rational(50), rational(25)),
    }
    return exif


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
def test_no_derivative_tells_where_a_photo_was_taken(name: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / name
    exif = _gps_exif()
    told = {"tiffinfo": {34853: exif[34853], 700: PLACE_XMP}} if name == "a.tif" else {"exif": exif, "xmp": PLACE_XMP}
    Image.new("RGB", (700, 500), (90, 120, 80)).save(path, **told)
    processed = run(path, credit="Bảo tàng Hà Nội", rights_uri="https://creativecommons.org/licenses/by/4.0/")
    places = [one.value for one in processed.facts.suggestions if one.field is SuggestedField.COORDINATES]
    assert places[0] == "21.035278,105.840278"
    assert_no_place(processed)


def assert_no_place(processed: Processed) -> None:
    for derivative in processed.derivatives:
        data = derivative.path.read_bytes()
        assert b"GPS" not in data
        assert b"Exif" not in data
        with Image.open(io.BytesIO(data)) as picture:
            assert not picture.getexif().get_ifd(34853)


def test_no_derivative_of_a_sample_tells_its_place(samples: Path, run: Run) -> None:
    for path in sorted((samples / "photos" / "exif-gps-arezzo").glob("*.jpg"))[:3]:
        processed = run(path)
        assert any(one.field is SuggestedField.COORDINATES for one in processed.facts.suggestions)
        assert_no_place(processed)


def test_a_webp_says_whose_it_is_in_a_packet_of_our_own(photo: Photo, run: Run) -> None:
    uri = "http://rightsstatements.org/vocab/InC/1.0/"
    source = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    made = _by_role(run(photo("a.jpg"), credit="Bảo tàng <Chăm> & bạn", rights_uri=uri, digital_source=source))
    with Image.open(made[DerivativeRole.WEBP_400].path) as picture:
        packet = picture.info["xmp"].decode()
    assert "Bảo tàng &lt;Chăm&gt; &amp; bạn" in packet
    assert uri in packet
    assert f"<Iptc4xmpExt:DigitalSourceType>{source}<" in packet


def test_a_card_says_who_is_to_be_named_and_how_it_was_made(photo: Photo, run: Run) -> None:
    source = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
    made = _by_role(run(photo("a.jpg", 900, 700), credit="Bảo tàng Chăm", digital_source=source))
    for role in CARDS:
        with Image.open(made[role].path) as picture:
            packet = picture.info["xmp"].decode()
        assert ' photoshop:Credit="Bảo tàng Chăm"' in packet
        assert f' Iptc4xmpExt:DigitalSourceType="{source}"' in packet
        assert len(packet.encode()) < 450


def test_without_credit_a_webp_carries_nothing(photo: Photo, run: Run) -> None:
    made = _by_role(run(photo("a.jpg")))
    with Image.open(made[DerivativeRole.WEBP_400].path) as picture:
        assert "xmp" not in picture.info


def test_inspecting_decodes_nothing(photo: Photo) -> None:
    from ingest.media.facts import MediaRequest
    from ingest.media.mediatypes import JPEG

    path = photo("a.jpg", 600, 400)
    path.write_bytes(path.read_bytes()[:-3000])
    facts = image.inspect(path, JPEG, MediaRequest("a.jpg"))
    assert isinstance(facts, Facts)
    assert (facts.width_px, facts.dominant_colour) == (600, None)


def test_all_sample_photos_are_shown(samples: Path, run: Run) -> None:
    pytest.importorskip("pillow_heif", reason="needs the extra 'heic'")
    paths = [*(samples / "photos" / "odd").iterdir(), *(samples / "photos" / "exif-orientation").glob("*_[1-8].jpg")]
    for path in paths:
        if not path.name.startswith("LICENSE"):
            made = _by_role(run(path))
            assert DerivativeRole.PYRAMID in made, path.name


HOSTILE = {
    "broken_exif_dpi.jpg": None,
    "crash-0e16d3bfb83be87356d026d66919deaefca44dac.tif": "media-image-truncated",
    "crash-2020-10-test.tif": "media-image-damaged",
    "decompression_bomb.gif": "media-image-too-large",
    "decompression_bomb.ico": "media-picture-format",
    "decompression_bomb_extents.gif": None,
    "exif-dpi-zerodivision.jpg": None,
    "invalid-exif.jpg": None,
    "multipage_single_frame_loop.tiff": None,
    "timeout-9139147ce93e20eb14088fe238e541443ffd64b3.fli": "media-picture-format",
    "total-pages-zero.tif": None,
    "truncated_image.png": "media-image-truncated",
    "truncated_jpeg.jpg": "media-image-truncated",
    "zero_width.gif": "media-image-no-pixels",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pictures_are_refused_or_shown_as_known(name: str, samples: Path, run: Run) -> None:
    path = samples / "hostile" / "images" / name
    expected = HOSTILE[name]
    if expected is None:
        assert run(path).derivatives
    else:
        assert _refusal(run, path) == expected


def test_every_hostile_picture_is_in_the_list(samples: Path) -> None:
    assert {path.name for path in (samples / "hostile" / "images").iterdir()} == set(HOSTILE)
