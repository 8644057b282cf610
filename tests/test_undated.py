"""Dossiers without a day stand in v of every period; whoever adds periods has them once."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from cchc import api
from cchc.counts import Undecided, UndecidedOfRow
from cchc.definitions.period import Period
from cchc.engine.undecided import undecided_of_units
from cchc.inputs import File
from cchc.request.dossiers import CountRequest
from factories import SO_NOI_VU, SO_TU_PHAP, Row, counts

KNOWN = api.load()
HEADINGS = ["MaHoSo", "DonViXuLy", "NgayHenTra", "NgayKetThucXuLy", "TrangThaiHoSo"]
UNIT = "Sở Y tế"
UNDATED = 3
MONTHS = [Period(2023, month, month) for month in range(1, 13)]


def dossiers(*undated_units: str, name: str = "") -> list[list[str]]:
    """Write a year: each month of one unit has a dossier on time, a late one and one of no state."""
    rows = []
    for month in range(1, 13):
        day = f"2023{month:02}10"
        rows += [
            [UNIT, f"{day}170000", f"{day}100000", "9"],
            [UNIT, f"{day}170000", f"2023{month:02}20100000", "10"],
            [UNIT, f"{day}170000", f"{day}100000", ""],
        ]
    rows += [[unit, "20230510170000", "", "9"] for unit in undated_units]
    return [[f"{name}{at}", *row] for at, row in enumerate(rows)]


def as_file(path: Path, rows: list[list[str]]) -> str:
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return str(path)


def counted(path: str, by: str = "year", period: str | None = None) -> bytes:
    """Count a list as ``cchc count`` writes it."""
    ask = CountRequest([path], year=2023, items=["IV.1"], by=by, period=period, definitions=KNOWN)
    return api.count_request(ask).file()


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def judged(period: str, *files: bytes | str) -> tuple[int | None, ...]:
    """Give b, a, u and v that ``cchc check`` finds in some files."""
    given = [
        File(f"{at}.csv", each) if isinstance(each, bytes) else each
        for at, each in enumerate(files)
    ]
    report = api.check(given, year=2023, items=["IV.1"], period=period, definitions=KNOWN)
    [result] = report.results()
    return result.numerator, result.denominator, *result.undecided


PERIODS = [
    pytest.param("2023-05", 1, id="a month"),
    pytest.param("2023-Q2", 3, id="a quarter"),
    pytest.param("6T", 6, id="half a year"),
    pytest.param("9T", 9, id="nine months"),
    pytest.param("2023", 12, id="a year"),
]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize(("period", "many"), PERIODS)
def test_months_together_have_the_dossiers_without_a_day_once(tmp_path, ending, period, many):
    path = as_file(tmp_path / f"ho-so{ending}", [HEADINGS, *dossiers(*[UNIT] * UNDATED)])
    whole = (many, 2 * many, 0, many + UNDATED)
    assert judged(period, counted(path, period=period)) == whole
    assert judged(period, counted(path, "month")) == whole
    if many % 3 == 0:
        assert judged(period, counted(path, "quarter")) == whole
    report = api.check(
        path, year=2023, items=["IV.1"], period=period, dossiers=True, definitions=KNOWN
    )
    [result] = report.results()
    assert (result.numerator, result.denominator, *result.undecided) == whole


def test_months_of_one_list_in_files_of_their_own_have_them_once(tmp_path):
    path = as_file(tmp_path / "ho-so.csv", [HEADINGS, *dossiers(*[UNIT] * UNDATED)])
    months = [counted(path, period=f"2023-{month:02}") for month in (1, 2, 3)]
    assert judged("2023-Q1", *months) == (3, 6, 0, 3 + UNDATED)


@pytest.mark.parametrize("is_pasted", [True, False])
def test_those_of_different_lists_are_added_however_they_are_put_together(tmp_path, is_pasted):
    """Two lists may happen to have as many: they are other dossiers, and one would be too few."""
    lists = [
        as_file(tmp_path / f"{name}.csv", [HEADINGS, *dossiers(*[UNIT] * UNDATED, name=name)])
        for name in "xy"
    ]
    one, other = (counted(path, period=f"2023-0{at}") for at, path in enumerate(lists, 1))
    third = counted(lists[1], period="2023-03")
    files = [one, other, third]
    if is_pasted:
        files = [one + b"".join(each.split(b"\r\n", 1)[1] for each in (other, third))]
    assert judged("2023-Q1", *files) == (3, 6, 0, 3 + 2 * UNDATED)


def test_without_the_columns_that_tell_them_bounds_are_wider_and_never_narrower(tmp_path):
    path = as_file(tmp_path / "ho-so.csv", [HEADINGS, *dossiers(*[UNIT] * UNDATED)])
    rows = rows_of(counted(path, "month"))
    for width in (7, 8):  # without both, and without the number of the list
        text = "\n".join(",".join(row[:width]) for row in rows)
        assert judged("2023-Q1", text.encode()) == (3, 6, 0, 3 + 3 * UNDATED)


def test_a_workbook_of_counts_says_the_same(tmp_path):
    path = as_file(tmp_path / "ho-so.csv", [HEADINGS, *dossiers(*[UNIT] * UNDATED)])
    head, *rows = rows_of(counted(path, "month"))
    typed = [[*row[:3], *map(int, row[3:])] for row in rows]
    assert judged("2023", as_file(tmp_path / "so-lieu.xlsx", [head, *typed])) == (12, 24, 0, 15)


def test_a_verdict_that_all_periods_have_is_not_lost_by_adding_them(tmp_path):
    """Five without a day among hundreds turn nothing; counted twelve times they would."""
    on_time = [[f"x{at}", *row[1:]] for at, row in enumerate(dossiers()[::3] * 10)]
    path = as_file(tmp_path / "ho-so.csv", [HEADINGS, *on_time, *dossiers(*[UNIT] * 5)[-5:]])
    report = api.check(
        File("so-lieu.csv", counted(path, "month")), year=2023, items=["IV.1"], definitions=KNOWN
    )
    assert [each.verdict.code for each in report.results()] == ["met"]


LIST, OTHER = 7, 8


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([(2, 5, 3, LIST), (1, 4, 3, LIST)], (3, 2 + 1 + 3), id="of one list: once"),
        pytest.param([(0, 3, 3, LIST), (0, 3, 3, OTHER)], (0, 6), id="of two lists: both"),
        pytest.param([(0, 3, 3, LIST), (0, 4, 4, LIST)], (0, 7), id="two numbers of one list: both"),
        pytest.param([(0, 3, 3, 0), (0, 3, 3, 0)], (0, 6), id="of no list that is named: both"),
        pytest.param([(0, 3, 3, LIST), (0, 2, 0, 0)], (0, 5), id="beside counts without any"),
    ],
)  # fmt: skip
def test_what_is_undecided_of_periods_together(rows, expected):
    made = counts([Row(SO_NOI_VU, 1, 9, period=MONTHS[at]) for at in range(len(rows))])
    made.undecided.update({at: UndecidedOfRow(*row) for at, row in enumerate(rows)})
    by_period = {MONTHS[at]: [at] for at in range(len(rows))}
    [found] = undecided_of_units(made, by_period, Period(2023), {}).values()
    assert found == Undecided(*expected)


def test_units_of_one_list_have_each_their_own():
    made = counts([Row(unit, 1, 9, period=MONTHS[0]) for unit in (SO_NOI_VU, SO_TU_PHAP)])
    made.undecided.update({at: UndecidedOfRow(0, 3, 3, LIST) for at in (0, 1)})
    found = undecided_of_units(made, {MONTHS[0]: [0, 1]}, Period(2023), {})
    assert sorted(found.values()) == [(0, 3), (0, 3)]
