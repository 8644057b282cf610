"""As many rows again are as much work again, in whatever shape they come: calls are counted, never time."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from reading import OF_BODY, check, registry_of, text_file
from work import calls

_ROWS = 200
_UNEVEN = 1.15  # what quadratic work would be 1.67 of
_HEADINGS = "Đơn vị,Chỉ số,Kỳ,b,a"
_Shape = Callable[[int], Iterable[str]]
_BODIES = registry_of(*(f"Sở Thử {n}" for n in range(3 * _ROWS)))


def _clean(rows: int) -> Iterator[str]:
    yield from (f"Sở Thử {n},IV.1,2023,90,100" for n in range(rows))


def _one_row_again(rows: int) -> Iterator[str]:
    yield from ("Sở Thử 1,IV.1,2023,90,100" for _ in range(rows))


def _totals_between(rows: int) -> Iterator[str]:
    for n in range(rows):
        yield f"Sở Thử {n},IV.1,2023,90,100"
        if n % 4 == 3:
            yield "Cộng,,,360,400" if n % 8 == 3 else "Cộng,IV.1,2023,360,401"


def _sections(rows: int) -> Iterator[str]:
    for n in range(rows):
        if n % 4 == 0:
            yield f"Nhóm {n},,,360,400"
        yield f"Sở Thử {n},IV.1,2023,90,100"


def _tables_with_titles(rows: int) -> Iterator[str]:
    for n in range(rows):
        if n % 4 == 0:
            yield from ("", "Báo cáo năm 2023,,,,", _HEADINGS)
        yield f"Sở Thử {n},IV.1,2023,90,100"


def _headings_again(rows: int) -> Iterator[str]:
    for n in range(rows):
        if n % 4 == 0:
            yield _HEADINGS
        yield f"Sở Thử {n},IV.1,2023,90,100"


def _one_unknown_indicator(rows: int) -> Iterator[str]:
    yield from (f"Sở Thử {n},Tỷ lệ thanh toán qua mạng,2023,90,100" for n in range(rows))


def _one_unknown_unit(rows: int) -> Iterator[str]:
    yield from ("Sở Lạ,IV.1,2023,90,100" for _ in range(rows))


def _unknown_units(rows: int) -> Iterator[str]:
    yield from (f"Sở Lạ {n} Khác,IV.1,2023,90,100" for n in range(rows))


def _many_spellings_of_one_unit(rows: int) -> Iterator[str]:
    yield from (f"SỞ{' ' * (1 + n)}THỬ 1,IV.1,2023,90,100" for n in range(rows))


def _more_than_all(rows: int) -> Iterator[str]:
    yield from (f"Sở Thử {n},IV.1,2023,101,100" for n in range(rows))


def _periods(rows: int) -> Iterator[str]:
    yield from (
        f"Sở Thử {n % 7},IV.1,từ {n % 28 + 1}/1/{1900 + n} đến 5/2/{1900 + n},90,100"
        for n in range(rows)
    )


def _units_as_columns(columns: int) -> Iterator[str]:
    yield ",".join(("Chỉ số", "Kỳ", "Số liệu", *(f"Sở Thử {n}" for n in range(columns))))
    yield ",".join(("IV.1", "2023", "b", *["90"] * columns))
    yield ",".join(("IV.1", "2023", "a", *["100"] * columns))


def _b_and_a_in_stacked_rows(rows: int) -> Iterator[str]:
    yield "Đơn vị,Chỉ số,Kỳ,Nội dung,Số lượng"
    for n in range(rows):
        yield f"Sở Thử {n},IV.1,2023,Tử số (b),{'x' if n % 9 == 0 else 90}"
        yield f"Sở Thử {n},IV.1,2023,Mẫu số (a),100"


def _columns_nobody_needs(columns: int) -> Iterator[str]:
    yield ",".join((_HEADINGS, *(f"Ghi chú {n}" for n in range(columns))))
    yield ",".join(("Sở Thử 1,IV.1,2023,90,100", *["đã gửi"] * columns))


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(_clean, id="one row for each unit"),
        pytest.param(_one_row_again, id="the same row again and again"),
        pytest.param(_totals_between, id="a total after every few units"),
        pytest.param(_sections, id="a section with counts before every few units"),
        pytest.param(_tables_with_titles, id="tables of a few rows, one below another"),
        pytest.param(_headings_again, id="headings that come again"),
        pytest.param(_one_unknown_indicator, id="one unknown indicator in every row"),
        pytest.param(_one_unknown_unit, id="one unknown unit in every row"),
        pytest.param(_unknown_units, id="another unknown unit in every row"),
        pytest.param(_many_spellings_of_one_unit, id="one unit, spelt in as many ways as rows"),
        pytest.param(_more_than_all, id="an error in every row"),
        pytest.param(_periods, id="another period in every row"),
    ],
)
def test_as_many_rows_again_are_as_much_work_again(shape: _Shape, tmp_path: Path) -> None:
    _grows_evenly(lambda rows: (_HEADINGS, *shape(rows)), tmp_path)


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(_units_as_columns, id="units as columns"),
        pytest.param(_b_and_a_in_stacked_rows, id="b and a in rows below each other"),
        pytest.param(_columns_nobody_needs, id="columns that nobody needs"),
    ],
)
def test_as_many_columns_or_pairs_of_rows_again_are_as_much_work_again(
    shape: _Shape, tmp_path: Path
) -> None:
    _grows_evenly(shape, tmp_path)


def _grows_evenly(shape: _Shape, folder: Path) -> None:
    paths = [text_file(folder, *shape(times * _ROWS), name=f"{times}.csv") for times in (1, 2, 3)]

    def work(path: Path) -> int:
        return calls(lambda: check(path, target_set=OF_BODY, registry=_BODIES, period="2023"))

    work(paths[-1])  # what is kept from run to run is worked out now
    once, twice, three_times = map(work, paths)
    assert three_times - twice < _UNEVEN * (twice - once)
