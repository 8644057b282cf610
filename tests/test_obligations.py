"""Who answers for what: a unit, a group, a total and a bottleneck never contradict each other."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from cchc.api import check
from cchc.counts import Counts
from cchc.definitions.indicator import OverTime
from cchc.definitions.level import Level
from cchc.definitions.model import Assignment, Milestone, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.threshold_text import read_threshold
from cchc.diagnostics import Finding
from cchc.document.sentences import answer
from cchc.engine import bottlenecks
from cchc.engine.binding import Expect
from cchc.engine.evaluate import Evaluation, evaluate
from cchc.engine.grouping import By, totals_by
from cchc.exit_codes import ExitCode
from cchc.gates import exit_code
from cchc.inputs import File
from cchc.provenance import Provenance
from cchc.render import (
    html,
    report_csv,
    report_github,
    report_json,
    report_junit,
    report_markdown,
    report_text,
    xlsx,
)
from cchc.request.check import Only
from cchc.results import Report, Shown, Total, Verdict
from cchc.showing import narrowed
from cchc.words import Lang
from cli_runs import cchc
from factories import DEPARTMENT, Row, counts, indicator, report, target, target_set

SO, ROOM_1, ROOM_2, OFFICER_1, OFFICER_2 = DEPARTMENT.names
UNITS: Final = DEPARTMENT
BODY: Final = 0
HALF: Final = Period(2023, 1, 6)
Rows = Sequence[tuple[str, int | None, int | None]]

# What a unit has of its own, beside a row of 90%: the threshold that is due in the half year.
OWN: Final = {
    "nothing of its own": ({}, 90),
    "a stricter threshold": ({"threshold": "97"}, 97),
    "a laxer threshold": ({"threshold": "80"}, 80),
    "a roadmap": ({"roadmap": "70"}, 70),
    "a threshold and a roadmap": ({"threshold": "97", "roadmap": "75"}, 75),
}
COUNTED: Final = {"95 of 100": (95, 100), "85 of 100": (85, 100), "72 of 100": (72, 100)}


def assigned(unit: str, own: dict[str, str], share: int | None = None) -> Assignment:
    """Pass a row on, with what the unit has of its own."""
    threshold = read_threshold(own["threshold"]) if "threshold" in own else None
    steps = own.get("roadmap")
    half = () if steps is None else (Milestone(first=1, last=6, threshold=read_threshold(steps)),)
    part = None if share is None else Decimal(share)
    return Assignment(unit=unit, threshold=threshold, share=part, roadmap=half)


def row(*to: Assignment, threshold: str = "90", when_empty: str = "not_applicable") -> Target:
    return replace(target(threshold, of=indicator(when_empty=when_empty)), assigned=to)


def in_half(rows: Rows, of: TargetSet) -> Counts:
    return counts([Row(*each, period=HALF) for each in rows], of=of, units=UNITS)


def judged(of: TargetSet, rows: Rows, *, units: frozenset[int] | None = None) -> Evaluation:
    return evaluate(of, in_half(rows, of), units=units)


def truth(due: int, b: int, a: int) -> str:
    """Say by plain arithmetic what a floor of *due* percent comes to."""
    return "not_applicable" if a == 0 else "met" if 100 * b >= due * a else "missed"


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("counted", [*COUNTED.values(), (0, 0)], ids=[*COUNTED, "nothing arose"])
@pytest.mark.parametrize("unit", ["p2", "cv1"])
def test_whoever_has_a_threshold_of_its_own_is_judged_by_it_everywhere(
    own: str, counted: tuple[int, int], unit: str
) -> None:
    given, due = OWN[own]
    of = target_set(row(assigned(unit, given)))
    name = UNITS.names[UNITS.codes.index(unit)]
    made = in_half([(name, *counted)], of)
    position = frozenset({UNITS.codes.index(unit)})
    [alone] = evaluate(of, made, units=position).judged
    groups = {by: totals_by(by, [alone], made, BODY)[0].total for by in ("level", "parent")}
    said = {
        "unit": Verdict(alone.verdicts[0]).code,
        "total": alone.total.verdict.code,
        **{by: total.verdict.code for by, total in groups.items()},
    }
    assert said == dict.fromkeys(said, truth(due, *counted))
    compared = {total.threshold.low for total in (alone.total, *groups.values())}
    assert compared == {due}


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("counted", COUNTED.values(), ids=COUNTED)
def test_the_officers_of_a_room_are_judged_together_by_what_the_room_has(
    own: str, counted: tuple[int, int]
) -> None:
    given, due = OWN[own]
    of = target_set(row(assigned("p1", given), assigned("cv1", {"threshold": "60"})))
    made = in_half([(ROOM_1, *counted), (OFFICER_1, *counted)], of)
    [found] = evaluate(of, made).judged
    by_parent = {each.group.vi: each.total for each in totals_by("parent", [found], made, BODY)}
    room = Verdict(found.verdicts[0]).code
    assert (room, by_parent[ROOM_1].verdict.code) == (truth(due, *counted),) * 2


@pytest.mark.parametrize("own", ["a stricter threshold", "a laxer threshold"])
@pytest.mark.parametrize("counted", COUNTED.values(), ids=COUNTED)
def test_the_officers_of_a_room_that_has_no_target_are_judged_by_their_own(
    own: str, counted: tuple[int, int]
) -> None:
    given, due = OWN[own]
    of = target_set(row(assigned("cv1", given), assigned("cv2", given)))
    made = in_half([(OFFICER_1, *counted), (OFFICER_2, *counted)], of)
    [found] = evaluate(of, made).judged
    [group] = totals_by("parent", [found], made, BODY)
    expected = truth(due, *counted)
    assert [Verdict(each).code for each in found.verdicts] == [expected, expected]
    assert (group.group.vi, group.total.verdict.code) == (ROOM_1, expected)
    assert group.total.annual is found.threshold_of(found.units[0])


def test_one_officer_of_a_room_is_not_the_room() -> None:
    """Where only the officer is asked about, the group is judged by what the officer has."""
    of = target_set(row(assigned("p1", {}), assigned("cv1", {"threshold": "97"})))
    made = in_half([(ROOM_1, 192, 200), (OFFICER_1, 96, 100)], of)
    officer = evaluate(of, made, units=frozenset({3})).judged
    in_part = totals_by("parent", officer, made, BODY, in_part=True)
    told = {each.group.vi: each.total.verdict for each in in_part if each.total.units}
    assert told[ROOM_1] is Verdict.MISSED
    whole = totals_by("parent", evaluate(of, made).judged, made, BODY)
    assert {each.group.vi: each.total.verdict for each in whole} == {
        SO: Verdict.MET,
        ROOM_1: Verdict.MET,  # what the room must reach
    }


def test_units_with_different_thresholds_are_judged_together_by_the_row() -> None:
    of = target_set(row(assigned("p1", {"threshold": "97"}), assigned("p2", {"threshold": "80"})))
    made = in_half([(ROOM_1, 92, 100), (ROOM_2, 90, 100)], of)
    [group] = totals_by("level", evaluate(of, made).judged, made, BODY)
    assert (group.total.threshold.text, group.total.verdict) == ("90", Verdict.MET)


@pytest.mark.parametrize("own", OWN)
def test_a_bottleneck_lacks_what_its_own_threshold_says(own: str) -> None:
    given, due = OWN[own]
    of = target_set(row(assigned("p1", {}), assigned("p2", given)))
    made = in_half([(ROOM_1, 0, 100), (ROOM_2, 60, 100)], of)
    found = bottlenecks.of_units(evaluate(of, made).judged, made, 5)
    assert {each.unit.name: each.lift for each in found} == {ROOM_1: 90, ROOM_2: due - 60}


# --- totals as obligations --------------------------------------------------------------------


def told(rows: Rows, *to: Assignment, **of_row: str) -> Report:
    half = [Row(*each, period=HALF) for each in rows]
    return report(half, of=target_set(row(*to, **of_row)), units=UNITS)


LAX: Final = {"threshold": "50"}


@pytest.mark.parametrize(
    ("rows", "verdict", "obligation", "code"),
    [
        pytest.param(
            [(ROOM_1, 60, 100), (ROOM_2, 60, 100)],
            "missed",
            True,
            1,
            id="all rooms met laxer targets, and the sum misses that of the body",
        ),
        pytest.param(
            [(ROOM_1, 95, 100), (ROOM_2, 95, 100)], "met", True, 0, id="the sum meets it too"
        ),
        pytest.param(
            [(ROOM_1, 60, 100), (ROOM_2, None, None)],
            "missed",
            True,
            1,
            id="missed though it is not complete",
        ),
        pytest.param(
            [(SO, 190, 200), (ROOM_1, 60, 100), (ROOM_2, 60, 100)],
            "missed",
            False,
            0,
            id="the body reports, so its own row is the result",
        ),
        pytest.param(
            [(SO, 100, 200), (ROOM_1, 60, 100), (ROOM_2, 60, 100)],
            "missed",
            False,
            1,
            id="the body reports and misses it",
        ),
        pytest.param(
            [(SO, None, None), (ROOM_1, 60, 100), (ROOM_2, 60, 100)],
            "missed",
            True,
            1,
            id="a blank row of the body says nothing",
        ),
        pytest.param(
            [(ROOM_1, 0, 0), (ROOM_2, 0, 0)], "not_applicable", True, 0, id="nothing arose"
        ),
    ],
)
def test_a_total_is_an_obligation_where_a_target_was_passed_on(
    rows: Rows, verdict: str, obligation: bool, code: int
) -> None:
    found = told(rows, assigned("p1", LAX), assigned("p2", LAX))
    [total] = found.totals
    assert (total.verdict.code, total.is_obligation) == (verdict, obligation)
    assert exit_code(found) == code
    missed = obligation and verdict == "missed"
    assert found.tally_of_obligations(Verdict.MISSED) == missed


def test_nothing_arose_with_a_policy_that_says_missed_is_a_missed_obligation() -> None:
    found = told([(ROOM_1, 0, 0)], assigned("p1", {}), when_empty="missed")
    assert (exit_code(found), found.tally_of_obligations(Verdict.MISSED)) == (ExitCode.MISSED, 1)


def test_a_total_of_a_target_that_was_not_passed_on_is_none() -> None:
    found = report([("Sở Nội vụ", 99, 100), ("Sở Tư pháp", 0, 100)])
    assert [each.is_obligation for each in found.totals] == [False]
    assert [found.tally_of_obligations(each) for each in Verdict] == [0] * len(Verdict)


def test_what_only_some_units_come_to_is_no_obligation_of_the_body() -> None:
    of = target_set(row(assigned("p1", LAX), assigned("p2", LAX)))
    [found] = judged(of, [(ROOM_1, 60, 100)], units=frozenset({1})).judged
    assert (found.total.is_obligation, found.total.verdict) == (False, Verdict.MET)


# --- what stays with the body -----------------------------------------------------------------


def with_one_that_stays() -> TargetSet:
    passed = row(assigned("p1", {}))
    stays = replace(
        target("90", item="II", of=indicator("other"), levels=[Level.PROVINCE]), assigned=()
    )
    return target_set(passed, stays)


@pytest.mark.parametrize(
    ("rows", "expect", "missing"),
    [
        pytest.param([(ROOM_1, 9, 10)], "reported", [[], []], id="the body does not appear"),
        pytest.param([(ROOM_1, 9, 10)], "all", [[], [SO]], id="everybody is expected"),
        pytest.param([(ROOM_1, 9, 10), (SO, 9, 10)], "reported", [[], [SO]], id="it appears"),
    ],
)
def test_a_target_that_stays_with_the_body_is_expected_of_it(
    rows: Rows, expect: Expect, missing: list[list[str]]
) -> None:
    of = with_one_that_stays()
    found = evaluate(of, in_half(rows, of), expect=expect).judged
    silent = {each.target.item: [UNITS.names[unit] for unit in each.missing] for each in found}
    expected = dict(zip([each.item for each in of.targets], missing, strict=True))
    assert silent == {item: expected[item] for item in silent}
    assert all(item in silent for item, names in expected.items() if names)


def test_where_rooms_may_be_missing_from_the_list_a_target_may_be_theirs() -> None:
    of = with_one_that_stays()
    units = replace(UNITS, open={Level.PROVINCE: ("Phòng",)})
    made = counts([Row(ROOM_1, 9, 10, period=HALF)], of=of, units=units)
    assert [each.target.item for each in evaluate(of, made, expect="all").judged] == ["IV.1"]


# --- a figure beside those of its parts --------------------------------------------------------


def said(findings: Sequence[Finding]) -> list[str]:
    return [each.rule.code for each in findings if each.rule.code in {"C433", "C434"}]


WHOLE: Final = (assigned("p1", {}, 60), assigned("p2", {}, 40))
ROOMS: Final = [(ROOM_1, 60, 100), (ROOM_2, 40, 50)]


@pytest.mark.parametrize(
    ("to", "rows", "verdicts", "codes"),
    [
        pytest.param(WHOLE, [(SO, 100, 150), *ROOMS], "missed", [], id="they agree"),
        pytest.param(WHOLE, [(SO, 101, 150), *ROOMS], "invalid", ["C434"], id="b is more"),
        pytest.param(WHOLE, [(SO, 100, 149), *ROOMS], "invalid", ["C434"], id="a is less"),
        pytest.param(
            WHOLE, [(SO, 101, 150), ROOMS[0]], "missed", [], id="one of the rooms is silent"
        ),
        pytest.param(
            WHOLE,
            [(SO, 101, 150), ROOMS[0], (ROOM_2, None, 50)],
            "missed",
            [],
            id="one of the rooms left a blank",
        ),
        pytest.param(
            (assigned("p1", {}, 60), assigned("p2", {})),
            [(SO, 101, 150), *ROOMS],
            "missed",
            [],
            id="not all have a share",
        ),
        pytest.param(
            (assigned("p1", {}, 60), assigned("p2", {}, 30)),
            [(SO, 101, 150), *ROOMS],
            "missed",
            [],
            id="the shares leave a part open",
        ),
    ],
)
def test_the_body_agrees_with_the_sum_of_those_who_carry_all_of_its_work(
    to: tuple[Assignment, ...], rows: Rows, verdicts: str, codes: list[str]
) -> None:
    found = judged(target_set(row(*to)), rows)
    [one] = found.judged
    assert (Verdict(one.verdicts[0]).code, said(found.findings)) == (verdicts, codes)


@pytest.mark.parametrize(
    ("officer_2", "room"),
    [pytest.param(40, "missed", id="they agree"), pytest.param(41, "invalid", id="they do not")],
)
def test_a_room_agrees_with_its_officers(officer_2: int, room: str) -> None:
    to = (
        assigned("p1", {}, 60),
        assigned("p2", {}, 40),
        assigned("cv1", {}, 35),
        assigned("cv2", {}, 25),
    )
    rows = [(ROOM_1, 60, 100), (OFFICER_1, 20, 50), (OFFICER_2, officer_2, 50)]
    [one] = judged(target_set(row(*to)), rows).judged
    assert Verdict(one.verdicts[0]).code == room


def test_distinct_things_need_not_add_up() -> None:
    state = replace(indicator(), over_time=OverTime.LATEST)
    of = target_set(replace(row(*WHOLE), indicator=state))
    found = judged(of, [(SO, 90, 140), *ROOMS])
    assert said(found.findings) == ["C433"]


def totals(by: By, rows: Rows, of: TargetSet) -> dict[str, Total]:
    made = in_half(rows, of)
    return {g.group.vi: g.total for g in totals_by(by, evaluate(of, made).judged, made, BODY)}


def test_the_group_of_the_body_is_its_total() -> None:
    of = target_set(row(assigned("p1", LAX), assigned("p2", LAX)))
    rows = [(ROOM_1, 60, 100), (ROOM_2, 60, 100)]
    [found] = judged(of, rows).judged
    group = totals("parent", rows, of)[SO]
    assert (group.verdict, found.total.verdict) == (Verdict.MISSED, Verdict.MISSED)


# --- what the outputs say ----------------------------------------------------------------------

MISSED: Final = told(
    [(ROOM_1, 60, 100), (ROOM_2, 60, 100)], assigned("p1", LAX), assigned("p2", LAX)
)
MET: Final = told([(ROOM_1, 95, 100)], assigned("p1", LAX))


@pytest.mark.parametrize(
    ("shown", "lang", "end"),
    [
        pytest.param(MISSED, "vi", "0 không đạt. Tổng: 1 không đạt.", id="Vietnamese"),
        pytest.param(MISSED, "en", "0 missed. Totals: 1 missed.", id="English"),
        pytest.param(MET, "vi", "0 không đạt. Tổng: 1 đạt.", id="met"),
        pytest.param(
            report([("Sở Nội vụ", 99, 100)]), "vi", "0 không đạt.", id="nothing was passed on"
        ),
    ],
)
def test_the_closing_line_counts_obligations(shown: Report, lang: Lang, end: str) -> None:
    assert answer(shown, lang).endswith(end)


@pytest.mark.parametrize(
    ("shown", "failures"), [pytest.param(MISSED, 1, id="missed"), pytest.param(MET, 0, id="met")]
)
def test_a_missed_obligation_fails_in_every_pipeline(shown: Report, failures: int) -> None:
    code = exit_code(shown)
    document = json.loads(report_json.render(shown, code, "vi"))
    assert document["summary_of_obligations"]["missed"] == failures
    assert [each["obligation"] for each in document["totals"]] == [True]
    junit = ET.fromstring(report_junit.render(shown, code, "vi"))
    assert junit.get("failures") == str(failures)
    assert [case.get("name") for case in junit.iter("testcase")][-1] == "Tổng: Sở A (62)"
    github = report_github.render(shown, code, "vi").splitlines()
    errors = [line for line in github if line.startswith("::error") and "Tổng: Sở A (62)" in line]
    assert len(errors) == failures


def rows_of_csv(shown: Report) -> list[list[str]]:
    """Give the unit, b, a, verdict and cells of each line."""
    lines = [
        each.split(";") for each in report_csv.render(shown, exit_code(shown), "vi").split("\r\n")
    ]
    return [[each[6], *each[8:10], each[12], each[15]] for each in lines[1:-1]]


def test_in_csv_an_obligation_is_a_row_of_the_body() -> None:
    assert rows_of_csv(MISSED)[-1] == [
        "Tổng: Sở A", "120", "200", "Không đạt", "so-lieu.csv:2-3:2/3",
    ]  # fmt: skip
    assert rows_of_csv(MET)[-1][:4] == ["Tổng: Sở A", "95", "100", "Đạt"]
    assert len(rows_of_csv(MISSED)) == 3


def test_an_obligation_that_lacks_somebody_says_so() -> None:
    lacking = told([(ROOM_1, 60, 100)], assigned("p1", LAX), assigned("p2", LAX))
    assert rows_of_csv(lacking)[-1][3] == "Không đạt (chưa đủ)"


def test_a_total_that_is_none_has_no_row() -> None:
    assert len(rows_of_csv(report([("Sở Nội vụ", 90, 100), ("Sở Tư pháp", 90, 100)]))) == 2


@pytest.mark.parametrize("form", [report_text, report_markdown, html])
def test_a_missed_obligation_stands_in_the_list_of_what_was_missed(form: object) -> None:
    said = form.render(MISSED, exit_code(MISSED), "vi")  # type: ignore[attr-defined]
    text = said if isinstance(said, str) else said.decode()
    assert "Không đạt: 1 tổng" in text or form is report_markdown
    assert "Tổng: Sở A" in text
    met = form.render(MET, exit_code(MET), "vi")  # type: ignore[attr-defined]
    said = met if isinstance(met, str) else met.decode()
    assert "Không đạt: 1 tổng" not in said
    assert "Tổng: Sở A" in said  # among all results


@pytest.mark.parametrize(
    ("only", "listed"),
    [((), True), (("missed",), True), (("met",), False), (("partial",), False)],
)
def test_an_obligation_stands_among_results_of_its_kind(
    only: tuple[Only, ...], listed: bool
) -> None:
    shown = narrowed(MISSED, Shown(only))
    text = report_markdown.render(shown, exit_code(MISSED), "vi")
    table = text.split("## Từng đơn vị")[1:]
    assert any("| Tổng: Sở A |" in each for each in table) is listed
    assert any(row[0] == "Tổng: Sở A" for row in rows_of_csv(shown)) is listed


def test_its_level_has_a_sheet_with_it_in_the_workbook() -> None:
    data = xlsx.render(MISSED, exit_code(MISSED), "vi")
    sheet = load_workbook(BytesIO(data))["Cấp tỉnh"]
    said = [next(cell.value for cell in row) for row in sheet.iter_rows()]
    assert (said[1], said[-1]) == ("1 đơn vị · 6 tháng đầu năm 2023", "Tổng: Sở A")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        pytest.param([], 1, id="missed"),
        pytest.param(["--allow-missed"], 0, id="allowed"),
        pytest.param(["--fail-on", "warning"], 0, id="not asked for"),
        pytest.param(["--unit", "Phòng B"], 0, id="only one room is looked at"),
        pytest.param(["--unit", "1"], 1, id="only the body is looked at"),
        pytest.param(["--only", "met"], 1, id="what is shown decides nothing"),
    ],
)
def test_the_command_line_ends_with_a_missed_obligation(
    tmp_path: Path, more: list[str], code: int
) -> None:
    run = cchc("check", *laxer_room(tmp_path), *more)
    assert run.code == code
    assert ("1 không đạt." in run.out) is ("Phòng B" not in more)


def laxer_room(folder: Path) -> list[str]:
    """Write definitions with a room that meets its own laxer target, and its counts; gives the arguments."""
    rules = Path(__file__).parents[1] / "rules"
    definitions = folder / "definitions"
    shutil.copytree(rules / "C433-parts-exceed-unit" / "definitions", definitions)
    [targets] = (definitions / "targets").glob("*.yaml")
    text = targets.read_text(encoding="utf-8")
    lax = text.replace('{unit: "2"}', '{unit: "2", threshold: "50"}')
    assert lax != text
    targets.write_text(lax, encoding="utf-8")
    counts_file = folder / "so-lieu.csv"
    rows = "Chỉ tiêu,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)\nI.1,Phòng B,Quý III/2023,60,100\n"
    counts_file.write_text(rows, encoding="utf-8")
    return [str(counts_file), "--year", "2023", "--definitions", str(definitions)]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        pytest.param("1", ["I.1 · Tổng: Sở A (1)"], id="of the body: the total"),
        pytest.param("Phòng B", ["I.1 · Phòng B (2)"], id="of a room its own"),
        pytest.param("1,2", ["I.1 · Phòng B (2)", "I.1 · Tổng: Sở A (1)"], id="of both"),
        pytest.param(None, ["I.1 · Phòng B (2)", "I.1 · Tổng: Sở A (1)"], id="of everybody"),
    ],
)
def test_an_obligation_is_explained_as_the_result_of_its_body(
    tmp_path: Path, units: str | None, expected: list[str]
) -> None:
    more = [] if units is None else ["--unit", units]
    arguments = laxer_room(tmp_path)
    text = cchc("explain", *arguments, *more).out
    titles = [line.split(" · Quý")[0] for line in text.splitlines() if line.startswith("I.1 ·")]
    assert titles == expected
    found = json.loads(cchc("explain", *arguments, *more, "--format", "json").out)
    assert [each["title"].split(" · Quý")[0] for each in found["chains"]] == expected


@pytest.mark.parametrize(
    ("rows", "units", "own", "total"),
    [
        pytest.param(
            [(ROOM_1, 9, 10), (ROOM_2, 7, 10)], {0}, [], (16, 20, True), id="the body alone: a sum"
        ),
        pytest.param(
            [(ROOM_1, 9, 10), (ROOM_2, 7, 10)],
            {0, 1},
            [1],
            (16, 20, True),
            id="with one of two rooms",
        ),
        pytest.param(
            [(SO, None, 10), (ROOM_1, 9, 10)],
            {0},
            [0],
            (9, 10, True),
            id="its own row is half empty",
        ),
        pytest.param(
            [(SO, 8, 10), (ROOM_1, 9, 10)], {0}, [0], (8, 10, False), id="it reports itself"
        ),
        pytest.param([(ROOM_1, 9, 10), (ROOM_2, 7, 10)], {1}, [1], (9, 10, False), id="a room"),
    ],
)
def test_who_asks_about_a_body_hears_the_sum_that_is_its_result(
    rows: Rows, units: set[int], own: list[int], total: tuple[int, int, bool]
) -> None:
    of = target_set(row(assigned("p1", {}), assigned("p2", {})))
    [found] = judged(of, rows, units=frozenset(units)).judged
    said = found.total.numerator, found.total.denominator, found.total.is_obligation
    assert ([*found.units], said) == (own, total)
    [whole] = judged(of, rows).judged
    if total[2]:
        assert found.total == whole.total
    assert [found.verdicts[at] for at, _ in enumerate(own)] == [
        whole.verdicts[[*whole.units].index(unit)] for unit in own
    ]


WIDE: Final = "Chỉ tiêu,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)"


@pytest.mark.parametrize(
    ("rows", "asked", "expected"),
    [
        pytest.param(
            ["I.1,Phòng B,Quý III/2023,60,100"], ["1"], (1, "60", "missed", True), id="a sum"
        ),
        pytest.param(
            ["I.1,Phòng B,Quý III/2023,96,100"],
            ["1"],
            (0, "96", "met", True),
            id="a sum that is met",
        ),
        pytest.param(
            ["I.1,Phòng B,Quý III/2023,60,100"],
            ["1", "2"],
            (1, "60", "missed", True),
            id="with the room",
        ),
        pytest.param(
            ["I.1,Phòng B,Quý III/2023,160,100"],
            ["1"],
            (3, "null", "invalid", True),
            id="what is wrong of a room makes its sum wrong",
        ),
        pytest.param(
            ["I.1,Sở A,Quý III/2023,96,100", "I.1,Phòng B,Quý III/2023,160,100"],
            ["1"],
            (0, "96", "met", False),
            id="beside its own row a room is nobody's business",
        ),
    ],
)
def test_the_sum_of_others_is_judged_where_its_body_is_asked_about(
    tmp_path: Path, rows: list[str], asked: list[str], expected: tuple[int, str, str, bool]
) -> None:
    file, *options = laxer_room(tmp_path)
    Path(file).write_text("\n".join([WIDE, *rows, ""]), encoding="utf-8")
    run = cchc("check", file, *options, "--unit", ",".join(asked), "--format", "json")
    [total] = json.loads(run.out)["totals"]
    b = json.dumps(total["numerator"])
    assert (run.code, b, total["verdict"], total["obligation"]) == expected
    assert bool(total["sources"]) is (b != "null")
    assert "Tổng theo chỉ tiêu" in cchc("check", file, *options, "--unit", ",".join(asked)).out


RULES: Final = Path(__file__).parents[1] / "rules"


@pytest.mark.parametrize(
    ("room", "codes"),
    [
        pytest.param((289, 300), [], id="the sum of its officers is what it answers for"),
        pytest.param((290, 300), ["C434"], id="another number contradicts them"),
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["above them", "below them"])
def test_a_room_stands_in_one_table_with_its_officers(
    room: tuple[int, int], codes: list[str], *, first: bool
) -> None:
    own = f"I.1,Phòng B,Quý III/2023,{room[0]},{room[1]}"
    parts = ["I.1,Chuyên viên C,Quý III/2023,190,200", "I.1,Chuyên viên D,Quý III/2023,99,100"]
    rows = [own, *parts] if first else [*parts, own]
    file = File("so-lieu.csv", "\n".join([WIDE, *rows]).encode())
    found = check(file, year=2023, definitions=RULES / "C434-parts-not-whole" / "definitions")
    assert [each.rule.code for each in found.findings] == codes
    assert len([*found.results()]) == 3


def test_a_district_whose_row_is_the_sum_of_its_communes_is_none_of_its_own() -> None:
    rows = ["IV.1,Huyện Đắk Hà,Quý III/2023,15,20", "IV.1,Xã Đắk La,Quý III/2023,6,8"]
    rows.append("IV.1,Xã Hà Mòn,Quý III/2023,9,12")
    found = check(File("so-lieu.csv", "\n".join([WIDE, *rows]).encode()), year=2023)
    assert "C708" in [each.rule.code for each in found.findings]


def test_the_page_explains_it_too() -> None:
    said = html.render(MISSED, exit_code(MISSED), "vi")
    assert "IV.1 · Tổng: Sở A (62) · 6 tháng đầu năm 2023" in said


@pytest.mark.parametrize(
    ("asked", "expected"),
    [pytest.param(True, True, id="asked"), pytest.param(False, False, id="not")],
)
def test_that_no_unit_holds_a_total_back_is_said_where_it_was_asked(
    asked: bool, expected: bool
) -> None:
    options = Provenance({"--bottlenecks": asked})
    shown = replace(MISSED, provenance=options)
    said = report_text.render(shown, exit_code(shown), "vi")
    assert ("Không nêu được đơn vị nào" in said) is expected
    met = replace(MET, provenance=options)
    assert "Không nêu được đơn vị nào" not in report_text.render(met, exit_code(met), "vi")
