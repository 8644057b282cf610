"""The engine's rules as spreadsheet formulas: the same comparisons of the same integers.

A form judges with ``b·d ≥ n·a`` as ``cchc check`` does, never with a rounded percentage.  Every
number stays below 10**15, up to which spreadsheets count exactly.
"""

from typing import Final, NamedTuple

from cchc import limits
from cchc.definitions.indicator import Indicator
from cchc.definitions.threshold import Threshold, fraction_of_whole
from cchc.engine.judge import WHEN_EMPTY
from cchc.results import Verdict
from cchc.words import Lang
from cchc.words.terms import VERDICT

_EXACT: Final = 10**15
_FEWEST_DIGITS, _MOST_DIGITS = 2, 10  # decimals of a percentage


class Cells(NamedTuple):
    """The addresses of one row's numbers."""

    b: str
    a: str


def largest_count(threshold: Threshold) -> int:
    """Give the largest count that the formulas still compare exactly."""
    bounds = filter(None, map(fraction_of_whole, (threshold.low, threshold.high)))
    return min(limits.COUNT, *(_EXACT // max(n, d) for n, d in bounds))


def verdict(threshold: Threshold, indicator: Indicator, cells: Cells, lang: Lang) -> str:
    """Judge b and a: wrong, blank, nothing arisen, met or missed, in the engine's order."""
    b, a = cells
    most = largest_count(threshold)
    words = {each: f'"{VERDICT[each.code].in_(lang)}"' for each in Verdict}
    wrong = f"OR({_is_wrong(b, most)},{_is_wrong(a, most)})"
    judged = f"IF({admits(threshold, b, a)},{words[Verdict.MET]},{words[Verdict.MISSED]})"
    empty = words[WHEN_EMPTY[indicator.when_empty]]
    wrong_pair = f"{b}>{a}" if indicator.part_of_whole else f"AND({a}=0,{b}>0)"
    counted = f"IF({wrong_pair},{words[Verdict.INVALID]},IF({a}=0,{empty},{judged}))"
    reported = f"IF(COUNT({b},{a})<2,{words[Verdict.NOT_REPORTED]},{counted})"
    return f"=IF({wrong},{words[Verdict.INVALID]},{reported})"


def admits(threshold: Threshold, b: str, a: str) -> str:
    """Compare b/a with the bounds, cross-multiplied."""
    sides = []
    if low := fraction_of_whole(threshold.low):
        n, d = low
        sides.append(f"{b}*{d}{'>=' if threshold.low_included else '>'}{n}*{a}")
    if high := fraction_of_whole(threshold.high):
        n, d = high
        sides.append(f"{b}*{d}{'<=' if threshold.high_included else '<'}{n}*{a}")
    return f"AND({','.join(sides)})"


def digits(threshold: Threshold, cells: Cells, verdict_cell: str, lang: Lang) -> str:
    """Find the decimals at which the printed percentage has the verdict of the exact one.

    See ``cchc.words.numbers.percent``: at least two, half up, 100% and 0% only where exact.
    """
    found = str(_MOST_DIGITS)
    for number in range(_MOST_DIGITS - 1, _FEWEST_DIGITS - 1, -1):
        found = f"IF({_is_honest(threshold, cells, number)},{number},{found})"
    met, missed = (VERDICT[each.code].in_(lang) for each in (Verdict.MET, Verdict.MISSED))
    judged = f'OR({verdict_cell}="{met}",{verdict_cell}="{missed}")'
    return f'=IF({judged},IF({cells.a}=0,"",{found}),"")'


def percentage(cells: Cells, digits_cell: str) -> str:
    """Round b/a half up to so many decimals of a percent, in integers up to the last division."""
    scale = f"10^({digits_cell}+2)"
    return f'=IF({digits_cell}="","",{_scaled(cells, scale)}/{scale})'


def _is_honest(threshold: Threshold, cells: Cells, number: int) -> str:
    b, a = cells
    whole = str(10 ** (number + 2))
    printed = _scaled(cells, whole)
    same_side = f"{admits(threshold, printed, whole)}={admits(threshold, b, a)}"
    return f"AND({same_side},({printed}={whole})=({b}={a}),({printed}=0)=({b}=0))"


def _scaled(cells: Cells, scale: str) -> str:
    return f"INT((2*{cells.b}*{scale}+{cells.a})/(2*{cells.a}))"


def _is_wrong(cell: str, most: int) -> str:
    """Say whether something stands there that is no count."""
    out_of_range = f"OR({cell}<0,{cell}<>INT({cell}),{cell}>{most})"
    return f'IF(ISNUMBER({cell}),{out_of_range},IF(ISERROR({cell}),TRUE,TRIM({cell})<>""))'
