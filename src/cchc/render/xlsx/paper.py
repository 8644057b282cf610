"""How a sheet prints: A4, as wide as the paper, pages numbered; lists of one line a row stand upright."""

from collections.abc import Iterable
from typing import Final

from xlsxwriter.worksheet import Worksheet

from cchc.render.xlsx.book import FONT
from cchc.words import Lang, Words

_A4: Final = 9
# Inches.  Nghị định 30/2020/NĐ-CP, phụ lục I: 20-25 mm above and below, 30-35 left, 15-20 right.
_ANNEX: Final = {"left": 1.19, "right": 0.63, "top": 0.83, "bottom": 0.83}
_NARROW: Final = {"left": 0.79, "right": 0.6, "top": 0.6, "bottom": 0.6}  # lists and forms are none
_LONG_SIDE, _SHORT_SIDE = 11.69, 8.27
_POINTS: Final = 72  # of an inch
_COLUMN: Final = (6.0, 3.75)  # points that a digit takes at 12 points, and the edges of a column
_SURE: Final = 0.94  # of a page: programs and printers differ by some hundredths


def print_on_a4(
    sheet: Worksheet, lang: Lang, pages: int = 0, *, upright: bool = False, is_form: bool = False
) -> None:
    """Set the page up: as wide as the paper and so many pages long, 0 being as many as it takes."""
    if upright:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_margins(**(_NARROW if upright or is_form else _ANNEX))
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, pages)
    sheet.center_horizontally()
    page = Words("Trang", "Page").in_(lang)
    font = f'&"{FONT},Regular"&11'
    sheet.set_footer(f"&L{font}&A&R{font}{page} &P/&N", {"margin": 0.25})


def room_on_a_form(widths: Iterable[float]) -> float:
    """Count the points of rows that a page of a form has room for; its columns have so many digits."""
    digit, edges = _COLUMN
    wide = sum(width * digit + edges for width in widths)
    scale = min(1.0, (_LONG_SIDE - _NARROW["left"] - _NARROW["right"]) * _POINTS / wide)
    return (_SHORT_SIDE - _NARROW["top"] - _NARROW["bottom"]) * _POINTS / scale * _SURE
