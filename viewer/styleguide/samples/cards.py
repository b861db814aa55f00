"""Cards: with a picture, sound, a model, without any, and those that strain a list."""

from dataclasses import replace

from viewer.context import CardFace, Said
from viewer.pages.cards import faces
from viewer.styleguide import awkward
from viewer.styleguide.studio import Studio


def hall(studio: Studio) -> CardFace:
    """A communal house, the thing that everything else here is tied to."""
    return studio.card(
        "site",
        studio.said(vi="Đình làng Thượng", en="The communal house of Thượng village"),
        (studio.said(vi="Hà Nội", en="Hanoi"), studio.said(vi="thế kỷ XVII", en="17th century")),
        picture=studio.picture("roof"),
        media=("model",),
        summary=studio.said(
            vi="Ngôi đình năm gian dựng trên nền đá ong, bốn góc mái cong; trong đình còn đôi nghê gỗ và bảy đạo sắc.",
            en="Five bays on a terrace of laterite under a roof with four curved corners; two wooden nghê and seven "
            "royal decrees are still inside.",
        ),
    )


def pictured(studio: Studio) -> tuple[CardFace, ...]:
    """Four cards as a list has them on a good day."""
    return (
        hall(studio),
        studio.card(
            "artefact",
            studio.said(vi="Trống đồng mặt sao mười bốn cánh", en="Bronze drum with a star of fourteen rays"),
            (studio.said(vi="khoảng 500–100 TCN", en="about 500–100 BCE"),),
            picture=studio.picture("drum", tint="tint-bronze"),
            media=("sound", "model"),
        ),
        studio.card(
            "document",
            studio.said(vi="Sắc phong năm Cảnh Hưng thứ 44", en="Royal decree of the 44th year of Cảnh Hưng"),
            (Said("1783"),),
            picture=studio.picture("paper", tint="tint-gold"),
            media=("document",),
        ),
        studio.card(
            "intangible",
            studio.said(vi="Hội rước nước", en="The procession that fetches water"),
            (studio.said(vi="mồng 9 tháng Tư âm lịch", en="9th day of the 4th lunar month"),),
            picture=studio.picture("river", tint="tint-rain"),
            media=("sound", "film"),
        ),
    )


def bare(studio: Studio) -> tuple[CardFace, ...]:
    """One of every kind, without a picture."""
    kinds = ("site", "artefact", "document", "intangible", "person", "event", "place", "collection")
    return tuple(studio.card(kind, studio.said(vi="Chưa có hình", en="No picture yet")) for kind in kinds)


def strained(studio: Studio) -> tuple[CardFace, ...]:
    """Titles of 300 letters, of one word, in Hán, English or Arabic alone."""
    return faces(awkward.cards(), studio.language)


def with_reasons(studio: Studio) -> tuple[CardFace, ...]:
    """Related records, each with what ties it to this one."""
    drum, decree, feast = pictured(studio)[1:]
    here = studio.words(vi="Giữ ở đây", en="Kept here")
    return (
        replace(
            drum,
            label=here,
            says=studio.said(
                vi="Người cày ruộng sau đình bắt gặp năm 1903, làng giữ để đánh cầu mưa.",
                en="A ploughman struck it behind the hall in 1903; the village kept it to call the rain.",
            ),
        ),
        replace(decree, label=here),
        replace(feast, says=studio.said(vi="Kiệu đi từ sân đình.", en="The palanquin leaves from its yard.")),
        studio.card(
            "person",
            studio.said(vi="Cao Sơn đại vương", en="The Great King of the High Mountain"),
            label=studio.words(vi="Thờ ở đây", en="Worshipped here"),
        ),
    )


def large_pictures(studio: Studio) -> tuple[CardFace, ...]:
    """Two exhibitions with their pictures at the size of a wall, and one that has none."""
    words = studio.said(
        vi="Năm nghìn năm đi bằng thuyền: bến, chợ, đền thờ Mẫu và những người lái đò còn nhớ điệu hò.",
        en="Five thousand years by boat: landings, markets, temples of the Mother, and ferrymen who know the songs.",
    )
    first = studio.said(vi="Sông chảy qua nhà", en="The river runs through the house")
    second = studio.said(vi="Bốn góc mái", en="Four corners of a roof")
    third = studio.said(vi="Chưa có hình nào", en="Not one picture yet")
    return (
        studio.card("collection", first, picture=studio.picture("river", 3, 2, "tint-rain"), summary=words),
        studio.card("collection", second, picture=studio.picture("roof", 3, 2), summary=words),
        studio.card("collection", third),
    )


def many(studio: Studio, count: int) -> tuple[CardFace, ...]:
    """So many cards, in turns."""
    shown = pictured(studio)
    return tuple(
        replace(shown[number % len(shown)], title=Said(f"{shown[number % len(shown)].title} {number + 1}"))
        for number in range(count)
    )
