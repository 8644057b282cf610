"""What the rest of the year must bring where a target is missed or will be: the rows of every form."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from cchc.document.ratios import pace_of
from cchc.engine.pace import Pace
from cchc.results import Report, Result, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count

TITLE = Words(
    "Nhịp độ đến hết năm, ước tính theo số hồ sơ bình quân mỗi tháng",
    "The pace until the end of the year, estimated from the monthly average",
)
WHOLE_YEAR = Words("Cả năm", "Whole year")
SO_FAR = Words("Đến nay", "So far")
EXPECTED = Words("Dự kiến thêm", "Expected")
MUST_COUNT = Words("Trong đó phải đạt", "Must count")
OUTLOOK = Words("Khả năng", "Outlook")
_IN_REACH = Words("còn kịp", "in reach")
_OUT_OF_REACH = Words("không kịp với nhịp độ này", "out of reach at this pace")


class Outlook(NamedTuple):
    """A missed result or total, and the pace that the target of the year would need."""

    judged: Result | Total
    pace: Pace

    @property
    def words(self) -> Words:
        """Whether the target can still be met at this volume."""
        return _IN_REACH if self.pace.reachable else _OUT_OF_REACH

    @property
    def verdict(self) -> Verdict:
        """The verdict that the year may still come to."""
        return Verdict.MET if self.pace.reachable else Verdict.MISSED

    def bounds(self, lang: Lang) -> str:
        """Spell how many of the expected dossiers must or may count; empty where none may."""
        bounds = []
        if self.judged.annual.low is not None:
            bounds.append(f"≥ {count(self.pace.needed, lang)}")
        if self.pace.allowed is not None and self.pace.allowed >= 0:
            bounds.append(f"≤ {count(self.pace.allowed, lang)}")
        return ", ".join(bounds)


def outlooks(report: Report, at_most: int | None = None) -> Iterator[Outlook]:
    """Yield totals of several units, then results; of these *at_most* so many."""
    if report.period is None or report.period.last == 12:
        return
    yield from _worrying(total for total in report.totals if total.units > 1)
    yield from islice(_worrying(report.results(Verdict.MET, Verdict.MISSED)), at_most)


def _worrying(judged: Iterable[Result | Total]) -> Iterator[Outlook]:
    """Keep what is missed now, and what the year cannot make good although it is met."""
    for each in judged:
        paced = pace_of(each)
        if paced and (each.verdict is Verdict.MISSED or not paced.reachable):
            yield Outlook(each, paced)
