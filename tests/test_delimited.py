"""Delimited text: the fast way cuts as ``csv`` does, and every row keeps its line number."""

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc.readers import delimited
from cchc.readers.delimited import BrokenQuotes, read_blocks, read_rows

Row = tuple[int, tuple[str, ...]]

DELIMITERS = st.sampled_from(",;\t|")
CELL = st.text(st.sampled_from("ab1 ,;\t|ỉ\u2028\x0b\0'"), max_size=4)
QUOTED_CELL = st.text(st.sampled_from('ab"\n\r ,;\tỉ'), max_size=5)
LINE_END = st.sampled_from(["\n", "\r\n"])


def cut(data: bytes, delimiter: str, width: int, skip: int = 0) -> tuple[list[Row], dict[int, int]]:
    """Read all blocks: rows with their lines, and the ragged ones."""
    rows: list[Row] = []
    ragged: dict[int, int] = {}
    for block in read_blocks(
        data, encoding="utf-8", delimiter=delimiter, skip_lines=skip, width=width
    ):
        assert {len(column) for column in block.columns} == {len(block.lines)}
        rows += zip(block.lines, zip(*block.columns, strict=True), strict=True)
        ragged |= block.ragged
    return rows, ragged


def cut_by_csv(
    text: str, delimiter: str, width: int, skip: int = 0
) -> tuple[list[Row], dict[int, int]]:
    """Say by Python's own reader what the rows are."""
    rows: list[Row] = []
    ragged: dict[int, int] = {}
    for line, cells in numbered(text, delimiter):
        if line > skip:
            fitted = [*cells[:width], *[""] * (width - len(cells))]
            rows.append((line, tuple(fitted)))
            uneven = cells if len(cells) < width else cells[width:]
            if len(cells) != width and "".join(uneven).strip():
                ragged[line] = len(cells)
    return rows, ragged


def numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for cells in reader:
        if cells:
            yield line, cells
        line = reader.line_num + 1


@settings(deadline=None)
@given(
    lines=st.lists(st.lists(CELL, max_size=5), max_size=12),
    delimiter=DELIMITERS,
    end=LINE_END,
    ends=st.booleans(),
    width=st.integers(1, 5),
    skip=st.integers(0, 4),
    chunk=st.integers(1, 20),
)
@example([["a", "b"], [""], ["c", "d"]], ",", "\r\n", True, 2, 0, 1)
@example([["a"], [], ["b"], []], ",", "\n", True, 1, 1, 3)
def test_unquoted_text_is_cut_as_csv_cuts_it(
    lines: list[list[str]],
    delimiter: str,
    end: str,
    ends: bool,
    width: int,
    skip: int,
    chunk: int,
) -> None:
    text = end.join(delimiter.join(cells) for cells in lines) + end * ends
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_CHUNK", chunk)
        assert cut(text.encode(), delimiter, width, skip) == cut_by_csv(
            text, delimiter, width, skip
        )


@settings(deadline=None)
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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("text", ["Xã,1\nTỉnh,2\n", '"Xã",1\n"Tỉnh",2\n'])
def test_both_ways_read_any_encoding(encoding: str, text: str) -> None:
    blocks = read_blocks(
        text.encode(encoding), encoding=encoding, delimiter=",", skip_lines=0, width=2
    )
    assert [list(map(tuple, block.columns)) for block in blocks] == [[("Xã", "Tỉnh"), ("1", "2")]]


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
    assert cut(f"{heading}\n{line}\n".encode(), ",", 2, skip=1)[1] == expected


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_long_cell_is_a_cell(quote: str) -> None:
    """By itself ``csv`` takes one of more than 131,072 characters for an unclosed quote."""
    long = "x" * 200_000
    assert cut(f"{quote}{long}{quote},2\n".encode(), ",", 2)[0] == [(1, (long, "2"))]


def test_rows_are_read_one_by_one_above_the_headings() -> None:
    data = b'title\n\n"a\nb",c\n'
    assert list(read_rows(data, encoding="utf-8", delimiter=",")) == [
        (1, ["title"]),
        (3, ["a\nb", "c"]),
    ]
