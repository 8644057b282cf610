"""What was understood of a sheet: the record that ``cchc inspect`` shows.  Holds no counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period
from cchc.diagnostics import Finding, column_letters
from cchc.tables.account import account
from cchc.tables.column_types import Column, Use
from cchc.tables.forms import best_fit
from cchc.tables.likely_headings import likely_columns
from cchc.tables.read import Reader
from cchc.tables.row_types import RowIs
from cchc.tables.table_types import GridRead, TableRead
from cchc.tables.taught import taught_as
from cchc.tables.teaching import Teaching, teachings
from cchc.tables.turns import NOBODY
from cchc.values import dataclass
from cchc.words import Words

_ROLES: Mapping[str, Words] = {
    "ordinal": Words("số thứ tự", "row number"),
    "unit": Words("đơn vị", "unit"),
    "unit_of_commune": Words("đơn vị cấp xã", "commune"),
    "unit_of_district": Words("đơn vị cấp huyện", "district"),
    "unit_code": Words("mã đơn vị", "unit code"),
    "indicator": Words("chỉ số", "indicator"),
    "item": Words("mục trong phụ lục", "annex item"),
    "field": Words("lĩnh vực", "field of work"),
    "measure": Words("nội dung số liệu", "what the row counts"),
    "period": Words("kỳ báo cáo", "period"),
    "month": Words("tháng", "month"),
    "quarter": Words("quý", "quarter"),
    "year": Words("năm", "year"),
    "threshold": Words("mức giao, không dùng", "threshold, not used"),
    "unit_of_measure": Words("đơn vị tính", "unit of measure"),
}
_MEASURES: Mapping[str, Words] = {
    "b": Words("tử số b", "numerator b"),
    "a": Words("mẫu số a", "denominator a"),
    "u": Words("số chưa rõ thuộc b", "undecided of b"),
    "v": Words("số chưa rõ thuộc a", "undecided of a"),
    "undated": Words("số chưa rõ ngày, trong v", "those of v without a day"),
    "undated_of": Words("danh sách có các hồ sơ chưa rõ ngày", "the list that has them"),
    "of_nobody": Words("số chưa rõ đơn vị", "those of unknown units"),
    "of_nobody_undated": Words(
        "số chưa rõ cả đơn vị và ngày", "those of unknown units and without a day"
    ),
    "lost_rows": Words("số dòng của danh sách không đọc được", "rows of the list that were lost"),
    "lost_files": Words("số tệp không đếm được", "files that were lost"),
}
_PRINTED = Words("tỷ lệ ghi sẵn, chỉ để đối chiếu", "printed ratio, only compared")
_PAIR = Words("tử số và mẫu số b/a", "numerator and denominator b/a")
_BY_ROW = Words("số liệu, ý nghĩa ghi ở từng dòng", "counts, named in each row")


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """One column with a heading; no meaning where it is not used."""

    column: int
    path: Sequence[str]
    meaning: Words | None
    key: str | None = None  # role or quantity
    taught: Teaching = Teaching("?")


@dataclass(frozen=True, slots=True)
class IndicatorMade:
    """How an indicator's b and a were made from columns, spelled by their letters or numbers."""

    id: str
    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """One table of one sheet; a sheet without tables has one record without headings."""

    file: str
    sheet: str | None
    layout: str | None = None  # the form that it is, where it is one that is declared
    title: Words | None = None
    headings: tuple[int, int] | None = None  # first and last line
    column_numbers: int | None = None  # their line
    columns: Sequence[ColumnRead] = ()
    likely: Sequence[ColumnRead] = ()  # without a table: what stands above its numbers
    indicators: Sequence[IndicatorMade] = ()
    period: Period | None = None
    period_from: str | None = None
    body: str | None = None  # who reports, where no row says it
    body_assumed: bool = False
    units: int = 0
    sections: Sequence[str] = ()
    totals: int = 0
    text_rows: int = 0
    counts: int = 0  # pairs of b and a that were read
    lines_above: Sequence[str] = ()
    account: Mapping[str, int] = field(
        default_factory=dict
    )  # of the whole sheet, with its first table


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was understood of all sheets, and everything that is to be said of them."""

    digest: str  # of the definitions
    target_set: TargetSet
    sheets: Sequence[Recognised]
    findings: Sequence[Finding]
    definition_findings: Sequence[Finding] = ()  # in the definitions that it was understood by

    @property
    def counts(self) -> int:
        """How many pairs of b and a were read."""
        return sum(sheet.counts for sheet in self.sheets)


def describe(file: str, read: GridRead, reader: Reader) -> Iterator[Recognised]:
    """Describe every table of a sheet, the first with the account of the whole sheet."""
    booked = {use.value: count for use, count in account(read).items() if count}
    likely: Sequence[ColumnRead] = ()
    if not any(column.path for table in read.tables for column in table.columns):
        found = likely_columns(read, reader)
        likely = [
            _column(read, each, {}, Teaching(taught_as(each, rows_say_measures=False)))
            for each in found
        ]
    if not read.tables:
        yield Recognised(file=file, sheet=read.grid.name, likely=likely, account=booked)
    for at, table in enumerate(read.tables):
        described = _described(file, read, table, reader, booked if at == 0 else {})
        yield replace(described, likely=likely)


def _described(
    file: str, read: GridRead, table: TableRead, reader: Reader, booked: Mapping[str, int]
) -> Recognised:
    grid, place, others = read.grid, table.place, table.rows.others
    form = best_fit([c.path for c in table.columns if c.use is not Use.KEY], reader.forms)
    has_band = place.band.bottom >= place.band.top
    by_rows = table.rows.units is not None
    said = table.above.unit if not by_rows and table.facts.facts.rows else None
    units = {unit for unit in table.rows.units or () if unit != NOBODY}
    taught = teachings(table, reader)
    return Recognised(
        file=file,
        sheet=grid.name,
        layout=form.layout.id if form else None,
        title=Words(form.layout.title, form.layout.english) if form else None,
        headings=(grid.lines[place.band.top], grid.lines[place.band.bottom]) if has_band else None,
        column_numbers=grid.lines[place.numbered[0]] if place.numbered else None,
        columns=[
            _column(read, column, reader.labels, taught[column.at])
            for column in table.columns
            if column.path
        ],
        indicators=list(_made(read, table, reader)),
        period=table.above.period if table.rows.periods is None else None,
        period_from=table.period_line.text if table.period_line else None,
        body=reader.resolver.name(said) if said is not None else None,
        body_assumed=table.is_body,
        units=len(units) if by_rows else int(said is not None),
        sections=[o.label for o in others if o.what in (RowIs.SECTION, RowIs.SUBTOTAL)],
        totals=sum(o.what is RowIs.TOTAL for o in others),
        text_rows=sum(o.what is RowIs.TEXT for o in others),
        counts=len(table.facts.facts.rows),
        lines_above=[line.text for line in table.scope.lines],
        account=booked,
    )


def _column(
    read: GridRead, column: Column, labels: Mapping[str, str], taught: Teaching
) -> ColumnRead:
    number = read.grid.column_number(column.at)
    meaning, key = None, column.role
    match column.use:
        case Use.KEY | Use.ORDINAL:
            meaning = _ROLES.get(column.role or "")
        case Use.PRINTED:
            meaning, key = _PRINTED, "ratio"
        case Use.PAIR:
            meaning, key = _PAIR, "b/a"
        case Use.COUNT:
            key = column.measure
            name = column.measure or ""
            english = name.replace("-", " ")
            plain = Words(labels.get(name, english), english)
            meaning = _MEASURES.get(name, plain) if name else _BY_ROW
        case Use.UNUSED if column.role in _ROLES:
            meaning = _ROLES[column.role or ""]
        case _:
            key = None
    return ColumnRead(number, column.path, meaning, key, taught)


def _made(read: GridRead, table: TableRead, reader: Reader) -> Iterator[IndicatorMade]:
    facts = table.facts.facts
    pairs = dict.fromkeys(zip(facts.indicators, facts.series, strict=True))
    for indicator, series in sorted(pairs):
        cells = table.facts.series[series]
        yield IndicatorMade(
            reader.indicators.ids[indicator],
            _spelled(read, cells.numerators),
            _spelled(read, cells.denominators),
        )


def _spelled(read: GridRead, columns: Sequence[int]) -> str:
    numbers = [read.grid.column_number(at) for at in columns]
    named = read.grid.name is not None
    return " + ".join(column_letters(n) if named else str(n) for n in numbers)
