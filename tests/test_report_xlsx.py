"""The workbook for officers, read back with another library than the one that wrote it."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.worksheet import Worksheet as Library

from cchc.definitions.forms import form_of_unit
from cchc.definitions.period import Period
from cchc.diagnostics import Location
from cchc.engine import bottlenecks
from cchc.engine.grouping import totals_by
from cchc.exit_codes import ExitCode
from cchc.render import xlsx
from cchc.render.form import render as form_render
from cchc.results import Change, Comparison
from cchc.rules.cells import NotACount
from factories import SO_NOI_VU, SO_TU_PHAP, TINH, YEAR, Row, registry, report, target, target_set
from office_reports import (
    ANNEX,
    member,
    members,
    of_every_verdict,
    of_many_units,
    of_one_unit,
    opened,
    table,
    two_sections,
    xlsx_of,
)
from shown_report import HOSTILE, shown_report

OUT_OF_REACH = "không kịp với nhịp độ này"


def test_the_annex_has_the_columns_and_sections_of_the_decision() -> None:
    head, *rows = table(opened(xlsx_of(of_every_verdict()))["Phụ lục"], "Số TT")
    assert head == ANNEX
    assert [row[0] for row in rows[:4]] == ["II", "IV", "IV.1", "IV.2"]
    assert rows[1][1] == "Giải quyết hồ sơ"
    assert rows[2] == [
        "IV.1",
        "Tỷ lệ hồ sơ đúng hạn [tỉnh] đạt tối thiểu 95%",
        "Các sở, ban ngành; UBND cấp xã",
        "Văn phòng UBND tỉnh",
        "%",
        "Tối thiểu 95",
        0.94996,
        "Không đạt (chưa đủ)",
        4,
        "Mục 3.4.3",
    ]
    assert rows[4][0] == "3 chỉ tiêu: 1 đạt (1 chưa đủ), 2 không đạt (2 chưa đủ)."


@pytest.mark.parametrize(
    ("b", "a", "number", "shown_as"),
    [
        pytest.param(95, 100, 0.95, "0.00%", id="two decimals, as offices round"),
        pytest.param(94_996, 100_000, 0.94996, "0.000%", id="never 95,00% beside a miss"),
        pytest.param(2, 3, 0.6667, "0.00%", id="half up"),
        pytest.param(999_999, 1_000_000, 0.999999, "0.0000%", id="100% only where it is"),
        pytest.param(1, 30_000, 0.00003, "0.000%", id="0% only where it is"),
    ],
)
def test_a_percentage_is_a_number_shown_as_every_table_prints_it(
    b: int, a: int, number: float, shown_as: str
) -> None:
    sheet = opened(xlsx_of(report([Row(SO_NOI_VU, b, a)])))["Phụ lục"]
    [cell] = [row[6] for row in sheet.iter_rows() if row[0].value == "IV.1"]
    assert cell.value == number
    assert cell.number_format == shown_as


def test_more_digits_than_a_number_keeps_are_written_as_text() -> None:
    sheet = opened(xlsx_of(report([Row(SO_NOI_VU, 949_999_999_999, 10**12)])))["Phụ lục"]
    [cell] = [row[6] for row in sheet.iter_rows() if row[0].value == "IV.1"]
    assert (cell.value, cell.number_format) == (0.949999999999, "0.0000000000%")
    rows = [Row(SO_NOI_VU, 9_499_999_999_999_999, 10**16)]
    sheet = opened(xlsx_of(report(rows)))["Phụ lục"]
    [cell] = [row[6] for row in sheet.iter_rows() if row[0].value == "IV.1"]
    assert (cell.value, cell.data_type) == ("94,99999999999999%", "s")


def test_several_levels_have_a_sheet_each() -> None:
    assert opened(xlsx_of(of_every_verdict())).sheetnames == [
        "Phụ lục",
        "Biểu đồ",
        "Không đạt",
        "Chưa báo cáo",
        "Phát hiện",
        "Cấp tỉnh",
        "Cấp huyện",
        "Cấp xã",
    ]


def test_many_units_of_one_level_share_a_sheet() -> None:
    shown = of_many_units(units=14, targets=2)
    flat = shown.counts.roster.registry
    shown.counts.roster.registry = replace(flat, level_of=bytes(len(flat)))
    assert opened(xlsx_of(shown)).sheetnames[5:] == ["Cấp tỉnh"]


def test_units_of_no_level_have_a_sheet_of_their_own() -> None:
    rows = [Row("Sở Lạ", 1, 2), Row(SO_NOI_VU, 1, 2)]
    names = opened(xlsx_of(report(rows))).sheetnames
    assert names[5:] == ["Cấp tỉnh", "Cấp huyện", "Cấp xã", "Chưa rõ cấp"]


def test_a_level_of_which_nobody_reported_has_its_sheet_all_the_same() -> None:
    book = opened(xlsx_of(report([Row(SO_NOI_VU, 1, 2)])))
    assert book.sheetnames[5:] == ["Cấp tỉnh", "Cấp huyện", "Cấp xã"]
    head = table(book["Cấp tỉnh"], "Đơn vị")[0]
    assert table(book["Cấp xã"], "Đơn vị") == [head]


def test_every_unit_has_its_row_with_numbers_as_numbers() -> None:
    head, *rows = table(opened(xlsx_of(of_every_verdict()))["Cấp xã"], "Đơn vị")
    assert [column for column in head if column] == [
        "Đơn vị",
        "Mục",
        "Chỉ tiêu",
        "Tử số (b)",
        "Mẫu số (a)",
        "Tỷ lệ",
        "Mức giao",
        "Đánh giá",
        "Còn thiếu",
        "Hoặc thêm",
        "Vị trí",
    ]
    assert rows[1] == [
        "Xã Tân Cảnh",
        "IV.1",
        "Tỷ lệ hồ sơ đúng hạn",
        120,
        100,
        "–",
        "≥ 95%",
        "Số liệu sai",
        "–",
        "–",
        "so-lieu.csv:5:2/3",
    ]


def test_the_list_of_units_under_target_says_what_is_missing_in_both_readings() -> None:
    sheet = opened(xlsx_of(of_every_verdict()))["Không đạt"]
    head, *rows = table(sheet, "Đơn vị")
    assert head[-3:] == ["Còn thiếu", "Hoặc thêm", "Vị trí"]
    assert [(row[0], row[1], *row[-3:-1]) for row in rows] == [
        ("Sở Tư pháp", "IV.1", 4, 80),
        ("Sở Tư pháp", "IV.2", 1, 20),
    ]
    assert sheet["A2"].value == "Không đạt: 2 kết quả của 1 đơn vị"


def test_what_no_number_of_cases_can_mend_says_so() -> None:
    shown = report([Row(SO_NOI_VU, 9, 10)], of=target_set(target("100")))
    _, row = table(opened(xlsx_of(shown))["Không đạt"], "Đơn vị")
    assert row[-3:] == [1, "không thể", "so-lieu.csv:2:2/3"]


def test_who_has_not_reported_is_listed() -> None:
    _, *rows = table(opened(xlsx_of(of_every_verdict()))["Chưa báo cáo"], "Đơn vị")
    assert rows[-1] == ["Xã Kon Đào", TINH, "chưa gửi gì", 3, "II, IV.1, IV.2", "Năm 2023"]
    assert rows[0] == [SO_NOI_VU, TINH, "gửi một phần", 1, "IV.2", "Năm 2023"]


def findings_sheet(*places: Location) -> Worksheet:
    found = [NotACount(found="95%").at(place) for place in places]
    return opened(xlsx_of(report([Row(SO_NOI_VU, 1, 2)], findings=found)))["Phát hiện"]


@pytest.mark.parametrize(
    ("place", "cell", "target_", "anchor"),
    [
        pytest.param(
            Location("q3.xlsx", "Quý 3", 7, 28),
            "AB7",
            "./q3.xlsx",
            "'Quý 3'!AB7",
            id="a cell of a workbook",
        ),
        pytest.param(
            Location("thư mục/q3.xlsx", "It's", 7),
            "7",
            "./thư%20mục/q3.xlsx",
            "'It''s'!A7",
            id="a row, an apostrophe and a folder",
        ),
        pytest.param(
            Location("q3.csv", None, 6, 4), "dòng 6, cột 4", "./q3.csv", None, id="a CSV file"
        ),
    ],
)
def test_a_finding_leads_to_its_cell(
    place: Location, cell: str, target_: str, anchor: str | None
) -> None:
    sheet = findings_sheet(place)
    link = sheet["E4"].hyperlink
    assert sheet["E4"].value == cell
    assert (link.target, link.location) == (target_, anchor)


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(Location("-", None, 6, 4), id="standard input"),
        pytest.param(Location("a#b.xlsx", "S", 6, 4), id="a name that would end the link early"),
        pytest.param(Location("a\x1b.xlsx", "S", 6, 4), id="a name that steers a terminal"),
        pytest.param(Location("a" * 1100, "S", 6, 4), id="a name longer than links may be"),
        pytest.param(Location("/nop/a.xlsx", "S", 6, 4), id="a path from the root"),
        pytest.param(Location("C:\\nop\\a.xlsx", "S", 6, 4), id="another drive of Windows"),
        pytest.param(Location("\\\\may\\a.xlsx", "S", 6, 4), id="a share of another machine"),
        pytest.param(Location("a/\\\\may\\a.xlsx", "S", 6, 4), id="a share behind a folder"),
        pytest.param(Location("[a\\](x).csv", None, 6, 4), id="a backslash inside a name"),
    ],
)
def test_no_link_leads_nowhere(place: Location) -> None:
    assert findings_sheet(place)["E4"].hyperlink is None


@pytest.mark.parametrize(
    ("name", "target_"),
    [
        pytest.param("http:x.csv", "./http:x.csv", id="a name like a web address"),
        pytest.param("javascript:x.csv", "./javascript:x.csv", id="a name like a script"),
        pytest.param("50%20.csv", "./50%2520.csv", id="a name that is escaped already"),
    ],
)
def test_a_link_is_a_file_below_whatever_its_name(name: str, target_: str) -> None:
    assert findings_sheet(Location(name, None, 6, 4))["E4"].hyperlink.target == target_


def test_links_start_from_the_folder_of_the_workbook() -> None:
    found = [NotACount(found="x").at(Location("q3.csv", None, 2, 1))]
    shown = report([Row(SO_NOI_VU, 1, 2)], findings=found)
    content = xlsx.render(shown, ExitCode.OK, "vi", lambda path: f"../{path}")
    assert opened(content)["Phát hiện"]["E4"].hyperlink.target == "./../q3.csv"


def test_no_text_becomes_a_formula() -> None:
    """Only percentages and the chart's own figures are formulas, of nothing but numbers."""
    shown = replace(shown_report(), rows_left_out=0)
    formulas = {
        cell.value
        for sheet in load_workbook(BytesIO(xlsx_of(shown)))
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    repeated = {"='Phụ lục'!G8", "='Phụ lục'!G10"}
    assert repeated < formulas
    ratio = re.compile(r"=INT\(\(2\*(\w+)\*10+\+(\w+)\)/\(2\*\2\)\)/10+")
    assert all(map(ratio.fullmatch, formulas - repeated))


def test_text_that_would_steer_is_shown() -> None:
    sheet = opened(xlsx_of(shown_report()))["Không đạt"]
    texts = [row[0].value for row in sheet.iter_rows()]
    [hostile] = [text for text in texts if text and text.startswith("=1+1")]
    assert hostile == (
        "=1+1;=2+2,@x | <b>*Ấp*</b> [a](http://x.vn)\\x0a:\\x3aerror:\\x3aha #\\x23[error]ha"
        " \\x1b[31m\\u202e\\ufffe"
    )
    assert HOSTILE not in texts


def test_the_headings_stay_in_sight_and_can_be_filtered() -> None:
    for sheet in opened(xlsx_of(of_every_verdict())):
        if sheet.title == "Biểu đồ":
            continue
        head = next(
            row[0].row for row in sheet.iter_rows() if row[0].font.b and row[0].fill.fill_type
        )
        assert sheet.freeze_panes == f"A{head + 1}"
        assert sheet.print_title_rows == f"${head}:${head}"
        assert re.match(rf"A{head}:[A-Z]\d+", sheet.auto_filter.ref)


LISTS = ("Không đạt", "Cấp tỉnh", "Cấp huyện", "Cấp xã")


def test_every_sheet_prints_on_a4_lists_upright() -> None:
    for sheet in opened(xlsx_of(of_every_verdict())):
        page, margins = sheet.page_setup, sheet.page_margins
        stands = "portrait" if sheet.title in LISTS else "landscape"
        assert (page.orientation, int(page.paperSize)) == (stands, 9)
        assert page.fitToWidth in (None, 1)  # 1 is what a file need not say
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "Trang &P/&N" in sheet.oddFooter.right.text
        if sheet.title in LISTS:
            continue
        # Nghị định 30/2020/NĐ-CP, in millimetres.
        assert 30 <= margins.left * 25.4 <= 35
        assert 15 <= margins.right * 25.4 <= 20
        assert 20 <= margins.top * 25.4 <= 25
        assert 20 <= margins.bottom * 25.4 <= 25


def test_verdicts_can_be_told_apart_without_colours() -> None:
    rows = table(opened(xlsx_of(of_every_verdict()))["Cấp xã"], "Đơn vị")
    words = {row[7] for row in rows[1:]}
    assert words == {"Số liệu sai", "Chưa báo cáo"}
    sheet = opened(xlsx_of(of_every_verdict()))["Cấp tỉnh"]
    looks = {
        cell.value: (cell.font.b, cell.font.i)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value in {"Đạt", "Không đạt", "Chưa báo cáo"}
    }
    assert looks == {
        "Đạt": (False, False),
        "Không đạt": (True, False),
        "Chưa báo cáo": (False, True),
    }


def test_the_charts_follow_the_cells() -> None:
    inside = members_of_charts(xlsx_of(of_every_verdict()))
    assert len(inside) == 2
    assert "'Biểu đồ'!$C$4:$C$6" in inside[0]
    assert "'Biểu đồ'!$B$4:$B$6" in inside[0]
    assert "'Biểu đồ'!$E$4:$E$6" in inside[1]


def test_one_unit_needs_no_chart_of_units() -> None:
    assert len(members_of_charts(xlsx_of(of_one_unit()))) == 1


def members_of_charts(content: bytes) -> list[str]:
    return [member(content, name) for name in sorted(members(content)) if "/charts/chart" in name]


def test_a_report_of_nothing_is_a_workbook_all_the_same() -> None:
    sheets = opened(xlsx_of(report([])))
    assert sheets.sheetnames[:2] == ["Phụ lục", "Biểu đồ"]
    assert sheets["Không đạt"]["A2"].value == "Không đạt: 0 kết quả của 0 đơn vị"


def test_what_was_asked_for_has_its_sheets() -> None:
    shown = of_every_verdict()
    results = list(shown.results())
    asked = replace(
        shown,
        groups=totals_by("level", shown.judged, shown.counts, 0),
        bottlenecks=list(bottlenecks.of_units(shown.judged, shown.counts, 1)),
        comparison=Comparison(YEAR, "tinh-2023", (), [Change(results[0], None, None, None)]),
    )
    names = opened(xlsx_of(asked)).sheetnames
    assert names[-3:] == ["Theo nhóm", "Điểm nghẽn", "So với kỳ trước"]


def test_the_pace_of_the_year_has_its_sheet() -> None:
    rows = [Row(SO_NOI_VU, 80, 100, period=Period(2023, 1, 6))]
    assert table(opened(xlsx_of(report(rows)))["Nhịp độ"], "Đơn vị")[1:] == [
        [
            *("Sở Nội vụ", "IV.1", "Tỷ lệ hồ sơ đúng hạn", "≥ 95%", 100, "≥ 110", OUT_OF_REACH),
            "so-lieu.csv:2:2/3",
        ]
    ]


def test_the_sources_are_named_with_their_hashes() -> None:
    sheet = opened(xlsx_of(of_every_verdict()))["Phát hiện"]
    lines = [row[0].value for row in sheet.iter_rows()]
    assert f"Tệp số liệu: so-lieu.csv (SHA-256 {'1' * 64})" in lines
    assert f"Bộ chỉ tiêu: tinh-2023 · Giao chỉ tiêu năm 2023 (SHA-256 {'0' * 64})" in lines


def test_in_english() -> None:
    sheets = opened(xlsx_of(of_every_verdict(), "en"))
    assert sheets.sheetnames[:3] == ["Annex", "Charts", "Missed"]
    assert table(sheets["Annex"], "No.")[0][6:8] == ["Result (b/a)", "Verdict"]


def test_the_same_report_gives_the_same_bytes_anywhere() -> None:
    """Whatever the clock, the time zone, the seed of hashes and the folder."""
    program = (
        "import hashlib, sys; from office_reports import of_many_units, xlsx_of, docx_of;"
        "shown = of_many_units(20, 3);"
        "print([hashlib.sha256(f(shown)).hexdigest() for f in (xlsx_of, docx_of)])"
    )
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), *sys.path])
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=folder,
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone, folder in (("1", "UTC", here), ("2", "Asia/Ho_Chi_Minh", here.parent))
    }
    assert len(said) == 1


def test_the_registry_orders_the_units() -> None:
    rows = [Row(SO_TU_PHAP, 1, 2), Row(SO_NOI_VU, 1, 2)]
    listed = table(opened(xlsx_of(report(rows)))["Không đạt"], "Đơn vị")[1:]
    assert [row[0] for row in listed] == [SO_NOI_VU, SO_TU_PHAP]


def test_no_formula_has_a_function_that_the_library_would_spell_anew() -> None:
    form = form_render(
        form_of_unit(two_sections(), registry(), registry()[1], None), "0" * 64, "vi"
    )
    written = [*formulas_in(xlsx_of(of_every_verdict())), *formulas_in(form)]
    assert len(written) > 20
    for formula in written:
        assert Library()._prepare_formula(formula, expand_future_functions=True) == formula


def formulas_in(content: bytes) -> list[str]:
    """Give the formulas of cells and of what may be typed, as the file has them."""
    sheets = [member(content, name) for name in members(content) if "/sheet" in name]
    found = re.compile(r"<(f|formula1|formula2|formula)>([^<]*)</\1>")
    return [unescape(each[1]) for sheet in sheets for each in found.findall(sheet)]
