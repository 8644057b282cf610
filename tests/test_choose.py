"""Which set and which target is meant: refused with the names there are, in both languages."""

from dataclasses import replace

import pytest

from cchc.definitions.choose import (
    ChoiceError,
    choose_set,
    choose_sets,
    choose_targets,
    choose_timeline,
    choose_timeline_of_body,
)
from cchc.definitions.model import Target, TargetSet
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
            "Năm 2024 có 2 bộ chỉ tiêu; hãy thêm «--set MÃ» với một trong các mã:"
            " tinh-2024, kkt-2024.",
            "2024 has 2 target sets; add «--set ID» with one of: tinh-2024, kkt-2024.",
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


def test_no_such_target() -> None:
    with pytest.raises(ChoiceError) as refused:
        choose_targets(TINH_2023, "IV-1")
    assert refused.value.words == (
        "Bộ chỉ tiêu «tinh-2023» không có mục hay chỉ số «IV-1»; các mục hiện có: II, IV.1."
        " Có phải bạn muốn viết «IV.1»?",
        "Target set «tinh-2023» has no item or indicator «IV-1»; its items are: II, IV.1."
        " Did you mean «IV.1»?",
    )
