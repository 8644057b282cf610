"""The list of dossiers to work on: the late ones, the undecided ones, or all of a target."""

from collections.abc import Callable, Sequence
from typing import Final

from cchc.counting import (
    how_read,
    one_spelling,
    refuse_uncountable,
    sources_of,
    targets_of,
    units_meant,
    whole_year,
)
from cchc.counts import Roster
from cchc.definitions.choose import choose_period
from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.diagnostics import Finding
from cchc.dossier_files import Tell, open_dossiers, silent
from cchc.engine.binding import Binding as Bound
from cchc.errors import WrongRequest
from cchc.law import Law
from cchc.matching.choose import choose_units
from cchc.matching.units import UnitNames
from cchc.records.checks import column_findings, labels_of, record_findings
from cchc.records.declared import Fields, countings_of, known_records
from cchc.records.model import Counting, RecordSource
from cchc.records.outcomes import (
    ALL,
    BOTH,
    EITHER_IN,
    EITHER_MAYBE,
    IN,
    IN_MAYBE,
    LATE,
    MAYBE,
    UNDECIDED,
)
from cchc.records.spans import By, spans_of
from cchc.request.dossiers import ListRequest
from cchc.rules.dossiers import DossiersNotListed, HeadingsOverFewerCells
from cchc.values import dataclass
from cchc.words import Lang, Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import fold, safe


@dataclass(frozen=True, slots=True)
class Listed:
    """Dossiers to work on, or the things that a distinct count counts."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    findings: Sequence[Finding]
    definition_findings: Sequence[Finding] = ()


_OUTCOME_HEADING: Final = Words("Kết quả", "Outcome")
_EITHER: Final = Words("Không đạt hoặc chưa đủ căn cứ (b)", "Not in b, or undecided (b)")
_OUTCOME: Final = {
    EITHER_IN: _EITHER,
    EITHER_MAYBE: _EITHER,
    IN: Words("Không đạt", "Not in b"),
    BOTH: Words("Đạt", "In b"),
    IN_MAYBE: Words("Chưa đủ căn cứ (b)", "Undecided (b)"),
    MAYBE: Words("Chưa đủ căn cứ (a)", "Undecided (a)"),
}


def list_dossiers(ask: ListRequest, law: Law, lang: Lang, tell: Tell = silent) -> Listed:
    """List the dossiers of one target: exactly a - b - u, u + v or a + v of them.

    *tell* hears of each stage.

    Raises as ``count``, and WrongRequest where the target cannot be counted from this list.
    """
    fields, sources = known_records(law.definitions.records)
    period = choose_period(ask.period, law.target_set.year)
    law = law.in_period(period)
    targets = targets_of(ask, law.target_set)
    counting = _only(ask, targets, fields)
    opened = open_dossiers(ask.paths, sources_of(ask.source, sources), how_read(ask), tell)
    dossiers = opened.dossiers
    if dossiers is None:
        return Listed((), (), opened.findings)
    heading = dossiers.heading
    findings = [*opened.findings]
    called = labels_of((target.indicator for target in targets), fields)
    findings += column_findings(heading.binding, heading.texts, [counting], heading.place, called)
    if heading.binding.lacking(counting):
        return Listed((), (), findings)
    by = dossiers.engine
    tell(Words(f"Đang liệt kê bằng {by}", f"Listing by {by}"))
    meant = units_meant(dossiers.units(), law)
    source = one_spelling(dossiers.source, meant, law)
    found = dossiers.profile(source)
    told = record_findings(
        found, heading.binding, heading.texts, heading.place, needed=counting.fields
    )
    if shifted := [each for each in told if isinstance(each.rule, HeadingsOverFewerCells)]:
        return Listed((), (), [*findings, *shifted])
    if counting.distinct and ask.columns:
        raise WrongRequest(_THINGS_ONLY)
    shown = [] if counting.distinct else _shown(ask.columns, source, fields)
    (span,) = spans_of(period or whole_year(law), By.YEAR)
    rows = dossiers.listed(source, counting, span, _outcomes(ask), shown)
    keeps = _keeps(ask, targets, period or whole_year(law), law)
    if nobodys := sum(unit is None for _, unit, *_ in rows):
        findings.append(DossiersNotListed(dossiers=nobodys).at(heading.place))
    kept = [
        (_OUTCOME[outcome].in_(lang), unit, *(text or "" for text in rest))
        for outcome, unit, *rest in rows
        if unit is not None and keeps(unit)
    ]
    labels = [fields[name].label for name in ([counting.distinct] if counting.distinct else shown)]
    headings = [_OUTCOME_HEADING, fields[source.unit].label, *labels]
    return Listed([each.in_(lang) for each in headings], kept, findings)


def _outcomes(ask: ListRequest) -> Sequence[int]:
    asked = [ask.late, ask.undecided, ask.everything]
    if sum(asked) > 1:
        raise WrongRequest(_ONE_LIST)
    return ALL if ask.everything else UNDECIDED if ask.undecided else LATE


def _only(ask: ListRequest, targets: Sequence[Target], fields: Fields) -> Counting:
    indicators = {target.indicator.id: target.indicator for target in targets}
    if not ask.items or len(indicators) != 1:
        raise WrongRequest(_ONE_ITEM)
    refuse_uncountable(ask.items, targets)
    (found,) = countings_of(indicators.values(), fields)
    return found


_ONE_ITEM: Final = Words(
    "Danh sách hồ sơ là của một chỉ tiêu; hãy ghi --item, ví dụ --item IV.1.",
    "A list of dossiers is of one target; write --item, such as --item IV.1.",
)
_THINGS_ONLY: Final = Words(
    "Chỉ tiêu này đếm những thứ khác nhau, nên danh sách ghi các thứ đó và không có cột khác; hãy bỏ"
    " --columns.",
    "This target counts different things, so the list names them and has no other columns; leave"
    " --columns out.",
)
_ONE_LIST: Final = Words(
    "Chỉ ghi một trong --late, --undecided, --all.",
    "Give only one of --late, --undecided and --all.",
)


def _shown(named: Sequence[str], source: RecordSource, fields: Fields) -> list[str]:
    """Show every field that is no personal data, and those that are asked for by name.

    A field is called by its id, by its name in a language, or by a heading of its column.
    """
    called = {
        fold(name): field
        for field, column in source.columns.items()
        for name in (*column.headings, *fields[field].label, field)
    }
    for name in named:
        if fold(name) not in called:
            near = did_you_mean(nearest(name, [*source.columns]))
            raise WrongRequest(
                Words(
                    f"Danh sách này không có trường «{safe(name)}»; hiện có: {_listed(source)}.{near.vi}",
                    f"This list has no field «{safe(name)}»; it has: {_listed(source)}.{near.en}",
                )
            )
    asked = {called[fold(name)] for name in named}
    return [
        name
        for name in source.columns
        if name != source.unit and (name in asked or not fields[name].is_personal)
    ]


def _listed(source: RecordSource) -> str:
    return ", ".join(map(safe, source.columns))


def _keeps(
    ask: ListRequest, targets: Sequence[Target], period: Period, law: Law
) -> Callable[[str], bool]:
    """Say which units are meant: those asked for, of those that the target binds."""
    names = UnitNames(law.registry)
    bound = Bound.of(law.target_set, Roster(law.registry))

    def is_bound(unit: int) -> bool:
        return any(bound.binds(target, unit) for target in targets)

    wanted: set[int] = set()
    for each in ask.units:
        chosen = choose_units(names, each)
        if not any(map(is_bound, chosen)):
            raise WrongRequest(_not_theirs(targets[0], law.registry.called.of(chosen[0])))
        wanted.update(chosen)

    def keeps(written: str) -> bool:
        match = names.find(written, period=period)
        if wanted and not (match.may_be and wanted.issuperset(match.may_be)):
            return False
        return match.unit is None or is_bound(match.unit)

    return keeps


def _not_theirs(target: Target, unit: str) -> Words:
    item, name = safe(target.item), safe(unit)
    return Words(
        f"Mục {item} không giao cho «{name}», nên không có hồ sơ nào để liệt kê; hãy chọn mục khác,"
        " hoặc bỏ --unit.",
        f"Item {item} does not bind «{name}», so there are no dossiers to list; choose another item,"
        " or leave --unit out.",
    )
