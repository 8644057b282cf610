"""What ``cchc inspect`` shows: one block per sheet, or the same as JSON."""

from cchc import __version__
from cchc.definitions.model import Target, TargetSet
from cchc.diagnostics import Finding, column_letters
from cchc.document.model import Column, Kind, Table, Toned
from cchc.exit_codes import ExitCode
from cchc.render.lists_json import Object
from cchc.tables.inspection import Inspection, Recognised
from cchc.words import Lang, Words
from cchc.words.numbers import Noun, count, so_many
from cchc.words.text import safe

SCHEMA = "cchc.inspection/1"
_UNUSED = Words("không dùng", "not used")


def heading(sheet: Recognised, lang: Lang) -> str:
    """Name the sheet and what it was recognised as."""
    lines = [safe(sheet.file) + (f":{safe(sheet.sheet)}" if sheet.sheet else "")]
    if sheet.layout and sheet.title:
        lines.append(f"  {_L_LAYOUT.in_(lang)}: {sheet.layout} ({sheet.title.in_(lang)})")
    if not sheet.headings and not sheet.columns:
        lines.append(f"  {_L_NO_TABLE.in_(lang)}")
    if sheet.headings:
        first, last = sheet.headings
        rows = str(first) if first == last else f"{first}–{last}"
        numbers = ""
        if sheet.column_numbers:
            numbers = _L_NUMBERS.in_(lang).format(line=sheet.column_numbers)
        lines.append(f"  {_L_HEADINGS.in_(lang)}: {rows}{numbers}")
    if sheet.period:
        source = f" («{safe(sheet.period_from)}»)" if sheet.period_from else ""
        lines.append(f"  {_L_PERIOD.in_(lang)}: {sheet.period.label(lang)}{source}")
    if sheet.body:
        assumed = _L_BODY_ASSUMED.in_(lang) if sheet.body_assumed else ""
        lines.append(f"  {_L_BODY.in_(lang)}: {safe(sheet.body)}{assumed}")
    return "\n".join(lines)


_L_LAYOUT = Words("Biểu", "Layout")
_L_HEADINGS = Words("Dòng tiêu đề", "Heading rows")
_L_NUMBERS = Words("; dòng {line} chỉ đánh số cột", "; row {line} only numbers the columns")
_L_PERIOD = Words("Kỳ báo cáo", "Period")
_L_BODY = Words("Đơn vị báo cáo", "Reporting unit")
_L_BODY_ASSUMED = Words(
    " (không ghi, hiểu là của chính cơ quan được giao bộ chỉ tiêu)",
    " (not stated, taken for the body of the target set)",
)
_L_NO_TABLE = Words("Không có bảng số liệu", "No table of counts")
_L_ACCOUNT = Words("Mọi ô có nội dung", "Every filled cell")
_ACCOUNT = {
    "count": Words("số liệu", "counts"),
    "name": Words("tên", "names"),
    "heading": Words("tiêu đề cột", "headings"),
    "title": Words("dòng phía trên", "lines above"),
    "ordinal": Words("số thứ tự", "row numbers"),
    "column-number": Words("số của cột", "column numbers"),
    "unit-of-measure": Words("đơn vị tính", "units of measure"),
    "total": Words("tổng", "totals"),
    "printed-ratio": Words("tỷ lệ ghi sẵn", "printed ratios"),
    "section": Words("tên phần", "parts"),
    "unused": Words("không dùng", "not used"),
    "refused": Words("bị từ chối", "refused"),
    "text": Words("chữ khác", "other text"),
}


def columns(sheet: Recognised, lang: Lang) -> Table:
    """Tabulate the columns and what they mean."""
    heads = (
        Column("column", Words("Cột", "Column").in_(lang), Kind.ITEM),
        Column("heading", Words("Tiêu đề", "Heading").in_(lang), Kind.TEXT),
        Column("meaning", Words("Ý nghĩa", "Meaning").in_(lang), Kind.TEXT),
    )
    rows = [
        (
            _letters(sheet, each.column),
            " > ".join(each.path),
            each.meaning.in_(lang) if each.meaning else Toned(_UNUSED.in_(lang), "pale"),
        )
        for each in sheet.columns
    ]
    return Table(heads, rows)


def closing(sheet: Recognised, target_set: TargetSet, lang: Lang) -> str:
    """Say which indicators of a set come of the sheet and what its rows were."""
    rows = {row.indicator.id: row for row in reversed(target_set.targets)}
    lines = [
        f"  {_called(rows.get(made.id), made.id, lang)}: b = {made.numerator}, a = {made.denominator}"
        for made in sheet.indicators
    ]
    if sheet.columns:
        lines.append("  " + _L_ROWS.in_(lang).format(**_tallies(sheet, lang)))
    sections = ", ".join(f"«{safe(name)}»" for name in sheet.sections)
    if sections:
        lines.append(f"  {_L_SECTIONS.in_(lang)}: {sections}")
    if sheet.columns:
        lines.append("  " + _L_COUNTS.in_(lang).format(counts=count(sheet.counts, lang)))
    if sheet.account:
        total = count(sum(sheet.account.values()), lang)
        booked = ", ".join(
            f"{_ACCOUNT[use].in_(lang)} {count(cells, lang)}"
            for use, cells in sheet.account.items()
        )
        lines.append(f"  {_L_ACCOUNT.in_(lang)}: {total} = {booked}")
    return "\n".join(lines) + "\n\n"


def _called(row: Target | None, name: str, lang: Lang) -> str:
    """Name an indicator by its row and its label."""
    if row is None:
        return name
    labels = row.indicator.labels if lang == "vi" else row.indicator.english
    return f"{row.item} {labels.label}"


def _tallies(sheet: Recognised, lang: Lang) -> dict[str, str]:
    names = ("units", "totals", "text_rows")
    return {name: count(getattr(sheet, name), lang) for name in names}


_L_ROWS = Words(
    "Dòng số liệu: {units}; dòng tổng: {totals}; dòng chỉ có chữ: {text_rows}",
    "Rows with counts: {units}; totals: {totals}; rows of text: {text_rows}",
)
_L_SECTIONS = Words("Các phần", "Sections")
_L_COUNTS = Words("Số cặp b và a đọc được: {counts}", "Pairs of b and a that were read: {counts}")


_SHEET, _PAIR = Noun("trang", "sheet"), Noun("cặp", "pair")


def summary(found: Inspection, lang: Lang) -> str:
    """Close with what was read in all, by which set of targets."""
    sheets, pairs = so_many(len(found.sheets), _SHEET), so_many(found.counts, _PAIR)
    words = Words(
        f"Hiểu theo bộ chỉ tiêu {found.target_set.id}: {sheets.vi}, {pairs.vi} b và a.",
        f"Understood by the target set {found.target_set.id}: {sheets.en}, {pairs.en} of b and a.",
    )
    return words.in_(lang)


def as_object(found: Inspection, exit_code: ExitCode, lang: Lang) -> Object:
    """Give the same for other programs; the keys are a contract."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "cchc", "version": __version__},
        "definitions": {"sha256": found.digest},
        "target_set": found.target_set.id,
        "exit_code": int(exit_code),
        "sheets": [_sheet(sheet, lang) for sheet in found.sheets],
        "findings": [_finding(finding, lang) for finding in found.findings],
    }


def _sheet(sheet: Recognised, lang: Lang) -> Object:
    return {
        "file": sheet.file,
        "sheet": sheet.sheet,
        "layout": sheet.layout,
        "heading_rows": sheet.headings,
        "column_numbers_row": sheet.column_numbers,
        "period": sheet.period.code if sheet.period else None,
        "period_from": sheet.period_from,
        "unit": sheet.body,
        "unit_assumed": sheet.body_assumed,
        "columns": [
            {
                "column": each.column,
                "path": list(each.path),
                "key": each.key,
                "meaning": each.meaning.in_(lang) if each.meaning else None,
            }
            for each in sheet.columns
        ],
        "indicators": [
            {"id": made.id, "numerator": made.numerator, "denominator": made.denominator}
            for made in sheet.indicators
        ],
        "rows": {
            "units": sheet.units,
            "sections": list(sheet.sections),
            "totals": sheet.totals,
            "text": sheet.text_rows,
        },
        "lines_above": list(sheet.lines_above),
        "counts": sheet.counts,
        "account": dict(sheet.account),
    }


def _finding(finding: Finding, lang: Lang) -> Object:
    place = finding.location
    return {
        "code": finding.rule.code,
        "severity": finding.rule.severity.value,
        "message": finding.message(lang),
        "location": {
            "file": place.file,
            "sheet": place.sheet,
            "row": place.row,
            "column": place.column,
        },
    }


def _letters(sheet: Recognised, column: int) -> str:
    return column_letters(column) if sheet.sheet else str(column)
