"""``cchc inspect``: what was understood, in two languages and as JSON."""

import json
from pathlib import Path

import pytest

from cchc.exit_codes import ExitCode
from cli_runs import cchc
from form_making import form_06a

FORM = form_06a(("Cấp huyện", [("Huyện Đắk Tô", (110, 50, 50, 10, 100, 40, 56, 4, 10, 9, 1))]))


@pytest.fixture
def form(tmp_path: Path) -> str:
    path = tmp_path / "q3.xlsx"
    path.write_bytes(FORM.workbook("Q3"))
    return str(path)


def test_a_form_is_shown_column_by_column(form: str) -> None:
    done = cchc("inspect", form, CCHC_CACHE_DIR="")
    lines = [line.rstrip() for line in done.out.splitlines()]
    assert (done.code, done.err) == (ExitCode.OK, "")
    assert lines[:4] == [
        f"{form}:Q3",
        "  Biểu: bieu-06a (Biểu II.06a, tình hình, kết quả giải quyết thủ tục hành chính)",
        "  Dòng tiêu đề: 3–5; dòng 6 chỉ đánh số cột",
        "  Kỳ báo cáo: Quý III/2023 («(Từ ngày 15/6/2023 đến ngày 14/9/2023)»)",
    ]
    assert (
        "H    Đã giải quyết > Trước hạn                            Số hồ sơ giải quyết trước hạn"
        in lines
    )
    named = "IV.2 Tỷ lệ hồ sơ TTHC do UBND cấp huyện tiếp nhận trong năm được giải quyết đúng hạn"
    assert f"  {named}: b = H + I, a = G" in lines
    assert "Hiểu theo bộ chỉ tiêu kon-tum-2023: 1 trang, 1 cặp b và a." in lines


def test_json_says_the_same_to_programs(form: str) -> None:
    done = cchc("inspect", form, "--format", "json", "--lang", "en", CCHC_CACHE_DIR="")
    found = json.loads(done.out)
    [sheet] = found["sheets"]
    assert (found["schema"], found["exit_code"]) == ("cchc.inspection/1", 0)
    assert sheet["columns"][7] == {
        "column": 8,
        "key": "settled-early",
        "meaning": "settled early",
        "path": ["Đã giải quyết", "Trước hạn"],
    }
    assert (sheet["layout"], sheet["period"], sheet["counts"]) == ("bieu-06a", "2023-Q3", 1)
    assert sheet["rows"] == {"sections": ["Cấp huyện"], "text": 0, "totals": 0, "units": 1}


def test_a_tidy_table_is_shown_too(tmp_path: Path) -> None:
    path = tmp_path / "q3.csv"
    path.write_text(
        "Chỉ tiêu,Đơn vị,Kỳ,Tử số,Mẫu số,Ghi chú\nIV.1,Sở Nội vụ,Quý III,9,10,x\n", encoding="utf-8"
    )
    done = cchc("inspect", str(path), "--year", "2023", "--lang", "en", CCHC_CACHE_DIR="")
    assert done.code == ExitCode.OK
    assert "4       Tử số     numerator b\n" in done.out
    assert "6       Ghi chú   not used\n" in done.out


def test_a_file_that_means_nothing_exits_with_3(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Họ tên,Điểm\nAn,5\n", encoding="utf-8")
    done = cchc("inspect", str(path), CCHC_CACHE_DIR="")
    assert done.code == ExitCode.UNUSABLE
    assert " C106 " in done.out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(
            ["--layout", "bieu-6a"], "Lỗi: Không có biểu «bieu-6a».", id="an unknown layout"
        ),
        pytest.param(
            ["--sheet", "Q4"], "Lỗi: Không có trang tính «Q4» trong các tệp.", id="an unknown sheet"
        ),
        pytest.param(["--year", "1999"], "Lỗi: ", id="an unknown year"),
    ],
)
def test_unknown_names_are_wrong_usage(form: str, arguments: list[str], expected: str) -> None:
    done = cchc("inspect", form, *arguments, CCHC_CACHE_DIR="")
    assert (done.code, done.out) == (ExitCode.USAGE, "")
    assert done.err.startswith(expected)


def test_a_forced_layout_that_does_not_fit_is_refused(form: str) -> None:
    done = cchc("check", form, "--year", "2023", "--layout", "dvc-766-payments", CCHC_CACHE_DIR="")
    assert done.code == ExitCode.UNUSABLE
    assert " C601 " in done.out
