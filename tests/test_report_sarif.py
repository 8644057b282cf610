"""SARIF 2.1.0: findings at the file and at the cell, as code-scanning tools read them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from cchc.definitions.model import Assignment
from cchc.diagnostics import Location
from cchc.exit_codes import ExitCode
from cchc.provenance import Plain, Provenance
from cchc.render.report_sarif import render
from cchc.results import Report, Verdict
from factories import DAK_TO, SO_NOI_VU, SO_TU_PHAP, Row, report, target, target_set
from office_reports import of_every_verdict
from shown_report import MadeUpError, MadeUpNote, shown_report

SCHEMA = json.loads(
    (Path(__file__).parent / "data/schemas/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)


def log(shown: Report, code: ExitCode = ExitCode.OK) -> Any:
    """Read the file back, and refuse what the standard does not know."""
    read = json.loads(render(shown, code, "vi"))
    VALIDATOR.validate(read)
    return read


def run_of(location: Location) -> Any:
    """Give the run of a report with one finding."""
    (run,) = log(report([], findings=[MadeUpError(found="x").at(location)]))["runs"]
    return run


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(shown_report(), id="with everything in it"),
        pytest.param(report([]), id="with nothing in it"),
    ],
)
def test_it_is_valid(shown: Report) -> None:
    assert log(shown)["version"] == "2.1.0"


@given(st.text(max_size=8))
def test_it_stays_valid_whatever_a_cell_holds(text: str) -> None:
    finding = MadeUpError(found=text).at(Location(text or "-", text, 1, 1))
    log(report([Row(text, 1, 1)], findings=[finding]))


def physical(uri: str, line: int) -> dict[str, object]:
    """Write a place in a file."""
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri},
            "region": {"startLine": line},
        }
    }


def logical(name: str, whole: str, kind: str) -> dict[str, object]:
    """Write the name of a cell or row."""
    return {"logicalLocations": [{"name": name, "fullyQualifiedName": whole, "kind": kind}]}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(
            Location("a.csv", row=6, column=4),
            physical("a.csv", 6) | logical("D6", "D6", "cell"),
            id="a cell of a text file",
        ),
        pytest.param(
            Location("a.xlsx", "Quý 3", 7, 28),
            physical("a.xlsx", 7) | logical("AB7", "Quý 3!AB7", "cell"),
            id="a cell of a workbook, by the name it has there",
        ),
        pytest.param(
            Location("a.csv", row=6),
            physical("a.csv", 6) | logical("6", "6", "row"),
            id="a row",
        ),
        pytest.param(
            Location("a.xlsx", "Trang 2"),
            physical("a.xlsx", 1) | {"logicalLocations": [{"name": "Trang 2", "kind": "sheet"}]},
            id="a sheet; tools refuse a result without a line",
        ),
        pytest.param(Location("a.csv"), physical("a.csv", 1), id="a file"),
        pytest.param(
            Location("-", row=3, column=1),
            logical("A3", "A3", "cell"),
            id="standard input is no file",
        ),
        pytest.param(
            Location("./thư mục/quý 3: 50%#.csv"),
            physical("th%C6%B0%20m%E1%BB%A5c/qu%C3%BD%203%3A%2050%25%23.csv", 1),
            id="a name that no address could hold as it is",
        ),
        pytest.param(
            Location("/tmp/a b.csv"), physical("file:///tmp/a%20b.csv", 1), id="a whole path"
        ),
        pytest.param(
            Location("a\udcff.csv"), physical("a%FF.csv", 1), id="bytes that are no letters"
        ),
    ],
)
def test_locations(place: Location, expected: dict[str, object]) -> None:
    assert run_of(place)["results"][0]["locations"] == [expected]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param("Sở [tỉnh] (1)", "«Sở [tỉnh] (1)»", id="brackets are text"),
        pytest.param("[a](http://x.vn)", r"«\[a\](http://x.vn)»", id="a link is made text"),
        pytest.param(r"\[a](http://x.vn)", r"«\\\[a\](http://x.vn)»", id="with a backslash, too"),
        pytest.param(
            r"[x\]](javascript:y)", r"«\[x\\\]\](javascript:y)»", id="with a bracket in its text"
        ),
        pytest.param("[a [b]](c)", r"«\[a \[b\]\](c)»", id="with brackets in its text"),
        pytest.param("[a] [b](c)", r"«\[a\] \[b\](c)»", id="only where it is one"),
    ],
)
def test_a_message_links_nothing(found: str, expected: str) -> None:
    shown = report([], findings=[MadeUpError(found=found).at(Location("a.csv"))])
    text = log(shown)["runs"][0]["results"][0]["message"]["text"]
    assert text == f"a.csv: Ô này ghi {expected}, không phải 100%. Hãy ghi số."


def test_levels_and_rules() -> None:
    (run,) = log(shown_report())["runs"]
    rules = run["tool"]["driver"]["rules"]
    found = [(rules[each["ruleIndex"]]["id"], each["level"]) for each in run["results"]]
    assert [each for each in found if each[0] != "missed"] == [
        ("C902", "warning"),
        ("C901", "error"),
        ("C903", "note"),
        ("C901", "error"),
        ("C901", "error"),
        ("C901", "error"),
    ]
    assert [each["ruleId"] for each in run["results"]] == [code for code, _ in found]


def test_a_rule_is_told_without_placeholders() -> None:
    (rule,) = run_of(Location("a.csv"))["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "Ô này ghi «…», không phải 100%."


@pytest.mark.parametrize(
    ("options", "level"),
    [
        pytest.param({}, "error", id="an error"),
        pytest.param({"--allow-missed": True}, "warning", id="a warning where it is allowed"),
    ],
)
def test_a_missed_target_is_a_result(options: dict[str, Plain], level: str) -> None:
    made = report([(SO_NOI_VU, 1, 100), (SO_TU_PHAP, 90, 100), (DAK_TO, 99, 100)])
    code = ExitCode.UNUSABLE
    (run,) = log(replace(made, provenance=Provenance(options)), code)["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["missed"]
    assert [(each["ruleId"], each["level"], each["ruleIndex"]) for each in run["results"]] == [
        ("missed", level, 0)
    ] * 2
    worst = run["results"][0]
    assert worst["message"]["text"] == (
        "IV.1 Sở Nội vụ (so-noi-vu): Tỷ lệ 1,00%, mức giao ≥ 95%; còn thiếu 94. (so-lieu.csv:2:2/3)"
    )
    assert worst["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "so-lieu.csv"
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": int(code)}]


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(shown_report(), id="with everything in it"),
        pytest.param(of_every_verdict(), id="of every verdict"),
        pytest.param(report([]), id="with nothing in it"),
        pytest.param(report([(SO_NOI_VU, 1, 100)]), id="a miss alone"),
    ],
)
def test_the_results_agree_with_the_counts(shown: Report) -> None:
    (run,) = log(shown)["runs"]
    missed = [each for each in run["results"] if each["ruleId"] == "missed"]
    properties = run["properties"]
    assert properties["obligations"]["missed"] == shown.tally_of_obligations(Verdict.MISSED)
    counted = properties["verdicts"]["missed"] + properties["obligations"]["missed"]
    assert len(missed) == counted
    assert len(run["results"]) - len(missed) == len(shown.findings)


def test_a_missed_total_stands_at_its_first_row() -> None:
    of = target_set(replace(target("90"), assigned=(Assignment(unit="so-noi-vu"),)))
    (run,) = log(report([(SO_NOI_VU, 1, 100)], of=of))["runs"]
    assert [each["locations"] for each in run["results"]] == [
        [physical("so-lieu.csv", 2) | logical("2", "2", "row")],
        [physical("so-lieu.csv", 2) | logical("2", "2", "row")],
    ]


def test_every_file_that_was_read_is_named_with_its_hash() -> None:
    (run,) = log(report([], findings=[MadeUpNote().at(Location("a.csv"))]))["runs"]
    assert run["artifacts"] == [
        {"location": {"uri": "so-lieu.csv"}, "hashes": {"sha-256": "1" * 64}}
    ]
