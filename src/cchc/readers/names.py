"""From what a cell calls an indicator or a period to what is meant; ``unit_names`` does it for units.

Exact spelling first, then looser ones.  A looser match is reported, an ambiguous one refused with
its candidates, an unknown one answered with the nearest names.  Nothing is ever accepted because
it is merely similar.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc.definitions.calendars import read_span
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.period import Period, read_period
from cchc.diagnostics import Rule
from cchc.readers.cells import shown
from cchc.rules.names import IndicatorAmbiguous, IndicatorUnknown, ReadAsName
from cchc.rules.periods import PeriodByDates, PeriodOfAnotherYear, PeriodUnreadable
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.spelling import ABBREVIATIONS
from cchc.words.text import fold, tidy

UNKNOWN = -1  # the name means nothing that is declared, or more than one thing
NOTHING = -2  # no name stands there
_RATIO_WITH_I, _RATIO_WITH_Y = fold("tỉ lệ"), fold("tỷ lệ")
_SUGGESTIONS = 30  # names that get a "did you mean": looking for one takes milliseconds


class Meaning(NamedTuple):
    """What a name was found to mean; an ambiguous one has *candidates*."""

    meant: int
    remark: Rule | None = None  # what is to be said of it, wherever it stands
    candidates: Sequence[int] = ()


class Names(dict[str, int]):
    """Names seen → what they mean; a new one is resolved once and its remark kept.

    Being a dict it answers a column of a million cells through ``map(names.__getitem__, …)``.
    """

    def __init__(
        self, resolve: Callable[[str], Meaning], known: Iterable[tuple[str, int]] = ()
    ) -> None:
        super().__init__(known)
        self._resolve = resolve
        self.remarks: dict[str, Rule] = {}
        self.candidates: dict[str, Sequence[int]] = {}
        self.unresolved = False  # whether any name meant nothing, or was blank

    def __missing__(self, written: str) -> int:
        meaning = self._resolve(written) if tidy(written) else Meaning(NOTHING)
        self[written] = meaning.meant
        self.unresolved |= meaning.meant < 0
        if meaning.remark:
            self.remarks[written] = meaning.remark
        if meaning.candidates:
            self.candidates[written] = meaning.candidates
        return meaning.meant

    def column(self, written: Sequence[str]) -> Sequence[int]:
        """Find what each name of a column means; often it is one name all the way down."""
        if written and written.count(written[0]) == len(written):
            return [self[written[0]]] * len(written)
        return list(map(self.__getitem__, written))


class IndicatorNames:
    """The indicators of a set, by id, annex item, label, wording, alias or English label."""

    def __init__(self, target_set: TargetSet) -> None:
        self.target_set = target_set
        self.ids = list(dict.fromkeys(target.indicator.id for target in target_set.targets))
        self._exact: dict[str, list[int]] = {}
        self._loose: dict[str, list[int]] = {}
        self._longer: dict[str, list[int]] = {}  # with abbreviations written out
        self._labels = list(
            {t.indicator.id: t.indicator.labels.label for t in target_set.targets}.values()
        )
        self._unknown = 0
        for target in target_set.targets:
            for spelling in _plain_spellings(target):
                add(self._exact, spelling, self.ids.index(target.indicator.id))

    def resolve(self, written: str) -> Meaning:
        """Find the indicator that *written* names."""
        candidates = self._exact.get(written) or self._loosely(written)
        if len(candidates) == 1:
            index = candidates[0]
            if written in self._exact or _as_written(written) in map(_as_written, self._exact):
                return Meaning(index)
            return Meaning(index, self._about_loose(written, index))
        if candidates:
            ids = ", ".join(f"«{self.ids[index]}»" for index in candidates)
            ambiguous = IndicatorAmbiguous(found=shown(written), candidates=ids)
            return Meaning(UNKNOWN, ambiguous, candidates)
        return Meaning(UNKNOWN, self._about_unknown(written))

    def _loosely(self, written: str) -> list[int]:
        if not self._loose:
            for target in self.target_set.targets:
                indicator = target.indicator
                others = (indicator.english.label, *indicator.aliases)
                for spelling in (*_plain_spellings(target), *others):
                    add(self._loose, _sentence(spelling), self.ids.index(indicator.id))
            for key, meant in self._loose.items():
                for index in meant:
                    add(self._longer, _longer(key), index)
        key = _sentence(written)
        return self._loose.get(key) or self._longer.get(_longer(key), [])

    def find(self, written: str) -> int | None:
        """Find an indicator in a heading, which may put the annex item before its name."""
        if whole := self._loosely(written):
            return whole[0] if len(whole) == 1 else None
        item, _, rest = written.partition(" ")
        parts = (item.rstrip(".:)-–"), rest.lstrip("-–: "))
        found = {index for part in parts for index in self._loosely(part)}
        return found.pop() if len(found) == 1 else None

    def _about_loose(self, written: str, index: int) -> Rule:
        from cchc.words.differences import how_read

        targets = [t for t in self.target_set.targets if t.indicator.id == self.ids[index]]
        names = [name for target in targets for name in _plain_spellings(target)]
        indicator = targets[0].indicator
        others = (indicator.english.label, *indicator.aliases)
        how = how_read(written, names, others)
        return ReadAsName(found=shown(written), name_=self._labels[index], how=how)

    def _about_unknown(self, written: str) -> Rule:
        self._unknown += 1
        near = nearest(written, self._exact) if self._unknown <= _SUGGESTIONS else ()
        return IndicatorUnknown(
            found=shown(written),
            set=self.target_set.id,
            year=str(self.target_set.year),
            near=did_you_mean(near),
        )


@dataclass(slots=True)
class PeriodNames:
    """The periods that a file names; the year is that of the set unless one is written."""

    year: int
    periods: list[Period] = field(default_factory=list)

    def resolve(self, written: str) -> Meaning:
        """Find the period that *written* names."""
        period, remark = read_period(written, self.year), None
        if period is None and (span := read_span(written)):
            period = span.period
            remark = PeriodByDates(
                found=shown(written), period=period.words, calendar=span.calendar.value
            )
        if period is None:
            return Meaning(UNKNOWN, PeriodUnreadable(found=shown(written)))
        return self.place(period, written, remark)

    def place(self, period: Period, written: str, remark: Rule | None = None) -> Meaning:
        """Find the index of a period that is already understood."""
        if period.year != self.year:
            of_another = PeriodOfAnotherYear(found=shown(written), year=str(self.year))
            return Meaning(UNKNOWN, of_another)
        if period not in self.periods:
            self.periods.append(period)
        return Meaning(self.periods.index(period), remark)


def add(names: dict[str, list[int]], key: str, index: int) -> None:
    """Let *key* mean one thing more."""
    found = names.setdefault(key, [])
    if index not in found:
        found.append(index)


def _plain_spellings(target: Target) -> tuple[str, ...]:
    """List the names that need no remark."""
    return target.indicator.id, target.item, target.indicator.labels.label, target.wording


def _as_written(text: str) -> str:
    """Fold only what nobody would call another spelling: white space, capitals, the final stop."""
    return " ".join(text.split()).rstrip(" .:;").casefold()


def _sentence(text: str) -> str:
    """Fold a wording; how it ends, how its lines were broken and how "tỷ lệ" is spelt do not matter."""
    return fold(text).rstrip(" .:;").replace(_RATIO_WITH_I, _RATIO_WITH_Y)


def _longer(key: str) -> str:
    """Write abbreviations out, such as TTHC."""
    return ABBREVIATIONS[0](key)
