"""Heading paths: what stands above a column, from top to bottom."""

import pytest

from cchc.grid import Range
from cchc.readers.heading_paths import heading_paths, is_row_of_column_numbers, keys
from cchc.readers.sheets import Head


def paths(
    rows: list[list[str]], merged: list[tuple[int, int, int, int]] | None = None
) -> list[str]:
    heads = [Head(line, cells) for line, cells in enumerate(rows, start=1)]
    above = {head.line: head for head in heads}
    ranges = [Range(*area) for area in merged or ()]
    return [" > ".join(path) for path in heading_paths(heads, above, ranges, 1)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ["TT", "Tiếp nhận", "", "", ""],
                ["", "Tổng số", "Trong kỳ", "", "Kỳ trước"],
                ["", "", "Trực tuyến", "Trực tiếp", ""],
            ],
            [
                "TT",
                "Tiếp nhận > Tổng số",
                "Tiếp nhận > Trong kỳ > Trực tuyến",
                "Tiếp nhận > Trong kỳ > Trực tiếp",
                "Tiếp nhận > Kỳ trước",
            ],
            id="three rows as CSV keeps them",
        ),
        pytest.param(
            [["A", "", "B", ""], ["", "x", "", "y"], ["1", "2", "3", "4"]],
            ["A > 1", "A > x > 2", "B > 3", "B > y > 4"],
            id="a heading does not reach past the next one above it",
        ),
        pytest.param(
            [["A", "", "B"], ["x", "", "y"]], ["A > x", "", "B > y"], id="a blank column between"
        ),
        pytest.param([["A", "B"]], ["A", "B"], id="one row"),
    ],
)
def test_without_merged_cells_a_heading_fills_to_the_right(
    rows: list[list[str]], expected: list[str]
) -> None:
    assert paths(rows) == expected


@pytest.mark.parametrize(
    ("merged", "expected"),
    [
        pytest.param([(1, 1, 1, 2)], ["A > x", "A > y", "z"], id="over two columns"),
        pytest.param([(1, 1, 1, 3)], ["A > x", "A > y", "A > z"], id="over three columns"),
        pytest.param([(1, 1, 2, 1)], ["A", "y", "z"], id="over two rows it says its name once"),
    ],
)
def test_a_merged_heading_speaks_for_what_is_below(
    merged: list[tuple[int, int, int, int]], expected: list[str]
) -> None:
    assert paths([["A", "", ""], ["x", "y", "z"]], merged) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("Đúng hạn (Bao gồm cả hồ sơ chờ)", "đúng hạn", id="a remark in parentheses"),
        pytest.param("TỔNG SỐ:", "tổng số", id="case and a colon"),
        pytest.param("Tổng số\n(3)=(4)+(5)+(6)", "tổng số", id="the sum of columns"),
        pytest.param("Tổng số 7=8+9+10", "tổng số", id="the sum of columns without parentheses"),
        pytest.param("II. Đã giải quyết", "đã giải quyết", id="numbering"),
        pytest.param("(3)", "(3)", id="nothing but a number"),
    ],
)
def test_headings_are_compared_without_remarks_and_numbering(heading: str, expected: str) -> None:
    assert keys(heading)[1] == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(["1", "2", "3=4+5+6", "4"], True, id="as the official form numbers them"),
        pytest.param(["(1)", "(2)", "(3)"], True, id="in parentheses"),
        pytest.param(
            ["A", "B", 1.0, 2.0, 3.0], True, id="letters for the words, numbers for the counts"
        ),
        pytest.param([1.0, "Sở Nội vụ", 3.0], False, id="a unit"),
        pytest.param([1.0, 2.0, 9.0], False, id="no sequence"),
        pytest.param([7.0, 8.0, 9.0], False, id="a sequence that starts anywhere"),
        pytest.param(["I", "Cấp huyện", ""], False, id="a section"),
    ],
)
def test_the_row_of_column_numbers(cells: list[str | float], expected: bool) -> None:
    assert is_row_of_column_numbers(cells) is expected
