"""How a sheet prints: A4, lying, as wide as the paper, pages numbered."""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from cchc.render.xlsx.book import FONT
from cchc.words import Lang, Words

_A4: Final = 9
# Inches.  Nghị định 30/2020/NĐ-CP, phụ lục I: 20-25 mm above and below, 30-35 left, 15-20 right.
_LEFT, _RIGHT, _TOP, _BOTTOM = 1.19, 0.63, 0.83, 0.83


def print_on_a4(sheet: Worksheet, lang: Lang, pages: int = 0) -> None:
    """Set the page up: as wide as the paper and so many pages long, 0 being as many as it takes."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, pages)
    sheet.set_margins(left=_LEFT, right=_RIGHT, top=_TOP, bottom=_BOTTOM)
    sheet.center_horizontally()
    page = Words("Trang", "Page").in_(lang)
    font = f'&"{FONT},Regular"&11'
    sheet.set_footer(f"&L{font}&A&R{font}{page} &P/&N")
