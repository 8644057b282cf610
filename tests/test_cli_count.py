"""``cchc count``, ``dossiers`` and ``sql`` as people call them."""

import csv
import hashlib
import io
import json
import re
import shlex
import shutil
from pathlib import Path

import openpyxl
import pytest

from cchc.exit_codes import ExitCode
from cchc.records.checks import EXACT_FEWEST
from cli_runs import cchc
from made_folders import INDICATOR, TARGETS, UNITS, after, made_folder, swap
from terminals import on_a_terminal

ROOT = Path(__file__).parents[1]
HEADINGS = [
    "MaHoSo",
    "MaTTHC",
    "DonViXuLy",
    "NgayTiepNhan",
    "NgayHenTra",
    "NgayKetThucXuLy",
    "TrangThaiHoSo",
    "KenhThucHien",
    "ChuHoSo",
]
ROWS = [
    [
        "H1",
        "1.000600",
        "Sở Công Thương",
        "20230301080000",
        "20230310170000",
        "20230310173000",
        "9",
        "2",
        "A",
    ],
    [
        "H2",
        "1.000600",
        "Sở Công Thương",
        "20230301080000",
        "20230310170000",
        "20230312150000",
        "10",
        "1",
        "B",
    ],
    ["H3", "1.000600", "Sở Công Thương", "20230301080000", "", "20230312150000", "10", "1", "C"],
    [
        "H4",
        "1.000600",
        "Sở Công Thương",
        "20230301080000",
        "20230310170000",
        "20230312150000",
        "",
        "1",
        "D",
    ],
    [
        "H5",
        "1.000600",
        "UBND xã Ia Chim",
        "20230301080000",
        "20230310170000",
        "20230309150000",
        "9",
        "2",
        "E",
    ],
    ["H6", "1.000600", "UBND xã Ia Chim", "20230301080000", "20230310170000", "", "4", "2", "F"],
]


@pytest.fixture(params=["csv", "xlsx"])
def dossiers(request, tmp_path, monkeypatch):
    """Give the same dossiers as text and as a workbook, below a title."""
    monkeypatch.chdir(tmp_path)
    file = Path(f"ho-so.{request.param}")
    if request.param == "csv":
        with file.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows([HEADINGS, *ROWS])
    else:
        book = openpyxl.Workbook()
        for row in [["Danh sách hồ sơ"], [], HEADINGS, *ROWS]:
            book.active.append(row)
        book.save(file)
    return str(file)


def table(text):
    return list(csv.reader(io.StringIO(text)))


def test_dossiers_are_counted_for_the_units_that_a_target_binds(dossiers):
    run = cchc("count", dossiers, "--year", "2023", "--item", "IV.1", "--item", "IV.3")
    assert run.code == ExitCode.OK
    assert [row[:8] for row in table(run.out)] == [
        ["indicator", "unit", "period", "b", "a", "u", "v", "undated"],
        ["province-dossiers-on-time", "Sở Công Thương", "2023", "1", "3", "1", "1", "0"],
        ["commune-dossiers-on-time", "Xã Ia Chim", "2023", "1", "1", "0", "0", "0"],
    ]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_two_spellings_of_a_unit_are_one_where_its_ends_are_looked_at(
    tmp_path, monkeypatch, ending
):
    """Each alone has too few dossiers that end at their due second to be told."""
    monkeypatch.chdir(tmp_path)
    rest = ["20230301080000", "20230310170000", "20230310170000", "9", "2", "A"]
    spellings = ("Sở Công Thương", "sở công thương")
    rows = [[f"K{at}", "1", spellings[at % 2], *rest] for at in range(2 * (EXACT_FEWEST - 1))]
    file = Path(f"ho-so.{ending}")
    if ending == "csv":
        with file.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows([HEADINGS, *rows])
    else:
        book = openpyxl.Workbook()
        for row in [HEADINGS, *rows]:
            book.active.append(row)
        book.save(file)
    run = cchc("count", str(file), "--year", "2023", "--item", "IV.1")
    assert run.err.count("R112") == 1


def test_counts_are_written_by_quarter_and_said(dossiers):
    run = cchc(
        "count",
        dossiers,
        "--year",
        "2023",
        "--item",
        "IV.3",
        "--by",
        "quarter",
        "-o",
        "so-lieu.csv",
    )
    assert (run.code, run.out) == (ExitCode.OK, "")
    assert "Đã ghi «so-lieu.csv»" in run.err
    rows = table(Path("so-lieu.csv").read_text(encoding="utf-8-sig"))
    assert [row[2:7] for row in rows[1:]] == [
        ["2023-Q1", "1", "1", "0", "0"],
        ["2023-Q2", "0", "0", "0", "0"],
        ["2023-Q3", "0", "0", "0", "0"],
        ["2023-Q4", "0", "0", "0", "0"],
    ]


@pytest.mark.parametrize("ending", ["txt", "md", "json", "html", "xlsx"])
def test_a_result_leads_to_the_command_that_lists_its_dossiers(dossiers, ending):
    """From a verdict down to the list, in every form that shows single results to people."""
    args = ["--dossiers", dossiers, "--year", "2023", "--item", "IV.1", "-o", f"x.{ending}"]
    assert cchc("check", *args).code == ExitCode.MISSED
    if ending == "xlsx":
        sheets = openpyxl.load_workbook("x.xlsx").worksheets
        rows = [row for sheet in sheets for row in sheet.iter_rows(values_only=True)]
        said = "\n".join(str(cell) for row in rows for cell in row)
    else:
        said = Path(f"x.{ending}").read_text(encoding="utf-8")
    command = (
        rf"cchc (dossiers {re.escape(dossiers)} --year 2023 [^\n]*--item IV\.1 --unit [a-z-]+)"
    )
    (arguments,) = set(re.findall(command, said))
    listed = cchc(*arguments.split(), "--late")
    assert [row[2] for row in table(listed.out)[1:]] == ["H2"]


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        pytest.param("--late", ["H2"], id="late: a - b - u"),
        pytest.param("--undecided", ["H3", "H4"], id="undecided: u + v"),
        pytest.param("--all", ["H1", "H2", "H3", "H4"], id="all: a + v"),
    ],
)
def test_the_list_has_the_dossiers_that_make_the_difference(dossiers, which, expected):
    run = cchc(
        "dossiers", dossiers, "--year", "2023", "--item", "IV.1", which, "--unit", "Sở Công Thương"
    )
    headings, *rows = table(run.out)
    assert run.code == ExitCode.OK
    assert [row[headings.index("Mã hồ sơ")] for row in rows] == expected
    assert "Chủ hồ sơ" not in headings


def test_personal_data_is_shown_on_request_and_a_workbook_is_written(dossiers):
    run = cchc(
        "dossiers",
        dossiers,
        "--year",
        "2023",
        "--item",
        "IV.1",
        "--columns",
        "applicant",
        "-o",
        "tre.xlsx",
    )
    assert run.code == ExitCode.OK
    headings, *rows = openpyxl.load_workbook("tre.xlsx").active.iter_rows(values_only=True)
    assert [row[headings.index("Chủ hồ sơ")] for row in rows] == ["B"]


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param("applicant", id="by its id"),
        pytest.param("chủ hồ sơ", id="by its name"),
        pytest.param("Applicant", id="by its name in English"),
        pytest.param("ChuHoSo", id="by the heading of its column"),
        pytest.param("state,applicant", id="behind another one"),
        pytest.param("Chủ hồ sơ, Mã hồ sơ", id="before another one"),
    ],
)
def test_a_column_is_called_as_people_call_it(dossiers, columns):
    run = cchc("dossiers", dossiers, "--year", "2023", "--item", "IV.1", "--columns", columns)
    headings, *rows = table(run.out)
    assert [row[headings.index("Chủ hồ sơ")] for row in rows] == ["B"]


COUNT, LIST = ["count", "{}"], ["dossiers", "{}", "--item", "I.1", "--all"]
TWINS = swap(UNITS, "2,Sở B,province,1\n", "2,Sở B,province,1\n3,Sở B,province,1\n")
SMALL = swap(TARGETS, "Tối thiểu 95", "Tối thiểu 0.6")


@pytest.mark.parametrize(
    ("command", "spoil", "code"),
    [
        pytest.param(COUNT, TWINS, "D410", id="count, in the registry"),
        pytest.param(COUNT, SMALL, "D315", id="count, in the set"),
        pytest.param(LIST, TWINS, "D410", id="dossiers, in the registry"),
        pytest.param(LIST, SMALL, "D315", id="dossiers, in the set"),
        pytest.param(["sql"], SMALL, "D315", id="sql, in the set"),
    ],
)
def test_what_is_odd_in_definitions_is_told_with_the_dossiers(dossiers, command, spoil, code):
    after(spoil, swap(INDICATOR, "over_time: sum\n", PROCEDURES))(made_folder(Path("d")))
    run = cchc(*(each.format(dossiers) for each in command), "--definitions", "d")
    assert (run.code, code in run.err) == (ExitCode.OK, True)


def test_a_list_of_things_has_no_columns_to_ask_for(dossiers):
    """They would be left out without a word."""
    made = made_folder(Path("d"))
    swap(INDICATOR, "over_time: sum\n", PROCEDURES)(made)
    asked = ["dossiers", dossiers, "--definitions", "d", "--item", "I.1", "--all"]
    assert cchc(*asked).code == ExitCode.OK
    run = cchc(*asked, "--columns", "applicant")
    assert (run.code, "--columns" in run.err) == (ExitCode.USAGE, True)


SOURCE_OF_OUR_OWN = """id: our-own
title: Phần mềm của tỉnh
english: System of the province
zone: utc
unit: unit
columns:
  unit: {headings: [Nơi giải quyết]}
  procedure: {headings: [Thủ tục]}
  finished: {headings: [Xong], formats: ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss.SXXX"]}
  state: {headings: [Trạng thái], codes: {Trả: returned}}
  channel: {headings: [Kênh], codes: {Web: online}}
"""


def test_a_source_of_ones_own_needs_no_fields_of_ones_own(tmp_path, monkeypatch):
    """Fields are those that are shipped; times without a zone are in that of the source."""
    monkeypatch.chdir(tmp_path)
    made = made_folder(Path("d"))
    swap(INDICATOR, "over_time: sum\n", PROCEDURES)(made)
    Path("d/record-sources").mkdir()
    Path("d/record-sources/our-own.yaml").write_text(SOURCE_OF_OUR_OWN, encoding="utf-8")
    rows = [
        ["Nơi giải quyết", "Thủ tục", "Xong", "Trạng thái", "Kênh"],
        ["Sở B", "1.000600", "2024-03-31 17:00:00", "Trả", "Web"],
        ["Sở B", "1.0006", "2024-03-31T17:00:00.000+07:00", "Trả", "Web"],
    ]
    with Path("x.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(rows)
    run = cchc("count", "x.csv", "--definitions", "d", "--by", "month")
    assert [row[2:5] for row in table(run.out)[1:] if row[4] != "0"] == [
        ["2024-03", "1", "1"],
        ["2024-04", "1", "1"],
    ]


PROCEDURES = """over_time: latest
count:
  of: procedure
  period: finished
  denominator: {where: "state = 'returned'", formula: stated}
  numerator: {where: "channel = 'online'", formula: stated}
  examples:
    - {dossier: {procedure: "1", state: returned, finished: "2024-03-01", channel: online}, lands: b}
"""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["count", "{}", "--year", "2023", "--source", "nothing"], "nguồn hồ sơ", id="source"
        ),
        pytest.param(
            ["count", "no.csv", "--year", "2023"], "Không có tệp", id="a file that is not there"
        ),
        pytest.param(["dossiers", "{}", "--year", "2023"], "--item", id="a list of no target"),
        pytest.param(
            ["dossiers", "{}", "--year", "2023", "--item", "III.1"], "danh mục TTHC", id="why not"
        ),
        pytest.param(
            ["dossiers", "{}", "--year", "2023", "--item", "IV.1", "--late", "--all"],
            "Chỉ ghi một",
            id="two lists",
        ),
        pytest.param(
            ["dossiers", "{}", "--year", "2023", "--item", "IV.3", "--unit", "Sở Công Thương"],
            "không giao cho «Sở Công Thương»",
            id="a unit that the target does not bind",
        ),
        pytest.param(
            [
                "dossiers",
                "{}",
                "--year",
                "2023",
                "--item",
                "IV.3",
                "--unit",
                "so-cong-thuong",
                "--unit",
                "23326",
            ],
            "không giao cho «Sở Công Thương»",
            id="and beside one that it binds",
        ),
        pytest.param(
            ["dossiers", "{}", "--year", "2023", "--item", "IV.1", "--columns", "phone"],
            "trường",
            id="no field",
        ),
        pytest.param(
            ["dossiers", "{}", "--year", "2023", "--item", "IV.1", "-o", "x.pdf"],
            ".xlsx",
            id="another ending",
        ),
        pytest.param(
            ["sql", "--year", "2023", "--table", "a\tb"], "tên bảng", id="no name of a table"
        ),
    ],
)
def test_wrong_usage_is_said_with_a_way_out(dossiers, arguments, said):
    run = cchc(*(each.format(dossiers) for each in arguments))
    assert run.code == ExitCode.USAGE
    assert said in run.err


def test_a_list_of_something_else_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("hang.csv").write_text("STT,Tên hàng\n1,Bút\n", encoding="utf-8")
    run = cchc("count", "hang.csv", "--year", "2023")
    assert run.code == ExitCode.UNUSABLE
    assert "R101" in run.err


@pytest.mark.parametrize("above", [9, 21_000], ids=["at once", "below what an engine looks at"])
@pytest.mark.parametrize(
    ("row", "code", "said"),
    [
        pytest.param(b'H9,"1.000600\n' * 3, 3, "C105", id="a quotation mark is left open"),
        pytest.param(b"H9,1.000600,S\xff,,,,,,\n", 3, "C104", id="letters of another encoding"),
        pytest.param(b"H9,1.000600\n", 3, "R119", id="a row ends too soon"),
        pytest.param(b"H9,1.000600,S, T,,,,,,,x\n", 3, "R119", id="a row has a cell too many"),
    ],
)
def test_what_an_engine_refuses_is_said_as_of_any_other_file(
    tmp_path, monkeypatch, above, row, code, said
):
    monkeypatch.chdir(tmp_path)
    sound = "".join(f"{line}\n" for line in (",".join(HEADINGS), *[",".join(ROWS[0])] * above))
    Path("ho-so.csv").write_bytes(sound.encode() + row)
    run = cchc("count", "ho-so.csv", "--year", "2023", "--item", "IV.1")
    assert (run.code, said in run.err) == (code, True)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:4], id="cut off"),
        pytest.param(lambda data: data[:60] + bytes(40) + data[100:], id="overwritten inside"),
    ],
)
def test_a_damaged_parquet_file_is_a_finding(tmp_path, monkeypatch, damage):
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    monkeypatch.chdir(tmp_path)
    with Path("ho-so.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([HEADINGS, *ROWS])
    duckdb.read_csv("ho-so.csv", all_varchar=True).write_parquet("ho-so.parquet")
    file = Path("ho-so.parquet")
    assert cchc("count", str(file), "--year", "2023", "--item", "IV.1").code == ExitCode.OK
    file.write_bytes(damage(file.read_bytes()))
    run = cchc("count", str(file), "--year", "2023", "--item", "IV.1")
    assert (run.code, "R109" in run.err) == (ExitCode.UNUSABLE, True)


@pytest.mark.parametrize("dialect", ["duckdb", "spark", "postgres", "trino"])
def test_a_statement_is_printed_for_every_dialect(dialect):
    run = cchc(
        "sql", "--year", "2023", "--dialect", dialect, "--table", "hoso.ho_so", "--item", "IV.1"
    )
    assert (run.code, run.err) == (ExitCode.OK, "")
    assert run.out.startswith("-- indicator 0 = province-dossiers-on-time\n-- period 0 = 2023\n")


def test_checking_dossiers_gives_the_verdicts_of_their_counts(dossiers):
    chosen = ["--year", "2023", "--item", "IV.1", "--item", "IV.3"]
    assert cchc("count", dossiers, *chosen, "-o", "so-lieu.csv").code == ExitCode.OK
    by_file = cchc("check", "so-lieu.csv", *chosen, "--format", "json")
    at_once = cchc("check", "--dossiers", dossiers, *chosen, "--format", "json")
    assert at_once.code == by_file.code == ExitCode.MISSED
    results = [
        [(each["item"], each["unit"], each["verdict"]) for each in json.loads(run.out)["results"]]
        for run in (by_file, at_once)
    ]
    assert results[0] == results[1]
    assert len(results[0]) == 2


@pytest.fixture
def merged(tmp_path):
    """Give the shipped definitions, with a commune that was merged in July and kept its name."""
    folder = tmp_path / "dinh-nghia"
    for name in ("indicators", "targets"):
        shutil.copytree(ROOT / name, folder / name)
    units = folder / "targets" / "units" / "kon-tum-2023.csv"
    lines = units.read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if ",Xã Ia Chim,commune," in line)
    code, _, _, district, *_ = lines[at].split(",")
    lines[at] = lines[at].replace("2025-06-30", "2023-06-30")
    lines.append(f"99999,Xã Ia Chim,commune,{district},,2023-07-01,,")
    units.write_text("\n".join([*lines, ""]), "utf-8")
    return ["--definitions", str(folder), "--year", "2023", "--item", "IV.3"], code


def dossier(number, month, day):
    moments = [f"2023{month:02}{at:02}080000" for at in (1, 10, day)]
    return [number, "1.000600", "UBND xã Ia Chim", *moments, "9", "2", "E"]


def test_dossiers_of_a_name_are_those_of_the_unit_that_bore_it(merged, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    options, old = merged
    with Path("ho-so.csv").open("w", encoding="utf-8", newline="") as opened:
        rows = [dossier("H1", 3, 9), dossier("H2", 8, 12), dossier("H3", 8, 9)]
        csv.writer(opened).writerows([HEADINGS, *rows])
    run = cchc("count", "ho-so.csv", *options, "--by", "quarter", "-o", "so-lieu.csv")
    assert run.code == ExitCode.OK
    found = table(Path("so-lieu.csv").read_text(encoding="utf-8-sig"))[1:]
    assert [row[1:5] for row in found] == [
        [old, "2023-Q1", "1", "1"],
        [old, "2023-Q2", "0", "0"],
        ["99999", "2023-Q3", "1", "2"],
        ["99999", "2023-Q4", "0", "0"],
    ]
    for period, expected in (("Q1", old), ("Q3", "99999")):
        judged = cchc("check", "so-lieu.csv", *options, "--period", period, "--format", "json")
        assert [each["unit"]["code"] for each in json.loads(judged.out)["results"]] == [expected]
    listed = cchc("dossiers", "ho-so.csv", *options, "--unit", "99999", "--period", "Q3")
    assert ("H2" in listed.out, "H1" in listed.out) == (True, False)
    old_ones = cchc("dossiers", "ho-so.csv", *options, "--unit", old, "--period", "Q3", "--all")
    assert "H2" not in old_ones.out


def test_each_result_leads_down_to_its_dossiers(dossiers):
    """The command that a result gives lists exactly as many dossiers as were counted."""
    chosen = ["--year", "2023", "--item", "IV.1", "--item", "IV.3"]
    report = json.loads(cchc("check", "--dossiers", dossiers, *chosen, "--format", "json").out)
    told = [each["dossiers"] for each in report["results"]]
    assert [[each[which] for which in ("late", "undecided", "all")] for each in told] == [
        [1, 2, 4],
        [0, 0, 1],
    ]
    for each in told:
        program, *arguments = shlex.split(each["command"])
        for which in ("late", "undecided", "all"):
            headings, *rows = table(cchc(*arguments, f"--{which}").out)
            assert len(rows) == each[which]
        assert (program, "Mã hồ sơ" in headings) == ("cchc", True)


def test_the_table_gives_the_commands_of_what_needs_a_person(dossiers):
    run = cchc("check", "--dossiers", dossiers, "--year", "2023", "--item", "IV.1")
    assert f"cchc dossiers {dossiers} --year 2023 --period 2023 --item IV.1" in run.out
    assert "cchc dossiers" not in cchc("check", "--help").out.partition("Ví dụ")[0]


def test_dossiers_of_two_periods_are_compared(dossiers):
    asked = ["--year", "2023", "--item", "IV.3", "--period", "Q1", "--against", "T3"]
    run = cchc("check", "--dossiers", dossiers, *asked, "--format", "json")
    report = json.loads(run.out)
    assert [(each["verdict"], each["points"]) for each in report["changes"]] == [("met", "0.00")]
    assert (report["period"], report["against"]["period"]) == ("2023-Q1", "2023-03")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["--dossiers", "--source", "nothing"], "hiện có: national-sync", id="no such source"
        ),
        pytest.param(["--source", "national-sync"], "--dossiers", id="no dossiers"),
    ],
)
def test_a_source_is_one_of_dossiers(dossiers, arguments, said):
    run = cchc("check", dossiers, "--year", "2023", *arguments)
    assert run.code == ExitCode.USAGE
    assert said in run.err


@pytest.mark.parametrize(
    ("arguments", "stages"),
    [
        pytest.param(["count", "{}"], ["Đang kiểm tra hồ sơ", "Đang đếm"], id="count"),
        pytest.param(["dossiers", "{}", "--item", "IV.1"], ["Đang liệt kê"], id="dossiers"),
        pytest.param(["check", "--dossiers", "{}"], ["Đang đếm"], id="check --dossiers"),
        pytest.param(["check", "{0}", "--against-dossiers", "{0}"], [], id="nothing to compare"),
    ],
)
def test_who_looks_on_sees_the_stages_and_standard_output_never_does(dossiers, arguments, stages):
    asked = [each.format(dossiers) for each in arguments] + ["--year", "2023"]
    seen = on_a_terminal("stderr", *asked)
    quiet = cchc(*asked)
    assert all(stage in seen.screen for stage in stages)
    assert seen.beside == quiet.out
    assert "Đang" not in quiet.err


@pytest.mark.parametrize("kind", ["csv", "parquet"])
@pytest.mark.parametrize(
    "named",
    [
        pytest.param("nop", id="a folder"),
        pytest.param("nop/*.{kind}", id="a pattern"),
        pytest.param("{here}/nop/*.{kind}", id="a pattern from the root"),
        pytest.param("nop/**/*.{kind}", id="a pattern of folders"),
    ],
)
def test_dossiers_of_a_folder_are_counted_together(tmp_path, monkeypatch, kind, named):
    monkeypatch.chdir(tmp_path)
    Path("nop/thang").mkdir(parents=True)
    for at, name in enumerate(("nop/1", "nop/2", "nop/thang/3")):
        with Path(f"{name}.csv").open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows(
                [HEADINGS, *([f"{at}-{row[0]}", *row[1:]] for row in ROWS)]
            )
        if kind == "parquet":
            duckdb = pytest.importorskip("duckdb", reason="pip install 'cchc[records]'")
            duckdb.read_csv(f"{name}.csv", all_varchar=True).write_parquet(f"{name}.parquet")
            Path(f"{name}.csv").unlink()
    run = cchc("count", named.format(here=tmp_path, kind=kind), "--year", "2023", "--item", "IV.1")
    [row] = table(run.out)[1:]
    many = 3 if "**" in named or "*" not in named else 2
    assert [int(number) for number in row[3:7]] == [many, 3 * many, many, many]


@pytest.mark.parametrize(
    ("named", "code", "said"),
    [
        pytest.param("nop", ExitCode.UNUSABLE, "C117", id="a folder without any"),
        pytest.param("nop/*.parquet", ExitCode.USAGE, "Không có tệp", id="a pattern of none"),
        pytest.param(
            "nop/1.parquet", ExitCode.USAGE, "Không có tệp", id="a file that is not there"
        ),
    ],
)
def test_nothing_to_count_is_said(tmp_path, monkeypatch, named, code, said):
    monkeypatch.chdir(tmp_path)
    Path("nop").mkdir()
    run = cchc("count", named, "--year", "2023")
    assert (run.code, said in run.err) == (code, True)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize("which", ["--late", "--undecided", "--all"])
def test_a_dossier_of_nobody_is_told_and_neither_counted_nor_listed(
    tmp_path, monkeypatch, ending, which
):
    """Its newest rows name two units: in neither's a, so on no list of a + v dossiers."""
    monkeypatch.chdir(tmp_path)
    rest = ["20230301080000", "20230310170000", "20230312150000", "9", "2", "A"]
    rows = [["T", "1", unit, *rest] for unit in ("Sở Công Thương", "Sở Y tế")]
    book = openpyxl.Workbook()
    for row in [HEADINGS, *rows]:
        book.active.append(row)
    book.save("t.xlsx")
    with Path("t.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([HEADINGS, *rows])
    if ending == "parquet":
        duckdb = pytest.importorskip("duckdb", reason="pip install 'cchc[records]'")
        duckdb.read_csv("t.csv", all_varchar=True).write_parquet("t.parquet")
    asked = [f"t.{ending}", "--year", "2023", "--item", "IV.1"]
    counted = cchc("count", *asked)
    assert (counted.code, len(table(counted.out))) == (ExitCode.UNUSABLE, 1)
    assert "R117" in counted.err
    assert "«T»" in counted.err
    listed = cchc("dossiers", *asked, which)
    assert len(table(listed.out)) == 1
    assert ("R118" in listed.err) is (which != "--undecided")


@pytest.mark.parametrize(
    ("share", "told"),
    [
        pytest.param([], 0, id="five percent unless it is said"),
        pytest.param(["--exact-share", "2,4"], 1, id="below their share"),
        pytest.param(["--exact-share", "2.5"], 0, id="their share"),
        pytest.param(["--exact-share", "2"], 1, id="a whole number"),
    ],
)
def test_the_share_of_those_that_end_when_they_are_due(tmp_path, monkeypatch, share, told):
    """10 of 400 on time: counted alone or judged, too."""
    monkeypatch.chdir(tmp_path)
    due = "20230310170000"
    rows = [
        [
            f"H{at}",
            "1",
            "Sở Y tế",
            due,
            due,
            due if at < 10 else f"20230309{10 + at // 60:02}{at % 60:02}30",
            "9",
            "2",
            "A",
        ]
        for at in range(400)
    ]
    with Path("h.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([HEADINGS, *rows])
    asked = ["h.csv", "--year", "2023", "--item", "IV.1", *share]
    assert cchc("count", *asked).err.count("R112") == told
    report = json.loads(cchc("check", "--dossiers", *asked, "--format", "json").out)
    assert [each["code"] for each in report["findings"]].count("R112") == told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--dossiers", "--exact-share", "nhiều"], "«nhiều»", id="no number"),
        pytest.param(["--dossiers", "--exact-share", "100,5"], "«100,5»", id="above everything"),
        pytest.param(["--exact-share", "5"], "--dossiers", id="of counts that were typed"),
    ],
)
def test_a_share_that_is_none_is_refused(dossiers, arguments, said):
    run = cchc("check", dossiers, "--year", "2023", *arguments)
    assert run.code == ExitCode.USAGE
    assert said in run.err


@pytest.mark.parametrize("form", ["github", "csv", "json", "sarif", "junit", "table"])
def test_what_was_read_is_the_list_and_no_file_that_nobody_has(dossiers, form):
    """Every place is in the list; what was counted of it is a sheet of its own."""
    asked = ["check", "--dossiers", dossiers, "--year", "2023", "--item", "IV.1"]
    said = cchc(*asked, "--format", form).out
    assert f"{dossiers} (" not in said
    if form in {"github", "csv"}:
        assert f"{dossiers}:đếm từ hồ sơ!D2" in said
    if form == "json":
        report = json.loads(said)
        digest = hashlib.sha256(Path(dossiers).read_bytes()).hexdigest()
        assert report["inputs"] == [{"path": dossiers, "sha256": digest}]
        places = {each["location"]["file"] for each in report["results"] if each["location"]}
        assert places == {dossiers}


def test_a_list_that_is_handed_in_as_counts_is_called_a_list(dossiers):
    run = cchc("check", dossiers, "--year", "2023")
    assert run.code == ExitCode.UNUSABLE
    assert "R126" in run.out
    assert "--dossiers" in run.out
    assert "C106" not in run.out


def test_nobody_is_sent_to_a_command_that_reads_no_dossiers(dossiers):
    assert "cchc missing" not in cchc("check", "--dossiers", dossiers, "--year", "2023").out


def test_a_unit_is_called_as_the_list_calls_it(tmp_path, monkeypatch):
    """An apostrophe that makes a formula a text belongs into the file of counts, not into messages."""
    monkeypatch.chdir(tmp_path)
    rows = [["H1", "1", "=Sở Lạ", "", "20230310170000", "20230310170000", "9", "2", "A"]]
    with Path("h.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([HEADINGS, *rows])
    asked = ["h.csv", "--year", "2023", "--item", "IV.1"]
    assert "'=Sở Lạ" in cchc("count", *asked).out
    assert "«=Sở Lạ»" in cchc("check", "--dossiers", *asked).out
