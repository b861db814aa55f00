"""What the site calls the values of the closed lists; the lists with labels of their own keep them."""

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from catalog.dates.span import Calendar
from catalog.language import FIRST, N_, translate
from catalog.record.lists import (
    KIND_LABELS,
    AgentRole,
    Certainty,
    EventType,
    Kind,
    NameType,
    PlaceRole,
    TermRole,
    TextType,
)

KINDS_MANY = {
    Kind.SITE: N_("Sites"),
    Kind.ARTEFACT: N_("Artefacts"),
    Kind.DOCUMENT: N_("Documents"),
    Kind.INTANGIBLE: N_("Intangible heritage"),
    Kind.PERSON: N_("People"),
    Kind.EVENT: N_("Events"),
    Kind.PLACE: N_("Places"),
    Kind.COLLECTION: N_("Collections"),
}
KIND_INTRODUCTIONS = {
    Kind.SITE: N_("Communal houses, temples, pagodas, tombs and citadels: places where history still has an address."),
    Kind.ARTEFACT: N_("Things that hands made and other hands kept."),
    Kind.DOCUMENT: N_("Royal decrees, steles, village codes and books, with what they say."),
    Kind.INTANGIBLE: N_("Festivals, songs, crafts and customs, alive in those who practise them."),
    Kind.PERSON: N_("Deities, kings, scholars and craftsmen."),
    Kind.EVENT: N_("What happened, when, where and to whom."),
    Kind.PLACE: N_("Villages, mountains and old capitals."),
    Kind.COLLECTION: N_("Records that belong together."),
}
NAMES = {
    NameType.PREFERRED: N_("Name"),
    NameType.ALTERNATIVE: N_("Also called"),
    NameType.FORMER: N_("Once called"),
    NameType.ORIGINAL: N_("Original name"),
    NameType.HONORIFIC: N_("Honorific title"),
    NameType.THEONYM: N_("Name as a deity"),
}
TEXTS = {
    TextType.DESCRIPTION: N_("Description"),
    TextType.SUMMARY: N_("In short"),
    TextType.HISTORY: N_("History"),
    TextType.CONDITION: N_("Condition"),
    TextType.NOTE: N_("Note"),
}
TERMS = {
    TermRole.TYPE: N_("Type"),
    TermRole.LEGAL_CLASS: N_("Class in law"),
    TermRole.MATERIAL: N_("Material"),
    TermRole.TECHNIQUE: N_("Technique"),
    TermRole.STYLE: N_("Style"),
    TermRole.PERIOD: N_("Period"),
    TermRole.SUBJECT: N_("Subjects"),
    TermRole.OCCUPATION: N_("Calling"),
}
PLACES = {
    PlaceRole.LOCATED: N_("Where it is"),
    PlaceRole.KEPT: N_("Kept at"),
    PlaceRole.STORAGE: N_("Storage place"),
    PlaceRole.PERFORMED: N_("Held at"),
    PlaceRole.FOUND: N_("Found at"),
    PlaceRole.ORIGIN: N_("Comes from"),
}
AGENTS = {
    AgentRole.WORSHIPPED: N_("Worshipped"),
    AgentRole.OWNER: N_("Owner"),
    AgentRole.CUSTODIAN: N_("In the care of"),
    AgentRole.KEEPER: N_("Keeper"),
    AgentRole.PRACTITIONER: N_("Practised by"),
    AgentRole.MAKER: N_("Maker"),
    AgentRole.ISSUER: N_("Issued by"),
    AgentRole.ADDRESSEE: N_("Addressed to"),
    AgentRole.DEPICTED: N_("Depicted"),
}
AGENTS_OF = {
    Kind.DOCUMENT: {AgentRole.MAKER: N_("Author")},
    Kind.SITE: {AgentRole.MAKER: N_("Builder")},
}
"""What one kind of record calls a role otherwise than all others do."""
ISSUER_IN_PERSON = N_("Issuer")
"""Who issued something, where that is a person: a king, where a ministry would be an office."""
EVENTS = {
    EventType.PRODUCTION: N_("Production"),
    EventType.FOUNDING: N_("Founded"),
    EventType.FINDING: N_("Found"),
    EventType.RESTORATION: N_("Restored"),
    EventType.ACQUISITION: N_("Came to the museum"),
    EventType.DESTRUCTION: N_("Destroyed"),
    EventType.BIRTH: N_("Born"),
    EventType.DEATH: N_("Died"),
    EventType.REIGN: N_("Reigned"),
    EventType.ACTIVITY: N_("Active"),
    EventType.HAPPENING: N_("Happened"),
}
CERTAINTY = {
    Certainty.CERTAIN: N_("certain"),
    Certainty.PROBABLE: N_("probable"),
    Certainty.UNCERTAIN: N_("uncertain"),
    Certainty.FORMER: N_("formerly thought"),
}
IDENTIFIERS = {
    "inventory": N_("Inventory number"),
    "accession": N_("Accession number"),
    "former": N_("Former number"),
    "wikidata": N_("Wikidata"),
}
VERSIONS = {
    "transcription": N_("As it is written"),
    "reading": N_("Sino-Vietnamese reading"),
    "translation": N_("Translation"),
}
MEASURES = {
    "height": N_("Height"),
    "width": N_("Width"),
    "length": N_("Length"),
    "depth": N_("Depth"),
    "thickness": N_("Thickness"),
    "diameter": N_("Diameter"),
    "circumference": N_("Circumference"),
    "weight": N_("Weight"),
    "area": N_("Area"),
    "size": N_("Size"),
    "dimensions": N_("Size"),
}
PARTS = {
    "mặt": N_("face"),
    "mặt trống": N_("face"),
    "miệng": N_("mouth"),
    "miệng chuông": N_("mouth"),
    "đáy": N_("base"),
    "chân": N_("foot"),
    "đế": N_("foot"),
    "thân": N_("body"),
    "cổ": N_("neck"),
    "vai": N_("shoulder"),
    "nắp": N_("lid"),
    "quai": N_("handle"),
    "lòng": N_("inside"),
    "bia": N_("stele"),
    "tượng": N_("figure"),
}
"""Parts of things that are measured, as Vietnamese sheets write them."""
VISIT = {
    "hours": N_("Opening hours"),
    "fees": N_("Admission"),
    "conduct": N_("Please mind"),
    "steps": N_("Steps and ramps"),
    "contact": N_("Contact"),
    "room": N_("Where to find it"),
}
LANGUAGES = {
    "vi": N_("Vietnamese"),
    "en": N_("English"),
    "fr": N_("French"),
    "lzh": N_("Classical Chinese (Hán)"),
    "lzh-Hant": N_("Classical Chinese (Hán)"),
    "lzh-Latn": N_("Sino-Vietnamese reading"),
    "vi-Hani": N_("Vietnamese in Nôm script"),
    "zh": N_("Chinese"),
    "sa": N_("Sanskrit"),
    "cjm": N_("Cham"),
    "ocm": N_("Old Cham"),
    "km": N_("Khmer"),
    "pi": N_("Pali"),
    "th": N_("Thai"),
    "blt": N_("Tai Dam"),
    "tyz": N_("Tày"),
    "nut": N_("Nùng"),
    "mtq": N_("Mường"),
    "la": N_("Latin"),
    "ja": N_("Japanese"),
    "ru": N_("Russian"),
    "bo": N_("Tibetan"),
}
FAMILIES = {
    "image": N_("Picture"),
    "model": N_("3D model"),
    "sound": N_("Sound"),
    "film": N_("Film"),
    "document": N_("Document file"),
    "pointcloud": N_("Point cloud"),
}
MEDIA = FAMILIES | {"panorama": N_("Panorama")}
"""What records are narrowed by: the families of their files, and pictures that surround whoever looks."""


def label(labels: Mapping[str, str], value: str, language: str) -> str:
    """What the site calls `value`; the value itself where the list does not have it."""
    return translate(labels[value], language) if value in labels else value


def language_name(tag: str, language: str) -> str:
    """What the language `tag` (BCP 47) is called: by our list, else by Unicode's; the tag itself where neither does."""
    main = tag.partition("-")[0].lower()
    for known in (tag, main):
        if known in LANGUAGES:
            return translate(LANGUAGES[known], language)
    names = Locale.parse(language).languages
    return str(names.get(main, tag))


@lru_cache(maxsize=256)
def own_name(tag: str) -> str:
    """What its own readers call the language `tag` (BCP 47), as a line begins; the tag where Unicode has none."""
    try:
        name = Locale.parse(tag, sep="-").display_name or tag
    except (UnknownLocaleError, ValueError):
        return tag
    return name[:1].upper() + name[1:]


def kind_label(kind: str, language: str) -> str:
    """One record of this kind."""
    return translate(KIND_LABELS[Kind(kind)], language)


def in_a_sentence(name: str, language: str) -> str:
    """The name of a language inside a sentence: Vietnamese begins it small ('bản tiếng Anh'), English never does."""
    return name[:1].lower() + name[1:] if language == FIRST and name.startswith("Tiếng ") else name


@lru_cache(maxsize=4096)
def decimal(value: float, language: str) -> str:
    """A number as `language` writes it, with two decimals at most."""
    return str(format_decimal(value, format="#,##0.##", locale=language))


ERA_YEARS: dict[Calendar, str] = {
    Calendar.SAKA: N_("Śaka {year}"),
    Calendar.BUDDHIST: N_("Buddhist era {year}"),
}
"""A bare year of a calendar that counts from elsewhere, with its era."""
