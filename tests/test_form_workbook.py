"""The form itself, read back: what is open, what may be typed, what the live cells say."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cchc.definitions.forms import Form, form_of_body, form_of_level, form_of_unit
from cchc.definitions.indicator import Count, Formula
from cchc.definitions.level import Level
from cchc.definitions.period import Period, read_period
from cchc.render.form.hidden_sheets import periods_of
from cchc.render.form.layout import Col
from factories import indicator, registry, target, target_set
from filled_forms import live, made, rows

Q3 = Period(2023, 7, 9)
ON_TIME = target(item="IV.1")
OTHER = target("tối đa 5%", item="IV.2", of=replace(indicator("other"), part_of_whole=False))
SET = replace(target_set(ON_TIME, OTHER), sections={"IV": "Giải quyết hồ sơ"})


def fixed_form() -> Form:
    units = registry()
    return form_of_unit(SET, units, units[1], Q3)


def open_form() -> Form:
    return form_of_body(SET, registry(), None)


def workbook(form: Form, folder: Path) -> Workbook:
    return load_workbook(made(form, folder / "mau.xlsx"))


def counts_sheet(form: Form, folder: Path) -> Worksheet:
    return workbook(form, folder)["Số liệu"]


def test_the_sheets(tmp_path: Path) -> None:
    book = workbook(fixed_form(), tmp_path)
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Hướng dẫn", "visible"),
        ("Số liệu", "visible"),
        ("_tinh", "veryHidden"),
        ("_danh_muc", "veryHidden"),
        ("_cchc", "veryHidden"),
    ]
    assert book.active.title == "Số liệu"


def test_a_row_says_what_is_asked_for(tmp_path: Path) -> None:
    sheet = counts_sheet(fixed_form(), tmp_path)
    row = rows(sheet)["IV.1"]
    shown = {column.name: sheet.cell(row, column + 1).value for column in Col}
    live_cells = {name: shown.pop(name) for name in ("RESULT", "VERDICT")}
    assert shown == {
        "ITEM": "IV.1",
        "WORDING": "Tỷ lệ hồ sơ đúng hạn [tỉnh] đạt tối thiểu 95%",
        "THRESHOLD": "Tối thiểu 95 (≥ 95%)",
        "A_MEANS": "Tổng số hồ sơ",
        "A": None,
        "B_MEANS": "Số hồ sơ đúng hạn",
        "B": None,
        "UNIT": "Sở Nội vụ",
        "PERIOD": "Quý III/2023",
        "INDICATOR": "dossiers-on-time",
    }
    assert all(text.startswith("=IF(") for text in live_cells.values())
    assert sheet.cell(row - 1, Col.WORDING + 1).value == "IV. Giải quyết hồ sơ"


def test_what_we_read_into_a_wording_says_so(tmp_path: Path) -> None:
    guessed = replace(ON_TIME, indicator=replace(ON_TIME.indicator, formula=Formula.INFERRED))
    units = registry()
    form = form_of_unit(target_set(guessed), units, units[1], Q3)
    sheet = counts_sheet(form, tmp_path)
    row = rows(sheet)["IV.1"]
    assert sheet.cell(row, Col.A_MEANS + 1).value == "Tổng số hồ sơ (*)"
    assert sheet.cell(row + 1, Col.WORDING + 1).value == (
        "(*) Văn bản không ghi công thức; a và b là cách hiểu từ câu chữ của chỉ tiêu."
    )


def test_only_the_counts_are_open(tmp_path: Path) -> None:
    sheet = counts_sheet(fixed_form(), tmp_path)
    unlocked = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    assert sheet.protection.sheet
    assert unlocked == {"E8", "G8", "E9", "G9"}


def test_what_is_to_be_chosen_is_open_as_well(tmp_path: Path) -> None:
    sheet = counts_sheet(open_form(), tmp_path)
    unlocked = {
        cell.coordinate
        for row in sheet.iter_rows(max_row=5)
        for cell in row
        if not cell.protection.locked
    }
    assert {"C3", "C4"} <= unlocked


def rules(sheet: Worksheet) -> dict[str, DataValidation]:
    return {str(each.sqref): each for each in sheet.data_validations.dataValidation}


def test_counts_are_whole_numbers_and_b_is_no_more_than_a(tmp_path: Path) -> None:
    typed = rules(counts_sheet(fixed_form(), tmp_path))
    a, b = typed["E8"], typed["G8"]
    most = "1000000000000"
    assert (a.type, a.operator, a.formula1, a.formula2) == ("whole", None, "N(G8)", most)
    assert (b.type, b.operator, b.formula1) == ("whole", None, "0")
    assert b.formula2 == f"IF(COUNT(E8)=1,MIN(E8,{most}),{most})"
    assert b.error == (
        "b phải là số nguyên từ 0 đến 1.000.000.000.000, không lớn hơn a (b là một phần của a)."
    )


def test_where_b_is_no_part_of_a_it_may_be_more(tmp_path: Path) -> None:
    typed = rules(counts_sheet(fixed_form(), tmp_path))
    assert (typed["E9"].formula1, typed["G9"].formula2) == ("0", "1000000000000")
    assert typed["G9"].error == "b phải là số nguyên từ 0 đến 1.000.000.000.000."


@pytest.mark.parametrize("label", ["Số hồ sơ", "x" * 900], ids=["short", "longer than Excel shows"])
def test_messages_fit_into_what_excel_shows(label: str, tmp_path: Path) -> None:
    of = replace(indicator(), numerator=Count(label=label))
    units = registry()
    form = form_of_unit(target_set(target(of=of)), units, units[1], None)
    for rule in rules(counts_sheet(form, tmp_path)).values():
        assert max(len(rule.errorTitle), len(rule.promptTitle)) <= 32
        assert max(len(rule.error), len(rule.prompt)) <= 255
    assert rules(counts_sheet(form, tmp_path))["G8"].prompt.endswith(
        "Không phát sinh: ghi 0. Chưa có số liệu: để trống."
    )


def test_units_and_periods_are_chosen_from_lists_of_any_length(tmp_path: Path) -> None:
    for_communes = target_set(replace(ON_TIME, levels=(Level.COMMUNE,)))
    book = workbook(form_of_level(for_communes, registry(), Level.COMMUNE, None), tmp_path)
    typed = rules(book["Số liệu"])
    assert (typed["C3"].type, typed["C3"].formula1) == ("list", "don_vi")
    assert (typed["C4"].type, typed["C4"].formula1) == ("list", "ky_bao_cao")
    names = {name: each.attr_text for name, each in book.defined_names.items()}
    assert names["don_vi"] == "'_danh_muc'!$A$1:$A$2"
    assert names["ky_bao_cao"] == "'_danh_muc'!$B$1:$B$19"
    units = [row[0].value for row in book["_danh_muc"].iter_rows() if row[0].value]
    assert units == ["Xã Tân Cảnh", "Xã Kon Đào"]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("period", periods_of(2023), ids=lambda period: period.code)
def test_every_period_that_may_be_chosen_is_understood(period: Period, lang: str) -> None:
    assert read_period(period.label("en" if lang == "en" else "vi"), 2023) == period


def test_a_form_of_one_unit_and_period_offers_no_choice(tmp_path: Path) -> None:
    assert set(rules(counts_sheet(fixed_form(), tmp_path))) == {"E8", "G8", "E9", "G9"}


def test_a_blank_form_says_not_reported_before_anything_is_calculated(tmp_path: Path) -> None:
    """The library would store 0 as the result of every formula."""
    file = made(fixed_form(), tmp_path / "mau.xlsx")
    assert live(file) == dict.fromkeys(("IV.1", "IV.2"), (None, "Chưa báo cáo"))
    sheet = load_workbook(file, data_only=True)["_tinh"]
    assert {cell.value for row in sheet.iter_rows() for cell in row} <= {None, ""}


def test_verdicts_are_coloured_by_their_words(tmp_path: Path) -> None:
    sheet = counts_sheet(fixed_form(), tmp_path)
    [(area, found)] = [(str(each.sqref), each.rules) for each in sheet.conditional_formatting]
    assert area == "I7:I9"
    assert [rule.formula for rule in found] == [
        ['"Đạt"'],
        ['"Không đạt"'],
        ['"Không phát sinh"'],
        ['"Chưa báo cáo"'],
        ['"Số liệu sai"'],
    ]


def test_no_formula_is_longer_or_deeper_than_excel_takes(tmp_path: Path) -> None:
    bands = [target("từ trên 50,55% đến dưới 70,55%", item="I.1")]
    units = registry()
    book = workbook(form_of_unit(target_set(*bands), units, units[1], None), tmp_path)
    formulas = [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert max(map(len, formulas)) < 8192
    assert max(map(_depth, formulas)) < 64


def _depth(formula: str) -> int:
    depth = deepest = 0
    for letter in formula:
        depth += (letter == "(") - (letter == ")")
        deepest = max(deepest, depth)
    return deepest


def test_the_instructions_are_numbered_sentences(tmp_path: Path) -> None:
    sheet = workbook(open_form(), tmp_path)["Hướng dẫn"]
    steps = [row[1].value for row in sheet.iter_rows() if isinstance(row[0].value, int)]
    assert steps[0] == "Trước hết, chọn đơn vị và kỳ báo cáo ở hai ô nền vàng phía trên bảng."
    assert len(steps) == 8
    assert all(step.endswith(".") for step in steps)
    assert sheet.protection.sheet


def test_text_of_definitions_is_text(tmp_path: Path) -> None:
    hostile = replace(ON_TIME, wording="=1+1\x1b[31m", item="IV.1")
    units = registry()
    form = form_of_unit(target_set(hostile), units, units[1], None)
    sheet = counts_sheet(form, tmp_path)
    cell = sheet.cell(rows(sheet)["IV.1"], Col.WORDING + 1)
    assert (cell.value, cell.data_type) == ("=1+1\\x1b[31m", "s")


def test_the_same_form_is_the_same_bytes(tmp_path: Path) -> None:
    once, again = (made(open_form(), tmp_path / f"{name}.xlsx").read_bytes() for name in "ab")
    assert once == again


def test_the_instructions_speak_of_what_there_is_to_choose(tmp_path: Path) -> None:
    first = [
        workbook(form, tmp_path)["Hướng dẫn"]["B3"].value
        for form in (
            replace(open_form(), period=Q3),
            replace(fixed_form(), period=None),
            fixed_form(),
        )
    ]
    assert first == [
        "Trước hết, chọn đơn vị ở ô nền vàng phía trên bảng.",
        "Trước hết, chọn kỳ báo cáo ở ô nền vàng phía trên bảng.",
        "Chỉ điền các ô nền vàng ở trang «Số liệu»; các ô khác đã được khóa.",
    ]
