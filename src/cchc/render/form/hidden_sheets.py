"""What nobody needs to see: the lists to choose from, and the stamp that tells forms apart."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from cchc import __version__
from cchc.definitions.forms import STAMP_FORMAT, STAMP_SHEET, Form, fingerprint
from cchc.definitions.period import Period
from cchc.render.form.counts_sheet import CountsSheet
from cchc.render.form.layout import DIGITS_SHEET, LISTS_SHEET, PERIOD_LIST, READ, UNIT_LIST, Col
from cchc.render.inert import inert
from cchc.render.xlsx.book import Book
from cchc.words import Lang


def add_digits(book: Book) -> Worksheet:
    """Add the sheet for formulas that only other formulas read."""
    return _hidden(book, DIGITS_SHEET)


def add_lists(book: Book, form: Form, lang: Lang) -> None:
    """Write the units and the periods that may be chosen."""
    sheet = _hidden(book, LISTS_SHEET)
    periods = [period.label(lang) for period in periods_of(form.target_set.year)]
    for column, name, entries in ((0, UNIT_LIST, form.choices), (1, PERIOD_LIST, periods)):
        for row, text in enumerate(entries):
            sheet.write_string(row, column, inert(text))
        letter = "AB"[column]
        area = f"='{LISTS_SHEET}'!${letter}$1:${letter}${max(1, len(entries))}"
        book.workbook.define_name(name, area)


def periods_of(year: int) -> Sequence[Period]:
    """List the periods that are reported: the year, its quarters, its months, six and nine months."""
    quarters = [Period(year, first, first + 2) for first in (1, 4, 7, 10)]
    months = [Period(year, month, month) for month in range(1, 13)]
    return [Period(year), *quarters, Period(year, 1, 6), Period(year, 1, 9), *months]


def add_stamp(
    book: Book,
    form: Form,
    digest: str,
    own: Sequence[str],
    counts: CountsSheet,
) -> None:
    """Write what the form was made from, and a copy of every cell that nobody is to change."""
    sheet = _hidden(book, STAMP_SHEET)
    facts = (
        ("form", STAMP_FORMAT),
        ("set", form.target_set.id),
        ("definitions", digest),
        ("targets", fingerprint(form.target_set)),
        ("tool", __version__),
        ("year", str(form.target_set.year)),
        *(() if form.is_open else (("unit", form.choices[0]),)),
        *(() if form.period is None else (("period", form.period.code),)),
        ("sheet", counts.name),
        *(("own", name) for name in (*own, STAMP_SHEET)),
    )
    rows: list[tuple[str | int, ...]] = [
        *facts,
        *(("unread", column + 1) for column in Col if column not in READ),
        *(
            ("chosen", column + 1, row + 1, at + 1)
            for column, (row, at) in counts.choices().items()
        ),
        *(("cell", text, row + 1, at + 1) for (row, at), text in sorted(counts.fixed.items())),
    ]
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write_number(row, column, value)


def _hidden(book: Book, name: str) -> Worksheet:
    sheet, _ = book.sheet(name)
    sheet.very_hidden()  # not in Excel's list of sheets to show either
    return sheet
