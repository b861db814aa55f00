"""WebM: facts are read, tags and attachments become empty room of the same length."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.media.facts import Processed
from ingest.media.refusal import MediaRefusedError

Run = Callable[..., Processed]
PLACE = b"21.035278,105.840278"


def _element(identifier: int, body: bytes) -> bytes:
    raw = identifier.to_bytes((identifier.bit_length() + 7) // 8, "big")
    return raw + (len(body) | 1 << 28).to_bytes(4, "big") + body


def _film(*extra: bytes, track_type: int = 1) -> bytes:
    head = _element(0x1A45DFA3, _element(0x4282, b"webm"))
    info = _element(0x1549A966, _element(0x2AD7B1, b"\x0f\x42\x40") + _element(0x4489, struct.pack(">d", 2500.0)))
    video = _element(0xE0, _element(0xB0, b"\x02\x80") + _element(0xBA, b"\x01\x68"))
    track = _element(0xAE, _element(0x83, bytes([track_type])) + _element(0x86, b"V_VP9") + video)
    return head + _element(0x18538067, info + _element(0x1654AE6B, track) + b"".join(extra))


def _run(data: bytes, tmp_path: Path, run: Run) -> Processed:
    path = tmp_path / "a.webm"
    path.write_bytes(data)
    return run(path)


def test_length_size_and_codec_are_read(tmp_path: Path, run: Run) -> None:
    processed = _run(_film(), tmp_path, run)
    facts = processed.facts
    assert (facts.width_px, facts.height_px, facts.duration_s, facts.codecs) == (640, 360, 2.5, ("V_VP9",))
    assert processed.derivatives[0].path == tmp_path / "a.webm"


@pytest.mark.parametrize("identifier", [0x1254C367, 0x1941A469])
def test_tags_and_attachments_become_empty_room(identifier: int, tmp_path: Path, run: Run) -> None:
    data = _film(_element(identifier, PLACE), _element(0x1F43B675, b"cluster"))
    (film,) = _run(data, tmp_path, run).derivatives
    shown = film.path.read_bytes()
    assert PLACE not in shown
    assert len(shown) == len(data)
    assert b"cluster" in shown
    again = tmp_path / "again.webm"
    again.write_bytes(shown)
    assert run(again).derivatives[0].path == again


def test_a_track_that_is_neither_picture_nor_sound_is_not_shown(tmp_path: Path, run: Run) -> None:
    assert _run(_film(track_type=0x21), tmp_path, run).derivatives == ()


@pytest.mark.parametrize("cut", [20, 60, 90])
def test_a_cut_film_is_refused(cut: int, tmp_path: Path, run: Run) -> None:
    with pytest.raises(MediaRefusedError) as refused:
        _run(_film()[:cut], tmp_path, run)
    assert refused.value.message.code == "media-film-damaged"
