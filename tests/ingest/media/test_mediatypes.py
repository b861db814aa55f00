"""The table of kinds is whole."""

from inspect import signature

import pytest

from ingest.media import mediatypes as kind
from ingest.media.kinds import KINDS, MediaKind, kind_of
from ingest.media.mediatypes import MEDIA_TYPES, Family, media_type_of


def test_what_is_refused_says_why_and_nothing_else_does() -> None:
    for media_type in MEDIA_TYPES:
        assert (media_type.refusal is not None) == (media_type.family is Family.REFUSED), media_type


def test_each_media_type_that_is_taken_is_found_by_its_name() -> None:
    for media_type in MEDIA_TYPES:
        if media_type.family is not Family.REFUSED:
            assert media_type_of(media_type.mime) is media_type


def test_a_refused_type_is_not_found() -> None:
    with pytest.raises(KeyError):
        media_type_of(kind.SVG.mime)


def test_each_family_has_its_module_with_the_two_functions() -> None:
    assert set(KINDS) == set(Family) - {Family.REFUSED}
    for family in KINDS:
        module = kind_of(family)
        for name in ("inspect", "derive"):
            wanted = list(signature(getattr(MediaKind, name)).parameters)[1:]
            assert list(signature(getattr(module, name)).parameters) == wanted
