"""The report as Markdown for forges: a page to keep, and a shorter one for a pipeline's summary.

Every text that comes from a file is inert: it ends no cell, opens no tag, names no one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from cchc.diagnostics import Finding
from cchc.exit_codes import ExitCode
from cchc.render import columns, table, views
from cchc.render.grid import Cell, Column, Grid
from cchc.results import Report, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import SEVERITY, VERDICT
from cchc.words.text import safe

_ACTIVE = re.compile(r"[\\`*_\[\]|~$&<>]|(?<!\w)@(?=\w)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_SPELLED = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    ":": "&#58;",  # of a web address, which a forge would link
    ".": "&#46;",
    "@": "@<!-- -->",  # a forge tells whoever is named; a backslash does not keep it from that
}


def render(report: Report, _exit_code: ExitCode, lang: Lang) -> str:
    """Write everything: the targets, what is missed, the findings, then every result."""
    lines = [*_overview(report, lang), *_missed(report, lang, None)]
    for part in views.render(report, lang):
        lines += _section(part, lang) if isinstance(part, str) else _table(part)
    lines += _findings(report.findings, lang, None)
    everything = list(report.results())
    if everything:
        lines += _section(Words("Mọi kết quả", "All results"), lang)
        lines += _table(table.results_grid(everything, True, lang))
        lines += _section(Words("Tổng theo chỉ tiêu", "Totals per target"), lang)
        lines += _table(table.totals_grid(report, lang))
    return "\n".join(lines) + "\n"


def summary(report: Report, lang: Lang, room: int) -> str:
    """Write what a person looks at first, in at most *room* bytes; what is left out is said."""
    lines = [*_overview(report, lang), *_missed(report, lang, columns.MANY)]
    lines += _findings(report.findings, lang, columns.MANY)
    cut = Words("… phần còn lại đã được cắt bớt.", "… the rest was cut off.").in_(lang)
    left = room - _size(lines)
    if left >= 0:
        return "\n".join(lines) + "\n"
    left -= _size(("", cut))
    while lines and left < 0:
        left += _size((lines.pop(),))
    return "\n".join((*lines, "", cut)) + "\n" if lines else ""


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def inert(text: str) -> str:
    """Keep a forge from taking a text for markup, a link or somebody's name."""
    return _ACTIVE.sub(lambda match: _SPELLED.get(match[0], f"\\{match[0]}"), safe(text))


def _overview(report: Report, lang: Lang) -> Iterator[str]:
    yield f"# {inert(table.heading(report, table.only_unit(report), lang).rstrip())}"
    yield ""
    yield inert(report.target_set.title)
    yield ""
    yield f"**{inert(table.closing(report, lang))}**"
    if report.judged:
        yield from _section(Words("Theo chỉ tiêu", "By target"), lang)
        yield from _table(table.summary_grid(report, lang))


def _missed(report: Report, lang: Lang, at_most: int | None) -> Iterator[str]:
    number = report.tally(Verdict.MISSED)
    if number:
        shown = list(islice(report.results(Verdict.MISSED), at_most))
        yield from _section(VERDICT[Verdict.MISSED.code], lang)
        yield from _table(table.results_grid(shown, True, lang))
        yield from _more(number, at_most, lang)


def _findings(findings: Sequence[Finding], lang: Lang, at_most: int | None) -> Iterator[str]:
    if not findings:
        return
    headings = (
        Words("Vị trí", "Location"),
        Words("Mã", "Code"),
        Words("Mức độ", "Severity"),
        Words("Nội dung", "Message"),
        Words("Cách xử lý", "What to do"),
    )
    rows = [
        (
            each.location.text,
            each.rule.code,
            SEVERITY[each.rule.severity].in_(lang),
            each.message(lang),
            each.fix(lang),
        )
        for each in findings[:at_most]
    ]
    yield from _section(Words("Phát hiện", "Findings"), lang)
    columns = [Column(words.in_(lang)) for words in headings]
    yield from _table(Grid(columns, [[Cell(text) for text in row] for row in rows]))
    yield from _more(len(findings), at_most, lang)


def _more(number: int, at_most: int | None, lang: Lang) -> Iterator[str]:
    if at_most is not None and number > at_most:
        more = count(number - at_most, lang)
        yield ""
        yield Words(f"… và {more} dòng nữa.", f"… and {more} more rows.").in_(lang)


def _section(title: Words | str, lang: Lang) -> tuple[str, ...]:
    text = title if isinstance(title, str) else title.in_(lang)
    return "", f"## {text.strip()}", ""


def _table(grid: Grid) -> Iterator[str]:
    yield _row(inert(column.heading) for column in grid.columns)
    yield _row("---:" if column.right else "---" for column in grid.columns)
    for row in grid.rows:
        yield _row(inert(cell.text) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
