"""Names at the edges of what is tried: lengths, numbers of words, what stands where in a text."""

from dataclasses import replace

import pytest

from cchc.definitions.choose import ChoiceError
from cchc.definitions.level import Level
from cchc.definitions.units import LEVELS, Registry
from cchc.matching.choose import choose_units
from cchc.matching.count_names import CountNames
from cchc.matching.indicators import IndicatorNames
from cchc.matching.units import UnitNames
from factories import indicator, target, target_set

LONG = "Xã " + "a" * 186  # with «, Huyện Một» it has 200 characters
BODIES = {
    "62": ("Tỉnh X", "", Level.PROVINCE),
    "so-a": ("Sở Nội vụ", "62", Level.PROVINCE),
    "tam": ("Sở Một Hai Ba Bốn Năm Sáu Bảy Tám", "62", Level.PROVINCE),
    "chin": ("Sở Một Hai Ba Bốn Năm Sáu Bảy Tám Chín", "62", Level.PROVINCE),
    "14": ("Sở Quy hoạch a b c d e g h i k l m", "62", Level.PROVINCE),
    "15": ("Sở Xuất nhập a b c d e g h i k l m n", "62", Level.PROVINCE),
    "h1": ("Huyện Một", "62", Level.DISTRICT),
    "x1": ("Xã Hai", "h1", Level.COMMUNE),
    "x2": (LONG, "h1", Level.COMMUNE),
    "x3": (f"{LONG}a", "h1", Level.COMMUNE),
}
UNITS = Registry(
    id="x",
    codes=list(BODIES),
    names=[name for name, _, _ in BODIES.values()],
    level_of=bytes(LEVELS.index(level) for _, _, level in BODIES.values()),
    parents=[parent for _, parent, _ in BODIES.values()],
)
NAMES = UnitNames(UNITS)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param("Sở Nội vụ tỉnh", "so-a", id="the province, whichever it is"),
        pytest.param("Xã Hai, Huyện Một", "x1", id="the district behind a comma"),
        pytest.param("Huyện Một, Xã Hai", "x1", id="the district before a comma"),
        pytest.param("Xã Hai Huyện Một", "x1", id="the district behind a blank"),
        pytest.param("Huyện Một Xã Hai", None, id="not before a blank: there a name goes on"),
        pytest.param("Xã Hai, Huyện Mít", None, id="a district of the same consonants is another"),
        pytest.param(f"{LONG}, Huyện Một", "x2", id="200 characters"),
        pytest.param(f"{LONG}a, Huyện Một", None, id="one more is not taken apart"),
        pytest.param("Sở MHBBNSBT", "tam", id="eight first letters"),
        pytest.param("Sở MHBBNSBTC", None, id="nine are no abbreviation"),
        pytest.param("Sở QH a b c d e g h i k l m", "14", id="in short"),
        pytest.param("S Quy hoạch a b c d e g h i k l m", "14", id="fourteen words"),
        pytest.param("S Xuất nhập a b c d e g h i k l m n", None, id="fifteen are not tried"),
    ],
)
def test_a_unit_at_the_edge(written: str, code: str | None) -> None:
    match = NAMES.find(written)
    assert (None if match.unit is None else UNITS.codes[match.unit]) == code
    if code is None:
        assert match.kind == "unknown"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Sở Nội vụ", ["so-a"], id="by its name"),
        pytest.param("x1", ["x1"], id="by its code"),
        pytest.param("Sở Nội", None, id="by a part of its name"),
    ],
)
def test_a_unit_that_is_asked_about(written: str, expected: list[str] | None) -> None:
    if expected is None:
        with pytest.raises(ChoiceError):
            choose_units(NAMES, written)
    else:
        assert [UNITS.codes[each] for each in choose_units(NAMES, written)] == expected


_LABEL = "Tỷ lệ các hồ sơ thủ tục hành chính được giải quyết đúng hạn"
_OF = replace(indicator(), label=_LABEL)
INDICATORS = IndicatorNames(target_set(replace(target("90", of=_OF), levels=(Level.COMMUNE,))))


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(_LABEL, id="as it is"),
        pytest.param("Tỷ lệ hồ sơ giải quyết đúng hạn", id="without small words"),
        pytest.param("Tỷ lệ số hồ sơ đã được giải quyết đúng hạn", id="with others of them"),
        pytest.param("Tỷ lệ hồ sơ giải quyết đúng hạn trong năm", id="with a time"),
    ],
)
@pytest.mark.parametrize("level", [None, Level.COMMUNE, Level.PROVINCE])
def test_an_indicator_without_small_words(written: str, level: Level | None) -> None:
    """Of one name alone it does not matter whom the target binds: that is told of the row."""
    assert INDICATORS.find(written, level) == (0,)


@pytest.mark.parametrize(("length", "found"), [(400, True), (401, False)])
def test_how_long_the_heading_of_a_count_may_be(length: int, found: bool) -> None:
    names = CountNames(INDICATORS)
    text = _OF.labels.numerator
    assert bool(names.find(text.ljust(length))) is found
