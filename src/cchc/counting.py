"""Counts from dossiers: open the list, bind its columns, count, and say what was found."""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from cchc.counts import Input, Roster
from cchc.definitions.choose import choose_for, choose_period, choose_targets
from cchc.definitions.model import Definitions, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.timeline import Timeline
from cchc.diagnostics import Finding, Severity
from cchc.dossier_files import HowRead, Tell, open_dossiers, silent
from cchc.engine.binding import Binding as Bound
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.law import Law
from cchc.matching.units import UnitNames
from cchc.records.binding import with_unit_spellings
from cchc.records.checks import EXACT_SHARE, Labels, column_findings, labels_of, record_findings
from cchc.records.counts_file import HEADINGS, OfList, counts_rows
from cchc.records.declared import countings_of, known_records
from cchc.records.engines import Dossiers
from cchc.records.model import Counting, Group, RecordSource, Span
from cchc.records.spans import By, spans_of
from cchc.records.sql.dialects import DIALECTS, UnprintableText
from cchc.records.sql.printer import Printer
from cchc.records.sql.question import Question, Table
from cchc.records.sql.reading import Stored
from cchc.records.sql.statement import statement
from cchc.render.report_csv import inert
from cchc.request.dossiers import CountRequest, DossierRequest
from cchc.request.sql import SqlRequest
from cchc.rules.dossiers import HeadingsOverFewerCells, NothingCounted, RecordRowsRagged
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe, tidy

_HEX_DIGITS: Final = 7  # a number that spreadsheets show in full
COUNTED: Final = Words("đếm từ hồ sơ", "counted from dossiers")


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts from dossiers, and what was found on the way."""

    groups: Sequence[Group]
    findings: Sequence[Finding]
    inputs: Sequence[Input] = ()  # the files that the dossiers are in
    definition_findings: Sequence[Finding] = ()
    of_nobody: Sequence[Group] = ()  # dossiers whose unit is not known
    lost_files: int = 0  # files or sheets that could not be counted

    @property
    def exit_code(self) -> ExitCode:
        """Bad data outranks all else, and counting nothing is never success."""
        untrusted = any(found.rule.severity is Severity.ERROR for found in self.findings)
        return ExitCode.UNUSABLE if untrusted or not self.groups else ExitCode.OK

    @property
    def list_number(self) -> int:
        """Number the list of dossiers by what its files hold: counts of one list share dossiers."""
        together = "".join(sorted(each.sha256 for each in self.inputs))
        return int(hashlib.sha256(together.encode()).hexdigest()[:_HEX_DIGITS], 16)

    def file(self, *, for_spreadsheets: bool = True) -> bytes:
        """Give the counts as a file that ``check`` reads.

        What a spreadsheet would take for a formula is made a text of it, unless it is read here and now.
        """
        as_text = inert if for_spreadsheets else str
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(HEADINGS)
        lost_rows = [
            found.rule.rows for found in self.findings if isinstance(found.rule, RecordRowsRagged)
        ]
        of_list = OfList(self.list_number, sum(lost_rows), self.lost_files)
        for indicator, unit, *rest in counts_rows(self.groups, self.of_nobody, of_list):
            writer.writerow((indicator, as_text(tidy(str(unit))), *rest))
        return stream.getvalue().encode("utf-8-sig")


def count(ask: CountRequest, law: Law, tell: Tell = silent) -> Counted:
    """Count the indicators of the set for the units that they bind; *tell* hears of each stage.

    Raises FileNotFoundError for a path that leads to nothing, WrongRequest for a source, item or
    period that does not exist.
    """
    period = choose_period(ask.period, law.target_set.year)
    law = law.in_period(period)
    refuse_uncountable(ask.items, targets_of(ask, law.target_set))
    return count_spans(ask, law, [spans_of(period or whole_year(law), By(ask.by))], tell)


def count_spans(
    ask: CountRequest, law: Law, spans: Sequence[Sequence[Span]], tell: Tell = silent
) -> Counted:
    """Count some lists of spans, each in one pass: in none of them any may overlap."""
    targets = targets_of(ask, law.target_set)
    fields, sources = known_records(law.definitions.records)
    countings = countings_of({t.indicator.id: t.indicator for t in targets}.values(), fields)
    opened = open_dossiers(ask.paths, sources_of(ask.source, sources), how_read(ask), tell)
    if opened.dossiers is None:
        return Counted((), opened.findings, opened.inputs)
    by = opened.dossiers.engine
    tell(Words(f"Đang kiểm tra hồ sơ bằng {by}", f"Checking the dossiers by {by}"))
    labels = labels_of((target.indicator for target in targets), fields)
    source = one_spelling(opened.dossiers.source, units_meant(opened.dossiers.units(), law), law)
    asked = [each for each in countings if not opened.dossiers.heading.binding.lacking(each)]
    doubts = [*_doubtful(opened.dossiers, source, countings, labels, _share(ask))]
    findings = [*opened.findings, *doubts]
    if any(isinstance(found.rule, HeadingsOverFewerCells) for found in doubts):
        return Counted((), findings, opened.inputs)
    tell(Words(f"Đang đếm bằng {by}", f"Counting by {by}"))
    every = [opened.dossiers.count(source, asked, each) for each in spans] if asked else []
    groups = [group for some in every for group in _binding_ones(some, targets, law)]
    if asked and not groups:
        why_not = _OF_NOBODY if any(every) else _NO_DOSSIERS
        findings.append(NothingCounted(why_not=why_not).at(opened.dossiers.heading.place))
    of_nobody = [each for some in every for each in some if each.unit is None and any(each[3:])]
    lost = opened.lost_files
    return Counted(groups, findings, opened.inputs, of_nobody=of_nobody, lost_files=lost)


_NO_DOSSIERS: Final = Words("danh sách không có hồ sơ nào", "the list has no dossiers")
_OF_NOBODY: Final = Words(
    "không có hồ sơ nào của đơn vị được giao các mục này",
    "there is no dossier of a unit that these items bind",
)


def _doubtful(
    dossiers: Dossiers,
    source: RecordSource,
    countings: Sequence[Counting],
    labels: Labels,
    exact_share: Decimal,
) -> Iterator[Finding]:
    """Say what the columns lack, and what is odd about the dossiers as a whole."""
    heading = dossiers.heading
    yield from column_findings(heading.binding, heading.texts, countings, heading.place, labels)
    found = dossiers.profile(source)
    needed = frozenset[str]().union(*(each.fields for each in countings))
    yield from record_findings(
        found, heading.binding, heading.texts, heading.place, exact_share, needed
    )


def statement_for(ask: SqlRequest, timeline: Timeline, definitions: Definitions) -> str:
    """Print the statement for a table whose columns are the first headings of a source.

    Its first lines say what the numbers of indicators and periods stand for.  Raises WrongRequest
    for a name that does not exist or that no statement may hold.
    """
    fields, sources = known_records(definitions.records)
    (source,) = sources_of(ask.source, sources)
    period = choose_period(ask.period, timeline.year)
    targets = targets_of(ask, choose_for(timeline, period))
    refuse_uncountable(ask.items, targets)
    there = [*source.columns]
    countings = [
        each
        for each in countings_of({t.indicator.id: t.indicator for t in targets}.values(), fields)
        if each.fields.issubset(there)
    ]
    if not countings:
        raise WrongRequest(_NOTHING_COUNTABLE)
    spans = spans_of(period or Period(timeline.year), By(ask.by))
    columns = {name: (each.headings[0], Stored.TEXT) for name, each in source.columns.items()}
    table = Table(tuple(ask.table.split(".")), columns)
    numbers = [f"-- indicator {at} = {each.indicator}" for at, each in enumerate(countings)]
    numbers += [f"-- period {at} = {each.period.code}" for at, each in enumerate(spans)]
    printer = Printer(DIALECTS[ask.dialect], binds=False)
    try:
        text = statement(Question(source, countings, spans), table, printer)
    except UnprintableText as error:
        name = safe(str(error))
        raise WrongRequest(
            Words(f"«{name}» không phải là tên bảng.", f"«{name}» is not the name of a table.")
        ) from error
    return "\n".join([*numbers, *DIALECTS[ask.dialect].before, text])


_NOTHING_COUNTABLE: Final = Words(
    "Không có chỉ tiêu nào đếm được từ các trường của nguồn này.",
    "No target can be counted from the fields of this source.",
)


def targets_of(ask: DossierRequest | SqlRequest, target_set: TargetSet) -> Sequence[Target]:
    """Give the targets that are asked about."""
    if not ask.items:
        return target_set.targets
    return [t for name in ask.items for t in choose_targets(target_set, name)]


def refuse_uncountable(asked: Sequence[str], targets: Sequence[Target]) -> None:
    """Refuse a target that was asked for by name and that no dossiers can answer."""
    for target in targets if asked else ():
        if target.indicator.count is None:
            item, why = safe(target.item), target.indicator.lacks
            raise WrongRequest(
                Words(
                    f"Không đếm được mục {item} từ hồ sơ: {why.vi}",
                    f"Item {item} cannot be counted from dossiers: {why.en}",
                )
            )


def whole_year(law: Law) -> Period:
    """Give the year of the law."""
    return Period(law.target_set.year)


def _share(ask: CountRequest) -> Decimal:
    """Read a share in percent, with a point or a comma."""
    if ask.exact_share is None:
        return EXACT_SHARE
    text = str(ask.exact_share)
    if not re.fullmatch(r"[0-9]{1,3}([.,][0-9]{1,6})?", text, re.ASCII):
        raise WrongRequest(_no_share(text))
    share = Decimal(text.replace(",", "."))
    if share > _WHOLE:
        raise WrongRequest(_no_share(text))
    return share


_WHOLE: Final = 100  # percent


def _no_share(text: str) -> Words:
    return Words(
        f"--exact-share phải là một tỷ lệ phần trăm từ 0 đến 100, ví dụ 2,5; đang ghi «{safe(text)}».",
        f"--exact-share must be a percentage from 0 to 100, such as 2.5; it is «{safe(text)}».",
    )


def how_read(ask: DossierRequest) -> HowRead:
    """Say how the lists that are asked about are to be read."""
    return HowRead(ask.engine, ask.encoding)


def sources_of(named: str | None, sources: Sequence[RecordSource]) -> Sequence[RecordSource]:
    """Give the source that is named, or all; raises WrongRequest for one that does not exist."""
    if named is None:
        return sources
    chosen = [source for source in sources if source.id == named]
    if chosen:
        return chosen
    ids = [source.id for source in sources]
    near, known = did_you_mean(nearest(named, ids)), safe(", ".join(ids)) or "–"
    raise WrongRequest(
        Words(
            f"Không có nguồn hồ sơ «{safe(named)}»; hiện có: {known}.{near.vi}",
            f"There is no source of dossiers «{safe(named)}»; there are: {known}.{near.en}",
        )
    )


def units_meant(written: Sequence[str], law: Law) -> Mapping[str, int]:
    """Find the registered units that are meant, by what is written; unknown ones are left out."""
    names = UnitNames(law.registry)
    found = {each: names.find(each).unit for each in written}
    return {each: unit for each, unit in found.items() if unit is not None}


def one_spelling(source: RecordSource, meant: Mapping[str, int], law: Law) -> RecordSource:
    """Let several spellings of a unit be one: what is counted once cannot be added up later."""
    times = Counter(meant.values())
    names = UnitNames(law.registry)
    several = {each: _called(unit, names) for each, unit in meant.items() if times[unit] > 1}
    return with_unit_spellings(source, several) if several else source


def _binding_ones(groups: Sequence[Group], targets: Sequence[Target], law: Law) -> list[Group]:
    """Keep the counts that a target binds its unit to; those of unknown units stay, to be told.

    A name means the unit that bore it in the period of the counts; where no unit did, 0 of 0 is nothing.
    """
    bound, names = Bound.of(law.target_set, Roster(law.registry)), UnitNames(law.registry)
    by_indicator: dict[str, list[Target]] = {}
    for target in targets:
        by_indicator.setdefault(target.indicator.id, []).append(target)
    kept = []
    for group in groups:
        match = names.find(group.unit or "", period=group.period)
        asked = by_indicator[group.indicator]
        if not match.may_be:
            is_nothing = match.kind == "not-valid" and not any(group[3:])
            kept += [group] if group.unit and not is_nothing else []
        elif any(bound.binds(target, unit) for target in asked for unit in match.may_be):
            unit = match.unit
            kept.append(group if unit is None else group._replace(unit=_called(unit, names)))
    return kept


def _called(unit: int, names: UnitNames) -> str:
    """Name a unit; by its code, where its name means others as well."""
    name = names.registry.names[unit]
    return name if names.listed.get(name) == unit else names.registry.codes[unit]
