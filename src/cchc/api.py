"""``import cchc``: everything that can be asked, as functions that take values and give values.

Nothing is printed, and nothing is kept between two calls.  What is wrong with counts is a finding
of the report; what is wrong with the question is raised as an ``Error``.  The command line is built
on this and on nothing else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from itertools import chain
from os import PathLike
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from cchc.definitions.choose import ChoiceError, choose_targets
from cchc.definitions.period import Period, read_period
from cchc.errors import WrongRequest, after
from cchc.inputs import Counts, File
from cchc.law import Known, Law, load
from cchc.request.check import Request
from cchc.request.reading import Reading
from cchc.words import Lang, Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe

if TYPE_CHECKING:
    from os import PathLike

    from cchc.authoring.begin import Beginning
    from cchc.authoring.lint import Linted
    from cchc.authoring.run_tests import Tested
    from cchc.counting import Counted
    from cchc.definitions.cascade import Cascade
    from cchc.definitions.difference import Difference
    from cchc.definitions.forms import Form
    from cchc.definitions.model import TargetSet
    from cchc.definitions.timeline import Timeline
    from cchc.diagnostics import Finding, Rule
    from cchc.dossier_files import Tell
    from cchc.drafting import Drafted
    from cchc.listing import Listed
    from cchc.pipeline import Earlier
    from cchc.provenance import DossierLists
    from cchc.reading import Watch
    from cchc.render.proof import Proof
    from cchc.report import Report
    from cchc.request.dossiers import CountRequest, ListRequest
    from cchc.request.draft import DraftRequest
    from cchc.request.form import FormRequest
    from cchc.request.sql import SqlRequest
    from cchc.results import Reminder
    from cchc.results import Report as Judged
    from cchc.tables.inspection import Inspection
    from cchc.verification.model import Verification

__all__ = [
    "begin",
    "blank_form",
    "blank_forms",
    "check",
    "check_request",
    "choose_targets",
    "count_request",
    "difference",
    "draft_request",
    "explain",
    "inspect",
    "inspect_request",
    "lint",
    "list_request",
    "load",
    "reminders",
    "rule",
    "rules",
    "run_tests",
    "schema",
    "sets_compared",
    "sql_request",
    "verify",
]

P = ParamSpec("P")
Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


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
    with after(found), _refusing_missing_files():
        law = known.law_of(_timeline_asked(ask, known))
    found += law.findings
    with after(found), _refusing_missing_files():
        said: Sequence[Finding] = ()
        lists = _lists(ask) if ask.dossiers else None
        if ask.dossiers:
            ask, said = _counted(ask, law, tell)
        elif ask.source and not ask.against_dossiers:
            raise WrongRequest(_SOURCE_OF_WHAT)
        against = _against(ask, known, law, found)
        judged = pipeline.check(ask, law, against=against, watch=watch)
        if ask.against_dossiers:
            from cchc.beside_dossiers import compare

            said = [*said, *compare(judged, ask.against_dossiers, ask.source, law, *_told(tell))]
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

    if (ask.year, ask.set_id, ask.on) == (None, None, None) and not ask.dossiers:
        named = set_of_forms(ask)
        if named in {each.id for each in known.sets()}:
            return known.timeline_of(set_id=named).naming_one(None)
    return known.timeline_of(ask.year, ask.set_id, ask.on)


def _told(tell: "Tell | None") -> "tuple[Tell, ...]":
    return () if tell is None else (tell,)


def _counted(ask: Request, law: Law, tell: "Tell | None") -> "tuple[Request, Sequence[Finding]]":
    """Count the dossiers first: what is judged is exactly the file that ``count`` would write."""
    from cchc import counting
    from cchc.request.dossiers import CountRequest

    paths = [*ask.files]
    period = str(ask.period.code) if isinstance(ask.period, Period) else ask.period
    asked = CountRequest(paths, items=ask.items, period=period, source=ask.source)
    counts = counting.count(asked, law, *_told(tell))
    # Periods that it is compared with are counted too, each by itself: things cannot be added.
    texts = [each for each in _sequence(ask.against) if isinstance(each, str)]
    year = law.target_set.year
    others = [each for each in texts if ask.against_year is None and read_period(each, year)]
    more = [
        counting.count(replace(asked, period=each), law, *_told(tell)).groups for each in others
    ]
    whole = replace(counts, groups=[*counts.groups, *chain.from_iterable(more)])
    name = f"{paths[0]} ({counting.COUNTED.in_('vi')}).csv"
    period = period or (str(year) if others else None)
    judged = replace(ask, counts=File(name, whole.file()), dossiers=False, period=period)
    return judged, counts.findings


def _lists(ask: Request) -> "DossierLists":
    """Say how a list of the dossiers behind a result is asked for."""
    from cchc.provenance import DossierLists

    given = {
        "--year": ask.year,
        "--set": ask.set_id,
        "--on": ask.on,
        "--source": ask.source,
        "--definitions": ask.definitions if isinstance(ask.definitions, str | PathLike) else None,
    }
    options = [part for name, value in given.items() if value for part in (name, str(value))]
    return DossierLists([str(path) for path in ask.files], options)


def inspect_request(ask: Reading) -> "Inspection":
    """Read as ``check_request`` does and say what was understood, judging nothing.

    Where no set is named, the one that understands most is taken.  Raises as ``check_request``.
    """
    from cchc import pipeline

    known = load(ask.definitions)
    found = [*known.findings]
    with after(found):
        timelines = _timelines(ask, known)
    inspections = []
    for each in timelines:
        with after(found), _refusing_missing_files():
            law = known.law_of(each)
            found += law.findings
            inspections.append(pipeline.inspect(ask, law))
    best = max(inspections, key=lambda each: each.counts)
    return replace(best, definition_findings=found)


def count_request(ask: "CountRequest", tell: "Tell | None" = None) -> "Counted":
    """Count b and a from dossiers; *tell* hears of each stage.  Raises as ``check_request``."""
    from cchc import counting

    known = load(ask.definitions)
    found = [*known.findings]
    with after(found):
        law = known.law_of(known.timeline_of(ask.year, ask.set_id, ask.on))
    found += law.findings
    with after(found), _refusing_missing_files():
        counted = counting.count(ask, law, *_told(tell))
    return replace(counted, definition_findings=found)


def list_request(ask: "ListRequest", lang: Lang, tell: "Tell | None" = None) -> "Listed":
    """List the dossiers of one target; *tell* hears of each stage.  Raises as ``check_request``."""
    from cchc import listing

    known = load(ask.definitions)
    found = [*known.findings]
    with after(found):
        law = known.law_of(known.timeline_of(ask.year, ask.set_id, ask.on))
    with after(found), _refusing_missing_files():
        return listing.list_dossiers(ask, law, lang, *_told(tell))


def sql_request(ask: "SqlRequest") -> str:
    """Print the statement that counts dossiers in a database.  Raises as ``check_request``."""
    from cchc import counting

    known = load(ask.definitions)
    timeline = known.timeline_of(ask.year, ask.set_id, ask.on)
    return counting.statement_for(ask, timeline, known.definitions)


def draft_request(ask: "DraftRequest") -> "Drafted":
    """Draft a target set from a document.  Raises as ``check_request``."""
    from pathlib import Path

    from cchc import drafting

    known = load(ask.definitions)
    with _refusing_missing_files():
        data, unread = drafting.read_document(ask.document)
    if data is None:
        return drafting.Drafted(None, unread)
    name = Path(ask.output).stem
    asked = (name, drafting.source_from(ask.output, ask.document), ask.annex)
    return drafting.draft_of(ask.document, data, asked, known.definitions)


def _asking(
    make: Callable[P, Asked], answer: Callable[[Asked], Answer], text: str
) -> Callable[P, Answer]:
    """Make a function that takes the fields of a request as they are declared, and answers it."""

    @wraps(make, assigned=())
    def ask(*fields: P.args, **options: P.kwargs) -> Answer:
        return answer(make(*fields, **options))

    ask.__doc__ = text
    return ask


check = _asking(
    Request,
    check_request,
    """Judge counts: paths, bytes or ``File``; the options are the fields of ``Request``.

    Raises WrongRequest for a name, file or period that does not exist, BrokenDefinitions where the
    definitions cannot be used.  What is wrong with the counts is a finding of the report.
    """,
)
inspect = _asking(
    Reading,
    inspect_request,
    """Say how files are understood, judging nothing; takes and raises what ``check`` does.

    Where no set is named, the one that understands most is taken.
    """,
)


def lint(
    folder: "str | PathLike[str] | None" = None,
    against: str | None = None,
    set_id: str | None = None,
) -> "Linted":
    """Tell everything that is wrong with a folder of definitions, or with the shipped ones.

    *against* is a document with which a set, the only one or the one of *set_id*, is compared.
    Raises WrongRequest where it is not there, or it is not clear for which set it is.
    """
    from cchc.authoring.lint import lint as lint_folder

    with _refusing_missing_files():
        return lint_folder(folder, against, set_id)


def run_tests(folder: "str | PathLike[str] | None" = None, *, mutate: bool = False) -> "Tested":
    """Run the tests that a folder of definitions carries; *mutate* also tries what they notice.

    Raises BrokenDefinitions where definitions are wrong or a test cannot be run.
    """
    from cchc.authoring.run_tests import run_tests as run

    return run(folder, mutate=mutate)


def begin(place: str, year: int, folder: str) -> "Beginning":
    """Make the files of a new folder of definitions; raises WrongRequest for no place or no year."""
    from cchc.authoring.begin import begin as begin_folder

    return begin_folder(place, year, folder)


def schema(kind: str, lang: Lang = "vi") -> str:
    """Give the JSON Schema of one kind of definition, or of the report, as text."""
    from cchc.authoring.schemas import schema_text

    return schema_text(kind, lang)


def verify(
    report: str | PathLike[str] | bytes | File,
    counts: Counts | Sequence[Counts],
    definitions: Known | str | PathLike[str] | None = None,
) -> "Verification":
    """Judge again what a JSON report says was judged; the counts are known by their bytes.

    Raises as ``check_request``, and WrongRequest for what is no report.
    """
    from cchc.verification.inputs import AtHand, file_of
    from cchc.verification.verify import verify as verified

    with _refusing_missing_files():
        return verified(
            file_of(report),
            AtHand.of(counts),
            check_request,
            lambda: load(definitions).definitions.digest,
            definitions,
        )


def explain(report: "Judged", lang: Lang = "vi") -> "list[Proof]":
    """Say of each result that a report shows why it is what it is: cells, formula, threshold, law."""
    from cchc.render.proof import proofs

    return proofs(report, lang)


def reminders(report: "Judged") -> "list[Reminder]":
    """List the units that have not reported all that was expected of them."""
    from cchc.engine import completeness

    return completeness.reminders(report)


def difference(before: "TargetSet", after: "TargetSet") -> "list[Difference]":
    """Compare two target sets row by row."""
    from cchc.definitions.difference import difference as differences

    return differences(before, after)


def sets_compared(
    known: Known, before: str, after: str | None = None
) -> "tuple[TargetSet, TargetSet, Sequence[Finding]]":
    """Find the sets to compare by id or year, in a folder and among the shipped ones.

    Without *after* it is the set that *before* extends, and itself.  Also gives what was found in the
    registries.  Raises WrongRequest where it is not clear which are meant.
    """
    from cchc.definitions.comparing import choose_pair

    shipped, own = load(None), known.definitions.target_sets
    pair = choose_pair(own, shipped.definitions.target_sets, before, after)
    mine = [each for each in pair if any(each is other for other in own)]
    others = [each for each in pair if not any(each is other for other in own)]
    found = [*known.registry_findings(mine), *shipped.registry_findings(others)]
    return *pair, found


def cascade(known: Known, year: int | None = None) -> "tuple[list[Cascade], Sequence[Finding]]":
    """Follow the sets of a folder down to those that extend them, and up to the shipped ones.

    Also gives what was found in the registries.  Raises WrongRequest where there are no sets of the
    year, and BrokenDefinitions where a registry cannot be read.
    """
    from cchc.definitions.cascade import cascade as follow

    own = known.sets(year)
    shipped = load(None) if any(each.extends for each in own) else known
    names = {each.id for each in known.definitions.target_sets}
    lent = {each.id: each for each in shipped.definitions.target_sets if each.id not in names}
    above = [lent[name] for name in dict.fromkeys(each.extends for each in own) if name in lent]
    laws = [*map(shipped.law_of, above), *map(known.law_of, own)]
    registries = {law.target_set.id: law.registry for law in laws}
    found = follow([*above, *own], registries)
    return found, [finding for law in laws for finding in law.findings]


def blank_form(ask: "FormRequest", law: Law) -> "Form":
    """Make the form of a unit, of a level or of the body of the set.

    Raises WrongRequest for a unit that is not registered or not bound.
    """
    from cchc import blank_forms

    return blank_forms.blank_form(ask, law)


def blank_forms(ask: "FormRequest", law: Law) -> "Mapping[str, Form]":
    """Make the form of every unit, or of those of a level, by names that fit files."""
    from cchc import blank_forms as made

    return made.blank_forms(ask, law)


def rule(written: str) -> "type[Rule]":
    """Find a rule by its code or name; raises WrongRequest where there is none."""
    from cchc.rules.catalogue import CATALOGUE

    key = written.strip().casefold()
    for each in CATALOGUE.values():
        if key in (each.code.casefold(), each.name):
            return each
    question = did_you_mean(nearest(key, [*CATALOGUE, *(each.name for each in CATALOGUE.values())]))
    raise WrongRequest(
        Words(
            f"Không có mã «{safe(written)}».{question.vi} «cchc explain» liệt kê tất cả các mã.",
            f"There is no code «{safe(written)}».{question.en} «cchc explain» lists all codes.",
        )
    )


def rules() -> "Sequence[type[Rule]]":
    """List every rule that a finding may come from, by code."""
    from cchc.rules.catalogue import CATALOGUE

    return [CATALOGUE[code] for code in sorted(CATALOGUE)]


def _timelines(ask: Reading, known: Known) -> "Sequence[Timeline]":
    if ask.set_id is None and ask.on is None:
        return known.timelines(ask.year)
    return [known.timeline_of(ask.year, ask.set_id, ask.on)]


def _against(
    ask: Request, known: Known, law: Law, found: "list[Finding]"
) -> "list[Period | Earlier]":
    """Understand ``against``: periods of the same files, or files of their own, judged alike."""
    year = ask.against_year
    written = _sequence(ask.against)
    earlier = law
    if written and year not in (None, law.target_set.year):
        earlier = known.law_of(known.timeline_of(year))
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
        same_months = pipeline.check(then, law)
        if is_of_a_year or _says_something(same_months):
            return same_months
        try:
            return pipeline.check(replace(then, period=None), law)
        except ChoiceError:  # it is of several: in none of them is it the file of the period before
            return same_months

    return judged


def _says_something(report: "Judged") -> bool:
    return any(len(judged.units) for judged in report.judged)


@contextmanager
def _refusing_missing_files() -> Iterator[None]:
    """Turn a path that leads to nothing into a wrong request."""
    try:
        yield
    except FileNotFoundError as error:
        path = safe(str(error.filename or error))
        raise WrongRequest(
            Words(f"Không có tệp «{path}».", f"There is no file «{path}».")
        ) from error


_SOURCE_OF_WHAT = Words(
    "--source chỉ dùng cùng với --dossiers hoặc --against-dossiers.",
    "--source goes with --dossiers or --against-dossiers only.",
)
_AGAINST_WHAT = Words(
    "--against-year chỉ dùng cùng với --against; hãy thêm «--against TỆP».",
    "--against-year goes with --against only; add «--against FILE».",
)
