"""A cell of sizes that a person edited goes out in the shape in which it came, and comes in as the person wrote it."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog.record.parts import Measurement
from ingest.outgoing.corrections import Corrected, correct
from ingest.outgoing.pointing import Pointing
from ingest.sheets.build import Builder
from ingest.sheets.columns import understand
from ingest.sheets.mapping import SheetMapping
from tests.ingest.sheets.rows import make_sheet

NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
NAMES = ["C", "R", "Cao", "Rộng", "Dài", "Dày", "Sâu", "H", "ĐK", "Φ", "Ø", "Đường kính", "ĐKM", "DKĐ", "chiều cao"]
HEADINGS = ["Kích thước (cm)", "Kích thước", "KT", "Dài x Rộng (cm)", "D x R x C (mm)", "Dimensions (cm)"]
KINDS = ["height", "width", "length", "depth", "thickness", "diameter", "circumference", "weight"]
figures = st.builds(
    lambda whole, digits, parts: round(whole + parts / 10**digits, digits),
    st.integers(0, 1999),
    st.integers(0, 2),
    st.integers(0, 99),
).filter(lambda value: value > 0)
"""At most two decimals: whether '1,001' is a thousand and one only the other cells of a real column tell."""


def _written(value: float, mark: str) -> str:
    return f"{value:.15g}".replace(".", mark)


@st.composite
def cells(draw: st.DrawFn) -> tuple[str, str]:
    """A heading and a cell below it, as registers have them."""
    mark = draw(st.sampled_from([",", ",", "."]))
    numbers = [_written(value, mark) for value in draw(st.lists(figures, min_size=1, max_size=3))]
    unit, tail = draw(st.sampled_from([("", ""), (" cm", ""), ("cm", ""), ("", " cm"), ("", " (mm)"), (" m", "")]))
    form = draw(st.sampled_from(["named", "order", "bare", "behind"]))
    if form == "bare":
        cell = draw(st.sampled_from([" x ", "x", " × ", "/", " - "])).join(numbers) + (unit or tail)
    elif form == "order":
        order = draw(st.sampled_from(["DxRxC", "CxRxD", "HxWxD", "Dài x Rộng x Cao"])).split("x")[: len(numbers)]
        cell = f"{'x'.join(order)}: {' x '.join(numbers)}{unit or tail}"
    else:
        between = draw(st.sampled_from(["; ", ";", ", ", " x ", " - ", "\n", " "]))
        names = draw(st.lists(st.sampled_from([*NAMES, "D"]), min_size=3, max_size=3, unique=True))
        colon = draw(st.sampled_from([": ", " ", ":", " = "]))
        said = [f"{name}{colon}{one}{unit}" for name, one in zip(names, numbers, strict=False)]
        if form == "behind":
            said = [f"{one}{unit or ' cm'} {name}" for name, one in zip(names, numbers, strict=False)]
        cell = between.join(said) + tail
    return draw(st.sampled_from(HEADINGS)), cell


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, float]]:
    """What is done with each of the first three sizes, and with which number."""
    done = st.sampled_from(["stays", "stays", "other", "other", "goes", "unit", "least"])
    return draw(st.lists(st.tuples(done, figures), min_size=3, max_size=3))


def _edited(sizes: Sequence[Measurement], wanted: Sequence[tuple[str, float]]) -> list[Measurement]:
    made: list[Measurement] = []
    for size, (what, value) in zip(sizes, wanted, strict=False):
        if what == "goes":
            continue
        if size.value is None and what != "stays":
            made.append(Measurement(type="height", value=value, unit="cm"))
        elif what == "other":
            made.append(size.model_copy(update={"value": value}))
        elif what == "unit" and size.type != "weight":
            made.append(size.model_copy(update={"unit": "mm" if size.unit == "cm" else "cm"}))
        elif what == "least":
            made.append(size.model_copy(update={"qualifier": None if size.qualifier else "at_least"}))
        else:
            made.append(size)
    return made


MAPPING = SheetMapping(language="vi")
"""The language is what the many cells of a real sheet tell; a single cell may change it."""


def _out(heading: str, cell: str, wanted: Sequence[Measurement]) -> tuple[Corrected, str, list[Measurement]]:
    """What goes out for a record that says `wanted` today, its cell, and the sizes that this is read as again."""
    sheet = make_sheet({"Mã": "1", "Tên hiện vật": "A", heading: cell})
    builder = Builder(understand(sheet, MAPPING))
    said = builder.build(sheet.sample).record
    assert said is not None
    record = said.model_copy(update={"measurements": list(wanted)})
    done = correct(
        sheet.sample, said, record, builder.understood, lambda rows: builder.build(rows).record, Pointing({})
    )
    text = str(done.rows[0].cells[heading])
    again = make_sheet({"Mã": "1", "Tên hiện vật": "A", heading: text})
    read = Builder(understand(again, MAPPING)).build(again.sample).record
    assert read is not None
    return done, text, read.measurements


def _sizes(heading: str, cell: str) -> list[Measurement]:
    sheet = make_sheet({"Mã": "1", "Tên hiện vật": "A", heading: cell})
    record = Builder(understand(sheet, MAPPING)).build(sheet.sample).record
    assert record is not None
    return record.measurements


@given(cells(), edits(), st.none() | st.tuples(st.sampled_from(KINDS), figures, st.sampled_from([None, "nắp"])))
def test_any_edit_of_a_cell_of_sizes_goes_out_and_comes_in_as_what_the_person_wrote(
    came: tuple[str, str], wanted: list[tuple[str, float]], new: tuple[str, float, str | None] | None
) -> None:
    heading, cell = came
    sizes = _sizes(heading, cell)
    edited = _edited(sizes, wanted)
    if new and (new[0], new[2]) not in {(one.type, one.part) for one in edited}:
        kind, value, part = new
        edited.append(Measurement(type=kind, value=value, unit="kg" if kind == "weight" else "cm", part=part))
    unnamed = [one for one in edited if one.value is None or one.type == "size"]
    assume(len(edited) < 2 or not unnamed)  # words that are no size stand alone in their cell
    assume(len({(one.type, one.part, one.value, one.unit) for one in edited}) == len(edited))
    done, text, read = _out(heading, cell, edited)
    assert done.unsaid == ()
    assert read == edited
    if edited == sizes:
        assert text == cell


def _values(sizes: Sequence[Measurement]) -> set[float | None]:
    return {size.value for size in sizes}


@given(cells(), st.lists(figures, min_size=3, max_size=3))
def test_where_only_numbers_change_all_else_of_the_cell_stays(came: tuple[str, str], values: list[float]) -> None:
    heading, cell = came
    sizes = _sizes(heading, cell)
    assume(all(one.value is not None for one in sizes) and len(NUMBER.findall(cell)) == len(sizes))
    edited = _edited(sizes, [("other", value) for value in values])
    assume(len({(one.type, one.part, one.value) for one in edited}) == len(edited))
    # Two diameters that trade their numbers are the same two in another order.
    assume(len({(one.type, one.part) for one in sizes}) == len(sizes) or not _values(edited) & _values(sizes))
    _, text, read = _out(heading, cell, edited)
    assert read == edited
    assert NUMBER.sub("N", text) == NUMBER.sub("N", cell)


@pytest.mark.parametrize(
    ("heading", "cell", "change", "goes_out"),
    [
        ("Kích thước (cm)", "C: 10; R: 5", {"height": 11.5}, "C: 11,5; R: 5"),
        ("Kích thước (cm)", "C: 10; ĐK: 5", {"height": 11, "diameter": 6}, "C: 11; ĐK: 6"),
        ("Kích thước (cm)", "C 10.5 x R 5.25", {"width": 6.5}, "C 10.5 x R 6.5"),
        ("Kích thước", "Φ30cm - Cao 12,5cm", {"diameter": 31}, "Φ31cm - Cao 12,5cm"),
        ("Kích thước", "DxRxC: 42 × 16 × 21cm", {"width": 16.125}, "DxRxC: 42 × 16,1250 × 21cm"),
        ("Kích thước", "D: 20 cm; R: 10 cm", {"length": 21}, "D: 21 cm; R: 10 cm"),
        ("Kích thước", "D: 20 cm; R: 10 cm", {"width": 0}, "dài: 20 cm"),
        ("Kích thước", "C: 20 cm; R: 10 cm", {"height": 0}, "R: 10 cm"),
        ("Kích thước", "Cao 1m5; rộng 40 cm", {"width": 41}, "cao: 1,5 m; rộng: 41 cm"),
        ("D x R x C (cm)", "42 x 16 x 21", {"width": 17, "height": 22}, "42 x 17 x 22"),
        ("D x R x C (cm)", "42 x 16 x 21", {"height": 0}, "42 x 16 x -"),
        ("Kích thước (cm)", "ĐKM: 21,5; ĐKĐ 9", {"diameter": 22}, "ĐKM: 22; ĐKĐ 9"),
        ("Kích thước (cm)", "C: 10; R: 5", {"height": 0.1 + 0.2}, "C: 0,30000000000000004; R: 5"),
    ],
)
def test_labels_order_signs_and_units_stay_as_they_came(
    heading: str, cell: str, change: dict[str, float], goes_out: str
) -> None:
    sizes = _sizes(heading, cell)
    left = dict(change)
    edited = [one.model_copy(update={"value": left.pop(one.type, one.value)}) for one in sizes]
    edited = [one for one in edited if one.value]
    done, text, read = _out(heading, cell, edited)
    assert (done.unsaid, text, read) == ((), goes_out, edited)


def test_what_no_cell_can_say_is_told_and_the_cell_stays() -> None:
    sizes = [Measurement(type="height", value=3, unit="cm"), Measurement(type="size", text={"vi": "chưa đo nắp"})]
    done, text, _ = _out("Kích thước (cm)", "C: 10; R: 5", sizes)
    assert (done.unsaid, text) == (("measurements",), "C: 10; R: 5")
