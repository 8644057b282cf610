"""What changes what a cell says, and rows without numbers: nothing is glued to a neighbour in silence."""

import zlib
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from docx import Document
from docx.document import Document as Paper
from docx.shared import Pt

from cchc.drafting import draft_of
from cchc.drafts.as_yaml import as_yaml
from cchc.drafts.draft import Draft
from cchc.drafts.formula import formula_of
from cchc.drafts.rests import is_aside, is_rest, section_behind
from cchc.law import load
from cchc.papers.marks import PICTURE, SYMBOL, is_footnote_mark
from cchc.papers.opening import open_paper
from cchc.words import Words
from libreoffice import converted_together

HEAD = ("Số TT", "Tên nhiệm vụ", "Đơn vị chủ trì", "Đơn vị tính", "Giao chỉ tiêu")
Rows = list[tuple[str, ...]]


def drafted(data: bytes) -> Draft:
    made = draft_of("phu-luc", data, ("x", "phu-luc", None), load().definitions)
    assert made.draft is not None, made.findings
    return made.draft


def page(rows: Rows, headings: Rows = [HEAD]) -> bytes:  # noqa: B006
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in [*headings, *rows]]
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<html><body><table>{table}</table></body></html>".encode()


def paper_of(rows: Rows) -> tuple[Paper, bytes]:
    paper = Document()
    table = paper.add_table(0, len(HEAD))
    for row in [HEAD, *rows]:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    return paper, b""


def bytes_of(paper: Paper) -> bytes:
    packed = BytesIO()
    paper.save(packed)
    return packed.getvalue()


# --- raised marks, lines through letters ----------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "expected"),
    [("1", True), ("(2)", True), ("*", True), ("[3]", True), ("th", False), ("1234", False)],
)
def test_a_footnote_mark_is_short(mark: str, expected: bool) -> None:
    assert is_footnote_mark(mark) == expected


@pytest.mark.parametrize(
    "raised", ["95<sup>1</sup>", '95<span style="vertical-align: super">(1)</span>']
)
def test_a_raised_mark_of_a_page_is_no_digit(raised: str) -> None:
    [row] = drafted(page([("1", "Tỷ lệ A", "Sở A", "%", raised)])).rows
    assert row.cells["threshold"].text == "95"
    assert "dấu chú thích" in row.unsure["threshold"][0].vi


def test_a_raised_mark_of_word_is_no_digit() -> None:
    paper, _ = paper_of([("1", "Tỷ lệ A", "Sở A", "%", "Tối đa 5")])
    run = paper.tables[0].cell(1, 4).paragraphs[0].add_run("1")
    run.font.superscript = True
    [row] = drafted(bytes_of(paper)).rows
    assert row.cells["threshold"].text == "Tối đa 5"
    assert row.unsure["threshold"][0].vi == "dấu chú thích «1» ở trên dòng, không đọc"


def test_a_raised_mark_of_a_pdf_is_no_digit(tmp_path: Path) -> None:
    paper, _ = paper_of([("1", "Tỷ lệ A", "Sở A", "%", "95")])
    paper.tables[0].style = "Table Grid"
    run = paper.tables[0].cell(1, 4).paragraphs[0].add_run("1")
    run.font.superscript = True
    file = tmp_path / "a.docx"
    file.write_bytes(bytes_of(paper))
    [pdf] = converted_together([file], "pdf")
    [row] = drafted(pdf.read_bytes()).rows
    assert row.cells["threshold"].text == "95"
    assert "dấu chú thích «1» ở trên dòng, không đọc" in [
        each.vi for each in row.unsure["threshold"]
    ]


@pytest.mark.parametrize(
    ("lower", "expected"),
    [
        pytest.param(("", "nhiệm vụ", "trì", "tính", "tiêu"), True, id="the rest of them"),
        pytest.param(("1", "Tỷ lệ A", "Sở A", "%", "95"), False, id="a row"),
        pytest.param(("", "nhiệm vụ", "trì", "tiêu"), False, id="another number of columns"),
    ],
)
def test_headings_that_a_page_of_a_pdf_cuts_are_told(
    lower: tuple[str, ...], expected: bool, tmp_path: Path
) -> None:
    paper = Document()
    for texts in (("Số TT", "Tên", "Đơn vị chủ", "Đơn vị", "Giao chỉ"), lower):
        table = paper.add_table(1, len(texts))
        table.style = "Table Grid"
        for cell, text in zip(table.row_cells(0), texts, strict=True):
            cell.text = text
        paper.add_page_break()
    file = tmp_path / "a.docx"
    file.write_bytes(bytes_of(paper))
    [pdf] = converted_together([file], "pdf")
    [found] = draft_of("a.pdf", pdf.read_bytes(), ("x", "a.pdf", None), load().definitions).findings
    assert ("A page cuts the headings" in found.fix("en")) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([], id="nothing"),
        pytest.param([("I", "Phần một", "", "", "")], id="a section alone"),
        pytest.param([("", "Tổng cộng", "", "", "")], id="a sum alone"),
    ],
)
def test_headings_without_rows_are_no_annex(rows: Rows) -> None:
    made = draft_of("a", page(rows), ("x", "a", None), load().definitions)
    assert made.draft is None
    assert [(each.rule.code, "no row of a target" in each.fix("en")) for each in made.findings] == [
        ("D802", True)
    ]


def pixel() -> bytes:
    """Make a picture of one black pixel."""
    made = b"\x89PNG\r\n\x1a\n"
    parts = [(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0"), (b"IDAT", zlib.compress(b"\0\0"))]
    for name, data in [*parts, (b"IEND", b"")]:
        size, check = (n.to_bytes(4, "big") for n in (len(data), zlib.crc32(name + data)))
        made += size + name + data + check
    return made


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_picture_before_a_number_is_told(ending: str, tmp_path: Path) -> None:
    paper, _ = paper_of([("1", "Tỷ lệ A", "Sở A", "%", " 95"), ("2", "Tỷ lệ B", "Sở A", "%", "90")])
    paper.tables[0].style = "Table Grid"
    run = paper.tables[0].cell(1, 4).paragraphs[0].runs[0]
    run.add_picture(BytesIO(pixel()), width=Pt(8))
    file = tmp_path / "a.docx"
    file.write_bytes(bytes_of(paper))
    [made] = [file] if ending == "docx" else converted_together([file], ending)
    cells = [row.cells["threshold"] for row in drafted(made.read_bytes()).rows]
    assert [(cell.text, [*cell.doubts]) for cell in cells] == [("95", [PICTURE]), ("90", [])]


@pytest.mark.parametrize(
    ("cell", "expected", "doubts"),
    [
        pytest.param("\uf0a3 5", "5", [SYMBOL], id="a sign that only its font shows"),
        pytest.param("<img src=a.png>5", "5", [PICTURE], id="a picture"),
        pytest.param("≤ 5", "≤ 5", [], id="a sign of its own"),
    ],
)
def test_what_only_people_can_read_on_a_page_is_told(
    cell: str, expected: str, doubts: list[Words]
) -> None:
    [row] = drafted(page([("1", "Tỷ lệ A", "Sở A", "%", cell)])).rows
    found = row.cells["threshold"]
    assert found.text == expected
    assert [each for each in found.doubts if each in {PICTURE, SYMBOL}] == doubts


def test_other_raised_letters_stay() -> None:
    [row] = drafted(page([("1", "Diện tích m<sup>o</sup>n", "Sở A", "%", "95")])).rows
    assert (row.cells["wording"].text, row.unsure) == ("Diện tích mon", {})


WHOLLY = "chữ của ô bị gạch ngang hết"
PARTLY = "chữ gạch ngang «85» của ô được bỏ ra"
STRUCK = [
    pytest.param([("85", True), ("90", False)], "90", PARTLY, id="what stood there before"),
    pytest.param([("85", True), (" %", False)], "85 %", WHOLLY, id="all but a sign"),
    pytest.param([("85", True)], "85", WHOLLY, id="all of it"),
    pytest.param(
        [("Tối thiểu ", False), ("85", True), ("90", False)], "Tối thiểu 90", PARTLY, id="a part"
    ),
    pytest.param([("8", False), ("5", False)], "85", "", id="nothing"),
]
Runs = list[tuple[str, bool]]


def struck_paper(runs: Runs) -> bytes:
    paper, _ = paper_of([("1", "Tỷ lệ A", "Sở A", "%", "")])
    paragraph = paper.tables[0].cell(1, 4).paragraphs[0]
    for text, is_struck in runs:
        run = paragraph.add_run(text)
        run.font.strike, run.font.underline = is_struck, not is_struck
    paper.tables[0].style = "Table Grid"
    return bytes_of(paper)


def is_told(data: bytes, expected: str, doubt: str) -> None:
    [row] = drafted(data).rows
    found = [each.vi for each in row.unsure.get("threshold", ())]
    assert (row.cells["threshold"].text, found) == (expected, [doubt] if doubt else [])


@pytest.mark.parametrize(
    "tag", ["s", "strike", "del", 'span style="text-decoration: line-through"']
)
@pytest.mark.parametrize(("runs", "expected", "doubt"), STRUCK)
def test_what_a_page_strikes_is_left_out_and_told(
    tag: str, runs: Runs, expected: str, doubt: str
) -> None:
    end = tag.partition(" ")[0]
    cell = "".join(f"<{tag}>{text}</{end}>" if is_struck else text for text, is_struck in runs)
    is_told(page([("1", "Tỷ lệ A", "Sở A", "%", cell)]), expected, doubt)


@pytest.mark.parametrize(("runs", "expected", "doubt"), STRUCK)
def test_what_word_strikes_is_left_out_and_told(runs: Runs, expected: str, doubt: str) -> None:
    is_told(struck_paper(runs), expected, doubt)


@pytest.mark.parametrize("ending", ["docx", "html", "pdf"])
def test_what_libreoffice_shows_struck_is_left_out_and_told(ending: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{at}.docx" for at, _ in enumerate(STRUCK)]
    for file, case in zip(files, STRUCK, strict=True):
        file.write_bytes(struck_paper(case.values[0]))  # type: ignore[arg-type]
    for file, case in zip(converted_together(files, ending), STRUCK, strict=True):
        is_told(file.read_bytes(), *case.values[1:])  # type: ignore[arg-type]


def test_numbers_that_a_style_of_word_gives_are_read() -> None:
    paper, _ = paper_of([("I", "Phần một", "", "", ""), ("", "Tỷ lệ A", "Sở A", "%", "95")])
    paper.tables[0].cell(2, 0).paragraphs[0].style = paper.styles["List Number"]
    [row] = drafted(bytes_of(paper)).rows
    assert (row.item.text, row.cells["wording"].text) == ("I.1", "Tỷ lệ A")
    assert row.unsure["item"][0].vi == "số do Word tự đánh"


# --- rows without a number ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Theo công thức (b/a)", True, id="a formula"),
        pytest.param("Tỷ lệ theo công thức (b/a)", True, id="a ratio by a formula"),
        pytest.param("a là tổng số hồ sơ", True, id="a letter"),
        pytest.param("(Lưu ý: không tính)", True, id="a bracket"),
        pytest.param("được giải quyết đúng hạn", True, id="a small letter"),
        pytest.param("Tỷ lệ B", False, id="a name of its own"),
        pytest.param("- Tỷ lệ B", False, id="a name of its own behind a bullet"),
        pytest.param("+ a là tổng số hồ sơ", True, id="a letter behind a bullet"),
        pytest.param("- Trong đó: lĩnh vực đất đai", True, id="a part behind a bullet"),
    ],
)
def test_what_can_only_go_on(text: str, expected: bool) -> None:
    assert is_rest(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng cộng", True),
        ("Cộng:", True),
        ("Ghi chú: tính đến 31/12", True),
        ("Tổng số hồ sơ", False),
        ("Tổng cộng: 02 chỉ tiêu", True),
        ("Cộng (I + II)", True),
        ("Cộng tác viên", False),
    ],
)
def test_sums_and_remarks_belong_to_no_row(text: str, expected: bool) -> None:
    assert is_aside(text) == expected


@pytest.mark.parametrize(
    ("section", "text", "expected"),
    [
        pytest.param("I", "II. Phần hai", ("II", "Phần hai"), id="the next Roman number"),
        pytest.param("A", "B) Phần hai", ("B", "Phần hai"), id="the next letter"),
        pytest.param("I", "IV. Phần bốn", None, id="not the next"),
        pytest.param("I", "Phần hai", None, id="no number"),
        pytest.param("", "I. Phần một", ("I", "Phần một"), id="the first"),
    ],
)
def test_a_section_may_have_its_number_in_the_cell_of_its_heading(
    section: str, text: str, expected: tuple[str, str] | None
) -> None:
    assert section_behind(section, text) == expected


ONE = ("1", "Tỷ lệ A", "Sở A", "%", "95")
SECTION = ("I", "Phần một", "", "", "")


def told(rows: Rows) -> tuple[dict[str, str], list[tuple[str, str, dict[str, str]]], list[str]]:
    made = drafted(page([SECTION, *rows]))
    return (
        {number: heading.text for number, heading in made.sections.items()},
        [
            (
                row.item.text,
                row.cells["wording"].text,
                {key: doubts[0].vi for key, doubts in row.unsure.items()},
            )
            for row in made.rows
        ],
        list(made.below),
    )


def test_a_section_in_the_second_column_is_a_section() -> None:
    sections, rows, below = told([ONE, ("", "II. Phần hai", "", "", ""), ONE])
    assert sections == {"I": "Phần một", "II": "Phần hai"}
    assert [item for item, _, _ in rows] == ["I.1", "II.1"]
    assert below == []


@pytest.mark.parametrize("text", ["Tổng cộng", "Ghi chú: Số liệu tính đến 31/12"])
def test_a_sum_and_a_remark_are_told_beside_the_rows(text: str) -> None:
    _, rows, below = told([ONE, ("", text, "", "", "")])
    assert (rows, below) == ([("I.1", "Tỷ lệ A", {})], [text])


def test_what_may_be_a_row_of_its_own_is_marked() -> None:
    _, rows, _ = told([ONE, ("", "Tỷ lệ B", "", "", "")])
    assert rows == [
        ("I.1", "Tỷ lệ A Tỷ lệ B", {"wording": "ghép thêm dòng không có số thứ tự: «Tỷ lệ B»"})
    ]


def test_a_first_row_without_a_number_is_marked() -> None:
    _, rows, _ = told([("", "Tỷ lệ A", "Sở A", "%", "95")])
    assert [(item, [*unsure]) for item, _, unsure in rows] == [("I", ["item", "wording"])]


def test_the_explanation_of_a_ratio_goes_on_in_silence() -> None:
    _, rows, _ = told([ONE, ("", "Theo công thức (b/a)", "", "", ""), ("", "a là x", "", "", "")])
    assert rows == [("I.1", "Tỷ lệ A Theo công thức (b/a) a là x", {})]


def test_a_table_inside_a_cell_is_not_told_again() -> None:
    inside = "Tỷ lệ A<table><tr><td>a là x</td></tr></table>"
    made = drafted(page([("1", inside, "Sở A", "%", "95")]))
    assert (made.rows[0].cells["wording"].text, [*made.below]) == ("Tỷ lệ A a là x", [])


# --- columns of thresholds ------------------------------------------------------------------------

BEFORE = HEAD[:-1]


def tall(headings: tuple[str, ...], rows: int) -> str:
    return "".join(f"<td rowspan={rows}>{each}</td>" for each in headings)


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        pytest.param(
            [(*BEFORE, "Giao chỉ tiêu", ""), ("", "", "", "", "Cấp tỉnh", "Cấp xã")],
            ("98", "95"),
            ["98", "95"],
            id="a heading that is not merged",
        ),
        pytest.param(
            [(*BEFORE, "Giao chỉ tiêu", "Lộ trình quý I", "Lộ trình quý II")],
            ("98", "50", "70"),
            ["98"],
            id="a roadmap beside the year",
        ),
        pytest.param(
            [(*BEFORE, "Chỉ tiêu quý I", "Chỉ tiêu năm 2026")],
            ("50", "98"),
            ["98"],
            id="headings of their own",
        ),
    ],
)
def test_columns_of_thresholds(headings: Rows, cells: tuple[str, ...], expected: list[str]) -> None:
    rows = drafted(page([("1", "Tỷ lệ A", "Sở A", "%", *cells)], headings)).rows
    assert [row.cells["threshold"].text for row in rows] == expected


@pytest.mark.parametrize(
    ("first", "threshold", "expected"),
    [
        pytest.param("Chỉ tiêu", "Chỉ tiêu giao năm 2026", "Tỷ lệ A", id="beside what is assigned"),
        pytest.param("CHỈ TIÊU", "Mức giao", "Tỷ lệ A", id="in capitals"),
        pytest.param("Chỉ tiêu", "Chỉ tiêu năm 2026", "Tỷ lệ A", id="beside that of a year"),
        pytest.param("Chỉ tiêu", "Kết quả", None, id="beside nothing that is assigned"),
        pytest.param("Chỉ tiêu giao", "Chỉ tiêu", None, id="right of what is assigned"),
    ],
)
def test_a_heading_may_name_tasks_or_thresholds(
    first: str, threshold: str, expected: str | None
) -> None:
    headings = ("Số TT", first, "Đơn vị chủ trì", "Đơn vị tính", threshold)
    data = page([("1", "Tỷ lệ A", "Sở A", "%", "95")], [headings])
    made = draft_of("phu-luc", data, ("x", "phu-luc", None), load().definitions).draft
    assert (made and made.rows[0].cells["wording"].text) == expected


def test_three_rows_of_headings() -> None:
    body = (
        "<tr>"
        + "".join(f"<td rowspan=3>{each}</td>" for each in HEAD[:3])
        + "<td colspan=3>Năm 2026</td></tr>"
        "<tr><td rowspan=2>Đơn vị tính</td><td colspan=2>Giao chỉ tiêu</td></tr>"
        "<tr><td>6 tháng đầu năm</td><td>Cả năm</td></tr>"
        "<tr><td>1</td><td>Tỷ lệ A</td><td>Sở A</td><td>%</td><td>60</td><td>90</td></tr>"
    )
    [row] = drafted(f"<table>{body}</table>".encode()).rows
    assert (row.cells["threshold"].text, row.roadmap) == ("90", {"6 tháng đầu năm": "60"})


SEVERAL = "dưới một tiêu đề mức giao có nhiều ô khác nhau"
STRANGE = "dưới tiêu đề mức giao có tiêu đề chưa hiểu: "
SPREAD = "ghép từ nhiều ô dưới một tiêu đề"
OVER = "".join(f"<td>{each}</td>" for each in BEFORE)
BELOW = "<td>1</td><td>Tỷ lệ A</td><td>Sở A</td><td>%</td>"


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        pytest.param(
            [f"{OVER}<td colspan=2>Giao chỉ tiêu</td>", f"{BELOW}<td>98</td><td>95</td>"],
            "98; 95",
            SEVERAL,
            id="two cells below one heading",
        ),
        pytest.param(
            [f"{OVER}<td colspan=2>Giao chỉ tiêu</td>", f"{BELOW}<td>98</td><td></td>"],
            "98",
            None,
            id="of which one is blank",
        ),
        pytest.param(
            [f"{OVER}<td colspan=2>Giao chỉ tiêu</td>", f"{BELOW}<td colspan=2>98</td>"],
            "98",
            None,
            id="one cell below it",
        ),
        pytest.param(
            [
                f"{OVER}<td colspan=2>Giao chỉ tiêu</td>",
                f"{'<td></td>' * len(BEFORE)}<td>Lần 1</td><td>Lần 2</td>",
                f"{BELOW}<td>60</td><td>90</td>",
            ],
            "Lần 1: 60; Lần 2: 90",
            f"{STRANGE}«Lần 1», «Lần 2»",
            id="headings of their own, beside cells that are not merged",
        ),
        pytest.param(
            [
                f"{OVER}<td>Chỉ tiêu tối thiểu</td><td>Chỉ tiêu phấn đấu</td>",
                f"{BELOW}<td>90</td><td>95</td>",
            ],
            "Chỉ tiêu tối thiểu: 90; Chỉ tiêu phấn đấu: 95",
            f"{STRANGE}«Chỉ tiêu tối thiểu»",
            id="a word for thresholds and more",
        ),
    ],
)
def test_no_column_of_thresholds_is_lost(rows: list[str], expected: str, why: str | None) -> None:
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    [row] = drafted(f"<table>{table}</table>".encode()).rows
    cell = row.cells["threshold"]
    assert cell.text == expected
    assert [each.vi for each in cell.doubts] == ([why] if why else [])


@pytest.mark.parametrize(
    "sign", ["nt", "-nt-", "NT", "n.t", "- nt -", '"', "”", "''", "như trên", "(như trên)"]
)
@pytest.mark.parametrize("column", range(2, 5))
def test_a_cell_that_points_at_the_one_above_has_its_words_and_is_unsure(
    sign: str, column: int
) -> None:
    first = ("1", "Tỷ lệ A", "Sở A", "%", "90")
    rows = [
        first,
        *((str(at), "Tỷ lệ", *first[2:column], sign, *first[column + 1 :]) for at in (2, 3)),
    ]
    key = ("responsible", "unit_of_measure", "threshold")[column - 2]
    made = drafted(page(rows)).rows
    assert [row.cells[key].text for row in made] == [first[column]] * 3
    assert [key in row.unsure for row in made] == [False, True, True]


def test_a_cell_that_points_at_nothing_is_open() -> None:
    made = drafted(page([("1", "Tỷ lệ A", "", "%", "90"), ("2", "Tỷ lệ B", "nt", "%", "90")]))
    assert [[*row.bodies["responsible"]] for row in made.rows] == [[], []]
    assert [*made.rows[1].unsure] == ["responsible"]


def test_what_the_row_of_a_section_has_is_told_with_the_rows_that_lack_it() -> None:
    rows = [("I", "Phần A", "Sở A", "%", ""), ("1", "Tỷ lệ A", "", "", "90")]
    written = as_yaml(drafted(page(rows)), "vi")
    assert "# I: Sở A | %" in written


@pytest.mark.parametrize(
    ("cell", "expected", "is_sure"),
    [
        pytest.param("1. Sở A<br>2. Sở B", ["Sở A", "Sở B"], True, id="numbers"),
        pytest.param("1) Sở A 2) Sở B", ["Sở A", "Sở B"], True, id="… in one line"),
        pytest.param("a) Sở A; b) Sở B.", ["Sở A", "Sở B"], True, id="letters"),
        pytest.param("2. Sở A 3. Sở B", ["2. Sở A 3. Sở B"], True, id="no first one"),
        pytest.param("Sở A<br>Sở B", ["Sở A Sở B"], False, id="lines"),
        pytest.param(
            "Sở Nông nghiệp<br>và Môi trường", ["Sở Nông nghiệp và Môi trường"], True, id="a name"
        ),
        pytest.param("Sở A;<br>Sở B", ["Sở A", "Sở B"], True, id="lines with signs"),
    ],
)
def test_bodies_of_one_cell_are_parted_or_unsure(
    cell: str, expected: list[str], is_sure: bool
) -> None:
    [row] = drafted(page([("1", "Tỷ lệ A", cell, "%", "90")])).rows
    assert ([*row.bodies["responsible"]], "responsible" not in row.unsure) == (expected, is_sure)


ASK = "hãy xem mức giao là tối thiểu hay tối đa"


@pytest.mark.parametrize(
    ("heading", "cell", "expected", "is_sure"),
    [
        pytest.param("Chỉ tiêu tối đa", "3", "tối đa 3", True, id="at most"),
        pytest.param("Chỉ tiêu tối đa (%)", "3", "tối đa 3", True, id="… with a percent"),
        pytest.param("Mức giao tối đa năm 2026", "3%", "tối đa 3%", True, id="… with a year"),
        pytest.param("Giao chỉ tiêu (không quá)", "3", "không quá 3", True, id="not over"),
        pytest.param(
            "Chỉ tiêu (không vượt quá)", "3", "không vượt quá 3", True, id="not exceeding"
        ),
        pytest.param("Chỉ tiêu không dưới", "3", "không dưới 3", True, id="not under"),
        pytest.param("Chỉ tiêu (trên)", "3", "trên 3", True, id="over"),
        pytest.param("Chỉ tiêu (dưới)", "3", "dưới 3", True, id="under"),
        pytest.param("Chỉ tiêu (≤)", "3", "≤ 3", True, id="a sign"),
        pytest.param("Chỉ tiêu tối thiểu", "90", "tối thiểu 90", True, id="at least"),
        pytest.param("Chỉ tiêu (trở lên)", "90", "90 trở lên", True, id="a word behind the number"),
        pytest.param(
            "Chỉ tiêu tối đa", "Không quá 3", "Không quá 3", True, id="a cell that agrees"
        ),
        pytest.param("Chỉ tiêu tối đa", "Tối thiểu 3", "Tối thiểu 3", False, id="… that does not"),
        pytest.param("Chỉ tiêu tối đa", "từ 3 đến 5", "từ 3 đến 5", False, id="… with two ends"),
        pytest.param("Chỉ tiêu cấp trên giao", "90", "90", False, id="a word of another meaning"),
        pytest.param("Chỉ tiêu tối thiểu, tối đa", "90", "90", False, id="two words"),
        pytest.param("Chỉ tiêu phần A", "90", "90", False, id="a heading that says more"),
        pytest.param("Chỉ tiêu (%)", "90", "90", True, id="a percent alone"),
        pytest.param("Giao chỉ tiêu", "90", "90", True, id="no such word"),
        pytest.param("Chỉ tiêu tối đa", "–", "–", True, id="a cell without a threshold"),
    ],
)
def test_a_comparing_word_of_a_heading_is_kept_with_each_cell(
    heading: str, cell: str, expected: str, is_sure: bool
) -> None:
    rows = [("1", "Tỷ lệ A", "Sở A", "%", cell), ("2", "Tỷ lệ B", "Sở A", "%", cell)]
    made = drafted(page(rows, [(*HEAD[:4], heading)])).rows
    found = [row.cells["threshold"] for row in made]
    assert [(each.text, not each.doubts) for each in found] == [(expected, is_sure)] * 2


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        pytest.param(
            [f"{OVER}<td>Tối đa</td>", f"{'<td></td>' * 4}<td>Chỉ tiêu</td>"],
            False,
            id="above the heading of thresholds",
        ),
        pytest.param(
            [f"{OVER}<td>Chỉ tiêu</td>", f"{'<td></td>' * 4}<td>Tối đa</td>"],
            False,
            id="below it",
        ),
        pytest.param(
            [
                f"{OVER}<td colspan=2>Chỉ tiêu</td>",
                f"{'<td></td>' * 4}<td>Tối đa</td><td>Khác</td>",
            ],
            True,
            id="over one of two columns that a cell covers",
        ),
    ],
)
def test_a_comparing_word_is_found_in_each_row_of_the_headings(
    rows: list[str], is_told: bool
) -> None:
    cell = "<td colspan=2>3</td>" if is_told else "<td>3</td>"
    table = "".join(f"<tr>{row}</tr>" for row in [*rows, f"{BELOW}{cell}"])
    [row] = drafted(f"<table>{table}</table>".encode()).rows
    found = row.cells["threshold"]
    doubts = any(ASK in each.vi for each in found.doubts)
    assert (found.text, doubts) == (("3", True) if is_told else ("tối đa 3", False))


@pytest.mark.parametrize(
    ("wording", "is_open"),
    [
        pytest.param("Tỷ lệ hồ sơ trả lại không quá", True, id="ends before the number"),
        pytest.param("Tỷ lệ hồ sơ trả lại tối đa 3%", True, id="has the number"),
        pytest.param("Tỷ lệ hồ sơ trả lại dưới", True, id="under"),
        pytest.param("Tỷ lệ hồ sơ nộp không quá 02 lần", False, id="speaks of something else"),
        pytest.param("Tỷ lệ hồ sơ dưới 15 ngày", False, id="… of days"),
    ],
)
def test_a_bare_number_beside_a_wording_that_sets_a_ceiling_is_open(
    wording: str, is_open: bool
) -> None:
    [row] = drafted(page([("1", wording, "Sở A", "%", "3")])).rows
    assert ("threshold" in row.unsure) is is_open


@pytest.mark.parametrize(
    ("at", "cells", "expected", "is_sure"),
    [
        pytest.param(1, ("Tỷ lệ A", "(b/a)"), "Tỷ lệ A (b/a)", False, id="two cells of a wording"),
        pytest.param(1, ("Tỷ lệ A", ""), "Tỷ lệ A", True, id="the second is blank"),
        pytest.param(1, ("", "Tỷ lệ A"), "Tỷ lệ A", True, id="the first is blank"),
        pytest.param(2, ("Sở A", "Sở B"), "Sở A; Sở B", False, id="two cells of bodies"),
    ],
)
def test_no_cell_below_a_heading_that_covers_several_columns_is_lost(
    at: int, cells: tuple[str, str], expected: str, is_sure: bool
) -> None:
    names = [f"<td{' colspan=2' * (n == at)}>{each}</td>" for n, each in enumerate(HEAD)]
    row = [f"<td>{each}</td>" for each in ONE]
    row[at] = "".join(f"<td>{each}</td>" for each in cells)
    page_ = f"<table><tr>{''.join(names)}</tr><tr>{''.join(row)}</tr></table>"
    [made] = drafted(page_.encode()).rows
    cell = made.cells[("number", "wording", "responsible")[at]]
    assert (cell.text, [each.vi for each in cell.doubts]) == (expected, [] if is_sure else [SPREAD])


LONG = "Thực hiện theo Quyết định số 1/QĐ-UBND của Ủy ban nhân dân tỉnh về chỉ tiêu cải cách hành chính"


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        pytest.param("Riêng cấp xã 90", "# Ghi chú: Riêng cấp xã 90", id="a remark"),
        pytest.param("", None, id="a blank"),
    ],
)
def test_what_stands_in_a_column_without_a_meaning_stands_beside_its_row(
    remark: str, expected: str | None
) -> None:
    headings = (*HEAD, "Căn cứ", "Ghi chú")
    made = drafted(page([(*ONE, LONG, remark), ("2", *ONE[1:], LONG, "")], [headings]))
    text = as_yaml(made, "vi")
    first, _, second = text.partition("targets:")[2].partition('item: "2"')
    said = [line.strip() for line in first.splitlines() if "Ghi chú:" in line]
    assert said == ([expected] if expected else [])
    assert "Ghi chú:" not in second
    rows = yaml.safe_load(text)["targets"]
    assert [row["basis"] for row in rows] == [LONG, LONG]


def test_columns_that_mean_neither_levels_nor_periods_lose_nothing() -> None:
    body = (
        "<tr>"
        + "".join(f"<td rowspan=2>{each}</td>" for each in BEFORE)
        + "<td colspan=2>Giao chỉ tiêu</td></tr>"
        "<tr><td>Đợt 1</td><td>Đợt 2</td></tr>"
        "<tr><td>1</td><td>Tỷ lệ A</td><td>Sở A</td><td>%</td><td>60</td><td>90</td></tr>"
    )
    [row] = drafted(f"<table>{body}</table>".encode()).rows
    assert row.cells["threshold"].text == "Đợt 1: 60; Đợt 2: 90"
    assert row.threshold_refused is not None
    assert "«Đợt 1», «Đợt 2»" in row.unsure["threshold"][0].vi


def test_the_tables_of_a_paper_know_which_they_are_in() -> None:
    paper = open_paper(b"<table><tr><td>x<table><tr><td>y</td></tr></table></td></tr></table>")
    assert [(table.number, table.within) for table in paper.tables] == [(1, 0), (2, 1)]


# --- the head, lists with bullets, b and a --------------------------------------------------------

TOP = "<p>ỦY BAN NHÂN DÂN</p><p>TỈNH A</p><p>{number}</p><p>A, {day}</p><p>QUYẾT ĐỊNH</p><p>Tên</p>"
ANNEX = "<p>Căn cứ Luật;</p><p>PHỤ LỤC</p><p>Chỉ tiêu</p><p>(Kèm theo Quyết định số {attached})</p>"
OF_A = "1/QĐ-UBND ngày 02 tháng 01 năm 2026 của UBND tỉnh A"


@pytest.mark.parametrize(
    ("number", "day", "attached", "expected"),
    [
        pytest.param(
            "Số: 1/QĐ-UBND",
            "ngày 02 tháng 01 năm 2026",
            OF_A,
            [("1/QĐ-UBND", ""), ("2026-01-02", "")],
            id="both say the same",
        ),
        pytest.param(
            "Số:   /QĐ-UBND",
            "ngày … tháng … năm 2026",
            OF_A,
            [("1/QĐ-UBND", ""), ("2026-01-02", "")],
            id="only the annex says it",
        ),
        pytest.param(
            "Số: 2/QĐ-UBND",
            "ngày 03 tháng 01 năm 2026",
            OF_A,
            [
                ("2/QĐ-UBND", "tên phụ lục lại ghi «1/QĐ-UBND»"),
                ("2026-01-03", "tên phụ lục lại ghi «02/01/2026»"),
            ],
            id="they differ",
        ),
        pytest.param(
            "Số: 1/QĐ-UBND",
            "ngày 31 tháng 02 năm 2026",
            "",
            [("1/QĐ-UBND", ""), ("", "ngày 31/02/2026 không có thật")],
            id="a day that no calendar has",
        ),
    ],
)
def test_number_and_day_at_the_top_and_at_the_annex(
    number: str, day: str, attached: str, expected: list[tuple[str, str]]
) -> None:
    above = TOP.format(number=number, day=day) + ANNEX.format(attached=attached)
    head = drafted(page([ONE]).replace(b"<body>", b"<body>" + above.encode())).head
    found = [(head.number, head.issued)] if head.number and head.issued else []
    told_ = [
        (each.text, each.doubts[0].vi if each.doubts else "") for both in found for each in both
    ]
    assert told_ == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("- Sở A<br>- Sở B", ["Sở A", "Sở B"]),
        ("+ Sở A; + Sở B.", ["Sở A", "Sở B"]),
        ("Sở A - Sở B", ["Sở A - Sở B"]),
    ],
)
def test_bullets_divide_bodies(cell: str, expected: list[str]) -> None:
    [row] = drafted(page([("1", "Tỷ lệ A", cell, "%", "95")])).rows
    assert [*row.bodies["responsible"]] == expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        pytest.param("a là x; b là y", ("Y", "X"), id="as it should be"),
        pytest.param("a là x và b là y. Lưu ý: không tính z", ("Y", "X"), id="a sentence behind"),
        pytest.param("a là x. Trong đó có z b là y", ("Y", "X"), id="a sentence between"),
        pytest.param("a là tổng của a1) x và a2) z; b là y", None, id="a sum of its own"),
    ],
)
def test_b_and_a_end_where_something_else_begins(
    behind: str, expected: tuple[str, str] | None
) -> None:
    found = formula_of(f"Tỷ lệ A. Theo công thức (b/a). Trong đó: {behind}")
    assert (found and (found.numerator, found.denominator)) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng thi hành.",
            "Quyết định này có hiệu lực kể từ ngày ký",
            id="from the day it is signed",
        ),
        pytest.param(
            "Quyết định có hiệu lực thi hành từ ngày 01 tháng 02 năm 2026",
            "Quyết định có hiệu lực thi hành từ ngày 01 tháng 02 năm 2026",
            id="from a day",
        ),
        pytest.param("Các văn bản còn hiệu lực.", None, id="something else"),
    ],
)
def test_from_when_it_is_in_force_is_told_beside_the_key_and_decided_by_people(
    article: str, expected: str | None
) -> None:
    above = TOP.format(number="Số: 1/QĐ-UBND", day="ngày 02 tháng 01 năm 2026")
    whole = f"<body>{above}<p>Căn cứ Luật;</p><p>{article}</p><p>PHỤ LỤC</p>"
    made = drafted(page([ONE]).replace(b"<body>", whole.encode()))
    assert (made.head.in_force and made.head.in_force.text) == expected
    line = next(each for each in as_yaml(made, "vi").splitlines() if each.startswith("effective:"))
    assert line.startswith("effective: {from: null, to: null}")
    assert line.endswith(f"«{expected}»" if expected else "}")
