"""Parts that the contexts of all pages are made of: text with its language, links, cards, and the page's frame."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from catalog.text import best, shortened

_STAGE_VH = 64
"""How much of a window's height a stage is at most (`stage.css`)."""
_STRIP_LEAST_PX = 80
"""Half of the height at which `stage.css` shows a strip."""
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


LONG_WORDS = 400
"""Letters that a caption may have and still be shown whole: some eight lines of a phone."""
FIRST_WORDS = 240
LONG_TITLE = 90
"""Letters that a title may have and still be set as large as titles are."""
TEASER_CHARACTERS = 120
"""Of a summary beside a small picture: five or six lines of a phone, two of a desk."""
_SENTENCE_ENDS = (". ", "! ", "? ", "\n", "。")


@dataclass(frozen=True)
class Said:
    """A text as it is shown; `lang` is its language where that differs from the page's, else None."""

    text: str
    lang: str | None = None

    def __str__(self) -> str:
        return self.text

    @property
    def begins(self) -> str:
        """What is shown of it at once under a picture: all, or of a long text its first sentences, else words."""
        return self.text[: _break_in(self.text)].rstrip()

    @property
    def goes_on(self) -> str:
        """What waits behind 'read on'."""
        return self.text[_break_in(self.text) :].lstrip()

    @property
    def is_long_title(self) -> bool:
        """Whether it is too long to be set as large as other titles."""
        return len(self.text) > LONG_TITLE

    @property
    def right_to_left(self) -> bool:
        """Whether it is written so: in Arabic, Hebrew, Persian, Urdu."""
        return (self.lang or "").partition("-")[0] in _RIGHT_TO_LEFT

    def __html__(self) -> Markup:
        """The text as a page holds it, with its language where that is not the page's; not for an attribute."""
        shown = escape(self.text)
        if not self.lang:
            return shown
        direction = Markup(' dir="rtl"') if self.right_to_left else ""
        return Markup('<span lang="{}"{}>{}</span>').format(self.lang, direction, shown)


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere; `current` marks the one the reader is at."""

    label: Said
    href: str
    current: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture in its sizes; `tint` is the class of its placeholder colour, sizes are in pixels.

    `share` is how much of the length that its sizes are called by is its width: 0.75 of a portrait of 3 by 4.
    """

    src: str
    srcset: str
    width_px: int
    height_px: int
    alt: Said
    tint: str
    share: float = 1.0

    @property
    def across(self) -> str:
        """How wide it is as a phone's whole page, so that it is fetched by the size that is meant for that."""
        return f"(max-width: 40rem) {100 * self.share:.0f}vw"

    @property
    def on_stage(self) -> str:
        """How wide it is as the picture of a page: on a phone across, elsewhere as high as a stage."""
        form = self.share if self.share < 1 else self.width_px / max(self.height_px, 1)
        return f"{self.across}, {_STAGE_VH * form:.0f}vh"

    @property
    def is_strip(self) -> bool:
        """Whether it is so long that a screen shows it best a stretch at a time: a scroll, a panorama of a roof.

        Not a thread, of whose pixels nothing but stripes would be seen at the height of a scroll.
        """
        return self.width_px > 3 * self.height_px >= 3 * _STRIP_LEAST_PX


@dataclass(frozen=True)
class CardFace:
    """A record in a list: `kind` picks the drawing where there is no picture."""

    href: str
    kind: str
    kind_label: Said
    title: Said
    where: tuple[Said, ...]
    summary: Said | None
    picture: Picture | None
    media: tuple[str, ...]
    label: str = ""
    says: Said | None = None

    @property
    def teaser(self) -> Said | None:
        """As much of the summary as stands in a narrow column, to the end of a word: a line clamp cuts within one."""
        return self.summary and replace(self.summary, text=shortened(self.summary.text, TEASER_CHARACTERS))


@dataclass(frozen=True)
class Alternate:
    """This page in another language."""

    language: str
    path: str
    url: str


@dataclass(frozen=True)
class Frame:
    """What surrounds every page: head, lintel and ground.

    `canonical` and the alternates are absolute addresses; `robots` is empty where the page may be indexed.
    """

    language: str
    museum: Said
    title: str
    description: str
    canonical: str
    alternates: tuple[Alternate, ...]
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    image: str = ""
    image_alt: str = ""
    robots: str = ""
    json_ld: str = ""

    @property
    def other_readers(self) -> str:
        """The address for readers of none of the museum's languages: the page in its first."""
        return self.alternates[0].url


def said(text: Mapping[str, str], language: str) -> Said | None:
    """The text for a reader of `language`, None where there is none."""
    found, tag = best(text, language)
    return Said(found, None if tag == language else tag) if found else None


def titled(title: Mapping[str, str], language: str, otherwise: str) -> Said:
    """The title for a reader of `language`; where there is none, what else it is known by: an id, a code."""
    return said(title, language) or Said(otherwise)


def plain(text: str) -> Said:
    """A text in the page's own language."""
    return Said(text)


def _break_in(text: str) -> int:
    """Where a long text is broken: after a sentence, else between words, else anywhere; its end where it is short."""
    if len(text) <= LONG_WORDS:
        return len(text)
    first = text[:FIRST_WORDS]
    sentence = max(first.rfind(end) for end in _SENTENCE_ENDS) + 1
    return sentence if sentence > FIRST_WORDS // 3 else first.rfind(" ") if " " in first[1:] else FIRST_WORDS
