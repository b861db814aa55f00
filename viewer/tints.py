"""Placeholder colours as classes, since the site's pages carry no inline style: `static/css/tints.css` has the same."""

TINTS = {
    "ash": (0x8C, 0x87, 0x80),
    "bark": (0x5A, 0x45, 0x34),
    "bronze": (0x8A, 0x6E, 0x3C),
    "brick": (0x9A, 0x52, 0x3C),
    "clay": (0xB9, 0x8C, 0x6C),
    "cloud": (0xC9, 0xCC, 0xCE),
    "gold": (0xCF, 0xA8, 0x56),
    "ink": (0x24, 0x1F, 0x1C),
    "jade": (0x5E, 0x86, 0x72),
    "lacquer": (0x7C, 0x22, 0x1A),
    "leaf": (0x5F, 0x6E, 0x3E),
    "moss": (0x36, 0x42, 0x2C),
    "night": (0x27, 0x34, 0x48),
    "paper": (0xE6, 0xDA, 0xC4),
    "rain": (0x7F, 0x93, 0xA3),
    "slate": (0x50, 0x55, 0x58),
}


def tint(colour: str | None) -> str:
    """The class of the tint nearest to '#rrggbb'; paper where the colour is unknown."""
    if not colour or len(colour) != 7:
        return "tint-paper"
    try:
        wanted = tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))
    except ValueError:
        return "tint-paper"
    nearest = min(TINTS, key=lambda name: sum((a - b) ** 2 for a, b in zip(TINTS[name], wanted, strict=True)))
    return f"tint-{nearest}"
