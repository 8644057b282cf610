"""What a text says of time: understood, or seen and not understood; never the year beside a date."""

import pytest

from cchc.definitions.calendars import Calendar
from cchc.definitions.period import Period
from cchc.matching.blank_periods import unfilled_in
from cchc.matching.periods import hear_bare, hear_period
from cchc.words.text import fold

PLAIN, STATE = Calendar.PLAIN, Calendar.STATE


@pytest.mark.parametrize(
    ("text", "code", "cumulative", "calendar"),
    [
        pytest.param("Quý III", "2023-Q3", False, None, id="a quarter"),
        pytest.param("TỔNG HỢP KẾT QUẢ QUÝ IV/2023", "2023-Q4", False, None, id="in a title"),
        pytest.param("Kỳ báo cáo tháng 09 năm 2023", "2023-09", False, None, id="a month"),
        pytest.param("Chỉ tiêu IV.1 quý I/2023", "2023-Q1", False, None, id="behind an item"),
        pytest.param("IV.1 tháng 3/2023", "2023-03", False, None, id="an item before a month"),
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
    assert not heard.cumulative  # which is said of running totals without a period of their own


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *(
            (f"quý {number}", f"2023-Q{at}")
            for at, number in enumerate(("I", "II", "III", "IV"), 1)
        ),
        *((f"quý {number}", f"2023-Q{number}") for number in (1, 2, 3, 4)),
        ("quý 4/2022", "2022-Q4"),
        ("ba tháng", "2023-Q1"),
        ("sáu tháng", "2023-01..06"),
        ("chín tháng", "2023-01..09"),
        ("3 tháng", "2023-Q1"),
        ("6 tháng", "2023-01..06"),
        ("9 tháng", "2023-01..09"),
        ("12 tháng", "2023"),
        ("1 tháng đầu năm", "2023-01"),
        ("5 tháng đầu năm", "2023-01..05"),
        ("12 tháng đầu năm", "2023"),
        ("11 tháng năm 2022", "2022-01..11"),
        ("6 tháng cuối năm", "2023-07..12"),
        ("6 tháng cuối năm 2022", "2022-07..12"),
        ("tháng 1", "2023-01"),
        ("tháng 12", "2023-12"),
        ("tháng 5/2022", "2022-05"),
        ("cả năm", "2023"),
        ("năm 2022", "2022"),
        ("từ tháng 1 đến tháng 12", "2023"),
        ("từ tháng 5 đến tháng 5", "2023-05"),
        ("từ tháng 2 đến tháng 5/2022", "2022-02..05"),
        ("từ tháng 2/2022 đến tháng 5", "2022-02..05"),
        ("từ tháng 2/2022 đến tháng 5/2022", "2022-02..05"),
        ("từ 1/7 đến 30/9", "2023-Q3"),
        ("từ 1/7 đến 30/9/2022", "2022-Q3"),
        ("từ 15/12/2022 đến 14/12", "2023"),
    ],
)
def test_a_period_within_a_title(words: str, code: str) -> None:
    heard = hear_period(f"Kết quả {words} của huyện", 2023)
    said = [(each.period.code, each.cumulative) for each in heard.periods]
    assert (said, heard.unclear, heard.cumulative) == ([(code, False)], None, False)
    assert heard.rest == "kết quả của huyện"


@pytest.mark.parametrize(
    ("words", "code", "calendar"),
    [
        ("lũy kế 7 tháng", "2023-01..07", None),
        ("lũy kế tháng 5", "2023-01..05", None),
        ("lũy kế tháng 5/2022", "2022-01..05", None),
        ("đến hết tháng 1", "2023-01", None),
        ("đến hết tháng 12", "2023", None),
        ("đến hết tháng 9/2022", "2022-01..09", None),
        ("đến hết quý I", "2023-Q1", None),
        ("đến hết quý II", "2023-01..06", None),
        ("đến hết quý 3/2022", "2022-01..09", None),
        ("đến hết quý IV", "2023", None),
        ("lũy kế đến 31/1", "2023-01", PLAIN),
        ("lũy kế đến 31/12", "2023", PLAIN),
        ("lũy kế đến 29/2/2024", "2024-01..02", PLAIN),
        ("lũy kế đến 14/9/2022", "2022-01..09", STATE),
        ("từ đầu năm đến 30/9", "2023-01..09", PLAIN),
        ("đến hết 30/9", "2023-01..09", PLAIN),
    ],
)
def test_a_running_total_within_a_title(words: str, code: str, calendar: Calendar | None) -> None:
    heard = hear_period(f"Kết quả {words} của huyện", 2023)
    said = [(each.period.code, each.cumulative, each.calendar) for each in heard.periods]
    assert (said, heard.unclear) == ([(code, True, calendar)], None)


@pytest.mark.parametrize(
    "words",
    [
        *(f"{number} tháng" for number in (1, 2, 4, 5, 7, 8, 10, 11, 13)),
        *("0 tháng đầu năm", "13 tháng đầu năm", "5 tháng cuối năm", "7 tháng cuối năm"),
        *("tháng 0", "tháng 13", "đến hết tháng 0", "đến hết tháng 13"),
        *("lũy kế quý III", "lũy kế năm 2023"),
        *("từ tháng 5 đến tháng 2", "từ tháng 0 đến tháng 5", "từ tháng 2 đến tháng 13"),
        *("từ tháng 2/2022 đến tháng 5/2023", "từ 1/7 đến 1/7", "từ 15/5 đến 14/5"),
        *("lũy kế đến 20/9", "lũy kế đến 30/0", "lũy kế đến 30/13", "lũy kế đến 28/2/2024"),
    ],
)
def test_what_is_no_period_within_a_title(words: str) -> None:
    heard = hear_period(f"Kết quả {words} của huyện", 2023)
    assert (heard.periods, bool(heard.unclear)) == ((), True)


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        pytest.param("x\u0301", "x\u0301", id="a mark that belongs to no letter"),
        pytest.param("\ud55c", "\ud55c", id="a letter that falls into three"),
        pytest.param("đ\u0301", "đ\u0301", id="a mark on a letter that has none"),
    ],
)
def test_odd_letters_move_nothing(before: str, kept: str) -> None:
    heard = hear_period(f"{before} số liệu quý III của huyện", 2023)
    assert [each.written for each in heard.periods] == ["quý iii"]
    assert heard.rest == f"{kept} số liệu của huyện"


def test_only_the_beginning_of_a_long_text_is_heard() -> None:
    heard, unheard = ("x" * length + " năm 2022" for length in (991, 992))
    assert [each.period.code for each in hear_period(heard, 2023).periods] == ["2022"]
    assert hear_period(unheard, 2023).periods == ()


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
        pytest.param("Quý I+III/2023", id="quarters that are added and do not follow each other"),
        pytest.param("Tháng 11+12+13", id="a sum with a month that there is not"),
    ],
)
def test_what_looks_like_a_period_and_is_not_understood_is_said(text: str) -> None:
    assert hear_period(text, 2023).unclear


BLANKS = ["…..", "...", "___", "––", "??", "[..]", "(….)", "( )", "<số>", ",", "/", ": "]


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize(
    "title",
    [
        pytest.param("KẾT QUẢ GIẢI QUYẾT HỒ SƠ QUÝ {} NĂM 2023", id="a quarter"),
        pytest.param("Tháng {} năm 2023", id="a month"),
        pytest.param("Kỳ báo cáo: Quý {}/Năm 2023", id="a label"),
        pytest.param("Quý{}2023", id="without blanks"),
        pytest.param("QUY {} NAM 2023", id="without marks"),
    ],
)
def test_a_period_whose_number_is_left_blank_is_not_its_year(title: str, blank: str) -> None:
    heard = hear_period(title.format(blank), 2023)
    assert (heard.periods, bool(heard.unclear)) == ((), True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Năm 2023 (quý …)", id="behind the year"),
        pytest.param("QUÝ (I, II, III, IV) NĂM 2023", id="a choice of quarters"),
        pytest.param("Quý n/2023", id="a letter for the number"),
        pytest.param("Quý III năm 20…", id="the year"),
        pytest.param("Quý III/20..", id="the year behind a stroke"),
        pytest.param("Từ ngày … đến ngày … năm 2023", id="days"),
        pytest.param("Q…/2023", id="a short quarter"),
    ],
)
def test_so_are_other_blanks_in_the_place_of_a_period(text: str) -> None:
    heard = hear_period(text, 2023)
    assert (heard.periods, bool(heard.unclear)) == ((), True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kỳ báo cáo: ……", id="the whole period"),
        pytest.param("Quý …", id="a quarter"),
        pytest.param("Quý: Năm:", id="labels"),
        pytest.param("(Từ ngày … đến ngày …)", id="days"),
    ],
)
def test_a_blank_beside_which_nothing_is_known_says_no_period(text: str) -> None:
    heard = hear_period(text, 2023)
    assert (heard.periods, heard.unclear, unfilled_in(fold(text)) is None) == ((), None, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Quý: III", Period(2023, 7, 9), id="a label with its value"),
        pytest.param("Tháng: 9 Năm: 2023", Period(2023, 9, 9), id="two labels"),
        pytest.param("Số liệu hằng quý, năm 2023", Period(2023), id="how often"),
        pytest.param("Kết quả ... quý III năm 2023", Period(2023, 7, 9), id="dots elsewhere"),
        pytest.param("KẾT QUẢ Q.III/2023", Period(2023, 7, 9), id="a short quarter with a dot"),
        pytest.param("HỒ SƠ QUÝ I+II/2023", Period(2023, 1, 6), id="two quarters as a sum"),
        pytest.param("Quý II + quý III năm 2023", Period(2023, 4, 9), id="a sum with words"),
        pytest.param("Tháng 7+8+9", Period(2023, 7, 9), id="three months as a sum"),
    ],
)
def test_a_period_that_is_filled_in_is_read(text: str, expected: Period) -> None:
    heard = hear_period(text, 2023)
    assert ([each.period for each in heard.periods], heard.unclear) == ([expected], None)


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
        pytest.param("1", "month", Period(2023, 1, 1), id="the first month"),
        pytest.param("12", "month", Period(2023, 12, 12), id="the last month"),
        pytest.param("0", "month", None, id="no zeroth month"),
        pytest.param("III", "quarter", Period(2023, 7, 9), id="a Roman quarter"),
        pytest.param("3", "quarter", Period(2023, 7, 9), id="a quarter"),
        pytest.param("III", "month", None, id="months have no Roman numbers"),
        pytest.param("13", "month", None, id="no month"),
        pytest.param("5", "quarter", None, id="no quarter"),
    ],
)
def test_a_bare_number_below_a_heading_that_says_what_it_counts(text, heading, expected) -> None:
    assert hear_bare(text, heading, 2023) == expected
