"""What holds of names and periods whatever they are: order does not matter, and likeness never decides."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.matching.periods import hear_period
from cchc.matching.units import UnitNames
from cchc.words.spelling import STEPS, Keys
from factories import registry

# Letters that differ by one mark, and words that differ by little: twins are the rule, not the exception.
WORDS = ("Đắk", "Đăk", "Dak", "Long", "Lông", "Ia", "Ya", "Ly", "Li", "Hòa", "Hoà", "H'", "Hà")
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
communes = st.lists(names.map("Xã {}".format), min_size=1, max_size=6, unique=True)
ways = st.sampled_from(
    (str, str.upper, str.lower, "1. {}".format, "UBND {}".format, "{} (*)".format)
)


def names_of(listed: list[str]) -> UnitNames:
    units = [("t", "Tỉnh Một", Level.PROVINCE)]
    units += [(f"x{at}", name, Level.COMMUNE) for at, name in enumerate(listed)]
    return UnitNames(registry(units))


@given(communes, names.map("Xã {}".format), ways)
def test_a_unit_is_found_only_under_a_key_that_it_shares(listed, name, way) -> None:
    written = way(name)
    known = names_of(listed)
    found = known.find(written)
    if found.unit is None:
        assert name not in listed or found.kind == "ambiguous"  # two that fold alike
    else:
        own = known.registry.names[found.unit]
        assert not set(Keys(written).written()).isdisjoint(map(Keys(own).whole, range(len(STEPS))))
        assert own == name or name not in listed  # a twin never goes before the name itself


@given(communes, names.map("Xã {}".format), ways, st.randoms(use_true_random=False))
def test_the_order_of_a_registry_decides_nothing(listed, name, way, chance: random.Random) -> None:
    written = way(name)
    other = chance.sample(listed, len(listed))
    answers = []
    for names in (names_of(listed), names_of(other)):
        found = names.find(written)
        units = found.candidates if found.unit is None else (found.unit,)
        meant = {names.registry.names[unit] for unit in units}
        # Of unknown names the nearest three are shown, and of equally near ones the first.
        answers.append((found.kind, meant if found.kind != "unknown" else set()))
    assert answers[0] == answers[1]


@given(communes, names.map("Xã {}".format))
def test_a_parent_that_is_known_only_narrows(listed, name) -> None:
    known = names_of(listed)
    below = replace(
        known.registry, parents=["", *("t" if at % 2 else "" for at in range(len(listed)))]
    )
    narrowed = UnitNames(below)
    found = narrowed.find(name, parent=0)
    assert found.unit is None or below.parents[found.unit] == "t"


PERIODS = [Period(2023, first, last) for first in range(1, 13) for last in range(first, 13)]


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.code)
def test_every_period_is_heard_as_it_is_written(period: Period) -> None:
    for written in (period.code, period.label("vi"), f"Báo cáo {period.label('vi').lower()}"):
        heard = hear_period(written, 2023)
        assert ([each.period for each in heard.periods], heard.unclear) == ([period], None)


@given(
    st.sampled_from(PERIODS), st.integers(1, 31), st.integers(1, 12), st.sampled_from((2022, 2023))
)
def test_a_date_beside_a_period_never_makes_it_another(period, day, month, year) -> None:
    heard = hear_period(f"{period.label('vi')} (số liệu đến {day}/{month}/{year})", 2023)
    assert [each.period for each in heard.periods] == [period]
    agrees = (year, month) == (2023, period.last)
    assert heard.unclear or (agrees and heard.periods[0].calendar)


@given(st.text(alphabet="0123456789/.- ngàyđếtuầquýhIV", max_size=24))
def test_any_text_is_heard_without_a_fault(text: str) -> None:
    heard = hear_period(text, 2023)
    assert all(1 <= each.period.first <= each.period.last <= 12 for each in heard.periods)
