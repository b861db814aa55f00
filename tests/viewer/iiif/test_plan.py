"""Image requests by the letter of the specification (IIIF Image API 3.0, section 4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import HeritageError
from viewer.iiif.errors import (
    EmptyRegionError,
    EnlargedError,
    ImageRequestError,
    LimitError,
    NoPixelError,
    UnsupportedError,
)
from viewer.iiif.plan import Dimensions, Format, ImageRequest, Limits, Plan, Quality, plan, within

PICTURE = Dimensions(6000, 4000)
LARGE = Limits(side_px=65_000, area_px=10**9)
SMALL = Limits(side_px=3000, area_px=4_000_000)


def planned(
    region: str = "full",
    size: str = "max",
    rotation: str = "0",
    last: str = "default.jpg",
    dimensions: Dimensions = PICTURE,
    limits: Limits = LARGE,
) -> Plan:
    quality, _, image_format = last.partition(".")
    return plan(ImageRequest(region, size, rotation, quality, image_format), dimensions, limits)


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("full", (0, 0, 6000, 4000)),
        ("square", (1000, 0, 4000, 4000)),
        ("125,15,120,140", (125, 15, 120, 140)),
        ("5900,3900,256,256", (5900, 3900, 100, 100)),
        ("0,0,99999,99999", (0, 0, 6000, 4000)),
        ("pct:10,10,80,80", (600, 400, 4800, 3200)),
        ("pct:41.6,7.5,40,70", (2496, 300, 2400, 2800)),
        ("pct:.5,0,99.99999,100", (30, 0, 5970, 4000)),
    ],
)
def test_a_region_is_cut_where_the_specification_says(region: str, expected: tuple[int, ...]) -> None:
    assert planned(region).region == expected


@pytest.mark.parametrize("region", ["6000,0,10,10", "0,4000,10,10", "0,0,0,10", "0,0,10,0", "pct:100,0,10,10"])
def test_a_region_without_pixels_is_refused(region: str) -> None:
    with pytest.raises(EmptyRegionError):
        planned(region)


@pytest.mark.parametrize(
    "region",
    [
        "",
        "Full",
        "0,0,10",
        "0,0,10,10,10",
        "-1,0,10,10",
        "0.5,0,10,10",
        "pct:1,1,1",
        "pct:-1,0,10,10",
        "pct:1e1,0,9,9",
        "0,0,10,10 ",
        "pct:nan,0,1,1",
        "0,0,99999999999,1",
        "٠,0,10,10",
        "0,0,10,10\n",
        "pct:,0,1,1",
        "pct:.,0,1,1",
    ],
)
def test_a_misspelt_region_is_refused(region: str) -> None:
    with pytest.raises(ImageRequestError):
        planned(region)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("max", (6000, 4000)),
        ("600,", (600, 400)),
        (",400", (600, 400)),
        ("1000,", (1000, 667)),
        ("pct:50", (3000, 2000)),
        ("pct:12.345", (741, 494)),
        ("600,600", (600, 600)),
        ("!600,600", (600, 400)),
        ("!600,100", (150, 100)),
        ("!9000,9000", (6000, 4000)),
        ("^9000,", (9000, 6000)),
        ("^,8000", (12000, 8000)),
        ("^pct:150", (9000, 6000)),
        ("^7000,100", (7000, 100)),
        ("^!9000,9000", (9000, 6000)),
        ("^600,", (600, 400)),
    ],
)
def test_a_size_is_what_the_specification_says(size: str, expected: tuple[int, int]) -> None:
    made = planned(size=size)
    assert (made.width_px, made.height_px) == expected


@pytest.mark.parametrize("size", ["6001,", ",4001", "pct:100.1", "6001,10", "10,4001", "12000,8000"])
def test_enlarging_needs_a_caret(size: str) -> None:
    with pytest.raises(EnlargedError):
        planned(size=size)
    planned(size=f"^{size}")


@pytest.mark.parametrize("size", ["0,", ",0", "0,0", "pct:0", "0,10", "!0,10", "pct:0.001"])
def test_a_size_without_pixels_is_refused(size: str) -> None:
    with pytest.raises(NoPixelError):
        planned(size=size)


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (1, 5000, "1,400"),
        (5000, 1, "400,1"),
        (1, 801, "1,400"),
        (60_000, 70, "400,1"),
        (6000, 4000, "400,267"),
        (4000, 6000, "267,400"),
        (400, 300, "400,300"),
        (30, 20, "30,20"),
        (1, 1, "1,1"),
    ],
)
def test_our_own_small_picture_has_at_least_a_pixel_each_way(width: int, height: int, size: str) -> None:
    whole = Dimensions(width, height)
    assert within(whole, 400) == size
    made = planned(size=size, dimensions=whole)
    assert f"{made.width_px},{made.height_px}" == size


@pytest.mark.parametrize(("width", "height"), [(1, 5000), (5000, 1)])
def test_a_confined_size_that_comes_to_less_than_a_pixel_is_refused(width: int, height: int) -> None:
    with pytest.raises(NoPixelError):
        planned(size="!400,400", dimensions=Dimensions(width, height))


@pytest.mark.parametrize(
    "size",
    [
        "",
        ",",
        "full",
        "^",
        "^^max",
        "!600",
        "!600,",
        "!,600",
        "600",
        "pct:",
        "pct:-5",
        "-600,",
        "600.5,",
        "!^6,6",
        "MAX",
        "600,400,",
        "pct:5,5",
        "1e3,",
        "٦,",
    ],
)
def test_a_misspelt_size_is_refused(size: str) -> None:
    with pytest.raises(ImageRequestError):
        planned(size=size)


def test_max_stays_within_the_limits_and_caret_max_grows_to_them() -> None:
    made = planned(size="max", limits=SMALL)
    assert (made.width_px, made.height_px) == (2449, 1632)
    grown = planned("0,0,100,50", "^max", limits=SMALL)
    assert (grown.width_px, grown.height_px) == (2828, 1414)
    narrow = planned("0,0,100,10", "^max", limits=SMALL)
    assert (narrow.width_px, narrow.height_px) == (3000, 300)


@pytest.mark.parametrize("size", ["3001,100", "2500,", "pct:50", "^3001,3001"])
def test_a_size_beyond_the_limits_is_refused(size: str) -> None:
    with pytest.raises(LimitError):
        planned(size=size, limits=SMALL)


def test_a_confined_size_shrinks_into_the_limits_instead() -> None:
    made = planned(size="!5000,5000", limits=SMALL)
    assert (made.width_px, made.height_px) == (2449, 1632)


@pytest.mark.parametrize(
    ("rotation", "mirrored", "degrees"),
    [
        ("0", False, 0),
        ("90", False, 90),
        ("!180", True, 180),
        ("270.0", False, 270),
        ("360", False, 0),
        ("!0", True, 0),
    ],
)
def test_rotations_by_right_angles_and_mirrors_are_offered(rotation: str, mirrored: bool, degrees: int) -> None:
    made = planned(rotation=rotation)
    assert (made.mirrored, made.rotation) == (mirrored, degrees)


@pytest.mark.parametrize("rotation", ["", "-90", "361", "abc", "!", "90!", "!!90", "1e2"])
def test_a_misspelt_rotation_is_refused(rotation: str) -> None:
    with pytest.raises(ImageRequestError):
        planned(rotation=rotation)


@pytest.mark.parametrize(("part", "value"), [("rotation", "22.5"), ("rotation", "!45"), ("last", "default.tif")])
def test_what_the_specification_has_and_we_have_not_answers_501(part: str, value: str) -> None:
    with pytest.raises(UnsupportedError) as caught:
        planned(**{part: value})
    assert caught.value.status == 501


@pytest.mark.parametrize("last", ["default.jpeg", "best.jpg", "default.", ".jpg", "Default.jpg", "default.exe"])
def test_an_unknown_quality_or_format_answers_400(last: str) -> None:
    with pytest.raises(ImageRequestError) as caught:
        planned(last=last)
    assert caught.value.status == 400


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        (("full", "max", "0", "default.jpg"), "full/max/0/default.jpg"),
        (("0,0,6000,4000", "6000,", "0", "color.jpg"), "full/max/0/default.jpg"),
        (("pct:0,0,50,50", "300,", "90.0", "gray.png"), "0,0,3000,2000/300,200/90/gray.png"),
        (("square", "pct:25", "!0", "bitonal.webp"), "1000,0,4000,4000/1000,1000/!0/bitonal.webp"),
        (("full", "^12000,", "0", "default.jpg"), "full/^12000,8000/0/default.jpg"),
        (("full", "^600,", "360", "default.jpg"), "full/600,400/0/default.jpg"),
    ],
)
def test_the_canonical_address_is_one_for_all_spellings(asked: tuple[str, str, str, str], canonical: str) -> None:
    assert planned(*asked).canonical == canonical


def test_the_largest_size_is_canonically_max() -> None:
    assert planned(size="2449,1632", limits=SMALL).canonical == "full/max/0/default.jpg"
    assert planned("0,0,100,50", "^2828,1414", limits=SMALL).canonical == "0,0,100,50/^max/0/default.jpg"


def test_only_an_upright_colour_jpeg_may_be_answered_from_the_pyramid_as_it_lies() -> None:
    assert planned(last="color.jpg").is_plain
    assert not planned(last="default.png").is_plain
    assert not planned(last="gray.jpg").is_plain
    assert not planned(rotation="!0").is_plain
    assert not planned(rotation="90").is_plain


sides = st.integers(1, 40_000)
words = st.one_of(
    st.sampled_from(["max", "^max"]),
    st.builds("{}{},{}".format, st.sampled_from(["", "^", "!", "^!"]), st.integers(0, 50_000), st.integers(0, 50_000)),
    st.builds("{}{},".format, st.sampled_from(["", "^"]), st.integers(0, 50_000)),
    st.builds("{}pct:{}".format, st.sampled_from(["", "^"]), st.integers(0, 300)),
)
areas = st.builds("{},{},{},{}".format, *[st.integers(0, 50_000)] * 4) | st.sampled_from(["full", "square"])


@given(sides, sides, areas, words)
def test_a_plan_never_leaves_the_picture_or_the_limits_and_its_canonical_form_means_the_same(
    width: int, height: int, region: str, size: str
) -> None:
    limits = Limits(side_px=5000, area_px=9_000_000)
    dimensions = Dimensions(width, height)
    try:
        made = plan(ImageRequest(region, size, "0", Quality.DEFAULT, Format.JPG), dimensions, limits)
    except HeritageError as error:
        assert error.status in (400, 501)
        return
    x, y, wide, high = made.region
    assert wide >= 1
    assert high >= 1
    assert x + wide <= width
    assert y + high <= height
    assert 1 <= made.width_px <= limits.side_px
    assert 1 <= made.height_px <= limits.side_px
    assert made.width_px * made.height_px <= limits.area_px
    if "^" not in size:
        assert made.width_px <= wide
        assert made.height_px <= high
    parts = made.canonical.split("/")
    again = plan(ImageRequest(parts[0], parts[1], parts[2], *parts[3].split(".")), dimensions, limits)
    assert again == made
