"""A list of dossiers as a file for a spreadsheet: every cell is a text, and none is a formula."""

import csv
import io
from collections.abc import Sequence

from cchc.render.inert import inert as shown
from cchc.render.report_csv import inert

_WIDTH = 22


def can_write(path: str) -> bool:
    """Say whether a list can have this form."""
    return path.casefold().endswith((".xlsx", ".csv"))


def render(path: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Give the bytes of the file; its ending tells the form."""
    if path.casefold().endswith(".csv"):
        return as_csv(headings, rows).encode("utf-8-sig")
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet()
        head = book.add_format({"bold": True, "text_wrap": True})
        sheet.set_column(0, max(0, len(headings) - 1), _WIDTH)
        sheet.freeze_panes(1, 0)
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, shown(heading), head)
        for line, row in enumerate(rows, start=1):
            for at, text in enumerate(row):
                if text:
                    sheet.write_string(line, at, shown(text))
    return stream.getvalue()


def as_csv(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write the list as text."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(map(inert, headings))
    writer.writerows([*map(inert, row)] for row in rows)
    return stream.getvalue()
