"""The other periods that the same counts hold, judged alike: what came before the judged one."""

from dataclasses import replace

from cchc.engine.evaluate import evaluate
from cchc.results import Report


def earlier_periods(report: Report) -> list[Report]:
    """Judge the periods of the same year that were reported, up to the end of the judged one.

    Of whom counts were expected in the judged period, they were before.
    """
    judged = report.period
    if judged is None:
        return []
    periods = {
        period
        for period in report.counts.period_list
        if period != judged and period.last <= judged.last and period.year == judged.year
    }
    reports = []
    for period in sorted(periods):
        if report.timeline.judging(period) is None:
            continue  # no set was in force
        then = evaluate(
            report.timeline,
            report.counts,
            units=report.asked_units,
            period=period,
            expect="all" if report.expects_all else "reported",
        )
        reports.append(
            replace(report, target_set=then.target_set, period=period, judged=then.judged)
        )
    return reports
