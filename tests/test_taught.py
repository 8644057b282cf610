"""A form that somebody teaches once: what is written down of a sheet, and what is read by it then."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from cchc import api
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.render.layout_draft import draft
from cli_runs import cchc
from made_folders import made_folder
from office_files import CASES, Case

Cells = list[list[object]]
Said = dict[str, str]
TITLE: list[object] = ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH QUÝ III NĂM 2023"]


def workbook(rows: Cells, merged: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def taught(folder: Path, data: bytes, says: Said, name: str = "mau.yaml") -> Path:
    """Save how a file is understood, and fill in what a person knows, by the last heading of a path."""
    (folder / "m.xlsx").write_bytes(data)
    run = cchc("inspect", "m.xlsx", "--year", "2023", "--save-layout", name, folder=folder)
    assert (run.code, run.out) == (ExitCode.OK, "")
    lines, heading = [], ""
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        if found := re.match(r"  - heading: (.*)", line):
            heading = json.loads(found[1])
        said = next((means for end, means in says.items() if heading.endswith(end)), None)
        if said is not None and line.startswith("    indicator:"):
            continue
        if "    means:" not in line or said is None:
            lines.append(line)
            continue
        means, _, indicator = said.partition(" ")
        lines.append(f'    means: "{means}"')
        lines += [f'    indicator: "{indicator}"'] * bool(indicator)
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / name


def judged(folder: Path, layout: str) -> tuple[set[tuple[str, str, int, int]], set[str]]:
    run = cchc(
        *("check", "m.xlsx", "--year", "2023", "--layout", layout, "--format", "json"),
        folder=folder,
    )
    report = json.loads(run.out or "{}")
    counts = {
        (each["unit"]["code"], each["item"], each["numerator"], each["denominator"])
        for each in report.get("results", ())
        if each["numerator"] is not None
    }
    return counts, {f["code"] for f in report.get("findings", ()) if f["severity"] != "note"}


@pytest.mark.parametrize(
    ("name", "layout_id"),
    [
        pytest.param("mau.yaml", "mau", id="a valid id"),
        pytest.param("bieu_06_so.yaml", "bieu-06-so", id="underscores"),
        pytest.param("Biểu mẫu Sở.yaml", "bieu-mau-so", id="letters of Vietnamese, and blanks"),
        pytest.param("MAU 1 (sua).YAML", "mau-1-sua", id="capitals and brackets"),
        pytest.param("_.yaml", "don-vi", id="nothing that an id may have"),
        pytest.param("con.yaml", "don-vi-con", id="a name that Windows keeps"),
    ],
)
def test_a_layout_may_be_written_under_any_name_and_loads(
    tmp_path: Path, name: str, layout_id: str
) -> None:
    rows: Cells = [TITLE, ["Đơn vị", "Xong kịp", "Xong"], ["Sở Nội vụ", 96, 99]]
    path = taught(tmp_path, workbook(rows), {"kịp": "b IV.1", "Xong": "a IV.1"}, name)
    assert f"\nid: {layout_id}\n" in path.read_text(encoding="utf-8")
    assert judged(tmp_path, name) == ({("so-noi-vu", "IV.1", 96, 99)}, set())
    copied = path.with_name("bản sao.yaml")
    copied.write_bytes(path.read_bytes())
    assert judged(tmp_path, copied.name) == ({("so-noi-vu", "IV.1", 96, 99)}, set())


@pytest.mark.parametrize(
    ("heads", "says"),
    [
        pytest.param(("Cột 1", "Cột 2"), ("b IV.1", "a IV.1"), id="words of nobody"),
        pytest.param(
            ("Hồ sơ giải quyết đúng hạn > a", "Hồ sơ giải quyết đúng hạn > b"),
            ("a IV.1", "b IV.1"),
            id="a heading over both that is of the numerator",
        ),
        pytest.param(("Giải quyết đúng hạn", "Tiếp nhận"), ("a IV.1", "b IV.1"), id="other words"),
        pytest.param(("Đúng hạn (a)", "Tổng số (b)"), ("b IV.1", "a IV.1"), id="other letters"),
        pytest.param(
            ("Kế hoạch giao", "Thực hiện"), ("a IV.1", "b IV.1"), id="a word that refuses columns"
        ),
        pytest.param(
            ("Đã giải quyết", "Kịp thời"),
            ("settled-total", "settled-in-time"),
            id="a quantity that is known beside one that is not",
        ),
        pytest.param(
            ("Đã giải quyết", "Kịp thời"),
            ("a IV.1", "b IV.1"),
            id="letters in the place of a quantity that is known",
        ),
        pytest.param(("x > y", "x > z"), ("b IV.1", "a IV.1"), id="signs that divide a path"),
        pytest.param(('"x" \\ #', "- y: &z"), ("b IV.1", "a IV.1"), id="signs of YAML"),
    ],
)
def test_what_a_layout_says_of_columns_goes_before_their_words(
    tmp_path: Path, heads: tuple[str, str], says: tuple[str, str]
) -> None:
    numbers = [96 if mean.startswith(("b", "settled-in")) else 99 for mean in says]
    rows: Cells = [TITLE, ["STT", "Đơn vị", *heads], [1, "Sở Nội vụ", *numbers]]
    taught(tmp_path, workbook(rows), dict(zip(heads, says, strict=True)))
    assert judged(tmp_path, "mau.yaml") == ({("so-noi-vu", "IV.1", 96, 99)}, set())


def test_every_indicator_of_a_wide_table_is_read(tmp_path: Path) -> None:
    over = ("I.1. Số hóa", "II. Trực tuyến", "III.2. Thanh toán", "IV.1. Hồ sơ giải quyết đúng hạn")
    top: list[object] = ["Đơn vị", *(each for item in over for each in (item, ""))]
    rows: Cells = [TITLE, top, ["", *["a", "b"] * 4], ["Sở Nội vụ", *[99, 96] * 4]]
    merged = ("B2:C2", "D2:E2", "F2:G2", "H2:I2")
    says = {
        f"{item} > {side}": f"{side} {item.split()[0].rstrip('.')}"
        for item in over
        for side in "ab"
    }
    taught(tmp_path, workbook(rows, merged), says)
    items = ("I.1", "II", "III.2", "IV.1")
    assert judged(tmp_path, "mau.yaml") == ({("so-noi-vu", i, 96, 99) for i in items}, set())


@pytest.mark.parametrize(
    ("heads", "merged", "says"),
    [
        pytest.param(
            [["Đã xong", "Xong kịp"]],
            (),
            {"Đã xong": "a IV.1", "Xong kịp": "b IV.1"},
            id="one row of headings",
        ),
        pytest.param(
            [["Kết quả", ""], ["Đã xong", "Xong kịp"]],
            ("A4:B4",),
            {"Đã xong": "a IV.1", "Xong kịp": "b IV.1"},
            id="a heading over all columns is a title",
        ),
        pytest.param(
            [["Đã xong", "Xong kịp", "Chậm"], ["(1)", "(2)", "(3)"]],
            (),
            {"Đã xong": "settled-total", "Xong kịp": "settled-in-time", "Chậm": "settled-late"},
            id="a row of column numbers",
        ),
        pytest.param(
            [["Số hồ sơ đã giải quyết", "", ""], ["Tổng số", "Kịp", "Chậm"]],
            (),
            {"Tổng số": "settled-total", "Kịp": "settled-in-time", "Chậm": "settled-late"},
            id="groups over kinds",
        ),
    ],
)
def test_headings_that_nobody_understands_can_be_taught(
    tmp_path: Path, heads: Cells, merged: tuple[str, ...], says: Said
) -> None:
    numbers: list[object] = [99, 96, 3][: len(heads[-1])]
    above: Cells = [TITLE, ["Đơn vị báo cáo: Sở Nội vụ"], []]
    data = workbook([*above, *heads, numbers], merged)
    (tmp_path / "m.xlsx").write_bytes(data)
    assert " C106 " in cchc("inspect", "m.xlsx", "--year", "2023", folder=tmp_path).out
    taught(tmp_path, data, says)
    assert judged(tmp_path, "mau.yaml") == ({("so-noi-vu", "IV.1", 96, 99)}, set())


def test_of_several_tables_the_one_that_nobody_understands_is_taught(tmp_path: Path) -> None:
    known: Cells = [["STT", "Đơn vị", "Chỉ số", "b", "a"], [1, "Sở Y tế", "IV.1", 5, 6]]
    unknown: Cells = [["STT", "Đơn vị", "Xong kịp", "Đã xong"], [1, "Sở Nội vụ", 96, 99]]
    data = workbook([TITLE, *known, [], *unknown])
    path = taught(tmp_path, data, {"Xong kịp": "b IV.1", "Đã xong": "a IV.1"})
    assert "Chỉ số" not in path.read_text(encoding="utf-8").partition("columns:")[2]
    both = {("so-noi-vu", "IV.1", 96, 99), ("so-y-te", "IV.1", 5, 6)}
    assert judged(tmp_path, "mau.yaml") == (both, set())


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.expect == "read"], ids=lambda case: case.id
)
def test_what_was_read_is_written_down_and_read_again(tmp_path: Path, case: Case) -> None:
    asked = {"year": case.year, "period": case.period, "expect": "reported"}
    found = api.inspect(case.path, year=case.year)
    tables = [each.columns for each in found.sheets if each.columns]
    try:
        made = draft("mau", found)
    except WrongRequest:  # tables, each with headings of its own
        assert len({tuple(column.path for column in columns) for columns in tables}) > 1
        return
    assert made.text.count('means: "?"') == made.unknown
    layout = tmp_path / "mau.yaml"
    layout.write_text(made.text.replace('means: "?"', 'means: "unused"'), encoding="utf-8")
    before, after = (
        sorted(
            (each["unit"], each["item"], each["period"], each["numerator"], each["denominator"])
            for each in api.check(case.path, **asked, **more).results().records()  # type: ignore[arg-type]
        )
        for more in ({}, {"layout": str(layout)})
    )
    assert after == before


ROWS: Cells = [
    [1, "Sở Nội vụ", "Tổng số hồ sơ đã giải quyết", 99],
    [2, "Sở Nội vụ", "Giải quyết đúng hạn", 96],
]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        pytest.param(
            [["TT", "Nơi làm", "Việc làm", "Con số"], *ROWS],
            {"Nơi làm": "unit", "Việc làm": "measure", "Con số": "value"},
            id="rows that say what their numbers are",
        ),
        pytest.param(
            [["TT", "Nơi làm", "Kết quả"], [1, "Sở Nội vụ", "96/99"]],
            {"Nơi làm": "unit", "Kết quả": "pair IV.1"},
            id="b and a in one cell",
        ),
        pytest.param(
            [["TT", "Nơi làm", "Lúc", "Cả", "Kịp"], [1, "Sở Nội vụ", 7, 99, 96]],
            {"Nơi làm": "unit", "Lúc": "month", "Cả": "a IV.1", "Kịp": "b IV.1"},
            id="a month",
        ),
        pytest.param(
            [["TT", "Nơi làm", "Đầu việc", "Cả", "Kịp"], [1, "Sở Nội vụ", "IV.1", 99, 96]],
            {"Nơi làm": "unit", "Đầu việc": "item", "Cả": "a", "Kịp": "b"},
            id="items in rows",
        ),
        pytest.param(
            [["TT", "Nơi làm", "Cả", "Kịp", "Chưa rõ"], [1, "Sở Nội vụ", 99, 96, 0]],
            {"Nơi làm": "unit", "Cả": "a IV.1", "Kịp": "b IV.1", "Chưa rõ": "u IV.1"},
            id="what is undecided",
        ),
    ],
)
def test_every_kind_of_column_can_be_taught(tmp_path: Path, rows: Cells, says: Said) -> None:
    taught(tmp_path, workbook([TITLE, *rows]), says)
    assert judged(tmp_path, "mau.yaml") == ({("so-noi-vu", "IV.1", 96, 99)}, set())


@pytest.mark.parametrize(
    ("says", "told"),
    [
        pytest.param({"Cả": "a", "Kịp": "b"}, "Hãy thêm dòng «indicator: I.1»", id="no indicator"),
        pytest.param(
            {"Cả": "a IX.9", "Kịp": "b IX.9"},
            "Hãy sửa «IX.9» sau «indicator:»",
            id="of another set",
        ),
        pytest.param(
            {"Cả": "unused", "Kịp": "b IV.1"},
            "còn thiếu mẫu số a. Hãy khai báo cột mẫu số a là «means: a» với cùng «indicator».",
            id="b alone",
        ),
    ],
)
def test_a_layout_that_says_too_little_is_told_what_to_write(
    tmp_path: Path, says: Said, told: str
) -> None:
    taught(tmp_path, workbook([TITLE, ["Đơn vị", "Cả", "Kịp"], ["Sở Nội vụ", 99, 96]]), says)
    run = cchc("check", "m.xlsx", "--year", "2023", "--layout", "mau.yaml", folder=tmp_path)
    assert told in run.out


def test_labels_and_values_of_named_units_are_not_those_of_the_sender(tmp_path: Path) -> None:
    sender: list[object] = ["Đơn vị báo cáo: Sở Y tế"]
    data = workbook([TITLE, sender, ["TT", "Nơi làm", "Việc làm", "Con số"], *ROWS])
    (tmp_path / "m.xlsx").write_bytes(data)
    run = cchc("check", "m.xlsx", "--year", "2023", folder=tmp_path)
    assert " C106 " in run.out
    assert "2023: không có kết quả nào." in run.out


TAUGHT = """id: mau
title: Mẫu
english: Form
columns:
  - {heading: STT, means: ordinal}
  - {heading: Đơn vị, means: unit}
  - {heading: Xong kịp, means: b, indicator: I.1}
  - {heading: Đã xong, means: a, indicator: I.1}
"""


@pytest.mark.parametrize(
    ("heads", "options", "told"),
    [
        pytest.param(
            ["STT", "Đơn vị", "Xong kịp", "Xong cả"],
            (),
            "Gần nhất là biểu «mau»: trang thiếu «Đã xong»; biểu không có «Xong cả».",
            id="the layout that comes nearest",
        ),
        pytest.param(
            ["STT", "Đơn vị", "Xong kịp", "Xong cả"],
            ("--layout", "mau"),
            "đã chọn bằng --layout: trang thiếu «Đã xong»; biểu không có «Xong cả».",
            id="the layout that was chosen",
        ),
        pytest.param(
            ["STT", "Đơn vị", "Xong kịp", "Đã xong", "Số việc"],
            ("--layout", "mau"),
            "đã chọn bằng --layout: biểu không có «Số việc».",
            id="one column more",
        ),
        pytest.param(["STT", "Đơn vị", "Xong kịp", "Đã xong"], (), "", id="the very form"),
        pytest.param(["Đơn vị", "Xong kịp", "Đã xong"], (), "", id="without row numbers"),
    ],
)
def test_a_sheet_beside_a_layout_of_a_folder_is_told_in_what_they_differ(
    tmp_path: Path, heads: list[object], options: tuple[str, ...], told: str
) -> None:
    folder = made_folder(tmp_path / "d")
    (folder / "layouts").mkdir()
    (folder / "layouts" / "mau.yaml").write_text(TAUGHT, encoding="utf-8")
    row: list[object] = [1, "Sở B", 19, 20, 5] if "STT" in heads else ["Sở B", 19, 20]
    data = workbook([["Kỳ báo cáo: Quý III/2024"], heads, row[: len(heads)]])
    (tmp_path / "m.xlsx").write_bytes(data)
    run = cchc(
        *("check", "m.xlsx", "--definitions", "d", "--set", "made-up-2024", *options),
        folder=tmp_path,
    )
    assert told in run.out
    assert ("19" in run.out) is (not told)


def _no_numbers() -> Cells:
    return [["PHIẾU"], ["Đơn vị:", "Sở Nội vụ"], ["Đã giải quyết:", "99 vụ việc"]]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param(_no_numbers, "hãy ghi một dòng tiêu đề", id="nothing that is a number"),
        pytest.param(
            lambda: [[1, 2], [3, 4]], "hãy ghi một dòng tiêu đề", id="numbers without headings"
        ),
        pytest.param(
            lambda: [["Đơn vị", "Số", "Số"], ["Sở Nội vụ", 1, 2]],
            "Hai cột có cùng tiêu đề «Số»",
            id="one heading twice",
        ),
    ],
)
def test_what_cannot_be_written_down_says_what_to_do(
    tmp_path: Path, rows: Callable[[], Cells], told: str
) -> None:
    (tmp_path / "m.xlsx").write_bytes(workbook(rows()))
    run = cchc(
        *("inspect", "m.xlsx", "--year", "2023", "--save-layout", "mau.yaml"), folder=tmp_path
    )
    assert run.code == ExitCode.USAGE
    assert told in run.err
    assert not (tmp_path / "mau.yaml").exists()
