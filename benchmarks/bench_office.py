"""XLSX and DOCX of 132 units × 14 targets, beside their bare libraries writing the same styled cells.

In one process, in turn, in processor time, without collecting garbage, as the command line does; the
report itself is made before the clock starts.  XlsxWriter writes the very cells that ours has, formulas
as formulas, in four styles; python-docx as many cells.  As whole processes, imports included, below.
"""

import gc
import json
import re
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from measure import PYTHON, Command, compare
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
            gc.collect()  # what python-docx leaves behind
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

    gc.disable()
    shown: Report = of_many_units()
    whole = cells_of(xlsx.render(shown, ExitCode.OK, "vi"))
    compared(
        "XLSX",
        lambda: xlsx.render(shown, ExitCode.OK, "vi"),
        lambda: bare_book(whole),
        sum(map(len, whole.values())),
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
    whole_processes(whole, paper_cells)


def whole_processes(book: Mapping[str, Sequence[tuple[int, int, object]]], cells: int) -> None:
    """Print what whole processes take: imports, the report, one file."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "cells.json")
        kept.write_text(json.dumps(book), encoding="utf-8")
        for form, asked in (("xlsx", str(kept)), ("docx", str(cells))):
            jobs = {"bare": ["bare", form, asked], "ours": [form], "the report alone": ["nothing"]}
            compare(
                [
                    Command(f"{form}, {name}, whole process", [PYTHON, __file__, *job])
                    for name, job in jobs.items()
                ],
                runs=5,
            )


def once(what: str, form: str = "", asked: str = "") -> None:
    """Do one thing once: what the whole processes run."""
    from office_reports import of_many_units

    gc.disable()
    if what == "bare":
        book = form == "xlsx"
        bare_book(json.loads(Path(asked).read_text("utf-8"))) if book else bare_docx(int(asked))
        return
    shown: Report = of_many_units()
    if what != "nothing":
        {"xlsx": xlsx, "docx": docx}[what].render(shown, ExitCode.OK, "vi")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        once(*sys.argv[1:])
    else:
        main()
