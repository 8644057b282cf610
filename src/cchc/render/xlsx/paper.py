"""How a sheet prints: A4, as wide as the paper, pages numbered; lists of one line a row stand upright."""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from cchc.render.xlsx.book import FONT
from cchc.words import Lang, Words

_A4: Final = 9
# Inches.  Nghị định 30/2020/NĐ-CP, phụ lục I: 20-25 mm above and below, 30-35 left, 15-20 right.
_LEFT, _RIGHT, _TOP, _BOTTOM = 1.19, 0.63, 0.83, 0.83
_UPRIGHT: Final = {"left": 0.79, "right": 0.6, "top": 0.6, "bottom": 0.6}  # a list is no annex


def print_on_a4(sheet: Worksheet, lang: Lang, pages: int = 0, *, upright: bool = False) -> None:
    """Set the page up: as wide as the paper and so many pages long, 0 being as many as it takes."""
    if upright:
        sheet.set_portrait()
        sheet.set_margins(**_UPRIGHT)
    else:
        sheet.set_landscape()
        sheet.set_margins(left=_LEFT, right=_RIGHT, top=_TOP, bottom=_BOTTOM)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, pages)
    sheet.center_horizontally()
    page = Words("Trang", "Page").in_(lang)
    font = f'&"{FONT},Regular"&11'
    sheet.set_footer(f"&L{font}&A&R{font}{page} &P/&N", {"margin": 0.25})
