"""The counts of rules that no CSV file can break: workbooks, written where a test wants them."""

import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from cchc import limits
from cchc.definitions.forms import form_of_unit
from cchc.definitions.period import Period
from cchc.readers.definitions import load
from cchc.readers.registry import read_registry
from filled_forms import filled, made

HEADINGS = ("Chỉ tiêu", "Đơn vị", "Kỳ", "Tử số (b)", "Mẫu số (a)")
ROW = ("IV.1", "Sở Nội vụ", "Quý III/2023", 95, 100)
NUMERATOR = "D2"


def _workbook(path: Path, *rows: Sequence[object]) -> xlsxwriter.Workbook:
    """Begin a workbook with the headings and *rows* in its first sheet."""
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet("Quý III")
    for line, row in enumerate((HEADINGS, *rows)):
        sheet.write_row(line, 0, row)
    return workbook


def _with_numerator(
    write: Callable[[Worksheet, xlsxwriter.Workbook], object],
) -> Callable[[Path], None]:
    """Make a workbook of one row, the numerator of which *write* puts there."""

    def make(folder: Path) -> None:
        with _workbook(folder / "counts.xlsx", ROW) as workbook:
            [sheet] = workbook.worksheets()
            write(sheet, workbook)

    return make


def _cut_off(folder: Path) -> None:
    path = folder / "counts.xlsx"
    _workbook(path, ROW).close()
    path.write_bytes(path.read_bytes()[:3000])


def _other_sheets(folder: Path) -> None:
    with _workbook(folder / "counts.xlsx", ROW) as workbook:
        workbook.add_worksheet("Thuyết minh").write("A1", "Số liệu lấy từ hệ thống một cửa.")
        draft = workbook.add_worksheet("Nháp")
        draft.write_row(0, 0, HEADINGS)
        draft.hide()


def _hidden_rows_and_columns(folder: Path) -> None:
    rows = (ROW, ("IV.1", "Sở Tư pháp", *ROW[2:]), ("IV.1", "Sở Tài chính", *ROW[2:]))
    with _workbook(folder / "counts.xlsx", *rows) as workbook:
        [sheet] = workbook.worksheets()
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_column("E:E", None, None, {"hidden": True})


def _of_too_many_parts(folder: Path) -> None:
    with zipfile.ZipFile(folder / "counts.xlsx", "w") as archive:
        for number in range(limits.WORKBOOK_MEMBERS + 1):
            archive.writestr(f"xl/{number}", b"")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "counts.csv")


def _form(folder: Path, year: int, *, wording: str | None = None) -> Path:
    """Make the form of a department of 2023, or of the body of 2024, with the counts of one target."""
    loaded = load(None, cache=None)
    assert loaded.definitions
    [asked] = [each for each in loaded.definitions.target_sets if each.year == year]
    registry, _ = read_registry(loaded.registry_files[asked.registry])
    assert registry
    if wording is not None:
        targets = (replace(asked.targets[0], wording=wording), *asked.targets[1:])
        asked = replace(asked, targets=targets)
    unit = registry[registry.codes.index("so-noi-vu" if year == 2023 else asked.body)]
    form = form_of_unit(asked, registry, unit, Period(year, 7, 9))
    return filled(made(form, folder / "counts.xlsx"), {"I.1": (95, 100)})


def _altered_form(folder: Path) -> None:
    filled(_form(folder, 2023), {}, B8="Tỷ lệ số hóa hồ sơ")


MADE: Mapping[str, Callable[[Path], object]] = {
    "C103": _cut_off,
    "C110": _other_sheets,
    "C112": _of_too_many_parts,
    "C113": _pipe,
    "C114": _hidden_rows_and_columns,
    "C121": lambda folder: _form(folder, 2024),
    "C122": lambda folder: _form(folder, 2023, wording="Tỷ lệ số hóa hồ sơ đạt tối thiểu 30%"),
    "C123": _altered_form,
    "C206": _with_numerator(
        lambda sheet, book: sheet.write_datetime(
            NUMERATOR, date(2023, 4, 3), book.add_format({"num_format": "d/m/yyyy"})
        )
    ),
    "C207": _with_numerator(lambda sheet, _: sheet.write_boolean(NUMERATOR, True)),
    "C208": _with_numerator(
        lambda sheet, _: sheet.write_formula(NUMERATOR, "=1/0", value="#DIV/0!")
    ),
    "C209": _with_numerator(lambda sheet, _: sheet.write_formula(NUMERATOR, "=90+5", value="")),
    "C213": _with_numerator(lambda sheet, _: sheet.write_formula(NUMERATOR, "=90+5")),
}
