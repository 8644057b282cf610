"""XLSX and DOCX of 132 units × 14 targets, beside their bare libraries writing as many styled cells.

Everything in one process, in turn, in processor time; the report itself is made before the clock
starts.  The bare libraries write as much text and as many numbers in four styles, in one table.
"""

import re
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from openpyxl import load_workbook
from xlsxwriter import Workbook

from cchc.document.slips import Slips
from cchc.exit_codes import ExitCode
from cchc.render import docx, form, plain, xlsx
from cchc.results import Report

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]

RUNS = 5
WIDTH = 10  # cells in a row
TEXTS = ("Xã Đắk Long", "IV.1", "Tỷ lệ hồ sơ đúng hạn", "≥ 95%", "Không đạt")


def bare_xlsx(cells: int) -> bytes:
    """Write so many styled cells, half of them numbers."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    styles = [book.add_format({"border": 1, "text_wrap": True, "bold": n == 0}) for n in range(3)]
    styles.append(book.add_format({"border": 1, "num_format": "0.00%"}))
    for index in range(cells):
        row, column = divmod(index, WIDTH)
        if column % 2:
            sheet.write_number(row, column, index / cells, styles[3])
        else:
            sheet.write_string(row, column, TEXTS[column // 2], styles[index % 3])
    book.close()
    return buffer.getvalue()


def bare_docx(cells: int) -> bytes:
    """Write so many aligned cells of 13 points, row by row: ``table.cell`` takes minutes."""
    paper = Document()
    table = paper.add_table(rows=cells // WIDTH, cols=WIDTH, style="Table Grid")
    for row in table.rows:
        for index, cell in enumerate(row.cells):
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(TEXTS[index % 5])
            run.font.size, run.bold = Pt(13), index == 0
    buffer = BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def bare_book(sheets: Mapping[str, Sequence[tuple[int, int, object]]]) -> bytes:
    """Write the cells of a workbook again, formulas as formulas, in four styles and nothing else."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    styles = [book.add_format({"border": 1, "text_wrap": True, "bold": n == 0}) for n in range(4)]
    for name, cells in sheets.items():
        sheet = book.add_worksheet(name)
        for row, column, value in cells:
            style = styles[column % 4]
            if not isinstance(value, str):
                sheet.write_number(row, column, value, style)
            elif value.startswith("="):
                sheet.write_formula(row, column, value, style)
            else:
                sheet.write_string(row, column, value, style)
    book.close()
    return buffer.getvalue()


def cells_of(content: bytes) -> dict[str, list[tuple[int, int, object]]]:
    """Read what stands in the cells of a workbook."""
    return {
        sheet.title: [
            (cell.row - 1, cell.column - 1, cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in load_workbook(BytesIO(content))
    }


def cells_in(content: bytes, part: str, cell: bytes) -> int:
    """Count the cells of a file."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith(part)]
        return sum(len(re.findall(cell, archive.read(name))) for name in names)


def compared(name: str, ours: Callable[[], bytes], bare: Callable[[], bytes], cells: int) -> None:
    """Print the medians of both, and their ratio."""
    walls: dict[Callable[[], bytes], list[float]] = {bare: [], ours: []}
    for _ in range(RUNS + 1):
        for job, times in walls.items():
            start = time.process_time()
            job()
            times.append(time.process_time() - start)
    bare_time, our_time = (statistics.median(times[1:]) for times in walls.values())
    print(
        f"{name}: {cells} cells, {our_time * 1000:.0f} ms; bare {bare_time * 1000:.0f} ms;"
        f" {our_time / bare_time:.2f} times"
    )


def main() -> None:
    """Print the ratios."""
    from cchc.definitions.forms import form_of_unit
    from factories import registry, target, target_set
    from office_reports import of_many_units

    shown: Report = of_many_units()
    sheet_cells = cells_in(xlsx.render(shown, ExitCode.OK, "vi"), "xl/worksheets/", rb"<c [^>]*s=")
    compared(
        "XLSX",
        lambda: xlsx.render(shown, ExitCode.OK, "vi"),
        lambda: bare_xlsx(sheet_cells),
        sheet_cells,
    )
    paper_cells = cells_in(docx.render(shown, ExitCode.OK, "vi"), "word/document", rb"<w:tc>")
    compared(
        "DOCX",
        lambda: docx.render(shown, ExitCode.OK, "vi"),
        lambda: bare_docx(paper_cells),
        paper_cells,
    )
    units = registry()
    targets = [target(item=f"I.{index}") for index in range(1, 15)]
    asked = form_of_unit(target_set(*targets), units, units[1], None)
    books = [cells_of(form.render(asked, "0" * 64, "vi"))] * 20
    compared(
        "20 forms of 14 targets",
        lambda: b"".join(form.render(asked, "0" * 64, "vi") for _ in books),
        lambda: b"".join(map(bare_book, books)),
        20 * sum(map(len, books[0].values())),
    )
    documents = [each.document for each in Slips(shown, "vi")]
    for ending in ("xlsx", "docx"):
        made = [plain.render(each, ending) for each in documents]
        if ending == "xlsx":
            cells = sum(len(each) for each in cells_of(made[0]).values())
            bare = partial(bare_book, cells_of(made[0]))
        else:
            cells = cells_in(made[0], "word/document", rb"<w:tc>")
            bare = partial(bare_docx, cells)
        compared(
            f"{len(made)} slips as {ending.upper()}",
            lambda form=ending: b"".join(
                plain.render(s.document, form) for s in Slips(shown, "vi")
            ),
            lambda bare=bare: b"".join(bare() for _ in documents),
            cells * len(made),
        )


if __name__ == "__main__":
    main()
