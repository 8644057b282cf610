"""A gate that decides the exit code is told by every form that pipelines read."""

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
