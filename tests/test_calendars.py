"""Dates as periods: two calendars, and nothing that is not whole months of one of them."""

import pytest

from cchc.definitions.calendars import Calendar, Span, read_span
from cchc.definitions.period import Period

PLAIN, STATE = Calendar.PLAIN, Calendar.STATE


@pytest.mark.parametrize(
    ("text", "period", "calendar"),
    [
        pytest.param("Từ ngày 01/7/2023 đến ngày 30/9/2023", (7, 9), PLAIN, id="a quarter"),
        pytest.param("(từ 1/1/2023 đến 31/12/2023)", (1, 12), PLAIN, id="a year"),
        pytest.param("01-02-2023 - 28-02-2023", (2, 2), PLAIN, id="February, with hyphens"),
        pytest.param("2023-07-01 … 2023-09-30", (7, 9), PLAIN, id="ISO dates"),
        pytest.param("từ 1.4.2023 đến 30.6.2023", (4, 6), PLAIN, id="with full stops"),
        pytest.param("Từ 15/12/2022 đến 14/3/2023", (1, 3), STATE, id="the state's first quarter"),
        pytest.param("Từ ngày 15/6/2023 đến 14/9/2023", (7, 9), STATE, id="the state's third"),
        pytest.param("15/12/2022 – 14/12/2023", (1, 12), STATE, id="the state's year"),
        pytest.param("15/01/2023 – 14/02/2023", (2, 2), STATE, id="the state's February"),
    ],
)
def test_read_span(text: str, period: tuple[int, int], calendar: Calendar) -> None:
    assert read_span(text) == Span(Period(2023, *period), calendar)


def test_the_last_of_february_knows_leap_years() -> None:
    assert read_span("1/2/2024 - 29/2/2024") == Span(Period(2024, 2, 2), PLAIN)
    assert read_span("1/2/2024 - 28/2/2024") is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Quý III/2023", id="no dates"),
        pytest.param("Từ ngày 01/7/2023", id="one date"),
        pytest.param("1/7/2023, 31/7/2023, 30/9/2023", id="three dates"),
        pytest.param("Từ 02/7/2023 đến 30/9/2023", id="not from the first"),
        pytest.param("Từ 01/7/2023 đến 29/9/2023", id="not to the last"),
        pytest.param("Từ 21/7/2023 đến 20/8/2023", id="a calendar of some office's own"),
        pytest.param("Từ 15/6/2023 đến 30/9/2023", id="half of each calendar"),
        pytest.param("Từ 01/7/2023 đến 14/9/2023", id="half of the other"),
        pytest.param("Từ 01/10/2022 đến 31/3/2023", id="over the new year"),
        pytest.param("Từ 01/9/2023 đến 31/7/2023", id="backwards"),
        pytest.param("Từ 31/2/2023 đến 31/3/2023", id="a day that does not exist"),
        pytest.param("Từ 15/3/2023 đến 14/3/2023", id="no month at all"),
    ],
)
def test_other_dates_are_no_period(text: str) -> None:
    assert read_span(text) is None
