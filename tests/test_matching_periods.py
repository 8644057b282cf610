"""What a text says of time: understood, or seen and not understood; never the year beside a date."""

import pytest

from cchc.definitions.calendars import Calendar
from cchc.definitions.period import Period
from cchc.matching.periods import hear_bare, hear_period

PLAIN, STATE = Calendar.PLAIN, Calendar.STATE


@pytest.mark.parametrize(
    ("text", "code", "cumulative", "calendar"),
    [
        pytest.param("Quý III", "2023-Q3", False, None, id="a quarter"),
        pytest.param("TỔNG HỢP KẾT QUẢ QUÝ IV/2023", "2023-Q4", False, None, id="in a title"),
        pytest.param("Kỳ báo cáo tháng 09 năm 2023", "2023-09", False, None, id="a month"),
        pytest.param("T9/2023", "2023-09", False, None, id="T9"),
        pytest.param("9/2023", "2023-09", False, None, id="a month and its year"),
        pytest.param("III/2023", "2023-Q3", False, None, id="a quarter and its year"),
        pytest.param("BÁO CÁO 9 THÁNG NĂM 2023", "2023-01..09", False, None, id="nine months"),
        pytest.param("6 tháng cuối năm", "2023-07..12", False, None, id="the second half"),
        pytest.param("T1-T9/2023", "2023-01..09", False, None, id="months from and to"),
        pytest.param("Cả năm 2023", "2023", False, None, id="a year"),
        pytest.param("Lũy kế 9 tháng", "2023-01..09", True, None, id="lũy kế"),
        pytest.param("Luỹ kế đến hết quý III/2023", "2023-01..09", True, None, id="to a quarter"),
        pytest.param("Từ đầu năm đến hết tháng 9", "2023-01..09", True, None, id="to a month"),
        pytest.param("Lũy kế đến 30/9/2025", "2025-01..09", True, PLAIN, id="to the last day"),
        pytest.param("đến hết ngày 14/9", "2023-01..09", True, STATE, id="to the 14th"),
        pytest.param(
            "Số liệu tính từ ngày 01/01/2023 đến ngày 30/9/2023",
            "2023-01..09",
            False,
            PLAIN,
            id="two dates",
        ),
        pytest.param("(Từ 15/6 - 14/9/2023)", "2023-Q3", False, STATE, id="two dates, one year"),
        pytest.param(
            "(Từ ngày 15/12/2022 đến ngày 14/3/2023)", "2023-Q1", False, STATE, id="over new year"
        ),
        pytest.param(
            "Quý III/2023 (số liệu đến 14/9/2023)",
            "2023-Q3",
            False,
            STATE,
            id="a last day that agrees tells the calendar",
        ),
    ],
)
def test_a_period_is_understood(text, code, cumulative, calendar) -> None:
    heard = hear_period(text, 2023)
    said = [(each.period.code, each.cumulative, each.calendar) for each in heard.periods]
    assert (said, heard.unclear) == ([(code, cumulative, calendar)], None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tuần từ 11/9/2023 đến 17/9/2023", id="a week"),
        pytest.param("Năm 2023 (số liệu đến 30/11/2023)", id="a year that ends in November"),
        pytest.param("30/9/2023", id="a date"),
        pytest.param("Thời điểm báo cáo: 14/9/2023", id="a day"),
        pytest.param("số liệu đến 30/9/2023", id="an end without a beginning"),
        pytest.param("Lũy kế quý III", id="from the year's start, or the quarter's"),
        pytest.param("Quý III, IV năm 2023", id="two quarters as one"),
        pytest.param("Tháng 13/2023", id="no month"),
        pytest.param("đầu năm 2023", id="some of the year"),
        pytest.param("9 tháng qua", id="nine months until today"),
        pytest.param("Từ ngày 3/9/2023 đến ngày 30/9/2023", id="no whole month"),
        pytest.param("năm học 2022-2023", id="a school year"),
        pytest.param("quý cuối năm 2023", id="a quarter in words"),
        pytest.param("Kết quả 2022", id="a year that stands alone"),
    ],
)
def test_what_looks_like_a_period_and_is_not_understood_is_said(text: str) -> None:
    assert hear_period(text, 2023).unclear


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kon Tum, ngày 20 tháng 12 năm 2023", id="the day of a signature"),
        pytest.param("Quyết định số 12/QĐ-UBND ngày 5/2/2023", id="a document"),
        pytest.param("(Kèm theo Báo cáo số 45/BC-SNV ngày 20/9/2023)", id="what it comes with"),
        pytest.param("Thông tư 01/2020/TT-VPCP", id="a circular"),
        pytest.param("Biểu II.06c", id="a form"),
        pytest.param("Tăng so với cùng kỳ năm 2022", id="a comparison"),
        pytest.param("236/240", id="a pair of counts"),
        pytest.param("Năm", id="a heading"),
        pytest.param("tiếp nhận trong năm được giải quyết đúng hạn", id="a year that is not named"),
    ],
)
def test_what_only_looks_like_a_period_says_nothing(text: str) -> None:
    heard = hear_period(text, 2023)
    assert (heard.periods, heard.unclear, heard.cumulative) == ((), None, False)


@pytest.mark.parametrize("text", ["Lũy kế", "lũy kế từ đầu năm", "Từ đầu năm đến nay"])
def test_a_running_total_without_a_period_of_its_own(text: str) -> None:
    heard = hear_period(text, 2023)
    assert (heard.periods, heard.unclear, heard.cumulative, heard.rest) == ((), None, True, "")


def test_the_rest_is_what_says_nothing_of_time() -> None:
    heard = hear_period("Đã giải quyết (lũy kế) Tháng 9/2023 và 9 tháng đầu năm 2023", 2023)
    assert [each.period for each in heard.periods] == [Period(2023, 9, 9), Period(2023, 1, 9)]
    assert (heard.rest, heard.cumulative) == ("đã giải quyết ( ) và", True)


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        pytest.param("9", "month", Period(2023, 9, 9), id="a month"),
        pytest.param("III", "quarter", Period(2023, 7, 9), id="a Roman quarter"),
        pytest.param("3", "quarter", Period(2023, 7, 9), id="a quarter"),
        pytest.param("III", "month", None, id="months have no Roman numbers"),
        pytest.param("13", "month", None, id="no month"),
        pytest.param("5", "quarter", None, id="no quarter"),
    ],
)
def test_a_bare_number_below_a_heading_that_says_what_it_counts(text, heading, expected) -> None:
    assert hear_bare(text, heading, 2023) == expected
