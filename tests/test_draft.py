"""A draft has the words of its document, cell by cell, whatever the document was saved as."""

import io
import itertools
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import annex_documents
from annex_documents import COLUMNS, ROOT, SETS, SHAPES, declared, docx_of, html_of, truth
from cchc.drafting import draft_of
from cchc.drafts.annex import annexes_of
from cchc.drafts.as_yaml import as_yaml
from cchc.drafts.draft import Draft, bodies
from cchc.drafts.formula import Formula, formula_of, scope_of
from cchc.drafts.values import Row
from cchc.law import load
from cchc.papers.paper import Cell, Line, Paper, Place, Table
from cchc.render.docx.assigned import render
from cchc.words.text import tidy
from cli_runs import cchc, cchc_in_which
from libreoffice import converted_together
from made_folders import made_folder
from made_up import IV_1, TINH_2023

KNOWN = load().definitions
TEXT_2024 = ROOT / "docs" / "sources" / "economic-zone-2024-annex.txt"
TEXT_2023 = ROOT / "docs" / "sources" / "kon-tum-2023-decision.txt"
both_sets = pytest.mark.parametrize("name", SETS)


class Compared(NamedTuple):
    """What a draft has beside the truth."""

    exact: int
    wrong: list[str]  # item and column
    not_marked: list[str]  # of these


def drafted(data: bytes, file: str = "PHULUC.docx", annex: int | None = None) -> Draft:
    result = draft_of(file, data, ("made-up-2026", file, annex), KNOWN)
    assert [found.rule for found in result.findings] == []
    assert result.draft is not None
    return result.draft


def refused(data: bytes, file: str = "PHULUC.docx") -> list[str]:
    result = draft_of(file, data, ("made-up-2026", file, None), KNOWN)
    assert result.draft is None
    return [f"{each.rule.code} {each.message('vi')} {each.fix('vi')}" for each in result.findings]


def compared(made: Draft, name: str) -> Compared:
    sections, rows = truth(name)
    assert {number: value.text for number, value in made.sections.items()} == sections
    assert [row.item.text for row in made.rows] == list(rows)
    cells = {(row.item.text, c): row.cells[c] for row in made.rows for c in COLUMNS}
    wrong = [place for place, value in cells.items() if value.text != rows[place[0]][place[1]]]
    not_marked = [place for place in wrong if not cells[place].doubts]
    return Compared(
        len(cells) - len(wrong), [" ".join(p) for p in wrong], [" ".join(p) for p in not_marked]
    )


def cells_of(name: str) -> int:
    return len(truth(name).rows) * len(COLUMNS)


# --- every cell ----------------------------------------------------------------------------------


def test_the_two_annexes_have_138_cells() -> None:
    assert sum(map(cells_of, SETS)) == 138


@both_sets
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("made", [docx_of, html_of], ids=["Word", "a web page"])
def test_every_cell_is_exact_and_sure(
    made: Callable[[str, annex_documents.Shape], bytes], shape: str, name: str
) -> None:
    draft = drafted(made(name, SHAPES[shape]))
    assert compared(draft, name) == Compared(cells_of(name), [], [])
    assert [row.item.text for row in draft.rows if row.unsure] == []


def test_all_shapes_at_once() -> None:
    shape = annex_documents.Shape(
        merged_basis=True,
        heading_again=True,
        in_a_table=True,
        formula_in_a_table=True,
        soft_hyphens=True,
        decomposed=True,
    )
    for name, made in itertools.product(SETS, (docx_of, html_of)):
        assert compared(drafted(made(name, shape)), name) == Compared(cells_of(name), [], [])


def test_every_cell_of_a_text_with_tabs_is_exact() -> None:
    draft = drafted(TEXT_2024.read_bytes(), TEXT_2024.name)
    assert compared(draft, "kon-tum-kkt-2024") == Compared(84, [], [])


def test_every_cell_of_a_page_that_libreoffice_wrote_is_exact(tmp_path: Path) -> None:
    for name, file in zip(SETS, saved(tmp_path, ["plain"], "html"), strict=True):
        assert compared(drafted(file.read_bytes()), name) == Compared(cells_of(name), [], [])


def test_pdf_has_nearly_every_cell_and_marks_those_that_are_wrong(tmp_path: Path) -> None:
    found = pdf_of(tmp_path, "plain")
    assert sum(each.exact for each in found) >= 136
    assert [each.not_marked for each in found] == [[], []]


@pytest.mark.parametrize(
    "shape", ["merged basis cells", "headings repeated", "soft hyphens", "narrow columns"]
)
def test_what_a_pdf_leaves_open_is_marked(shape: str, tmp_path: Path) -> None:
    found = pdf_of(tmp_path, shape)
    assert [each.not_marked for each in found] == [[], []]
    assert sum(each.exact for each in found) >= 130


def pdf_of(folder: Path, shape: str) -> list[Compared]:
    files = saved(folder, [shape], "pdf")
    drafts = [drafted(file.read_bytes(), file.name) for file in files]
    marked = sum(len(row.unsure) for draft in drafts for row in draft.rows)
    assert marked <= 20  # of 138: who marks everything helps nobody
    return [compared(draft, name) for draft, name in zip(drafts, SETS, strict=True)]


def saved(folder: Path, shapes: list[str], ending: str) -> list[Path]:
    files = []
    for name, shape in itertools.product(SETS, shapes):
        file = folder / f"{name}-{shape.replace(' ', '-')}.docx"
        file.write_bytes(docx_of(name, SHAPES[shape]))
        files.append(file)
    return converted_together(files, ending)


# --- what is said of the document ----------------------------------------------------------------


def test_the_head_of_a_decision_is_read() -> None:
    head = drafted(docx_of("kon-tum-2023")).head
    truth_of_set = declared("kon-tum-2023")
    assert head.title is not None
    assert head.title.text == truth_of_set["title"]
    assert head.issuer is not None
    assert head.issuer.text == truth_of_set["issuer"]
    assert (head.number, head.issued) == (None, None)  # blank in the document
    assert head.year is not None
    assert head.year.text == "2023"
    assert [each.text for each in head.preamble] == truth_of_set["preamble"]
    assert head.annex_label is not None
    assert head.annex_label.text == "PHỤ LỤC"
    assert head.annex_title is not None
    assert head.annex_title.text == truth_of_set["annex_heading"]["title"]


HEAD = """\
UBND TỈNH A
Số: 59/QĐ-UBND
A, ngày 29 tháng 01 năm 2026
QUYẾT ĐỊNH
Về việc giao chỉ tiêu năm 2026
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A
Căn cứ Luật Tổ chức chính quyền địa phương;
QUYẾT ĐỊNH:
Điều 1. Giao chỉ tiêu.
PHỤ LỤC II
CHỈ TIÊU
GIAO NĂM 2026
"""
TABLE = """\
TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tĐVT\tChỉ tiêu giao năm 2026\tCăn cứ
"""


def text_of(*rows: str, head: str = HEAD) -> bytes:
    return (head + TABLE + "".join(f"{row}\n" for row in rows)).encode()


def test_a_head_with_number_and_day_is_read() -> None:
    draft = drafted(text_of("I\tMột", "1\tTỷ lệ\tSở A\t\t%\t90"), "x.txt")
    head = draft.head
    singles = (
        head.number,
        head.issued,
        head.issuer,
        head.title,
        head.annex_label,
        head.annex_title,
    )
    assert [each and each.text for each in (*singles, head.year)] == [
        "59/QĐ-UBND",
        "2026-01-29",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A",
        "Về việc giao chỉ tiêu năm 2026",
        "PHỤ LỤC II",
        "CHỈ TIÊU GIAO NĂM 2026",
        "2026",
    ]


MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
DECISION = ["QUYẾT ĐỊNH", "Về việc giao chỉ tiêu năm 2026"]
A = "ỦY BAN NHÂN DÂN TỈNH A"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([A, "Số: 12/QĐ-UBND", *DECISION], A, id="a first paragraph"),
        pytest.param(
            [A, *MOTTO, "Số: 12/QĐ-UBND", *DECISION], A, id="above the words of the state"
        ),
        pytest.param([*MOTTO, A, "Số: 12/QĐ-UBND", *DECISION], A, id="below them"),
        pytest.param(
            [f"{A}   {MOTTO[0]}", "Số: 12/QĐ-UBND", *DECISION], A, id="beside them in one line"
        ),
        pytest.param(
            ["ỦY BAN NHÂN DÂN", "TỈNH A", "Số: 12/QĐ-UBND", *DECISION], A, id="over two lines"
        ),
        pytest.param(
            ["UBND TỈNH A", "BAN QUẢN LÝ", "KHU KINH TẾ TỈNH A", "Số: 1/QĐ-BQL", *DECISION],
            "BAN QUẢN LÝ KHU KINH TẾ TỈNH A",
            id="below the body above it",
        ),
        pytest.param(
            [A, "Số: 12/QĐ-UBND", *DECISION, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A", "Căn cứ Luật B;"],
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A",
            id="who signs stands above the preamble",
        ),
        pytest.param([A, *DECISION, "Điều 1. Giao."], A, id="a decision without a number"),
        pytest.param([A, "DỰ THẢO", "HỎA TỐC", "Số: 1/QĐ-UBND", *DECISION], A, id="stamps"),
        pytest.param(
            [A, *(line.upper() for line in MOTTO), "Số: 1/QĐ-UBND", *DECISION],
            A,
            id="the words of the state in capitals",
        ),
        pytest.param(
            ["UBND TỈNH A", "TRUNG TÂM", "PHỤC VỤ HÀNH CHÍNH CÔNG", "Số: 1/KH-TT", *DECISION],
            "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
            id="a name that goes on with any word",
        ),
        pytest.param(["HỎA TỐC", "Số: 12/QĐ-UBND", *DECISION], None, id="no body"),
        pytest.param(
            ["Số: 12/KH-UBND", "KẾ HOẠCH", "CẢI CÁCH HÀNH CHÍNH", "NĂM 2026"],
            None,
            id="a title in capitals is no body",
        ),
    ],
)
@pytest.mark.parametrize("made", ["docx", "html", "txt"])
def test_who_issues_it_is_found_at_the_top(
    lines: list[str], expected: str | None, made: str
) -> None:
    head = drafted(headed(lines, made), f"x.{made}").head
    assert (head.issuer and head.issuer.text) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(DECISION, DECISION[1], id="one line"),
        pytest.param(
            ["KẾ HOẠCH", "CẢI CÁCH HÀNH CHÍNH", "NĂM 2026"],
            "CẢI CÁCH HÀNH CHÍNH NĂM 2026",
            id="two",
        ),
        pytest.param(
            ["KẾ HOẠCH", "BAN HÀNH BỘ CHỈ SỐ", "PHÒNG, CHỐNG LÃNG PHÍ", "NĂM 2026"],
            "BAN HÀNH BỘ CHỈ SỐ PHÒNG, CHỐNG LÃNG PHÍ NĂM 2026",
            id="words that also begin the names of bodies",
        ),
        pytest.param([*DECISION, "Điều 1. Giao chỉ tiêu."], DECISION[1], id="an article follows"),
        pytest.param(
            ["KẾ HOẠCH", "Cải cách hành chính năm 2026", "I. MỤC ĐÍCH, YÊU CẦU"],
            "Cải cách hành chính năm 2026",
            id="a numbered heading follows",
        ),
    ],
)
@pytest.mark.parametrize("made", ["docx", "html", "txt"])
def test_a_title_ends_where_something_else_begins(
    lines: list[str], expected: str, made: str
) -> None:
    head = drafted(headed([A, *lines], made), f"x.{made}").head
    assert (head.title and head.title.text) == expected


@pytest.mark.parametrize("made", ["docx", "html", "txt"])
def test_the_title_of_the_annex_is_that_of_the_document_only_where_there_is_no_other(
    made: str,
) -> None:
    plan = [A, "KẾ HOẠCH", "Cải cách năm 2026", "Thực hiện Kế hoạch số 1/KH-UBND, giao như sau:"]
    assert title_of([*plan, "PHỤ LỤC I", "CHỈ TIÊU"], made) == "Cải cách năm 2026"
    assert title_of([A, "KẾ HOẠCH", "PHỤ LỤC I", "CHỈ TIÊU"], made) is None
    assert title_of(["PHỤ LỤC I", "CHỈ TIÊU"], made) == "CHỈ TIÊU"


def title_of(lines: list[str], made: str) -> str | None:
    head = drafted(headed(lines, made), f"x.{made}").head
    return head.title.text if head.title else None


@pytest.mark.parametrize(
    ("made", "expected"),
    [("docx", "Cải cách năm 2026"), ("html", "Cải cách năm 2026"), ("txt", None)],
)
def test_where_lines_end_with_the_paper_a_title_that_runs_into_a_sentence_is_open(
    made: str, expected: str | None
) -> None:
    lines = [A, "KẾ HOẠCH", "Cải cách năm 2026", "Để đạt chỉ tiêu, Ủy ban yêu cầu:"]
    head = drafted(headed(lines, made), f"x.{made}").head
    assert (head.title and head.title.text) == expected


def headed(lines: list[str], made: str) -> bytes:
    """Make a document with these lines over an annex of one row."""
    row = ["1", "Tỷ lệ", "Sở A", "", "%", "90", ""]
    heads = TABLE.strip().split("\t")
    above = lines if any(line.startswith("PHỤ LỤC") for line in lines) else [*lines, "PHỤ LỤC"]
    if made == "txt":
        return "\n".join([*above, "\t".join(heads), "\t".join(row)]).encode()
    if made == "html":
        said = "".join(f"<p>{line}</p>" for line in above)
        return page_of(cells(*row)).replace(b"<body>", f"<body>{said}".encode())
    document = docx.Document()
    for line in above:
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=len(heads))
    for at, texts in enumerate((heads, row)):
        for cell, text in zip(table.rows[at].cells, texts, strict=True):
            cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["I\tMột", "1\tx\tA\t\t%\t9"], {"I.1": "x"}, id="a section and a row"),
        pytest.param(["1\tx\tA\t\t%\t9", "2\ty\tA\t\t%\t9"], {"1": "x", "2": "y"}, id="no section"),
        pytest.param(["II\tx\tA\t\t%\t9"], {"II": "x"}, id="a section that is the row"),
        pytest.param(["II\tx", "\ty\tA\t\t%\t9"], {"II": "x y"}, id="… over two lines"),
        pytest.param(["A\tMột", "1.1\tx\tA\t\t%\t9"], {"A.1.1": "x"}, id="numbers of two parts"),
        pytest.param(["I\tMột", "I.1\tx\tA\t\t%\t9"], {"I.1": "x"}, id="the whole number"),
        pytest.param(
            ["I\tMột", "1\tx\tA\t\t%\t9", "a)\ty\tA\t\t%\t9"],
            {"I.1": "x", "I.1.a": "y"},
            id="a letter below a number",
        ),
        pytest.param(["I\tMột", "1\tx\tA\t\t%\t9", "\ty"], {"I.1": "x y"}, id="a row goes on"),
        pytest.param(["I\tMột", "\thai", "1\tx\tA\t\t%\t9"], {"I.1": "x"}, id="a heading goes on"),
        pytest.param(
            ["B\tMột", "1\tx\tA\t\t%\t9", "C\tHai", "1\ty\tA\t\t%\t9"],
            {"B.1": "x", "C.1": "y"},
            id="C behind B is a letter",
        ),
    ],
)
def test_rows_are_told_by_their_numbers(rows: list[str], expected: Mapping[str, str]) -> None:
    draft = drafted(text_of(*rows), "x.txt")
    assert {row.item.text: row.cells["wording"].text for row in draft.rows} == expected
    assert [row.item.text for row in draft.rows if row.unsure] == []


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        pytest.param(
            ["I\tMột", "1\tx\tA\t\t%\t9", "\ty\tB\t\t%\t8"],
            "dòng không có số thứ tự mà có mức giao riêng",
            id="a threshold without a number",
        ),
        pytest.param(
            ["I\tMột", "Mục 1\tx\tA\t\t%\t9"], "số thứ tự không đọc được: «Mục 1»", id="no number"
        ),
        pytest.param(
            ["I\tMột", "1\tx\tA\t\t%\t9", "Tổng cộng: 1\t"],
            "số thứ tự không đọc được: «Tổng cộng: 1»",
            id="a total below",
        ),
    ],
)
def test_a_row_whose_place_nobody_knows_is_kept_and_marked(rows: list[str], why: str) -> None:
    row = drafted(text_of(*rows), "x.txt").rows[-1]
    assert row.item.text == "?"
    assert [doubt.vi for doubt in row.unsure["item"]] == [why]


def page_of(*rows: str) -> bytes:
    heads = "".join(f"<th>{each}</th>" for each in TABLE.strip().split("\t"))
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<html><body><table><tr>{heads}</tr>{body}</table></body></html>".encode()


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        pytest.param("I. Số hóa hồ sơ", "I", "Số hóa hồ sơ", id="a Roman number"),
        pytest.param("II Số hóa hồ sơ", "II", "Số hóa hồ sơ", id="without a sign"),
        pytest.param("B) Số hóa", "B", "Số hóa", id="a letter"),
        pytest.param("1. Số hóa", "1", "Số hóa", id="a number"),
    ],
)
def test_a_section_may_be_one_cell_over_all_columns(heading: str, number: str, title: str) -> None:
    row = cells("1.1" if number == "1" else "1", "x", "A", "B", "%", "9", "c")
    draft = drafted(page_of(f"<td colspan=7>{heading}</td>", row), "x.html")
    assert {n: value.text for n, value in draft.sections.items()} == {number: title}
    assert [each.item.text for each in draft.rows] == [f"{number}.1"]


def test_a_heading_without_a_number_is_kept_and_marked() -> None:
    row = cells("1", "x", "A", "B", "%", "9", "c")
    draft = drafted(
        page_of(row, "<td colspan=7>Lĩnh vực khác</td>", row.replace("1", "2")), "x.html"
    )
    assert [(r.item.text, r.cells["wording"].text) for r in draft.rows] == [
        ("1", "x"),
        ("?", "Lĩnh vực khác"),
        ("2", "x"),
    ]


def test_rows_that_share_a_number_are_marked() -> None:
    first = "<td rowspan=2>1</td><td rowspan=2>Tỷ lệ</td>" + cells("Sở", "", "%", "95", "")
    draft = drafted(page_of(first, cells("Xã", "", "%", "85", "")), "x.html")
    assert [(r.item.text, r.cells["threshold"].text) for r in draft.rows] == [
        ("1", "95"),
        ("?", "85"),
    ]


def test_a_heading_between_a_section_and_its_rows_is_a_section_of_the_section() -> None:
    draft = drafted(text_of("A\tMột", "I\tNhóm đầu", "1\tx\tA\t\t%\t9"), "x.txt")
    assert [(row.item.text, row.unsure) for row in draft.rows] == [("A.I.1", {})]
    assert {number: heading.text for number, heading in draft.sections.items()} == {
        "A": "Một",
        "A.I": "Nhóm đầu",
    }


def test_columns_that_mean_nothing_known_are_named() -> None:
    table = TABLE.replace("Căn cứ", "Căn cứ\tGhi chú")
    data = (HEAD + table + "1\tx\tA\tB\t%\t9\tc\tlưu ý\n").encode()
    assert drafted(data, "x.txt").unused == ("Ghi chú",)


def test_two_annexes_without_a_label_between_them_are_two() -> None:
    narrow = TABLE.replace("\tCăn cứ", "")
    data = text_of("1\tx\tA\tB\t%\t9\tc") + f"lời\n{narrow}1\ty\tA\tB\t%\t8\n".encode()
    assert [row.cells["wording"].text for row in drafted(data, "x.txt", annex=2).rows] == ["y"]


def test_a_table_that_goes_on_with_other_columns_is_named_and_not_lost() -> None:
    first, second = page_of(cells("1", "x", "A", "B", "%", "9", "c")).split(b"</table>")
    data = first + b"</table><table><tr><td>2</td><td>y</td></tr></table>" + second
    assert drafted(data, "x.html").below == ["2", "y"]


def test_what_stands_below_the_table_is_named() -> None:
    data = text_of("1\tx\tA\tB\t%\t9\tc") + "Ghi chú: số liệu tạm tính.\n./.\n".encode()
    draft = drafted(data, "x.txt")
    assert draft.below == ["Ghi chú: số liệu tạm tính."]
    assert as_yaml(draft, "vi").endswith(
        "# Dưới bảng còn ghi, không dùng:\n# Ghi chú: số liệu tạm tính.\n"
    )


def paged(*pages: list[list[str]]) -> list[Row]:
    """Read the rows of an annex that pages divide; the first has the headings."""
    heads = TABLE.strip().split("\t")
    blocks: list[Line | Table] = []
    for page, rows in enumerate(([heads, *pages[0]], *pages[1:]), start=1):
        cells = {
            (row, column): Cell(text, Place(page, row, column, page))
            for row, texts in enumerate(rows, start=1)
            for column, text in enumerate(texts, start=1)
        }
        blocks.append(Table(page, cells, page))
    (annex,) = annexes_of(Paper("pdf", blocks))
    return [*annex.rows]


@pytest.mark.parametrize(
    ("before", "after", "expected", "marked"),
    [
        pytest.param(
            ["1", "Tỷ lệ hồ", "Sở", "", "%", "90% -", ""],
            ["", "sơ", "A", "", "", "95%", ""],
            {"I.1": ("Tỷ lệ hồ sơ", "90% - 95%")},
            ["wording", "responsible", "threshold"],
            id="the page cuts the threshold",
        ),
        pytest.param(
            ["1", "Tỷ lệ hồ", "Sở A", "", "%", "", ""],
            ["", "sơ", "", "", "", "95", ""],
            {"I.1": ("Tỷ lệ hồ sơ", "95")},
            ["wording", "threshold"],
            id="the threshold stands on the second page",
        ),
        pytest.param(
            ["1", "Tỷ lệ theo Quyết định 876/QĐ-", "Sở A", "", "%", "95", ""],
            ["", "BNV", "", "", "", "", ""],
            {"I.1": ("Tỷ lệ theo Quyết định 876/QĐ-BNV", "95")},
            ["wording"],
            id="the page cuts the number of a document",
        ),
        pytest.param(
            ["1", "Tỷ lệ hồ", "Sở A", "", "%", "90", ""],
            ["", "sơ", "Sở B", "", "%", "95", ""],
            {"I.1": ("Tỷ lệ hồ", "90"), "?": ("sơ", "95")},
            ["item"],
            id="both have one, so nobody knows",
        ),
    ],
)
def test_a_row_that_a_page_divides(
    before: list[str],
    after: list[str],
    expected: Mapping[str, tuple[str, str]],
    marked: list[str],
) -> None:
    section = ["I", "Một", "", "", "", "", ""]
    rows = paged([section, before], [after, ["2", "y", "Sở", "", "%", "8", ""]])
    found = {
        row.item.text: (row.cells["wording"].text, row.cells["threshold"].text) for row in rows
    }
    assert found == {**expected, "I.2": ("y", "8")}
    first = rows[0]
    doubts = {"item": first.item.doubts} | {key: v.doubts for key, v in first.cells.items()}
    assert [key for key, each in doubts.items() if each] == marked


def test_two_sections_of_one_number_are_marked() -> None:
    draft = drafted(text_of("I\tMột", "1\tx\tA\t\t%\t9", "I\tHai", "2\ty\tA\t\t%\t8"), "x.txt")
    assert {number: v.text for number, v in draft.sections.items()} == {"I": "Hai"}
    assert [each.vi for each in draft.sections["I"].doubts] == [
        "ở trên đã có mục mang số này: «Một»"
    ]


@pytest.mark.parametrize(
    ("number", "item"),
    [
        pytest.param("1 0", "I.10", id="a number"),
        pytest.param("I I I", "III.1", id="a Roman number"),
        pytest.param("Mục 1", "?", id="words"),
    ],
)
def test_a_narrow_cell_breaks_a_number_anywhere(number: str, item: str) -> None:
    rows = [f"{number}\tx\tA\t\t%\t9"]
    if item == "III.1":
        rows = [f"{number}\tBa", "1\tx\tA\t\t%\t9"]
    draft = drafted(text_of("I\tMột", *rows), "x.txt")
    assert [row.item.text for row in draft.rows] == [item]


@pytest.mark.parametrize(
    ("heading", "other"),
    [
        pytest.param("Chỉ tiêu giao năm 2026", "Chỉ tiêu năm 2026", id="a threshold in short"),
        pytest.param("Cơ quan chủ trì", "Cơ quan/đơn vị chủ trì", id="a slash"),
        pytest.param("Cơ quan chủ trì", "Cơ quan và đơn vị được giao", id="an and"),
        pytest.param("Nội dung", "Nhiệm vụ/Chỉ tiêu", id="two nouns"),
        pytest.param("Nội dung", "NỘI DUNG THỰC HIỆN", id="capitals"),
    ],
)
def test_headings_are_worded_in_many_ways(heading: str, other: str) -> None:
    assert heading in TABLE
    data = (HEAD + TABLE.replace(heading, other) + "1\tx\tA\tB\t%\t9\tc\n").encode()
    (row,) = drafted(data, "x.txt").rows
    cells = [row.cells[column].text for column in COLUMNS]
    assert cells == ["x", "A", "B", "%", "9", "c"]


def test_of_a_table_that_is_nearly_an_annex_it_is_said_what_it_lacks() -> None:
    table = TABLE.replace("Chỉ tiêu giao năm 2026", "Chỉ tiêu").replace("Nội dung", "Tên việc")
    (said,) = refused((HEAD + table + "1\tx\tA\tB\t%\t9\tc\n").encode(), "x.txt")
    assert "Bảng còn thiếu cột «Tên nhiệm vụ»; tiêu đề chưa hiểu: «Tên việc»." in said


def test_headings_are_known_wherever_a_narrow_column_breaks_them() -> None:
    broken = TABLE.replace("TT\t", "S ố T T\t").replace("Cơ quan chủ trì", "Cơ qua n chủ tr ì")
    assert len(drafted((HEAD + broken + "1\tx\tA\t\t%\t9\n").encode(), "x.txt").rows) == 1


# --- what is known, and what is open -------------------------------------------------------------


@both_sets
def test_an_indicator_is_proposed_where_the_words_are_known(name: str) -> None:
    rows = drafted(docx_of(name)).rows
    expected = [target["indicator"] for target in declared(name)["targets"]]
    assert [row.indicator for row in rows] == expected


def test_a_name_that_only_reports_use_proposes_nothing_and_is_told() -> None:
    draft = drafted(text_of("1\tTỷ lệ hồ sơ DVCTT toàn trình\tA\t\t%\t9"), "x.txt")
    assert [(row.indicator, row.likely) for row in draft.rows] == [
        ("?", ["full-process-dossiers-online"])
    ]
    assert '    indicator: "?" # tên này đã dùng cho: full-process-dossiers-online\n' in as_yaml(
        draft, "vi"
    )


def test_words_that_are_only_alike_propose_nothing() -> None:
    alike = "Tỷ lệ cấp kết quả giải quyết TTHC bằng điện tử."
    row = drafted(text_of(f"1\t{alike}\tA\t\t%\t9"), "x.txt").rows[0]
    assert (row.indicator, row.formula) == ("?", None)


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        pytest.param(
            "Tỷ lệ A: Theo công thức (b/a). Trong đó: a là tổng số x b là số y (Lưu ý: 95%)",
            Formula("Tỷ lệ A", "Số y", "Tổng số x"),
            id="as in the decision",
        ),
        pytest.param(
            "Tỷ lệ A. Theo công thức b/a. Trong đó: b là số y; a là tổng số x.",
            Formula("Tỷ lệ A", "Số y", "Tổng số x"),
            id="b before a",
        ),
        pytest.param("Tỷ lệ A theo công thức (b/a). Trong đó: a là x", None, id="b is not told"),
        pytest.param("Tỷ lệ A. Trong đó: a là x b là y", None, id="no formula"),
    ],
)
def test_b_and_a_are_taken_where_they_are_stated(wording: str, expected: Formula | None) -> None:
    assert formula_of(wording) == expected


def test_a_remark_on_the_scope_is_taken() -> None:
    assert scope_of("Tỷ lệ A (Ghi chú: Chỉ tính hồ sơ B)") == "Chỉ tính hồ sơ B"
    assert scope_of("Tỷ lệ A (Lưu ý: phải đạt 95%)") is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("Sở A; Sở B", ["Sở A", "Sở B"], id="a semicolon divides"),
        pytest.param("Các sở, ban ngành", ["Các sở, ban ngành"], id="a comma does not"),
        pytest.param(
            "Các sở, ban ngành, UBND cấp xã", ["Các sở, ban ngành", "UBND cấp xã"], id="known ones"
        ),
        pytest.param("UBND cấp xã, Sở A", ["UBND cấp xã, Sở A"], id="one of them is not known"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_cell_is_cut_into_bodies_where_that_is_sure(cell: str, expected: list[str]) -> None:
    assert bodies(cell, {"các sở, ban ngành", "ubnd cấp xã"}) == expected


# --- the file ------------------------------------------------------------------------------------


@both_sets
def test_the_file_says_what_the_document_says(name: str) -> None:
    read = yaml.safe_load(as_yaml(drafted(docx_of(name)), "vi"))
    sections, rows = truth(name)
    assert read["sections"] == sections
    for target in read["targets"]:
        cells = {column: target[column] for column in COLUMNS}
        for column in ("responsible", "coordinating"):
            wanted = next(t for t in declared(name)["targets"] if t["item"] == target["item"])
            assert cells[column] == wanted[column]
            cells[column] = rows[target["item"]][column]
        assert cells | {"basis": cells["basis"] or ""} == rows[target["item"]]


def test_every_text_of_the_file_has_its_place() -> None:
    written = as_yaml(drafted(docx_of("kon-tum-2023")), "vi")
    without = [
        line
        for line in written.splitlines()
        if line.strip().startswith(("wording:", "threshold:", "basis:", "responsible:", "title:"))
        and " # " not in line
    ]
    assert without == []
    assert '    threshold: "95" # bảng 3, dòng 15, cột 6\n' in written


NEW = (
    "Tỷ lệ hồ sơ thử: Theo công thức (b/a). Trong đó: a là tổng số hồ sơ b là số hồ sơ thử"
    " (Ghi chú: Chỉ tính hồ sơ thử)"
)


def test_a_new_ratio_begins_with_the_words_of_the_document(tmp_path: Path) -> None:
    written = as_yaml(drafted(text_of("I\tMột", f"1\t{NEW}\tSở A\t\t%\t90"), "x.txt"), "vi")
    stub = [line.removeprefix("    # ") for line in written.splitlines() if line[:6] == "    # "]
    read = yaml.safe_load("\n".join(line.removeprefix("  ") for line in stub[1:]))
    assert read == {
        "id": "?",
        "label": "Tỷ lệ hồ sơ thử",
        "numerator": {"label": "Số hồ sơ thử"},
        "denominator": {"label": "Tổng số hồ sơ"},
        "english": dict.fromkeys(("label", "numerator", "denominator"), "?"),
        "formula": "stated",
        "part_of_whole": "?",
        "over_time": "?",
        "scope": "Chỉ tính hồ sơ thử",
    }


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [
        pytest.param("Dưới 5", "lower", id="below"),
        pytest.param("Tối đa 5%", "lower", id="at most"),
        pytest.param("≤ 5", "lower", id="a sign"),
        pytest.param("90", None, id="a bare number is a floor"),
        pytest.param("Trên 90%", None, id="above"),
        pytest.param("Từ 80% đến 90%", "?", id="a band says neither"),
        pytest.param("khoảng 30%", "?", id="one that is not understood"),
        pytest.param("", "?", id="none"),
    ],
)
def test_a_new_ratio_goes_where_its_threshold_says(threshold: str, expected: str | None) -> None:
    """Higher is what a file says that is silent."""
    written = as_yaml(
        drafted(text_of("I\tMột", f"1\tTỷ lệ B\tSở A\t\t%\t{threshold}"), "x.txt"), "vi"
    )
    (better,) = [
        line.partition("better: ")[2].strip('"')
        for line in written.splitlines()
        if "better:" in line
    ] or [None]
    assert better == expected


def test_a_threshold_that_is_not_understood_stays_as_it_is_written_with_the_reason() -> None:
    written = as_yaml(drafted(text_of("1\tx\tSở A\t\t%\tkhoảng 30%"), "x.txt"), "vi")
    _, _, rest = written.partition('    threshold: "khoảng 30%"')
    assert rest.splitlines()[1].startswith("    # ")
    assert "khoảng" in rest.splitlines()[1]


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("a # b: c", id="a comment and a key"),
        pytest.param("- {a: [b", id="brackets"),
        pytest.param("'a\"b\\n", id="quotation marks"),
        pytest.param("a\u202eb\u2066c", id="marks that turn the reading"),
        pytest.param("a\x1b[31mb", id="an escape of a terminal"),
        pytest.param("null", id="nothing"),
        pytest.param("x" * 3000, id="a word without end"),
        pytest.param("? " * 60, id="question marks"),
    ],
)
def test_hostile_words_are_words(hostile: str) -> None:
    data = text_of("I\tMột", f"1\t{hostile}\t{hostile}\t{hostile}\t%\t90\t{hostile}")
    read = yaml.safe_load(as_yaml(drafted(data, "x # y.txt"), "vi"))
    (row,) = read["targets"]
    wanted = tidy(hostile)
    assert (row["wording"], row["basis"]) == (wanted, wanted)


def test_without_its_package_a_pdf_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    missing = "import sys; sys.modules['pdfplumber'] = None"
    output = str(tmp_path / "a-2026.yaml")
    run = cchc_in_which(missing, "draft", str(tmp_path / "a.pdf"), "-o", output)
    assert run.code == 3
    assert "pip install 'cchc[pdf]'" in run.err


def test_a_draft_is_refused_until_somebody_has_decided(tmp_path: Path) -> None:
    paper = tmp_path / "van-ban.txt"
    paper.write_bytes(text_of("I\tMột", "1\tTỷ lệ hoàn toàn mới\tSở A\t\t%\t90"))
    (tmp_path / "targets").mkdir()
    (tmp_path / "indicators").mkdir()
    output = tmp_path / "targets" / "a-2026.yaml"
    made = cchc("draft", str(paper), "-o", str(output))
    assert made.code == 0, made.err
    assert "1 chỉ tiêu; còn 4 chỗ phải quyết định («?») và 0 ô phải đối chiếu" in made.err
    listed = cchc("list-targets", "--definitions", str(tmp_path))
    assert listed.code == 2
    assert listed.err.count(" D811 ") == 4


def test_a_draft_knows_what_its_folder_has_and_names_what_it_lacks(tmp_path: Path) -> None:
    """A set of the folder words a row; another row has the words of an indicator of the program."""
    folder = made_folder(tmp_path / "d")
    paper = tmp_path / "van-ban.txt"
    own = "1\tTỷ lệ hồ sơ đúng hạn (b/a)\tSở A\t\t%\t90"
    paper.write_bytes(text_of("I\tMột", own, "2\tTỷ lệ hồ sơ trực tuyến toàn trình\tSở A\t\t%\t9"))
    output = folder / "targets" / "made-up-2026.yaml"
    run = cchc("draft", str(paper), "-o", str(output))
    written = output.read_text(encoding="utf-8")
    assert "    indicator: dossiers-on-time\n" in written
    assert (
        '    levels: ["?"] # cùng nguyên văn: made-up-2024: province; đơn vị chủ trì thuộc: province\n'
        in written
    )
    assert "    indicator: full-process-dossiers-online\n" in written
    lent = [line for line in run.err.splitlines() if "chưa có: " in line]
    assert len(lent) == 1
    assert "thư mục này chưa có: full-process-dossiers-online.yaml. Hãy chép" in lent[0]
    assert lent[0].endswith(f"vào «{folder / 'indicators'}».")
    shutil.copy(ROOT / "indicators" / "full-process-dossiers-online.yaml", folder / "indicators")
    again = cchc("draft", str(paper), "-o", str(output), "--force")
    assert "chưa có: " not in again.err


def test_a_draft_is_never_written_over_a_file_without_force(tmp_path: Path) -> None:
    paper = tmp_path / "van-ban.txt"
    paper.write_bytes(text_of("I\tMột", "1\tx\tSở A\t\t%\t90"))
    output = tmp_path / "a-2026.yaml"
    output.write_text("của tôi", encoding="utf-8")
    kept = cchc("draft", str(paper), "-o", str(output))
    assert (kept.code, output.read_text(encoding="utf-8")) == (2, "của tôi")
    assert "--force" in kept.err
    assert cchc("draft", str(paper), "-o", str(output), "--force").code == 0
    assert "a-2026" in output.read_text(encoding="utf-8")


def test_the_name_of_the_file_must_be_an_id(tmp_path: Path) -> None:
    paper = tmp_path / "van-ban.txt"
    paper.write_bytes(text_of("1\tx\tSở A\t\t%\t90"))
    for name in ("Quảng Ngãi.yaml", "a-2026.yml", "a--b.yaml"):
        assert cchc("draft", str(paper), "-o", str(tmp_path / name)).code == 2


# --- what cannot be drafted ----------------------------------------------------------------------


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    output = str(tmp_path / "a-2026.yaml")
    missing = cchc("draft", str(tmp_path / "x.docx"), "-o", output)
    assert (missing.code, "Không có tệp" in missing.err) == (2, True)
    folder = cchc("draft", str(tmp_path), "-o", output)
    assert (folder.code, " D801 " in folder.err) == (3, True)


def test_running_text_is_refused_with_the_way_out() -> None:
    (said,) = refused(TEXT_2023.read_bytes(), TEXT_2023.name)
    assert said.startswith("D802 Văn bản không có bảng giao chỉ tiêu")
    assert "Hãy dùng bản .docx, .html hoặc PDF" in said


def test_the_headings_that_were_found_are_told(tmp_path: Path) -> None:
    paper = tmp_path / "van-ban.txt"
    paper.write_text("STT\tTên thủ tục\tLĩnh vực\n1\tCấp phép\tXây dựng\n", encoding="utf-8")
    run = cchc("draft", str(paper), "-o", str(tmp_path / "a-2026.yaml"))
    assert run.code == 3
    assert "«STT | Tên thủ tục | Lĩnh vực»" in run.err
    assert not (tmp_path / "a-2026.yaml").exists()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "lưu lại thành .docx", id="an old .doc"),
        pytest.param(b"PK\x03\x04" + b"x" * 80, "hỏng hoặc chưa lưu xong", id="a damaged archive"),
        pytest.param(b"%PDF-1.7\nx", "tệp hỏng hoặc có mật khẩu", id="a damaged PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "không phải là văn bản Word", id="a picture"),
        pytest.param(
            "Phụ lục".encode("cp1258", "replace") + b"\xc5", "UTF-8", id="an old code page"
        ),
        pytest.param(b" \n", "tệp trống", id="nothing"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, why: str) -> None:
    (said,) = refused(data)
    assert why in said


def test_of_several_annexes_one_is_to_be_chosen() -> None:
    one = text_of("1\tx\tA\t\t%\t9")
    two = ("\nPHỤ LỤC III\n" + TABLE + "1\ty\tA\t\t%\t9\n").encode()
    assert "D803" in refused(one + two, "x.txt")[0]
    chosen = drafted(one + two, "x.txt", annex=2)
    assert [row.cells["wording"].text for row in chosen.rows] == ["y"]
    assert 'annex: "PHỤ LỤC III"' in as_yaml(chosen, "vi")
    assert "\nannex:" not in as_yaml(drafted(one, "x.txt"), "vi")


# --- round about ---------------------------------------------------------------------------------


@both_sets
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_annex_that_is_written_drafted_again_is_the_same(
    name: str, lang: str, tmp_path: Path
) -> None:
    annex = tmp_path / "phu-luc.docx"
    run = cchc("list-targets", "--set", name, "-o", str(annex), "--lang", lang)
    assert run.code == 0, run.err
    draft = drafted(annex.read_bytes(), annex.name)
    read = yaml.safe_load(as_yaml(draft, "vi"))
    ours = declared(name)
    assert read["sections"] == ours["sections"]
    keys = ("item", "indicator", *COLUMNS)
    assert [[row[key] for key in keys] for row in read["targets"]] == [
        [row[key] for key in keys] for row in ours["targets"]
    ]
    assert read["annex_heading"] == ours["annex_heading"]


def annexes(items: list[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    wording = st.text("ab, (b/a) ơữ", min_size=1, max_size=30).map(tidy).filter(bool)
    rows = st.lists(
        st.tuples(st.sampled_from(items), wording), min_size=1, unique_by=lambda r: r[0]
    )
    return rows.map(sorted)


ITEMS = st.one_of(
    annexes(["I.1", "I.2", "I.2.a", "I.2.b", "I.3.1", "II", "V.7", "XI.2.c"]),
    annexes(["A.1", "A.1.a", "B", "C.2", "Đ.4.c"]),
    annexes(["1", "2", "3.1", "4"]),
)


@given(ITEMS, st.booleans())
def test_any_annex_drafted_again_is_the_same(
    written: list[tuple[str, str]], begins_with_heading: bool
) -> None:
    sections = {item.partition(".")[0]: f"Phần {item}" for item, _ in written}
    rows = [
        replace(
            IV_1,
            item=item,
            wording=f"{sections[item]} {text}"
            if begins_with_heading and item in sections
            else text,
            basis=text[:1] if text[0].isalpha() else None,
        )
        for item, text in written
    ]
    target_set = replace(TINH_2023, sections=sections, targets=tuple(rows))
    draft = drafted(render([target_set], "vi"))
    assert [row.item.text for row in draft.rows] == [row.item for row in rows]
    for row, made in zip(rows, draft.rows, strict=True):
        assert made.cells["wording"].text == row.wording
        assert made.cells["basis"].text == (row.basis or "")
        assert tuple(made.bodies["responsible"]) == row.responsible
        assert made.cells["threshold"].text == row.threshold.text
        assert made.unsure == {}
