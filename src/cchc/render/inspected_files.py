"""What ``cchc inspect`` shows of several files before it shows each: a sentence, and a line per file."""

from collections.abc import Sequence

from cchc.diagnostics import Severity
from cchc.document.model import Column, Kind, Table, Tone, Toned
from cchc.tables.inspection import Inspection, Recognised
from cchc.words import Lang, Words
from cchc.words.numbers import so_many
from cchc.words.terms import FILE, UNIT
from cchc.words.text import safe

_State = tuple[Words, Tone]
_READ: _State = (Words("Đọc được", "Read"), "good")
_PART: _State = (Words("Đọc một phần", "Read in part"), "doubtful")
_UNREAD: _State = (Words("Không đọc được", "Not read"), "bad")
_MOST_NAMED = 3  # periods and units of one file


def overview(found: Inspection, lang: Lang) -> tuple[str, Table] | None:
    """Sum several files up; None where there is only one."""
    by_file: dict[str, list[Recognised]] = {}
    for sheet in found.sheets:
        by_file.setdefault(sheet.file, []).append(sheet)
    faults = [f.location.file for f in found.findings if f.rule.severity is Severity.ERROR]
    names = list(dict.fromkeys((*by_file, *faults)))
    if len(names) < 2:
        return None
    heads = (
        Column("file", Words("Tệp", "File").in_(lang), Kind.TEXT),
        Column("state", Words("Tình trạng", "State").in_(lang), Kind.ITEM),
        Column("counts", Words("Cặp b, a", "Pairs b, a").in_(lang), Kind.COUNT),
        Column("errors", Words("Lỗi", "Errors").in_(lang), Kind.COUNT),
        Column("period", Words("Kỳ", "Period").in_(lang), Kind.TEXT),
        Column("unit", Words("Đơn vị", "Unit").in_(lang), Kind.TEXT),
    )
    rows = []
    states = []
    for name in names:
        sheets = by_file.get(name, [])
        pairs, errors = sum(sheet.counts for sheet in sheets), faults.count(name)
        state, tone = (_PART if errors else _READ) if pairs else _UNREAD
        states.append(state)
        periods = _few([each.period.label(lang) for each in sheets if each.period])
        units = _few([_who(each, lang) for each in sheets if each.counts])
        rows.append((safe(name), Toned(state.in_(lang), tone), pairs, errors, periods, units))
    told = ", ".join(
        f"{states.count(state)} {state.in_(lang)[0].lower()}{state.in_(lang)[1:]}"
        for state, _ in (_READ, _PART, _UNREAD)
        if state in states
    )
    return f"{so_many(len(names), FILE).in_(lang)}: {told}.", Table(heads, rows)


def _who(sheet: Recognised, lang: Lang) -> str:
    """Name who reports, or say how many units the rows name."""
    if sheet.body is not None:
        return sheet.body
    return so_many(sheet.units, UNIT).in_(lang)


def _few(texts: Sequence[str]) -> str:
    different = list(dict.fromkeys(texts))
    more = ", …" if len(different) > _MOST_NAMED else ""
    return ", ".join(map(safe, different[:_MOST_NAMED])) + more
