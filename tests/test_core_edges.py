"""Edges of the core that no other table comes to: a unit beside few, gaps of some, one count of two."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cchc.definitions.calendars import Calendar
from cchc.definitions.level import Level
from cchc.definitions.model import Assignment
from cchc.definitions.period import Period, read_period
from cchc.definitions.units import LEVELS, Registry
from cchc.engine.against import beside, compared
from cchc.engine.evaluate import evaluate
from cchc.engine.grouping import By, totals_by
from cchc.matching.periods import hear_period
from cchc.matching.units import UnitNames
from cchc.results import Report, Verdict
from cchc.words.nearest import nearest
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
    registry,
    report,
    sums_by_group,
    target,
    target_set,
)

Q1, Q2 = Period(2023, 1, 3), Period(2023, 4, 6)
BODY = 0

# --- totals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [(TINH, 50, 100), (SO_NOI_VU, 97, 100)], (1, 97, 100, "met"), id="the unit after it"
        ),
        pytest.param(
            [(SO_NOI_VU, 97, 100), (TINH, 50, 100)], (1, 97, 100, "met"), id="the unit before it"
        ),
        pytest.param(
            [(TINH, 50, 100), (SO_NOI_VU, None, 100)],
            (0, 0, 0, "not_reported"),
            id="a unit that says nothing",
        ),
        pytest.param(
            [(TINH, 50, 100), (SO_NOI_VU, 101, 100)],
            (0, 0, 0, "invalid"),
            id="a unit not to be trusted",
        ),
        pytest.param(
            [(TINH, None, 100), (SO_NOI_VU, 97, 100)],
            (1, 97, 100, "met"),
            id="the body says nothing",
        ),
        pytest.param([(TINH, 97, 100)], (1, 97, 100, "met"), id="the body alone"),
    ],
)
def test_the_body_beside_one_unit_is_not_added(
    rows: Sequence[tuple[str, int | None, int | None]], expected: tuple[int, int, int, str]
) -> None:
    [judged] = evaluation(rows).judged
    total = judged.total
    found = (total.units, total.numerator, total.denominator, total.verdict.code)
    assert found == expected


COMMUNES = target_set(target(levels=[Level.COMMUNE]))


@pytest.mark.parametrize(
    ("order", "gaps", "partial"),
    [
        pytest.param([(SO_NOI_VU, Q1), (TAN_CANH, YEAR)], {}, False, id="only of who is not bound"),
        pytest.param(
            [(SO_NOI_VU, YEAR), (TAN_CANH, Q1)],
            {0: (*range(4, 13),)},
            True,
            id="only of who is bound",
        ),
        pytest.param(
            [(SO_NOI_VU, Q1), (TAN_CANH, Q2), (KON_DAO, YEAR)],
            {0: (1, 2, 3, 7, 8, 9, 10, 11, 12)},
            True,
            id="of both, each its own",
        ),
    ],
)
def test_a_gap_of_a_unit_that_is_not_bound_is_nobodys(
    order: Sequence[tuple[str, Period]], gaps: dict[int, tuple[int, ...]], partial: bool
) -> None:
    rows = [Row(unit, 96, 100, period=period) for unit, period in order]
    [judged] = evaluation(rows, of=COMMUNES, period=YEAR).judged
    assert (dict(judged.gaps), judged.total.partial) == (gaps, partial)


def test_a_row_of_a_unit_that_is_not_bound_spoils_nobody_else() -> None:
    rows = [(SO_NOI_VU, 101, 100), (TAN_CANH, 96, 100), (KON_DAO, 101, 100)]
    [judged] = evaluation(rows, of=COMMUNES).judged
    assert list(judged.verdicts) == [Verdict.MET, Verdict.INVALID]


@pytest.mark.parametrize(
    ("said", "partial"),
    [
        pytest.param(
            [(TINH, Q1), (SO_NOI_VU, YEAR), (TAN_CANH, YEAR)], False, id="of the body beside units"
        ),
        pytest.param(
            [("Xã lạ", Q1), (SO_NOI_VU, YEAR)], False, id="of a unit that no registry lists"
        ),
        pytest.param([(TINH, Q1)], True, id="of the body alone"),
        pytest.param([("Xã lạ", Q1)], True, id="of an unlisted unit alone"),
        pytest.param([(TINH, YEAR), (SO_NOI_VU, Q1)], True, id="of a unit beside the body"),
    ],
)
def test_a_gap_of_who_is_not_added_leaves_the_total_whole(
    said: Sequence[tuple[str, Period]], partial: bool
) -> None:
    rows = [Row(unit, 96, 100, period=period) for unit, period in said]
    [judged] = evaluation(rows, period=YEAR).judged
    assert judged.total.partial is partial


def test_who_is_gone_and_yet_said_something_stands_for_nobody_silent() -> None:
    """Running totals say of the third quarter what a unit of June came to in it; another is silent."""
    units = replace(registry(), validity={1: (None, "2023-06-30")})
    of = target_set()
    rows = [Row(SO_NOI_VU, 96, 100, period=Period(2023, 1, last)) for last in (6, 9)]
    rows += [Row(SO_TU_PHAP, 96, 100, period=Q3), Row(DAK_TO, 96, 100, period=Q2)]
    [judged] = evaluate(of, counts(rows, of=of, units=units), period=Q3).judged
    assert ([units.names[unit] for unit in judged.missing], judged.total.partial) == (
        [DAK_TO],
        True,
    )


# --- groups ------------------------------------------------------------------------------------

UNITS = replace(registry(), parents=["", "62", "62", "62", "612", "612"])


def groups(by: By, rows: Sequence[Row]) -> dict[str, tuple[int, int, int, str, bool]]:
    of = target_set(target("90"))
    made = counts(rows, of=of, units=UNITS)
    return sums_by_group(totals_by(by, evaluate(of, made, period=YEAR).judged, made, BODY))


WHOLE, PART = YEAR, Q1


@pytest.mark.parametrize(
    ("rows", "partial"),
    [
        pytest.param({TAN_CANH: PART, SO_NOI_VU: WHOLE}, {DAK_TO}, id="of the first group"),
        pytest.param({TAN_CANH: WHOLE, SO_NOI_VU: PART}, {TINH}, id="of the second"),
        pytest.param(
            {TAN_CANH: WHOLE, SO_NOI_VU: WHOLE, KON_DAO: PART},
            {DAK_TO},
            id="of the last unit of a group that began whole",
        ),
        pytest.param({TINH: PART, TAN_CANH: WHOLE}, set(), id="of the body, which is in no group"),
        pytest.param({TAN_CANH: WHOLE, SO_NOI_VU: WHOLE}, set(), id="of nobody"),
    ],
)
def test_a_group_is_partial_where_one_of_its_own_units_is(
    rows: dict[str, Period], partial: set[str]
) -> None:
    found = groups("parent", [Row(unit, 9, 10, period=period) for unit, period in rows.items()])
    assert {name for name, (*_, is_partial) in found.items() if is_partial} == partial


@pytest.mark.parametrize("by", ["level", "parent"])
def test_unregistered_units_are_a_group_of_their_own_and_in_no_other(by: By) -> None:
    rows = [Row("Xã lạ", 9, 10), Row(TAN_CANH, 8, 10), Row("Sở lạ", 1, 2), Row(SO_NOI_VU, 7, 10)]
    known = {"level": ("cấp xã", "cấp tỉnh"), "parent": (DAK_TO, TINH)}[by]
    assert groups(by, rows) == {
        "không rõ cấp": (2, 10, 12, "missed", False),
        known[0]: (1, 8, 10, "missed", False),
        known[1]: (1, 7, 10, "missed", False),
    }


def test_unregistered_units_are_counted_beside_the_total() -> None:
    [judged] = evaluation([("Xã lạ", 9, 10), (TAN_CANH, 8, 10), ("Sở lạ", 1, 2)]).judged
    total = judged.total
    assert (total.units, total.numerator, total.denominator, total.unlisted) == (1, 8, 10, 2)


# --- parts of a unit ---------------------------------------------------------------------------

ROOMS = Registry(
    id="so-a",
    codes=["62", "p1", "cv1", "cv2"],
    names=["Sở A", "Phòng 1", "Chuyên viên 1", "Chuyên viên 2"],
    level_of=bytes(
        LEVELS.index(level)
        for level in (Level.PROVINCE, Level.OFFICE, Level.OFFICER, Level.OFFICER)
    ),
    parents=["", "62", "p1", "p1"],
)
PASSED_ON = tuple(Assignment(unit=code) for code in ROOMS.codes[1:])


@pytest.mark.parametrize(
    ("room", "exceeds"),
    [
        pytest.param((8, 20), False, id="the sum itself"),
        pytest.param((9, 21), False, id="less than the room"),
        pytest.param((7, 20), True, id="more in b alone"),
        pytest.param((7, 21), True, id="more in b, though less in a"),
        pytest.param((8, 19), True, id="more in a alone"),
        pytest.param((9, 19), True, id="more in a, though less in b"),
    ],
)
def test_parts_may_exceed_the_whole_in_one_count_of_two(
    room: tuple[int, int], exceeds: bool
) -> None:
    of = target_set(replace(target("30"), assigned=PASSED_ON))
    rows = [("Phòng 1", *room), ("Chuyên viên 1", 5, 10), ("Chuyên viên 2", 3, 10)]
    found = evaluate(of, counts(rows, of=of, units=ROOMS)).findings
    assert [each.rule.code for each in found if each.rule.code == "C433"] == ["C433"] * exceeds


# --- what texts say of time --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "calendar"),
    [
        pytest.param("Từ 15/12/2022 đến 14/12/2023", "2023", Calendar.STATE, id="a reporting year"),
        pytest.param("15/12/2022 - 14/6/2023", "2023-01..06", Calendar.STATE, id="a half"),
        pytest.param("Từ 15/12 đến 14/3/2023", "2023-Q1", Calendar.STATE, id="one year is written"),
        pytest.param(
            "từ ngày 15/12/2022 đến hết ngày 14/01/2023", "2023-01", Calendar.STATE, id="a month"
        ),
    ],
)
def test_dates_over_new_year_are_the_months_of_the_year_in_which_they_end(
    text: str, code: str, calendar: Calendar
) -> None:
    heard = hear_period(text, 2023)
    assert [(each.period.code, each.calendar) for each in heard.periods] == [(code, calendar)]
    assert heard.unclear is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Từ 01/7/2022 đến 30/6/2023", id="whole months of two years"),
        pytest.param("Từ 01/12/2022 đến 31/01/2023", id="two months of two years"),
        pytest.param("Từ 15/11/2022 đến 14/3/2023", id="a reporting month of the year before"),
        pytest.param("Từ 15/12/2021 đến 14/12/2023", id="two reporting years"),
        pytest.param("Từ 15/12/2023 đến 14/12/2022", id="an end before its beginning"),
        pytest.param("Từ tháng 10/2022 đến tháng 3/2023", id="months of two years"),
    ],
)
def test_a_range_of_two_years_is_no_period(text: str) -> None:
    heard = hear_period(text, 2023)
    assert (heard.periods, bool(heard.unclear)) == ((), True)


@pytest.mark.parametrize("year", ["", "/2023", " năm 2023"])
@pytest.mark.parametrize("words", ["Lũy kế tháng 9", "Luỹ kế T9", "Số liệu lũy kế tháng 09"])
def test_a_running_total_of_a_month_begins_in_january(words: str, year: str) -> None:
    heard = hear_period(words + year, 2023)
    said = [(each.period.code, each.cumulative) for each in heard.periods]
    assert (said, heard.unclear) == ([("2023-01..09", True)], None)


def test_a_checked_text_says_the_same_of_it() -> None:
    assert read_period("Lũy kế tháng 9", 2023) == Period(2023, 1, 9)


# --- beside another period ---------------------------------------------------------------------


def at(period: Period, *rows: tuple[str, int | None, int | None]) -> Report:
    made = report([Row(*each, period=period) for each in rows])
    return replace(made, inputs=[made.inputs[0]._replace(sha256=period.code)])


NOW, BROKEN = (SO_NOI_VU, 97, 100), (DAK_TO, 101, 100)


@pytest.mark.parametrize(
    ("then", "rows", "said"),
    [
        pytest.param(Q3, [(SO_NOI_VU, 90, 100)], [], id="as long, and judged"),
        pytest.param(
            Period(2023, 1, 6), [(SO_NOI_VU, 90, 100)], ["compared-lengths-differ"], id="longer"
        ),
        pytest.param(
            Period(2023, 9, 9), [(SO_NOI_VU, 90, 100)], ["compared-lengths-differ"], id="shorter"
        ),
        pytest.param(Q3, [(SO_NOI_VU, 0, 0)], [], id="nothing arose then"),
        pytest.param(
            Q3,
            [(SO_TU_PHAP, 90, 100)],
            ["nothing-to-compare", "compared-units-gone"],
            id="somebody else reported",
        ),
        pytest.param(Q3, [(SO_NOI_VU, None, 100)], ["nothing-to-compare"], id="nothing was said"),
        pytest.param(
            Period(2023, 1, 6),
            [(SO_TU_PHAP, 90, 100)],
            ["nothing-to-compare", "compared-units-gone"],
            id="nothing to compare is said before a length",
        ),
    ],
)
def test_what_a_comparison_says_and_keeps(
    then: Period, rows: Sequence[tuple[str, int | None, int | None]], said: list[str]
) -> None:
    now, earlier = at(Q4, NOW, BROKEN), at(then, *rows, BROKEN)
    found = compared(now, [beside(now, earlier)])
    own, others = list(now.findings), list(earlier.findings)
    assert len(own) == len(others) == 1  # a b above its a, in each file
    assert [each.rule.name for each in found.findings[: len(said)]] == said
    assert list(found.findings[len(said) :]) == own + others
    assert found.judged == now.judged
    assert found.comparison
    assert (found.comparison.period, list(found.earlier)) == (then, [earlier])


# --- names -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param(["Xã Hòa Bình", "Xã Hòa Bình"], ["Xã Hòa Bình"], id="two units of one name"),
        pytest.param(
            ["Xã Hòa Bình", "Xã Hòa Bính", "Xã Hòa Bình", "Xã Hòa Bĩnh"],
            ["Xã Hòa Bình", "Xã Hòa Bính", "Xã Hòa Bĩnh"],
            id="it takes the place of no other name",
        ),
    ],
)
def test_a_name_that_two_units_hold_is_suggested_once(
    known: list[str], expected: list[str]
) -> None:
    assert list(nearest("Xã Hoa Binh", known)) == expected


def test_both_units_that_hold_a_suggested_name_may_be_meant() -> None:
    twins = replace(registry(), names=["Tỉnh A", "Sở B", "Sở C", "Huyện D", "Xã E Lốp", "Xã E Lốp"])
    found = UnitNames(twins).find("Xã E Lôpp")
    assert (found.unit, found.kind, found.candidates) == (None, "unknown", (4, 5))


# --- rows of a period among others ---------------------------------------------------------------


@pytest.mark.parametrize(
    "places",
    [
        pytest.param([0, 1, 2, 3], id="one after the other"),
        pytest.param([0, 2, 4, 6], id="every second one"),
        pytest.param([1, 3, 5], id="every second one, from the second on"),
        pytest.param([0, 2, 3, 6], id="as many as every second one, and others"),
        pytest.param([0, 1, 3], id="uneven"),
        pytest.param([5], id="one"),
        pytest.param([2, 5], id="two"),
    ],
)
def test_rows_of_a_period_are_found_among_those_of_another(places: list[int]) -> None:
    rows = [Row(f"Xã {at}", at, 10, period=Q3 if at in places else Q4) for at in range(7)]
    [judged] = evaluation(rows, period=Q3).judged
    assert (list(judged.rows), list(judged.numerators)) == (places, places)
