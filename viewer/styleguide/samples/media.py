"""Pictures, models, sound and film: in order, and when the file is gone, slow, or the browser cannot."""

from dataclasses import dataclass, replace

from flask import url_for

from viewer.context import CardFace, Said
from viewer.digital_source import LABELS
from viewer.labels import own_name
from viewer.pages.record.context import Download, Media, Played, Shown, Track, Turned
from viewer.pages.record.media import NOT_A_PHOTOGRAPH, NOT_WHAT
from viewer.styleguide.samples import cards
from viewer.styleguide.studio import Studio


@dataclass(frozen=True)
class Lent:
    """A collection without files of its own, and the member that lends it its picture."""

    media: Media
    lent: CardFace


EMPTY = Media(None, (), (), (), (), (), "")


def photograph(studio: Studio) -> Media:
    """One picture with all that can be said under it."""
    return replace(EMPTY, lead=_shown(studio), manifest=_file("picture.json"))


def scroll(studio: Studio) -> Media:
    """A picture nine times as long as it is high."""
    return replace(EMPTY, lead=replace(_shown(studio), picture=studio.picture("river", 9, 1, "tint-rain")))


def upright(studio: Studio) -> Media:
    """A stele of a width of a third of its height, of which nothing is said."""
    picture = studio.picture("paper", 1, 3, "tint-slate")
    return replace(EMPTY, lead=Shown(picture, None, None, "", "upright"))


def panorama(studio: Studio) -> Media:
    """A whole sphere, unrolled, in whose middle one may stand."""
    picture = studio.picture("river", 2, 1)
    return replace(EMPTY, panoramas=(replace(_shown(studio), picture=picture, around=picture.src),))


def panorama_gone(studio: Studio) -> Media:
    """A sphere whose file is not there."""
    return replace(EMPTY, panoramas=(replace(_shown(studio), around=_file("gone.jpg")),))


def nothing_to_see(studio: Studio) -> Media:
    """No file at all."""
    return EMPTY


def with_model(studio: Studio) -> Media:
    """A picture, and the way to the model further down."""
    return replace(photograph(studio), models=model(studio).models)


def model(studio: Studio) -> Media:
    """A model that turns."""
    return _modelled(studio, _file("hall.glb"))


def model_bare(studio: Studio) -> Media:
    """A model without a picture to stand for it."""
    return replace(EMPTY, models=tuple(replace(one, poster=None, made="") for one in model(studio).models))


def model_slow(studio: Studio) -> Media:
    """A model on a line as slow as a mountain village's."""
    return _modelled(studio, _file("slow.glb"))


def model_gone(studio: Studio) -> Media:
    """A model whose file is not there."""
    return _modelled(studio, _file("gone.glb"))


def picture_gone(studio: Studio) -> Media:
    """A picture that cannot be looked into."""
    return replace(photograph(studio), manifest=_file("gone.json"))


def lent(studio: Studio) -> Lent:
    """The member whose picture stands for a collection."""
    return Lent(EMPTY, cards.large_pictures(studio)[0])


def gallery(studio: Studio) -> tuple[Shown, ...]:
    """Pictures of every form, with captions of no word, one line and many."""
    shown, forms = _shown(studio), (("drum", 1, 1), ("paper", 3, 4), ("river", 16, 9), ("roof", 4, 3))
    pictures = [studio.picture(scene, width, height) for scene, width, height in forms]
    title = cards.strained(studio)[2].title
    long = replace(title, text=f"{title.text} {title.text}")
    captions = (None, studio.said(vi="Mặt trống", en="The drum's face"), long, shown.caption)
    return tuple(
        replace(shown, picture=picture, caption=caption, made="" if caption is None else shown.made)
        for picture, caption in zip(pictures, captions, strict=True)
    )


def sound(studio: Studio) -> tuple[Played, ...]:
    """A recording with captions in two languages and its transcript, and one that is gone and has neither."""
    tracks = tuple(Track(_file(f"bell-{tag}.vtt"), tag, own_name(tag)) for tag in ("vi", "en"))
    bell = Played(
        family="sound",
        href=_file("bell.wav"),
        mime="audio/wav",
        title=studio.said(vi="Một tiếng chuông chiều", en="One stroke of the evening bell"),
        credit=Said("Heritage"),
        made=_made(studio, "algorithmicMedia", "sound"),
        tracks=tracks,
        transcript=studio.said(
            vi="[Một tiếng chuông, ngân dài.]\n\nChuông này xưa đánh mỗi chiều, khi thuyền về bến.",
            en="[One stroke of a bell, long in fading.]\n\nIt was struck every evening when the boats came in.",
        ),
    )
    gone = replace(
        bell, href=_file("gone.wav"), title=cards.strained(studio)[2].title, tracks=(), transcript=None, made=""
    )
    return (bell, gone)


def film(studio: Studio) -> tuple[Played, ...]:
    """A film whose file is gone: the browser's own player says so."""
    first = sound(studio)[0]
    return (replace(first, family="film", href=_file("gone.mp4"), mime="video/mp4", transcript=None),)


def downloads(studio: Studio) -> tuple[Download, ...]:
    """Documents, and the words of a recording."""
    title = studio.said(vi="Hương ước làng", en="The village code")
    return (
        Download("#main", title, None, "PDF", 3_412_000),
        Download("#main", cards.strained(studio)[2].title, None, "TXT", 940),
        Download("#main", studio.said(vi="Lời ghi", en="Transcript"), sound(studio)[0].title, "TXT", 2_100),
    )


def _shown(studio: Studio) -> Shown:
    return Shown(
        picture=studio.picture("roof", 16, 10),
        caption=studio.said(vi="Đình nhìn từ sân, lúc chiều.", en="The hall seen from its yard, towards evening."),
        credit=Said("Heritage"),
        made=_made(studio, "digitalCreation"),
        name="picture",
    )


def _modelled(studio: Studio, href: str) -> Media:
    shown = _shown(studio)
    turned = Turned(
        href=href,
        name="hall",
        caption=shown.caption,
        credit=shown.credit,
        made=_made(studio, "digitalCreation", "model"),
        poster=shown.picture,
        alt=shown.picture.alt,
        size_bytes=3_900_000,
    )
    return replace(EMPTY, models=(turned,))


def _made(studio: Studio, code: str, family: str = "image") -> str:
    note = NOT_WHAT.get(family, NOT_A_PHOTOGRAPH)
    return studio.asker.words(note, how=studio.asker.words(LABELS[code]))


def _file(name: str) -> str:
    return url_for("styleguide.file", name=name)
