"""JUnit XML: what pipelines read as test results."""

from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from xmlschema import XMLSchema

from cchc.definitions.period import Period
from cchc.diagnostics import Location
from cchc.exit_codes import ExitCode
from cchc.render.report_junit import render
from cchc.results import Report, Verdict
from factories import (
    DAK_TO,
    KON_DAO,
    Q3,
    Q4,
    SO_NOI_VU,
    SO_TU_PHAP,
    TAN_CANH,
    Row,
    report,
    target,
    target_set,
)
from shown_report import MadeUpError, MadeUpNote, MadeUpWarning, shown_report

SCHEMA = XMLSchema(Path(__file__).parent / "data/schemas/junit-10.xsd")


def suites(shown: Report) -> list[TestSuite]:
    """Read the report as a pipeline does."""
    return list(JUnitXml.fromstring(render(shown, ExitCode.OK, "vi").encode()))


def cases(shown: Report) -> dict[str, TestCase]:
    """Give the cases of the first suite by name."""
    return {case.name: case for case in suites(shown)[0]}


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(shown_report(), id="with everything in it"),
        pytest.param(report([]), id="with nothing in it"),
        pytest.param(report([(SO_NOI_VU, 95, 100)]), id="with nothing wrong"),
    ],
)
def test_it_is_valid(shown: Report) -> None:
    SCHEMA.validate(StringIO(render(shown, ExitCode.OK, "vi")))


@given(st.text(max_size=8), st.text(max_size=8))
def test_it_stays_valid_whatever_a_cell_holds(unit: str, found: str) -> None:
    finding = MadeUpError(found=found).at(Location(found, found, 1, 1))
    shown = report([Row(unit, 1, 1)], findings=[finding])
    SCHEMA.validate(StringIO(render(shown, ExitCode.OK, "vi")))


@pytest.mark.parametrize(
    ("unit", "outcome", "kind", "message", "place"),
    [
        pytest.param(
            f"{SO_TU_PHAP} (so-tu-phap)",
            Failure,
            "missed",
            "Tỷ lệ 94,996%, mức giao ≥ 95%; còn thiếu 4.",
            "so-lieu.csv:3:2/3",
            id="a missed target is a failure",
        ),
        pytest.param(
            f"{DAK_TO} (612)",
            Error,
            "C901",
            "Ô này ghi «12 hồ sơ», không phải 100%. Hãy ghi số.",
            "so-lieu.csv:4:2",
            id="numbers that cannot be trusted are an error, with the finding",
        ),
        pytest.param(
            f"{TAN_CANH} (23437)",
            Skipped,
            "not_applicable",
            "Không phát sinh",
            "so-lieu.csv:5:2/3",
            id="what has not arisen is skipped",
        ),
        pytest.param(
            f"{KON_DAO} (23434)",
            Skipped,
            "not_reported",
            "Chưa báo cáo",
            "so-lieu.csv:6:2/3",
            id="what was not reported is skipped",
        ),
    ],
)
def test_outcomes(unit: str, outcome: type, kind: str, message: str, place: str) -> None:
    (found,) = cases(shown_report())[unit].result
    assert (type(found), found.type, found.message, found.text) == (outcome, kind, message, place)


def test_a_met_target_is_a_case_that_passed() -> None:
    assert cases(shown_report())[f"{SO_NOI_VU} (so-noi-vu)"].is_passed


def test_every_result_has_one_case_and_the_totals_agree() -> None:
    shown = shown_report()
    root = ElementTree.fromstring(render(shown, ExitCode.OK, "vi"))
    totals = {name: int(value) for name, value in root.items() if name != "name"}
    judged, loose = suites(shown)[:-1], suites(shown)[-1]
    assert sum(len(list(suite)) for suite in judged) == shown.tally(*Verdict)
    assert sum(suite.skipped for suite in judged) == shown.tally(
        Verdict.NOT_REPORTED, Verdict.NOT_APPLICABLE
    )
    assert totals == {
        "tests": shown.tally(*Verdict) + loose.tests,
        "failures": shown.tally(Verdict.MISSED),
        "errors": shown.tally(Verdict.INVALID) + loose.errors,
    }


def test_errors_that_touch_no_judged_row_are_cases_of_their_own() -> None:
    loose = suites(shown_report())[-1]
    assert [case.name for case in loose] == [
        "so-lieu.xlsx:Quý 3!AB7 C901",
        "số liệu/quý, 3: 50%.csv C901",
        "-:3:2 C901",
    ]


def test_an_error_beside_a_row_that_was_judged_all_the_same_is_a_case_of_its_own() -> None:
    error = MadeUpError(found="x").at(Location("so-lieu.csv", None, 2, 2))
    judged, loose = suites(report([(SO_NOI_VU, 1, 1)], findings=[error]))
    assert (judged.errors, [case.name for case in loose]) == (0, ["so-lieu.csv:2:2 C901"])


def test_a_warning_is_no_part_of_an_error_in_the_same_row() -> None:
    warning = MadeUpWarning(found="x").at(Location("so-lieu.csv", None, 2, 1))
    judged, loose = suites(report([(SO_NOI_VU, 9, 8)], findings=[warning]))
    (error,) = next(iter(judged)).result
    assert (error.type, error.text, loose.tests) == ("C301", "so-lieu.csv:2:2", 0)


def test_warnings_and_notes_are_told_and_fail_nothing() -> None:
    shown = report([(SO_NOI_VU, 1, 1)], findings=[MadeUpNote().at(Location("a.xlsx", "Trang 2"))])
    judged, loose = suites(shown)
    assert (judged.errors, loose.tests, loose.errors) == (0, 0, 0)
    told = ElementTree.fromstring(render(shown, ExitCode.OK, "vi")).findtext(".//system-out")
    assert str(told).splitlines()[1:] == ["a.xlsx:Trang 2 C903 lưu ý: Không dùng trang tính này."]


def test_a_result_tells_the_errors_of_every_month_that_it_was_added_up_from() -> None:
    rows = [
        Row(SO_NOI_VU, 1, 1, period=Q3),
        Row(SO_NOI_VU, 1, 1, period=Q4),
        Row(SO_TU_PHAP, 1, 1, period=Period(2023, 7, 12)),
    ]
    places = [Location("so-lieu.csv", None, row, 2) for row in (2, 3)]
    shown = report(
        rows, findings=[MadeUpError(found="x").at(place) for place in places], broken=[0, 1]
    )
    (only,) = suites(shown)
    (error,) = next(iter(only)).result
    assert (error.type, error.text) == ("C901 C901", "so-lieu.csv:2:2\nso-lieu.csv:3:2")


def test_there_is_a_suite_for_each_target() -> None:
    shown = report([(SO_NOI_VU, 1, 1)], of=target_set(target(), target(item="II")))
    assert [suite.name for suite in suites(shown)] == ["tinh-2023 IV.1 2023", "tinh-2023 II 2023"]
