"""Several lists counted together: the same counts and findings, whatever kind of file they are."""

from datetime import datetime

import pytest

from cchc import api
from cchc.request.dossiers import CountRequest, ListRequest
from records_making import list_file

KNOWN = api.load()
LATE = {
    "key": "N{}",
    "unit": "Sở Nội vụ",
    "due": "15/03/2023",
    "finished": "18/03/2023",
    "state": "Đã trả kết quả",
}
ON_TIME = LATE | {"key": "Y{}", "unit": "Sở Y tế", "finished": "14/03/2023"}
SPELLED = {
    "key": "Số hồ sơ",
    "unit": "Cơ quan/đơn vị",
    "due": "Ngày hẹn trả",
    "finished": "Ngày kết thúc xử lý",
    "state": "Trạng thái hồ sơ",
}
OTHERWISE = SPELLED | {"key": "Mã hồ sơ", "unit": "Đơn vị giải quyết", "state": "Trạng thái"}
OF_THE_NATION = {
    "key": "MaHoSo",
    "unit": "DonViXuLy",
    "due": "NgayHenTra",
    "finished": "NgayKetThucXuLy",
    "state": "TrangThaiHoSo",
}
AS_THE_NATION = LATE | {"due": "20230315000000", "finished": "20230318000000", "state": "9"}
BOTH = {"Sở Nội vụ": (0, 3, 0, 0), "Sở Y tế": (3, 3, 0, 0)}


def table(headings, dossier):
    """Give a list of three dossiers with these headings."""
    rows = [[dossier[name].format(at) for name in headings] for at in range(3)]
    return [[*headings.values()], *rows]


def without(headings, name):
    return {field: text for field, text in headings.items() if field != name}


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize(
    ("first", "second", "counts", "told", "code"),
    [
        pytest.param((SPELLED, LATE), (SPELLED, ON_TIME), BOTH, [], 0, id="headings alike"),
        pytest.param((SPELLED, LATE), (OTHERWISE, ON_TIME), BOTH, [], 0, id="headings spelled otherwise"),
        pytest.param(
            (SPELLED, LATE), (dict(reversed(SPELLED.items())), ON_TIME), BOTH, [], 0, id="in another order"
        ),
        pytest.param(
            (without(SPELLED, "finished"), LATE), (OTHERWISE, ON_TIME),
            {"Sở Nội vụ": (0, 0, 0, 3), "Sở Y tế": (3, 3, 0, 0)}, [], 0, id="a column that the first lacks",
        ),
        pytest.param(
            (OF_THE_NATION, AS_THE_NATION), (SPELLED, ON_TIME), {"Sở Nội vụ": (0, 3, 0, 0)},
            [("R127", "b")], 3, id="another source",
        ),
        pytest.param(
            (SPELLED, ON_TIME), (OF_THE_NATION, AS_THE_NATION), {"Sở Y tế": (3, 3, 0, 0)},
            [("R127", "b")], 3, id="another source, the other way round",
        ),
    ],
)  # fmt: skip
def test_lists_in_a_folder_count_alike_in_every_kind_of_file(
    tmp_path, ending, first, second, counts, told, code
):
    for name, each in (("a", first), ("b", second)):
        list_file(tmp_path / f"{name}.{ending}", table(*each))
    found = api.count_request(
        CountRequest([str(tmp_path)], year=2023, items=["IV.1"], definitions=KNOWN)
    )
    assert {each.unit: (each.b, each.a, each.u, each.v) for each in found.groups} == counts
    errors = [each for each in found.findings if each.rule.severity.value == "error"]
    assert [
        (each.rule.code, each.location.file.rsplit("/", 1)[-1].split(".")[0]) for each in errors
    ] == told
    assert found.exit_code == code


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_sum_below_a_list_of_other_headings_is_left_out(tmp_path, ending):
    list_file(tmp_path / f"a.{ending}", table(SPELLED, LATE))
    list_file(
        tmp_path / f"b.{ending}",
        [
            [each, *row]
            for each, row in zip(
                ["TT", "1", "2", "3", "Tổng cộng"],
                [*table(OTHERWISE, ON_TIME), ["", "3", "", "", ""]],
                strict=True,
            )
        ],
    )
    found = api.count_request(
        CountRequest([str(tmp_path)], year=2023, items=["IV.1"], definitions=KNOWN)
    )
    assert {each.unit: (each.b, each.a, each.u, each.v) for each in found.groups} == BOTH
    assert "R125" in [each.rule.code for each in found.findings]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_list_shows_what_stands_in_the_cells_whatever_counts(tmp_path, ending):
    path = tmp_path / f"ho-so.{ending}"
    texts = {"due": " 15/03/2023 ", "finished": "16/03/2023 07:05"}
    list_file(path, table(SPELLED, LATE | texts))
    ask = ListRequest([str(path)], year=2023, items=["IV.1"], definitions=KNOWN, everything=True)
    rows = api.list_request(ask, "vi").rows
    assert len(rows) == 3
    assert all({"15/03/2023", "16/03/2023 07:05"} <= {*row} for row in rows)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        pytest.param(datetime.fromisoformat("2023-03-16"), "16/03/2023", id="a day"),
        pytest.param(
            datetime.fromisoformat("2023-03-16 07:05"), "16/03/2023 07:05:00", id="a day and a time"
        ),
    ],
)
def test_a_list_writes_a_date_of_a_sheet_as_it_is_written_here(tmp_path, moment, shown):
    path = tmp_path / "ho-so.xlsx"
    list_file(
        path,
        [
            [*SPELLED.values()],
            ["N1", "Sở Nội vụ", datetime.fromisoformat("2023-03-15"), moment, LATE["state"]],
        ],
    )
    ask = ListRequest([str(path)], year=2023, items=["IV.1"], definitions=KNOWN, everything=True)
    [row] = api.list_request(ask, "vi").rows
    assert {"15/03/2023", shown} <= {*row}
