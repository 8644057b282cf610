"""``cchc template`` as a user runs it, and its forms through ``cchc check``."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc.exit_codes import ExitCode
from cli_runs import cchc
from filled_forms import filled

ROOT = Path(__file__).parents[1]


HEAD = "Đơn vị,Mục,Kỳ báo cáo,Tử số (b),Mẫu số (a)\n"


def template(*arguments: str) -> tuple[int, str]:
    run = cchc("template", *arguments)
    assert run.out == ""
    return run.code, run.err


def test_a_form_is_made_filled_in_and_judged(tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    made = template("--year", "2024", "--period", "Q3", "-o", str(file))
    assert made == (ExitCode.OK, f"Đã ghi «{file}».\n")
    filled(file, {"IV.1": (95, 100), "I.1": (1, 2)})
    run = cchc("check", str(file), "--year", "2024", "--format", "json")
    report = json.loads(run.out)
    assert run.code == ExitCode.MISSED
    assert report["findings"] == []
    assert report["summary"] | {"met": 1, "missed": 1, "not_reported": 12} == report["summary"]
    assert {each["period"] for each in report["results"]} == {"2024-Q3"}


def test_the_form_of_one_unit(tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    assert template("--year", "2023", "--unit", "UBND xã Hòa Bình", "-o", str(file))[0] == 0
    sheet = load_workbook(file)["Số liệu"]
    assert sheet["C3"].value == "Xã Hòa Bình"
    items = [sheet.cell(row, 1).value for row in range(7, sheet.max_row + 1)]
    assert [item for item in items if item] == ["I.3", "II", "III.1", "III.2", "IV.3"]


def test_the_form_of_a_level(tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    assert template("--year", "2023", "--level", "commune", "-o", str(file))[0] == 0
    names = [row[0].value for row in load_workbook(file)["_danh_muc"].iter_rows()]
    assert len([name for name in names if name]) == 102


def test_a_form_for_every_unit(tmp_path: Path) -> None:
    folder = tmp_path / "bieu"
    code, said = template("--year", "2023", "--level", "district", "--all-units", str(folder))
    assert (code, said) == (ExitCode.OK, f"Đã ghi 10 biểu vào «{folder}».\n")
    names = sorted(file.name for file in folder.iterdir())
    assert names[:2] == ["huyen-dak-glei.xlsx", "huyen-dak-ha.xlsx"]


def test_forms_of_an_earlier_run_that_this_one_does_not_write_are_told(tmp_path: Path) -> None:
    """They may be of units that are no more, and must not be sent with the others."""
    asked = ("--year", "2023", "--level", "district", "--all-units", str(tmp_path))
    assert "lần trước" not in template(*asked)[1]
    shutil.copy(tmp_path / "huyen-dak-to.xlsx", tmp_path / "huyen-cu.xlsx")
    code, said = template(*asked, "--force")
    assert code == ExitCode.OK
    assert f"Trong «{tmp_path}» còn 1 tệp của lần trước" in said
    assert "«huyen-cu.xlsx»" in said


@pytest.mark.parametrize(
    ("year", "number"),
    [
        pytest.param("2023", 132, id="all units of a province, which has none itself"),
        pytest.param("2024", 1, id="a body, which has that of its parts"),
    ],
)
def test_who_gets_a_form_is_who_is_reminded_where_nobody_reported(
    tmp_path: Path, year: str, number: int
) -> None:
    (tmp_path / "a.csv").write_text(HEAD, encoding="utf-8")
    reminded = cchc("missing", "a.csv", "--year", year, "--format", "json", folder=tmp_path)
    listed = json.loads(reminded.out)["units"]
    code, _ = template("--year", year, "--period", "Q3", "--all-units", str(tmp_path / "bieu"))
    assert code == ExitCode.OK
    files = list((tmp_path / "bieu").iterdir())
    assert len(listed) == len(files) == number


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param((), "Hãy ghi nơi nhận", id="nowhere to write"),
        pytest.param(("-o", "a.xlsx", "--all-units", "x"), "Hãy ghi nơi nhận", id="two places"),
        pytest.param(("-o", "a.csv"), "phải kết thúc bằng .xlsx", id="another ending"),
        pytest.param(("-o", "khong-co/a.xlsx"), "Không có thư mục «khong-co»", id="no folder"),
        pytest.param(
            ("-o", "a.xlsx", "--unit", "x", "--level", "commune"), "Chỉ dùng một", id="one or all"
        ),
        pytest.param(("-o", "a.xlsx", "--unit", "Sở Lạ"), "Không có đơn vị «Sở Lạ»", id="no unit"),
        pytest.param(
            ("-o", "a.xlsx", "--level", "commune"), "không được giao chỉ tiêu", id="nothing binds"
        ),
        pytest.param(
            ("--all-units", "x", "--level", "commune"), "không được giao", id="nothing binds any"
        ),
        pytest.param(("-o", "a.xlsx", "--period", "Q5"), "Không hiểu kỳ «Q5»", id="no period"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], expected: str, tmp_path: Path) -> None:
    placed = [str(tmp_path / each) if each == "a.xlsx" else each for each in arguments]
    code, said = template("--year", "2024", *placed)
    assert code == ExitCode.USAGE
    assert expected in said
    assert list(tmp_path.iterdir()) == []


def test_what_may_have_been_filled_in_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    assert template("--year", "2024", "-o", str(file))[0] == ExitCode.OK
    assert template("--year", "2024", "-o", str(file))[0] == ExitCode.OK, "the very same form"
    filled(file, {"IV.1": (95, 100)})
    before = file.read_bytes()
    code, said = template("--year", "2024", "-o", str(file))
    assert code == ExitCode.USAGE
    assert "có thể là biểu đã điền" in said
    assert file.read_bytes() == before
    assert template("--year", "2024", "-o", str(file), "--force")[0] == ExitCode.OK
    assert file.read_bytes() != before


def test_of_many_files_none_is_written_where_one_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "ban-quan-ly-khu-kinh-te-tinh-kon-tum.xlsx").write_bytes(b"filled in")
    code, said = template("--year", "2024", "--all-units", str(tmp_path))
    assert code == ExitCode.USAGE
    assert "ban-quan-ly-khu-kinh-te-tinh-kon-tum.xlsx" in said
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"filled in"]


def test_what_cannot_be_written_is_said_with_its_own_exit_code(tmp_path: Path) -> None:
    in_the_way = tmp_path / "tep"
    in_the_way.write_text("x")
    code, said = template("--year", "2024", "--all-units", str(in_the_way))
    assert code == ExitCode.UNWRITTEN
    assert "Không ghi được" in said


def test_milestones_need_a_period(tmp_path: Path) -> None:
    own = tmp_path / "rieng"
    for name in ("indicators", "targets"):
        shutil.copytree(ROOT / name, own / name)
    target_set = own / "targets" / "kon-tum-kkt-2024.yaml"
    text = target_set.read_text(encoding="utf-8")
    roadmap = '    roadmap: {Q1: "25", Q2: "50", Q3: "75", Q4: "100"}\n'
    text = text.replace("    basis: null\n", f"    basis: null\n{roadmap}")
    target_set.write_text(text, encoding="utf-8")
    file = str(tmp_path / "mau.xlsx")
    common = ("--definitions", str(own), "--year", "2024", "-o", file)
    code, said = template(*common)
    assert (code, "hãy thêm --period" in said) == (ExitCode.USAGE, True)
    assert template(*common, "--period", "Q2")[0] == ExitCode.OK
    sheet = load_workbook(file)["Số liệu"]
    assert "50 (≥ 50%)" in [cell.value for cell in sheet["C"]]


# --- a form that comes back needs no option ------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(("--year", "2024"), "kon-tum-kkt-2024", id="the form of a body"),
        pytest.param(
            ("--year", "2023", "--unit", "so-noi-vu"), "kon-tum-2023", id="the form of a unit"
        ),
        pytest.param(
            ("--year", "2023", "--level", "commune"), "kon-tum-2023", id="the form of a level"
        ),
    ],
)
@pytest.mark.parametrize("command", ["check", "missing"])
def test_a_form_says_by_itself_what_it_is_judged_by(
    asked: tuple[str, ...], expected: str, command: str, tmp_path: Path
) -> None:
    file = tmp_path / "mau.xlsx"
    template(*asked, "--period", "Q3", "-o", str(file))
    run = cchc(command, str(file), "--format", "json")
    assert run.code != ExitCode.USAGE
    said = json.loads(run.out)["target_set"]
    assert (said["id"] if command == "check" else said) == expected


def test_a_folder_of_forms_needs_no_option_either(tmp_path: Path) -> None:
    template(
        "--year", "2023", "--period", "Q3", "--level", "district", "--all-units", str(tmp_path)
    )
    run = cchc("check", str(tmp_path), "--format", "json")
    assert json.loads(run.out)["target_set"]["id"] == "kon-tum-2023"


def test_what_the_user_names_is_not_what_the_form_says(tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    template("--year", "2024", "-o", str(file))
    run = cchc("check", str(file), "--year", "2023", "--format", "json")
    assert [each["code"] for each in json.loads(run.out)["findings"]][:1] == ["C121"]


def test_other_files_still_need_a_year(tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.csv"
    file.write_text("Mục,Đơn vị,Kỳ,Tử số,Mẫu số\n", encoding="utf-8")
    assert cchc("check", str(file)).code == ExitCode.USAGE


def test_the_stamp_names_set_year_unit_and_period(tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    template("--year", "2023", "--unit", "so-noi-vu", "--period", "Q3", "-o", str(file))
    rows = load_workbook(file)["_cchc"].iter_rows(max_col=2, values_only=True)
    facts = {key: value for key, value in rows if key in ("set", "year", "unit", "period")}
    assert facts == {
        "set": "kon-tum-2023",
        "year": "2023",
        "unit": "Sở Nội vụ",
        "period": "2023-Q3",
    }


@pytest.mark.parametrize(
    ("option", "signed"), [((), True), (("--no-signatures",), False)], ids=["room to sign", "none"]
)
def test_there_is_room_to_sign_unless_nobody_prints_and_none_of_it_is_read(
    option: tuple[str, ...], signed: bool, tmp_path: Path
) -> None:
    file = tmp_path / "mau.xlsx"
    template("--year", "2023", "--unit", "so-noi-vu", "--period", "Q3", *option, "-o", str(file))
    sheet = load_workbook(file)["Số liệu"]
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert ({"NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"} < texts) is signed
    run = cchc("check", str(file), "--format", "json")
    assert json.loads(run.out)["findings"] == []
