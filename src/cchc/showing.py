"""What is shown of a report: filters choose among what was judged, and change nothing of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cchc.definitions.model import Target, TargetSet
from cchc.errors import WrongRequest
from cchc.results import Comparison, Judged, Report, Shown, Verdict
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import fold, safe


def narrowed(report: Report, shown: Shown) -> Report:
    """Leave only what is *shown*; the report keeps the whole beside it.

    Raises WrongRequest for a body that no target of the set names.
    """
    if shown == Shown():
        return report
    items = _items(report.target_set, shown)
    judged = [_narrowed(each, shown) for each in report.judged if each.target.item in items]
    return replace(
        report,
        judged=[each for each in judged if each.units or each.missing or shown.has(each.total)],
        groups=[
            each
            for each in report.groups
            if each.total.target.item in items and shown.has(each.total)
        ],
        bottlenecks=[
            each
            for each in report.bottlenecks
            if each.total.target.item in items and shown.has(each.total)
        ],
        comparison=report.comparison and _compared(report.comparison, items, shown),
        shown=shown,
        items=items,
        whole=report,
    )


def _items(target_set: TargetSet, shown: Shown) -> frozenset[str]:
    """Find the items whose row names one of each of the bodies that are asked for."""
    leads = _named(shown.lead, (each.responsible for each in target_set.targets), "--lead")
    others = _named(
        shown.coordinating, (each.coordinating for each in target_set.targets), "--coordinating"
    )

    def fits(target: Target) -> bool:
        return (not leads or not leads.isdisjoint(map(fold, target.responsible))) and (
            not others or not others.isdisjoint(map(fold, target.coordinating))
        )

    return frozenset(each.item for each in target_set.targets if fits(each))


def _named(asked: Sequence[str], rows: Iterable[Sequence[str]], option: str) -> frozenset[str]:
    known = dict.fromkeys(name for row in rows for name in row)
    folded = frozenset(map(fold, known))
    for name in asked:
        if fold(name) not in folded:
            question = did_you_mean(nearest(name, known))
            listed = "; ".join(f"«{safe(each)}»" for each in known) or "–"
            raise WrongRequest(
                Words(
                    f"{option}: không mục nào ghi «{safe(name)}»; các mục ghi: {listed}.{question.vi}",
                    f"{option}: no row names «{safe(name)}»; the rows name: {listed}.{question.en}",
                )
            )
    return frozenset(map(fold, asked))


def _narrowed(judged: Judged, shown: Shown) -> Judged:
    """Leave the results of some kinds; the total stays what it is."""
    if not shown.only:
        return judged
    wanted = shown.verdicts
    partial = judged.gaps if "partial" in shown.only else {}
    kept = [at for at, verdict in enumerate(judged.verdicts) if verdict in wanted or at in partial]
    return replace(
        judged.at(kept),
        missing=judged.missing if Verdict.NOT_REPORTED in wanted else (),
    )


def _compared(comparison: Comparison, items: frozenset[str], shown: Shown) -> Comparison:
    changes = [
        each for each in comparison.changes if each.now.target.item in items and shown.has(each.now)
    ]
    return replace(comparison, changes=changes)
