"""What everything that is said of a table has in common: where it stands, and how units are named."""

from collections import Counter
from collections.abc import Sequence

from cchc.diagnostics import Location, column_letters
from cchc.grid import Grid
from cchc.tables.lines import Line
from cchc.tables.read import Reader
from cchc.tables.table_types import GridRead, TableRead
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.look_alikes import about_letters
from cchc.words.nearest import did_you_mean

MEASURES = {
    "b": Words("tử số b", "numerator b"),
    "a": Words("mẫu số a", "denominator a"),
}
REASONS = {
    "fields_not_added": Words("có dòng không đọc được", "a row cannot be read"),
    "rows_alike": Words(
        "nhiều dòng nói về cùng một chỉ tiêu mà không rõ khác nhau ở đâu",
        "several rows are about one indicator and do not say in what they differ",
    ),
    "section_not_understood": Words(
        "không hiểu tên phần ở dòng này", "the name of the part in this row is not understood"
    ),
    "subtotal_differs": Words(
        "dòng này không bằng tổng các dòng của phần đó",
        "this row is not the sum of the rows of its part",
    ),
    "row_without_number": Words(
        "dòng này không có số thứ tự và không bằng tổng các dòng",
        "this row has no number and is not the sum of the rows",
    ),
}
DOUBTS = {
    "scale": Words(
        "đơn vị tính không phải là từng hồ sơ", "the unit of measure is not the single dossier"
    ),
    "not_results": Words(
        "đó không phải là số đã thực hiện", "these are not numbers of what was done"
    ),
    "not_all": Words(
        "số liệu chưa phải là của mọi hồ sơ hoặc chưa chốt",
        "the numbers are not of all dossiers, or not final",
    ),
    "period_note": Words(
        "dòng này nói về kỳ khác với kỳ của bảng",
        "this line speaks of another period than the table",
    ),
    "subject": Words(
        "không rõ có phải là mọi hồ sơ thủ tục hành chính không",
        "it is not clear whether these are all dossiers of administrative procedures",
    ),
}
ROWS = {
    "sum_of_units": Words(
        "mọi số đều bằng tổng của các đơn vị trực thuộc ở các dòng khác, nên không rõ là dòng tổng hay số"
        " liệu của chính đơn vị",
        "every number is the sum of the units below it in other rows, so it may be a total or the unit's own",
    ),
    "remark": Words("ghi chú của dòng là «{text}»", "the remark of this row says «{text}»"),
    "sum_of_communes": Words(
        "«{text}» nói về cấp xã, còn dòng này ghi một huyện, nên có thể là tổng của các xã",
        "«{text}» speaks of communes, and this row names a district, so it may be the sum of its communes",
    ),
    "merged_count": Words(
        "các ô {text} bị gộp, nên không rõ số này của dòng hay cột nào",
        "the cells {text} are merged, so whose number it is is not known",
    ),
    "corrected": Words(
        "một dòng khác ghi «{text}», nên không rõ số nào đúng",
        "another row says «{text}», so which of them is right is not known",
    ),
    "parts_of_unit": Words(
        "các dòng của cùng đơn vị, chỉ tiêu và kỳ khác nhau ở cột «{text}» chưa được hiểu",
        "rows of one unit, indicator and period differ in the column «{text}», which is not understood",
    ),
}
_NEAREST = 3  # names that are suggested


@dataclass(frozen=True, slots=True)
class Place:
    """A grid in a file: from indices to locations."""

    file: str
    grid: Grid

    def at(self, row: int | None = None, column: int | None = None) -> Location:
        """Locate a cell, a row, or the sheet."""
        line = None if row is None or row < 0 else self.grid.lines[row]
        number = None if column is None or column < 0 else self.grid.column_number(column)
        return Location(self.file, self.grid.name, line, number)

    def name(self, column: int) -> str:
        """Name a column as its program does: by letters, of a text by its number."""
        number = self.grid.column_number(column)
        return column_letters(number) if self.grid.name is not None else str(number)


class Saying:
    """One table of a sheet, and what is needed to say something of it."""

    def __init__(self, place: Place, read: GridRead, table: TableRead, reader: Reader) -> None:
        self.place = place
        self.read = read
        self.table = table
        self.reader = reader
        band, body = table.place.band, table.place.body
        self.heading = band.bottom if band.bottom >= band.top else body.start
        self._said: set[tuple[str, str]] = set()

    @property
    def at_heading(self) -> Location:
        """The innermost row of headings."""
        return self.place.at(self.heading)

    def at_line(self, line: Line) -> Location:
        """Locate a line above; the name of a sheet is said at the headings."""
        return self.place.at(line.row if line.row >= 0 else self.heading, max(line.column, 0))

    def cell(self, row: int, column: int) -> str:
        """Spell a cell as its program does: D7, of a text line:column."""
        line, number = self.read.grid.lines[row], self.read.grid.column_number(column)
        named = self.read.grid.name is not None
        return f"{column_letters(number)}{line}" if named else f"{line}:{number}"

    def units(self, units: Sequence[int]) -> str:
        """List units so that none is taken for another; those of one name with their days, too."""
        names = self.reader.registry.names
        times = Counter(names[unit] for unit in units)
        return ", ".join(
            self.reader.units.describe(unit) + (self._days(unit) if times[names[unit]] > 1 else "")
            for unit in units
        )

    def _days(self, unit: int) -> str:
        days = self.reader.registry.validity.get(unit)
        if days is None:
            return ""
        first, last = ("/".join(reversed(day.split("-"))) if day else "…" for day in days)
        return f" [{first} – {last}]"

    def near_units(self, units: Sequence[int], written: str) -> Words:
        """Name letters that pass for others, and ask whether one of some units was meant."""
        near = did_you_mean([*map(self.reader.resolver.name, units[:_NEAREST])])
        return Words(*map(str.__add__, about_letters(written), near))

    def items(self, indicators: Sequence[int]) -> str:
        """List indicators by their items in the annex, as people call them."""
        items = dict.fromkeys(
            target.item
            for each in indicators
            for own, target in self.reader.indicators.targets
            if own == each
        )
        return ", ".join(f"«{item}»" for item in items)

    def label(self, indicator: int) -> str:
        """Give the label of an indicator."""
        return self.reader.indicators.labels(indicator).label

    def is_new(self, code: str, text: str) -> bool:
        """Say whether a remark on a text of this table is the first of its kind."""
        new = (code, text) not in self._said
        self._said.add((code, text))
        return new
