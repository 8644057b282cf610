"""Reports as officers get them, and workbooks and documents read back."""

import random
import zipfile
from dataclasses import replace
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc.definitions.level import Level
from cchc.definitions.model import TargetSet
from cchc.exit_codes import ExitCode
from cchc.render import docx, xlsx
from cchc.results import Report
from cchc.words import Lang
from factories import (
    DAK_TO,
    KON_DAO,
    SO_NOI_VU,
    SO_TU_PHAP,
    TAN_CANH,
    Row,
    indicator,
    registry,
    report,
    target,
    target_set,
)

PAID = indicator("paid-online")
LATE = indicator("dossiers-late")
ANNEX = [
    "Số TT",
    "Tên nhiệm vụ",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Đơn vị tính",
    "Giao chỉ tiêu",
    "Kết quả (b/a)",
    "Đánh giá",
    "Còn thiếu",
    "Căn cứ",
]
"""The headings of the annex, in documents and in workbooks."""
SECTIONS = {"II": "Thanh toán trực tuyến", "IV": "Giải quyết hồ sơ"}


def two_sections() -> TargetSet:
    """Make a set whose section II is itself a row, and whose section IV has two."""
    made = target_set(
        target("60", item="II", of=PAID),
        target("Tối thiểu 95", item="IV.1"),
        target("tối đa 5%", item="IV.2", of=LATE),
    )
    return replace(made, sections=SECTIONS)


def of_every_verdict() -> Report:
    """Judge units of all levels: met, missed by a hair, not arisen, silent and wrong."""
    rows = [
        Row(SO_NOI_VU, 95, 100),
        Row(SO_TU_PHAP, 94_996, 100_000),
        Row(DAK_TO, 0, 0),
        Row(TAN_CANH, 120, 100),
        Row(KON_DAO, None, None),
        Row(SO_NOI_VU, 1234, 2000, PAID.id),
        Row(SO_TU_PHAP, 6, 100, LATE.id),
    ]
    return report(rows, of=two_sections())


def of_one_unit() -> Report:
    """Judge the three targets of one department."""
    rows = [
        Row(SO_NOI_VU, 94, 100),
        Row(SO_NOI_VU, 60, 100, PAID.id),
        Row(SO_NOI_VU, 0, 10, LATE.id),
    ]
    return report(rows, of=two_sections())


def of_many_units(units: int = 132, targets: int = 14) -> Report:
    """Judge as many units as a province has, the counts drawn near their thresholds."""
    draw = random.Random(132)
    indicators = [indicator(f"ratio-{index}") for index in range(targets)]
    made = target_set(
        *(
            target(str(draw.choice((29, 57, 58, 95, 100))), item=f"IV.{index + 1}", of=each)
            for index, each in enumerate(indicators)
        )
    )
    levels = (Level.PROVINCE, Level.DISTRICT, *[Level.COMMUNE] * 6)
    names = [(str(20_000 + i), f"Đơn vị thứ {i + 1}", levels[i % 8]) for i in range(units)]
    rows = []
    for _, name, _ in names[1:]:
        for each in made.targets:
            a = draw.randint(0, 900)
            low = each.threshold.low or 0
            b = min(a, max(0, int(a * low / 100) + draw.randint(-2, 4)))
            rows.append(Row(name, b, a, each.indicator.id))
    return report(rows, of=replace(made, body=names[0][0]), units=registry(names))


def xlsx_of(shown: Report, lang: Lang = "vi") -> bytes:
    """Write the workbook."""
    return xlsx.render(shown, ExitCode.OK, lang)


def opened(content: bytes) -> Workbook:
    """Read a workbook back, with what its formulas came to."""
    return load_workbook(BytesIO(content), data_only=True)


def table(sheet: Worksheet, heading: str) -> list[list[object]]:
    """Give the rows of a sheet from the one whose first cell is *heading* to the first blank one."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    start = next(index for index, row in enumerate(rows) if row[0] == heading)
    below = rows[start:]
    end = next((index for index, row in enumerate(below) if row[0] is None), len(below))
    return below[:end]


def docx_of(shown: Report, lang: Lang = "vi") -> bytes:
    """Write the document."""
    return docx.render(shown, ExitCode.OK, lang)


def paper(content: bytes) -> Paper:
    """Read a document back."""
    return Document(BytesIO(content))


def members(content: bytes) -> list[str]:
    """Name the parts of an office file."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.namelist()


def member(content: bytes, name: str) -> str:
    """Unpack one text of an office file."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()
