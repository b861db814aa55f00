"""Recordings go out as they are, unless their tags may tell a place."""

import io
import struct
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.derivatives import DerivativeRole
from ingest.media.facts import Processed, SuggestedField
from ingest.media.refusal import MediaRefusedError

Run = Callable[..., Processed]
PLACE = b"location=21.035278,105.840278"


def _wav(*chunks: bytes) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(struct.pack("<h", 1234) * 16_000)
    data = out.getvalue() + b"".join(chunks)
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _flac(*comments: bytes) -> bytes:
    rate, channels, bits, samples = 8000, 1, 16, 16_000
    packed = rate << 44 | (channels - 1) << 41 | (bits - 1) << 36 | samples
    info = struct.pack(">HH", 4096, 4096) + bytes(6) + packed.to_bytes(8, "big") + bytes(16)
    texts = struct.pack("<I", 4) + b"test" + struct.pack("<I", len(comments))
    texts += b"".join(struct.pack("<I", len(one)) + one for one in comments)
    blocks = b"\0" + len(info).to_bytes(3, "big") + info + b"\x84" + len(texts).to_bytes(3, "big") + texts
    return b"fLaC" + blocks + b"\xff\xf8" + bytes(200)


def _mp3(*frames: tuple[bytes, bytes]) -> bytes:
    body = b"".join(kind + struct.pack(">I", len(text)) + bytes(2) + text for kind, text in frames)
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + body + (b"\xff\xfb\x90\x00" + bytes(413)) * 80


def _run(data: bytes, name: str, tmp_path: Path, run: Run) -> Processed:
    path = tmp_path / name
    path.write_bytes(data)
    return run(path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.wav", _wav(_chunk(b"LIST", b"INFOINAM\x06\0\0\0Ca tru"))),
        ("a.flac", _flac(b"title=Ca tr\xc3\xb9", b"artist=B")),
        ("a.mp3", _mp3((b"TIT2", b"\x03Ca tr\xc3\xb9"), (b"TPE1", b"\x03B"))),
    ],
)
def test_a_recording_goes_out_as_it_is(name: str, data: bytes, tmp_path: Path, run: Run) -> None:
    processed = _run(data, name, tmp_path, run)
    (sound,) = processed.derivatives
    assert (sound.role, sound.path) == (DerivativeRole.SOUND, tmp_path / name)
    assert processed.facts.duration_s == pytest.approx(2.0, abs=0.2)
    title = next(one.value for one in processed.facts.suggestions if one.field is SuggestedField.TITLE)
    assert title.startswith("Ca tr")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.wav", _wav(_chunk(b"iXML", b"<BWFXML><LOCATION_GPS>" + PLACE + b"</LOCATION_GPS></BWFXML>"))),
        ("a.flac", _flac(b"title=A", PLACE)),
        ("a.mp3", _mp3((b"TIT2", b"\x03A"), (b"TXXX", b"\x03" + PLACE))),
    ],
)
def test_tags_that_tell_a_place_are_blanked_and_the_sound_stays(
    name: str, data: bytes, tmp_path: Path, run: Run
) -> None:
    processed = _run(data, name, tmp_path, run)
    (sound,) = processed.derivatives
    shown = sound.path.read_bytes()
    assert PLACE not in shown
    assert len(shown) == len(data)
    assert [message.code for message in processed.facts.messages] == ["media-place-removed"]
    again = _run(shown, f"again{Path(name).suffix}", tmp_path, run)
    assert again.facts.duration_s == pytest.approx(processed.facts.duration_s, abs=0.05)
    assert again.derivatives[0].path == tmp_path / f"again{Path(name).suffix}"


def test_a_tag_at_the_end_of_an_mp3_is_blanked(tmp_path: Path, run: Run) -> None:
    data = _mp3((b"TIT2", b"\x03A")) + b"APETAGEX" + bytes(24) + PLACE
    (sound,) = _run(data, "a.mp3", tmp_path, run).derivatives
    assert PLACE not in sound.path.read_bytes()


def _ogg(comment: bytes) -> bytes:
    """The three heads of Vorbis and a page of two seconds; checksums are nought, which tag readers overlook."""

    def page(packet: bytes, granule: int, number: int) -> bytes:
        lengths = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
        head = (
            b"OggS\0"
            + (b"\4" if granule else b"\0")
            + struct.pack("<qIII", granule, 1, number, 0)
            + bytes([len(lengths)])
        )
        return head + lengths + packet

    first = b"\x01vorbis" + struct.pack("<IBIiiiB", 0, 1, 8000, 0, 64_000, 0, 0xB8) + b"\1"
    texts = b"\x03vorbis" + struct.pack("<I", 4) + b"test" + struct.pack("<II", 1, len(comment)) + comment + b"\1"
    return page(first, 0, 0) + page(texts, 0, 1) + page(b"sound" * 50, 16_000, 2)


def test_an_ogg_that_tells_no_place_goes_out_as_it_is(tmp_path: Path, run: Run) -> None:
    processed = _run(_ogg(b"title=George"), "a.ogg", tmp_path, run)
    assert processed.derivatives[0].path == tmp_path / "a.ogg"
    assert processed.facts.duration_s == pytest.approx(2.0)


def test_an_ogg_that_tells_a_place_is_kept_but_not_played(tmp_path: Path, run: Run) -> None:
    processed = _run(_ogg(PLACE), "a.ogg", tmp_path, run)
    assert processed.derivatives == ()
    assert [message.code for message in processed.facts.messages] == ["media-sound-place"]


def test_a_place_in_wide_letters_is_found(tmp_path: Path, run: Run) -> None:
    wide = "location=21.035278".encode("utf-16")
    processed = _run(_mp3((b"TIT2", b"\x03A"), (b"TXXX", b"\x01" + wide)), "a.mp3", tmp_path, run)
    assert wide not in processed.derivatives[0].path.read_bytes()


@pytest.mark.parametrize("name", ["a.wav", "a.mp3", "a.flac"])
def test_a_file_without_sound_is_refused(name: str, tmp_path: Path, run: Run) -> None:
    data = {"a.wav": b"RIFF\x24\0\0\0WAVEfmt ", "a.mp3": b"ID3\x03\0\0\0\0\0\0", "a.flac": b"fLaC\x80\0\0\0"}[name]
    with pytest.raises(MediaRefusedError) as refused:
        _run(data, name, tmp_path, run)
    assert refused.value.message.code == "media-sound-damaged"


def test_the_speech_of_the_samples_is_played(samples: Path, run: Run) -> None:
    processed = run(samples / "av" / "jfk.flac")
    assert processed.facts.duration_s == 11.0
    assert processed.derivatives[0].path == samples / "av" / "jfk.flac"
