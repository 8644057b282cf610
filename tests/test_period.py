"""Every usual spelling of a period, and what is refused because it may mean something else."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.definitions.period import Period, read_period
from cchc.words import Lang

FULL, Q1, Q2, Q3, Q4 = (
    Period(2024),
    Period(2024, 1, 3),
    Period(2024, 4, 6),
    Period(2024, 7, 9),
    Period(2024, 10, 12),
)
HALF, NINE = Period(2024, 1, 6), Period(2024, 1, 9)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # a year
        ("2024", FULL),
        ("Năm 2024", FULL),
        ("Cả năm 2024", FULL),
        ("cả năm", FULL),
        ("full year 2024", FULL),
        # a quarter
        ("Quý III/2024", Q3),
        ("Quý III năm 2024", Q3),
        ("quý 3/2024", Q3),
        ("QUÝ III", Q3),
        ("Quý IV", Q4),
        ("Quý II-2024", Q2),
        ("Q3/2024", Q3),
        ("Q3-2024", Q3),
        ("2024-Q3", Q3),
        ("2024Q1", Q1),
        ("III/2024", Q3),
        ("I/2024", Q1),
        ("Q3", Q3),
        ("Quarter 3 of 2024", Q3),
        ("Quý III / 2024", Q3),
        # a month
        ("Tháng 9/2024", Period(2024, 9, 9)),
        ("Tháng 09 năm 2024", Period(2024, 9, 9)),
        ("T9/2024", Period(2024, 9, 9)),
        ("2024-09", Period(2024, 9, 9)),
        ("9/2024", Period(2024, 9, 9)),
        ("tháng 12", Period(2024, 12, 12)),
        # a run from January
        ("6 tháng đầu năm 2024", HALF),
        ("6 tháng đầu năm", HALF),
        ("Sáu tháng đầu năm 2024", HALF),
        ("6 tháng năm 2024", HALF),
        ("9 tháng năm 2024", NINE),
        ("9 tháng đầu năm 2024", NINE),
        ("Chín tháng năm 2024", NINE),
        ("9T/2024", NINE),
        ("6T/2024", HALF),
        ("3 tháng đầu năm 2024", Q1),
        ("12 tháng năm 2024", FULL),
        ("H1 2024", HALF),
        ("first six months of 2024", HALF),
        ("Lũy kế đến hết tháng 9/2024", NINE),
        ("Luỹ kế 9 tháng", NINE),
        ("Lũy kế 7 tháng năm 2024", Period(2024, 1, 7)),
        ("Đến hết tháng 9/2024", NINE),
        ("đến tháng 9/2024", NINE),
        ("Từ đầu năm đến hết tháng 9/2024", NINE),
        ("Lũy kế từ đầu năm đến hết tháng 9/2024", NINE),
        ("Lũy kế đến hết quý III/2024", NINE),
        ("Đến hết quý III/2024", NINE),
        ("Đến hết năm 2024", FULL),
        ("Đến hết quý I/2024", Q1),
        ("Đến hết quý IV/2024", FULL),
        ("Đến hết tháng 1/2024", Period(2024, 1, 1)),
        ("Lũy kế 1 tháng năm 2024", Period(2024, 1, 1)),
        # a run that starts later
        ("6 tháng cuối năm 2024", Period(2024, 7, 12)),
        ("H2 2024", Period(2024, 7, 12)),
        ("Từ tháng 2 đến tháng 5/2024", Period(2024, 2, 5)),
        ("2024-02..05", Period(2024, 2, 5)),
        ("Tháng 2 đến tháng 5/2024", Period(2024, 2, 5)),
        ("Tháng 2 - tháng 5/2024", Period(2024, 2, 5)),
        ("Từ tháng 5 đến tháng 5/2024", Period(2024, 5, 5)),
        # as files spell it
        ("Quy\u0301 III/2024", Q3),  # decomposed
        ("Quý\u00a0III/2024", Q3),  # with a no-break space
        ("  Quý  III/2024  ", Q3),
        ("Quy III/2024", Q3),
    ],
)
def test_spellings(written: str, expected: Period | None) -> None:
    assert read_period(written, 2024) == expected


def test_a_year_is_its_twelve_months() -> None:
    assert Period(2024) == Period(2024, first=1, last=12)


def test_the_year_that_is_written_outranks_the_year_of_the_set() -> None:
    assert read_period("Quý III/2023", 2024) == Period(2023, 7, 9)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="nothing"),
        pytest.param("kỳ", id="no number at all"),
        pytest.param("9", id="nine what?"),
        pytest.param("III", id="three what?"),
        pytest.param("quý", id="which quarter?"),
        pytest.param("Quý V/2024", id="no fifth quarter"),
        pytest.param("Quý 0/2024", id="no zeroth quarter"),
        pytest.param("Quý 5/2024", id="no fifth quarter in digits"),
        pytest.param("Đến hết quý 0/2024", id="no zeroth quarter to its end"),
        pytest.param("Đến hết quý 5/2024", id="nor a fifth"),
        pytest.param("Đến hết tháng 0/2024", id="no zeroth month to its end"),
        pytest.param("Từ tháng 0 đến tháng 5/2024", id="from no month"),
        pytest.param("Từ tháng 2 đến tháng 13/2024", id="to no month"),
        pytest.param("Tháng 009/2024", id="a month in three digits"),
        pytest.param("Tháng 13/2024", id="no thirteenth month"),
        pytest.param("Tháng 0/2024", id="no zeroth month"),
        pytest.param("1 tháng", id="one month, and which?"),
        pytest.param("1 tháng năm 2024", id="one month of the year, and which?"),
        pytest.param("13 tháng năm 2024", id="more months than a year has"),
        pytest.param("Quý III/2023-2024", id="two years"),
        pytest.param("2023-2024", id="a school year"),
        pytest.param("2024-01-05", id="a date"),
        pytest.param("15/09/2024", id="a Vietnamese date"),
        pytest.param("Tháng 5 đến tháng 2/2024", id="backwards"),
        pytest.param("Quý I, Quý II/2024", id="two quarters"),
        pytest.param("Lũy kế quý III/2024", id="cumulative or the quarter?"),
        pytest.param("Lũy kế năm 2024", id="cumulative up to when?"),
        pytest.param("Quý III/24", id="a year in two digits"),
        pytest.param("Quý ③/2024", id="a digit that is none"),
        pytest.param("Quý III?/2024", id="a doubt"),
        pytest.param("năm ngoái", id="last year"),
        pytest.param("Tháng 6 đầu năm 2024", id="a month, or six of them?"),
        pytest.param("Đầu năm 2024", id="how much of its beginning?"),
        pytest.param("Tháng III/2024", id="a month with a quarter's number"),
        pytest.param("Tháng 9, tháng 10/2024", id="two months side by side"),
        pytest.param("Từ tháng 9/2024", id="from September until when?"),
        pytest.param("9999999999", id="a number"),
    ],
)
def test_refused(written: str) -> None:
    assert read_period(written, 2024) is None


@pytest.mark.parametrize(
    ("period", "code", "label"),
    [
        pytest.param(FULL, "2024", "Năm 2024", id="a year"),
        pytest.param(Q3, "2024-Q3", "Quý III/2024", id="a quarter"),
        pytest.param(Q4, "2024-Q4", "Quý IV/2024", id="the last quarter"),
        pytest.param(Period(2024, 9, 9), "2024-09", "Tháng 9/2024", id="a month"),
        pytest.param(HALF, "2024-01..06", "6 tháng đầu năm 2024", id="half a year"),
        pytest.param(NINE, "2024-01..09", "9 tháng năm 2024", id="nine months"),
        pytest.param(
            Period(2024, 2, 4), "2024-02..04", "Tháng 2 đến tháng 4/2024", id="three, no quarter"
        ),
        pytest.param(
            Period(2024, 7, 12), "2024-07..12", "Tháng 7 đến tháng 12/2024", id="the second half"
        ),
    ],
)
def test_how_a_period_is_written(period: Period, code: str, label: str) -> None:
    assert (period.code, period.label("vi"), period.label("en")) == (code, label, code)


runs = st.tuples(st.integers(1, 12), st.integers(1, 12)).map(sorted)


@given(st.integers(2000, 2099), runs)
def test_what_is_written_is_read_back(year: int, run: list[int]) -> None:
    first, last = run
    period = Period(year, first, last)
    for written in (period.code, *(period.label(lang) for lang in get_args(Lang))):
        assert read_period(written, 1999) == period


@given(st.integers(2, 12), st.sampled_from(["{}T", "{} tháng", "{} tháng đầu năm", "{}T/2024"]))
def test_so_many_months_are_those_from_january_on(months: int, written: str) -> None:
    assert read_period(written.format(months), 2024) == Period(2024, 1, months)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    period = read_period(text, 2024)
    assert period is None or 1 <= period.first <= period.last <= 12


def test_periods_stand_in_the_order_of_the_calendar() -> None:
    assert sorted([Q4, FULL, Q1, HALF]) == [Q1, HALF, FULL, Q4]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((2023, 1, 9), (2023, 7, 9), True, id="one holds the other"),
        pytest.param((2023, 2, 5), (2023, 5, 8), True, id="a month of both"),
        pytest.param((2023, 2, 5), (2023, 6, 8), False, id="one after the other"),
        pytest.param((2023, 2, 5), (2024, 2, 5), False, id="another year"),
    ],
)
def test_which_periods_have_a_month_in_common(
    one: tuple[int, int, int], other: tuple[int, int, int], expected: bool
) -> None:
    assert Period(*one).meets(Period(*other)) is expected
    assert Period(*other).meets(Period(*one)) is expected
