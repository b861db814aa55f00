"""What a record's page shows; the same parts for all eight kinds, in the order of each kind's face."""

from dataclasses import dataclass
from itertools import accumulate

from viewer.context import CardFace, Frame, Link, Picture, Said
from viewer.map import MapDrawing
from viewer.pages.record.steps import Walks
from viewer.pages.record.versions import InscriptionFace

WIDE = 2
AT_ONCE = 12
"""Records of one group that are shown before 'more'."""
LONG_READ = 8_000
"""Characters: some five screens of a phone."""
FIRST_READ = 3_000
"""Characters of a long text that the page shows before 'read on'."""


@dataclass(frozen=True)
class Value:
    """One value of a fact: `href` where it leads, `note` what is added in small, `below` what stands under it.

    `leading`: words in the page's language before what stands below in another.
    """

    text: Said
    href: str = ""
    note: Said | None = None
    below: Said | None = None
    leading: str = ""


@dataclass(frozen=True)
class Fact:
    """A label and what is known."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class FactGroup:
    """Facts that belong together."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Prose:
    """A text about the thing, in paragraphs; `by` says whose words and of when, `note` which language it is in."""

    title: str
    paragraphs: tuple[str, ...]
    lang: str | None
    by: str = ""
    note: str = ""

    @property
    def right_to_left(self) -> bool:
        """Whether it is written so."""
        return Said("", self.lang).right_to_left

    @property
    def length(self) -> int:
        """Characters."""
        return sum(map(len, self.paragraphs))

    @property
    def first(self) -> tuple[str, ...]:
        """The paragraphs that the page shows at once: all, or of a long text as many as begin on its first screens."""
        if self.length <= LONG_READ:
            return self.paragraphs
        begins = accumulate(map(len, self.paragraphs), initial=0)
        return tuple(one for one, at in zip(self.paragraphs, begins, strict=False) if at < FIRST_READ)

    @property
    def rest(self) -> tuple[str, ...]:
        """Those that wait behind 'read on'."""
        return self.paragraphs[len(self.first) :]


@dataclass(frozen=True)
class Shown:
    """A picture with what is said under it; `made` is the honest note where no camera made it.

    `around`: of a panorama the whole sphere, to be turned around in.
    """

    picture: Picture
    caption: Said | None
    credit: Said | None
    made: str
    name: str
    around: str = ""


@dataclass(frozen=True)
class Turned:
    """A model to turn; `poster` stands for it until then, and on paper."""

    href: str
    name: str
    caption: Said | None
    credit: Said | None
    made: str
    poster: Picture | None
    alt: Said
    size_bytes: int


@dataclass(frozen=True)
class Track:
    """Captions of a film or a recording in one language."""

    href: str
    language: str
    label: str


@dataclass(frozen=True)
class Played:
    """A recording or a film for the browser's own player."""

    family: str
    href: str
    mime: str
    title: Said
    credit: Said | None
    made: str
    tracks: tuple[Track, ...]
    transcript: Said | None


@dataclass(frozen=True)
class Download:
    """A document to take away; `of` is the recording that it tells the words of."""

    href: str
    title: Said
    of: Said | None
    kind: str
    size_bytes: int


@dataclass(frozen=True)
class Media:
    """All files of a record that people can see, by what they do; `manifest` is for deep zoom.

    `written`: those that show what the thing bears in writing, the one to be read from first.
    """

    lead: Shown | None
    gallery: tuple[Shown, ...]
    panoramas: tuple[Shown, ...]
    models: tuple[Turned, ...]
    players: tuple[Played, ...]
    downloads: tuple[Download, ...]
    manifest: str
    written: tuple[Shown, ...] = ()

    @property
    def beside(self) -> Shown | None:
        """The picture beside an inscription: of the writing, else of the thing; a strip would be a thread there."""
        first = self.lead if self.lead and not self.lead.picture.is_strip else None
        return next((one for one in self.written if not one.picture.is_strip), first)

    @property
    def has_panorama(self) -> bool:
        """Whether there is one to be turned around in."""
        return bool(self.panoramas or (self.lead and self.lead.around))


@dataclass(frozen=True)
class Day:
    """The next day of a festival, by both calendars; `rule` is how the festival says it itself.

    Where the next day cannot be told, `rule` stands alone.
    """

    solar: str
    lunar: str
    rule: Said | None
    days_left: str


@dataclass(frozen=True)
class RelatedGroup:
    """Records that stand in one relation to this one, or are of one kind."""

    title: str
    cards: tuple[CardFace, ...]

    @property
    def wide(self) -> bool:
        """Whether the group needs the width of the page."""
        return len(self.cards) > WIDE

    @property
    def first(self) -> tuple[CardFace, ...]:
        """Those that the page shows at once: all, or as many as an eye takes in."""
        return self.cards if len(self.cards) <= AT_ONCE + WIDE else self.cards[:AT_ONCE]

    @property
    def rest(self) -> tuple[CardFace, ...]:
        """Those that wait behind 'more'."""
        return self.cards[len(self.first) :]


@dataclass(frozen=True)
class Relations:
    """Groups of related records, and the ways to all of those of which only the first are shown."""

    groups: tuple[RelatedGroup, ...] = ()
    all: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Thread:
    """The members of a collection in their order: the first of `total`.

    Where there are `more`, `onward` leads to those that come next, and `all` to all of them.
    """

    cards: tuple[CardFace, ...] = ()
    total: int = 0
    more: int = 0
    onward: str = ""
    all: str = ""

    @property
    def first(self) -> CardFace | None:
        """Where the walk begins; None where there is no second thing to walk to."""
        return self.cards[0] if len(self.cards) > 1 else None


@dataclass(frozen=True)
class SourceFace:
    """Where the museum knows it from."""

    citation: str
    href: str = ""


@dataclass(frozen=True)
class RightsFace:
    """What may be done with the work, the record or the files."""

    covers: str
    label: str
    href: str
    holder: Said | None
    credit: Said | None


@dataclass(frozen=True)
class PlaceMap:
    """The drawn map of a record, and what stands under it, or alone where nothing of it lies on the map."""

    drawing: MapDrawing | None
    caption: str


@dataclass(frozen=True)
class RecordPage:
    """A record, ready to be read."""

    frame: Frame
    kind: str
    kind_label: Said
    title: Said
    also: tuple[Said, ...]
    glance: tuple[Value, ...]
    badges: tuple[str, ...]
    media: Media
    days: tuple[Day, ...]
    prose: tuple[Prose, ...]
    inscriptions: tuple[InscriptionFace, ...]
    facts: tuple[FactGroup, ...]
    visit: tuple[Fact, ...]
    map: PlaceMap | None
    thread: Thread
    walks: Walks
    lent: CardFace | None
    related: Relations
    see_also: Relations
    sources: tuple[SourceFace, ...]
    rights: tuple[RightsFace, ...]
    institution: Link | None
    permanent: str
    machine: tuple[Link, ...]
    updated: str
    is_exhibition: bool = False

    @property
    def is_long(self) -> bool:
        """Whether the text is so long that what stands below it needs a way of its own."""
        return sum(one.length for one in self.prose) > LONG_READ

    @property
    def is_only_a_name(self) -> bool:
        """Whether there is nothing to read, to look at, and hardly anywhere to go on to."""
        media = self.media
        seen = (media.lead, media.models, media.players, media.downloads)
        near = sum(len(group.cards) for one in (self.related, self.see_also) for group in one.groups)
        texts = (self.prose, self.inscriptions, self.facts, self.visit, self.thread.cards)
        return not any((*seen, *texts, near > WIDE))
