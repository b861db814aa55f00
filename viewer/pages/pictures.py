"""From files to pictures on a page: its sizes, an alternative, and the colour that waits for them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from catalog.derivatives import CARDS, PICTURES, DerivativeRole
from catalog.shown import Card, FileView
from viewer.context import Picture, Said, said
from viewer.derivative_names import STEMS, derivative_path
from viewer.tints import tint

_USUAL = {DerivativeRole.WEBP_400.value: 400, DerivativeRole.WEBP_1200.value: 1200}
"""The sizes of a picture of which its card does not tell them."""


def picture(file: FileView, language: str) -> Picture | None:
    """The file as a picture in its advertised sizes; None where it has none, as with sound."""
    sizes = [made for role in PICTURES if (made := file.derivative(role))]
    if not sizes:
        return None
    largest = sizes[-1]
    return Picture(
        src=derivative_path(file, largest),
        srcset=_srcset({made.width_px or 0: derivative_path(file, made) for made in reversed(sizes)}),
        width_px=largest.width_px or 0,
        height_px=largest.height_px or 0,
        alt=said(file.row.alt or file.row.caption, language) or Said(""),
        tint=tint(file.facts.get("dominant_colour")),
        share=min(1.0, (largest.width_px or 1) / (largest.height_px or 1)),
    )


def thumbnail(card: Card, language: str) -> Picture | None:
    """The picture of a card, shown in a frame of 4 by 3 whatever its own form.

    However many pixels a window has, it fetches none larger than the larger cut one: a page shows two dozen of them.
    """
    widths = card.thumbnail_widths or _USUAL
    small = _for_old_browsers(widths)
    cut = [role for role in CARDS if role in widths]
    if DerivativeRole.CARD_480 in cut:
        offered = cut
    elif cut:
        offered = [*cut, *(role for role in (DerivativeRole.WEBP_400,) if widths.get(role, 0) > widths[small])]
    else:
        offered = [role for role in PICTURES if role in widths]
    return _sized(card, language, small, offered, (400, 300))


def in_a_room(card: Card, language: str) -> Picture | None:
    """The picture of a card at the size of a room."""
    widths = card.thumbnail_widths or _USUAL
    small = _for_old_browsers(widths)
    offered = [role for role in widths if role != DerivativeRole.WEBP_400 or small == role]
    largest = max(offered, key=lambda role: widths[role])
    made = _sized(card, language, largest, offered, (1200, 900))
    return replace(made, share=min(1.0, widths[largest] / 1200)) if made else None


def _for_old_browsers(widths: Mapping[str, int]) -> str:
    """The size that a browser fetches which knows nothing of `srcset`."""
    return next((role for role in reversed(CARDS) if role in widths), DerivativeRole.WEBP_400)


def _sized(card: Card, language: str, usual: str, offered: Sequence[str], form: tuple[int, int]) -> Picture | None:
    if card.thumbnail is None:
        return None
    widths = card.thumbnail_widths or _USUAL
    return Picture(
        src=_address(card.thumbnail, usual),
        srcset=_srcset({widths[role]: _address(card.thumbnail, role) for role in reversed(offered)}),
        width_px=form[0],
        height_px=form[1],
        alt=said(card.thumbnail_alt, language) or Said(""),
        tint=tint(card.colour),
    )


def _srcset(addresses: Mapping[int, str]) -> str:
    """Addresses by width in pixels, the narrowest first; a small picture has one width, whatever its sizes."""
    return ", ".join(f"{address} {width_px}w" for width_px, address in sorted(addresses.items()))


def _address(asset: str, role: str) -> str:
    return f"/files/{asset}/{STEMS.get(role, role)}.webp"
