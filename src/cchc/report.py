"""The report as a script has it: rows for a data frame, JSON, any form there is, an exit code."""

from collections.abc import Collection, Iterator
from dataclasses import fields
from decimal import Decimal

from cchc import results
from cchc.definitions.unit_naming import DistinctNames
from cchc.document.ratios import end_text, ratio_ends, shortfall_of
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.gates import Gate, exit_code
from cchc.render import formats
from cchc.results import Result, Verdict
from cchc.values import dataclass
from cchc.words import Lang, Words
from cchc.words.text import safe

Record = dict[str, str | int | bool | Decimal | None]
"""One result: plain values under the names of ``COLUMNS``."""

COLUMNS = (
    "item",
    "indicator",
    "unit",
    "unit_name",
    "unit_called",
    "level",
    "period",
    "numerator",
    "denominator",
    "u",
    "v",
    "percent",
    "percent_low",
    "percent_high",
    "threshold",
    "verdict",
    "partial",
    "short_of_these",
    "short_further",
    "file",
    "sheet",
    "row",
)


@dataclass(frozen=True, slots=True)
class Results:
    """Results of a report: objects to iterate over, records, or columns."""

    report: results.Report
    verdicts: tuple[Verdict, ...]

    def __iter__(self) -> Iterator[Result]:
        return iter(results.Report.results(self.report, *self.verdicts))

    def __len__(self) -> int:
        return self.report.tally(*(self.verdicts or Verdict))

    def records(self) -> list[Record]:
        """Give one dictionary a result, all with the same keys."""
        called = self.report.counts.roster.called
        return [_record(each, called) for each in self]

    def columns(self) -> dict[str, list[str | int | bool | Decimal | None]]:
        """Give one list a key, all equally long; there, too, where there is no result."""
        records = self.records()
        return {name: [each[name] for each in records] for name in COLUMNS}


class Report(results.Report):
    """What a check found out."""

    @classmethod
    def of(cls, report: results.Report) -> "Report":
        """Take over what was judged."""
        return cls(**{each.name: getattr(report, each.name) for each in fields(report)})

    def results(self, *verdicts: Verdict) -> Results:
        """Give the results, all or those with one of some verdicts.

        Target by target in the order of the annex; reported units in file order, then silent ones.
        """
        return Results(self, verdicts)

    def exit_code(self, *, allow_missed: bool = False, fail_on: Collection[Gate] = ()) -> ExitCode:
        """Give the exit code that the command line would end with."""
        return exit_code(self, allow_missed=allow_missed, fail_on=fail_on)

    def to_json(self, lang: Lang = "vi") -> str:
        """Write the document of docs/json.md, which ``--format json`` prints."""
        return self.render("json", lang).decode()

    def render(self, form: str, lang: Lang = "vi") -> bytes:
        """Write any form that ``--format`` and ``--output`` know, such as ``html`` or ``xlsx``."""
        if form not in formats.FORMATS:
            known = ", ".join(f"«{name}»" for name in formats.FORMATS)
            raise WrongRequest(
                Words(
                    f"Không có dạng «{safe(form)}»; các dạng: {known}.",
                    f"There is no form «{safe(form)}»; the forms: {known}.",
                )
            )
        return formats.render(form, self, self.exit_code(), lang)


def _record(result: Result, called: DistinctNames) -> Record:
    place, lacks = result.location, shortfall_of(result)
    low, high = _ends(result)
    return {
        "item": result.target.item,
        "indicator": result.target.indicator.id,
        "unit": result.unit.code,
        "unit_name": result.unit.name,
        "unit_called": called.of_code(result.unit.code),
        "level": result.unit.level and str(result.unit.level),
        "period": result.period.code,
        "numerator": result.numerator,
        "denominator": result.denominator,
        "u": result.undecided.u,
        "v": result.undecided.v,
        "percent": low if low == high else None,
        "percent_low": low,
        "percent_high": high,
        "threshold": result.threshold.text,
        "verdict": result.verdict.code,
        "partial": result.partial,
        "short_of_these": lacks and lacks.of_these,
        "short_further": lacks and lacks.further,
        "file": place.file if place else None,
        "sheet": place.sheet if place else None,
        "row": place.row if place else None,
    }


def _ends(result: Result) -> tuple[Decimal | None, Decimal | None]:
    """Give the printed numbers, so that they never stand on the wrong side of the threshold."""
    ends = ratio_ends(result)
    if ends is None:
        return None, None
    low, high = (Decimal(end_text(result, end, "en").rstrip("%")) for end in ends)
    return low, high
