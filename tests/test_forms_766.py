"""The sheets of «Bộ chỉ số 766», headings as in the exports of the portal."""

from dataclasses import replace
from pathlib import Path

import pytest

from cchc import pipeline
from cchc.definitions.choose import choose_set
from cchc.definitions.indicator import Count
from cchc.law import Law
from cchc.loading.registry import read_registry
from cchc.request.check import Request
from cchc.results import Report
from form_making import DEFINITIONS, LOADED, SET_2023, Grid, check, pairs, said

SERVICES = [
    ("STT",),
    ("Đơn vị",),
    ("Cung cấp DVC trực tuyến", "Tổng số thủ tục"),
    ("Cung cấp DVC trực tuyến", "DVC trực tuyến", "Tổng số"),
    ("Cung cấp DVC trực tuyến", "DVC trực tuyến", "Toàn trình"),
    ("Cung cấp DVC trực tuyến", "DVC trực tuyến", "Một phần"),
    ("Phát sinh hồ sơ", "Tổng", "Số thủ tục phát sinh hồ sơ"),
    ("Phát sinh hồ sơ", "Toàn trình", "Số hồ sơ phát sinh cả trực tuyến và trực tiếp"),
    ("Phát sinh hồ sơ", "Toàn trình", "Số hồ sơ phát sinh trực tuyến"),
]
DIGITISATION = [
    ("STT",),
    ("Đơn vị",),
    ("Tiếp nhận",),
    ("Số hóa hồ sơ TTHC khi tiếp nhận", "Chưa số hóa TPHS"),
    ("Số hóa hồ sơ TTHC khi tiếp nhận", "Có số hóa TPHS"),
    ("Tái sử dụng", "Có tái sử dụng thành phần"),
    ("Tái sử dụng", "Có tái sử dụng thành phần từ cổng DVC quốc gia"),
    ("Đã giải quyết",),
    ("Số hóa kết quả giải quyết", "Chưa số hóa"),
    ("Số hóa kết quả giải quyết", "Đã số hóa"),
]
PAYMENTS = [
    ("STT",),
    ("Đơn vị",),
    ("Hồ sơ thu phí",),
    ("Thanh toán", "Trực tiếp"),
    ("Thanh toán", "Trực tuyến"),
    ("Tỷ lệ thanh toán trực tuyến",),
    ("Phí (VNĐ)",),
    ("Tổng số tiền (VNĐ)",),
]


def sheet(headings: list[tuple[str, ...]], *rows: tuple[object, ...]) -> bytes:
    grid = Grid()
    grid.put_merged("Kỳ báo cáo: Quý III/2023", len(headings))
    grid.put_headings(headings)
    for row in rows:
        grid.put(row)
    return grid.workbook()


def test_online_services_give_full_process_dossiers(tmp_path: Path) -> None:
    rows = (
        ("1", "Sở Nội vụ", 100, 80, 50, 30, 40, 200, 150),
        ("", "Tổng số", 100, 80, 50, 30, 40, 200, 150),
    )
    report = check(tmp_path, sheet(SERVICES, *rows))
    assert pairs(report) == {("Sở Nội vụ", "full-process-dossiers-online", "2023-Q3"): (150, 200)}
    assert [line[:8] for line in said(report)] == ["A1 C605 "]


def test_digitised_data_reused_needs_the_set_that_assigns_it(tmp_path: Path) -> None:
    data = sheet(
        DIGITISATION, ("1", "Ban Quản lý khu kinh tế tỉnh Kon Tum", 60, 10, 50, 30, 5, 55, 5, 50)
    )
    path = tmp_path / "q3.xlsx"
    path.write_bytes(data)
    assert DEFINITIONS
    set_2024 = replace(choose_set(DEFINITIONS.target_sets, year=2024), year=2023)
    registry = read_registry(LOADED.registry_files[set_2024.registry])[0]
    assert registry
    report = pipeline.check(Request(path), Law(DEFINITIONS, set_2024, registry))
    assert pairs(report) == {
        ("Ban Quản lý khu kinh tế tỉnh Kon Tum", "digitised-data-reused", "2023-Q3"): (30, 60)
    }


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("97.24%", [], id="a decimal point, rounded half up"),
        pytest.param("97,24", [], id="a decimal comma without a sign"),
        pytest.param("97,25", [], id="one last digit off, as where offices cut or round twice"),
        pytest.param("97", [], id="no decimals"),
        pytest.param(
            "97,26",
            ["F4 C614 Tỷ lệ ghi là 97,26, nhưng 141/145 = 97,24%, chênh lệch 0,02 điểm phần trăm."],
            id="two last digits off",
        ),
        pytest.param(0.9724, [], id="a share in a cell that shows percent"),
        pytest.param("", [], id="nothing printed"),
        pytest.param(
            "97.9%",
            ["F4 C614 Tỷ lệ ghi là 97.9%, nhưng 141/145 = 97,24%, chênh lệch 0,66 điểm phần trăm."],
            id="another number",
        ),
        pytest.param(
            "2,76%",
            [
                "F4 C614 Tỷ lệ ghi là 2,76%, nhưng 141/145 = 97,24%, chênh lệch 94,48 điểm phần trăm."
            ],
            id="the share of the others",
        ),
    ],
)
def test_a_printed_ratio_is_compared_and_never_judged(
    tmp_path: Path, printed: object, expected: list[str]
) -> None:
    report = check(tmp_path, sheet(PAYMENTS, ("1", "Sở Nội vụ", 145, 4, 141, printed, "1.000", 2)))
    assert said(report, "C614") == expected


def test_payments_serve_no_shipped_indicator_and_that_is_said(tmp_path: Path) -> None:
    report = check(tmp_path, sheet(PAYMENTS, ("1", "Sở Nội vụ", 145, 4, 141, "97.24%", 1, 2)))
    assert pairs(report) == {}
    assert said(report, "C602") == [
        "3 C602 Trang này là «Bộ chỉ số 766, thanh toán trực tuyến», nhưng không tính được chỉ số"
        " nào của bộ chỉ tiêu «kon-tum-2023» từ các cột này."
    ]


@pytest.mark.parametrize(
    ("numerator", "expected"),
    [
        pytest.param(["paid-online"], (141, 145), id="one quantity"),
        pytest.param(
            ["dossiers-with-fee", "-paid-in-person"],
            (141, 145),
            id="a difference",
        ),
        pytest.param(["paid-in-person", "-dossiers-with-fee"], (-2, 145), id="below nought"),
    ],
)
def test_a_province_may_add_a_recipe_of_its_own(
    tmp_path: Path, numerator: list[str], expected: tuple[int, int]
) -> None:
    report = check_with_recipe(tmp_path, numerator, ["dossiers-with-fee"])
    assert list(pairs(report).values()) == [expected]


def check_with_recipe(tmp_path: Path, numerator: list[str], denominator: list[str]) -> Report:
    target = next(t for t in SET_2023.targets if t.indicator.id == "dossiers-paid-online")
    b, a = (Count(label="x", quantities=tuple(names)) for names in (numerator, denominator))
    target = replace(target, indicator=replace(target.indicator, numerator=b, denominator=a))
    path = tmp_path / "q3.xlsx"
    path.write_bytes(sheet(PAYMENTS, ("1", "Sở Nội vụ", 145, 4, 141, "97.24%", 1, 2)))
    assert DEFINITIONS
    registry = read_registry(LOADED.registry_files["kon-tum-2023"])[0]
    assert registry
    law = Law(DEFINITIONS, replace(SET_2023, targets=(target,)), registry)
    return pipeline.check(Request(path), law)
