"""Months and quarters that are added up in writing: «Quý I+II/2023», «tháng 7+8+9»."""

import re
from typing import Final

from cchc.definitions.period import QUARTERS, Period
from cchc.patterns import pattern_of

_PARTS = (
    r"{word}\s*(?P<parts>{number}(?:\s*\+\s*(?:{word}\s*)?{number})+)(?![\w+]|\s*[+,&-]\s*[\divx])"
)
SUM_OF_QUARTERS: Final = _PARTS.format(word="quy", number="(?:iv|iii|ii|i|[1-4])")
SUM_OF_MONTHS: Final = _PARTS.format(word="thang", number=r"\d\d?")
_PART: Final = pattern_of(r"\b(?:iv|iii|ii|i|\d{1,2})\b")


def summed_quarters(found: re.Match[str], year: int) -> Period | None:
    """Give the months of all quarters of a sum; None where they do not follow each other."""
    run = _run(found)
    return Period(int(found["year"] or year), 3 * run[0] - 2, 3 * run[1]) if run else None


def summed_months(found: re.Match[str], year: int) -> Period | None:
    """Give all months of a sum; None where they do not follow each other."""
    run = _run(found)
    if run is None or run[0] < 1 or run[1] > 12:
        return None
    return Period(int(found["year"] or year), *run)


def _run(found: re.Match[str]) -> tuple[int, int] | None:
    """Give the first and last of numbers that follow each other: «I+II», not «I+III»."""
    numbers = [QUARTERS.get(each) or int(each) for each in _PART.findall(found["parts"])]
    follows = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return (numbers[0], numbers[-1]) if follows else None
