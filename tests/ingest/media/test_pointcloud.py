"""Point clouds are kept and described."""

from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("data", [b"LASF" + bytes(110), b"LASF" + b"\xff" * 400, b"ASTM-E57" + bytes(60)])
def test_a_broken_head_is_refused(data: bytes, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.las"
    path.write_bytes(data)
    with pytest.raises(MediaRefusedError) as refused:
        run(path)
    assert refused.value.message.code == "media-pointcloud-broken"
