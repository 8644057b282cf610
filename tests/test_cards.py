"""Tables on narrow screens: blocks of lines, and never a broken number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.render.cards import cards
from cchc.render.grid import Cell, Column, Grid, fits, paint

GRID = Grid(
    [Column("Mục"), Column("Đơn vị", folds=True), Column("Tổng số", right=True), Column("Ghi chú")],
    [
        [Cell("I.1"), Cell("Sở Tài nguyên và Môi trường"), Cell("1.234"), Cell("", "red")],
        [Cell("III.2"), Cell("Xã Đắk Long"), Cell("7"), Cell("một phần", "red")],
    ],
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        pytest.param(
            40,
            """
I.1
  Đơn vị   Sở Tài nguyên và Môi trường
  Tổng số  1.234
III.2
  Đơn vị   Xã Đắk Long
  Tổng số  7
  Ghi chú  một phần
""",
            id="a line per cell, and none for an empty one",
        ),
        pytest.param(
            26,
            """
I.1
  Đơn vị   Sở Tài nguyên
           và Môi trường
  Tổng số  1.234
III.2
  Đơn vị   Xã Đắk Long
  Tổng số  7
  Ghi chú  một phần
""",
            id="texts fold beside their heading",
        ),
        pytest.param(
            18,
            """
I.1
  Đơn vị
    Sở Tài nguyên
    và Môi trường
  Tổng số  1.234
III.2
  Đơn vị
    Xã Đắk Long
  Tổng số  7
  Ghi chú
    một phần
""",
            id="or below it",
        ),
    ],
)
def test_cards(width: int, expected: str) -> None:
    assert f"\n{cards(GRID, width)}" == expected


def test_words_are_coloured_and_lines_are_not() -> None:
    lines = cards(GRID, 40, paint=paint).splitlines()
    assert lines[-1] == "  Ghi chú  \x1b[31mmột phần\x1b[0m"


def test_nothing_steers_the_terminal() -> None:
    hostile = Grid([Column("\x1b"), Column("\u202e")], [[Cell("\x07"), Cell("::a")]])
    assert cards(hostile, 40) == "\\x07\n  \\u202e  :\\x3aa\n"


@given(st.integers(1, 10**12), st.integers(1, 80))
def test_numbers_are_never_broken(number: int, width: int) -> None:
    grid = Grid([Column("a"), Column("b", right=True)], [[Cell("x"), Cell(str(number))]])
    assert str(number) in cards(grid, width)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        pytest.param(80, True, id="room enough"),
        pytest.param(38, True, id="the unit folds, and so do the headings"),
        pytest.param(20, False, id="something would have to break"),
    ],
)
def test_fits(width: int, expected: bool) -> None:
    assert fits(GRID, width) is expected
