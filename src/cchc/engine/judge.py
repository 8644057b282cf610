"""One ratio against one threshold, exactly; then whole columns of them."""

from collections.abc import Sequence

from cchc.counts import BLANK
from cchc.definitions.indicator import Indicator, WhenEmpty
from cchc.definitions.threshold import Threshold
from cchc.results import Verdict

WHEN_EMPTY = {
    WhenEmpty.NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
    WhenEmpty.MET: Verdict.MET,
    WhenEmpty.MISSED: Verdict.MISSED,
}


def judge(threshold: Threshold, indicator: Indicator, b: int, a: int) -> Verdict:
    """Compare b/a with *threshold*.

    Nothing to divide is not failure: what a = 0 means is the indicator's to say.  A blank
    cell proves nothing.
    """
    if b <= BLANK or a <= BLANK:
        return Verdict.NOT_REPORTED
    if a == 0:
        return WHEN_EMPTY[indicator.when_empty]
    return Verdict.MET if threshold.admits(b, a) else Verdict.MISSED


def judge_columns(
    threshold: Threshold, indicator: Indicator, bs: Sequence[int], as_: Sequence[int]
) -> bytearray:
    """Judge row by row.  A floor, the usual threshold, takes one pass over integers."""
    floor = threshold.floor
    if floor is None:
        return bytearray([judge(threshold, indicator, b, a) for b, a in zip(bs, as_, strict=True)])
    n, d = floor
    met, missed, silent = int(Verdict.MET), int(Verdict.MISSED), int(Verdict.NOT_REPORTED)
    empty = int(WHEN_EMPTY[indicator.when_empty])
    return bytearray(
        [
            (empty if a == 0 else met if b * d >= n * a else missed)
            if b > BLANK and a > BLANK
            else silent
            for b, a in zip(bs, as_, strict=True)
        ]
    )
