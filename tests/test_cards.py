"""Tables on narrow screens: blocks of lines, and never a broken number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.document.model import Column, Kind, Table, Toned
from cchc.render.cards import cards
from cchc.render.text_table import fits, paint
from cchc.words.numbers import count

TABLE = Table(
    [
        Column("item", "Mục", Kind.ITEM),
        Column("unit", "Đơn vị", Kind.NAME),
        Column("count", "Tổng số", Kind.COUNT),
        Column("remark", "Ghi chú", Kind.ITEM),
    ],
    [
        ["I.1", "Sở Tài nguyên và Môi trường", 1234, Toned("", "bad")],
        ["III.2", "Xã Đắk Long", 7, Toned("một phần", "bad")],
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
    assert f"\n{cards(TABLE, 'vi', width)}" == expected


def test_words_are_coloured_and_lines_are_not() -> None:
    lines = cards(TABLE, "vi", 40, paint=paint).splitlines()
    assert lines[-1] == "  Ghi chú  \x1b[31mmột phần\x1b[0m"


def test_nothing_steers_the_terminal() -> None:
    hostile = Table(
        [Column("a", "\x1b", Kind.ITEM), Column("b", "\u202e", Kind.ITEM)], [["\x07", "::a"]]
    )
    assert cards(hostile, "vi", 40) == "\\x07\n  \\u202e  :\\x3aa\n"


@given(st.integers(1, 10**12), st.integers(1, 80))
def test_numbers_are_never_broken(number: int, width: int) -> None:
    table = Table([Column("a", "a", Kind.ITEM), Column("b", "b", Kind.COUNT)], [["x", number]])
    assert count(number, "vi") in cards(table, "vi", width)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        pytest.param(80, True, id="room enough"),
        pytest.param(38, True, id="the unit folds, and so do the headings"),
        pytest.param(20, False, id="something would have to break"),
    ],
)
def test_fits(width: int, expected: bool) -> None:
    assert fits(TABLE, "vi", width) is expected
