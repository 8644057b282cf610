"""The HTML page, without a browser: what stands on it, and that no number contradicts its verdict."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.definitions.level import Level
from cchc.definitions.model import Assignment, Dates, Milestone
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.diagnostics import Location
from cchc.document.sentences import answer
from cchc.rules.rows import NumeratorExceedsDenominator
from cchc.words import Lang
from page_parts import page, table
from page_reports import (
    AT_MOST_5,
    IV_1,
    IV_2,
    A,
    B,
    C,
    Row,
    report,
    target,
    three_units,
)


def test_the_line_to_quote_is_that_of_the_table() -> None:
    made = three_units()
    assert page(made).one("p", class_="closing").text == answer(made, "vi")


def test_the_five_verdicts_are_counted() -> None:
    counted = [each.text for each in page(three_units()).one("ul", class_="tally").all("li")]
    assert counted == [
        "1 Đạt",
        "1 Không đạt",
        "1 Không phát sinh",
        "2 Chưa báo cáo",
        "1 Số liệu sai",
    ]


def test_the_facts_name_set_dates_inputs_and_version() -> None:
    facts = page(three_units()).one("dl", class_="facts")
    named = {each.one("dt").text: each.one("dd").text for each in facts.all("div")}
    assert named == {
        "Bộ chỉ tiêu": "tinh-2024",
        "Văn bản": "không rõ số và ngày",
        "Hiệu lực": "văn bản không ghi; áp dụng cho năm 2024",
        "Kỳ": "Quý III/2024",
        "Số chỉ tiêu": "2",
        "Số đơn vị": "3",
    }


def test_the_sources_are_named_with_their_hashes() -> None:
    origin = page(three_units()).one("details", class_="facts")
    named = {each.one("dt").text: each.one("dd").text for each in origin.all("div")}
    assert named.pop("Chương trình").startswith("cchc ")
    assert named == {
        "Bộ chỉ tiêu": f"tinh-2024 · Giao chỉ tiêu năm 2024 {'cd' * 32}",
        "Tệp số liệu": f"so-lieu.csv {'ab' * 32}",
        "Dòng không đánh giá được": "0",
    }


@pytest.mark.parametrize(
    ("changes", "lang", "expected"),
    [
        pytest.param(
            {"number": "59/QĐ-UBND", "issued": "2024-01-29"},
            "vi",
            ["số 59/QĐ-UBND, ngày 29/01/2024", "văn bản không ghi; áp dụng cho năm 2024"],
            id="a numbered and dated document",
        ),
        pytest.param(
            {"issued": "2024-01-29", "effective": Dates(first="2024-02-01")},
            "vi",
            ["không rõ số, ngày 29/01/2024", "từ 01/02/2024"],
            id="a date without a number, in effect from a day on",
        ),
        pytest.param(
            {"number": "59", "effective": Dates(first="2024-02-01", last="2024-12-31")},
            "en",
            ["No. 59, date unknown", "from 2024-02-01 to 2024-12-31"],
            id="dates as they stand in files, in English",
        ),
    ],
)
def test_what_is_known_of_the_document(
    changes: dict[str, object], lang: Lang, expected: list[str]
) -> None:
    facts = page(report([Row("IV.1", A, 1, 1)], [IV_1], **changes), lang).one("dl", class_="facts")
    assert [each.text for each in facts.all("dd")[1:3]] == expected


def test_the_map_has_a_cell_for_each_unit_and_target() -> None:
    assert page(three_units()).one("table", class_="map").rows() == [
        ["Đơn vị", "IV.1", "IV.2"],
        ["Cấp xã"],
        [A, "Không đạt 94,996%", "Số liệu sai"],
        [B, "95,00%", "Không phát sinh"],
        [C, "Chưa báo cáo", "Chưa báo cáo"],
        ["Tổng hợp các đơn vị", "Không đạt (chưa đủ) 94,996%*", "Không phát sinh (chưa đủ)"],
    ]


@pytest.mark.parametrize(
    ("second", "starred"),
    [
        pytest.param(Row("IV.1", B, 1, 1), False, id="all is there"),
        pytest.param(Row("IV.1", B, None, 1), True, id="a blank cell leaves the total incomplete"),
    ],
)
def test_a_star_is_explained_where_there_is_one(second: Row, starred: bool) -> None:
    section = page(report([Row("IV.1", A, 1, 1), second], [IV_1])).one(id="map")
    assert ("*" in section.one("tfoot").text, "Dấu *" in section.one("p", class_="note").text) == (
        starred,
        starred,
    )


def test_the_map_leaves_a_cell_empty_where_the_target_does_not_bind() -> None:
    province = target("I.1", levels=(Level.PROVINCE,))
    made = report([Row("IV.1", A, 1, 1), Row("I.1", "Tổng hợp", 1, 1)], [province, IV_1])
    assert page(made).one("table", class_="map").rows()[1:-1] == [
        ["Cấp tỉnh"],
        ["Tổng hợp", "100,00%", ""],
        ["Cấp xã"],
        [A, "", "100,00%"],
    ]


def test_a_unit_outside_the_registry_stands_apart() -> None:
    made = report([Row("IV.1", A, 1, 1), Row("IV.1", "Xã Lạ", 1, 1)], [IV_1], units=[A])
    rows = page(made).one("table", class_="map").rows()
    assert rows[1:5] == [
        ["Cấp xã"],
        [A, "100,00%"],
        ["Ngoài danh mục đơn vị"],
        ["Xã Lạ", "100,00%"],
    ]


def test_each_unit_and_each_target_has_an_address_that_stays() -> None:
    made = page(three_units())
    rows = made.one("table", class_="map").one("tbody").all("tr")[1:]
    assert [row.attributes["id"] for row in rows] == ["unit-u0", "unit-u1", "unit-u2"]
    assert [row.one("a").attributes["href"] for row in rows] == ["#unit-u0", "#unit-u1", "#unit-u2"]
    assert [each.attributes["id"] for each in made.all("article")] == ["IV.1", "IV.2"]


def test_missed_results_say_what_they_lack_in_both_readings() -> None:
    made = report(
        [
            Row("IV.1", A, 90, 100),
            Row("IV.2", A, 99, 100),
            Row("IV.3", A, 7, 100),
        ],
        [IV_1, IV_2, target("IV.3", AT_MOST_5)],
    )
    assert [row for row in table(page(made), "missed") if len(row) > 1] == [
        ["Chỉ tiêu", "b", "a", "Tỷ lệ", "Mức giao", "Còn thiếu", "Hoặc thêm",
         "Vị trí"],
        ["IV.1 Tỷ lệ hồ sơ loại IV.1 đúng hạn", "90", "100", "90,00%", "≥ 95%", "5", "100", "2:4/5"],
        ["IV.3 Tỷ lệ hồ sơ loại IV.3 đúng hạn", "7", "100", "7,00%", "≤ 5%", "bớt 2", "40",
         "4:4/5"],
        ["IV.2 Tỷ lệ hồ sơ loại IV.2 đúng hạn", "99", "100", "99,00%", "≥ 100%", "1",
         "không thể", "3:4/5"],
    ]  # fmt: skip


def test_missed_results_of_several_units_stand_under_their_targets() -> None:
    made = report([Row("IV.1", A, 90, 100), Row("IV.1", B, 80, 100)], [IV_1])
    assert table(page(made), "missed")[1:] == [
        ["IV.1 Tỷ lệ hồ sơ loại IV.1 đúng hạn ≥ 95%"],
        [B, "80", "100", "80,00%", "15", "300", "3:4/5"],
        [A, "90", "100", "90,00%", "5", "100", "2:4/5"],
    ]


def test_the_only_missed_result_still_names_its_unit() -> None:
    made = report([Row("IV.1", A, 90, 100), Row("IV.1", B, 99, 100)], [IV_1])
    assert table(page(made), "missed")[2][0] == A


def test_nothing_is_said_to_lack_where_b_is_no_part_of_a() -> None:
    apart = replace(IV_1, indicator=replace(IV_1.indicator, part_of_whole=False))
    made = report([Row("IV.1", A, 90, 100)], [apart])
    assert table(page(made), "missed")[1] == [
        "IV.1 Tỷ lệ hồ sơ loại IV.1 đúng hạn", "90", "100", "90,00%", "≥ 95%", "2:4/5",
    ]  # fmt: skip


def test_who_has_not_reported_stands_with_the_items_that_are_missing() -> None:
    assert table(page(three_units()), "silent") == [
        ["Đơn vị", "Thuộc", "Tình trạng", "Số mục thiếu", "Mục còn thiếu"],
        [C, "", "không dùng được", "2", "IV.1, IV.2"],
    ]


def test_units_of_the_registry_without_a_row_are_named() -> None:
    made = page(report([Row("IV.1", A, 1, 1), Row("IV.1", B, 1, 1)], [IV_1], units=[A, B, C]))
    assert (
        made.one(id="absent").all("p")[0].text == "1 đơn vị trong danh mục không có trong số liệu."
    )
    assert table(made, "absent")[1:] == [[C, ""]]


def test_a_unit_that_was_expected_and_sent_nothing_counts_as_silent() -> None:
    made = page(report([Row("IV.1", A, 1, 1)], [IV_1], units=[A, B], expect="all"))
    assert table(made, "silent")[1:] == [[B, "", "chưa gửi gì", "1", "IV.1"]]
    assert made.all(id="absent") == []
    facts = made.one("dl", class_="facts").all("dd")
    assert facts[5].text == "2"


def test_findings_say_where_what_and_what_to_do() -> None:
    place = Location("quy-3.xlsx", "Sheet1", 7, 4)
    finding = NumeratorExceedsDenominator(numerator=1200, denominator=1000).at(place)
    (row,) = table(page(report([], [IV_1], findings=[finding])), "findings")[1:]
    assert row == ["quy-3.xlsx:Sheet1!D7", "C301", "lỗi", finding.message("vi"), finding.fix("vi")]


def test_all_findings_stand_there_with_what_to_do() -> None:
    found = [
        NumeratorExceedsDenominator(numerator=2, denominator=1).at(Location("a.csv", row=n))
        for n in range(60)
    ]
    made = report([], [IV_1], findings=found)
    assert {row[-1] for row in table(page(made), "findings")[1:]} == {found[0].fix("vi")}
    assert len(table(page(made), "findings")) == 61


def test_all_results_stand_in_the_last_table_with_their_place() -> None:
    assert table(page(three_units()), "results") == [
        ["Đơn vị", "b", "a", "Tỷ lệ", "Đánh giá", "Vị trí"],
        ["IV.1 Tỷ lệ hồ sơ loại IV.1 đúng hạn ≥ 95%"],
        [A, "94.996", "100.000", "94,996%", "Không đạt", "2:4/5"],
        [B, "95", "100", "95,00%", "Đạt", "3:4/5"],
        [C, "–", "100", "–", "Chưa báo cáo", "4:4/5"],
        ["IV.2 Tỷ lệ hồ sơ loại IV.2 đúng hạn ≥ 100%"],
        [A, "–", "100", "–", "Số liệu sai", "5:4/5"],
        [B, "0", "0", "–", "Không phát sinh", "6:4/5"],
        [C, "–", "–", "–", "Chưa báo cáo", "–"],
    ]


def test_units_of_one_name_are_told_apart_by_the_body_above_them() -> None:
    made = report([Row("IV.1", A, 1, 1), Row("IV.1", B, 1, 1)], [IV_1])
    roster = made.counts.roster
    roster.registry = replace(
        roster.registry, names=["Tổng hợp", A, A], parents=["", "", "tong-hop"]
    )
    heads = [row[0] for row in table(page(made), "results")[2:]]
    assert heads == [f"{A} (u0)", f"{A} (Tổng hợp)"]


def test_a_milestone_stands_beside_the_target_of_the_year() -> None:
    due = Milestone(first=7, last=9, threshold=Threshold(text="70", low=Decimal(70)))
    made = page(report([Row("IV.1", A, 80, 100)], [replace(IV_1, roadmap=(due,))]))
    assert made.one("p", class_="threshold").text == (
        "Mức giao ≥ 70% (văn bản ghi «70»; cả năm ≥ 95%)"
    )
    assert [row[4:7] for row in table(made, "results")] == [
        ["Mức giao", "Cả năm", "Đánh giá"],
        ["≥ 70%", "≥ 95%", "Đạt"],
    ]


def test_a_unit_with_a_threshold_of_its_own_is_shown_against_that() -> None:
    own = Assignment(unit="u1", threshold=Threshold(text="99", low=Decimal(99)))
    rows = [Row("IV.1", unit, 98_996, 100_000) for unit in (A, B)]
    made = page(report(rows, [replace(IV_1, assigned=(Assignment(unit="u0"), own))]))
    assert [row[3:6] for row in table(made, "results")[2:]] == [
        ["99,00%", "≥ 95%", "Đạt"],
        ["98,996%", "≥ 99%", "Không đạt"],
        ["99,00%", "≥ 95%", "Đạt"],  # their total, an obligation of the body
    ]
    # Around one line only units that share it could stand.
    assert made.all("svg", class_="crowd") == []


def test_a_target_stands_with_its_wording_formula_and_basis() -> None:
    facts = page(three_units()).one(id="IV.1").one("dl")
    named = {each.one("dt").text: each.one("dd").text for each in facts.all("div")}
    assert named == {
        "Nguyên văn": "Tỷ lệ hồ sơ loại IV.1 được giải quyết đúng hạn",
        "b (tử số)": "Số hồ sơ đúng hạn",
        "a (mẫu số)": "Tổng số hồ sơ",
        "Công thức": "văn bản không ghi công thức; đây là cách hiểu từ câu chữ của chỉ tiêu",
        "Khi a = 0": "không phát sinh, nên không đánh giá",
        "Đơn vị chủ trì": "Các phòng, đơn vị",
        "Đơn vị phối hợp": "văn bản không ghi",
        "Căn cứ": "Quyết định số 59/QĐ-UBND ngày 29/01/2024",
        "Các ô số liệu của tổng": "so-lieu.csv:2-3:4/5",
    }


def test_an_empty_report_still_makes_a_page() -> None:
    made = page(report([], [IV_1], inputs=()))
    assert made.all("table") == []
    assert made.one(id="results").one("p").text == "Không có kết quả nào."
    assert made.one(id="missed").all("p")[-1].text == "Không có."


# --- printed numbers -----------------------------------------------------------------------------


@given(st.integers(1, 10**6), st.integers(-1, 1), st.sampled_from([29, 57, 58, 95, 100]))
def test_no_number_on_the_page_contradicts_its_verdict(a: int, off: int, percent: int) -> None:
    b = min(a, max(0, a * percent // 100 + off))
    threshold = Threshold(text=str(percent), low=Decimal(percent))
    made = page(report([Row("IV.1", A, b, a)], [target("IV.1", threshold)]))
    in_map = made.one("table", class_="map").rows()[2][1]
    # A cell of the map says nothing but what is amiss.
    said = in_map if "ạt" in in_map else f"Đạt {in_map}"
    for row in (said, " ".join(table(made, "results")[1])):
        word, ratio = re.search("(Không đạt|Đạt)", row)[0], re.search("([0-9,]+)%", row)[1]
        met = Fraction(ratio.replace(",", ".")) >= percent
        assert met == (word == "Đạt")


def test_what_only_partial_results_came_to_can_be_chosen_too() -> None:
    july = Period(2024, 7, 7)
    rows = [Row("IV.1", A, 99, 100, july), *(Row("IV.1", f"Xã {at}", 90, 100) for at in range(60))]
    made = page(report(rows, [IV_1]))
    [choice] = [
        each
        for each in made.all("select", **{"data-by": "row"})
        if "Đạt" in [option.text for option in each.all("option")]
    ]
    assert [option.text for option in choice.all("option")][1:] == ["Đạt", "Không đạt"]
