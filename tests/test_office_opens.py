"""LibreOffice opens what is written for officers, and prints it on A4 across."""

import random
import re
import subprocess
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc import api
from cchc.definitions.forms import form_of_unit
from cchc.definitions.level import Level
from cchc.inputs import File
from cchc.results import Report
from factories import Row, registry, report, target, target_set
from filled_forms import made
from libreoffice import converted, pages, recalculated, requires, requires_libreoffice
from office_reports import docx_of, of_many_units, of_one_unit, two_sections, xlsx_of

A4_ACROSS, A4_UPRIGHT = (297, 210), (210, 297)
EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize(
    ("write", "ending", "papers"),
    [
        pytest.param(xlsx_of, "xlsx", {A4_ACROSS, A4_UPRIGHT}, id="the workbook"),
        pytest.param(docx_of, "docx", {A4_ACROSS}, id="the annex"),
    ],
)
@pytest.mark.parametrize(
    ("shown", "at_least"),
    [
        pytest.param(of_one_unit, 2, id="of one unit"),
        pytest.param(of_many_units, 15, id="of 132 units"),
    ],
)
def test_every_page_is_a4(
    write: Callable[[Report], bytes],
    ending: str,
    papers: set[tuple[int, int]],
    shown: Callable[[], Report],
    at_least: int,
    tmp_path: Path,
) -> None:
    requires_libreoffice()
    file = tmp_path / f"bao-cao.{ending}"
    file.write_bytes(write(shown()))
    sizes = pages(file)
    assert len(sizes) >= at_least
    assert set(sizes) == papers


@pytest.mark.parametrize(
    ("shown", "at_most"),
    [
        pytest.param("quarter", 8, id="a province's quarter"),
        pytest.param("132 x 9", 40, id="132 units and 9 targets"),
    ],
)
def test_the_workbook_prints_on_few_pages(shown: str, at_most: int, tmp_path: Path) -> None:
    requires_libreoffice()
    file = tmp_path / "bao-cao.xlsx"
    file.write_bytes(xlsx_of(quarter() if shown == "quarter" else of_many_units(132, 9)))
    assert len(pages(file)) <= at_most


def quarter() -> Report:
    counts = EXAMPLES / "kon-tum-quy-3-2023" / "so-lieu-quy-3.csv"
    return api.check(counts, year=2023, period="Q3")


def whole_year() -> Report:
    return api.check(EXAMPLES / "khu-kinh-te-2024" / "so-lieu-2024.xlsx", year=2024)


def unit_by_unit() -> Report:
    """Judge the counts of a whole province in one file, a block of rows for each unit."""
    law = api.load(None).law_of(api.load(None).timeline_of(2023, None, None))
    rows = [
        f"{unit.code},{target.item},Q3/2023,{60 + at % 40},100"
        for at, unit in enumerate(law.registry[index] for index in range(1, len(law.registry)))
        for target in law.target_set.targets
        if unit.level in target.levels
    ]
    head = "Đơn vị,Mục,Kỳ báo cáo,Tử số (b),Mẫu số (a)"
    counts = File("so-lieu-quy-3-toan-tinh.csv", "\n".join((head, *rows)).encode())
    return api.check(counts, year=2023, period="Q3", expect="all")


def with_gaps() -> Report:
    """Judge a province of which some send nothing, some a part, and some less than what is due."""
    law = api.load(None).law_of(api.load(None).timeline_of(2023, None, None))
    rows = [
        f"{unit.code},{target.item},Q3/2023,{(211 * at + 97) % 900 + 11},{900 + 17 * at}"
        for at, unit in enumerate(law.registry[index] for index in range(1, len(law.registry)))
        for target in law.target_set.targets
        if unit.level in target.levels and at % 13 and (at % 7 or target.item != "II")
    ]
    head = "Đơn vị,Mục,Kỳ báo cáo,Tử số (b),Mẫu số (a)"
    counts = File("q3.csv", "\n".join((head, *rows)).encode())
    return api.check(counts, year=2023, period="Q3", expect="all")


@pytest.mark.parametrize(
    ("make", "at_most"),
    [
        pytest.param(with_gaps, 2, id="of 9 targets that are missed and not complete"),
        pytest.param(quarter, 2, id="of 9 targets"),
        pytest.param(unit_by_unit, 2, id="of 9 targets and 132 units"),
        pytest.param(whole_year, 3, id="of 14 targets"),
    ],
)
def test_the_first_annex_has_few_pages(
    make: Callable[[], Report], at_most: int, tmp_path: Path
) -> None:
    requires_libreoffice()
    file = tmp_path / "phu-luc.docx"
    file.write_bytes(docx_of(make()))
    pdf = converted(file, "pdf", "pdf")
    told = subprocess.run(
        [requires("pdftotext"), "-layout", str(pdf), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    first = [page for page in told.split("\f") if page.strip()]
    second = next(at for at, page in enumerate(first) if "Phụ lục II" in page)
    assert 0 < second <= at_most


def test_no_percentage_that_is_worked_out_anew_contradicts_its_verdict(tmp_path: Path) -> None:
    """Of 800 ratios a dossier or less from their thresholds."""
    requires_libreoffice()
    shown = at_the_threshold(800)
    file = tmp_path / "bao-cao.xlsx"
    file.write_bytes(without_results(xlsx_of(shown)))
    sheet = load_workbook(recalculated(file), data_only=True)["Cấp xã"]
    head, *rows = [row for row in sheet.iter_rows(values_only=True) if row[2]]
    at = [head.index(each) for each in ("Tỷ lệ", "Mức giao", "Đánh giá")]
    assert len(rows) == 800
    for row in rows:
        ratio, limit, verdict = (row[each] for each in at)
        low = Decimal(str(limit).removeprefix("≥ ").removesuffix("%"))
        met = Decimal(repr(ratio)) * 100 >= low
        assert (met, row) == (verdict.startswith("Đạt"), row)


def without_results(content: bytes) -> bytes:
    """Take away what formulas came to, so that whoever opens the workbook must work it out."""
    bare = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(bare, "w") as to:
        for name in source.namelist():
            to.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", source.read(name)))
    return bare.getvalue()


def at_the_threshold(units: int) -> Report:
    """Judge as many units whose ratios lie on their threshold, or one dossier beside it."""
    draw = random.Random(766)
    low = 95
    names = [("62", "Tỉnh", Level.PROVINCE)]
    names += [(f"2{at}", f"Xã {at}", Level.COMMUNE) for at in range(units)]
    rows = []
    for _, name, _ in names[1:]:
        a = draw.choice((20, 100, draw.randint(1, 999), draw.randint(1, 10**6)))
        on = -(-a * low // 100)
        rows.append(Row(name, min(a, max(0, on - draw.randint(0, 1))), a))
    return report(rows, of=target_set(target(str(low))), units=registry(names))


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
