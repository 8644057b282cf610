"""Rows below a list that are no dossiers are left out and told, alike in texts and workbooks."""

import csv
import re
import unicodedata
from functools import partial

import openpyxl
import pytest

from cchc import api
from cchc.request.dossiers import CountRequest

KNOWN = api.load()
HEADINGS = ["Số hồ sơ", "Tên thủ tục hành chính", "Ngày hẹn trả", "Ngày kết thúc xử lý"]
HEADINGS += ["Cơ quan/đơn vị", "Chủ hồ sơ", "Trạng thái hồ sơ"]
DAY = "05/02/2023"
DONE = ["H{}", "Thủ tục", DAY, DAY, "Sở Y tế", "Ông A", "Đã trả kết quả"]
nfd = partial(unicodedata.normalize, "NFD")
BLANK = [""] * len(HEADINGS)


def row(**filled):
    """Write a row of which only some cells are filled: c0 is the first."""
    return [filled.get(f"c{at}", "") for at in range(len(HEADINGS))]


def counted(folder, ending, rows, headings=HEADINGS):
    done = [[cell.format(at) for cell in DONE] for at in range(3)]
    table = [headings, *(each[len(HEADINGS) - len(headings) :] for each in [*done, *rows])]
    path = folder / f"ho-so.{ending}"
    if ending == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)
    else:
        book = openpyxl.Workbook()
        for each in table:
            book.active.append([cell or None for cell in each])
        book.save(path)
    ask = CountRequest([str(path)], year=2023, items=["IV.1"], definitions=KNOWN)
    found = api.count_request(ask)
    [group] = [each for each in found.groups if each.unit == "Sở Y tế"]
    said = [each.message("vi") for each in found.findings if each.rule.code == "R125"]
    names = re.findall("«(.*?)»", " ".join(said))
    return (group.a, group.v), names, len(found.groups)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([row(c4="Người lập biểu")], ["Người lập biểu"], id="a signature"),
        pytest.param([row(c1="Người lập", c5="Giám đốc")], ["Người lập"], id="two signatures"),
        pytest.param([row(c0="Tổng cộng", c2="3")], ["Tổng cộng"], id="a sum"),
        pytest.param([row(c0=" TỔNG SỐ: ", c3="3")], ["TỔNG SỐ:"], id="a sum in capitals"),
        pytest.param([row(c0=nfd("Tổng cộng"))], [nfd("Tổng cộng")], id="a sum of letters not composed"),
        pytest.param([BLANK, row(c4="Kon Tum, ngày 5")], ["Kon Tum, ngày 5"], id="below a blank row"),
        pytest.param([BLANK], [], id="a blank row is nothing"),
    ],
)  # fmt: skip
def test_what_is_no_dossier_is_left_out_and_told(tmp_path, ending, rows, expected):
    assert counted(tmp_path, ending, rows) == ((3, 0), expected, 1)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        pytest.param([["", *DONE[1:]]], (4, 0), id="a dossier without a number"),
        pytest.param([row(c4="Sở Y tế", c6="Đã trả kết quả")], (3, 1), id="with nothing but a state"),
        pytest.param([row(c0="H9", c4="Sở Y tế")], (3, 1), id="with nothing but a number and a unit"),
        pytest.param([["Tổng đài 1", *DONE[1:]]], (4, 0), id="whose number begins like a sum"),
    ],
)  # fmt: skip
def test_what_may_be_a_dossier_stays(tmp_path, ending, rows, numbers):
    assert counted(tmp_path, ending, rows) == (numbers, [], 1)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_without_a_column_of_numbers_of_dossiers(tmp_path, ending):
    rows = [row(c1="Tổng cộng", c2="3"), row(c4="Người lập biểu")]
    found = counted(tmp_path, ending, rows, HEADINGS[1:])
    assert found == ((3, 0), ["Tổng cộng", "Người lập biểu"], 1)
