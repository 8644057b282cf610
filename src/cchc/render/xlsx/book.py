"""The workbook as bytes: one way to make it, its styles and the names of its sheets.

Text is only ever written as text: no cell of a submission becomes a formula, a link or a number.
"""

from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cchc.render.inert import sheet_name
from cchc.results import Verdict

FONT: Final = "Times New Roman"
_SIZE: Final = 12
_CREATED: Final = datetime(2020, 1, 1, tzinfo=UTC)
_OPTIONS: Final[dict[str, Any]] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": FONT, "font_size": _SIZE, "valign": "vcenter"},
}
# Fills pale enough for a black-and-white printer; what matters is bold or italic as well.
VERDICT_STYLE: Final[dict[Verdict, dict[str, Any]]] = {
    Verdict.MET: {"bg_color": "#E2F0D9", "font_color": "#1E4D1B"},
    Verdict.MISSED: {"bg_color": "#FADBD8", "font_color": "#8E1B10", "bold": True},
    Verdict.NOT_APPLICABLE: {"bg_color": "#EDEDED", "font_color": "#404040"},
    Verdict.INCONCLUSIVE: {"bg_color": "#DDEBF7", "font_color": "#1F3864", "italic": True},
    Verdict.NOT_REPORTED: {"bg_color": "#FFF2CC", "font_color": "#5F4400", "italic": True},
    Verdict.INVALID: {
        "bg_color": "#FCE4D6",
        "font_color": "#7F3300",
        "bold": True,
        "italic": True,
    },
}


class TextSheet(Worksheet):
    """A sheet that takes formulas, and links to files, as they are written.

    The library looks for functions newer than Excel 2007 in each formula, with thirty patterns, to spell
    them for the file; ours have none (benchmarks/office.md).  Of a link it makes a path of Windows, which
    is no relative address; a name with a backslash in it gets no link.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        return formula.removeprefix("=")

    def _write_hyperlinks(self) -> None:
        super()._write_hyperlinks()
        for link in self.external_hyper_links:
            link[1] = link[1].replace("\\", "/")

    def join(self, row: int, first: int, last: int) -> None:
        """Merge cells of a row that have no borders: none but the first is written (benchmarks/office.md)."""
        if last > first and not self._check_dimensions(row, last):
            self.merge.append([row, first, row, last])


class Book:
    """A workbook that is being made."""

    def __init__(self, category: str = "") -> None:
        self._buffer = BytesIO()
        # The library takes keys out of what it is given.
        self.workbook = Workbook(self._buffer, deepcopy(_OPTIONS))
        # The clock has no part in it: the same report gives the same bytes.
        properties = {"author": "cchc", "category": category, "created": _CREATED}
        self.workbook.set_properties(properties)
        self._styles: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._names: set[str] = set()

    def style(self, **properties: Any) -> Format:
        """Give the format with these properties; equal ones are the same."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            self._styles[key] = self.workbook.add_format(properties)
        return self._styles[key]

    def sheet(self, wanted: str) -> tuple[TextSheet, str]:
        """Add a sheet, named as nearly so as Excel and the other sheets allow."""
        name = sheet_name(wanted, self._names)
        made = self.workbook.add_worksheet(name, worksheet_class=TextSheet)
        assert isinstance(made, TextSheet)
        return made, name

    def to_bytes(self) -> bytes:
        """Finish; nothing can be added afterwards."""
        self.workbook.close()
        return self._buffer.getvalue()
