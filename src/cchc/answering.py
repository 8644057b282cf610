"""Requests about counts, dossiers and documents, and how each is answered; checks have their own module."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cchc.checking import told
from cchc.diagnostics import Finding
from cchc.errors import BrokenDefinitions, after, refusing_missing_files
from cchc.law import Known, Law, load
from cchc.request.reading import Reading
from cchc.words import Lang

if TYPE_CHECKING:
    from os import PathLike

    from cchc.counting import Counted
    from cchc.definitions.model import Definitions
    from cchc.definitions.timeline import Timeline
    from cchc.dossier_files import Tell
    from cchc.drafting import Drafted
    from cchc.listing import Listed
    from cchc.request.dossiers import CountRequest, ListRequest
    from cchc.request.draft import DraftRequest
    from cchc.request.sql import SqlRequest
    from cchc.tables.inspection import Inspection


def inspect_request(ask: Reading) -> "Inspection":
    """Read as ``check_request`` does and say what was understood, judging nothing.

    Where no set is named, the one that understands most is taken.  Raises as ``check_request``.
    """
    from cchc import pipeline
    from cchc.lists_unasked import understood_as_lists

    known = load(ask.definitions)
    found = [*known.findings]
    with after(found):
        timelines = _timelines(ask, known)
    inspections = []
    for each in timelines:
        with after(found), refusing_missing_files():
            law = known.law_of(each)
            found += law.findings
            inspections.append((pipeline.inspect(ask, law), law))
    best, law = max(inspections, key=lambda each: each[0].counts)
    return replace(understood_as_lists(best, ask, law), definition_findings=found)


def count_request(ask: "CountRequest", tell: "Tell | None" = None) -> "Counted":
    """Count b and a from dossiers; *tell* hears of each stage.  Raises as ``check_request``."""
    from cchc import counting

    law, found = _law_for(ask)
    with after(found), refusing_missing_files():
        counted = counting.count(ask, law, *told(tell))
    return replace(counted, definition_findings=found)


def list_request(ask: "ListRequest", lang: Lang, tell: "Tell | None" = None) -> "Listed":
    """List the dossiers of one target; *tell* hears of each stage.  Raises as ``check_request``."""
    from cchc import listing

    law, found = _law_for(ask)
    with after(found), refusing_missing_files():
        listed = listing.list_dossiers(ask, law, lang, *told(tell))
    return replace(listed, definition_findings=found)


def _law_for(ask: "CountRequest | ListRequest") -> tuple[Law, Sequence[Finding]]:
    """Load what dossiers are counted by, and what was found in it."""
    known = load(ask.definitions)
    with after(known.findings):
        law = known.law_of(known.timeline_of(ask.year, ask.set_id, ask.on, ask.body))
    return law, (*known.findings, *law.findings)


def sql_request(ask: "SqlRequest") -> str:
    """Print the statement that counts dossiers in a database.  Raises as ``check_request``."""
    from cchc import counting

    known = load(ask.definitions)
    timeline = known.timeline_of(ask.year, ask.set_id, ask.on, ask.body)
    return counting.statement_for(ask, timeline, known.definitions)


def draft_request(ask: "DraftRequest") -> "Drafted":
    """Draft a target set from a document.  Raises as ``check_request``."""
    from pathlib import Path

    from cchc import drafting

    known = _known_to_a_draft(ask.definitions)
    if ask.definitions is None:
        known = drafting.known_beside(known, ask.output)
    with refusing_missing_files():
        data, unread = drafting.read_document(ask.document)
    if data is None:
        return drafting.Drafted(None, unread)
    name = Path(ask.output).stem
    asked = (name, drafting.source_from(ask.output, ask.document), ask.annex)
    made = drafting.draft_of(ask.document, data, asked, known)
    lent = drafting.lent_to(made.draft, ask.output) if made.draft else ()
    return replace(made, lent=lent)


def _known_to_a_draft(definitions: "Known | str | PathLike[str] | None") -> "Definitions":
    """Load what a draft may name; a folder that has no set yet is what drafts are made for."""
    from pathlib import Path

    from cchc import drafting
    from cchc.diagnostics import Severity
    from cchc.rules.definition_folder import NoTargetSet

    try:
        return load(definitions).definitions
    except BrokenDefinitions as broken:
        errors = [each for each in broken.findings if each.rule.severity is Severity.ERROR]
        is_empty = all(isinstance(each.rule, NoTargetSet) for each in errors)
        if not is_empty or definitions is None or isinstance(definitions, Known):
            raise
    return drafting.known_in(load(None).definitions, Path(definitions))


def _timelines(ask: Reading, known: Known) -> "Sequence[Timeline]":
    if (ask.set_id, ask.on, ask.body) == (None, None, None):
        return known.timelines(ask.year)
    return [known.timeline_of(ask.year, ask.set_id, ask.on, ask.body)]
