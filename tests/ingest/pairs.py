"""Files held against records that are known by a number and a title."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from ingest.found import Known
from ingest.names import Names
from ingest.pairing import Paired, pair


def known_by(titles: Mapping[str, str]) -> Known:
    """The records of these numbers and titles."""
    return Known(Names((number, number) for number in titles), Names((title, key) for key, title in titles.items()))


def pair_among(titles: Mapping[str, str], *files: str) -> Paired:
    """What is found for the files."""
    return pair([PurePosixPath(file) for file in files], known_by(titles))
