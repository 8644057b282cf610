"""What units reported beside what their dossiers show: each row with the dossiers of its own period."""

import csv
from pathlib import Path

import pytest

from cchc import api
from made_folders import INDICATOR, UNITS, after, made_folder, swap

HEADINGS = ["MaHoSo", "MaTTHC", "DonViXuLy", "NgayHenTra", "NgayKetThucXuLy", "TrangThaiHoSo"]
A, B, C = "Tỉnh A", "Sở B", "Sở C"
LISTS = {"R121", "R122", "R123"}


def count_by(thing, over_time):
    """Say that dossiers, or different things, are counted."""
    return swap(
        INDICATOR,
        "over_time: sum\n",
        f"""{over_time}count:
  of: {thing}
  period: finished
  denominator: {{where: "state in ('settled', 'returned')", formula: stated}}
  numerator: {{where: "day(finished) <= day(due)", formula: stated}}
  examples:
    - {{dossier: {{procedure: "1", state: settled, finished: "2024-03-01", due: "2024-03-01"}}, lands: b}}
""",
    )


def dossier(unit, finished, due="same", state="9", procedure="1.000600"):
    """Give a row of a list: a dossier that ended on a day, and was due on a day."""
    due = finished if due == "same" else due
    return [
        procedure,
        unit,
        due and f"2024{due}170000",
        finished and f"2024{finished}100000",
        state,
    ]


def written(folder, name, rows):
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def compared(folder, reported, dossiers, thing="dossiers", over_time="over_time: sum\n", **asked):
    """Check what was reported beside a list, and give what is said about both."""
    after(
        count_by(thing, over_time),
        swap(UNITS, "2,Sở B,province,1\n", "2,Sở B,province,1\n3,Sở C,province,1\n"),
    )(made_folder(folder / "d"))
    written(folder, "r.csv", [["Đơn vị", "Chỉ tiêu", "Kỳ", "b", "a"], *reported])
    numbered = [[f"H{at}", *row] for at, row in enumerate(dossiers)]
    written(folder, "h.csv", [HEADINGS, *numbered])
    report = api.check(
        folder / "r.csv", definitions=folder / "d", against_dossiers=str(folder / "h.csv"), **asked
    )
    return [
        (each.rule.code, each.location.row, each.message("en").partition(": ")[2])
        for each in report.findings
        if each.rule.code in LISTS
    ]


def on_time(unit, month, many=1):
    return [dossier(unit, f"{month:02}10")] * many


def late(unit, month, many=1):
    return [dossier(unit, f"{month:02}10", f"{month:02}08")] * many


@pytest.mark.parametrize(
    ("reported", "dossiers", "expected"),
    [
        pytest.param(
            [[B, "I.1", "2024-01", 2, 3]],
            [*on_time(B, 1, 2), *late(B, 1)],
            [],
            id="what they show",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 3, 3]],
            [*on_time(B, 1, 2), *late(B, 1)],
            [("R121", 2, "3/3 was reported, while the dossiers show 2 for b and 3 for a.")],
            id="one more on time",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 2, 2], [B, "I.1", "2024-02", 1, 2]],
            [*on_time(B, 1), *late(B, 1), *on_time(B, 2, 2)],
            [
                ("R121", 2, "2/2 was reported, while the dossiers show 1 for b and 2 for a."),
                ("R121", 3, "1/2 was reported, while the dossiers show 2 for b and 2 for a."),
            ],
            id="months that are wrong and have the right sum",
        ),
        pytest.param(
            [[B, "I.1", "Q1/2024", 1, 1], [C, "I.1", "2024-01", 1, 1], [C, "I.1", "2024-02", 0, 0],
             [C, "I.1", "2024-03", 1, 1]],
            [*on_time(B, 2), *on_time(C, 1), *on_time(C, 3)],
            [],
            id="a quarter beside months",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 1, 2]],
            [*on_time(B, 1), dossier(B, "0111", None)],
            [],
            id="one that is undecided may be late",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 2, 2]],
            [*on_time(B, 1), *late(B, 1), dossier(B, "0111", state="")],
            [("R121", 2, "2/2 was reported, while the dossiers show 1 for b and 2 to 3 for a.")],
            id="one that is perhaps not in a cannot be in b alone",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 2, 3]],
            [*on_time(B, 1), *late(B, 1), dossier(B, "0111", state="")],
            [],
            id="it is in both, or in none",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 1, 2]],
            [*on_time(B, 1), *late(B, 1), *on_time(C, 1, 2)],
            [("R123", 2, "units that have dossiers in the list and reported nothing (1): «Sở C».")],
            id="dossiers of a unit that did not report",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 1, 1], [C, "I.1", "2024-01", 0, 0]],
            on_time(B, 1),
            [],
            id="nothing to report, and no dossiers",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 1, 1], [C, "I.1", "2024-01", 5, 5]],
            on_time(B, 1),
            [("R122", 2, "units that reported and of which the list has no dossier (1): «Sở C».")],
            id="a unit without a dossier",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 1, 1]],
            [*on_time(B, 1), dossier("Sở Lạ", "0110")],
            [("R123", 2, "units that have dossiers in the list and reported nothing (1): «Sở Lạ».")],
            id="a unit that no registry knows",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 1, 1]],
            [*on_time(B, 1), *on_time(C, 5)],
            [],
            id="dossiers of another month owe nothing in this one",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 1, 1]],
            [*on_time(B, 1), dossier(C, None, "0110")],
            [],
            id="perhaps there was nothing to report",
        ),
        pytest.param(
            [[B, "I.1", "2024-01", 9, 3]],
            [*on_time(B, 1, 3)],
            [("R121", 2, "9/3 was reported, while the dossiers show 3 for b and 3 for a.")],
            id="what cannot be true shows how it is",
        ),
    ],
)  # fmt: skip
def test_each_row_is_held_to_the_dossiers_of_its_period(
    tmp_path: Path, reported, dossiers, expected
) -> None:
    assert compared(tmp_path, reported, dossiers) == expected


TWO_PROCEDURES = [
    dossier(B, "0110", procedure="1.000600"),
    dossier(B, "0111", procedure="1.000600"),
    dossier(B, "0112", procedure="1.0006"),
]


@pytest.mark.parametrize(
    ("a", "expected"),
    [
        pytest.param(2, [], id="things are counted once"),
        pytest.param(
            3,
            [("R121", 2, "3/3 was reported, while the dossiers show 2 for b and 2 for a.")],
            id="dossiers were reported for things",
        ),
    ],
)
def test_different_things_are_compared_as_things(tmp_path: Path, a, expected) -> None:
    rows = [[B, "I.1", "2024-01", a, a]]
    assert compared(tmp_path, rows, TWO_PROCEDURES, "procedure", "over_time: latest\n") == expected


@pytest.mark.parametrize(
    ("units", "told"),
    [
        pytest.param([], {"R123"}, id="everybody"),
        pytest.param(["Sở B"], set(), id="one that reported"),
        pytest.param(["Sở B", "3"], {"R123"}, id="and one that did not"),
    ],
)
def test_nothing_is_said_of_units_that_were_not_asked_about(tmp_path: Path, units, told) -> None:
    said = compared(
        tmp_path,
        [[B, "I.1", "2024-01", 1, 1]],
        [*on_time(B, 1), *on_time(C, 1), dossier("Sở B", "0110", "0101", state="4")],
        units=units,
    )
    assert {code for code, _, _ in said} == told


def test_many_units_are_counted_and_the_first_named(tmp_path: Path) -> None:
    others = [dossier(f"Sở {at}", "0110") for at in range(9)]
    (said,) = compared(tmp_path, [[B, "I.1", "2024-01", 1, 1]], [*on_time(B, 1), *others])
    named = ", ".join(f"«Sở {at}»" for at in range(5))
    assert (
        said[2]
        == f"units that have dossiers in the list and reported nothing (9): {named} and 4 more."
    )
