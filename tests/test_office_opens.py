"""LibreOffice opens what is written for officers, and prints it on A4 across."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cchc.definitions.forms import form_of_unit
from cchc.results import Report
from factories import registry
from filled_forms import made
from libreoffice import converted, pages, requires_libreoffice
from office_reports import docx_of, of_many_units, of_one_unit, two_sections, xlsx_of

A4_ACROSS = (297, 210)


@pytest.mark.parametrize(
    ("write", "ending"),
    [
        pytest.param(xlsx_of, "xlsx", id="the workbook"),
        pytest.param(docx_of, "docx", id="the annex"),
    ],
)
@pytest.mark.parametrize(
    ("shown", "at_least"),
    [
        pytest.param(of_one_unit(), 2, id="of one unit"),
        pytest.param(of_many_units(), 15, id="of 132 units"),
    ],
)
def test_every_page_is_a4_across(
    write: Callable[[Report], bytes], ending: str, shown: Report, at_least: int, tmp_path: Path
) -> None:
    requires_libreoffice()
    file = tmp_path / f"bao-cao.{ending}"
    file.write_bytes(write(shown))
    sizes = pages(file)
    assert len(sizes) >= at_least
    assert set(sizes) == {A4_ACROSS}


def test_a_form_prints_on_a4_across(tmp_path: Path) -> None:
    requires_libreoffice()
    units = registry()
    form = form_of_unit(two_sections(), units, units[1], None)
    sizes = pages(made(form, tmp_path / "mau.xlsx"))
    assert sizes == [A4_ACROSS, A4_ACROSS]


def test_the_charts_formulas_come_to_what_was_written_beside_them(tmp_path: Path) -> None:
    requires_libreoffice()
    file = tmp_path / "bao-cao.xlsx"
    file.write_bytes(xlsx_of(of_one_unit()))
    shown = converted(
        file, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2", "csv"
    )
    assert shown.read_text(encoding="utf-8").splitlines()[3:] == [
        'II,"60%","60%"',
        'IV.1,"95%","94%"',
        'IV.2,"5%","0%"',
    ]
