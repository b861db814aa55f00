"""From files to pictures on a page: two sizes, an alternative, and the colour that waits for them."""

from catalog.derivatives import DerivativeRole
from catalog.search.document import Card
from catalog.shown import FileView
from viewer.context import Picture, Said, said
from viewer.derivative_names import STEMS, derivative_path
from viewer.tints import tint

_SIZES = (DerivativeRole.WEBP_400, DerivativeRole.WEBP_1200)


def picture(file: FileView, language: str) -> Picture | None:
    """The file as a picture in its advertised sizes; None where it has none, as with sound."""
    sizes = [made for role in _SIZES if (made := file.derivative(role))]
    if not sizes:
        return None
    largest = sizes[-1]
    return Picture(
        src=derivative_path(file, largest),
        srcset=", ".join(f"{derivative_path(file, made)} {made.width_px}w" for made in sizes),
        width_px=largest.width_px or 0,
        height_px=largest.height_px or 0,
        alt=said(file.row.alt or file.row.caption, language) or Said(""),
        tint=tint(file.facts.get("dominant_colour")),
    )


def thumbnail(card: Card, language: str) -> Picture | None:
    """The picture of a card, shown in a frame of 4 by 3 whatever its own form."""
    if card.thumbnail is None:
        return None
    small, large = (f"/files/{card.thumbnail}/{STEMS[role]}.webp" for role in _SIZES)
    return Picture(
        src=small,
        srcset=f"{small} 400w, {large} 1200w",
        width_px=400,
        height_px=300,
        alt=said(card.thumbnail_alt, language) or Said(""),
        tint=tint(card.colour),
    )
