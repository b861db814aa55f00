"""The index of a pyramid says where each tile lies, and survives being kept as bytes."""

from itertools import count

import pytest

from catalog.tiles import ByteRange, ReadySize, Region, TileIndex, pyramid_levels


def _index(width_px: int, height_px: int) -> TileIndex:
    """Tiles of growing length, a gap after each row, as the writer leaves one."""
    lengths, rows, offset, number = [], [], 16, count(100)
    for level in pyramid_levels(width_px, height_px):
        for _ in range(level.rows):
            rows.append(offset)
            row = [next(number) for _ in range(level.columns)]
            lengths += row
            offset += sum(row) + 1000
    return TileIndex.build(width_px, height_px, rows, lengths, sizes=[ReadySize(100, 67, ByteRange(offset, 5))])


@pytest.mark.parametrize(
    ("width_px", "height_px", "sizes"),
    [
        (1, 1, [(1, 1)]),
        (256, 256, [(256, 256)]),
        (257, 255, [(257, 255), (129, 128)]),
        (513, 1, [(513, 1), (257, 1), (129, 1)]),
        (6001, 4001, [(6001, 4001), (3001, 2001), (1501, 1001), (751, 501), (376, 251), (188, 126)]),
    ],
)
def test_level_sizes_are_rounded_up(width_px: int, height_px: int, sizes: list[tuple[int, int]]) -> None:
    assert [(level.width_px, level.height_px) for level in pyramid_levels(width_px, height_px)] == sizes


def test_a_tile_is_found_where_the_writer_put_it() -> None:
    index = _index(600, 300)
    assert index.tile(0, 0, 0) == ByteRange(16, 100)
    assert index.tile(0, 2, 0) == ByteRange(16 + 100 + 101, 102)
    assert index.tile(0, 0, 1) == ByteRange(16 + 303 + 1000, 103)
    assert index.tile(2, 0, 0) == ByteRange(16 + 100 + 101 + 102 + 103 + 104 + 105 + 106 + 107 + 3000, 108)


@pytest.mark.parametrize("place", [(-1, 0, 0), (9, 0, 0), (0, 3, 0), (0, 0, 2), (0, -1, 0), (1, 2, 0)])
def test_outside_the_grid_there_is_no_tile(place: tuple[int, int, int]) -> None:
    assert _index(600, 300).tile(*place) is None


def test_an_index_kept_as_bytes_answers_the_same() -> None:
    index = _index(6001, 4001)
    again = TileIndex.from_bytes(index.to_bytes())
    assert (again.width_px, again.height_px, again.tile_px, again.sizes) == (6001, 4001, 256, index.sizes)
    for number, level in enumerate(index.levels):
        for row in range(level.rows):
            for column in range(level.columns):
                assert again.tile(number, column, row) == index.tile(number, column, row)


def test_an_index_of_a_gigapixel_stays_small() -> None:
    assert len(_index(36_000, 28_000).to_bytes()) < 100_000


def test_a_ready_size_is_found_by_width_and_height() -> None:
    index = _index(600, 300)
    assert index.size(100) == index.size(100, 67) == index.sizes[0].range
    assert index.size(100, 68) is None
    assert index.size(101) is None


def test_an_iiif_region_on_the_grid_is_found() -> None:
    index = _index(600, 301)
    assert index.find(Region(0, 0, 256, 256), 256, 256) == index.tile(0, 0, 0)
    assert index.find(Region(512, 256, 88, 45), 88, 45) == index.tile(0, 2, 1)
    assert index.find(Region(512, 0, 88, 301), 44, 151) == index.tile(1, 1, 0)
    assert index.find(Region(0, 0, 600, 301), 150, 76) == index.tile(2, 0, 0)
    assert index.find(Region(0, 0, 600, 301), 100, 67) == index.sizes[0].range


def test_an_iiif_region_off_the_grid_is_not_found() -> None:
    index = _index(600, 301)
    assert index.find(Region(1, 0, 256, 256), 256, 256) is None
    assert index.find(Region(512, 256, 88, 45), 44, 22) is None
    assert index.find(Region(0, 0, 600, 301), 150, 75) is None


def test_scale_factors_are_what_info_json_says() -> None:
    assert _index(600, 300).scale_factors == (1, 2, 4)


@pytest.mark.parametrize("data", [b"", b"HTI1", b"nonsense" * 9, _index(600, 300).to_bytes()[:-3]])
def test_anything_else_is_no_index(data: bytes) -> None:
    with pytest.raises(ValueError, match="tile index"):
        TileIndex.from_bytes(data)


def test_an_index_that_does_not_fit_its_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        TileIndex.build(600, 300, [0], [1])
