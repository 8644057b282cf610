"""What stands on the HTML page only where it was asked for, and what stands beside each target."""

from dataclasses import replace

from cchc.definitions.period import Period
from cchc.engine import bottlenecks
from cchc.engine.against import lineage_of
from cchc.engine.compare import compare
from cchc.engine.grouping import totals_by
from cchc.results import Comparison, Report
from page_parts import page, table
from page_reports import AT_MOST_5, IV_1, Q2, A, B, C, Row, report, target


def three(*numerators: int, **changes: object) -> Report:
    rows = [
        Row("IV.1", unit, b, 100, **changes) for unit, b in zip((A, B, C), numerators, strict=True)
    ]
    return report(rows, [IV_1])


def test_nothing_is_shown_that_was_not_asked_for() -> None:
    made = page(three(90, 95, 99))
    assert [
        each for name in ("groups", "bottlenecks", "changes") for each in made.all(id=name)
    ] == []


def test_totals_of_groups_stand_under_their_target() -> None:
    made = three(90, 95, 99)
    grouped = replace(made, groups=totals_by("level", made.judged, made.counts, 0))
    assert table(page(grouped), "groups") == [
        ["Nhóm", "Số đơn vị", "b", "a", "Tỷ lệ", "Đánh giá", "Vị trí"],
        ["IV.1 Tỷ lệ hồ sơ loại IV.1 đúng hạn ≥ 95%"],
        ["cấp xã", "3", "284", "300", "94,67%", "Không đạt", "2-4:4/5"],
    ]


def test_a_bottleneck_says_what_the_total_would_gain() -> None:
    made = three(90, 95, 99)
    worst = replace(made, bottlenecks=list(bottlenecks.of_units(made.judged, made.counts, 1)))
    assert table(page(worst), "bottlenecks") == [
        ["Đơn vị", "Nếu đạt, b của tổng", "Tổng hiện tại", "Khi đó"],
        ["IV.1 Tỷ lệ hồ sơ loại IV.1 đúng hạn"],
        [A, "+5", "94,67%", "Đạt"],
    ]


_REST = "cần đạt {} trên số trường hợp còn lại; từ đầu năm đến nay mới đạt {}"


def test_the_pace_of_the_year_stands_under_its_target() -> None:
    made = three(90, 95, 99, period=Period(2023, 1, 6))
    assert table(page(made), "pace") == [
        ["Đơn vị", "Cả năm", "Dự kiến thêm", "Trong đó phải đạt", "Từ nay đến hết năm", "Vị trí"],
        ["IV.1 Tỷ lệ hồ sơ loại IV.1 đúng hạn"],
        ["Tổng", "≥ 95%", "300", "≥ 286", _REST.format("95,4%", "94,7%"), "2-4:4/5"],
        [A, "≥ 95%", "100", "≥ 100", _REST.format("100,0%", "90,0%"), "2:4/5"],
    ]


def test_changes_name_what_is_newly_met_and_newly_missed() -> None:
    now, then = three(90, 95, 99), three(96, 94, 99, period=Q2)
    indicators = [each.indicator for each in then.target_set.targets]
    changed = replace(
        now,
        comparison=Comparison(
            Period(2023),
            "tinh-2023",
            (),
            compare(now.results(), then.results(), indicators, lineage_of(now, then)),
        ),
    )
    assert table(page(changed), "changes") == [
        ["Đơn vị", "Kỳ so sánh", "Kỳ này", "Thay đổi (điểm %)", "Ghi chú"],
        ["IV.1 Tỷ lệ hồ sơ loại IV.1 đúng hạn"],
        [A, "96,00%", "90,00%", "-6,00", "trước đạt, nay không đạt"],
        [B, "94,00%", "95,00%", "+1,00", "trước không đạt, nay đạt"],
        [C, "99,00%", "99,00%", "0,00", "Đạt"],
    ]


def test_the_lowest_units_are_named_beside_the_columns() -> None:
    made = page(three(90, 95, 99)).one(id="IV.1")
    assert made.one("p", class_="worst").text == (f"Thấp nhất: {A} 90,00%, {B} 95,00%, {C} 99,00%")
    assert made.one("svg", class_="crowd").one("desc").text == (
        "Số đơn vị đạt: 2; không đạt: 1. Cao nhất 99,00%, thấp nhất 90,00%."
    )


def test_under_a_ceiling_the_highest_are_named() -> None:
    rows = [Row("IV.1", unit, b, 100) for unit, b in ((A, 3), (B, 9))]
    made = page(report(rows, [target("IV.1", AT_MOST_5)])).one(id="IV.1")
    assert made.one("p", class_="worst").text == f"Cao nhất: {B} 9,00%, {A} 3,00%"
