"""Whose a finding is: a unit is told its own findings, and no others."""

from collections.abc import Mapping, Sequence

import pytest

from cchc import api
from cchc.diagnostics import Location
from cchc.engine.owners import Owners, Stretch, stretches_of
from cchc.inputs import File
from shown_report import MadeUpError

HERE = ("a.xlsx", "Quý III")


def owner(place: Location, *stretches: Stretch) -> set[int]:
    found = MadeUpError(found="x").at(place)
    return set(Owners([found], stretches).of(found))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(Location(*HERE, 3, 2), {7}, id="the unit in the row"),
        pytest.param(Location(*HERE, 1, 2), set(), id="a heading of two units is nobody's"),
        pytest.param(Location(*HERE), set(), id="a sheet of two units is nobody's"),
        pytest.param(Location("a.xlsx", "Quý II", 1), {7}, id="a sheet of one unit is that unit's"),
        pytest.param(Location("a.xlsx"), set(), id="a file of two units is nobody's"),
        pytest.param(Location("b.xlsx"), {9}, id="a file of one unit is that unit's"),
        pytest.param(Location("b.xlsx", "Trống"), {9}, id="a sheet without counts is the file's"),
        pytest.param(Location("c.xlsx"), set(), id="a file without counts is nobody's"),
        pytest.param(
            Location("d.xlsx", "1", 3), set(), id="a row with an unknown name is nobody's"
        ),
        pytest.param(Location("d.xlsx"), set(), id="a file with an unknown name is nobody's"),
        pytest.param(Location("e.xlsx"), set(), id="a file of unknown names is nobody's"),
        pytest.param(Location(*HERE, 5, 2), {7}, id="of units beside each other the cell's own"),
        pytest.param(Location(*HERE, 5), set(), id="a row of two units is nobody's"),
    ],
)
def test_whose_it_is(place: Location, expected: set[int]) -> None:
    stretches = [
        Stretch(*HERE, [3, 4], [7, 8]),
        Stretch(*HERE, [5], [7], {2, 3}),
        Stretch(*HERE, [5], [8], {4, 5}),
        Stretch("a.xlsx", "Quý II", [2], [7]),
        Stretch("b.xlsx", "1", [2, 3], [9, 9]),
        Stretch("d.xlsx", "1", [2, 3], [9, None]),
        Stretch("e.xlsx", "1", [2], [None]),
    ]
    assert owner(place, *stretches) == expected


HEAD = "Chỉ tiêu;Đơn vị;Kỳ;Tử số (b);Mẫu số (a)\n"
OWN = "IV.1;Sở Nội vụ;Quý III/2023;95;100\n"
TABLES: Mapping[str, tuple[str, Sequence[str]]] = {
    "a cell of the other one": ("IV.1;Sở Tư pháp;Quý III/2023;x;100\n", []),
    "a cell of its own": ("II;Sở Nội vụ;Quý III/2023;x;100\n", ["C201"]),
    "an unknown target of the other one": ("IX;Sở Tư pháp;Quý III/2023;1;100\n", []),
    "an unknown target of its own": ("IX;Sở Nội vụ;Quý III/2023;1;100\n", ["C401"]),
    "no period of its own": ("II;Sở Nội vụ;;1;100\n", ["C503"]),
    "no period of the other one": ("II;Sở Tư pháp;;1;100\n", []),
    "nobody's row": ("IV.1;;Quý III/2023;1;100\n", ["C436"]),
    "an unknown name": ("IV.1;Sở Nào Đó;Quý III/2023;1;100\n", ["C436"]),
    "more than the whole, of the other one": ("II;Sở Tư pháp;Quý III/2023;101;100\n", []),
    "more than the whole, of its own": ("II;Sở Nội vụ;Quý III/2023;101;100\n", ["C301"]),
}


@pytest.mark.parametrize(
    ("row", "expected"),
    [pytest.param(row, expected, id=name) for name, (row, expected) in TABLES.items()],
)
def test_only_findings_of_the_unit_that_is_asked_for_are_told(
    row: str, expected: Sequence[str]
) -> None:
    other = "IV.1;Sở Tư pháp;Quý III/2023;95;100\n"
    table = (HEAD + OWN + row + (other if "Tư pháp" not in row else "")).encode()
    report = api.check(File("a.csv", table), year=2023, period="Q3", units=["Sở Nội vụ"])
    assert [found.rule.code for found in report.findings] == expected
    lacks = {"C401", "C503"} & set(expected)
    assert report.rows_left_out == len(lacks)


def test_no_counts_have_no_stretches() -> None:
    assert list(stretches_of(api.check(File("a.csv", HEAD.encode()), year=2023).counts)) == []


def test_counts_that_cannot_be_placed_keep_the_unit_that_they_name() -> None:
    table = (HEAD + OWN + "IX;Sở Tư pháp;Quý III/2023;1;100\n").encode()
    counts = api.check(File("a.csv", table), year=2023).counts
    [(line, unit)] = counts.unplaced["a.csv", None].items()
    assert (line, counts.roster[unit].name) == (3, "Sở Tư pháp")
