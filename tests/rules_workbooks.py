"""The counts of rules that no CSV file can break: workbooks, written where a test wants them."""

import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook
from xlsxwriter.worksheet import Worksheet

from cchc import limits
from cchc.definitions.forms import form_of_level, form_of_unit
from cchc.definitions.level import Level
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period
from cchc.definitions.units import Registry
from cchc.loading.definitions import load
from cchc.loading.registry import read_registry
from cchc.render.form.layout import DATA_SHEET, Col
from filled_forms import filled, rows
from filled_forms import made as made_form

HEADINGS = ("Chỉ tiêu", "Đơn vị", "Kỳ", "Tử số (b)", "Mẫu số (a)")
ROW = ("IV.1", "Sở Nội vụ", "Quý III/2023", 95, 100)
NUMERATOR = "D2"


def _workbook(path: Path, *rows: Sequence[object]) -> xlsxwriter.Workbook:
    """Begin a workbook with the headings and *rows* in its first sheet."""
    workbook = xlsxwriter.Workbook(path, {"in_memory": True})
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


def _with_merged(
    merge: Callable[[Worksheet], object], *rows: Sequence[object]
) -> Callable[[Path], None]:
    """Make a workbook in which *merge* joins cells below the headings."""

    def make(folder: Path) -> None:
        with _workbook(folder / "counts.xlsx", *rows) as workbook:
            [sheet] = workbook.worksheets()
            merge(sheet)

    return make


def _names_once_for_two_rows(folder: Path) -> None:
    blank, later = (ROW[0], "", "Quý II/2023", 9, 10), ("IV.1", "Sở Tài chính", *ROW[2:])
    _workbook(folder / "counts.xlsx", ROW, blank, later, blank).close()


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


def _form_of_another_set(folder: Path) -> None:
    _form(folder, "kon-tum-kkt-2024", "bqlkkt")


def _form_of_an_older_wording(folder: Path) -> None:
    _form(folder, "kon-tum-2023", "so-noi-vu", wording="Tỷ lệ hồ sơ giải quyết đúng hạn")


def _form_with_another_threshold(folder: Path) -> None:
    made = _form(folder, "kon-tum-2023", "so-noi-vu")
    sheet = load_workbook(made)[DATA_SHEET.vi]
    threshold = sheet.cell(rows(sheet)["IV.1"], Col.THRESHOLD + 1)
    filled(made, {}, **{threshold.coordinate: "90"})


def _form_without_unit(folder: Path) -> None:
    shipped, units = _shipped("kon-tum-2023")
    form = form_of_level(shipped, units, Level.COMMUNE, Period(shipped.year, 7, 9))
    filled(made_form(form, folder / "counts.xlsx"), {"IV.3": (95, 100)})


def _form(folder: Path, set_id: str, unit: str, *, wording: str | None = None) -> Path:
    """Make the form of a unit and fill in one row; *wording* is that of an older item IV.1."""
    shipped, units = _shipped(set_id)
    older = [
        replace(each, wording=wording) if wording and each.item == "IV.1" else each
        for each in shipped.targets
    ]
    form = form_of_unit(
        replace(shipped, targets=tuple(older)),
        units,
        units[units.codes.index(unit)],
        Period(shipped.year, 7, 9),
    )
    return filled(made_form(form, folder / "counts.xlsx"), {"IV.1": (95, 100)})


def _shipped(set_id: str) -> tuple[TargetSet, Registry]:
    loaded = load(None, cache=None)
    assert loaded.definitions
    [shipped] = [each for each in loaded.definitions.target_sets if each.id == set_id]
    units, _ = read_registry(loaded.registry_files[shipped.registry])
    assert units
    return shipped, units


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "counts.csv")


MADE: Mapping[str, Callable[[Path], None]] = {
    "C103": _cut_off,
    "C110": _other_sheets,
    "C112": _of_too_many_parts,
    "C113": _pipe,
    "C121": _form_of_another_set,
    "C122": _form_of_an_older_wording,
    "C123": _form_with_another_threshold,
    "C125": _form_without_unit,
    "C114": _hidden_rows_and_columns,
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
    "C305": _with_merged(
        lambda sheet: sheet.merge_range("B2:B3", "Sở Nội vụ"), ROW, (*ROW[:2], "Quý II/2023", 9, 10)
    ),
    "C307": _names_once_for_two_rows,
    "C213": _with_numerator(lambda sheet, _: sheet.write_formula(NUMERATOR, "=90+5")),
}
