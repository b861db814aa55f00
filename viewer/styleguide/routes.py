"""The style guide: contents, chapters, and each component in each state and mode as a document of its own.

A chapter shows its specimens in frames, so that each has the site's real styles at a width of its own, its own ids and
its own mode.
"""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, current_app, g, redirect, url_for

from catalog.errors import NotFoundError
from catalog.language import N_, languages
from viewer import headers
from viewer.context import Frame, Link
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.record.view import record_page
from viewer.site import negotiated
from viewer.statics import Statics
from viewer.styleguide import awkward
from viewer.styleguide.components import Chapter, Component, Extent, State
from viewer.styleguide.contents import CHAPTERS, COMPONENTS
from viewer.styleguide.sheet import SCHEMES, Mode, forced
from viewer.styleguide.studio import Studio

blueprint = Blueprint("styleguide", __name__)
_LANGUAGE = f"/<any({','.join(languages())}):language>"
_TITLE = N_("Style guide")
_MODES = {Mode.DAY: N_("In daylight"), Mode.NIGHT: N_("At night"), Mode.PAPER: N_("On paper")}
_RECORDS = {
    "no-picture": N_("No picture"),
    "one-word": N_("A title of one word"),
    "long-title": N_("A title of 300 letters"),
    "forty-pages": N_("A text of forty pages"),
    "only-han": N_("Only Hán"),
    "only-english": N_("Only English"),
    "right-to-left": N_("A guest who writes from right to left"),
    "four-hundred-relations": N_("Four hundred relations"),
    "before-our-era": N_("A date before our era"),
    "no-date-no-place": N_("No date, no place"),
    "everything-of-a-visit": N_("All there is to say to a visitor"),
    "long-words": N_("One word of 300 letters in every field"),
    "right-to-left-untold": N_("A letter in Arabic, in a column for Vietnamese"),
}


@dataclass(frozen=True)
class Chapters:
    """The contents: the chapters, and the records that strain a page."""

    frame: Frame
    title: str
    chapters: tuple["ChapterLink", ...]
    records: tuple[Link, ...]


@dataclass(frozen=True)
class ChapterLink:
    """A chapter in the contents, with the names of what is in it."""

    link: Link
    about: str
    components: tuple[Link, ...]


@dataclass(frozen=True)
class Window:
    """A specimen in one mode."""

    mode: str
    label: str
    title: str
    href: str


@dataclass(frozen=True)
class Shown:
    """A state in all its modes."""

    title: str
    windows: tuple[Window, ...]


@dataclass(frozen=True)
class ShownComponent:
    """A component in all its states; `fits`: its windows are as high as what is in them."""

    name: str
    title: str
    room: str
    fits: bool
    states: tuple[Shown, ...]


@dataclass(frozen=True)
class ChapterPage:
    """A chapter, and the way to the others."""

    frame: Frame
    title: str
    about: str
    contents: tuple[Link, ...]
    components: tuple[ShownComponent, ...]


@dataclass(frozen=True)
class Specimen:
    """One component in one state and mode, alone on a page; `sample` is what its macros are called with."""

    frame: Frame
    component: str
    state: str
    scheme: str
    style_sheet: str
    hover: str
    focus: str
    unfolded: str
    viewers: str
    sample: object


@blueprint.get("/styleguide")
def root() -> Response:
    """Leads to the guide in the browser's language."""
    return redirect(url_for("styleguide.contents", language=negotiated()))  # type: ignore[return-value]


@blueprint.get(f"{_LANGUAGE}/styleguide")
def contents(language: str) -> Response:
    """The chapters and what is in them."""
    g.language = language
    with caller() as asker:
        return answer("styleguide/contents.html", _contents(asker), seconds=0)


@blueprint.get(f"{_LANGUAGE}/styleguide/<name>")
def page(language: str, name: str) -> Response:
    """A chapter of that name, or the page of an awkward record."""
    g.language = language
    found = next((one for one in CHAPTERS if one.name == name), None)
    with caller() as asker:
        if found is None:
            return _strained(name, asker)
        response = answer("styleguide/chapter.html", _chapter(found, asker), seconds=0)
    files: Statics = current_app.extensions["statics"]
    policy = headers.content_policy(files.import_map_hash)
    response.headers["Content-Security-Policy"] = f"{policy}; frame-src 'self'"
    return response


@blueprint.get(f"{_LANGUAGE}/styleguide/<component>/<state>/<any({','.join(Mode)}):mode>")
def specimen(language: str, component: str, state: str, mode: str) -> Response:
    """A component in a state and mode."""
    g.language = language
    shown = COMPONENTS.get(component)
    found = next((one for one in shown.states if one.name == state), None) if shown else None
    if shown is None or found is None or mode not in shown.modes:
        raise NotFoundError
    headers.need_models()
    with caller() as asker:
        if shown.page:
            return _whole(shown.page, found, Mode(mode), asker)
        return answer(f"styleguide/show/{component}.html", _specimen(shown, found, Mode(mode), asker), seconds=0)


@blueprint.get(f"/static/v/<version>/css/guide-<any({','.join(Mode)}):mode>.css")
def style_sheet(version: str, mode: str) -> Response:
    """The site's style sheet, beside itself, in this mode."""
    files: Statics = current_app.extensions["statics"]
    response = Response(forced(files.style_sheet, Mode(mode)), mimetype="text/css")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _whole(template: str, state: State, mode: Mode, asker: Caller) -> Response:
    """A page of the site as it is, but for its style sheet."""
    files: Statics = current_app.extensions["statics"]
    sample: Any = state.make(Studio(asker))
    response = answer(template, sample, seconds=0)
    response.set_data(response.get_data(as_text=True).replace(files.url("css/site.css"), _sheet(files, mode)))
    response.add_etag(overwrite=True)
    return response


def _sheet(files: Statics, mode: Mode) -> str:
    return url_for("styleguide.style_sheet", version=files.version, mode=mode.value)


def _strained(name: str, asker: Caller) -> Response:
    if name not in awkward.NAMES:
        raise NotFoundError
    shown = record_page(awkward.view(name, asker.institutions[0].id if asker.institutions else ""), asker)
    return answer(f"record/{shown.kind}.html", shown, seconds=0)


def _contents(asker: Caller) -> Chapters:
    def record(name: str) -> Link:
        return Link(asker.said(_RECORDS[name]), url_for("styleguide.page", language=asker.language, name=name))

    return Chapters(
        frame=asker.frame(
            lambda tag: url_for("styleguide.contents", language=tag), asker.words(_TITLE), robots="noindex"
        ),
        title=asker.words(_TITLE),
        chapters=tuple(
            ChapterLink(
                link,
                asker.words(one.about),
                tuple(Link(asker.said(part.title), f"{link.href}#{part.name}") for part in one.components),
            )
            for one in CHAPTERS
            for link in [_link(one, asker)]
        ),
        records=tuple(map(record, awkward.NAMES)),
    )


def _link(chapter: Chapter, asker: Caller, current: str = "") -> Link:
    address = url_for("styleguide.page", language=asker.language, name=chapter.name)
    return Link(asker.said(chapter.title), address, current=chapter.name == current)


def _chapter(chapter: Chapter, asker: Caller) -> ChapterPage:
    title = asker.words(chapter.title)
    home = url_for("styleguide.contents", language=asker.language)
    return ChapterPage(
        frame=asker.frame(
            lambda tag: url_for("styleguide.page", language=tag, name=chapter.name),
            f"{title} · {asker.words(_TITLE)}",
            robots="noindex",
            crumbs=(Link(asker.said(_TITLE), home),),
        ),
        title=title,
        about=asker.words(chapter.about),
        contents=tuple(_link(one, asker, chapter.name) for one in CHAPTERS),
        components=tuple(_shown(one, asker) for one in chapter.components),
    )


def _shown(component: Component, asker: Caller) -> ShownComponent:
    return ShownComponent(
        name=component.name,
        title=asker.words(component.title),
        room=component.room.value,
        fits=component.room is not Extent.STAGE,
        states=tuple(
            Shown(asker.words(state.title), tuple(_window(component, state, mode, asker) for mode in component.modes))
            for state in component.states
        ),
    )


def _window(component: Component, state: State, mode: Mode, asker: Caller) -> Window:
    address = url_for(
        "styleguide.specimen",
        language=asker.language,
        component=component.name,
        state=state.name,
        mode=mode.value,
    )
    label = asker.words(_MODES[mode])
    title = " · ".join((asker.words(component.title), asker.words(state.title), label))
    return Window(SCHEMES[mode], label, title, address)


def _specimen(component: Component, state: State, mode: Mode, asker: Caller) -> Specimen:
    files: Statics = current_app.extensions["statics"]

    def address(tag: str) -> str:
        return url_for("styleguide.specimen", language=tag, component=component.name, state=state.name, mode=mode.value)

    return Specimen(
        frame=asker.frame(address, asker.words(component.title), robots="noindex"),
        component=asker.words(component.title),
        state=asker.words(state.title),
        scheme=SCHEMES[mode],
        style_sheet=_sheet(files, mode),
        hover=state.hover,
        focus=state.focus,
        unfolded=state.unfolded,
        viewers=state.viewers.value,
        sample=state.make(Studio(asker)),
    )
