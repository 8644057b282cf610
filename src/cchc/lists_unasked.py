"""Lists of dossiers that were handed in as counts: told as such, with the option that counts them."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cchc.diagnostics import Finding
from cchc.law import Law
from cchc.rules.dossiers import ListOfDossiers
from cchc.rules.files import NoHeadingRow, NotATable


def told_as_lists(
    findings: Sequence[Finding], files: Mapping[str, bytes | None], law: Law
) -> Sequence[Finding]:
    """Say of files in which no counts were found, and which are lists of dossiers, what they are."""
    doubted = {
        each.location.file for each in findings if isinstance(each.rule, NoHeadingRow | NotATable)
    }
    paths = [path for path in files if path in doubted and files[path] is None]
    if not paths:
        return findings
    from cchc.dossier_files import source_of
    from cchc.records.declared import known_records

    _, sources = known_records(law.definitions.records)
    known = {path: source_of(path, sources) for path in paths if os.path.isfile(path)}
    return [
        replace(each, rule=ListOfDossiers(source=source))
        if isinstance(each.rule, NoHeadingRow | NotATable)
        and (source := known.get(each.location.file))
        else each
        for each in findings
    ]
