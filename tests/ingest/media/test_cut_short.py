"""Pictures that lack their end are told by their structure; whole ones never are."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ingest.media import mediatypes as kind
from ingest.media.cut_short import is_cut_short
from ingest.media.mediatypes import MediaType

NOISE = Image.fromarray(np.random.default_rng(1).integers(0, 255, (90, 120, 3), dtype=np.uint8))
WAYS: list[tuple[MediaType, dict[str, bool | bytes]]] = [
    (kind.JPEG, {}),
    (kind.JPEG, {"progressive": True}),
    (kind.JPEG, {"exif": b"Exif\0\0II*\0\xff\xd9 a thumbnail's own end"}),
    (kind.PNG, {}),
    (kind.WEBP, {}),
]


def _bytes(media_type: MediaType, options: dict[str, bool | bytes]) -> bytes:
    target = io.BytesIO()
    NOISE.save(target, media_type.name, **options)
    return target.getvalue()


@pytest.mark.parametrize(("media_type", "options"), WAYS)
def test_a_picture_without_its_end_is_told_from_a_whole_one_with_bytes_behind(
    media_type: MediaType, options: dict[str, bool | bytes], tmp_path: Path
) -> None:
    whole, path = _bytes(media_type, options), tmp_path / "x"
    for more in (b"", b"\0" * 99_000):
        path.write_bytes(whole + more)
        assert not is_cut_short(path, media_type)
    for left in (len(whole) // 2, len(whole) - 40):
        path.write_bytes(whole[:left])
        assert is_cut_short(path, media_type)


def test_nothing_is_said_of_other_kinds(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"II*\0")
    assert not is_cut_short(tmp_path / "x", kind.TIFF)
