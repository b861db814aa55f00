"""The table of kinds: each family of files has one module with the same two functions."""

from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from ingest.media import captions, document, film, image, model, pointcloud, sound
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


KINDS: MappingProxyType[Family, MediaKind] = MappingProxyType(
    {
        Family.IMAGE: image,
        Family.MODEL: model,
        Family.SOUND: sound,
        Family.FILM: film,
        Family.DOCUMENT: document,
        Family.CAPTIONS: captions,
        Family.POINTCLOUD: pointcloud,
    }
)


def process(path: Path, workdir: Path, request: MediaRequest) -> Processed:
    """Identify, inspect and derive one file. Opens hostile input: call it in a `MediaChild`, not in a server."""
    identified = identify(path, request.name)
    kind = KINDS[identified.media_type.family]
    facts = kind.inspect(path, identified.media_type, request)
    return kind.derive(path, workdir, facts, request).with_messages(identified.messages)
