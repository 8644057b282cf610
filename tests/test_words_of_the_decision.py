"""What counts are called, and what is left open: words of two spellings, texts that are b as well as a."""

from dataclasses import replace

import pytest

import cchc
from cchc.matching.count_names import CountNames
from cchc.matching.indicators import IndicatorNames
from office_files import reader


@pytest.mark.parametrize(
    ("bare", "spelt"),
    [
        pytest.param("Don vi", "Đơn vị", id="one spelling"),
        pytest.param("Quy III", "Quý III", id="a word that its neighbour tells"),
        pytest.param("Quy", "Quy", id="a word of two spellings"),
        pytest.param("Muc", "Muc", id="«mục» or «mức»"),
        pytest.param("So Noi vu", "So Noi vu", id="the name of a unit"),
        pytest.param("Unit", "Unit", id="English"),
    ],
)
def test_marks_are_given_back_only_where_one_spelling_is_known(bare: str, spelt: str) -> None:
    assert reader(2023).marks.restore(bare).casefold() == spelt.casefold()


def test_a_text_that_is_b_as_well_as_a_names_neither() -> None:
    shipped = cchc.load().set_of(2023)
    target = next(each for each in shipped.targets if each.item == "III.1")
    one = target.indicator
    whole = replace(one.denominator, label=f"Tổng {one.numerator.label}")
    doubtful = replace(target, indicator=replace(one, denominator=whole))
    named = CountNames(IndicatorNames(replace(shipped, targets=(target,))))
    unclear = CountNames(IndicatorNames(replace(shipped, targets=(doubtful,))))
    text = one.numerator.label
    assert (named.find(text), unclear.find(text)) == ({"b": frozenset({0})}, {})
