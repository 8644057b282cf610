"""What the rest of the year must bring where a target is missed or will be: the rows of every form."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from cchc.definitions.nouns import noun_of
from cchc.document.model import Tone
from cchc.document.ratios import pace_of, so_far_text
from cchc.engine.pace import Pace
from cchc.results import Report, Result, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count, tenths

TITLE = Words(
    "Nhịp độ đến hết năm, ước tính theo số bình quân mỗi tháng",
    "The pace until the end of the year, estimated from the monthly average",
)
WHOLE_YEAR = Words("Cả năm", "Whole year")
EXPECTED = Words("Dự kiến thêm", "Expected")
MUST_COUNT = Words("Trong đó phải đạt", "Must count")
OUTLOOK = Words("Từ nay đến hết năm", "Until the end of the year")
_OUT_OF_REACH = Words("không kịp với nhịp độ này", "out of reach at this pace")
_NOTHING_MORE = Words("dự kiến không có thêm {vi}", "no further {en} are expected")


class Outlook(NamedTuple):
    """A missed result or total, and the pace that the target of the year would need."""

    judged: Result | Total
    pace: Pace

    def words(self, lang: Lang) -> str:
        """Say what share of the rest must count, beside the share so far; never that there is time.

        That the rest could be enough is arithmetic; whether it will be, the two shares tell.
        """
        b, a = self.judged.so_far or (0, 0)
        noun = noun_of([self.judged.target.indicator])
        if not self.pace.reachable:
            return _OUT_OF_REACH.in_(lang)
        if not self.pace.expected or not a:
            return _NOTHING_MORE.in_(lang).format(vi=noun.vi, en=noun.words.en)
        sides = ", ".join(words.in_(lang) for words in self._sides(lang))
        so_far = so_far_text(self.judged, lang, at_least=1)
        behind = b * self.pace.expected < self.pace.needed * a
        only = Words("mới đạt", "only") if behind else Words("đạt", "")
        rest = Words(
            f"{sides} trên số {noun.vi} còn lại; từ đầu năm đến nay {only.vi} {so_far}",
            f"{sides} of the rest; so far this year {only.en} {so_far}".replace("  ", " "),
        )
        return rest.in_(lang)

    def _sides(self, lang: Lang) -> Iterator[Words]:
        expected, allowed = self.pace.expected, self.pace.allowed
        if self.judged.annual.low is not None:
            share = tenths(self.pace.needed, expected, lang, up=True)
            yield Words(f"cần đạt {share}", f"needs {share}")
        if allowed is not None:
            share = tenths(min(allowed, expected), expected, lang, up=False)
            yield Words(f"không được quá {share}", f"at most {share}")

    @property
    def tone(self) -> Tone:
        """How good the news is: what can still be reached is not met yet."""
        return "doubtful" if self.pace.reachable else "bad"

    def bounds(self, lang: Lang) -> str:
        """Spell how many of those expected must or may count; empty where none may."""
        bounds = []
        if self.pace.allowed is not None and self.pace.allowed < 0:
            return ""  # the ceiling is passed: no number of those that are expected would help
        if self.judged.annual.low is not None:
            bounds.append(f"≥ {count(self.pace.needed, lang)}")
        if self.pace.allowed is not None:
            bounds.append(f"≤ {count(self.pace.allowed, lang)}")
        return ", ".join(bounds)


def outlooks(report: Report, at_most: int | None = None) -> Iterator[Outlook]:
    """Yield totals of several units, then results; of these *at_most* so many."""
    if report.period is None or report.period.last == 12:
        return
    yield from _worrying(total for total in report.totals if total.units > 1)
    # Thousands of results are not made anew where nothing is known of them (benchmarks/page.md).
    of_year = replace(report, judged=[each for each in report.judged if each.knows_the_year])
    yield from islice(_worrying(of_year.results(Verdict.MET, Verdict.MISSED)), at_most)


def _worrying(judged: Iterable[Result | Total]) -> Iterator[Outlook]:
    """Keep what is missed now, and what the year cannot make good although it is met."""
    for each in judged:
        paced = pace_of(each)
        if paced and (each.verdict is Verdict.MISSED or not paced.reachable):
            yield Outlook(each, paced)
