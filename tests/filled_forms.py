"""Forms made, filled in as a unit would, and read back."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc import pipeline
from cchc.definitions.forms import Form
from cchc.definitions.model import TargetSet
from cchc.definitions.units import Registry
from cchc.law import Law
from cchc.render import form as form_renderer
from cchc.render.form.layout import DATA_SHEET, HEAD_ROW, Col
from cchc.request.check import Request
from cchc.results import Report
from factories import registry
from reading import known

DIGEST = "0" * 64
Cell = int | float | str | None


class Live(NamedTuple):
    """What the formulas of a row came to."""

    result: Cell
    verdict: Cell


def made(form: Form, file: Path) -> Path:
    """Write a form into *file*."""
    file.write_bytes(form_renderer.render(form, DIGEST, "vi"))
    return file


def filled(file: Path, counts: Mapping[str, tuple[Cell, Cell]], **cells: Cell) -> Path:
    """Type b and a into the rows of items, and anything into cells named by their addresses."""
    workbook = load_workbook(file)
    sheet = workbook[DATA_SHEET.vi]
    for item, row in rows(sheet).items():
        if item in counts:
            b, a = counts[item]
            sheet.cell(row, Col.B + 1).value = b
            sheet.cell(row, Col.A + 1).value = a
    for address, value in cells.items():
        sheet[address] = value
    workbook.save(file)
    return file


def rows(sheet: Worksheet) -> dict[str, int]:
    """Find the row of each item."""
    column = [sheet.cell(row, Col.ITEM + 1).value for row in range(1, sheet.max_row + 1)]
    return {str(item): row for row, item in enumerate(column, 1) if item and row > HEAD_ROW + 1}


def live(file: Path) -> dict[str, Live]:
    """Read what the formulas of each row came to."""
    sheet = load_workbook(file, data_only=True)[DATA_SHEET.vi]
    return {
        item: Live(sheet.cell(row, Col.RESULT + 1).value, sheet.cell(row, Col.VERDICT + 1).value)
        for item, row in rows(sheet).items()
    }


def checked(file: Path, target_set: TargetSet, units: Registry | None = None) -> Report:
    """Judge a form that came back."""
    return pipeline.check(Request(file), Law(known(target_set), target_set, units or registry()))
