"""One sheet: titles, a table with filters under frozen headings, and how it prints on A4."""

from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple

from xlsxwriter.format import Format

from cchc.document.spelling import NOTHING
from cchc.render.annex import Percent
from cchc.render.inert import inert
from cchc.render.measure import lines
from cchc.render.workbook.book import VERDICT_STYLE, Book
from cchc.render.workbook.paper import print_on_a4
from cchc.results import Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count

_EXACT: Final = 15  # digits that a spreadsheet's numbers keep
_LINE: Final = 15.5  # points that a line of 12-point text takes
_HIGHEST: Final = 409.0  # points that a row may have
_AROUND: Final = 4.0  # points above and below the lines of a row
_HEADING: Final[dict[str, Any]] = {
    "bold": True,
    "border": 1,
    "align": "center",
    "text_wrap": True,
    "bg_color": "#D9E2F3",
}

Align = Literal["left", "center", "right"]


class Column(NamedTuple):
    """A heading, how many characters wide, and where its texts stand."""

    heading: Words
    width: float
    align: Align = "left"


class Marked(NamedTuple):
    """A verdict: its words, and the colour that goes with them."""

    text: str
    verdict: Verdict


class Link(NamedTuple):
    """A text that leads to a place in another file."""

    text: str
    url: str


Value = str | int | Percent | Marked | Link | None


class Page:
    """A sheet that is being filled from the top."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column], lang: Lang) -> None:
        self._book = book
        self._columns = columns
        self._lang = lang
        self._head = 0
        self.row = 0  # the next one to be written
        self.sheet, self.name = book.sheet(name)
        self._width = sum(column.width for column in columns)
        for index, column in enumerate(columns):
            self.sheet.set_column(index, index, column.width)
        self._plain = [self._format(column.align) for column in columns]
        self._texts: dict[Align, Format] = {
            "left": self._format("left"),
            "center": self._format("center"),
            "right": self._format("right"),
        }

    def _format(self, align: Align, **more: Any) -> Format:
        return self._book.style(border=1, align=align, text_wrap=True, **more)

    def title(self, text: str, *, size: int = 12, align: Align = "center", **more: Any) -> None:
        """Write a line across all columns."""
        style = self._book.style(font_size=size, align=align, text_wrap=True, **more)
        text = inert(text)
        self._merge(0, text, style)
        self._set_height(lines(text, self._width * 12 / size, bold=True), size)
        self.row += 1

    def _merge(self, first: int, text: str, style: Format) -> None:
        """Write across all columns from *first* on."""
        self.sheet.merge_range(self.row, first, self.row, len(self._columns) - 1, "", style)
        self.sheet.write_string(self.row, first, text, style)

    def headings(self) -> None:
        """Write the headings of the columns; from here on the table counts."""
        style = self._book.style(**_HEADING)
        for index, column in enumerate(self._columns):
            self.sheet.write_string(self.row, index, column.heading.in_(self._lang), style)
        self._set_height(
            max(
                lines(each.heading.in_(self._lang), each.width, bold=True) for each in self._columns
            )
        )
        self._head = self.row
        self.row += 1

    def section(self, number: str, title: str) -> None:
        """Write the heading of a part: its number, and a title across the other columns."""
        style = self._book.style(border=1, bold=True, align="left", text_wrap=True)
        centred = self._book.style(border=1, bold=True, align="center")
        title = inert(title)
        self.sheet.write_string(self.row, 0, inert(number), centred)
        self._merge(1, title, style)
        self._set_height(lines(title, self._width - self._columns[0].width, bold=True))
        self.row += 1

    def write(self, values: Sequence[Value]) -> None:
        """Write a row of the table."""
        row, sheet = self.row, self.sheet
        highest = 1
        for index, value in enumerate(values):
            if isinstance(value, str):
                text = inert(value)
                sheet.write_string(row, index, text, self._plain[index])
                highest = max(highest, lines(text, self._columns[index].width))
            elif value is None:
                sheet.write_string(row, index, NOTHING, self._texts["center"])
            elif isinstance(value, int):
                self._write_count(index, value)
            elif isinstance(value, Percent):
                self._write_percent(index, value)
            elif isinstance(value, Marked):
                style = self._format("center", **VERDICT_STYLE[value.verdict])
                sheet.write_string(row, index, value.text, style)
                highest = max(highest, lines(value.text, self._columns[index].width, bold=True))
            else:
                style = self._format("left", font_color="#0B4F9E", underline=1)
                sheet.write_url(row, index, value.url, style, inert(value.text))
        self._set_height(highest)
        self.row += 1

    def _write_count(self, column: int, number: int) -> None:
        if number >= 10**_EXACT:
            text = count(number, self._lang)
            self.sheet.write_string(self.row, column, text, self._texts["right"])
            return
        style = self._format("right", num_format="#,##0")
        self.sheet.write_number(self.row, column, number, style)

    def _write_percent(self, column: int, shown: Percent) -> None:
        """Write what every table prints, as a number with as many decimals as that takes."""
        if shown.digits + 3 > _EXACT:
            self.sheet.write_string(self.row, column, shown.text, self._texts["right"])
            return
        style = self._format("right", num_format=f"0.{'0' * shown.digits}%")
        self.sheet.write_number(self.row, column, shown.number, style)

    def finish(self) -> None:
        """Freeze and repeat the headings, add the filters, set the page up."""
        sheet, last = self.sheet, len(self._columns) - 1
        sheet.freeze_panes(self._head + 1, 0)
        sheet.repeat_rows(self._head)
        sheet.autofilter(self._head, 0, max(self.row - 1, self._head), last)
        # Items, codes and thresholds are texts even where they look like numbers.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        print_on_a4(sheet, self._lang)

    def _set_height(self, lines_: int, size: int = 12) -> None:
        """Make the row that is being written as high as its lines; a sheet's rows have a limit."""
        height = min(lines_ * _LINE * size / 12 + _AROUND, _HIGHEST)
        self.sheet.set_row(self.row, height)
