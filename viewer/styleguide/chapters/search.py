"""Records in lists, and the search that finds them; days and centuries; maps."""

from catalog.language import N_
from viewer.styleguide.components import BOTH, Chapter, Component, Extent, State, Viewers
from viewer.styleguide.samples import cards, days, places, search
from viewer.styleguide.sheet import Mode

_USUAL = N_("As usual")
_HOVER = N_("Under the pointer")
_FOCUS = N_("Reached by the keyboard")
_EMPTY = N_("Nothing there")
_STRAINED = N_("Titles that strain it")

CHAPTERS = (
    Chapter(
        "lists",
        N_("Records in a list"),
        N_("One record among others: as a picture, as a line, as what belongs to another."),
        (
            Component(
                "card",
                N_("Card"),
                (
                    State("usual", _USUAL, cards.pictured),
                    State("bare", N_("No picture yet, each kind"), cards.bare),
                    State("strained", _STRAINED, cards.strained),
                    State("touched", _HOVER, cards.pictured, hover=".card", focus="li:first-child a"),
                ),
            ),
            Component(
                "row",
                N_("Line of a list"),
                (State("usual", _USUAL, cards.pictured), State("strained", _STRAINED, cards.strained)),
                Extent.HALF,
            ),
            Component(
                "link",
                N_("What belongs together, with the reason"),
                (
                    State("usual", _USUAL, cards.with_reasons),
                    State("strained", _STRAINED, cards.strained),
                    State("touched", _HOVER, cards.with_reasons, hover=".link", focus="li:first-child a"),
                ),
                Extent.HALF,
            ),
        ),
    ),
    Chapter(
        "search",
        N_("Searching"),
        N_("What narrows, orders and explains results, and the ways on where there are none."),
        (
            Component(
                "chips",
                N_("Filters in force"),
                (
                    State("usual", _USUAL, search.page),
                    State("long", N_("Far too long"), search.long_question),
                    State("touched", _HOVER, search.page, hover="li:first-child .chip", focus="li:nth-child(2) .chip"),
                ),
                Extent.HALF,
            ),
            Component(
                "filters",
                N_("Filters"),
                (
                    State("folded", N_("Folded, some chosen"), search.page),
                    State("chosen", N_("Some chosen"), search.page, unfolded="details"),
                    State("open", N_("None chosen"), search.open_question, unfolded=".filters"),
                    State("touched", _FOCUS, search.page, focus="summary, input", unfolded="details"),
                ),
                Extent.HALF,
            ),
            Component(
                "results-head",
                N_("Number, order and look"),
                (State("usual", _USUAL, search.page), State("open", N_("Nothing narrowed"), search.open_question)),
                Extent.HALF,
            ),
            Component(
                "search-notes", N_("How a question was understood"), (State("usual", _USUAL, search.page),), Extent.HALF
            ),
            Component(
                "whole-search",
                N_("The whole of a search"),
                (State("list", _USUAL, search.page),),
                Extent.STAGE,
                (*BOTH, Mode.PAPER),
                "search.html",
            ),
            Component(
                "no-hits",
                N_("Nothing found"),
                (
                    State("words", N_("Words that nothing has"), search.no_words_found),
                    State("choices", N_("Filters that nothing fits"), search.no_choice_fits),
                ),
            ),
        ),
    ),
    Chapter(
        "days",
        N_("Days and centuries"),
        N_("The week, the festivals of a year, the days of one festival, the timeline."),
        (
            Component(
                "week",
                N_("The week"),
                (
                    State("festive", N_("Festivals this week"), days.festive),
                    State("quiet", N_("A quiet week with nothing on"), days.quiet),
                    State("never", N_("A museum without festivals: left out"), days.no_feasts),
                ),
            ),
            Component("day", N_("A day"), (State("usual", _USUAL, days.feasts),), Extent.HALF),
            Component(
                "months", N_("Months"), (State("usual", _USUAL, days.months), State("empty", _EMPTY, days.no_months))
            ),
            Component(
                "other-days",
                N_("Festivals by another calendar, or with no day"),
                (State("usual", _USUAL, days.other_days), State("empty", _EMPTY, days.no_other_days)),
            ),
            Component(
                "next-days", N_("The next days of one festival"), (State("usual", _USUAL, days.next_days),), Extent.HALF
            ),
            Component(
                "centuries",
                N_("Timeline"),
                (State("usual", _USUAL, days.centuries), State("empty", _EMPTY, days.no_centuries)),
            ),
        ),
    ),
    Chapter(
        "places",
        N_("Places"),
        N_(
            "Maps drawn by the server, the one that moves, and the list beside them. Each names Hoàng Sa and Trường Sa."
        ),
        (
            Component(
                "map",
                N_("The country"),
                (
                    State(
                        "drawn", N_("Without scripts or WebGL: drawn"), places.country, viewers=Viewers.WITHOUT_WEBGL
                    ),
                    State("focus", _FOCUS, places.country, focus=".map-provinces a", viewers=Viewers.WITHOUT_WEBGL),
                    State("moving", N_("It moves"), places.country),
                ),
                Extent.HALF,
            ),
            Component(
                "place-map", N_("One place, shown only roughly"), (State("usual", _USUAL, places.place),), Extent.HALF
            ),
            Component(
                "province-list",
                N_("The list beside it"),
                (State("usual", _USUAL, places.provinces), State("empty", _EMPTY, places.no_provinces)),
                Extent.HALF,
            ),
        ),
    ),
)
