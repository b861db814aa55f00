"""The parts of a record's page, and the pages of errors."""

from catalog.language import N_
from viewer.styleguide.components import BOTH, Chapter, Component, Extent, State
from viewer.styleguide.samples import errors, records
from viewer.styleguide.sheet import Mode

_USUAL = N_("As usual")
_LONG = N_("Far too long")
_ALL = (*BOTH, Mode.PAPER)

CHAPTERS = (
    Chapter(
        "record",
        N_("A record"),
        N_("What a record's page is made of; each kind puts it in its own order."),
        (
            Component(
                "record-title",
                N_("Title, ranks and listings"),
                (
                    State("usual", N_("With every rank and list"), records.whole),
                    State("long", N_("A title of 300 letters over a long text"), records.long_title),
                    State("word", N_("One word, and nothing else"), records.one_word),
                ),
            ),
            Component(
                "prose",
                N_("Text"),
                (State("usual", _USUAL, records.prose), State("long", _LONG, records.forty_pages)),
                Extent.HALF,
            ),
            Component("only-a-name", N_("Only a name"), (State("usual", _USUAL, records.whole),), Extent.HALF),
            Component("facts", N_("Facts"), (State("usual", _USUAL, records.whole),), Extent.HALF),
            Component(
                "visit",
                N_("Coming here: hours, fees, manners, steps"),
                (State("usual", _USUAL, records.whole),),
                Extent.HALF,
            ),
            Component(
                "inscriptions",
                N_("Inscription, line by line"),
                (
                    State("picture", N_("Beside its picture"), records.beside_picture),
                    State("text", N_("Without a picture"), records.without_picture),
                ),
            ),
            Component(
                "related",
                N_("What belongs together"),
                (
                    State("usual", N_("In groups, with reasons"), records.related),
                    State(
                        "many", N_("More than a page holds"), records.four_hundred, focus="summary", unfolded="details"
                    ),
                ),
            ),
            Component(
                "thread",
                N_("The thread of a collection"),
                (
                    State("usual", N_("Each member says why it is here"), records.thread),
                    State("long", N_("It goes on elsewhere"), records.long_thread),
                ),
            ),
            Component(
                "walk",
                N_("A step of a walk"),
                (
                    State(
                        "middle", N_("In its midst, and another walk passes"), records.walk_middle, hover=".walk-next a"
                    ),
                    State("last", N_("The last step"), records.walk_last),
                    State("long", N_("Far too long"), records.walk_long),
                    State("crossing", N_("Two walks pass, the reader is on none"), records.walk_crossing),
                ),
            ),
            Component("fine-print", N_("Sources, rights, citing"), (State("usual", _USUAL, records.whole),)),
            Component(
                "whole-record",
                N_("The whole of a record"),
                (State("site", _USUAL, records.whole),),
                Extent.STAGE,
                _ALL,
                "record/site.html",
            ),
        ),
    ),
    Chapter(
        "errors",
        N_("When something is not there"),
        N_("Pages that say what happened and what to do."),
        (
            Component(
                "message",
                N_("Messages"),
                (
                    State("lost", N_("404, with what was probably meant"), errors.lost),
                    State("not-found", N_("404, and no idea what was meant"), errors.not_found),
                    State("past-the-end", N_("404, past the last page"), errors.past_the_end),
                    State("gone", N_("410, withdrawn"), errors.gone),
                    State("year", N_("400, a field that cannot be read"), errors.year),
                    State("broken", N_("500, our own fault"), errors.broken),
                    State("away", N_("503, back in a minute"), errors.away),
                ),
            ),
        ),
    ),
)
