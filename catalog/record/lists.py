"""The closed lists of a record. Where a law made the list, its version is part of the value's name or documented here.

Sites: Law on Cultural Heritage 45/2024/QH15, art. 21 (which adds 'mixed'); ranks by art. 23 of the same law.
Intangible heritage: six types since 2025 (Law 45/2024, art. 10), seven before (Decree 39/2024).
Rights: rightsstatements.org 1.0 and Creative Commons. Digital source: IPTC NewsCodes digitalsourcetype.
"""

from enum import StrEnum

from catalog.language import N_


class Kind(StrEnum):
    """The eight kinds of record."""

    SITE = "site"
    ARTEFACT = "artefact"
    DOCUMENT = "document"
    INTANGIBLE = "intangible"
    PERSON = "person"
    EVENT = "event"
    PLACE = "place"
    COLLECTION = "collection"


class Level(StrEnum):
    """Who may see a record, a row or a file, from everybody to the museum's own staff."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    STAFF = "staff"


class Certainty(StrEnum):
    """How sure a statement is."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    UNCERTAIN = "uncertain"
    FORMER = "former"


class NameType(StrEnum):
    """What a name is; exactly one name is preferred."""

    PREFERRED = "preferred"
    ALTERNATIVE = "alternative"
    FORMER = "former"
    ORIGINAL = "original"
    HONORIFIC = "honorific"
    THEONYM = "theonym"


class TextType(StrEnum):
    """What a text about the thing is."""

    DESCRIPTION = "description"
    SUMMARY = "summary"
    HISTORY = "history"
    CONDITION = "condition"
    NOTE = "note"


class TermRole(StrEnum):
    """What a term says of the thing."""

    TYPE = "type"
    LEGAL_CLASS = "legal_class"
    MATERIAL = "material"
    TECHNIQUE = "technique"
    STYLE = "style"
    PERIOD = "period"
    SUBJECT = "subject"
    OCCUPATION = "occupation"


class PlaceRole(StrEnum):
    """How the thing relates to a place; `storage` is for staff unless its row says otherwise."""

    LOCATED = "located"
    KEPT = "kept"
    STORAGE = "storage"
    PERFORMED = "performed"
    FOUND = "found"
    ORIGIN = "origin"


class AgentRole(StrEnum):
    """A standing relation to a person or body; `owner` and `keeper` are for staff unless their row says otherwise."""

    WORSHIPPED = "worshipped"
    OWNER = "owner"
    CUSTODIAN = "custodian"
    KEEPER = "keeper"
    PRACTITIONER = "practitioner"
    MAKER = "maker"
    ISSUER = "issuer"
    ADDRESSEE = "addressee"
    DEPICTED = "depicted"


class EventType(StrEnum):
    """What happened to the thing or the person."""

    PRODUCTION = "production"
    FOUNDING = "founding"
    FINDING = "finding"
    RESTORATION = "restoration"
    ACQUISITION = "acquisition"
    DESTRUCTION = "destruction"
    BIRTH = "birth"
    DEATH = "death"
    REIGN = "reign"
    ACTIVITY = "activity"
    HAPPENING = "happening"


class RelationType(StrEnum):
    """Typed relations; each is seen from both ends, see `INVERSE_LABELS`."""

    PART_OF = "part_of"
    MEMBER_OF = "member_of"
    RELATED = "related"
    WORSHIPS = "worships"
    HELD_AT = "held_at"
    KEPT_AT = "kept_at"
    DOCUMENTS = "documents"
    DEPICTS = "depicts"
    MADE_BY = "made_by"
    TOOK_PART = "took_part"
    TOOK_PLACE_AT = "took_place_at"
    LOCATED_AT = "located_at"
    FOUND_AT = "found_at"
    MADE_AT = "made_at"
    COPY_OF = "copy_of"
    SUCCEEDS = "succeeds"


class DesignationList(StrEnum):
    """The list in which a designation stands."""

    SITE = "vn-site"
    TREASURE = "vn-national-treasure"
    INTANGIBLE = "vn-intangible"
    DOCUMENTARY = "vn-documentary"
    ARTISAN = "vn-artisan"
    UNESCO_WORLD = "unesco-world-heritage"
    UNESCO_INTANGIBLE = "unesco-intangible"
    UNESCO_MEMORY = "unesco-memory-of-the-world"


class Rank(StrEnum):
    """Ranks within a list: sites have three, from province to special national."""

    PROVINCIAL = "provincial"
    NATIONAL = "national"
    SPECIAL_NATIONAL = "special_national"
    LISTED = "listed"


class Covered(StrEnum):
    """What a row of rights is about: the thing itself, this record of it, or its digital files."""

    WORK = "work"
    RECORD = "record"
    DIGITAL = "digital"


KIND_LABELS = {
    Kind.SITE: N_("Site"),
    Kind.ARTEFACT: N_("Artefact"),
    Kind.DOCUMENT: N_("Document"),
    Kind.INTANGIBLE: N_("Intangible heritage"),
    Kind.PERSON: N_("Person"),
    Kind.EVENT: N_("Event"),
    Kind.PLACE: N_("Place"),
    Kind.COLLECTION: N_("Collection"),
}
RANK_LABELS = {
    Rank.PROVINCIAL: N_("Provincial rank"),
    Rank.NATIONAL: N_("National rank"),
    Rank.SPECIAL_NATIONAL: N_("Special national rank"),
    Rank.LISTED: N_("Listed"),
}
"""A rank beside the name of its list; where it stands alone, `STANDING_LABELS` say what it ranks."""
DESIGNATION_LABELS = {
    DesignationList.SITE: N_("Ranked monument of Việt Nam"),
    DesignationList.TREASURE: N_("National treasure of Việt Nam"),
    DesignationList.INTANGIBLE: N_("National list of intangible heritage"),
    DesignationList.DOCUMENTARY: N_("National list of documentary heritage"),
    DesignationList.ARTISAN: N_("Honoured artisan"),
    DesignationList.UNESCO_WORLD: N_("UNESCO World Heritage"),
    DesignationList.UNESCO_INTANGIBLE: N_("UNESCO intangible heritage"),
    DesignationList.UNESCO_MEMORY: N_("UNESCO Memory of the World"),
}
STANDING_LABELS: dict[str, str] = {
    Rank.SPECIAL_NATIONAL.value: N_("Special national monument"),
    Rank.NATIONAL.value: N_("National monument"),
    Rank.PROVINCIAL.value: N_("Provincial monument"),
    Rank.LISTED.value: N_("Listed monument"),
    **{list_.value: text for list_, text in DESIGNATION_LABELS.items() if list_ is not DesignationList.SITE},
}
"""What a designation makes of a thing, by `standing`."""
RELATION_LABELS = {
    RelationType.PART_OF: N_("Part of"),
    RelationType.MEMBER_OF: N_("In the collection"),
    RelationType.RELATED: N_("See also"),
    RelationType.WORSHIPS: N_("Worships"),
    RelationType.HELD_AT: N_("Held at"),
    RelationType.KEPT_AT: N_("Kept at"),
    RelationType.DOCUMENTS: N_("Tells of"),
    RelationType.DEPICTS: N_("Depicts"),
    RelationType.MADE_BY: N_("Made by"),
    RelationType.TOOK_PART: N_("Took part in"),
    RelationType.TOOK_PLACE_AT: N_("Took place at"),
    RelationType.LOCATED_AT: N_("Stands at"),
    RelationType.FOUND_AT: N_("Found at"),
    RelationType.MADE_AT: N_("Made at"),
    RelationType.COPY_OF: N_("Copy of"),
    RelationType.SUCCEEDS: N_("Follows"),
}
INVERSE_LABELS = {
    RelationType.PART_OF: N_("Its parts"),
    RelationType.MEMBER_OF: N_("In this collection"),
    RelationType.RELATED: N_("See also"),
    RelationType.WORSHIPS: N_("Worshipped at"),
    RelationType.HELD_AT: N_("Held here"),
    RelationType.KEPT_AT: N_("Kept here"),
    RelationType.DOCUMENTS: N_("Told of in"),
    RelationType.DEPICTS: N_("Depicted in"),
    RelationType.MADE_BY: N_("Made"),
    RelationType.TOOK_PART: N_("Who took part"),
    RelationType.TOOK_PLACE_AT: N_("Took place here"),
    RelationType.LOCATED_AT: N_("Stands here"),
    RelationType.FOUND_AT: N_("Found here"),
    RelationType.MADE_AT: N_("Made here"),
    RelationType.COPY_OF: N_("Copies"),
    RelationType.SUCCEEDS: N_("Followed by"),
}


def standing(list_: DesignationList, rank: Rank) -> str:
    """What a designation makes of a thing, as a value to find it by: a monument's rank, else the list it stands in."""
    return rank.value if list_ is DesignationList.SITE else list_.value
