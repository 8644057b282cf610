"""Official forms and wide tables, from the sheet as offices draw it to b and a."""

from pathlib import Path

import pytest

from cchc.sources.sheet_filter import SheetFilter
from form_making import HEADINGS_06A, Grid, check, form_06a, pairs, said, workbook

GOOD = (110, 50, 50, 10, 100, 40, 56, 4, 10, 9, 1)
SMALL = (11, 5, 5, 1, 10, 2, 8, 0, 1, 1, 0)


def test_a_form_gives_each_level_its_own_indicator(tmp_path: Path) -> None:
    form = form_06a(
        ("Sở, ban, ngành", [("Sở Nội vụ", GOOD)]),
        ("Cấp huyện", [("Huyện Đắk Tô", GOOD)]),
        ("Xã, phường, thị trấn", [("Xã Đắk Môn", SMALL)]),
    )
    report = check(tmp_path, form.workbook())
    assert pairs(report) == {
        ("Sở Nội vụ", "province-dossiers-on-time", "2023-Q3"): (96, 100),
        ("Huyện Đắk Tô", "district-dossiers-on-time", "2023-Q3"): (96, 100),
        ("Xã Đắk Môn", "commune-dossiers-on-time", "2023-Q3"): (10, 10),
    }
    assert said(report) == [
        "A2 C505 «(Từ ngày 15/6/2023 đến ngày 14/9/2023)» được hiểu là Quý III/2023,"
        " theo kỳ báo cáo nhà nước, từ ngày 15 tháng trước đến ngày 14."
    ]


def test_the_same_form_as_csv_is_read_alike(tmp_path: Path) -> None:
    form = form_06a(
        ("Sở, ban, ngành", [("Sở Nội vụ", GOOD)]), ("Cấp huyện", [("Huyện Đắk Tô", SMALL)])
    )
    from_text = check(tmp_path, form.text(";"), "q3.csv")
    assert pairs(from_text) == pairs(check(tmp_path, form.workbook()))


def test_a_count_made_of_several_cells_points_to_the_first(tmp_path: Path) -> None:
    over = (110, 50, 50, 10, 90, 40, 56, 4, 10, 9, 1)
    report = check(tmp_path, form_06a(("Cấp huyện", [("Huyện Đắk Tô", over)])).workbook())
    assert said(report, "C301") == [
        "H8 C301 Tử số 96 (H8 + I8) lớn hơn mẫu số 90, trong khi b là một phần của a."
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param(
            (111, 50, 50, 10, 100, 40, 56, 4, 11, 10, 1),
            ["C8 C612 3=4+5+6 không đúng: C8 là 111, còn D8 + E8 + F8 là 110, chênh lệch 1."],
            id="received is not online, in person and carried over",
        ),
        pytest.param(
            (110, 50, 50, 10, 100, 40, 56, 5, 10, 9, 1),
            ["G8 C612 7=8+9+10 không đúng: G8 là 100, còn H8 + I8 + J8 là 101, chênh lệch 1."],
            id="settled is not early, on time and late",
        ),
        pytest.param(
            (110, 50, 50, 10, 100, 40, 56, 4, 10, 8, 1),
            ["K8 C612 11=12+13 không đúng: K8 là 10, còn L8 + M8 là 9, chênh lệch 1."],
            id="pending is not in time and overdue",
        ),
        pytest.param(
            (110, 50, 50, 10, 99, 40, 55, 4, 10, 9, 1),
            ["C8 C612 3=7+11 không đúng: C8 là 110, còn G8 + K8 là 109, chênh lệch 1."],
            id="received is not settled and pending",
        ),
        pytest.param(
            (110, "", 50, 10, 100, 40, 56, 4, 10, 9, 1), [], id="a blank term proves nothing"
        ),
        pytest.param(GOOD, [], id="everything adds up"),
    ],
)
def test_the_equations_of_the_form(tmp_path: Path, numbers: object, expected: list[str]) -> None:
    form = form_06a(("Cấp huyện", [("Huyện Đắk Tô", numbers)]))
    assert said(check(tmp_path, form.workbook()), "C612") == expected


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        pytest.param([121, 55, 55, 11, 110, 42, 64, 4, 11, 10, 1], [], id="the sum is right"),
        pytest.param(
            [121, 55, 55, 11, 112, 42, 64, 4, 11, 10, 1],
            ["G11 C613 Dòng tổng ghi 112, nhưng cộng các dòng được 110, chênh lệch 2."],
            id="the sum is wrong",
        ),
        pytest.param([""] * 11, [], id="no numbers in the row of the total"),
    ],
)
def test_totals_are_checked_and_never_counted(
    tmp_path: Path, total: list[object], expected: list[str]
) -> None:
    parts = (("Sở, ban, ngành", [("Sở Nội vụ", GOOD)]), ("Cấp huyện", [("Huyện Đắk Tô", SMALL)]))
    report = check(tmp_path, form_06a(*parts, total=total).workbook())
    assert said(report, "C613") == expected
    assert sorted(pairs(report).values()) == [(10, 10), (96, 100)]


def test_a_subtotal_in_a_section_row_is_checked_against_its_section(tmp_path: Path) -> None:
    form = form_06a(titles=["Kỳ báo cáo: Quý III/2023"])
    form.put(["I", "Sở, ban, ngành", *GOOD])
    form.put([1, "Sở Nội vụ", *GOOD])
    form.put(["II", "Cấp huyện", *GOOD])
    form.put([1, "Huyện Đắk Tô", *SMALL])
    report = check(tmp_path, form.workbook())
    cells = [line.partition(" ")[0] for line in said(report, "C613")]
    assert cells == [f"{column}8" for column in "CDEFGHIJKLM"]
    assert sorted(pairs(report).values()) == [(10, 10), (96, 100)]


_HA, _THAY = ["I", "Huyện Đắk Hà"], ["II", "Huyện Sa Thầy"]
_MAR, _MON = [1, "Xã Đắk Mar", 20, 100], [2, "Xã Hà Mòn", 14, 100]
_LY, _SI = [3, "Xã Ya ly", 1, 10], [4, "Xã Ya Xiêr", 2, 20]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [_HA, _MAR, _MON, ["", "Cộng", 34, 200], _THAY, _LY, ["", "Tổng cộng", 35, 210]],
            [],
            id="a subtotal of a section, and one of all",
        ),
        pytest.param(
            [_HA, _MAR, _MON, ["", "Cộng", 35, 200], _THAY, _LY, ["", "Tổng cộng", 35, 210]],
            ["C7 C613 Dòng tổng ghi 35, nhưng cộng các dòng được 34, chênh lệch 1."],
            id="a wrong subtotal",
        ),
        pytest.param(
            [
                *(_HA, _MAR, _MON, ["", "Cộng", 34, 200], _THAY, _LY, ["", "Cộng", 1, 10]),
                ["", "Tổng cộng", 1, 10],
            ],
            [
                "C11 C613 Dòng tổng ghi 1, nhưng cộng các dòng được 35, chênh lệch 34.",
                "D11 C613 Dòng tổng ghi 10, nhưng cộng các dòng được 210, chênh lệch 200.",
            ],
            id="the last section has its subtotal, too; the grand total is that of all",
        ),
        pytest.param(
            [_HA, _MAR, ["", "Cộng", 20, 100], _THAY, _LY, ["", "Cộng", 1, 10]],
            [],
            id="subtotals alone",
        ),
        pytest.param(
            [
                _MAR,
                _MON,
                ["", "Cộng", 34, 200],
                _LY,
                _SI,
                ["", "Cộng", 3, 30],
                ["", "Cộng", 37, 230],
            ],
            [],
            id="subtotals without section rows, and a total called like them",
        ),
        pytest.param(
            [["", "Toàn tỉnh", 21, 110], _HA, ["", "Cộng", 20, 100], _MAR, _THAY, _LY],
            [],
            id="totals above their rows",
        ),
    ],
)
def test_subtotals_are_those_of_their_own_rows(
    tmp_path: Path, rows: list[list[object]], expected: list[str]
) -> None:
    grid = Grid()
    grid.put(["Quý III/2023"])
    grid.put_headings([("TT",), ("Đơn vị",), ("IV.3", "b"), ("IV.3", "a")])
    for row in rows:
        grid.put(row)
    report = check(tmp_path, grid.workbook())
    assert said(report, "C613", "C417") == expected
    assert all(name.startswith("Xã") for name, _, _ in pairs(report))


def test_a_commune_written_with_x_is_no_section(tmp_path: Path) -> None:
    grid = Grid()
    grid.put(["Quý III/2023"])
    grid.put_headings([("TT",), ("Đơn vị",), ("IV.3", "b"), ("IV.3", "a")])
    grid.put([1, "Xã Đắk Mar", 20, 100])
    grid.put(["", "X. Hà Mòn"])
    report = check(tmp_path, grid.workbook())
    assert len(pairs(report)) == 1
    assert said(report, "C609") == ["5 C609 Các dòng chỉ có chữ, không được dùng: 5 «X. Hà Mòn»."]


@pytest.mark.parametrize(
    ("titles", "period", "expected"),
    [
        pytest.param(
            ["Kỳ báo cáo: Quý III/2023"],
            "2023-Q3",
            ["A1 C605 Kỳ báo cáo là Quý III/2023, lấy từ «Kỳ báo cáo: Quý III/2023»."],
            id="a labelled period",
        ),
        pytest.param(
            ["BÁO CÁO THÁNG 9 NĂM 2023"],
            "2023-09",
            ["A1 C605 Kỳ báo cáo là Tháng 9/2023, lấy từ «BÁO CÁO THÁNG 9 NĂM 2023»."],
            id="a month in the title",
        ),
        pytest.param(
            ["BÁO CÁO NĂM 2023", "Từ ngày 01 tháng 7 năm 2023 đến ngày 30 tháng 9 năm 2023"],
            "2023-Q3",
            [
                "A2 C505 «Từ ngày 01 tháng 7 năm 2023 đến ngày 30 tháng 9 năm 2023» được hiểu là"
                " Quý III/2023, theo tháng dương lịch."
            ],
            id="dates in words, by the plain calendar",
        ),
        pytest.param(
            ["(Từ ngày 15/12 đến ngày 14/3/2023)"],
            "2023-Q1",
            [
                "A1 C505 «(Từ ngày 15/12 đến ngày 14/3/2023)» được hiểu là Quý I/2023,"
                " theo kỳ báo cáo nhà nước, từ ngày 15 tháng trước đến ngày 14."
            ],
            id="the first date leaves its year out and lies in the year before",
        ),
        pytest.param(
            ["Kỳ báo cáo: Tháng 8/2023", "(Từ ngày 21/7/2023 đến ngày 20/8/2023)"],
            None,
            ["A2 C508 Không rõ «(Từ ngày 21/7/2023 đến ngày 20/8/2023)» là kỳ báo cáo nào."],
            id="a province's own calendar is neither of the two",
        ),
        pytest.param(
            ["KẾT QUẢ NĂM 2023", "Quý III/2023"],
            "2023-Q3",
            ["A2 C605 Kỳ báo cáo là Quý III/2023, lấy từ «Quý III/2023»."],
            id="a quarter says more than the year in the title",
        ),
        pytest.param(
            ["(Từ ngày … đến ngày …)", "Kỳ báo cáo:………"],
            None,
            ["5 C510 Bảng này không ghi số liệu thuộc kỳ báo cáo nào."],
            id="the dotted lines of a form that nobody filled in",
        ),
        pytest.param(
            ["(Từ ngày 21/7/2023 đến ngày 20/8/2023)"],
            None,
            ["A1 C508 Không rõ «(Từ ngày 21/7/2023 đến ngày 20/8/2023)» là kỳ báo cáo nào."],
            id="dates that bound no months",
        ),
        pytest.param(
            ["Kỳ báo cáo: Quý II/2023", "(Từ ngày 15/6/2023 đến ngày 14/9/2023)"],
            None,
            [
                "A1 C608 «Kỳ báo cáo: Quý II/2023» là Quý II/2023,"
                " nhưng «(Từ ngày 15/6/2023 đến ngày 14/9/2023)» là Quý III/2023."
            ],
            id="two lines that contradict each other",
        ),
        pytest.param(
            ["Kỳ báo cáo: Quý III/2024"],
            None,
            ["A1 C502 Kỳ «Kỳ báo cáo: Quý III/2024» không thuộc năm 2023 của bộ chỉ tiêu."],
            id="another year",
        ),
    ],
)
def test_the_period_stands_above_the_table(
    tmp_path: Path, titles: list[str], period: str | None, expected: list[str]
) -> None:
    form = form_06a(("Cấp huyện", [("Huyện Đắk Tô", GOOD)]), titles=titles)
    report = check(tmp_path, form.workbook())
    assert said(report) == expected
    assert [key[2] for key in pairs(report)] == ([period] if period else [])


def test_a_sheet_named_after_a_period_reports_on_it(tmp_path: Path) -> None:
    one = form_06a(("Cấp huyện", [("Huyện Đắk Tô", GOOD)]), titles=["TÌNH HÌNH GIẢI QUYẾT"])
    two = form_06a(("Cấp huyện", [("Huyện Đắk Tô", SMALL)]), titles=["TÌNH HÌNH GIẢI QUYẾT"])
    report = check(
        tmp_path, workbook({"Quý I": one, "Quý II": two, "Ghi chú": Grid({(1, 1): "x"})})
    )
    assert pairs(report) == {
        ("Huyện Đắk Tô", "district-dossiers-on-time", "2023-Q1"): (96, 100),
        ("Huyện Đắk Tô", "district-dossiers-on-time", "2023-Q2"): (10, 10),
    }
    assert said(report, "C110") == [
        " C110 Trang tính không được dùng: không có dòng tiêu đề của bảng số liệu."
    ]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        pytest.param([], [(96, 100)], id="every visible sheet"),
        pytest.param(["T2"], [(10, 10)], id="a hidden sheet that is named"),
        pytest.param(["t1", "T2"], [(10, 10), (96, 100)], id="two named, whatever their case"),
    ],
)
def test_sheets_are_read_or_said(
    tmp_path: Path, sheets: list[str], expected: list[tuple[int, int]]
) -> None:
    one = form_06a(("Cấp huyện", [("Huyện Đắk Tô", GOOD)]))
    two = form_06a(("Cấp huyện", [("Huyện Đắk Hà", SMALL)]))
    report = check(tmp_path, workbook({"T1": one, "T2": two}, hidden=["T2"]), sheets=sheets)
    assert sorted(pairs(report).values()) == expected
    assert len(said(report, "C110")) == 2 - len(expected)


def test_wanted_sheets_are_told_by_name() -> None:
    wanted = SheetFilter(["T2"])
    hidden = wanted.why_not("T2", hidden=True)
    other = wanted.why_not("T1", hidden=False)
    assert hidden is None
    assert other is not None


@pytest.mark.parametrize(
    ("numbers", "expected", "findings"),
    [
        pytest.param(
            (110, 50, 50, 10, 100, "", 96, 4, 10, 9, 1),
            (-1, 100),
            ["H7 C604 Ô H7 để trống nên không tính được tử số b = H7 + I7."],
            id="one term of b is blank",
        ),
        pytest.param(
            (110, 50, 50, 10, 100, "", "", 4, 10, 9, 1),
            (-1, 100),
            ["H7 C214 Chỉ có mẫu số a, còn tử số b để trống: dòng này được coi là chưa báo cáo."],
            id="the whole of b is blank",
        ),
        pytest.param((*[""] * 11,), (-1, -1), [], id="a unit that did not report"),
        pytest.param(
            (110, 50, 50, 10, 100, "95%", 56, 4, 10, 9, 1),
            (-2, 100),
            ["H7 C204 Ô này phải là số lượng, nhưng đang ghi tỷ lệ «95%»."],
            id="a term that is no count",
        ),
        pytest.param(
            ("110,5", 50, 50, 10, 100, 40, 56, 4, 10, 9, 1),
            (96, 100),
            ["C7 C203 Số liệu phải là số nguyên, nhưng ô này ghi số thập phân «110,5»."],
            id="a wrong cell that b and a are not made of",
        ),
    ],
)
def test_cells_of_a_form(
    tmp_path: Path, numbers: object, expected: tuple[int, int], findings: list[str]
) -> None:
    form = form_06a(("Cấp huyện", [("Huyện Đắk Tô", numbers)]), titles=["Quý III/2023"])
    report = check(tmp_path, form.workbook())
    assert list(pairs(report).values()) == [expected]
    assert said(report, "C604", "C214", "C204", "C203") == findings


def test_without_the_column_of_early_ones_on_time_is_not_made(tmp_path: Path) -> None:
    grid = Grid()
    grid.put_headings(
        [("TT",), ("Đơn vị",), ("Đã giải quyết", "Tổng số"), ("Đã giải quyết", "Đúng hạn")]
    )
    grid.put([1, "Huyện Đắk Tô", 100, 56])
    report = check(tmp_path, grid.workbook("Quý III"))
    assert pairs(report) == {}
    assert said(report, "C603", "C602") == [
        "2 C603 Không tính được «IV.1», «IV.2», «IV.3»: không rõ «Đã giải quyết > Đúng hạn» đã gồm hồ sơ"
        " trước hạn chưa.",
    ]


def test_a_wide_table_has_a_pair_of_columns_per_indicator(tmp_path: Path) -> None:
    grid = Grid()
    grid.put_merged("BIỂU TỔNG HỢP QUÝ III NĂM 2023", 8)
    grid.put_headings(
        [
            ("STT",),
            ("Đơn vị",),
            ("III.2. Tỷ lệ hồ sơ thanh toán trực tuyến", "Tử số (b)"),
            ("III.2. Tỷ lệ hồ sơ thanh toán trực tuyến", "Mẫu số (a)"),
            ("III.2. Tỷ lệ hồ sơ thanh toán trực tuyến", "Tỷ lệ (%)"),
            ("commune-dossiers-on-time", "b"),
            ("commune-dossiers-on-time", "a"),
            ("Ghi chú",),
        ]
    )
    grid.put(["I", "Cấp huyện"])
    grid.put([1, "Huyện Đắk Tô", 30, 100, "30,00", "", "", "đã rà soát"])
    grid.put(["II", "Cấp xã"])
    grid.put([1, "Xã Đắk Môn", 3, 9, "34%", 9, 10])
    grid.put(["", "Tổng cộng", 33, 109, "", 9, 10])
    report = check(tmp_path, grid.workbook())
    assert pairs(report) == {
        ("Huyện Đắk Tô", "dossiers-paid-online", "2023-Q3"): (30, 100),
        ("Xã Đắk Môn", "dossiers-paid-online", "2023-Q3"): (3, 9),
        ("Xã Đắk Môn", "commune-dossiers-on-time", "2023-Q3"): (9, 10),
    }
    assert said(report) == [
        "A1 C605 Kỳ báo cáo là Quý III/2023, lấy từ «BIỂU TỔNG HỢP QUÝ III NĂM 2023».",
        "3 C111 Các cột không được dùng: «Ghi chú».",
    ]


def test_fields_of_work_are_summed_for_the_body_that_reports(tmp_path: Path) -> None:
    grid = Grid()
    grid.put_merged("Đơn vị báo cáo: UBND huyện Đắk Tô", 13)
    grid.put_merged("Kỳ báo cáo: Quý III/2023", 13)
    received, settled, pending = (
        "Số hồ sơ nhận giải quyết",
        "Số hồ sơ đã giải quyết",
        "Số lượng hồ sơ đang giải quyết",
    )
    grid.put_headings(
        [
            ("STT",),
            ("Lĩnh vực, công việc giải quyết theo cấp",),
            (received, "Tổng số"),
            (received, "Trong đó", "Trực tuyến"),
            (received, "Trong đó", "Trực tiếp, dịch vụ bưu chính"),
            (received, "Từ kỳ trước"),
            (settled, "Tổng số"),
            (settled, "Trước hạn"),
            (settled, "Đúng hạn"),
            (settled, "Quá hạn"),
            (pending, "Tổng số"),
            (pending, "Trong hạn"),
            (pending, "Quá hạn"),
        ]
    )
    grid.put([1, "Đất đai", *GOOD])
    grid.put([2, "Hộ tịch", *SMALL])
    line = grid.put(["", "Tổng số", *(b + a for b, a in zip(GOOD, SMALL, strict=True))])
    report = check(tmp_path, grid.workbook())
    assert pairs(report) == {("Huyện Đắk Tô", "district-dossiers-on-time", "2023-Q3"): (106, 110)}
    assert list(report.counts.lines) == [line - 2]
    assert said(report, "C615", "C613", "C422") == [
        "A1 C422 Số liệu được hiểu là của «Huyện Đắk Tô», lấy từ «Đơn vị báo cáo: UBND huyện Đắk Tô».",
        "5 C615 2 dòng là lĩnh vực, được cộng thành số liệu của «Huyện Đắk Tô».",
    ]


def _own_form(names: str, *titles: str) -> Grid:
    """Draw Biểu II.06a with another column where the units stand."""
    grid = Grid()
    for title in titles:
        grid.put([title])
    grid.put_headings([(names,) if path == ("Đơn vị",) else path for path in HEADINGS_06A])
    grid.put([1, "Đất đai", *GOOD])
    grid.put([2, "Hộ tịch", *SMALL])
    grid.put(["", "Tổng cộng", *(b + a for b, a in zip(GOOD, SMALL, strict=True))])
    return grid


def test_the_form_of_one_unit_has_fields_for_rows(tmp_path: Path) -> None:
    titles = ("UBND Huyện Đắk Glei", "UBND XÃ ĐẮK LONG", "Quý III năm 2023")
    form = _own_form("Lĩnh vực, công việc giải quyết theo cấp", *titles)
    report = check(tmp_path, form.workbook())
    assert pairs(report) == {("Xã Đắk Long", "commune-dossiers-on-time", "2023-Q3"): (106, 110)}
    assert said(report, "C615", "C422", "C613", "C111") == [
        "A2 C422 Số liệu được hiểu là của «Xã Đắk Long (Huyện Đắk Glei)», lấy từ «UBND XÃ ĐẮK LONG».",
        "6 C615 2 dòng là lĩnh vực, được cộng thành số liệu của «Xã Đắk Long (Huyện Đắk Glei)».",
    ]


def test_a_form_without_a_column_of_units_is_nobodys_where_nobody_is_named(tmp_path: Path) -> None:
    form = _own_form("Thủ tục hành chính", "Quý III năm 2023")
    report = check(tmp_path, form.workbook(), layout="bieu-06a")
    assert pairs(report) == {}
    assert said(report, "C424") == ["4 C424 Bảng này không ghi số liệu là của đơn vị nào."]


def test_strangers_under_a_heading_of_units_are_no_fields(tmp_path: Path) -> None:
    form = _own_form("Đơn vị", "Quý III năm 2023")
    assert said(check(tmp_path, form.workbook()), "C615") == []


def test_a_stranger_is_not_judged_whatever_its_section(tmp_path: Path) -> None:
    report = check(tmp_path, form_06a(("Cấp xã", [("Xã Mới Lập", SMALL)])).workbook())
    assert pairs(report) == {}
    assert said(report, "C417") == [
        "B8 C417 Đơn vị «Xã Mới Lập» không có trong danh mục kon-tum-2023, nên dòng này không được"
        " đánh giá."
    ]


def test_a_unit_in_the_wrong_section_is_said(tmp_path: Path) -> None:
    report = check(tmp_path, form_06a(("Sở, ban, ngành", [("Huyện Đắk Tô", GOOD)])).workbook())
    assert said(report, "C610") == [
        "B8 C610 «Huyện Đắk Tô» là cấp huyện theo danh mục, nhưng đứng trong phần «Sở, ban, ngành»."
    ]
    assert list(pairs(report)) == [("Huyện Đắk Tô", "district-dossiers-on-time", "2023-Q3")]


def test_a_district_among_communes_may_be_their_sum_and_is_left_out(tmp_path: Path) -> None:
    report = check(tmp_path, form_06a(("Cấp xã", [("Huyện Đắk Tô", GOOD)])).workbook())
    assert [line[:7] for line in said(report, "C610", "C708")] == ["8 C708 "]
    assert pairs(report) == {}


def test_a_repeated_column_cannot_be_trusted(tmp_path: Path) -> None:
    grid = Grid()
    paths = [
        ("Đơn vị",),
        ("Đã giải quyết", "Tổng số"),
        ("Đã giải quyết", "Tổng số "),
        ("Đã giải quyết", "Trước hạn"),
        ("Đã giải quyết", "Đúng hạn"),
    ]
    grid.put_headings(paths)
    grid.put(["Huyện Đắk Tô", 100, 90, 40, 50])
    report = check(tmp_path, grid.workbook())
    assert pairs(report) == {}
    assert [line.partition(" Tiêu")[0] for line in said(report, "C107")] == ["C2 C107"]


def test_a_misspelt_indicator_over_a_pair_is_not_read(tmp_path: Path) -> None:
    grid = Grid()
    grid.put(["Quý III/2023"])
    grid.put_headings(
        [
            ("Đơn vị",),
            ("III.2", "b"),
            ("III.2", "a"),
            ("Tỷ lệ hồ sơ đúng hạng", "b"),
            ("Tỷ lệ hồ sơ đúng hạng", "a"),
        ]
    )
    grid.put(["Huyện Đắk Tô", 30, 100, 40, 50])
    report = check(tmp_path, grid.workbook())
    assert list(pairs(report).values()) == [(30, 100)]
    assert said(report, "C701") == [
        f"{cell} C701 Cột «Tỷ lệ hồ sơ đúng hạng > {side}» không được dùng: có số nhưng không hiểu"
        " «đúng hạng»."
        for cell, side in (("D3", "b"), ("E3", "a"))
    ]


def test_a_merged_unit_speaks_for_its_rows_but_a_merged_count_does_not(tmp_path: Path) -> None:
    grid = Grid()
    grid.put_headings([("Đơn vị",), ("Kỳ",), ("III.2", "b"), ("III.2", "a")])
    first = grid.put(["Huyện Đắk Tô", "Quý I", 30, 100])
    last = grid.put(["", "Quý II", "", 200])
    grid.merged += [(first, 1, last, 1), (first, 3, last, 3)]
    report = check(tmp_path, grid.workbook())
    assert pairs(report) == {}
