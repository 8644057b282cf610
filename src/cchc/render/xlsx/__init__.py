"""The report as an Excel workbook: the annex, its charts, every result, and the lists to act on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cchc.definitions.level import Level
from cchc.definitions.units import LEVELS
from cchc.document.brief import Scope
from cchc.document.build import build
from cchc.document.model import Across, Column, Document, Paragraph, Part, Table, by_unit, name_in
from cchc.exit_codes import ExitCode
from cchc.render import report_json
from cchc.render.xlsx.book import Book
from cchc.render.xlsx.charts import AnnexSheet, add_charts
from cchc.render.xlsx.links import LinkTo, columns_with_links, rows_with_links
from cchc.render.xlsx.sheet import Sheet
from cchc.results import Report
from cchc.words import Lang, Words, own_results
from cchc.words.numbers import Noun, so_many
from cchc.words.terms import LEVEL, UNIT

_ASKED: Final[Mapping[str, Words]] = {
    "groups": Words("Theo nhóm", "By group"),
    "bottlenecks": Words("Điểm nghẽn", "Bottlenecks"),
    "pace": Words("Nhịp độ", "Pace"),
    "changes": Words("So với kỳ trước", "Against earlier"),
    "trend": Words("Qua các kỳ", "Over time"),
}
PARTS: Final = (
    *("annex", "tally", "missed", "inconclusive", "dossiers", "silent", "absent"),
    *("findings", "results"),
    *_ASKED,
    *("followed", "origin", "cells"),
)
_NOBODY: Final = Words("Chưa có số liệu", "No counts yet")
_UPRIGHT: Final = frozenset({"missed", "inconclusive", "results", "changes"})  # a line a row
_ROWS_OF_A_SHEET: Final = 1_000_000  # a sheet has 1.048.576


def render(report: Report, exit_code: ExitCode, lang: Lang, link_to: LinkTo = str) -> bytes:
    """Make the workbook; *link_to* turns the path of an input into one from the workbook's folder."""
    digest = report_json.digest(report, exit_code, lang)
    document = build(report, lang, PARTS, Scope(many_places=True), digest=digest)
    parts = {part.key: part for part in document.parts}
    book = Book(category=own_results.MARK)
    where = _add_annex(book, parts["annex"], lang)
    add_charts(book, document, where)
    missed = parts["missed"]
    _add(book, Words("Không đạt", "Missed"), missed, _listed(missed), lang)
    if undecided := document.part("inconclusive"):
        name = Words("Chưa đủ căn cứ", "Inconclusive")
        _add(book, name, undecided, _listed(undecided), lang)
    if behind := document.part("dossiers"):
        _add(book, Words("Hồ sơ", "Dossiers"), behind, behind.table, lang)
    if silent := document.part("silent"):  # --only may show none of it
        name = Words("Chưa báo cáo", "Not reported")
        sheet = _add(book, name, silent, silent.table.first("unit"), lang)
        _name_others(sheet, document.part("absent"))
    below = [parts["origin"], *filter(None, [parts.get("cells")])]
    _add_findings(book, parts["findings"], below, lang, link_to)
    if results := document.part("results"):
        _add_results(book, _listed(results), document, parts["annex"].title, _bound(report))
    for key, name in _ASKED.items():
        if part := document.part(key):
            spoken = key in ("groups", "trend")
            table = _spoken(part.table) if spoken else part.table.first("unit")
            _add(book, name, part, table, lang)
    return book.to_bytes()


def _add(book: Book, name: Words, part: Part, table: Table, lang: Lang) -> Sheet:
    """Write a part on a sheet of its own: what explains it above, the table below."""
    sheet = _begin(book, name.in_(lang), table.columns, part, lang)
    for block in part.blocks:
        if isinstance(block, Paragraph):
            sheet.say(block)
    sheet.fill(table.rows)
    return sheet


def _name_others(sheet: Sheet, absent: Part | None) -> None:
    """Name below a list who is not in the counts: a line for each body above them, not a page or more."""
    if absent is None or not absent.has_table:
        return
    below: dict[str, list[str]] = {}
    for unit in (name_in(row, absent.table.at("unit")) for row in absent.table.rows):
        below.setdefault(unit.parent, []).append(unit.text)
    sheet.row += 1
    sheet.title(absent.title, bold=True, align="left")
    for said in (each for each in absent.blocks if isinstance(each, Paragraph)):
        sheet.title(said.text, align="left")
    for parent, names in below.items():
        listed = ", ".join(names)
        sheet.title(f"{parent}: {listed}" if parent else listed, align="left")


def _begin(book: Book, name: str, columns: Sequence[Column], part: Part, lang: Lang) -> Sheet:
    sheet = Sheet(book, name, columns, lang, upright=part.key in _UPRIGHT)
    head, bracket, files = part.title.partition(" (")  # whose names keep their letters
    sheet.title(f"{head.upper()}{bracket}{files}", size=14, bold=True)
    if part.counted:
        sheet.title(part.counted, bold=True)
    return sheet


def _add_annex(book: Book, part: Part, lang: Lang) -> AnnexSheet:
    """Write the annex: what it rests on above the table, the rest below."""
    table = part.table
    name = Words("Phụ lục", "Annex").in_(lang)
    sheet = Sheet(book, name, table.columns, lang)
    sheet.title(name, size=14, bold=True)
    sheet.title(part.title, size=14, bold=True)
    sheet.title(part.counted, bold=True)
    rows = {}
    for block in part.blocks:
        if isinstance(block, Table):
            first = sheet.row + 1
            sheet.fill(block.rows)
            rows = {
                str(row[0]): first + at
                for at, row in enumerate(block.rows)
                if not isinstance(row, Across)
            }
        else:
            sheet.say(block)
    return AnnexSheet(sheet.name, table.at("ratio"), rows)


def _add_findings(
    book: Book, part: Part, below: Sequence[Part], lang: Lang, link_to: LinkTo
) -> None:
    """Write the findings, each with a link to its cell, and *below* them where the numbers come from.

    What no sheet could hold is counted.
    """
    table = replace(part.table, rows=part.table.rows[:_ROWS_OF_A_SHEET])
    table = table.first("severity", "code")
    name = Words("Phát hiện", "Findings").in_(lang)
    sheet = _begin(book, name, columns_with_links(table, lang), part, lang)
    sheet.fill(list(rows_with_links(table, lang, link_to)))
    if (left_out := len(part.table.rows) - _ROWS_OF_A_SHEET) > 0:
        vi, en = so_many(left_out, Noun("phát hiện", "more finding"))
        more = Words(f"… và {vi} nữa.", f"… and {en}.")
        sheet.title(more.in_(lang))
    for each in below:
        sheet.row += 1
        sheet.title(each.title, bold=True, align="left")
        for row in each.table.rows:
            what, value, *sha256 = (str(cell) for cell in row)
            digest = f" (SHA-256 {sha256[0]})" if sha256 and sha256[0] else ""
            sheet.title(f"{what}: {value}{digest}", align="left")


def _add_results(
    book: Book, table: Table, document: Document, headline: str, bound: Collection[Level]
) -> None:
    """Write every result, a sheet per level of administration.

    Each level that a target binds has its own, also where nobody there reported: what refers to the
    workbook of one quarter finds the next one in the same shape.
    """
    lang = document.lang
    at = table.at("unit")
    for level in (*LEVEL, None):
        words = LEVEL[level] if level else Words("chưa rõ cấp", "level unknown")
        name = words.in_(lang)
        rows = [row for row in table.rows if name_in(row, at).level == level]
        for start in range(0, len(rows) or int(level in bound), _ROWS_OF_A_SHEET):
            some = rows[start : start + _ROWS_OF_A_SHEET]
            units = len({name_in(row, at).code for row in some})
            sheet = Sheet(book, name[0].upper() + name[1:], table.columns, lang, upright=True)
            sheet.title(headline, size=14, bold=True)
            who = (so_many(units, UNIT) if some else _NOBODY).in_(lang)
            sheet.title(f"{who} · {document.period}", bold=True)
            sheet.fill(some)


def _bound(report: Report) -> frozenset[Level]:
    """Give the levels that a target binds, and of which there are units."""
    registered = report.counts.roster.registry.level_of
    there = {level for at, level in enumerate(LEVELS) if at in registered}
    return frozenset(
        level for judged in report.judged for level in judged.target.levels if level in there
    )


def _listed(part: Part) -> Table:
    """List results by unit, which stands first to be looked up by; findings lead to their places."""
    return _spoken(by_unit(part).table.without("previous").first("unit"))


def _spoken(table: Table) -> Table:
    """Leave out what this report says nothing of, whichever sheet it is."""
    idle = [column.key for column in table.columns if column.idle]
    return table.without(*(key for key in ("annual", "u", "v") if key in idle))
