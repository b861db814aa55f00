"""What every page stands on and under, what is pressed and filled in, and the front room."""

from catalog.language import N_
from viewer.styleguide.components import BOTH, Chapter, Component, Extent, State
from viewer.styleguide.samples import cards, rooms, search
from viewer.styleguide.sheet import Mode

_USUAL = N_("As usual")
_HOVER = N_("Under the pointer")
_FOCUS = N_("Reached by the keyboard")
_LONG = N_("Far too long")
_EMPTY = N_("Nothing there")

CHAPTERS = (
    Chapter(
        "ground",
        N_("Ink, paper, lacquer, gold"),
        N_("Colours, letters and drawings that all components are made of."),
        (
            Component("colours", N_("Colours"), (State("all", _USUAL, rooms.nothing),), Extent.HALF),
            Component(
                "tints", N_("Colours that hold a picture's place"), (State("all", _USUAL, rooms.tints),), Extent.HALF
            ),
            Component("letters", N_("Letters"), (State("all", _USUAL, rooms.long_words),), Extent.HALF),
            Component("icons", N_("Drawings"), (State("all", _USUAL, rooms.drawings),), Extent.HALF),
        ),
    ),
    Chapter(
        "house",
        N_("The house around a page"),
        N_("Lintel, way back and ground of every page."),
        (
            Component(
                "site-header",
                N_("Lintel, rooms and languages"),
                (
                    State("usual", N_("In one of its rooms"), rooms.within("map")),
                    State("long", N_("A museum whose name is a sentence"), rooms.long_named),
                    State("hover", _HOVER, rooms.within(""), hover=".site-nav li:nth-child(2) a, .site-tools a"),
                    State("focus", _FOCUS, rooms.within(""), focus=".skip, .site-nav li:nth-child(3) a, .brand"),
                ),
            ),
            Component("crumbs", N_("The way back"), (State("usual", _USUAL, rooms.crumbs),), Extent.HALF),
            Component(
                "site-footer",
                N_("Ground"),
                (
                    State("usual", _USUAL, rooms.within("")),
                    State(
                        "long", N_("A museum whose name is a sentence"), rooms.long_named, focus="ul li:first-child a"
                    ),
                ),
            ),
            Component(
                "reachable",
                N_("Where one can write"),
                (
                    State("usual", _USUAL, rooms.keepers),
                    State("nobody", N_("Nobody left an address"), rooms.no_keepers),
                ),
                Extent.HALF,
            ),
            Component("leaflet", N_("The other leaflets"), (State("usual", _USUAL, rooms.leaflets),), Extent.HALF),
            Component(
                "whole-leaflet",
                N_("The whole of a leaflet"),
                (State("visiting", _USUAL, rooms.leaflet),),
                Extent.STAGE,
                (*BOTH, Mode.PAPER),
                "reading/visiting.html",
            ),
        ),
    ),
    Chapter(
        "press",
        N_("To press and to fill in"),
        N_("Buttons, fields and pages of a list, untouched, touched, and where they cannot be used."),
        (
            Component(
                "buttons",
                N_("Buttons"),
                (
                    State("usual", _USUAL, rooms.nothing),
                    State("hover", _HOVER, rooms.nothing, hover=".button"),
                    State("focus", _FOCUS, rooms.nothing, focus=".button"),
                ),
                Extent.HALF,
            ),
            Component(
                "search-field",
                N_("The question to the museum"),
                (
                    State("empty", N_("Empty"), search.open_question),
                    State("filled", N_("Filled in"), search.page),
                    State("long", _LONG, search.long_question),
                    State("focus", _FOCUS, search.page, focus="input"),
                ),
                Extent.HALF,
            ),
            Component(
                "pager",
                N_("Pages of a list"),
                (
                    State("first", N_("At the beginning"), search.first_leaf),
                    State("middle", N_("In the middle"), search.in_the_middle),
                    State("last", N_("At the end"), search.last_leaf),
                    State("focus", _FOCUS, search.first_leaf, focus="a:last-child"),
                ),
                Extent.HALF,
            ),
        ),
    ),
    Chapter(
        "front",
        N_("The front room"),
        N_("What a visitor sees first, with a picture and without, full and empty."),
        (
            Component(
                "hero",
                N_("Picture of the day"),
                (
                    State("usual", _USUAL, rooms.hero),
                    State("bare", N_("No picture yet"), rooms.hero_bare),
                    State("long", _LONG, rooms.hero_long),
                ),
            ),
            Component(
                "doors",
                N_("Doors"),
                (
                    State("usual", _USUAL, rooms.ways_in),
                    State(
                        "touched", _HOVER, rooms.ways_in, hover="li:nth-child(2) .door", focus="li:nth-child(3) .door"
                    ),
                    State("empty", N_("A museum without records"), rooms.empty_rooms),
                ),
            ),
            Component(
                "walls",
                N_("Exhibitions on show"),
                (
                    State("usual", N_("One with a picture, one beside it, one without"), cards.large_pictures),
                    State("one", N_("A single one, under the pointer"), rooms.one_wall, hover=".wall"),
                ),
            ),
            Component("shelf", N_("A shelf of records"), (State("usual", _USUAL, cards.pictured),)),
            Component("ways", N_("Other ways in"), (State("usual", _USUAL, rooms.nothing, focus="li:first-child a"),)),
        ),
    ),
)
