"""The report as a Word document: annexes, ready to be attached to a letter.

The first holds the targets with their results, the second the units under target, the third those
that sent nothing or a part and those whose numbers are wrong, the last the cells of results of many.
The layout is that of an official annex after
Nghị định 30/2020/NĐ-CP; what nobody can know yet, such as the number of the letter, is left blank.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from docx.enum.section import WD_SECTION

from cchc.document.build import build
from cchc.document.model import Across, Block, Document, Paragraph, Part, Table, Toned, by_unit
from cchc.exit_codes import ExitCode
from cchc.render import report_json
from cchc.render.docx import tables
from cchc.render.docx.frame import (
    HEIGHT,
    WIDTH,
    blank_paper,
    number_each_annex,
    to_bytes,
    with_blocks,
)
from cchc.render.docx.markup import POINTS, TABLE_POINTS, Piece, note, paragraph
from cchc.render.docx.pages import Sheet, Text, height
from cchc.results import Report
from cchc.words import Lang, Words
from cchc.words.numbers import so_many
from cchc.words.roman import roman
from cchc.words.terms import UNIT

_TITLE: Final = 14  # points
_END: Final = "./."  # in the place of the last full stop
_ATTACHED: Final = Words(
    "(Kèm theo Báo cáo số ……/BC-…… ngày …… tháng …… năm …… của ………………………)",
    "(Attached to report No. ……/BC-…… of ……………… by ………………………)",
)
_UNDER_TARGET: Final = Words("Danh sách đơn vị có chỉ tiêu không đạt", "Units that missed a target")
_LIST_OF: Final = Words("Danh sách ", "")  # before what an annex lists
_AND: Final = Words(" và ", ", and ")
_NOT_THERE: Final = Words("đơn vị chưa có trong số liệu", "units that are not in the counts")
_NOT_REPORTED: Final = Words("đơn vị chưa báo cáo", "units that have not reported")
_NOT_IN_FULL: Final = Words(
    "đơn vị chưa báo cáo đủ", "units that have not reported, or not everything"
)
_INCONCLUSIVE: Final = Words(
    "Danh sách đơn vị chưa đủ căn cứ đánh giá", "Units for which there is no basis for a verdict"
)
_SILENT: Final = Words("Đơn vị chưa gửi số liệu", "Units that have sent nothing")
_UNUSABLE: Final = Words(
    "Đơn vị đã gửi nhưng không dùng được số liệu nào", "Units that sent nothing that can be used"
)
_UNCLEAR: Final = Words(
    "Đơn vị chưa rõ đã gửi hay chưa, vì tên trong tệp có thể là nhiều đơn vị",
    "Units of which it is not clear whether they sent, for a name in the files may mean several",
)
_IN_PART: Final = Words("Đơn vị mới gửi một phần", "Units that have sent a part")
_WRONG: Final = Words("Đơn vị có số liệu sai", "Units whose numbers are wrong")
PARTS: Final = ("annex", "missed", "inconclusive", "wrong", "silent", "absent", "cells")


class Annex(NamedTuple):
    """An annex: its title and what stands below."""

    title: str
    blocks: Sequence[str]
    units: int = 0  # that it lists; none where it counts those of the whole report


def render(report: Report, exit_code: ExitCode, lang: Lang) -> bytes:
    """Make the document."""
    digest = report_json.digest(report, exit_code, lang)
    document = build(report, lang, PARTS, digest=digest)
    parts = {part.key: part for part in document.parts}
    main = parts["annex"]
    others = parts.get("absent")
    if others and not others.has_table:  # of one unit: they are counted only
        notes = [Paragraph(text, is_note=True) for text in _sentences(others)]
        main = replace(main, blocks=[*main.blocks[:-1], *notes, main.blocks[-1]])
    annexes = [Annex(main.title, list(_targets(main, lang)))]
    if not parts["missed"].is_empty:
        annexes.append(
            Annex(_UNDER_TARGET.in_(lang), list(_listed(parts["missed"], tables.MISSED, lang)))
        )
    undecided = parts.get("inconclusive")
    if undecided and not undecided.is_empty:
        rows = list(_listed(undecided, tables.INCONCLUSIVE, lang))
        annexes.append(Annex(_INCONCLUSIVE.in_(lang), rows))
    if (without := _without_numbers(document)) is not None:
        annexes.append(without)
    if cells := parts.get("cells"):
        *before, last = (f"{row[0]}: {row[1]}" for row in cells.table.rows)
        lines = [paragraph(Piece(text), "both", POINTS) for text in (*before, f"{last}{_END}")]
        annexes.append(Annex(cells.title, lines))
    paper = blank_paper(main.title, lang)
    for at, annex in enumerate(annexes):
        if at:
            paper.add_section(WD_SECTION.NEW_PAGE)
        number = f" {roman(at + 1)}" if len(annexes) > 1 else ""
        when = main.counted
        if annex.units and not document.one_unit:
            when = " · ".join((so_many(annex.units, UNIT).in_(lang), *when.split(" · ")[1:]))
        with_blocks(paper, _titles(number, annex.title, when, lang))
        with_blocks(paper, annex.blocks)
    number_each_annex(paper)
    return to_bytes(paper)


def _titles(number: str, title: str, when: str, lang: Lang) -> list[str]:
    annex = Words("Phụ lục", "Annex").in_(lang)
    return [
        paragraph(Piece(f"{annex}{number}", bold=True), "center", _TITLE),
        paragraph(Piece(title.upper(), bold=True), "center", _TITLE),
        paragraph(Piece(when, bold=True), "center", POINTS),
        paragraph(Piece(_ATTACHED.in_(lang), italic=True), "center", POINTS, after=3),
    ]


def _targets(annex: Part, lang: Lang) -> Iterator[str]:
    *before, last = annex.blocks
    blocks = [*before, _ended(last)]
    sheet = _sheet(annex, blocks)
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, Table):
            yield tables.fitted(as_numbered_there(block), tables.ANNEX, sheet, lang)
        else:
            keep = isinstance(following, Table)
            if block.is_note:
                yield note(block.text, keep=keep)
            else:
                yield paragraph(Piece(block.text, bold=True), "left", POINTS, keep=keep)


def _sheet(annex: Part, blocks: Sequence[Block]) -> Sheet:
    """Measure what stands above and below the table of targets."""
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Table))
    titles = [Text(annex.title, _TITLE, bold=True), Text("", _TITLE), *[Text("", POINTS)] * 2]
    above = [*titles, *map(_text, blocks[:at])]
    return Sheet(WIDTH, HEIGHT, height(above, WIDTH), height(map(_text, blocks[at + 1 :]), WIDTH))


def _text(block: Block) -> Text:
    size = TABLE_POINTS if isinstance(block, Paragraph) and block.is_note else POINTS
    return Text(block.text if isinstance(block, Paragraph) else "", size)


def _ended(block: Block) -> Block:
    """Put what ends an annex behind its last words."""
    return (
        replace(block, text=f"{block.text.removesuffix('.')}{_END}")
        if isinstance(block, Paragraph)
        else block
    )


def as_numbered_there(annex: Table) -> Table:
    """Number the rows as the decision does: 2 under III."""
    rows = [
        row if isinstance(row, Across) else (str(row[0]).rpartition(".")[2], *row[1:])
        for row in annex.rows
    ]
    return replace(annex, rows=rows)


def _listed(part: Part, keys: Sequence[str], lang: Lang) -> Iterator[str]:
    """List results by unit, between how many they are and how their columns are read."""
    yield paragraph(Piece(f"{part.counted}."), "both", POINTS, after=3, keep=True)
    yield tables.written(by_unit(part).table, keys, WIDTH, lang)
    *before, last = part.blocks
    for block in (*before, _ended(last)):
        if not isinstance(block, Table):
            yield note(block.text)


def _without_numbers(document: Document) -> Annex | None:
    """List by name who sent nothing or a part, who was not asked, and whose numbers are wrong.

    None where there is nobody.
    """
    lang = document.lang
    silent = (
        list(_silent(document)) if document.part("silent") else []
    )  # --only may show none of it
    part = document.part("wrong")
    wrong = [(_WRONG, by_unit(part).table, tables.WRONG)] if part and not part.is_empty else []
    others = document.part("absent")
    absent = [(_NOT_THERE, others.table, tables.ABSENT)] if others and others.has_table else []
    if not silent and not wrong and not absent:
        return None
    in_part = any(title is _IN_PART for title, *_ in silent)
    named = [_NOT_IN_FULL if in_part else _NOT_REPORTED] if silent else []
    named += [title for title, *_ in (*absent, *wrong)]
    *before, last = (each.in_(lang).lower() for each in named)
    called = _AND.in_(lang).join((", ".join(before), last)) if before else last
    listed_here = _LIST_OF.in_(lang) + called
    blocks: list[str] = []
    for title, listed, keys in (*silent, *absent, *wrong):
        said = title.in_(lang)
        head = Piece(f"{said[:1].upper()}{said[1:]}", bold=True)
        blocks.append(paragraph(head, "left", POINTS, after=3, keep=True))
        if title is _NOT_THERE:
            blocks += (note(text, keep=True) for text in _sentences(others))
        blocks.append(tables.written(listed, keys, WIDTH, lang))
    blocks.append(paragraph(Piece(_END), "center", POINTS))
    units = {
        row[listed.at("unit")]
        for _, listed, _ in (*silent, *absent, *wrong)
        for row in listed.rows
        if not isinstance(row, Across)
    }
    return Annex(listed_here, blocks, len(units))


def _sentences(part: Part | None) -> list[str]:
    blocks = part.blocks if part else ()
    return [each.text for each in blocks if isinstance(each, Paragraph)]


def _silent(document: Document) -> Iterator[tuple[Words, Table, Sequence[str]]]:
    """Give who sent nothing, nothing usable, perhaps something, a part; each list that names any."""
    for title, listed in (
        (_SILENT, _without_counts(document, "bad")),
        (_UNUSABLE, _without_counts(document, "strong")),
        (_UNCLEAR, _without_counts(document, "pale")),
        (_IN_PART, _without_counts(document, "doubtful")),
    ):
        if listed.rows:
            yield title, listed, tables.SILENT


def _without_counts(document: Document, tone: str) -> Table:
    """List who is said so: nothing (bad), not usable (strong), unclear (pale), a part (doubtful)."""
    silent = document.table("silent")
    at = [silent.at(key) for key in ("unit", "parent", "items", "since")]
    state = silent.at("state")
    rows = [
        [row[each] for each in at]
        for row in silent.rows
        if isinstance(told := row[state], Toned) and told.tone == tone
    ]
    return Table([silent.columns[each] for each in at], rows)
