"""Every form that photographs and scans come in is shown in its right colours, or told by its name.

The forms are those of the table in docs/photos.md. References come from LittleCMS through Pillow, apart from libvips.
"""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import pyvips
import simplejpeg
from PIL import Image, ImageCms

from catalog.derivatives import DerivativeRole
from catalog.tiles import TileIndex
from ingest.media import reading
from ingest.media.facts import Processed
from ingest.media.refusal import MediaRefusedError
from tests.ingest.media.conftest import Pixels, picture
from tests.ingest.media.made import ADOBE_RGB, DISPLAY_P3, LONG, SHORT, Page, rgb_profile, text, write_tiff

Run = Callable[..., Processed]
PICTURE = picture(300, 200)
GREY = PICTURE.mean(axis=2).astype(np.uint8)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
SPOILT = np.full((200, 300), 40, np.uint8)
"""A channel that would show if it were taken for transparency."""


def shown(processed: Processed) -> Pixels:
    """The whole picture as a visitor gets it."""
    made = next(one for one in processed.derivatives if one.role is DerivativeRole.PYRAMID)
    index = TileIndex.from_bytes(made.tile_index or b"")
    where = index.size(index.width_px, index.height_px)
    assert where is not None
    return simplejpeg.decode_jpeg(made.path.read_bytes()[where.offset : where.offset + where.length], "RGB")


def assert_like(processed: Processed, expected: Pixels, mean: float = 2.5) -> None:
    found = shown(processed)
    wanted = expected if expected.ndim == 3 else np.repeat(expected[:, :, None], 3, axis=2)
    assert found.shape == wanted.shape
    assert np.abs(found.astype(int) - wanted).mean() < mean


def codes(processed: Processed) -> list[str]:
    return [message.code for message in processed.facts.messages]


def in_srgb(profile: bytes, pixels: Pixels = PICTURE, mode: str = "RGB") -> Pixels:
    """What a program that knows colours shows."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    made = ImageCms.profileToProfile(
        Image.fromarray(pixels, mode), source, SRGB, ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB"
    )
    assert made is not None
    return np.asarray(made)


def lab() -> np.ndarray:
    """The picture in CIELAB, as numbers."""
    image = pyvips.Image.new_from_memory(PICTURE.tobytes(), 300, 200, 3, "uchar").copy(interpretation="srgb")
    return image.colourspace("lab").numpy()


def _builtin_profile(name: str) -> bytes:
    return bytes(pyvips.Operation.call("profile_load", name))


@pytest.mark.parametrize("big", [False, True], ids=["classic", "big"])
@pytest.mark.parametrize("order", ["<", ">"], ids=["little", "big-endian"])
@pytest.mark.parametrize("bits", [8, 16])
def test_a_tiff_of_either_size_order_and_depth(big: bool, order: str, bits: int, tmp_path: Path, run: Run) -> None:
    pixels = PICTURE if bits == 8 else PICTURE.astype(np.uint16) * 257
    assert_like(run(write_tiff(tmp_path / "a.tif", Page(pixels), order=order, big=big)), PICTURE)


@pytest.mark.parametrize("compression", ["none", "lzw", "deflate", "packbits", "jpeg", "webp"])
@pytest.mark.parametrize("tile", [False, True], ids=["strips", "tiles"])
def test_a_tiff_packed_in_any_usual_way(compression: str, tile: bool, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.tif"
    image = pyvips.Image.new_from_memory(PICTURE.tobytes(), 300, 200, 3, "uchar").copy(interpretation="srgb")
    image.tiffsave(str(path), compression=compression, tile=tile, Q=95, predictor="horizontal")
    assert_like(run(path), PICTURE)


@pytest.mark.parametrize("compression", ["zstd", "lzma", "tiff_adobe_deflate"])
def test_a_tiff_packed_in_a_way_that_only_pillow_reads(compression: str, tmp_path: Path, run: Run) -> None:
    Image.fromarray(PICTURE).save(tmp_path / "a.tif", compression=compression)
    assert_like(run(tmp_path / "a.tif"), PICTURE)


def test_a_planar_tiff(tmp_path: Path, run: Run) -> None:
    strips = [PICTURE[:, :, band].tobytes() for band in range(3)]
    tags = {
        284: (SHORT, [2]),
        273: (LONG, [8, 8 + len(strips[0]), 8 + 2 * len(strips[0])]),
        279: (LONG, [len(strip) for strip in strips]),
    }
    assert_like(run(write_tiff(tmp_path / "a.tif", Page(PICTURE, tags=tags, packed=b"".join(strips)))), PICTURE)


@pytest.mark.parametrize("compression", ["none", "ccittfax4"])
def test_a_bitmap_of_black_and_white(compression: str, tmp_path: Path, run: Run) -> None:
    path, bits = tmp_path / "a.tif", np.where(GREY > 127, 255, 0).astype(np.uint8)
    image = pyvips.Image.new_from_memory(bits.tobytes(), 300, 200, 1, "uchar").copy(interpretation="b-w")
    image.tiffsave(str(path), compression=compression, bitdepth=1)
    assert_like(run(path), bits)


@pytest.mark.parametrize("name", ["a.tif", "a.png", "a.gif"])
def test_a_palette(name: str, tmp_path: Path, run: Run) -> None:
    few = Image.fromarray(PICTURE).quantize(64)
    few.save(tmp_path / name)
    assert_like(run(tmp_path / name), np.asarray(few.convert("RGB")))


def test_white_may_be_nought(tmp_path: Path, run: Run) -> None:
    assert_like(run(write_tiff(tmp_path / "a.tif", Page(GREY, photometric=0))), 255 - GREY)


def test_grey_with_transparency_lies_on_white(tmp_path: Path, run: Run) -> None:
    alpha = np.full_like(GREY, 255)
    alpha[:, :50] = 0
    expected = GREY.copy()
    expected[:, :50] = 255
    page = Page(np.dstack([GREY, alpha]), photometric=1, tags={338: (SHORT, [2])})
    assert_like(run(write_tiff(tmp_path / "a.tif", page)), expected)


def test_a_mask_or_spot_colour_is_no_transparency_and_is_told(tmp_path: Path, run: Run) -> None:
    page = Page(np.dstack([PICTURE, SPOILT]), tags={338: (SHORT, [0])})
    processed = run(write_tiff(tmp_path / "a.tif", page))
    assert_like(processed, PICTURE)
    assert codes(processed) == ["media-image-extra-channels"]


def test_transparency_behind_a_spot_colour_is_found(tmp_path: Path, run: Run) -> None:
    alpha = np.full_like(GREY, 255)
    page = Page(np.dstack([PICTURE, SPOILT, alpha]), tags={338: (SHORT, [0, 2])})
    assert_like(run(write_tiff(tmp_path / "a.tif", page)), PICTURE)


def test_a_multispectral_scan_shows_three_of_its_channels(tmp_path: Path, run: Run) -> None:
    page = Page(np.dstack([PICTURE, PICTURE, SPOILT]), photometric=1, tags={338: (SHORT, [0] * 6)})
    processed = run(write_tiff(tmp_path / "a.tif", page))
    assert_like(processed, PICTURE)
    assert codes(processed) == ["media-bands-left-out"]


PROFILES = {
    "p3": rgb_profile("Display P3", DISPLAY_P3),
    "adobe": rgb_profile("Adobe RGB (1998)", ADOBE_RGB),
    "posing": rgb_profile("sRGB IEC61966-2.1, it says", ADOBE_RGB),
}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp", "a.avif"])
def test_wide_colours_are_brought_to_srgb(profile: str, name: str, tmp_path: Path, run: Run) -> None:
    options = {"a.jpg": {"quality": 97, "subsampling": 0}, "a.webp": {"lossless": True}, "a.avif": {"quality": 95}}
    path = tmp_path / name
    Image.fromarray(PICTURE).save(path, icc_profile=PROFILES[profile], **options.get(name, {}))
    assert_like(run(path), in_srgb(PROFILES[profile]))


@pytest.mark.parametrize("name", ["a.png", "a.avif", "a.heic"])
def test_display_p3_may_be_told_by_a_code_alone(name: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / name
    if name == "a.heic":
        pytest.importorskip("pillow_heif", reason="needs the extra 'heic'").register_heif_opener()
    Image.fromarray(PICTURE).save(path, **({} if name == "a.png" else {"quality": 97}))
    data = bytearray(path.read_bytes())
    if name == "a.png":
        chunk = b"cICP\x0c\x0d\x00\x01"
        data[33:33] = struct.pack(">I", 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    else:
        at = data.index(b"colrnclx") + 8
        data[at : at + 4] = struct.pack(">HH", 12, 13)
    path.write_bytes(data)
    assert_like(run(path), in_srgb(_builtin_profile("p3")))


def test_wide_colours_of_16_bits_with_transparency(tmp_path: Path, run: Run) -> None:
    alpha = np.full((200, 300, 1), 65_535, np.uint16)
    pixels = np.concatenate([PICTURE.astype(np.uint16) * 257, alpha], axis=2)
    profile = PROFILES["p3"]
    page = Page(pixels, tags={338: (SHORT, [2]), 34675: (1, list(profile))})
    assert_like(run(write_tiff(tmp_path / "a.tif", page)), in_srgb(profile))


@pytest.mark.parametrize("name", ["a.jpg", "a.tif"])
@pytest.mark.parametrize("has_profile", [True, False])
def test_cmyk_with_and_without_its_profile(name: str, has_profile: bool, tmp_path: Path, run: Run) -> None:
    profile = _builtin_profile("cmyk")
    press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    inks = ImageCms.profileToProfile(
        Image.fromarray(PICTURE), SRGB, press, ImageCms.Intent.RELATIVE_COLORIMETRIC, "CMYK"
    )
    assert inks is not None
    options = {"quality": 97, "subsampling": 0} if name == "a.jpg" else {}
    inks.save(tmp_path / name, **options, **({"icc_profile": profile} if has_profile else {}))
    assert_like(run(tmp_path / name), in_srgb(profile, np.asarray(inks), "CMYK"))


def _signed(values: np.ndarray, bits: int) -> np.ndarray:
    kinds = {8: (np.int8, np.uint8), 16: (np.int16, np.uint16)}[bits]
    return np.round(values * (1 if bits == 8 else 256)).astype(kinds[0]).view(kinds[1])


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("kind", ["cielab", "icclab"])
def test_cielab_in_both_ways_of_writing_it(bits: int, kind: str, tmp_path: Path, run: Run) -> None:
    colours, top, whole = lab(), 255 if bits == 8 else 65_535, np.uint8 if bits == 8 else np.uint16
    if kind == "cielab":
        light = np.round(colours[..., 0] * top / 100).astype(whole)
        pixels = np.dstack([light, _signed(colours[..., 1], bits), _signed(colours[..., 2], bits)])
    else:
        scale, unit = (2.55, 1) if bits == 8 else (652.8, 256)
        pixels = np.round(colours * [scale, unit, unit] + [0, 128 * unit, 128 * unit]).astype(whole)
    page = Page(pixels, photometric=8 if kind == "cielab" else 9)
    assert_like(run(write_tiff(tmp_path / "a.tif", page)), PICTURE, 4)


def test_cielab_of_floats_is_colour_and_no_measurement(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.tif"
    image = pyvips.Image.new_from_array(lab().astype(np.float32)).copy(interpretation="lab")
    image.tiffsave(str(path))
    processed = run(path)
    assert_like(processed, PICTURE)
    assert codes(processed) == []


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "I;16"])
def test_jpeg_2000_in_all_its_modes(mode: str, tmp_path: Path, run: Run) -> None:
    pixels = {"RGB": PICTURE, "L": GREY, "I;16": GREY.astype(np.uint16) * 257}.get(mode)
    image = Image.fromarray(PICTURE).convert("RGBA") if pixels is None else Image.fromarray(pixels)
    image.save(tmp_path / "a.jp2")
    assert_like(run(tmp_path / "a.jp2"), GREY if mode in {"L", "I;16"} else PICTURE)


def test_jpeg_2000_in_wide_colours(tmp_path: Path, run: Run) -> None:
    stream = io.BytesIO()
    Image.fromarray(PICTURE).save(stream, "JPEG2000")
    data, profile = stream.getvalue(), PROFILES["adobe"]
    head, colour = data.index(b"jp2h") - 4, data.index(b"colr") - 4
    old = int.from_bytes(data[colour : colour + 4], "big")
    new = struct.pack(">I", 11 + len(profile)) + b"colr\x02\0\0" + profile
    size = int.from_bytes(data[head : head + 4], "big") - old + len(new)
    path = tmp_path / "a.jp2"
    path.write_bytes(data[:head] + struct.pack(">I", size) + data[head + 4 : colour] + new + data[colour + old :])
    assert_like(run(path), in_srgb(profile))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["a.webp", "a.avif"])
def test_webp_and_avif_are_turned_too(orientation: int, name: str, tmp_path: Path, run: Run) -> None:
    back = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    stored = Image.fromarray(PICTURE)
    exif = Image.Exif()
    exif[274] = orientation
    turned = stored if back is None else stored.transpose(Image.Transpose(back))
    turned.save(tmp_path / name, exif=exif, quality=95)
    assert_like(run(tmp_path / name), PICTURE)


def test_ten_bits_of_heic(tmp_path: Path, run: Run) -> None:
    heif = pytest.importorskip("pillow_heif", reason="needs the extra 'heic'")
    pixels = (PICTURE.astype(np.uint16) * 257).tobytes()
    heif.from_bytes("RGB;16", (300, 200), pixels).save(tmp_path / "a.heic", quality=95)
    assert_like(run(tmp_path / "a.heic"), PICTURE)


def test_the_old_way_of_jpeg_in_tiff(tmp_path: Path, run: Run) -> None:
    stream = io.BytesIO()
    Image.fromarray(PICTURE).save(stream, "JPEG", quality=95, subsampling=0)
    jpeg = stream.getvalue()
    tags = {512: (SHORT, [1]), 513: (LONG, [8]), 514: (LONG, [len(jpeg)]), 530: (SHORT, [1, 1])}
    page = Page(PICTURE, photometric=6, tags=tags, compression=6, packed=jpeg)
    assert_like(run(write_tiff(tmp_path / "a.tif", page)), PICTURE)


def _page_of(colour: tuple[int, int, int], kind: int = 0) -> Page:
    return Page(np.full((20, 30, 3), colour, np.uint8), tags={254: (LONG, [kind])})


def test_a_thumbnail_before_the_picture_is_not_the_picture(tmp_path: Path, run: Run) -> None:
    thumbnail = Page(PICTURE[::10, ::10], tags={254: (LONG, [1])})
    processed = run(write_tiff(tmp_path / "a.tif", thumbnail, Page(PICTURE)))
    assert_like(processed, PICTURE)
    assert codes(processed) == []


def test_masks_and_smaller_copies_are_no_pages(tmp_path: Path, run: Run) -> None:
    pages = [_page_of((200, 0, 0)), _page_of((0, 0, 0), kind=4), _page_of((200, 0, 0), kind=1)]
    processed = run(write_tiff(tmp_path / "a.tif", *pages))
    assert (processed.facts.pages, codes(processed)) == (1, [])


def test_pages_of_several_sizes_are_counted_and_told(tmp_path: Path, run: Run) -> None:
    processed = run(write_tiff(tmp_path / "a.tif", Page(PICTURE), Page(GREY, photometric=1), _page_of((0, 0, 9))))
    assert_like(processed, PICTURE)
    assert (processed.facts.pages, codes(processed)) == (3, ["media-image-first-page"])


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png", "a.avif"])
def test_what_moves_shows_its_first_frame_and_says_so(name: str, tmp_path: Path, run: Run) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue", "green")]
    frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:], duration=100)
    processed = run(tmp_path / name)
    assert shown(processed)[20, 30, 0] > 200
    assert (processed.facts.pages, codes(processed)) == (3, ["media-image-first-frame"])


def _refused(run: Run, path: Path) -> MediaRefusedError:
    with pytest.raises(MediaRefusedError) as refused:
        run(path)
    return refused.value


@pytest.mark.parametrize(("compression", "called"), [(34712, "JPEG 2000"), (50002, "JPEG XL"), (34887, "LERC")])
def test_a_tiff_packed_in_a_rare_way_is_called_by_its_name(
    compression: int, called: str, tmp_path: Path, run: Run
) -> None:
    page = Page(PICTURE, compression=compression, packed=bytes(100), tags={305: text("QuPath 0.5")})
    refused = _refused(run, write_tiff(tmp_path / "a.tif", page))
    assert refused.message.code == "media-image-form-by"
    assert (refused.message.params["form"], refused.message.params["program"]) == (f"TIFF, {called}", "QuPath 0.5")


@pytest.mark.parametrize(("frame", "called"), [(b"\xff\xf7\0\x0b\x08", "JPEG-LS"), (b"\xff\xc1\0\x11\x0c", "12 bit")])
def test_a_jpeg_of_a_rare_kind_is_called_by_its_name(frame: bytes, called: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8" + frame + bytes(40))
    refused = _refused(run, path)
    assert refused.message.code == "media-image-form"
    assert called in str(refused)


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_tiff_that_claims_forty_gigapixels_is_refused_at_once(order: str, tmp_path: Path, run: Run) -> None:
    page = Page(PICTURE, tags={256: (LONG, [200_000]), 257: (LONG, [200_000])})
    assert _refused(run, write_tiff(tmp_path / "a.tif", page, order=order)).message.code == "media-image-too-large"


@pytest.mark.parametrize("name", ["a.jp2", "a.heic"])
def test_headers_of_other_kinds_that_claim_forty_gigapixels(name: str, tmp_path: Path, run: Run) -> None:
    if name == "a.heic":
        pytest.importorskip("pillow_heif", reason="needs the extra 'heic'").register_heif_opener()
    stream, side = io.BytesIO(), struct.pack(">II", 200_000, 200_000)
    Image.fromarray(PICTURE).save(stream, {"a.jp2": "JPEG2000", "a.heic": "HEIF"}[name])
    data = bytearray(stream.getvalue())
    for where in _claims(data):
        data[where : where + 8] = side
    (tmp_path / name).write_bytes(data)
    assert _refused(run, tmp_path / name).message.code == "media-image-too-large"


def _claims(data: bytes) -> Iterator[int]:
    """Where sizes stand: in JPEG 2000's header box and codestream, in HEIC's 'ispe'."""
    for mark, behind in ((b"ihdr", 4), (b"\xff\x4f\xff\x51", 8), (b"ispe", 8)):
        at = data.find(mark)
        while at >= 0:
            yield at + behind
            at = data.find(mark, at + 1)


def test_directories_in_a_circle_end(tmp_path: Path, run: Run) -> None:
    path = write_tiff(tmp_path / "a.tif", Page(PICTURE), Page(PICTURE))
    data = bytearray(path.read_bytes())
    (first,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, first)
    (second,) = struct.unpack_from("<I", data, first + 2 + 12 * count)
    struct.pack_into("<I", data, second + 2 + 12 * count, first)
    path.write_bytes(data)
    assert reading.read_header(path, reading.kind.TIFF).pages == 2
    assert_like(run(path), PICTURE)
