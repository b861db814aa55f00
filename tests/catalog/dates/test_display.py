import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalog.dates.display import display
from catalog.dates.iso import Point, Span, days_in_month, end, start
from catalog.dates.parse import parse_date
from catalog.dates.span import DateSpan

POINTS = st.one_of(
    st.tuples(st.integers(-3000, 2100)),
    st.tuples(st.integers(101, 2100), st.integers(1, 12)),
    st.tuples(st.integers(101, 2100), st.integers(1, 12), st.integers(1, 31)).filter(
        lambda point: point[2] <= days_in_month(point[0], point[1])
    ),
)


@pytest.mark.parametrize(
    ("earliest", "latest", "vi", "en"),
    [
        ("1783", "1783", "1783", "1783"),
        ("1783-06", "1783-06", "tháng 6 năm 1783", "June 1783"),
        ("1783-06-15", "1783-06-15", "15 tháng 6 năm 1783", "15 June 1783"),
        ("1601", "1700", "thế kỷ XVII", "17th century"),
        ("1601", "1800", "thế kỷ XVII–XVIII", "17th–18th century"),
        ("2001", "2100", "thế kỷ XXI", "21st century"),
        ("-0299", "-0200", "thế kỷ III TCN", "3rd century BCE"),
        ("-0299", "-0100", "thế kỷ III–II TCN", "3rd–2nd century BCE"),
        ("-0099", "0300", "thế kỷ I TCN – thế kỷ III", "1st century BCE – 3rd century"),
        ("1930", "1939", "thập niên 1930", "1930s"),
        ("1740", "1786", "1740–1786", "1740–1786"),
        ("-0257", "-0257", "258 TCN", "258 BCE"),
        ("0000", "0000", "1 TCN", "1 BCE"),
        ("-0257", "-0110", "258–111 TCN", "258–111 BCE"),
        ("-0110", "0938", "111 TCN–938", "111 BCE–938"),
        ("0040", "0040", "năm 40", "40 CE"),
        ("0040", "0043", "năm 40–năm 43", "40 CE–43 CE"),
        ("1945", None, "từ 1945", "from 1945"),
        (None, "1800", "đến 1800", "until 1800"),
        ("1945-09-02", "1946-12", "2 tháng 9 năm 1945 – tháng 12 năm 1946", "2 September 1945 – December 1946"),
    ],
)
def test_a_span_reads_well_in_both_languages(
    in_vietnamese: None, earliest: str | None, latest: str | None, vi: str, en: str
) -> None:
    span = DateSpan(earliest=earliest, latest=latest)
    assert (span.display("vi"), span.display("en")) == (vi, en)


@pytest.mark.parametrize(
    ("certainty", "vi", "en"),
    [
        ("approximate", "khoảng 1740", "c. 1740"),
        ("probable", "có lẽ 1740", "probably 1740"),
        ("uncertain", "1740 (?)", "1740 (?)"),
        ("former", "trước đây ghi 1740", "formerly 1740"),
        ("certain", "1740", "1740"),
    ],
)
def test_doubt_is_shown(in_vietnamese: None, certainty: str, vi: str, en: str) -> None:
    span = Span((1740,), (1740,))
    assert (display(span, "vi", certainty), display(span, "en", certainty)) == (vi, en)


@given(POINTS, POINTS, st.sampled_from(["vi", "en"]))
@example((-2999,), (0,), "vi")
@example((-2999,), (0,), "en")
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_shown_can_be_read_again(in_vietnamese: None, one: Point, other: Point, language: str) -> None:
    lo, hi = (one, other) if start(one) <= start(other) and end(one) <= end(other) else (one, one)
    span = DateSpan(earliest=_iso(lo), latest=_iso(hi))
    reading = parse_date(span.display(language))
    assert reading is not None, span.display(language)
    assert (reading.earliest, reading.latest) == (span.earliest, span.latest), span.display(language)


def _iso(point: Point) -> str:
    year = f"{point[0]:04d}" if point[0] >= 0 else f"-{-point[0]:04d}"
    return "-".join((year, *(f"{part:02d}" for part in point[1:])))
