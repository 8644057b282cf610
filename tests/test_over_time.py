"""Beside other files: of the same period, of the one before, or of several, which show how it went."""

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import load_workbook

import cchc as library
from cchc.exit_codes import ExitCode
from cli_runs import Run, cchc

HEADING: Final = "Đơn vị,Kỳ,Mục,Tử số,Mẫu số\n"
PERIODS: Final = {"q1": "Quý I/2023", "q2": "Quý II/2023", "q3": "Quý III/2023"}
B: Final = {"q1": 90, "q2": 94, "q3": 97}


@pytest.fixture
def files(tmp_path: Path) -> Mapping[str, str]:
    """A file of each quarter, as a province collects them."""
    for name, period in PERIODS.items():
        lines = [f"{unit},{period},IV.1,{B[name]},100\n" for unit in ("Sở Nội vụ", "Sở Tư pháp")]
        (tmp_path / f"{name}.csv").write_text(HEADING + "".join(lines), encoding="utf-8")
    return {name: str(tmp_path / f"{name}.csv") for name in PERIODS}


def checked(file: str, *against: str, form: str = "json") -> Run:
    options = [word for each in against for word in ("--against", each)]
    return cchc("check", file, "--year", "2023", "--item", "IV.1", "--format", form, *options)


def document(run: Run) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(run.out)
    return loaded


def points(report: Mapping[str, Any]) -> list[str]:
    return [each["points"] for each in report["changes"]]


def test_a_file_of_the_quarter_before_is_judged_in_its_own_period(
    files: Mapping[str, str],
) -> None:
    report = document(checked(files["q3"], files["q2"]))
    assert (report["against"]["period"], points(report)) == ("2023-Q2", ["+3.00", "+3.00"])
    assert [each["code"] for each in report["findings"]] == []
    assert [each["newly"] for each in report["changes"]] == ["met", "met"]


def test_a_file_that_has_the_same_months_is_judged_in_these(
    files: Mapping[str, str], tmp_path: Path
) -> None:
    both = tmp_path / "ca-hai.csv"
    rows = "Sở Nội vụ,Quý II/2023,IV.1,1,100\nSở Nội vụ,Quý III/2023,IV.1,96,100\n"
    both.write_text(HEADING + rows, encoding="utf-8")
    report = document(checked(files["q3"], str(both)))
    assert (report["against"]["period"], points(report)[0]) == ("2023-Q3", "+1.00")


def test_a_file_of_several_other_periods_has_nothing_to_compare(
    files: Mapping[str, str], tmp_path: Path
) -> None:
    several = tmp_path / "nhieu-ky.csv"
    rows = "Sở Nội vụ,Quý I/2023,IV.1,1,100\nSở Tư pháp,Quý II/2023,IV.1,96,100\n"
    several.write_text(HEADING + rows, encoding="utf-8")
    report = document(checked(files["q3"], str(several)))
    assert [each["code"] for each in report["findings"] if each["severity"] != "note"] == ["C515"]
    assert report["exit_code"] == ExitCode.OK


def test_a_file_of_another_length_is_compared_and_said(
    files: Mapping[str, str], tmp_path: Path
) -> None:
    half = tmp_path / "6-thang.csv"
    half.write_text(HEADING + "Sở Nội vụ,6 tháng 2023,IV.1,190,200\n", encoding="utf-8")
    report = document(checked(files["q3"], str(half)))
    assert (report["against"]["period"], points(report)[0]) == ("2023-01..06", "+2.00")
    assert [each["code"] for each in report["findings"]] == ["C516"]


@pytest.mark.parametrize(
    "order",
    [
        pytest.param(("q1", "q2"), id="the earliest first"),
        pytest.param(("q2", "q1"), id="the latest first"),
    ],
)
def test_of_several_the_changes_are_from_the_quarter_before(
    files: Mapping[str, str], order: Sequence[str]
) -> None:
    report = document(checked(files["q3"], *(files[name] for name in order)))
    assert (report["against"]["period"], points(report)) == ("2023-Q2", ["+3.00", "+3.00"])
    told = {each["period"]: each["totals"][0]["percent"] for each in report["trend"]}
    assert told == {"2023-Q1": "90,00%", "2023-Q2": "94,00%"}
    names = [Path(read["path"]).stem for each in report["trend"] for read in each["inputs"]]
    assert names == list(order)


def test_several_files_show_the_trend_in_table_page_and_workbook(
    files: Mapping[str, str], tmp_path: Path
) -> None:
    against = [word for name in ("q1", "q2") for word in ("--against", files[name])]
    page, book = tmp_path / "o.html", tmp_path / "o.xlsx"
    outputs = ["-o", str(page), "-o", str(book)]
    run = cchc("check", files["q3"], "--year", "2023", *against, *outputs)
    assert run.code == ExitCode.OK
    assert "Diễn biến qua các kỳ" in run.out
    for said in ("Quý I/2023", "90,00%", "Quý II/2023", "94,00%", "97,00%"):
        assert said in run.out
        assert said in page.read_text(encoding="utf-8")
    sheet = load_workbook(io.BytesIO(book.read_bytes()))["Qua các kỳ"]
    cells = [str(cell) for row in sheet.values for cell in row if cell is not None]
    assert [period for period in PERIODS.values() if period not in cells] == []
    assert any("90,00%" in cell for cell in cells)
    assert any("94,00%" in cell for cell in cells)


def test_one_file_alone_is_no_trend(files: Mapping[str, str]) -> None:
    assert "Diễn biến" not in checked(files["q3"], files["q2"], form="table").out


def test_periods_of_the_same_file_and_files_may_stand_together(
    files: Mapping[str, str], tmp_path: Path
) -> None:
    both = tmp_path / "ca-hai.csv"
    rows = "Sở Nội vụ,Quý II/2023,IV.1,90,100\nSở Nội vụ,Quý III/2023,IV.1,96,100\n"
    both.write_text(HEADING + rows, encoding="utf-8")
    run = cchc(
        *("check", str(both), "--year", "2023", "--period", "Q3", "--format", "json"),
        *("--against", "Q2", "--against", files["q1"]),
    )
    report = document(run)
    assert (report["against"]["period"], report["against"]["inputs"]) == ("2023-Q2", [])
    assert [each["period"] for each in report["trend"]] == ["2023-Q2", "2023-Q1"]
    assert [each["code"] for each in report["findings"]] == []  # both periods were used


def test_what_is_wrong_in_any_of_them_is_told(files: Mapping[str, str], tmp_path: Path) -> None:
    wrong = tmp_path / "sai.csv"
    wrong.write_text(HEADING + "Sở Nội vụ,Quý I/2023,IV.1,120,100\n", encoding="utf-8")
    report = document(checked(files["q3"], files["q2"], str(wrong)))
    assert [each["code"] for each in report["findings"]] == ["C301"]
    assert report["exit_code"] == ExitCode.UNUSABLE


@pytest.mark.parametrize("single", [True, False], ids=["one value", "a list"])
def test_the_library_takes_one_or_several(files: Mapping[str, str], single: bool) -> None:
    paths = Path(files["q2"]) if single else [Path(files["q1"]), Path(files["q2"])]
    report = library.check(files["q3"], year=2023, against=paths)
    assert report.comparison is not None
    assert report.comparison.period.code == "2023-Q2"
    assert len(report.earlier) == (1 if single else 2)
