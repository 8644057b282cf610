"""The report as one HTML page for officers: to read, to sort, to print, to send on.

Pure: the same report gives the same page, byte by byte.  Judges nothing.
"""

from collections.abc import Sequence

from cchc import __version__
from cchc.document.columns import MANY
from cchc.document.sentences import closing
from cchc.render.html import asked, heat, ledger, lines, lists, shell, summary, tables, trend
from cchc.render.html.texts import fill, spoken
from cchc.results import Report, Verdict
from cchc.words import Lang
from cchc.words.numbers import count
from cchc.words.terms import VERDICT

_FEW_FILES = 3  # more are folded away


def render(
    report: Report,
    lang: Lang,
    *,
    earlier: Sequence[Report] = (),
    everything: bool = False,
) -> str:
    """Write the page; *earlier* reports add what happened in other periods.

    *everything* lifts the limits on how many results, findings and names one page shows.
    """
    shown = lines.spell(report, lang, earlier, everything=everything)
    unit = lines.only_unit(report)
    results = count(len(shown.lines), lang)
    return shell.render(
        {
            "lang": lang,
            "say": spoken(lang),
            "version": f"cchc {__version__}",
            "target_set": report.target_set,
            "closing": closing(report, lang),
            "one_unit": unit.name if unit else "",
            "period": report.period.label(lang) if report.period else "",
            "tally": summary.tally(report, lang),
            "facts": summary.facts(report, lang),
            "digest": report.definitions.digest,
            "inputs": report.inputs,
            "inputs_many": fill("files_many", lang, n=count(len(report.inputs), lang)),
            "fold_inputs": len(report.inputs) > _FEW_FILES,
            "whole": shown.whole,
            "too_many": fill("too_many", lang, n=count(shown.results, lang), shown=results),
            "map": heat.draw(report, shown.lines, lang) if shown.whole else None,
            "verdicts": [(lines.CSS[v], VERDICT[v.code].in_(lang)) for v in Verdict],
            "anchors": heat.anchors(report),
            "sections": ledger.sections(report, lang),
            "targets_note": ledger.note(report, lang, one_unit=unit is not None),
            "trend": trend.trend(report, earlier, unit, lang),
            "asked": asked.tables(report, lang, whole=shown.whole),
            "missed": tables.missed(report, shown.lines, lang),
            "silent": lists.silent(report, shown.lines, lang),
            "absent": lists.absent(report, lang, everything=everything),
            "findings": lists.findings(report.findings, lang, everything=everything),
            "results": tables.results(report, shown.lines, lang),
            "results_said": fill("results_open", lang, n=results),
            "fold_results": len(shown.lines) > MANY,
        }
    )
