"""Rows against targets: who is judged, who is silent, what is added up and what is not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cchc import limits
from cchc.definitions.level import Level
from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.units import LEVELS
from cchc.diagnostics import Finding, Location
from cchc.engine.evaluate import Evaluation, evaluate
from cchc.results import Judged, Total, Verdict
from factories import (
    DAK_TO,
    KON_DAO,
    Q3,
    Q4,
    SO_NOI_VU,
    SO_TU_PHAP,
    TAN_CANH,
    TINH,
    YEAR,
    Row,
    counts,
    evaluation,
    indicator,
    target,
    target_set,
)

MET, MISSED = Verdict.MET, Verdict.MISSED
NOT_APPLICABLE, NOT_REPORTED, INVALID = (
    Verdict.NOT_APPLICABLE,
    Verdict.NOT_REPORTED,
    Verdict.INVALID,
)
FLOOR = target("Tối thiểu 95")
ONLINE = indicator("dossiers-online")


def total(
    units: int, b: int, a: int, verdict: Verdict, *, partial: bool = False, of: Target = FLOOR
) -> Total:
    so_far = (b, a) if units else None
    return Total(of, of.threshold, YEAR, units, b, a, verdict, partial, so_far)


def the_only(evaluated: Evaluation) -> Judged:
    [judged] = evaluated.judged
    return judged


def names(judged: Judged, units: list[str]) -> list[str]:
    """Name the silent units; *units* are those of the rows, which may be unregistered."""
    roster = counts([(unit, 0, 0) for unit in units]).roster
    return [roster[index].name for index in judged.missing]


def said(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(found.location.text, found.rule.code) for found in findings]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [(SO_NOI_VU, 9, 10), (SO_TU_PHAP, 1000, 1000)],
            total(2, 1009, 1010, MET),
            id="a small unit weighs little: b and a are added, 90% and 100% are not averaged",
        ),
        pytest.param(
            [(SO_NOI_VU, 10, 10), (SO_TU_PHAP, 900, 1000)],
            total(2, 910, 1010, MISSED),
            id="and the other way round: the mean of 100% and 90% would just be 95%",
        ),
        pytest.param(
            [(SO_NOI_VU, 95, 100), (SO_TU_PHAP, 0, 0)],
            total(2, 95, 100, MET),
            id="a unit to which nothing came adds nothing and breaks nothing",
        ),
        pytest.param(
            [(SO_NOI_VU, 0, 0), (SO_TU_PHAP, 0, 0)],
            total(2, 0, 0, NOT_APPLICABLE),
            id="nothing anywhere is not 0%",
        ),
        pytest.param(
            [(TINH, 999, 1000), (SO_NOI_VU, 90, 100), (SO_TU_PHAP, 90, 100)],
            total(2, 180, 200, MISSED),
            id="the body's own row is not added to the rows of its units",
        ),
        pytest.param(
            [(TINH, 999, 1000)],
            total(1, 999, 1000, MET),
            id="a body that reports alone is its own total",
        ),
        pytest.param(
            [(TINH, None, 1000)],
            total(0, 0, 0, NOT_REPORTED, partial=True),
            id="a body alone with a blank has no total",
        ),
        pytest.param(
            [(SO_NOI_VU, 95, 100), (SO_TU_PHAP, None, 50)],
            total(1, 95, 100, MET, partial=True),
            id="a blank makes the total partial and adds nothing",
        ),
        pytest.param(
            [(SO_NOI_VU, 95, 100), (SO_TU_PHAP, 60, 50)],
            total(1, 95, 100, MET, partial=True),
            id="b over a is left out of the total",
        ),
        pytest.param(
            [(SO_NOI_VU, 200, 100), (SO_TU_PHAP, None, None)],
            total(0, 0, 0, INVALID, partial=True),
            id="wrong numbers outrank silence where nothing else is there",
        ),
        pytest.param(
            [("Ban Lạ", 5, 10), (SO_NOI_VU, 95, 100)],
            replace(total(1, 95, 100, MET), unlisted=1),
            id="a unit outside the registry is judged and not added",
        ),
    ],
)
def test_total(rows: list[tuple[str, int | None, int | None]], expected: Total) -> None:
    assert the_only(evaluation(rows)).total == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([(SO_NOI_VU, 95, 100)], [MET], id="met"),
        pytest.param([(SO_NOI_VU, 94, 100)], [MISSED], id="missed"),
        pytest.param([(SO_NOI_VU, 0, 0)], [NOT_APPLICABLE], id="nothing arose"),
        pytest.param([(SO_NOI_VU, None, 0)], [NOT_REPORTED], id="half reported"),
        pytest.param([(SO_NOI_VU, 101, 100)], [INVALID], id="more than all"),
        pytest.param([(SO_NOI_VU, 1, 0)], [INVALID], id="one of none"),
        pytest.param(
            [(SO_NOI_VU, 94, 100), (SO_TU_PHAP, 0, 0), (TAN_CANH, 5, 5)],
            [MISSED, NOT_APPLICABLE, MET],
            id="each row by itself, in the order of the file",
        ),
    ],
)
def test_verdicts(rows: list[tuple[str, int | None, int | None]], expected: list[Verdict]) -> None:
    assert list(the_only(evaluation(rows)).verdicts) == expected


def test_a_row_with_an_error_gets_no_verdict_whatever_its_numbers_say() -> None:
    judged = the_only(evaluation([(SO_NOI_VU, 100, 100), (SO_TU_PHAP, 100, 100)], broken=[1]))
    assert list(judged.verdicts) == [MET, INVALID]
    assert judged.total == total(1, 100, 100, MET, partial=True)


def test_without_rows_there_is_nothing_to_judge() -> None:
    assert evaluation([]) == Evaluation(target_set(), None, (), [], 0)


# --- who is bound ----------------------------------------------------------------------------


def test_a_target_judges_the_units_of_its_levels() -> None:
    two = target_set(
        target(item="IV.1", of=indicator(), levels=[Level.PROVINCE]),
        target(item="II", of=indicator(), levels=LEVELS),
    )
    rows = [(SO_NOI_VU, 9, 10), (DAK_TO, 9, 10), (TAN_CANH, 10, 10)]
    province, all_three = evaluation(rows, of=two).judged
    assert (list(province.rows), list(all_three.rows)) == ([0], [0, 1, 2])
    assert (province.total.units, all_three.total.units) == (1, 3)


def test_a_row_that_no_target_binds_is_named_and_not_judged() -> None:
    communes = target_set(target(item="IV.3", levels=[Level.COMMUNE]), target(item="II", of=ONLINE))
    evaluated = evaluation([(SO_NOI_VU, 1, 10), (TAN_CANH, 10, 10)], of=communes)
    [found] = evaluated.findings
    assert found.location == Location("so-lieu.csv", row=2, column=1)
    assert found.message("vi") == (
        "«Sở Nội vụ» (cấp tỉnh) không được giao chỉ tiêu IV.3; dòng này không được đánh giá."
    )
    assert evaluated.rows_left_out == 1
    assert [list(judged.rows) for judged in evaluated.judged] == [[1], []]


def test_the_body_of_the_set_is_bound_by_every_target() -> None:
    communes = target_set(target(levels=[Level.COMMUNE]))
    assert list(the_only(evaluation([(TINH, 95, 100)], of=communes)).rows) == [0]


def test_a_stranger_is_judged_because_its_level_is_not_known() -> None:
    communes = target_set(target(levels=[Level.COMMUNE]))
    assert list(the_only(evaluation([("Ban Lạ", 95, 100)], of=communes)).verdicts) == [MET]


# --- who is silent ---------------------------------------------------------------------------


def test_a_unit_that_reported_something_is_missed_where_it_reported_nothing() -> None:
    two = target_set(target(item="IV.1"), target(item="II", of=ONLINE))
    rows = [Row(SO_NOI_VU, 1, 1), Row(SO_TU_PHAP, 1, 1, ONLINE.id)]
    on_time, online = evaluation(rows, of=two).judged
    assert names(on_time, []) == [SO_TU_PHAP]
    assert names(online, []) == [SO_NOI_VU]
    assert (on_time.tally(NOT_REPORTED), on_time.total.partial) == (1, True)


def test_a_silent_unit_is_expected_only_at_its_level() -> None:
    two = target_set(
        target(item="IV.1", levels=[Level.PROVINCE]),
        target(item="IV.3", of=ONLINE, levels=[Level.COMMUNE]),
    )
    rows = [Row(SO_NOI_VU, 1, 1), Row(TAN_CANH, 1, 1, ONLINE.id), Row(KON_DAO, 1, 1, ONLINE.id)]
    province, commune = evaluation(rows, of=two).judged
    assert (names(province, []), names(commune, [])) == ([], [])


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        pytest.param(LEVELS, ["Ban Lạ"], id="where every target binds the same levels"),
        pytest.param([Level.COMMUNE], [], id="but not where its level would decide"),
    ],
)
def test_a_stranger_is_expected_everywhere(levels: list[Level], expected: list[str]) -> None:
    two = target_set(target(item="IV.1", levels=levels), target(item="II", of=ONLINE))
    rows = [Row("Ban Lạ", 1, 1, ONLINE.id), Row(TAN_CANH, 1, 1), Row(TAN_CANH, 1, 1, ONLINE.id)]
    on_time, _ = evaluation(rows, of=two).judged
    assert names(on_time, ["Ban Lạ"]) == expected


def test_every_unit_that_is_bound_may_be_expected() -> None:
    communes = target_set(target(levels=[Level.COMMUNE]))
    judged = the_only(evaluation([(TAN_CANH, 1, 1)], of=communes, expect="all"))
    assert (names(judged, []), judged.total.partial) == ([KON_DAO], True)


def test_the_body_above_all_is_never_expected() -> None:
    judged = the_only(evaluation([(TAN_CANH, 1, 1)], expect="all"))
    assert names(judged, []) == [SO_NOI_VU, SO_TU_PHAP, DAK_TO, KON_DAO]


# --- one period ------------------------------------------------------------------------------


def test_a_period_that_is_not_judged_is_named_with_its_rows() -> None:
    rows = [Row(SO_NOI_VU, 1, 1, period=Q3), Row(SO_NOI_VU, 1, 2, period=Q4)]
    rows += [Row(SO_TU_PHAP, 1, 2, period=Q4)]
    evaluated = evaluation(rows, period=Q3)
    [found] = evaluated.findings
    assert (evaluated.period, found.location.text) == (Q3, "so-lieu.csv:3")
    assert found.message("vi") == (
        "2 dòng của kỳ Quý IV/2023 không nằm trong kỳ được đánh giá (Quý III/2023) nên không"
        " được đánh giá; chọn kỳ khác bằng --period."
    )


def test_a_unit_silent_in_the_judged_period_reported_in_another() -> None:
    rows = [Row(SO_NOI_VU, 1, 1, period=Q3), Row(SO_TU_PHAP, 1, 1, period=Q4)]
    judged = the_only(evaluation(rows, period=Q3))
    assert (list(judged.rows), names(judged, [])) == ([0], [SO_TU_PHAP])


# --- filters ---------------------------------------------------------------------------------


def test_only_the_items_that_were_asked_for_are_judged() -> None:
    two = target_set(target(item="IV.1"), target(item="II", of=ONLINE))
    judged = the_only(evaluation([(SO_NOI_VU, 1, 1)], of=two, items=frozenset(["IV.1"])))
    assert judged.target.item == "IV.1"


# --- rows that repeat ------------------------------------------------------------------------


def test_a_repeated_row_counts_once_and_is_named() -> None:
    evaluated = evaluation([(SO_NOI_VU, 95, 100), (SO_TU_PHAP, 1, 1), (SO_NOI_VU, 95, 100)])
    assert the_only(evaluated).total == total(2, 96, 101, MET)
    assert list(the_only(evaluated).rows) == [0, 1]
    [found] = evaluated.findings
    assert said([found]) == [("so-lieu.csv:4", "C303")]
    assert found.message("vi") == "Dòng này lặp lại số liệu tại so-lieu.csv:2; chỉ tính một lần."


def test_rows_that_contradict_each_other_are_both_named_and_neither_is_judged() -> None:
    evaluated = evaluation([(SO_NOI_VU, 95, 100), (SO_TU_PHAP, 1, 1), (SO_NOI_VU, 96, 100)])
    assert list(the_only(evaluated).verdicts) == [INVALID, MET]
    assert the_only(evaluated).total == total(1, 1, 1, MET, partial=True)
    assert said(evaluated.findings) == [("so-lieu.csv:2", "C302"), ("so-lieu.csv:4", "C302")]
    assert "95/100" in evaluated.findings[0].message("vi")
    assert "96/100" in evaluated.findings[0].message("vi")


def test_three_rows_are_compared_with_the_first() -> None:
    rows = [(SO_NOI_VU, 95, 100), (SO_NOI_VU, 95, 100), (SO_NOI_VU, 90, 100)]
    assert said(evaluation(rows).findings) == [
        ("so-lieu.csv:3", "C303"),
        ("so-lieu.csv:2", "C302"),
        ("so-lieu.csv:4", "C302"),
    ]


def test_the_same_unit_in_two_periods_is_no_repetition() -> None:
    rows = [Row(SO_NOI_VU, 1, 1, period=Q3), Row(SO_NOI_VU, 2, 2, period=Q4)]
    assert evaluation(rows).findings == []


# --- b over a --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("b", "a", "expected"),
    [
        pytest.param(101, 100, [("so-lieu.csv:2:2", "C301")], id="one more than all"),
        pytest.param(1, 0, [("so-lieu.csv:2:2", "C301")], id="one of none"),
        pytest.param(100, 100, [], id="all"),
        pytest.param(100, None, [], id="a blank is not less"),
    ],
)
def test_b_is_a_part_of_a(b: int, a: int | None, expected: list[tuple[str, str]]) -> None:
    assert said(evaluation([(SO_NOI_VU, b, a)]).findings) == expected


# --- what is said of the whole file -----------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "judged"),
    [
        pytest.param(2, 3, id="as many rows with a fault as are told"),
        pytest.param(3, 0, id="one more: nothing is judged"),
        pytest.param(9, 0, id="many more"),
    ],
)
def test_a_file_with_too_many_faults_is_refused_as_a_whole(
    wrong: int, judged: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FINDINGS_OF_A_FILE", 2)
    units = [SO_NOI_VU, SO_TU_PHAP, DAK_TO, TAN_CANH, KON_DAO, *"ABCDE"]
    rows = [(unit, 2, 1) for unit in units[:wrong]] + [(units[-1], 1, 1)]
    evaluated = evaluation(rows)
    if judged:
        assert (evaluated.period, len(evaluated.judged[0].units)) == (YEAR, judged)
        assert said(evaluated.findings) == [
            ("so-lieu.csv:2:2", "C301"), ("so-lieu.csv:3:2", "C301"),
        ]  # fmt: skip
        return
    assert (evaluated.period, evaluated.judged) == (None, ())
    assert said(evaluated.findings) == [("so-lieu.csv", "C112")]
    assert evaluated.rows_left_out == len(rows)


def test_faults_of_several_indicators_and_periods_are_counted_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "FINDINGS_OF_A_FILE", 2)
    two = target_set(target(item="IV.1"), target(item="II", of=ONLINE))
    rows = [Row(SO_NOI_VU, 2, 1), Row(SO_NOI_VU, 2, 1, ONLINE.id), Row(SO_TU_PHAP, 2, 1, ONLINE.id)]
    assert said(evaluation(rows, of=two).findings) == [("so-lieu.csv", "C112")]
    on_time, online = evaluation(rows[:2], of=two).judged
    assert (len(on_time.units), len(online.units)) == (1, 1)


def test_a_refusal_stands_at_the_first_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FINDINGS_OF_A_FILE", 0)
    made = counts([(SO_NOI_VU, 2, 1), (SO_TU_PHAP, 2, 1)])
    made.parts.append(made.parts[0]._replace(first=1, file="b.csv"))
    assert said(evaluate(target_set(), made).findings) == [("so-lieu.csv", "C112")]


def test_the_body_s_own_row_beside_its_units_is_named() -> None:
    evaluated = evaluation([(SO_NOI_VU, 95, 100), (TINH, 95, 100)])
    assert said(evaluated.findings) == [("so-lieu.csv:3", "C432")]


HALF, NEXT_YEAR = YEAR._replace(last=6), Period(2024)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(None, [("so-lieu.csv:2", "C517")], id="said where the rows chose the period"),
        pytest.param(YEAR, [], id="not where somebody asked for it"),
    ],
)
def test_few_rows_that_make_the_period_long_are_told(
    asked: Period | None, expected: list[tuple[str, str]]
) -> None:
    units = [SO_TU_PHAP, DAK_TO]
    rows = [Row(SO_NOI_VU, 1, 1)] + [Row(each, 1, 1, period=HALF) for each in units]
    two = target_set(target(item="IV.1"), target(item="II", of=ONLINE))
    rows += [Row(each, 1, 1, ONLINE.id, period=YEAR) for each in units]
    assert said(evaluation(rows, of=two, period=asked).findings) == expected


def test_who_sent_another_period_is_named_where_the_rows_chose_it() -> None:
    rows = [Row(SO_NOI_VU, 1, 1), Row(DAK_TO, 1, 1), Row(SO_TU_PHAP, 1, 1, period=NEXT_YEAR)]
    found = said(evaluation(rows).findings)
    assert found == [("so-lieu.csv:4", "C504"), ("so-lieu.csv:4", "C519")]
    assert said(evaluation(rows, period=YEAR).findings) == [("so-lieu.csv:4", "C504")]


def test_rows_that_a_filter_passed_by_choose_the_period_too() -> None:
    made = counts([Row(SO_NOI_VU, 1, 1, period=Q3), Row(SO_NOI_VU, 1, 1, period=Q4)])
    assert evaluate(target_set(), made).period == YEAR._replace(first=7)
    only_q4 = made.period_list.index(Q4)
    made.sent.update((unit, only_q4) for unit in range(1, 4))
    assert evaluate(target_set(), made).period == Q4
