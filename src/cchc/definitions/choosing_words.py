"""What is said where nothing is called so, or whose targets are meant is not clear: what there is."""

from collections.abc import Iterable, Sequence

from cchc.definitions.dates import days_of, spell_day
from cchc.definitions.items import in_arabic
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period
from cchc.definitions.timeline import Span, Timeline, overlaps
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import fold, safe


def which_year(years: Iterable[int]) -> Words:
    """Ask for one of several years."""
    listed = ", ".join(map(str, sorted(years)))
    return Words(
        f"Chưa rõ chỉ tiêu của năm nào; hãy thêm «--year NĂM», hiện có các năm: {listed}.",
        f"It is not clear which year's targets are meant; add «--year YEAR», one of: {listed}.",
    )


def which_set(timelines: Sequence[Timeline], period: Period | None) -> Words:
    """Ask for one of several bodies, or for one of several sets of one body, each with its days.

    Sets that could not judge the *period* are not offered, unless there are no others.
    """
    offered = [(each, _offered(each, period)) for each in timelines]
    offered = [(each, spans) for each, spans in offered if spans] or [
        (each, each.spans) for each in timelines
    ]
    bodies = {(each.main.registry, each.main.body) for each, _ in offered}
    if len(bodies) > 1 and len({body for _, body in bodies}) == len(bodies):
        return _which_body(offered)
    spans = [span for _, some in offered for span in some]
    year, listed = timelines[0].year, _listed(spans)
    is_told_by_days = len(timelines) == 1 and not any(overlaps(timelines[0]))
    on = Words(" hoặc «--on NGÀY»", " or «--on DATE»") if is_told_by_days else Words("", "")
    return Words(
        f"Năm {year} có {len(spans)} bộ chỉ tiêu; hãy thêm «--set MÃ»{on.vi}: {listed.vi}.",
        f"{year} has {len(spans)} target sets; add «--set ID»{on.en}: {listed.en}.",
    )


def no_such_body(name: str, sets: Sequence[TargetSet]) -> Words:
    """Name the bodies that have sets, where none of them is called so."""
    known = {each.body: each.issuer for each in sets}
    question = did_you_mean(nearest(name, [*known, *known.values()]))
    listed = ", ".join(f"{safe(code)} ({safe(issuer)})" for code, issuer in known.items())
    return Words(
        f"Không có bộ chỉ tiêu nào của «{safe(name)}»; hiện có của: {listed}.{question.vi}",
        f"There is no target set of «{safe(name)}»; there are those of: {listed}.{question.en}",
    )


def no_such_year(year: int, sets: Sequence[TargetSet]) -> Words:
    """Name the years that have sets."""
    years = _names(str(each) for each in sorted({each.year for each in sets}))
    if not years:
        return no_sets()
    return Words(
        f"Không có bộ chỉ tiêu nào của năm {year}; hiện có các năm: {years}.",
        f"There is no target set for {year}; there are: {years}.",
    )


def not_in_force_on(chosen: TargetSet, on: str, timeline: Timeline) -> Words:
    """Say when the sets are in force, where the chosen one is not."""
    name, day, said = safe(chosen.id), spell_day(on), timeline.words
    return Words(
        f"Bộ chỉ tiêu «{name}» không có hiệu lực vào ngày {day} ghi ở --on (hiện có: {said.vi}).",
        f"Target set «{name}» is not in force on {day}, which --on names (there are: {said.en}).",
    )


def no_such_set(set_id: str, sets: Sequence[TargetSet]) -> Words:
    """Name the sets, where none of them is called so."""
    ids = [each.id for each in sets]
    if not ids:
        return no_sets()
    question = did_you_mean(nearest(set_id, ids))
    return Words(
        f"Không có bộ chỉ tiêu «{safe(set_id)}»; hiện có: {_names(ids)}.{question.vi}",
        f"There is no target set «{safe(set_id)}»; there are: {_names(ids)}.{question.en}",
    )


def no_such_target(name: str, target_set: TargetSet) -> Words:
    """Name the rows of a set, or say why it does not judge the one that is meant."""
    left_out = {fold(item): (item, why) for item, why in target_set.not_judged.items()}
    if fold(name) in left_out:
        item, why = left_out[fold(name)]
        return Words(
            f"Bộ chỉ tiêu «{safe(target_set.id)}» không đánh giá mục {safe(item)}: {safe(why)}",
            f"Target set «{safe(target_set.id)}» does not judge item {safe(item)}: {safe(why)}",
        )
    items = [each.item for each in target_set.targets]
    likely = [item for item in items if in_arabic(item) == name.strip()]
    known = [*items, *(each.indicator.id for each in target_set.targets)]
    question = did_you_mean(likely or nearest(name, known))
    where = safe(target_set.id)
    return Words(
        f"Bộ chỉ tiêu «{where}» không có mục hay chỉ số «{safe(name)}»; các mục hiện có:"
        f" {_names(items)}.{question.vi}",
        f"Target set «{where}» has no item or indicator «{safe(name)}»; its items are:"
        f" {_names(items)}.{question.en}",
    )


def no_sets() -> Words:
    """Say where sets belong, where there are none."""
    return Words(
        "Chưa có bộ chỉ tiêu nào; hãy thêm một tệp YAML vào thư mục con targets.",
        "There is no target set yet; add a YAML file to the subfolder targets.",
    )


def _offered(timeline: Timeline, period: Period | None) -> Sequence[Span]:
    if period is None:
        return timeline.spans
    last = days_of(period)[1]
    return [span for span in timeline.spans if span.first <= last <= span.last]


def _which_body(offered: Sequence[tuple[Timeline, Sequence[Span]]]) -> Words:
    """Ask for a body: whichever of its sets is in force then judges, and nobody has to name one."""
    of_body: dict[str, list[Span]] = {}
    for timeline, spans in offered:
        of_body.setdefault(timeline.main.body, []).extend(spans)
    said = [(safe(code), _listed(spans)) for code, spans in of_body.items()]
    year = offered[0][0].year
    vi = "; ".join(f"{code} ({sets.vi})" for code, sets in said)
    en = "; ".join(f"{code} ({sets.en})" for code, sets in said)
    return Words(
        f"Năm {year} có bộ chỉ tiêu của {len(said)} cơ quan; hãy thêm «--body CƠ_QUAN»: {vi}.",
        f"{year} has target sets of {len(said)} bodies; add «--body BODY»: {en}.",
    )


def _listed(spans: Sequence[Span]) -> Words:
    said = [span.words for span in spans]
    return Words(", ".join(each.vi for each in said), ", ".join(each.en for each in said))


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(safe, names))
