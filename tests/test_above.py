"""Lines above a tidy table: the period and the unit of rows that do not say them."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from cchc import run
from cchc.cli.language import LANG
from cchc.definitions.model import Definitions
from cchc.render import inspection
from reading import LAYOUTS, REGISTRY, SET, check, message, rows, text_file, told

BARE = ("Mục,b,a", "IV.1,95,100")
YEAR = ("Tỉnh Kon Tum", "dossiers-on-time", "2023", 95, 100)


@pytest.mark.parametrize(
    ("above", "period", "said"),
    [
        pytest.param(["Kỳ báo cáo: Quý III/2023"], "2023-Q3", ["1:1 C605"], id="a quarter"),
        pytest.param(["BÁO CÁO QUÝ III NĂM 2023"], "2023-Q3", ["1:1 C605"], id="in the title"),
        pytest.param(
            ["Từ ngày 15/6/2023 đến ngày 14/9/2023"], "2023-Q3", ["1:1 C505"], id="state dates"
        ),
        pytest.param(
            ["(Từ ngày 01/7/2023 đến ngày 30/9/2023)", "Năm 2023"],
            "2023-Q3",
            ["1:1 C505"],
            id="plain dates, and the year says less",
        ),
        pytest.param(["Kỳ báo cáo:,Quý III/2023"], "2023-Q3", ["1:1 C605"], id="in two cells"),
        pytest.param(["BÁO CÁO", "Số: 12/BC"], "2023", [], id="no period"),
        pytest.param([], "2023", [], id="no line"),
    ],
)
def test_the_period_comes_from_a_line_above(
    tmp_path: Path, above: Sequence[str], period: str, said: list[str]
) -> None:
    report = check(text_file(tmp_path, *above, *BARE))
    assert rows(report) == [(*YEAR[:2], period, *YEAR[3:])]
    assert told(report) == [f"counts.csv:{each}" for each in said]


@pytest.mark.parametrize(
    ("above", "said"),
    [
        pytest.param(
            ["Quý II/2023", "Từ ngày 15/6/2023 đến ngày 14/9/2023"], "2:1 C608", id="two periods"
        ),
        pytest.param(["Từ ngày 3/6/2023 đến ngày 9/9/2023"], "1:1 C607", id="no whole months"),
        pytest.param(["Kỳ báo cáo: Quý III/2022"], "1:1 C502", id="another year"),
    ],
)
def test_rows_are_left_out_where_the_period_above_is_wrong(
    tmp_path: Path, above: Sequence[str], said: str
) -> None:
    report = check(text_file(tmp_path, *above, *BARE))
    assert rows(report) == []
    assert report.rows_left_out == 1
    assert told(report) == [f"counts.csv:{said}"]


def test_rows_outside_the_period_above_are_named_once(tmp_path: Path) -> None:
    lines = [
        f"{item},{period},95,100" for period in ("Tháng 7", "Quý IV") for item in ("II", "IV.1")
    ]
    report = check(text_file(tmp_path, "Kỳ báo cáo: Quý III/2023", "Mục,Kỳ,b,a", *lines))
    assert len(rows(report)) == 4
    assert [each for each in told(report) if "C507" in each] == ["counts.csv:5:2 C507"]
    assert message(report, "C507", "en") == (
        "2 rows are of 2023-Q4, outside 2023-Q3 as stated above the table in «Kỳ báo cáo: Quý"
        " III/2023»."
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Từ ngày 3/6/2023 đến ngày 9/9/2023", id="no period"),
        pytest.param("Năm 2023", id="the whole year"),
    ],
)
def test_a_line_above_says_nothing_about_rows_that_name_their_period(
    tmp_path: Path, line: str
) -> None:
    report = check(text_file(tmp_path, line, "Mục,Kỳ,b,a", "IV.1,2023,95,100"))
    assert rows(report) == [YEAR]
    assert told(report) == []


@pytest.mark.parametrize(
    ("above", "unit", "code"),
    [
        pytest.param("Đơn vị báo cáo: Sở Y tế", "Sở Y tế", "C422", id="its name"),
        pytest.param("Đơn vị báo cáo:,Sở Y tế", "Sở Y tế", "C422", id="in two cells"),
        pytest.param(
            "- Đơn vị báo cáo: UBND xã Hòa Bình - Đơn vị nhận báo cáo: UBND tỉnh",
            "Xã Hòa Bình",
            "C422",
            id="beside whom it reports to",
        ),
        pytest.param("Cơ quan: Sở TN&MT", "Sở Tài nguyên và Môi trường", "C422", id="an alias"),
        pytest.param("Tên đơn vị: Sở Y tế.", "Sở Y tế", "C422", id="without «báo cáo»"),
        pytest.param("Đơn vị báo cáo: Sở Thể thao", "Sở Thể thao", "C411", id="a stranger"),
        pytest.param("Đơn vị: Sở Y té", "Sở Y té", "C411", id="misspelt, but a body"),
        pytest.param("Đơn vị tính: hồ sơ", "Tỉnh Kon Tum", "", id="what is counted"),
        pytest.param("(Đơn vị: hồ sơ)", "Tỉnh Kon Tum", "", id="what is counted, in brackets"),
        pytest.param("Đơn vị: hồ sơ", "Tỉnh Kon Tum", "", id="what is counted, like a label"),
        pytest.param("Sở Y tế", "Tỉnh Kon Tum", "", id="a unit alone may be the addressee"),
        pytest.param("Đơn vị báo cáo: Tổng số", "Tỉnh Kon Tum", "", id="the sum of all"),
    ],
)
def test_the_unit_comes_from_a_line_above(tmp_path: Path, above: str, unit: str, code: str) -> None:
    report = check(text_file(tmp_path, above, *BARE))
    assert rows(report) == [(unit, *YEAR[1:])]
    assert told(report) == ([f"counts.csv:1:1 {code}"] if code else [])


def test_an_ambiguous_unit_above_is_refused(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, "Đơn vị báo cáo: Xã Tân Lập", *BARE))
    assert (rows(report), report.rows_left_out) == ([], 1)
    assert told(report) == ["counts.csv:1:1 C412"]


def test_a_column_of_units_needs_no_line_above(tmp_path: Path) -> None:
    lines = ("Đơn vị báo cáo: Sở Y tế", "Mục,Đơn vị,b,a", "IV.1,Xã Một,95,100")
    report = check(text_file(tmp_path, *lines))
    assert rows(report) == [("Xã Một", *YEAR[1:])]
    assert told(report) == []


def test_a_sheet_may_be_named_after_its_period(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Quý III-2023"
    for line in BARE:
        item, b, a = line.split(",")
        book.active.append([item, int(b) if b.isdigit() else b, int(a) if a.isdigit() else a])
    book.save(tmp_path / "counts.xlsx")
    assert rows(check(tmp_path / "counts.xlsx")) == [(*YEAR[:2], "2023-Q3", *YEAR[3:])]


def test_inspect_shows_what_the_lines_above_say(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Đơn vị báo cáo: Sở Y tế", "Kỳ báo cáo: Quý III/2023", *BARE)
    definitions = Definitions(indicators={}, target_sets=(SET,), digest="", layouts=LAYOUTS)
    [seen] = run.inspect([str(path)], definitions, SET, REGISTRY).sheets
    shown = inspection.heading(seen, LANG)
    assert "Kỳ báo cáo: Quý III/2023 («Kỳ báo cáo: Quý III/2023»)" in shown
    assert "Đơn vị báo cáo: Sở Y tế" in shown
    assert seen.lines_above == ["Đơn vị báo cáo: Sở Y tế", "Kỳ báo cáo: Quý III/2023"]
