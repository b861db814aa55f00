"""Texts as IIIF writes them: lists of strings by language (Presentation API 3.0, section 4.1)."""

from collections.abc import Mapping, Sequence

from catalog.language import languages, translate

Words = dict[str, list[str]]


def words(text: Mapping[str, str]) -> Words:
    """A text of the catalogue by language."""
    return {tag: [value] for tag, value in text.items() if value}


def sentence(msgid: str, **params: object) -> Words:
    """A sentence of the interface in all its languages."""
    return {language: [translate(msgid, language, **params)] for language in languages()}


def untagged(*values: str) -> Words:
    """What is in no language: numbers, codes."""
    return {"none": list(values)}


def joined(texts: Sequence[Mapping[str, str]]) -> Words:
    """Several texts as values of one field, language by language."""
    found: Words = {}
    for text in texts:
        for tag, value in text.items():
            if value and value not in found.setdefault(tag, []):
                found[tag].append(value)
    return found


def first_of(*texts: Mapping[str, str]) -> Mapping[str, str]:
    """The first text that says anything."""
    return next((text for text in texts if text), {})
