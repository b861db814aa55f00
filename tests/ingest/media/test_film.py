"""Films go out as they are, unless they may tell where they were made; then that is blanked in place."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.derivatives import DerivativeRole
from ingest.media.facts import Processed
from ingest.media.refusal import MediaRefusedError

Run = Callable[..., Processed]
SAMPLE = b"21.035278,105.840278"
"""What a metadata track says, to be looked for afterwards."""


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + kind + body


def full(kind: bytes, *parts: bytes) -> bytes:
    return box(kind, bytes(4), *parts)


def track(handler: bytes, codec: bytes, chunk: int, size: int, width_px: int = 0, height_px: int = 0) -> bytes:
    matrix = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    tkhd = full(b"tkhd", bytes(36), matrix, struct.pack(">II", width_px << 16, height_px << 16))
    hdlr = full(b"hdlr", bytes(4), handler, bytes(12), b"\0")
    stbl = box(
        b"stbl",
        full(b"stsd", struct.pack(">I", 1), box(codec, bytes(8))),
        full(b"stsc", struct.pack(">IIII", 1, 1, 1, 1)),
        full(b"stsz", struct.pack(">II", size, 1)),
        full(b"stco", struct.pack(">II", 1, chunk)),
    )
    return box(b"trak", tkhd, box(b"mdia", hdlr, box(b"minf", stbl)))


def movie(*extra: bytes, top: bytes = b"", brand: bytes = b"isom", metadata_track: bool = False) -> bytes:
    """A film of two seconds: an H.264 track, perhaps one of places, and `extra` boxes inside moov."""
    ftyp = box(b"ftyp", brand, bytes(4), brand)
    mdat = box(b"mdat", b"picture.", SAMPLE)
    first = len(ftyp) + 8
    mvhd = full(b"mvhd", bytes(8), struct.pack(">II", 600, 1200), bytes(80))
    tracks = track(b"vide", b"avc1", first, 8, 640, 360)
    if metadata_track:
        tracks += track(b"meta", b"mebx", first + 8, len(SAMPLE))
    return ftyp + mdat + box(b"moov", mvhd, tracks, *extra) + top


def keys(name: bytes, value: bytes) -> bytes:
    """QuickTime metadata with one key."""
    listed = full(b"keys", struct.pack(">I", 1), box(b"mdta", name))
    item = box(b"ilst", box(b"\0\0\0\1", box(b"data", bytes(8), value)))
    return box(b"meta", full(b"hdlr", bytes(4), b"mdta", bytes(12), b"\0"), listed, item)


HARMLESS = {
    "nothing": b"",
    "a title": box(b"udta", box(b"\xa9nam", b"\0\x05\x55\xc4Title")),
    "an encoder": box(
        b"udta",
        full(
            b"meta",
            full(b"hdlr", bytes(4), b"mdir", bytes(13)),
            box(b"ilst", box(b"\xa9too", box(b"data", bytes(8), b"Lavf59"))),
        ),
    ),
    "a camera": keys(b"com.apple.quicktime.make", b"Apple"),
}
TELLING = {
    "user data": box(b"udta", box(b"\xa9xyz", b"\0\x14\x15\xc7" + SAMPLE)),
    "3GPP": box(b"udta", full(b"loci", bytes(2), SAMPLE)),
    "keys": keys(b"com.apple.quicktime.location.ISO6709", SAMPLE),
    "XMP": box(b"udta", box(b"XMP_", SAMPLE)),
    "a maker's own box": box(b"udta", box(b"GPMF", SAMPLE)),
    "uuid": box(b"uuid", bytes(16), SAMPLE),
    "what stands in free room": box(b"free", SAMPLE),
}


def _written(tmp_path: Path, data: bytes, name: str = "a.mp4") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("extra", HARMLESS.values(), ids=HARMLESS.keys())
def test_a_film_that_tells_no_place_goes_out_as_it_is(extra: bytes, tmp_path: Path, run: Run) -> None:
    path = _written(tmp_path, movie(extra))
    processed = run(path)
    (film,) = processed.derivatives
    assert (film.role, film.path, film.mime) == (DerivativeRole.FILM, path, "video/mp4")
    facts = processed.facts
    assert (facts.width_px, facts.height_px, facts.duration_s, facts.codecs) == (640, 360, 2.0, ("avc1",))
    assert facts.messages == ()


@pytest.mark.parametrize("extra", TELLING.values(), ids=TELLING.keys())
def test_a_place_is_blanked_and_nothing_moves(extra: bytes, tmp_path: Path, run: Run) -> None:
    path = _written(tmp_path, movie(extra))
    whole = path.read_bytes()
    processed = run(path)
    (film,) = processed.derivatives
    shown = film.path.read_bytes()
    assert SAMPLE not in shown[100:]
    assert len(shown) == len(whole)
    assert b"picture." in shown
    assert path.read_bytes() == whole
    assert [message.code for message in processed.facts.messages] == ["media-place-removed"]


def test_an_unknown_box_at_the_top_is_blanked(tmp_path: Path, run: Run) -> None:
    (film,) = run(_written(tmp_path, movie(top=box(b"XMPx", SAMPLE * 2)))).derivatives
    assert SAMPLE * 2 not in film.path.read_bytes()


def test_a_track_of_places_loses_its_samples(tmp_path: Path, run: Run) -> None:
    (film,) = run(_written(tmp_path, movie(metadata_track=True))).derivatives
    shown = film.path.read_bytes()
    assert SAMPLE not in shown
    assert b"mebx" not in shown
    assert b"picture." in shown


def test_a_track_of_places_in_fragments_is_not_shown(tmp_path: Path, run: Run) -> None:
    processed = run(_written(tmp_path, movie(box(b"mvex", b""), metadata_track=True)))
    assert processed.derivatives == ()
    assert [message.code for message in processed.facts.messages] == ["media-film-place"]


def test_quicktime_that_browsers_play_is_announced_as_mp4(tmp_path: Path, run: Run) -> None:
    processed = run(_written(tmp_path, movie(brand=b"qt  "), "a.mov"))
    assert processed.facts.mime == "video/quicktime"
    assert processed.derivatives[0].mime == "video/mp4"


@pytest.mark.parametrize("cut", [30, 90, 200, 400])
def test_a_cut_film_is_refused(cut: int, tmp_path: Path, run: Run) -> None:
    with pytest.raises(MediaRefusedError) as refused:
        run(_written(tmp_path, movie()[:cut]))
    assert refused.value.message.code == "media-film-damaged"


def test_a_sound_in_the_same_container_is_sound(tmp_path: Path, run: Run) -> None:
    path = _written(tmp_path, movie(TELLING["user data"], brand=b"M4A "), "a.m4a")
    (sound,) = run(path).derivatives
    assert (sound.role, sound.mime) == (DerivativeRole.SOUND, "audio/mp4")
    assert SAMPLE not in sound.path.read_bytes()[100:]


def test_the_phone_film_of_the_samples_tells_no_place(samples: Path, run: Run) -> None:
    path = samples / "av" / "with-gps.mov"
    processed = run(path)
    (film,) = processed.derivatives
    shown = film.path.read_bytes()
    assert b"ISO6709" in path.read_bytes()
    assert b"ISO6709" not in shown
    assert b"mebx" not in shown
    assert len(shown) == path.stat().st_size
    assert (film.width_px, film.height_px, film.mime) == (320, 568, "video/mp4")


def test_films_that_browsers_cannot_play_say_so(samples: Path, run: Run) -> None:
    for name in ("hdv-720p25.mov", "jpeg2000.mov"):
        processed = run(samples / "av" / name)
        assert [message.code for message in processed.facts.messages] == ["media-film-codec"]
        assert processed.facts.duration_s == 1.0
