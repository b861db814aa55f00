"""Records made of files alone, where no sheet lists any: a draft for each folder of files, and for each lone file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from catalog.record.lists import Kind
from catalog.record.model import Record
from catalog.record.parts import Name, Relation
from catalog.text import clean_text
from ingest.accept import follow
from ingest.alone import why_alone
from ingest.found import Known, Reason
from ingest.media.mediatypes import JSON, MASTERS, MEDIA_TYPES, TEI, TEXT, XML, XMP, Family
from ingest.media.refusal import MediaRefusedError
from ingest.media.sniff import sniff
from ingest.names import Names
from ingest.pairing import Pair, Paired, pair
from ingest.planned_files import of_record
from ingest.planned_rows import FILES_KEY, DraftRecord
from ingest.sheets.fields.draft import Draft, Piece, Wanted
from ingest.sheets.fields.registry import FIELDS
from ingest.sheets.mapping import SheetMapping
from ingest.sheets.vocabulary import KINDS
from ingest.sources import Sources

_TEXTS = {TEXT, XML, XMP, JSON, TEI}
_SHOWN = {
    extension
    for media_type in MEDIA_TYPES
    if media_type.family is not Family.REFUSED and media_type not in _TEXTS
    for extension in media_type.extensions
}
_MASTERS = {extension for media_type in MASTERS for extension in media_type.extensions}


def drafts_of(
    sources: Sources, names: Sequence[PurePosixPath], mapping: SheetMapping
) -> tuple[tuple[DraftRecord, ...], Paired]:
    """A draft record for each folder of files, and for each file that lies in none, its raw data with it."""
    groups: dict[PurePosixPath, list[PurePosixPath]] = {}
    shown = [name for name in names if _is_shown(name, sources.root)]
    pictures = {name.stem.casefold(): name for name in shown if not _is_master(name)}
    for name in shown:
        lone = pictures.get(name.stem.casefold(), name) if _is_master(name) else name
        groups.setdefault(name.parent if len(name.parts) > 1 else lone, []).append(name)
    paired = pair(names, Known(Names(())))
    companions = {beside.path for texts in paired.beside.values() for beside in texts}
    kind = KINDS.get(mapping.kind) or Kind.ARTEFACT
    drafts, pairs = [], []
    for place, files in groups.items():
        key = f"{FILES_KEY}{sources.root / place}"  # two folders may hold files of the same names
        own = [Pair(name, key, Reason.FOLDER) for name in files if name not in companions]
        if own:
            title = clean_text(place.stem if place in files else place.name) or str(place)
            called = [Name(text={mapping.language or "vi": title})]
            relations, wanted = _relations(mapping, kind)
            planned = of_record(sources.root, own, paired.beside)
            pairs += own
            record = Record(kind=kind, names=called, relations=relations)
            drafts.append(DraftRecord(key, str(place), record, planned, wanted))
    taken = {file.name for draft in drafts for file in draft.files}
    left = {name: why_alone(name, sources.root / name, sources.root) for name in names if name not in taken}
    return tuple(drafts), replace(paired, pairs=tuple(pairs), left=left)


def _relations(mapping: SheetMapping, kind: Kind) -> tuple[list[Relation], tuple[Wanted, ...]]:
    """What the constants say of where a record belongs, for records that no row describes."""
    draft = Draft(kind)
    for constant in mapping.constants:
        if constant.target.startswith("relation."):
            column = replace(constant, language=constant.language or "vi", values={})
            FIELDS[constant.target].set(draft, Piece(constant.values[""]), column)
    rows = [Relation.model_validate(row) for row in draft.document.get("relations", ())]
    return rows, tuple(draft.wanted)


def _is_master(name: PurePosixPath) -> bool:
    """Whether a picture is exported from it (raw data, say), by its ending."""
    return name.suffix.lower().removeprefix(".") in _MASTERS


def _is_shown(name: PurePosixPath, root: Path) -> bool:
    """Whether the file is something to look at or to listen to, or a document: a licence or a list of files is not.

    Its ending says it; of one without, as recovered disks are full of, its first bytes, if it lies below `root`.
    """
    if name.suffix:
        return name.suffix.lower().removeprefix(".") in _SHOWN
    try:
        follow(root / name, root.resolve())
        found = sniff(root / name)
    except (MediaRefusedError, OSError):
        return False
    return found is not None and found.family is not Family.REFUSED and found not in _TEXTS
