"""``import cchc``: everything that can be asked, as functions that take values and give values.

Nothing is printed, and nothing is kept between two calls.  What is wrong with counts is a finding
of the report; what is wrong with the question is raised as an ``Error``.  The command line is built
on this and on nothing else.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from os import PathLike
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from cchc.answering import (
    count_request,
    draft_request,
    inspect_request,
    list_request,
    sql_request,
)
from cchc.checking import check_request
from cchc.definitions.choose import choose_targets
from cchc.errors import WrongRequest, refusing_missing_files
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
    from cchc.definitions.cascade import Cascade
    from cchc.definitions.difference import Difference
    from cchc.definitions.forms import Form
    from cchc.definitions.model import TargetSet
    from cchc.diagnostics import Finding, Rule
    from cchc.render.proof import Proof
    from cchc.request.form import FormRequest
    from cchc.results import Reminder
    from cchc.results import Report as Judged
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

    with refusing_missing_files():
        return lint_folder(folder, against, set_id)


def run_tests(folder: "str | PathLike[str] | None" = None, *, mutate: bool = False) -> "Tested":
    """Run the tests that a folder of definitions carries; *mutate* also tries what they notice.

    Raises BrokenDefinitions where definitions are wrong; tests that cannot be run are told beside the others.
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

    with refusing_missing_files():
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
