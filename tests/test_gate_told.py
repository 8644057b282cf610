"""A gate that decides the exit code is told by every form that pipelines read."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cchc.exit_codes import ExitCode
from cli_runs import cchc

ROWS = "Đơn vị,Mục,Kỳ báo cáo,Tử số (b),Mẫu số (a)\nSở Y tế,II,Q3/2023,9,10\n"
FORMS = ["github", "junit", "sarif"]
TITLE = "Không qua được điều kiện ở --fail-on"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        pytest.param(
            ["--expect", "all", "--fail-on", "missing,partial"],
            ExitCode.GATE,
            "missing, partial",
            id="both gates are closed",
        ),
        pytest.param(
            ["--expect", "all", "--fail-on", "missing,warning"],
            ExitCode.GATE,
            "missing",
            id="one of two",
        ),
        pytest.param(["--expect", "all"], ExitCode.OK, None, id="no gate was asked for"),
        pytest.param(["--fail-on", "warning"], ExitCode.OK, None, id="the gate holds"),
    ],
)
def test_a_closed_gate_is_told(
    tmp_path: Path, form: str, options: list[str], code: ExitCode, told: str | None
) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    asked = ("--year", "2023", "--period", "Q3", "--format", form)
    run = cchc("check", "a.csv", *asked, *options, folder=tmp_path)
    assert run.code == code
    said = run.out.replace("%3A", ":").replace("%2C", ",")  # as titles of GitHub are escaped
    assert (TITLE in said) == (told is not None)
    if told:
        assert f"{TITLE}: {told}" in said
        assert f"{TITLE}: {told}, " not in said


def test_junit_counts_the_gate_as_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    asked = ("--year", "2023", "--period", "Q3", "--expect", "all", "--fail-on", "missing")
    run = cchc("check", "a.csv", *asked, "--format", "junit", folder=tmp_path)
    suites = ET.fromstring(run.out)
    assert suites.get("failures") == "1"
    [case] = [case for case in suites.iter("testcase") if case.find("failure") is not None]
    assert case.get("name") == f"{TITLE}: missing"


MIXED = ROWS + "Sở Nội vụ,II,Q3/2023,1,10\nSở Xây dựng,II,Q3/2023,12,10\n"
GRADES = {
    "github": lambda text: {
        "missed": any(re.match("::error .*Không đạt::", line) for line in text.splitlines()),
        "invalid": any(re.match("::error .*title=C301", line) for line in text.splitlines()),
    },
    "junit": lambda text: {
        "missed": ET.fromstring(text).find(".//failure[@type='missed']") is not None,
        "invalid": ET.fromstring(text).find(".//error[@type='C301']") is not None,
    },
    "sarif": lambda text: {
        name: [
            each["level"]
            for each in json.loads(text)["runs"][0]["results"]
            if each["ruleId"] == rule
        ]
        == ["error"]
        for name, rule in (("missed", "missed"), ("invalid", "C301"))
    },
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("options", "missed", "invalid"),
    [
        pytest.param([], True, True, id="both fail a run that asks for nothing else"),
        pytest.param(["--allow-missed"], False, True, id="misses are allowed"),
        pytest.param(["--fail-on", "missed"], True, False, id="only misses fail it"),
        pytest.param(["--fail-on", "invalid"], False, True, id="only wrong numbers fail it"),
        pytest.param(["--fail-on", "missing"], False, False, id="neither fails it"),
    ],
)
def test_only_what_fails_the_run_is_a_failure_to_the_pipeline(
    tmp_path: Path, form: str, options: list[str], missed: bool, invalid: bool
) -> None:
    (tmp_path / "a.csv").write_text(MIXED, encoding="utf-8")
    asked = ("--year", "2023", "--period", "Q3", "--format", form)
    said = cchc("check", "a.csv", *asked, *options, folder=tmp_path).out
    assert GRADES[form](said) == {"missed": missed, "invalid": invalid}
    assert "C301" in said


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "options",
    [
        pytest.param([], id="by default"),
        pytest.param(["--fail-on", "missing"], id="also where silence is a gate of its own"),
    ],
)
def test_a_run_that_judged_nothing_says_so(tmp_path: Path, form: str, options: list[str]) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    asked = ("--year", "2023", "--period", "Q3", "--unit", "Sở Nội vụ", "--format", form)
    run = cchc("check", "a.csv", *asked, *options, folder=tmp_path)
    assert run.code == ExitCode.UNUSABLE
    assert "Không có gì để đánh giá" in run.out
