"""A verdict counts as sure only where dossiers of unknown units could not turn it."""

import csv

import pytest

from cchc import api

HEADINGS = ["Số hồ sơ", "Cơ quan/đơn vị", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Trạng thái hồ sơ"]


def dossiers(many, unit, finished, prefix):
    return [[f"{prefix}{at}", unit, "15/03/2023", finished, "Đã trả kết quả"] for at in range(many)]


def asked(folder, *parts):
    path = folder / "ho-so.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *(row for part in parts for row in part)])
    report = api.check(str(path), year=2023, dossiers=True, items=["IV.1"])
    said = [each.message("vi") for each in report.findings if each.rule.code == "R128"]
    return len(said), "Sở Y tế" in " ".join(said), report.exit_code()


@pytest.mark.parametrize(
    ("on_time", "late", "of_nobody", "finished", "expected"),
    [
        pytest.param(1, 0, 19, "18/03/2023", (1, True, 3), id="met, and late ones could turn it"),
        pytest.param(1, 0, 19, "14/03/2023", (1, True, 3), id="met, and only these are known"),
        pytest.param(100, 0, 1, "18/03/2023", (0, False, 0), id="met, whosever they are"),
        pytest.param(0, 20, 1, "14/03/2023", (0, False, 1), id="missed, whosever they are"),
        pytest.param(9, 1, 90, "14/03/2023", (1, True, 3), id="missed, and others could turn it"),
        pytest.param(1, 0, 19, "18/03/2022", (0, False, 0), id="of another year"),
        pytest.param(1, 0, 0, "", (0, False, 0), id="none"),
    ],
)
def test_a_result_that_dossiers_of_nobody_could_turn_is_told(
    tmp_path, on_time, late, of_nobody, finished, expected
):
    parts = [
        dossiers(on_time, "Sở Y tế", "14/03/2023", "A"),
        dossiers(late, "Sở Y tế", "18/03/2023", "B"),
        dossiers(of_nobody, "", finished, "C"),
    ]
    assert asked(tmp_path, *parts) == expected
