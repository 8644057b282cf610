"""The paper, the fonts and the heads of the pages, after Nghị định 30/2020/NĐ-CP, phụ lục I."""

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt

from cchc.render.docx.markup import CELL, NAMESPACE, POINTS, TABLE_POINTS, parsable
from cchc.words import Lang

FONT: Final = "Times New Roman"
WIDTH: Final = 251.0  # millimetres between the margins
HEIGHT: Final = 479.0  # points between the margins of a lying page
UPRIGHT_WIDTH: Final = 164.0
_PAPER: Final = (297, 210)  # A4, lying
_LEFT, _RIGHT, _TOP, _BOTTOM = 30.5, 15.5, 20.5, 20.5
_SPELLING: Final = {"vi": "vi-VN", "en": "en-GB"}
_NEVER: Final = datetime(2020, 1, 1, tzinfo=UTC)  # the clock has no part in a report
_NUMBER: Final = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
)


def blank_paper(title: str, lang: Lang, *, upright: bool = False) -> Paper:
    """Open a document with the decree's paper and fonts."""
    paper = Document()
    core = paper.core_properties
    core.author, core.title, core.comments, core.last_modified_by = "cchc", title, "", "cchc"
    core.created = core.modified = _NEVER
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(POINTS)
    normal.paragraph_format.line_spacing, normal.paragraph_format.space_after = 1.0, Pt(0)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    for spelling in paper.styles.element.xpath("//w:lang"):
        spelling.set(qn("w:val"), _SPELLING[lang])  # or every word is underlined as misspelt
    cell = paper.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = normal
    cell.font.size = Pt(TABLE_POINTS)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(0)
    _lay_out(paper.sections[0], upright=upright)
    return paper


def _lay_out(section: Section, *, upright: bool) -> None:
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = map(Mm, reversed(_PAPER) if upright else _PAPER)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.header_distance = Mm(10)
    # Page numbers stand in the top margin, from the second page of each annex on.
    section.different_first_page_header_footer = True
    header = section.header
    header.is_linked_to_previous = False
    header.part.element[:] = [parse_xml(parsable(_NUMBER))]


def with_blocks(paper: Paper, blocks: Sequence[str]) -> None:
    """Put paragraphs and tables, written as markup, behind what stands there."""
    body = paper.element.body
    for block in blocks:
        body.insert_element_before(parse_xml(parsable(block)), "w:sectPr")


def number_each_annex(paper: Paper) -> None:
    """Let the page numbers of every section begin with 1."""
    for margins in paper.element.xpath("//w:sectPr/w:pgMar"):
        margins.addnext(parse_xml(f'<w:pgNumType {NAMESPACE} w:start="1"/>'))


def to_bytes(paper: Paper) -> bytes:
    """Pack the document; the time of packing, which zip files carry, is left out."""
    packed = BytesIO()
    paper.save(packed)
    stable = BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(stable, "w") as target:
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(member))
    return stable.getvalue()
