"""The table of kinds: each family of files has one module with the same two functions."""

from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from ingest.media.facts import Facts, MediaRequest, Processed
from ingest.media.mediatypes import Family, MediaType
from ingest.media.sniff import identify


class MediaKind(Protocol):
    """What a kind of file must offer. Both raise MediaRefusedError with a sentence for the curator."""

    def inspect(self, path: Path, media_type: MediaType, request: MediaRequest) -> Facts:
        """What can be told without decoding the whole file."""
        ...

    def derive(self, path: Path, workdir: Path, facts: Facts, request: MediaRequest) -> Processed:
        """Everything that people will see, written into `workdir`, and the facts completed."""
        ...


KINDS: MappingProxyType[Family, str] = MappingProxyType(
    {
        Family.IMAGE: "ingest.media.image",
        Family.MODEL: "ingest.media.model",
        Family.SOUND: "ingest.media.sound",
        Family.FILM: "ingest.media.film",
        Family.DOCUMENT: "ingest.media.document",
        Family.CAPTIONS: "ingest.media.captions",
        Family.POINTCLOUD: "ingest.media.pointcloud",
    }
)


def kind_of(family: Family) -> MediaKind:
    """The module of a family, loaded when first asked for: photographs need not wait for the libraries of models."""
    return cast(MediaKind, import_module(KINDS[family]))


def process(path: Path, workdir: Path, request: MediaRequest) -> Processed:
    """Identify, inspect and derive one file. Opens hostile input: call it in a `MediaChild`, not in a server."""
    identified = identify(path, request.name)
    kind = kind_of(identified.media_type.family)
    facts = kind.inspect(path, identified.media_type, request)
    return kind.derive(path, workdir, facts, request).with_messages(identified.messages)
