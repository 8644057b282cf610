"""XML spreadsheets of Excel 2003, which software still writes and names .xls."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from cchc import limits
from cchc.grid import Mark, Marked, Value
from cchc.sources.number_formats import as_formatted, as_moment, read_number
from cchc.sources.ooxml.package import refuse_doctype
from cchc.sources.refusals import Budget, Malformed
from cchc.sources.sheet_cells import SheetCells

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_SS, _X = f"{NAMESPACE} ", f"{_EXCEL} "
# Formats that have a name; those without a meaning here show the number as it is.
_NAMED = {
    "Percent": "0%",
    **dict.fromkeys(("General Date", "Long Date", "Medium Date", "Short Date"), "d/m/yyyy"),
    **dict.fromkeys(("Long Time", "Medium Time", "Short Time"), "h:mm:ss"),
    **dict.fromkeys(("Currency", "Euro Currency", "Fixed", "General", "General Number"), ""),
    **dict.fromkeys(("On/Off", "Scientific", "Standard", "True/False", "Yes/No"), ""),
}


def read(data: bytes, budget: Budget) -> list[SheetCells]:
    """Read every worksheet."""
    workbook = _Workbook(budget)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = workbook.start
    parser.EndElementHandler = workbook.end
    parser.CharacterDataHandler = workbook.characters
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.Parse(data, True)
    return workbook.grids


class _Workbook:
    """Collects the worksheets while expat walks over them."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.grids: list[SheetCells] = []
        self.formats: dict[str, str] = {}  # of each style
        self.style = ""
        self.row = self.column = self.columns_declared = 0
        self.span = 0  # rows that are all alike: they hold no cells
        self.row_style = ""
        self.column_styles: dict[int, str] = {}
        self.cell: Mapping[str, str] | None = None
        self.kind: str | None = None  # of the data of the cell
        self.in_comment = False
        self.text: list[str] | None = None  # where text is being gathered
        self.written = ""  # in the cell
        self.starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            f"{_SS}Style": self._style,
            f"{_SS}NumberFormat": self._number_format,
            f"{_SS}Worksheet": self._worksheet,
            f"{_SS}Column": self._declared_column,
            f"{_SS}Row": self._row,
            f"{_SS}Cell": self._cell,
            f"{_SS}Data": self._data,
        }

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{_X}Visible":
            self.text = []
        elif tag == f"{_SS}Comment":
            self.in_comment = True
        elif not self.in_comment and (handler := self.starts.get(tag)):
            handler({name.removeprefix(_SS): value for name, value in attributes.items()})

    def characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def end(self, tag: str) -> None:
        if tag == f"{_X}Visible":
            hidden = "".join(self.text or ()).strip() != "SheetVisible"
            self.grids[-1].hidden, self.text = hidden, None
        elif tag == f"{_SS}Comment":
            self.in_comment = False
        elif tag == f"{_SS}Data" and not self.in_comment:
            self.written, self.text = "".join(self.text or ()), None
        elif tag == f"{_SS}Cell" and self.cell is not None:
            self._end_cell(self.cell)
            self.cell = None

    def _style(self, attributes: Mapping[str, str]) -> None:
        self.style = attributes.get("ID", "")
        self.formats[self.style] = self.formats.get(attributes.get("Parent", ""), "")

    def _number_format(self, attributes: Mapping[str, str]) -> None:
        code = attributes.get("Format", "")
        self.formats[self.style] = _NAMED.get(code, code)

    def _worksheet(self, attributes: Mapping[str, str]) -> None:
        self.grids.append(SheetCells(attributes["Name"]))
        self.row = self.columns_declared = 0
        self.column_styles = {}

    def _declared_column(self, attributes: Mapping[str, str]) -> None:
        first = _whole(attributes, "Index", self.columns_declared + 1)
        self.columns_declared = first + _whole(attributes, "Span", 0)
        columns = range(first, min(self.columns_declared, limits.SHEET_COLUMNS) + 1)
        if _is_hidden(attributes, "Width"):
            self.grids[-1].hidden_columns.update(columns)
        if "StyleID" in attributes:
            self.column_styles.update(dict.fromkeys(columns, attributes["StyleID"]))

    def _row(self, attributes: Mapping[str, str]) -> None:
        row = _whole(attributes, "Index", self.row + 1)
        if row <= self.row:
            raise Malformed("rows that do not follow each other")
        self.column, self.row_style = 0, attributes.get("StyleID", "")
        self.span = _whole(attributes, "Span", 0)
        self.row = row + self.span
        if _is_hidden(attributes, "Height"):
            last = min(self.row, limits.SHEET_ROWS)
            self.grids[-1].hidden_rows.update(range(row, last + 1))

    def _cell(self, attributes: Mapping[str, str]) -> None:
        if self.span:
            raise Malformed("a cell in rows that are all alike")
        column = _whole(attributes, "Index", self.column + 1)
        if column <= self.column:
            raise Malformed("cells that do not follow each other")
        self.cell, self.kind, self.written, self.column = attributes, None, "", column

    def _data(self, attributes: Mapping[str, str]) -> None:
        if self.kind is not None:
            raise Malformed("a cell with two contents")
        if self.cell is not None:
            self.kind, self.text = attributes["Type"], []

    def _end_cell(self, cell: Mapping[str, str]) -> None:
        self.budget.spend(1)
        grid = self.grids[-1]
        style = cell.get("StyleID") or self.row_style or self.column_styles.get(self.column, "")
        code = self.formats.get(style, "")
        grid.put(self.row, self.column, self._value(cell.get("Formula"), code))
        across, down = _whole(cell, "MergeAcross", 0), _whole(cell, "MergeDown", 0)
        grid.merge(self.row, self.column, down + 1, across + 1)
        self.column += across

    def _value(self, formula: str | None, code: str) -> Value:
        text = self.written
        match self.kind:
            case "Number":
                number = read_number(text.strip())
                if formula and number == 0:
                    return Marked(Mark.STORED_ZERO, formula)
                return as_formatted(number, code)
            case "DateTime":
                return as_moment(text.strip())
            case "Boolean":
                return text.strip() != "0"
            case "Error":
                return Marked(Mark.ERROR, text.strip() or "#")
            case None if formula:
                return Marked(Mark.NOT_CALCULATED, formula)
        return text


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Say whether a row or column is not shown: hidden, or of no height or width."""
    written = attributes.get(size, "").strip()
    return attributes.get("Hidden") == "1" or (
        written.replace(".", "", 1).isdigit() and not written.strip("0.")
    )


def _whole(attributes: Mapping[str, str], name: str, otherwise: int) -> int:
    written = attributes.get(name)
    if written is None:
        return otherwise
    if not (written.isascii() and written.isdigit() and len(written) <= 7):
        raise Malformed(f"{name}: {written[:20]!r}")
    return int(written)
