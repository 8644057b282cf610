"""Which target set and which of its targets are meant.  Pure; refuses with the names there are."""

from collections.abc import Iterable, Sequence

from cchc.definitions.model import Target, TargetSet
from cchc.definitions.period import Period, read_period
from cchc.errors import WrongRequest
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import fold, safe


class ChoiceError(WrongRequest):
    """Nothing, or more than one thing, is called so."""


def choose_sets(sets: Sequence[TargetSet], *, year: int | None) -> tuple[TargetSet, ...]:
    """Take the target sets of a year; without a year all of them."""
    if year is None:
        return tuple(sets)
    chosen = tuple(each for each in sets if each.year == year)
    if not chosen:
        raise ChoiceError(_no_such_year(year, sets))
    return chosen


def choose_on(sets: Sequence[TargetSet], day: str) -> tuple[TargetSet, ...]:
    """Take the sets that apply on *day* (ISO); a set without dates applies in all of its year."""
    chosen = tuple(each for each in sets if _starts(each) <= day <= _ends(each))
    if not chosen:
        raise ChoiceError(
            Words(
                f"Không có bộ chỉ tiêu nào áp dụng vào ngày {day}.",
                f"No target set applies on {day}.",
            )
        )
    return chosen


def _starts(target_set: TargetSet) -> str:
    return target_set.effective.first or target_set.issued or f"{target_set.year}-01-01"


def _ends(target_set: TargetSet) -> str:
    return target_set.effective.last or f"{target_set.year}-12-31"


def choose_set(
    sets: Sequence[TargetSet], *, year: int | None = None, set_id: str | None = None
) -> TargetSet:
    """Take the one target set that a year, an id or both name."""
    if set_id is None:
        candidates = choose_sets(sets, year=year)
        if len(candidates) == 1:
            return candidates[0]
        raise ChoiceError(_which_year(sets) if year is None else _which_set(year, candidates))
    chosen = next((each for each in sets if each.id.casefold() == set_id.casefold()), None)
    if chosen is None:
        raise ChoiceError(_no_such_set(set_id, sets))
    if year not in (None, chosen.year):
        raise ChoiceError(
            Words(
                f"Bộ chỉ tiêu «{safe(chosen.id)}» là của năm {chosen.year}, không phải năm {year}.",
                f"Target set «{safe(chosen.id)}» is of {chosen.year}, not of {year}.",
            )
        )
    return chosen


def choose_targets(target_set: TargetSet, name: str) -> tuple[Target, ...]:
    """Take the targets called *name*: one annex item, or an indicator with all its rows."""
    key = fold(name)
    targets = target_set.targets
    chosen = tuple(each for each in targets if fold(each.item) == key)
    chosen = chosen or tuple(each for each in targets if fold(each.indicator.id) == key)
    if chosen:
        return chosen
    raise ChoiceError(_no_such_target(name, target_set))


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


def _no_such_year(year: int, sets: Sequence[TargetSet]) -> Words:
    years = _listed(str(each) for each in sorted({each.year for each in sets}))
    if not years:
        return _no_sets()
    return Words(
        f"Không có bộ chỉ tiêu nào của năm {year}; hiện có các năm: {years}.",
        f"There is no target set for {year}; there are: {years}.",
    )


def _which_year(sets: Sequence[TargetSet]) -> Words:
    if not sets:
        return _no_sets()
    years = _listed(str(each) for each in sorted({each.year for each in sets}))
    return Words(
        f"Chưa rõ chỉ tiêu của năm nào; hãy thêm «--year NĂM», hiện có các năm: {years}.",
        f"It is not clear which year's targets are meant; add «--year YEAR», one of: {years}.",
    )


def _which_set(year: int, candidates: Sequence[TargetSet]) -> Words:
    ids = _listed(each.id for each in candidates)
    return Words(
        f"Năm {year} có {len(candidates)} bộ chỉ tiêu; hãy thêm «--set MÃ» với một trong các mã:"
        f" {ids}.",
        f"{year} has {len(candidates)} target sets; add «--set ID» with one of: {ids}.",
    )


def _no_such_set(set_id: str, sets: Sequence[TargetSet]) -> Words:
    ids = [each.id for each in sets]
    if not ids:
        return _no_sets()
    question = did_you_mean(nearest(set_id, ids))
    return Words(
        f"Không có bộ chỉ tiêu «{safe(set_id)}»; hiện có: {_listed(ids)}.{question.vi}",
        f"There is no target set «{safe(set_id)}»; there are: {_listed(ids)}.{question.en}",
    )


def _no_such_target(name: str, target_set: TargetSet) -> Words:
    items = [each.item for each in target_set.targets]
    question = did_you_mean(
        nearest(name, [*items, *(each.indicator.id for each in target_set.targets)])
    )
    where = safe(target_set.id)
    return Words(
        f"Bộ chỉ tiêu «{where}» không có mục hay chỉ số «{safe(name)}»; các mục hiện có:"
        f" {_listed(items)}.{question.vi}",
        f"Target set «{where}» has no item or indicator «{safe(name)}»; its items are:"
        f" {_listed(items)}.{question.en}",
    )


def _no_sets() -> Words:
    return Words(
        "Chưa có bộ chỉ tiêu nào; hãy thêm một tệp YAML vào thư mục con targets.",
        "There is no target set yet; add a YAML file to the subfolder targets.",
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(safe, names))
