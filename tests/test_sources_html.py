"""Tables of HTML pages, as one-stop systems export them under the name of .xls."""

from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest

from bombs import PAGES
from cchc import limits
from cchc.diagnostics import Location
from cchc.grid import Range
from cchc.rules.files import EncodingUnknown
from cchc.sources.foreign.reading import read_sheets
from cchc.sources.refusals import Refused
from cchc.sources.sheet_cells import SheetCells
from reading import bytes_file, message, pairs, rows, source, told
from reading import check_bare as check
from test_sources_foreign import cells
from work import calls

HEADINGS = "<tr><th>Mục<th>Đơn vị<th>Kỳ<th>Tử số (b)<th>Mẫu số (a)"
ROW = "<tr><td>IV.1<td>Sở Y tế<td>Quý III/2023<td>95<td>100"


def read(page: str | bytes) -> list[SheetCells]:
    return read_sheets(source(page, "html"))


def one(page: str) -> dict[tuple[int, int], object]:
    [grid] = read(page)
    return cells(grid)


def table(*lines: str) -> str:
    return f"<table>{''.join(lines)}</table>"


def cell(written: str) -> object:
    """Read one cell of a table."""
    return one(table(f"<tr>{written}<td>1"))[1, 1]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("<td>1.200", "1.200", id="a text, as CSV would have it"),
        pytest.param("<td x:num>1.200", "1.200", id="a number without its value"),
        pytest.param('<td x:num="1200.5">1.200,5', 1200.5, id="the value beneath"),
        pytest.param('<td x:num="1200">1.200', 1200.0, id="a whole value beneath"),
        pytest.param('<td x:num="0.95">95%', "95%", id="a percentage is not the value beneath"),
        pytest.param('<td x:num="45019">03/04/2023', "03/04/2023", id="nor is a date"),
        pytest.param('<td x:err="#N/A">#N/A', ("error", "#N/A"), id="an error"),
        pytest.param('<td x:bool="FALSE">SAI', False, id="a boolean"),
        pytest.param(
            '<td x:num="0" x:fmla="=B1">0', ("stored-zero", "="), id="a formula that gives 0"
        ),
        pytest.param(
            "<td> Sở\n   <b>Y</b>&nbsp;tế<br>  cơ sở 2</td>", "Sở Y tế\ncơ sở 2", id="text"
        ),
        pytest.param("<td>&lt;b&gt; &amp;#49;", "<b> &#49;", id="entities once and not twice"),
        pytest.param(
            "<td>1<script>document.write('9')</script><style>9</style>", "1", id="scripts"
        ),
        pytest.param("<td>1<!-- 9 --><![if !x]>2<![endif]>", "12", id="comments of Excel"),
        pytest.param('<td>1<span style="display:none">9</span>', "1", id="text that is not shown"),
    ],
)
def test_cells(written: str, expected: object) -> None:
    assert cell(written) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("<tr><td colspan=2>a<td>1", "<tr><td>2<td>3<td>4"),
            {(1, 1): "a", (1, 3): "1", (2, 1): "2", (2, 2): "3", (2, 3): "4"},
            id="over columns",
        ),
        pytest.param(
            ("<tr><td rowspan=2>a<td>1", "<tr><td>2", "<tr><td>3<td>4"),
            {(1, 1): "a", (1, 2): "1", (2, 2): "2", (3, 1): "3", (3, 2): "4"},
            id="over rows",
        ),
        pytest.param(
            ("<tr><td>1<td rowspan=2 colspan=2>a", "<tr><td>2<td>3"),
            {(1, 1): "1", (1, 2): "a", (2, 1): "2", (2, 4): "3"},
            id="over both",
        ),
        pytest.param(
            ("<tr><td colspan=x>1<td>2<td colspan=0>3<td>4",),
            {(1, 1): "1", (1, 2): "2", (1, 3): "3", (1, 4): "4"},
            id="spans that are none",
        ),
        pytest.param(
            ("<thead><tr><th>a</thead><tbody><tr><td>1</tbody><tfoot><tr><td>2</tfoot>",),
            {(1, 1): "a", (2, 1): "1", (3, 1): "2"},
            id="sections of a table",
        ),
        pytest.param(
            ("<tr><td>1</td></tr>lạc<tr><td>2",),
            {(1, 1): "1", (2, 1): "lạc", (3, 1): "2"},
            id="text beside the cells",
        ),
    ],
)
def test_cells_stand_where_a_browser_puts_them(
    lines: tuple[str, ...], expected: dict[tuple[int, int], object]
) -> None:
    assert one(table(*lines)) == expected


def test_merged_cells_are_known() -> None:
    [grid] = read(table("<tr><td>1<td rowspan=2 colspan=3>a", "<tr><td>2"))
    assert grid.merged == [Range(1, 2, 2, 4)]


def test_a_cell_ends_with_its_table() -> None:
    """As in browsers: what stands below the table is not spoken for."""
    [grid] = read(table("<tr><td>1<td rowspan=9>a") + "<p>Nơi nhận:")
    assert grid.merged == []
    assert cells(grid) == {(1, 1): "1", (1, 2): "a", (2, 1): "Nơi nhận:"}


def test_text_above_a_table_becomes_its_first_rows() -> None:
    page = "<h2>BÁO CÁO<br>quý III</h2><p>Từ <b>ngày</b></p>" + table("<tr><td>1")
    assert one(page) == {(1, 1): "BÁO CÁO", (2, 1): "quý III", (3, 1): "Từ ngày", (4, 1): "1"}


def test_a_table_without_numbers_is_text_above_the_next() -> None:
    page = table("<tr><td>UBND tỉnh<td>Độc lập") + table("<tr><th>a") + table("<tr><td>1")
    assert one(page) == {(1, 1): "UBND tỉnh", (1, 2): "Độc lập", (2, 1): "a", (3, 1): "1"}


def test_what_stands_below_the_last_table_is_not_lost() -> None:
    assert one(table("<tr><td>1") + "Người lập" + table("<tr><td>ký")) == {
        (1, 1): "1",
        (2, 1): "Người lập",
        (3, 1): "ký",
    }


def test_each_table_of_numbers_is_a_sheet() -> None:
    grids = read(table("<tr><td>1") + "<p>b</p>" + table("<tr><td>2"))
    assert [(grid.name, cells(grid)) for grid in grids] == [
        ("Bảng 1", {(1, 1): "1"}),
        ("Bảng 2", {(1, 1): "b", (2, 1): "2"}),
    ]


def test_a_table_inside_one_that_only_arranges() -> None:
    inner = table("<tr><td>1")
    page = table("<tr><td>Tiêu đề", f"<tr><td>trên{inner}dưới")
    assert one(page) == {(1, 1): "Tiêu đề", (2, 1): "trên", (3, 1): "1", (4, 1): "dưới"}


def test_hidden_rows_and_columns_are_read_and_known() -> None:
    [grid] = read(
        table(
            '<col><col span=2 style="display : none">',
            '<tr><td>1<td>2<td>3<td style="display:none">4',
            '<tr style="mso-height:0;display:none"><td>5<td>6<td>7<td style="display:none">8',
            '<tbody style="display:none"><tr><td>9</tbody>',
        )
    )
    assert (grid.hidden_rows, grid.hidden_columns) == ({2, 3}, {2, 3, 4})
    assert len(grid.cells[2]) == 4


def test_a_cell_that_is_hidden_alone_makes_those_behind_it_doubtful(tmp_path: Path) -> None:
    """A browser moves them to the left, LibreOffice does not."""
    moved = ROW.replace("<td>95", '<td style="display:none">94<td>95').replace("Y tế", "TN&amp;MT")
    report = check(bytes_file(tmp_path, table(HEADINGS, ROW, moved).encode(), name="counts.xls"))
    assert told(report, "C701", "C421") == [
        "counts.xls:Bảng 1!D3 C201",
        "counts.xls:Bảng 1!E3 C201",
    ]


def test_a_hidden_table_is_a_hidden_sheet(tmp_path: Path) -> None:
    hidden = f'<div style="display:none">{table(HEADINGS, ROW)}</div>'
    page = (hidden + table(HEADINGS, ROW)).encode()
    report = check(bytes_file(tmp_path, page, name="counts.xls"))
    assert told(report) == ["counts.xls:Bảng 1 C110"]
    assert pairs(report) == [(95, 100)]


def test_a_page_is_judged_and_its_name_needs_no_note(tmp_path: Path) -> None:
    path = bytes_file(tmp_path, f"<html>{table(HEADINGS, ROW)}".encode(), name="counts.xls")
    report = check(path)
    assert told(report) == []
    assert rows(report) == [("Sở Y tế", "dossiers-on-time", "2023-Q3", 95, 100)]


# --- encodings -----------------------------------------------------------------------------

META = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(table("<tr><td>Sở 1<td>1").encode(), "Sở 1", id="UTF-8 without a word"),
        pytest.param(table("<tr><td>Sở 1<td>1").encode("utf-8-sig"), "Sở 1", id="behind a mark"),
        pytest.param(table("<tr><td>Sở 1<td>1").encode("utf-16"), "Sở 1", id="UTF-16"),
        pytest.param(
            (META.format("windows-1258") + table("<tr><td>Đơn vi\u0323<td>1")).encode("cp1258"),
            "Đơn vi\u0323",
            id="the code page of Vietnam",
        ),
        pytest.param(
            (META.format("windows-1252") + table("<tr><td>Sở<td>1")).encode(),
            "Sở",
            id="UTF-8 that says it is something else",
        ),
    ],
)
def test_encodings(page: bytes, expected: str) -> None:
    [grid] = read(page)
    assert grid.cells[1][1] == expected


@pytest.mark.parametrize("charset", ["utf-8", "x-unknown", "unicode_escape", ""])
def test_an_encoding_that_is_not_known_is_refused(charset: str) -> None:
    with pytest.raises(Refused) as raised:
        read(META.format(charset).encode() + b"<table><tr><td>\xff1</table>")
    assert raised.value.rule.code == "C104"
    assert "utf-8" in raised.value.rule.at(Location("x")).message("en")


# --- web archives --------------------------------------------------------------------------


def web_archive(*pages: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "counts"
    mail.set_content("no table")
    mail.make_related()
    for page in pages:
        mail.add_related(page.encode(), "text", "html", cte="quoted-printable")
    return mail.as_bytes()


def test_a_web_archive_is_read_page_by_page(tmp_path: Path) -> None:
    other = ROW.replace("Sở Y tế", "Tỉnh Kon Tum")
    path = bytes_file(
        tmp_path, web_archive(table(HEADINGS, ROW), table(HEADINGS, other)), name="counts.xls"
    )
    report = check(path)
    assert told(report, "C431", "C432") == []
    assert pairs(report) == [(95, 100), (95, 100)]


def test_a_web_archive_without_a_table_is_refused(tmp_path: Path) -> None:
    path = bytes_file(tmp_path, web_archive("<p>xin chào"), name="counts.xls")
    assert told(check(path)) == ["counts.xls C102"]


# --- hostile pages -------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_hostile_page_is_read_or_refused_in_steps_that_can_be_counted(page: str) -> None:
    def tried() -> None:
        with suppress(Refused):
            read(page + table("<tr><td>1"))

    assert calls(tried) < 10_000_000


def test_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FOREIGN_CELLS", 3)
    path = bytes_file(tmp_path, table(HEADINGS, ROW).encode(), name="counts.xls")
    report = check(path)
    assert told(report) == ["counts.xls C112"]
    assert "at most 3" in message(report, "C112", "en")


def test_a_long_page_is_read_in_a_process_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FOREIGN_HERE_BYTES", 10)
    hidden = table("<tr><td>1", '<tr><td style="display:none">2')
    assert one(hidden) == {(1, 1): "1", (2, 1): ("unsure", "2")}
    with pytest.raises(Refused) as raised:
        read(b"<table><tr><td>\xff1</table>")
    assert raised.value.rule == EncodingUnknown(encoding="utf-8", position=16)


def test_nothing_is_fetched() -> None:
    page = '<img src="http://127.0.0.1:9/x"><link href="file:///etc/passwd">' + table("<tr><td>1")
    assert one(page) == {(1, 1): "1"}
