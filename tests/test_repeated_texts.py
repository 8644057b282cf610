"""What a column repeats is understood once, and read the same in every format."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from cchc.grid import different_values
from cchc.sources.delimited import read_grid
from cchc.tables.cells import kind_of, kinds_of
from cchc.tables.numbers import read_column, read_count
from reading import bytes_file, check, rows, told

HEADINGS = ("Đơn vị", "Mục", "Kỳ", "b", "a")
UNITS = ("Xã Hòa Bình", "Xã Đắk Kôi", "Phường Quang Trung")


def table(*odd: tuple[int, int | str]) -> list[tuple[object, ...]]:
    """Make 27 rows with the same counts; an *odd* row has another b."""
    made = [(unit, "II", f"Tháng {m}/2023", 9, 10) for unit in UNITS for m in range(1, 10)]
    other = dict(odd)
    return [(*row[:3], other.get(at, 9), 10) for at, row in enumerate(made)]


def as_csv(lines: list[tuple[object, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([HEADINGS, *lines])
    return text.getvalue().encode()


def as_xlsx(lines: list[tuple[object, ...]]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for line in (HEADINGS, *lines):
        book.active.append(line)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
@pytest.mark.parametrize(
    ("odd", "said"),
    [
        pytest.param((), [], id="all counts are equal"),
        pytest.param(((20, 7),), [], id="one differs"),
        pytest.param(((20, "x"),), ["C201"], id="one is no count"),
    ],
)
def test_counts_that_repeat_are_read(
    tmp_path: Path,
    write: Callable[[list[tuple[object, ...]]], bytes],
    odd: tuple[tuple[int, int | str], ...],
    said: list[str],
) -> None:
    lines = table(*odd)
    report = check(bytes_file(tmp_path, write(lines)))
    read = [(unit, b) for unit, _, _, b, _ in rows(report)]
    assert read == [(unit, b if isinstance(b, int) else -2) for unit, _, _, b, _ in lines]
    assert [each.split()[-1] for each in told(report, "C502")] == said


CELLS = st.sampled_from(["", " ", "7", "07", "1.234", "x", "Xã", "5%", "3/4", "2023-09"])


@given(
    head=st.lists(CELLS, min_size=60, max_size=70),
    column=st.lists(CELLS, max_size=40),
    first=st.integers(0, 70),
)
def test_different_texts_are_those_of_the_rows(
    head: list[str], column: list[str], first: int
) -> None:
    texts = [*head, *column]
    grid = read_grid("".join(f"{text},\n" for text in texts).encode(), ",", 2)
    (read, *_), height = grid.columns, len(texts)
    assert list(read) == texts
    assert list(different_values(read, first, height)) == list(dict.fromkeys(texts[first:]))
    assert kinds_of(read) == bytes(map(kind_of, texts))
    numbers, remarkable = read_column(texts, dict.fromkeys(texts))
    readings = list(map(read_count, texts))
    assert list(numbers) == [each.number for each in readings]
    assert remarkable == [(at, each) for at, each in enumerate(readings) if each.rule]
