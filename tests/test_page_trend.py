"""The HTML page over time: only like is compared with like."""

from dataclasses import replace

from cchc.definitions.period import Period
from cchc.results import Report
from page_parts import page, table
from page_reports import IV_1, LAST_YEAR, Q1, Q2, Q3, A, B, Row, report


def quarter(period: Period, b: int, a: int = 100) -> Report:
    return report([Row("IV.1", A, b, a, period)], [IV_1])


def test_the_trend_compares_with_the_period_before_and_the_year_before() -> None:
    earlier = [quarter(Q2, 9_600, 10_000), quarter(LAST_YEAR, 97), quarter(Q1, 94)]
    made = page(quarter(Q3, 9_526, 10_000), earlier=earlier)
    head, row = made.one("table", class_="trend").rows()
    assert head == ["Chỉ tiêu", "Hình", "Quý III/2023", "Quý I/2024", "Quý II/2024",
                    "Quý III/2024", "So với kỳ trước", "So với cùng kỳ năm trước"]  # fmt: skip
    assert row[2:] == ["Đạt 97,00%", "Không đạt 94,00%", "Đạt 96,00%", "Đạt 95,26%", "-0,74",
                       "-1,74"]  # fmt: skip


def test_without_earlier_reports_there_is_no_trend() -> None:
    assert page(quarter(Q3, 95)).all(id="trend") == []


def test_an_indicator_whose_definition_changed_is_not_compared() -> None:
    before = quarter(Q2, 80)
    other = replace(IV_1, indicator=replace(IV_1.indicator, scope="chỉ hồ sơ trực tuyến"))
    made = page(report([Row("IV.1", A, 95, 100, Q3)], [other]), earlier=[before])
    assert made.one("table", class_="trend").rows()[1][-1] == "cách tính đã thay đổi"
    assert table(made, "results")[0] == ["Chỉ tiêu", "b", "a", "Tỷ lệ", "Mức giao", "Đánh giá",
                                         "Vị trí"]  # fmt: skip


def test_a_longer_period_is_shown_but_not_compared_with() -> None:
    made = page(quarter(Q3, 95), earlier=[quarter(Period(2024, 1, 6), 90), quarter(Q1, 94)])
    head, row = made.one("table", class_="trend").rows()
    assert head[2:] == ["Quý I/2024", "6 tháng đầu năm 2024", "Quý III/2024", "So với kỳ trước"]
    assert row[2:] == ["Không đạt 94,00%", "Không đạt 90,00%", "Đạt 95,00%", "+1,00"]
    assert table(made, "results")[1][6] == "94,00%"


def test_totals_over_different_units_say_so() -> None:
    before = report([Row("IV.1", A, 95, 100, Q2)], [IV_1])
    now = report([Row("IV.1", A, 95, 100), Row("IV.1", B, 95, 100)], [IV_1])
    row = page(now, earlier=[before]).one("table", class_="trend").rows()[1]
    assert row[2:4] == ["Đạt 95,00% 1 đơn vị", "Đạt 95,00% 2 đơn vị"]


def test_one_unit_is_followed_among_the_many_of_earlier_reports() -> None:
    before = report([Row("IV.1", A, 90, 100, Q2), Row("IV.1", B, 100, 100, Q2)], [IV_1])
    row = page(quarter(Q3, 95), earlier=[before]).one("table", class_="trend").rows()[1]
    assert row[2:] == ["Không đạt 90,00%", "Đạt 95,00%", "+5,00"]


def test_each_result_stands_beside_that_of_the_period_before() -> None:
    rows = table(page(quarter(Q3, 95), earlier=[quarter(Q1, 94), quarter(Q2, 96)]), "results")
    assert [row[6] for row in rows] == ["Kỳ trước", "96,00%"]
