"""The rooms of the museum by the names that people type for them, in any of its languages, with or without marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from catalog.institutions import slug_of
from catalog.language import N_, languages, translate
from catalog.record.lists import Kind
from viewer.addresses import room_path
from viewer.labels import KINDS_MANY
from viewer.pages.doors import Door
from viewer.pages.reading import LEAFLETS

_NOTHING = "-"
_ALIKE = 0.8
"""Of the letters; two that changed places in a word of five leave as much."""
_RECORDS = "records"
_BROWSE = "browse"
_MOST = 8


@dataclass(frozen=True)
class NamedRoom:
    """A page that is always there: its label, drawing and address, and what else it may be called in an address."""

    label: str
    icon: str
    endpoint: str
    also: tuple[str, ...] = ()
    value: tuple[str, str] | None = None

    def door(self, language: str) -> Door:
        """The way into it."""
        values = dict([self.value]) if self.value else {}
        return Door(self.icon, translate(self.label, language), None, room_path(self.endpoint, language, **values))


_KINDS_ALSO = {
    Kind.SITE: ("di-tich", "monuments"),
    Kind.ARTEFACT: ("hien-vat", "co-vat", "bao-vat", "objects"),
    Kind.DOCUMENT: ("tu-lieu", "tai-lieu"),
    Kind.INTANGIBLE: ("phi-vat-the",),
    Kind.PERSON: ("nhan-vat",),
    Kind.EVENT: ("su-kien",),
    Kind.PLACE: ("dia-danh",),
    Kind.COLLECTION: ("bo-suu-tap", "suu-tap", "trien-lam", "trung-bay", "exhibitions", "exhibition"),
}
_LEAFLETS_ALSO = {"visiting": ("tham-quan", "visit"), "privacy": ("rieng-tu",), "accessibility": ("tiep-can",)}
ROOMS = (
    NamedRoom(N_("Map"), "pin", "pages.map", ("ban-do",)),
    NamedRoom(N_("Timeline"), "time", "pages.timeline", ("dong-thoi-gian", "nien-bieu")),
    NamedRoom(N_("Festivals"), "calendar", "pages.festivals", ("le-hoi", "lich", "calendar", "festival")),
    NamedRoom(N_("Search"), "search", "pages.search", ("tra-cuu", "tim-kiem", "tim")),
    NamedRoom(N_("About"), "info", "pages.about", ("gioi-thieu",)),
    *(
        NamedRoom(one.title, "info", "pages.reading", _LEAFLETS_ALSO.get(name, ()), ("leaflet", name))
        for name, one in LEAFLETS.items()
    ),
    *(
        NamedRoom(KINDS_MANY[kind], kind.value, "pages.browse", _KINDS_ALSO[kind], ("kind", kind.value))
        for kind in KINDS_MANY
    ),
)


def rooms_meant(path: str, language: str) -> tuple[Door, ...]:
    """The rooms whose name fits an address that leads nowhere; none for that of a record, whose words are its own."""
    parts = [part for part in path.split("/") if part]
    if parts and parts[0].lower() in languages():
        parts = parts[1:]
    if not parts or parts[0].lower() == _RECORDS:
        return ()
    asked = [name for part in parts if (name := slug_of(part, _NOTHING)) != _NOTHING]
    found = list(dict.fromkeys(room for name in asked for room in _fitting(name)))
    if not found and _BROWSE in asked:
        found = [room for room in ROOMS if room.endpoint == "pages.browse"]
    return tuple(room.door(language) for room in found[:_MOST])


def _fitting(asked: str) -> Iterator[NamedRoom]:
    """Those of that very name, or whose name stands in it ('le-hoi-2026'), or that are nearly called so."""
    names = _by_name()
    if asked in names:
        yield names[asked]
        return
    within = [room for name, room in names.items() if f"-{name}-" in f"-{asked}-"]
    near = get_close_matches(asked, names, n=1, cutoff=_ALIKE) or _swapped(asked, names)
    yield from within or (names[name] for name in near)


def _swapped(asked: str, names: Iterable[str]) -> list[str]:
    """The names of which two letters side by side changed places ('mpa')."""
    ways = {f"{asked[:n]}{asked[n + 1]}{asked[n]}{asked[n + 2 :]}" for n in range(len(asked) - 1)}
    return [name for name in names if name in ways]


@cache
def _by_name() -> dict[str, NamedRoom]:
    return {name: room for room in reversed(ROOMS) for name in _names(room)}


def _names(room: NamedRoom) -> Iterator[str]:
    yield from room.also
    yield room.value[1] if room.value else room.endpoint.rpartition(".")[2]
    for language in languages():
        yield slug_of(translate(room.label, language), _NOTHING)
