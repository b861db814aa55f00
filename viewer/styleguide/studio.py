"""Where samples are made: in the reader's language, with pictures that the style guide draws itself."""

from dataclasses import dataclass

from flask import url_for

from viewer.context import CardFace, Link, Picture, Said, said
from viewer.labels import kind_label
from viewer.pages.caller import Caller

_WIDTHS_PX = (400, 800, 1600)


@dataclass(frozen=True)
class Studio:
    """One request for samples; `asker` has its language and knows the museum."""

    asker: Caller

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.asker.language

    def said(self, **text: str) -> Said:
        """A text as a record has it: in the reader's language, else in the one there is, which is then named."""
        return said({tag.replace("_", "-"): words for tag, words in text.items()}, self.language) or Said("")

    def words(self, **text: str) -> str:
        """The text alone."""
        return self.said(**text).text

    def link(self, label: str, *, current: bool = False) -> Link:
        """A sentence of the interface that leads to where it stands."""
        return Link(self.asker.said(label), "#main", current=current)

    def picture(self, scene: str = "roof", width: int = 4, height: int = 3, tint: str = "tint-brick") -> Picture:
        """A drawn scene with sides in this proportion."""
        sizes = {px: self._drawn(scene, px, px * height // width) for px in _WIDTHS_PX}
        return Picture(
            src=sizes[_WIDTHS_PX[-1]],
            srcset=", ".join(f"{address} {px}w" for px, address in sizes.items()),
            width_px=_WIDTHS_PX[-1],
            height_px=_WIDTHS_PX[-1] * height // width,
            alt=self.said(
                vi="Mái nhà bốn góc cong trên nền trời", en="A roof with four curved corners against the sky"
            ),
            tint=tint,
            share=min(1.0, width / height),
        )

    def _drawn(self, scene: str, width_px: int, height_px: int) -> str:
        return url_for("styleguide.picture", scene=scene, width_px=width_px, height_px=height_px)

    def card(
        self,
        kind: str,
        title: Said,
        where: tuple[Said, ...] = (),
        *,
        picture: Picture | None = None,
        media: tuple[str, ...] = (),
        summary: Said | None = None,
        label: str = "",
        says: Said | None = None,
    ) -> CardFace:
        """A card of this kind that leads to where it stands."""
        return CardFace(
            href="#main",
            kind=kind,
            kind_label=Said(kind_label(kind, self.language)),
            title=title,
            where=where,
            summary=summary,
            picture=picture,
            media=media,
            label=label,
            says=says,
        )
