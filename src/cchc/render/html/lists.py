"""Who has not reported, and what is wrong in the data."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cchc import limits
from cchc.diagnostics import Finding, Severity
from cchc.engine.binding import Binding
from cchc.render.html.lines import Line
from cchc.render.html.tables import Choice, Column, Group, Row, Table
from cchc.render.html.texts import SAY, fill
from cchc.results import Report, Verdict
from cchc.words import Lang
from cchc.words.numbers import count
from cchc.words.terms import SEVERITY

_NAMES = 500  # units without a row that are named, unless everything is asked for


def silent(report: Report, lines: Iterable[Line], lang: Lang) -> Table:
    """List the units of which a target is missing, those that lack most first."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if line.verdict is Verdict.NOT_REPORTED:
            found.setdefault(line.name, []).append(line.target.item)
    order = {target.item: index for index, target in enumerate(report.target_set.targets)}
    rows = []
    for unit, items in sorted(found.items(), key=lambda entry: -len(entry[1])):
        listed = ", ".join(sorted(items, key=order.__getitem__))
        cells = count(len(items), lang), listed
        rows.append(Row("", "", unit, None, cells))
    columns = (
        Column(SAY["unit"].in_(lang), "text", "t"),
        Column(SAY["silent_count"].in_(lang), "number"),
        Column(SAY["silent_items"].in_(lang), css="t"),
    )
    groups = [Group("", None, rows)] if rows else []
    return Table("silent", SAY["silent"].in_(lang), columns, groups, heads_are_names=True)


class Absent(NamedTuple):
    """Units without a row: how many, their names, and how many more there are."""

    said: str
    names: Sequence[str]
    more: str


def absent(report: Report, lang: Lang, *, everything: bool) -> Absent | None:
    """Name the units of the registry that a judged target binds and that have no row at all."""
    roster = report.counts.roster
    binding = Binding.of(report.target_set, roster)
    targets = [judged.target for judged in report.judged]
    present = {unit for judged in report.judged for unit in (*judged.units, *judged.missing)}
    names = [
        roster.registry.names[unit]
        for unit in range(len(roster.registry))
        if unit not in present
        and unit != binding.body
        and any(binding.binds(target, unit) for target in targets)
    ]
    if not names:
        return None
    shown = names if everything else names[:_NAMES]
    said = "absent_one" if len(names) == 1 else "absent"
    more = fill("absent_more", lang, n=count(len(names) - len(shown), lang))
    return Absent(
        fill(said, lang, n=count(len(names), lang)), shown, more if len(shown) < len(names) else ""
    )


def findings(found: Sequence[Finding], lang: Lang, *, everything: bool) -> Table:
    """List the findings, the gravest first; of one rule in one file at most a screenful."""
    rank = {severity: index for index, severity in enumerate(Severity)}
    words = {severity: SEVERITY[severity].in_(lang).capitalize() for severity in Severity}
    shown: Counter[tuple[str, str, Severity]] = Counter()
    rows = []
    for finding in sorted(found, key=lambda finding: rank[finding.rule.severity]):
        rule = finding.rule
        kind = finding.location.file, rule.code, rule.severity
        shown[kind] += 1
        if everything or shown[kind] <= limits.FINDINGS_OF_A_KIND:
            fix = "" if rule.severity is Severity.NOTE else finding.fix(lang)
            place, message = finding.location.text, finding.message(lang)
            rows.append(_row(rule.severity, words, place, rule.code, message, fix))
    for (file, code, severity), times in shown.items():
        if not everything and times > limits.FINDINGS_OF_A_KIND:
            more = fill("more_findings", lang, n=count(times - limits.FINDINGS_OF_A_KIND, lang))
            rows.append(_row(severity, words, file, code, more, ""))
    columns = (
        Column(SAY["place"].in_(lang), "order", "place"),
        Column(SAY["severity"].in_(lang), "text", "s"),
        Column(SAY["code"].in_(lang), "text", "t"),
        Column(SAY["message"].in_(lang), css="t"),
        Column(SAY["fix"].in_(lang), css="t"),
    )
    options = [(severity.value, words[severity]) for severity in Severity]
    by_severity = Choice(SAY["severity"].in_(lang), "row", options)
    groups = [Group("", None, rows)] if rows else []
    return Table("findings", SAY["findings"].in_(lang), columns, groups, (by_severity,))


def _row(
    severity: Severity,
    words: dict[Severity, str],
    place: str,
    code: str,
    message: str,
    fix: str,
) -> Row:
    cells = words[severity], code, message, fix
    return Row("", severity.value, place, None, cells)
