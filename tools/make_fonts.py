"""Cut the site's two faces to what its pages write: `static/fonts/*.woff2`, whose results are committed.

    npm pack @fontsource-variable/lora@5.3.0 @fontsource-variable/public-sans@5.3.0, unpacked side by side as
    lora/ and public-sans/ in a FOLDER, then: .venv/bin/python tools/make_fonts.py FOLDER

Titles keep one weight of Lora, since they are set in one; text keeps Public Sans from regular to semi-bold. All
letters of Vietnamese are there, the punctuation of both languages, and kerning; the hints for screens of long ago are
not. Letters of other languages that are written in Latin come in files of their own, fetched where a page has them.
Lora's name is reserved to the unchanged face (SIL OFL 1.1, clause 3), so what is cut from it is called Museum Serif.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parents[1] / "static" / "fonts"
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
LATIN = {*range(0x20, 0x7F), *map(ord, "\u00a0§©«®°±·»½×–—‑‘’“”…•−→←↑↓′″")}
VIETNAMESE = {
    *map(ord, "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư₫"),
    *range(0x1EA0, 0x1EFA),
    *(0x0300, 0x0301, 0x0303, 0x0309, 0x0323),
}
OTHERS = {*range(0xA1, 0x250), *range(0x1E00, 0x1EA0), *range(0x2000, 0x2070), 0x20AC, 0x2122} - LATIN - VIETNAMESE


@dataclass(frozen=True)
class Face:
    """A face as npm has it, its name here, and the weights that are kept: one, or from the least to the most."""

    source: str
    family: str
    stem: str
    weight: float | tuple[float, float]


FACES = (
    Face("lora", "Museum Serif", "serif", 560),
    Face("public-sans", "Public Sans", "sans", (400, 600)),
)
PARTS = (
    ("latin", "latin", LATIN | VIETNAMESE),
    ("vietnamese", "vietnamese", VIETNAMESE),
    ("latin", "western", OTHERS),
    ("latin-ext", "others", OTHERS),
)
"""Which file of the source gives which file of ours, and what of it."""


def main() -> None:
    """Cut every part of every face."""
    folder = Path(sys.argv[1])
    TARGET.mkdir(exist_ok=True)
    for face in FACES:
        for part, name, letters in PARTS:
            source = folder / face.source / "files" / f"{face.source}-{part}-wght-normal.woff2"
            target = TARGET / f"{face.stem}-{name}.woff2"
            kept = cut(source, face, letters, target)
            print(f"{target.name}: {target.stat().st_size} bytes; unicode-range: {ranges(kept)};")
        licence = (folder / face.source / "LICENSE").read_text("utf-8")
        (TARGET / f"{face.stem}-LICENSE.txt").write_text(licence, "utf-8")


def cut(source: Path, face: Face, letters: Iterable[int], target: Path) -> list[int]:
    """Write the face with these letters only, as far as it has them; which these are."""
    font = instancer.instantiateVariableFont(TTFont(source, lazy=False), {"wght": face.weight})
    options = subset.Options(layout_features=FEATURES, hinting=False, glyph_names=False, notdef_outline=True)
    options.drop_tables += ["STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=set(letters) & set(font.getBestCmap()))
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = face.family
        elif record.nameID in (3, 4, 6, 25):
            record.string = face.family.replace(" ", "")
    font.flavor = "woff2"
    font.save(target)
    return sorted(font.getBestCmap())


def ranges(letters: Iterable[int]) -> str:
    """The letters as `static/css/fonts.css` has them: 'U+0020-007E, U+00A0'."""
    runs: list[list[int]] = []
    for letter in sorted(letters):
        if runs and runs[-1][1] == letter - 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return ", ".join(f"U+{first:04X}" + (f"-{last:04X}" if last > first else "") for first, last in runs)


if __name__ == "__main__":
    main()
