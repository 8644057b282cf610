"""Forms and wide tables: from headings, sections and rows to the same counts as the tidy table.

A form holds a row per unit and a column per quantity; it becomes, indicator by indicator, rows of
b and a whose locations are the cells they were made of.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from cchc.counts import BLANK
from cchc.definitions.layout import Layout, Role
from cchc.diagnostics import Finding, Location, Severity, column_letters
from cchc.grid import Range
from cchc.readers.cells import Value, text_of
from cchc.readers.form_checks import check_form, used_rows
from cchc.readers.form_rows import RowIs, Sorter
from cchc.readers.form_table import FormTable, counted, read_table
from cchc.readers.form_units import FormUnits
from cchc.readers.gathering import Gathering
from cchc.readers.headings import ROLES
from cchc.readers.layouts import Fit, Pair, column_numbers_below, find_fit
from cchc.readers.merged import Below, MergedCells
from cchc.readers.recipes import choose_recipes
from cchc.readers.recognised import ColumnRead, IndicatorMade, Recognised
from cchc.readers.sheets import Head, Sheet
from cchc.readers.title_lines import Title, read_title
from cchc.rules.cells import NothingBesideACount
from cchc.rules.files import ColumnsNotUsed, HeadingRepeated, NoRows, RaggedRow
from cchc.rules.forms import RowsNotUsed, UnitColumnMissing
from cchc.rules.names import UnitBlank
from cchc.words import Words
from cchc.words.text import tidy

_ROLE_WORDS = {
    Role.NUMBER: Words("số thứ tự", "row number"),
    Role.UNIT: Words("đơn vị", "unit"),
    Role.FIELD: Words("lĩnh vực hoặc đơn vị", "field of work or unit"),
    Role.PERIOD: Words("kỳ báo cáo", "period"),
    Role.INDICATOR: Words("chỉ số, không dùng", "indicator, not used"),
    Role.ITEM: Words("mục trong phụ lục, không dùng", "annex item, not used"),
    Role.UNIT_CODE: Words("mã đơn vị, không dùng", "unit code, not used"),
    Role.REMARK: Words("ghi chú, không dùng", "remark, not used"),
}
_RATIO = Words("tỷ lệ ghi sẵn, chỉ để đối chiếu", "printed ratio, only compared")


class FormReader:
    """Reads the sheets that are no tidy tables into the counts of a ``Gathering``."""

    def __init__(self, reader: Gathering, layouts: Sequence[Layout]) -> None:
        self.reader = reader
        self.layouts = layouts

    def read(self, file: str, sheet: Sheet) -> Recognised | None:
        """Read one sheet; gives what was recognised of it, if anything."""
        heads, left = sheet.head(), sheet.first_column
        merged = sheet.merged()
        fit = find_fit(heads, self.layouts, merged, left, self.reader.indicators.find)
        if fit is None:
            return None
        self.reader.begin(file)
        place = Location(file, sheet.name)
        above = [head for head in heads if head.line < fit.rows[0].line]
        title = read_title(above, left, place, self.reader.target_set.year)
        numbers = column_numbers_below(heads, fit.heading)
        seen = Recognised(
            file,
            sheet.name,
            layout=fit.layout.id,
            title=Words(fit.layout.title, fit.layout.english),
            headings=(fit.rows[0].line, fit.heading.line),
            column_numbers=numbers,
            columns=list(self._columns(fit, left)),
            lines_above=[line.text for line in title.lines],
        )
        findings = self.reader.findings
        findings += title.findings
        findings += self._about_headings(fit, place, left)
        if fit.lacks_names:
            self._refuse_nameless(fit, place)
        if fit.lacks_names or fit.repeated or title.broken:
            return seen
        rows = list(self._rows(sheet, fit, numbers, place, merged, left))
        table = self._table(fit, place, left, rows)
        before = len(self.reader.counts)
        self._take(table, title, above, seen)
        findings += check_form(table)
        self.reader.say_repairs()
        used = {at + left for at in fit.used() if at >= 0}
        self.reader.say_hidden(place, fit.heading.line, used, sheet.hidden, before)
        return seen

    def _rows(
        self,
        sheet: Sheet,
        fit: Fit,
        numbers: int | None,
        place: Location,
        merged: Sequence[Range],
        left: int,
    ) -> Iterator[tuple[int, list[Value]]]:
        """Yield the rows below the headings; merged cells that identify are filled down."""
        width, last_used = len(fit.paths), max(fit.used())
        identifying = [at for at in (fit.names_at, fit.roles.get(Role.PERIOD)) if at is not None]
        naming = {at: " > ".join(fit.paths[at]) for at in identifying}
        below = Below(place, fit.heading.line, left, naming, counted(fit))
        filled = MergedCells(below, merged)
        for block in filled.fill(sheet.blocks(fit.heading)):
            for index, line in enumerate(block.lines):
                if line == numbers:
                    continue
                cells = [column[index] for column in block.columns]
                cells += [""] * (width - len(cells))
                found = block.ragged.get(line, width)
                ragged = found > len(block.columns) or found <= last_used
                if ragged and self._has_counts(fit, cells):
                    self._refuse_ragged(place, line, found, len(block.columns))
                    continue
                yield line, cells
        self.reader.findings += filled.say()

    def _refuse_nameless(self, fit: Fit, place: Location) -> None:
        """Refuse a form of many units in which no column names them: they would all be one."""
        roles = fit.layout.roles
        headings = [roles[role][0][-1] for role in (Role.UNIT, Role.FIELD) if role in roles]
        vi, en = (f" {word} ".join(f"«{each}»" for each in headings) for word in ("hoặc", "or"))
        where = Location(place.file, place.sheet, fit.heading.line)
        self.reader.findings.append(
            UnitColumnMissing(layout=fit.layout.id, headings=Words(vi, en)).at(where)
        )

    def _refuse_ragged(self, place: Location, line: int, found: int, expected: int) -> None:
        where = Location(place.file, place.sheet, line)
        self.reader.findings.append(RaggedRow(found=found, expected=expected).at(where))
        self.reader.rows_left_out += 1

    @staticmethod
    def _has_counts(fit: Fit, cells: Sequence[Value]) -> bool:
        return any(tidy(text_of(cells[at])) for at in counted(fit))

    def _table(
        self, fit: Fit, place: Location, left: int, rows: Sequence[tuple[int, list[Value]]]
    ) -> FormTable:
        sorter = Sorter(
            fit.layout,
            fit.roles.get(Role.NUMBER),
            fit.names_at,
            counted(fit),
            self.reader.units.knows,
        )
        sorted_rows = sorter.sort(rows)
        units = [row for row in sorted_rows if row.what is RowIs.UNIT]
        others = [row for row in sorted_rows if row.what is not RowIs.UNIT]
        return read_table(place, left, fit, units, others)

    def _take(
        self, table: FormTable, title: Title, above: Sequence[Head], seen: Recognised
    ) -> None:
        """Take the counts of a table and fill in the record of its sheet."""
        reader = self.reader
        recipes = choose_recipes(table, reader.target_set, reader.counts.indicator_ids)
        reader.findings += recipes.findings
        self._about_rows(table)
        units = FormUnits(reader, table, title, above)
        before = len(reader.counts)
        if recipes.made:
            self._about_cells(table)
            units.append(recipes.made)
        line = table.fit.heading.line
        seen.indicators = [
            IndicatorMade(
                reader.counts.indicator_ids[made.indicator],
                _columns_only(table.formula(line, made.numerator), line),
                _columns_only(table.formula(line, made.denominator), line),
            )
            for made in recipes.made
        ]
        seen.period, seen.period_from = units.period, units.period_from
        seen.units = len(table.units)
        seen.counts = len(reader.counts) - before
        seen.sections = [row.name for row in table.others if row.what is RowIs.SECTION]
        seen.totals = sum(row.what is RowIs.TOTAL for row in table.others)
        seen.text_rows = sum(row.what is RowIs.TEXT for row in table.others)

    def _about_cells(self, table: FormTable) -> None:
        pairs = dict(chain.from_iterable(map(_beside, table.fit.pairs.values())))
        for position, remarkable in table.remarkable.items():
            heading = " > ".join(table.fit.paths[position])
            for index, reading in remarkable:
                where = table.at(table.units[index].line, position)
                pair = pairs.get(position)
                beside = table.numbers[pair.at][index] if pair else BLANK
                if pair and reading.is_nothing and beside > 0:
                    doubtful = NothingBesideACount(
                        found=reading.found, column=pair.column, other=pair.other, count=beside
                    )
                    self.reader.findings.append(doubtful.at(where))
                elif reading.repair:
                    self.reader.repaired(where, reading, heading)
                elif reading.rule:
                    self.reader.findings.append(reading.rule.at(where))

    def _about_rows(self, table: FormTable) -> None:
        text = [row for row in table.others if row.what is RowIs.TEXT]
        if text:
            where = table.at(text[0].line)
            self.reader.findings.append(RowsNotUsed(rows=used_rows(text)).at(where))
        for row in table.others:
            if row.what is RowIs.NAMELESS:
                self.reader.findings.append(UnitBlank().at(table.at(row.line)))
                self.reader.rows_left_out += 1
        if not table.units:
            self.reader.findings.append(NoRows().at(table.at(table.fit.heading.line)))

    def _about_headings(self, fit: Fit, place: Location, left: int) -> Iterator[Finding]:
        line = fit.heading.line
        meanings = {column.column: column.meaning for column in self._columns(fit, left)}
        for position, earlier in fit.repeated:
            column, first = position + left, earlier + left
            yield HeadingRepeated(
                heading=" > ".join(fit.paths[position]),
                other=column_letters(first) if place.sheet else str(first),
                meaning=meanings[first] or Words("", ""),
            ).at(Location(place.file, place.sheet, line, column))
        unknown = {fit.paths[at][-2]: at for at in reversed(fit.unknown_pairs)}
        for heading, position in unknown.items():
            remark = self.reader.indicators.resolve(heading).remark
            if remark and remark.severity is Severity.ERROR:
                where = Location(place.file, place.sheet, fit.rows[0].line, position + left)
                yield remark.at(where)
        if unused := [*fit.unused()]:
            names = ", ".join(f"«{' > '.join(fit.paths[at])}»" for at in unused)
            yield ColumnsNotUsed(columns=names).at(Location(place.file, place.sheet, line))

    def _columns(self, fit: Fit, left: int) -> Iterator[ColumnRead]:
        meanings: dict[int, tuple[Words, str]] = {
            **{at: (_ROLE_WORDS[role], role.value) for role, at in fit.roles.items()},
            **dict.fromkeys(fit.remarks, (_ROLE_WORDS[Role.REMARK], "remark")),
            **dict.fromkeys(fit.ratios, (_RATIO, "ratio")),
            **dict(chain.from_iterable(self._pair_meanings(fit))),
        }
        labels = fit.layout.quantities
        for name, at in fit.quantities.items():
            meanings[at] = (Words(labels[name], name.replace("-", " ")), name)
        for position, path in enumerate(fit.paths):
            if path:
                meaning, key = meanings.get(position, (None, None))
                yield ColumnRead(position + left, path, meaning, key)

    def _pair_meanings(self, fit: Fit) -> Iterator[list[tuple[int, tuple[Words, str]]]]:
        for index, pair in fit.pairs.items():
            id_ = self.reader.counts.indicator_ids[index]
            yield [
                (at, (Words(f"{words.vi} của {id_}", f"{words.en} of {id_}"), f"{id_}:{role}"))
                for role, at, words in (
                    ("numerator", pair.numerator, Words("tử số b", "numerator b")),
                    ("denominator", pair.denominator, Words("mẫu số a", "denominator a")),
                    ("ratio", pair.ratio, _RATIO),
                )
                if at >= 0
            ]


class _Beside(NamedTuple):
    column: Words
    other: Words
    at: int  # the position of the other


def _beside(pair: Pair) -> Iterator[tuple[int, _Beside]]:
    """Say what the columns of b and a are, and which column stands beside each."""
    b, a = ROLES["numerator"], ROLES["denominator"]
    if min(pair.numerator, pair.denominator) >= 0:
        yield pair.numerator, _Beside(b, a, pair.denominator)
        yield pair.denominator, _Beside(a, b, pair.numerator)


def _columns_only(formula: str, line: int) -> str:
    """Turn «H7 + I7» into «H + I», and «7:8» into «8»."""
    return " ".join(
        part.removesuffix(str(line)) if part[:1].isalpha() else part.partition(":")[2] or part
        for part in formula.split(" ")
    )
