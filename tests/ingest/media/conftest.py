"""Small real files, made as the tests need them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from ingest.media import reading
from ingest.media.facts import MediaRequest, Processed
from ingest.media.kinds import process

Pixels = NDArray[np.uint8]


@pytest.fixture(scope="session", autouse=True)
def _few_loaders() -> None:
    """As in the child process: libvips reads nothing but what is meant for strangers' files."""
    reading.prepare_readers()


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Pillow warns of what hostile files hold; the tests look at what we say of them."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def picture(width_px: int, height_px: int, bands: int = 3) -> Pixels:
    """A smooth picture in which every place looks different: colours run along both sides."""
    across = np.linspace(0, 255, width_px)[None, :].repeat(height_px, 0)
    down = np.linspace(0, 255, height_px)[:, None].repeat(width_px, 1)
    layers = [across, down, (across + down) / 2][:bands]
    return np.stack(layers, axis=2).astype(np.uint8)


@pytest.fixture
def photo(tmp_path: Path) -> Callable[..., Path]:
    """Saves a picture under a name; its extension decides the format."""

    def save(name: str, width_px: int = 300, height_px: int = 200, **options: object) -> Path:
        path = tmp_path / name
        Image.fromarray(picture(width_px, height_px)).save(path, **options)
        return path

    return save


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Processed]:
    """Identifies, inspects and derives a file in this process."""
    workdir = tmp_path / "work"

    def run_one(
        path: Path, name: str = "", credit: str = "", rights_uri: str = "", digital_source: str = ""
    ) -> Processed:
        workdir.mkdir(exist_ok=True)
        return process(path, workdir, MediaRequest(name or path.name, credit, rights_uri, digital_source))

    return run_one
