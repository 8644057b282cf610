"""A text file as a sheet: its encoding, its delimiter, its line numbers."""

import codecs
from collections.abc import Sequence

import pytest

from cchc.diagnostics import Finding
from cchc.grid import Grid
from cchc.sources.opening import open_grids
from cchc.sources.sheet_filter import EVERY_SHEET
from reading import source

WORDING = "Tỷ lệ hồ sơ, kết quả, thủ tục, đúng hạn"


def are_headings(rows: Sequence[Sequence[str]]) -> bool:
    """Stand for who knows headings."""
    return any({"b", "a"} <= {cell.partition("\n")[0] for cell in row} for row in rows)


def opened(text: str | bytes) -> Grid:
    """Open a file that can be opened."""
    [grid], _ = open_grids(source(text), EVERY_SHEET, None, are_headings)
    return grid


def refused(data: bytes) -> Finding:
    """Open a file that cannot be opened."""
    grids, [finding] = open_grids(source(data), EVERY_SHEET, None, are_headings)
    assert grids == []
    return finding


def rows(grid: Grid) -> list[tuple[int, tuple[object, ...]]]:
    return [(line, tuple(grid.row(at))) for at, line in enumerate(grid.lines)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mục,b,a\nIV.1,95,100\n", ",", id="commas"),
        pytest.param("Mục;b;a\nIV.1;95;100\n", ";", id="semicolons, as Excel in Vietnam writes"),
        pytest.param("Mục\tb\ta\nIV.1\t95\t100\n", "\t", id="tabs"),
        pytest.param("Mục;b;a\nIV.1;12,0;15,0\n" * 3, ";", id="decimal commas between semicolons"),
        pytest.param(
            "Chỉ số;b;a\n" + f"{WORDING};95;100\n" * 30, ";", id="more commas than semicolons"
        ),
        pytest.param(
            "Báo cáo, quý III, năm 2023, của tỉnh\n" * 9 + "Mục;b;a\nIV.1;1;2\n", ";", id="titles"
        ),
        pytest.param('"Mục, phụ lục";"b";"a"\nIV.1;1;2\n', ";", id="commas in quoted headings"),
        pytest.param("Mục;b;a\n", ";", id="nothing but headings"),
        pytest.param("sep=;\nMục;b;a\nIV.1;1;2\n", ";", id="declared"),
        pytest.param("SEP=|\r\nMục|b|a\r\nIV.1|1|2\r\n", "|", id="declared, and no usual one"),
        pytest.param("sep=;\rMục;b;a\rIV.1;1;2\r", ";", id="declared, lone CRs"),
        pytest.param("sep=x\nMục,b,a\nIV.1,1,2\n", ",", id="no letter can be declared"),
        pytest.param('sep="\nMục,b,a\nIV.1,1,2\n', ",", id="no quote mark can be declared"),
        pytest.param("Ghi chú\n", ",", id="nothing tells"),
    ],
)
def test_the_delimiter_is_found(text: str, expected: str) -> None:
    cells = text.rstrip().splitlines()[-1].split(expected)
    assert opened(text).row(-1)[: len(cells)] == cells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mục,b,a\nIV.1,1,2\n", [2], id="headings in the first line"),
        pytest.param("sep=;\nMục;b;a\nIV.1;1;2\n", [3], id="a declared delimiter takes a line"),
        pytest.param("sep=;\r\nMục;b;a\r\nIV.1;1;2\r\n", [3], id="the same with CRLF"),
        pytest.param("sep=;\rMục;b;a\rIV.1;1;2\r", [3], id="the same with lone CRs"),
        pytest.param("Báo cáo\n\n\nMục,b,a\nIV.1,1,2\n", [5], id="below titles and empty lines"),
        pytest.param('Mục,b,"a\n(hồ sơ)"\nIV.1,1,2\n', [3], id="below a heading of two lines"),
        pytest.param('Mục,b,"a\r(hồ sơ)"\nIV.1,1,2\n', [3], id="below a heading with a lone CR"),
        pytest.param('"Báo\ncáo"\nMục,b,a\nIV.1,1,2\n', [4], id="below a title of two lines"),
        pytest.param("Mục,b,a\n", [1], id="no rows"),
        pytest.param("Mục,b,a", [1], id="no rows and no line end"),
    ],
)
def test_rows_keep_their_line_numbers(text: str, expected: list[int]) -> None:
    lines = opened(text).lines
    assert list(lines)[-len(expected) :] == expected


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Mục,b,a\nTỷ lệ,1,2\n".encode(), id="UTF-8"),
        pytest.param("Mục,b,a\nTỷ lệ,1,2\n".encode("utf-8-sig"), id="UTF-8 with its mark"),
        pytest.param("Mục\tb\ta\nTỷ lệ\t1\t2\n".encode("utf-16"), id="Unicode Text of Excel"),
        pytest.param(
            codecs.BOM_UTF16_BE + "Mục,b,a\nTỷ lệ,1,2\n".encode("utf-16-be"), id="UTF-16 BE"
        ),
        pytest.param("sep=;\nMục;b;a\nTỷ lệ;1;2\n".encode("utf-8-sig"), id="a mark before sep="),
    ],
)
def test_encodings(data: bytes) -> None:
    assert opened(data).row(-1) == ["Tỷ lệ", "1", "2"]


@pytest.mark.parametrize(
    ("data", "row", "position"),
    [
        pytest.param("Mu\u0323c,b\nTy\u0309,1".encode("cp1258"), 1, 3, id="Windows-1258"),
        pytest.param("Mục\nTỷ".encode() + b"\xff", 2, 11, id="in the second row"),
        pytest.param(b"\xef\xbb\xbfab\xff", 1, 6, id="the mark counts as the bytes that it is"),
        pytest.param("Mục".encode("utf-16") + b"\0", None, 9, id="half a letter of UTF-16"),
    ],
)
def test_other_encodings_are_refused_with_the_place(
    data: bytes, row: int | None, position: int
) -> None:
    finding = refused(data)
    assert (finding.rule.code, finding.location.row) == ("C104", row)
    assert finding.rule.position == position


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param('Báo cáo "\n"Mục,b,a\nIV.1,1,2\n', 2, id="in the headings"),
        pytest.param('Mục,b,a\nIV.1,"1,2\n', 2, id="right below them"),
    ],
)
def test_broken_quotes_among_the_first_rows(text: str, row: int) -> None:
    finding = refused(text.encode())
    assert (finding.rule.code, finding.location.row) == ("C105", row)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param("Mục,b,a\n" + "IV.1,1,2\n" * 70 + 'IV.1,"1,2\n', 72, id="far below"),
        pytest.param("Mục,b,a\n" + 'IV.1,"1",2\n' * 70 + 'x,"1"2,3\n', 72, id="closed too early"),
    ],
)
def test_a_file_whose_quotes_break_below_gives_no_grid(text: str, row: int) -> None:
    """The rows before the break may have swallowed others."""
    finding = refused(text.encode())
    assert (finding.rule.code, finding.location.row) == ("C105", row)


def test_a_file_is_as_wide_as_most_of_its_lines() -> None:
    grid = opened("Mục,b,a\nIV.1,1\nIV.1,1,2,3\nII,1,2\n")
    assert rows(grid) == [
        (1, ("Mục", "b", "a", "")),
        (2, ("IV.1", "1", "", "")),
        (3, ("IV.1", "1", "2", "3")),
        (4, ("II", "1", "2", "")),
    ]
    assert (grid.ragged, grid.usual_width, grid.is_text) == ({2: 2, 3: 4}, 3, True)
