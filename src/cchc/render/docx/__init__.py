"""The report as a Word document: two annexes, ready to be attached to a letter.

Annex I holds the targets with their results, annex II the units under target.  The layout is
that of an official annex after Nghị định 30/2020/NĐ-CP; what nobody can know yet, such as the
number of the letter, is left blank.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from docx.document import Document as Paper
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml

from cchc.document.build import build
from cchc.document.model import Across, Part, Table, by_unit
from cchc.exit_codes import ExitCode
from cchc.render.docx import tables
from cchc.render.docx.agencies import Agencies, agencies
from cchc.render.docx.frame import WIDTH, blank_paper, number_each_annex, to_bytes
from cchc.render.docx.markup import (
    POINTS,
    Piece,
    beside,
    line_under,
    paragraph,
    parsable,
    table,
)
from cchc.render.measure import millimetres
from cchc.results import Report
from cchc.words import Lang, Words

_HALVES: Final = (WIDTH * 0.42, WIDTH * 0.58)
_TITLE: Final = 14  # points
_STATE: Final = Words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
_MOTTO: Final = Words("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
_ATTACHED: Final = Words(
    "(Kèm theo Báo cáo số ……/BC-…… ngày …… tháng …… năm …… của ………………………)",
    "(Attached to report No. ……/BC-…… of ……………… by ………………………)",
)
_UNDER_TARGET: Final = Words("DANH SÁCH ĐƠN VỊ CÓ CHỈ TIÊU KHÔNG ĐẠT", "UNITS THAT MISSED A TARGET")


def render(report: Report, _exit_code: ExitCode, lang: Lang) -> bytes:
    """Make the document."""
    document = build(report, lang, ("annex", "missed"))
    annex, missed = document.parts
    paper = blank_paper(annex.title, lang)
    _add(paper, _head(agencies(report), lang))
    _add(paper, _titles(Words("PHỤ LỤC I", "ANNEX I"), annex.title, annex.counted, lang))
    _add(paper, _targets(annex, lang))
    paper.add_section(WD_SECTION.NEW_PAGE)
    _add(
        paper,
        _titles(Words("PHỤ LỤC II", "ANNEX II"), _UNDER_TARGET.in_(lang), annex.counted, lang),
    )
    _add(paper, _units_under_target(by_unit(missed), lang))
    number_each_annex(paper)
    return to_bytes(paper)


def _add(paper: Paper, blocks: Iterator[str]) -> None:
    body = paper.element.body
    for block in blocks:
        body.insert_element_before(parse_xml(parsable(block)), "w:sectPr")


def _head(names: Agencies, lang: Lang) -> Iterator[str]:
    """Write the agencies on the left, the state and its motto on the right."""
    left, right = _HALVES
    own = Piece(names.own, bold=True)
    length = min(millimetres(names.own, POINTS, bold=True), left)
    motto = _MOTTO.in_(lang)
    above = [paragraph(Piece(names.above), "center", POINTS)] if names.above else []
    yield beside(
        (
            *above,
            paragraph(own, "center", POINTS),
            line_under(left, length * 0.4),
        ),
        (
            paragraph(Piece(_STATE.in_(lang), bold=True), "center", POINTS),
            paragraph(Piece(motto, bold=True), "center", _TITLE),
            line_under(right, millimetres(motto, _TITLE, bold=True)),
        ),
        _HALVES,
    )


def _titles(number: Words, title: str, when: str, lang: Lang) -> Iterator[str]:
    yield paragraph(Piece(number.in_(lang), bold=True), "center", _TITLE, after=2)
    yield paragraph(Piece(title, bold=True), "center", _TITLE, after=2)
    yield paragraph(Piece(when, bold=True), "center", POINTS)
    yield paragraph(Piece(_ATTACHED.in_(lang), italic=True), "center", POINTS, after=8)


def _targets(annex: Part, lang: Lang) -> Iterator[str]:
    for block in annex.blocks:
        if isinstance(block, Table):
            widths = tables.ANNEX
            rows = tables.rows_of(as_numbered_there(block), widths, lang)
            yield table(tables.columns_of(block, widths, lang), rows)
        else:
            look = Piece(block.text, bold=not block.is_note, italic=block.is_note)
            yield paragraph(look, "both" if block.is_note else "left", POINTS, after=6)


def as_numbered_there(annex: Table) -> Table:
    """Number the rows as the decision does: 2 under III."""
    rows = [
        row if isinstance(row, Across) else (str(row[0]).rpartition(".")[2], *row[1:])
        for row in annex.rows
    ]
    return replace(annex, rows=rows)


def _units_under_target(missed: Part, lang: Lang) -> Iterator[str]:
    yield paragraph(Piece(missed.counted), "both", POINTS, after=6)
    if missed.is_empty:
        return
    widths, shown = tables.MISSED, missed.table
    yield table(tables.columns_of(shown, widths, lang), tables.rows_of(shown, widths, lang))
    for block in missed.blocks:
        if not isinstance(block, Table):
            yield paragraph(Piece(block.text, italic=True), "both", POINTS)
