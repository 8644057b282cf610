"""Lists of dossiers that were handed in as counts: told as such, with the option that counts them."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.diagnostics import Finding, Severity
from cchc.law import Law
from cchc.rules.dossiers import ListOfDossiers
from cchc.words import Words

if TYPE_CHECKING:
    from cchc.records.engines import Dossiers
    from cchc.request.reading import Reading
    from cchc.tables.inspection import Inspection, Recognised

_PARQUET = "Parquet"  # that counts are never in


def told_as_lists(
    findings: Sequence[Finding], counted: Collection[str], ask: "Reading", law: Law
) -> Sequence[Finding]:
    """Say of files of which nothing was *counted*, and which are lists of dossiers, what they are."""
    return _told(findings, _lists(findings, counted, ask, law))


def understood_as_lists(found: "Inspection", ask: "Reading", law: Law) -> "Inspection":
    """Say of such files how their columns are understood as those of a list, too."""
    counted = {each.file for each in found.sheets if each.counts}
    lists = _lists(found.findings, counted, ask, law)
    if not lists:
        return found
    others = [each for each in found.sheets if each.file not in lists]
    known = [_recognised(file, each) for file, each in lists.items() if each]
    return replace(found, sheets=[*others, *known], findings=_told(found.findings, lists))


def _lists(
    findings: Sequence[Finding], counted: Collection[str], ask: "Reading", law: Law
) -> Mapping[str, "Dossiers | None"]:
    """Open the files that could be lists; None for one that only an engine could read."""
    doubted = dict.fromkeys(
        each.location.file
        for each in findings
        if each.rule.severity is Severity.ERROR and each.location.file not in counted
    )
    given = ask.files
    paths = [path for path in doubted if given.get(path) is None and os.path.isfile(path)]
    if not paths:
        return {}
    from cchc.dossier_files import PARQUET, HowRead, open_dossiers
    from cchc.errors import WrongRequest
    from cchc.records.declared import known_records

    _, sources = known_records(law.definitions.records)
    found: dict[str, Dossiers | None] = {}
    for path in paths:
        try:
            dossiers = open_dossiers([path], sources, HowRead(encoding=ask.encoding)).dossiers
        except WrongRequest:  # the engine that could read it is not installed
            dossiers = None
        if dossiers or Path(path).suffix.casefold() == PARQUET:
            found[path] = dossiers
    return found


def _told(findings: Sequence[Finding], lists: Mapping[str, "Dossiers | None"]) -> Sequence[Finding]:
    """Put one finding in the place of all that was said of a list as a table of counts."""
    told: dict[str, None] = {}
    kept = []
    for each in findings:
        file = each.location.file
        if file not in lists:
            kept.append(each)
        elif file not in told:
            told[file] = None
            of_it = lists[file]
            source = of_it.source.id if of_it else _PARQUET
            kept.append(replace(each, rule=ListOfDossiers(source=source)))
    return kept


def _recognised(file: str, dossiers: "Dossiers") -> "Recognised":
    from cchc.tables.inspection import ColumnRead, Recognised

    heading, source = dossiers.heading, dossiers.heading.binding.source
    row = heading.place.row
    fields = {at: name for name, at in heading.binding.columns.items()}
    columns = [
        ColumnRead(
            at + 1,
            (text,),
            source.columns[fields[at]].field.label if at in fields else None,
            fields.get(at),
        )
        for at, text in enumerate(heading.texts)
        if text.strip()
    ]
    by = dossiers.engine
    return Recognised(
        file=file,
        sheet=heading.place.sheet,
        layout=source.id,
        title=Words(f"{source.label.vi}; đếm bằng {by}", f"{source.label.en}; counted by {by}"),
        headings=(row, row) if row else None,
        columns=columns,
    )
