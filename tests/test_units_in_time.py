"""Units count for the months in which they existed: whose name a row bears, and what is due of whom."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations_with_replacement

import pytest

import cchc
from cchc.definitions.period import Period
from cchc.diagnostics import Severity
from cchc.document.letters import letters
from cchc.document.missing import unusable
from cchc.document.silence import absent_units
from cchc.engine.completeness import reminders
from cchc.engine.evaluate import evaluate
from cchc.law import Known
from cchc.report import Report
from cchc.request.form import FormRequest
from cchc.results import Verdict
from factories import SO_NOI_VU, Row, counts, registry, target_set
from test_in_force import OF_A, WHOLE, folder_of

# «Xã X» was merged on 1 July and kept its name; «Xã Cũ» is gone since then, «Xã Mới» is new.
UNITS = """code,name,level,parent,valid_from,valid_to
1,Tỉnh A,province,,,
2,Huyện B,district,1,,2023-06-30
21,Xã X,commune,2,,2023-06-30
22,Xã Cũ,commune,2,,2023-06-30
31,Xã X,commune,1,2023-07-01,
32,Xã Mới,commune,1,2023-07-01,
41,Xã D,commune,1,,
"""
COMMUNES = [(item, indicator, "commune", threshold) for item, indicator, _, threshold in OF_A]


@cache
def known(over_time: str = "sum") -> Known:
    return folder_of({"a": (WHOLE, COMMUNES)}, over_time, UNITS)


def judged(text: str, over_time: str = "sum", **ask: object) -> Report:
    file = cchc.File("so-lieu.csv", text.encode())
    return cchc.check(file, definitions=known(over_time), year=2023, **ask)  # type: ignore[arg-type]


def found_in(report: Report) -> list[str]:
    return [each.unit.code for each in report.results() if each.numerator is not None]


# --- whose name a row bears --------------------------------------------------------------------

PERIOD_IN_ROWS = "Chỉ tiêu,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)\nI.1,{unit},{when},99,100\n"
PERIOD_ABOVE = "{when},,,\nChỉ tiêu,Đơn vị,Tử số (b),Mẫu số (a)\nI.1,{unit},99,100\n"
PERIOD_ACROSS = "Chỉ tiêu,Đơn vị,{when},{when}\n,,b,a\nI.1,{unit},99,100\n"
PERIOD_ASKED = "Chỉ tiêu,Đơn vị,Tử số (b),Mẫu số (a)\nI.1,{unit},99,100\n"
SENDER_ABOVE = "Đơn vị báo cáo: {unit},,,\nChỉ tiêu,Kỳ,Tử số (b),Mẫu số (a)\nI.1,{when},99,100\n"
BOTH_ABOVE = "UBND {unit},,\n{when},,\nChỉ tiêu,Tử số (b),Mẫu số (a)\nI.1,99,100\n"
UNIT_ACROSS = "Chỉ tiêu,Kỳ,{unit},{unit}\n,,b,a\nI.1,{when},99,100\n"
SECTION = "Chỉ tiêu,Kỳ,Tử số (b),Mẫu số (a)\n{unit},,,\nI.1,{when},99,100\n"
SHAPES = [
    pytest.param(PERIOD_IN_ROWS, id="the row says unit and period"),
    pytest.param(PERIOD_ABOVE, id="a line above says the period"),
    pytest.param(PERIOD_ACROSS, id="a heading says the period"),
    pytest.param(PERIOD_ASKED, id="the user says the period"),
    pytest.param(SENDER_ABOVE, id="a line above says the sender"),
    pytest.param(BOTH_ABOVE, id="lines above say both"),
    pytest.param(UNIT_ACROSS, id="a heading says the unit"),
    pytest.param(SECTION, id="a line between the rows says the unit"),
]


@pytest.mark.parametrize(
    ("unit", "when", "expected"),
    [
        pytest.param("Xã X", "2023-06", ["21"], id="the old unit in June"),
        pytest.param("Xã X", "2023-07", ["31"], id="the new unit in July"),
        pytest.param("Xã X", "Q2", ["21"], id="the old unit in the second quarter"),
        pytest.param("Xã X", "Q3", ["31"], id="the new unit in the third"),
        pytest.param("Xã X", "Năm 2023", "C412", id="both existed in the year"),
        pytest.param("Xã Cũ", "2023-06", ["22"], id="one that ended, in its last month"),
        pytest.param("Xã Cũ", "2023-07", "C418", id="one that ended, a month later"),
        pytest.param("Xã Mới", "Q2", "C418", id="one that is new, a quarter before"),
        pytest.param("Xã Mới", "Q3", ["32"], id="one that is new, in its first quarter"),
        pytest.param("Xã D", "Năm 2023", ["41"], id="one without dates"),
    ],
)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_name_means_the_unit_that_existed_in_the_period_of_its_row(
    shape: str, unit: str, when: str, expected: list[str] | str
) -> None:
    report = judged(shape.format(unit=unit, when=when), period=when)
    if isinstance(expected, list):
        assert found_in(report) == expected
        assert all(f.rule.severity.name != "ERROR" for f in report.findings)
    else:
        assert found_in(report) == []
        assert expected in {found.rule.code for found in report.findings}


def test_months_across_go_to_both_units_of_the_name() -> None:
    report = judged(
        "Chỉ tiêu,Đơn vị,T6,T6,T7,T7\n,,b,a,b,a\nI.1,Xã X,97,100,99,101\n", period="2023"
    )
    found = {r.unit.code: (r.numerator, r.denominator) for r in report.results() if r.numerator}
    assert found == {"21": (97, 100), "31": (99, 101)}


def test_a_code_means_its_unit_and_nobody_else_of_that_name() -> None:
    text = "Chỉ tiêu,Mã đơn vị,Kỳ,Tử số (b),Mẫu số (a)\nI.1,21,Quý III/2023,99,100\n"
    assert [f.rule.code for f in judged(text).findings] == ["C418"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Xã D", ["41"], id="a unit that is listed"),
        pytest.param("II. Xã D", ["41"], id="numbered"),
        pytest.param("Xã Lạ", "C417", id="one that nobody knows"),
        pytest.param("II. Xã Lạ", "C417", id="numbered, and nobody knows it"),
        pytest.param("UBND Xã Lạ", "C417", id="the office of one that nobody knows"),
        pytest.param("Sở Bịa", "C417", id="a department that nobody knows"),
        pytest.param("Xã X", ["31"], id="one of two, by the period"),
        pytest.param("Xã Cũ", "C418", id="one that ended"),
        pytest.param("Số liệu thực hiện", ["1"], id="a line names nobody"),
    ],
)
@pytest.mark.parametrize("title", ["Tỉnh A,,,\n", "Đơn vị báo cáo: Tỉnh A,,,\n"])
def test_counts_below_a_name_are_never_the_sender_s(
    title: str, line: str, expected: list[str] | str
) -> None:
    report = judged(title + SECTION.format(unit=line, when="Q3"), period="Q3")
    assert found_in(report) == (expected if isinstance(expected, list) else [])
    if isinstance(expected, str):
        assert [f.rule.code for f in report.findings if f.rule.severity is Severity.ERROR] == [
            expected
        ]
        assert [each.unit and each.unit.code for each in unusable(report)] == (
            ["22"] if expected == "C418" else [None]
        )


# --- whose a row is that gave no counts ----------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "when", "expected"),
    [
        pytest.param("Xã Cũ", "2023-07", "Xã Cũ", id="one that ended"),
        pytest.param("Xã Mới", "Q2", "Xã Mới", id="one that does not yet exist"),
        pytest.param("Xã X", "Năm 2023", None, id="one of two"),
        pytest.param("Xã Lạ", "Q3", None, id="one that nobody knows"),
        pytest.param("", "Q3", "Xã D", id="a blank, in a table of one unit"),
    ],
)
@pytest.mark.parametrize("title", ["", "Tỉnh A,,,\n", "Đơn vị báo cáo: Tỉnh A,,,\n"])
@pytest.mark.parametrize("shape", [PERIOD_IN_ROWS, PERIOD_ABOVE, PERIOD_ACROSS, PERIOD_ASKED])
def test_the_error_of_a_row_that_names_somebody_is_never_the_sender_s(
    shape: str, title: str, unit: str, when: str, expected: str | None
) -> None:
    beside = shape.partition("\n")[2].splitlines()[-1].format(unit="Xã D", when=when)
    report = judged(f"{title}{shape.format(unit=unit, when=when)}{beside}\n", period=when)
    found = [(each.unit and each.unit.name, len(each.errors)) for each in unusable(report)]
    assert found == [(expected, 1)]
    assert {each.unit.name for each in reminders(report) if each.unusable} <= {expected}
    to = {each.to.text for each in letters(report, date(2023, 12, 1), "vi")}
    assert to == {expected} & {"Xã D"}  # the others did not exist


# --- what is due of whom -----------------------------------------------------------------------

HEAD = "Chỉ tiêu,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)\n"


def rows(unit: str, periods: Sequence[str]) -> str:
    return "".join(f"I.1,{unit},{period},99,100\n" for period in periods)


def months(first: int, last: int) -> list[str]:
    return [f"2023-{month:02}" for month in range(first, last + 1)]


D = "Xã D"


@pytest.mark.parametrize("over_time", ["sum", "latest"])
@pytest.mark.parametrize(
    ("unit", "sent", "period", "gap"),
    [
        pytest.param("Xã Cũ", months(1, 6), "2023", (), id="ended in June, sent six months"),
        pytest.param("Xã Cũ", ["Q1", "Q2"], "9T", (), id="ended in June, sent two quarters"),
        pytest.param("Xã Cũ", ["6T"], "2023", (), id="ended in June, sent a half"),
        pytest.param("Xã Cũ", months(1, 5), "2023", (6,), id="ended in June, June is missing"),
        pytest.param("Xã Cũ", ["Q1"], "6T", (4, 5, 6), id="ended in June, a quarter is missing"),
        pytest.param("Xã Mới", months(7, 12), "2023", (), id="began in July, sent six months"),
        pytest.param("Xã Mới", ["Q3"], "9T", (), id="began in July, sent its quarter"),
        pytest.param("Xã Mới", ["Q3"], "2023", (10, 11, 12), id="began in July, the rest lacks"),
        pytest.param(D, months(1, 12), "2023", (), id="without dates, sent all"),
        pytest.param(D, ["6T"], "9T", (7, 8, 9), id="without dates, sent a half"),
    ],
)
def test_months_in_which_a_unit_did_not_exist_are_no_gap(
    over_time: str, unit: str, sent: list[str], period: str, gap: tuple[int, ...]
) -> None:
    report = judged(HEAD + rows(unit, sent), over_time, period=period)
    [result] = report.results()
    assert (result.gap, result.partial, result.verdict) == (gap, bool(gap), Verdict.MET)
    assert [total.partial for total in report.totals] == [bool(gap)]
    assert [each.unit.code for each in cchc.api.reminders(report)] == [result.unit.code] * bool(gap)


def test_who_reported_all_months_it_had_makes_no_total_incomplete() -> None:
    sent = [("21", 1, 6), ("22", 1, 6), ("31", 7, 12), ("32", 7, 12), ("Xã D", 1, 12)]
    text = HEAD + "".join(rows(unit, months(first, last)) for unit, first, last in sent)
    report = judged(text, period="2023", expect="all", by="level")
    assert [(t.denominator, t.partial) for t in report.totals] == [(3600, False)]
    assert [group.total.partial for group in report.groups] == [False]
    assert cchc.api.reminders(report) == []
    assert report.exit_code() == 0


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param("Q2", ["21", "22", "41"], id="before the change"),
        pytest.param("Q3", ["31", "32", "41"], id="after it"),
        pytest.param("2023", ["21", "22", "31", "32", "41"], id="across it"),
    ],
)
def test_who_did_not_exist_in_a_period_is_not_missed_in_it(
    period: str, expected: list[str]
) -> None:
    report = judged(HEAD, period=period, expect="all")
    silent = {r.unit.code for r in report.results() if r.verdict is Verdict.NOT_REPORTED}
    assert sorted(silent) == expected


def test_the_year_so_far_is_known_of_a_unit_that_came_later() -> None:
    report = judged(HEAD + rows("Xã Mới", months(7, 11)), period="2023-10..11")
    [result] = report.results()
    assert result.so_far == (5 * 99, 500)


def test_a_silence_does_not_reach_back_before_the_unit_was_there() -> None:
    text = HEAD + rows("Xã D", ["Q1", "Q2", "Q3", "Q4"])
    report = judged(text, period="Q4", expect="all")
    since = {r.unit.code: r.since for r in cchc.api.reminders(report)}
    assert {code: {item: p.code for item, p in each.items()} for code, each in since.items()} == {
        "31": {"I.1": "2023-Q3"},
        "32": {"I.1": "2023-Q3"},
    }


def test_a_name_that_was_borne_in_turn_asks_for_all_who_bore_it() -> None:
    text = HEAD + rows("Xã X", ["Q2", "Q3"]) + rows("Xã D", ["Q2", "Q3"])
    found = {p: found_in(judged(text, units="Xã X", period=p)) for p in ("Q2", "Q3", "9T")}
    assert found == {"Q2": ["21"], "Q3": ["31"], "9T": ["21", "31"]}


@pytest.mark.parametrize(
    ("period", "names"),
    [
        pytest.param("Q2", ["Xã Cũ", "Xã D", "Xã X"], id="before the change"),
        pytest.param("Q3", ["Xã D", "Xã Mới", "Xã X"], id="after it"),
    ],
)
def test_forms_are_made_for_the_units_that_exist_in_their_period(
    period: str, names: list[str]
) -> None:
    law = known().law_of(known().timeline_of(2023))
    made = cchc.api.blank_forms(FormRequest(period=period, level="commune"), law)
    assert sorted(form.proposed for form in made.values()) == names
    one = cchc.api.blank_form(FormRequest(period=period, unit="Xã X"), law)
    assert one.proposed == "Xã X"


OFFICERS = """code,name,level,parent,valid_from,valid_to
1,Sở A,province,,,
p,Phòng P,office,1,,
n,Nguyễn Văn N,officer,p,2023-06-15,
m,Trần Thị M,officer,p,,2023-03-10
"""


@pytest.mark.parametrize(
    ("officer", "sent", "gap"),
    [
        pytest.param("n", months(6, 12), (), id="came in the middle of June, sent from June on"),
        pytest.param("n", months(7, 12), (6,), id="came in the middle of June, June is missing"),
        pytest.param("m", months(1, 3), (), id="left in March, sent until March"),
        pytest.param("m", months(1, 2), (3,), id="left in March, March is missing"),
    ],
)
def test_an_officer_owes_the_months_of_service(
    officer: str, sent: list[str], gap: tuple[int, ...]
) -> None:
    named = folder_of({"a": (WHOLE, [("I.1", "on-time", "officer", "95")])}, "sum", OFFICERS)
    text = "Chỉ tiêu,Mã đơn vị,Kỳ,Tử số (b),Mẫu số (a)\n" + rows(officer, sent)
    file = cchc.File("so-lieu.csv", text.encode())
    report = cchc.check(file, definitions=named, year=2023, period="2023")
    [result] = report.results()
    assert (result.gap, [t.partial for t in report.totals]) == (gap, [bool(gap)])
    assert len(cchc.api.reminders(report)) == bool(gap)


@pytest.mark.parametrize("last", range(1, 13))
def test_a_gap_is_what_was_due_and_not_sent_whenever_a_unit_came_and_went(last: int) -> None:
    judged_in = Period(2023, 1, last)
    for begun, ended in combinations_with_replacement(range(1, 13), 2):
        existed = set(range(begun, ended + 1))
        units = replace(
            registry(),
            validity={1: (f"2023-{begun:02}-15", f"2023-{ended:02}-15")},
        )
        for missing in [None, *sorted(existed)]:
            sent = [
                Row(SO_NOI_VU, 99, 100, period=Period(2023, month, month))
                for month in sorted(existed - {missing})
            ]
            due = {month for month in existed if month <= last}
            if not any(row.period.last <= last for row in sent):
                continue  # nothing is judged
            [found] = evaluate(target_set(), counts(sent, units=units), period=judged_in).judged
            gap = tuple(sorted(due - {row.period.last for row in sent}))
            assert dict(found.gaps) == ({0: gap} if gap else {})
            assert found.total.partial == bool(gap)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param("Q2", {"Xã X", "Xã Cũ"}, id="before the change"),
        pytest.param("Q3", {"Xã X", "Xã Mới"}, id="after it"),
        pytest.param("2023", {"Xã X", "Xã Cũ", "Xã Mới"}, id="across it"),
    ],
)
def test_who_did_not_exist_is_not_absent(period: str, expected: set[str]) -> None:
    report = judged(HEAD + rows("Xã D", [period]), period=period)
    found = [report.counts.roster[unit] for unit in absent_units(report)]
    assert {each.name for each in found if each.level == "commune"} == expected
