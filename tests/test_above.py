"""Lines above a table: the period and the unit of rows that do not say them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from cchc import pipeline
from cchc.cli.language import LANG
from cchc.law import Law
from cchc.render import inspection
from cchc.request.reading import Reading
from cchc.tables.lines import looks_like_a_body
from reading import OF_BODY, REGISTRY, SET, check, known, message, rows, text_file, told, units_of

BARE = ("Mục,b,a", "IV.1,95,100")
ITS_OWN = "UBND TỈNH KON TUM"
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
    ],
)
def test_the_period_comes_from_a_line_above(
    tmp_path: Path, above: Sequence[str], period: str, said: list[str]
) -> None:
    report = check(text_file(tmp_path, *above, ITS_OWN, *BARE))
    assert rows(report) == [(*YEAR[:2], period, *YEAR[3:])]
    assert told(report, "C422") == [f"counts.csv:{each}" for each in said]


@pytest.mark.parametrize(
    "above",
    [
        pytest.param([], id="no line"),
        pytest.param(["BÁO CÁO", "Số: 12/BC"], id="lines that say none"),
        pytest.param(["(Từ ngày … đến ngày …)", "Kỳ báo cáo:………"], id="dotted lines"),
    ],
)
def test_no_period_is_never_the_year(tmp_path: Path, above: Sequence[str]) -> None:
    path = text_file(tmp_path, *above, ITS_OWN, *BARE)
    assert rows(check(path)) == []
    assert told(check(path), "C422") == [f"counts.csv:{len(above) + 2} C510"]
    assert rows(check(path, period="Quý III")) == [(*YEAR[:2], "2023-Q3", *YEAR[3:])]


@pytest.mark.parametrize(
    ("above", "said"),
    [
        pytest.param(
            ["Quý II/2023", "Từ ngày 15/6/2023 đến ngày 14/9/2023"], "1:1 C608", id="two periods"
        ),
        pytest.param(["Từ ngày 3/6/2023 đến ngày 9/9/2023"], "1:1 C508", id="no whole months"),
        pytest.param(["Kỳ báo cáo: Quý III/2022"], "1:1 C502", id="another year"),
    ],
)
def test_rows_are_left_out_where_the_period_above_is_wrong(
    tmp_path: Path, above: Sequence[str], said: str
) -> None:
    report = check(text_file(tmp_path, *above, ITS_OWN, *BARE))
    assert rows(report) == []
    assert told(report, "C422") == [f"counts.csv:{said}"]


def test_rows_outside_the_period_above_are_named_once(tmp_path: Path) -> None:
    lines = [
        f"{item},{period},95,100" for period in ("Tháng 7", "Quý IV") for item in ("II", "IV.1")
    ]
    report = check(
        text_file(tmp_path, "Kỳ báo cáo: Quý III/2023", "Mục,Kỳ,b,a", *lines),
        target_set=OF_BODY,
        period="2023",
    )
    assert len(rows(report)) == 4
    assert [each for each in told(report) if "C507" in each] == ["counts.csv:5:2 C507"]
    assert message(report, "C507", "en") == (
        "Rows of 2023-Q4, outside 2023-Q3 as stated above the table in «Kỳ báo cáo: Quý"
        " III/2023»: 2."
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
    path = text_file(tmp_path, line, "Mục,Kỳ,b,a", "IV.1,2023,95,100")
    report = check(path, target_set=OF_BODY)
    assert rows(report) == [YEAR]
    assert told(report) == ["counts.csv:2 C423"]


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        pytest.param("Đơn vị báo cáo: Sở Y tế", "Sở Y tế", id="its name"),
        pytest.param("Đơn vị báo cáo:,Sở Y tế", "Sở Y tế", id="in two cells"),
        pytest.param(
            "- Đơn vị báo cáo: UBND xã Hòa Bình - Đơn vị nhận báo cáo: UBND tỉnh",
            "Xã Hòa Bình",
            id="beside whom it reports to",
        ),
        pytest.param("Cơ quan: Sở TN&MT", "Sở Tài nguyên và Môi trường", id="an alias"),
        pytest.param("Tên đơn vị: Sở Y tế.", "Sở Y tế", id="without «báo cáo»"),
    ],
)
def test_the_unit_comes_from_a_line_above(tmp_path: Path, above: str, unit: str) -> None:
    report = check(text_file(tmp_path, above, *BARE), period="2023")
    assert rows(report) == [(unit, *YEAR[1:])]
    assert [each[-4:] for each in told(report)] == ["C422"]


@pytest.mark.parametrize(
    ("above", "said"),
    [
        pytest.param(["Đơn vị báo cáo: Sở Thể thao"], "1:1 C425", id="a stranger, labelled"),
        pytest.param(["Đơn vị: Sở Y té"], "1:1 C425", id="misspelt, but a body"),
        pytest.param(["Đơn vị báo cáo: Tổng số"], "1:1 C425", id="the sum of all"),
        pytest.param(["UBND XÃ LẠ"], "1:1 C425", id="a stranger alone"),
        pytest.param(["Đơn vị tính: hồ sơ"], "2 C424", id="what is counted"),
        pytest.param(["(Đơn vị: hồ sơ)"], "2 C424", id="what is counted, in brackets"),
        pytest.param(["Đơn vị: hồ sơ"], "2 C424", id="what is counted, like a label"),
        pytest.param(["Nơi nhận:,Sở Y tế"], "2 C424", id="an addressee"),
        pytest.param(["Số: 01"], "2 C424", id="digits, which are also a code"),
    ],
)
def test_counts_of_nobody_known_are_nobody_elses(
    tmp_path: Path, above: Sequence[str], said: str
) -> None:
    report = check(text_file(tmp_path, *above, *BARE), period="2023")
    assert rows(report) == []
    assert told(report) == [f"counts.csv:{said}"]


@pytest.mark.parametrize(
    ("above", "unit", "said"),
    [
        pytest.param(["UBND XÃ MỘT"], "Xã Một", ["1:1 C422"], id="behind UBND"),
        pytest.param(
            ["ỦY BAN NHÂN DÂN", "XÃ ĐẮK KÔI"], "Xã Đắk Kôi", ["2:1 C422"], id="on two lines"
        ),
        pytest.param(
            ['"UBND HUYỆN ĐẮK GLEI\nUBND XÃ MỘT"'], "Xã Một", ["1:1 C422"], id="in one cell"
        ),
        pytest.param(
            ["UBND TỈNH KON TUM", "HUYỆN ĐẮK GLEI", "XÃ HÒA BÌNH", "BÁO CÁO"],
            "Xã Hòa Bình",
            ["3:1 C422"],
            id="the superior bodies first",
        ),
        pytest.param(["SỞ Y TẾ,,UBND TỈNH"], "Sở Y tế", ["1:1 C422"], id="beside the superior"),
        pytest.param(
            ["UBND TỈNH KON TUM", "BÁO CÁO"], "Tỉnh Kon Tum", ["1:1 C422"], id="the body itself"
        ),
        pytest.param(
            ["SỞ Y TẾ", "Kính gửi: Sở TN&MT"], "Sở Y tế", ["1:1 C422"], id="one addressee"
        ),
        pytest.param(
            ["SỞ Y TẾ", "Kính gửi:", "Sở TN&MT", "Huyện Đắk Glei"],
            "Sở Y tế",
            ["1:1 C422"],
            id="a list of addressees",
        ),
    ],
)
def test_the_sender_is_who_stands_alone_above(
    tmp_path: Path, above: Sequence[str], unit: str, said: list[str]
) -> None:
    report = check(text_file(tmp_path, *above, *BARE), period="2023")
    assert rows(report) == [(unit, *YEAR[1:])]
    assert told(report) == [f"counts.csv:{each}" for each in said]


@pytest.mark.parametrize(
    ("above", "candidates"),
    [
        pytest.param(["XÃ MỘT", "SỞ Y TẾ"], "«Xã Một (01)»", id="units beside each other"),
        pytest.param(
            ["BÁO CÁO", "XÃ TÂN LẬP"], "«Xã Tân Lập (Huyện Ia H'Drai, 23520)»", id="one name"
        ),
    ],
)
def test_two_senders_are_refused(tmp_path: Path, above: Sequence[str], candidates: str) -> None:
    report = check(text_file(tmp_path, *above, *BARE), period="2023")
    assert rows(report) == []
    assert told(report) == ["counts.csv:2:1 C412"]
    assert candidates in message(report, "C412")


def test_a_name_of_two_units_is_told_by_the_unit_above_them(tmp_path: Path) -> None:
    path = text_file(tmp_path, "HUYỆN ĐẮK GLEI", "XÃ TÂN LẬP", *BARE)
    assert units_of(check(path, period="2023")) == ["23530"]


def test_the_body_of_the_set_is_above_units_without_a_parent(tmp_path: Path) -> None:
    registry = replace(REGISTRY, parents=[""] * len(REGISTRY))
    path = text_file(tmp_path, "UBND TỈNH KON TUM", "SỞ Y TẾ", *BARE)
    assert units_of(check(path, registry=registry, period="2023")) == ["so-y-te"]


def test_two_communes_files_stay_apart(tmp_path: Path) -> None:
    one = text_file(tmp_path, "XÃ MỘT", *BARE, name="1.csv")
    other = text_file(tmp_path, "XÃ ĐẮK KÔI", *BARE, name="2.csv")
    report = check(one, other, period="2023")
    assert [unit for unit, *_ in rows(report)] == ["Xã Một", "Xã Đắk Kôi"]
    assert told(report) == ["1.csv:1:1 C422", "2.csv:1:1 C422"]


@pytest.mark.parametrize("period", [(), ("Kỳ",)])
def test_a_sheet_may_be_named_after_its_unit(tmp_path: Path, period: Sequence[str]) -> None:
    report = check(book(tmp_path, "Xã Một", period), period="2023")
    assert [unit for unit, *_ in rows(report)] == ["Xã Một"]
    assert told(report) == ["counts.xlsx:Xã Một!A1 C422"]


@pytest.mark.parametrize(
    ("sheet", "above", "expected"),
    [
        pytest.param("Xã Một", "TỈNH KON TUM", "Xã Một", id="below the letterhead's"),
        pytest.param("Xã Một", "XÃ MỘT", "Xã Một", id="the same"),
        pytest.param("Tỉnh Kon Tum", "XÃ MỘT", "Xã Một", id="above the letterhead's"),
        pytest.param("Sở Y tế", "XÃ MỘT", "C412", id="beside it"),
        pytest.param("Xã Một", "Đơn vị báo cáo: Xã Một", "Xã Một", id="the one that reports"),
        pytest.param("Xã Một", "Đơn vị báo cáo: Sở Y tế", "C412", id="not the one that reports"),
        pytest.param("Xã Một", "Đơn vị báo cáo: Tỉnh Kon Tum", "C412", id="below who reports"),
        pytest.param("Biểu 1", "XÃ MỘT", "Xã Một", id="a name that says nothing"),
    ],
)
def test_the_name_of_a_sheet_is_heard_beside_the_lines_above(
    tmp_path: Path, sheet: str, above: str, expected: str
) -> None:
    report = check(book(tmp_path, sheet, above=[above]), period="2023")
    refused = expected.startswith("C")
    assert [unit for unit, *_ in rows(report)] == ([] if refused else [expected])
    codes = [each.rsplit(" ", 1)[1] for each in told(report)]
    assert codes == ([expected] if refused else ["C422"])


def test_a_table_is_the_bodys_where_nobody_else_is_bound(tmp_path: Path) -> None:
    path = text_file(tmp_path, "BÁO CÁO", *BARE)
    report = check(path, target_set=OF_BODY, period="2023")
    assert rows(report) == [YEAR]
    assert told(report) == ["counts.csv:2 C423"]
    assert told(check(path, period="2023")) == ["counts.csv:2 C424"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("UBND xã Lạ", True, id="in short"),
        pytest.param("Ủy ban nhân dân xã Lạ", True, id="in full"),
        pytest.param("Uỷ ban nhân dân xã Lạ", True, id="with the tone on the other letter"),
        pytest.param("Ủy ban nhân dân", False, id="of where, the next line says"),
        pytest.param("Sở Lạ", True, id="a department"),
        pytest.param("Lĩnh vực đất đai", False, id="a field of work"),
    ],
)
def test_what_looks_like_a_body(text: str, expected: bool) -> None:
    assert looks_like_a_body(text) is expected


def test_an_ambiguous_unit_above_is_refused(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, "Đơn vị báo cáo: Xã Tân Lập", *BARE), period="2023")
    assert rows(report) == []
    assert told(report) == ["counts.csv:1:1 C412"]


def test_a_column_of_units_needs_no_line_above(tmp_path: Path) -> None:
    lines = ("Đơn vị báo cáo: Sở Y tế", "Mục,Đơn vị,b,a", "IV.1,Xã Một,95,100")
    report = check(text_file(tmp_path, *lines), period="2023")
    assert rows(report) == [("Xã Một", *YEAR[1:])]
    assert told(report) == []


def test_a_sheet_may_be_named_after_its_period(tmp_path: Path) -> None:
    path = book(tmp_path, "Quý III-2023")
    assert rows(check(path, target_set=OF_BODY)) == [(*YEAR[:2], "2023-Q3", *YEAR[3:])]


def book(folder: Path, sheet: str, period: Sequence[str] = (), above: Sequence[str] = ()) -> Path:
    """Write a workbook whose only sheet is called so."""
    made = Workbook()
    made.active.title = sheet
    for line in above:
        made.active.append([line])
    made.active.append(["Mục", *period, "b", "a"])
    made.active.append(["IV.1", *("2023" for _ in period), 95, 100])
    made.save(folder / "counts.xlsx")
    return folder / "counts.xlsx"


def test_inspect_shows_what_the_lines_above_say(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Đơn vị báo cáo: Sở Y tế", "Kỳ báo cáo: Quý III/2023", *BARE)
    [seen] = pipeline.inspect(Reading(path), Law(known(), SET, REGISTRY)).sheets
    shown = inspection.heading(seen, LANG)
    assert "Kỳ báo cáo: Quý III/2023 («Kỳ báo cáo: Quý III/2023»)" in shown
    assert "Đơn vị báo cáo: Sở Y tế" in shown
    assert seen.lines_above == ["Đơn vị báo cáo: Sở Y tế", "Kỳ báo cáo: Quý III/2023"]


def test_inspect_says_whose_the_counts_are_taken_to_be(tmp_path: Path) -> None:
    law = Law(known(OF_BODY), OF_BODY, REGISTRY)
    found = pipeline.inspect(Reading(text_file(tmp_path, "Quý III/2023", *BARE)), law)
    assert "Đơn vị báo cáo: Tỉnh Kon Tum (không ghi, " in inspection.heading(found.sheets[0], LANG)
