"""Headings that stand over other cells are told once, in every format, and nothing is counted then."""

import csv
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from cchc import api
from cchc.exit_codes import ExitCode
from cchc.request.dossiers import CountRequest, ListRequest

KNOWN = api.load()
Rows = Sequence[Sequence[str]]
LATE = [
    "STT",
    "Đơn vị tiếp nhận",
    "Lĩnh vực",
    "Tên TTHC",
    "Mã hồ sơ",
    "Trạng thái",
    "Địa chỉ",
    "Chủ hồ sơ",
    "Ngày nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Đơn vị/cá nhân giải quyết",
]
EXPORT = [
    "Số hồ sơ",
    "Tên thủ tục hành chính",
    "Tên lĩnh vực",
    "Phòng ban",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Cơ quan/đơn vị",
    "Chủ hồ sơ",
    "Số điện thoại",
    "Cán bộ xử lý hiện tại",
    "Trạng thái hồ sơ",
]
DAYS = ["01/10/2023", "15/10/2023", "16/10/2023"]


def rows_of(cells: Sequence[str], many: int = 20) -> list[list[str]]:
    return [[cell.format(at) for cell in cells] for at in range(many)]


SHIFTED = [
    pytest.param(
        LATE,
        rows_of(["{}", "Sở Y tế", "Thủ tục", "H{}", "Đã trả kết quả", "Ông B", *DAYS]),
        id="12 headings over 9 cells, one that is there and two that are not",
    ),
    pytest.param(
        EXPORT,
        rows_of(["H{}", "Thủ tục", "Đất đai", *DAYS, "Sở Y tế", "Ông B", "Đã trả kết quả"]),
        id="dates stand one to the left",
    ),
]


def written(folder: Path, ending: str, headings: Sequence[str], rows: Rows, *, padded: bool) -> str:
    """Write a list; *padded* rows of a text have a cell below each heading, blank or not."""
    path = folder / f"ho-so.{ending}"
    if padded:
        rows = [[*row, *[""] * (len(headings) - len(row))] for row in rows]
    if ending == "xlsx":
        book = openpyxl.Workbook()
        for row in [headings, *rows]:
            book.active.append([cell or None for cell in row])
        book.save(path)
        return str(path)
    text = path.with_suffix(".csv")
    with text.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    if ending == "parquet":
        duckdb = pytest.importorskip("duckdb", reason="pip install 'cchc[records]'")
        duckdb.read_csv(str(text), all_varchar=True).write_parquet(str(path))
        text.unlink()
        return str(path)
    return str(text)


FORMS = [
    pytest.param("xlsx", True, id="workbook"),
    pytest.param("csv", False, id="text of short rows"),
    pytest.param("csv", True, id="text of filled up rows"),
    pytest.param("parquet", True, id="parquet"),
]


def counted(path: str) -> tuple[list[str], int, ExitCode]:
    ask = CountRequest([path], year=2023, items=["IV.1"], definitions=KNOWN)
    found = api.count_request(ask)
    return [each.rule.code for each in found.findings], len(found.groups), found.exit_code


@pytest.mark.parametrize(("headings", "rows"), SHIFTED)
@pytest.mark.parametrize(("ending", "padded"), FORMS)
def test_shifted_headings_are_told_once_and_nothing_is_counted(
    tmp_path, ending, padded, headings, rows
):
    path = written(tmp_path, ending, headings, rows, padded=padded)
    codes, groups, code = counted(path)
    assert (codes.count("R103"), groups, code) == (1, 0, ExitCode.UNUSABLE)
    assert not {"R104", "R105", "R106", "C108", "R119"} & {*codes}
    ask = ListRequest([path], year=2023, items=["IV.1"], everything=True, definitions=KNOWN)
    listed = api.list_request(ask, "vi")
    told = [each.rule.code for each in listed.findings]
    assert (told.count("R103"), listed.rows) == (1, ())


@pytest.mark.parametrize("ending", ["xlsx", "csv", "parquet"])
@pytest.mark.parametrize(
    ("blank", "told"),
    [
        pytest.param("Trạng thái hồ sơ", 1, id="the last, which is needed"),
        pytest.param("Ngày hẹn trả", 1, id="one in the middle"),
        pytest.param("Số điện thoại", 0, id="one that nothing asks for"),
    ],
)
def test_a_blank_column_that_is_needed_is_told_and_no_shift(tmp_path, ending, blank, told):
    whole = dict(zip(EXPORT, rows_of(["x{}"] * len(EXPORT))[0], strict=True))
    whole |= dict(zip(EXPORT[4:7], DAYS, strict=True))
    whole |= {"Cơ quan/đơn vị": "Sở Y tế", "Trạng thái hồ sơ": "Đã trả kết quả"}
    rows = [[*(whole | {"Số hồ sơ": f"H{at}", blank: ""}).values()] for at in range(20)]
    codes, groups, _ = counted(written(tmp_path, ending, EXPORT, rows, padded=True))
    assert (codes.count("R120"), codes.count("R103"), groups) == (told, 0, 1)


def test_rows_of_other_widths_are_told_in_one_line(tmp_path):
    whole = rows_of(
        ["{}", "Sở Y tế", "LV", "TT", "H{}", "Đã trả kết quả", "x", "Ông B", *DAYS, "y"], 60
    )
    rows = [row[:9] if at % 3 == 0 else row for at, row in enumerate(whole)]
    codes, groups, code = counted(written(tmp_path, "csv", LATE, rows, padded=False))
    assert (codes.count("R119"), groups, code) == (1, 1, ExitCode.UNUSABLE)
    assert "C108" not in codes
