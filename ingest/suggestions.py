"""What files say about themselves (EXIF, IPTC, XMP, tags), offered to the curator and never taken over unasked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from catalog.assets import AssetRecord
from catalog.dates.display import display
from catalog.dates.iso import Span
from catalog.language import N_, translate
from catalog.quoting import quoted
from catalog.record.parts import AssetRow
from ingest.media.facts import MetadataSource, SuggestedField

SUGGESTS = N_("{said}. Not taken into the record; if it is right, please write it into the sheet.")
_ONE = N_("{field} {value} ({source})")
_FIELDS = {
    SuggestedField.TITLE: N_("its title"),
    SuggestedField.CAPTION: N_("its caption"),
    SuggestedField.CREATOR: N_("its photographer or author"),
    SuggestedField.DATE: N_("its date"),
    SuggestedField.COORDINATES: N_("its coordinates"),
    SuggestedField.COPYRIGHT: N_("its copyright"),
    SuggestedField.CREDIT: N_("its credit"),
    SuggestedField.KEYWORDS: N_("its keywords"),
}
"""What a curator may want in a record; of camera and program the report's JSON alone tells."""
_SOURCES = {MetadataSource.TAGS: N_("its tags"), MetadataSource.DOCUMENT: N_("its properties")}
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?)?")
_LONGEST = 160


@dataclass(frozen=True)
class Suggested:
    """What one file of a record says: rows of field, value and source as the asset's facts have them."""

    file: str
    record: str
    said: tuple[dict[str, str], ...]

    def document(self, language: str) -> dict[str, Any]:
        """As the report's JSON has it."""
        said = [dict(one) for one in self.said]
        return {"file": self.file, "record": self.record, "suggestions": said, "text": self.text(language)}

    def text(self, language: str) -> str:
        """The sentence for the curator; '' where the file tells nothing that belongs into a record."""
        sources: dict[tuple[SuggestedField, str], list[str]] = {}
        for one in self.said:
            field = SuggestedField(one["field"])
            if field in _FIELDS and not _is_garbled(one, self.said):
                sources.setdefault((field, one["value"]), []).append(_source(one["source"], language))
        parts = [
            translate(
                _ONE,
                language,
                field=translate(_FIELDS[field], language),
                value=_told(field, value, language),
                source=", ".join(found),
            )
            for (field, value), found in sources.items()
        ]
        return translate(SUGGESTS, language, said="; ".join(parts)) if parts else ""


def _is_garbled(one: dict[str, str], said: Sequence[dict[str, str]]) -> bool:
    """Whether letters are lost ('D? ?n') that another place in the file has; EXIF's text is ASCII (2.32, 4.6.2)."""
    if "?" not in one["value"] and "\N{REPLACEMENT CHARACTER}" not in one["value"]:
        return False
    others = (other["value"] for other in said if other["field"] == one["field"] and other is not one)
    return any("?" not in value and not value.isascii() for value in others)


def suggested(asset: AssetRecord, name: str, row: AssetRow | None) -> tuple[Suggested, ...]:
    """What the file `name`, which is this asset, says about itself; empty where it says nothing.

    What its row in the record says already is nothing to suggest.
    """
    said: list[dict[str, str]] = asset.facts.get("suggestions") or []
    if row is not None:
        known = [one for one in said if _is_known(one, row)]
        said = [one for one in said if one not in known and not _is_garbled(one, [one, *known])]
    return (Suggested(name, asset.record_id, tuple(said)),) if said else ()


def _told(field: SuggestedField, value: str, language: str) -> str:
    """The value as the sentence has it: coordinates bare, a moment as people write one, other words quoted."""
    if field is SuggestedField.COORDINATES:
        return value
    moment = _MOMENT.fullmatch(value) if field is SuggestedField.DATE else None
    if moment is None:
        return value if field is SuggestedField.DATE else f"“{quoted(value, _LONGEST)}”"
    day = (int(moment[1]), int(moment[2]), int(moment[3]))
    return ", ".join(filter(None, (display(Span(day, day), language), moment[4])))


def _is_known(one: dict[str, str], row: AssetRow) -> bool:
    """Whether the row has these words; a copyright is known by the name it credits, where the row states rights."""
    value = " ".join(one["value"].split())
    if one["field"] == SuggestedField.COPYRIGHT:
        return bool(row.rights) and any(name in value for name in row.credit.values())
    return value in {" ".join(text.split()) for words in (row.caption, row.alt, row.credit) for text in words.values()}


def _source(written: str, language: str) -> str:
    source = MetadataSource(written)
    return translate(_SOURCES[source], language) if source in _SOURCES else source.upper()
