"""The report as a Word document: two annexes, ready to be attached to a letter.

Annex I holds the targets with their results, annex II the units under target.  The layout is
that of an official annex after Nghị định 30/2020/NĐ-CP; what nobody can know yet, such as the
number of the letter, is left blank.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from docx.document import Document as Paper
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml

from cchc.exit_codes import ExitCode
from cchc.render import annex
from cchc.render.document import annex_table, missed_table
from cchc.render.document.agencies import Agencies, agencies
from cchc.render.document.frame import WIDTH, blank_paper, number_each_annex, to_bytes
from cchc.render.document.markup import (
    POINTS,
    Piece,
    beside,
    line_under,
    paragraph,
    parsable,
    table,
)
from cchc.render.measure import millimetres
from cchc.results import Report, Result, Verdict
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
    results = annex.by_unit(report)
    paper = blank_paper(annex.headline(report, lang), lang)
    names = agencies(report, {result.unit.code for result in results})
    when = annex.who_and_when(report, results, lang)
    _add(paper, _head(names, lang))
    _add(paper, _titles(Words("PHỤ LỤC I", "ANNEX I"), annex.headline(report, lang), when, lang))
    _add(paper, _targets(report, lang))
    paper.add_section(WD_SECTION.NEW_PAGE)
    _add(paper, _titles(Words("PHỤ LỤC II", "ANNEX II"), _UNDER_TARGET.in_(lang), when, lang))
    _add(paper, _units_under_target(results, lang))
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


def _targets(report: Report, lang: Lang) -> Iterator[str]:
    yield paragraph(Piece(annex.assigned_by(report, lang)), "both", POINTS, after=6)
    yield table(annex_table.columns(lang), annex_table.rows(report, lang))
    yield paragraph(Piece(annex.tally_text(report, lang), bold=True), "left", POINTS)
    for note in annex.notes(report):
        yield paragraph(Piece(note.in_(lang), italic=True), "both", POINTS)


def _units_under_target(results: Sequence[Result], lang: Lang) -> Iterator[str]:
    missed = [result for result in results if result.verdict is Verdict.MISSED]
    yield paragraph(Piece(missed_table.summary(results, lang)), "both", POINTS, after=6)
    if not missed:
        return
    yield table(missed_table.columns(lang), missed_table.rows(missed, lang))
    for note in (annex.LACKING, annex.FURTHER):
        yield paragraph(Piece(note.in_(lang), italic=True), "both", POINTS)
