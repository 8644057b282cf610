"""Which target set and which of its targets are meant.  Pure; refuses with the names there are."""

from collections.abc import Sequence

from cchc.definitions.choosing_words import (
    no_sets,
    no_such_body,
    no_such_set,
    no_such_target,
    no_such_year,
    not_in_force_on,
    which_set,
    which_year,
)
from cchc.definitions.dates import days_of, is_day, spell_day
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.period import Period, read_period
from cchc.definitions.timeline import Timeline, timelines_of
from cchc.errors import WrongRequest
from cchc.words import Words
from cchc.words.text import fold, safe


class ChoiceError(WrongRequest):
    """Nothing, or more than one thing, is called so."""


def choose_sets(sets: Sequence[TargetSet], *, year: int | None) -> tuple[TargetSet, ...]:
    """Take the target sets of a year; without a year all of them."""
    if year is None:
        return tuple(sets)
    chosen = tuple(each for each in sets if each.year == year)
    if not chosen:
        raise ChoiceError(no_such_year(year, sets))
    return chosen


def choose_of_body(sets: Sequence[TargetSet], body: str | None) -> tuple[TargetSet, ...]:
    """Take the sets of a body, by its code or as the sets name their issuer; of nobody's alone, all."""
    if body is None:
        return tuple(sets)
    name = fold(body)
    chosen = tuple(each for each in sets if name in (fold(each.body), fold(each.issuer)))
    if not chosen:
        raise ChoiceError(no_such_body(body, sets) if sets else no_sets())
    return chosen


def choose_on(sets: Sequence[TargetSet], day: str) -> tuple[TargetSet, ...]:
    """Take the sets that are in force on *day*, as somebody writes it."""
    iso = read_day(day)
    chosen = tuple(found for each in timelines_of(sets) if (found := each.on(iso)) is not None)
    if not chosen:
        said = spell_day(iso)
        raise ChoiceError(
            Words(
                f"Không có bộ chỉ tiêu nào có hiệu lực vào ngày {said}.",
                f"No target set is in force on {said}.",
            )
        )
    return chosen


def read_day(written: str) -> str:
    """Read 2024-06-30 or 30/6/2024 as an ISO date."""
    day, _, rest = written.strip().partition("/")
    month, _, year = rest.partition("/")
    iso = f"{year:0>4}-{month:0>2}-{day:0>2}" if year else written.strip()
    if is_day(iso):
        return iso
    text = safe(written)
    raise ChoiceError(
        Words(
            f"«{text}» không phải là ngày; hãy ghi như 2024-06-30 hoặc 30/6/2024.",
            f"«{text}» is not a date; write it like 2024-06-30.",
        )
    )


def choose_set(
    sets: Sequence[TargetSet],
    *,
    year: int | None = None,
    set_id: str | None = None,
    on: str | None = None,
    body: str | None = None,
) -> TargetSet:
    """Take the one target set that a year, an id, a day, a body or several of these name."""
    if set_id is None:
        candidates = choose_sets(sets, year=year)
        if on is not None:
            candidates = choose_on(candidates, on)
        meant = _not_below(choose_of_body(candidates, body), sets)
        if len(meant) == 1:
            return meant[0]
        raise _undecided(sets, meant, None)
    chosen = next((each for each in sets if each.id.casefold() == set_id.casefold()), None)
    if chosen is None:
        raise ChoiceError(no_such_set(set_id, sets))
    if year not in (None, chosen.year):
        raise ChoiceError(
            Words(
                f"Bộ chỉ tiêu «{safe(chosen.id)}» là của năm {chosen.year}, không phải năm {year}.",
                f"Target set «{safe(chosen.id)}» is of {chosen.year}, not of {year}.",
            )
        )
    if body is not None and chosen not in choose_of_body(sets, body):
        name, its, other = safe(chosen.id), safe(chosen.body), safe(body)
        raise ChoiceError(
            Words(
                f"Bộ chỉ tiêu «{name}» là của «{its}», không phải của «{other}».",
                f"Target set «{name}» is of «{its}», not of «{other}».",
            )
        )
    timeline = timeline_with(sets, chosen)
    if on is not None and timeline.on(iso := read_day(on)) is not chosen:
        raise ChoiceError(not_in_force_on(chosen, iso, timeline))
    return chosen


def choose_timeline(
    sets: Sequence[TargetSet],
    *,
    year: int | None = None,
    set_id: str | None = None,
    on: str | None = None,
    body: str | None = None,
    period: Period | None = None,
) -> Timeline:
    """Take the sets of one body and annex through the year that is meant; one may be named of them.

    Where it is not clear whose, those judge that alone are in force at the end of the *period*; where
    several are, they are named.
    """
    if set_id is None and on is None:
        every = choose_sets(sets, year=year)
        meant = _not_below(choose_of_body(every, body), sets)
        timelines = _timelines_of_some(every, meant)
        could = [each for each in timelines if period and each.at_the_end_of(period)]
        if len(timelines) == 1 or len(could) == 1:
            return (could or timelines)[0]
        raise _undecided(sets, meant, period)
    chosen = choose_set(sets, year=year, set_id=set_id, on=on, body=body)
    return timeline_with(sets, chosen).naming_one(chosen)


def _timelines_of_some(sets: Sequence[TargetSet], some: Sequence[TargetSet]) -> list[Timeline]:
    """Find the timelines among *sets* that *some* of them stand in."""
    ids = {each.id for each in some}
    return [each for each in timelines_of(sets) if any(one.id in ids for one in each.sets)]


def _undecided(
    sets: Sequence[TargetSet], meant: Sequence[TargetSet], period: Period | None
) -> ChoiceError:
    """Ask for the year, the body or the set, whichever tells those that are meant apart."""
    if not sets:
        return ChoiceError(no_sets())
    years = {each.year for each in meant}
    if len(years) > 1:
        return ChoiceError(which_year(years))
    return ChoiceError(which_set(_timelines_of_some(sets, meant), period))


def choose_timeline_of_body(
    sets: Sequence[TargetSet], year: int, target_set: TargetSet
) -> Timeline:
    """Take the sets of a year that are of the same body and annex as a set of another year, if it has any."""
    own = [
        each
        for each in timelines_of(choose_sets(sets, year=year))
        if (each.main.body, each.main.annex) == (target_set.body, target_set.annex)
    ]
    return own[0].naming_one(None) if len(own) == 1 else choose_timeline(sets, year=year)


def _not_below(candidates: Sequence[TargetSet], sets: Sequence[TargetSet]) -> tuple[TargetSet, ...]:
    """Leave out the sets by which another body passes on what one of the *candidates* assigns.

    They are of that body and those below it, and change nothing for whoever is above.
    """
    known = {each.id: each for each in sets}
    meant = {each.id: each.body for each in candidates}

    def is_below(target_set: TargetSet) -> bool:
        above, seen = known.get(target_set.extends or ""), {target_set.id}
        while above is not None and above.id not in seen:
            if meant.get(above.id, target_set.body) != target_set.body:
                return True
            seen.add(above.id)
            above = known.get(above.extends or "")
        return False

    return tuple(each for each in candidates if not is_below(each)) or tuple(candidates)


def timeline_with(sets: Sequence[TargetSet], target_set: TargetSet) -> Timeline:
    """Find the timeline that a set belongs to."""
    return next(t for t in timelines_of(sets) if any(each is target_set for each in t.sets))


def choose_for(timeline: Timeline, period: Period | None) -> TargetSet:
    """Take the set that judges a period; without one the only set there is, else that of the year's end."""
    if period is None and len(timeline.sets) == 1:
        return timeline.main
    return choose_judging(timeline, period or Period(timeline.year))


def choose_judging(timeline: Timeline, period: Period) -> TargetSet:
    """Take the set that judges a period; raises ChoiceError where none is in force on its last day."""
    found = timeline.judging(period)
    if found is not None:
        return found
    day, said = spell_day(days_of(period)[1]), timeline.words
    raise ChoiceError(
        Words(
            f"Không có bộ chỉ tiêu nào có hiệu lực vào ngày {day}, ngày cuối của kỳ"
            f" {period.label('vi')} (hiện có: {said.vi}); hãy thêm bộ chỉ tiêu của thời gian đó, chọn"
            " kỳ khác bằng --period, hoặc chỉ định một bộ bằng --set.",
            f"No target set is in force on {day}, the last day of {period.label('en')} (there are:"
            f" {said.en}); add the set of that time, choose another period with --period, or name"
            " a set with --set.",
        )
    )


def choose_targets(target_set: TargetSet, name: str) -> tuple[Target, ...]:
    """Take the targets called *name*; raises ChoiceError where there is none."""
    chosen = targets_called(target_set, name)
    if chosen:
        return chosen
    raise ChoiceError(no_such_target(name, target_set))


def targets_called(target_set: TargetSet, name: str) -> tuple[Target, ...]:
    """Give the targets called *name*: one annex item, or an indicator with all its rows."""
    key, targets = fold(name), target_set.targets
    by_item = tuple(each for each in targets if key in (fold(each.item), fold(each.number)))
    return by_item or tuple(each for each in targets if fold(each.indicator.id) == key)


def choose_period(written: str | Period | None, year: int) -> Period | None:
    """Understand a period of *year*, such as Q3; None where none is written."""
    if written is None:
        return None
    period = read_period(written, year) if isinstance(written, str) else written
    if period is None:
        text = safe(str(written))
        raise ChoiceError(
            Words(
                f"Không hiểu kỳ «{text}»; hãy ghi như Q3, 2024-09, 6T, 9T hoặc 2024.",
                f"The period «{text}» is not understood; write it like Q3, 2024-09, 6T, 9T or 2024.",
            )
        )
    if period.year != year:
        raise ChoiceError(
            Words(
                f"Kỳ «{period.label('vi')}» không thuộc năm {year}.",
                f"The period «{period.label('en')}» is not in {year}.",
            )
        )
    return period
