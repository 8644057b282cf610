"""Write the files that offices send and read them back, by definitions made up for tests."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cchc import pipeline
from cchc.counts import Counts
from cchc.definitions.level import Level
from cchc.definitions.model import Definitions, TargetSet
from cchc.definitions.units import LEVELS, Registry
from cchc.diagnostics import Finding, Location
from cchc.grid import Grid, Value
from cchc.law import Law
from cchc.loading.definitions import load
from cchc.request.check import Request
from cchc.results import Report
from cchc.sources.kinds import Kind
from cchc.sources.opening import open_grids
from cchc.sources.sheet_filter import SheetFilter
from cchc.sources.source import Source
from cchc.tables.numbers import read_count
from cchc.words import Lang
from made_up import II, IV_1, ON_TIME, PAID_ONLINE, TINH_2023

LEVEL = dict(zip(Level, range(len(LEVELS)), strict=True))
# Two communes that differ by one mark, two that share a name, one with an apostrophe.
NAMES = {
    "62": "Tỉnh Kon Tum",
    "so-y-te": "Sở Y tế",
    "so-tnmt": "Sở Tài nguyên và Môi trường",
    "618": "Huyện Ia H'Drai",
    "610": "Huyện Đắk Glei",
    "23281": "Phường Quang Trung",
    "23344": "Xã Đắk Long",
    "23506": "Xã Đăk Long",
    "23401": "Xã Đắk Kôi",
    "23510": "Xã Hòa Bình",
    "23520": "Xã Tân Lập",
    "23530": "Xã Tân Lập",
    "01": "Xã Một",
}
REGISTRY = Registry(
    id="tinh-2023",
    codes=list(NAMES),
    names=list(NAMES.values()),
    level_of=bytes(
        [LEVEL[Level.PROVINCE]] * 3
        + [LEVEL[Level.DISTRICT]] * 2
        + [LEVEL[Level.COMMUNE]] * (len(NAMES) - 5)
    ),
    parents=["", *["62"] * 4, *["610"] * 5, "618", "610", "610"],
    aliases={0: ("UBND tỉnh",), 2: ("Sở TN&MT",)},
)


def registry_of(*names: str) -> Registry:
    """List bodies of the province that a test makes up."""
    return Registry(
        id="made-up",
        codes=["62", *(f"so-{number}" for number in range(len(names)))],
        names=["Tỉnh Kon Tum", *names],
        level_of=bytes([LEVEL[Level.PROVINCE]] * (1 + len(names))),
        parents=["", *["62"] * len(names)],
    )


_PAID = replace(
    PAID_ONLINE,
    label="Tỷ lệ thanh toán trực tuyến",
    english=replace(ON_TIME.english, label="Share of online payments"),
    aliases=(),
)
SET = replace(
    TINH_2023, targets=(replace(II, indicator=_PAID, wording="Thanh toán trực tuyến"), IV_1)
)
OF_BODY = replace(
    SET, targets=tuple(replace(each, levels=(Level.PROVINCE,)) for each in SET.targets)
)
_SHIPPED = load(None, cache=None).definitions
assert _SHIPPED
LAYOUTS = _SHIPPED.layouts
HEADINGS = ("Chỉ số", "Đơn vị", "Kỳ", "Tử số (b)", "Mẫu số (a)")


def known(target_set: TargetSet = SET) -> Definitions:
    """Give definitions with a set of their own, and the words and forms that are shipped."""
    return Definitions(
        indicators={},
        target_sets=(target_set,),
        digest="",
        layouts=LAYOUTS,
        vocabulary=_SHIPPED.vocabulary,
    )


def check(
    *paths: Path,
    target_set: TargetSet = SET,
    registry: Registry = REGISTRY,
    units: Sequence[str] = (),
    items: Sequence[str] = (),
    period: str | None = None,
) -> Report:
    """Judge files by the made-up set."""
    asked = Request(paths, units=units, items=items, period=period)
    return pipeline.check(asked, Law(known(target_set), target_set, registry))


def check_bare(*paths: Path, registry: Registry = REGISTRY) -> Report:
    """Judge tables that say neither unit nor period: by a set that binds nobody but its body, in a year.

    That the counts are then the body's is a note (C423) of no use to tests of cells and files.
    """
    report = check(*paths, target_set=OF_BODY, registry=registry, period="2023")
    findings = [each for each in report.findings if each.rule.code != "C423"]
    return replace(report, findings=findings)


def text_file(folder: Path, *lines: str, name: str = "counts.csv", end: str = "\n") -> Path:
    """Write lines of text."""
    return bytes_file(folder, "".join(line + end for line in lines).encode(), name=name)


def bytes_file(folder: Path, data: bytes, *, name: str | None = None) -> Path:
    """Write bytes; without a *name* the ending is that of what they are."""
    path = folder / (name or ("counts.xlsx" if data.startswith(b"PK") else "counts.csv"))
    path.write_bytes(data)
    return path


def source(data: str | bytes, kind: Kind = "text") -> Source:
    """Stand for a file that was read."""
    return Source("counts", data.encode() if isinstance(data, str) else data, "", kind)


def grids(
    data: str | bytes, kind: Kind = "workbook", *sheets: str
) -> tuple[Sequence[Grid], Sequence[Finding]]:
    """Open a file that lies on no disk."""
    return open_grids(source(data, kind), SheetFilter(sheets), None, lambda rows: True)


def rows(report: Report) -> list[tuple[str, str, str, int, int]]:
    """List what was read: unit, indicator, period, b, a."""
    return rows_of(report.counts)


def rows_of(counts: Counts) -> list[tuple[str, str, str, int, int]]:
    """List the rows of counts."""
    return [
        (
            counts.roster[unit].name,
            counts.indicator_ids[indicator],
            counts.period_list[period].code,
            b,
            a,
        )
        for unit, indicator, period, b, a in zip(
            counts.units,
            counts.indicators,
            counts.periods,
            counts.numerators,
            counts.denominators,
            strict=True,
        )
    ]


def units_of(report: Report) -> list[str]:
    """List the codes of the units that the rows were read for."""
    return [report.counts.roster[unit].code for unit in report.counts.units]


def pairs(report: Report) -> list[tuple[int, int]]:
    """List b and a of each row that was read."""
    return list(zip(report.counts.numerators, report.counts.denominators, strict=True))


def told(findings: Report | Iterable[Finding], *but: str) -> list[str]:
    """List the findings by place and code, without the folder of the file and the codes *but*."""
    found = findings.findings if isinstance(findings, Report) else findings
    return [f"{place_of(each)} {each.rule.code}" for each in found if each.rule.code not in but]


def place_of(finding: Finding) -> str:
    """Spell the place of a finding without the folder of its file."""
    where = finding.location
    return Location(Path(where.file).name, where.sheet, where.row, where.column).text


def message(report: Report, code: str, lang: Lang = "vi") -> str:
    """Give the text of the only finding with this code."""
    (found,) = (each for each in report.findings if each.rule.code == code)
    return found.message(lang)


def number(value: Value) -> int | str:
    """Read one cell: the number, or the code of what is wrong with it."""
    read = read_count(value)
    return read.number if read.number >= 0 or read.rule is None else read.rule.code


# --- workbooks made by hand ----------------------------------------------------------------

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/styles.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
</Types>"""
_STYLES = f"""<styleSheet xmlns="{_MAIN}"><numFmts count="3">
<numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode='0"%"'/>
<numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>
<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"><alignment/></xf>
<xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="166"/>
</cellXfs></styleSheet>"""
PERCENT, TENTHS, LITERAL_PERCENT, DATE, HOURS = "12345"
"""Styles of the cells of a workbook made by hand."""


def sheet_xml(cells: str, *, before: str = "", after: str = "") -> str:
    """Write the XML of a worksheet around its rows."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{_MAIN}">'
        f"{before}<sheetData>{cells}</sheetData>{after}</worksheet>"
    )


def headings_xml() -> str:
    """Write the heading row as XML: item, b and a in the columns A, B, C."""
    texts = ("Mục", "b", "a")
    cells = "".join(
        f'<c r="{letter}1" t="inlineStr"><is><t>{text}</t></is></c>'
        for letter, text in zip("ABC", texts, strict=True)
    )
    return f'<row r="1">{cells}</row>'


def row_xml(line: int, *, b: str, a: str = "<v>100</v>", style: str = "0", kind: str = "n") -> str:
    """Write a row as XML: item IV.1 (II below row 2), what stands in the cell of b, and a."""
    item = "IV.1" if line == 2 else "II"
    return (
        f'<row r="{line}"><c r="A{line}" t="inlineStr"><is><t>{item}</t></is></c>'
        f'<c r="B{line}" s="{style}" t="{kind}">{b}</c><c r="C{line}">{a}</c></row>'
    )


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts into a zip archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


def parts_by_hand(sheet: str) -> dict[str, str | bytes]:
    """List the parts of a workbook that has this one sheet, «S»."""
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relationships(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relationships(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        ),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": sheet,
    }


def workbook_by_hand(cells: str, **around: str) -> bytes:
    """Make a workbook of one sheet, «S», with these rows."""
    return archive(parts_by_hand(sheet_xml(cells, **around)))


def _relationships(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'
