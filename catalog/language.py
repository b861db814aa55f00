"""Languages of the interface, and the one way from a message id to a sentence in one of them."""

import gettext
from functools import cache
from pathlib import Path

LOCALE_DIR = Path(__file__).parent / "locale"
DOMAIN = "heritage"
FIRST = "vi"


def N_(msgid: str) -> str:
    """Mark a text for extraction without translating it yet."""
    return msgid


@cache
def languages() -> tuple[str, ...]:
    """The interface languages, the first one first: every folder of `catalog/locale` is one."""
    found = sorted(path.parent.name for path in LOCALE_DIR.glob("*/LC_MESSAGES"))
    return (FIRST, *(tag for tag in found if tag != FIRST))


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE_DIR, [language], fallback=True)


def translate(msgid: str, language: str, **params: object) -> str:
    """The sentence for `msgid` in `language`, with `{name}` places filled from `params`; English where untranslated."""
    text = _catalogue(language).gettext(msgid) if msgid else ""
    return text.format_map(params) if params else text


def in_all_languages(msgid: str) -> dict[str, str]:
    """A sentence of the interface by language, as records have their texts."""
    return {language: translate(msgid, language) for language in languages()}
