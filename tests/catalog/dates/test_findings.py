import gettext
import string

import pytest

from catalog.dates import findings, lunar, recurrence, span
from catalog.messages import MessageType

TYPES = [
    value
    for module in (findings, span, recurrence)
    for value in vars(module).values()
    if isinstance(value, MessageType)
]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("message", TYPES, ids=lambda message: message.code)
def test_every_finding_speaks_vietnamese_and_names_the_same_things(
    vietnamese: gettext.GNUTranslations, message: MessageType
) -> None:
    translated = vietnamese.gettext(message.msgid)
    assert translated != message.msgid
    assert places(translated) == places(message.msgid)


@pytest.mark.parametrize("animal", lunar.ANIMALS)
def test_every_animal_speaks_vietnamese(vietnamese: gettext.GNUTranslations, animal: str) -> None:
    assert vietnamese.gettext(animal) != animal
