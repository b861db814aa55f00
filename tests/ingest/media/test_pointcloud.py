"""Point clouds are kept and described."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ingest.media.e57 import checksums
from ingest.media.facts import Processed
from ingest.media.refusal import MediaRefusedError

Run = Callable[..., Processed]


def test_points_and_bounds_are_told(samples: Path, run: Run) -> None:
    processed = run(samples / "3d" / "lion_takanawa.copc.laz")
    shape = processed.facts.shape
    assert shape is not None
    assert shape.vertices == 341_989
    assert shape.low == pytest.approx((-4.985, 1.039, -3.445))
    assert [message.code for message in processed.facts.messages] == ["media-pointcloud-kept"]
    assert processed.derivatives == ()


def test_e57_is_kept(samples: Path, run: Run) -> None:
    assert run(samples / "3d" / "e57" / "bunnyInt32.e57").derivatives == ()


@pytest.mark.parametrize("data", [b"LASF" + bytes(110), b"LASF" + b"\xff" * 400])
def test_a_broken_head_is_refused(data: bytes, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.las"
    path.write_bytes(data)
    with pytest.raises(MediaRefusedError) as refused:
        run(path)
    assert refused.value.message.code == "media-pointcloud-broken"


@pytest.mark.parametrize("name", ["e57/bunnyInt32.e57", "e57/ColourRepresentation.e57", "las/simple.las"])
@pytest.mark.parametrize("cut", ["half", "flipped"])
def test_a_damaged_copy_is_refused(name: str, cut: str, samples: Path, tmp_path: Path, run: Run) -> None:
    data = bytearray((samples / "3d" / name).read_bytes())
    if cut == "flipped" and name.endswith(".las"):
        data[107:111] = b"\xff\xff\xff\x7f"
    elif cut == "flipped":
        data[600] ^= 1
    path = tmp_path / Path(name).name
    path.write_bytes(data if cut == "flipped" else data[: len(data) // 2])
    with pytest.raises(MediaRefusedError) as refused:
        run(path)
    assert refused.value.message.code == "media-pointcloud-damaged"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bad-crc", "media-pointcloud-damaged"),
        ("InvalidCVHeader", "media-pointcloud-damaged"),
    ],
)
def test_real_broken_files_are_refused(name: str, code: str, samples: Path, run: Run) -> None:
    with pytest.raises(MediaRefusedError) as refused:
        run(samples / "hostile" / "e57" / f"{name}.e57")
    assert refused.value.message.code == code


@pytest.mark.parametrize("name", ["ZeroPointsInvalid", "测试点云"])
def test_a_scan_without_points_is_kept_and_told(name: str, samples: Path, run: Run) -> None:
    processed = run(samples / "hostile" / "e57" / f"{name}.e57")
    assert [one.code for one in processed.facts.messages] == ["media-pointcloud-kept", "media-pointcloud-empty"]


def test_a_checksum_is_that_of_the_standard() -> None:
    ascending = np.arange(32, dtype=np.uint8).reshape(1, 32)
    assert int(checksums(ascending)[0]) == 0x46DD794E, "RFC 3720, B.4"
