"""What else says of numbers that they are no plain counts of this province; and what does not."""

from io import BytesIO

import pytest
import xlsxwriter

import cchc

Cell = str | int | float
MONTHS = ["Đơn vị", "Chỉ tiêu", "Tháng 1", "Tháng 2", "Tháng 3"]
COUNTS: list[list[Cell]] = [
    ["Sở Nội vụ", "Tổng số hồ sơ đã giải quyết", 51, 95, 168],
    ["", "Giải quyết đúng hạn", 50, 94, 165],
]
HEADS = ["Đơn vị", "Tổng số hồ sơ đã giải quyết", "Số hồ sơ giải quyết đúng hạn"]
ROWS: list[list[Cell]] = [["Sở Tư pháp", 240, 236], ["Sở Nội vụ", 90, 88]]


def check(*rows: list[Cell], name: str = "Sheet1") -> tuple[list[tuple[str, int, int]], set[str]]:
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        page = book.add_worksheet(name)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    report = cchc.check(cchc.File("a.xlsx", memory.getvalue()), year=2023, expect="reported")
    judged = [
        (each["item"], each["numerator"], each["denominator"])
        for each in report.results().records()
        if each["verdict"] in ("met", "missed")
    ]
    return sorted(judged), {f.rule.code for f in report.findings if f.rule.severity != "note"}


@pytest.mark.parametrize(
    ("title", "is_read"),
    [
        pytest.param("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC QUÝ I NĂM 2023", True, id="a plain title"),
        pytest.param("ƯỚC KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC QUÝ I NĂM 2023", False, id="estimated"),
        pytest.param("KẾT QUẢ ƯỚC GIẢI QUYẾT HỒ SƠ QUÝ I NĂM 2023", False, id="inside"),
        pytest.param("KẾT QUẢ GIẢI QUYẾT HỒ SƠ QUÝ I NĂM 2023 (ƯỚC)", False, id="behind"),
        pytest.param("GIAO CHỈ TIÊU GIẢI QUYẾT HỒ SƠ QUÝ I NĂM 2023", False, id="assigned"),
        pytest.param("CHỈ TIÊU GIẢI QUYẾT HỒ SƠ QUÝ I NĂM 2023", False, id="a target"),
        pytest.param("PHÂN BỔ CHỈ TIÊU GIẢI QUYẾT HỒ SƠ QUÝ I NĂM 2023", False, id="shared out"),
        pytest.param(
            "KẾT QUẢ GIẢI QUYẾT HỒ SƠ MỘT SỐ LĨNH VỰC QUÝ I/2023", False, id="some fields"
        ),
        pytest.param("KẾT QUẢ THỰC HIỆN CHỈ TIÊU GIẢI QUYẾT HỒ SƠ QUÝ I/2023", True, id="results"),
        pytest.param("KẾT QUẢ CHÍNH THỨC GIẢI QUYẾT HỒ SƠ QUÝ I NĂM 2023", True, id="final"),
        pytest.param("THEO DÕI TIẾN ĐỘ GIẢI QUYẾT HỒ SƠ QUÝ I NĂM 2023", True, id="progress"),
        pytest.param("KẾT QUẢ GIẢI QUYẾT HỒ SƠ CÁC XÃ, THỊ TRẤN QUÝ I/2023", True, id="levels"),
        pytest.param("BÁO CÁO NHANH KẾT QUẢ GIẢI QUYẾT HỒ SƠ QUÝ I/2023", True, id="at once"),
    ],
)
def test_a_title_tells_results_from_what_is_none(title: str, is_read: bool) -> None:
    judged, _ = check([title], list(HEADS), *ROWS)
    assert bool(judged) is is_read


@pytest.mark.parametrize(
    "title",
    [
        "THEO DÕI KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2023 (số liệu cộng dồn từ đầu năm)",
        "LŨY KẾ KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2023",
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2023 (LŨY KẾ)",
    ],
)
def test_a_title_of_running_totals_over_months_is_never_added_up(title: str) -> None:
    assert check([title], list(MONTHS), *COUNTS)[0] == []


def test_neither_are_rows_that_call_themselves_running_totals() -> None:
    rows = [[row[0], f"{row[1]} (lũy kế)", *row[2:]] for row in COUNTS]
    assert check(["KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2023"], list(MONTHS), *rows)[0] == []


@pytest.mark.parametrize(
    ("name", "is_read"),
    [
        pytest.param("Hộ tịch", False, id="a field"),
        pytest.param("Chung thuc", False, id="without marks"),
        pytest.param("LV Đất đai", False, id="abbreviated"),
        pytest.param("Tổng hợp", True, id="all of it"),
        pytest.param("QI", True, id="a quarter"),
    ],
)
def test_a_sheet_called_after_a_field_is_of_that_field(name: str, is_read: bool) -> None:
    judged, _ = check(["KẾT QUẢ GIẢI QUYẾT HỒ SƠ QUÝ I/2023"], list(HEADS), *ROWS, name=name)
    assert bool(judged) is is_read


@pytest.mark.parametrize(
    ("below", "is_read"),
    [
        pytest.param(["TM. UBND TỈNH QUẢNG NGÃI"], False, id="who signs"),
        pytest.param(["SỞ NỘI VỤ TỈNH GIA LAI"], False, id="a department of another province"),
        pytest.param(["Nguồn: Cổng dịch vụ công tỉnh Gia Lai"], False, id="the source"),
        pytest.param(["TM. UBND TỈNH KON TUM"], True, id="this province"),
        pytest.param(["Nơi nhận:", "- Sở Nội vụ tỉnh Gia Lai"], True, id="who gets a copy"),
        pytest.param(["(Số liệu này đã được thay thế bằng Báo cáo số 50)"], False, id="replaced"),
    ],
)
def test_lines_below_may_speak_against_the_table(below: list[str], is_read: bool) -> None:
    lines: list[list[Cell]] = [[], *([line] for line in below)]
    judged, _ = check(["KẾT QUẢ GIẢI QUYẾT HỒ SƠ QUÝ I/2023"], list(HEADS), *ROWS, *lines)
    assert bool(judged) is is_read


def test_a_row_of_another_province_is_left_out_alone() -> None:
    rows = [*ROWS, ["Sở Y tế tỉnh Gia Lai", 90, 88]]
    judged, weighty = check(["KẾT QUẢ GIẢI QUYẾT HỒ SƠ QUÝ I/2023"], list(HEADS), *rows)
    assert judged == [("IV.1", 88, 90), ("IV.1", 236, 240)]
    assert weighty == {"C417"}


@pytest.mark.parametrize(
    "numbering",
    [
        ["A", "B", "(1)", "(2)", "(3)=(1)-(2)"],
        ["A", "B", "1", "2", "3=1-2"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ],
)
def test_a_row_that_numbers_the_columns_heads_no_table(numbering: list[Cell]) -> None:
    heads: list[Cell] = ["TT", *HEADS, "Số hồ sơ quá hạn"]
    rows = [[at, *row, int(row[1]) - int(row[2])] for at, row in enumerate(ROWS, 1)]
    judged, weighty = check(["KẾT QUẢ QUÝ I/2023"], heads, numbering, *rows)
    assert judged == [("IV.1", 88, 90), ("IV.1", 236, 240)]
    assert weighty == set()


@pytest.mark.parametrize(
    ("ratios", "is_read"),
    [
        pytest.param([98.33, 97.78], True, id="the office divides them itself"),
        pytest.param([98.33, 90], False, id="one ratio is another"),
        pytest.param(["", ""], False, id="no ratio"),
    ],
)
def test_printed_ratios_prove_that_on_time_is_all_of_it(ratios: list[Cell], is_read: bool) -> None:
    heads: list[Cell] = ["Đơn vị", "Tổng số hồ sơ đã giải quyết", "Đúng hạn", "Tỷ lệ (%)"]
    rows = [[*row, ratio] for row, ratio in zip(ROWS, ratios, strict=True)]
    judged, _ = check(["KẾT QUẢ QUÝ I/2023"], heads, *rows)
    assert bool(judged) is is_read


@pytest.mark.parametrize("late", [True, False])
def test_units_as_columns_over_total_on_time_and_late(late: bool) -> None:
    rows: list[list[Cell]] = [
        ["Tổng số hồ sơ đã giải quyết", 240, 90],
        ["Giải quyết đúng hạn", 236, 88],
        ["Giải quyết quá hạn", 4, 2],
    ]
    heads: list[Cell] = ["Nội dung", "Sở Tư pháp", "Sở Nội vụ"]
    judged, _ = check(["KẾT QUẢ QUÝ I/2023"], heads, *rows[: 3 if late else 2])
    assert judged == [("IV.1", 88, 90), ("IV.1", 236, 240)]


def test_one_column_may_say_in_the_month_for_all() -> None:
    heads: list[Cell] = ["Tháng", "Đã giải quyết trong tháng", "Giải quyết đúng hạn", "Quá hạn"]
    rows: list[list[Cell]] = [["Tháng 1", 90, 88, 2], ["Tháng 2", 50, 49, 1]]
    judged, _ = check(["SỞ NỘI VỤ"], ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2023"], heads, *rows)
    assert judged == [("IV.1", 137, 140)]


@pytest.mark.parametrize(
    "name", ["Tỷ lệ hồ sơ TTHC giải quyết đúng hạn", "Tỷ lệ hồ sơ giải quyết đúng hạn"]
)
def test_b_and_a_below_the_name_of_each_indicator(name: str) -> None:
    rows: list[list[Cell]] = [
        ["Tỷ lệ hồ sơ trực tuyến toàn trình", ""],
        ["Mẫu số (a)", 300],
        ["Tử số (b)", 210],
        [name, ""],
        ["Mẫu số (a)", 90],
        ["Tử số (b)", 88],
    ]
    judged, _ = check(["SỞ NỘI VỤ"], ["SỐ LIỆU QUÝ I NĂM 2023"], ["Chỉ tiêu", "Kết quả"], *rows)
    assert judged == [("II", 210, 300), ("IV.1", 88, 90)]


@pytest.mark.parametrize(
    ("more", "is_read"),
    [
        pytest.param({}, False, id="b and a alone may be percentages of 95"),
        pytest.param({"u": 0, "v": 0}, True, id="with u and v they are counted from case records"),
    ],
)
def test_denominators_that_equal_the_threshold(more: dict[str, int], is_read: bool) -> None:
    heads: list[Cell] = ["unit", "indicator", "period", "b", "a", *more]
    rows: list[list[Cell]] = [
        [unit, "IV.1", "2023-Q1", b, 95, *more.values()]
        for unit, b in (("so-noi-vu", 90), ("so-tu-phap", 91), ("so-y-te", 92))
    ]
    assert bool(check(heads, *rows)[0]) is is_read
