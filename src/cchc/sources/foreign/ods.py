"""OpenDocument spreadsheets (.ods), read as their XML passes by.

calamine makes '' of error cells, 1.0 of TRUE and 0.95 of 95%, and knows no hidden rows; all of that
stands in the same XML as the values.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from xml.parsers import expat

from cchc import limits
from cchc.grid import Mark, Marked, Value
from cchc.patterns import pattern_of
from cchc.rules.files import NotATable
from cchc.sources.kinds import PROTECTED
from cchc.sources.number_formats import percentage, read_number
from cchc.sources.ooxml.package import Package, refuse_doctype
from cchc.sources.refusals import Budget, Malformed, Refused
from cchc.sources.sheet_cells import SheetCells

_STRETCH = 1 << 20  # bytes parsed at a time
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    **{f"{_OASIS}{name}:1.0": name for name in ("office", "style", "table", "text")},
    f"{_OASIS}drawing:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
# What holds cells or texts that are no cells of the sheet.
_BESIDE = {
    "office:annotation",
    "table:dde-links",
    "table:shapes",
    "table:tracked-changes",
}
_CELLS = {"table:table-cell", "table:covered-table-cell"}
_NO_SIZE = pattern_of(r"0+(?:\.0*)?[a-z]*")  # 0cm
_INVISIBLE = {"collapse", "filter"}
_TRUTHS = {"true", "false", "đúng", "sai"}
_ERROR = pattern_of(r"#(?:N/A|[A-Z/0]+[!?])|Err:[0-9]{3}")
_DURATION = pattern_of(r"(-?)PT?(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:[.,][0-9]+)?S)?")


def read(data: bytes, budget: Budget) -> list[SheetCells]:
    """Read every sheet."""
    with Package(data) as package:
        if _is_protected(package):
            raise Refused(NotATable(kind=PROTECTED.what, way_out=PROTECTED.way_out))
        content = _Content(budget)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = content.start
        parser.EndElementHandler = content.end
        parser.CharacterDataHandler = content.characters
        parser.StartDoctypeDeclHandler = refuse_doctype
        with package.open("content.xml") as file:
            while chunk := file.read(_STRETCH):
                parser.Parse(chunk, False)
        parser.Parse(b"", True)
    return content.grids


def _is_protected(package: Package) -> bool:
    manifest = "META-INF/manifest.xml"
    return "encrypted-package" in package or (
        manifest in package and b"encryption-data" in package.read(manifest)
    )


class _Content:
    """Collects the sheets while expat walks over them."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.grids: list[SheetCells] = []
        self.beside = 0  # how deep we are in what is no cell
        self.hidden_styles: set[tuple[str, str]] = set()  # family, name
        self.style = "", ""
        self.row = self.column = 0
        self.columns_declared = 0
        self.row_attributes: Mapping[str, str] = {}
        self.in_row: list[tuple[int, int, Value]] = []  # column, how often, value
        self.cell: Mapping[str, str] | None = None
        self.paragraphs: list[str] = []
        self.in_paragraph = 0
        self.starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "style:style": self._style,
            "style:table-properties": self._properties,
            "style:table-row-properties": self._properties,
            "style:table-column-properties": self._properties,
            "table:table": self._table,
            "table:table-column": self._declared_column,
            "table:table-row": self._row,
            "table:table-cell": self._cell,
            "table:covered-table-cell": self._cell,
            "text:p": self._paragraph,
            "text:s": self._spaces,
            "text:tab": lambda _: self.characters("\t"),
            "text:line-break": lambda _: self.characters("\n"),
        }

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _short(tag)
        nested = name == "table:table" and self.cell is not None
        if self.beside or nested or name in _BESIDE or name.startswith("draw:"):
            self.beside += 1
        elif handler := self.starts.get(name):
            handler({_short(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        if self.beside:
            self.beside -= 1
            return
        name = _short(tag)
        if name == "text:p":
            self.in_paragraph = max(0, self.in_paragraph - 1)
        elif name in _CELLS and self.cell is not None:
            self._end_cell(self.cell)
            self.cell = None
        elif name == "table:table-row":
            self._end_row()

    def characters(self, text: str) -> None:
        if self.in_paragraph and self.paragraphs and not self.beside:
            self.paragraphs[-1] += text

    def _style(self, attributes: Mapping[str, str]) -> None:
        self.style = attributes.get("style:family", ""), attributes.get("style:name", "")

    def _properties(self, attributes: Mapping[str, str]) -> None:
        """Note styles by which a table, a row or a column is not shown."""
        size = attributes.get("style:row-height") or attributes.get("style:column-width") or ""
        if attributes.get("table:display") == "false" or _NO_SIZE.fullmatch(size):
            self.hidden_styles.add(self.style)

    def _is_hidden(self, family: str, attributes: Mapping[str, str]) -> bool:
        style = (family, attributes.get("table:style-name", ""))
        return attributes.get("table:visibility") in _INVISIBLE or style in self.hidden_styles

    def _table(self, attributes: Mapping[str, str]) -> None:
        hidden = self._is_hidden("table", attributes)
        self.grids.append(SheetCells(attributes.get("table:name", ""), hidden))
        self.row = self.columns_declared = 0

    def _declared_column(self, attributes: Mapping[str, str]) -> None:
        times = _times(attributes, "table:number-columns-repeated")
        first = self.columns_declared + 1
        self.columns_declared += times
        if self._is_hidden("table-column", attributes):
            last = min(self.columns_declared, limits.SHEET_COLUMNS)
            self.grids[-1].hidden_columns.update(range(first, last + 1))

    def _row(self, attributes: Mapping[str, str]) -> None:
        self.row_attributes, self.in_row, self.column = attributes, [], 0

    def _end_row(self) -> None:
        """Fill in a row as often as it stands there; blank rows are only counted."""
        grid = self.grids[-1]
        times = _times(self.row_attributes, "table:number-rows-repeated")
        hidden = self._is_hidden("table-row", self.row_attributes)
        self.budget.spend(times * sum(often for _, often, _ in self.in_row))
        if self.in_row:
            for row in range(self.row + 1, self.row + times + 1):
                for column, often, value in self.in_row:
                    for at in range(column, column + often):
                        grid.put(row, at, value)
                if hidden:
                    grid.hidden_rows.add(row)
        self.row += times

    def _cell(self, attributes: Mapping[str, str]) -> None:
        self.cell, self.paragraphs, self.in_paragraph = attributes, [], 0

    def _end_cell(self, cell: Mapping[str, str]) -> None:
        column, times = self.column + 1, _times(cell, "table:number-columns-repeated")
        self.column += times
        value = _value(cell, self.paragraphs)
        if value != "":
            self.in_row.append((column, times, value))
        rows = _times(cell, "table:number-rows-spanned")
        self.grids[-1].merge(
            self.row + 1, column, rows, _times(cell, "table:number-columns-spanned")
        )

    def _paragraph(self, _: Mapping[str, str]) -> None:
        if self.cell is not None:
            self.in_paragraph += 1
            self.paragraphs.append("")

    def _spaces(self, attributes: Mapping[str, str]) -> None:
        self.characters(" " * min(_times(attributes, "text:c"), 1000))


def _value(cell: Mapping[str, str], paragraphs: list[str]) -> Value:
    shown, formula = "\n".join(paragraphs), cell.get("table:formula")
    failed = formula is not None and _ERROR.fullmatch(shown)
    if failed or cell.get("calcext:value-type") == "error":
        return Marked(Mark.ERROR, shown or "#")
    match cell.get("office:value-type"):
        case "float" | "currency":
            return _number(read_number(cell["office:value"]), formula, shown)
        case "percentage":
            return percentage(read_number(cell["office:value"]) * 100)
        case "boolean":
            return cell["office:boolean-value"] == "true"
        case "date":
            return _moment(cell["office:date-value"], shown)
        case "time":
            return _duration(cell["office:time-value"], shown)
        case "string":
            return cell.get("office:string-value", shown)
    # A formula that gives no text has an empty paragraph; one that was never calculated has none.
    if formula is not None and not paragraphs:
        return Marked(Mark.NOT_CALCULATED, _formula(formula))
    return shown


def _number(number: float, formula: str | None, shown: str) -> Value:
    if shown.casefold() in _TRUTHS:  # LibreOffice keeps TRUE as the number 1
        return number != 0
    if shown.rstrip().endswith("%"):
        return Marked(Mark.PERCENT, shown)
    if formula is not None and number == 0:
        return Marked(Mark.STORED_ZERO, _formula(formula))
    return number


def _formula(written: str) -> str:
    """Take the prefix of its language from a formula: «of:=1/0»."""
    return "=" + written.partition("=")[2]


def _moment(written: str, shown: str) -> Value:
    try:
        at = datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return Marked(Mark.NO_DATE, f"«{shown or written}»")
    return at if "T" in written else date(at.year, at.month, at.day)


def _duration(written: str, shown: str) -> Value:
    parts = _DURATION.fullmatch(written)
    if parts is None or len(written) > 30:
        return Marked(Mark.NO_DATE, f"«{shown or written}»")
    hours, minutes, seconds = (int(part or 0) for part in parts.groups()[1:])
    try:
        span = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return Marked(Mark.NO_DATE, f"«{shown or written}»")
    return -span if parts[1] else span


def _times(attributes: Mapping[str, str], name: str) -> int:
    written = attributes.get(name, "1")
    if not (written.isascii() and written.isdigit() and len(written) <= 7):
        raise Malformed("a number of repetitions that is none")
    return max(1, int(written))


@lru_cache(maxsize=1024)
def _short(name: str) -> str:
    """Shorten the name of an element or attribute: its namespace becomes the usual prefix."""
    space, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(space, '')}:{local}"
