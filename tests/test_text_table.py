"""Tables of words: plain text at every width, and the same through Rich."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from cchc.document.model import Cell, Column, Kind, Mark, Table, Toned
from cchc.render.text_table import paint, plain, rich_table
from cchc.results import Verdict

ITEM = Column("item", "Mục", Kind.ITEM)
LABEL = Column("label", "Chỉ tiêu", Kind.LABEL, 24)
UNIT = Column("unit", "Đơn vị", Kind.NAME)
COUNT = Column("count", "Tổng số", Kind.COUNT)
VERDICT = Column("verdict", "Đánh giá", Kind.VERDICT)


def grid(*rows: tuple[Cell, ...], columns: tuple[Column, ...] = (ITEM, UNIT, COUNT)) -> Table:
    return Table(columns, rows)


def by_rich(table: Table, width: int) -> str:
    """Draw through Rich, without colours and without the spaces at line ends."""
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False)
    console.print(rich_table(table, "vi", width))
    drawn = console.file
    assert isinstance(drawn, io.StringIO)
    return "\n".join(line.rstrip() for line in drawn.getvalue().splitlines()) + "\n"


REAL = grid(
    ("I.1", "Sở Tài nguyên và Môi trường", "1.234"),
    ("III.2", "Xã Đắk Long", "7"),
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        pytest.param(
            None,
            """
Mục    Đơn vị                       Tổng số
─────  ───────────────────────────  ───────
I.1    Sở Tài nguyên và Môi trường    1.234
III.2  Xã Đắk Long                        7
""",
            id="as wide as the widest texts, numbers on the right",
        ),
        pytest.param(
            42,
            """
                                     Tổng
Mục    Đơn vị                          số
─────  ───────────────────────────  ─────
I.1    Sở Tài nguyên và Môi trường  1.234
III.2  Xã Đắk Long                      7
""",
            id="headings fold before any row does",
        ),
        pytest.param(
            30,
            """
                          Tổng
Mục    Đơn vị               số
─────  ────────────────  ─────
I.1    Sở Tài nguyên và  1.234
       Môi trường
III.2  Xã Đắk Long           7
""",
            id="then texts fold between words",
        ),
        pytest.param(
            10,
            """
                Tổng
Mục    Đơn vị     số
─────  ──────  ─────
I.1    Sở Tài  1.234
       nguyên
       và Môi
       trường
III.2  Xã Đắk      7
       Long
""",
            id="a number, a code or a word is never broken, however narrow",
        ),
    ],
)
def test_widths(width: int | None, expected: str) -> None:
    assert "\n" + plain(REAL, "vi", width=width) == expected


SHORTENED = grid(
    ("I.1", "Tỷ lệ số hóa hồ sơ, kết quả", "1.234", "Không đạt (chưa đủ)"),
    ("II", "Ngắn", "5", "Đạt"),
    columns=(ITEM, LABEL, COUNT, VERDICT),
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        pytest.param(
            None,
            """
Mục  Chỉ tiêu                  Tổng số  Đánh giá
───  ────────────────────────  ───────  ───────────────────
I.1  Tỷ lệ số hóa hồ sơ, kết…    1.234  Không đạt (chưa đủ)
II   Ngắn                            5  Đạt
""",
            id="never longer than it may be, even where there is room",
        ),
        pytest.param(
            40,
            """
                     Tổng
Mục  Chỉ tiêu          số  Đánh giá
───  ─────────────  ─────  ─────────────
I.1  Tỷ lệ số hóa…  1.234  Không đạt
                           (chưa đủ)
II   Ngắn               5  Đạt
""",
            id="shorter where there is less, without a space before the dots",
        ),
        pytest.param(
            24,
            """
      Tổng
Mục     số  Đánh giá
───  ─────  ────────────
I.1  1.234  Không đạt
            (chưa đủ)
II       5  Đạt
""",
            id="gone where even the shortest does not fit",
        ),
    ],
)
def test_a_text_that_may_be_cut_short(width: int | None, expected: str) -> None:
    assert "\n" + plain(SHORTENED, "vi", width=width) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("nguyên", 20, ["nguyên"], id="composed"),
        pytest.param("nguye\u0302n", 20, ["nguye\u0302n"], id="decomposed: a mark takes no room"),
        pytest.param("e\u0302" * 20, 20, ["e\u0302" * 20], id="twenty letters of two characters"),
        pytest.param("日日", 20, ["日日"], id="wide letters take two"),
        pytest.param(
            "日" * 11, 20, ["日" * 10, "日"], id="and are broken where they fill the line"
        ),
        pytest.param("x" * 45, 20, ["x" * 20, "x" * 20, "xxxxx"], id="a word without an end"),
        pytest.param("ab  cd", 20, ["ab  cd"], id="two spaces stay two"),
        pytest.param("", 20, [""], id="nothing"),
    ],
)
def test_texts_of_odd_widths_are_measured_as_a_terminal_shows_them(
    text: str, width: int, expected: list[str]
) -> None:
    table = grid(
        (text, "|"), columns=(Column("x", "x" * width, Kind.TEXT), Column("|", "|", Kind.ITEM))
    )
    drawn = plain(table, "vi", width=width + 3).splitlines()[2:]
    assert [line.removesuffix("|").rstrip(" ") for line in drawn] == expected
    first, *_ = drawn
    assert first.index("|") == len(first) - 1  # the second column begins where its heading does
    marks = first.count("\u0302")
    wide = first.count("日")
    assert first.index("|") == width + 2 + marks - wide


HOSTILE = (
    "Sở Y tế [tỉnh]",
    "[/]",
    "[bold red]x[/bold red]",
    ":smile:",
    "[link=http://x]y[/link]",
    "a\\[b]",
    "=1+1",
    "\x1b[2J\x9b\u202e",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("where", ["cell", "heading"])
def test_markup_is_text_and_escapes_are_shown(text: str, where: str) -> None:
    heading, cell = ("h", text) if where == "cell" else (text, "c")
    table = grid((cell,), columns=(Column("h", heading, Kind.ITEM),))
    shown = text.replace("\x1b", "\\x1b").replace("\x9b", "\\x9b").replace("\u202e", "\\u202e")
    for drawn in (plain(table, "vi"), by_rich(table, 60)):
        assert shown in drawn
        assert "\x1b" not in drawn


def test_a_line_end_in_a_cell_begins_no_line() -> None:
    assert plain(grid(("a\nb", "c\rd", "1\t2")), "vi").splitlines()[2:] == [
        "a\\x0ab  c\\x0dd   1\\x092"
    ]


def test_plain_text_is_painted_cell_by_cell() -> None:
    painted = plain(Table((ITEM, COUNT), [[Mark("IV", Verdict.MISSED), ""]]), "vi", paint=paint)
    assert painted == (
        "\x1b[1mMục\x1b[0m  \x1b[1mTổng số\x1b[0m\n"
        "\x1b[2m───\x1b[0m  \x1b[2m───────\x1b[0m\n"
        "\x1b[1;31mIV\x1b[0m\n"
    )


def test_a_grid_without_rows_is_its_heading() -> None:
    assert plain(grid(), "vi") == "Mục  Đơn vị  Tổng số\n───  ──────  ───────\n"
    assert plain(grid(), "vi", width=14) == "     Đơn  Tổng\nMục  vị     số\n───  ───  ────\n"


@pytest.mark.parametrize("table", [REAL, SHORTENED], ids=["folding", "cut short"])
@pytest.mark.parametrize("width", [24, 30, 40, 60, 200])
def test_rich_draws_the_same_words_in_the_same_places(table: Table, width: int) -> None:
    ours, theirs = plain(table, "vi", width=width).splitlines(), by_rich(table, width).splitlines()
    assert [line for line in theirs if "─" not in line] == [
        line for line in ours if "─" not in line
    ]


def test_rich_paints_words_and_not_their_room() -> None:
    console = Console(file=io.StringIO(), width=40, color_system="standard", force_terminal=True)
    console.print(rich_table(Table((ITEM,), [[Toned("Đạt", "good")]]), "vi", 40))
    assert isinstance(console.file, io.StringIO)
    assert "\x1b[32mĐạt\x1b[0m" in console.file.getvalue()


words = st.text(alphabet="aế日 \u0302[]", max_size=12)
rows = st.lists(st.tuples(words, words, st.integers(0, 10**9).map(str)), max_size=4)


@given(rows, st.integers(1, 60))
def test_nothing_is_lost_and_nothing_is_wider_than_it_must_be(
    texts: list[tuple[str, str, str]], width: int
) -> None:
    table = grid(*texts)
    drawn = plain(table, "vi", width=width)
    for letter in "aế日[]0123456789":
        assert drawn.count(letter) == plain(table, "vi").count(letter)
    needed = sum(_cells(max(texts, key=_cells)) for texts in _longest_words(table)) + 4
    assert max(map(_cells, drawn.splitlines())) <= max(width, needed)


def _longest_words(table: Table) -> list[list[str]]:
    """Give, column by column, the pieces that are never broken."""
    pieces = []
    for at, column in enumerate(table.columns):
        texts = [str(row[at]) for row in table.rows]
        own = (
            [word for text in texts for word in text.split(" ")]
            if column.kind is Kind.NAME
            else texts
        )
        pieces.append([*column.heading.split(" "), *own])
    return pieces


def _cells(text: str) -> int:
    return len(text) + text.count("日") - text.count("\u0302")
