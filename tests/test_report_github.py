"""Annotations of GitHub Actions: only ours, no more than it shows, and each at its place."""

from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.counts import UndecidedOfRow
from cchc.diagnostics import Location
from cchc.document.sentences import answer
from cchc.exit_codes import ExitCode
from cchc.provenance import Plain, Provenance
from cchc.render.report_github import escape_message, escape_property, render
from cchc.results import Report, Shown, Verdict
from cchc.showing import narrowed
from cchc.words.text import safe
from factories import DAK_TO, SO_NOI_VU, SO_TU_PHAP, Row, report
from shown_report import HOSTILE, MadeUpError, MadeUpWarning, shown_report


class Annotation(NamedTuple):
    """What the runner makes of a command."""

    kind: str
    properties: dict[str, str]
    message: str


def annotations(text: str) -> list[Annotation]:
    """Read commands as the runner does: after white space, at the beginning of any line."""
    found = []
    for line in text.split("\n"):
        command, separator, message = line.lstrip().removeprefix("::").partition("::")
        if line.lstrip().startswith("::") and separator:
            kind, _, properties = command.partition(" ")
            pairs = (pair.split("=", 1) for pair in properties.split(",") if "=" in pair)
            named = {name: _unescaped(value) for name, value in pairs}
            found.append(Annotation(kind, named, _unescaped(message)))
    return found


def _unescaped(text: str) -> str:
    for token, escaped in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(escaped, token)
    return text


def shown(made: Report, code: ExitCode = ExitCode.UNUSABLE) -> list[Annotation]:
    """Give the annotations of a report."""
    return annotations(render(made, code, "vi"))


@pytest.mark.parametrize(
    ("text", "message", "property_"),
    [
        pytest.param("Sở Y tế", "Sở Y tế", "Sở Y tế", id="a text is left alone"),
        pytest.param("95%", "95%25", "95%25", id="a percent sign"),
        pytest.param("a\nb\rc", "a%0Ab%0Dc", "a%0Ab%0Dc", id="line ends"),
        pytest.param("a:b,c", "a:b,c", "a%3Ab%2Cc", id="a property ends at a colon or comma"),
        pytest.param("%0A", "%250A", "%250A", id="what looks escaped"),
    ],
)
def test_escapes(text: str, message: str, property_: str) -> None:
    assert (escape_message(text), escape_property(text)) == (message, property_)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(
            Location("a.csv", row=6, column=4), {"file": "a.csv", "line": "6"}, id="a line"
        ),
        pytest.param(
            Location("a.xlsx", "Quý 3", 7, 28), {"file": "a.xlsx"}, id="a workbook has no lines"
        ),
        pytest.param(
            Location("./q/a, b: 5%.csv"), {"file": "q/a, b: 5%.csv"}, id="a name that needs escapes"
        ),
        pytest.param(Location("-", row=3), {}, id="standard input is no file"),
    ],
)
def test_places(place: Location, expected: dict[str, str]) -> None:
    (found,) = shown(report([], findings=[MadeUpError(found="x").at(place)]))
    title = {"title": "C901 made-up-error"}
    assert found.properties == expected | title
    assert found.message == f"{place.text} Ô này ghi «x», không phải 100%.\nHãy ghi số."


def test_hostile_text_neither_ends_a_command_nor_begins_one() -> None:
    found = shown(shown_report())
    assert [each.kind for each in found] == ["error"] * 7 + ["warning", "notice"]
    assert any(safe(HOSTILE) in each.message for each in found if each.kind == "error")


@given(st.text(st.sampled_from(":%,=\r\n \x0b\x1f\x85\u2028[]#ea"), max_size=12))
def test_no_cell_becomes_a_command(text: str) -> None:
    finding = MadeUpError(found=text).at(Location(f"x{text}", text, 1, 1))
    made = render(report([Row(text, 1, 100)], findings=[finding]), ExitCode.UNUSABLE, "vi")
    assert [each.kind for each in annotations(made)] == ["error", "error"]
    assert "##[" not in made
    assert len(made.splitlines()) == 3


@pytest.mark.parametrize(
    ("number", "shown_of_them", "more"),
    [
        pytest.param(9, 9, [], id="nine are shown"),
        pytest.param(10, 9, ["… và 1 phát hiện nữa"], id="of ten, nine and how many more"),
        pytest.param(1234, 9, ["… và 1.225 phát hiện nữa"], id="of many, the same"),
    ],
)
def test_no_more_than_github_shows(number: int, shown_of_them: int, more: list[str]) -> None:
    findings = [
        MadeUpWarning(found="x").at(Location("a.csv", row=row)) for row in range(2, number + 2)
    ]
    found = shown(report([(SO_NOI_VU, 95, 100)], findings=findings))
    titles = ["C902 made-up-warning"] * shown_of_them + more
    assert [each.properties["title"] for each in found] == titles
    assert {each.kind for each in found} == {"warning"}


def test_kinds_are_counted_apart() -> None:
    errors = [MadeUpError(found="x").at(Location("a.csv", row=row)) for row in range(20)]
    found = shown(report([], findings=[*errors, MadeUpWarning(found="x").at(Location("a.csv"))]))
    assert [each.kind for each in found] == ["error"] * 10 + ["warning"]


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        pytest.param({}, "error", id="it fails the run"),
        pytest.param({"--fail-on": ["missing", "missed"]}, "error", id="beside something else"),
        pytest.param({"--allow-missed": True}, "warning", id="unless it was allowed"),
        pytest.param({"--fail-on": ["missing"]}, "warning", id="or something else was to fail it"),
    ],
)
@pytest.mark.parametrize("code", [ExitCode.UNUSABLE, ExitCode.OK])
def test_a_missed_target(options: dict[str, Plain], kind: str, code: ExitCode) -> None:
    made = report([(SO_NOI_VU, 95, 100), (SO_TU_PHAP, 94_996, 100_000)])
    made = replace(made, provenance=Provenance(options))
    assert shown(made, code) == [
        Annotation(
            kind,
            {"file": "so-lieu.csv", "line": "3", "title": "IV.1 Không đạt"},
            "Sở Tư pháp (so-tu-phap): Tỷ lệ 94,996%, mức giao ≥ 95%; còn thiếu 4.\n"
            "so-lieu.csv:3:2/3",
        )
    ]


def test_the_log_ends_with_a_line_to_quote() -> None:
    last = render(report([(SO_NOI_VU, 95, 100)]), ExitCode.OK, "vi").splitlines()[-1]
    assert last.startswith("Năm 2023: 1 kết quả đạt, 0 không đạt")


def test_misses_have_places_of_their_own_and_what_is_left_out_is_counted_by_its_kind() -> None:
    found = [MadeUpError(found="x").at(Location("a.csv", row=n)) for n in range(2, 14)]
    rows = [(f"Sở {n}", 80 + n, 100) for n in range(8)]
    shown_ = annotations(render(report(rows, findings=found), ExitCode.UNUSABLE, "vi"))
    errors = [each.properties["title"] for each in shown_ if each.kind == "error"]
    assert errors == [
        *["IV.1 Không đạt"] * 5,
        *["C901 made-up-error"] * 4,
        "… và 3 kết quả không đạt nữa, 8 phát hiện nữa",
    ]
    assert shown_[0].message.startswith("Sở 0:")  # the worst


def test_a_gate_that_does_not_hold_is_the_first_error_and_has_the_figures() -> None:
    made = report([(SO_NOI_VU, 95, 100), (SO_TU_PHAP, 1, 100)])
    made = replace(made, provenance=Provenance({"--fail-on": ["missing"]}))
    gate, missed = annotations(render(made, ExitCode.GATE, "vi"))
    assert gate.kind == "error"
    assert gate.properties == {"title": "Không qua được điều kiện ở --fail-on"}
    assert gate.message == render(made, ExitCode.GATE, "vi").splitlines()[-1]
    assert missed.kind == "warning"


def test_misses_that_are_not_shown_are_counted() -> None:
    made = report([(SO_NOI_VU, 95, 100), (SO_TU_PHAP, 1, 100), (DAK_TO, 1, 100)])
    (left,) = shown(narrowed(made, Shown(only=["met"])), ExitCode.MISSED)
    assert (left.kind, left.properties) == ("error", {"title": "… và 2 kết quả không đạt nữa"})


def test_a_run_that_judged_nothing_says_so_in_an_error() -> None:
    made = report([(SO_NOI_VU, None, None)])
    (nothing,) = shown(made)
    assert nothing == Annotation("error", {"title": "Không có gì để đánh giá"}, answer(made, "vi"))


@pytest.mark.parametrize(("code", "kind"), [(ExitCode.UNUSABLE, "error"), (ExitCode.OK, "warning")])
def test_what_undecided_dossiers_could_turn_is_counted(code: ExitCode, kind: str) -> None:
    made = report([(SO_NOI_VU, 95, 100), (SO_TU_PHAP, 99, 100)])
    made.counts.undecided[0] = UndecidedOfRow(1, 2)
    [judged] = made.judged
    verdicts = bytes([Verdict.INCONCLUSIVE, Verdict.MET])
    shown_ = shown(replace(made, judged=[replace(judged, verdicts=verdicts)]), code)
    assert shown_ == [Annotation(kind, {"title": "Chưa đủ căn cứ đánh giá"}, "1 kết quả")]
