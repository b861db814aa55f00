"""What words of a record say beside what its fields do: that somebody is a person, that a size counts pixels."""

import re
from collections.abc import Mapping

from catalog.language import N_, translate
from catalog.record.lists import Kind
from catalog.record.parts import Reference
from catalog.shown import Card
from viewer import labels
from viewer.context import Said, plain

_TITLE_OF_PERSON = re.compile(
    r"(?:đức |nhà )?(?:vua|chúa|hoàng đế|hoàng hậu|thái hậu|hoàng thái hậu|thái thượng hoàng)\s+\w"
    r"|(?:the )?(?:king|queen|emperor|empress|lord|lady)\s+\w",
    re.IGNORECASE,
)
_COUNT = r"(\d{1,3}(?:[.,]\d{3})+|\d+)"
_PIXELS = re.compile(rf"{_COUNT}\s*[x×]\s*{_COUNT}\s*(?:điểm ảnh|pixels?|px)", re.IGNORECASE)


def names_person(reference: Reference, cards: Mapping[str, Card]) -> bool:
    """Whether the record that is pointed to is a person's, or else the words begin with the title of one."""
    card = cards.get(reference.record or "")
    if card is not None:
        return card.kind == Kind.PERSON.value
    return any(_TITLE_OF_PERSON.match(text) for text in reference.label.values())


def said_in_pixels(written: Said, language: str) -> Said:
    """'25.200 x 4.200 điểm ảnh' in the reader's words; pixels are whole, so each mark parts thousands.

    What is in the reader's language, or says something else, stays as it is written.
    """
    found = _PIXELS.fullmatch(written.text.strip()) if written.lang else None
    if found is None:
        return written
    width, height = (labels.decimal(int(re.sub(r"[.,]", "", count)), language) for count in found.groups())
    return plain(translate(N_("{width} x {height} pixels"), language, width=width, height=height))
