"""Sheets made for tests: a grid with merged cells, written as a workbook or as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlsxwriter

from cchc import pipeline
from cchc.definitions.choose import choose_set
from cchc.law import Law
from cchc.loading.definitions import load
from cchc.loading.registry import read_registry
from cchc.request.check import Request
from cchc.results import Report

LOADED = load(None, cache=None)
DEFINITIONS = LOADED.definitions
assert DEFINITIONS
SET_2023 = choose_set(DEFINITIONS.target_sets, set_id="kon-tum-2023")
REGISTRY_2023 = read_registry(LOADED.registry_files["kon-tum-2023"])[0]
assert REGISTRY_2023

# The headings of Biểu II.06a with the column numbers of the form: number, path, merged rows.
HEADINGS_06A = (
    ("TT",),
    ("Đơn vị",),
    ("Tiếp nhận", "Tổng số"),
    ("Tiếp nhận", "Trong kỳ", "Trực tuyến"),
    ("Tiếp nhận", "Trong kỳ", "Trực tiếp, dịch vụ bưu chính"),
    ("Tiếp nhận", "Kỳ trước"),
    ("Đã giải quyết", "Tổng số"),
    ("Đã giải quyết", "Trước hạn"),
    ("Đã giải quyết", "Đúng hạn"),
    ("Đã giải quyết", "Quá hạn"),
    ("Đang xử lý", "Tổng số"),
    ("Đang xử lý", "Trong hạn"),
    ("Đang xử lý", "Quá hạn"),
)
NUMBERS_06A = (
    "1",
    "2",
    "3=4+5+6",
    "4",
    "5",
    "6",
    "7=8+9+10",
    "8",
    "9",
    "10",
    "11=12+13",
    "12",
    "13",
)


@dataclass
class Grid:
    """Cells from row 1 and column 1; a merged cell is (row, column, last row, last column)."""

    cells: dict[tuple[int, int], object] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    left: int = 1
    next: int = 1
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def put(self, values: Iterable[object]) -> int:
        """Write one row and give its line."""
        for offset, value in enumerate(values):
            if value not in ("", None):
                self.cells[self.next, self.left + offset] = value
        self.next += 1
        return self.next - 1

    def put_merged(self, text: str, width: int, at: int = 0) -> int:
        """Write a text over *width* columns of one row."""
        line = self.put([*[""] * at, text])
        if width > 1:
            self.merged.append((line, self.left + at, line, self.left + at + width - 1))
        return line

    def put_headings(self, paths: Sequence[Sequence[str]]) -> None:
        """Write heading paths with every cell merged that says the same, as offices draw them."""
        depth, top = max(map(len, paths)), self.next
        for level in range(depth):
            start = 0
            for column in range(1, len(paths) + 1):
                same = (
                    column < len(paths) and paths[column][: level + 1] == paths[start][: level + 1]
                )
                if same and level < len(paths[start]) - 1:
                    continue
                path = paths[start]
                if level < len(path):
                    last = top + (depth - 1 if level == len(path) - 1 else level)
                    self._box(
                        path[level], top + level, self.left + start, last, self.left + column - 1
                    )
                start = column
        self.next = top + depth

    def _box(self, text: str, row: int, column: int, last_row: int, last_column: int) -> None:
        self.cells[row, column] = text
        if (row, column) != (last_row, last_column):
            self.merged.append((row, column, last_row, last_column))

    def workbook(self, sheet: str = "Biểu") -> bytes:
        """Write it as a workbook of one sheet."""
        return workbook({sheet: self})

    def text(self, delimiter: str = ",") -> bytes:
        """Write it as CSV, where merged cells are a text and blanks behind it."""
        width = max(column for _, column in self.cells)
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
        for row in range(1, self.next):
            writer.writerow([self.cells.get((row, column), "") for column in range(1, width + 1)])
        return out.getvalue().encode("utf-8-sig")


def workbook(sheets: "dict[str, Grid]", hidden: Sequence[str] = ()) -> bytes:
    """Write several grids as one workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, grid in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for top, left, bottom, right in grid.merged:
                sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
            for (row, column), value in grid.cells.items():
                if isinstance(value, str):
                    sheet.write_string(row - 1, column - 1, value)
                else:
                    sheet.write(row - 1, column - 1, value)
            for row in grid.hidden_rows:
                sheet.set_row(row - 1, None, None, {"hidden": True})
            for column in grid.hidden_columns:
                sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
    return out.getvalue()


def form_06a(
    *parts: tuple[str, Sequence[tuple[str, Sequence[object]]]],
    titles: Sequence[str] = ("TÌNH HÌNH GIẢI QUYẾT TTHC", "(Từ ngày 15/6/2023 đến ngày 14/9/2023)"),
    total: Sequence[object] | None = None,
    notes: Sequence[str] = (),
) -> Grid:
    """Write a Biểu II.06a: sections, each a label and its units with eleven numbers."""
    grid = Grid()
    for title in titles:
        grid.put_merged(title, 13)
    grid.put_headings(HEADINGS_06A)
    grid.put(NUMBERS_06A)
    for number, (label, units) in enumerate(parts):
        if label:
            line = grid.put([("I", "II", "III", "IV")[number], label])
            grid.merged.append((line, 2, line, 13))
        for index, (name, numbers) in enumerate(units, start=1):
            grid.put([index, name, *numbers])
    if total is not None:
        grid.put(["", "Tổng số", *total])
    for note in notes:
        grid.put([note])
    return grid


def check(tmp_path: Path, data: bytes, name: str = "q3.xlsx", **options: Any) -> Report:
    """Check one file by the set of 2023; findings name it by its bare name."""
    path = tmp_path / name
    path.write_bytes(data)
    assert DEFINITIONS
    assert REGISTRY_2023
    return pipeline.check(Request(path, **options), Law(DEFINITIONS, SET_2023, REGISTRY_2023))


def pairs(report: Report) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Give what was read: (unit, indicator, period) → (b, a)."""
    counts = report.counts
    return {
        (
            counts.roster[counts.units[row]].name,
            counts.indicator_ids[counts.indicators[row]],
            counts.period_list[counts.periods[row]].code,
        ): (counts.numerators[row], counts.denominators[row])
        for row in range(len(counts))
    }


def said(report: Report, *codes: str) -> list[str]:
    """Give the findings of some rules, or of all, as «cell code message»."""
    return [
        f"{f.location.text.partition('.xlsx:')[2].partition('!')[2]} {f.rule.code} {f.message('vi')}"
        for f in report.findings
        if not codes or f.rule.code in codes
    ]
