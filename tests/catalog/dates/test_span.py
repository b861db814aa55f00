import pytest
from pydantic import ValidationError

from catalog.dates.span import Calendar, Certainty, DateSpan


def test_a_span_keeps_its_text_and_tells_its_years() -> None:
    span = DateSpan(
        text={"vi": "16/5 Cảnh Hưng 44"}, earliest="1783-06-15", latest="1783-06-15", calendar=Calendar.LUNAR
    )
    assert (span.year_from, span.year_to) == (1783, 1783)
    assert span.display("vi") == "16/5 Cảnh Hưng 44 (1783), âm lịch"
    assert span.display("en") == "15 June 1783 (Gregorian)"


def test_a_year_before_our_era_is_astronomical() -> None:
    span = DateSpan(earliest="-0257", latest="-0257")
    assert (span.year_from, span.year_to) == (-257, -257)
    assert span.display("en") == "258 BCE"


def test_an_unknown_end_is_none() -> None:
    span = DateSpan(latest="1800", certainty=Certainty.UNCERTAIN)
    assert (span.year_from, span.year_to) == (None, 1800)


def test_a_text_without_years_is_a_date_too() -> None:
    span = DateSpan(text={"vi": "không rõ"})
    assert span.year_from is None
    assert span.display("en") == "không rõ"


@pytest.mark.parametrize("value", ["1783-02-30", "1783-13", "17830", "83", "sometime", "-0000", "1783-6-15"])
def test_a_date_that_is_none_is_refused_at_its_field(value: str) -> None:
    with pytest.raises(ValidationError) as caught:
        DateSpan(earliest=value)
    assert caught.value.errors()[0]["loc"] == ("earliest",)


def test_the_earliest_may_not_lie_after_the_latest() -> None:
    with pytest.raises(ValidationError) as caught:
        DateSpan(earliest="1786", latest="1740")
    error = caught.value.errors()[0]
    assert error["type"] == "date-order"
    assert "1786" in error["msg"]


@pytest.mark.parametrize(("earliest", "latest"), [("1783-06", "1783"), ("1783-06-15", "1783-06"), ("-0257", "0001")])
def test_ends_may_differ_in_precision(earliest: str, latest: str) -> None:
    assert DateSpan(earliest=earliest, latest=latest).latest == latest


def test_a_span_goes_through_json_unchanged() -> None:
    span = DateSpan(text={"vi": "khoảng 1740"}, earliest="1740", latest="1740", certainty=Certainty.APPROXIMATE)
    assert DateSpan.model_validate_json(span.model_dump_json()) == span


def test_a_span_is_frozen_and_takes_nothing_else() -> None:
    with pytest.raises(ValidationError):
        DateSpan.model_validate({"earliest": "1783", "year": 1783})
    with pytest.raises(ValidationError):
        DateSpan().earliest = "1783"  # type: ignore[misc]
