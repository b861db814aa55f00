"""Pictures, models, sound: the stage and what may go wrong on it."""

from catalog.language import N_
from viewer.styleguide.components import Chapter, Component, Extent, State, Viewers
from viewer.styleguide.samples import media

_USUAL = N_("As usual")
_GONE = N_("The file is gone")

CHAPTERS = (
    Chapter(
        "looking",
        N_("To look at and to listen to"),
        N_("The stage, its viewers, players and downloads, also where a file is gone, slow, or cannot be drawn."),
        (
            Component(
                "stage",
                N_("Stage"),
                (
                    State("picture", N_("A picture"), media.photograph),
                    State("model-below", N_("A picture, and a model further down"), media.with_model),
                    State("upright", N_("Upright, without a word under it"), media.upright),
                    State("scroll", N_("A long scroll"), media.scroll),
                    State("model", N_("A model alone"), media.model),
                    State("model-bare", N_("A model without a picture"), media.model_bare),
                    State("none", N_("Nothing to see"), media.nothing_to_see),
                ),
                Extent.STAGE,
            ),
            Component("lent", N_("A picture lent by a member"), (State("usual", _USUAL, media.lent),), Extent.STAGE),
            Component(
                "zoom",
                N_("Looking closely"),
                (
                    State("open", N_("Opened"), media.photograph, viewers=Viewers.OPENED),
                    State(
                        "focus",
                        N_("Its buttons touched"),
                        media.photograph,
                        viewers=Viewers.OPENED,
                        hover=".viewer-tools button:first-child",
                        focus=".viewer-tools button:nth-child(2)",
                    ),
                    State("gone", _GONE, media.picture_gone, viewers=Viewers.OPENED, fails=True),
                ),
                Extent.STAGE,
            ),
            Component(
                "panorama",
                N_("Looking around"),
                (
                    State("open", N_("Opened"), media.panorama, viewers=Viewers.OPENED),
                    State("gone", _GONE, media.panorama_gone, viewers=Viewers.OPENED, fails=True),
                    State(
                        "without-webgl", N_("A browser without WebGL"), media.panorama, viewers=Viewers.WITHOUT_WEBGL
                    ),
                ),
                Extent.STAGE,
            ),
            Component(
                "model",
                N_("Turning a model"),
                (
                    State("open", N_("Opened"), media.model, viewers=Viewers.OPENED),
                    State("slow", N_("On a slow line"), media.model_slow, viewers=Viewers.OPENED),
                    State("gone", _GONE, media.model_gone, viewers=Viewers.OPENED, fails=True),
                    State("without-webgl", N_("A browser without WebGL"), media.model, viewers=Viewers.WITHOUT_WEBGL),
                ),
                Extent.STAGE,
            ),
            Component("gallery", N_("More pictures"), (State("usual", _USUAL, media.gallery),)),
            Component(
                "players",
                N_("Listen and watch"),
                (
                    State(
                        "sound",
                        N_("Sound with captions; sound that is gone"),
                        media.sound,
                        unfolded="details",
                        fails=True,
                    ),
                    State("film", N_("A film that is gone"), media.film, fails=True),
                ),
                Extent.HALF,
            ),
            Component("downloads", N_("To read and keep"), (State("usual", _USUAL, media.downloads),), Extent.HALF),
        ),
    ),
)
