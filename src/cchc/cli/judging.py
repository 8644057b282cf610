"""From the options of a command to a report: definitions, units, counts, verdicts."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cchc.cli.asking import period_of, refusing_missing_files
from cchc.cli.loading import (
    Ready,
    definitions_or_exit,
    refusing_unknown_names,
    registry_or_exit,
)
from cchc.cli.progress import watch
from cchc.cli.wrong_usage import WrongUsage
from cchc.words import Words

if TYPE_CHECKING:
    from cchc.definitions.model import TargetSet
    from cchc.definitions.period import Period
    from cchc.readers.encodings import Encoding
    from cchc.results import Report
    from cchc.run import Earlier

_BOTTLENECKS = 5  # units named per missed total


def judged(
    counts: Sequence[str],
    definitions: Path | None,
    *,
    year: int | None,
    set_id: str | None,
    units: Sequence[str],
    items: Sequence[str],
    period: str | None,
    expect: Literal["reported", "all"],
    by: Literal["unit", "item", "level", "parent"] = "unit",
    bottlenecks: bool = False,
    layout: str | None = None,
    sheets: Sequence[str] = (),
    encoding: "Encoding | None" = None,
    against: str | None = None,
    against_year: int | None = None,
) -> "Report":
    """Judge the counts as the options ask; wrong names and missing files are wrong usage."""
    from cchc import run
    from cchc.definitions.choose import choose_set

    if against is None and against_year is not None:
        raise WrongUsage(
            Words(
                "--against-year chỉ dùng cùng với --against; hãy thêm «--against TỆP».",
                "--against-year goes with --against only; add «--against FILE».",
            )
        )
    ready = definitions_or_exit(definitions)
    with refusing_unknown_names(), refusing_missing_files():
        target_set = choose_set(ready.definitions.target_sets, year=year, set_id=set_id)
        return run.check(
            counts,
            ready.definitions,
            target_set,
            registry_or_exit(ready, target_set),
            units=units,
            items=items,
            period=period_of(period, target_set.year),
            expect=expect,
            by=by if by in ("level", "parent") else None,
            bottlenecks=_BOTTLENECKS if bottlenecks else 0,
            layout=layout,
            sheets=sheets,
            encoding=encoding,
            progress=watch,
            against=_earlier(against, against_year, ready, target_set, encoding),
        )


def _earlier(
    against: str | None,
    year: int | None,
    ready: Ready,
    target_set: "TargetSet",
    encoding: "Encoding | None",
) -> "Period | Earlier | None":
    """Understand ``--against``: a period of the same files, or a file of its own, judged alike."""
    from cchc import run
    from cchc.definitions.choose import choose_set
    from cchc.definitions.period import read_period

    if against is None:
        return None
    if year is None and (period := read_period(against, target_set.year)):
        return period
    sets = ready.definitions.target_sets
    earlier = target_set if year in (None, target_set.year) else choose_set(sets, year=year)
    registry = registry_or_exit(ready, earlier)

    def same_months(now: "Period") -> "Report":
        months = now._replace(year=earlier.year)
        return run.check(
            [against], ready.definitions, earlier, registry, period=months, encoding=encoding
        )

    return same_months
