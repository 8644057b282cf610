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
        pytest.param([row(c2="Kon Tum, ngày 5")], ["Kon Tum, ngày 5"], id="a signature below dates"),
        pytest.param([row(c3="Giám đốc Sở")], ["Giám đốc Sở"], id="a signature below other dates"),
        pytest.param([row(c6="NGƯỜI LẬP BIỂU")], ["NGƯỜI LẬP BIỂU"], id="a signature below states"),
        pytest.param([row(c0="Người lập biểu")], ["Người lập biểu"], id="a signature below numbers"),
        pytest.param([row(c0=nfd("Người lập biểu"))], [nfd("Người lập biểu")], id="not composed"),
        pytest.param([row(c4="Người lập", c2="Kon Tum, ngày 5")], ["Kon Tum, ngày 5"], id="units and dates"),
        pytest.param([row(c0="Ghi chú: tính đến 5/2")], ["Ghi chú: tính đến 5/2"], id="a remark"),
        pytest.param([row(c0="Tổng số hồ sơ: 3")], ["Tổng số hồ sơ: 3"], id="a sum in one cell"),
        pytest.param([[f"({at})" for at in range(1, 8)]], ["(1)"], id="numbers of the columns"),
        pytest.param([[str(at) for at in range(1, 8)]], ["1"], id="bare numbers of the columns"),
        pytest.param([["A", "B", *"12345"]], ["A"], id="letters and numbers of the columns"),
        pytest.param([HEADINGS], ["Số hồ sơ"], id="the headings again"),
        pytest.param([row(c4="Cộng Sở Y tế", c6="3")], ["Cộng Sở Y tế"], id="a sum of a unit"),
        pytest.param([row(c4="Sở Y tế", c6="3")], ["Sở Y tế"], id="a unit and its number"),
        pytest.param([row(c4="Sở Y tế", c3="3")], ["3"], id="a unit and its number below dates"),
        pytest.param([row(c4="Sở Y tế", c2="3", c3="1", c6="2")], ["3"], id="a unit and its numbers"),
        pytest.param([row(c4="Sở Y tế", c6="1.250")], ["Sở Y tế"], id="a unit and a large number"),
        pytest.param([row(c0="3", c1="Tổng cộng")], ["3"], id="a sum in another column than its number"),
        pytest.param([row(c1="Cộng", c3="3")], ["Cộng"], id="a sum below names of procedures"),
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
        pytest.param([row(c0="H9", c4="Sở Y tế", c6="Chưa rõ ràng")], (3, 1), id="with a state of words"),
        pytest.param([row(c4="Sở Y tế", c6="Chưa rõ ràng")], (3, 1), id="with a state of words alone"),
        pytest.param([["7", *DONE[1:]]], (4, 0), id="with a number as short as that of a column"),
        pytest.param([row(c4="Sở Y tế", c1="Thủ tục", c6="3")], (3, 1), id="with a procedure"),
        pytest.param([row(c4="Sở Y tế", c3="45000")], (3, 1), id="with a day as a number"),
        pytest.param([row(c0="H9", c4="Sở Y tế", c6="3")], (3, 1), id="with a state of one digit"),
    ],
)  # fmt: skip
def test_what_may_be_a_dossier_stays(tmp_path, ending, rows, numbers):
    assert counted(tmp_path, ending, rows) == (numbers, [], 1)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_without_a_column_of_numbers_of_dossiers(tmp_path, ending):
    rows = [row(c1="Tổng cộng", c2="3"), row(c4="Người lập biểu")]
    found = counted(tmp_path, ending, rows, HEADINGS[1:])
    assert found == ((3, 0), ["Tổng cộng", "Người lập biểu"], 1)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_sum_beside_a_list_that_is_numbered_row_by_row(tmp_path, ending):
    """Its number stands under the numbers of dossiers, and is none."""
    done = [[str(at), *(cell.format(at) for cell in DONE)] for at in range(3)]
    rows = [["STT", *HEADINGS], *done, ["Tổng cộng", "3", *BLANK[1:]]]
    counts, names = read(tmp_path, ending, rows)
    assert (counts, names) == ({"Sở Y tế": (3, 3, 0, 0)}, ["Tổng cộng"])


def read(folder, ending, rows, areas=()):
    """Count a list as it is; give the four integers of each unit, and what was left out."""
    path = folder / f"ho-so.{ending}"
    if ending == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    else:
        book = openpyxl.Workbook()
        for each in rows:
            book.active.append([cell or None for cell in each])
        for area in areas:
            book.active.merge_cells(area)
        book.save(path)
    ask = CountRequest([str(path)], year=2023, items=["IV.1"], definitions=KNOWN)
    found = api.count_request(ask)
    said = [each.message("vi") for each in found.findings if each.rule.code in ("R125", "C305")]
    counts = {each.unit: (each.b, each.a, each.u, each.v) for each in found.groups}
    return counts, re.findall("«(.*?)»", " ".join(said))


LATE = [*DONE[:3], "06/02/2023", *DONE[4:]]
THREE = [[cell.format(at) for cell in kind] for at, kind in enumerate([DONE, LATE, LATE])]
ONE_OF_THREE = {"Sở Y tế": (1, 3, 0, 0)}


@pytest.mark.parametrize(
    ("areas", "expected"),
    [
        pytest.param(["E2:E4"], (ONE_OF_THREE, ["Cơ quan/đơn vị"]), id="one unit over three dossiers"),
        pytest.param(["E2:E3"], (ONE_OF_THREE, ["Cơ quan/đơn vị"]), id="one unit over two"),
        pytest.param(["G2:G4"], (ONE_OF_THREE, ["Trạng thái hồ sơ"]), id="one state over three"),
        pytest.param(["D3:D4"], ({"Sở Y tế": (1, 2, 0, 1)}, []), id="a day is of its row alone"),
        pytest.param(["A2:A4"], (ONE_OF_THREE, []), id="a number of a dossier is of its row alone"),
        pytest.param(["F2:F4"], (ONE_OF_THREE, ["Chủ hồ sơ"]), id="one owner over three"),
    ],
)  # fmt: skip
def test_a_name_in_merged_cells_is_that_of_all_their_rows(tmp_path, areas, expected):
    assert read(tmp_path, "xlsx", [HEADINGS, *THREE], areas) == expected


def test_an_error_cell_is_told_as_the_sheet_shows_it(tmp_path):
    broken = [*THREE[0][:2], "#N/A", "#REF!", "#N/A", "", "#VALUE!"]
    book = openpyxl.Workbook()
    for each in [HEADINGS, *THREE, *THREE, broken]:
        book.active.append(each)
    book.save(tmp_path / "ho-so.xlsx")
    ask = CountRequest([str(tmp_path / "ho-so.xlsx")], year=2023, items=["IV.1"], definitions=KNOWN)
    said = [each.message("vi") for each in api.count_request(ask).findings]
    assert not [each for each in said if "Mark" in each]
    assert [
        each for each in ("#N/A", "#REF!", "#VALUE!") if f"«{each}»" not in " ".join(said)
    ] == []
