"""What everything that is said of a table has in common: where it stands, and how units are named."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from cchc.diagnostics import Location, column_letters
from cchc.grid import Grid
from cchc.rules.names import UnitElsewhere
from cchc.rules.tables import RowsNotAdded
from cchc.tables.column_types import Column, Use
from cchc.tables.lines import Line
from cchc.tables.meant import Trouble
from cchc.tables.numbers import shown
from cchc.tables.read import Reader
from cchc.tables.reasons import MEASURES, REASONS
from cchc.tables.table_types import GridRead, TableRead
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.look_alikes import about_letters
from cchc.words.nearest import did_you_mean
from cchc.words.text import safe, tidy

TEACH = Words(
    "khai báo biểu mẫu này một lần bằng «cchc inspect TỆP --save-layout mau.yaml», rồi đọc với"
    " «--layout mau.yaml»",
    "declare this form once with “cchc inspect FILE --save-layout mau.yaml”, then read it with"
    " “--layout mau.yaml”",
)
AS_ROWS = Words(
    "ghi một dòng là tên của chỉ số, dưới đó các dòng «Tử số (b)» và «Mẫu số (a)»",
    "write a row with the name of the indicator, and below it rows «Tử số (b)» and «Mẫu số (a)»",
)
_CORRECT = Words(
    "sửa cột đó trong tệp khai báo biểu mẫu",
    "correct that column in the file that declares the form",
)
_MOST_NAMED = 4  # headings that are quoted
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

    @cached_property
    def is_taught(self) -> bool:
        """Whether somebody has taught the form of this table."""
        paths = [column.path for column in self.table.columns if column.path]
        return any(form.is_taught(paths) for form in self.reader.forms)

    def or_teach(self, way: Words) -> Words:
        """Give a way out beside that of declaring the form, or of correcting what was declared."""
        also = _CORRECT if self.is_taught else TEACH
        return Words(f"{way.vi}; hoặc {also.vi}.", f"{way.en}; or {also.en}.")

    def elsewhere(self, trouble: Trouble) -> UnitElsewhere:
        """Say of a unit what it stands in, and what the table is of."""
        resolver = self.reader.resolver
        above = self.reader.registry.above(trouble.units[0])[:1] or trouble.units[:1]
        return UnitElsewhere(
            found=shown(trouble.text), above=resolver.name(above[0]), area=trouble.other
        )

    def not_added(self, kind: str) -> RowsNotAdded:
        """Say why rows cannot be added up; rows that are alike may differ in a column nobody understands."""
        reason, way = REASONS[kind]
        telling = next(filter(self._tells_apart, self.table.columns), None)
        if kind != "rows_alike" or telling is None:
            return RowsNotAdded(reason=reason, way=way)
        heading = safe(telling.heading)
        reason = Words(
            f"không hiểu cột «{heading}» nói các dòng khác nhau ở đâu",
            f"it is not understood how the column «{heading}» tells them apart",
        )
        way = Words(
            f"Hãy sửa tiêu đề «{heading}» thành «Lĩnh vực», «Đơn vị» hoặc «Chỉ số»",
            f"Change the heading «{heading}» to «Lĩnh vực», «Đơn vị» or «Chỉ số»",
        )
        return RowsNotAdded(reason=reason, way=self.or_teach(way))

    def _tells_apart(self, column: Column) -> bool:
        """Say whether a column that nobody understands holds another text in every row of data."""
        if column.use is not Use.UNUSED or not column.path:
            return False
        rows = self.table.rows.rows
        texts = {tidy(self.read.profile.text(row, column.at)) for row in rows}
        return len(texts) == len(rows) > 1 and "" not in texts

    def quantity(self, name: str) -> Words:
        """Name b, a or a quantity as the forms do that declare it."""
        if name in MEASURES:
            return MEASURES[name]
        labels = self.reader.labels
        if name not in labels:
            return Words("số liệu", "counts")
        return Words(f"«{labels[name]}»", f"“{name.replace('-', ' ')}”")

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
        """Name letters that pass for others, and ask whether one of some units was meant.

        In the table of a district none of the departments of its province was.
        """
        tree, sender = self.reader.units.tree, self.table.above.unit
        if sender is not None and sender >= 0 and tree.has_units_below(sender):
            levels = tree.levels_from(sender)
            units = [unit for unit in units if self.reader.registry.level_of[unit] in levels]
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


def in_words(lacking: Sequence[str], new: Sequence[str]) -> Words:
    """Say in what headings differ: those of a form that a sheet lacks, and those that the form lacks."""
    vi, en = [], []
    if lacking:
        vi.append(f"trang thiếu {_named(lacking)}")
        en.append(f"the sheet lacks {_named(lacking)}")
    if new:
        vi.append(f"biểu không có {_named(new)}")
        en.append(f"the layout lacks {_named(new)}")
    if not vi:
        return Words("quá ít cột của biểu", "it has too few of its columns")
    return Words("; ".join(vi), "; ".join(en))


def _named(headings: Sequence[str]) -> str:
    named = ", ".join(f"«{safe(heading)}»" for heading in headings[:_MOST_NAMED])
    return named + (", …" if len(headings) > _MOST_NAMED else "")
