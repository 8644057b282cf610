"""Pages of forms: what they hold, and that no heading and no signature stands alone."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc.render.xlsx.page_breaks import Page, page_breaks
from cli_runs import cchc


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        pytest.param([1, 3, 5], [], id="all of it fits"),
        pytest.param([1, 3, 8, 13], [8], id="what would be divided begins a page"),
        pytest.param([1, 6, 11, 16, 21], [6, 11, 16], id="the repeated heading takes room, too"),
        pytest.param([1, 14, 16], [14], id="what no page can hold begins where it stands"),
    ],
)
def test_pages_begin_where_something_begins(starts: list[int], expected: list[int]) -> None:
    heights = dict.fromkeys(range(starts[-1]), 10.0)
    assert list(page_breaks(starts, heights, Page(room=100.0, repeated=51.0))) == expected


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("asked", "pages"),
    [
        pytest.param(("--year", "2023", "--unit", "Sở Y tế"), 1, id="five targets"),
        pytest.param(("--year", "2023", "--level", "commune"), 1, id="those of a level"),
        pytest.param(("--year", "2023"), 2, id="nine"),
        pytest.param(("--year", "2024"), 2, id="fourteen"),
    ],
)
def test_a_page_of_a_form_begins_with_a_target_or_its_heading(
    tmp_path: Path, asked: tuple[str, ...], pages: int, lang: str
) -> None:
    options = (*asked, "--period", "Q3", "--lang", lang, "-o", "a.xlsx")
    assert cchc("template", *options, folder=tmp_path).code == 0
    book = load_workbook(tmp_path / "a.xlsx")
    sheet = book.worksheets[1]
    breaks = [each.id for each in sheet.row_breaks.brk]
    assert len(breaks) == pages - 1
    items = {row: sheet.cell(row, 1).value for row in range(7, sheet.max_row + 1)}
    last = max(row for row, item in items.items() if item)
    for above in breaks:
        assert items[above]  # no heading of a section stays behind
        assert above < last  # nor does who signs stand alone
