"""Delimited text: the fast way cuts as ``csv`` does, and every row keeps its line number."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc import limits
from cchc.sources import delimited
from cchc.sources.delimited import BrokenQuotes, read_grid, read_rows
from cchc.sources.refusals import Refused

Row = tuple[int, tuple[str, ...]]

DELIMITERS = st.sampled_from(",;\t|")
CELL = st.text(st.sampled_from("ab1 ,;\t|ỉ\u2028\x0b\0'"), max_size=4)
QUOTED_CELL = st.text(st.sampled_from('ab"\n\r ,;\tỉ'), max_size=5)
LINE_CELL = st.text(st.sampled_from('ab" ,;\tỉ'), max_size=5)
LINE_END = st.sampled_from(["\n", "\r\n"])


def cut(data: bytes, delimiter: str, width: int) -> tuple[list[Row], dict[int, int]]:
    """Read all rows with their lines, cells to the last that is filled, and the ragged ones."""
    grid = read_grid(data, delimiter, width)
    assert {len(column) for column in grid.columns} <= {grid.height}
    rows = [(line, without_blanks(map(str, grid.row(at)))) for at, line in enumerate(grid.lines)]
    return rows, dict(grid.ragged)


def cut_by_csv(text: str, delimiter: str, width: int) -> tuple[list[Row], dict[int, int]]:
    """Say by Python's own reader what the rows are."""
    read = list(numbered(text, delimiter))
    widths = Counter(len(cells) for _, cells in read)
    widths[width] += 0  # as wide as expected, where others are as many
    usual = max(widths, key=lambda width: (widths[width], width))
    ragged = {
        line: len(cells)
        for line, cells in read
        if len(cells) != usual and "".join(cells if len(cells) < usual else cells[usual:]).strip()
    }
    return [(line, without_blanks(cells)) for line, cells in read], ragged


def without_blanks(cells: Iterable[str]) -> tuple[str, ...]:
    """Leave out what is blank at the end of a row."""
    row = [*cells]
    while row and not row[-1].strip():
        del row[-1]
    return tuple(row)


def numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for cells in reader:
        if cells:
            yield line, cells
        line = reader.line_num + 1


@given(
    lines=st.lists(st.lists(CELL, max_size=5), max_size=12),
    delimiter=DELIMITERS,
    end=LINE_END,
    ends=st.booleans(),
    width=st.integers(1, 5),
    chunk=st.integers(1, 20),
)
@example([["a", "b"], [""], ["c", "d"]], ",", "\r\n", True, 2, 1)
@example([["a"], [], ["b"], []], ",", "\n", True, 1, 3)
def test_unquoted_text_is_cut_as_csv_cuts_it(
    lines: list[list[str]],
    delimiter: str,
    end: str,
    ends: bool,
    width: int,
    chunk: int,
) -> None:
    text = end.join(delimiter.join(cells) for cells in lines) + end * ends
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_CHUNK", chunk)
        assert cut(text.encode(), delimiter, width) == cut_by_csv(text, delimiter, width)


@given(
    table=st.lists(st.lists(QUOTED_CELL, min_size=1, max_size=4), max_size=8),
    delimiter=DELIMITERS,
    end=LINE_END,
    width=st.integers(1, 4),
    rows=st.integers(1, 3),
)
def test_quoted_text_is_cut_as_csv_cuts_it(
    table: list[list[str]], delimiter: str, end: str, width: int, rows: int
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=end).writerows(table)
    text = written.getvalue()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_ROWS", rows)
        assert cut(text.encode(), delimiter, width) == cut_by_csv(text, delimiter, width)


@given(
    table=st.lists(st.lists(LINE_CELL, min_size=2, max_size=3), max_size=12),
    delimiter=DELIMITERS,
    end=LINE_END,
    width=st.integers(2, 3),
    chunk=st.integers(1, 20),
)
@example([["a", "b"], ["c,d", '"'], ["e", "f"]], ",", "\n", 2, 1)
def test_quoted_cells_that_end_with_their_lines_are_cut_as_csv_cuts_them(
    table: list[list[str]], delimiter: str, end: str, width: int, chunk: int
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=end).writerows(table)
    text = written.getvalue()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_CHUNK", chunk)
        assert cut(text.encode(), delimiter, width) == cut_by_csv(text, delimiter, width)


def cut_or_broken(cut_it: Callable[[], object]) -> object:
    """Cut a text, or say that its quotes are broken."""
    try:
        return cut_it()
    except (csv.Error, BrokenQuotes):
        return "broken"


@settings(deadline=None, max_examples=400)
@given(
    pieces=st.lists(
        st.sampled_from(['"', '""', "a", "b", ",", "\n", '"a"', '"a",', ',"b"', '"\n"', "a,b\n"])
    ),
    width=st.integers(1, 3),
    chunk=st.integers(1, 30),
)
@example(['"a"', ",", "b", "\n", "a", ",", '"b"'], 2, 30)
@example(["a", ",", '"b"', "\n", "a", '"', "b", '"', ",", "b"], 2, 30)
@example(["a,b\n", '"', '"', "\n", "a,b\n"], 2, 30)
@example(['"', "a", "\n", "b", '"', ",", "b", "\n", "a,b\n"], 2, 30)
def test_quote_marks_anywhere_mean_what_they_mean_to_csv(
    pieces: list[str], width: int, chunk: int
) -> None:
    text = "".join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_CHUNK", chunk)
        found = cut_or_broken(lambda: cut(text.encode(), ",", width))
    assert found == cut_or_broken(lambda: cut_by_csv(text, ",", width))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a,b\n1,2\n", [(1, ("a", "b")), (2, ("1", "2"))], id="lines count from 1"),
        pytest.param("a,b\n\n\n1,2", [(1, ("a", "b")), (4, ("1", "2"))], id="empty lines count"),
        pytest.param(
            'a,"x\ny"\n1,2\n', [(1, ("a", "x\ny")), (3, ("1", "2"))], id="a quoted line end counts"
        ),
        pytest.param(
            'a,"x\r\ny"\r\n1,2', [(1, ("a", "x\r\ny")), (3, ("1", "2"))], id="CRLF inside quotes"
        ),
        pytest.param(
            'a,"x\ry"\n1,2\n', [(1, ("a", "x\ry")), (3, ("1", "2"))], id="a lone CR inside quotes"
        ),
        pytest.param(
            "a,b\r1,2\r3,4", [(1, ("a", "b")), (2, ("1", "2")), (3, ("3", "4"))], id="lone CRs"
        ),
        pytest.param(
            "a,b\r1,2\n3,4", [(1, ("a", "b")), (2, ("1", "2")), (3, ("3", "4"))], id="CR and LF"
        ),
        pytest.param('a,6" x 4"\n', [(1, ("a", '6" x 4"'))], id="a quote inside a word is itself"),
        pytest.param('a,""""\n', [(1, ("a", '"'))], id="a doubled quote is one"),
        pytest.param("a,b\0c\n", [(1, ("a", "b\0c"))], id="a NUL is a character like others"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_line_numbers(text: str, expected: list[Row]) -> None:
    assert cut(text.encode(), ",", 2)[0] == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param('a,b\n1,"2\n3,4\n', 2, id="never closed"),
        pytest.param('a,b\n1,2\n3,"4" x\n5,6\n', 3, id="something follows the closing one"),
        pytest.param('a,"x\ny"\n1,"2\n', 3, id="below a row of two lines"),
        pytest.param('"a,b\n1,2\n"c",d\n', 1, id="opened in one row, seen in another"),
    ],
)
def test_a_broken_quote_names_the_row_where_it_opens(text: str, line: int) -> None:
    with pytest.raises(BrokenQuotes) as raised:
        cut(text.encode(), ",", 2)
    assert raised.value.line == line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("1,2", {}, id="as wide as the headings"),
        pytest.param("1", {2: 1}, id="too short"),
        pytest.param("1,2,3", {2: 3}, id="too long"),
        pytest.param("1,2,,,", {}, id="blank cells behind the last column"),
        pytest.param("1,2, ,\t", {}, id="blanks behind the last column"),
        pytest.param(",,,,", {}, id="a row of nothing, too long"),
        pytest.param(" ", {}, id="a row of nothing, too short"),
    ],
)
@pytest.mark.parametrize("quoted", [False, True])
def test_ragged_rows(line: str, expected: dict[int, int], quoted: bool) -> None:
    heading = '"a",b' if quoted else "a,b"
    assert cut(f"{heading}\n{line}\n3,4\n".encode(), ",", 2)[1] == expected


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_long_cell_is_a_cell(quote: str) -> None:
    """By itself ``csv`` takes one of more than 131,072 characters for an unclosed quote."""
    long = "x" * 200_000
    assert cut(f"{quote}{long}{quote},2\n".encode(), ",", 2)[0] == [(1, (long, "2"))]


def test_rows_are_read_one_by_one_above_the_headings() -> None:
    data = b'title\n\n"a\nb",c\n'
    assert list(read_rows(data, ",")) == [(1, ["title"]), (3, ["a\nb", "c"])]


@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize("wide", ["x" + "," * 9_000 + "y", "," * 90_000, "x" + "," * 90_000])
def test_one_wide_row_among_many_costs_what_it_holds(wide: str, quote: str) -> None:
    """Were the others filled up to it, they would take gigabytes."""
    lines = [f"{quote}Xã{quote},1"] * 5_000
    grid = read_grid("\n".join([*lines, wide, *lines]).encode(), ",", 2)
    filled = [column for column in grid.columns if any(column)]
    assert (grid.height, len(filled)) == (10_001, 2 + wide.endswith("y"))
    assert len({id(column) for column in grid.columns}) <= len(filled) + 1


def test_equal_texts_of_a_column_are_one_object() -> None:
    grid = read_grid('Xã,1\n"Xã",1\nXã,2\n'.encode(), ",", 2)
    assert [len(set(map(id, column))) for column in grid.columns] == [1, 2]


def test_too_many_different_texts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXTS", 100)
    with pytest.raises(Refused) as raised:
        read_grid("\n".join(map(str, range(200))).encode(), ",", 1)
    assert (raised.value.rule.code, raised.value.rule.limit) == ("C112", 100)


@pytest.mark.parametrize(
    ("lines", "refused"),
    [
        pytest.param(["1", "1,2", "1,2,3"] * 20, True, id="none of three widths is that of most"),
        pytest.param(["1,2,3", "1,2,3,4"] * 9, False, id="few lines are odd"),
        pytest.param(["1,2,3"] * 30 + ["1,2,3,4"] * 29, False, id="most are as wide as each other"),
        pytest.param(
            ["1,2"] * 40 + ["1", "1,2,3", "1,2,3,4"] * 7, False, id="one width is that of most"
        ),
        pytest.param(["1,2,,", "1,2,", "1,2, "] * 20, False, id="blank cells make no line wider"),
        pytest.param(["1", "", "1,2", "", "1,2,3", ""] * 20, True, id="empty lines count for none"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r"])
def test_lines_of_all_widths_are_no_table(
    lines: list[str], refused: bool, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows of junk are not kept: two millions of them took twenty seconds and 840 MB."""
    monkeypatch.setattr(limits, "FINDINGS_OF_A_FILE", 20)
    monkeypatch.setattr(delimited, "_CHUNK", 16)
    monkeypatch.setattr(delimited, "_ROWS", 4)
    text = end.join(["a,b", *lines]).encode()
    if not refused:
        assert read_grid(text, ",", 2).height == 1 + len(lines)
        return
    with pytest.raises(Refused) as raised:
        read_grid(text, ",", 2)
    assert (raised.value.rule.code, raised.value.rule.limit) == ("C112", 20)


def test_what_a_row_is_compared_with_is_the_reader_of_a_table_to_say() -> None:
    """A table of two columns stands above one of three: each has its own width."""
    grid = read_grid(b"a,b\n1,2\n1\na,b,c\n1,2,3\n1,2,3\n1,2,3,4\n1,2,3\n", ",", 3)
    assert grid.ragged == {1: 2, 2: 2, 3: 1, 7: 4}
    assert grid.ragged_at(2) == {3: 1, 4: 3, 5: 3, 6: 3, 7: 4, 8: 3}
