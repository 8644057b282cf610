"""All that a form of the report says, as one text, whatever kind of file it is."""

import io
import re
import zipfile

import openpyxl


def texts_of(name, report, lang="vi"):
    """Give all that a form of the report says, as text."""
    content = report.render(name, lang)
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = (
            cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        )
        return "\n".join(str(cell) for cell in cells if cell is not None)
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return re.sub("<[^>]+>", " ", archive.read("word/document.xml").decode())
    return content.decode()
