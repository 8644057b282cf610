"""Which set and which target is meant: refused with the names there are, in both languages."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from cchc.definitions.choose import (
    ChoiceError,
    choose_for,
    choose_judging,
    choose_on,
    choose_period,
    choose_set,
    choose_sets,
    choose_targets,
    choose_timeline,
    choose_timeline_of_body,
)
from cchc.definitions.model import Dates, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.timeline import timelines_of
from made_up import II, IV_1, KKT_2024, TINH_2023, TINH_2024

ALL = (TINH_2023, TINH_2024, KKT_2024)


@pytest.mark.parametrize(
    ("sets", "year", "set_id", "expected"),
    [
        pytest.param(ALL, 2023, None, TINH_2023, id="the only one of a year"),
        pytest.param(ALL, 2024, "kkt-2024", KKT_2024, id="one of two by its id"),
        pytest.param(ALL, None, "tinh-2024", TINH_2024, id="an id needs no year"),
        pytest.param(ALL, None, "KKT-2024", KKT_2024, id="in capitals"),
        pytest.param([TINH_2023], None, None, TINH_2023, id="the only one there is"),
    ],
)
def test_choose_set(
    sets: tuple[TargetSet, ...], year: int | None, set_id: str | None, expected: TargetSet
) -> None:
    assert choose_set(sets, year=year, set_id=set_id) is expected


@pytest.mark.parametrize(
    ("sets", "year", "set_id", "vi", "en"),
    [
        pytest.param(
            ALL,
            2022,
            None,
            "Không có bộ chỉ tiêu nào của năm 2022; hiện có các năm: 2023, 2024.",
            "There is no target set for 2022; there are: 2023, 2024.",
            id="a year without a set names the years",
        ),
        pytest.param(
            ALL,
            2024,
            None,
            "Năm 2024 có 2 bộ chỉ tiêu; hãy thêm «--set MÃ»: «tinh-2024» từ 01/01/2024 đến"
            " 31/12/2024, «kkt-2024» từ 01/01/2024 đến 31/12/2024.",
            "2024 has 2 target sets; add «--set ID»: «tinh-2024» from 01/01/2024 to 31/12/2024,"
            " «kkt-2024» from 01/01/2024 to 31/12/2024.",
            id="a year with two sets names the ids",
        ),
        pytest.param(
            ALL,
            None,
            None,
            "Chưa rõ chỉ tiêu của năm nào; hãy thêm «--year NĂM», hiện có các năm: 2023, 2024.",
            "It is not clear which year's targets are meant; add «--year YEAR», one of:"
            " 2023, 2024.",
            id="nothing said names the years, each once",
        ),
        pytest.param(
            ALL,
            None,
            "tihn-2024",
            "Không có bộ chỉ tiêu «tihn-2024»; hiện có: tinh-2023, tinh-2024, kkt-2024."
            " Có phải bạn muốn viết «tinh-2024»?",
            "There is no target set «tihn-2024»; there are: tinh-2023, tinh-2024, kkt-2024."
            " Did you mean «tinh-2024»?",
            id="a misspelt id is asked about",
        ),
        pytest.param(
            ALL,
            2023,
            "kkt-2024",
            "Bộ chỉ tiêu «kkt-2024» là của năm 2024, không phải năm 2023.",
            "Target set «kkt-2024» is of 2024, not of 2023.",
            id="an id of another year is not chosen silently",
        ),
        pytest.param(
            [replace(TINH_2023, id="a\x1b")],
            None,
            "xyz",
            "Không có bộ chỉ tiêu «xyz»; hiện có: a\\x1b.",
            "There is no target set «xyz»; there are: a\\x1b.",
            id="an id with an escape is shown safely",
        ),
        *(
            pytest.param(
                (),
                year,
                set_id,
                "Chưa có bộ chỉ tiêu nào; hãy thêm một tệp YAML vào thư mục con targets.",
                "There is no target set yet; add a YAML file to the subfolder targets.",
                id=f"no set at all, asked for {year or set_id or 'any'}",
            )
            for year, set_id in ((2023, None), (None, "x"), (None, None))
        ),
    ],
)
def test_no_one_set(
    sets: tuple[TargetSet, ...], year: int | None, set_id: str | None, vi: str, en: str
) -> None:
    with pytest.raises(ChoiceError) as refused:
        choose_set(sets, year=year, set_id=set_id)
    assert refused.value.words == (vi, en)


SO = replace(TINH_2023, id="so-2023", body="so", extends=TINH_2023.id)
PHONG = replace(TINH_2023, id="phong-2023", body="phong", extends=SO.id)
OWN = replace(TINH_2023, id="own-2023", extends=TINH_2023.id)
APART = replace(TINH_2023, id="ban-2023", body="ban")
ROUND = replace(SO, extends="round-2023")
ROUNDER = replace(PHONG, id="round-2023", extends=SO.id)


@pytest.mark.parametrize(
    ("sets", "year", "expected"),
    [
        pytest.param([SO, TINH_2023], 2023, TINH_2023, id="a department passes on"),
        pytest.param([TINH_2023, SO], None, TINH_2023, id="without a year, if there is but one"),
        pytest.param([PHONG, TINH_2023, SO], 2023, TINH_2023, id="a room of it does, too"),
        pytest.param([PHONG, SO], 2023, SO, id="the set above is not here"),
        pytest.param([PHONG], 2023, PHONG, id="it stands alone"),
        pytest.param([TINH_2023, SO, TINH_2024], 2023, TINH_2023, id="beside another year"),
        pytest.param([TINH_2023, OWN], 2023, None, id="one body details itself: which is meant?"),
        pytest.param([TINH_2023, SO, OWN], 2023, None, id="a department beside two of one body"),
        pytest.param([TINH_2023, APART], 2023, None, id="neither is above the other"),
        pytest.param([TINH_2023, SO, TINH_2024], None, None, id="two years"),
        pytest.param([ROUND, ROUNDER], 2023, None, id="sets that extend each other"),
    ],
)
def test_a_set_below_another_must_be_named(
    sets: list[TargetSet], year: int | None, expected: TargetSet | None
) -> None:
    if expected is not None:
        assert choose_set(sets, year=year) is expected
        assert choose_timeline(sets, year=year).sets == [expected]
        on = {"year": year, "on": "2023-05-05"}
        assert choose_timeline(sets, **on).sets == [expected]  # type: ignore[arg-type]
        return
    with pytest.raises(ChoiceError):
        choose_set(sets, year=year)
    with pytest.raises(ChoiceError):
        choose_timeline(sets, year=year)


@pytest.mark.parametrize("each", [SO, PHONG])
def test_a_set_below_another_may_be_named(each: TargetSet) -> None:
    sets = [TINH_2023, SO, PHONG]
    assert choose_set(sets, year=2023, set_id=each.id) is each
    assert choose_timeline(sets, year=2023, set_id=each.id).main is each


def _of(target_set: TargetSet, name: str, first: str | None, last: str | None) -> TargetSet:
    return replace(target_set, id=name, effective=Dates(first=first, last=last))


FIRST = _of(TINH_2023, "tinh-a", None, "2023-06-30")
SECOND = _of(TINH_2023, "tinh-b", "2023-07-01", None)
BAN_FIRST = replace(_of(APART, "ban-a", None, "2023-03-31"), issuer="Ban Quản lý X")
BAN_SECOND = replace(_of(APART, "ban-b", "2023-04-01", None), issuer="Ban Quản lý X")
ANNEX = replace(APART, id="ban-2", annex="II")
BELOW = replace(SO, id="so-a", extends="tinh-a")
TWO_BODIES = [FIRST, SECOND, BAN_FIRST, BAN_SECOND, BELOW]


@pytest.mark.parametrize(
    ("sets", "body", "expected"),
    [
        pytest.param(TWO_BODIES, "62", [FIRST, SECOND], id="by its code"),
        pytest.param(TWO_BODIES, "ban", [BAN_FIRST, BAN_SECOND], id="the other body"),
        pytest.param(TWO_BODIES, "BAN QUẢN LÝ  X", [BAN_FIRST, BAN_SECOND], id="by its issuer"),
        pytest.param(TWO_BODIES, "so", [BELOW], id="one below another"),
        pytest.param([FIRST, SECOND, BELOW], None, [FIRST, SECOND], id="the only one above"),
    ],
)
def test_each_body_has_its_own_sets_in_turn(
    sets: list[TargetSet], body: str | None, expected: list[TargetSet]
) -> None:
    timeline = choose_timeline(sets, year=2023, body=body)
    assert (timeline.sets, timeline.named) == (expected, None)


def test_the_days_of_a_set_below_are_those_of_the_set_above() -> None:
    [span] = choose_timeline(TWO_BODIES, year=2023, body="so").spans
    assert (span.first, span.last) == ("2023-01-01", "2023-06-30")
    with pytest.raises(ChoiceError):
        choose_set(TWO_BODIES, on="2023-07-01", body="so")
    assert choose_set(TWO_BODIES, on="2023-07-01", body="ban") is BAN_SECOND


@pytest.mark.parametrize(
    ("sets", "asked", "vi", "en"),
    [
        pytest.param(
            TWO_BODIES,
            {},
            "Năm 2023 có bộ chỉ tiêu của 2 cơ quan; hãy thêm «--body CƠ_QUAN»:"
            " 62 («tinh-a» từ 01/01/2023 đến 30/06/2023, «tinh-b» từ 01/07/2023 đến 31/12/2023);"
            " ban («ban-a» từ 01/01/2023 đến 31/03/2023, «ban-b» từ 01/04/2023 đến 31/12/2023).",
            "2023 has target sets of 2 bodies; add «--body BODY»:"
            " 62 («tinh-a» from 01/01/2023 to 30/06/2023, «tinh-b» from 01/07/2023 to 31/12/2023);"
            " ban («ban-a» from 01/01/2023 to 31/03/2023, «ban-b» from 01/04/2023 to 31/12/2023).",
            id="two bodies",
        ),
        pytest.param(
            TWO_BODIES,
            {"period": Period(2023, 4, 6)},
            "Năm 2023 có bộ chỉ tiêu của 2 cơ quan; hãy thêm «--body CƠ_QUAN»:"
            " 62 («tinh-a» từ 01/01/2023 đến 30/06/2023);"
            " ban («ban-b» từ 01/04/2023 đến 31/12/2023).",
            "2023 has target sets of 2 bodies; add «--body BODY»:"
            " 62 («tinh-a» from 01/01/2023 to 30/06/2023);"
            " ban («ban-b» from 01/04/2023 to 31/12/2023).",
            id="only what is in force at the end of the period is offered",
        ),
        pytest.param(
            [FIRST, BAN_FIRST],
            {"period": Period(2023, 7, 9)},
            "Năm 2023 có bộ chỉ tiêu của 2 cơ quan; hãy thêm «--body CƠ_QUAN»:"
            " 62 («tinh-a» từ 01/01/2023 đến 30/06/2023); ban («ban-a» từ 01/01/2023 đến 31/03/2023).",
            "2023 has target sets of 2 bodies; add «--body BODY»:"
            " 62 («tinh-a» from 01/01/2023 to 30/06/2023); ban («ban-a» from 01/01/2023 to 31/03/2023).",
            id="where none is, all there are",
        ),
        pytest.param(
            [BAN_FIRST, BAN_SECOND, ANNEX, FIRST],
            {"period": Period(2023, 1, 3), "body": "ban"},
            "Năm 2023 có 2 bộ chỉ tiêu; hãy thêm «--set MÃ»: «ban-a» từ 01/01/2023 đến 31/03/2023,"
            " «ban-2» từ 01/01/2023 đến 31/12/2023.",
            "2023 has 2 target sets; add «--set ID»: «ban-a» from 01/01/2023 to 31/03/2023,"
            " «ban-2» from 01/01/2023 to 31/12/2023.",
            id="two annexes of one body",
        ),
        pytest.param(
            TWO_BODIES,
            {"body": "bann"},
            "Không có bộ chỉ tiêu nào của «bann»; hiện có của: 62 (Chủ tịch UBND tỉnh),"
            " ban (Ban Quản lý X), so (Chủ tịch UBND tỉnh). Có phải bạn muốn viết «ban»?",
            "There is no target set of «bann»; there are those of: 62 (Chủ tịch UBND tỉnh),"
            " ban (Ban Quản lý X), so (Chủ tịch UBND tỉnh). Did you mean «ban»?",
            id="a body that has none",
        ),
        pytest.param(
            TWO_BODIES,
            {"body": "ban", "set_id": "tinh-a"},
            "Bộ chỉ tiêu «tinh-a» là của «62», không phải của «ban».",
            "Target set «tinh-a» is of «62», not of «ban».",
            id="a set of another body",
        ),
    ],
)
def test_whose_targets_must_be_said(
    sets: list[TargetSet], asked: dict[str, object], vi: str, en: str
) -> None:
    with pytest.raises(ChoiceError) as refused:
        choose_timeline(sets, year=2023, **asked)  # type: ignore[arg-type]
    assert refused.value.words == (vi, en)


def test_of_sets_in_turn_a_day_tells() -> None:
    with pytest.raises(ChoiceError) as refused:
        choose_set([FIRST, SECOND, BAN_FIRST], year=2023, body="62")
    assert refused.value.words.vi == (
        "Năm 2023 có 2 bộ chỉ tiêu; hãy thêm «--set MÃ» hoặc «--on NGÀY»:"
        " «tinh-a» từ 01/01/2023 đến 30/06/2023, «tinh-b» từ 01/07/2023 đến 31/12/2023."
    )


@pytest.mark.parametrize(
    ("sets", "of", "expected"),
    [
        pytest.param([TINH_2023, SO], replace(SO, year=2024), SO, id="its own set of that year"),
        pytest.param([TINH_2023, SO], TINH_2024, TINH_2023, id="that of the body above"),
        pytest.param([TINH_2023, APART], TINH_2024, TINH_2023, id="of two bodies its own"),
        pytest.param([TINH_2023], KKT_2024, TINH_2023, id="the only one there is"),
        pytest.param([TINH_2023, SO], KKT_2024, TINH_2023, id="none of its own: the one above"),
    ],
)
def test_last_year_is_judged_by_the_set_of_the_same_body(
    sets: list[TargetSet], of: TargetSet, expected: TargetSet
) -> None:
    assert choose_timeline_of_body(sets, 2023, of).sets == [expected]


def test_sets_of_a_year() -> None:
    assert choose_sets(ALL, year=2024) == (TINH_2024, KKT_2024)
    assert choose_sets(ALL, year=None) == ALL


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("IV.1", (IV_1,), id="an item"),
        pytest.param(" iv.1 ", (IV_1,), id="an item as people type it"),
        pytest.param("II", (II,), id="a section that is itself a row"),
        pytest.param("dossiers-on-time", (IV_1,), id="an indicator"),
        pytest.param("Paid-Online", (II,), id="an indicator in capitals"),
    ],
)
def test_choose_targets(name: str, expected: tuple[Target, ...]) -> None:
    assert choose_targets(TINH_2023, name) == expected


def test_an_indicator_may_be_assigned_twice() -> None:
    again = replace(IV_1, item="IV.2")
    twice = replace(TINH_2023, targets=(IV_1, again))
    assert choose_targets(twice, "dossiers-on-time") == (IV_1, again)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("IV-1", "IV.1", id="other signs"),
        pytest.param("4.1", "IV.1", id="in Arabic numbers"),
        pytest.param("2", "II", id="a section that is a row, in Arabic numbers"),
    ],
)
def test_no_such_target(name: str, meant: str) -> None:
    with pytest.raises(ChoiceError) as refused:
        choose_targets(TINH_2023, name)
    assert refused.value.words == (
        f"Bộ chỉ tiêu «tinh-2023» không có mục hay chỉ số «{name}»; các mục hiện có: II, IV.1."
        f" Có phải bạn muốn viết «{meant}»?",
        f"Target set «tinh-2023» has no item or indicator «{name}»; its items are: II, IV.1."
        f" Did you mean «{meant}»?",
    )


@pytest.mark.parametrize(
    ("ask", "vi"),
    [
        pytest.param(
            lambda: choose_on([FIRST], "31/2/2023"),
            "«31/2/2023» không phải là ngày; hãy ghi như 2024-06-30 hoặc 30/6/2024.",
            id="a day that no month has",
        ),
        pytest.param(
            lambda: choose_on([FIRST], "1/7/2023"),
            "Không có bộ chỉ tiêu nào có hiệu lực vào ngày 01/07/2023.",
            id="a day on which no set is in force",
        ),
        pytest.param(
            lambda: choose_period("xyz", 2023),
            "Không hiểu kỳ «xyz»; hãy ghi như Q3, 2024-09, 6T, 9T hoặc 2024.",
            id="a period that is none",
        ),
        pytest.param(
            lambda: choose_period("2024-09", 2023),
            "Kỳ «Tháng 9/2024» không thuộc năm 2023.",
            id="a period of another year",
        ),
        pytest.param(
            lambda: choose_judging(timelines_of([FIRST])[0], Period(2023, 7, 9)),
            "Không có bộ chỉ tiêu nào có hiệu lực vào ngày 30/09/2023, ngày cuối của kỳ Quý III/2023"
            " (hiện có: «tinh-a» từ 01/01/2023 đến 30/06/2023); hãy thêm bộ chỉ tiêu của thời gian đó, chọn"
            " kỳ khác bằng --period, hoặc chỉ định một bộ bằng --set.",
            id="a period that no set judges",
        ),
        pytest.param(
            lambda: choose_targets(
                replace(TINH_2023, not_judged={"V.1": "chưa có số liệu"}), "v.1"
            ),
            "Bộ chỉ tiêu «tinh-2023» không đánh giá mục V.1: chưa có số liệu",
            id="a row that is not judged",
        ),
    ],
)
def test_what_is_not_there_is_refused_with_a_way_out(ask: Callable[[], object], vi: str) -> None:
    with pytest.raises(ChoiceError) as refused:
        ask()
    assert refused.value.words.vi == vi


@pytest.mark.parametrize(
    ("sets", "period", "expected"),
    [
        pytest.param([FIRST], None, FIRST, id="the only one, though it ended in June"),
        pytest.param([FIRST, SECOND], None, SECOND, id="of two that of the year's end"),
        pytest.param([FIRST, SECOND], Period(2023, 4, 6), FIRST, id="that of the period"),
        pytest.param([FIRST, SECOND], Period(2023, 4, 9), SECOND, id="that of its last day"),
    ],
)
def test_which_set_judges(
    sets: list[TargetSet], period: Period | None, expected: TargetSet
) -> None:
    [timeline] = timelines_of(sets)
    assert choose_for(timeline, period) is expected


@pytest.mark.parametrize(
    ("sets", "period", "expected"),
    [
        pytest.param(
            [BAN_FIRST, FIRST], Period(2023, 4, 6), "tinh-a", id="the other one has ended"
        ),
        pytest.param(
            [FIRST, replace(SECOND, registry="moi")],
            Period(2023, 7, 9),
            "tinh-b",
            id="a set and a registry for each half of the year",
        ),
        pytest.param(
            [FIRST, replace(SECOND, registry="moi")],
            Period(2023, 4, 6),
            "tinh-a",
            id="the first of them",
        ),
    ],
)
def test_what_alone_is_in_force_at_the_end_of_the_period_judges(
    sets: Sequence[TargetSet], period: Period, expected: str
) -> None:
    assert choose_timeline(sets, year=2023, period=period).main.id == expected
