"""The two founding annexes as the documents in which offices keep them: made here in every shape.

The cells come from ``targets/*.yaml``, which ``test_shipped_wording.py`` holds to the documents; the head
of the decision of 2023 is written as its text in ``docs/sources`` has it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

ROOT = Path(__file__).parents[1]
SETS = ("kon-tum-2023", "kon-tum-kkt-2024")
COLUMNS = ("wording", "responsible", "coordinating", "unit_of_measure", "threshold", "basis")
HEADINGS = (
    *("Số TT", "Tên nhiệm vụ", "Đơn vị chủ trì", "Cơ quan, đơn vị phối hợp"),
    *("Đơn vị tính", "Giao chỉ tiêu", "Căn cứ thực hiện"),
)
_WIDTHS = (10, 78, 36, 30, 14, 20, 62)
_PARAGRAPHS = re.compile(r" (?=Theo công thức|a là |b là |\(Lưu ý|\(Ghi chú)")


class Shape(NamedTuple):
    """How a document differs from the plain one."""

    merged_basis: bool = (
        False  # a basis that stands under another of the same words is merged with it
    )
    heading_again: bool = False  # in a row of its own, above every section but the first
    broken_rows: bool = False  # what follows the first paragraph stands in a row of its own
    in_a_table: bool = False  # the whole annex in the cell of a table that arranges the page
    formula_in_a_table: bool = False  # the formula in a table inside the cell
    soft_hyphens: bool = False
    decomposed: bool = False
    group_heading: bool = True  # «Thực hiện trong năm …» above two columns
    width: int = 100  # of the columns, in percent: words break in narrow ones


SHAPES: Mapping[str, Shape] = {
    "plain": Shape(),
    "headings in one row": Shape(group_heading=False),
    "merged basis cells": Shape(merged_basis=True),
    "headings repeated": Shape(heading_again=True),
    "a row over a page break": Shape(broken_rows=True),
    "a nested table": Shape(in_a_table=True),
    "a table inside a cell": Shape(formula_in_a_table=True),
    "soft hyphens": Shape(soft_hyphens=True),
    "decomposed letters": Shape(decomposed=True),
    "narrow columns": Shape(width=80),
}


class Truth(NamedTuple):
    """What a set declares, as a draft of its document must have it."""

    sections: Mapping[str, str]
    rows: Mapping[str, Mapping[str, str]]  # item → column → the text of the cell


@cache
def declared(name: str) -> Any:
    return yaml.safe_load((ROOT / "targets" / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def truth(name: str) -> Truth:
    rows = {}
    for target in declared(name)["targets"]:
        cells = {column: target[column] for column in COLUMNS}
        for column in ("responsible", "coordinating"):
            # The document of 2023 has a comma between the last two.
            joined = "; ".join(cells[column])
            cells[column] = joined.replace("UBND cấp huyện; UBND", "UBND cấp huyện, UBND")
        rows[target["item"]] = cells | {"basis": cells["basis"] or ""}
    return Truth(declared(name)["sections"], rows)


@cache
def docx_of(name: str, shape: Shape = SHAPES["plain"]) -> bytes:
    """Make the Word document."""
    paper = Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    paper.styles["Normal"].font.name = "Times New Roman"
    paper.styles["Normal"].font.size = Pt(11)
    spelled = _spelling(shape)
    for line in HEADS[name]:
        if isinstance(line, tuple):
            row = paper.add_table(1, len(line)).rows[0]
            for cell, text in zip(row.cells, line, strict=True):
                _fill(cell, text.split("\n"), spelled)
        else:
            paper.add_paragraph(spelled(line))
    holder: Any = paper
    if shape.in_a_table:
        holder = paper.add_table(1, 1).cell(0, 0)
    _annex(holder, name, shape)
    packed = BytesIO()
    paper.save(packed)
    return packed.getvalue()


def _spelling(shape: Shape) -> Any:
    def spelled(text: str) -> str:
        if shape.soft_hyphens:
            text = re.sub(r"(\w{3})(\w{3})", "\\1\u00ad\\2", text)
        return unicodedata.normalize("NFD", text) if shape.decomposed else text

    return spelled


def _annex(holder: Any, name: str, shape: Shape) -> None:
    rows = list(_rows(name, shape))
    heads = 2 if shape.group_heading else 1
    table = holder.add_table(heads + len(rows), len(HEADINGS))
    table.autofit = False
    table.style = holder.part.document.styles["Table Grid"]
    grid = [list(row.cells) for row in table.rows]
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width * shape.width / 100)
    for row in grid:
        _widths(row, shape)
    _head(table, grid, name, shape)
    spelled = _spelling(shape)
    before: tuple[str, _Cell] | None = None
    for cells, row in zip(grid[heads:], rows, strict=True):
        if len(row) == 2:
            _fill(cells[0], [row[0]], spelled)
            _fill(cells[1].merge(cells[-1]), [row[1]], spelled)
            before = None
            continue
        for at, (cell, text) in enumerate(zip(cells, row, strict=True)):
            is_basis = at == len(row) - 1
            if is_basis and shape.merged_basis and before and before[0] == text:
                before = (text, before[1].merge(cell))
                continue
            if at == 1 and shape.formula_in_a_table and " Theo công thức" in text:
                first, _, rest = text.partition(" Theo công thức")
                _fill(cell, [first], spelled)
                _fill(
                    cell.add_table(1, 1).cell(0, 0), _paragraphs(f"Theo công thức{rest}"), spelled
                )
            else:
                _fill(cell, _paragraphs(text) if at == 1 else [text], spelled)
            if is_basis:
                before = (text, cell)


def _head(table: Table, grid: Sequence[Sequence[_Cell]], name: str, shape: Shape) -> None:
    spelled = _spelling(shape)
    for at, heading in enumerate(HEADINGS):
        top = grid[0][at]
        if not shape.group_heading:
            _fill(top, [heading], spelled)
        elif at in (4, 5):
            _fill(grid[1][at], [heading], spelled)
        else:
            _fill(top.merge(grid[1][at]), [heading], spelled)
    if shape.group_heading:
        year = declared(name)["year"]
        _fill(grid[0][4].merge(grid[0][5]), [f"Thực hiện trong năm {year}"], spelled)


def _rows(name: str, shape: Shape) -> Iterator[Sequence[str]]:
    """Yield the rows of the annex as they are printed; a section has its number and its heading."""
    sections, rows = truth(name)
    section = None
    for item, cells in rows.items():
        number, _, place = item.partition(".")
        if number != section:
            if shape.heading_again and section is not None:
                yield HEADINGS
            yield number, sections[number]
        section = number
        texts = [cells[column] for column in COLUMNS]
        if not place:
            texts[0] = texts[0].removeprefix(f"{sections[number]} ")
        if not shape.broken_rows:
            yield place, *texts
            continue
        (wording, *more), (basis, *after) = (
            _paragraphs(texts[0]),
            re.split(r" (?=kiểm soát|Quyết|Mục)", texts[-1]),
        )
        yield place, wording, *texts[1:-1], basis
        if more or after:
            yield "", " ".join(more), "", "", "", "", " ".join(after)


def _paragraphs(text: str) -> list[str]:
    return _PARAGRAPHS.split(text)


def _fill(cell: _Cell, lines: Sequence[str], spelled: Any) -> None:
    cell.text = ""
    cell.paragraphs[0].text = spelled(lines[0])
    for line in lines[1:]:
        cell.add_paragraph(spelled(line))


def _widths(cells: Sequence[_Cell], shape: Shape) -> None:
    for cell, width in zip(cells, _WIDTHS, strict=True):
        cell.width = Mm(width * shape.width / 100)


HEADS: Mapping[str, Sequence[str | tuple[str, str]]] = {
    "kon-tum-2023": (
        (
            "ỦY BAN NHÂN DÂN\nTỈNH KON TUM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        ),
        ("Số:          /QĐ-UBND", "Kon Tum, ngày       tháng      năm 2023"),
        "QUYẾT ĐỊNH",
        "Về việc giao chỉ tiêu triển khai số hóa hồ sơ, kết quả giải quyết thủ tục hành chính, sử dụng"
        " dịch vụ công trực tuyến, thanh toán trực tuyến và giải quyết hồ sơ thủ tục hành chính năm 2023"
        " trên địa bàn tỉnh Kon Tum",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH KON TUM",
        *declared("kon-tum-2023")["preamble"],
        "QUYẾT ĐỊNH:",
        "Điều 1. Giao chỉ tiêu triển khai số hóa hồ sơ (Phụ lục kèm theo).",
        "Điều 2. Các đơn vị căn cứ chỉ tiêu được giao tại Phụ lục I và Phụ lục II kèm theo Kế hoạch số"
        " 2215/KH-UBND ngày 12 tháng 7 năm 2022 của Ủy ban nhân dân tỉnh về triển khai thực hiện.",
        "PHỤ LỤC",
        "GIAO CHỈ TIÊU VỀ TRIỂN KHAI SỐ HÓA HỒ SƠ, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH, SỬ DỤNG DỊCH"
        " VỤ CÔNG TRỰC TUYẾN, THANH TOÁN TRỰC TUYẾN VÀ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH NĂM 2023"
        " TRÊN ĐỊA BÀN TỈNH KON TUM",
        "(Ban hành kèm theo Quyết định số         /QĐ-UBND ngày      tháng 02 năm 2023 của Chủ tịch"
        " Ủy ban nhân dân tỉnh Kon Tum)",
    ),
    "kon-tum-kkt-2024": (
        "PHỤ LỤC I",
        "CHỈ TIÊU CỤ THỂ VỀ CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
        "GẮN VỚI CHUYÊN ĐỀ SỐ NĂM 2024",
    ),
}


@cache
def html_of(name: str, shape: Shape = SHAPES["plain"]) -> bytes:
    """Make the page, as programs write one: entities, breaks of lines inside words of markup, spans."""
    spelled = _spelling(shape)
    head = "".join(
        f"<p>{_page(text, spelled)}</p>\n"
        for line in HEADS[name]
        for text in (line if isinstance(line, tuple) else (line,))
    )
    rows = list(_rows(name, shape))
    table = f"<table border=1><thead>{_page_head(name, shape, spelled)}</thead><tbody>"
    merged_from = -1
    for at, row in enumerate(rows):
        if len(row) == 2:
            table += (
                f"<tr><td><b>{row[0]}</b></td><td colspan=6>{_page(row[1], spelled)}</td></tr>\n"
            )
            continue
        table += "<tr>"
        for column, text in enumerate(row):
            span = ""
            if column == len(row) - 1 and shape.merged_basis:
                if at <= merged_from:
                    continue
                merged_from = _last_alike(rows, at)
                span = f" rowspan={merged_from - at + 1}"
            table += f"<td{span}>{_page_cell(text, column, shape, spelled)}</td>"
        table += "</tr>\n"
    table += "</tbody></table>"
    if shape.in_a_table:
        table = f"<table><tr><td>{table}</td></tr></table>"
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{head}{table}</body></html>".encode()


def _page_head(name: str, shape: Shape, spelled: Any) -> str:
    cells = [f"<th>{_page(text, spelled)}</th>" for text in HEADINGS]
    if not shape.group_heading:
        return f"<tr>{''.join(cells)}</tr>"
    tall = [cell.replace("<th>", "<th rowspan=2>") for cell in cells]
    group = f"<th colspan=2>Thực hiện trong năm {declared(name)['year']}</th>"
    return f"<tr>{''.join(tall[:4])}{group}{tall[6]}</tr><tr>{cells[4]}{cells[5]}</tr>"


def _page_cell(text: str, column: int, shape: Shape, spelled: Any) -> str:
    lines = _paragraphs(text) if column == 1 else [text]
    if shape.formula_in_a_table and len(lines) > 1:
        inner = "".join(f"<tr><td>{_page(line, spelled)}</td></tr>" for line in lines[1:])
        return f"{_page(lines[0], spelled)}<table>{inner}</table>"
    return "".join(f"<p>{_page(line, spelled)}</p>" for line in lines)


def _page(text: str, spelled: Any) -> str:
    """Write a text with what pages have between and inside words."""
    first, blank, rest = spelled(text).partition(" ")
    return f"{first}{blank and chr(10) + '  '}<span>{rest}</span>".replace("\u00ad", "&shy;")


def _last_alike(rows: Sequence[Sequence[str]], at: int) -> int:
    """Give the last row of those behind each other that have the same basis."""
    last = at
    while last + 1 < len(rows) and len(rows[last + 1]) > 2 and rows[last + 1][-1] == rows[at][-1]:
        last += 1
    return last
