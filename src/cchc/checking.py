"""One check from what is asked to its report: law, counts, verdicts, what is compared with them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from os import PathLike
from typing import TYPE_CHECKING

from cchc.definitions.choose import ChoiceError
from cchc.definitions.period import Period, read_period
from cchc.errors import WrongRequest, after, refusing_missing_files
from cchc.inputs import Counts, File
from cchc.law import Known, Law, load
from cchc.request.check import Request
from cchc.words import Words

if TYPE_CHECKING:
    from cchc.counting import Counted
    from cchc.definitions.timeline import Timeline
    from cchc.diagnostics import Finding
    from cchc.dossier_files import Tell
    from cchc.pipeline import Earlier
    from cchc.provenance import DossierLists
    from cchc.reading import Watch
    from cchc.report import Report
    from cchc.results import Report as Judged


def check_request(ask: Request, watch: "Watch" = iter, tell: "Tell | None" = None) -> "Report":
    """Judge the counts that are asked about; *watch* may see the files go by, *tell* hears of stages.

    Raises WrongRequest for a name, file or period that does not exist, BrokenDefinitions where the
    definitions cannot be used.
    """
    from cchc import pipeline
    from cchc.provenance import Provenance
    from cchc.report import Report
    from cchc.request.recorded import recorded
    from cchc.results import Shown
    from cchc.showing import narrowed

    if not ask.against and ask.against_year is not None:
        raise WrongRequest(_AGAINST_WHAT)
    options = recorded(ask)
    known = load(ask.definitions)
    found = [*known.findings]
    with after(found), refusing_missing_files():
        law = known.law_of(_timeline_asked(ask, known))
    found += law.findings
    with after(found), refusing_missing_files():
        said: Sequence[Finding] = ()
        lists = _lists(ask) if ask.dossiers else None
        counted = None
        if ask.dossiers:
            ask, counted = _counted(ask, law, tell)
            said = counted.findings
        elif not ask.against_dossiers:
            options_of_lists = {
                "--source": ask.source,
                "--exact-share": ask.exact_share,
                "--engine": ask.engine != "auto",
            }
            for option, given in options_of_lists.items():
                if given:
                    raise WrongRequest(_of_dossiers(option))
        against = _against(ask, known, law, found)
        judged = pipeline.check(ask, law, against=against, watch=watch)
        if not counted:
            from cchc.lists_unasked import told_as_lists

            read = {part.file for part in judged.counts.parts}
            judged = replace(judged, findings=told_as_lists(judged.findings, read, ask, law))
        else:
            judged = _in_the_list(judged, counted, next(iter(ask.files)))
        if ask.against_dossiers:
            from cchc.beside_dossiers import compare

            said = [*said, *compare(judged, ask, law, *told(tell))]
    judged = replace(
        judged,
        findings=(*said, *judged.findings),
        definition_findings=found,
        provenance=Provenance(options, known.registry_name(law.target_set), lists),
    )
    with after(found):
        return Report.of(narrowed(judged, Shown(ask.only, ask.lead, ask.coordinating)))


def _timeline_asked(ask: Request, known: Known) -> "Timeline":
    """Take the sets that are asked for; where none is, those among which the set of a form stands.

    Which of them judges, dates decide: a form says whose targets it was made for, not that they are
    in force.
    """
    from cchc.reading import set_of_forms

    if (ask.set_id, ask.on, ask.body) == (None, None, None) and not ask.dossiers:
        sets = known.timelines(ask.year)
        named = set_of_forms(ask) if ask.year is None or len(sets) > 1 else None
        if any(named == each.id for timeline in sets for each in timeline.sets):
            return known.timeline_of(set_id=named).naming_one(None)
    return known.timeline_of(ask.year, ask.set_id, ask.on, ask.body, ask.period)


def _counted(ask: Request, law: Law, tell: "Tell | None") -> "tuple[Request, Counted]":
    """Count the dossiers first: what is judged is exactly the file that ``count`` would write."""
    from cchc import counting
    from cchc.request.dossiers import CountRequest

    paths = [*ask.files]
    period = str(ask.period.code) if isinstance(ask.period, Period) else ask.period
    asked = CountRequest(
        paths,
        items=ask.items,
        period=period,
        source=ask.source,
        encoding=ask.encoding,
        engine=ask.engine,
        exact_share=ask.exact_share,
    )
    counts = counting.count(asked, law, *told(tell))
    # Periods that it is compared with are counted too, each by itself: things cannot be added.
    texts = [each for each in _sequence(ask.against) if isinstance(each, str)]
    year = law.target_set.year
    others = [each for each in texts if ask.against_year is None and read_period(each, year)]
    more = [counting.count(replace(asked, period=each), law, *told(tell)).groups for each in others]
    whole = replace(counts, groups=[*counts.groups, *chain.from_iterable(more)])
    name = f"{paths[0]} ({counting.COUNTED.in_('vi')}).csv"
    period = period or (str(year) if others else None)
    judged = replace(
        ask,
        counts=File(name, whole.file(for_spreadsheets=False)),
        dossiers=False,
        encoding=None,
        period=period,
    )
    return judged, counts


def _in_the_list(judged: "Judged", counted: "Counted", made: str) -> "Judged":
    """Let what stands in the counts that were *made* stand in the list of dossiers, as a sheet of it.

    Whoever opens the file that is named must find it; what was read is the list, and nothing else.
    """
    from cchc.counting import COUNTED

    file = next((read.path for read in counted.inputs), made)
    sheet, rows = COUNTED.in_("vi"), judged.counts
    rows.parts = [part._replace(file=file, sheet=sheet) for part in rows.parts]
    unplaced = {line: unit for each in rows.unplaced.values() for line, unit in each.items()}
    rows.unplaced = {(file, sheet): unplaced} if unplaced else {}
    findings = [
        replace(
            each,
            location=replace(each.location, file=file, sheet=sheet if each.location.row else None),
        )
        if each.location.file == made
        else each
        for each in judged.findings
    ]
    return replace(judged, findings=findings, inputs=counted.inputs)


def _lists(ask: Request) -> "DossierLists":
    """Say how a list of the dossiers behind a result is asked for."""
    from cchc.provenance import DossierLists

    given = {
        "--year": ask.year,
        "--set": ask.set_id,
        "--body": ask.body,
        "--on": ask.on,
        "--source": ask.source,
        "--definitions": ask.definitions if isinstance(ask.definitions, str | PathLike) else None,
    }
    options = [part for name, value in given.items() if value for part in (name, str(value))]
    return DossierLists([str(path) for path in ask.files], options)


def told(tell: "Tell | None") -> "tuple[Tell, ...]":
    """Hand on who hears of the stages, where somebody does."""
    return () if tell is None else (tell,)


def _against(
    ask: Request, known: Known, law: Law, found: "list[Finding]"
) -> "list[Period | Earlier]":
    """Understand ``against``: periods of the same files, or files of their own, judged alike."""
    year = ask.against_year
    written = _sequence(ask.against)
    earlier = law
    if written and year not in (None, law.target_set.year):
        earlier = known.law_of(known.timeline_of_body(year, law.target_set))
        found += earlier.findings
    return [_one_against(each, ask, earlier, is_of_a_year=year is not None) for each in written]


def _sequence(written: Counts | Sequence[Counts]) -> list[Counts]:
    return [*written] if isinstance(written, Sequence) else [written]


def _one_against(
    written: Counts, ask: Request, law: Law, *, is_of_a_year: bool
) -> "Period | Earlier":
    from cchc import pipeline

    period = read_period(written, law.target_set.year) if isinstance(written, str) else None
    if period is not None and not is_of_a_year:
        return period

    def judged(now: Period) -> "Judged":
        """Judge the same months of a file, or, where it is of one other period, that one."""
        months = now._replace(year=law.target_set.year)
        then = Request(written, period=months, encoding=ask.encoding)
        same_months = pipeline.check(then, law.in_its_time(months))
        if is_of_a_year or _is_known_in_full(same_months):
            return same_months
        try:
            own = pipeline.check(replace(then, period=None), law.in_its_time(None))
        except ChoiceError:  # it is of several: in none of them is it the file of the period before
            return same_months
        is_its_own = own.period is not None and _stand_beside(own.period, now)
        return own if is_its_own or not _says_something(same_months) else same_months

    return judged


def _stand_beside(then: Period, now: Period) -> bool:
    """Say whether a file of another period is compared as what it is, not as a part of the judged one.

    Running totals are, which offices send; but a quarter says nothing of a whole year.
    """
    are_running = then.first == now.first == 1 and then.last < now.last
    of_quarter = (then.last, now.last) == (3, 12)
    return then.months == now.months or (are_running and not of_quarter)


def _says_something(report: "Judged") -> bool:
    return any(len(judged.units) for judged in report.judged)


def _is_known_in_full(report: "Judged") -> bool:
    """Say whether anybody sent something of all the months."""
    return any(len(judged.units) > len(judged.gaps) for judged in report.judged)


def _of_dossiers(option: str) -> Words:
    return Words(
        f"{option} chỉ dùng cùng với --dossiers hoặc --against-dossiers.",
        f"{option} goes with --dossiers or --against-dossiers only.",
    )


_AGAINST_WHAT = Words(
    "--against-year chỉ dùng cùng với --against; hãy thêm «--against TỆP».",
    "--against-year goes with --against only; add «--against FILE».",
)
