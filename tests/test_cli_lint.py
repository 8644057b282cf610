"""``cchc lint``: everything that is wrong with a folder, in every form, and what its exit code says."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from cchc.diagnostics import Severity
from cchc.exit_codes import ExitCode
from cchc.render.lint_report import SCHEMA
from cchc.rules.catalogue import CATALOGUE
from cli_runs import cchc
from made_folders import INDICATOR, TARGETS, UNITS, Step, after, made_folder, swap

RULES = Path(__file__).parents[1] / "rules"
SARIF = Path(__file__).parent / "data/schemas/sarif-2.1.0-rtm.5.json"
JSON_PAGE = Path(__file__).parents[1] / "docs" / "json.md"
TWINS = swap(UNITS, "2,Sở B,province,1\n", "2,Sở B,province,1\n3,Sở B,province,1\n")
NO_PARENT = swap(UNITS, "2,Sở B,province,1\n", "2,Sở B,province,9\n")


@pytest.mark.parametrize(
    ("step", "options", "expected"),
    [
        pytest.param(after(), [], ExitCode.OK, id="nothing is wrong"),
        pytest.param(after(), ["--fail-on", "warning"], ExitCode.OK, id="nothing, strictly"),
        pytest.param(TWINS, [], ExitCode.OK, id="a warning"),
        pytest.param(TWINS, ["--fail-on", "warning"], ExitCode.GATE, id="a warning, strictly"),
        pytest.param(NO_PARENT, [], ExitCode.USAGE, id="an error in a registry"),
        pytest.param(
            after(TWINS, swap(TARGETS, "year: 2024", "year: 24")),
            ["--fail-on", "warning"],
            ExitCode.USAGE,
            id="an error is more than a warning",
        ),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_the_exit_code(
    tmp_path: Path, step: Step, options: list[str], expected: ExitCode, form: str
) -> None:
    step(made_folder(tmp_path / "d"))
    run = cchc("lint", "d", "--format", form, *options, folder=tmp_path)
    assert (run.code, run.err) == (expected, "")


def test_places_lead_from_where_the_program_runs(tmp_path: Path) -> None:
    after(TWINS, swap(INDICATOR, "over_time: sum", "over_time: som"))(made_folder(tmp_path / "d"))
    run = cchc("lint", "d", folder=tmp_path)
    assert re.findall("^(\\S+) (D[0-9]+)", run.out, re.MULTILINE) == [
        (f"d/{INDICATOR}:13:12", "D206"),
        (f"d/{UNITS}:4:2", "D410"),
    ]
    assert run.out.endswith("1 lỗi, 1 cảnh báo.\n")


def test_all_files_are_told_at_once_in_their_order(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    after(
        swap(INDICATOR, "over_time: sum", "over_time: som"),
        swap(TARGETS, "threshold: Tối thiểu 95", "threshold: khoảng 95"),
        NO_PARENT,
    )(folder)
    found = json.loads(cchc("lint", str(folder), "--format", "json").out)["findings"]
    assert [each["code"] for each in found] == ["D206", "D211", "D408"]
    assert all(each["location"]["row"] and each["location"]["column"] for each in found)


def test_json_is_what_its_page_says(tmp_path: Path) -> None:
    TWINS(made_folder(tmp_path / "d"))
    document = json.loads(cchc("lint", "d", "--format", "json", folder=tmp_path).out)
    page = JSON_PAGE.read_text(encoding="utf-8").partition("\n## The definitions: `cchc lint")[2]
    assert document["schema"] == SCHEMA
    assert SCHEMA in page
    assert set(document) <= set(re.findall(r"`(\w+)`", page.partition("\n## ")[0]))
    assert document["summary"] == {"error": 0, "warning": 1, "note": 0}


def test_sarif_is_valid_and_leads_to_the_column(tmp_path: Path) -> None:
    after(TWINS, swap(INDICATOR, "over_time: sum", "over_time: som"))(made_folder(tmp_path / "d"))
    log = json.loads(cchc("lint", "d", "--format", "sarif", folder=tmp_path).out)
    Draft4Validator(json.loads(SARIF.read_text(encoding="utf-8"))).validate(log)
    places = [each["locations"][0] for each in log["runs"][0]["results"]]
    assert [each["physicalLocation"]["region"] for each in places] == [
        {"startLine": 13, "startColumn": 12},
        {"startLine": 4},
    ]


def test_github_is_led_to_line_and_column(tmp_path: Path) -> None:
    swap(INDICATOR, "over_time: sum", "over_time: som")(made_folder(tmp_path / "d"))
    out = cchc("lint", "d", "--format", "github", folder=tmp_path).out
    assert out.startswith(f"::error file=d/{INDICATOR},line=13,col=12,title=D206 ")


def test_github_counts_what_is_left_out(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    rows = "".join(f"{code},Sở {code},province,x\n" for code in range(10, 40))
    swap(UNITS, "2,Sở B,province,1\n", rows)(folder)
    lines = cchc("lint", str(folder), "--format", "github").out.splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert "21 phát hiện nữa" in lines[9]


BROKEN_REGISTRIES = [
    folder.name
    for folder in sorted(RULES.glob("D4*"))
    if CATALOGUE[folder.name[:4]].severity is Severity.ERROR
]
COMMANDS = [
    ["list-targets", "--year", "2024"],
    ["list-indicators"],
    ["list-quantities"],
    ["show", "I.1", "--year", "2024"],
    ["diff", "made-up-2024", "made-up-2024"],
    ["template", "--year", "2024", "--unit", "1", "--output", "bieu.xlsx"],
]


@pytest.mark.parametrize("broken", BROKEN_REGISTRIES)
def test_every_command_reads_registries_with_the_same_eyes(tmp_path: Path, broken: str) -> None:
    folder = str(RULES / broken / "definitions")
    linted = cchc("lint", folder)
    runs = [cchc(*command, "--definitions", folder, folder=tmp_path) for command in COMMANDS]
    assert [linted.code, *(run.code for run in runs)] == [ExitCode.USAGE] * (1 + len(runs))
    assert f" {broken[:4]} " in linted.out
    assert [broken[:4] in run.err for run in runs] == [True] * len(runs)
