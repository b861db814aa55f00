"""What a 24-megapixel photograph costs: our whole inspect and derive beside a bare pipeline and the naive way.

    python bench/images.py [PHOTO] [--rounds N] [--photos N]

CPU seconds of this process, the best of N rounds, the three ways taken in turn so that other load falls on all alike;
then CPU seconds a photo of two commands over one folder, with all they start: the whole ingest (database, store, jobs
and search index among it), and the bare pipeline in as many processes at a time, so that both share caches and memory
alike. Python's compiled files are used and there beforehand, as in any installation.
Without PHOTO one is made: 6,000 x 4,000 pixels of grain over soft shapes, JPEG quality 92, as heavy as a camera's.

- whole: `heritage ingest` of a folder of such photographs, each with bytes of its own.
- ours: type, header, metadata, decode, pyramid with cropped edges, ready sizes, index, five WebP, colour, hash.
- abreast: the bare pipeline over the same folder, a process a processor.
- bare: pyvips, one shared decode, a tiled pyramid and five WebP as ours: the least that would show the photo.
- naive: Pillow, a pyramid of TIFF pages and five WebP, each resized from the full picture.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE

import numpy as np
import pyvips
from PIL import Image, ImageOps

from ingest.media.facts import MediaRequest
from ingest.media.kinds import process

CARDS = ((480, 360), (240, 180))
"""Width and height of a card's picture in pixels, the middle of the whole."""
QUALITY = 60
"""Of every WebP that the peers make: the mean of ours."""
Way = Callable[[Path, Path], None]


def ours(photo: Path, workdir: Path) -> None:
    process(photo, workdir, MediaRequest(photo.name, "Bảo tàng", "https://creativecommons.org/licenses/by/4.0/"))


def bare(photo: Path, workdir: Path) -> None:
    image = pyvips.Image.jpegload(str(photo), access="sequential", fail_on="warning").copy_memory()
    image.tiffsave(
        str(workdir / "pyramid.tif"), compression="jpeg", Q=85, tile=True, tile_width=256, tile_height=256, pyramid=True
    )
    for long_side in (1200, 800, 400):
        small = image.thumbnail_image(long_side, height=long_side)
        small.webpsave(str(workdir / f"{long_side}.webp"), Q=QUALITY, effort=2, keep="none")
    for wide, high in CARDS:
        card = image.thumbnail_image(wide, height=high, crop="centre")
        card.webpsave(str(workdir / f"card-{wide}.webp"), Q=QUALITY, effort=2, keep="none")


def naive(photo: Path, workdir: Path) -> None:
    with Image.open(photo) as opened:
        picture = opened.convert("RGB")
    levels = [picture]
    while max(levels[-1].size) > 256:
        wide, high = levels[-1].size
        levels.append(levels[-1].resize((-(-wide // 2), -(-high // 2)), Image.Resampling.LANCZOS))
    levels[0].save(
        workdir / "pyramid.tif", compression="jpeg", quality=85, save_all=True, append_images=levels[1:], tile=True
    )
    for long_side in (1200, 800, 400):
        small = picture.copy()
        small.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
        small.save(workdir / f"{long_side}.webp", quality=QUALITY, method=4)
    for size in CARDS:
        card = ImageOps.fit(picture, size, Image.Resampling.LANCZOS)
        card.save(workdir / f"card-{size[0]}.webp", quality=QUALITY, method=4)


def bare_folder(folder: Path, part: int, parts: int) -> None:
    """Every `parts`-th photograph of the folder, one after the other."""
    for photo in sorted(folder.iterdir())[part::parts]:
        with tempfile.TemporaryDirectory() as workdir:
            bare(photo, Path(workdir))


WAYS: dict[str, Way] = {"ours": ours, "bare": bare, "naive": naive}


def make_photo(path: Path) -> None:
    """A picture that compresses like a photograph: shapes, a gradient and the grain of a sensor."""
    random = np.random.default_rng(24)
    coarse = random.integers(0, 255, (50, 75, 3)).astype(np.uint8)
    shapes = np.asarray(Image.fromarray(coarse).resize((6000, 4000), Image.Resampling.BICUBIC), np.int16)
    grain = random.normal(0, 6, (4000, 6000, 1)).astype(np.int16)
    Image.fromarray(np.clip(shapes + grain, 0, 255).astype(np.uint8)).save(path, quality=92)


def measure(photo: Path, rounds: int) -> dict[str, float]:
    """The least CPU seconds of each way."""
    best = dict.fromkeys(WAYS, float("inf"))
    for _ in range(rounds):
        for name, way in WAYS.items():
            with tempfile.TemporaryDirectory() as folder:
                start = time.process_time()
                way(photo, Path(folder))
                best[name] = min(best[name], time.process_time() - start)
    return best


def make_folder(photo: Path, photos: int, folder: Path) -> None:
    """So many copies of the photo, each with bytes of its own behind the end of the picture."""
    folder.mkdir()
    data = photo.read_bytes()
    for number in range(photos):
        (folder / f"{number}.jpg").write_bytes(data + str(number).encode())


def cpu_of(*commands: list[str], data: Path) -> float:
    """CPU seconds of these commands, run side by side, and of all that they start."""
    environment = os.environ | {"HERITAGE_DATA": str(data)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    running = [subprocess.Popen([sys.executable, *command], env=environment, stdout=PIPE) for command in commands]
    for process_ in running:
        process_.communicate()
        if process_.returncode:
            raise SystemExit(process_.returncode)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def side_by_side(photo: Path, photos: int, scratch: Path) -> dict[str, float]:
    """CPU seconds a photo: `heritage ingest`, and the bare pipeline before and after it, of which the mean counts."""
    folder, museum = scratch / "in", scratch / "museum"
    make_folder(photo, photos, folder)
    processors = os.cpu_count() or 1
    bare_commands = [
        [__file__, "--part", str(part), str(processors), "--folder", str(folder)] for part in range(processors)
    ]
    heritage = ["-m", "heritage"]
    cpu_of([*heritage, "init", "--name", "Bench"], data=museum)
    first = cpu_of(*bare_commands, data=museum)
    whole = cpu_of([*heritage, "ingest", str(folder), "--publish"], data=museum)
    last = cpu_of(*bare_commands, data=museum)
    return {"whole": whole / photos, "abreast": (first + last) / 2 / photos}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photo", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--photos", type=int, default=60)
    parser.add_argument("--part", nargs=2, type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    pyvips.cache_set_max(0)
    if arguments.part:
        bare_folder(arguments.folder, *arguments.part)
        return
    with tempfile.TemporaryDirectory() as folder:
        photo = arguments.photo
        if photo is None:
            photo = Path(folder) / "photo.jpg"
            make_photo(photo)
        best = side_by_side(photo, arguments.photos, Path(folder)) | measure(photo, arguments.rounds)
        with Image.open(photo) as picture:
            megapixels = picture.width * picture.height / 1e6
        size_mb = photo.stat().st_size / 1e6
    print(f"{megapixels:.1f} megapixels, {size_mb:.1f} MB, {arguments.photos} photos, best of {arguments.rounds}")
    print(f"{'way':8}{'CPU ms':>9}{'to bare':>9}")
    for name, seconds in best.items():
        print(f"{name:8}{seconds * 1000:9.0f}{seconds / best['bare']:9.2f}")
    figures = {f"{name}_cpu_s": round(seconds, 4) for name, seconds in best.items()}
    ratios = {
        "whole_to_bare": round(best["whole"] / best["abreast"], 3),
        "whole_to_bare_alone": round(best["whole"] / best["bare"], 3),
        "bare_to_naive": round(best["bare"] / best["naive"], 3),
        "whole_to_naive": round(best["whole"] / best["naive"], 3),
        "ours_to_bare": round(best["ours"] / best["bare"], 3),
        "ours_to_naive": round(best["ours"] / best["naive"], 3),
    }
    print(json.dumps({"bench": "images", "megapixels": round(megapixels, 1), **figures, **ratios}))


if __name__ == "__main__":
    main()
