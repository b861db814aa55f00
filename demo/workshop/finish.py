# SPDX-License-Identifier: Apache-2.0
"""Cut, light, credit and save the pictures, and place models and sounds: python demo/workshop/finish.py MASTERS

MASTERS is a folder with what the scripts under demo/scenes, demo/cycles, demo/drawings and demo/sounds made
(pictures/*.toml say which script makes which master). What has no master there stays as it is in the collection and is
counted. Needs Pillow and numpy.
"""

from __future__ import annotations

import io
import json
import struct
import sys
from pathlib import Path

import numpy as np
from credit import CREATOR, DIGITAL_SOURCE, RIGHTS, packet
from PIL import Image, ImageFilter
from sheet import COLLECTION, files, recipes

WIDEST, SMALLEST = 2000, 960
READ_WHOLE = 50_000_000
"""Pixels of a larger picture are read band by band, which a progressive JPEG cannot be."""


def lit(image: Image.Image, light: float) -> Image.Image:
    """Brighter by `light` in linear terms, highlights rolled off so that none burn out."""
    x = (np.asarray(image, np.float32) / 255) ** 2.2 * light
    x = np.where(x > 0.6, 0.6 + 0.4 * np.tanh((x - 0.6) / 0.4), x)
    return Image.fromarray((x.clip(0, 1) ** (1 / 2.2) * 255 + 0.5).astype(np.uint8))


def picture(master: Path, how: dict, caption: dict[str, str], out: Path) -> None:
    """One picture from its master, with its credit inside."""
    image = Image.open(master).convert("RGB")
    if "crop" in how:
        image = image.crop(tuple(how["crop"]))
        if image.width < SMALLEST:
            image = image.resize(
                (SMALLEST, round(image.height * SMALLEST / image.width)), Image.Resampling.LANCZOS
            ).filter(ImageFilter.UnsharpMask(1.6, 60, 2))
    if "light" in how:
        image = lit(image, how["light"])
    wide = how.get("width", WIDEST)
    if image.width > wide:
        image = image.resize((wide, round(image.height * wide / image.width)), Image.Resampling.LANCZOS)
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = CREATOR, RIGHTS
    xmp = packet(caption, how["made_by"])
    if out.suffix == ".webp":
        image.save(out, quality=how.get("quality", 85), method=6, xmp=xmp, exif=exif)
    else:
        image.save(
            out,
            quality=how.get("quality", 88),
            optimize=True,
            progressive=image.width * image.height < READ_WHOLE,
            xmp=xmp,
            exif=exif,
        )


def model(master: Path, out: Path, gain: float) -> None:
    """A scan whose first image is a texture, lit by `gain` and saved as JPEG, with its rights in the glTF asset."""
    data = master.read_bytes()
    size = struct.unpack("<I", data[12:16])[0]
    tree, blob = json.loads(data[20 : 20 + size]), data[28 + size :]
    views = tree["bufferViews"]
    at = views[tree["images"][0]["bufferView"]]
    start = at.get("byteOffset", 0)
    texture = Image.open(io.BytesIO(blob[start : start + at["byteLength"]])).convert("RGB")
    fresh = io.BytesIO()
    lit(texture, gain).save(fresh, "JPEG", quality=85)
    parts, offset = [], 0
    for k, view in enumerate(views):
        old = view.get("byteOffset", 0)
        chunk = fresh.getvalue() if k == tree["images"][0]["bufferView"] else blob[old : old + view["byteLength"]]
        view["byteOffset"], view["byteLength"] = offset, len(chunk)
        chunk += b"\0" * (-len(chunk) % 4)
        parts.append(chunk)
        offset += len(chunk)
    tree["buffers"][0]["byteLength"] = offset
    tree["asset"] |= {"copyright": RIGHTS, "extras": {"digitalSourceType": DIGITAL_SOURCE}}
    head = json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 4)
    body = b"".join(parts)
    total = 12 + 8 + len(head) + 8 + len(body)
    out.write_bytes(
        struct.pack("<4sII", b"glTF", 2, total)
        + struct.pack("<I4s", len(head), b"JSON")
        + head
        + struct.pack("<I4s", len(body), b"BIN\0")
        + body
    )


def finish(master: Path, how: dict, caption: dict[str, str], out: Path) -> None:
    """One file of the collection from its master, by the kind of file that its name says."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.suffix == ".glb":
        model(master, out, how.get("light", 1.0))
    elif out.suffix == ".mp3":
        out.write_bytes(master.read_bytes())
    else:
        picture(master, how, caption, out)


def main(masters: Path) -> None:
    captions = {f["path"]: {"vi": f["caption"], "en": f["caption_en"]} for f in files()}
    left = 0
    for path, how in recipes().items():
        master = masters / how["source"]
        if master.is_file():
            finish(master, how, captions[path], COLLECTION / path)
        else:
            left += 1
    total = sum(p.stat().st_size for p in COLLECTION.rglob("*") if p.is_file())
    print(f"{COLLECTION.name}: {total / 1e6:.1f} MB; {left} files have no master in {masters} and stay as they are")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
