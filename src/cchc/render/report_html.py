"""The report as one HTML page, with the trend over the periods that the same files report."""

from dataclasses import replace

from cchc.engine.evaluate import evaluate
from cchc.exit_codes import ExitCode
from cchc.render import html
from cchc.results import Report
from cchc.words import Lang


def render(report: Report, _exit_code: ExitCode, lang: Lang) -> str:
    """Write the page."""
    return html.render(report, lang, earlier=_earlier(report))


def _earlier(report: Report) -> list[Report]:
    """Judge the other periods that were reported, up to the end of the judged one."""
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
        then = evaluate(report.target_set, report.counts, period=period)
        reports.append(replace(report, period=period, judged=then.judged))
    return reports
