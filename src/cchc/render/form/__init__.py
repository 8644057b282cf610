"""The form that a unit fills in: an Excel workbook that judges as ``cchc check`` will."""

from cchc.definitions.forms import Form
from cchc.render.form import guide_sheet
from cchc.render.form.counts_sheet import CountsSheet
from cchc.render.form.hidden_sheets import add_digits, add_lists, add_stamp
from cchc.render.form.layout import DIGITS_SHEET, LISTS_SHEET
from cchc.render.xlsx.book import Book
from cchc.words import Lang


def render(form: Form, digest: str, lang: Lang, *, signed: bool = True) -> bytes:
    """Make the workbook; *digest* is the hash of the definitions that the form is made from.

    Where it is to be *signed*, there is room for it below the table.
    """
    book = Book()
    guide = guide_sheet.add(book, form, lang)
    counts = CountsSheet(book, form, lang)
    digits = add_digits(book)
    counts.write(digits, signed=signed)
    add_lists(book, form, lang)
    add_stamp(book, form, digest, (guide, DIGITS_SHEET, LISTS_SHEET), counts)
    return book.to_bytes()
