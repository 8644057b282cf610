"""Headings of lists of dossiers: in two rows, states in other letters, and columns that nothing asks for."""

import pytest

from cchc import api
from cchc.request.dossiers import CountRequest, ListRequest
from records_making import list_file

KNOWN = api.load()
ASK = {"year": 2023, "items": ["IV.1"], "definitions": KNOWN}
SINGLE = ["Số hồ sơ", "Cơ quan/đơn vị", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Trạng thái hồ sơ"]
UPPER = ["Số hồ sơ", "Cơ quan/đơn vị", "Thời gian", "", "Trạng thái hồ sơ"]
LOWER = ["", "", "Ngày hẹn trả", "Ngày kết thúc xử lý", ""]
GROUPED = ["Hồ sơ", "", "Thời gian", "", "Kết quả"]
ROWS = [
    [f"H{at}", "Sở Y tế", "15/03/2023", f"{14 + at % 3}/03/2023", "Đã trả kết quả"]
    for at in range(9)
]
WHOLE = {"Sở Y tế": (6, 9, 0, 0)}


def counted(path):
    groups = api.count_request(CountRequest([str(path)], **ASK)).groups
    return {each.unit: each[3:7] for each in groups}


def judged(path):
    results = api.check(str(path), dossiers=True, **ASK).results()
    return {each.unit.name: (each.numerator, each.denominator, *each.undecided) for each in results}


def listed(path):
    rows = api.list_request(ListRequest([str(path)], everything=True, **ASK), "vi").rows
    return {"Sở Y tế": (sum(row[0] == "Đạt" for row in rows), len(rows), 0, 0)}


WAYS = [counted, judged, listed]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "head",
    [
        pytest.param([SINGLE], id="one row"),
        pytest.param([UPPER, LOWER], id="a group over the dates"),
        pytest.param([GROUPED, SINGLE], id="groups over all columns"),
        pytest.param([["Danh sách hồ sơ", "", "", "", ""], UPPER, LOWER], id="below a title"),
        pytest.param(
            [UPPER, LOWER, ["(1)", "(2)", "(3)", "(4)", "(5)"]], id="with numbers of columns"
        ),
    ],
)
def test_headings_of_two_rows_are_read_together(tmp_path, head, ending, way):
    assert way(list_file(tmp_path / f"ho-so.{ending}", [*head, *ROWS])) == WHOLE


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_first_dossier_is_no_second_row_of_headings(tmp_path, ending):
    """Blank cells below headings are not theirs."""
    rows = [["H99", "Sở Y tế", "", "", "Đã trả kết quả"], *ROWS]
    assert counted(list_file(tmp_path / f"ho-so.{ending}", [SINGLE, *rows])) == {
        "Sở Y tế": (6, 9, 0, 1)
    }


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize("spelled", [str.lower, str.upper], ids=["small", "capital"])
def test_a_state_in_other_letters_is_that_state(tmp_path, spelled, ending, way):
    rows = [[*row[:-1], spelled(row[-1])] for row in ROWS]
    assert way(list_file(tmp_path / f"ho-so.{ending}", [SINGLE, *rows])) == WHOLE


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize(
    ("heading", "texts", "code"),
    [
        pytest.param(
            "Ngày tiếp nhận", "không rõ ngày", "R105", id="days that no asked target needs"
        ),
        pytest.param("Kênh thực hiện", "qua mạng", "R106", id="codes that no asked target needs"),
        pytest.param("Ngày hẹn trả", "không rõ ngày", "R104", id="days that it needs"),
    ],
)
def test_a_column_that_does_not_fit_is_an_error_where_it_is_asked_for(
    tmp_path, heading, texts, code, ending
):
    headings = [*SINGLE, *([heading] if heading not in SINGLE else [])]
    rows = [dict(zip(SINGLE, row, strict=True)) | {heading: texts} for row in ROWS]
    table = [headings, *([row[name] for name in headings] for row in rows)]
    path = list_file(tmp_path / f"ho-so.{ending}", table)
    found = api.count_request(CountRequest([str(path)], **ASK))
    assert [each.rule.code for each in found.findings] == [code]
    assert found.exit_code == (3 if code == "R104" else 0)
