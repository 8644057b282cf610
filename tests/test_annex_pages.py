"""Annex I stands on as many pages as its targets may take, whatever its numbers and language."""

import io
import re
import subprocess
import zipfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from cchc import api
from cchc.exit_codes import ExitCode
from cchc.inputs import File
from cchc.render import docx
from cchc.render.docx.pages import Sheet, most_pages
from cchc.words import Lang
from libreoffice import converted_together, requires

_UNITS = {
    "Sở Tư pháp": ("I.1", "II", "III.1", "III.2", "IV.1"),
    "Thành phố Kon Tum": ("I.2", "II", "III.1", "III.2", "IV.2"),
    "Xã Đắk Ang": ("I.3", "II", "III.1", "III.2", "IV.3"),
}
# How b and a of every row are: what each adds to the annex is a longer number or another column.
_COUNTS = {
    "everything is met": (97, 97),
    "everything is missed": (1, 97),
    "the numbers are long and missed": (12_345_678, 97_531_246),
    "the numbers are wrong": (97, 12),
}

_NO_LISTS = [
    "met",
    "missed",
    "invalid",
]  # those of the registry that are not in the counts are a hundred


def _counts(b: int, a: int) -> bytes:
    """Write the counts of a unit of each level in the first two quarters."""
    rows = [
        f"{name};{item};Quý {quarter}/2023;{b};{a}\n"
        for quarter in ("I", "II")
        for name, items in _UNITS.items()
        for item in items
    ]
    return ("Đơn vị;Mục;Kỳ báo cáo;Tử số (b);Mẫu số (a)\n" + "".join(rows)).encode()


def _pages_of_the_first_annex(pdf: Path) -> int:
    """Count the pages before that with the title of the second annex."""
    command = [requires("pdftotext"), "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pages = text.split("\f")[:-1]
    titles = [
        at
        for at, page in enumerate(pages)
        if re.search(r"^\s*(Phụ\s*lục|Annex)( I+)?$", page, re.MULTILINE)
    ]
    return titles[1] if len(titles) > 1 else len(pages)


def test_nine_targets_take_two_pages_in_libreoffice(tmp_path: Path) -> None:
    """Every shape of the numbers in both languages, from the forms of three units."""
    files = []
    for at, ((b, a), lang) in enumerate(product(_COUNTS.values(), get_args(Lang))):
        name = "Tổng hợp số liệu thủ tục hành chính của tỉnh Kon Tum.csv" if b > a else "a.csv"
        report = api.check(File(name, _counts(b, a)), year=2023, period="H1", only=_NO_LISTS)
        files.append(tmp_path / f"{at}-{b}-{a}-{lang}.docx")
        files[-1].write_bytes(docx.render(report, ExitCode.MISSED, lang))
    made = converted_together(files, "pdf")
    assert {
        each.stem: taken for each in made if (taken := _pages_of_the_first_annex(each)) > 2
    } == {}


@pytest.mark.parametrize(
    ("rows", "held", "expected"),
    [
        pytest.param([40.0] * 10, set(), 1, id="what fills a page stays on it"),
        pytest.param([40.0] * 11, set(), 2, id="a row more begins another"),
        pytest.param([40.0] * 20, set(), 2, id="two full pages"),
        pytest.param([40.0] * 21, set(), 3, id="and the third, each with the heading"),
        pytest.param([40.0] * 10, {8}, 1, id="rows that are held together and fit"),
        pytest.param([40.0] * 18, {8, 9}, 2, id="rows that are held together go to the next page"),
        pytest.param([40.0] * 19, {8, 9}, 3, id="and leave a gap behind"),
    ],
)
def test_pages_are_counted_as_word_processors_fill_them(
    rows: Sequence[float], held: set[int], expected: int
) -> None:
    assert Sheet(251, 460, above=20, below=0).pages(40, rows, held) == expected


def test_what_stands_below_may_begin_a_page() -> None:
    assert [Sheet(251, 460, 20, below).pages(40, [40.0] * 10, set()) for below in (0, 1)] == [1, 2]


@pytest.mark.parametrize(("targets", "pages"), [(0, 1), (1, 1), (5, 1), (9, 2), (10, 2), (14, 3)])
def test_so_many_targets_may_take_so_many_pages(targets: int, pages: int) -> None:
    assert most_pages(targets) == pages


def test_type_is_smaller_only_where_a_page_is_won() -> None:
    """An annex that fits in the type of tables has no other."""
    sizes = set()
    for b, a in ((97, 97), (12_345_678, 97_531_246)):
        report = api.check(File("a.csv", _counts(b, a)), year=2023, period="Q1", expect="all")
        body = docx.render(report, ExitCode.MISSED, "vi")
        written = re.findall(rb'<w:sz w:val="(\d+)"', _document(body))
        sizes.add(min(map(int, written)))
    assert sizes == {22, 19}  # half points


def _document(packed: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return archive.read("word/document.xml")
