"""What is said of the whole report in one line."""

from typing import Final

from cchc.definitions.units import Unit
from cchc.results import Report, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import VERDICT

_FEW_FILES: Final = 3  # named in the subject; more are counted


def subject(report: Report, lang: Lang) -> str:
    """Name what the report is about: the target set, the period, the only unit, the files."""
    period = report.period.label(lang) if report.period else ""
    unit = only_unit(report)
    many = count(len(report.inputs), lang)
    files = (
        ", ".join(read.path for read in report.inputs)
        if len(report.inputs) <= _FEW_FILES
        else Words(f"{many} tệp", f"{many} files").in_(lang)
    )
    named = (report.target_set.id, period, unit.name if unit else "", files)
    return " · ".join(filter(None, named))


def closing(report: Report, lang: Lang) -> str:
    """Sum the report up in one line that a person can quote."""
    said = [
        f"{count(report.tally(verdict), lang)} {VERDICT[verdict.code].in_(lang).lower()}"
        for verdict in Verdict
    ]
    number = report.tally(*Verdict)
    when = report.period.label(lang) if report.period else str(report.target_set.year)
    results = Words("kết quả", "results").in_(lang)
    line = f"{when}, {count(number, lang)} {results}: " + ", ".join(said)
    if left_out := report.rows_left_out:
        line += Words(
            f"; {count(left_out, 'vi')} dòng không đánh giá được",
            f"; {count(left_out, 'en')} rows could not be judged",
        ).in_(lang)
    return line + "."


def only_unit(report: Report) -> Unit | None:
    """Give the unit that all results are of, if it is one."""
    indices = {unit for judged in report.judged for unit in (*judged.units, *judged.missing)}
    return report.counts.roster[indices.pop()] if len(indices) == 1 else None
