"""Captions come out as fresh WebVTT, whatever they came in as."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.derivatives import DerivativeRole
from ingest.media.captions import parse
from ingest.media.facts import Processed
from ingest.media.refusal import MediaRefusedError

Run = Callable[..., Processed]


def _written(tmp_path: Path, name: str, text: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _vtt(processed: Processed) -> str:
    (derivative,) = processed.derivatives
    assert (derivative.role, derivative.mime) == (DerivativeRole.CAPTIONS, "text/vtt")
    return derivative.path.read_text(encoding="utf-8")


def test_subrip_becomes_webvtt(tmp_path: Path, run: Run) -> None:
    srt = "\ufeff1\r\n00:00:01,500 --> 00:00:04,000\r\n<font color=red>Xin chào</font>\r\n{\\an8}bạn\r\n\r\n2\r\n"
    srt += "01:00:05,000 --> 01:00:07,250\r\n<i>Hết</i>\r\n"
    processed = run(_written(tmp_path, "a.srt", srt))
    assert _vtt(processed) == (
        "WEBVTT\n\n00:00:01.500 --> 00:00:04.000\nXin chào\nbạn\n\n01:00:05.000 --> 01:00:07.250\n<i>Hết</i>\n"
    )
    assert processed.facts.duration_s == 3607.25


def test_webvtt_keeps_its_places_on_the_picture_and_drops_names_and_notes(tmp_path: Path, run: Run) -> None:
    text = "WEBVTT at 21.123457\n\nNOTE shot at 21.123457 105.654321\n\n21.123457,105.654321\n"
    text += "00:01.000 --> 00:02.000 align:start at:21.123457 position:50%\nA\n\n"
    text += "NOTE 21.123457\n00:02.000 --> 00:03.000\nB\n"
    processed = run(_written(tmp_path, "a.vtt", text))
    first, second = "00:00:01.000 --> 00:00:02.000 align:start position:50%\nA", "00:00:02.000 --> 00:00:03.000\nB"
    assert _vtt(processed) == f"WEBVTT\n\n{first}\n\n{second}\n"
    assert (processed.facts.tells_place, processed.facts.messages) == (False, ())


def test_styles_and_regions_which_could_fetch_from_elsewhere_are_dropped(tmp_path: Path, run: Run) -> None:
    style = "STYLE\n::cue { background: url(https://evil.example/x.png) }"
    cue = "00:01.000 --> 00:02.000\nA"
    text = f"WEBVTT\n\n{style}\n\nREGION\nid:fred\n\n{cue}\n<font>\n{style}\n\n{style}\n"
    processed = run(_written(tmp_path, "a.vtt", text))
    assert processed.facts.messages == ()
    written = _vtt(processed)
    assert written.split("\n\n")[0] == "WEBVTT"
    assert "fred" not in written
    assert "\n\nSTYLE" not in written


def test_a_byte_order_mark_is_no_fault(tmp_path: Path, run: Run) -> None:
    processed = run(_written(tmp_path, "a.vtt", "\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nA"))
    assert processed.facts.messages == ()
    assert _vtt(processed).startswith("WEBVTT\n")


def test_utf16_is_read(tmp_path: Path, run: Run) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nĐền"
    assert "Đền" in _vtt(run(_written(tmp_path, "a.vtt", text.encode("utf-16"))))


def test_a_missing_first_line_is_added_and_said(tmp_path: Path, run: Run) -> None:
    processed = run(_written(tmp_path, "a.vtt", "00:01.000 --> 00:02.000\nA"))
    assert [message.code for message in processed.facts.messages] == ["media-captions-heading"]


def test_a_caption_that_cannot_be_read_is_named_by_its_line() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:09.000 --> 00:03.000\nback\n\nstray words\n"
    captions = parse(text, "a.vtt", is_vtt=True)
    assert [cue.text for cue in captions.cues] == ["A"]
    assert [message.params["line"] for message in captions.messages] == [6, 9]


def test_other_letters_than_utf8_are_refused_with_advice(tmp_path: Path, run: Run) -> None:
    path = _written(tmp_path, "a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xd0\xe7\xff")
    with pytest.raises(MediaRefusedError) as refused:
        run(path)
    assert refused.value.message.code == "media-captions-encoding"


def test_a_file_without_times_is_refused(tmp_path: Path, run: Run) -> None:
    with pytest.raises(MediaRefusedError) as refused:
        run(_written(tmp_path, "a.vtt", "WEBVTT\n\njust words\n"))
    assert refused.value.message.code == "media-captions-empty"


DRONE_NEW = """1
00:00:00,000 --> 00:00:01,000
<font size="28">FrameCnt: 1, DiffTime: 33ms
2024-07-31 16:43:22.123
[iso: 100] [latitude: 21.123457] [longitude: 105.654321] [rel_alt: 1.3 abs_alt: 56.7]</font>
"""
DRONE_OLD = """1
00:00:00,000 --> 00:00:01,000
HOME(105.654321,21.123457) 2017.05.05 12:00:00
GPS (105.654321, 21.123457, 18) BAROMETER:0.5
ISO:100 Shutter:60 EV: Fnum:F2.8

2
00:00:01,000 --> 00:00:02,000
F/2.8, SS 206.14, ISO 100, EV 0, GPS (105.654321, 21.123457, 1), D 0.0m
"""


@pytest.mark.parametrize("telemetry", [DRONE_NEW, DRONE_OLD])
def test_what_a_drone_wrote_is_never_shown_and_what_is_said_is(telemetry: str, tmp_path: Path, run: Run) -> None:
    alone = run(_written(tmp_path, "a.srt", telemetry))
    assert (alone.derivatives, alone.facts.tells_place) == ((), False)
    assert [message.code for message in alone.facts.messages] == ["media-captions-telemetry"]
    mixed = run(_written(tmp_path, "b.srt", f"{telemetry}Mái đình nhìn từ trên cao\n"))
    assert "Mái đình" in _vtt(mixed)
    assert "105.65" not in _vtt(mixed)
    assert mixed.facts.tells_place is False


def test_captions_that_may_say_a_position_say_so(tmp_path: Path, run: Run) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nHang ở <b>21.1</b>23457\n\n00:03.000 --> 00:04.000\nHết\n"
    facts = run(_written(tmp_path, "a.vtt", text)).facts
    assert facts.tells_place is True
    [message] = facts.messages
    assert (message.code, message.params["text"]) == ("media-captions-place", "Hang ở <b>21.1</b>23457")


def test_all_samples_are_shown(samples: Path, run: Run) -> None:
    for path in sorted((samples / "av" / "subtitles").iterdir()):
        processed = run(path)
        assert "-->" in _vtt(processed)
        assert bool(processed.facts.messages) == (path.name == "invalid.vtt")
