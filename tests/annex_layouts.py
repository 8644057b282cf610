"""Annexes of made-up documents in layouts that differ from the two founding ones, with what each says.

A cell that is merged with the one left of it is ``LEFT``, one merged with the cell above it ``UP``.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

LEFT, UP = "⇐", "⇑"
Rows = Sequence[Sequence[str]]
TITLE = "GIAO CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH NĂM 2026"
HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI",
    "Số: 123/QĐ-UBND",
    "Quảng Ngãi, ngày 15 tháng 01 năm 2026",
    "QUYẾT ĐỊNH",
    "Về việc giao chỉ tiêu cải cách hành chính năm 2026",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI",
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
    "Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh.",
    "QUYẾT ĐỊNH:",
    "Điều 1. Giao chỉ tiêu cải cách hành chính năm 2026 (Phụ lục kèm theo).",
    "PHỤ LỤC",
    TITLE,
    "(Kèm theo Quyết định số 123/QĐ-UBND ngày 15 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh"
    " Quảng Ngãi)",
)


class Layout(NamedTuple):
    """A table as it is printed, and what a draft of it must say."""

    head: Rows
    rows: Rows
    sections: Mapping[str, str]
    # Item → wording, bodies that lead, bodies beside, unit, threshold; «?» where its cell leaves it open.
    items: Mapping[str, Sequence[str]]
    more: Mapping[str, Mapping[str, Any]] = {}  # item → further keys: roadmap, threshold_cell
    below: Sequence[str] = ()


_USUAL = ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "ĐVT", "Chỉ tiêu giao", "Căn cứ")
_BASIS = "Kế hoạch số 15/KH-UBND ngày 20/01/2026"
_A = ("Tỷ lệ hồ sơ giải quyết đúng hạn", "Các sở, ban, ngành", "Văn phòng UBND tỉnh", "%")
_B = ("Tỷ lệ hồ sơ được số hóa", "UBND cấp xã", "Sở Nội vụ", "%")

LAYOUTS: Mapping[str, Layout] = {
    "sections of Roman numbers below letters": Layout(
        [_USUAL],
        [
            ("A", "CHỈ TIÊU CHUNG", "", "", "", "", ""),
            ("I", "Giải quyết thủ tục", "", "", "", "", ""),
            ("1", *_A, "98", _BASIS),
            ("2", *_B, "90", _BASIS),
            ("II", "Thanh toán", "", "", "", "", ""),
            ("1", "Tỷ lệ thanh toán trực tuyến", "Sở Tài chính", "", "%", "60", _BASIS),
            ("B", "CHỈ TIÊU RIÊNG", "", "", "", "", ""),
            ("I", "Nhân sự", "", "", "", "", ""),
            ("1", "Tỷ lệ công chức được bồi dưỡng", "Sở Nội vụ", "", "%", "80", ""),
        ],
        {
            "A": "CHỈ TIÊU CHUNG",
            "A.I": "Giải quyết thủ tục",
            "A.II": "Thanh toán",
            "B": "CHỈ TIÊU RIÊNG",
            "B.I": "Nhân sự",
        },
        {
            "A.I.1": (*_A, "98"),
            "A.I.2": (*_B, "90"),
            "A.II.1": ("Tỷ lệ thanh toán trực tuyến", "Sở Tài chính", "", "%", "60"),
            "B.I.1": ("Tỷ lệ công chức được bồi dưỡng", "Sở Nội vụ", "", "%", "80"),
        },
    ),
    "groups of numbers and letters below sections": Layout(
        [_USUAL],
        [
            ("I", "GIẢI QUYẾT THỦ TỤC", LEFT, LEFT, LEFT, LEFT, LEFT),
            ("1", "Hồ sơ đúng hạn", "", "", "", "", ""),
            ("1.1", *_A, "98", _BASIS),
            ("1.2", *_B, "90", _BASIS),
            ("2", "Số hóa", "Các sở; UBND cấp xã", "", "", "", ""),
            ("a)", "Thành phần hồ sơ được số hóa", "", "", "%", "≥ 90", _BASIS),
            ("b)", "Kết quả được số hóa", "", "", "%", "≥ 95", _BASIS),
            ("3", "Tỷ lệ phản ánh được xử lý", "Sở Nội vụ", "", "%", "100", _BASIS),
        ],
        {"I": "GIẢI QUYẾT THỦ TỤC", "I.1": "Hồ sơ đúng hạn", "I.2": "Số hóa"},
        {
            "I.1.1": (*_A, "98"),
            "I.1.2": (*_B, "90"),
            "I.2.a": ("Thành phần hồ sơ được số hóa", "?", "", "%", "≥ 90"),
            "I.2.b": ("Kết quả được số hóa", "?", "", "%", "≥ 95"),
            "I.3": ("Tỷ lệ phản ánh được xử lý", "Sở Nội vụ", "", "%", "100"),
        },
    ),
    "capital letters below Roman numbers": Layout(
        [_USUAL],
        [
            ("I", "GIẢI QUYẾT THỦ TỤC", "", "", "", "", ""),
            ("A", "Cấp tỉnh", "", "", "", "", ""),
            ("1", *_A, "98", ""),
            ("B", "Cấp xã", "", "", "", "", ""),
            ("1", *_B, "90", ""),
            ("II", "PHẢN ÁNH, KIẾN NGHỊ", "", "", "", "", ""),
            ("1", "Tỷ lệ phản ánh được xử lý", "Sở Nội vụ", "", "%", "100", ""),
        ],
        {
            "I": "GIẢI QUYẾT THỦ TỤC",
            "I.A": "Cấp tỉnh",
            "I.B": "Cấp xã",
            "II": "PHẢN ÁNH, KIẾN NGHỊ",
        },
        {
            "I.A.1": (*_A, "98"),
            "I.B.1": (*_B, "90"),
            "II.1": ("Tỷ lệ phản ánh được xử lý", "Sở Nội vụ", "", "%", "100"),
        },
    ),
    "quarters below one heading, the lead last": Layout(
        [
            (
                "Số TT",
                "Nội dung",
                "Chỉ tiêu năm 2026",
                LEFT,
                LEFT,
                "Đơn vị tính",
                "Cơ quan chủ trì",
            ),
            (UP, UP, "Quý I", "6 tháng", "Cả năm", UP, UP),
        ],
        [
            ("I", "GIẢI QUYẾT THỦ TỤC", "", "", "", "", ""),
            ("1", _A[0], "50", "60", "80", "%", "Các sở, ban, ngành"),
            ("2", _B[0], "30", "45", "70", "%", "UBND cấp xã"),
        ],
        {"I": "GIẢI QUYẾT THỦ TỤC"},
        {
            "I.1": (_A[0], _A[1], "", "%", "80"),
            "I.2": (_B[0], _B[1], "", "%", "70"),
        },
        {
            "I.1": {
                "roadmap": {"Quý I": "50", "6 tháng": "60"},
                "threshold_cell": "Quý I: 50; 6 tháng: 60; Cả năm: 80",
            },
            "I.2": {
                "roadmap": {"Quý I": "30", "6 tháng": "45"},
                "threshold_cell": "Quý I: 30; 6 tháng: 45; Cả năm: 70",
            },
        },
    ),
    "a ceiling in the heading, other words": Layout(
        [("TT", "Tên chỉ tiêu", "ĐVT", "Mức giao (không quá)", "Cơ quan thực hiện", "Ghi chú")],
        [
            (
                "1",
                "Tỷ lệ hồ sơ quá hạn",
                "%",
                "3",
                "Các sở, ban, ngành",
                "Không tính hồ sơ đất đai",
            ),
            ("2", "Tỷ lệ hồ sơ trả lại", "%", "5", "UBND cấp xã", ""),
        ],
        {"1": "Tỷ lệ hồ sơ quá hạn", "2": "Tỷ lệ hồ sơ trả lại"},
        {
            "1": ("Tỷ lệ hồ sơ quá hạn", "Các sở, ban, ngành", "", "%", "không quá 3"),
            "2": ("Tỷ lệ hồ sơ trả lại", "UBND cấp xã", "", "%", "không quá 5"),
        },
    ),
    "levels below one heading, no unit column": Layout(
        [
            ("STT", "Chỉ số", "Cơ quan, đơn vị", LEFT, "Chỉ tiêu (%)", LEFT),
            (UP, UP, "Chủ trì", "Phối hợp", "Cấp tỉnh", "Cấp xã"),
        ],
        [
            ("I", "GIẢI QUYẾT THỦ TỤC", "", "", "", ""),
            ("1", _A[0], "Các sở; UBND cấp xã", "Sở Nội vụ", "98", "95"),
        ],
        {"I": "GIẢI QUYẾT THỦ TỤC"},
        {
            "I.1 (cấp tỉnh)": (_A[0], "Các sở; UBND cấp xã", "Sở Nội vụ", "?", "98"),
            "I.1 (cấp xã)": (_A[0], "Các sở; UBND cấp xã", "Sở Nội vụ", "?", "95"),
        },
        {
            "I.1 (cấp tỉnh)": {"threshold_cell": "Cấp tỉnh: 98; Cấp xã: 95"},
            "I.1 (cấp xã)": {"threshold_cell": "Cấp tỉnh: 98; Cấp xã: 95"},
        },
    ),
    "no unit column, blank leads, a note beside": Layout(
        [("STT", "Nhiệm vụ, chỉ tiêu", "Cơ quan chủ trì", "Chỉ tiêu", "Ghi chú")],
        [
            ("I", "GIẢI QUYẾT THỦ TỤC", "Sở Nội vụ", "", ""),
            ("1", "Tỷ lệ hồ sơ đúng hạn", "", "98%", "Không tính hồ sơ đất đai"),
            ("2", "Tỷ lệ phản ánh được xử lý đạt tối thiểu 90%", "Các sở, ban, ngành", "", ""),
        ],
        {"I": "GIẢI QUYẾT THỦ TỤC"},
        {
            "I.1": ("Tỷ lệ hồ sơ đúng hạn", "?", "", "?", "98%"),
            "I.2": (
                *("Tỷ lệ phản ánh được xử lý đạt tối thiểu 90%", "Các sở, ban, ngành"),
                *("", "?", "?"),
            ),
        },
    ),
    "months of a roadmap, units in the cells": Layout(
        [
            (
                *("Số TT", "Tên nhiệm vụ", "Đơn vị chủ trì"),
                *("Lộ trình thực hiện", LEFT, LEFT, "Chỉ tiêu giao năm 2026"),
            ),
            (UP, UP, UP, "Tháng 3", "Tháng 6", "Tháng 9", UP),
        ],
        [
            ("I", "GIẢI QUYẾT THỦ TỤC", "", "", "", "", ""),
            ("1", _A[0], "Các sở, ban, ngành", "30%", "60%", "90%", "95%"),
        ],
        {"I": "GIẢI QUYẾT THỦ TỤC"},
        {"I.1": (_A[0], _A[1], "", "?", "95%")},
        {
            "I.1": {
                "roadmap": {"Tháng 3": "30%", "Tháng 6": "60%", "Tháng 9": "90%"},
                "threshold_cell": "Tháng 3: 30%; Tháng 6: 60%; Tháng 9: 90%; năm 2026: 95%",
            }
        },
    ),
    "results of the year before, percents in headings": Layout(
        [
            (
                *(
                    "TT",
                    "Nội dung chỉ tiêu",
                    "Thực hiện năm 2025 (%)",
                    "Chỉ tiêu giao năm 2026 (%)",
                ),
                *("Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
            )
        ],
        [
            ("I", "GIẢI QUYẾT THỦ TỤC", "", "", "", "", ""),
            ("1", _A[0], "91,2", "98", "Các sở, ban, ngành", "Sở Nội vụ", "Quý IV/2026"),
            ("2", _B[0], "70", "tối thiểu 85", "UBND cấp xã", "", "31/12/2026"),
        ],
        {"I": "GIẢI QUYẾT THỦ TỤC"},
        {
            "I.1": (_A[0], _A[1], "Sở Nội vụ", "?", "98"),
            "I.2": (_B[0], _B[1], "", "?", "tối thiểu 85"),
        },
    ),
    "the threshold first, the number last": Layout(
        [("Chỉ tiêu giao", "Tên chỉ tiêu", "ĐVT", "Chủ trì", "Phối hợp", "STT")],
        [
            ("95", _A[0], "%", "Các sở, ban, ngành", "Sở Nội vụ", "1"),
            ("85", _B[0], "%", "UBND cấp xã", "", "2"),
        ],
        {"1": _A[0], "2": _B[0]},
        {"1": (_A[0], _A[1], "Sở Nội vụ", "%", "95"), "2": (_B[0], _B[1], "", "%", "85")},
    ),
    "numbers that begin again below a heading": Layout(
        [_USUAL],
        [
            ("1", "GIẢI QUYẾT THỦ TỤC", "", "", "", "", ""),
            ("1", *_A, "98", ""),
            ("2", *_B, "90", ""),
            ("2", "PHẢN ÁNH, KIẾN NGHỊ", "", "", "", "", ""),
            ("1", "Tỷ lệ phản ánh được xử lý", "Sở Nội vụ", "", "%", "100", ""),
        ],
        {"1": "GIẢI QUYẾT THỦ TỤC", "2": "PHẢN ÁNH, KIẾN NGHỊ"},
        {
            "1.1": (*_A, "98"),
            "1.2": (*_B, "90"),
            "2.1": ("Tỷ lệ phản ánh được xử lý", "Sở Nội vụ", "", "%", "100"),
        },
    ),
    "one number on two rows": Layout(
        [_USUAL],
        [
            ("I", "GIẢI QUYẾT THỦ TỤC", "", "", "", "", ""),
            ("1", *_A, "98", ""),
            ("1", *_B, "90", ""),
            ("3", "Tỷ lệ phản ánh được xử lý", "Sở Nội vụ", "", "%", "100", ""),
        ],
        {"I": "GIẢI QUYẾT THỦ TỤC"},
        {
            "I.1": (*_A, "98"),
            "?": (*_B, "90"),
            "I.3": ("Tỷ lệ phản ánh được xử lý", "Sở Nội vụ", "", "%", "100"),
        },
    ),
}
HEADED = frozenset({"numbers that begin again below a heading"})  # whose sections are marked


def docx_of(layout: Layout) -> bytes:
    """Make the Word document."""
    paper = Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    paper.styles["Normal"].font.size = Pt(11)
    for line in HEAD:
        paper.add_paragraph(line)
    grid = [*layout.head, *layout.rows]
    table = paper.add_table(len(grid), len(grid[0]), style="Table Grid")
    cells = [list(row.cells) for row in table.rows]
    for at, row in enumerate(grid):
        for column, text in enumerate(row):
            if text == LEFT:
                cells[at][column] = cells[at][column - 1].merge(cells[at][column])
            elif text == UP:
                cells[at][column] = cells[at - 1][column].merge(cells[at][column])
            else:
                cells[at][column].text = text
    for line in layout.below:
        paper.add_paragraph(line)
    packed = BytesIO()
    paper.save(packed)
    return packed.getvalue()


def html_of(layout: Layout) -> bytes:
    """Make the page."""
    grid = [*layout.head, *layout.rows]
    lines = []
    for at, row in enumerate(grid):
        cells = []
        for column, text in enumerate(row):
            if text in {LEFT, UP}:
                continue
            across = next((n for n, each in enumerate(row[column + 1 :]) if each != LEFT), None)
            wide = 1 + (len(row) - column - 1 if across is None else across)
            down = [other[column] == UP for other in grid[at + 1 :]]
            high = 1 + (down.index(False) if False in down else len(down))
            cells.append(f'<td colspan="{wide}" rowspan="{high}">{text}</td>')
        lines.append(f"<tr>{''.join(cells)}</tr>")
    head = "".join(f"<p>{line}</p>" for line in HEAD)
    below = "".join(f"<p>{line}</p>" for line in layout.below)
    page = f'<html><meta charset="utf-8"><body>{head}<table>{"".join(lines)}</table>{below}</body></html>'
    return page.encode()


def text_of(layout: Layout) -> bytes:
    """Make the text as it is copied from Word, which knows nothing of merged cells."""
    rows = [
        "\t".join("" if t in {LEFT, UP} else t for t in row) for row in [*layout.head, *layout.rows]
    ]
    return "\n".join([*HEAD, *rows, *layout.below]).encode()
