"""The year so far shows the cells that it was added from, wherever what the rest must bring is shown."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

import cchc
from cchc.document.brief import Scope
from cchc.document.build import build

HEADINGS = "Chỉ tiêu;Đơn vị;Kỳ;b;a\n"
QUARTERS = "IV.1;{0};Q1;9;10\nIV.1;{0};Q2;18;20\nIV.1;{0};Q3;17;30\n".format("Sở Y tế")
OF_ANOTHER = QUARTERS.replace("Sở Y tế", "Sở Xây dựng")
NINE_MONTHS = "IV.1;Sở Y tế;6 tháng;27;30\nIV.1;Sở Y tế;9 tháng;44;60\n"
LATER_ROWS = "IV.1;Sở Y tế;Q3;17;30\nIV.1;Sở Y tế;6 tháng;27;30\n"

CASES = pytest.mark.parametrize(
    ("text", "period", "so_far", "cells"),
    [
        pytest.param(QUARTERS, "Q3", (44, 60), ["so-lieu.csv:2-4:4/5"], id="quarter by quarter"),
        pytest.param(
            OF_ANOTHER + QUARTERS, "Q2", (27, 30), ["so-lieu.csv:5-6:4/5"], id="below another unit"
        ),
        pytest.param(
            LATER_ROWS,
            "Q3",
            (44, 60),
            ["so-lieu.csv:3:4/5", "so-lieu.csv:2:4/5"],
            id="a running total, and the quarter above it",
        ),
        pytest.param(
            NINE_MONTHS, "Q3", (44, 60), ["so-lieu.csv:3:4/5"], id="one running total of two"
        ),
        pytest.param(
            NINE_MONTHS,
            "2023-01..09",
            (44, 60),
            ["so-lieu.csv:3:4/5"],
            id="the period is the year so far",
        ),
    ],
)


def judged(text: str, period: str) -> cchc.Report:
    sent = cchc.File("so-lieu.csv", f"{HEADINGS}{text}".encode())
    return cchc.check(sent, year=2023, period=period, items="IV.1")


def of_the_unit(report: cchc.Report, part: str) -> Mapping[str, Any]:
    [found] = [
        each
        for each in json.loads(report.to_json())[part]
        if each.get("unit", {"name": "Sở Y tế"})["name"] == "Sở Y tế"
    ]
    assert isinstance(found, dict)
    return found


def in_a_line(cells: Sequence[str]) -> str:
    """Name areas of one file as tables do: the file once."""
    first, *others = cells
    return " + ".join([first, *(each.removeprefix("so-lieu.csv:") for each in others)])


@CASES
def test_json_says_what_the_pace_was_worked_out_from(
    text: str, period: str, so_far: tuple[int, int], cells: list[str]
) -> None:
    pace = of_the_unit(judged(text, period), "results")["pace"]
    assert (pace["numerator"], pace["denominator"]) == so_far
    assert [each["text"] for each in pace["sources"]] == cells
    assert not any(each["taken"] for each in pace["sources"])


@CASES
def test_the_table_of_the_pace_names_the_cells(
    text: str, period: str, so_far: tuple[int, int], cells: list[str]
) -> None:
    document = build(judged(text, period), "vi", ("pace",), Scope(whole_paths=True))
    [row] = [row for row in document.table("pace").rows if getattr(row[2], "text", "") == "Sở Y tế"]
    assert getattr(row[-1], "cells", None) == in_a_line(cells)


@CASES
def test_the_proof_names_each_of_the_cells(
    text: str, period: str, so_far: tuple[int, int], cells: list[str]
) -> None:
    report = judged(text, period)
    [proof] = [
        each
        for each in cchc.explain(report)
        if isinstance(each.result, cchc.Result) and each.result.unit.name == "Sở Y tế"
    ]
    links = {link.key: list(link.texts) for link in proof.chain}
    first, second, *rows = links["pace"]
    assert first.startswith(f"từ đầu năm đến nay {so_far[0]} / {so_far[1]} = ")
    assert second.startswith("dự kiến thêm ")
    rows = rows or links["cells"]  # which are the same where the period begins in January
    pairs = [row.partition(": ")[2].partition(" ")[0].split("/") for row in rows]
    assert tuple(sum(int(pair[at]) for pair in pairs) for at in (0, 1)) == so_far


def test_a_total_names_the_cells_of_every_unit() -> None:
    report = judged(OF_ANOTHER + QUARTERS, "Q2")
    pace = of_the_unit(report, "totals")["pace"]
    assert (pace["numerator"], pace["denominator"]) == (54, 60)
    assert [each["text"] for each in pace["sources"]] == [
        "so-lieu.csv:2-3:4/5",
        "so-lieu.csv:5-6:4/5",
    ]
    document = build(report, "vi", ("pace",), Scope(whole_paths=True))
    [total, *_] = document.table("pace").rows
    assert total[-1] == "so-lieu.csv:2-3:4/5 + 5-6:4/5"


def test_where_the_year_is_not_known_nothing_is_said_of_it() -> None:
    report = judged(LATER_ROWS.replace("6 tháng;27", "6 tháng;x"), "Q3")
    assert "pace" not in of_the_unit(report, "results")
    [result] = report.results()
    assert (result.so_far, result.rows_so_far) == (None, ())
