"""One sheet: titles, a table with filters under frozen headings, and how it prints on A4."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from cchc.document.model import (
    Across,
    Cell,
    Column,
    Kind,
    Lack,
    Mark,
    Paragraph,
    Percent,
    Toned,
)
from cchc.document.spelling import NOTHING, digits_of, text_of
from cchc.render.inert import inert
from cchc.render.measure import cut, lines
from cchc.render.xlsx.book import VERDICT_STYLE, Book
from cchc.render.xlsx.paper import print_on_a4
from cchc.render.xlsx.widths import width_of
from cchc.results import Verdict
from cchc.words import Lang, Words

Align = Literal["left", "center", "right"]

_EXACT: Final = 15  # digits that a spreadsheet's numbers keep
_LINE: Final = 15.5  # points that a line of 12-point text takes
_INDENT: Final = 1.5  # characters
_HIGHEST: Final = 409.0  # points that a row may have
_AROUND: Final = 2.0  # points above and below the lines of a row
_HEADING: Final[dict[str, Any]] = {
    "bold": True,
    "border": 1,
    "align": "center",
    "text_wrap": True,
    "bg_color": "#D9E2F3",
}
_ALIGN: Final[Mapping[Kind, Align]] = {
    Kind.ITEM: "center",
    Kind.THRESHOLD: "center",
    Kind.VERDICT: "center",
    Kind.COUNT: "right",
    Kind.RATIO: "right",
    Kind.LACK: "right",
}
_CUT: Final = frozenset({Kind.LABEL, Kind.PLACE})  # where a row has one line


class Link(NamedTuple):
    """A text that leads to a place in another file."""

    text: str
    url: str


class Sheet:
    """A sheet that is being filled from the top."""

    def __init__(
        self,
        book: Book,
        name: str,
        columns: Sequence[Column],
        lang: Lang,
        *,
        upright: bool = False,
    ) -> None:
        self._book = book
        self._upright = upright  # a line for each row, on standing paper
        self._columns = columns
        self._lang = lang
        self._head = 0
        self.row = 0  # the next one to be written
        self.sheet, self.name = book.sheet(name)
        if upright:
            self.sheet.set_default_row(_LINE + _AROUND)
        self._widths = [width_of(each, upright=upright) for each in columns]
        for index, width in enumerate(self._widths):
            self.sheet.set_column(index, index, width)
        self._folds = [not (upright and column.kind in _CUT) for column in columns]
        aligned = [_ALIGN.get(column.kind, "left") for column in columns]
        # At the edge that a number on the left ends at, a text would read as a part of it.
        self._indents = [
            int((before, own) == ("right", "left"))
            for before, own in zip(("left", *aligned), aligned, strict=False)
        ]
        self._plain = [
            self._format(align, folds=folds, indent=indent)
            for align, folds, indent in zip(aligned, self._folds, self._indents, strict=True)
        ]
        keys = [column.key for column in columns]
        both = "b" in keys and "a" in keys
        self._b_and_a = (keys.index("b"), keys.index("a")) if both else None
        # Of an upright list the cells that a number was read from are left to the screen.
        beyond = upright and columns[-1].kind is Kind.PLACE
        self._across = len(columns) - (2 if beyond else 1)  # the last column that is printed
        self._numbers: dict[str, Format] = {}
        self._verdicts: dict[Verdict, Format] = {}
        self._centred, self._right = self._format("center"), self._format("right")

    def _format(self, align: Align, *, folds: bool = True, **more: Any) -> Format:
        return self._book.style(border=1, align=align, text_wrap=folds, **more)

    def _number(self, shown_as: str) -> Format:
        """Give the format of a number; looked up here, for there are thousands."""
        if shown_as not in self._numbers:
            self._numbers[shown_as] = self._format("right", num_format=shown_as)
        return self._numbers[shown_as]

    def _verdict(self, verdict: Verdict) -> Format:
        if verdict not in self._verdicts:
            self._verdicts[verdict] = self._format("center", **VERDICT_STYLE[verdict])
        return self._verdicts[verdict]

    def title(self, text: str, *, size: int = 12, align: Align = "center", **more: Any) -> None:
        """Write a line across all columns."""
        style = self._book.style(font_size=size, align=align, text_wrap=True, **more)
        text = inert(text)
        self.sheet.join(self.row, 0, self._across)
        self.sheet.write_string(self.row, 0, text, style)
        self._set_height(
            lines(text, sum(self._widths[: self._across + 1]) * 12 / size, bold=True), size
        )
        self.row += 1

    def say(self, paragraph: Paragraph) -> None:
        """Write a paragraph across all columns."""
        look = {"italic": True} if paragraph.is_note else {"bold": True}
        self.title(paragraph.text, align="left", **look)

    def fill(self, rows: Sequence[Sequence[Cell | Link] | Across]) -> None:
        """Write headings and rows; freeze and repeat the headings, add the filters."""
        self._write_headings()
        for row in rows:
            if isinstance(row, Across):
                self._section(row)
            else:
                self._write(row)
        sheet, last = self.sheet, len(self._columns) - 1
        sheet.freeze_panes(self._head + 1, 0)
        sheet.repeat_rows(self._head)
        sheet.autofilter(self._head, 0, max(self.row - 1, self._head), last)
        # Items, codes and thresholds are texts even where they look like numbers.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        print_on_a4(sheet, self._lang, upright=self._upright)
        if self._across < last:
            sheet.print_area(0, 0, max(self.row - 1, self._head), self._across)

    def _write_headings(self) -> None:
        style = self._book.style(**_HEADING)
        headings = [column.full or column.heading for column in self._columns]
        for index, heading in enumerate(headings):
            self.sheet.write_string(self.row, index, heading, style)
        wide = zip(headings, self._widths, strict=True)
        self._set_height(max(lines(heading, width, bold=True) for heading, width in wide))
        self._head = self.row
        self.row += 1

    def _section(self, row: Across) -> None:
        """Write the heading of a part: its number, and a title across the other columns."""
        style = self._book.style(border=1, bold=True, align="left", text_wrap=True)
        centred = self._book.style(border=1, bold=True, align="center")
        title = inert(row.title)
        self.sheet.write_string(self.row, 0, inert(row.number), centred)
        self.sheet.merge_range(self.row, 1, self.row, self._across, "", style)
        self.sheet.write_string(self.row, 1, title, style)
        self._set_height(lines(title, sum(self._widths[1 : self._across + 1]), bold=True))
        self.row += 1

    def _write(self, cells: Sequence[Cell | Link]) -> None:
        """Write a row of the table."""
        highest = 1
        for index, cell in enumerate(cells):
            text = self._write_cell(index, cell)
            if text and self._folds[index]:
                bold = isinstance(cell, Mark)
                room = self._widths[index] - _INDENT * self._indents[index]
                highest = max(highest, lines(text, room, bold=bold))
        self._set_height(highest)
        self.row += 1

    def _write_cell(self, column: int, cell: Cell | Link) -> str:
        """Write one cell and give the text that it may have to fold, if it is one."""
        if isinstance(cell, Toned):
            cell = cell.value
        if cell is None or (cell == "" and self._columns[column].kind is Kind.LACK):
            self.sheet.write_string(self.row, column, NOTHING, self._centred)
        elif isinstance(cell, int):
            self._write_count(column, cell, "#,##0")
        elif isinstance(cell, Lack) and cell.number is not None:
            self._write_count(column, cell.number, _lack_format(cell, self._lang))
        elif isinstance(cell, Percent):
            self._write_percent(column, cell, self._counts_of(column))
        elif isinstance(cell, Link):
            indent = self._indents[column]
            style = self._format("left", font_color="#0B4F9E", underline=1, indent=indent)
            self.sheet.write_url(self.row, column, cell.url, style, inert(cell.text))
        else:
            return self._write_text(column, cell)
        return ""

    def _write_text(self, column: int, cell: Cell) -> str:
        text, style = inert(text_of(cell, self._lang)), self._plain[column]
        if not self._folds[column] and self._columns[column].kind is Kind.LABEL:
            text = cut(text, self._widths[column])
        if isinstance(cell, Mark):
            style = self._verdict(cell.verdict)
        self.sheet.write_string(self.row, column, text, style)
        return text

    def _write_count(self, column: int, number: int, shown_as: str) -> None:
        if number >= 10**_EXACT:
            text = text_of(number, self._lang)
            self.sheet.write_string(self.row, column, text, self._right)
            return
        self.sheet.write_number(self.row, column, number, self._number(shown_as))

    def _counts_of(self, column: int) -> tuple[str, str] | None:
        """Give the cells of b and a where the table has them and the column holds their ratio."""
        if self._columns[column].key != "ratio" or self._b_and_a is None:
            return None
        b, a = (xl_rowcol_to_cell(self.row, at) for at in self._b_and_a)
        return b, a

    def _write_percent(self, column: int, shown: Percent, counts: tuple[str, str] | None) -> None:
        """Write what every table prints: a formula that comes to exactly this number."""
        digits = digits_of(shown)
        if digits + 3 > _EXACT:
            self.sheet.write_string(self.row, column, shown.text, self._right)
            return
        style = self._number(f"0.{'0' * digits}%")
        scale = 10 ** (digits + 2)
        if (2 * shown.b + shown.a) * scale >= 10**_EXACT:  # more than a spreadsheet counts exactly
            self.sheet.write_number(self.row, column, number_of(shown), style)
            return
        b, a = counts or (str(shown.b), str(shown.a))
        # Half up, as ``cchc.words.numbers.percent`` does, in whole numbers up to the last division.
        formula = f"=INT((2*{b}*{scale}+{a})/(2*{a}))/{scale}"
        self.sheet.write_formula(self.row, column, formula, style, number_of(shown))

    def _set_height(self, lines_: int, size: int = 12) -> None:
        """Make the row that is being written as high as its lines; a sheet's rows have a limit."""
        if self._upright and lines_ == 1 and size == 12:
            return  # as high as every row
        height = min(lines_ * _LINE * size / 12 + _AROUND, _HIGHEST)
        self.sheet.set_row(self.row, height)


def number_of(shown: Percent) -> float:
    """Give the printed percentage as a number."""
    return float(Decimal(shown.text.removesuffix("%").replace(",", ".")) / 100)


def _lack_format(lack: Lack, lang: Lang) -> str:
    """Let a number that is too many never stand as if it were missing."""
    if not lack.fewer:
        return "#,##0"
    return Words('"bớt "#,##0', '#,##0" fewer"').in_(lang)
